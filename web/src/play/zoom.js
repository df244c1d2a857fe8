// Zoom and pan: which stretch of time fills the plot.
//
// The wheel scrolls the page, as everywhere; with Ctrl or Cmd, which is also what a pinch on a trackpad says, it zooms about the
// pointer, with Shift, or sideways, it pans. Two fingers zoom, one pans what is zoomed, and so does dragging where nothing can be
// taken hold of. The keys are those of other tools that show time: + and -, W and S; Shift with arrows, A and D; 0 fits.

import { xWithin } from "./magnified.js";
import { rangeOf } from "./timeline.js";

/** @import {View} from "./view.js" */

/** How many pixels a wheel means that counts lines, or pages. */
const LINE = 16;
const PAGE = 400;

/** How much one pixel of a wheel zooms; of a pinch, whose steps are shorter, more. */
const OF_WHEEL = 1 / 400;
const OF_PINCH = 1 / 100;

/** No step of a pinch is longer, and hardly one of a wheel shorter, in pixels. */
const LONGEST_OF_PINCH = 40;

/** How much a key or a button zooms, and how much of the plot a key pans. */
const ZOOM_STEP = 1.5;
const PAN_STEP = 0.15;

/** How far a pointer moves before it drags, in pixels: up to there it clicks. */
const THRESHOLD = 4;

/** How long without a change is a rest, in milliseconds. */
const REST = 150;

/** What can be taken hold of, or pressed: dragging there is not panning. */
const TAKEN = ".handle, .playhead, [role=button], [role=scrollbar], button";

export class Zoom {
  #surface;
  #view;
  #handlers;
  /** The pointers that are down, and where they are. @type {Map<number, {x: number, y: number}>} */
  #pointers = new Map();
  /** Whether the one pointer that is down may pan. */
  #begun = false;
  #panning = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #resting;

