// The frame that takes the place of the stage where the loader comes from another site than the page. What is asked of the element is
// passed on to it, and what happens in it comes back; both by messages.
//
// Its document comes from where the loader comes from. Hosts of packages, such as jsDelivr and unpkg, serve documents as plain text; then
// the frame is made of that text, with the addresses in it made whole.

import { fragmentOf } from "../page/link.js";
import { EVENTS } from "./events.js";

/** The attributes that the frame has, too. */
const PASSED = ["view", "editor", "start-at", "lang"];

/** The least and the greatest height that a frame may ask for, in CSS pixels. */
const HEIGHTS = [80, 4000];

/** How long a frame may take until it answers, in milliseconds. Then the reader is told. */
const PATIENCE = 10_000;

/** All that a frame may do: run scripts, without an origin. */
const SANDBOX = "allow-scripts";

/** What a lesson may do, too: its links open in tabs of their own, which are as any other. */
const LINKS = "allow-popups allow-popups-to-escape-sandbox";

export class Frame {
  element = document.createElement("iframe");
  /** The program and the seed that the frame begins with, whenever it does. */
  #first;
  #firstSeed;
  /** The program that was given it last, and the one that is in it. */
  #given;
  #code;
  #seed;
  /** Whether it hears what it is asked. What was asked before, it is asked then. */
  #hears = false;
  /** @type {unknown} */
  trace = undefined;
  /** Where the same is to be seen on a page of its own, if it is anywhere. @type {string | undefined} */
  page;
  #host;
  #told;
  /** Runs until it answers. @type {ReturnType<typeof setTimeout> | undefined} */
  #patience;

  /**
   * @param {HTMLElement & {state: string, seed: number}} host the element
   * @param {string} code
   * @param {number} height in CSS pixels
   * @param {(answers: boolean) => void} told called when the frame has answered, and when it has not for long; it still may
   */
  constructor(host, code, height, told) {
    this.#host = host;
    this.#told = told;
    this.#first = code;
    this.#given = code;
    this.#code = code;
    this.#firstSeed = this.#seed = host.seed;
    this.element.title = host.title || "Timeline of an asyncio program";
    this.element.setAttribute("sandbox", host.hasAttribute("lesson") ? `${SANDBOX} ${LINKS}` : SANDBOX);
    this.element.style.height = `${height}px`;
    this.arrive();
  }

  /**
   * Gives the frame its document.
   * @param {URL} home where the loader is
   */
  async open(home) {
    const host = this.#host;
    const address = new URL("embed/index.html", home);
    for (const name of PASSED) {
      const value = host.getAttribute(name);
      if (value !== null) address.searchParams.set(name, value);
    }
    const { theme } = host.dataset;
    if (theme) address.searchParams.set("theme", theme);
    const lesson = host.getAttribute("lesson");
    const program = lesson ? "" : await fragmentOf(this.#first, this.#seed);
    address.hash = lesson ? `lesson=${encodeURIComponent(lesson)}` : program;
    this.page = new URL(lesson ? `learn.html#${lesson}` : `index.html${program}`, home).href;
    const text = await textOf(address);
    if (text === undefined) {
      this.element.src = address.href;
    } else {
      this.page = undefined;
      this.element.srcdoc = documentOf(text, address);
    }
  }

  /** The element is in a document again: the frame begins anew, with what was given first. */
  arrive() {
    this.#hears = false;
    addEventListener("message", this.#receive);
    clearTimeout(this.#patience);
    this.#patience = setTimeout(() => this.#told(false), PATIENCE);
  }

  /** Hears nothing any more: the window would hold on to the frame. */
  leave() {
    removeEventListener("message", this.#receive);
    clearTimeout(this.#patience);
  }

  /** @param {MessageEvent} event */
  #receive = ({ source, data }) => {
    if (source === null || source !== this.element.contentWindow || typeof data !== "object" || data === null) return;
    if (data.type === "bodySize") {
      const [least, most] = HEIGHTS;
      const height = Math.min(Math.max(Number(data.payload?.height) || least, least), most);
      this.element.style.height = `${height}px`;
    } else if (data.gather === "open") {
      this.#hears = true;
      clearTimeout(this.#patience);
      this.#told(true);
      this.followTheme();
      if (this.#seed !== this.#firstSeed) this.#ask("seed", this.#seed);
      if (this.#code !== this.#first && !this.#host.hasAttribute("lesson")) this.#ask("code", this.#code);
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
    if (!this.#hears) return;
    this.element.contentWindow?.postMessage({ gather: method, argument }, "*"); // It has no origin to name.
  }

  /** The frame has the theme of its element. */
  followTheme() {
    this.#ask("theme", this.#host.dataset.theme);
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
    if (this.#host.hasAttribute("lesson")) this.#ask("reset");
    else this.code = this.#given;
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
    this.#given = code;
    this.#code = code;
    this.#ask("code", code);
  }
}

/**
 * @param {URL} address
 * @returns {Promise<string | undefined>} the text of a document that a browser would show as such; undefined: it is shown as a document
 */
async function textOf(address) {
  const response = await fetch(address).catch(() => undefined);
  if (!response?.headers.get("Content-Type")?.startsWith("text/plain")) return undefined;
  return response.text();
}

/**
 * The text of a document as one that stands within another.
 * @param {string} text
 * @param {URL} address where it is from
 */
function documentOf(text, address) {
  const parsed = new DOMParser().parseFromString(text, "text/html");
  for (const name of ["src", "href"]) {
    for (const element of parsed.querySelectorAll(`[${name}]`)) {
      element.setAttribute(name, new URL(element.getAttribute(name) ?? "", address).href);
    }
  }
  parsed.querySelector("meta[http-equiv]")?.remove(); // “Self” is nobody in it. What the page allows holds for it, too.
  parsed.documentElement.dataset.address = address.href;
  return parsed.documentElement.outerHTML;
}
