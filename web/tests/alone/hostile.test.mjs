// Programs that try to exhaust something, in the page: each of them ends, the page names the limit or the exception, and goes on.
//
// What is asserted of time: that the page has come to an end of each program within the page tests' patience, whoever ended it. The
// page's own watchdog stops a run that gives no sign of life for two seconds, and any after ten; how much of that they need is measured
// natively, where the time of the processor is known (TestHostile in gather/python). On a machine that does much else the watchdog
// comes before a limit that the program would have reached. That is an end of the right kind, so it is accepted. A program that ends
// of itself must do so; if the watchdog came first it gets more chances, while no other program runs.

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { test } from "node:test";
import { drawn, exampleText, expected, open, PATIENCE, printed, repository, useBrowser } from "../browser.mjs";

/** @import {Page} from "playwright-core" */

useBrowser();

const folder = new URL("gather/python/testdata/hostile/", repository);

/** How many of the programs are run that attack the same thing, by the first word of their names. */
const OF_EACH = 2;

/** How often a program that ends of itself may be run again because the watchdog came first. */
const CHANCES = 5;

const watchdog = /busy for more than 2 s/;

const limits = [
  watchdog,
  /more than the 256 MB of memory that there are/,
  /more than 60 000 000 steps/,
  /more than 160 MB of memory/,
  /prints more than 1 024 kB/,
  /more tasks at the same time/,
  /more timers at the same time/,
  /the event loop has gone round more often/,
  /more happens in the program than can be shown/,
  /run for more than a year/,
  /more tasks wait for each other in a row/,
  /more eager tasks start each other in a row/,
  /nested too deeply/,
];

/**
 * What the first line of a program says of its end: what the runtime calls that, and what the page may say.
 * @type {Record<string, {kind: string, says: RegExp[]}>}
 */
const ends = {
  limit: { kind: "limit reached", says: limits },
  uncaught: {
    kind: "uncaught",
    says: [/^\w+(Error|Group|Exit|Interrupt|Exception): ./, /^(Self|RecursionError|StopIteration)\b/],
  },
  deadlock: { kind: "deadlocked", says: [/^\w+ waits for something that can't happen any more/] },
  refused: { kind: "unsupported", says: [/^\w+\(\): ./] },
  "syntax error": { kind: "syntax error", says: [/^SyntaxError: ./] },
  finished: { kind: "finished", says: [/^$/] },
};

/**
 * Runs a program in the place of the one that is shown.
 * @param {Page} page
 * @param {string} code
 * @returns {Promise<{kind: string, said: string}>} how it ended, and what the page says about it
 */
function run(page, code) {
  return page.evaluate(
    async ({ code, patience }) => {
      const play = /** @type {any} */ (document.querySelector("gather-play"));
      let said = "";
      const kind = await new Promise((resolve) => {
        const done = (/** @type {string} */ kind) => {
          clearTimeout(timer);
          play.removeEventListener("gather:error", failed);
          play.removeEventListener("gather:result", finished);
          resolve(kind);
        };
        const failed = (/** @type {CustomEvent} */ event) => {
          said = event.detail.message; // In the page it stands at its line and beside the story, in short above the picture.
          done(event.detail.kind);
        };
        const finished = () => done("finished");
        const timer = setTimeout(() => done(`still ${play.state}`), patience);
        play.load(code);
        play.run();
        play.addEventListener("gather:error", failed);
        play.addEventListener("gather:result", finished);
      });
      await play.updateComplete;
      return { kind, said };
    },
    { code, patience: PATIENCE },
  );
}

/**
 * Runs one of the programs.
 * @param {Page} page
 * @param {string} name
 * @returns {Promise<{late?: boolean, wrong?: string}>} what is wrong with its end; late if that is only that the watchdog came first
 */
async function attempt(page, name) {
  const code = await readFile(new URL(name, folder), "utf8");
  const end = ends[/^# ends: (.*)/.exec(code)?.[1] ?? ""];
  assert.ok(end, `${name}: the first line says how it ends`);
  const { kind, said } = await run(page, code);
  if (kind === end.kind && end.says.some((words) => words.test(said))) return {};
  return { late: watchdog.test(said), wrong: `${name}: ${kind}: ${said}` };
}

/** The programs to run: some of each kind. */
async function chosen() {
  /** @type {Map<string, number>} */
  const seen = new Map();
  const names = (await readdir(folder)).filter((name) => name.endsWith(".py")).sort();
  return names.filter((name) => {
    const [word] = name.split(/[_.]/);
    seen.set(word, (seen.get(word) ?? 0) + 1);
    return /** @type {number} */ (seen.get(word)) <= OF_EACH;
  });
}

test("hostile programs end, the page says of what, and lives on", async (t) => {
  const names = await chosen();
  assert.ok(names.length >= 60, `${names.length} programs`);
  const waiting = [...names];
  /** @type {string[]} */
  const failures = [];
  /** @type {string[]} */
  const stopped = [];

  // Each of two pages takes the next program, until there is none left.
  const pages = await Promise.all([open("#example=result_order"), open("#example=result_order")]);
  await Promise.all(
    pages.map(async (page) => {
      for (let name = waiting.shift(); name; name = waiting.shift()) {
        const { late, wrong } = await attempt(page, name);
        if (late) stopped.push(name);
        else if (wrong) failures.push(wrong);
      }
    }),
  );
  for (const name of stopped) {
    let { late, wrong } = await attempt(pages[0], name);
    for (let i = 1; i < CHANCES && late; i++) ({ late, wrong } = await attempt(pages[0], name));
    if (wrong) failures.push(wrong);
  }
  assert.deepEqual(failures, []);
  t.diagnostic(`${names.length} programs`);

  for (const page of pages) {
    assert.equal((await run(page, await exampleText("result_order"))).kind, "finished");
    assert.equal((await drawn(page)).lanes.length, 3);
    assert.equal(await printed(page, "stdout"), (await expected("result_order")).stdout);
  }
});
