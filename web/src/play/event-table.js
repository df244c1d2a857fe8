// The table of events: everything that happened in a run, in order, and before it what the loop has at the playhead.
//
// A run may have a million events. Only the rows in view are there, and only those that were in view are fetched.

import { html, nothing } from "lit";
import { shapeOf } from "./shapes.js";

/** @import {LitElement, ReactiveController} from "lit" */
/** @import {EventRow, Moment, Turn} from "../runtime/protocol.js" */
/** @import {Range} from "./editor.js" */

/** How many events are fetched at once. */
const PAGE = 100;

/** How many rows there are beyond those in view. */
const MARGIN = 10;

/**
 * @typedef {object} EventHandlers
 * @property {(from: number, count: number) => Promise<EventRow[]>} fetch rejected if the run is gone
 * @property {(event: number) => void} onGo so manieth, from 1
 * @property {(range: Range) => void} onReveal
 */

/** @implements {ReactiveController} */
export class EventTable {
  #element;
  #handlers;
  /** @type {Map<number, EventRow[] | undefined>} undefined: on its way */
  #pages = new Map();
  #count = 0;
  #first = 0;
  #last = 3 * MARGIN;
  #current = 0;

  /**
   * @param {LitElement} element which shows it
   * @param {EventHandlers} handlers
   */
  constructor(element, handlers) {
    this.#element = element;
    this.#handlers = handlers;
    element.addController(this);
  }