  /**
   * @param {HTMLElement} surface what the drawing is in
   * @param {View} view
   * @param {object} handlers
   * @param {() => void} handlers.onMove another stretch of time is to be shown
   * @param {() => void} handlers.onRest it has not changed for a while
   */
  constructor(surface, view, handlers) {
    this.#surface = surface;
    this.#view = view;
    this.#handlers = handlers;
    surface.addEventListener("wheel", (event) => this.#wheel(event), { passive: false });
    surface.addEventListener("pointerdown", (event) => this.#down(event));
    surface.addEventListener("pointermove", (event) => this.#move(event));
    for (const name of /** @type {const} */ (["pointerup", "pointercancel"])) {
      surface.addEventListener(name, (event) => this.#up(event));
    }
    // What ends a pan is no click.
    surface.addEventListener("click", (event) => this.#panning && event.stopPropagation(), true);
    surface.addEventListener("dblclick", (event) => {
      if (event.target instanceof Element && !event.target.closest(TAKEN) && !rangeOf(event.target)) this.fit();
    });
    surface.addEventListener("keydown", (event) => {
      const { target } = event;
      // The arrows of what is held, and of the playhead, have their own meaning.
      if (!(target instanceof Element) || !event.shiftKey || target.closest(".handle, .playhead")) return;
      const direction = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (direction && this.#pan(direction)) event.preventDefault();
    });
  }

  zoomIn() {
    this.#apply(this.#view.zoom(ZOOM_STEP));
  }

  zoomOut() {
    this.#apply(this.#view.zoom(1 / ZOOM_STEP));
  }

  fit() {
    this.#apply(this.#view.fit());
  }

  /** What keys mean, whoever has the focus. @type {Record<string, () => unknown>} */
  keys = {
    "+": () => this.zoomIn(),
    "=": () => this.zoomIn(),
    "-": () => this.zoomOut(),
    0: () => this.fit(),
    w: () => this.zoomIn(),
    s: () => this.zoomOut(),
    a: () => this.#pan(-1),
    d: () => this.#pan(1),
  };

  /** @param {number} direction */
  #pan(direction) {
    const plot = this.#view.plot;
    if (!plot || !this.#view.zoomed) return false;
    this.#apply(this.#view.pan(direction * PAN_STEP * (plot.right - plot.left)));
    return true;
  }

  /** @param {boolean} changed */
  #apply(changed) {
    if (!changed) return;
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => {
      this.#view.moving = false;
      this.#handlers.onRest();
    }, REST);
    this.#view.moving = true;
    this.#handlers.onMove();
  }

  /** @param {number} x in the window */
  #inDrawing(x) {
    return xWithin(this.#surface, x);
  }

  /** @param {WheelEvent} event */
  #wheel(event) {
    const unit = [1, LINE, PAGE][event.deltaMode];
    const [dx, dy] = [event.deltaX * unit, event.deltaY * unit];
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault(); // Else the browser zooms the page.
      const speed = Math.abs(dy) < LONGEST_OF_PINCH ? OF_PINCH : OF_WHEEL;
      this.#apply(this.#view.zoom(Math.exp(-dy * speed), this.#inDrawing(event.clientX)));
      return;
    }
    const sideways = Math.abs(dx) > Math.abs(dy) ? dx : event.shiftKey ? dy : 0;
    if (!sideways || !this.#view.zoomed) return;
    event.preventDefault();
    this.#apply(this.#view.pan(sideways));
  }

  /** @param {PointerEvent} event */
  #down(event) {
    const { target, pointerId, clientX: x, clientY: y } = event;
    this.#panning = false;
    if (event.isPrimary) this.#pointers.clear(); // One that was let go elsewhere is not down any more.
    if (event.button !== 0 || event.defaultPrevented || !(target instanceof Element) || target.closest(TAKEN)) return;
    this.#pointers.set(pointerId, { x, y });
    this.#begun = this.#pointers.size === 1 && this.#inPlot(x);
  }

  /** @param {number} x in the window */
  #inPlot(x) {
    const plot = this.#view.plot;
    const at = this.#inDrawing(x);
    return !!plot && plot.left <= at && at <= plot.right;
  }

  /** @param {PointerEvent} event */
  #move(event) {
    const before = this.#pointers.get(event.pointerId);
    if (!before) return;
    const now = { x: event.clientX, y: event.clientY };
    if (this.#pointers.size > 1) {
      const [other] = [...this.#pointers].filter(([id]) => id !== event.pointerId).map(([, point]) => point);
      this.#pinch(other, before, now);
    } else if (!this.#begun || !this.#view.zoomed) {
      return;
    } else if (!this.#panning) {
      const [dx, dy] = [Math.abs(now.x - before.x), Math.abs(now.y - before.y)];
      // Up and down is another gesture.
      if ((dy > THRESHOLD && dy > dx) || this.#surface.hasPointerCapture(event.pointerId)) this.#begun = false;
      if (!this.#begun || dx <= THRESHOLD || dy > dx) return;
    }
    if (this.#pointers.size === 1) {
      this.#hold(event.pointerId);
      this.#apply(this.#view.pan(this.#inDrawing(before.x) - this.#inDrawing(now.x)));
    }
    this.#pointers.set(event.pointerId, now);
  }

  /**
   * @param {{x: number, y: number}} other where the other finger is
   * @param {{x: number, y: number}} before where this one was
   * @param {{x: number, y: number}} now where it is
   */
  #pinch(other, before, now) {
    for (const id of this.#pointers.keys()) this.#hold(id);
    const factor = distance(now, other) / Math.max(1, distance(before, other));
    const zoomed = this.#view.zoom(factor, this.#inDrawing((before.x + other.x) / 2));
    const panned = this.#view.pan((this.#inDrawing(before.x) - this.#inDrawing(now.x)) / 2);
    this.#apply(zoomed || panned);
  }

  /** @param {number} pointer */
  #hold(pointer) {
    this.#panning = true;
    this.#surface.classList.add("panning");
    if (!this.#surface.hasPointerCapture(pointer)) this.#surface.setPointerCapture(pointer);
  }

  /** @param {PointerEvent} event */
  #up(event) {
    this.#pointers.delete(event.pointerId);
    this.#begun = false;
    if (this.#pointers.size > 0) return;
    this.#surface.classList.remove("panning");
    setTimeout(() => (this.#panning = false)); // The click of this pointer comes before, those of keys and readers after.
  }
}

/**
 * @param {{x: number, y: number}} a
 * @param {{x: number, y: number}} b
 */
function distance(a, b) {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
