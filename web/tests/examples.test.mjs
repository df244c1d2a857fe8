// Every example: output, timeline and record are those of CPython. And the gallery in which one finds them.

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { describe, test } from "node:test";
import {
  about,
  drawn,
  eventually,
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

/** The examples that need threads: the CPython that was asked has none, and what they print was recorded elsewhere. */
const threaded = (await readdir(new URL("gather/python/testdata/realtime/examples/", repository))).map((file) =>
  file.replace(/\.out$/, ".py"),
);

/** How a step's outcome, as CPython's run tells it, is drawn as the end of a lane. @type {Record<string, string>} */
const ends = { return: "returned", raise: "raised", cancelled: "cancelled" };

/**
 * @param {Page} page
 * @param {string} name
 */
async function check(page, name) {
  if (threaded.includes(`${name}.py`)) {
    const recorded = new URL(`gather/python/testdata/realtime/examples/${name}.out`, repository);
    assert.equal(await printed(page, "stdout"), await readFile(recorded, "utf8"));
    return;
  }
  const want = await expected(name);
  const trace = await traceOf(page);
  const picture = await drawn(page);

  assert.equal(await printed(page, "stdout"), want.stdout);
  assert.equal(trace.exit.status, want.status);
  const complaints = await printed(page, "stderr");
  assert.equal(complaints.split("\n").at(-2), want.stderr.split("\n").at(-2), "the last line of standard error");
  if (want.status !== 0) {
    assert.ok(want.stderr.split("\n").includes(trace.exit.message), trace.exit.message);
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

  /** @type {any[]} */
  const gathers = trace.groups.filter((/** @type {any} */ group) => group.kind === "gather");
  const wanted = gathers.flatMap(({ end, slots }) =>
    slots.map((/** @type {any} */ { outcome, value }) => {
      if (end?.kind !== "returned") return /^(abandoned|empty)$/;
      assert.ok(value, "a slot that was filled has a value");
      return outcome.kind === "returned" ? /^value$/ : /^exception$/;
    }),
  );
  assert.equal(picture.slots.length, wanted.length, "a slot for each argument of each gather");
  for (const [i, { state }] of picture.slots.entries()) {
    assert.match(state ?? "", wanted[i]);
  }
  const left = picture.paths.filter((hops) => hops?.includes("left"));
  assert.equal(left.length, want.status === 0 ? 0 : 1, "a path out of the program if an exception left it");
}

describe("examples", () => {
  test("chosen in the gallery, one after another", async () => {
    const page = await open();
    for (const { file, title } of list) {
      await about(file, async () => {
        await page.getByRole("button", { name: "Examples" }).click();
        await page.locator(".examples").getByRole("button", { name: title }).click();
        await page.waitForFunction((wanted) => document.querySelector("h1")?.textContent === wanted, title);
        await settled(page);
        await check(page, file.replace(/\.py$/, ""));
      });
    }
  });

  test("one that is pasted", async () => {
    const page = await open("#example=result_order");
    await paste(page, await exampleText("one_call_fails"));
    await check(page, "one_call_fails");
  });
});

describe("the gallery", () => {
  test("has a picture, a question and a description of each example", async () => {
    const page = await open();
    await page.getByRole("button", { name: "Examples" }).click();
    const cards = page.locator(".examples li");
    await eventually(async () => assert.equal(await cards.count(), list.length));
    for (const card of await cards.all()) {
      await card.scrollIntoViewIfNeeded();
      const image = card.locator("img");
      await eventually(async () =>
        assert.ok(await image.evaluate((shown) => /** @type {HTMLImageElement} */ (shown).naturalWidth > 100)),
      );
      assert.match(await card.locator(".title").innerText(), /\?$/);
      assert.ok((await card.locator(".description").innerText()).length > 40);
    }
  });

  test("finds examples by their words and by the names of asyncio in their programs", async () => {
    const page = await open();
    await page.getByRole("button", { name: "Examples" }).click();
    const search = page.getByRole("searchbox", { name: "Find an example" });
    await page.locator(".examples [type=search]:focus").waitFor(); // One can type at once.
    const titles = () => page.locator(".examples .title").allInnerTexts();

    await search.fill("SEMAPHORE");
    assert.deepEqual(await titles(), ["How do I let only two run at a time?"]);
    await search.fill("second error");
    assert.deepEqual((await titles())[0], "What happens to the second error?");
    await search.fill("no such thing");
    assert.deepEqual(await titles(), []);
    assert.match(await page.locator(".examples .count").innerText(), /^No example/);

    await search.fill("TaskGroup");
    await search.press("Enter");
    await page.waitForFunction(() => location.hash === "#example=task_group");
    assert.equal(await page.locator(".examples").isVisible(), false);
  });

  test("is walked through with the arrow keys", async () => {
    const page = await open();
    await page.getByRole("button", { name: "Examples" }).click();
    const focused = () =>
      page.evaluate(() => document.activeElement?.textContent || document.activeElement?.getAttribute("aria-label"));
    await page.locator(".examples [type=search]:focus").waitFor();
    const names = await page.locator(".examples .title").allInnerTexts();
    await page.keyboard.press("ArrowDown");
    assert.equal(await focused(), names[0]);
    await page.keyboard.press("ArrowRight");
    assert.equal(await focused(), names[1]);
    const boxes = await page
      .locator(".examples li")
      .evaluateAll((cards) => cards.map((card) => card.getBoundingClientRect().toJSON()));
    const beneath = boxes.findIndex(({ left, top }) => left === boxes[1].left && top > boxes[1].top);
    assert.ok(beneath > 2, "several stand in a row");
    await page.keyboard.press("ArrowDown");
    assert.equal(await focused(), names[beneath]);
    await page.keyboard.press("ArrowUp");
    assert.equal(await focused(), names[1]);
    await page.keyboard.press("End");
    assert.equal(await focused(), names.at(-1));
    await page.keyboard.press("Home");
    await page.keyboard.press("ArrowUp");
    assert.equal(await focused(), "Find an example");
  });
});
