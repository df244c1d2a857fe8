// Other people's documents with embeds in them, and what tests do with both.

import { exampleText, PATIENCE, useBrowser, visit } from "./browser.mjs";
import { build, serveFolders, STRICT } from "./server.mjs";

/** @import {BrowserContextOptions, FrameLocator, Page} from "playwright-core" */

/** The documents of the site, by path. */
/** @type {Record<string, string>} */
export const documents = {
  "/site.css": `body { font: 16px/1.5 sans-serif; } pre { padding: 12px; background: #f4f4f4; overflow: auto; }
    .spacer { height: 4000px; } .named::part(timeline) { outline: 3px solid rgb(1, 2, 3); }
    .named::part(bar) { opacity: 0.5; } .named { --gather-running: rgb(4, 5, 6); } .dark, [data-theme="dark"] { background: #111; color: #eee; }`,
};

/** Has the tests of a file visit a site that allows its documents no more than they must be. */
export function useSite() {
  useBrowser(() => serveFolders({ "/gatherplay/": build }, { documents, policy: STRICT }));
}

/** @param {string} text */
export function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

/**
 * A document around some content.
 * @param {string} content
 * @param {string} [loader]
 */
export function documentOf(content, loader = "/gatherplay/embed.js") {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8" /><title>A site</title><link rel="icon" href="data:," />
    <link rel="stylesheet" href="/site.css" /><script type="module" src="${loader}" blocking="render"></script></head>
    <body><h1>A site</h1><p>Before.</p>${content}<p>After.</p></body></html>`;
}

export const program = await exampleText("others_go_on");

/**
 * An element with a program.
 * @param {string} [attributes]
 * @param {string} [code]
 */
export function element(attributes = "", code = program) {
  return `<gather-play ${attributes}><pre><code class="language-python">${escaped(code)}</code></pre></gather-play>`;
}

let count = 0;

/**
 * Opens a document with some content. Shifts of what can be seen are noted.
 * @param {string} content
 * @param {BrowserContextOptions & {loader?: string}} [options]
 */
export async function show(content, { loader, ...options } = {}) {
  const path = `/document-${count++}/`;
  documents[path] = documentOf(content, loader);
  /** @type {string[]} */
  const requests = [];
  const page = await visit(path, options, async (page) => {
    page.on("request", (request) => requests.push(new URL(request.url()).pathname));
    await page.addInitScript(() => {
      const noted = /** @type {any} */ (window);
      noted.shifts = 0;
      noted.events = [];
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          noted.shifts += /** @type {any} */ (entry).value;
        }
      }).observe({ type: "layout-shift", buffered: true });
      for (const name of ["ready", "run", "result", "error", "edit", "seek", "predict", "check"]) {
        addEventListener(`gather:${name}`, (event) => {
          const { target, detail } = /** @type {CustomEvent} */ (event);
          noted.events.push([name, /** @type {Element} */ (target).localName, detail]);
        });
      }
    });
  });
  await page.waitForLoadState();
  return { page, requests };
}

/**
 * Waits until all elements, or so many, have come to an end.
 * @param {Page} page
 * @param {number} [many]
 */
export async function ended(page, many = 1) {
  await page.waitForFunction(
    (many) => document.querySelectorAll("gather-play:is([state=done], [state=error])").length >= many,
    many,
    { timeout: PATIENCE },
  );
}

/**
 * @param {Page} page
 * @param {(play: any) => any} question about the first element
 * @param {unknown} [argument]
 */
export function ask(page, question, argument) {
  return page.evaluate(`(${question})(document.querySelector("gather-play"), ${JSON.stringify(argument ?? null)})`);
}

/**
 * Says to all that a lesson asks that one is not sure.
 * @param {Page | FrameLocator} page
 */
export async function giveUp(page) {
  const unsure = page.locator(".prediction.asked .unsure");
  await unsure.waitFor();
  while (await unsure.count()) await unsure.click();
}
