// The worker of a page that begins with a program, started before the page's modules have come: by then it has loaded and compiled
// the most of what it needs. Who starts it is a classic script, which has nothing in common with modules but the window.

/** @import {WorkerMessage} from "./worker.js" */

/** @typedef {{worker: Worker, ready?: Extract<WorkerMessage, {kind: "ready"}>}} Ahead a worker, and what it has said if it is ready */

/** Where it is kept. No element of a document can have this for its name. */
const key = Symbol.for("gatherplay.worker");

const page = /** @type {Record<symbol, Ahead | undefined>} */ (/** @type {unknown} */ (globalThis));

/**
 * Starts a worker. If that fails it is forgotten: the runtime then starts its own, and says what is wrong if that fails, too.
 * @param {string} script the address of the script that asks
 */
export function startAhead(script) {
  if (self.origin === "null") return; // There is more to it, see sandboxed-worker.js.
  try {
    const worker = new Worker(new URL(WORKER_FILE, script));
    /** @type {Ahead} */
    const ahead = { worker };
    const forget = () => {
      worker.terminate();
      page[key] = undefined;
    };
    worker.onmessage = ({ data }) => {
      if (data.kind === "ready") ahead.ready = data;
      else forget();
    };
    worker.onerror = (event) => {
      event.preventDefault();
      forget();
    };
    worker.postMessage({});
    page[key] = ahead;
  } catch {
    // This browser allows no worker.
  }
}

/** Hands the worker over, to one who needs it. */
export function takeAhead() {
  const ahead = page[key];
  page[key] = undefined;
  if (ahead) ahead.worker.onmessage = ahead.worker.onerror = null;
  return ahead;
}
