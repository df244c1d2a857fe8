// Over the program that a room mends together: what it has to fulfil, what goes wrong, and what helps.

import { html, nothing } from "lit";
import { textView } from "../play/story.js";

/** @import {Lesson} from "../learn/course.js" */
/** @import {CheckResult, Verdict} from "../runtime/protocol.js" */

/**
 * @typedef {object} TaskModel
 * @property {Lesson} lesson
 * @property {boolean} solved whether it is a solution that is shown
 * @property {Verdict | undefined} verdict on the program as it stands
 * @property {CheckResult | undefined} looked the failed check that is looked at
 * @property {number} hints how many are shown
 * @property {(html: string) => unknown} text
 * @property {(result: CheckResult) => void} onLook
 * @property {() => void} onHint
 * @property {(() => void) | undefined} onStartOver undefined: nothing was changed
 * @property {(task: number) => void} onSelect
 */

/** @param {TaskModel} model */
export function taskView(model) {
  const { lesson, solved, verdict, hints, text, onHint, onStartOver } = model;
  const { exercise, afterword } = lesson;
  const mistake = exercise.mistakes[verdict?.mistakes[0] ?? -1];
  const passed = verdict?.passed ?? false;
  return html`<div class="strip" tabindex="-1">
    <h1 class="unseen">${lesson.title}</h1>
    <ul class="checks">
      ${exercise.checks.map((check) => {
        const result = verdict?.results.find((one) => one.check === check.id);
        const what = text(check.message);
        const sign = !result ? "○" : result.passed ? "✓" : "✗";
        return html`<li class=${!result ? "open" : result.passed ? "passed" : "failed"} data-check=${check.id}>
          <span class="sign" aria-hidden="true">${sign}</span>
          ${
            result && !result.passed
              ? html`<button aria-pressed=${model.looked?.check === check.id} @click=${() => model.onLook(result)}>
                  ${what}<span class="unseen">: not yet; show where</span>
                </button>`
              : html`<span>${what}<span class="unseen">${result ? ": passed" : ""}</span></span>`
          }
        </li>`;
      })}
    </ul>
    ${model.looked ? lookedView(model.looked, model.onSelect) : nothing}
    ${mistake ? html`<div class="mistake">${text(mistake.message)}</div>` : nothing}
    ${passed && afterword ? html`<div class="afterword">${text(afterword)}</div>` : nothing}
    ${
      solved || passed
        ? nothing
        : html`${
              hints > 0
                ? html`<ol class="hints">
                    ${lesson.hints.slice(0, hints).map((hint) => html`<li>${text(hint)}</li>`)}
                  </ol>`
                : nothing
            }
            <div class="actions">
              ${
                hints < lesson.hints.length
                  ? html`<button class="hint" @click=${onHint}>
                      ${hints === 0 ? "A hint" : "Another hint"} <kbd aria-hidden="true">h</kbd>
                    </button>`
                  : nothing
              }
              ${onStartOver ? html`<button @click=${onStartOver}>Back to the first program</button>` : nothing}
            </div>`
    }
  </div>`;
}

/**
 * @param {CheckResult} result
 * @param {(task: number) => void} onSelect
 */
function lookedView({ with: variant, expected = [], happened = [] }, onSelect) {
  return html`<p class="why">
    ${variant ? html`With other files (${variant}). ` : nothing}Expected: ${textView(expected, true, onSelect)}.
    Instead, ${textView(happened, true, onSelect)}.
  </p>`;
}
