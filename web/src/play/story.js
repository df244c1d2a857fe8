// The story panel: what happened, sentence by sentence, and under it the hints with the changes they offer.

import { html, nothing } from "lit";

/** @import {LitElement} from "lit" */
/** @import {Hint, Part, Sentence} from "../runtime/protocol.js" */
/** @import {Run, Runs} from "./runs.js" */

/** What is told of a run. */
export class Story {
  #element;
  #runs;
  /** The run that it is told of. @type {Run | undefined} */
  run = undefined;
  /** The run that it was last to be told of. @type {Run | undefined} */
  #asked;
  /** @type {Sentence[]} */
  sentences = [];
  /** @type {Hint[]} */
  hints = [];
  /** The sentence that was gone to last: of those of one moment it is the one that counts. */
  chosen = -1;

  /**
   * @param {LitElement} element which shows it
   * @param {Runs} runs
   */
  constructor(element, runs) {
    this.#element = element;
    this.#runs = runs;
  }

  /**
   * Has the story of a run told.
   * @param {Run} run
   */
  async tell(run) {
    this.#asked = run;
    try {
      const { sentences, hints } = await this.#runs.story(run);
      if (run !== this.#asked) return; // Another program has taken its place meanwhile.
      this.run = run;
      this.sentences = sentences;
      this.hints = hints;
      this.chosen = -1;
      this.#element.requestUpdate();
    } catch {
      // Released or lost meanwhile: the next run is told of.
    }
  }

  clear() {
    this.run = this.#asked = undefined;
    this.sentences = [];
    this.hints = [];
    this.chosen = -1;
  }

  /**
   * The sentence at the playhead: the last that has happened by then.
   * @param {number | undefined} playhead
   */
  at(playhead) {
    if (playhead === undefined) return -1;
    if (this.sentences[this.chosen]?.at === playhead) return this.chosen;
    return this.sentences.findLastIndex((sentence) => sentence.at <= playhead);
  }
}

/**
 * @typedef {object} StoryHandlers
 * @property {(sentence: Sentence) => void} onGo to its moment
 * @property {(task: number) => void} onSelect
 * @property {(hint: number) => void} onTake what a hint offers
 */

/**
 * @param {Story} story
 * @param {number | undefined} playhead nanoseconds
 * @param {number} selected
 * @param {StoryHandlers} handlers
 */
export function storyView(story, playhead, selected, handlers) {
  const current = story.at(playhead);
  const reached = Math.max(current, 0); // where Tab comes in
  const go = (/** @type {number} */ i) => {
    story.chosen = i;
    handlers.onGo(story.sentences[i]);
  };
  return html`<ol class="story" part="story" @keydown=${onKey}>
      ${story.sentences.map(
        (sentence, i) =>
          html`<li
            class="${sentence.tone ?? ""} ${sentence.tasks.includes(selected) ? "selected" : ""}"
            aria-current=${i === current ? "step" : nothing}
            data-span=${spanOf(sentence) ?? nothing}
            @click=${() => go(i)}
          >
            <button class="time" aria-label="Go to ${sentence.time}" tabindex=${i === reached ? 0 : -1}>
              ${sentence.time}
            </button>
            <p>${textView(sentence.text, i === reached, handlers.onSelect)}</p>
          </li>`,
      )}
    </ol>
    ${story.hints.length > 0 ? hintsView(story.hints, handlers) : nothing}`;
}

/**
 * @param {Hint[]} hints
 * @param {StoryHandlers} handlers
 */
function hintsView(hints, handlers) {
  return html`<ul class="advice" part="hints" aria-label="Hints">
    ${hints.map(
      (hint, i) =>
        html`<li data-span=${spanOf(hint) ?? nothing}>
          <p>${textView(hint.text, true, handlers.onSelect)}</p>
          ${hint.offer ? html`<button @click=${() => handlers.onTake(i)}>Change line ${hint.offer}</button>` : nothing}
        </li>`,
    )}
  </ul>`;
}

/**
 * A text, in which the name of a task selects it.
 * @param {Part[]} text
 * @param {boolean} tabbed whether Tab comes to the names
 * @param {(task: number) => void} onSelect
 */
export function textView(text, tabbed, onSelect) {
  return text.map((part, i) => {
    const before = text[i - 1];
    // A sign that follows a name goes with it to the next line.
    if (typeof part === "string")
      return typeof before === "object" && "task" in before ? part.replace(/^\S+/, "") : part;
    if ("code" in part) return html`<code>${part.code}</code>`;
    const select = (/** @type {Event} */ event) => {
      event.stopPropagation();
      onSelect(part.task);
    };
    const next = text[i + 1];
    const sign = typeof next === "string" ? (/^\S+/.exec(next)?.[0] ?? "") : "";
    return html`<span class="tied"
      ><button class="named" data-task=${part.task} tabindex=${tabbed ? 0 : -1} @click=${select}>${part.name}</button
      >${sign}</span
    >`;
  });
}

/**
 * The arrow keys go from sentence to sentence, Enter to the moment of one.
 * @param {KeyboardEvent} event
 */
function onKey(event) {
  const list = /** @type {HTMLElement} */ (event.currentTarget);
  const times = [.../** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll(".time"))];
  const at = times.indexOf(/** @type {HTMLElement} */ (event.target));
  if (at < 0) return;
  /** @type {Record<string, number>} */
  const goals = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: times.length - 1 };
  if (!(event.key in goals)) return;
  event.preventDefault();
  times[Math.min(Math.max(goals[event.key], 0), times.length - 1)].focus();
}

/** @param {{from?: number, to?: number}} told */
function spanOf({ from, to }) {
  return from === undefined || to === undefined ? undefined : `${from} ${to}`;
}
