// Playing and stepping: the transport bar, the keys, the panel of events, and what lights up together.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { drag, eventually, linkTo, open, pixelsPerSecond, useBrowser } from "./browser.mjs";

/** @import {Page} from "playwright-core" */

useBrowser();

/** @param {Page} page */
const slider = (page) => page.getByRole("slider", { name: "Playhead" });

/**
 * Waits until the playhead says something.
 * @param {Page} page
 * @param {RegExp} words
 */
const says = (page, words) =>
  eventually(async () => assert.match((await slider(page).getAttribute("aria-valuetext")) ?? "", words));

/** @param {Page} page */
const time = async (page) => Number(await slider(page).getAttribute("aria-valuenow"));

describe("the transport", () => {
  test("steps from event to event, both ways, and ends at the end", async () => {
    const page = await open("#example=one_call_fails");
    await says(page, /^at the end, event 31 of 31/);
    const next = page.getByRole("button", { name: "Next event" });
    const previous = page.getByRole("button", { name: "Previous event" });
    assert.equal(await next.getAttribute("aria-disabled"), "true");
    await previous.click();
    await says(page, /^1\.5 s, event 30 of 31/);
    await slider(page).focus();
    await page.keyboard.press("Home");
    await says(page, /^0 s, event 1 of 31: main is created$/);
    assert.equal(await previous.getAttribute("aria-disabled"), "true");
    await next.click();
    await says(page, /^0 s, event 2 of 31: main starts$/);
    await page.locator(".transport", { hasText: "event 2 of 31 · 2 of 16 at this instant" }).waitFor();
    await slider(page).press("End");
    await says(page, /^at the end/);
  });

  test("steps on from a time between two events, and back to the one before", async () => {
    const page = await open("#example=one_call_fails");
    const seek = () => page.evaluate(() => /** @type {any} */ (document.querySelector("gather-play")).seek(1.2));
    await seek();
    await says(page, /^1\.2 s, event 20 of 31/);
    await page.getByRole("button", { name: "Next event" }).click();
    await says(page, /^1\.5 s, event 21 of 31/);
    await seek();
    await says(page, /^1\.2 s, event 20 of 31/);
    await page.getByRole("button", { name: "Previous event" }).click();
    await says(page, /^1 s, event 20 of 31/);
  });

  test("plays to the end, faster if asked, and says how much time a second stands for", async () => {
    const page = await open(linkTo("import asyncio\nasyncio.run(asyncio.sleep(3600))\n"));
    await page.locator(".pace", { hasText: "5 min per second" }).waitFor();
    await page.getByRole("combobox", { name: "Speed" }).selectOption({ label: "10×" });
    await page.getByRole("button", { name: "Play", exact: true }).click();
    await page.getByRole("button", { name: "Pause" }).waitFor();
    await eventually(async () => assert.notEqual(await time(page), 3600));
    await page.getByRole("button", { name: "Play", exact: true }).waitFor();
    await says(page, /^at the end/);
    assert.equal(await time(page), 3600);
  });

  test("plays from event to event where no time passes", async () => {
    const page = await open(linkTo("import asyncio\nasyncio.run(asyncio.sleep(0))\n"));
    await page.getByRole("button", { name: "Play", exact: true }).click();
    await says(page, /event 2 of/);
    await says(page, /^at the end/);
    await page.getByRole("button", { name: "Play", exact: true }).waitFor();
  });

  test("stops playing when the text is edited", async () => {
    const page = await open("#example=result_order");
    await page.getByRole("combobox", { name: "Speed" }).selectOption({ label: "0.1×" });
    await page.getByRole("button", { name: "Play", exact: true }).click();
    await page.getByRole("button", { name: "Pause" }).waitFor();
    const pixels = await pixelsPerSecond(page);
    const { drop } = await drag(page, page.locator('.handle[data-task="2"]'), -0.5 * pixels);
    await page.getByRole("button", { name: "Play", exact: true }).waitFor();
    await drop();
  });

  test("does not glide for those who want no movement: the playhead goes from event to event", async () => {
    const page = await open("#example=result_order", { reducedMotion: "reduce" });
    const seen = await page.evaluate(async () => {
      const play = /** @type {any} */ (document.querySelector("gather-play"));
      /** @type {Set<number>} */
      const times = new Set();
      const over = new Promise((resolve) => {
        play.addEventListener("gather:seek", (/** @type {CustomEvent} */ { detail }) => {
          times.add(detail.seconds);
          if (detail.seconds === 2) resolve(undefined);
        });
      });
      play.press(new KeyboardEvent("keydown", { key: ">" }));
      play.play();
      await over;
      return [...times];
    });
    assert.deepEqual(
      seen.filter((at) => ![0, 1, 2].includes(at)),
      [],
    );
  });
});

