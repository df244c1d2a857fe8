// What is seen before the scripts have come, and how what is live takes its place.

import assert from "node:assert/strict";
import { test } from "node:test";
import { exampleText, open, paste, settled, useBrowser, visit } from "./browser.mjs";

/** @import {Page} from "playwright-core" */

useBrowser();

const name = "others_go_on";

/** The scripts of the page, and only they, never come. @param {Page} page */
const withoutScripts = (page) => page.route("**/page-*.js", () => {});

/**
 * The picture's lanes, as texts.
 * @param {Page} page
 * @param {string} root
 */
const lanes = (page, root) =>
  page.locator(`${root} svg:visible [data-kind="lane"]`).evaluateAll((all) => all.map((lane) => lane.textContent));

test("the first example, its picture and its words are there before any script", async () => {
  for (const viewport of [
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ]) {
    const page = await visit("", { viewport }, withoutScripts);
    await page.locator(".first svg:visible").waitFor();
    assert.equal(await page.locator(".first svg:visible").count(), 1);
    assert.equal(await page.locator(".first pre code").textContent(), await exampleText(name));
    const early = { lanes: await lanes(page, ".first"), title: await page.locator(".first h1").textContent() };
    assert.equal(early.lanes.length, 4);
    await page.close();

    const live = await open("", { viewport });
    assert.equal(await live.locator(".first").count(), 0);
    assert.equal(await live.locator("gather-play h1").textContent(), early.title);
    assert.deepEqual(await lanes(live, "gather-play .drawing"), early.lanes);
    await live.close();
  }
});

test("nothing shifts when the live picture comes", async () => {
  for (const viewport of [
    { width: 1440, height: 900 },
    { width: 820, height: 1180 },
    { width: 390, height: 844 },
  ]) {
    const page = await visit("", { viewport }, async (page) => {
      // On a slow machine the document is painted before it has come as a whole.
      const session = await page.context().newCDPSession(page);
      await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
      await page.addInitScript(() => {
        const all = /** @type {any} */ (globalThis);
        all.shifts = [];
        new PerformanceObserver((list) =>
          all.shifts.push(...list.getEntries().map((entry) => /** @type {any} */ (entry).value)),
        ).observe({ type: "layout-shift", buffered: true });
      });
    });
    await settled(page);
    await page.locator(".first").waitFor({ state: "detached" });
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
    /** @type {number[]} */
    const shifts = await page.evaluate(() => /** @type {any} */ (globalThis).shifts);
    const sum = shifts.reduce((all, shift) => all + shift, 0);
    assert.ok(sum < 0.01, `${sum} at ${viewport.width}`); // Up to 0.1 counts as good.
    await page.close();
  }
});

test("who comes back to a program of their own, or by a link, does not see the example first", async () => {
  const page = await open();
  await paste(page, "print('mine')\n");
  await page.waitForFunction(() => localStorage.getItem("gatherplay.work"));
  const again = await page.context().newPage();
  await withoutScripts(again);
  await again.goto(page.url(), { waitUntil: "commit" });
  await again.locator(".first").waitFor({ state: "attached" });
  assert.equal(await again.locator(".first").isVisible(), false);

  const linked = await visit("#example=result_order", {}, withoutScripts);
  await linked.locator(".first").waitFor({ state: "attached" });
  assert.equal(await linked.locator(".first").isVisible(), false);
});
