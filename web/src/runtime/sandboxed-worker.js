// A worker in a document that has no origin, such as a frame in a sandbox: no script has the same origin as it, so the browser starts
// none. What it does start is a text of the document's own, and that is what it makes of the script.

/** @import {StartMessage} from "./worker.js" */

/** Does what a Worker does; it begins when the script and the program are there. */
export class SandboxedWorker extends EventTarget {
  /** What has been posted before there was anybody to post it to. @type {unknown[]} */
  #waiting = [];
  /** @type {Worker | undefined} */
  #worker;
  /** Where the text is that the worker begins with, until it has it. */
  #address = "";
  #ended = false;

  /**
   * @param {URL} script
   * @param {URL} program that the first message is to give it, if it doesn't
   */
  constructor(script, program) {
    super();
    this.#start(script, program).catch(() => this.#fail(""));
  }

  /**
   * @param {URL} script
   * @param {URL} program
   */
  async #start(script, program) {
    const response = await fetch(script);
    if (!response.ok) throw new Error(String(response.status));
    const text = await response.text();
    const first = /** @type {StartMessage | undefined} */ (this.#waiting.shift());
    const module = first?.module ?? (await WebAssembly.compileStreaming(fetch(program)));
    if (this.#ended) return;
    this.#address = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
    const worker = new Worker(this.#address);
    worker.addEventListener("message", ({ data }) => this.dispatchEvent(new MessageEvent("message", { data })));
    worker.addEventListener("error", (event) => this.#fail(event.message));
    worker.addEventListener("message", () => this.#begun(), { once: true });
    worker.postMessage({ module });
    for (const message of this.#waiting) worker.postMessage(message);
    this.#worker = worker;
  }

  #begun() {
    URL.revokeObjectURL(this.#address);
  }

  /** @param {string} message empty: it could not be loaded */
  #fail(message) {
    this.dispatchEvent(new ErrorEvent("error", { message, cancelable: true }));
  }

  /** @param {unknown} message */
  postMessage(message) {
    if (this.#worker) this.#worker.postMessage(message);
    else this.#waiting.push(message);
  }

  terminate() {
    this.#ended = true;
    this.#worker?.terminate();
    this.#begun();
  }
}
