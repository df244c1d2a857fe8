// A lesson at the front of a room, one step at a time: what is asked, who thinks what, what is true, and the program, mended together.

import { html, render } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { unsafeHTML } from "lit/directives/unsafe-html.js";
import { isRight } from "../learn/answer.js";
import { placed } from "../learn/course.js";
import { Judge } from "../learn/judge.js";
import { markingOf } from "../learn/prediction.js";
import { answersTo, countOf, majority, setHands } from "./hands.js";
import { programsView } from "./programs.js";
import { known, questionView } from "./question.js";
import { revealView } from "./reveal.js";
import { names, stepsOf } from "./steps.js";
import { taskView } from "./task.js";

/** @import {Course, Lesson, Prediction} from "../learn/course.js" */
/** @import {CheckResult} from "../runtime/protocol.js" */
/** @import {Rooms} from "./hands.js" */
/** @import {Screen} from "./screen.js" */

/** The steps on which there is the element. */
const LIVE = ["reveal", "why", "task", "solution"];

export class Presentation {
  #root;
  #course;
  #lesson;
  #rooms;
  #steps;
  #at = 0;
  /** @type {Screen | undefined} */
  #play;
  /** @type {Judge | undefined} */
  #judge;
  /** The failed check that is looked at. @type {CheckResult | undefined} */
  #looked;
  #left = new AbortController();

