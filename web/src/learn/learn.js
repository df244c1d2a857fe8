// The learner's page. Its address says what it shows: nothing, the courses; #course, a course; #course/lesson, a lesson.

import { render } from "lit";
import { keepOffline } from "../offline/register.js";
import { describeTheme, nextTheme } from "../page/theme.js";
import { openAway } from "./away.js";
import { courseOf, courses, lessonOf } from "./course.js";
import { Exercise } from "./exercise.js";
import { LessonPage } from "./lesson-page.js";
import { coursesView, courseView, teacherView } from "./overview.js";
import { report } from "./platform.js";
import { follow } from "./preview.js";

/** @import {Course} from "./course.js" */
/** @import {Said} from "./overview.js" */

customElements.define("gather-play", Exercise);

const root = /** @type {HTMLElement} */ (document.querySelector("main"));
if (parent !== window) openAway(document);

/** @type {LessonPage | undefined} */
let page;

/** Whether the server says that an author is at work. */
const previewed = "preview" in document.documentElement.dataset;

/** Counts what was gone to, so that what comes late is not shown. */
let visits = 0;

/** @param {boolean} [renewed] whether this is what was shown before, in a newer version */
async function show(renewed = false) {
  const visit = ++visits;
  const [path, teacher] = location.hash.slice(1).split("?");
  const [id, lesson] = path.split("/").map(decodeURIComponent);
  try {
    if (!id) {
      const list = await courses();
      if (visit !== visits) return;
      if (list.length === 1) location.replace(`#${encodeURIComponent(list[0].id)}`);
      else put(coursesView(list), "Lessons");
      return;
    }
    const course = await courseOf(id);
    const found = lesson && (await lessonOf(id, lesson));
    if (visit !== visits) return;
    document.documentElement.lang = course.language;
    report(course, lesson, () => void show());
    if (found && renewed && page?.shows(course, found)) {
      entitle(found.title);
      page.renew(course, found);
    } else if (found) {
      put(undefined, found.title);
      page = new LessonPage(root, course, found, { createExercise: () => new Exercise() });
    } else if (teacher !== undefined) put(teacherView(course), `For teachers – ${course.title}`);
    else overview(course, "");
    if (visit > 1 && !renewed) root.querySelector("h1")?.focus();
  } catch (error) {
    if (visit === visits) fail(/** @type {Error} */ (error));
  }
}

/**
 * @param {unknown} view
 * @param {string} title
 */
function put(view, title) {
  page?.leave();
  page = undefined;
  entitle(title);
  render(view, root);
}

/** @param {string} title */
function entitle(title) {
  document.title = `${title} – Gatherplay`;
}

/**
 * @param {Course} course
 * @param {Said} said
 */
function overview(course, said) {
  put(
    courseView(course, said, (now) => overview(course, now)),
    course.title,
  );
}

/** @param {Error} error */
function fail(error) {
  const message = document.createElement("p");
  message.className = "overview";
  message.role = "alert";
  message.textContent = previewed ? "This can be shown when it is mended." : error.message;
  const back = document.createElement("a");
  back.href = "#";
  back.textContent = "All lessons";
  message.append(" ", back);
  put(message, "Lessons");
}

addEventListener("hashchange", () => void show());

const theme = /** @type {HTMLElement} */ (document.querySelector("#theme"));
describeTheme(theme);
theme.addEventListener("click", () => {
  nextTheme();
  describeTheme(theme);
});

const shown = show();

// Where lessons change as one looks at them, nothing is kept.
if (previewed) {
  follow(() => show(true));
} else void shown.then(keepOffline);
