// What the teacher's page says of one lesson: a window of its own shows it to the one who teaches, and follows what the room sees.

import { html, nothing, render } from "lit";
import { unsafeHTML } from "lit/directives/unsafe-html.js";
import { placed } from "../learn/course.js";
import { answerView } from "./question.js";
import { names, stepsOf } from "./steps.js";

/** @import {Course, Heading, Lesson} from "../learn/course.js" */

/**
 * The parts of a course's page for the teacher that are about a lesson: rows of tables and paragraphs that link to it or begin with its
 * title, and what stands under a heading that is its title.
 * @param {Course} course
 * @param {Heading} lesson
 * @returns {string} HTML
 */
function notesOn(course, { file, title }) {
  const template = document.createElement("template");
  template.innerHTML = course.teacher ?? "";
  const found = document.createElement("div");
  /** The heading that is the lesson's title, as long as what stands under it goes on. @type {Element | undefined} */
  let under;
  for (const block of template.content.children) {
    const heading = /^H\d$/.test(block.tagName);
    if (heading && under && block.tagName <= under.tagName) under = undefined;
    if (heading && plain(block) === plain(title)) under = block;
    else if (block.tagName === "TABLE") {
      const rows = [...block.querySelectorAll("tbody tr")].filter((row) => isAbout(row, file, title));
      if (rows.length === 0) continue;
      const table = document.createElement("table");
      table.append(...block.querySelectorAll("thead"), ...rows);
      found.append(table);
    } else if (under || isAbout(block, file, title)) found.append(block.cloneNode(true));
  }
  return found.innerHTML;
}

/**
 * @param {Element} block
 * @param {string} file
 * @param {string} title
 */
function isAbout(block, file, title) {
  const links = [...block.querySelectorAll("a")].map((link) => link.getAttribute("href")?.replace(/^\.\//, ""));
  return links.includes(file) || [...block.querySelectorAll("strong")].some((strong) => plain(strong) === plain(title));
}

/**
 * Words without the mark at their end, to be compared.
 * @param {Element | string} given
 */
const plain = (given) => (typeof given === "string" ? given : (given.textContent ?? "")).replace(/[\s.:!?]+$/, "");

/**
 * Shows to the one who teaches what the room sees, what is true, and what there is to say.
 * @param {HTMLElement} root
 * @param {Course} course
 * @param {Lesson} lesson
 * @param {number} at the step
 */
export function showNotes(root, course, lesson, at) {
  const steps = stepsOf(lesson);
  const { kind, prediction } = steps[at];
  const next = steps[at + 1];
  const number = course.lessons.findIndex(({ id }) => id === lesson.id);
  const following = course.lessons[number + 1];
  const said = notesOn(course, course.lessons[number]);
  /** @param {string} text */
  const text = (text) => unsafeHTML(placed(text, course));
  render(
    html`<article class="notes">
      <p class="place">${course.title} · ${number + 1} of ${course.lessons.length}</p>
      <h1>${lesson.title}</h1>
      <section>
        <h2>Now: ${names[kind]}</h2>
        ${
          prediction
            ? html`<div>${text(prediction.prompt)}</div>
                <p><strong>True is:</strong> ${answersView(prediction)}</p>
                ${prediction.after ? html`<div>${text(prediction.after)}</div>` : nothing}`
            : nothing
        }
        ${
          kind === "task"
            ? html`<ol>
                ${lesson.hints.map((hint) => html`<li>${text(hint)}</li>`)}
              </ol>`
            : nothing
        }
        <p class="note">
          Then: ${next ? names[next.kind] : following ? `the next lesson, ${following.title}` : "that was all"}
        </p>
      </section>
      ${
        said
          ? html`<section class="text">
              <h2>What to say, and what they get wrong</h2>
              ${text(said)}
            </section>`
          : nothing
      }
    </article>`,
    root,
  );
}

/** @param {import("../learn/course.js").Prediction} prediction */
function answersView(prediction) {
  if (prediction.type !== "multi") return answerView(prediction, prediction.answer.text);
  return html`<ul>
    ${prediction.answer.items?.map((item) => html`<li>${answerView(prediction, item)}</li>`)}
  </ul>`;
}
