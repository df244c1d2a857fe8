// Programs that try to exhaust something, in the page: each ends as it must, the page says how, and goes on.

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { test } from "node:test";
import { drawn, exampleText, expected, open, printed, repository, useBrowser } from "./browser.mjs";

/** @import {Page} from "playwright-core" */

useBrowser();

const folder = new URL("gather/python/testdata/hostile/", repository);

/** What the first line of a program says of its end, and what the runtime calls that. @type {Record<string, string>} */
const kinds = {
  limit: "limit reached",
  uncaught: "uncaught",
  deadlock: "deadlocked",
  finished: "finished",
  refused: "unsupported",
  "syntax error": "syntax error",
};

/** What the page says when an instance has had its time, or all memory that there is: a slow machine may come to that first. */
const ended = /more than 2 s|more than the 256 MB/;

/**
 * Runs a program in the place of the one that is shown.
 * @param {Page} page
 * @param {string} code
 * @returns {Promise<{kind: string, shown: string}>} how it ended, and what the page says about it
 */
function run(page, code) {
  return page.evaluate(async (text) => {
    const play = /** @type {any} */ (document.querySelector("gather-play"));
    let kind = "finished";
    const failed = (/** @type {CustomEvent} */ event) => (kind = event.detail.kind);
    play.addEventListener("gather:error", failed);
    play.code = text;
    play.run();
    while (!["done", "error"].includes(play.state)) await new Promise((resolve) => setTimeout(resolve, 5));
    await play.updateComplete;
    play.removeEventListener("gather:error", failed);
    return { kind, shown: play.shadowRoot.querySelector(".status .message")?.textContent ?? "" };
  }, code);
}

/** The first of those whose names begin with the same word: they try the same thing. All are run where time and memory are measured. */
async function oneOfEach() {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".py")).sort();
  const word = (/** @type {string} */ name) => name.split(/[_.]/)[0];
  return names.filter((name, i) => i === 0 || word(name) !== word(names[i - 1]));
}

test("hostile programs end, the page says how, and lives on", async () => {
  const page = await open("#example=result_order");
  const names = await oneOfEach();
  assert.ok(names.length > 20, "the programs are there");
  /** @type {string[]} */
  const wrong = [];
  for (const name of names) {
    const code = await readFile(new URL(name, folder), "utf8");
    const wanted = kinds[/^# ends: (.*)/.exec(code)?.[1] ?? ""];
    const { kind, shown } = await run(page, code);
    if (kind === "limit reached" && ended.test(shown)) continue;
    if (kind !== wanted) wrong.push(`${name}: ${kind} instead of ${wanted}: ${shown}`);
    else if (kind !== "finished" && !shown) wrong.push(`${name}: nothing is said`);
  }
  assert.deepEqual(wrong, []);

  assert.equal((await run(page, await exampleText("result_order"))).kind, "finished");
  assert.equal((await drawn(page)).lanes.length, 3);
  assert.equal(await printed(page, "stdout"), (await expected("result_order")).stdout);
});
