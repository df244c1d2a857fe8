// A lesson, as a learner goes through it: its text, what is to be predicted, and when that is done the program with its checks, hints and
// solution.

import { html, nothing, render } from "lit";
import { unsafeHTML } from "lit/directives/unsafe-html.js";
import { checksView } from "./checks.js";
import { compared, comparisonView } from "./comparison.js";
import { addressOf, placed } from "./course.js";
import { filesView, OWN } from "./files.js";
import { Judge } from "./judge.js";
import { colourListings, listing } from "./listing.js";
import { askedView, markingOf, saidView, settled } from "./prediction.js";
import { forget, joined, onKeptElsewhere, progressOf, record, standing, today } from "./progress.js";

/** @import {CheckResult} from "../runtime/protocol.js" */
/** @import {Comparison} from "./comparison.js" */
/** @import {Course, Lesson, Prediction} from "./course.js" */
/** @import {Exercise} from "./exercise.js" */
/** @import {Marking} from "./marks.js" */
/** @import {Progress, Said} from "./progress.js" */

/** After how long without a change what is typed is kept, and judged, in milliseconds. */
const PAUSE = 400;

/**
 * @typedef {object} LessonPageOptions
 * @property {() => Exercise} createExercise makes the element that the program is worked on with
 * @property {boolean} [alone] whether the lesson stands by itself, without the rest of its course
 */

export class LessonPage {
  #root;
  #course;
  #lesson;
  #createExercise;
  #alone;
  #progress;
  /** What of it is kept, as of when it was looked up or kept last. */
  #kept;
  /** Whether there was anything. */
  #wasKept;
  #file = OWN;
  /** The variant whose files the program is shown with; empty: the lesson's own. */
  #variant = "";
  /** @type {Exercise | undefined} */
  #play;
  /** @type {Judge | undefined} */
  #judging;
  /** Whether the learner has handed the program in, and waits for the verdict. */
  #handedIn = false;
  /** What was said last to the learner's question. */
  #told = "";
  /** What was said last about an answer that is none. */
  #refusal = "";
  #solutionOpen = false;
  /** Whether the learner is asked if the lesson is to be forgotten. */
  #asksToStartOver = false;
  /** @type {Comparison | undefined} */
  #comparison;
  /** Runs while the learner types. @type {ReturnType<typeof setTimeout> | undefined} */
  #pause;
  /** Whether there is a run that has not been judged, because the learner types. */
  #unjudged = false;
  #left = new AbortController();

