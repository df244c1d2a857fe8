// Dragging the end of a bar: the literal behind it changes while the finger moves.
//
// The gesture refers, from beginning to end, to the run with which it began: to that run's bar, literal and scale. The time axis
// stays as it is until the bar is let go, so that the bar's end stays under the finger. Escape takes everything back; letting go
// makes it one step of the history.

import { Follower } from "./follower.js";
import { magnification } from "./magnified.js";
import { pixelsPerNanosecond, timeAt, xAt } from "./scale.js";
import { gripOf, handleOf } from "./timeline.js";

/** @import {Plot} from "../runtime/protocol.js" */
/** @import {Holding} from "./editor.js" */
/** @import {Followed, FollowerHost} from "./follower.js" */
/** @import {Run} from "./runs.js" */

/**
 * @typedef {object} Grip what is held: the end of a bar
 * @property {number} task
 * @property {number} segment
 * @property {number} literal
 * @property {number} start when the bar begins, in nanoseconds
 * @property {number} length
 * @property {string} locked why it can't be dragged, or empty
 *
 * @typedef {object} Holds
 * @property {Plot} plot the scale of the gesture
 * @property {Grip} grip
 * @property {number} step lengths snap to multiples of it, in nanoseconds
 * @property {number} length now
 *
 * @typedef {Followed & Holds} Held
 *
 * @typedef {object} Hosts
 * @property {(grip: Grip) => {run: Run, hold: Holding, plot: Plot} | undefined} begin
 * @property {(length: number, x: number) => void} reached how long the bar is now, in nanoseconds, and where the pointer is
 *
 * @typedef {FollowerHost & Hosts} DragHost what a drag needs of the element
 */

/** How far apart, in pixels, the lengths are that a bar snaps to. */
const COARSENESS = 5;

/** How fast the time axis grows at most while the pointer is held beyond its end: so many times its length in a second. */
const FASTEST_GROWTH = 1;

/**
 * @typedef {object} Pointer
 * @property {number} id
 * @property {number} x in the window
 * @property {number} scale how many pixels of the window one of the drawing is
 * @property {number} offset how far from the end of the bar it is, in pixels of the drawing
 */

/** How far beyond the end of the axis it grows fastest, in pixels; nearer, it grows slower in proportion. */
const FASTEST_AT = 60;

/** @extends {Follower<Held>} */
export class Drag extends Follower {
  #surface;
  #host;
  /** The pointer that drags. @type {Pointer | undefined} */
  #pointer;
  #frame = 0;

