// What is shown: the last run that could be drawn, with what it returned taken apart, and how the program has ended as it stands.

import { lossOf } from "./status.js";

/** @import {OutputLine, Row} from "../runtime/protocol.js" */
/** @import {Range} from "./editor.js" */
/** @import {Program} from "./program.js" */
/** @import {Run, Runs} from "./runs.js" */
/** @import {Problem} from "./status.js" */

export class Shown {
  #program;
  #runs;
  /** The last run that could be drawn. @type {Run | undefined} */
  run = undefined;
  /** What the last run ended with, if it did not come to its end. @type {Problem | undefined} */
  problem = undefined;
  /** Whether the last run ended before it came to what the table shows. The table then is of the run before. */
  cut = false;
  /** @type {Row[]} */
  rows = [];
  /** The program that the table is of. */
  tabled = "";
  /** Where the literals of the table stand in it. @type {Range[]} */
  fields = [];
  /** @type {OutputLine[]} */
  output = [];
  /** Where in the program as it stands the literals of its run are. @type {Range[]} */
  literals = [];
  /** The run that a gesture refers to. @type {Run | undefined} */
  #held;
  #trace = "";
  /** @type {any} */
  #parsed;

  /**
   * @param {Program} program
   * @param {Runs} runs
   */
  constructor(program, runs) {
    this.#program = program;
    this.#runs = runs;
  }

  /** The number of tasks. */
  get count() {
    return this.run?.reply.tasks ?? 0;
  }

  /** When the run ended, in nanoseconds; -1: there is none. */
  get end() {
    return this.run?.reply.end ?? -1;
  }

  /** Whether what is shown is of the program as it stands. */
  get upToDate() {
    return this.run?.request.program === this.#program.code;
  }

  /** The run that is shown, if it is of the program as it stands: else a question or a gesture about it means nothing. */
  get current() {
    return this.run && this.upToDate && this.#runs.alive(this.run) ? this.run : undefined;
  }

  /** The record of the last run. Undefined before there is one, or if the run is too large for it. */
  get trace() {
    if (this.#parsed === undefined && this.#trace) this.#parsed = JSON.parse(this.#trace);
    return this.#parsed;
  }

  /** @param {string} trace JSON; empty: there is none to hand out */
  set trace(trace) {
    this.#trace = trace;
    this.#parsed = undefined;
  }

  /**
   * A run has come back: it is shown, if there is anything to be shown of it.
   * @param {Run} run
   */
  take(run) {
    const { exit, drawn, tasks, table, output, literals } = run.reply;
    this.problem = exit.kind === "finished" ? undefined : { exit, drawn };
    const places = drawn ? JSON.parse(literals).map(rangeOf) : [];
    if (run.request.program === this.#program.code) this.literals = places;
    if (!drawn) {
      this.#runs.release(run);
      return;
    }
    this.#replace(run);
    this.output = JSON.parse(output);
    // A program that fails before it comes to its tasks would take the table away under the hands of whoever is writing in it.
    this.cut = exit.kind === "uncaught" && tasks <= 1 && this.rows.length > tasks;
    if (!this.cut) {
      this.rows = JSON.parse(table);
      this.fields = places;
      this.tabled = run.request.program;
    }
  }

  /** @param {Error} error with which the last run was lost */
  lose(error) {
    this.problem = lossOf(error);
    return this.problem.exit;
  }

  /** Nothing is shown of the program before, now that another one has taken its place. */
  clear() {
    this.#replace(undefined);
    this.problem = undefined;
    this.cut = false;
    this.rows = [];
    this.tabled = "";
    this.fields = [];
    this.output = [];
    this.literals = [];
    this.trace = "";
  }

  /** @param {Run | undefined} run */
  #replace(run) {
    const before = this.run;
    this.run = run;
    if (before !== this.#held) this.#runs.release(before);
  }

  /**
   * Keeps a run that is shown for a gesture, whatever is shown meanwhile.
   * @param {Run} run
   */
  hold(run) {
    this.#held = run;
  }

  /** The gesture has come to its end. */
  letGo() {
    const run = this.#held;
    this.#held = undefined;
    if (run !== this.run) this.#runs.release(run);
  }
}

/**
 * @param {[number, number]} pair
 * @returns {Range}
 */
function rangeOf([from, to]) {
  return { from, to };
}
