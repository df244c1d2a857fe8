// Judges what an element shows, run by run: one verdict under way at a time, then the latest.

import { sharedRuntime } from "../runtime/runtime.js";

/** @import {Exercise, JudgeReply, Verdict} from "../runtime/protocol.js" */
/** @import {GatherPlay} from "../play/gather-play.js" */

export class Judge {
  #exercise;
  #play;
  #told;
  #judging = false;
  #outdated = false;

  /** The last verdict on the program as it stands; undefined: there is none, or the program does not even run. @type {Verdict | undefined} */
  verdict;

  /**
   * @param {Exercise} exercise
   * @param {GatherPlay} play which shows the learner's program
   * @param {() => void} told called when the program that is shown has been judged
   */
  constructor(exercise, play, told) {
    this.#exercise = exercise;
    this.#play = play;
    this.#told = told;
  }

  /** Whether there is going to be a verdict. */
  get judging() {
    return this.#judging;
  }

  /** Judges the program as it stands; with other files than the exercise's, what was said of it before holds. */
  async judge() {
    this.#outdated = true;
    if (this.#judging) return;
    this.#judging = true;
    while (this.#outdated) {
      this.#outdated = false;
      const { shown, files, code } = this.#play;
      if (files !== this.#exercise.files) continue;
      if (shown?.request.files !== files || shown.request.program !== code) {
        this.verdict = undefined; // The element says why.
        continue;
      }
      const runtime = sharedRuntime();
      try {
        /** @type {JudgeReply} */
        const { verdict, runs } = await runtime.call("judge", { run: shown.reply.run, exercise: this.#exercise });
        for (const { run } of runs) runtime.call("release", { run }).catch(() => {});
        if (shown === this.#play.shown) this.verdict = JSON.parse(verdict);
      } catch {
        // Released or lost meanwhile: the next run is judged.
      }
    }
    this.#judging = false;
    this.#told();
  }
}
