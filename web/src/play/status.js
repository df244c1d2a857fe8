// The status line: how the program ended, or why a gesture was refused. It is always there and always of one height, so that nothing jumps while one types.

import { html, nothing } from "lit";
import { withCode } from "../words.js";

/** @import {Exit, RunReply} from "../runtime/protocol.js" */
/** @import {Range} from "./editor.js" */

/**
 * @typedef {Omit<Exit, "kind"> & {kind: Exit["kind"] | "unavailable"}} Outcome unavailable: there is nothing that could run the program
 *
 * @typedef {object} Problem
 * @property {Outcome} exit
 * @property {boolean} drawn whether what is drawn is of the run that had the problem
 */

/** @type {Record<string, string>} */
const titles = {
  uncaught: "Ended with an exception",
  "syntax error": "Not Python yet",
  unsupported: "Not supported",
  "limit reached": "Stopped",
  deadlocked: "Waits for ever",
  "internal error": "Not your fault",
  unavailable: "Nothing runs yet",
};

/** Why a run is lost, by what the runtime says. @type {Record<string, (detail: string) => string>} */
const losses = {
  unavailable: (detail) => `${detail}. Your text is kept.`,
  slow: () => "The program kept the machine busy for more than 2 s, without an end.",
  full: () => "The program needs more than the 256 MB of memory that there are.",
  broken: (detail) => `The program broke the machine that ran it (${detail}), which has been replaced.`,
};

/**
 * What a run ended with that did not come back.
 * @param {Error & {reason?: string}} error
 * @returns {Problem}
 */
export function lossOf({ reason = "broken", message: detail }) {
  const again = reason !== "unavailable" ? " Your text is kept; change it and it runs again." : "";
  const message = (losses[reason] ?? losses.broken)(detail) + again;
  const kind = reason === "unavailable" ? reason : "limit reached";
  return { exit: { kind, status: 3, message, from: -1, to: -1, line: 0 }, drawn: false };
}

/**
 * @param {Problem | undefined} problem
 * @param {string} refusal why the last gesture changed nothing, or empty
 * @param {RunReply | undefined} shown
 * @param {number} tasks
 * @param {object} handlers
 * @param {(range: Range) => void} handlers.onReveal
 * @param {() => void} handlers.onRetry
 */
export function statusView(problem, refusal, shown, tasks, { onReveal, onRetry }) {
  if (refusal) {
    return html`<div class="status problem refused" part="status">
      <strong>Not changed</strong>
      <span class="message">${withCode(refusal)}</span>
    </div>`;
  }
  if (!problem) {
    return html`<div class="status" part="status">
      ${shown ? html`<span>${tasks} ${tasks === 1 ? "task" : "tasks"} · ${shown.duration} of virtual time</span>` : "Running …"}
    </div>`;
  }
  const { exit, drawn } = problem;
  // Why a program is refused is told in full where the line is, and where the output would be.
  const message = exit.kind === "unsupported" ? firstSentence(exit.message) : exit.message;
  return html`<div class="status problem ${exit.kind.replace(" ", "-")}" part="status">
    <strong>${titles[exit.kind] ?? "Stopped"}</strong>
    <span class="message"
      >${withCode(message)}${drawn || !shown ? nothing : " What is greyed is of the last program that ran."}</span
    >
    ${exit.kind === "unavailable" ? html`<button class="link" @click=${onRetry}>Try again</button>` : nothing}
    ${
      exit.from >= 0
        ? html`<button class="link" @click=${() => onReveal({ from: exit.from, to: exit.to })}>
            line ${exit.line}
          </button>`
        : nothing
    }
  </div>`;
}

/** @param {string} text */
function firstSentence(text) {
  return text.split(/(?<=[.:;]) |\n/, 1)[0].replace(/[:;]$/, ".");
}

/**
 * Why a program is refused and what to do about it, where its output would be; nothing more than where that is told, if it is in sight.
 * @param {Problem | undefined} problem
 * @param {boolean} program whether the program is in sight
 * @param {(range: Range) => void} onReveal
 */
export function refusalView(problem, program, onReveal) {
  if (problem?.exit.kind !== "unsupported") return nothing;
  const { from, to, line, message } = problem.exit;
  const told = program && from >= 0;
  return html`<div class="refusal" part="refusal">
    <strong>This program can't be run here${line > 0 ? ` because of line ${line}` : ""}.</strong>
    <p>${told ? "Why, and what stands in for it, is told under that line." : withCode(message)}</p>
    ${from >= 0 ? html`<button class="link" @click=${() => onReveal({ from, to })}>Show line ${line}</button>` : nothing}
  </div>`;
}
