/** A thread with an interpreter of its own: answers each program with its runs under both kinds of Task. */

import { parentPort } from "node:worker_threads";
import { CPython } from "./cpython.mjs";

const port = /** @type {import('node:worker_threads').MessagePort} */ (parentPort);
const cpython = await CPython.load();
port.on("message", ({ files, seed }) => {
  const c = cpython.run(files, { tasks: "c", seed });
  const python = cpython.run(files, { tasks: "python", seed });
  port.postMessage({ c, python });
});
port.postMessage("ready");
