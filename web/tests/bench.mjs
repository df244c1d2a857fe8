// How long it takes in Chromium until a person sees what an input does: from the time of the input event to when the frame that shows
// its effect has been painted. Each input waits for the one before it. The browser paints as soon as it can, instead of with the
// next refresh of a screen, so that what is measured is work, not waiting.
//
//   node tests/bench.mjs [examples] [drag] [view]

import { readFile } from "node:fs/promises";
import { chromium } from "playwright-core";
import { repository } from "./browser.mjs";
import { serve } from "./server.mjs";

/** @import {Page} from "playwright-core" */

const rounds = Number(process.env.ROUNDS ?? 200);
const parts = process.argv.slice(2);

const server = await serve();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-frame-rate-limit",
    "--disable-gpu-vsync",
  ],
});

/** @param {string} name whether it is to be measured */
const wanted = (name) => parts.length === 0 || parts.includes(name);

/**
 * Opens the page and waits until it has drawn something, twice: the second time the program is compiled with all care.
 * @param {string} [example]
 * @param {string} [program] instead
 */
async function open(example = "result_order", program) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(`${server.url}#example=${example}`);
  await settled(page);
  if (program) {
    await page.evaluate((code) => {
      /** @type {any} */ (document.querySelector("gather-play")).code = code;
    }, program);
    await settled(page);
  }
  await page.waitForTimeout(500);
  return page;
}

/** @param {Page} page */
async function settled(page) {
  await page.waitForFunction(() =>
    ["done", "error"].includes(/** @type {any} */ (document.querySelector("gather-play"))?.state),
  );
}

/**
 * Measures inputs.
 * @param {Page} page
 * @param {string} type of the event
 * @param {(i: number) => Promise<unknown>} act makes the i-th input
 * @param {number} [count]
 */
async function measure(page, type, act, count = rounds) {
  await page.evaluate((name) => {
    const root = /** @type {ShadowRoot} */ (document.querySelector("gather-play")?.shadowRoot);
    const picture = /** @type {Element} */ (root.querySelector(".drawing"));
    const found = /** @type {any} */ (window);
    found.times = [];
    found.begun = undefined;
    document.addEventListener(name, (event) => (found.begun ??= event.timeStamp), true);
    new MutationObserver(() => {
      const begun = found.begun;
      if (begun === undefined) return;
      found.begun = undefined;
      requestAnimationFrame(() => {
        // A task of its own, after the frame.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => found.times.push(performance.now() - begun);
        port2.postMessage(undefined);
      });
    }).observe(picture, { childList: true, subtree: true, attributes: true, characterData: true });
  }, type);
  const warm = 10;
  for (let i = 0; i < warm + count; i++) {
    await page.evaluate((first) => {
      /** @type {any} */ (window).begun = undefined;
      if (first) /** @type {any} */ (window).times.length = 0;
      /** @type {any} */ (window).seen = /** @type {any} */ (window).times.length;
    }, i === warm);
    await act(i);
    await page
      .waitForFunction(() => /** @type {any} */ (window).times.length > /** @type {any} */ (window).seen, null, {
        timeout: 1000,
      })
      .catch(() => {}); // An input that changes nothing, at an edge.
    await page.waitForTimeout(20);
  }
  return /** @type {Promise<number[]>} */ (page.evaluate(() => /** @type {any} */ (window).times));
}

/** @param {number[]} times @param {number} share */
function quantile(times, share) {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/**
 * @param {string} what
 * @param {number[]} times
 * @param {number} [goal]
 */
function report(what, times, goal) {
  const [median, most] = [quantile(times, 0.5), quantile(times, 0.95)].map((time) => time.toFixed(1));
  const verdict = goal === undefined ? "" : `≤ ${goal} ms: ${Number(most) <= goal ? "reached" : "**missed**"}`;
  console.log(`| ${what} | ${times.length} | ${median} ms | ${most} ms | ${verdict} |`);
}

/** @param {string} what */
function heading(what) {
  console.log(`\n| ${what} | inputs | median | 95 % | goal |\n| --- | --: | --: | --: | --- |`);
}

/** @param {number} tasks */
const program = (tasks) => `import asyncio


async def work(i):
    await asyncio.sleep(0.5 + i % 97 / 97)


async def main():
    await asyncio.gather(*(work(i) for i in range(${tasks})))


asyncio.run(main())
`;

if (wanted("examples")) {
  /** @type {{file: string}[]} */
  const list = JSON.parse(await readFile(new URL("web/examples/index.json", repository), "utf8"));
  heading("a key in the program");
  for (const { file } of list) {
    const page = await open(file.replace(".py", ""));
    await page.locator(".cm-content").click();
    await page.keyboard.press("ControlOrMeta+End");
    await page.keyboard.type("\n# ");
    await settled(page);
    // What is drawn would be the same: a comment changes nothing. So it is asked to draw for another width each time.
    const times = await page.evaluate(async (count) => {
      const play = /** @type {any} */ (document.querySelector("gather-play"));
      /** @type {number[]} */
      const found = [];
      for (let i = 0; i < count; i++) {
        const begun = performance.now();
        const drawn = new Promise((resolve) => play.addEventListener("gather:result", resolve, { once: true }));
        play.code = play.code.endsWith("x") ? play.code.slice(0, -1) : `${play.code}x`;
        play.run();
        await drawn;
        found.push(performance.now() - begun);
      }
      return found;
    }, rounds);
    report(file, times, 16);
    await page.close();
  }
}

if (wanted("drag")) {
  heading("the end of a bar, dragged");
  for (const example of ["result_order", "one_call_fails", "nested_gather", "two_at_a_time", "task_group"]) {
    const page = await open(example);
    const box = await page.locator(".handle[data-literal]").last().boundingBox();
    if (!box) throw new Error(`nothing to drag in ${example}`);
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    // To and fro, with a new length each time.
    const times = await measure(page, "pointermove", (i) => page.mouse.move(x - 12 * (1 + Math.abs(5 - (i % 10))), y));
    await page.mouse.up();
    report(example, times, 16);
    await page.close();
  }
}

if (wanted("view")) {
  heading("the view of so many tasks");
  for (const tasks of [1_000, 10_000, 100_000]) {
    for (const folded of [true, false]) {
      const page = await open(undefined, program(tasks));
      if ((await page.locator("[data-kind=fold]").count()) === 0) {
        console.log(
          `| ${tasks} tasks: not drawn | 0 | | | ${(await page.locator(".status").innerText()).replaceAll("\n", " ")} |`,
        );
        await page.close();
        continue;
      }
      if (!folded) {
        await page.locator(".toggle").first().click();
        await page.locator(".lane").nth(50).waitFor();
      }
      const what = `${tasks} tasks, ${folded ? "folded into a row" : "200 rows drawn"}`;
      const box = await page.locator(".drawing").boundingBox();
      if (!box) throw new Error("no drawing");
      await page.mouse.move(box.x + box.width / 2, Math.max(box.y, 0) + 120);
      await page.keyboard.down("Control");
      const zoomed = await measure(page, "wheel", (i) => page.mouse.wheel(0, i % 20 < 10 ? -60 : 60));
      for (let i = 0; i < 5; i++) await page.mouse.wheel(0, -100);
      await page.keyboard.up("Control");
      await page.waitForTimeout(500);
      report(`${what}: zoom`, zoomed, 16);
      const panned = await measure(page, "wheel", (i) => page.mouse.wheel(i % 20 < 10 ? 20 : -20, 0));
      report(`${what}: pan`, panned, 16);
      await page.close();
    }
  }
}

await browser.close();
await server.close();