  /**
   * @param {HTMLElement} root
   * @param {Course} course
   * @param {Lesson} lesson
   * @param {LessonPageOptions} options
   */
  constructor(root, course, lesson, { createExercise, alone = false }) {
    this.#root = root;
    this.#course = course;
    this.#lesson = lesson;
    this.#createExercise = createExercise;
    this.#alone = alone;
    this.#progress = progressOf(course.id, lesson);
    this.#kept = structuredClone(this.#progress);
    this.#wasKept = this.#isKept;
    const { signal } = this.#left;
    addEventListener("pagehide", () => this.#flush(), { signal });
    onKeptElsewhere(() => this.#catchUp(), signal);
    root.addEventListener(
      "keydown",
      (event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && this.#play) this.#handIn();
      },
      { signal },
    );
    colourListings(/** @type {Document | ShadowRoot} */ (root.getRootNode()));
    this.#refresh();
    this.#begin();
  }

  /** Keeps what is to be kept, and lets go of the page. */
  leave() {
    this.#flush();
    this.#left.abort();
    render(nothing, this.#root);
  }

  /**
   * @param {Course} course
   * @param {Lesson} lesson
   */
  shows(course, { id }) {
    return course.id === this.#course.id && id === this.#lesson.id;
  }

  /**
   * Shows the lesson as its author has saved it now. Place, program and answers stay.
   * @param {Course} course
   * @param {Lesson} lesson
   */
  renew(course, lesson) {
    this.#flush();
    const changed = lesson.hash !== this.#lesson.hash;
    this.#course = course;
    this.#lesson = lesson;
    if (changed) {
      Object.assign(this.#progress, { hash: lesson.hash, passed: undefined });
      this.#keep();
      this.#comparison = undefined;
      this.#variant = "";
      if (!lesson.exercise.files.some(({ name }) => name === this.#file)) this.#file = OWN;
    }
    if (this.#asked) this.#play = this.#judging = undefined;
    this.#refresh();
    if (!this.#play) this.#begin();
    else if (changed) {
      this.#load(this.#play);
      this.#play.run(); // Its files may be others, though the program is the same.
    }
  }

  /** What the program is worked on with; undefined: not yet, there is something to be predicted first. */
  get exercise() {
    return this.#play;
  }

  /**
   * Tells whoever listens, such as a learning platform around the page.
   * @param {string} name
   * @param {object} detail
   */
  #emit(name, detail) {
    const whole = { course: this.#course.id, lesson: this.#lesson.id, ...detail };
    this.#root.dispatchEvent(new CustomEvent(name, { detail: whole, bubbles: true, composed: true }));
  }

  /** The program that the learner is at. */
  get code() {
    return this.#progress.code ?? this.#lesson.exercise.starter;
  }

  /** The first prediction that is still to be made. */
  get #asked() {
    return this.#lesson.predictions.find((prediction) => !settled(prediction, this.#saidTo(prediction)));
  }

  get #stale() {
    return this.#progress.hash !== this.#lesson.hash;
  }

  get #passed() {
    return this.#progress.passed !== undefined && !this.#stale;
  }

  /** Whether the solution may be seen. */
  get #revealed() {
    const { when, attempts = 0 } = this.#lesson.reveal;
    if (when === "never") return false;
    if (when === "always" || this.#passed) return true;
    return when === "after-attempts" && this.#progress.attempts.length >= attempts;
  }

  /**
   * @param {Prediction} prediction
   * @returns {Said}
   */
  #saidTo({ id }) {
    return this.#progress.predictions[id] ?? { tried: [] };
  }

  #keep() {
    this.#agree(record(this.#course.id, this.#lesson.id, this.#progress, this.#kept));
  }

  /** Takes over what was done in another tab. */
  #catchUp() {
    if (this.#wasKept && !this.#isKept) {
      this.#beginAnew();
      return;
    }
    this.#agree(joined(progressOf(this.#course.id, this.#lesson), this.#progress, this.#kept));
    this.#refresh();
    this.#begin();
  }

  /**
   * Goes on from what all tabs have come to; but the program, if it can be changed already, is the one that stands here.
   * @param {Progress} progress
   */
  #agree(progress) {
    const { code } = this.#play ? this.#progress : progress;
    this.#progress = { ...progress, code };
    this.#kept = structuredClone(this.#progress);
    this.#wasKept = this.#isKept;
  }

  get #isKept() {
    return standing(this.#course.id, this.#lesson) !== "new";
  }

  /** What was typed is taken as it is now. */
  #flush() {
    if (this.#pause === undefined) return;
    clearTimeout(this.#pause);
    this.#pause = undefined;
    this.#keep();
    if (this.#unjudged) this.#judge();
  }

  // Predicting

  /**
   * @param {Prediction} prediction
   * @param {Said} said
   */
  #say(prediction, said) {
    this.#refusal = "";
    this.#progress.predictions[prediction.id] = said;
    this.#keep();
    const done = settled(prediction, said);
    const answer = done ? said.given : said.tried.at(-1);
    this.#emit("gather:predict", { prediction: prediction.id, answer, right: said.right ?? false, settled: done });
    this.#told = !done
      ? "Not quite. Try once more."
      : said.right
        ? "Right."
        : sentence(`The answer: ${prediction.answer.text}`);
    this.#refresh();
    if (!done) this.#focus(".prediction.asked :is(input, textarea, button):not(:disabled)");
    else if (this.#asked) this.#focus(".prediction.asked legend");
    else this.#unlock(prediction, said);
  }

  /**
   * All has been predicted: the program can be run.
   * @param {Prediction} last
   * @param {Said} said
   */
  #unlock(last, said) {
    this.#begin();
    this.#play?.mark(markingOf(last, said));
    this.#told += " Now the program runs, and you can change it.";
    this.#refresh();
    // When what runs it has its place, or the task would be moved out of sight.
    void this.#play?.updateComplete.then(() => this.#focus("#task"));
  }

  // Running

  /** Puts the program on the page, if there is nothing to be predicted any more. */
  #begin() {
    if (this.#asked || this.#play) return;
    const play = this.#createExercise();
    this.#load(play);
    this.#play = play;
    this.#refresh();
    play.addEventListener("gather:result", () => this.#ran());
    play.addEventListener("gather:error", () => this.#ran());
    play.addEventListener("gather:edit", (event) => this.#edited(/** @type {CustomEvent} */ (event).detail.whole));
  }

  /** @param {Exercise} play */
  #load(play) {
    const { exercise } = this.#lesson;
    this.#judging = new Judge(exercise, play, () => this.#take());
    play.files = exercise.files;
    play.load(this.code, { seed: exercise.seed });
  }

  /** @param {boolean} whole another program has taken the place of the one there was */
  #edited(whole) {
    const play = /** @type {Exercise} */ (this.#play);
    this.#handedIn = false;
    this.#told = "";
    this.#showOwnFiles();
    this.#progress.code = play.code === this.#lesson.exercise.starter ? undefined : play.code;
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => this.#flush(), PAUSE);
    if (whole) this.#flush();
    this.#refresh();
  }

  /** The program has run. While the learner types it is not judged: what is half written is wrong in ways that mean nothing. */
  #ran() {
    if (this.#pause === undefined || this.#handedIn) this.#judge();
    else this.#unjudged = true;
  }

  #judge() {
    this.#unjudged = false;
    void this.#judging?.judge();
  }

  /** The last verdict on the program as it stands; undefined: there is none. */
  get #verdict() {
    return this.#judging?.verdict;
  }

  /** Makes of a verdict what it means for the progress. */
  #take() {
    if (this.#verdict?.passed && !this.#passed) {
      this.#progress.passed = today();
      this.#progress.hash = this.#lesson.hash;
      this.#told = "Passed.";
      this.#keep();
    }
    const results = (this.#verdict?.results ?? []).map(({ check, passed }) => ({ check, passed }));
    this.#emit("gather:check", { passed: this.#verdict?.passed ?? false, results, asked: this.#handedIn });
    if (this.#handedIn) this.#answer();
    this.#refresh();
  }

  /** The learner thinks that it is done, and asks. */
  #handIn() {
    this.#handedIn = true;
    this.#flush();
    const { state } = /** @type {Exercise} */ (this.#play);
    if (this.#variant) this.#showOwnFiles();
    else if (!this.#judging?.judging && (state === "done" || state === "error")) this.#take();
  }

  #answer() {
    this.#handedIn = false;
    const { attempts } = this.#progress;
    const code = this.code;
    const results = this.#verdict?.results ?? [];
    const failed = results.filter(({ passed }) => !passed).length;
    if (this.#verdict?.passed) {
      this.#told = "All checks are passed.";
      return;
    }
    this.#told = failed > 0 ? `${failed} of ${results.length} checks: not yet.` : "The program does not run yet.";
    if (code !== this.#lesson.exercise.starter && !attempts.includes(code)) {
      attempts.push(code);
      this.#keep();
    }
  }

  // Showing where

  /** @param {CheckResult} result that has failed */
  #showFailure(result) {
    const play = /** @type {Exercise} */ (this.#play);
    this.#useFiles(result.with ?? "");
    this.#showMarking({ tasks: result.tasks, ...result.shown });
    if (result.tasks.length > 0) play.select(result.tasks[0]);
    this.#refresh();
  }

  /** @param {Marking} marking */
  #showMarking(marking) {
    this.#play?.mark(marking);
    this.#play?.renderRoot.querySelector(".picture")?.scrollIntoView({ block: "nearest" });
  }

  #showOwnFiles() {
    this.#play?.mark(undefined);
    this.#useFiles("");
  }

  /** @param {string} variant */
  #useFiles(variant) {
    if (variant === this.#variant) return;
    this.#variant = variant;
    const play = /** @type {Exercise} */ (this.#play);
    play.files = this.#files;
    play.run();
  }

  /** The files that the program is shown with. */
  get #files() {
    const { files, variants } = this.#lesson.exercise;
    const variant = variants.find(({ name }) => name === this.#variant);
    if (!variant) return files;
    return files.map((file) => variant.files.find(({ name }) => name === file.name) ?? file);
  }

  // Hints and the solution

  #hint() {
    this.#progress.hints++;
    this.#keep();
    this.#refresh();
    this.#focus(".hints li:last-child");
  }

  #openSolution() {
    this.#solutionOpen = true;
    if (!this.#passed) {
      this.#progress.solution = true;
      this.#keep();
    }
    this.#refresh();
    this.#focus(".solution .listing");
  }

  async #compare() {
    const dialog = /** @type {HTMLDialogElement} */ (this.#root.querySelector("dialog"));
    dialog.showModal();
    try {
      this.#comparison = await compared(this.#lesson.exercise, this.code, dialog.clientWidth - 48);
    } catch (error) {
      this.#told = /** @type {Error} */ (error).message;
      dialog.close();
    }
    this.#refresh();
  }

  /**
   * Asks before the lesson is forgotten, or no longer. It is asked in the page: in a frame, a browser may open no dialog of its own.
   * @param {boolean} asks
   */
  #askToStartOver(asks) {
    this.#asksToStartOver = asks;
    this.#refresh();
    this.#focus(".over button:last-of-type");
  }

