// The core of it in Firefox: an example is drawn, typing and dragging change it, nothing is refused by the content policy.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import puppeteer from "puppeteer-core";
import { eventually, exampleText, expected, PATIENCE } from "./browser.mjs";
import { build, serve, serveFolders, STRICT } from "./server.mjs";

/** @type {import("./server.mjs").Site} */
let server;
/** @type {import("puppeteer-core").Browser} */
let browser;

before(async () => {
  server = await serve();
  browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: process.env.FIREFOX ?? "/usr/bin/firefox-esr",
    headless: true,
  });
});

after(async () => {
  await browser.close();
  await server.close();
});

/** @param {import("puppeteer-core").Page} page */
async function settled(page) {
  await page.waitForFunction(
    () => ["done", "error"].includes(/** @type {any} */ (document.querySelector("gather-play"))?.state),
    { timeout: PATIENCE },
  );
}

/** @param {import("puppeteer-core").Page} page */
function code(page) {
  return page.evaluate(() => /** @type {any} */ (document.querySelector("gather-play")).code);
}

test("an example runs, a bar is dragged, a menu gives a timeout, undo takes each back", async () => {
  const page = await browser.newPage();
  await page.setViewport({ width: 1440, height: 900 });
  /** @type {string[]} */
  const complaints = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.goto(`${server.url}#example=result_order`);
  await settled(page);

  const want = await expected("result_order");
  const stdout = await page.evaluate(() =>
    /** @type {any} */ (document.querySelector("gather-play")).trace.output
      .map((/** @type {any} */ output) => output.text)
      .join(""),
  );
  assert.equal(stdout, want.stdout);

  const before = await code(page);
  const box = await page.evaluate(() => {
    const handle = document.querySelector("gather-play")?.shadowRoot?.querySelector('.handle[data-task="2"]');
    const { x, y, width, height } = /** @type {Element} */ (handle).getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  });
  await page.mouse.move(box.x, box.y);
  await page.mouse.down();
  await page.mouse.move(box.x - 100, box.y, { steps: 8 });
  await page.mouse.up();
  await page.waitForFunction(
    (text) => {
      const play = /** @type {any} */ (document.querySelector("gather-play"));
      return play.code !== text && !play.shadowRoot.querySelector(".dragging");
    },
    {},
    before,
  );
  await settled(page);
  await page.evaluate(() => /** @type {any} */ (document.querySelector("gather-play")).undo());
  await eventually(async () => assert.equal(await code(page), before));
  await settled(page);

  // Stepping tells what happens, and playing comes to the end.
  /** @param {RegExp} words */
  const says = (words) =>
    eventually(async () => {
      const text = await page.evaluate(
        () => document.querySelector("gather-play")?.shadowRoot?.querySelector(".playhead")?.ariaValueText,
      );
      assert.match(text ?? "", words);
    });
  await page.keyboard.press(",");
  await says(/^2 s, event \d+ of \d+: /);
  await page.evaluate(() => /** @type {any} */ (document.querySelector("gather-play")).play());
  await says(/^at the end, event /);

  // The menu of a row: a timeout of one second, with keys alone.
  /** @param {string} selector */
  const focused = (selector) =>
    page.waitForFunction(
      (wanted) => document.querySelector("gather-play")?.shadowRoot?.activeElement?.matches(wanted),
      { timeout: PATIENCE },
      selector,
    );
  await settled(page);
  await page.evaluate(() => {
    const button = document.querySelector("gather-play")?.shadowRoot?.querySelector('tr[data-task="2"] .more');
    /** @type {HTMLElement} */ (button).focus();
  });
  await page.keyboard.press("Enter");
  await focused("[role=menuitem]");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await focused("input");
  await page.keyboard.press("Enter");
  await eventually(async () => assert.match(await code(page), /asyncio\.wait_for\(ask\("Server 2", 20, 2\), 1\)/));
  await settled(page);
  await page.evaluate(() => /** @type {any} */ (document.querySelector("gather-play")).undo());
  await eventually(async () => assert.equal(await code(page), before));
  await settled(page);

  // A run is kept, and what comes after is compared with it.
  await page.evaluate(() => {
    const play = /** @type {any} */ (document.querySelector("gather-play"));
    play.keep();
    play.code = play.code.replace("2)", "5)");
  });
  await eventually(async () => {
    const told = await page.evaluate(() => {
      const root = document.querySelector("gather-play")?.shadowRoot;
      return [root?.querySelector(".comparing p")?.textContent, root?.querySelectorAll("[data-kind=ghost]").length];
    });
    assert.match(String(told[0]), /It takes 5 s instead of 2 s, 3 s more/);
    assert.equal(told[1], 3);
  });
  await page.evaluate(() => {
    const play = /** @type {any} */ (document.querySelector("gather-play"));
    play.kept = undefined;
    play.undo();
  });
  await settled(page);

  await page.evaluate(() => /** @type {any} */ (document.querySelector("gather-play")).focusEditor());
  await page.keyboard.type("(");
  await page.waitForFunction(() => /** @type {any} */ (document.querySelector("gather-play")).state === "error");
  assert.deepEqual(complaints, []);
});

