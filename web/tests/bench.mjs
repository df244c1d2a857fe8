// How fast the page is in Chromium, as a table, which it writes into the README on request, between the marks.
//
// Of an input two times are told, both from when the browser has received it: until the document holds what it changes, and until the
// frame that shows that is made. The browser makes frames as soon as it can, instead of with the next refresh of a screen, so that what
// is measured is work and not waiting; each input waits for the one before it. Of a document with embeds it is told how far apart its
// frames are while it is scrolled. Of the page it is told when it first shows a picture, and when the live one is there, in a browser that
// has never seen it and has come to rest after its own start.
//
//   node tests/bench.mjs [--readme FILE] [key] [drag] [view] [embeds] [start]

import { readFile, writeFile } from "node:fs/promises";
import { loadavg } from "node:os";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { build, serve, serveFolders } from "./server.mjs";

/** @import {Browser, Page} from "playwright-core" */

/** How often everything is done, each time with a page of its own; and how many inputs there are each time, after the first few. */
const runs = Number(process.env.RUNS ?? 3);
const inputs = Number(process.env.INPUTS ?? 40);
const WARMING = 15;

/** How long a browser may take to start, in milliseconds: it goes on with that when its first page is there already. */
const BROWSER_START = 2500;

/** How many embeds the document has that is scrolled, and how far with each frame, in pixels. */
const EMBEDS = 20;
const STEP = 40;

/** The programs of the articles that everybody knows. */
const examples = ["result_order", "one_call_fails", "nested_gather", "two_at_a_time", "task_group"];

/**
 * So many tasks beside one that can be taken hold of.
 * @param {number} tasks
 */
const program = (tasks) => `import asyncio


async def one(delay):
    await asyncio.sleep(delay)


async def work(i):
    await asyncio.sleep(0.5 + i % 97 / 97)


async def main():
    await asyncio.gather(*(work(i) for i in range(${tasks - 1})), one(2))


asyncio.run(main())
`;

/** What the user asked for. */
const words = process.argv.slice(2);
const readme = words[0] === "--readme" ? words.splice(0, 2)[1] : undefined;
/** @param {string} part whether it is to be measured */
const wanted = (part) => words.length === 0 || words.includes(part);

/** @type {string[]} */
const table = [];

/** @param {string} line */
function print(line) {
  console.log(line);
  table.push(line);
}

const server = await serve();
const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"];
const browser = await chromium.launch({
  executablePath,
  args: [...args, "--disable-frame-rate-limit", "--disable-gpu-vsync"],
});

/** @param {number} tasks */
const many = (tasks) => tasks.toLocaleString("en").replaceAll(",", " ");

/** @param {number[]} times @param {number} share */
function quantile(times, share) {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** @param {number} time */
const ms = (time) => `${time.toFixed(time < 100 ? 1 : 0)} ms`;

/** @param {number[]} times */
const both = (times) => `${ms(quantile(times, 0.5))} | ${ms(quantile(times, 0.95))}`;

/** @param {number} reached @param {number} goal */
const verdict = (reached, goal) => `≤ ${goal} ms: ${reached <= goal ? "reached" : "**missed**"}`;

/**
 * Opens the page with a program, and waits until it is drawn.
 * @param {string} example
 * @param {string} [code] instead
 */
async function open(example, code) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(`${server.url}#example=${example}`);
  await settled(page);
  if (code) {
    await page.evaluate((code) => {
      /** @type {any} */ (document.querySelector("gather-play")).code = code;
    }, code);
    await settled(page);
  }
  if ((await page.locator("gather-play .drawing svg").count()) === 0) {
    const status = await page.locator(".status").innerText();
    await page.close();
    throw new Error(`not drawn: ${status.replaceAll(/\s+/g, " ")}`);
  }
  return page;
}

/** @param {Page} page */
function settled(page) {
  return page.waitForFunction(() =>
    ["done", "error"].includes(/** @type {any} */ (document.querySelector("gather-play"))?.state),
  );
}

/** @typedef {{held: number, painted: number}} Times until the document holds what an input changes, and until that is painted */

/**
 * Measures inputs.
 * @param {Page} page
 * @param {string} type of the event
 * @param {(i: number) => Promise<unknown>} act makes the i-th input
 * @returns {Promise<Times[]>}
 */
