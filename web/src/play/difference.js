// How two texts differ.

/** @import {Change} from "./editor.js" */

/**
 * The one change that makes a text of another.
 * @param {string} a before
 * @param {string} b after
 * @returns {Change | undefined}
 */
export function difference(a, b) {
  if (a === b) return undefined;
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  return { from: start, to: a.length - end, insert: b.slice(start, b.length - end) };
}
