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

/**
 * Where a place in a text is in what has been made of it.
 * @param {number} place
 * @param {string} a before
 * @param {string} b after
 */
export function moved(place, a, b) {
  const change = difference(a, b);
  if (!change || place <= change.from) return place;
  return place < change.to ? change.from : place + b.length - a.length;
}
