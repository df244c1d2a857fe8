// What is kept in the browser across reloads. A browser may refuse to keep anything (private window, no room); then nothing is kept.

/** Who has what is kept: this tab alone, or all tabs, also those to come. Looking at either may throw. */
const stores = { tab: () => sessionStorage, browser: () => localStorage };

/**
 * @param {string} key
 * @param {keyof typeof stores} [store]
 * @returns {any} what was kept under the key, or undefined
 */
export function recall(key, store = "browser") {
  try {
    const text = stores[store]().getItem(`gatherplay.${key}`);
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * @param {string} key
 * @param {unknown} value what JSON can hold; undefined forgets
 * @param {keyof typeof stores} [store]
 * @returns {boolean} whether it is kept
 */
export function keep(key, value, store = "browser") {
  try {
    if (value === undefined) {
      stores[store]().removeItem(`gatherplay.${key}`);
    } else {
      stores[store]().setItem(`gatherplay.${key}`, JSON.stringify(value));
    }
    return true;
  } catch {
    return false;
  }
}

/** One's work: what was done in this tab, else what was done last in any. Work in one tab takes nothing from another that is reloaded. */
export const recallWork = () => recall("work", "tab") ?? recall("work");

/**
 * @param {unknown} work what JSON can hold
 * @returns {boolean} whether it is there when the tab has been closed
 */
export function keepWork(work) {
  keep("work", work, "tab");
  return keep("work", work);
}