  hostConnected() {
    // What scrolls within the element is not told to the window.
    this.#element.shadowRoot?.addEventListener("scroll", this.#scrolled, { capture: true, passive: true });
    addEventListener("scroll", this.#scrolled, { capture: true, passive: true });
    addEventListener("resize", this.#scrolled, { passive: true });
  }

  hostDisconnected() {
    this.#element.shadowRoot?.removeEventListener("scroll", this.#scrolled, { capture: true });
    removeEventListener("scroll", this.#scrolled, { capture: true });
    removeEventListener("resize", this.#scrolled);
  }

  hostUpdated() {
    this.#look();
  }

  /** Another run is shown. */
  clear() {
    this.#pages = new Map();
    this.#count = 0;
    this.#current = 0;
  }

  #scrolled = () => this.#look();

  get #body() {
    return /** @type {HTMLElement | null | undefined} */ (this.#element.shadowRoot?.querySelector(".events tbody"));
  }

  /** How high a row is, in pixels: all are alike. */
  get #row() {
    return parseFloat(this.#body ? getComputedStyle(this.#body).getPropertyValue("--row") : "") || 26;
  }

  /** Looks which rows are in view. */
  #look() {
    const body = this.#body;
    const panel = body?.closest(".panel");
    if (!body || !panel || !panel.clientHeight) return;
    const { top, bottom } = panel.getBoundingClientRect();
    const begin = body.getBoundingClientRect().top;
    const row = this.#row;
    const first = Math.max(0, Math.floor((Math.max(0, top) - begin) / row) - MARGIN);
    const last = Math.min(this.#count, Math.ceil((Math.min(innerHeight, bottom) - begin) / row) + MARGIN);
    if (first >= this.#first && last <= this.#last && this.#last - this.#first < 12 * MARGIN + (last - first)) return;
    this.#first = Math.max(0, first - MARGIN);
    this.#last = last + MARGIN;
    this.#element.requestUpdate();
  }

  /**
   * The row of an event, if it has been fetched; else fetches it.
   * @param {number} i from 0
   */
  #at(i) {
    const page = Math.floor(i / PAGE);
    if (!this.#pages.has(page)) {
      const pages = this.#pages;
      pages.set(page, undefined);
      this.#handlers.fetch(page * PAGE, PAGE).then(
        (rows) => {
          pages.set(page, rows);
          this.#element.requestUpdate();
        },
        () => pages.delete(page), // The run is gone: another one is on its way.
      );
    }
    return this.#pages.get(page)?.[i % PAGE];
  }

  /**
   * Brings the row of an event into view, where the table scrolls by itself.
   * @param {number} event so manieth, from 1
   */
  #follow(event) {
    const body = this.#body;
    const panel = body?.closest(".panel");
    if (!body || !panel || panel.scrollHeight <= panel.clientHeight) return;
    const head = panel.querySelector(".now")?.clientHeight ?? 0;
    const top = body.getBoundingClientRect().top - panel.getBoundingClientRect().top + (event - 1) * this.#row;
    if (top < head + this.#row) panel.scrollTop += top - head - this.#row;
    else if (top + 2 * this.#row > panel.clientHeight) panel.scrollTop += top + 2 * this.#row - panel.clientHeight;
  }

  /**
   * @param {Moment | undefined} moment that is shown
   * @param {boolean} ended whether that is the end
   * @param {number} selected the selected task, or -1
   */
  view(moment, ended, selected) {
    if (!moment) return nothing;
    this.#count = moment.events;
    if (this.#current !== moment.event) {
      this.#current = moment.event;
      if (!ended) void this.#element.updateComplete.then(() => this.#follow(moment.event));
    }
    const first = Math.min(this.#first, this.#count);
    const last = Math.min(this.#last, this.#count);
    const rows = [];
    for (let i = first; i < last; i++) rows.push(this.#rowView(i, moment, selected));
    const gap = (/** @type {number} */ count) =>
      count > 0
        ? html`<tr class="gap" role="presentation">
            <td .style=${`height: calc(${count} * var(--row))`}></td>
          </tr>`
        : nothing;
    return html`${nowView(moment, ended)}
      <table class="events" role="table" aria-rowcount=${this.#count + 1} @keydown=${this.#key}>
        <thead role="rowgroup">
          <tr role="row" aria-rowindex="1">
            <th role="columnheader" scope="col" class="at">at</th>
            <th role="columnheader" scope="col" class="who">who</th>
            <th role="columnheader" scope="col">what happens</th>
            <th role="columnheader" scope="col" class="line">line</th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          ${gap(first)}${rows}${gap(this.#count - last)}
        </tbody>
      </table>`;
  }

  /**
   * @param {number} i from 0
   * @param {Moment} moment
   * @param {number} selected
   */
  #rowView(i, moment, selected) {
    const row = this.#at(i);
    const current = i + 1 === moment.event;
    const { from, to, line } = row ?? {};
    return html`<tr
      role="row"
      aria-rowindex=${i + 2}
      class="event ${current ? "current" : ""} ${i >= moment.event ? "later" : ""} ${
        row?.task !== undefined && row.task === selected ? "selected" : ""
      }"
      aria-current=${current ? "step" : "false"}
      data-event=${i + 1}
      data-task=${row?.task ?? nothing}
      data-span=${from === undefined ? nothing : `${from} ${to}`}
      @click=${() => this.#handlers.onGo(i + 1)}
    >
      <td role="cell" class="at">${row?.time ?? "…"}</td>
      <td role="cell" class="who">${row?.who}</td>
      <td role="cell" class="what ${row?.ending?.replace(" ", "-") ?? ""}">
        <button tabindex=${current || (moment.event === 0 && i === 0) ? 0 : -1} title=${row?.what ?? nothing}>
          ${row?.ending ? shapeOf(row.ending) : nothing}${row?.what ?? "…"}
        </button>
      </td>
      <td role="cell" class="line">
        ${
          from === undefined || to === undefined
            ? nothing
            : html`<button
                class="link"
                tabindex=${current ? 0 : -1}
                aria-label="line ${line}"
                @click=${(/** @type {Event} */ event) => {
                  event.stopPropagation();
                  this.#handlers.onReveal({ from, to });
                }}
              >
                ${line}
              </button>`
        }
      </td>
    </tr>`;
  }

  /** The arrow keys go from row to row. @param {KeyboardEvent} event */
  #key = (event) => {
    const by = { ArrowUp: -1, ArrowDown: 1, PageUp: -10, PageDown: 10, Home: -Infinity, End: Infinity }[event.key];
    if (!by || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const goal = Math.min(Math.max(1, this.#current + by), this.#count);
    this.#handlers.onGo(goal);
    const focus = () => {
      const row = this.#body?.querySelector(`[data-event="${goal}"] .what button`);
      /** @type {HTMLElement | null | undefined} */ (row)?.focus({ preventScroll: true });
    };
    // The row may have to be brought into view first.
    setTimeout(() => void this.#element.updateComplete.then(focus), 60);
  };
}

/**
 * What the loop has at a moment.
 * @param {Moment} moment
 * @param {boolean} ended
 */
function nowView(moment, ended) {
  const { running, ready, timers, waiting, set } = moment;
  return html`<div class="now" role="group" aria-label="At the playhead">
    <strong>${ended ? "At the end" : `At ${moment.label}`}</strong>
    <dl>
      <div>
        <dt>running</dt>
        <dd>${running || "nothing"}</dd>
      </div>
      <div>
        <dt>ready, in order</dt>
        <dd>${turnsView(ready, waiting)}</dd>
      </div>
      <div>
        <dt>timers set</dt>
        <dd>${turnsView(timers, set)}</dd>
      </div>
    </dl>
  </div>`;
}

/**
 * @param {Turn[]} turns
 * @param {number} count how many there are, also of those that are not named
 */
function turnsView(turns, count) {
  if (count === 0) return "none";
  return html`${turns.map(
    ({ task, who, time }, i) =>
      html`${i > 0 ? ", " : nothing}<span data-task=${task >= 0 ? task : nothing}
          >${time ? html`<time>${time}</time> ` : nothing}${who}</span
        >`,
  )}${count > turns.length ? ` and ${count - turns.length} more` : nothing}`;
}