async function measure(page, type, act) {
  await page.evaluate((name) => {
    const root = /** @type {ShadowRoot} */ (document.querySelector("gather-play")?.shadowRoot);
    const picture = /** @type {Element} */ (root.querySelector(".drawing"));
    const found = /** @type {any} */ (window);
    found.times = [];
    if (found.observer) found.observer.disconnect();
    else document.addEventListener(name, (event) => (found.begun ??= event.timeStamp), true);
    found.observer = new MutationObserver(() => {
      const { begun } = found;
      if (begun === undefined) return;
      found.begun = undefined;
      const held = performance.now() - begun;
      requestAnimationFrame(() => {
        // A task of its own, after the frame.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => found.times.push({ held, painted: performance.now() - begun });
        port2.postMessage(undefined);
      });
    });
    found.observer.observe(picture, { childList: true, subtree: true, attributes: true, characterData: true });
  }, type);
  for (let i = 0; i < WARMING + inputs; i++) {
    await page.evaluate((first) => {
      const found = /** @type {any} */ (window);
      found.begun = undefined;
      if (first) found.times = [];
      found.seen = found.times.length;
    }, i === WARMING);
    await act(i);
    await page
      .waitForFunction(() => /** @type {any} */ (window).times.length > /** @type {any} */ (window).seen, null, {
        timeout: 3000,
      })
      .catch(() => {}); // An input that changes nothing, at an edge.
    await page.waitForTimeout(20);
  }
  return page.evaluate(() => /** @type {any} */ (window).times);
}

/**
 * Measures the same in several pages, one after the other.
 * @param {string} what
 * @param {{example?: string, code?: string}[]} programs
 * @param {number} goal
 * @param {(page: Page) => Promise<Times[]>} act
 */
async function row(what, programs, goal, act) {
  /** @type {Times[]} */
  const times = [];
  try {
    for (let run = 0; run < runs; run++) {
      for (const { example = "result_order", code } of programs) {
        const page = await open(example, code);
        times.push(...(await act(page)));
        await page.close();
      }
    }
  } catch (error) {
    const [why] = /** @type {Error} */ (error).message.split("\n");
    print(`| ${what} | ${why} | | | | ≤ ${goal} ms: **missed** |`);
    return;
  }
  const [held, painted] = [times.map((time) => time.held), times.map((time) => time.painted)];
  print(`| ${what} | ${both(held)} | ${both(painted)} | ${verdict(quantile(painted, 0.95), goal)} |`);
}

/** Types into the last number before a closing parenthesis, and takes that back. @param {Page} page */
async function type(page) {
  await page.evaluate(() => {
    const play = /** @type {any} */ (document.querySelector("gather-play"));
    const at = /** @type {RegExpMatchArray} */ (/[\s\S]*\d(?=\))/.exec(play.code))[0].length;
    play.reveal({ from: at, to: at });
  });
  return measure(page, "keydown", (i) => page.keyboard.press(i % 2 ? "Backspace" : "5"));
}

/** Drags the end of a bar to and fro. @param {Page} page */
async function drag(page) {
  const box = await page.locator(".handle[data-literal]").last().boundingBox();
  if (!box) throw new Error("nothing to drag");
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  const times = await measure(page, "pointermove", (i) => page.mouse.move(x - 12 * (1 + Math.abs(5 - (i % 10))), y));
  await page.mouse.up();
  return times;
}

/** @param {Page} page */
async function overPlot(page) {
  const box = await page.locator(".drawing").boundingBox();
  if (!box) throw new Error("no drawing");
  await page.mouse.move(box.x + box.width / 2, Math.max(box.y, 0) + 120);
}

/** @param {Page} page */
async function zoom(page) {
  await overPlot(page);
  await page.keyboard.down("Control");
  const times = await measure(page, "wheel", (i) => page.mouse.wheel(0, i % 20 < 10 ? -60 : 60));
  await page.keyboard.up("Control");
  return times;
}

/** @param {Page} page */
async function pan(page) {
  await overPlot(page);
  await page.keyboard.down("Control");
  for (let i = 0; i < 5; i++) await page.mouse.wheel(0, -100);
  await page.keyboard.up("Control");
  await page.waitForTimeout(500);
  return measure(page, "wheel", (i) => page.mouse.wheel(i % 20 < 10 ? 20 : -20, 0));
}

/** @param {(page: Page) => Promise<Times[]>} act */
const unfolded = (act) => async (/** @type {Page} */ page) => {
  await page.locator(".toggle").first().click();
  await page.locator(".lane").nth(50).waitFor();
  return act(page);
};

/**
 * Scrolls to the end of a document with embeds that have all been run, a little with each frame.
 * @param {string} url
 * @returns {Promise<number[]>} how far apart the frames are, in milliseconds
 */
async function scroll(url) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(url);
  await page.waitForFunction((many) => document.querySelectorAll("gather-play[state=done]").length === many, EMBEDS);
  const times = await page.evaluate(async (step) => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    /** @type {number[]} */
    const times = [];
    for (let before = await frame(); scrollY + innerHeight < document.documentElement.scrollHeight - 1;) {
      scrollBy(0, step);
      const now = await frame();
      times.push(now - before);
      before = now;
    }
    return times;
  }, STEP);
  await page.close();
  return times;
}

/** When the page first shows something, and when its own picture is there. @param {Browser} cold that has not seen it yet */
async function startPage(cold) {
  const page = await cold.newPage({ viewport: { width: 1440, height: 900 } });
  await page.addInitScript(() => {
    const found = /** @type {any} */ (window);
    document.addEventListener("gather:result", () => (found.live = performance.now()), { once: true });
  });
  await page.waitForTimeout(BROWSER_START);
  await page.goto(server.url);
  await page.waitForFunction(() => /** @type {any} */ (window).live);
  return page.evaluate(() => ({
    painted: performance.getEntriesByName("first-contentful-paint")[0].startTime,
    live: /** @type {any} */ (window).live,
  }));
}

