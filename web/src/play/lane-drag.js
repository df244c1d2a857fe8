// Dragging a lane up or down: the task changes its place in the program, among those that stand beside it there.
//
// The text changes when the lane is let go. Fingers scroll; for them there is the menu of the row in the table.

import { magnification } from "./magnified.js";
import { gripOf } from "./timeline.js";

/** @import {Options} from "../runtime/protocol.js" */

/**
 * @typedef {object} LaneDragHost what a drag needs of the element
 * @property {(task: number) => Promise<Options | undefined>} options
 * @property {(task: number, to: number) => void} drop
 * @property {(reason: string) => void} refuse
 */

/**
 * @typedef {object} Held
 * @property {number} id the pointer's
 * @property {number} task
 * @property {number} x where the pointer was pressed
 * @property {number} y where it is
 * @property {Promise<Options | undefined>} [options] asked for once it drags; undefined if the lane can't be moved, which has been said
 */

/** How far the pointer has to go up or down before it drags, in pixels. */
const SLACK = 6;

export class LaneDrag {
  #surface;
  #host;
  #line = document.createElement("div");
  /** @type {Held | undefined} */
  #held;

  /**
   * @param {HTMLElement} surface what the drawing is in
   * @param {LaneDragHost} host
   */
  constructor(surface, host) {
    this.#surface = surface;
    this.#host = host;
    this.#line.className = "drop-line";
    this.#line.hidden = true;
    surface.append(this.#line);
    surface.addEventListener("pointerdown", (event) => this.#down(event));
    surface.addEventListener("pointermove", (event) => void this.#move(event));
    surface.addEventListener("pointerup", (event) => void this.#up(event));
    surface.addEventListener("pointercancel", () => this.#end());
  }

  /** @param {PointerEvent} event */
  #down(event) {
    if (event.button !== 0 || event.pointerType === "touch" || gripOf(event.target)) return;
    const lane = event.target instanceof Element ? event.target.closest(".lane") : null;
    if (!(lane instanceof SVGElement)) return;
    const { clientX: x, clientY: y, pointerId: id } = event;
    this.#held = { id, task: Number(lane.dataset.task), x, y };
  }

  /** @param {PointerEvent} event */
  async #move(event) {
    const held = this.#held;
    if (event.pointerId !== held?.id) return;
    if (!held.options) {
      const [dx, dy] = [Math.abs(event.clientX - held.x), Math.abs(event.clientY - held.y)];
      const panned = this.#surface.hasPointerCapture(held.id);
      if (panned || (dx > SLACK && dx >= dy)) this.#held = undefined;
      if (panned || dy <= SLACK || dx >= dy) return;
      held.options = this.#optionsOf(held);
      this.#surface.setPointerCapture(held.id);
      this.#surface.classList.add("moving");
      document.addEventListener("keydown", this.#escape, true);
    }
    held.y = event.clientY;
    const options = await held.options;
    if (options && held === this.#held) this.#showLine(options, held.y);
  }

  /** @param {Held} held */
  async #optionsOf(held) {
    const options = await this.#host.options(held.task);
    const reason = options?.refusals.move;
    if (!reason) return options;
    if (held === this.#held) this.#end();
    this.#host.refuse(reason);
    return undefined;
  }

  /**
   * Where the lanes of the siblings are, and at which of their places the pointer is.
   * @param {Options} options
   * @param {number} y
   */
  #target({ siblings, place }, y) {
    const boxes = siblings.map((task) =>
      this.#surface.querySelector(`.lane[data-task="${task}"]`)?.getBoundingClientRect(),
    );
    const first = boxes.findIndex((box) => box !== undefined); // what stands before it is scrolled out of view, upwards
    const above = boxes.filter((box, i) => i !== place && (box ? (box.top + box.bottom) / 2 < y : i < first));
    return { boxes, to: above.length };
  }

  /**
   * @param {Options} options
   * @param {number} y
   */
  #showLine(options, y) {
    const { boxes, to } = this.#target(options, y);
    const box = boxes[to];
    this.#line.hidden = !box || to === options.place;
    if (!box) return;
    const top = (to > options.place ? box.bottom : box.top) - this.#surface.getBoundingClientRect().top;
    this.#line.style.top = `${top / magnification(this.#surface)}px`;
  }

  /** @param {PointerEvent} event */
  async #up(event) {
    const held = this.#held;
    if (event.pointerId !== held?.id) return;
    this.#end();
    if (!held.options) return;
    // Letting go is not a click on the lane.
    this.#surface.addEventListener("click", stop, { capture: true, once: true });
    setTimeout(() => this.#surface.removeEventListener("click", stop, { capture: true }));
    const options = await held.options;
    if (!options) return;
    const { to } = this.#target(options, event.clientY);
    if (to !== options.place) this.#host.drop(held.task, to);
  }

  /** @param {KeyboardEvent} event */
  #escape = (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    this.#end();
  };

  #end() {
    const held = this.#held;
    this.#held = undefined;
    this.#line.hidden = true;
    this.#surface.classList.remove("moving");
    document.removeEventListener("keydown", this.#escape, true);
    if (held?.options && this.#surface.hasPointerCapture(held.id)) this.#surface.releasePointerCapture(held.id);
  }
}

/** @param {Event} event */
function stop(event) {
  event.stopPropagation();
}
