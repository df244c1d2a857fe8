// Keys that mean something wherever the focus is, unless whoever has it takes them.

/**
 * Takes a key, if it means anything here and nothing else to what has the focus.
 * @param {KeyboardEvent} event
 * @param {Record<string, () => unknown>} keys
 */
export function takeKey(event, keys) {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (!(event.key in keys) || isTyping(event.composedPath()[0])) return;
  event.preventDefault();
  void keys[event.key]();
}

/**
 * Whether a key means a letter to what has the focus.
 * @param {EventTarget} target
 */
function isTyping(target) {
  return (
    target instanceof HTMLInputElement ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLElement && target.isContentEditable)
  );
}
