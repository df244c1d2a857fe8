// The gestures on the table of tasks. Each refers to the run that the table is of, and the runtime turns it into changes of the
// program; where it can't, it says why.
//
// The run that follows brings another table. The focus stays with the literal in whose field it was, though that may be in another
// cell then, or goes to the row of the task that was moved.

import { moved } from "./difference.js";

/** @import {LitElement} from "lit" */
/** @import {EditRequest} from "../runtime/protocol.js" */
/** @import {Change} from "./editor.js" */
/** @import {Subject} from "./row-menu.js" */
/** @import {Run, Runs} from "./runs.js" */
/** @import {Shown} from "./shown.js" */

/**
 * @typedef {Omit<EditRequest, "run">} Gesture
 *
 * @typedef {object} TableGesturesHost what the gestures need of the element
 * @property {() => Run | undefined} begin the run that the table is of, if it is of the program as it stands; else it says so
 * @property {(run: Run, changes: Change[]) => boolean} apply unless the program is another by now
 * @property {(reason: string) => void} refuse
 * @property {Shown} shown
 */

export class TableGestures {
  #element;
  #runs;
  #host;
  /** The task whose row gets the focus with the next table. @type {number | undefined} */
  #next;

  /**
   * @param {LitElement} element
   * @param {Runs} runs
   * @param {TableGesturesHost} host
   */
  constructor(element, runs, host) {
    this.#element = element;
    this.#runs = runs;
    this.#host = host;
  }

  /**
   * What can be done with a task or a group of the table.
   * @param {Subject} of
   */
  async options(of) {
    const run = this.#host.begin();
    if (!run) return undefined;
    try {
      return await this.#runs.options(run, of);
    } catch {
      return undefined; // Released or lost meanwhile: there is another table.
    }
  }

  /**
   * Moves a task among those that stand beside it in the program.
   * @param {number} task
   * @param {number} by
   */
  async move(task, by) {
    const options = await this.options({ task });
    if (!options) return;
    const to = options.place + by;
    if (options.refusals.move) this.#host.refuse(options.refusals.move);
    else await this.make({ gesture: "move", task, to }, options.siblings[to]);
  }

  /**
   * @param {Gesture} gesture
   * @param {number} [focused] the task whose row is to have the focus afterwards
   */
  async make(gesture, focused) {
    const run = this.#host.begin();
    if (!run) return;
    /** @type {string} */
    let refused;
    try {
      const reply = await this.#runs.edit(run, gesture);
      refused = reply.refused;
      if (!refused && this.#host.apply(run, reply.changes)) this.#next = focused;
    } catch (error) {
      refused = /** @type {Error} */ (error).message;
    }
    if (refused) this.#host.refuse(refused);
  }

  // The focus.

  get #focused() {
    return this.#element.shadowRoot?.activeElement;
  }

  /** Where the literal stands whose field has the focus. */
  get #place() {
    // The handle of a bar knows its literal, too, but keeps the focus by itself.
    const field = /** @type {HTMLElement | null | undefined} */ (this.#focused?.closest(".table [data-literal]"));
    const literal = field?.dataset.literal;
    return literal === undefined ? undefined : this.#host.shown.fields[Number(literal)]?.from;
  }

  /**
   * Remembers where the focus is, before there is another table.
   * @returns {() => void} puts it where it belongs, when that table is shown
   */
  keepFocus() {
    const task = this.#next;
    this.#next = undefined;
    if (task !== undefined) return () => this.#focusRow(task);
    const place = this.#place;
    const { tabled } = this.#host.shown;
    const adding = this.#focused?.closest(".table .add button")?.getAttribute("aria-label");
    return () => {
      if (place !== undefined) this.#focusPlace(moved(place, tabled, this.#host.shown.tabled));
      else if (adding) this.#focusAdding(adding);
    };
  }

  /** @param {string} label of the button that adds a task: its row goes down as there are more */
  #focusAdding(label) {
    const buttons = /** @type {NodeListOf<HTMLElement>} */ (
      this.#element.renderRoot.querySelectorAll(".table .add button")
    );
    [...buttons].find((button) => button.getAttribute("aria-label") === label)?.focus({ preventScroll: true });
  }

  /** @param {number} place */
  #focusPlace(place) {
    const now = this.#place;
    if (now === place || (now === undefined && this.#focused)) return;
    const { fields } = this.#host.shown;
    const shown = /** @type {NodeListOf<HTMLElement>} */ (
      this.#element.renderRoot.querySelectorAll(".table [data-literal]")
    );
    const field = [...shown].find(({ dataset }) => fields[Number(dataset.literal)]?.from === place);
    const panel = /** @type {HTMLElement | null} */ (this.#element.renderRoot.querySelector("#panel-tasks"));
    (field ?? panel)?.focus({ preventScroll: true });
  }

  /** @param {number} task */
  #focusRow(task) {
    /** @type {HTMLElement | null} */ (
      this.#element.renderRoot.querySelector(`.table tr[data-task="${task}"] .task`)
    )?.focus();
  }
}
