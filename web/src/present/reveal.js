// What the room has said to a question, as bars, and what is true.

import { html, nothing, svg } from "lit";
import { feedbackTo, NOT_SURE } from "../learn/answer.js";
import { answersTo, isTrue } from "./hands.js";
import { answerView } from "./question.js";

/** @import {Prediction} from "../learn/course.js" */
/** @import {Count} from "./hands.js" */

/**
 * @param {Prediction} prediction
 * @param {Count} count
 * @param {boolean} why whether it is told why, too
 * @param {(html: string) => unknown} text
 */
export function revealView(prediction, count, why, text) {
  const answers = answersTo(prediction, count);
  // What is true is among them, even if the room was to find it by itself and did not.
  if (!answers.some((answer) => isTrue(prediction, answer))) answers.unshift(prediction.answer.text);
  const most = Math.max(1, ...answers.map((answer) => count.hands[answer] ?? 0));
  const shown = answers.filter((answer) => answer !== NOT_SURE || (count.hands[answer] ?? 0) > 0);
  return html`<h1 class="prompt" tabindex="-1">${text(prediction.prompt)}</h1>
    <ol class="bars">
      ${shown.map((answer) => barView(prediction, answer, count.hands[answer] ?? 0, most, why, text))}
    </ol>
    ${why && prediction.after ? html`<div class="after">${text(prediction.after)}</div>` : nothing}`;
}

/**
 * @param {Prediction} prediction
 * @param {string} answer
 * @param {number} hands
 * @param {number} most
 * @param {boolean} why
 * @param {(html: string) => unknown} text
 */
function barView(prediction, answer, hands, most, why, text) {
  const right = isTrue(prediction, answer);
  const feedback = why && !right && answer !== NOT_SURE ? reasonOf(prediction, answer) : "";
  return html`<li class=${right ? "true" : "false"}>
    <div class="said">
      <span class="sign" aria-hidden="true">${right ? "✓" : ""}</span>${answerView(prediction, answer)}
      ${right ? html`<strong class="verdict">true</strong>` : nothing}
    </div>
    <div class="bar">
      <svg aria-hidden="true">${svg`<rect width="${(100 * hands) / most}%" height="100%" rx="4" />`}</svg>
      <span class="hands">${hands}<span class="unseen"> ${hands === 1 ? "hand" : "hands"}</span></span>
    </div>
    ${feedback ? html`<p class="feedback">${text(feedback)}</p>` : nothing}
  </li>`;
}

/**
 * What the lesson has to say to a wrong answer.
 * @param {Prediction} prediction
 * @param {string} answer
 */
function reasonOf(prediction, answer) {
  if (prediction.type === "multi") return prediction.choices?.find((choice) => choice.text === answer)?.feedback ?? "";
  return feedbackTo(prediction, answer);
}
