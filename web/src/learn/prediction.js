// A prediction as a form: before one may run a program one says what it will do. A wrong answer goes, with what there is to say about it;
// after the second, or if one would rather not guess, the right one is told. Nobody is held up by being wrong.

import { html, nothing } from "lit";
import { withCode } from "../words.js";
import { ATTEMPTS, durationOf, feedbackTo, isRight, itemsOf, normal, NOT_SURE } from "./answer.js";

/** @import {Prediction} from "./course.js" */
/** @import {Marking} from "./marks.js" */
/** @import {Said} from "./progress.js" */

/**
 * @typedef {object} PredictionHandlers
 * @property {(html: string) => unknown} text
 * @property {(said: Said) => void} onSaid
 * @property {(text: string) => void} onRefuse an answer that is none
 * @property {(marking: Marking) => void} [onShow] it is to be seen on the timeline; undefined: there is none yet
 */

/** The orders that are being made. @type {WeakMap<Prediction, string[]>} */
const arranged = new WeakMap();

/**
 * The items of a prediction in the order in which they are now.
 * @param {Prediction} prediction
 */
function orderOf(prediction) {
  let items = arranged.get(prediction);
  if (!items) arranged.set(prediction, (items = [...(prediction.answer.offered ?? [])]));
  return items;
}

/**
 * @param {Prediction} prediction
 * @param {Said} said
 */
export const settled = (prediction, said) => said.given !== undefined;

/**
 * A prediction that is still to be made.
 * @param {Prediction} prediction
 * @param {Said} said
 * @param {PredictionHandlers} handlers
 * @param {() => void} refresh
 */
export function askedView(prediction, said, { text, onSaid, onRefuse }, refresh) {
  /** @param {Event} event */
  const submit = (event) => {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const given = prediction.type === "order" ? orderOf(prediction) : new FormData(form).getAll("answer").map(String);
    if (given.length === 0 || given.every((one) => !one.trim())) {
      onRefuse("Choose or write an answer, or say that you are not sure.");
      return;
    }
    const answer = normal(prediction, given);
    if (prediction.type === "time" && Number.isNaN(durationOf(answer))) {
      onRefuse(`${answer} is no time. Write one such as 2 s, 1.5 s or 250 ms.`);
      return;
    }
    if (said.tried.includes(answer)) {
      onRefuse("That was the answer before. Try another one.");
      return;
    }
    if (isRight(prediction, answer)) onSaid({ ...said, given: answer, right: true });
    else {
      const tried = [...said.tried, answer];
      onSaid(tried.length < ATTEMPTS ? { tried } : { tried, given: answer, right: false });
    }
  };
  const last = said.tried.at(-1);
  return html`<form class="prediction asked" @submit=${submit}>
    <fieldset>
      <legend tabindex="-1">${text(prediction.prompt)}</legend>
      ${
        last === undefined
          ? nothing
          : html`<p class="feedback"><strong>Not ${shortened(last)}</strong> ${text(feedbackTo(prediction, last))}</p>`
      }
      ${field(prediction, said, refresh)}
    </fieldset>
    <div class="actions">
      <button class="primary">Answer</button>
      <button type="button" class="unsure" @click=${() => onSaid({ ...said, given: NOT_SURE, right: false })}>
        I’m not sure
      </button>
    </div>
  </form>`;
}

/** @param {string} answer */
function shortened(answer) {
  if (answer.includes("\n") || answer.length > 60) return "that.";
  return html`“${withCode(answer)}”${stopAfter(answer)}`;
}

/**
 * What ends a sentence that ends with an answer: nothing, if the answer is a sentence itself, or stands in lines of its own.
 * @param {string} answer
 */
const stopAfter = (answer) => (/\n|[.!?]$/.test(answer) ? "" : ".");

/**
 * @param {Prediction} prediction
 * @param {Said} said
 * @param {() => void} refresh
 */
function field(prediction, said, refresh) {
  const { type, answer } = prediction;
  switch (type) {
    case "choice":
    case "outcome":
      return html`<div class="options">
        ${(answer.offered ?? []).map((choice) => {
          const gone = said.tried.includes(choice);
          return html`<label class=${gone ? "gone" : ""}>
            <input type="radio" name="answer" value=${choice} ?disabled=${gone} />
            <span>${withCode(choice)}</span>
          </label>`;
        })}
      </div>`;
    case "multi":
      return html`<div class="options">
        ${(answer.offered ?? []).map(
          (choice) =>
            html`<label
              ><input type="checkbox" name="answer" value=${choice} /><span>${withCode(choice)}</span></label
            >`,
        )}
      </div>`;
    case "order":
      return orderField(prediction, refresh);
    case "time":
      return html`<input
        class="line"
        name="answer"
        aria-label="A time, such as 1.5 s"
        placeholder="such as 1.5 s"
        autocomplete="off"
      />`;
    case "output":
      return prediction.question.n
        ? html`<input class="line mono" name="answer" aria-label="A line" autocomplete="off" spellcheck="false" />`
        : html`<textarea
            class="line mono"
            name="answer"
            rows="3"
            aria-label="What is printed"
            autocomplete="off"
            spellcheck="false"
          ></textarea>`;
  }
}

