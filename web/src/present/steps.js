// The steps in which a lesson is shown to a room: its program; of each question, what is asked, what is true, and why; then the program is
// mended together, and compared with a solution.

/** @import {Lesson, Prediction} from "../learn/course.js" */

/**
 * @typedef {{kind: "program" | "task" | "solution", prediction?: undefined}
 *   | {kind: "question" | "reveal" | "why", prediction: Prediction}} Step
 */

/** @type {Record<Step["kind"], string>} */
export const names = {
  program: "The program",
  question: "Hands up",
  reveal: "What it does",
  why: "Why",
  task: "Mend it together",
  solution: "A solution",
};

/**
 * @param {Lesson} lesson
 * @returns {Step[]}
 */
export function stepsOf({ predictions, exercise, reveal }) {
  /** @type {Step[]} */
  const steps = [{ kind: "program" }];
  for (const prediction of predictions) {
    steps.push({ kind: "question", prediction }, { kind: "reveal", prediction });
    if (prediction.after || reasonsOf(prediction)) steps.push({ kind: "why", prediction });
  }
  steps.push({ kind: "task" });
  if (exercise.solution && reveal.when !== "never") steps.push({ kind: "solution" });
  return steps;
}

/**
 * Whether there is anything to say to a wrong answer.
 * @param {Prediction} prediction
 */
function reasonsOf({ choices = [], feedback = [] }) {
  return feedback.length > 0 || choices.some((choice) => choice.feedback);
}
