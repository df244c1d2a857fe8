// What a learner has come to, lesson by lesson. It is kept in the browser; where that refuses to keep anything, it lasts as long as the
// page is open. Nobody else is told, but for the learning platform that the author of a course has named, see platform.js.

import { notify } from "../page/notice.js";
import { keep, recall } from "../page/store.js";

/** @import {Course} from "./course.js" */

/**
 * @typedef {object} Said how a prediction was answered
 * @property {string[]} tried the wrong answers, in their normal form
 * @property {string} [given] the last answer, when it is settled
 * @property {boolean} [right]
 *
 * @typedef {object} Progress
 * @property {string} hash of the lesson that it belongs to
 * @property {string} [code] what the learner has made of the starter
 * @property {Record<string, Said>} predictions by id
 * @property {number} hints how many have been shown
 * @property {string[]} attempts the programs that were handed in and did not pass
 * @property {boolean} [solution] whether it was looked at before the lesson was passed
 * @property {string} [passed] when, as a date where the learner was
 */

/** The form of an exported file. */
const FORMAT = "gatherplay-progress-1";

/** What there is of each course, by the lessons' ids. @type {Map<string, Record<string, Progress>>} */
const known = new Map();

/** @param {string} course */
function all(course) {
  let lessons = known.get(course);
  if (!lessons) known.set(course, (lessons = valid(recall(`lessons.${course}`))));
  return lessons;
}

/**
 * The same, read anew before anything is kept over it: what another tab has kept may not have been told yet, and never is to a page
 * that one has gone back to.
 * @param {string} course
 */
function anew(course) {
  if (!warned) known.delete(course);
  return all(course);
}

/** Who is told when what there is of a course has changed. @type {Set<(course: string) => void>} */
export const listeners = new Set();

/** Whether it has been said that nothing is kept. Once is enough. */
let warned = false;

/**
 * Has something done when another tab has kept something, or may have: a page that one has gone back to was told of nothing meanwhile.
 * @param {() => void} call
 * @param {AbortSignal} [signal] until when
 */
export function onKeptElsewhere(call, signal) {
  addEventListener("storage", call, { signal });
  addEventListener("pageshow", ({ persisted }) => persisted && call(), { signal });
}

// Whoever learns in two tabs finds in each what was done in the other. What this tab could not keep is nowhere else, and stays.
onKeptElsewhere(() => {
  if (!warned) known.clear();
});

/** @param {string} course */
function save(course) {
  const lessons = all(course);
  const kept = keep(`lessons.${course}`, Object.keys(lessons).length > 0 ? lessons : undefined);
  if (!kept && !warned)
    notify(
      "This browser does not keep your progress: its storage is full or refused. The course’s page exports it as a file.",
    );
  warned ||= !kept;
  for (const listener of listeners) listener(course);
}

/**
 * @param {string} course
 * @param {{id: string, hash: string}} lesson
 * @returns {Progress}
 */
export function progressOf(course, { id, hash }) {
  return structuredClone(all(course)[id] ?? { hash, predictions: {}, hints: 0, attempts: [] });
}

/**
 * Keeps what a learner has come to in a lesson, with what was done in it in other tabs meanwhile.
 * @param {string} course
 * @param {string} lesson
 * @param {Progress} progress
 * @param {Progress} before what it was when it was looked up or kept last
 * @returns {Progress} what is kept
 */
export function record(course, lesson, progress, before) {
  const lessons = anew(course);
  const whole = joined(lessons[lesson], progress, before);
  lessons[lesson] = whole;
  save(course);
  return structuredClone(whole);
}

/**
 * What a learner has come to in a lesson, here and in other tabs.
 * @param {Progress | undefined} kept in any tab
 * @param {Progress} progress here
 * @param {Progress} before what it was here when both were the same
 * @returns {Progress}
 */
export function joined(kept, progress, before) {
  if (!kept) return structuredClone(progress);
  const hash = progress.hash === before.hash ? kept.hash : progress.hash;
  const ofSame = [kept, progress].filter((one) => one.hash === hash);
  const predictions = { ...progress.predictions };
  for (const [id, said] of Object.entries(kept.predictions)) {
    const mine = predictions[id];
    // What was settled first holds; as long as nothing is, all that was tried.
    const open = mine && mine.given === undefined && said.given === undefined;
    if (!mine || said.given !== undefined || (open && said.tried.length > mine.tried.length)) predictions[id] = said;
  }
  return structuredClone({
    hash,
    code: (progress.code === before.code ? kept : progress).code,
    predictions,
    hints: Math.max(kept.hints, progress.hints),
    attempts: [...new Set([...kept.attempts, ...progress.attempts])],
    solution: kept.solution || progress.solution,
    passed: ofSame.find(({ passed }) => passed !== undefined)?.passed,
  });
}

/** The date, where the learner is. */
export function today() {
  const now = new Date();
  const [month, day] = [now.getMonth() + 1, now.getDate()].map((number) => String(number).padStart(2, "0"));
  return `${now.getFullYear()}-${month}-${day}`;
}