/**
 * @param {Prediction} prediction
 * @param {() => void} refresh
 */
function orderField(prediction, refresh) {
  const items = orderOf(prediction);
  /**
   * @param {Event} event
   * @param {number} at
   * @param {number} by
   */
  const move = (event, at, by) => {
    const list = /** @type {HTMLElement} */ (/** @type {HTMLElement} */ (event.currentTarget).closest("ol"));
    [items[at], items[at + by]] = [items[at + by], items[at]];
    refresh();
    // What was moved keeps the focus, and if it can't go on, its other button has it.
    const buttons = /** @type {NodeListOf<HTMLButtonElement>} */ (list.children[at + by].querySelectorAll("button"));
    const wanted = buttons[by < 0 ? 0 : 1];
    (wanted.disabled ? buttons[by < 0 ? 1 : 0] : wanted).focus();
  };
  return html`<ol class="order">
    ${items.map(
      (item, i) =>
        html`<li>
          <code>${item}</code>
          <button
            type="button"
            aria-label="${item}: earlier"
            ?disabled=${i === 0}
            @click=${(/** @type {Event} */ event) => move(event, i, -1)}
          >
            ↑
          </button>
          <button
            type="button"
            aria-label="${item}: later"
            ?disabled=${i === items.length - 1}
            @click=${(/** @type {Event} */ event) => move(event, i, 1)}
          >
            ↓
          </button>
        </li>`,
    )}
  </ol>`;
}

/**
 * A prediction that was made, and what is true.
 * @param {Prediction} prediction
 * @param {Said} said
 * @param {PredictionHandlers} handlers
 */
export function saidView(prediction, said, { text, onShow }) {
  const feedback = said.right || said.given === NOT_SURE ? "" : feedbackTo(prediction, said.given ?? "");
  const marking = markingOf(prediction, said);
  return html`<div class="prediction said ${said.right ? "right" : "wrong"}">
    <div class="prompt">${text(prediction.prompt)}</div>
    <p>
      <span class="sign" aria-hidden="true">${said.right ? "✓" : said.given === NOT_SURE ? "?" : "✗"}</span>
      ${
        said.right
          ? html`<strong>Yes:</strong> ${answerView(prediction, prediction.answer.text)}`
          : html`${said.given === NOT_SURE ? "You were not sure." : html`You said ${answerView(prediction, said.given ?? "")}${stopAfter(said.given ?? "")}`}
              <strong>The answer:</strong> ${answerView(prediction, prediction.answer.text)}`
      }
    </p>
    ${feedback ? html`<p class="feedback">${text(feedback)}</p>` : nothing}
    ${prediction.after ? html`<div class="after">${text(prediction.after)}</div>` : nothing}
    ${
      onShow && marking
        ? html`<button class="link" @click=${() => onShow(marking)}>Show it on the timeline</button>`
        : nothing
    }
  </div>`;
}

/**
 * @param {Prediction} prediction
 * @param {string} answer in its normal form
 */
function answerView({ type }, answer) {
  if (type === "output")
    return answer.includes("\n") ? html`<pre>${answer}</pre>` : html`<code>${answer || "nothing"}</code>`;
  if (type === "multi")
    return html`<ul>
      ${answer.split("\n").map((choice) => html`<li>${withCode(choice)}</li>`)}
    </ul>`;
  return html`<span class="answer">${withCode(answer)}</span>`;
}

/**
 * Where it shows on the timeline what was said, and what is true.
 * @param {Prediction} prediction
 * @param {Said} said
 * @returns {Marking | undefined}
 */
export function markingOf({ type, answer }, said) {
  const { tasks = [], at, from, to, items = [], offered = [] } = answer;
  if (type === "time") {
    const given = durationOf(said.given ?? "");
    return {
      times: [
        { at, label: `it is ${answer.text}`, kind: "real" },
        ...(Number.isNaN(given) || given === at
          ? []
          : [{ at: given, label: `you: ${said.given}`, kind: /** @type {const} */ ("said") }]),
      ],
    };
  }
  if (type === "order" && tasks.length > 0) {
    const guess = said.right || said.given === NOT_SURE ? [] : itemsOf(said.given ?? "", offered);
    const notes = items.map((item, i) => {
      const guessed = guess.indexOf(item) + 1;
      return guessed > 0 && guessed !== i + 1 ? `${i + 1}.  (you: ${guessed}.)` : `${i + 1}.`;
    });
    return { tasks, notes };
  }
  if (type === "outcome" && tasks.length > 0) {
    const guessed = said.right || said.given === NOT_SURE ? "" : ` (you: ${said.given})`;
    return { tasks, notes: tasks.map(() => `${answer.text}${guessed}`) };
  }
  if (tasks.length === 0 && to <= from)
    return at >= 0 ? { times: [{ at, label: answer.text, kind: "real" }] } : undefined;
  return { tasks, from, to };
}
