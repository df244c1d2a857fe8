// The frame that the browser makes next of what has changed.

/** How long it may take, in milliseconds: a page that nobody sees makes no frames. */
const LONGEST = 100;

/** Waits until what is in the document now has been painted. @returns {Promise<void>} */
export function painted() {
  return new Promise((resolve) => {
    const late = setTimeout(resolve, LONGEST);
    requestAnimationFrame(() => {
      // A task of its own, after the frame.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        clearTimeout(late);
        resolve();
      };
      port2.postMessage(undefined);
    });
  });
}
