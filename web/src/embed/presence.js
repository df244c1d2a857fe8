// What of a document's embeds is in it: as long as there is anything, the runtime that they share is kept.

import { sharedRuntime } from "../runtime/runtime.js";

/** @type {Set<HTMLElement>} */
const present = new Set();

/** @param {HTMLElement} element that has come into a document */
export function arrived(element) {
  present.add(element);
}

/** @param {HTMLElement} element that has left a document, perhaps only to be put in another place of it */
export function departed(element) {
  // After the element itself has let go of what it had.
  queueMicrotask(() => {
    if (element.isConnected) return;
    present.delete(element);
    if (present.size === 0) sharedRuntime().stop();
  });
}
