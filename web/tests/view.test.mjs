// The view: which part of a run the timeline shows, and how it is taken hold of. None of it changes the program.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { isDeepStrictEqual } from "node:util";
import {
  changing,
  codeOf,
  drag,
  eventually,
  linkTo,
  open,
  paste,
  pixelsPerSecond,
  settled,
  useBrowser,
} from "./browser.mjs";

/** @import {Page} from "playwright-core" */

useBrowser();

/** Three tasks that end in one instant, then an hour in which nothing happens, then one more. */
const waiting = `import asyncio


async def work(name, delay):
    await asyncio.sleep(delay)
    return name


async def main():
    await asyncio.gather(work("a", 1), work("b", 1), work("c", 1), work("d", 2))
    await asyncio.sleep(3600)
    await work("e", 1)


asyncio.run(main())
`;

/** @param {number} tasks */
const many = (tasks) => `import asyncio


async def work(i):
    await asyncio.sleep(1 + i / 1000)


async def main():
    await asyncio.gather(*(work(i) for i in range(${tasks})))


asyncio.run(main())
`;

/**
 * The stretch of time that is shown, in seconds.
 * @param {Page} page
 */
async function shown(page) {
  const { from, to } = await page
    .locator("svg.gather-timeline")
    .first()
    .evaluate((svg) => /** @type {any} */ ({ .../** @type {SVGElement} */ (svg).dataset }));
  return { from: Number(from) / 1e9, to: Number(to) / 1e9 };
}

/** For how long nothing changes when the last drawing of a move has come, in milliseconds: after a rest there is one more. */
const RESTED = 400;

/**
 * Waits until another stretch of time is shown, and no further one comes.
 * @param {Page} page
 * @param {() => Promise<unknown>} action
 */
async function moving(page, action) {
  const before = await shown(page);
  await action();
  await eventually(async () => assert.notDeepEqual(await shown(page), before));
  for (;;) {
    const now = await shown(page);
    await page.waitForTimeout(RESTED);
    if (isDeepStrictEqual(now, await shown(page))) return now;
  }
}

/**
 * Where a time is on the screen, in a drawing without breaks.
 * @param {Page} page
 * @param {number} seconds
 */
async function xOf(page, seconds) {
  return page
    .locator("svg.gather-timeline")
    .first()
    .evaluate((svg, at) => {
      const { from, to, plotLeft, plotRight } = /** @type {SVGElement} */ (svg).dataset;
      const part = (at * 1e9 - Number(from)) / (Number(to) - Number(from));
      return svg.getBoundingClientRect().left + Number(plotLeft) + part * (Number(plotRight) - Number(plotLeft));
    }, seconds);
}

/** @param {Page} page */
async function middleOf(page) {
  const box = await page.locator(".drawing").boundingBox();
  assert.ok(box);
  return { x: box.x + box.width / 2, y: box.y + 8 };
}

