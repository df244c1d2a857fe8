// The timeline: shows the drawing that the runtime made, and says what in it is pointed at.
//
// A drawing is patched to be like the new one whenever there is one. What must outlive that is kept here: the focus, and what is held.

import { magnification, xWithin } from "./magnified.js";
import { secondsOf } from "./pace.js";
import { patch } from "./patch.js";
import { shiftTo } from "./scale.js";

/** @import {Drawing, Plot} from "../runtime/protocol.js" */
/** @import {Range} from "./editor.js" */
/** @import {Grip} from "./drag.js" */

/**
 * @typedef {object} TimelineHandlers
 * @property {(task: number) => void} onSelect
 * @property {(range: Range) => void} onReveal
 * @property {() => void} onResize
 * @property {(fold: number, folded: boolean) => void} onFold siblings are to be drawn as one row, or one by one
 */

/** How far over a thing the words about it stand, in pixels. */
const TIP_DISTANCE = 5;

/** How far beyond the screen something is drawn while only what is seen is, in pixels. */
const MARGIN = 100;

/** How far before the plot what stands at its left edge may reach, in pixels. */
const BEFORE_PLOT = 10;

/** What is said in words when it is pointed at: everything but lanes and groups, which say so themselves. */
const TELLING = "[aria-label]:not(svg, [data-kind=lane], [data-kind=bracket])";

export class Timeline {
  #host;
  #handlers;
  #picture = document.createElement("div");
  #tip = document.createElement("div");
  /** @type {Drawing | undefined} */
  #drawing;
  /** Where time runs in the drawing while it is shown as if another stretch of time had been drawn. @type {Plot | undefined} */
  #shifted;
  #width = 0;
  /** @type {Grip | undefined} */
  #held;
  /** What lost the focus because it is not in the drawing, and has it back when it is again. @type {string | undefined} */
  #unfocused;

