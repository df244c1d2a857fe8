// Courses and lessons, as they lie beside the scripts: gather/lesson describes their JSON form.

/** @import {Exercise} from "../runtime/protocol.js" */

/** Where the courses are. */
const HOME = new URL("lessons/", import.meta.url).href;

/**
 * All of it is JSON: index.json has the list of the courses, COURSE/course.json a Course, COURSE/LESSON.json a Lesson, and what a lesson's
 * text links to lies beside it. Titles and summaries are plain texts; all others are HTML without scripts, unless something else is said.
 *
 * @typedef {object} CourseEntry
 * @property {string} id
 * @property {string} title
 * @property {string} language as in the attribute lang
 * @property {string} [summary]
 * @property {number} lessons how many
 *
 * @typedef {object} Heading what a course knows of a lesson
 * @property {string} id
 * @property {string} title
 * @property {number} [minutes] how long it is meant to take
 * @property {string} hash changes whenever the lesson does
 * @property {string} file what other lessons link to
 *
 * @typedef {object} Course
 * @property {string} id
 * @property {string} title
 * @property {string} language as in the attribute lang
 * @property {string} [summary]
 * @property {Heading[]} lessons in order
 * @property {string} [teacher] the page for the teacher
 * @property {string[]} [splice] the origins of the learning platforms that results are reported to
 *
 * @typedef {object} Lesson
 * @property {string} id
 * @property {string} title
 * @property {string} hash changes whenever the lesson does
 * @property {number} [minutes] how long it is meant to take
 * @property {{when: "always" | "after-attempts" | "after-pass" | "never", attempts?: number}} reveal when the solution may be seen
 * @property {string} text
 * @property {string[]} hints
 * @property {string} [afterword] for when it is passed
 * @property {Prediction[]} predictions
 * @property {Exercise} exercise
 *
 * @typedef {object} Prediction a question about what the starter does
 * @property {string} id
 * @property {"choice" | "multi" | "order" | "time" | "outcome" | "output"} type
 * @property {string} prompt
 * @property {string} [after] what there is to say when the answer is known
 * @property {{kind: string, of?: string, n?: number}} question what the answer is read from
 * @property {{text: string, feedback?: string}[]} [choices] of a choice or multi; text is plain, but for `code`
 * @property {{answer: string, at?: number, text: string}[]} [feedback] for who gave this wrong answer: at in nanoseconds for a time;
 *   for an order, the items joined by ", "; "not sure" for who said so
 * @property {Answer} answer
 *
 * @typedef {object} Answer what the starter does; tasks and times are those of its run
 * @property {string} text in its normal form
 * @property {string[]} [items] the choices, tasks or lines that are right, in their order
 * @property {string[]} [offered] what there is to choose from, or to put in order; for an outcome, what can be answered
 * @property {number[]} [tasks] that it is about
 * @property {number} at the time that was asked for, in nanoseconds; -1: none was
 * @property {number} from the stretch of time that it is about
 * @property {number} to
 */

/**
 * @param {string} path
 * @returns {Promise<any>}
 */
async function load(path) {
  const response = await fetch(HOME + path).catch(() => undefined);
  if (!response?.ok) throw new Error(`${path} can’t be loaded. Is it still where the page is from?`);
  return response.json();
}

/** @returns {Promise<CourseEntry[]>} */
export async function courses() {
  return (await load("index.json")).courses;
}

/**
 * @param {string} id
 * @returns {Promise<Course>}
 */
export function courseOf(id) {
  return load(`${encodeURIComponent(id)}/course.json`);
}

/**
 * @param {string} course its id
 * @param {string} id
 * @returns {Promise<Lesson>}
 */
export async function lessonOf(course, id) {
  const lesson = await load(`${encodeURIComponent(course)}/${encodeURIComponent(id)}.json`);
  lesson.predictions ??= [];
  lesson.hints ??= [];
  for (const list of ["files", "variants", "checks", "mistakes"]) lesson.exercise[list] ??= [];
  return lesson;
}

/**
 * The HTML of a lesson, with its pictures where the course has them and its links to other lessons as the page names those.
 * @param {string} html
 * @param {Course} course
 * @param {boolean} [alone] whether there is no page with the other lessons: what would lead to them leads nowhere
 */
export function placed(html, course, alone = false) {
  const template = document.createElement("template");
  template.innerHTML = html;
  /** @param {string} file */
  const beside = (file) => (/^[a-z]+:|^\//i.test(file) ? file : `${HOME}${encodeURIComponent(course.id)}/${file}`);
  for (const image of template.content.querySelectorAll("img")) {
    image.setAttribute("src", beside(image.getAttribute("src") ?? ""));
  }
  for (const link of template.content.querySelectorAll("a")) {
    const target = link.getAttribute("href") ?? "";
    const file = target.replace(/^\.\/|[?#].*$/g, "");
    const lesson = course.lessons.find((heading) => heading.file === file);
    if (lesson && alone) link.replaceWith(...link.childNodes);
    else link.setAttribute("href", lesson ? addressOf(course.id, lesson.id) : beside(target));
  }
  return template.innerHTML;
}

/**
 * Where the page shows a course, or one of its lessons.
 * @param {string} course
 * @param {string} [lesson]
 */
export function addressOf(course, lesson) {
  return `#${encodeURIComponent(course)}${lesson ? `/${encodeURIComponent(lesson)}` : ""}`;
}