/**
 * Forgets what there is of a lesson, or of a whole course.
 * @param {string} course
 * @param {string} [lesson]
 */
export function forget(course, lesson) {
  if (lesson === undefined) known.set(course, {});
  else delete anew(course)[lesson];
  save(course);
}

/** @typedef {"new" | "begun" | "passed" | "stale"} Standing stale: there are results, but of an earlier version of the lesson */

/**
 * How far a learner is with a lesson.
 * @param {string} course
 * @param {{id: string, hash: string}} lesson
 * @returns {Standing}
 */
export function standing(course, { id, hash }) {
  const progress = all(course)[id];
  if (!progress) return "new";
  if (progress.hash !== hash) return "stale";
  return progress.passed ? "passed" : "begun";
}

/**
 * All that there is of a course, as a file that can be imported.
 * @param {string} course
 */
export function exported(course) {
  return JSON.stringify({ format: FORMAT, course, lessons: all(course) }, undefined, 1);
}

/**
 * Takes what a file holds in the place of what there is of the lessons in it.
 * @param {string} course
 * @param {string} text
 * @returns {number} how many lessons it holds
 */
export function imported(course, text) {
  let file;
  try {
    file = JSON.parse(text);
  } catch {
    // Not even JSON.
  }
  if (file?.format !== FORMAT) throw new Error("This file holds no progress.");
  if (file.course !== course) throw new Error(`This file is of another course, ${file.course}.`);
  const lessons = valid(file.lessons);
  Object.assign(anew(course), lessons);
  save(course);
  return Object.keys(lessons).length;
}

/**
 * Takes what was exported elsewhere for the lessons that there is nothing of yet.
 * @param {string} course
 * @param {unknown} given what an exported file holds
 * @returns {boolean} whether there was anything to take
 */
export function restored(course, given) {
  const file = /** @type {any} */ (given);
  if (file?.format !== FORMAT || file.course !== course) return false;
  const mine = anew(course);
  const others = Object.entries(valid(file.lessons)).filter(([id]) => !mine[id]);
  Object.assign(mine, Object.fromEntries(others));
  if (others.length > 0) save(course);
  return others.length > 0;
}

/**
 * What of something that comes from outside is progress.
 * @param {unknown} given
 */
function valid(given) {
  /** @type {Record<string, Progress>} */
  const lessons = {};
  if (typeof given !== "object" || given === null) return lessons;
  for (const [id, value] of Object.entries(given)) {
    if (typeof value?.hash !== "string" || id === "__proto__") continue;
    const { hash, code, hints, attempts, solution, passed } = value;
    lessons[id] = {
      hash,
      code: typeof code === "string" ? code : undefined,
      predictions: validPredictions(value.predictions),
      hints: Number.isSafeInteger(hints) ? Math.max(0, hints) : 0,
      attempts: texts(attempts),
      solution: solution === true,
      passed: typeof passed === "string" ? passed : undefined,
    };
  }
  return lessons;
}

/** @param {unknown} given */
function validPredictions(given) {
  /** @type {Record<string, Said>} */
  const predictions = {};
  for (const [id, said] of Object.entries(given ?? {})) {
    if (typeof said !== "object" || said === null || id === "__proto__") continue;
    const settled = typeof said.given === "string";
    predictions[id] = { tried: texts(said.tried), ...(settled && { given: said.given, right: said.right === true }) };
  }
  return predictions;
}

/** @param {unknown} given */
function texts(given) {
  return Array.isArray(given) ? given.filter((text) => typeof text === "string") : [];
}

/**
 * What a learner has come to in a course, in words, to be handed in.
 * @param {Course} course
 */
export function summary(course) {
  const lines = [course.title, ""];
  let passed = 0;
  for (const lesson of course.lessons) {
    const progress = all(course.id)[lesson.id];
    const how = standing(course.id, lesson);
    if (how === "passed") passed++;
    lines.push(`${lesson.title}: ${describe(how, progress)}`);
  }
  lines.push("", `${passed} of ${course.lessons.length} lessons passed.`, "");
  return lines.join("\n");
}

/**
 * @param {Standing} how
 * @param {Progress | undefined} progress
 */
function describe(how, progress) {
  if (!progress) return "not begun";
  const said = Object.values(progress.predictions).filter(({ given }) => given !== undefined);
  const right = said.filter((one) => one.right).length;
  const parts = [
    { new: "", begun: "begun", passed: `passed on ${progress.passed}`, stale: "done in an earlier version" }[how],
    `${right} of ${said.length} predictions right`,
    `${progress.attempts.length} ${progress.attempts.length === 1 ? "attempt" : "attempts"} before`,
    `${progress.hints} ${progress.hints === 1 ? "hint" : "hints"} used`,
  ];
  if (progress.solution) parts.push("the solution was seen first");
  return parts.join(", ");
}