describe("zooming", () => {
  test("with Ctrl and the wheel is about the pointer; without, the wheel scrolls the page", async () => {
    const page = await open("#example=result_order");
    const code = await codeOf(page);
    const { y } = await middleOf(page);
    const x = await xOf(page, 1);
    await page.mouse.move(x, y);
    await page.mouse.wheel(0, -120);
    await page.keyboard.down("Control");
    const { from, to } = await moving(page, () => page.mouse.wheel(0, -120));
    await page.keyboard.up("Control");
    assert.ok(from > 0 && to < 2 && to - from > 1, `one turn of the wheel, from ${from} to ${to}`);
    assert.ok(Math.abs((await xOf(page, 1)) - x) < 1, "what is under the pointer stays there");
    assert.equal(await codeOf(page), code);
    assert.equal(
      await page.evaluate(() => /** @type {any} */ (document.querySelector("gather-play")).undoable),
      false,
      "the view is not in the history",
    );
  });

  test("with keys and with buttons, and 0 or a double click shows the whole run again", async () => {
    const page = await open("#example=result_order");
    const whole = await shown(page);
    await page.locator(".lane").first().focus();
    const { from, to } = await moving(page, () => page.keyboard.press("+"));
    assert.ok(to - from < whole.to);
    assert.ok((await moving(page, () => page.keyboard.press("Shift+ArrowRight"))).to > to);
    await moving(page, () => page.keyboard.press("a"));
    assert.deepEqual(await moving(page, () => page.keyboard.press("0")), whole);
    await moving(page, () => page.getByRole("button", { name: "Zoom in" }).click());
    assert.deepEqual(await moving(page, () => page.getByRole("button", { name: "Zoom out" }).click()), whole);
    await moving(page, () => page.keyboard.press("w"));
    assert.deepEqual(await moving(page, () => page.getByRole("button", { name: "Fit", exact: true }).click()), whole);
    await moving(page, () => page.keyboard.press("w"));
    const { x, y } = await middleOf(page);
    assert.deepEqual(await moving(page, () => page.mouse.dblclick(x, y)), whole);
  });

  test("with two fingers, and one pans", async () => {
    const page = await open("#example=result_order", { viewport: { width: 390, height: 844 }, hasTouch: true });
    const { x, y } = await middleOf(page);
    const session = await page.context().newCDPSession(page);
    /** @param {"touchStart" | "touchMove" | "touchEnd"} type @param {number[]} xs */
    const touch = (type, ...xs) =>
      session.send("Input.dispatchTouchEvent", { type, touchPoints: xs.map((at, id) => ({ x: at, y, id })) });
    const zoomed = await moving(page, async () => {
      await touch("touchStart", x - 20, x + 20);
      for (let apart = 20; apart <= 80; apart += 10) await touch("touchMove", x - apart, x + apart);
      await touch("touchEnd");
    });
    assert.ok(zoomed.to - zoomed.from < 1, "four times as far apart, a quarter of the time");
    const panned = await moving(page, async () => {
      await touch("touchStart", x);
      for (let dx = 10; dx <= 60; dx += 10) await touch("touchMove", x + dx);
      await touch("touchEnd");
    });
    assert.ok(panned.from < zoomed.from, "what is shown follows the finger");
  });

  test("stays when the program changes, and goes with it", async () => {
    const page = await open("#example=result_order");
    await page.locator(".lane").first().focus();
    const zoomed = await moving(page, () => page.keyboard.press("+"));
    await changing(page, () =>
      page
        .getByRole("textbox", { name: "answer of ask [0]" })
        .fill("11")
        .then(() => page.keyboard.press("Enter")),
    );
    assert.deepEqual(await shown(page), zoomed);
    await paste(page, waiting);
    assert.equal((await shown(page)).from, 0);
  });
});

describe("panning", () => {
  test("by dragging where there is nothing to hold, or with the wheel sideways, moves what is zoomed", async () => {
    const page = await open("#example=result_order");
    const { x, y } = await middleOf(page);
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x - 80, y, { steps: 4 });
    await page.mouse.up();
    assert.equal((await shown(page)).from, 0, "all is in view: there is nothing to pan");
    const zoomed = await moving(page, () => page.keyboard.press("+"));
    const panned = await moving(page, async () => {
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.move(x - 60, y, { steps: 4 });
      await page.mouse.up();
    });
    assert.ok(panned.from > zoomed.from);
    assert.ok((await moving(page, () => page.mouse.wheel(-40, 0))).from < panned.from);
    const { from } = await moving(page, () => page.mouse.wheel(-5000, 0));
    assert.equal(from, 0, "not beyond the beginning");
  });

  test("leaves the ends of bars to be dragged, at the scale that is shown", async () => {
    const page = await open("#example=result_order");
    await page.locator('.handle[data-task="1"]').focus();
    await page.mouse.move(await xOf(page, 1), (await middleOf(page)).y);
    await page.keyboard.down("Control");
    const zoomed = await moving(page, () => page.mouse.wheel(0, -120));
    await page.keyboard.up("Control");
    const held = await drag(page, page.locator('.handle[data-task="1"]'), -0.25 * (await pixelsPerSecond(page)));
    await held.drop();
    const [, delay] = /10, ([\d.]+)\)/.exec(await codeOf(page)) ?? [];
    assert.ok(Math.abs(Number(delay) - 0.75) < 0.05, `${delay} s`);
    assert.deepEqual(await shown(page), zoomed);
    const again = await drag(page, page.locator('.handle[data-task="1"]'), 20);
    const shifted = await page.locator(".timeline").evaluate((timeline) => {
      timeline.dispatchEvent(new WheelEvent("wheel", { deltaY: -60, ctrlKey: true, cancelable: true }));
      return timeline.querySelectorAll("[data-timed][transform]").length;
    });
    await again.drop();
    assert.equal(shifted, 0, "what is held stays under the pointer");
  });

  test("follows the playhead", async () => {
    const page = await open("#example=result_order");
    for (let i = 0; i < 3; i++) await moving(page, () => page.keyboard.press("+"));
    await page.evaluate(() => /** @type {any} */ (document.querySelector("gather-play")).seek(0));
    await eventually(async () => assert.equal((await shown(page)).from, 0));
    await page.getByRole("slider", { name: "Playhead" }).waitFor();
  });
});

