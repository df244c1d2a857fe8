// The playhead: a line over the drawing at the moment that is shown, with a grip to take hold of. It is the one slider of the timeline.

import { render, svg } from "lit";
import { xWithin } from "./magnified.js";
import { timeAt, xAt } from "./scale.js";

/** @import {Plot} from "../runtime/protocol.js" */
/** @import {Player} from "./player.js" */

/** How many steps the arrow keys with Shift make of the whole. */
const STEPS = 100;

/** How close to the right edge of the drawing the playhead's time stands on its left, in pixels. */
const LABEL_ROOM = 80;

export class Playhead {
  #element = document.createElement("div");
  #line = document.createElement("span");
  #time = document.createElement("span");
  #player;
  /** @type {Plot | undefined} */
  #plot;
  #width = 0;
  #end = 0;
  #seeking = -1;

  /**
   * @param {HTMLElement} host
   * @param {Player} player
   */
  constructor(host, player) {
    this.#player = player;
    const element = this.#element;
    element.className = "playhead resting";
    element.hidden = true;
    element.role = "slider";
    element.tabIndex = 0;
    element.ariaLabel = "Playhead";
    element.ariaOrientation = "horizontal";
    this.#line.className = "line";
    this.#time.className = "time";
    const grip = document.createElement("span");
    grip.className = "grip";
    render(svg`<svg width="24" height="24" aria-hidden="true"><path d="M6 6h12v9l-6 6l-6-6z" /></svg>`, grip);
    element.append(this.#line, grip, this.#time);
    host.append(element);
    grip.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      event.preventDefault();
      element.focus({ preventScroll: true });
      this.#seeking = event.pointerId;
      grip.setPointerCapture(event.pointerId);
    });
    grip.addEventListener("pointermove", (event) => {
      if (event.pointerId !== this.#seeking || !this.#plot) return;
      player.seek(timeAt(this.#plot, xWithin(host, event.clientX)));
    });
    for (const name of ["pointerup", "pointercancel"]) {
      grip.addEventListener(name, () => (this.#seeking = -1));
    }
    element.addEventListener("keydown", (event) => this.#key(event));
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const player = this.#player;
    /** @type {Record<string, number>} */
    const directions = { ArrowLeft: -1, ArrowDown: -1, PageDown: -10, ArrowRight: 1, ArrowUp: 1, PageUp: 10 };
    const by = directions[event.key];
    if (by) {
      if (event.shiftKey) player.seek(player.time + (by * this.#end) / STEPS);
      else void player.step(by);
    } else if (event.key === "Home" || event.key === "End") {
      player.jump(event.key === "End");
    } else if (event.key === " ") {
      player.toggle();
    } else {
      return;
    }
    event.preventDefault();
  }

  /** Puts the playhead where the player is; at the end, at rest, if it is nowhere else. */
  show() {
    const { at, label, words } = this.#player;
    this.#time.textContent = label;
    const time = at === undefined ? "at the end" : label;
    this.#element.ariaValueText = words ? `${time}, ${words}` : time;
    this.#place();
  }

  /**
   * Says which drawing it lies over.
   * @param {Plot | undefined} plot undefined: none
   * @param {number} width of the drawing, in CSS pixels
   * @param {number} end of the run, in nanoseconds
   */
  over(plot, width, end) {
    this.#plot = plot;
    this.#width = width;
    this.#end = end;
    this.#element.ariaValueMin = "0";
    this.#element.ariaValueMax = String(end / 1e9);
    this.#place();
  }

  #place() {
    const element = this.#element;
    const at = this.#player.at ?? this.#end;
    element.ariaValueNow = String(at / 1e9);
    element.classList.toggle("resting", this.#player.at === undefined);
    const plot = this.#plot;
    element.hidden = !plot || at < plot.from || at > plot.to;
    if (!plot) return;
    const x = xAt(plot, at);
    // A picture under this one has it, too, where it can be seen.
    const seen = !element.hidden && this.#player.at !== undefined;
    element.parentElement?.parentElement?.style.setProperty("--playhead", `${seen ? x : -1e4}px`);
    element.style.left = `${x}px`;
    this.#line.style.top = `${plot.top}px`;
    element.classList.toggle("before", x > this.#width - LABEL_ROOM);
  }
}
