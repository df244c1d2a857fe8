/**
 * Compares random asyncio programs (random-program.mjs) with real CPython.
 *
 *     node web/oracle/generated.mjs            writes what CPython does with the first of each kind
 *     node web/oracle/generated.mjs --check    shows where what is written differs from CPython; then exits 1
 *     node web/oracle/generated.mjs --long N [--first SEED] [--answers FILE] [--small N] [--binary PATH]
 *                                              runs N programs in CPython and here, and shows the differences
 *
 * What is written is `gather/python/testdata/generated.jsonl`, a program and its expectation on each line.
 * In a long run the first few programs that differ (8, or as many as `--small` says) are made as small as they
 * can be while they still differ, and kept as test programs in `gather/python/testdata/generated/`;
 * generate.mjs then asks CPython for their expectations. What CPython answers is written to a file, if one is
 * given, and read from there the next time: a long run can be stopped and taken up again, and a change of the
 * binary be compared in a tenth of the time.
 */

import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import { text } from "node:stream/consumers";
import { parseArgs } from "node:util";
import { comparable, difference, disagreement, expectation } from "./expectation.mjs";
import { Pool } from "./pool.mjs";
import { FIRST_OF_LIVES, programText, randomProgram } from "./random-program.mjs";

/** @import { Statement } from "./random-program.mjs" */

const ROOT = resolve(import.meta.dirname, "../..");
const WRITTEN = join(ROOT, "gather/python/testdata/generated.jsonl");
const KEPT = join(ROOT, "gather/python/testdata/generated");

/** How many programs of each kind are written down. */
const COUNTS = [
  { first: 1, count: 300 },
  { first: FIRST_OF_LIVES, count: 100 },
];

/** In how many other placements of its objects CPython is asked about a program. */
const PLACEMENTS = 4;

const { values: options } = parseArgs({
  options: {
    check: { type: "boolean", default: false },
    long: { type: "string" },
    first: { type: "string", default: "1" },
    answers: { type: "string" },
    small: { type: "string", default: "8" },
    binary: { type: "string", default: join(ROOT, "bin/gatherplay") },
  },
});

/**
 * What CPython does with a program.
 *
 * @typedef {object} Answer
 * @property {string} expected
 * @property {boolean} [doubt] Whether it is not the same in every run, if it has been run often enough to know.
 */

/** @type {Map<string, Answer>} What CPython has answered, by the program's digest. */
const answers = new Map();
for (const line of options.answers && existsSync(options.answers) ? readFileSync(options.answers, "utf8").split("\n") : []) {
  if (!line) continue;
  const { program, ...answer } = JSON.parse(line);
  answers.set(program, answer);
}

const pool = new Pool(availableParallelism());
try {
  process.exitCode = await (options.long
    ? compare(Number(options.first), Number(options.long))
    : options.check
      ? check()
      : write());
} finally {
  await pool.close();
}

/** Writes down the programs that are kept, with their expectations. Returns the exit status. */
async function write() {
  let written = "";
  for (const { first, count } of COUNTS) {
    /** @type {string[]} */
    const lines = Array(count).fill("");
    await each(first, count, async (seed) => {
      const program = programText(randomProgram(seed));
      const { doubt, expected } = await ask(program);
      if (doubt) return; // what CPython itself leaves open can't be compared
      lines[seed - first] = `${JSON.stringify({ seed, program, expected })}\n`;
    });
    written += lines.join("");
  }
  writeFileSync(WRITTEN, written);
  return 0;
}

/** Asks CPython again about the programs that are written down, and about those that are not. Returns the exit status. */
async function check() {
  const lines = readFileSync(WRITTEN, "utf8").trimEnd().split("\n");
  const written = new Map(lines.map((line) => JSON.parse(line)).map(({ seed, program, expected }) => [seed, { program, expected }]));
  let failed = 0;
  const again = async (/** @type {number} */ seed) => {
    const program = programText(randomProgram(seed));
    const kept = written.get(seed);
    const generated = !kept || kept.program === program;
    if (kept && generated) {
      const now = comparable(expectation(await pool.run({ "main.py": program })));
      if (now === kept.expected) return;
    }
    const answer = await ask(program);
    if (generated && answer.doubt) return; // CPython leaves open what it does
    failed++;
    console.error(
      kept
        ? `seed ${seed}: CPython, or the generator, does otherwise\n${difference(kept.expected, answer.expected)}`
        : `seed ${seed}: CPython does the same in every run, but that is not written down`,
    );
  };
  for (const { first, count } of COUNTS) await each(first, count, again);
  if (failed > 0) console.error("make expectations writes them anew");
  return failed > 0 ? 1 : 0;
}

/**
 * Compares programs with what the binary does with them. Returns the exit status.
 *
 * @param {number} first
 * @param {number} count
 */
async function compare(first, count) {
  const small = Number(options.small);
  let [differing, doubtful, done] = [0, 0, 0];
  await each(first, count, async (seed) => {
    const tree = randomProgram(seed);
    const outcome = await differs(tree);
    if (outcome === "doubtful") doubtful++;
    if (outcome === "differs") {
      if (++differing > small) {
        console.log(`seed ${seed} differs as well`);
        return;
      }
      const program = programText(await smallest(tree));
      mkdirSync(KEPT, { recursive: true });
      writeFileSync(join(KEPT, `seed_${seed}.py`), program);
      const { expected } = await ask(program);
      console.log(`seed ${seed}\n${program}\n${difference(expected, await here(program))}\n`);
    }
    if (++done % 1000 === 0) console.log(`${done} programs, ${differing} differ`);
  });
  console.log(`${count} programs from seed ${first}: ${differing} differ, ${doubtful} are not the same in every run of CPython`);
  return differing > 0 ? 1 : 0;
}

