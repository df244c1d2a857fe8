/**
 * Interpreters in threads, so that programs run side by side and one that never returns to its event loop
 * can be stopped from outside.
 */

import { once } from "node:events";
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";

/** Real seconds that a program may take. Its virtual time has no limit. */
const TIME_LIMIT = 20;

/**
 * @typedef {import('./cpython.mjs').Files} Files
 * @typedef {{c: import('./cpython.mjs').Run, python: import('./cpython.mjs').Run}} Runs
 */

export class Pool {
  /** @type {Set<Worker>} */
  #workers = new Set();

  /** @type {Promise<Worker>[]} Threads without work, longest idle first. */
  #idle;

  /** @type {((worker: Promise<Worker>) => void)[]} */
  #waiting = [];

  /** @param {number} programs How many are expected: no more threads are started. */
  constructor(programs) {
    const size = Math.max(1, Math.min(programs, availableParallelism()));
    this.#idle = Array.from({ length: size }, () => this.#start());
  }

  /**
   * Runs a program in an interpreter that is free, or as soon as one is.
   *
   * @param {Files} files
   * @param {number} [seed]
   * @param {number} [placement] Where in memory its objects are.
   * @returns {Promise<Runs>} Rejected when the program takes too long or kills the interpreter.
   */
  async run(files, seed, placement) {
    return this.#ask({ files, seed, placement });
  }

  /**
   * Runs a program with Python's Task only, which takes half the time and tells nearly as much.
   *
   * @param {Files} files
   * @returns {Promise<import('./cpython.mjs').Run>}
   */
  async steps(files) {
    const { python } = await this.#ask({ files, tasks: ["python"] });
    return python;
  }

  /**
   * @param {object} question
   * @returns {Promise<Runs>}
   */
  async #ask(question) {
    const next = this.#idle.shift() ?? new Promise((resolve) => this.#waiting.push(resolve));
    const worker = await next.catch((error) => {
      this.#release(next); // a thread that could not start fails whoever is given it
      throw error;
    });
    try {
      const runs = await answer(worker, question);
      this.#release(Promise.resolve(worker));
      return runs;
    } catch (error) {
      this.#workers.delete(worker);
      worker.terminate();
      this.#release(this.#start());
      throw error;
    }
  }

  async close() {
    await Promise.all([...this.#workers].map((worker) => worker.terminate()));
  }

  /** @param {Promise<Worker>} worker */
  #release(worker) {
    const next = this.#waiting.shift();
    if (next) next(worker);
    else this.#idle.push(worker);
  }

  /** @returns {Promise<Worker>} */
  async #start() {
    // A deep recursion through C must meet CPython's limit, which is 10 MB of its own stack, before the thread's.
    const worker = new Worker(new URL("worker.mjs", import.meta.url), {
      resourceLimits: { stackSizeMb: 64 },
    });
    this.#workers.add(worker);
    await once(worker, "message");
    return worker;
  }
}

/**
 * @param {Worker} worker
 * @param {object} question
 * @returns {Promise<Runs>}
 */
async function answer(worker, question) {
  const answered = once(worker, "message", { signal: AbortSignal.timeout(TIME_LIMIT * 1000) });
  worker.postMessage(question);
  try {
    return (await answered)[0];
  } catch (error) {
    if (/** @type {Error} */ (error).name === "AbortError") throw new Error(`not ended after ${TIME_LIMIT} s`);
    throw error;
  }
}