  #startOver() {
    forget(this.#course.id, this.#lesson.id);
    this.#beginAnew();
    this.#focus("h1");
  }

  /** Shows the lesson as to somebody who has never been here. */
  #beginAnew() {
    this.#asksToStartOver = false;
    clearTimeout(this.#pause);
    this.#pause = undefined;
    this.#progress = progressOf(this.#course.id, this.#lesson);
    this.#kept = structuredClone(this.#progress);
    this.#wasKept = false;
    this.#solutionOpen = false;
    this.#comparison = undefined;
    this.#variant = "";
    this.#file = OWN;
    this.#told = "";
    this.#play = this.#judging = undefined; // What it was given, and would go back to, may be the learner's own.
    this.#refresh();
    this.#begin();
  }

  /** @param {string} selector of what is to have the focus */
  #focus(selector) {
    /** @type {HTMLElement | null} */ (this.#root.querySelector(selector))?.focus();
  }

  /** Whoever uses keys alone does not have to go through all of the timeline. */
  #focusProgram() {
    this.#file = OWN;
    this.#refresh();
    /** @type {HTMLElement | null | undefined} */ (this.#play?.renderRoot.querySelector(".cm-content"))?.focus();
  }

  // Views

  #refresh() {
    if (this.#left.signal.aborted) return; // A verdict has come late.
    render(this.#view(), this.#root);
    if (!this.#play) return;
    this.#play.toggleAttribute("data-reads", this.#file !== OWN);
    render(this.#slotsView(), this.#play);
  }

  /** @param {string} text HTML of the lesson */
  #text = (text) => unsafeHTML(placed(text, this.#course, this.#alone));

  #view() {
    const { title, text } = this.#lesson;
    return html`<article class="lesson-page" aria-label=${title}>
      <div class="lesson">
        ${this.#alone ? nothing : this.#placeView()}
        <h1 tabindex="-1">${title}</h1>
        ${this.#stale ? this.#staleView() : nothing}
        <div class="text">${this.#text(text)}</div>
      </div>
      <div class="work">${this.#workView()}</div>
      <div class="lesson">
        ${this.#predictionsView()} ${this.#asked ? nothing : this.#taskView()}
        ${this.#alone ? nothing : this.#onwardView()}
        <p class="over">${this.#overView()}</p>
        <div class="unseen" role="status">${this.#told}</div>
      </div>
    </article>`;
  }

  #overView() {
    if (!this.#asksToStartOver)
      return html`<button class="link" @click=${() => this.#askToStartOver(true)}>Start this lesson over</button>`;
    return html`Forget your program and your answers in this lesson?
      <button class="link" @click=${() => this.#startOver()}>Forget them</button> ·
      <button class="link" @click=${() => this.#askToStartOver(false)}>Keep them</button>`;
  }

  /** Where in its course the lesson is. */
  get #at() {
    return this.#course.lessons.findIndex(({ id }) => id === this.#lesson.id);
  }

  #placeView() {
    const { id, title, lessons } = this.#course;
    return html`<p class="place">
      <a href=${addressOf(id)}>${title}</a>
      <span>lesson ${this.#at + 1} of ${lessons.length}</span>
    </p>`;
  }

