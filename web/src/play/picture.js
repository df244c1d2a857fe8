// The picture of the run that is shown: the drawing, what lies over it, and what decides which part of the run it shows.
//
// The runtime draws it, anew for whatever changes how it looks. What is asked for while that is under way is drawn after it, once.

import { nothing, render } from "lit";
import { Instants } from "./instants.js";
import { Overview } from "./overview.js";
import { Playhead } from "./playhead.js";
import { Timeline } from "./timeline.js";
import { View } from "./view.js";
import { viewControls } from "./view-controls.js";
import { Zoom } from "./zoom.js";

/** @import {Drawing, Plot, View as ViewRequest} from "../runtime/protocol.js" */
/** @import {Range} from "./editor.js" */
/** @import {Player} from "./player.js" */
/** @import {Runs} from "./runs.js" */
/** @import {Shown} from "./shown.js" */

/**
 * @typedef {object} PictureHost what the picture needs of the element
 * @property {() => Pick<ViewRequest, "selected" | "kept" | "under">} also what else the drawing is to show
 * @property {() => Plot | undefined} held the scale that it is to keep, during a drag
 * @property {(drawing: Drawing) => void} drawn
 * @property {() => void} lost the runtime has forgotten the run
 * @property {(task: number) => void} onSelect
 * @property {(range: Range) => void} onReveal
 */

/** How long a drawing may take to be made between two frames, in milliseconds: showing it takes about as long again. */
const SLOW = 10;

/** How much of the plot there is at least, and how little stretched, while a drawing is moved instead of being made anew. */
const GOOD = 0.6;

export class Picture {
  /** What the drawing is in, and everything that lies over it. */
  surface = document.createElement("div");
  /** What the view is changed with. */
  controls = document.createElement("div");
  timeline;
  #shown;
  #runs;
  #player;
  #host;
  #view = new View();
  #zoom;
  #instants;
  #playhead;
  /** Whether it takes longer to draw the run than the next frame can wait. */
  #slow = false;
  /** The drawing under way, and whether what it draws is no longer what is wanted. @type {Promise<void> | undefined} */
  #drawing;
  #outdated = false;

  /**
   * @param {Shown} shown
   * @param {Runs} runs
   * @param {Player} player
   * @param {PictureHost} host
   */
  constructor(shown, runs, player, host) {
    this.#shown = shown;
    this.#runs = runs;
    this.#player = player;
    this.#host = host;
    const { surface } = this;
    const redraw = () => this.redraw();
    surface.className = "timeline";
    surface.part.add("timeline");
    this.controls.className = "view";
    this.controls.part.add("view");
    this.timeline = new Timeline(surface, {
      onSelect: host.onSelect,
      onReveal: host.onReveal,
      onResize: redraw,
      onFold: (fold, folded) => {
        this.#view.fold(fold, folded);
        void this.redraw();
      },
    });
    this.#zoom = new Zoom(surface, this.#view, {
      onMove: () => this.#move(),
      onRest: () => (this.timeline.shifted || this.#view.partial) && this.redraw(),
    });
    this.#instants = new Instants(surface, this.#view, redraw);
    new Overview(surface, (first, last) => {
      this.#view.rows = { first, last };
      return this.redraw();
    });
    this.#playhead = new Playhead(surface, player);
  }

  /** What keys mean, whoever has the focus. @type {Record<string, () => unknown>} */
  get keys() {
    return { ...this.#zoom.keys, l: () => this.#openInstant() };
  }

  // Drawing.

  /**
   * Shows another stretch of time: at once with what is drawn already, and drawn anew as soon as there is time. Where that takes long,
   * it would make the moves halt, so it waits for them to rest, or until what is shown is no longer good enough.
   */
  #move() {
    const { plot } = this.#view;
    if (!plot) return;
    if (this.#host.held()) {
      void this.redraw(); // What is held stays under the pointer.
      return;
    }
    const good = this.timeline.shift(plot);
    this.#playhead.over(plot, this.timeline.width, this.#shown.end);
    if (!this.#slow || !this.#view.moving || good < GOOD) void this.redraw();
  }

  /** How the run is to be drawn. @returns {ViewRequest} */
  get request() {
    const { timeline } = this;
    const seen = this.#view.moving ? timeline.seen : undefined;
    return { width: timeline.width, ...this.#view.request(this.#host.held(), seen), ...this.#host.also() };
  }

  /** Draws the run anew. */
  redraw() {
    this.#outdated = true;
    this.#drawing ??= this.#drawUpToDate().finally(() => (this.#drawing = undefined));
    return this.#drawing;
  }

  async #drawUpToDate() {
    while (this.#outdated) {
      this.#outdated = false;
      const { run } = this.#shown;
      if (!run) return;
      if (!this.#runs.alive(run)) return this.#host.lost();
      const { request } = this;
      try {
        const begun = performance.now();
        const drawing = await this.#runs.draw(run, request);
        if (run === this.#shown.run) this.show(drawing, request);
        this.#slow = performance.now() - begun > SLOW;
      } catch {
        // Released or lost meanwhile: what is shown now will be drawn by its own run.
      }
    }
  }

  /**
   * @param {Drawing} drawing of the run that is shown, or will be with the next frame
   * @param {ViewRequest} asked how it was asked for
   * @param {number} [end] of the run
   */
  show(drawing, asked, end = this.#shown.end) {
    this.timeline.show(drawing);
    this.#playhead.over(drawing.plot, this.timeline.width, end);
    this.#host.drawn(drawing);
    if (!this.#view.drawn(drawing.plot, asked)) this.#move();
    else if (asked.width !== this.timeline.width) void this.redraw();
    this.#showControls();
  }

  /** Takes the drawing away. */
  clear() {
    this.#view.reset();
    this.timeline.clear();
    this.#playhead.over(undefined, 0, 0);
  }

  /**
   * Shows the moment that the player has come to.
   * @param {boolean} moved whether it is at another time than before
   */
  seek(moved) {
    if (this.#shown.run) this.#playhead.show();
    this.#showControls();
    const { at } = this.#player;
    if (moved && at !== undefined && this.#view.reveal(at)) void this.redraw();
  }

  // The view.

  /** The instant that is shown, if more than one thing happens then. */
  get #instant() {
    const { moment } = this.#player;
    return moment && moment.of > 1 ? moment.since : undefined;
  }

  #openInstant() {
    if (this.#instant !== undefined) this.#instants.toggleAt(this.#instant);
  }

  #showControls() {
    const controls = viewControls(this.#view, this.#instant, {
      onOut: () => this.#zoom.zoomOut(),
      onFit: () => this.#zoom.fit(),
      onIn: () => this.#zoom.zoomIn(),
      onIdle: () => {
        this.#view.toggleIdle();
        void this.redraw();
      },
      onInstant: () => this.#openInstant(),
    });
    render(this.#shown.count > 0 ? controls : nothing, this.controls);
  }
}
