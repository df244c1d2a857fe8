// What is kept in the browser across reloads. A browser may refuse to keep anything; then nothing is kept.

/**
 * @param {string} key
 * @returns {any} what was kept under the key, or undefined
 */
export function recall(key) {
  try {
    const text = localStorage.getItem(`gatherplay.${key}`);
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * @param {string} key
 * @param {unknown} value what JSON can hold; undefined forgets
 */
export function keep(key, value) {
  try {
    if (value === undefined) {
      localStorage.removeItem(`gatherplay.${key}`);
    } else {
      localStorage.setItem(`gatherplay.${key}`, JSON.stringify(value));
    }
  } catch {
    // Refused (private window, quota): the page works without.
  }
}