  #onwardView() {
    const { id, lessons } = this.#course;
    const [before, after] = [lessons[this.#at - 1], lessons[this.#at + 1]];
    return html`<p class="onward">
      ${before ? html`<a href=${addressOf(id, before.id)}>← ${before.title}</a>` : nothing}
      ${after ? html`<a class="next" href=${addressOf(id, after.id)}>${after.title} →</a>` : nothing}
    </p>`;
  }

  #staleView() {
    return html`<div class="banner stale-note">
      <strong>This lesson has changed since you were here.</strong> Your program is kept. Your results are those of the
      earlier version, until the program passes again or you start over.
    </div>`;
  }

  #predictionsView() {
    const { predictions } = this.#lesson;
    const asked = this.#asked;
    if (predictions.length === 0) return nothing;
    const handlers = {
      text: this.#text,
      onRefuse: (/** @type {string} */ text) => {
        this.#refusal = text;
        this.#refresh();
      },
      onShow: this.#play && !asked ? (/** @type {Marking} */ marking) => this.#showMarking(marking) : undefined,
    };
    return html`<section class="predictions" aria-labelledby="predict">
      <h2 id="predict">${asked ? "First, what do you think?" : "What you thought"}</h2>
      ${asked ? html`<p class="note">Read the program. It runs when you have said what it will do.</p>` : nothing}
      ${predictions.map((prediction) => {
        const said = this.#saidTo(prediction);
        const onSaid = (/** @type {Said} */ now) => this.#say(prediction, now);
        if (settled(prediction, said)) return saidView(prediction, said, { ...handlers, onSaid });
        if (prediction !== asked) return nothing;
        return askedView(prediction, said, { ...handlers, onSaid }, () => this.#refresh());
      })}
      ${this.#refusal ? html`<p class="refused" role="alert">${this.#refusal}</p>` : nothing}
    </section>`;
  }

  #taskView() {
    const { exercise, hints, afterword, predictions } = this.#lesson;
    const verdict = this.#verdict;
    const mistakes = (verdict?.mistakes ?? []).map((index) => exercise.mistakes[index]);
    return html`<section class="task" aria-labelledby="task">
        <h2 id="task" tabindex="-1">${predictions.length > 0 ? "Now make it right" : "Your program"}</h2>
        <button class="skip" @click=${() => this.#focusProgram()}>To the program</button>
        ${mistakes
          .slice(0, 1)
          .map((mistake) => html`<div class="mistake" data-mistake=${mistake.id}>${this.#text(mistake.message)}</div>`)}
        ${checksView(exercise, verdict, {
          text: this.#text,
          onShow: (result) => this.#showFailure(result),
          onSelect: (task) => this.#play?.select(task),
          onReveal: (place) => this.#play?.reveal(place),
        })}
        <div class="actions">
          <button class="primary check" @click=${() => this.#handIn()}>Check</button>
          <span class="verdict">${this.#told || nothing}</span>
        </div>
      </section>
      ${
        this.#passed
          ? html`<section class="banner passed" aria-label="Passed">
              <strong>✓ You have passed.</strong>
              ${afterword ? html`<div>${this.#text(afterword)}</div>` : nothing}
            </section>`
          : nothing
      }
      ${hints.length > 0 ? this.#hintsView() : nothing} ${exercise.solution ? this.#solutionView() : nothing}`;
  }

  #hintsView() {
    const { hints } = this.#lesson;
    const shown = Math.min(this.#progress.hints, hints.length);
    return html`<section class="hints" aria-labelledby="hints">
      <h2 id="hints">Hints</h2>
      <ol>
        ${hints.slice(0, shown).map((hint) => html`<li tabindex="-1">${this.#text(hint)}</li>`)}
      </ol>
      ${
        shown < hints.length
          ? html`<button class="hint-button" @click=${() => this.#hint()}>
              ${shown === 0 ? "Give me a hint" : "Another hint"}
              <span class="count">${shown + 1} of ${hints.length}</span>
            </button>`
          : nothing
      }
    </section>`;
  }

  #solutionView() {
    const { reveal, exercise } = this.#lesson;
    if (reveal.when === "never") return nothing;
    return html`<section class="solution" aria-labelledby="solution">
      <h2 id="solution">A solution</h2>
      ${this.#revealed ? this.#revealedView() : html`<p class="note">${this.#whenRevealed()}</p>`}
      <dialog aria-label="Your program and the solution" @close=${() => (this.#comparison = undefined)}>
        <form method="dialog"><button aria-label="Close">×</button></form>
        <h2>Your program and the solution</h2>
        ${this.#comparison ? comparisonView(exercise, this.#comparison) : html`<p>Running both …</p>`}
      </dialog>
    </section>`;
  }

  #revealedView() {
    const { exercise } = this.#lesson;
    return html`<div class="actions">
        ${
          this.#solutionOpen
            ? nothing
            : html`<button class="show-solution" @click=${() => this.#openSolution()}>Show the solution</button>`
        }
        ${
          this.#solutionOpen || this.#passed
            ? html`<button class="compare" @click=${() => this.#compare()}>Compare it with mine</button>`
            : nothing
        }
      </div>
      ${this.#solutionOpen ? listing(exercise.solution, "The solution") : nothing}`;
  }

  #whenRevealed() {
    const { when, attempts = 0 } = this.#lesson.reveal;
    if (when === "after-pass") return "It can be seen when your program has passed.";
    const made = this.#progress.attempts.length;
    return `It can be seen when your program has passed, or after ${attempts === 1 ? "one attempt" : `${attempts} attempts`}: change it, and press Check. ${
      made === 0 ? "" : `${made} so far.`
    }`;
  }

  #workView() {
    if (!this.#asked) return html`${this.#play}`;
    return html`<div class="covered">
      ${this.#filesView({ own: this.code })}
      <p class="cover">The timeline comes when you have said what you think.</p>
    </div>`;
  }

  /** What stands within the element. */
  #slotsView() {
    const note = this.#variant ? `those of “${this.#variant}”` : undefined;
    return html`<div slot="files">
        <button class="skip" @click=${() => this.#focus("#task")}>To the task</button>
        ${this.#filesView({ note })}
      </div>
      ${
        this.#variant
          ? html`<p slot="caption" class="banner variant">
              <span>This is your program with other files (${this.#variant}).</span>
              <button class="link" @click=${() => this.#showOwn()}>Back to the lesson’s own</button>
            </p>`
          : nothing
      }`;
  }

  /** @param {{own?: string, note?: string}} model */
  #filesView(model) {
    return filesView({ ...model, files: this.#files, chosen: this.#file }, (name) => {
      this.#file = name;
      this.#refresh();
    });
  }

  #showOwn() {
    this.#showOwnFiles();
    this.#refresh();
  }
}

/**
 * A text with a full stop, unless it ends with one already.
 * @param {string} text
 */
const sentence = (text) => (/[.!?]$/.test(text) ? text : `${text}.`);