  /**
   * @param {HTMLElement} root
   * @param {Course} course
   * @param {Lesson} lesson
   * @param {Rooms} rooms
   */
  constructor(root, course, lesson, rooms) {
    this.#root = root;
    this.#course = course;
    this.#lesson = lesson;
    this.#rooms = rooms;
    this.#steps = stepsOf(lesson);
    const { signal } = this.#left;
    root.addEventListener("gather:edit", () => this.#edited(), { signal });
    for (const name of ["gather:result", "gather:error"]) {
      root.addEventListener(name, () => void this.#judge?.judge(), { signal });
    }
  }

  leave() {
    this.#left.abort();
  }

  get lesson() {
    return this.#lesson;
  }

  /** How many steps there are. */
  get length() {
    return this.#steps.length;
  }

  /** The step that is shown, from 0. */
  get at() {
    return this.#at;
  }

  /** The same in words. */
  get name() {
    const { kind, prediction } = this.#steps[this.#at];
    const { predictions } = this.#lesson;
    return prediction && predictions.length > 1
      ? `${names[kind]} · question ${predictions.indexOf(prediction) + 1} of ${predictions.length}`
      : names[kind];
  }

  /** @param {number} at the step to show */
  show(at) {
    this.#at = Math.max(0, Math.min(at, this.#steps.length - 1));
    this.#looked = undefined;
    this.#refresh();
    this.#perform();
  }

  /**
   * Takes a key that means something in the step that is shown.
   * @param {KeyboardEvent} event
   * @returns {boolean} whether it did
   */
  take(event) {
    const { kind, prediction } = this.#steps[this.#at];
    const digit = /^Digit([1-9])$/.exec(event.code)?.[1];
    if (kind === "question" && digit) {
      const count = this.#count(prediction);
      const answer = answersTo(prediction, count)[Number(digit) - 1];
      if (answer !== undefined) this.#raise(prediction, answer, (count.hands[answer] ?? 0) + (event.shiftKey ? -1 : 1));
      return true;
    }
    if (kind === "task" && event.key === "h") {
      this.#hint();
      return true;
    }
    return false;
  }

  /** What has the keys that nobody else has taken. */
  get play() {
    return LIVE.includes(this.#steps[this.#at].kind) ? this.#play : undefined;
  }

  /** What was counted and written has gone. */
  forgotten() {
    this.show(this.#at);
  }

  get #room() {
    return this.#rooms.of(this.#lesson.id);
  }

  /** @param {Prediction} prediction */
  #count(prediction) {
    return countOf(this.#room, prediction);
  }

  /**
   * @param {Prediction} prediction
   * @param {string} answer
   * @param {number} hands
   */
  #raise(prediction, answer, hands) {
    setHands(this.#count(prediction), answer, hands);
    this.#rooms.save();
    this.#refresh();
  }

  /**
   * Somebody gives an answer that may not be there yet.
   * @param {Prediction} prediction
   * @param {string} answer
   */
  #answer(prediction, answer) {
    const count = this.#count(prediction);
    const there = known(prediction, count, answer);
    if (there === undefined) count.added.push(answer);
    const given = there ?? answer;
    this.#raise(prediction, given, (count.hands[given] ?? 0) + 1);
  }

  #hint() {
    const room = this.#room;
    room.hints = Math.min(this.#lesson.hints.length, room.hints + 1);
    this.#rooms.save();
    this.#refresh();
  }

  // The program

  /** Gives the element the program of the step, and what is to be drawn over its timeline. */
  #perform() {
    const { kind, prediction } = this.#steps[this.#at];
    if (!LIVE.includes(kind)) return;
    const { starter, solution, files, seed } = this.#lesson.exercise;
    const code = { task: this.#room.code ?? starter, solution }[/** @type {string} */ (kind)] ?? starter;
    const found = /** @type {Screen} */ (this.#root.querySelector("gather-play"));
    if (this.#play !== found) {
      this.#play = found;
      this.#judge = new Judge(this.#lesson.exercise, found, () => this.#refresh());
      found.files = files;
      found.load(code, { seed });
    } else if (found.code !== code) found.code = code;
    if (!prediction) {
      found.mark(undefined);
      return;
    }
    const given = majority(prediction, this.#count(prediction));
    const right = given === undefined || isRight(prediction, given);
    found.mark(markingOf(prediction, { tried: [], given, right }));
  }

  #edited() {
    const play = /** @type {Screen} */ (this.#play);
    const { kind } = this.#steps[this.#at];
    this.#looked = undefined;
    play.mark(undefined);
    if (kind !== "task") return;
    this.#room.code = play.code === this.#lesson.exercise.starter ? undefined : play.code;
    this.#rooms.save();
    this.#refresh();
  }

  #startOver() {
    this.#room.code = undefined;
    this.#rooms.save();
    this.#perform();
  }

  /** @param {CheckResult} result that has failed */
  #look(result) {
    this.#looked = result;
    this.#play?.mark({ tasks: result.tasks, ...result.shown });
    this.#refresh();
  }

  // Views

  /** @param {string} text HTML of the lesson */
  #text = (text) => unsafeHTML(placed(text, this.#course));

  #refresh() {
    if (this.#left.signal.aborted) return; // A verdict has come late.
    const { kind } = this.#steps[this.#at];
    render(
      html`<article
        class="step ${kind}"
        data-step="${this.#lesson.id}/${this.#at + 1}"
        aria-label=${this.#lesson.title}
      >
        ${this.#view()}
        <div class="live" ?hidden=${!LIVE.includes(kind)}>
          ${keyed(this.#lesson, html`<gather-play ?data-only=${kind === "reveal" || kind === "why"}></gather-play>`)}
        </div>
      </article>`,
      this.#root,
    );
  }

  #view() {
    const { kind, prediction } = this.#steps[this.#at];
    const { exercise, title, text } = this.#lesson;
    switch (kind) {
      case "program":
        return html`<div class="words">
            <h1 class="title" tabindex="-1">${title}</h1>
            <div class="text">${this.#text(text)}</div>
          </div>
          ${programsView(exercise)}`;
      case "question":
        return html`<div class="words">
            ${questionView(prediction, this.#count(prediction), {
              text: this.#text,
              onHands: (answer, hands) => this.#raise(prediction, answer, hands),
              onAnswer: (answer) => this.#answer(prediction, answer),
              refresh: () => this.#refresh(),
            })}
          </div>
          ${programsView(exercise)}`;
      case "reveal":
      case "why":
        return html`<div class="words">
          ${revealView(prediction, this.#count(prediction), kind === "why", this.#text)}
        </div>`;
      default:
        return taskView({
          lesson: this.#lesson,
          solved: kind === "solution",
          verdict: this.#judge?.verdict,
          looked: this.#looked,
          hints: this.#room.hints,
          text: this.#text,
          onLook: (result) => this.#look(result),
          onHint: () => this.#hint(),
          onStartOver: this.#room.code === undefined ? undefined : () => this.#startOver(),
          onSelect: (task) => this.#play?.select(task),
        });
    }
  }
}
