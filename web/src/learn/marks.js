// What a lesson draws over the timeline: a prediction beside what really happens, or where a check has failed.

import { magnification } from "../play/magnified.js";
import { xAt } from "../play/scale.js";

/** @import {Plot} from "../runtime/protocol.js" */

/**
 * @typedef {object} Marking
 * @property {number[]} [tasks] lanes to point at
 * @property {string[]} [notes] what to write at each of them
 * @property {number} [from] a stretch of time, in nanoseconds
 * @property {number} [to]
 * @property {{at: number, label: string, kind: "said" | "real"}[]} [times]
 */

/** How much room the words at a time take, in pixels. */
const LABEL_ROOM = 110;

export class Marks {
  #host;
  #layer = document.createElement("div");
  /** @type {Plot | undefined} */
  #plot;
  /** @type {Marking | undefined} */
  #marking;

  /** @param {HTMLElement} host the timeline */
  constructor(host) {
    this.#host = host;
    this.#layer.className = "marks";
    this.#layer.ariaHidden = "true"; // It is all said in words beside it.
    host.append(this.#layer);
  }

  /** @param {Plot | undefined} plot */
  over(plot) {
    this.#plot = plot;
    this.#draw();
  }

  /** @param {Marking | undefined} marking */
  show(marking) {
    this.#marking = marking;
    this.#draw();
  }

  #draw() {
    this.#layer.replaceChildren();
    const plot = this.#plot;
    const marking = this.#marking;
    if (!plot || !marking) return;
    const { tasks = [], notes = [], from = 0, to = 0, times = [] } = marking;
    if (to > from) {
      const left = clamped(plot, from);
      this.#add("stretch", left, plot.top, clamped(plot, to) - left, plot.bottom - plot.top);
    }
    const origin = this.#host.getBoundingClientRect();
    const scale = magnification(this.#host);
    tasks.forEach((task, i) => {
      const lane = this.#host.querySelector(`[data-kind="lane"][data-task="${task}"]`);
      if (!lane) return;
      const box = lane.getBoundingClientRect();
      const added = this.#add(
        "lane-mark",
        0,
        (box.top - origin.top) / scale,
        this.#host.clientWidth,
        box.height / scale,
      );
      if (notes[i]) added.append(labelled("note", notes[i]));
    });
    for (const { at, label, kind } of times) {
      const x = clamped(plot, at);
      const line = this.#add(`time-mark ${kind}`, x, plot.top, 0, plot.bottom - plot.top);
      const words = labelled("label", at > plot.to ? `${label} →` : label);
      words.classList.toggle("before", x > this.#host.clientWidth - LABEL_ROOM);
      line.append(words);
    }
  }

  /**
   * @param {string} name
   * @param {number} left
   * @param {number} top
   * @param {number} width
   * @param {number} height
   */
  #add(name, left, top, width, height) {
    const element = document.createElement("div");
    element.className = name;
    Object.assign(element.style, { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` });
    this.#layer.append(element);
    return element;
  }
}

/**
 * @param {string} name
 * @param {string} text
 */
function labelled(name, text) {
  const element = document.createElement("span");
  element.className = name;
  element.textContent = text;
  return element;
}

/**
 * Where a time is, or the edge beyond which it is.
 * @param {Plot} plot
 * @param {number} time
 */
function clamped(plot, time) {
  return Math.max(plot.left, Math.min(plot.right, xAt(plot, time)));
}
