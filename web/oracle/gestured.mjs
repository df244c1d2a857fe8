/**
 * Writes down what real CPython does with the examples as gestures have changed them.
 *
 *     node web/oracle/gestured.mjs            writes it
 *     node web/oracle/gestured.mjs --check    shows which of what is written differs from CPython; then exits 1
 *
 * Which programs gestures make is written by TestGesturedAsCPython: `gather/python/testdata/gestured.jsonl` has
 * an example, a gesture and its changes of the text on each line. Of what CPython does the beginning of a
 * SHA-256 is kept.
 */

import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import { comparable, disagreement, expectation } from "./expectation.mjs";
import { Pool } from "./pool.mjs";

/**
 * @typedef {object} Gestured
 * @property {string} example
 * @property {string} gesture
 * @property {{Start: number, End: number, Text: string}[]} changes their places in bytes, in order
 * @property {string} expected
 */

const ROOT = resolve(import.meta.dirname, "../..");
const WRITTEN = join(ROOT, "gather/python/testdata/gestured.jsonl");

const check = process.argv[2] === "--check";
/** @type {Gestured[]} */
const programs = readFileSync(WRITTEN, "utf8")
  .trimEnd()
  .split("\n")
  .map((line) => JSON.parse(line));
const pool = new Pool(availableParallelism());
const answers = await Promise.all(programs.map(ask));
await pool.close();

if (check) {
  const differing = programs.filter(({ expected }, i) => expected !== answers[i]);
  for (const { example, gesture } of differing) console.error(`${example}, ${gesture}: CPython does otherwise`);
  if (differing.length > 0) console.error("make expectations writes them anew");
  process.exitCode = differing.length > 0 ? 1 : 0;
} else {
  const lines = programs.map((program, i) => `${JSON.stringify({ ...program, expected: answers[i] })}\n`);
  writeFileSync(WRITTEN, lines.join(""));
}

/** @param {Gestured} program */
async function ask(program) {
  const { c, python } = await pool.run({ "main.py": textOf(program) });
  // Where a task is cancelled before it fails, the two kinds of Task chain its exceptions differently: the traceback is that of C's.
  const doubt = disagreement({ c: { ...c, stderr: "" }, python: { ...python, stderr: "" } });
  if (doubt) throw new Error(`${program.example}, ${program.gesture}: C's and Python's Task disagree\n${doubt}`);
  return createHash("sha256").update(comparable(expectation({ c, python }))).digest("hex").slice(0, 16);
}

/**
 * The example, changed.
 *
 * @param {Gestured} program
 */
function textOf({ example, changes }) {
  const text = readFileSync(join(ROOT, `web/examples/${example}.py`));
  let [at, parts] = [0, /** @type {Uint8Array[]} */ ([])];
  for (const { Start, End, Text } of changes) {
    parts.push(text.subarray(at, Start), Buffer.from(Text));
    at = End;
  }
  return Buffer.concat([...parts, text.subarray(at)]).toString();
}
