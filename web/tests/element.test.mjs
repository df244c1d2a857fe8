// The element by itself: what a page that holds it may do to it.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { changing, codeOf, drag, drawn, open, settled, useBrowser } from "./browser.mjs";

useBrowser();

describe("an element that is moved", () => {
  test("goes on as it was, with its history", async () => {
    const page = await open("#example=result_order");
    const before = await codeOf(page);
    await changing(page, () => page.getByRole("switch", { name: "ask [1] fails" }).click());
    const failing = await codeOf(page);
    await page.evaluate(() => {
      const section = document.createElement("section");
      document.querySelector("main")?.append(section);
      section.append(/** @type {Element} */ (document.querySelector("gather-play")));
    });
    await settled(page);
    assert.equal(await codeOf(page), failing);
    const held = await drag(page, page.locator('.handle[data-task="1"]'), 60);
    await held.drop();
    assert.notEqual(await codeOf(page), failing);
    await page.locator(".cm-content").click();
    for (let i = 0; i < 2; i++) await changing(page, () => page.keyboard.press("ControlOrMeta+z"));
    assert.equal(await codeOf(page), before);
  });

  test("can be taken out for a while", async () => {
    const page = await open("#example=result_order");
    const before = await codeOf(page);
    const picture = await drawn(page);
    await changing(page, () => page.getByRole("switch", { name: "ask [1] fails" }).click());
    await page.evaluate(async () => {
      const play = /** @type {any} */ (document.querySelector("gather-play"));
      play.remove();
      await new Promise((resolve) => setTimeout(resolve, 50));
      document.querySelector("main")?.append(play);
    });
    await settled(page);
    assert.equal((await drawn(page)).ends.find(({ task }) => task === 2)?.state, "raised");
    await changing(page, () => page.getByRole("button", { name: "Undo" }).click());
    assert.equal(await codeOf(page), before);
    assert.deepEqual(await drawn(page), picture);
  });
});

describe("the code of an element", () => {
  test("is a text, whatever is given", async () => {
    const page = await open("#example=result_order");
    await changing(page, () =>
      page.evaluate(() => {
        /** @type {any} */ (document.querySelector("gather-play")).code = undefined;
      }),
    );
    assert.equal(await codeOf(page), "");
  });
});

describe("a program that starts no task", () => {
  test("is told to have nothing to draw", async () => {
    const page = await open("#example=result_order");
    await changing(page, () =>
      page.evaluate(() => {
        /** @type {any} */ (document.querySelector("gather-play")).code = "print(1)\n";
      }),
    );
    await page.locator(".picture", { hasText: "starts no task" }).waitFor();
  });
});
