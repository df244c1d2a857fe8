// A question to the room: its answers, and how many hands went up for each.

import { html, nothing } from "lit";
import { durationOf, itemsOf, normal, NOT_SURE } from "../learn/answer.js";
import { withCode } from "../words.js";
import { answersTo, same } from "./hands.js";

/** @import {Prediction} from "../learn/course.js" */
/** @import {Count} from "./hands.js" */

/**
 * @typedef {object} QuestionHandlers
 * @property {(html: string) => unknown} text
 * @property {(answer: string, hands: number) => void} onHands so many hands are up for an answer
 * @property {(answer: string) => void} onAnswer somebody gives an answer that is not there yet
 * @property {() => void} refresh
 */

/** The order that is being put together, of the one question that is asked at a time. @type {{of: Prediction, items: string[]}} */
let begun;

/** What was wrong with what was written last. @type {{of: Prediction, text: string} | undefined} */
let refused;

/**
 * @param {Prediction} prediction
 * @param {Count} count
 * @param {QuestionHandlers} handlers
 */
export function questionView(prediction, count, handlers) {
  return html`<h1 class="prompt" tabindex="-1">${handlers.text(prediction.prompt)}</h1>
    ${prediction.type === "multi" ? html`<p class="note">More than one can be true.</p>` : nothing}
    <ol class="answers">
      ${answersTo(prediction, count).map((answer, i) => rowView(prediction, count, answer, i, handlers))}
    </ol>
    ${
      prediction.type === "order"
        ? orderView(prediction, handlers)
        : prediction.type === "time" || prediction.type === "output"
          ? otherView(prediction, handlers)
          : nothing
    }`;
}

/**
 * @param {Prediction} prediction
 * @param {Count} count
 * @param {string} answer
 * @param {number} i
 * @param {QuestionHandlers} handlers
 */
function rowView(prediction, { hands }, answer, i, { onHands }) {
  const { [answer]: up = 0 } = hands;
  return html`<li class=${up > 0 ? "counted" : ""}>
    <button class="answer" @click=${() => onHands(answer, up + 1)}>
      ${i < 9 ? html`<kbd aria-hidden="true">${i + 1}</kbd>` : nothing}
      <span class="said">${answerView(prediction, answer)}</span>
      <span class="unseen">: one more hand</span>
    </button>
    <button class="less" aria-label="One hand fewer" ?disabled=${up === 0} @click=${() => onHands(answer, up - 1)}>
      −
    </button>
    <input
      inputmode="numeric"
      aria-label="Hands for ${plain(prediction, answer)}"
      autocomplete="off"
      .value=${String(up)}
      @focus=${(/** @type {Event} */ event) => /** @type {HTMLInputElement} */ (event.target).select()}
      @change=${(/** @type {Event} */ event) => {
        const input = /** @type {HTMLInputElement} */ (event.target);
        onHands(answer, Number(input.value));
        input.value = String(hands[answer]);
      }}
    />
  </li>`;
}

/**
 * An answer that somebody calls out.
 * @param {Prediction} prediction
 * @param {QuestionHandlers} handlers
 */
function otherView(prediction, { onAnswer, refresh }) {
  const time = prediction.type === "time";
  const lines = prediction.type === "output" && !prediction.question.n;
  /** @param {Event} event */
  const submit = (event) => {
    event.preventDefault();
    const field = /** @type {HTMLInputElement} */ (
      /** @type {HTMLFormElement} */ (event.target).elements.namedItem("other")
    );
    const answer = normal(prediction, [field.value]);
    refused = undefined;
    if (time && answer && Number.isNaN(durationOf(answer)))
      refused = { of: prediction, text: `${answer} is no time. Write one such as 2 s, 1.5 s or 250 ms.` };
    else if (answer) {
      field.value = "";
      onAnswer(answer);
    }
    refresh();
  };
  return html`<form class="other" @submit=${submit}>
    ${
      lines
        ? html`<textarea
            name="other"
            rows="2"
            aria-label="Another answer"
            placeholder="Another answer"
            spellcheck="false"
          ></textarea>`
        : html`<input
            name="other"
            aria-label="Another answer"
            placeholder=${time ? "Another answer, such as 1.5 s" : "Another answer"}
            autocomplete="off"
            spellcheck="false"
          />`
    }
    <button>Add</button>
    ${refused?.of === prediction ? html`<p class="refused" role="alert">${refused.text}</p>` : nothing}
  </form>`;
}

/**
 * An order that somebody calls out, put together one by one.
 * @param {Prediction} prediction
 * @param {QuestionHandlers} handlers
 */
function orderView(prediction, { onAnswer, refresh }) {
  if (begun?.of !== prediction) begun = { of: prediction, items: [] };
  const { items } = begun;
  const left = (prediction.answer.offered ?? []).filter((item) => !items.includes(item));
  /** @param {string} item */
  const take = (item) => {
    items.push(item);
    if (left.length === 2) items.push(...left.filter((other) => other !== item)); // The last one has no choice.
    if (items.length === prediction.answer.offered?.length) {
      onAnswer(normal(prediction, items));
      begun.items = [];
    }
    refresh();
  };
  return html`<div class="other">
    <span class="note">${items.length === 0 ? "Another order. First:" : html`${sequenceView(items)} then:`}</span>
    ${left.map((item) => html`<button class="item" @click=${() => take(item)}>${item}</button>`)}
    ${
      items.length > 0
        ? html`<button
            class="link"
            @click=${() => {
              begun.items = [];
              refresh();
            }}
          >
            begin again
          </button>`
        : nothing
    }
  </div>`;
}

/**
 * @param {Prediction} prediction
 * @param {string} answer in its normal form; of a multi, one of its choices
 */
export function answerView({ type, answer: { offered } }, answer) {
  if (answer === NOT_SURE) return html`<em>not sure</em>`;
  if (type === "order") return sequenceView(itemsOf(answer, offered ?? []));
  if (type === "output") return answer.includes("\n") ? html`<pre>${answer}</pre>` : html`<code>${answer}</code>`;
  if (type === "time") return spaced(answer, "\u00a0");
  return withCode(answer);
}

/**
 * The same for those who hear it.
 * @param {Prediction} prediction
 * @param {string} answer
 */
const plain = ({ type }, answer) => (type === "time" ? spaced(answer, " ") : answer);

/**
 * A time with something between its number and its unit.
 * @param {string} time
 * @param {string} space
 */
const spaced = (time, space) => time.replace(/(\d)\s*(ms|min|s)$/, `$1${space}$2`);

/** @param {string[]} items */
function sequenceView(items) {
  const arrow = html`<span class="then">→</span>`;
  return items.map((item, i) => html`<span class="placed">${i > 0 ? arrow : nothing}<code>${item}</code></span>`);
}

/**
 * Which of the answers that are there says what somebody has said, if one does.
 * @param {Prediction} prediction
 * @param {Count} count
 * @param {string} answer
 */
export function known(prediction, count, answer) {
  return answersTo(prediction, count).find((one) => same(prediction, one, answer));
}
