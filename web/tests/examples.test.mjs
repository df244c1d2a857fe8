// Every example, from the list and pasted: output, timeline and record are those of CPython.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, test } from "node:test";
import {
  drawn,
  exampleText,
  expected,
  open,
  paste,
  printed,
  repository,
  settled,
  traceOf,
  useBrowser,
} from "./browser.mjs";

/** @import {Page} from "playwright-core" */

useBrowser();

/** @type {{file: string, title: string}[]} */
const list = JSON.parse(await readFile(new URL("web/examples/index.json", repository), "utf8"));

/** How a step's outcome, as CPython's run tells it, is drawn as the end of a lane. @type {Record<string, string>} */
const ends = { return: "returned", raise: "raised", cancelled: "cancelled" };

/**
 * @param {Page} page
 * @param {string} name
 */
async function check(page, name) {
  const want = await expected(name);
  const trace = await traceOf(page);
  const picture = await drawn(page);

  assert.equal(await printed(page, "stdout"), want.stdout);
  assert.equal(trace.exit.status, want.status);
  if (want.stderr) {
    const last = want.stderr.trimEnd().split("\n").at(-1);
    assert.equal(trace.exit.message, last);
    assert.ok((await printed(page, "stderr")).trimEnd().endsWith(`\n${last}`));
  } else {
    assert.equal(await printed(page, "stderr"), "");
  }

  /** @type {any[]} */
  const tasks = trace.tasks;
  const shown = tasks.filter(({ role }) => role !== "shutdown");
  assert.deepEqual(
    [...picture.lanes].sort((a, b) => a - b),
    shown.map((task) => tasks.indexOf(task)),
    "a lane for each task",
  );

  const names = new Set(shown.map((task) => task.name));
  const wantEnds = want.steps
    .map(({ at, task, outcome }) => ({ at, task, end: ends[outcome.split(" ")[0]] }))
    .filter(({ task, end }) => end !== undefined && names.has(task));
  const traceEnds = shown
    .filter((task) => task.end)
    .sort((a, b) => a.end.at[1] - b.end.at[1])
    .map((task) => ({ at: task.end.at[0], task: task.name, end: task.end.kind.replace("timed out", "raised") }));
  assert.deepEqual(traceEnds, wantEnds, "the record's ends, in order");
  for (const { at, task, end } of wantEnds) {
    const found = picture.ends.find((candidate) => tasks[candidate.task].name === task);
    assert.deepEqual(
      { at: found?.at, end: found?.state?.replace("timed-out", "raised") },
      { at, end },
      `the drawn end of ${task}`,
    );
  }

  const [gather] = trace.groups.filter((/** @type {any} */ group) => group.kind === "gather");
  const raised = gather.end.kind !== "returned";
  assert.equal(picture.slots.length, gather.slots.length, "a slot for each argument of gather");
  for (const [i, slot] of picture.slots.entries()) {
    const { value, outcome } = gather.slots[i];
    if (raised) {
      assert.match(slot.state ?? "", /^(abandoned|empty)$/);
    } else {
      assert.equal(slot.state, outcome.kind === "returned" ? "value" : "exception");
      assert.ok(value, "a slot that was filled has a value");
    }
  }
  const left = picture.paths.filter((hops) => hops?.includes("left"));
  assert.equal(left.length, want.status === 0 ? 0 : 1, "a path out of the program if an exception left it");
}

describe("examples", () => {
  for (const { file, title } of list) {
    const name = file.replace(/\.py$/, "");

    test(`${name}, from the list`, async () => {
      const page = await open();
      await page.getByRole("button", { name: "Examples" }).click();
      await page.locator(".examples").getByRole("button", { name: title }).click();
      await page.waitForFunction((wanted) => document.querySelector("h1")?.textContent === wanted, title);
      await settled(page);
      await check(page, name);
    });

    test(`${name}, pasted`, async () => {
      const page = await open();
      await paste(page, await exampleText(name));
      await check(page, name);
    });
  }
});
