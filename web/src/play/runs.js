// Runs of one element: at most one under way, and of those asked for meanwhile only the latest.

import { RuntimeLost, sharedRuntime } from "../runtime/runtime.js";

/** @import {Comparison, Drawing, EditReply, EditRequest, EventRow, Hint, Moment, Options, RunReply, RunRequest, Sentence, View} from "../runtime/protocol.js" */

/**
 * A run that the runtime keeps.
 * @typedef {object} Run
 * @property {RunRequest} request
 * @property {RunReply} reply
 * @property {number} generation the instance that keeps it
 *
 * @typedef {{edit: EditReply, run: Run}} Tried the changes of a gesture, and the run of what they make of the program, which the request
 *   does not hold yet
 */

export class Runs {
  #runtime = sharedRuntime();
  /** @type {RunRequest | undefined} */
  #wanted;
  #busy = false;
  #handlers;

  /**
   * @param {object} handlers
   * @param {(run: Run, latest: boolean) => void} handlers.onRun latest: nothing newer has been asked for meanwhile
   * @param {(error: Error, request: RunRequest) => void} handlers.onLost
   */
  constructor(handlers) {
    this.#handlers = handlers;
  }

  /** @param {RunRequest} request */
  ask(request) {
    this.#wanted = request;
    if (!this.#busy) void this.#work();
  }

  async #work() {
    this.#busy = true;
    while (this.#wanted) {
      const request = this.#wanted;
      this.#wanted = undefined;
      try {
        const reply = await this.#runtime.call("run", request);
        this.#handlers.onRun({ request, reply, generation: this.#runtime.generation }, !this.#wanted);
      } catch (error) {
        if (error instanceof RuntimeLost && error.reason === "displaced") {
          this.#wanted ??= request;
        } else if (error instanceof RuntimeLost && error.reason === "stopped") {
          // Whoever asked has left the document.
        } else if (!this.#wanted) {
          this.#handlers.onLost(/** @type {Error} */ (error), request);
        }
      }
    }
    this.#busy = false;
  }

  /**
   * Runs another program beside.
   * @param {RunRequest} request
   * @returns {Promise<Run>}
   */
  async keep(request) {
    const reply = await this.#runtime.call("run", request);
    return { request, reply, generation: this.#runtime.generation };
  }

  /**
   * Whether the runtime still keeps a run.
   * @param {Run} run
   */
  alive(run) {
    return run.generation === this.#runtime.generation;
  }

  /**
   * Asks for something of a run. An instance that does not keep it may keep another one by the same name.
   * @param {string} name
   * @param {Run} run
   * @param {object} [argument]
   * @returns {Promise<any>}
   */
  async #call(name, run, argument) {
    if (!this.alive(run)) throw new RuntimeLost("displaced", "the instance that kept this run is gone");
    return this.#runtime.call(name, { run: run.reply.run, ...argument });
  }

  /**
   * Draws a run anew, without running it.
   * @param {Run} run
   * @param {View} view
   * @returns {Promise<Drawing>}
   */
  draw(run, view) {
    return this.#call("draw", run, { view });
  }

  /**
   * Draws a run as a picture that stands alone.
   * @param {Run} run
   * @param {{width: number, theme: "auto" | "light" | "dark", kept: number}} form kept: the run behind it; 0: none
   * @returns {Promise<string>} SVG
   */
  async picture(run, form) {
    return (await this.#call("picture", run, form)).picture;
  }

  /**
   * Turns a gesture on a run into changes of its program.
   * @param {Run} run
   * @param {Omit<EditRequest, "run">} gesture
   * @returns {Promise<EditReply>}
   */
  edit(run, gesture) {
    return this.#call("edit", run, gesture);
  }

  /**
   * Makes a gesture on a run, and runs what becomes of its program, if the gesture is not refused.
   * @param {Run} before
   * @param {Omit<EditRequest, "run">} gesture
   * @param {View} view
   * @returns {Promise<Tried>}
   */
  async try(before, gesture, view) {
    const { edit, run: reply } = await this.#call("try", before, { edit: { run: before.reply.run, ...gesture }, view });
    return { edit, run: { request: { ...before.request, view }, reply, generation: before.generation } };
  }

  /**
   * What can be done with a task or a group.
   * @param {Run} run
   * @param {{task?: number, group?: number}} of
   * @returns {Promise<Options>}
   */
  async options(run, { task = -1, group = -1 }) {
    return JSON.parse((await this.#call("options", run, { task, group })).options);
  }

  /**
   * The state of every task, and of the loop, at a moment.
   * @param {Run} run
   * @param {number} at nanoseconds: when all that happens at that time has happened
   * @param {number} event or, if not 0, when so many events have happened
   * @returns {Promise<Moment>}
   */
  moment(run, at, event) {
    return this.#call("moment", run, { at, event });
  }

  /**
   * Some of what happened in a run, in order.
   * @param {Run} run
   * @param {number} from the first, from 0
   * @param {number} count at most so many
   * @returns {Promise<EventRow[]>}
   */
  async events(run, from, count) {
    return JSON.parse((await this.#call("events", run, { from, count })).events);
  }

  /**
   * The story of a run, and the hints.
   * @param {Run} run
   * @returns {Promise<{sentences: Sentence[], hints: Hint[]}>}
   */
  async story(run) {
    const { story, hints } = await this.#call("story", run);
    return { sentences: JSON.parse(story), hints: JSON.parse(hints) };
  }

  /**
   * How a run differs from one before.
   * @param {Run} run
   * @param {Run} before
   * @returns {Promise<Comparison | undefined>} undefined: there is no room for both
   */
  async compare(run, before) {
    if (!this.alive(before)) return undefined;
    const { comparison } = await this.#call("compare", run, { kept: before.reply.run });
    return comparison ? JSON.parse(comparison) : undefined;
  }

  /**
   * The whole record of a run, as JSON.
   * @param {Run} run
   * @returns {Promise<string>}
   */
  async trace(run) {
    return (await this.#call("trace", run)).trace;
  }

  /**
   * Lets the runtime forget a run.
   * @param {Run | undefined} run
   */
  release(run) {
    if (run) this.#call("release", run).catch(() => {}); // What is gone needs no release.
  }
}
