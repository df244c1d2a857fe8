// A single lesson, embedded: its text, its predictions, and the program with its checks, one below the other in the place of the stage.
// It is loaded when the first lesson of a document is needed.

import { unsafeCSS } from "lit";
import { openAway } from "../learn/away.js";
import { courseOf, lessonOf } from "../learn/course.js";
import { Exercise } from "../learn/exercise.js";
import learnStyles from "../learn/learn.css";
import { LessonPage } from "../learn/lesson-page.js";
import exerciseStyles from "./lesson-exercise.css";
import styles from "./lesson.css";
import { arrived, departed } from "./presence.js";

/** @import {Course, Lesson} from "../learn/course.js" */

export { theme } from "./palette.js";

/** In a column there is room for one panel. */
const narrow = matchMedia("all");

const sheets = [learnStyles, styles].map((text) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
});

class LessonExercise extends Exercise {
  /** @override */
  static styles = [...Exercise.styles, unsafeCSS(exerciseStyles)];

  /** @override */
  get panelLayout() {
    return { ...super.panelLayout, narrow };
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    arrived(this);
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    departed(this);
  }
}

customElements.define("gather-exercise", LessonExercise);

export class GatherLesson extends HTMLElement {
  #course;
  #lesson;
  /** There while the element is in a document. @type {LessonPage | undefined} */
  #page;
  #place = document.createElement("div");
  /** @type {((state: Exercise["state"]) => void) | undefined} */
  #watcher;

  /**
   * Fetches a lesson.
   * @param {string} path its course and its own name, with a slash between them
   */
  static async of(path) {
    const [course, lesson] = path.split("/");
    if (!course || !lesson) throw new Error(`“${path}” names no lesson: write it as course/lesson.`);
    return new GatherLesson(await courseOf(course), await lessonOf(course, lesson));
  }

  /**
   * @param {Course} course
   * @param {Lesson} lesson
   */
  constructor(course, lesson) {
    super();
    this.#course = course;
    this.#lesson = lesson;
    this.#place.className = "learn";
    this.#place.lang = course.language;
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = sheets;
    root.append(this.#place);
    openAway(root);
  }

  connectedCallback() {
    this.#page ??= new LessonPage(this.#place, this.#course, this.#lesson, {
      createExercise: () => this.#createExercise(),
      alone: true,
    });
  }

  disconnectedCallback() {
    // Whoever moves the element takes it out and puts it in again at once.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#page?.leave();
      this.#page = undefined;
    });
  }

  #createExercise() {
    const exercise = new LessonExercise();
    new MutationObserver(() => this.#watcher?.(exercise.state)).observe(exercise, { attributeFilter: ["state"] });
    return exercise;
  }

  /**
   * Calls a function with the state whenever it changes.
   * @param {(state: Exercise["state"]) => void} watcher
   */
  watchState(watcher) {
    this.#watcher = watcher;
  }

  // What can be asked of a stage. As long as there is something to be predicted, there is nothing that could run.

  get #exercise() {
    return this.#page?.exercise;
  }

  get state() {
    return this.#exercise?.state ?? "idle";
  }

  get trace() {
    return this.#exercise?.trace;
  }

  get code() {
    return this.#page?.code ?? this.#lesson.exercise.starter;
  }

  set code(code) {
    if (this.#exercise) this.#exercise.code = code;
  }

  get seed() {
    return this.#lesson.exercise.seed;
  }

  set seed(_) {} // It belongs to the lesson.

  run() {
    this.#exercise?.run();
  }

  /** Goes back to what the lesson begins with: what was given the exercise may be the learner's own. */
  reset() {
    this.code = this.#lesson.exercise.starter;
  }

  /** @param {number} seconds */
  seek(seconds) {
    this.#exercise?.seek(seconds);
  }

  /** @param {number} task */
  select(task) {
    this.#exercise?.select(task);
  }
}

customElements.define("gather-lesson", GatherLesson);
