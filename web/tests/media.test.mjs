// The page on whatever it is shown: from the smallest window to the widest, on paper, in colours that its reader has forced.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { drawn, open, printed, useBrowser } from "./browser.mjs";

/** @import {Page} from "playwright-core" */

useBrowser();

/**
 * The colours of some words in the drawing and of the ground, as the browser paints them.
 * @param {Page} page
 */
function colours(page) {
  return page.evaluate(() => {
    const root = /** @type {ShadowRoot} */ (document.querySelector("gather-play")?.shadowRoot);
    const word = /** @type {Element} */ (root.querySelector(".timeline .name"));
    const probe = document.createElement("p");
    probe.style.cssText = "color: CanvasText; background: Canvas";
    document.body.append(probe);
    const system = getComputedStyle(probe);
    const found = {
      word: getComputedStyle(word).fill,
      ground: getComputedStyle(/** @type {Element} */ (document.querySelector("gather-play"))).backgroundColor,
      systemText: system.color,
      systemGround: system.backgroundColor,
    };
    probe.remove();
    return found;
  });
}

describe("windows", () => {
  for (const [width, height] of [
    [320, 640],
    [820, 1180],
    [1440, 900],
    [3840, 2160],
  ]) {
    test(`${width} × ${height}: nothing stands beyond the edge`, async () => {
      const page = await open("#example=others_go_on", { viewport: { width, height } });
      const beyond = await page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        const root = /** @type {ShadowRoot} */ (document.querySelector("gather-play")?.shadowRoot);
        const edge = clientWidth + 0.5;
        const words = [...root.querySelectorAll(".timeline text")].filter(
          (text) => text.getBoundingClientRect().right > edge,
        );
        return { page: scrollWidth - clientWidth, words: words.map((text) => text.textContent) };
      });
      assert.deepEqual(beyond, { page: 0, words: [] });
    });
  }
});

test("paper shows the program, the picture and what was printed, in dark on white", async () => {
  const page = await open("#example=others_go_on", { colorScheme: "dark", viewport: { width: 794, height: 1123 } });
  const text = await printed(page, "stdout");
  const { lanes } = await drawn(page);
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator("header").isVisible(), false);
  for (const part of [".cm-content", ".gather-timeline", ".output"]) {
    assert.ok(await page.locator(part).isVisible(), part);
  }
  assert.equal((await drawn(page)).lanes.length, lanes.length);
  assert.equal(await printed(page, "stdout"), text);
  const { word, ground } = await colours(page);
  assert.deepEqual({ word, ground }, { word: "rgb(20, 32, 46)", ground: "rgb(255, 255, 255)" });
  const cut = await page.evaluate(() => {
    const root = /** @type {ShadowRoot} */ (document.querySelector("gather-play")?.shadowRoot);
    return [...root.querySelectorAll(".panel")]
      .filter((panel) => panel.clientHeight > 0 && panel.scrollHeight > panel.clientHeight + 1)
      .map((panel) => panel.id);
  });
  assert.deepEqual(cut, [], "nothing has to be scrolled");
});

test("forced colours are the drawing's, too", async () => {
  for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
    const page = await open("#example=others_go_on", { forcedColors: "active", colorScheme });
    const { word, ground, systemText, systemGround } = await colours(page);
    assert.equal(word, systemText);
    assert.equal(ground, systemGround);
    assert.notEqual(systemText, systemGround);
    await page.close();
  }
});