/**
 * Does something with each of a number of seeds, a few at a time.
 *
 * @param {number} first
 * @param {number} count
 * @param {(seed: number) => Promise<void>} act
 */
async function each(first, count, act) {
  let next = first;
  const hand = async () => {
    while (next < first + count) await act(next++);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, hand));
}

/**
 * Asks CPython a few times, with the program's objects in other places: sets of tasks, coroutines and the like are
 * ordered by where these are, also for the garbage collector, which visits what is in a set in the set's order. And
 * with the collector at work at other moments, which depend on how much was made before the program began.
 *
 * @param {string} program
 * @returns {Promise<Answer>}
 */
async function ask(program) {
  const runs = await pool.run({ "main.py": program });
  const expected = comparable(expectation(runs));
  let doubt = disagreement(runs) !== "";
  for (let placement = 1; placement <= PLACEMENTS && !doubt; placement++) {
    const others = await pool.run({ "main.py": program }, undefined, placement);
    doubt = disagreement(others) !== "" || comparable(expectation(others)) !== expected;
  }
  return { doubt, expected };
}

/**
 * Asks CPython unless it has answered, first with Python's Task only: if it is not as the binary does, with both.
 *
 * @param {string} program
 * @param {string} has What the binary does.
 * @param {boolean} remembered Whether the answer is to be remembered.
 */
async function answered(program, has, remembered) {
  const key = createHash("sha256").update(program).digest("base64");
  const known = answers.get(key);
  if (known && (known.doubt !== undefined || known.expected === has)) return known;
  const python = known ? undefined : await pool.steps({ "main.py": program });
  /** @type {Answer} */
  let answer = { expected: python ? comparable(expectation({ c: python, python })) : "" };
  if (has !== answer.expected) answer = await ask(program);
  answers.set(key, answer);
  if (remembered && options.answers) appendFileSync(options.answers, `${JSON.stringify({ program: key, ...answer })}\n`);
  return answer;
}

/**
 * @param {Statement[]} tree
 * @param {boolean} [taken] Whether statements were taken out of it: then it may use names that are not defined, or be none.
 * @returns {Promise<"differs" | "same" | "doubtful">}
 */
async function differs(tree, taken = false) {
  const program = programText(tree);
  try {
    const has = await here(program);
    const { doubt, expected } = await answered(program, has, !taken);
    if (has === expected) return "same";
    return doubt || (taken && /NameError|UnboundLocalError|SyntaxError/.test(expected)) ? "doubtful" : "differs";
  } catch {
    return "doubtful"; // it takes CPython too long
  }
}

/**
 * What the binary does with a program, as an expectation.
 *
 * @param {string} program
 */
async function here(program) {
  const [run, steps] = await Promise.all([execute([], program), execute(["-steps"], program)]);
  let { status, stderr } = run;
  const ended = /^gatherplay: (?:main\.py:\d+: )?(.*)\n$/m.exec(stderr);
  if (status === "3" && ended) {
    stderr = stderr.slice(0, ended.index);
    if (/CPython would hang|nothing is left that could wake it/.test(ended[1])) status = "deadlock";
    else status = /for ever\?|more than|so often/.test(ended[1]) ? "endless" : `refused: ${ended[1]}`;
  }
  return expectation({
    c: { status, stdout: run.stdout, stderr, steps: "" },
    python: { status, stdout: "", stderr: "", steps: steps.stdout },
  });
}

/**
 * @param {string[]} flags
 * @param {string} program
 */
async function execute(flags, program) {
  const child = spawn(options.binary, ["run", ...flags, "-"]);
  const ended = new Promise((resolve) => child.on("close", resolve));
  child.stdin.end(program);
  const [stdout, stderr, status] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  const named = (/** @type {string} */ output) => output.replaceAll("<stdin>", "main.py");
  return { stdout: named(stdout), stderr: named(stderr), status: String(status) };
}

/**
 * Takes statements out of a program that differs, or puts their blocks in their places, as long as it still
 * differs.
 *
 * @param {Statement[]} tree
 */
async function smallest(tree) {
  let tried = 0; // of the smaller trees: those before have not differed, nor will they likely now
  for (;;) {
    let [at, found] = [0, false];
    for (const candidate of smaller(tree)) {
      if (at++ < tried) continue;
      if ((await differs(candidate, true)) === "differs") {
        [tree, tried, found] = [candidate, at - 1, true];
        break;
      }
    }
    if (found) continue;
    if (tried === 0) return tree;
    tried = 0;
  }
}

/**
 * The trees that are a little smaller than a tree, those that lack most first.
 *
 * @param {Statement[]} tree
 * @returns {Generator<Statement[]>}
 */
function* smaller(tree) {
  for (let i = 0; i < tree.length; i++) {
    const [before, statement, after] = [tree.slice(0, i), tree[i], tree.slice(i + 1)];
    yield [...before, ...after];
    if (statement.body) yield [...before, ...statement.body, ...after];
    for (const body of smaller(statement.body ?? [])) yield [...before, { ...statement, body }, ...after];
    for (const next of smaller(statement.next ?? [])) yield [...before, { ...statement, next }, ...after];
  }
}