test("the view zooms about the pointer, pans under it, fits, and opens an instant", async () => {
  const page = await browser.newPage();
  await page.setViewport({ width: 1440, height: 900 });
  await page.goto(`${server.url}#example=result_order`);
  await settled(page);
  const drawing = await page.waitForSelector("pierce/svg.gather-timeline");
  const shown = () =>
    page.evaluate(() => {
      const svg = document.querySelector("gather-play")?.shadowRoot?.querySelector("svg.gather-timeline");
      const { from, to } = /** @type {SVGElement} */ (svg).dataset;
      return { from: Number(from), to: Number(to) };
    });
  const whole = await shown();
  const box = await drawing?.boundingBox();
  assert.ok(box);
  const [x, y] = [box.x + box.width / 2, box.y + 8];
  await page.mouse.move(x, y);
  await page.keyboard.down("Control");
  await page.mouse.wheel({ deltaY: -120 });
  await page.keyboard.up("Control");
  const zoomed = await eventually(async () => {
    const now = await shown();
    assert.ok(now.from > whole.from && now.to < whole.to);
    return now;
  });
  await page.mouse.down();
  await page.mouse.move(x + 40, y, { steps: 4 });
  await page.mouse.up();
  await eventually(async () => assert.ok((await shown()).from < zoomed.from));
  await page.keyboard.press("0");
  await eventually(async () => assert.deepEqual(await shown(), whole));
  await page.evaluate(() => /** @type {any} */ (document.querySelector("gather-play")).seek(0));
  const open = await page.waitForSelector(
    "pierce/.view-controls [aria-label='Open this instant'][aria-disabled=false]",
  );
  await open?.click();
  await page.waitForSelector("pierce/[data-kind=lens]");
});

test("embeds: a code block becomes live and follows the theme, under a strict policy; a frame, and a lesson in it", async () => {
  const program = (await exampleText("result_order")).replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const site = await serveFolders(
    { "/gatherplay/": build },
    {
      policy: `${STRICT}; frame-src ${server.url}`,
      documents: {
        "/": `<!doctype html><html lang="en"><head><title>A site</title><link rel="icon" href="data:," />
          <script type="module" src="/gatherplay/embed.js" blocking="render"></script></head><body>
          <pre class="gather">${program}</pre>
          <iframe title="Lesson" width="700" height="760" sandbox="allow-scripts"
            src="${server.url}embed/#lesson=gather/one-wait-for-all"></iframe></body></html>`,
      },
    },
  );
  try {
    const page = await browser.newPage();
    await page.setViewport({ width: 1000, height: 900 });
    /** @type {string[]} */
    const complaints = [];
    page.on("console", (message) => {
      if (message.type() === "error") complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(String(error)));
    await page.goto(new URL("/", site.url).href);
    await settled(page);
    assert.equal((await code(page)).trimEnd(), (await exampleText("result_order")).trimEnd());
    await page.waitForSelector("pierce/svg.gather-timeline");
    await page.evaluate(() => document.documentElement.setAttribute("data-theme", "dark"));
    await eventually(async () => {
      const ground = await page.evaluate(() => {
        const stage = document.querySelector("gather-play")?.shadowRoot?.querySelector("gather-stage");
        return getComputedStyle(/** @type {Element} */ (stage)).backgroundColor;
      });
      assert.equal(ground, "rgb(15, 20, 25)");
    });

    await page.evaluate(() => document.querySelector("iframe")?.scrollIntoView());
    const frame = await eventually(async () => {
      const found = page.frames().find((one) => one.url().startsWith(server.url));
      assert.ok(found);
      return found;
    });
    for (;;) {
      const unsure = await frame.waitForSelector("pierce/:is(.asked .unsure, #task)", {
        timeout: PATIENCE,
      });
      if (await unsure?.evaluate((found) => found.id === "task")) break;
      await unsure?.evaluate((found) => /** @type {HTMLElement} */ (found).click());
    }
    await frame.waitForSelector("pierce/svg.gather-timeline", { timeout: PATIENCE });
    assert.deepEqual(complaints, []);
  } finally {
    await site.close();
  }
});
