// The story of a run and its hints: read, gone through, and taken.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { changing, codeOf, eventually, open, openLate, settled, useBrowser } from "./browser.mjs";

/** @import {Page} from "playwright-core" */

useBrowser();

const program = `import asyncio


class APIError(Exception):
    pass


async def call_api(result, delay):
    await asyncio.sleep(delay)
    return result


async def call_api_failed(delay):
    await asyncio.sleep(delay)
    raise APIError("API failed")


async def main():
    try:
        a, b, c = await asyncio.gather(
            call_api(100, 1),
            call_api(200, 2.5),
            call_api_failed(1.5),  # the third
        )
        print(a, b, c)
    except APIError as error:
        print("caught:", error)
    await asyncio.sleep(0.5)


asyncio.run(main())
`;

/**
 * @param {Page} page
 * @param {string} code
 */
async function show(page, code) {
  await page.evaluate((text) => {
    /** @type {any} */ (document.querySelector("gather-play")).code = text;
  }, code);
  await settled(page);
  await page.locator(".story li").first().waitFor({ state: "attached" });
}

/**
 * The sentences, each with its time.
 * @param {Page} page
 */
function told(page) {
  return page
    .locator(".story li")
    .evaluateAll((items) => items.map((item) => (item.textContent ?? "").replace(/\s+/g, " ").trim()));
}

describe("the story", () => {
  test("tells the run, is gone through with the keys, and points at lines and tasks", async () => {
    const page = await open();
    await show(page, program);
    await eventually(async () =>
      assert.deepEqual(await told(page), [
        "0 s gather starts three tasks: call_api [0], call_api [1] and call_api_failed; main waits for it.",
        "0 s call_api [0] sleeps 1 s, call_api [1] 2.5 s and call_api_failed 1.5 s.",
        "1 s call_api [0] returns 100. gather keeps the result and waits for the rest.",
        "1.5 s call_api_failed raises APIError: API failed (line 15). gather passes it to main at once, where line 26 catches it. The result 100 is thrown away.",
        "1.5 s call_api [1] keeps running, but nobody waits for it any more.",
        "1.5 s main sleeps 0.5 s (line 28).",
        "2 s main ends, so asyncio.run cancels call_api [1].",
        "2 s The program ends.",
      ]),
    );
    const sentences = page.locator(".story li");
    const failing = sentences.nth(3);

    await sentences.nth(0).locator(".time").focus();
    for (let i = 0; i < 3; i++) await page.keyboard.press("ArrowDown");
    assert.equal(await failing.locator(".time").evaluate((time) => time.matches(":focus")), true);
    await page.keyboard.press("Enter");
    await eventually(async () => assert.equal(await failing.getAttribute("aria-current"), "step"));
    assert.equal(await page.locator(".story [aria-current]").count(), 1);
    assert.equal(await page.locator("gather-play").evaluate((play) => /** @type {any} */ (play).playhead), 1.5e9);
    const bold = await failing.locator("p").evaluate((text) => Number(getComputedStyle(text).fontWeight));
    assert.ok(bold >= 600, `weight ${bold}`);

    await failing.hover({ position: { x: 300, y: 8 } });
    await eventually(async () =>
      assert.match((await page.locator(".cm-gather-hot").allTextContents()).join(), /raise APIError/),
    );

    await sentences.nth(4).getByRole("button", { name: "call_api [1]" }).click();
    await eventually(async () =>
      assert.equal(await page.locator('.table tr[aria-selected="true"], .table .task[aria-pressed="true"]').count(), 1),
    );
    assert.equal(await sentences.nth(6).evaluate((item) => item.classList.contains("selected")), true);
    assert.equal(await failing.getAttribute("aria-current"), "step", "selecting a task does not move the playhead");

    await sentences.nth(2).click();
    await eventually(async () => assert.equal(await sentences.nth(2).getAttribute("aria-current"), "step"));
  });

  test("offers a change, which is one step of the history", async () => {
    const page = await open();
    await show(page, program);
    const hints = page.getByRole("list", { name: "Hints" }).getByRole("listitem");
    await eventually(async () => assert.equal(await hints.count(), 1));
    assert.match((await hints.textContent()) ?? "", /call_api \[1\] runs on until 2 s, with nobody waiting/);
    assert.match((await page.getByRole("tab", { name: /Story/ }).textContent()) ?? "", /Story\s+· 1 hint/);
    await changing(page, () => page.getByRole("button", { name: "Change line 23" }).click());
    await eventually(async () => assert.equal(await hints.count(), 0));
    const changed = await codeOf(page);
    assert.equal(
      changed,
      program.replace(
        "call_api_failed(1.5),  # the third\n",
        "call_api_failed(1.5),  # the third\n            return_exceptions=True,\n",
      ),
    );
    await page.locator(".output", { hasText: "100 200 API failed" }).waitFor({ state: "attached" });
    assert.match((await told(page)).join("\n"), /gather keeps it as a result/);
    await changing(page, () => page.getByRole("button", { name: "Undo" }).click());
    assert.equal(await codeOf(page), program);
    await eventually(async () => assert.equal(await hints.count(), 1));
  });

  test("of a program is not told any more when another one has taken its place", async () => {
    const page = await openLate("#example=side_by_side");
    const seen = await page.evaluate(async () => {
      const play = /** @type {any} */ (document.querySelector("gather-play"));
      const seen = new Set();
      play.code = play.code.replaceAll("water", "dust");
      while (![...seen].some((name) => name.startsWith("dust"))) {
        await new Promise(requestAnimationFrame);
        for (const name of play.shadowRoot.querySelectorAll(".story .named")) seen.add(name.textContent);
      }
      return [...seen];
    });
    assert.ok(!seen.some((name) => name.startsWith("water")), seen.join());
  });

  test("is told again when the picture is changed, and not while a program is no Python", async () => {
    const page = await open();
    await show(page, program);
    const field = page.getByRole("textbox", { name: "delay of call_api_failed" }).last();
    await field.fill("0.5");
    await changing(page, () => field.press("Enter"));
    await eventually(async () => assert.match((await told(page)).join("\n"), /^0\.5 s call_api_failed raises/m));
    const before = await told(page);
    await page.evaluate(() => {
      const play = /** @type {any} */ (document.querySelector("gather-play"));
      play.code = "x = (";
    });
    await page.locator(".status.problem").waitFor();
    assert.deepEqual(await told(page), [], "of another program nothing is told");
    await page.getByRole("button", { name: "Undo" }).click();
    await eventually(async () => assert.deepEqual(await told(page), before));
  });

  for (const width of [390, 1440]) {
    test(`reads well and is within reach where the window is ${width} pixels wide`, async () => {
      const page = await open("", { viewport: { width, height: 844 }, hasTouch: width < 500 });
      await show(page, program);
      if (width < 1000) await page.getByRole("tab", { name: /^Story/ }).click();
      await page.locator(".advice li").first().waitFor();
      const beyond = await page.locator("#panel-story").evaluate((panel) => panel.scrollWidth - panel.clientWidth);
      assert.equal(beyond, 0);
      for (const target of await page.locator(".story .time, .advice li > button").all()) {
        const box = await target.boundingBox();
        assert.ok(box && box.width >= 24 && box.height >= 24, `${box?.width} × ${box?.height}`);
      }
    });
  }
});
