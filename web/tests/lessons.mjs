// The course as it is built, and what its texts say.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "./server.mjs";

/** @import {Page} from "playwright-core" */
/** @import {Course, Lesson} from "../src/learn/course.js" */

/**
 * @param {string} name
 * @returns {Promise<any>}
 */
const published = async (name) => JSON.parse(await readFile(join(build, "lessons/gather", `${name}.json`), "utf8"));

/** @type {Course} */
export const course = await published("course");

/** @type {Lesson[]} */
export const lessons = await Promise.all(course.lessons.map(({ id }) => published(id)));

/** @param {string} id */
export const lessonOf = (id) => /** @type {Lesson} */ (lessons.find((lesson) => lesson.id === id));

/**
 * The words of some HTML.
 * @param {Page} page
 * @param {string} html
 */
export const textOf = (page, html) =>
  page.evaluate((markup) => {
    const template = document.createElement("template");
    template.innerHTML = markup;
    return template.content.textContent?.trim() ?? "";
  }, html);
