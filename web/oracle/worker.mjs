/** A thread with an interpreter of its own: answers each program with its runs under both kinds of Task. */

import { parentPort } from "node:worker_threads";
import { CPython } from "./cpython.mjs";

const port = /** @type {import('node:worker_threads').MessagePort} */ (parentPort);
const cpython = await CPython.load();
port.on("message", ({ files, seed, placement, tasks = ["c", "python"] }) => {
  const run = (/** @type {import('./cpython.mjs').Tasks} */ kind) => cpython.run(files, { tasks: kind, seed, placement });
  port.postMessage(Object.fromEntries(tasks.map((/** @type {"c" | "python"} */ kind) => [kind, run(kind)])));
});
port.postMessage("ready");
