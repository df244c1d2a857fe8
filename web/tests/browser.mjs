// What the browser tests share: a server, a Chromium, and pages that fail their test when anything goes wrong in them unseen.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, afterEach, before } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { deflateRawSync } from "node:zlib";
import { chromium } from "playwright-core";
import { serve } from "./server.mjs";

/** @import {Browser, BrowserContext, BrowserContextOptions, Page} from "playwright-core" */

export const repository = new URL("../../", import.meta.url);

const axe = await readFile(new URL("../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");

const flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--process-per-site"];

/** @type {import("./server.mjs").Site} */
let server;
/** @type {Browser} */
let browser;
/** The contexts that tests have one after another, by their options. @type {Map<string, BrowserContext>} */
const shared = new Map();
/** @type {string[]} */
let complaints = [];

/**
 * Starts what the tests of a file need, and ends it with them.
 * @param {() => Promise<import("./server.mjs").Site>} [start] starts the server
 */
export function useBrowser(start = serve) {
  before(async () => {
    server = await start();
    browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: flags });
  });
  after(async () => {
    shared.clear();
    await browser.close();
    await server.close();
  });
  afterEach(async () => {
    for (const context of browser.contexts()) {
      const [, ...pages] = context.pages();
      if ([...shared.values()].includes(context)) for (const page of pages) await page.close();
      else await context.close();
    }
    const found = complaints;
    complaints = [];
    assert.deepEqual(found, [], "errors in the console, or against the content security policy");
  });
}

/**
 * Opens the page and waits until it has drawn something.
 * @param {string} [fragment]
 * @param {BrowserContextOptions} [options]
 */
export async function open(fragment = "", options = {}) {
  const page = await visit(fragment, options);
  await settled(page);
  return page;
}

/**
 * Goes to the page, and waits for nothing.
 * @param {string} [fragment]
 * @param {BrowserContextOptions} [options]
 * @param {(page: Page) => Promise<unknown>} [prepare] what is to be done before
 */
export async function visit(fragment = "", options = {}, prepare = async () => {}) {
  const { viewport, colorScheme, reducedMotion, ...others } = options; // A page can have the first three alone.
  const context = await emptyContext(others);
  const page = await context.newPage();
  if (viewport) await page.setViewportSize(viewport);
  if (colorScheme || reducedMotion) await page.emulateMedia({ colorScheme, reducedMotion });
  watch(page);
  await prepare(page);
  await page.goto(new URL(fragment, server.url).href, { waitUntil: "commit" });
  return page;
}

/** @param {BrowserContextOptions} options */
function newContext(options) {
  return browser.newContext({
    viewport: { width: 1440, height: 900 },
    serviceWorkers: "block", // What is kept for when there is no network would be fetched anew for every test.
    ...options,
  });
}

/**
 * A context in which there is nothing: one that has been used before, or, if a page is open there, a new one.
 * To compile the WebAssembly program and the scripts takes three times as long as all else in opening the page. A process of the
 * browser does it once, and a site's pages in a context have one process, which lives as long as one of them: here an empty one.
 * @param {BrowserContextOptions} options
 */
async function emptyContext(options) {
  const key = JSON.stringify(options);
  const known = shared.get(key);
  if (options.serviceWorkers || (known && known.pages().length > 1)) return newContext(options);
  if (known) {
    await forget(known);
    return known;
  }
  const context = await newContext(options);
  shared.set(key, context);
  const keeper = await context.newPage();
  await keeper.route("**", (route) => route.fulfill({ contentType: "text/html", body: "" }));
  await keeper.goto(server.url);
  return context;
}

/**
 * Forgets what pages of a context have kept, and what they were allowed.
 * @param {BrowserContext} context
 */
async function forget(context) {
  const [keeper] = context.pages();
  await context.clearPermissions();
  await context.unrouteAll();
  const session = await context.newCDPSession(keeper);
  await session.send("Storage.clearDataForOrigin", { origin: new URL(server.url).origin, storageTypes: "all" });
  await session.detach();
}

