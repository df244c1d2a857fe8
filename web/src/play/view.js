// What of a run the timeline shows: which stretch of time, which rows, which idle stretches in full, which instants opened into
// their steps, which siblings one by one. None of it is part of the program, so none of it is in the history; it stays when the
// program runs again, and goes with it when another takes its place.

import { pixelsPerNanosecond, timeAt, windowAround, xAt } from "./scale.js";

/** @import {Plot, Stretch, View as Request} from "../runtime/protocol.js" */

/** The shortest stretch of time that fills the plot, in nanoseconds. */
const SHORTEST = 1000;

/** What is this far from its place, in pixels, is seen to be. */
const NOTICEABLE = 0.5;

/** Where in the plot a moment comes into view, as a part of its width. */
const LEAD = 0.15;

export class View {
  /** The stretch of time to show; undefined: the whole run. @type {{from: number, to: number} | undefined} */
  window = undefined;
  /** What becomes of idle stretches. @type {"" | "short" | "full"} */
  idle = "";
  /** Those in full whatever becomes of the others. @type {Stretch[]} */
  #opened = [];
  /** The instants that are opened. @type {Set<number>} */
  #lenses = new Set();
  /** The folds whose lanes are drawn one by one. @type {Set<number>} */
  #unfolded = new Set();
  /** last <= first: as many as there is room for. */
  rows = { first: 0, last: 0 };
  /** Whether it moves so fast that only what is on the screen is worth drawing. */
  moving = false;
  /** Whether less than the rows was asked for last, for that reason. */
  partial = false;
  /** What a zoom keeps in its place: the edges of the plot may move with it. @type {{time: number, x: number} | undefined} */
  #anchor;
  /** How time will run in the drawing that is asked for, as far as that is known before there is one. @type {Plot | undefined} */
  #plot;

  /** Another program is shown. */
  reset() {
    this.window = undefined;
    this.idle = "";
    this.#opened = [];
    this.#lenses.clear();
    this.#unfolded.clear();
    this.rows = { first: 0, last: 0 };
    this.#anchor = undefined;
    this.#plot = undefined;
  }

  /** Whether less than the whole run is shown. */
  get zoomed() {
    return this.window !== undefined;
  }

  /** @returns {Plot | undefined} */
  get plot() {
    return this.#plot;
  }

  /** Whether there is idle time that is drawn short, or could be. */
  get hasIdle() {
    return this.#plot?.idle ?? false;
  }