describe("keys", () => {
  test("step and play from anywhere but where one types", async () => {
    const page = await open("#example=one_call_fails");
    await says(page, /event 31/);
    await page.evaluate(() => /** @type {HTMLElement} */ (document.activeElement)?.blur());
    await page.keyboard.press(",");
    await says(page, /event 30 of/);
    await page.keyboard.press(",");
    await says(page, /event 29 of/);
    await page.keyboard.press(".");
    await says(page, /event 30 of/);
    await page.keyboard.press(">");
    assert.equal(await page.getByRole("combobox", { name: "Speed" }).inputValue(), "2");
    await page.locator(".cm-content").focus();
    await page.keyboard.press("Control+End");
    await page.keyboard.type("#,");
    await says(page, /event 31|at the end|1.5 s/);
    assert.match(await page.evaluate(() => /** @type {any} */ (document.querySelector("gather-play")).code), /#,$/);
  });

  test("on the playhead step by event, scrub by time with Shift, play with Space", async () => {
    const page = await open("#example=result_order");
    await slider(page).focus();
    await page.keyboard.press("Home");
    await says(page, /event 1 of/);
    await page.keyboard.press("ArrowRight");
    await says(page, /event 2 of/);
    await page.keyboard.press("ArrowLeft");
    await says(page, /event 1 of/);
    await page.keyboard.press("Shift+ArrowRight");
    await eventually(async () => assert.equal(await time(page), 0.02));
    await page.keyboard.press("Space");
    await page.getByRole("button", { name: "Pause" }).waitFor();
    await page.keyboard.press("Space");
    await page.getByRole("button", { name: "Play", exact: true }).waitFor();
  });

  test("walk through the tabs", async () => {
    const page = await open("#example=result_order");
    await page.getByRole("tab", { name: "Story" }).focus();
    await page.keyboard.press("End");
    await page.locator("#tab-events[aria-selected=true]:focus").waitFor();
    await page.locator(".events").waitFor();
    await page.keyboard.press("Home");
    await page.keyboard.press("ArrowLeft");
    await page.locator("#tab-events[aria-selected=true]:focus").waitFor();
    await page.locator("#panel-story").waitFor({ state: "hidden" });
  });
});

describe("events", () => {
  test("are listed; a click goes there, and shows what the loop has there", async () => {
    const page = await open("#example=one_call_fails");
    await page.getByRole("tab", { name: "Events" }).click();
    await page
      .locator("tr.event", { hasText: /ask_in_vain \[2\]\s+raises ServerDown: Server 3 is down\s+22/ })
      .first()
      .waitFor({ state: "attached" });
    await page.locator('tr[data-event="13"] .what').click();
    await page.locator('tr.current[data-event="13"]').waitFor();
    await says(page, /event 13 of 31: ask \[1\] sleeps for 2 s/);
    const now = page.locator(".now");
    await eventually(async () =>
      assert.match(await now.innerText(), /ask_in_vain \[2\][^]*1 s ask \[0\], 2 s ask \[1\]/),
    );
    await page.locator("tr.later[data-event='14']").waitFor();
    await page.locator('tr[data-event="13"] .what button').press("ArrowDown");
    await says(page, /event 14 of/);
    await page.locator('tr[data-event="14"] .what button:focus').waitFor();
    await page.locator('tr[data-event="13"] .line button').click();
    await page.locator(".cm-content:focus").waitFor();
  });

  test("of a long run are there only as far as they are in view", async () => {
    const page = await open(
      linkTo(
        "import asyncio\n\nasync def main():\n    for _ in range(2000):\n        await asyncio.sleep(1)\n\nasyncio.run(main())\n",
      ),
    );
    await page.getByRole("tab", { name: "Events" }).click();
    const table = page.locator("table.events");
    await eventually(async () => assert.equal(await table.getAttribute("aria-rowcount"), "4004"));
    assert.ok((await page.locator("tr.event").count()) < 200);
    await page.locator("#panel-events").evaluate((panel) => panel.scrollTo(0, panel.scrollHeight));
    await page.locator('tr[data-event="4003"]', { hasText: "returns None" }).waitFor();
    assert.ok((await page.locator("tr.event").count()) < 200);
  });
});

describe("what is pointed at", () => {
  test("lights up in the program, in the drawing and in the tables", async () => {
    const page = await open("#example=one_call_fails");
    await page.locator('.table tr[data-task="3"]').hover();
    await page.locator('.lane.pointed[data-task="3"]').waitFor();
    await page.locator('.lane[data-task="2"] .segment[data-state="waiting"]').hover();
    await page.locator('.table tr[data-pointed][data-task="2"]').waitFor();
    await page.locator(".cm-gather-hot", { hasText: "await asyncio.sleep(delay)" }).waitFor();
    await page.getByRole("tab", { name: "Output" }).click();
    await page.locator(".output li", { hasText: "Server 2: asked" }).hover();
    await page.locator(".cm-gather-hot", { hasText: "asked" }).waitFor();
    await page.locator('.lane.pointed[data-task="2"]').waitFor();
  });

  test("from a line of the program lights up what stands there", async () => {
    const page = await open("#example=one_call_fails");
    await page.locator(".cm-line", { hasText: "await asyncio.sleep(delay)" }).first().hover();
    await page.locator('.lane[data-task="1"] .segment.standing').first().waitFor();
    await page.locator(".cm-line", { hasText: 'asked"' }).first().hover();
    await page.locator(".output li[data-pointed]", { hasText: "Server 1: asked" }).waitFor({ state: "attached" });
    assert.equal(await page.locator(".output li[data-pointed]").count(), 2);
  });
});

describe("a phone", () => {
  test("has all panels behind its tabs, and rows of two lines", async () => {
    const page = await open("#example=one_call_fails", {
      viewport: { width: 390, height: 844 },
      isMobile: true,
      hasTouch: true,
    });
    await page.getByRole("tab", { name: "Events" }).click();
    await page.locator('tr[data-event="3"] .what').click();
    await page.locator('tr.current[data-event="3"]').waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390);
    const box = await page.getByRole("button", { name: "Next event" }).boundingBox();
    assert.ok(box && box.width >= 40 && box.height >= 40);
  });
});
