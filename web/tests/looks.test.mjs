// How each example's picture, and the page around them, look: at three widths, light and dark, at half their size, beside each other in
// one file of tests/looks/ for each. A change that can be seen fails here; "make looks" takes what is seen now for what is meant, once
// somebody has looked at it.

import assert from "node:assert/strict";
import { mkdir, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";
import { exampleText, open, PATIENCE, repository, useBrowser, visit } from "./browser.mjs";
import { build, serveFolders } from "./server.mjs";

/** @import {Page} from "playwright-core" */

const kept = fileURLToPath(new URL("./looks/", import.meta.url));
const renew = process.env.LOOKS === "renew";

// Letters come out a little different on other machines; a lane or a label that has moved, or has another colour, is far more.
const tolerance = 0.002;

const windows = [
  { width: 1440, height: 900, picture: 880 },
  { width: 820, height: 1180, picture: 640 },
  { width: 390, height: 844, picture: 358 },
];
const themes = /** @type {const} */ (["light", "dark"]);

// In a font that the tests install.
const fonts = { "--gather-sans": "DejaVu Sans", "--gather-mono": "DejaVu Sans Mono" };

const camera = { deviceScaleFactor: 0.5, reducedMotion: /** @type {const} */ ("reduce") };

/** A document with as many elements as an example has pictures, of each width, light and dark: each is higher than any drawing. */
const studio = `<!doctype html><html lang="en"><head><meta charset="utf-8" /><title>Pictures</title><link rel="icon" href="data:," />
  <script type="module" src="/embed.js" blocking="render"></script><style>
    body { margin: 0; } div { display: flex; width: max-content; }
    gather-play { --gather-height: 1300px; ${Object.entries(fonts)
      .map(([name, font]) => `${name}: "${font}"`)
      .join("; ")} }
  </style></head><body>${themes
    .map(
      (theme) =>
        `<div>${windows
          .map(
            ({ picture }) =>
              `<gather-play view="timeline" load="eager" theme="${theme}" style="width: ${picture}px"><pre><code></code></pre></gather-play>`,
          )
          .join("")}</div>`,
    )
    .join("")}</body></html>`;

/**
 * Opens the page as it is photographed.
 * @param {{width: number, height: number}} viewport
 */
async function pose(viewport) {
  const page = await open("", { viewport, ...camera });
  await page.evaluate((fonts) => {
    for (const { style } of [
      document.documentElement,
      /** @type {HTMLElement} */ (document.querySelector("gather-play")),
    ]) {
      for (const [name, font] of Object.entries(fonts)) style.setProperty(name, font);
    }
    return document.fonts.ready;
  }, fonts);
  return page;
}

/**
 * Puts pictures beside each other, in sixteen shades of each colour: they take a third of the room and show the same.
 * @param {PNG[]} pictures
 */
function sheet(pictures) {
  const width = pictures.reduce((sum, picture) => sum + picture.width, 0);
  const all = new PNG({ width, height: Math.max(...pictures.map((picture) => picture.height)) });
  let x = 0;
  for (const picture of pictures) {
    PNG.bitblt(picture, all, 0, 0, picture.width, picture.height, x, 0);
    x += picture.width;
  }
  for (let i = 0; i < all.data.length; i++) all.data[i] = i % 4 === 3 ? 255 : Math.round(all.data[i] / 17) * 17;
  return all;
}

/**
 * @param {Page} page
 * @param {typeof themes[number]} colorScheme
 * @param {import("playwright-core").Locator | Page} [what]
 */
async function photograph(page, colorScheme, what = page) {
  await page.emulateMedia({ colorScheme });
  return PNG.sync.read(await what.screenshot({ animations: "disabled", caret: "hide" }));
}

/**
 * Compares pictures with those that are kept, or keeps them.
 * @param {string} name
 * @param {PNG[]} pictures
 */
async function looksAsKept(name, pictures) {
  const now = sheet(pictures);
  const file = join(kept, `${name}.png`);
  if (renew) {
    await mkdir(kept, { recursive: true });
    await writeFile(file, PNG.sync.write(now, { colorType: 2, deflateLevel: 9, deflateStrategy: 0, filterType: 0 }));
    return;
  }
  const before = PNG.sync.read(await readFile(file));
  const sameSize = before.width === now.width && before.height === now.height;
  const difference = new PNG({ width: now.width, height: now.height });
  const differing = sameSize
    ? pixelmatch(before.data, now.data, difference.data, now.width, now.height, { threshold: 0.15 })
    : Infinity;
  if (differing <= tolerance * now.width * now.height) return;
  const folder = await mkdtemp(join(tmpdir(), "gatherplay-looks-"));
  await writeFile(join(folder, `${name}.png`), PNG.sync.write(now));
  if (sameSize) await writeFile(join(folder, `${name}-difference.png`), PNG.sync.write(difference));
  const what = sameSize
    ? `${differing} of ${now.width * now.height} pixels differ`
    : `it is ${now.width} × ${now.height} now and was ${before.width} × ${before.height}`;
  assert.fail(`${name} looks different: ${what}. See ${folder}; "make looks" keeps it as it is now.`);
}

describe("looks", () => {
  useBrowser(() => serveFolders({ "/": build }, { documents: { "/studio/": studio } }));

  test("of the examples", async (t) => {
    /** @type {{file: string}[]} */
    const list = JSON.parse(await readFile(new URL("web/examples/index.json", repository), "utf8"));
    const page = await visit("studio/", { viewport: { width: 1880, height: 2600 }, ...camera });
    /** @type {Map<string, PNG[]>} */
    const pictures = new Map();
    for (const { file } of list) {
      const name = file.replace(".py", "");
      await show(page, await exampleText(name));
      const all = await photograph(page, "light");
      const boxes = await page.locator("gather-play .drawing").evaluateAll((drawings) =>
        drawings.map((drawing) => {
          const { x, y, width, height } = drawing.getBoundingClientRect();
          return [x, y, width, height].map((length) => Math.floor(length * devicePixelRatio));
        }),
      );
      assert.equal(boxes.length, windows.length * themes.length);
      pictures.set(
        name,
        boxes.map(([x, y, width, height]) => {
          const picture = new PNG({ width, height });
          PNG.bitblt(all, picture, x, y, width, height, 0, 0);
          return picture;
        }),
      );
    }
    for (const [name, found] of pictures) {
      await t.test(name, () => looksAsKept(name, found));
    }
  });

  test("of the page and its gallery", async () => {
    const shown = [];
    const gallery = [];
    for (const viewport of windows) {
      const page = await pose(viewport);
      for (const theme of themes) shown.push(await photograph(page, theme));
      await page.getByRole("button", { name: "Examples" }).click();
      await page.locator("[popover]:popover-open li:has([aria-current=true]) img").waitFor();
      for (const theme of themes) gallery.push(await photograph(page, theme));
      await page.close();
    }
    await looksAsKept("the_page", shown);
    await looksAsKept("the_gallery", gallery);
  });
});

/**
 * Shows a program in all elements, and waits until its pictures are there.
 * @param {Page} page
 * @param {string} code
 */
async function show(page, code) {
  const pictures = page.locator("gather-play .drawing svg");
  await pictures.evaluateAll((before) => {
    for (const picture of before) picture.setAttribute("data-of", "another program");
  });
  await page.locator("gather-play").evaluateAll((all, text) => {
    for (const play of all) /** @type {any} */ (play).code = text;
  }, code);
  for (let i = 0; i < windows.length * themes.length; i++) {
    await page.locator("gather-play").nth(i).locator(".drawing svg:not([data-of])").waitFor({ timeout: PATIENCE });
    await page.locator("gather-play:is([state=done], [state=error])").nth(i).waitFor({ timeout: PATIENCE });
  }
}