  /**
   * @param {HTMLElement} host
   * @param {TimelineHandlers} handlers
   */
  constructor(host, handlers) {
    this.#host = host;
    this.#handlers = handlers;
    this.#picture.className = "drawing";
    this.#tip.className = "tip";
    this.#tip.hidden = true;
    this.#tip.ariaHidden = "true"; // It shows what those who hear the page are told anyway.
    host.append(this.#picture, this.#tip);
    new ResizeObserver(() => {
      if (host.clientWidth && host.clientWidth !== this.#width) {
        this.#width = host.clientWidth;
        handlers.onResize();
      }
    }).observe(host);
    this.#picture.addEventListener("click", (event) => this.#click(event));
    this.#picture.addEventListener("dblclick", (event) => this.#doubleClick(event));
    this.#picture.addEventListener("keydown", (event) => this.#key(event));
    for (const name of /** @type {const} */ (["pointerover", "focusin"])) {
      this.#picture.addEventListener(name, (event) => this.#tell(event.target));
    }
    this.#picture.addEventListener("pointerleave", () => this.#tell(null));
    this.#picture.addEventListener("focusout", () => this.#tell(null));
  }

  /** What has the focus, if anything in the element has. */
  get #focused() {
    return /** @type {ShadowRoot} */ (this.#host.getRootNode()).activeElement;
  }

  /** The room for a drawing, in CSS pixels. */
  get width() {
    this.#width ||= this.#host.clientWidth; // The first time, before anybody is told of it.
    return this.#width || 800;
  }

  /** The part of the drawing that is on the screen, and a little more; undefined if that is most of it. */
  get seen() {
    const picture = this.#picture.getBoundingClientRect();
    const scale = magnification(this.#host);
    const frame = /** @type {Element} */ (this.#host.parentElement).getBoundingClientRect(); // It scrolls, or the window does.
    const top = (Math.max(frame.top, 0) - picture.top) / scale - MARGIN;
    const bottom = (Math.min(frame.bottom, innerHeight) - picture.top) / scale + MARGIN;
    return bottom - top < picture.height / scale / 2 ? { top, bottom: Math.max(bottom, top + 1) } : undefined;
  }

  /** Where time runs, as it is seen. @returns {Plot | undefined} */
  get plot() {
    return this.#shifted ?? this.#drawing?.plot;
  }

  /** Whether the drawing is shown as if another stretch of time had been drawn. */
  get shifted() {
    return this.#shifted !== undefined;
  }

  /**
   * Shows a drawing. Go has escaped every text in it. What is pointed at has to be lit up in it anew.
   * @param {Drawing} drawing
   */
  show(drawing) {
    if (drawing === this.#drawing && !this.shifted) return;
    this.#drawing = drawing;
    this.#shifted = undefined;
    const focused = keyOf(this.#focused) ?? (document.activeElement === document.body ? this.#unfocused : undefined);
    const parsed = document.createElement("template");
    parsed.innerHTML = drawing.drawing;
    parsed.content.querySelector("[data-kind=axis]")?.part.add("axis");
    for (const segment of parsed.content.querySelectorAll("[data-kind=segment]")) segment.part.add("bar");
    patch(this.#picture, parsed.content);
    this.#unfocused = undefined;
    if (focused && keyOf(this.#focused) !== focused) {
      const element = /** @type {SVGElement | null} */ (this.#picture.querySelector(focused));
      if (element) element.focus({ preventScroll: true });
      else /** @type {SVGElement | null} */ (this.#focused)?.blur(); // What stands in its place now is another thing.
      if (!this.#focused) this.#unfocused = focused;
    }
    this.hold(this.#held);
  }

  /**
   * Shows the drawing as if another stretch of time had been drawn: what stands where its time does is moved, and stretched, at once.
   * What was not drawn is bare, until another drawing takes the place of this one and all is sharp again.
   * @param {Plot} plot where time is to run
   * @returns {number} how good that is: the part of the plot that is not bare, or less if what is in it is stretched; 1 is perfect
   */
  shift(plot) {
    if (!this.#drawing) return 0;
    const { plot: drawn } = this.#drawing;
    const { left, right } = drawn;
    const { scale, by } = shiftTo(drawn, plot);
    /** @param {number} x that something is to have */
    const before = (x) => (x - by) / scale;
    const results = Number(this.#picture.querySelector("[data-kind=slot] rect")?.getAttribute("x"));
    const edges = [left - BEFORE_PLOT, results > right ? results : this.width];
    const [from, to] = edges.map((x) => `${before(x)}px`);
    // Of hundreds of rows only those on the screen are worth the time.
    const seen = [...this.#picture.querySelectorAll("[data-timed]")].filter((timed) => {
      const { top, bottom } = timed.getBoundingClientRect();
      return top < innerHeight && bottom > 0;
    });
    for (const timed of seen) {
      timed.setAttribute("transform", `matrix(${scale} 0 0 1 ${by} 0)`);
      timed.setAttribute("clip-path", `polygon(${from} 0, ${to} 0, ${to} 100%, ${from} 100%) view-box`);
    }
    this.#shifted = plot;
    const drawnPart = (Math.min(right, before(right)) - Math.max(left, before(left))) / (before(right) - before(left));
    return Math.min(drawnPart, 1 / scale);
  }

  /** Takes the drawing away. */
  clear() {
    this.#picture.replaceChildren();
    this.#drawing = this.#shifted = undefined;
    this.#tip.hidden = true;
    this.#unfocused = undefined;
  }

  /**
   * Lights up what is pointed at, here or elsewhere.
   * @param {number} task whose lane; -1: none
   * @param {number} literal whose bars; -1: none
   * @param {Range | undefined} lines of the program: what stands in them
   */
  pointAt(task, literal, lines) {
    for (const lane of this.#picture.querySelectorAll(".lane")) {
      lane.classList.toggle("pointed", /** @type {SVGElement} */ (lane).dataset.task === String(task));
    }
    this.#light(literal);
    for (const segment of this.#picture.querySelectorAll("[data-span]")) {
      const range = lines && rangeOf(segment);
      segment.classList.toggle("standing", !!lines && !!range && range.from >= lines.from && range.from <= lines.to);
    }
  }

  /**
   * Lights up all bars that a literal feeds.
   * @param {number} literal or -1
   */
  #light(literal) {
    for (const part of this.#picture.querySelectorAll("[data-literal]")) {
      part.classList.toggle("lit", /** @type {SVGElement} */ (part).dataset.literal === String(literal));
    }
  }

  /**
   * Shows that the end of a bar is held, and lights up what moves with it.
   * @param {Grip | undefined} grip
   */
  hold(grip) {
    if (grip !== this.#held) this.#tip.hidden = true;
    this.#held = grip;
    if (!grip) return;
    this.#light(grip.literal);
    const { task, segment } = grip;
    this.#picture.querySelector(`.handle[data-task="${task}"][data-segment="${segment}"]`)?.classList.add("held");
  }

  /**
   * Shows at the pointer how long the bar is that it drags, over its lane.
   * @param {number} length in nanoseconds
   * @param {number} x of the pointer, in the window
   */
  showReached(length, x) {
    if (!this.#held) return;
    const lane = this.#picture.querySelector(`.lane[data-task="${this.#held.task}"]`);
    if (!lane) return;
    // Without a look at its size, for which the browser would lay out everything with each move of the pointer.
    const left = xWithin(this.#host, x);
    const top = this.#yWithin(lane.getBoundingClientRect().top);
    const tip = this.#tip;
    tip.textContent = secondsOf(length);
    tip.className = "tip reached";
    tip.hidden = false;
    tip.style.left = `clamp(3em, ${left}px, 100% - 3em)`;
    tip.style.top = `${top - TIP_DISTANCE}px`;
  }

  // Telling

  /** @param {EventTarget | null} target what is pointed at */
  #tell(target) {
    if (!this.#held) this.#showTip(around(target, TELLING));
  }

  /**
   * Shows in words what is pointed at, over it.
   * @param {SVGElement | undefined} element
   */
  #showTip(element) {
    this.#tip.hidden = element === undefined;
    if (!element) return;
    this.#tip.textContent = element.getAttribute("aria-label");
    const box = element.getBoundingClientRect();
    this.#placeTip((box.left + box.right) / 2, box.top);
  }

  /**
   * Puts the words over a place, within the timeline.
   * @param {number} x their middle, in the window
   * @param {number} y
   */
  #placeTip(x, y) {
    const tip = this.#tip;
    tip.className = "tip";
    tip.hidden = false;
    const top = this.#yWithin(y);
    const left = xWithin(this.#host, x) - tip.offsetWidth / 2;
    tip.style.left = `${Math.max(0, Math.min(left, this.width - tip.offsetWidth))}px`;
    tip.style.top = `${top - tip.offsetHeight - TIP_DISTANCE}px`;
  }

  /** @param {number} y in the window */
  #yWithin(y) {
    return (y - this.#host.getBoundingClientRect().top) / magnification(this.#host);
  }

  /** @param {MouseEvent} event */
  #click(event) {
    if (!this.#fold(event.target) && !gripOf(event.target)) this.#handlers.onSelect(taskOf(event.target));
  }

  /**
   * Folds siblings, or unfolds them, if that is what is at a target.
   * @param {EventTarget | null} target
   */
  #fold(target) {
    const toggle = around(target, "[data-fold]");
    if (!toggle) return false;
    const { kind, state, fold } = toggle.dataset;
    this.#handlers.onFold(Number(fold), kind === "toggle" && state === "unfolded");
    return true;
  }

  /** @param {MouseEvent} event */
  #doubleClick(event) {
    const range = rangeOf(event.target);
    if (range) this.#handlers.onReveal(range);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.key !== "Enter" && event.key !== " ") return;
    if (gripOf(event.target)) return;
    if (this.#fold(event.target)) {
      event.preventDefault();
      return;
    }
    const task = taskOf(event.target);
    if (task < 0) return;
    event.preventDefault();
    this.#handlers.onSelect(task);
  }
}

/**
 * The end of a bar that is at a target of an event, if one is.
 * @param {EventTarget | null} target
 * @returns {Grip | undefined}
 */
export function gripOf(target) {
  const handle = handleOf(target);
  if (!handle) return undefined;
  const { task, segment, start, length, literal } = handle.dataset;
  return {
    task: Number(task),
    segment: Number(segment),
    literal: Number(literal ?? -1),
    start: Number(start),
    length: Number(length),
    locked: literal === undefined ? (handle.getAttribute("aria-label") ?? "") : "",
  };
}

/**
 * The element of the end of a bar that is at a target of an event, if one is.
 * @param {EventTarget | null} target
 */
export function handleOf(target) {
  return around(target, ".handle");
}

/**
 * The innermost part of the drawing that is around a target of an event and fits a selector.
 * @param {EventTarget | null} target
 * @param {string} selector
 */
function around(target, selector) {
  const element = target instanceof Element ? target.closest(selector) : null;
  return element instanceof SVGElement ? element : undefined;
}

/** @param {EventTarget | null} target */
function taskOf(target) {
  return Number(around(target, "[data-task]")?.dataset.task ?? -1);
}

/**
 * What in the program a target stands for. Only the program itself can be shown, not the modules it imports.
 * @param {EventTarget | null} target
 * @returns {Range | undefined}
 */
export function rangeOf(target) {
  const element = target instanceof Element ? target.closest("[data-span]") : null;
  const { span, file } = /** @type {HTMLElement | SVGElement | null} */ (element)?.dataset ?? {};
  if (span === undefined || file !== undefined) return undefined;
  const [from, to] = span.split(" ").map(Number);
  return { from, to };
}

/**
 * A selector that finds what stands for the same thing in the next drawing.
 * @param {Element | null} element
 */
function keyOf(element) {
  if (!(element instanceof SVGElement)) return undefined;
  const names = ["kind", "task", "segment", "group", "position", "failure", "fold"];
  if (element.matches("[data-kind=break], [data-kind=instant], [data-kind=lens]")) names.push("at", "from");
  return names
    .filter((name) => element.dataset[name] !== undefined)
    .map((name) => `[data-${name}="${CSS.escape(element.dataset[name] ?? "")}"]`)
    .join("");
}
