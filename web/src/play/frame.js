// The frame that the browser makes next of what has changed.

/** How long it may take, in milliseconds: a page that nobody sees makes no frames. */
const LONGEST = 100;

/** How long after a frame has begun it has been made, with what else waits for it, in milliseconds; if not, what follows is a task after it. */
const AFTER = 5;

/** Waits until what is in the document now has been painted. @returns {Promise<void>} */
export function painted() {
  return new Promise((resolve) => {
    const late = setTimeout(resolve, LONGEST);
    requestAnimationFrame(() => {
      clearTimeout(late);
      setTimeout(resolve, AFTER);
    });
  });
}
