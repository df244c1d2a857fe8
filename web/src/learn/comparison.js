// The learner's program and the solution: side by side, and on one clock.

import { html, nothing } from "lit";
import { unsafeHTML } from "lit/directives/unsafe-html.js";
import { textView } from "../play/story.js";
import { sharedRuntime } from "../runtime/runtime.js";
import { listing } from "./listing.js";

/** @import {Exercise, Part, RunReply} from "../runtime/protocol.js" */

/** The least width of the drawings, in pixels, beyond which a narrow window scrolls. */
const LEAST_WIDTH = 340;

/**
 * @typedef {object} Comparison
 * @property {string} code the learner's
 * @property {Part[]} summary how the two runs differ, in words
 * @property {string} own the drawing of the learner's run
 * @property {string} solution that of the solution's; Go has escaped every text in both
 */

/**
 * Runs both programs with the files of the exercise and draws them on one clock.
 * @param {Exercise} exercise
 * @param {string} code
 * @param {number} width of the drawings, in pixels
 * @returns {Promise<Comparison>}
 */
export async function compared(exercise, code, width) {
  const runtime = sharedRuntime();
  const { files, seed, solution } = exercise;
  const view = { width: Math.max(LEAST_WIDTH, width), selected: -1, from: 0, to: 0, left: 0, right: 0 };
  /** @param {string} program @returns {Promise<RunReply>} */
  const run = (program) => runtime.call("run", { program, files, seed, view });
  const theirs = await run(solution);
  const mine = await run(code);
  try {
    if (!mine.drawn) return { code, summary: ["Your program does not run yet."], own: "", solution: theirs.drawing };
    const drawn = await runtime.call("draw", { run: mine.run, view: { ...view, kept: theirs.run, under: true } });
    const { comparison } = await runtime.call("compare", { run: mine.run, kept: theirs.run });
    const summary = comparison ? JSON.parse(comparison).summary : [];
    return { code, summary, own: drawn.drawing, solution: drawn.under };
  } finally {
    for (const { run, drawn } of [mine, theirs]) {
      if (drawn) runtime.call("release", { run }).catch(() => {});
    }
  }
}

/**
 * @param {Exercise} exercise
 * @param {Comparison} comparison
 */
export function comparisonView(exercise, { code, summary, own, solution }) {
  return html`<div class="side-by-side">
      <section>
        <h3>Yours</h3>
        ${listing(code, "Your program")}
      </section>
      <section>
        <h3>The solution</h3>
        ${listing(exercise.solution, "The solution’s program")}
      </section>
    </div>
    ${summary.length > 0 ? html`<p class="summary">Compared with the solution: ${textView(summary, false, () => {})}</p>` : nothing}
    ${own ? html`<h3>Yours, and below it the solution, on one clock</h3>` : html`<h3>The solution</h3>`}
    <div class="drawings" tabindex="0" role="region" aria-label="Timelines">
      ${unsafeHTML(own)}${unsafeHTML(solution)}
    </div>`;
}
