// Showing a new drawing in the place of one that is like it: what is the same stays, so that the browser neither lays it out nor paints it again,
// and what has the focus keeps it.

/**
 * Makes the content of an element like that of another, changing as little as can be. What the other holds may be moved out of it.
 * @param {Element | DocumentFragment} shown
 * @param {Element | DocumentFragment} wanted
 */
export function patch(shown, wanted) {
  let old = shown.firstChild;
  let next = wanted.firstChild;
  while (next) {
    const following = next.nextSibling;
    if (!old) {
      shown.append(next);
    } else {
      const after = old.nextSibling;
      if (isElement(old) && isElement(next) && old.localName === next.localName) {
        patchAttributes(old, next);
        patch(old, next);
      } else if (old.nodeType === next.nodeType && !isElement(old)) {
        if (old.nodeValue !== next.nodeValue) old.nodeValue = next.nodeValue;
      } else {
        old.replaceWith(next);
      }
      old = after;
    }
    next = following;
  }
  while (old) {
    const after = old.nextSibling;
    old.remove();
    old = after;
  }
}

/**
 * @param {Element} shown
 * @param {Element} wanted
 */
function patchAttributes(shown, wanted) {
  for (const { name, value } of wanted.attributes) {
    if (shown.getAttribute(name) !== value) shown.setAttribute(name, value);
  }
  if (shown.attributes.length === wanted.attributes.length) return;
  for (const name of shown.getAttributeNames()) {
    if (!wanted.hasAttribute(name)) shown.removeAttribute(name);
  }
}

/**
 * @param {Node} node
 * @returns {node is Element}
 */
function isElement(node) {
  return node.nodeType === Node.ELEMENT_NODE;
}