  /** Whether any is drawn short. */
  get isIdleShort() {
    return (this.#plot?.breaks.length ?? 0) > 0;
  }

  /**
   * A drawing is shown.
   * @param {Plot} plot
   * @param {Request} asked what was asked for: perhaps another stretch of time than is to be shown by now
   * @returns {boolean} whether it is what is to be shown
   */
  drawn(plot, asked) {
    const { from, to } = this.window ?? { from: 0, to: 0 };
    if (asked.left || asked.right) return true; // A drag has its own scale.
    if (this.#plot && (asked.from !== Math.round(from) || asked.to !== Math.round(to))) {
      this.#plot = { ...this.#plot, end: plot.end, idle: plot.idle };
      return false;
    }
    this.#plot = plot;
    const whole = plot.from <= 0 && plot.to >= plot.end;
    this.window = whole ? undefined : { from: plot.from, to: plot.to };
    const anchor = this.#anchor;
    this.#anchor = undefined;
    const off = anchor && !whole ? xAt(plot, anchor.time) - anchor.x : 0;
    return Math.abs(off) < NOTICEABLE || !this.pan(off);
  }

  /**
   * What to ask the runtime for.
   * @param {Plot | undefined} held the plot of a drag, which stays as it is
   * @param {{top: number, bottom: number} | undefined} seen the part of the drawing that is on the screen, if that is not most of it
   * @returns {Omit<Request, "width" | "selected">}
   */
  request(held, seen) {
    this.partial = this.moving && seen !== undefined;
    const { from, to } = held ?? this.window ?? { from: 0, to: 0 };
    return {
      from: Math.round(from),
      to: Math.round(to),
      left: held?.left ?? 0,
      right: held?.right ?? 0,
      breaks: held?.breaks ?? [],
      idle: this.idle,
      opened: this.#opened,
      lenses: held?.lenses ?? [...this.#lenses].map((at) => ({ at, width: 0 })),
      firstRow: this.rows.first,
      lastRow: this.rows.last,
      unfolded: [...this.#unfolded],
      ...(this.partial ? seen : { top: 0, bottom: 0 }),
    };
  }

  // Time

  /**
   * Shows so many times as much detail.
   * @param {number} factor over 1: a shorter stretch of time
   * @param {number} [x] what stays where it is, in the drawing; the middle if there is none
   */
  zoom(factor, x) {
    const plot = this.#plot;
    if (!plot) return false;
    const at = Math.min(Math.max(x ?? (plot.left + plot.right) / 2, plot.left), plot.right);
    const most = (plot.right - plot.left) / SHORTEST;
    const scale = Math.min(pixelsPerNanosecond(plot) * factor, most);
    const time = timeAt(plot, at);
    const changed = this.#show(windowAround(plot, time, at, scale));
    if (changed) this.#anchor = { time, x: at };
    return changed;
  }

  /**
   * Shows what is beside the stretch of time.
   * @param {number} pixels to the right
   */
  pan(pixels) {
    const plot = this.#plot;
    if (!plot || !this.zoomed) return false;
    this.#anchor = undefined;
    return this.#show({ from: timeAt(plot, plot.left + pixels), to: timeAt(plot, plot.right + pixels) });
  }

  /**
   * Shows a moment, wherever that is.
   * @param {number} time in nanoseconds
   */
  reveal(time) {
    const plot = this.#plot;
    if (!plot || (plot.from <= time && time <= plot.to)) return false;
    const x = plot.left + LEAD * (plot.right - plot.left);
    return this.#show(windowAround(plot, time, x, pixelsPerNanosecond(plot)));
  }

  /** Shows the whole run. */
  fit() {
    return this.#show({ from: 0, to: this.#plot?.end ?? 0 });
  }

  /**
   * @param {{from: number, to: number}} wanted
   * @returns {boolean} whether that is another stretch than before
   */
  #show({ from, to }) {
    const plot = this.#plot;
    if (!plot || plot.end <= 0) return false;
    const length = to - from;
    from = Math.max(0, Math.min(from, plot.end - length));
    to = Math.min(from + length, plot.end);
    const whole = from <= 0 && to >= plot.end;
    if (whole ? !this.zoomed : from === plot.from && to === plot.to) return false;
    this.window = whole ? undefined : { from, to };
    const breaks = plot.breaks
      .filter((one) => one.from < to && one.to > from)
      .map((one) => ({ from: Math.max(one.from, from), to: Math.min(one.to, to), width: one.width }));
    const lenses = plot.lenses.filter(({ at }) => from <= at && at <= to);
    this.#plot = { ...plot, from, to, breaks, lenses };
    return true;
  }

  /** Draws idle time short, or, where it is, in full. */
  toggleIdle() {
    this.idle = this.isIdleShort ? "full" : "short";
    this.#opened = [];
  }

  /**
   * Draws an idle stretch in full, or short again.
   * @param {number} from
   * @param {number} to
   */
  toggleBreak(from, to) {
    const others = this.#opened.filter((one) => one.from >= to || one.to <= from);
    this.#opened = others.length < this.#opened.length ? others : [...others, { from, to, width: 0 }];
  }

  /**
   * Opens an instant into its steps, or closes it.
   * @param {number} at
   */
  toggleLens(at) {
    if (!this.#lenses.delete(at)) this.#lenses.add(at);
  }

  /**
   * Closes an instant.
   * @param {number} at
   */
  closeLens(at) {
    return this.#lenses.delete(at);
  }

  /** The instant that was opened last; NaN: none is open. */
  get lastLens() {
    return [...this.#lenses].at(-1) ?? Number.NaN;
  }

  /** @param {number} at */
  hasLens(at) {
    return this.#lenses.has(at);
  }

  // Rows

  /**
   * @param {number} fold
   * @param {boolean} folded siblings are drawn as one row, or one by one
   */
  fold(fold, folded) {
    if (folded) this.#unfolded.delete(fold);
    else this.#unfolded.add(fold);
  }
}
