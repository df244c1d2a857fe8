// A course from above: its lessons in order, how far one is with each, and what can be done with all that is kept.

import { html, nothing } from "lit";
import { unsafeHTML } from "lit/directives/unsafe-html.js";
import { download } from "../page/download.js";
import { addressOf, placed } from "./course.js";
import { exported, forget, imported, standing, summary } from "./progress.js";

/** @import {Course, CourseEntry, Heading} from "./course.js" */
/** @import {Standing} from "./progress.js" */

/** @typedef {string | ReturnType<typeof html>} Said */

/** @type {Record<Standing, [sign: string, words: string]>} */
const standings = {
  new: ["○", ""],
  begun: ["◐", "begun"],
  passed: ["✓", "passed"],
  stale: ["↻", "changed since you were here"],
};

/** The list of courses. @param {CourseEntry[]} list */
export function coursesView(list) {
  return html`<div class="overview">
    <h1 tabindex="-1">Lessons</h1>
    <ul class="courses">
      ${list.map(
        ({ id, title, summary, lessons }) =>
          html`<li>
            <a href=${addressOf(id)}>${title}</a>
            <p>${summary ?? `${lessons} lessons`}</p>
          </li>`,
      )}
    </ul>
  </div>`;
}

/**
 * @param {Course} course
 * @param {Said} said what has become of what was done last
 * @param {(said: Said) => void} refresh
 */
export function courseView(course, said, refresh) {
  const how = course.lessons.map((lesson) => standing(course.id, lesson));
  const passed = how.filter((one) => one === "passed").length;
  const next = course.lessons[how.findIndex((one) => one !== "passed")];
  return html`<div class="overview">
    <h1 tabindex="-1">${course.title}</h1>
    ${course.summary ? html`<p class="summary">${course.summary}</p>` : nothing}
    <div class="far">
      <progress max=${course.lessons.length} value=${passed} aria-label="Lessons passed"></progress>
      <span>${passed} of ${course.lessons.length} passed</span>
      ${
        next
          ? html`<a class="primary" href=${addressOf(course.id, next.id)}
              >${how.every((one) => one === "new") ? "Begin" : "Go on"}: ${next.title}</a
            >`
          : passed > 0
            ? html`<strong>That was all of it. Well done.</strong>`
            : nothing
      }
    </div>
    <ol class="lessons">
      ${course.lessons.map((lesson, i) => lessonView(course, lesson, how[i]))}
    </ol>
    <section class="kept" aria-labelledby="kept">
      <h2 id="kept">What you have done</h2>
      <p>It is kept in this browser only. Take it to another one as a file, or hand in the summary.</p>
      <div class="actions">
        <button @click=${() => save(summary(course), `${course.id}-summary.txt`, refresh)}>Summary</button>
        <button @click=${() => save(exported(course.id), `${course.id}-progress.json`, refresh)}>Export</button>
        <button @click=${open}>Import …</button>
        <input
          type="file"
          hidden
          accept=".json,application/json"
          aria-label="A file with progress"
          @change=${(/** @type {Event} */ event) => take(course.id, event, refresh)}
        />
        <button class="forget" @click=${(/** @type {Event} */ event) => clear(course.id, event, refresh)}>
          Forget all
        </button>
      </div>
      <p class="said" role="status">${said}</p>
    </section>
    <p>
      <a href="present.html${addressOf(course.id)}">Show it to a room</a> ·
      ${course.teacher ? html`<a href="${addressOf(course.id)}?teacher">For teachers</a> · ` : nothing}<a
        href="./teaching/"
        >Write lessons of your own</a
      >
    </p>
  </div>`;
}

/**
 * @param {Course} course
 * @param {Heading} lesson
 * @param {Standing} how
 */
function lessonView(course, lesson, how) {
  const [sign, words] = standings[how];
  return html`<li class=${how}>
    <span class="sign" aria-hidden="true">${sign}</span>
    <a href=${addressOf(course.id, lesson.id)}>${lesson.title}</a>
    ${words ? html`<span class="standing">${words}</span>` : nothing}
    ${lesson.minutes ? html`<span class="minutes">${lesson.minutes} min</span>` : nothing}
  </li>`;
}

/**
 * What a course says to those who teach it.
 * @param {Course} course
 */
export function teacherView(course) {
  return html`<div class="overview teacher">
    <p class="place"><a href=${addressOf(course.id)}>${course.title}</a></p>
    <h1 tabindex="-1">For teachers</h1>
    <p>
      <a href="present.html${addressOf(course.id)}">Show it to a room</a>: one step at a time, in large type, with hands
      counted.
    </p>
    <div class="text">${unsafeHTML(placed(course.teacher ?? "", course))}</div>
  </div>`;
}

/**
 * @param {string} text
 * @param {string} name
 * @param {(said: string) => void} refresh
 */
async function save(text, name, refresh) {
  refresh(await download(new Blob([text], { type: "text/plain" }), name));
}

/** @param {Event} event */
function open(event) {
  /** @type {HTMLInputElement} */ (/** @type {Element} */ (event.target).nextElementSibling).click();
}

/**
 * @param {string} course
 * @param {Event} event
 * @param {(said: string) => void} refresh
 */
async function take(course, event, refresh) {
  const input = /** @type {HTMLInputElement} */ (event.target);
  const [file] = input.files ?? [];
  if (!file) return;
  try {
    const count = imported(course, await file.text());
    refresh(`Taken from the file: ${count} ${count === 1 ? "lesson" : "lessons"}.`);
  } catch (error) {
    refresh(/** @type {Error} */ (error).message);
  }
  input.value = "";
}

/**
 * @param {string} course
 * @param {Event} event
 * @param {(said: Said) => void} refresh
 */
function clear(course, { currentTarget }, refresh) {
  const button = /** @type {HTMLElement} */ (currentTarget);
  /** @param {string} said */
  const answer = (said) => {
    refresh(said);
    button.focus();
  };
  const forgetAll = () => {
    forget(course);
    answer("Forgotten.");
  };
  // It is asked in the page: in a frame, a browser may open no dialog of its own.
  refresh(
    html`Forget all that you have done in this course? <button class="link" @click=${forgetAll}>Forget it</button> ·
      <button class="link keep" @click=${() => answer("")}>Keep it</button>`,
  );
  /** @type {HTMLElement | null | undefined} */ (button.closest("section")?.querySelector(".keep"))?.focus();
}