describe("what is drawn already", () => {
  for (const [what, turn] of /** @type {const} */ ([
    ["panning", { deltaX: 30 }],
    ["zooming", { deltaY: -60, ctrlKey: true }],
  ])) {
    test(`is where it belongs at once when ${what}, and drawn anew stands in the same place`, async () => {
      const page = await open("#example=result_order");
      await moving(page, () => page.keyboard.press("+"));
      const { before, at, moved, drawn } = await page.evaluate(async (turn) => {
        const root = /** @type {ShadowRoot} */ (document.querySelector("gather-play")?.shadowRoot);
        /** @param {string} selector */
        const element = (selector) => /** @type {Element} */ (root.querySelector(selector));
        const edges = () => {
          const { left, right } = element(
            '[data-kind=segment][data-task="1"][data-state=waiting] .shape',
          ).getBoundingClientRect();
          return { left, right, name: element(".name").getBoundingClientRect().left };
        };
        const from = () => /** @type {SVGElement} */ (element("svg.gather-timeline")).dataset.from;
        const [before, first] = [edges(), from()];
        const clientX = element(".timeline").getBoundingClientRect().left + 400;
        element(".timeline").dispatchEvent(new WheelEvent("wheel", { ...turn, clientX, cancelable: true }));
        const moved = edges(); // Nothing can have come from the runtime yet.
        while (from() === first || root.querySelector("[data-timed][transform]"))
          await new Promise(requestAnimationFrame);
        return { before, at: clientX, moved, drawn: edges() };
      }, turn);
      /** @param {"left" | "right"} edge */
      const wanted = (edge) => (what === "panning" ? before[edge] - 30 : at + (before[edge] - at) * Math.exp(60 / 400));
      assert.ok(Math.abs(moved.right - wanted("right")) < 1, `${before.right} became ${moved.right}`);
      assert.ok(Math.abs(moved.right - drawn.right) < 1, `${moved.right} became ${drawn.right}`);
      assert.equal(moved.name, before.name, "names stay");
      assert.equal(await page.locator("[data-timed][clip-path]").count(), 0);
    });
  }
});