  /**
   * @param {HTMLElement} surface what the drawing is in
   * @param {DragHost} host
   */
  constructor(surface, host) {
    super(host);
    this.#surface = surface;
    this.#host = host;
    surface.addEventListener("pointerdown", (event) => this.#down(event));
    // A finger on a handle drags it and does not scroll. Browsers don't all heed touch-action inside a drawing.
    surface.addEventListener("touchstart", (event) => handleOf(event.target) && event.preventDefault(), {
      passive: false,
    });
    surface.addEventListener("pointermove", (event) => this.#move(event));
    surface.addEventListener("pointerup", (event) => this.#up(event));
    surface.addEventListener("pointercancel", () => this.finish(false));
    surface.addEventListener("keydown", (event) => this.#key(event));
    // When a drawing takes the place of another, the focus leaves the old handle and comes back to the new one at once.
    surface.addEventListener("focusout", () => queueMicrotask(() => this.#left()));
  }

  /** The scale that the drawing is to keep, while a pointer drags. @returns {Plot | undefined} */
  get plot() {
    return this.#pointer && this.held?.plot;
  }

  get active() {
    return this.held !== undefined;
  }

  /** @param {Grip} grip */
  #take(grip) {
    if (grip.locked) {
      this.#host.refuse(`${grip.locked}.`);
      return undefined;
    }
    const begun = this.#host.begin(grip);
    if (!begun) return undefined;
    const { task, segment, length } = grip;
    const gesture = { gesture: /** @type {const} */ ("drag"), task, segment, at: grip.start + length };
    this.held = { ...begun, gesture, plot: { ...begun.plot }, grip, length, step: niceStep(begun.plot) };
    return this.held;
  }

  /** Lets go if the focus has left what is held by keys. */
  #left() {
    const focused = /** @type {ShadowRoot} */ (this.#surface.getRootNode()).activeElement;
    if (this.held && !this.#pointer && !isSame(gripOf(focused), this.held.grip)) this.finish(true);
  }

  /** @param {PointerEvent} event */
  #down(event) {
    const grip = gripOf(event.target);
    if (event.button !== 0 || !grip || this.#pointer) return;
    this.finish(true);
    if (this.held) return;
    const held = this.#take(grip);
    if (!held) return;
    event.preventDefault();
    handleOf(event.target)?.focus({ preventScroll: true });
    const scale = magnification(this.#surface);
    const offset = event.clientX / scale - xAt(held.plot, grip.start + grip.length);
    this.#pointer = { id: event.pointerId, x: event.clientX, scale, offset };
    this.#surface.setPointerCapture(event.pointerId);
    this.#surface.classList.add("dragging");
    // The handle may leave the drawing, and the focus with it: Escape is heard wherever it is pressed.
    document.addEventListener("keydown", this.#escape, true);
  }

  /** @param {PointerEvent} event */
  #move(event) {
    if (event.pointerId !== this.#pointer?.id) return;
    this.#pointer.x = event.clientX;
    this.#follow(event.shiftKey);
  }

  /** @param {boolean} fine */
  #follow(fine = false) {
    const held = this.held;
    const pointer = this.#pointer;
    if (!held || !pointer) return;
    const { plot, grip } = held;
    // The pointer keeps its distance from the bar's end, whatever the scale has become.
    const end = timeAt(plot, pointer.x / pointer.scale - pointer.offset);
    this.#set(end - grip.start, fine ? held.step / 10 : held.step);
    this.#host.reached(held.length, pointer.x);
    if (this.#beyond > 0 && !this.#frame) this.#grow(performance.now(), fine);
  }

  /** How far beyond the end of the axis the end of the bar is held, in pixels. */
  get #beyond() {
    const { x, scale, offset } = /** @type {Pointer} */ (this.#pointer);
    return x / scale - offset - /** @type {Held} */ (this.held).plot.right;
  }

  /**
   * Lets the axis grow with each frame, by as much as the time asks for that has gone since the last one.
   * @param {number} before when that was, in milliseconds
   * @param {boolean} fine
   */
  #grow(before, fine) {
    this.#frame = requestAnimationFrame((now) => {
      this.#frame = 0;
      if (!this.held || !this.#pointer) return;
      const { plot } = this.held;
      const speed = FASTEST_GROWTH * Math.min(Math.max(0, this.#beyond / FASTEST_AT), 1);
      plot.to = plot.from + (plot.to - plot.from) * (1 + (speed * Math.max(0, now - before)) / 1000);
      this.held.step = niceStep(plot);
      if (this.#beyond > 0) this.#grow(now, fine);
      this.#follow(fine);
    });
  }

  /** @param {PointerEvent} event */
  #up(event) {
    if (event.pointerId === this.#pointer?.id) this.finish(true);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (this.#escape(event)) return;
    const grip = gripOf(event.target);
    if (!grip || this.#pointer) return;
    const direction = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10 }[event.key];
    if (direction) {
      event.preventDefault();
      const held = this.held ?? this.#take(grip);
      if (!held) return;
      const step = event.shiftKey ? held.step / 10 : held.step;
      this.#set(held.length + direction * step, step);
    } else if (event.key === "Enter" && this.held) {
      event.preventDefault();
      this.finish(true);
    }
  }

  /**
   * Takes everything back if Escape is pressed while something is held.
   * @param {KeyboardEvent} event
   */
  #escape = (event) => {
    if (event.key !== "Escape" || !this.held) return false;
    event.preventDefault();
    event.stopPropagation();
    this.finish(false);
    return true;
  };

  /**
   * @param {number} length
   * @param {number} step
   */
  #set(length, step) {
    const held = this.held;
    if (!held) return;
    const snapped = Math.max(step, Math.round(length / step) * step);
    if (snapped === held.length) return;
    held.length = snapped;
    held.gesture.at = held.grip.start + snapped;
    void this.follow();
  }

  /** @param {boolean} keep what was changed @override */
  end(keep) {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    if (this.#pointer && this.#surface.hasPointerCapture(this.#pointer.id)) {
      this.#surface.releasePointerCapture(this.#pointer.id);
    }
    this.#pointer = undefined;
    this.#surface.classList.remove("dragging");
    document.removeEventListener("keydown", this.#escape, true);
    super.end(keep);
  }
}

/**
 * @param {Grip | undefined} a
 * @param {Grip} b
 */
function isSame(a, b) {
  return a?.task === b.task && a.segment === b.segment;
}

/**
 * The step of lengths that people find natural and can aim at: 1, 2 or 5 times a power of ten.
 * @param {Plot} plot
 */
function niceStep(plot) {
  const least = COARSENESS / pixelsPerNanosecond(plot);
  const power = 10 ** Math.floor(Math.log10(least));
  const factor = [1, 2, 5, 10].find((candidate) => candidate * power >= least) ?? 10;
  return Math.max(1, Math.round(factor * power));
}