/** When Pyodide has run a line. @param {Browser} cold @param {string} url */
async function startPyodide(cold, url) {
  const page = await cold.newPage();
  await page.waitForTimeout(BROWSER_START);
  await page.goto(url);
  await page.waitForFunction(() => /** @type {any} */ (window).live);
  return page.evaluate(() => /** @type {any} */ (window).live);
}

const inputsWanted = wanted("key") || wanted("drag") || wanted("view");
if (inputsWanted) {
  print("| from an input to its picture | in the document | 95 % | painted | 95 % | to reach, painted, 95 % |");
  print("| --- | ---: | ---: | ---: | ---: | --- |");
}
const known = examples.map((example) => ({ example }));
for (const [part, name, act] of /** @type {const} */ ([
  ["key", "a key in the program", type],
  ["drag", "a move of a bar's end", drag],
])) {
  if (!wanted(part)) continue;
  await row(`${name}, five examples`, known, 16, act);
  await row(`${name}, 1 000 tasks`, [{ code: program(1_000) }], 50, act);
  await row(`${name}, 10 000 tasks`, [{ code: program(10_000) }], 500, act);
}
if (wanted("view")) {
  for (const tasks of [10_000, 100_000]) {
    const programs = [{ code: program(tasks) }];
    await row(`zooming, ${many(tasks)} tasks`, programs, 16, zoom);
    await row(`panning, ${many(tasks)} tasks`, programs, 16, pan);
    await row(`panning, ${many(tasks)} tasks, 200 of them drawn one by one`, programs, 16, unfolded(pan));
  }
}
if (wanted("embeds")) {
  const embed = `<gather-play load="eager"><pre>${await readFile(`${build}/examples/others_go_on.py`, "utf8")}</pre></gather-play>`;
  const site = await serveFolders(
    { "/": build },
    {
      documents: {
        "/article/": `<!doctype html><script type="module" src="/embed.js"></script>${`<p>Look:</p>${embed}`.repeat(EMBEDS)}`,
      },
    },
  );
  /** @type {number[]} */
  const times = [];
  for (let run = 0; run < runs; run++) times.push(...(await scroll(new URL("/article/", site.url).href)));
  await site.close();
  print("");
  print("| from one frame to the next | median | 95 % | to reach, 95 % |");
  print("| --- | ---: | ---: | --- |");
  print(
    `| while a document with ${EMBEDS} embeds is scrolled | ${both(times)} | ${verdict(quantile(times, 0.95), 16)} |`,
  );
}
if (wanted("start")) {
  const pyodide = await serveFolders(
    { "/": fileURLToPath(new URL("../node_modules/pyodide/", import.meta.url)) },
    {
      documents: {
        "/start/": `<!doctype html><script type="module">
          import { loadPyodide } from "/pyodide.mjs";
          const python = await loadPyodide();
          python.runPython("1 + 1");
          window.live = performance.now();
        </script>`,
      },
    },
  );
  /** @type {{painted: number[], live: number[], pyodide: number[]}} */
  const times = { painted: [], live: [], pyodide: [] };
  for (let i = 0; i < 2 * runs + 1; i++) {
    const cold = await chromium.launch({ executablePath, args });
    const { painted, live } = await startPage(cold);
    times.painted.push(painted);
    times.live.push(live);
    await cold.close();
    const other = await chromium.launch({ executablePath, args });
    times.pyodide.push(await startPyodide(other, new URL("/start/", pyodide.url).href));
    await other.close();
  }
  await pyodide.close();
  const peer = `Pyodide, until it has run a line: ${ms(quantile(times.pyodide, 0.5))}`;
  print("");
  print("| from opening the page for the first time | median | peer | to reach |");
  print("| --- | ---: | --- | --- |");
  print(`| to the first picture, which came with the document | ${ms(quantile(times.painted, 0.5))} | | |`);
  const live = quantile(times.live, 0.5);
  print(`| to the live picture, of the program that has been run | ${ms(live)} | ${peer} | ${verdict(live, 500)} |`);
}
print("");
print(
  `${runs} pages for each row, ${inputs} inputs in each, Chromium ${browser.version()}, load ${loadavg()[0].toFixed(2)}.`,
);

await browser.close();
await server.close();

if (readme) {
  const [begins, ends] = ["<!-- measured in Chromium: make bench -->\n", "<!-- /measured in Chromium -->"];
  const text = await readFile(readme, "utf8");
  const [from, to] = [text.indexOf(begins) + begins.length, text.indexOf(ends)];
  if (from < begins.length || to < from) throw new Error(`${readme} has no marks for the table`);
  await writeFile(readme, `${text.slice(0, from)}\n${table.join("\n")}\n\n${text.slice(to)}`);
}