describe("an instant", () => {
  test("opens into its steps, and closes again, by clicking", async () => {
    const page = await open(linkTo(waiting));
    await page.locator('[data-kind=instant][data-at="1000000000"]').first().click();
    const lens = page.getByRole("button", { name: "1 s, step by step from left to right" });
    await lens.waitFor();
    assert.equal(await lens.getAttribute("aria-expanded"), "true");
    await page.locator("[data-kind=lens] .hit").click();
    await lens.waitFor({ state: "detached" });
  });

  test("opens with Enter, closes with Escape, and stays when the program runs again", async () => {
    const page = await open(linkTo(waiting));
    const numbers = page.getByRole("button", { name: /^steps? [\d ]+ of what happens at 1 s$/ });
    await numbers.first().focus();
    await page.keyboard.press("Enter");
    const lens = page.locator("[data-kind=lens]");
    await lens.waitFor();
    await page.locator("[data-kind=instant]:focus").waitFor();
    await changing(page, async () => {
      const field = page.getByRole("textbox", { name: "name of work [0]" });
      await field.fill('"z"');
      await field.press("Enter");
    });
    await lens.waitFor();
    await numbers.first().focus();
    await page.keyboard.press("Escape");
    await lens.waitFor({ state: "detached" });
  });

  test("opens at the playhead, even if it has no numbers", async () => {
    const page = await open(linkTo(many(3)));
    await page.evaluate(() => /** @type {any} */ (document.querySelector("gather-play")).seek(0));
    const button = page.getByRole("button", { name: "Open this instant" });
    await page.locator(".view-controls [aria-label='Open this instant'][aria-disabled=false]").waitFor();
    await button.click();
    await page.locator("[data-kind=lens]").waitFor();
    assert.equal(await button.getAttribute("aria-pressed"), "true");
    await page.locator(".lane").first().focus();
    await page.keyboard.press("l");
    await page.locator("[data-kind=lens]").waitFor({ state: "detached" });
  });
});

describe("idle time", () => {
  test("is opened at its break, and collapsed there again, by clicking and with Enter", async () => {
    const page = await open(linkTo(waiting));
    const idle = page.getByRole("button", { name: /^nothing happens for 1 h/ });
    assert.equal(await idle.getAttribute("aria-expanded"), "false");
    await idle.click();
    await page.locator("[data-kind=break][aria-expanded=true]").waitFor();
    assert.equal(await page.locator(".break").count(), 0);
    await idle.focus();
    await page.keyboard.press("Enter");
    await page.locator("[data-kind=break][aria-expanded=false]:focus").waitFor();
  });

  test("is collapsed, or not, by a button, if there is any", async () => {
    const page = await open("#example=result_order");
    const button = page.getByRole("button", { name: "Collapse idle time" });
    await paste(page, waiting);
    await page.locator(".view-controls [aria-pressed=true][aria-label='Collapse idle time']").waitFor();
    await button.click();
    await page.locator(".view-controls [aria-pressed=false][aria-label='Collapse idle time']").waitFor();
    assert.equal(await page.locator("[data-kind=break]").count(), 0);
    await button.click();
    await page.locator("[data-kind=break]").waitFor();
  });
});

describe("rows", () => {
  test("of many alike are unfolded and folded again with Enter, and the focus stays", async () => {
    const page = await open(linkTo(many(30)));
    const toggle = page.getByRole("button", { name: "Show each of work ×30" });
    await toggle.focus();
    await page.keyboard.press("Enter");
    await page.locator(".lane").nth(20).waitFor();
    await page.locator(".toggle:focus").waitFor();
    await page.keyboard.press("Enter");
    await toggle.waitFor();
    assert.equal(await page.locator(".lane").count(), 1);
  });

  test("that are not drawn come into view with the overview, dragged or by keys", async () => {
    const page = await open(linkTo(many(1000)));
    await page.locator(".toggle").first().click();
    const overview = page.getByRole("scrollbar", { name: "rows in view" });
    await overview.waitFor();
    assert.equal(await overview.getAttribute("data-first"), "0");
    /** @param {number} first */
    const begins = (first) => page.locator(`[data-kind=overview][data-first="${first}"]:focus`).waitFor();
    await overview.focus();
    await page.keyboard.press("ArrowDown");
    await begins(10);
    await page.keyboard.press("PageDown");
    await begins(210);
    await page.keyboard.press("End");
    await begins(801);
    await page.keyboard.press("Home");
    await begins(0);
    const box = await page.locator(".overview-window").boundingBox();
    assert.ok(box);
    const [x, y] = [box.x + box.width / 2, box.y + 40];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x, y + 100, { steps: 5 });
    await page.mouse.up();
    await eventually(async () => assert.ok(Number(await overview.getAttribute("data-first")) > 10));
    await settled(page);
  });
});
