// The checks of a lesson as a list: what the program has to fulfil, and where it doesn't, what was expected, what happened, and where that
// shows.

import { html, nothing } from "lit";
import { textView } from "../play/story.js";

/** @import {CheckResult, Exercise, Verdict} from "../runtime/protocol.js" */

/**
 * @typedef {object} CheckHandlers
 * @property {(html: string) => unknown} text
 * @property {(result: CheckResult) => void} onShow where a check has failed is to be seen on the timeline
 * @property {(task: number) => void} onSelect
 * @property {(place: {from: number, to: number}) => void} onReveal a place in the program is to be seen
 */

/**
 * @param {Exercise} exercise
 * @param {Verdict | undefined} verdict undefined: there is none yet
 * @param {CheckHandlers} handlers
 */
export function checksView(exercise, verdict, handlers) {
  return html`<ul class="checks">
    ${exercise.checks.map((check) => {
      const result = verdict?.results.find((one) => one.check === check.id);
      return html`<li class=${!result ? "open" : result.passed ? "passed" : "failed"} data-check=${check.id}>
        <span class="sign" aria-hidden="true">${!result ? "○" : result.passed ? "✓" : "✗"}</span>
        <div>
          <div class="what">
            ${handlers.text(check.message)}
            <span class="unseen">${!result ? "not checked yet" : result.passed ? "passed" : "not yet"}</span>
          </div>
          ${result && !result.passed ? failureView(result, handlers) : nothing}
        </div>
      </li>`;
    })}
  </ul>`;
}

/**
 * @param {CheckResult} result
 * @param {CheckHandlers} handlers
 */
function failureView(result, { onShow, onSelect, onReveal }) {
  const { expected = [], happened = [], places, tasks, shown } = result;
  return html`<p class="why">
      ${result.with ? html`With other files (${result.with}). ` : nothing}Expected:
      ${textView(expected, true, onSelect)}. Instead, ${textView(happened, true, onSelect)}.
    </p>
    <p class="where">
      ${
        tasks.length > 0 || shown || result.with
          ? html`<button class="link" @click=${() => onShow(result)}>
              ${result.with ? "Show that run" : "Show it on the timeline"}
            </button>`
          : nothing
      }
      ${places.filter(isFirstInLine).map((place) => html`<button class="link" @click=${() => onReveal(place)}>line ${place.line}</button>`)}
    </p>`;
}

/**
 * Whether a place is the first of those that are in its line.
 * @param {{line: number}} place
 * @param {number} i
 * @param {{line: number}[]} places
 */
const isFirstInLine = ({ line }, i, places) => places.findIndex((place) => place.line === line) === i;
