// What is pointed at: by the pointer, by the focus, or by the cursor in the program. One thing at a time for the whole element, and
// it lights up wherever it is shown.
//
// Whatever shows something of a run says of what with attributes: data-task, the task's index; data-span, from where to where in
// the program; data-literal, the index of a literal. That is all it takes to take part.

import { rangeOf } from "./timeline.js";

/** @import {Range} from "./editor.js" */

/**
 * @typedef {object} Pointed
 * @property {number} task -1: none
 * @property {Range | undefined} range in the program
 * @property {number} literal -1: none
 * @property {Range | undefined} lines of the program that are themselves pointed at
 */

/** What stands for a thing. */
const STANDING = "[data-task], [data-span], [data-literal]";

/** What lights up with its task; anything else only if it stands in the line that is pointed at. */
const OF_TASK = "tr[data-task]:not(.event), .now [data-task]";

/** @type {Pointed} */
const nothing = { task: -1, range: undefined, literal: -1, lines: undefined };

export class Pointing {
  #root;
  #show;
  #pointed = nothing;
  /** Nothing else is pointed at as long as this is held. @type {Pointed | undefined} */
  #held;

  /**
   * @param {ShadowRoot} root
   * @param {(pointed: Pointed) => void} show shows it in the program and in the drawing
   */
  constructor(root, show) {
    this.#root = root;
    this.#show = show;
    for (const name of ["pointerover", "focusin"]) {
      root.addEventListener(name, ({ target }) => this.#point(target));
    }
    root.addEventListener("focusout", () => this.#point(null));
    /** @type {HTMLElement} */ (root.host).addEventListener("pointerleave", () => this.#point(null));
  }

  /** @param {EventTarget | null} target */
  #point(target) {
    const element = target instanceof Element ? target.closest(STANDING) : null;
    if (!element) {
      // The editor tells of its own lines.
      if (!(target instanceof Element && target.closest(".editor"))) this.#set(nothing);
      return;
    }
    /** @param {string} name */
    const number = (name) => {
      const around = /** @type {HTMLElement | SVGElement | null} */ (element.closest(`[data-${name}]`));
      return Number(around?.dataset[name] ?? -1);
    };
    this.#set({ task: number("task"), range: rangeOf(element), literal: number("literal"), lines: undefined });
  }

  /**
   * Lines of the program are pointed at.
   * @param {Range | undefined} lines undefined: no longer
   */
  pointLines(lines) {
    // That they are left is told after what is pointed at instead.
    if (lines || this.#pointed.lines) this.#set({ ...nothing, lines });
  }

  /**
   * Points at a literal as long as it is held.
   * @param {number | undefined} literal undefined: no longer
   */
  hold(literal) {
    this.#held = literal === undefined ? undefined : { ...nothing, literal };
    this.#pointed = this.#held ?? nothing;
    this.refresh();
  }

  /** @param {Pointed} pointed */
  #set(pointed) {
    if (this.#held || same(this.#pointed, pointed)) return;
    this.#pointed = pointed;
    this.refresh();
  }

  /** Lights up what is pointed at, after something else is shown. */
  refresh() {
    this.#show(this.#pointed);
    this.light();
  }

  /** Lights up what is pointed at in the panels, after they are rendered. */
  light() {
    const { task, literal, lines } = this.#pointed;
    const lit = new Set(task >= 0 ? this.#root.querySelectorAll(OF_TASK) : []);
    for (const element of lit) {
      if (/** @type {HTMLElement} */ (element).dataset.task !== String(task)) lit.delete(element);
    }
    if (lines) {
      for (const element of this.#root.querySelectorAll(".panel [data-span]")) {
        const range = rangeOf(element);
        if (range && range.from >= lines.from && range.from <= lines.to) lit.add(element);
      }
    }
    for (const field of this.#root.querySelectorAll(`.panel [data-literal="${literal}"]`)) lit.add(field);
    for (const element of this.#root.querySelectorAll("[data-pointed]")) {
      if (!lit.has(element)) element.removeAttribute("data-pointed");
    }
    for (const element of lit) element.setAttribute("data-pointed", "");
  }
}

/**
 * @param {Pointed} a
 * @param {Pointed} b
 */
function same(a, b) {
  return (
    a.task === b.task &&
    a.literal === b.literal &&
    a.range?.from === b.range?.from &&
    a.range?.to === b.range?.to &&
    a.lines?.from === b.lines?.from &&
    a.lines?.to === b.lines?.to
  );
}
