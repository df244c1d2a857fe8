// How many hands went up for each answer to a question, as they were counted. They are kept in the browser, and nowhere else.

import { durationOf, isRight, NOT_SURE } from "../learn/answer.js";
import { keep, recall } from "../page/store.js";

/** @import {Prediction} from "../learn/course.js" */

/**
 * @typedef {object} Count the hands of one question
 * @property {Record<string, number>} hands by answer
 * @property {string[]} added answers that somebody in the room gave
 *
 * @typedef {object} Room what a room has come to in one lesson
 * @property {Record<string, Count>} counts by the question's id
 * @property {string} [code] what was made of the starter
 * @property {number} hints how many were shown
 */

/** The most hands there are. */
const MOST = 9999;

/** What rooms have come to in a course. */
export class Rooms {
  #key;
  /** @type {Record<string, Room>} */
  #lessons = {};

  /** @param {string} course its id */
  constructor(course) {
    this.#key = `room.${course}`;
    for (const [id, room] of Object.entries(recall(this.#key) ?? {})) {
      if (id !== "__proto__") this.#lessons[id] = validRoom(room);
    }
  }

  /**
   * @param {string} lesson its id
   * @returns {Room} to be changed; then it is to be saved
   */
  of(lesson) {
    return (this.#lessons[lesson] ??= { counts: {}, hints: 0 });
  }

  save() {
    keep(this.#key, Object.keys(this.#lessons).length > 0 ? this.#lessons : undefined);
  }

  /** Another room comes. */
  forget() {
    this.#lessons = {};
    this.save();
  }
}

/**
 * @param {Room} room
 * @param {Prediction} prediction
 * @returns {Count} to be changed
 */
export function countOf(room, { id }) {
  return (room.counts[id] ??= { hands: {}, added: [] });
}

/**
 * @param {Count} count
 * @param {string} answer
 * @param {number} hands
 */
export function setHands(count, answer, hands) {
  count.hands[answer] = Math.max(0, Math.min(MOST, Math.round(hands) || 0));
}

/**
 * The answers that hands are counted for, in an order that gives nothing away. A question that leaves the answer open offers those that
 * the lesson has something to say to; if it has none, what is true does not stand alone, and the room gives the answers.
 * @param {Prediction} prediction
 * @param {Count} count
 */
export function answersTo(prediction, { added }) {
  const { type, answer, feedback = [] } = prediction;
  if (type === "choice" || type === "multi" || type === "outcome") return [...(answer.offered ?? []), NOT_SURE];
  const wrong = feedback.map((one) => one.answer).filter((one) => one !== NOT_SURE && !isRight(prediction, one));
  const all = [...(wrong.length > 0 ? [answer.text, ...wrong] : []), ...added];
  /** @type {string[]} */
  const distinct = [];
  for (const one of all) if (!distinct.some((other) => same(prediction, one, other))) distinct.push(one);
  return [...distinct.sort((a, b) => durationOf(a) - durationOf(b) || a.localeCompare(b)), NOT_SURE];
}

/**
 * Whether two answers say the same.
 * @param {Prediction} prediction
 * @param {string} a
 * @param {string} b
 */
export function same({ type }, a, b) {
  return a === b || (type === "time" && durationOf(a) === durationOf(b));
}

/**
 * Whether an answer is true.
 * @param {Prediction} prediction
 * @param {string} answer of a multi, one of its choices
 */
export function isTrue(prediction, answer) {
  if (prediction.type === "multi") return (prediction.answer.items ?? []).includes(answer);
  return isRight(prediction, answer);
}

/**
 * What most of the room has said; undefined if nobody has said anything, or there is no one answer.
 * @param {Prediction} prediction
 * @param {Count} count
 */
export function majority(prediction, count) {
  if (prediction.type === "multi") return undefined;
  /** @type {string | undefined} */
  let most;
  for (const answer of answersTo(prediction, count)) {
    const { [answer]: hands = 0 } = count.hands;
    if (answer !== NOT_SURE && hands > 0 && hands > (most === undefined ? 0 : count.hands[most])) most = answer;
  }
  return most;
}

/**
 * What of something that comes from outside is a room.
 * @param {any} given
 * @returns {Room}
 */
function validRoom(given) {
  /** @type {Room} */
  const room = { counts: {}, hints: Number.isSafeInteger(given?.hints) ? given.hints : 0 };
  if (typeof given?.code === "string") room.code = given.code;
  for (const [id, value] of Object.entries(given?.counts ?? {})) {
    const { hands, added } = /** @type {any} */ (value) ?? {};
    /** @type {Count} */
    const count = { hands: {}, added: [] };
    for (const [answer, number] of Object.entries(hands ?? {})) setHands(count, answer, Number(number));
    if (Array.isArray(added)) count.added = added.filter((one) => typeof one === "string");
    room.counts[id] = count;
  }
  return room;
}