/** @param {Page} page */
function watch(page) {
  page.on("console", (message) => {
    if (message.text() === "Service Worker registration blocked by Playwright") return;
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("request", (request) => {
    const url = request.url().replace(/^blob:/, ""); // A blob is the page's own, or a frame's that has no origin.
    if (!url.startsWith("null/") && !url.startsWith(new URL(server.url).origin))
      complaints.push(`request to ${request.url()}`);
  });
}

/** How long the tests wait for what has to come, in milliseconds: long enough for a slow machine that does much else. */
export const PATIENCE = 30_000;

/**
 * Waits until something holds: what an action causes comes in its own time, and a machine may have much else to do.
 * @template T
 * @param {() => Promise<T>} check throws as long as it doesn't hold
 * @returns {Promise<T>}
 */
export async function eventually(check) {
  const end = Date.now() + PATIENCE;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    await sleep(20);
  }
}

/**
 * Checks something of which a test has many on one page, and says of which it was that it does not hold.
 * @param {string} what
 * @param {() => Promise<void>} check
 */
export async function about(what, check) {
  try {
    await check();
  } catch (error) {
    if (error instanceof Error) error.message = `${what}: ${error.message}`;
    throw error;
  }
}

/**
 * Waits until the browser has complained of what a test has provoked, and forgets that: it tells of frames and workers in its own time.
 * @param {RegExp} words
 */
export async function complained(words) {
  await eventually(async () => assert.match(complaints.join("\n"), words));
  complaints = [];
}

/** Forgets what a test has provoked and looked at. */
export function takeComplaints() {
  const found = complaints;
  complaints = [];
  return found;
}

/**
 * Waits until what is shown is of the program as it stands.
 * @param {Page} page
 */
export async function settled(page) {
  await page.waitForFunction(
    () => {
      const play = /** @type {any} */ (document.querySelector("gather-play"));
      return ["done", "error"].includes(play?.state);
    },
    null,
    { timeout: PATIENCE },
  );
}

/**
 * Has the page's watchdog wait for as long as a machine may take that does much else: where a test is of something else than time.
 * @param {Page} page
 */
export async function patiently(page) {
  await page.addInitScript((patience) => {
    const begun = performance.now();
    performance.now = () => begun; // No call has had its time in all, then.
    const { setTimeout } = window;
    window.setTimeout = /** @type {any} */ (
      (/** @type {any} */ call, /** @type {number} */ delay, /** @type {any[]} */ ...rest) =>
        setTimeout(call, delay === 2000 || delay === 4000 ? patience : delay, ...rest)
    );
  }, PATIENCE);
  await page.reload();
  await settled(page);
}

/**
 * Opens the page with a program that takes its time to answer what it is asked, as one on a slow machine does.
 * @param {string} [fragment]
 */
export async function openLate(fragment) {
  const page = await visit(fragment, {}, (page) =>
    page.addInitScript(() => {
      const { addEventListener } = EventTarget.prototype;
      Worker.prototype.addEventListener = function (/** @type {string} */ type, /** @type {any} */ listener) {
        addEventListener.call(this, type, (event) => setTimeout(() => listener(event), 300));
      };
    }),
  );
  await settled(page);
  return page;
}

/**
 * The fragment of a link that holds a program.
 * @param {string} code
 */
export function linkTo(code) {
  return `#code=${deflateRawSync(code).toString("base64url")}`;
}

/**
 * Puts a program in the place of the one that is shown, as a person does: select all, paste.
 * @param {Page} page
 * @param {string} code
 */
export async function paste(page, code) {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.evaluate((text) => navigator.clipboard.writeText(text), code);
  await page.locator(".cm-content").click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.press("ControlOrMeta+v");
  await eventually(async () => assert.equal(await codeOf(page), code));
  await settled(page);
}

/**
 * Does something that changes the program, and waits until the new one is shown.
 * @param {Page} page
 * @param {() => Promise<unknown>} action
 */
export async function changing(page, action) {
  const before = await codeOf(page);
  await action();
  await page.waitForFunction(
    (text) => /** @type {any} */ (document.querySelector("gather-play")).code !== text,
    before,
  );
  await settled(page);
}

/** @param {Page} page */
export function codeOf(page) {
  return page.evaluate(() => /** @type {any} */ (document.querySelector("gather-play")).code);
}

/**
 * The record of the run that is shown.
 * @param {Page} page
 * @returns {Promise<any>}
 */
export function traceOf(page) {
  return page.evaluate(() => /** @type {any} */ (document.querySelector("gather-play")).trace);
}

/**
 * What the output panel shows, as text.
 * @param {Page} page
 * @param {"stdout" | "stderr"} stream
 */
export async function printed(page, stream) {
  const lines = page.locator(stream === "stderr" ? ".output li.error" : ".output li:not(.error)");
  return (await lines.locator(".text").allTextContents()).map((line) => `${line}\n`).join("");
}

/**
 * What a timeline shows, read from its drawing.
 * @param {Page} page
 */
export function drawn(page) {
  return page.evaluate(() => {
    const root = /** @type {ShadowRoot} */ (document.querySelector("gather-play")?.shadowRoot);
    /** @param {string} kind */
    const all = (kind) => [.../** @type {NodeListOf<SVGElement>} */ (root.querySelectorAll(`[data-kind="${kind}"]`))];
    return {
      lanes: all("lane").map(({ dataset }) => Number(dataset.task)),
      ends: all("end")
        .map(({ dataset }) => ({
          task: Number(dataset.task),
          at: Number(dataset.at),
          state: dataset.state,
          order: Number(dataset.order ?? 0),
        }))
        .sort((a, b) => a.order - b.order),
      slots: all("slot").map((slot) => ({
        task: Number(slot.dataset.task),
        state: slot.dataset.state,
        text: [...slot.querySelectorAll("text")]
          .map((text) => text.textContent)
          .slice(1)
          .join(" "),
      })),
      paths: all("path").map(({ dataset }) => dataset.hops),
      segments: all("segment").map(({ dataset }) => ({ task: Number(dataset.task), state: dataset.state })),
    };
  });
}

/**
 * An example's text.
 * @param {string} name
 */
export async function exampleText(name) {
  return readFile(new URL(`web/examples/${name}.py`, repository), "utf8");
}

/**
 * What CPython does with an example: the sections of its .expect file.
 * @param {string} name
 * @returns {Promise<{status: number, stdout: string, stderr: string, steps: {at: number, task: string, outcome: string}[]}>}
 */
export async function expected(name) {
  const text = await readFile(new URL(`gather/python/testdata/examples/${name}.expect`, repository), "utf8");
  /** @type {Record<string, string>} */
  const sections = {};
  for (const [, title, content] of text.matchAll(/^-- (\w+) --\n((?:(?!-- \w+ --\n).*\n)*)/gm)) {
    sections[title] = content;
  }
  return {
    status: Number(sections.status),
    stdout: sections.stdout,
    stderr: sections.stderr,
    steps: sections.steps
      .trimEnd()
      .split("\n")
      .map((line) => {
        const [at, task, outcome] = line.split("\t");
        return { at: Number(at), task, outcome };
      }),
  };
}

/**
 * Drags from the middle of something by a distance.
 * @param {Page} page
 * @param {import("playwright-core").Locator} handle
 * @param {number} dx in pixels
 */
export async function drag(page, handle, dx) {
  await handle.hover(); // Waits until it stands still.
  const box = await handle.boundingBox();
  assert.ok(box, "nothing to drag");
  const x = box.x + box.width / 2;
  const y = box.y + box.height / 2;
  await page.mouse.move(x, y);
  await page.mouse.down();
  const steps = 6;
  for (let i = 1; i <= steps; i++) {
    await page.mouse.move(x + (dx * i) / steps, y);
  }
  return {
    drop: async () => {
      await page.mouse.up();
      await page.locator(".timeline:not(.dragging)").waitFor();
      await settled(page);
    },
  };
}

/**
 * How many pixels a second is, in the drawing.
 * @param {Page} page
 */
export async function pixelsPerSecond(page) {
  const handle = page.locator(".handle").first();
  return 1 / Number(await handle.getAttribute("data-seconds-per-pixel"));
}

/**
 * What axe has to complain about.
 * @param {Page} page
 * @returns {Promise<{id: string, nodes: string[]}[]>}
 */
export async function violations(page) {
  await page.emulateMedia({ reducedMotion: "reduce" }); // Colours on their way to others are not judged.
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe);
  return page.evaluate(async () => {
    const results = await /** @type {any} */ (globalThis).axe.run({ resultTypes: ["violations"] });
    return results.violations.map((/** @type {any} */ { id, nodes }) => ({
      id,
      nodes: nodes.map((/** @type {any} */ node) => `${node.target.join(" ")}: ${node.failureSummary}`),
    }));
  });
}
