// What a learning platform is told that shows the page in a frame, if the author of the course has named its site: the messages of the
// SPLICE protocol, https://cssplice.org/slcp/, and how high the page is.

import { exported, listeners, restored, standing } from "./progress.js";

/** @import {Course} from "./course.js" */

/** How long changes are collected before they are told, in milliseconds. */
const COLLECTED = 100;

/** The site that shows the page, where the browser says it. */
const [around] = location.ancestorOrigins ?? [];

/** Counts the messages. */
let count = 0;

/** The course that is reported, as long as the page is open. @type {Course | undefined} */
let reported;

/**
 * Reports a course, or the one lesson that the frame was made for, to the platform around the page.
 * @param {Course} course
 * @param {string | undefined} lesson the id of the lesson that is shown first
 * @param {() => void} renew called when the platform has given back what was kept there
 */
export function report(course, lesson, renew) {
  const origins = (course.splice ?? []).filter((origin) => !around || origin === around);
  if (parent === window || origins.length === 0 || reported) return;
  reported = course;
  /**
   * @param {string} subject
   * @param {object} content
   */
  const tell = (subject, content) => {
    const message = { subject, message_id: `${performance.timeOrigin}-${++count}`, ...content };
    for (const origin of origins) parent.postMessage(message, origin);
    return message.message_id;
  };

  const activity = lesson ? `${course.id}/${lesson}` : course.id;
  const asked = tell("SPLICE.getState", { activity_id: activity });
  addEventListener("message", ({ source, origin, data }) => {
    if (source !== parent || !origins.includes(origin)) return;
    if (data?.subject !== "SPLICE.getState.response" || data.message_id !== asked) return;
    if (restored(course.id, data.state)) renew();
  });

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let collecting;
  listeners.add((changed) => {
    if (changed !== course.id) return;
    collecting ??= setTimeout(() => {
      collecting = undefined;
      const state = JSON.parse(exported(course.id));
      tell("SPLICE.reportScoreAndState", { activity_id: activity, score: scoreOf(course, lesson), state });
    }, COLLECTED);
  });

  // In a frame that is as high as what is in it, nothing scrolls.
  document.documentElement.dataset.framed = "";
  let before = 0;
  new ResizeObserver(() => {
    const height = document.body.scrollHeight;
    if (height === before) return;
    before = height;
    tell("lti.frameResize", { height });
  }).observe(document.body);
}

/**
 * How much of what the frame was made for is done, from 0 to 1.
 * @param {Course} course
 * @param {string | undefined} lesson
 */
function scoreOf(course, lesson) {
  const asked = course.lessons.filter(({ id }) => lesson === undefined || id === lesson);
  const passed = asked.filter((heading) => standing(course.id, heading) === "passed");
  return passed.length / Math.max(1, asked.length);
}
