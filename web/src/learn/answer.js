// Answers to predictions: their normal forms, as gather/lesson writes them, and which are right.

/** @import {Prediction} from "./course.js" */

/** What those say who don't want to guess. */
export const NOT_SURE = "not sure";

/** How many answers there may be before the right one is shown. */
export const ATTEMPTS = 2;

/** Nanoseconds in the units of time. @type {Record<string, number>} */
const units = { ms: 1e6, s: 1e9, min: 60e9, "": 1e9 };

/**
 * A duration such as "2s", "1.5 s", "250 ms"; a number alone is seconds.
 * @param {string} text
 * @returns {number} in nanoseconds; NaN if it is none
 */
export function durationOf(text) {
  const [, number, unit] = /^(\d+(?:\.\d*)?|\.\d+)\s*(ms|min|s|)$/.exec(text.trim().replace(",", ".")) ?? [];
  return number === undefined ? NaN : Math.round(Number(number) * units[unit]);
}

/**
 * @param {Prediction} prediction
 * @param {string[]} given the choices, the items in order, or one text
 * @returns {string} the answer in its normal form
 */
export function normal({ type }, given) {
  if (type === "multi") return given.join("\n");
  if (type === "order") return given.join(", ");
  const [text = ""] = given;
  if (type === "output") return linesOf(text).join("\n");
  return text.trim();
}

/** @param {string} text */
function linesOf(text) {
  return text
    .trim()
    .split("\n")
    .map((line) => line.trimEnd());
}

/**
 * The items of an order, in which there may be commas, too.
 * @param {string} answer
 * @param {string[]} offered
 */
export function itemsOf(answer, offered) {
  /** @type {string[]} */
  const items = [];
  for (let rest = answer; rest;) {
    const item = offered.find((one) => rest === one || rest.startsWith(`${one}, `)) ?? rest;
    items.push(item);
    rest = rest.slice(item.length + 2);
  }
  return items;
}

/**
 * @param {Prediction} prediction
 * @param {string} answer in its normal form
 */
export function isRight(prediction, answer) {
  if (prediction.type === "time") return durationOf(answer) === prediction.answer.at;
  return answer === prediction.answer.text;
}

/**
 * What there is to say to a wrong answer.
 * @param {Prediction} prediction
 * @param {string} answer in its normal form
 * @returns {string} HTML
 */
export function feedbackTo(prediction, answer) {
  const { type, choices = [], feedback = [] } = prediction;
  const said = feedback.find((one) => (type === "time" ? one.at === durationOf(answer) : one.answer === answer));
  if (said) return said.text;
  if (type !== "choice" && type !== "multi") return "";
  const chosen = answer.split("\n");
  const right = prediction.answer.items ?? [];
  const wrong = choices.filter(({ text }) => chosen.includes(text) !== right.includes(text));
  const told = wrong.find((choice) => choice.feedback)?.feedback;
  if (told || type === "choice") return told ?? "";
  return wrong.some(({ text }) => chosen.includes(text))
    ? "Not all that you have chosen is true."
    : "All that you have chosen is true, but there is more.";
}
