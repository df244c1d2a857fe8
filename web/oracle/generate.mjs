/**
 * Writes down what real CPython does with each test program.
 *
 *     node web/oracle/generate.mjs [PATH…]          writes the expectations of all, or these, programs
 *     node web/oracle/generate.mjs --check [PATH…]  shows where one differs from CPython; then exits 1
 *     node web/oracle/generate.mjs --print FILE.py… prints those of any programs, corpus or not
 *     … --print --seed N FILE.py…                   with `random` seeded with N instead of 0
 *
 * A program is a file `gather/python/testdata/AREA/NAME.py`, or a folder `AREA/NAME/` whose `main.py` is
 * run and may import its neighbours, packages too; its expectation stands beside it as `NAME.expect` (expectation.mjs
 * describes it). The expectations of the examples, `web/examples/NAME.py`, are kept there as well, under
 * `examples/`. A path names a program, an expectation, or a folder of programs.
 */

import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { difference, disagreement, expectation } from "./expectation.mjs";
import { Pool } from "./pool.mjs";

const ROOT = resolve(import.meta.dirname, "../..");
const CORPUS = join(ROOT, "gather/python/testdata");
const EXAMPLES = join(ROOT, "web/examples");

/** What lies there without being compared: programs that must only end, those for a CPython that has threads, and a list of names. */
const OTHERS = ["hostile", "realtime", "names.py"].map((name) => join(CORPUS, name));

/**
 * @typedef {object} Program
 * @property {string} path The `.py` file, or the folder with `main.py`.
 * @property {string} expected The file with its expectation.
 */

const { values: options, positionals: paths } = parseArgs({
  options: {
    check: { type: "boolean", default: false },
    print: { type: "boolean", default: false },
    seed: { type: "string" },
  },
  allowPositionals: true,
});

if (options.seed && !options.print) throw new Error("an expectation is that of seed 0: --seed goes with --print");
const programs = options.print ? paths.map(program) : selected(paths.map((path) => resolve(path)));
const pool = new Pool(programs.length);
const outcomes = await Promise.all(programs.map(settle));
await pool.close();
const stale = options.print || paths.length > 0 ? [] : withoutProgram(CORPUS);
for (const path of stale) console.error(`${relative(process.cwd(), path)}: there is no program for it`);
const failures = outcomes.filter((outcome) => outcome === "failed").length + stale.length;
if (!options.print) {
  const written = outcomes.filter((outcome) => outcome === "written").length;
  console.log(`${programs.length} programs, ${written} written, ${failures} failed`);
}
process.exitCode = failures > 0 ? 1 : 0;

/**
 * Runs one program and does with its expectation what was asked for.
 *
 * @param {Program} program
 * @returns {Promise<'written' | 'unchanged' | 'failed'>}
 */
async function settle({ path, expected }) {
  const name = relative(process.cwd(), path);
  try {
    const runs = await pool.run(files(path), Number(options.seed ?? 0));
    const now = expectation(runs);
    const doubt = disagreement(runs);
    if (options.print) process.stdout.write(now);
    if (doubt) throw new Error(`C's and Python's Task disagree\n${doubt}`);
    if (options.print) return "unchanged";
    const before = existsSync(expected) ? readFileSync(expected, "utf8") : "";
    if (before === now) return "unchanged";
    if (options.check) throw new Error(`CPython does otherwise\n${difference(before, now)}`);
    writeFileSync(expected, now);
    return "written";
  } catch (error) {
    console.error(`${name}: ${/** @type {Error} */ (error).message}`);
    return "failed";
  }
}

/**
 * @param {string[]} chosen
 * @returns {Program[]}
 */
function selected(chosen) {
  const all = [...discover(CORPUS), ...discover(EXAMPLES)];
  if (chosen.length === 0) return all;
  return chosen.flatMap((path) => {
    const found = all.filter(
      (each) => each.path === path || each.expected === path || each.path.startsWith(`${path}/`),
    );
    if (found.length === 0) throw new Error(`no program at ${path}`);
    return found;
  });
}

/**
 * The programs below a folder, in alphabetical order.
 *
 * @param {string} folder
 * @returns {Program[]}
 */
function discover(folder) {
  return readdirSync(folder)
    .sort()
    .map((name) => join(folder, name))
    .flatMap((path) => {
      if (OTHERS.includes(path)) return [];
      if (!statSync(path).isDirectory()) return path.endsWith(".py") && !needsThreads(path) ? [program(path)] : [];
      return existsSync(join(path, "main.py")) ? [program(path)] : discover(path);
    });
}

/**
 * Whether a program is an example that needs threads: realtime.py records it.
 *
 * @param {string} path
 */
function needsThreads(path) {
  return dirname(path) === EXAMPLES && existsSync(join(CORPUS, "realtime", "examples", `${basename(path, ".py")}.out`));
}

/**
 * The expectations below a folder whose program is gone.
 *
 * @param {string} folder
 */
function withoutProgram(folder) {
  const known = new Set(programs.map((each) => each.expected));
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((path) => path.endsWith(".expect") && !known.has(path));
}

/**
 * @param {string} path
 * @returns {Program}
 */
function program(path) {
  const folder = dirname(path) === EXAMPLES ? join(CORPUS, "examples") : dirname(path);
  return { path, expected: join(folder, `${basename(path, ".py")}.expect`) };
}

/**
 * A program's files by name, the one that is run as `main.py`.
 *
 * @param {string} path
 * @returns {import('./cpython.mjs').Files}
 */
function files(path) {
  if (!statSync(path).isDirectory()) return { "main.py": readFileSync(path, "utf8") };
  const names = readdirSync(path, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".py"));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(path, name), "utf8")]));
}
