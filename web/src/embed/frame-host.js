// The frame that takes the place of the stage where the loader comes from another site than the page. What is asked of the element is
// passed on to it, and what happens in it comes back; both by messages.

import { fragmentOf } from "../page/link.js";

/** @import {Theme} from "./host-theme.js" */

/** The attributes that the frame has, too. */
const PASSED = ["view", "editor", "theme", "start-at"];

/** What the frame may tell of. */
const EVENTS = ["ready", "run", "result", "error", "edit", "seek"].map((name) => `gather:${name}`);

/** The least and the greatest height that a frame may ask for, in CSS pixels. */
const HEIGHTS = [80, 4000];

export class Frame {
  element = document.createElement("iframe");
  #code = "";
  #seed = 0;
  /** @type {unknown} */
  trace = undefined;
  #host;

  /**
   * The address of the frame for a program.
   * @param {URL} home
   * @param {string} code
   * @param {HTMLElement & {seed: number}} host
   */
  static async address(home, code, host) {
    const address = new URL("embed/index.html", home);
    for (const name of PASSED) {
      const value = host.getAttribute(name);
      if (value !== null) address.searchParams.set(name, value);
    }
    address.hash = await fragmentOf(code, host.seed);
    return address.href;
  }

  /**
   * @param {HTMLElement & {state: string, code: string, seed: number}} host the element
   * @param {string} address
   * @param {number} height in CSS pixels
   */
  constructor(host, address, height) {
    this.#host = host;
    this.#code = host.code;
    this.#seed = host.seed;
    this.element.title = host.title || "Timeline of an asyncio program";
    this.element.setAttribute("sandbox", "allow-scripts");
    this.element.src = address;
    this.element.style.height = `${height}px`;
    this.listen();
  }

  /** Hears what the frame says, as long as the element is in a document. */
  listen() {
    addEventListener("message", this.#receive);
  }

  /** Hears nothing any more: the window would hold on to the frame. */
  leave() {
    removeEventListener("message", this.#receive);
  }

  /** @param {MessageEvent} event */
  #receive = ({ source, data }) => {
    if (source === null || source !== this.element.contentWindow || typeof data !== "object" || data === null) return;
    if (data.type === "bodySize") {
      const [least, most] = HEIGHTS;
      const height = Math.min(Math.max(Number(data.payload?.height) || least, least), most);
      this.element.style.height = `${height}px`;
    } else if (EVENTS.includes(data.gather)) {
      this.#code = String(data.code ?? "");
      if (data.trace !== undefined) this.trace = data.trace;
      this.#host.state = String(data.state);
      this.#host.dispatchEvent(new CustomEvent(data.gather, { detail: data.detail, bubbles: true, composed: true }));
    }
  };

  /**
   * @param {string} method
   * @param {unknown} [argument]
   */
  #ask(method, argument) {
    this.element.contentWindow?.postMessage({ gather: method, argument }, "*"); // It has no origin to name.
  }

  /** @param {Theme | undefined} theme */
  set theme(theme) {
    this.#ask("theme", theme);
  }

  get seed() {
    return this.#seed;
  }

  set seed(seed) {
    this.#seed = seed;
    this.#ask("seed", seed);
  }

  run() {
    this.#ask("run");
  }

  reset() {
    this.#ask("reset");
  }

  /** @param {number} seconds */
  seek(seconds) {
    this.#ask("seek", seconds);
  }

  /** @param {number} task */
  select(task) {
    this.#ask("select", task);
  }

  get code() {
    return this.#code;
  }

  set code(code) {
    this.#code = code;
    this.#ask("code", code);
  }
}
