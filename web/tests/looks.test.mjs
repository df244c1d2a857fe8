// How each example's picture, and the page around them, look: at half their size, beside each other in one file of tests/looks/ for
// each. The page is photographed at three widths, light and dark; an example at two of the widths, light or dark in turns. A change that can be seen fails here; "make looks" takes what is seen now for what is meant,
// once somebody has looked at it.

import assert from "node:assert/strict";
import { mkdir, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";
import { exampleText, open, repository, settled, useBrowser } from "./browser.mjs";

/** @import {Page} from "playwright-core" */

const kept = fileURLToPath(new URL("./looks/", import.meta.url));
const renew = process.env.LOOKS === "renew";

// Letters come out a little different on other machines; a lane or a label that has moved, or has another colour, is far more.
const tolerance = 0.002;

const windows = [
  { width: 1440, height: 900 },
  { width: 820, height: 1180 },
  { width: 390, height: 844 },
];
const themes = /** @type {const} */ (["light", "dark"]);

/**
 * Opens the page as it is photographed: in a font that the tests install, at half its size.
 * @param {{width: number, height: number}} viewport
 */
async function pose(viewport) {
  const page = await open("", { viewport, deviceScaleFactor: 0.5, reducedMotion: "reduce" });
  await page.evaluate(() => {
    for (const { style } of [
      document.documentElement,
      /** @type {HTMLElement} */ (document.querySelector("gather-play")),
    ]) {
      style.setProperty("--gather-sans", "DejaVu Sans");
      style.setProperty("--gather-mono", "DejaVu Sans Mono");
    }
    return document.fonts.ready;
  });
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
  useBrowser();

  test("of the examples", async (t) => {
    /** @type {{file: string}[]} */
    const list = JSON.parse(await readFile(new URL("web/examples/index.json", repository), "utf8"));
    const names = list.map(({ file }) => file.replace(".py", ""));
    /** @type {Map<string, PNG[]>} */
    const pictures = new Map(names.map((name) => [name, []]));
    for (const [turn, { width }] of windows.entries()) {
      const page = await pose({ width, height: 2400 }); // No picture is higher than its panel then.
      for (const [i, name] of names.entries()) {
        if (i % windows.length === turn) continue;
        await show(page, await exampleText(name));
        const found = pictures.get(name) ?? [];
        const theme = themes[(i + found.length) % themes.length];
        found.push(await photograph(page, theme, page.locator("gather-play .drawing")));
      }
      await page.close();
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
 * Shows a program, and waits until its picture is there.
 * @param {Page} page
 * @param {string} code
 */
async function show(page, code) {
  await page.evaluate((text) => {
    const play = /** @type {any} */ (document.querySelector("gather-play"));
    if (play.code === text) return;
    play.shadowRoot.querySelector(".drawing svg")?.setAttribute("data-of", "another program");
    play.code = text;
  }, code);
  await page.locator("gather-play .drawing svg:not([data-of])").waitFor();
  await settled(page);
}
