// The table of tasks: its fields and cells in little room, and while programs change under them.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { changing, codeOf, eventually, open, openLate, settled, useBrowser } from "./browser.mjs";

useBrowser();

describe("the table of tasks", () => {
  test("has more rows when one scrolls to its end or comes there with keys, and all on paper", async () => {
    const page = await open();
    await page.evaluate(() => {
      /** @type {any} */ (document.querySelector("gather-play")).code = `import asyncio


async def work(i):
    await asyncio.sleep(i)


async def main():
    await asyncio.gather(*(work(i) for i in range(150)))


asyncio.run(main())
`;
    });
    await settled(page);
    const rows = page.locator(".table tr[data-task]");
    await page.locator(".table .rest", { hasText: /and \d+ more tasks/ }).waitFor();
    const few = await rows.count();
    assert.ok(few < 100, `${few} rows before anybody scrolls`);
    const table = page.locator(".table table");
    const all = Number(await table.getAttribute("aria-rowcount"));
    assert.deepEqual(
      await table.locator("tr").evaluateAll((made) => made.map((row) => Number(row.getAttribute("aria-rowindex")))),
      Array.from({ length: await table.locator("tr").count() }, (_, i) => i + 1),
    );
    const last = rows.nth(few - 1).locator(".task");
    await last.evaluate((/** @type {HTMLElement} */ button) => button.focus({ preventScroll: true }));
    await rows.nth(few).waitFor();
    const more = await rows.count();
    await page.locator(".table .rest").scrollIntoViewIfNeeded();
    await rows.nth(more).waitFor();
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    await page.locator('.table tr[data-task="150"]').waitFor();
    assert.equal(await page.locator(".table .rest").count(), 0);
    assert.equal(await table.locator("tr").count(), all, "as many as it has said");
    assert.equal(await page.locator(":is([aria-rowcount], [aria-rowindex]):is(.table *)").count(), 0);
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    await page.locator(".table .rest").waitFor();
    assert.ok((await rows.count()) < 151, "as few as before");
  });

  for (const width of [1440, 1024, 820, 390, 320]) {
    test(`cuts nothing off where the window is ${width} pixels wide`, async () => {
      const page = await open("", { viewport: { width, height: 900 } });
      const program = `import asyncio


async def fetch_with_every_retry(url, attempts, size, backoff=0.25):
    await asyncio.sleep(0.25)
    await asyncio.sleep(10.125)
    await asyncio.sleep(attempts / 7)
    if size < 200:
        raise ConnectionRefusedError(url)
    return [attempts, size, backoff]


async def main():
    await asyncio.gather(
        fetch_with_every_retry("https://example.org/a/rather/long/path", 10, 150),
        fetch_with_every_retry("b", 1000000, 123456789, 12.75),
        fetch_with_every_retry("b", 10, 12345678901234567890123456789012345678901234567890),
        return_exceptions=True,
    )


asyncio.run(main())
`;
      await page.evaluate((text) => {
        /** @type {any} */ (document.querySelector("gather-play")).code = text;
      }, program);
      await settled(page);
      if (width <= 1000) await page.getByRole("tab", { name: /^Tasks/ }).click();
      const field = page.getByRole("textbox", { name: "size of fetch_with_every_retry [0]" });
      await field.fill("123456");
      const cut = await page.locator(".table").evaluate((panel) => {
        const beyond = (/** @type {Element} */ inner, /** @type {Element} */ outer) =>
          inner.getBoundingClientRect().right > outer.getBoundingClientRect().right + 0.5;
        return [...panel.querySelectorAll("textarea, .locked, .unit, .outcome span:not(.unseen), .at, .task")]
          .filter((part) => {
            const cell = /** @type {Element} */ (part.closest("td, th"));
            const field = part.closest(".field") ?? part;
            return (
              part.clientWidth < part.scrollWidth ||
              part.clientHeight < part.scrollHeight ||
              beyond(part, field) ||
              beyond(field, cell) ||
              beyond(cell, panel)
            );
          })
          .map((part) => /** @type {HTMLTextAreaElement} */ (part).value ?? part.textContent);
      });
      assert.deepEqual(cut, []);
      assert.equal(await page.locator(".table textarea").count(), 17);
    });
  }

  test("takes every press of an arrow key, however fast they come, as one step", async () => {
    const page = await open("#example=result_order");
    const before = await codeOf(page);
    const field = page.getByRole("textbox", { name: "delay of ask [1]" });
    await field.focus();
    for (let i = 0; i < 12; i++) await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => /20, 8\)/.test(/** @type {any} */ (document.querySelector("gather-play")).code));
    await settled(page);
    await eventually(async () => assert.equal(await field.inputValue(), "8"));
    await field.blur();
    await changing(page, () => page.keyboard.press("ControlOrMeta+z"));
    assert.equal(await codeOf(page), before);
  });

  test("leaves what is typed in a field alone while the table is drawn anew around it", async () => {
    const page = await openLate("#example=result_order");
    const [first, second] = ["delay of ask [0]", "delay of ask [1]"].map((name) => page.getByRole("textbox", { name }));
    await first.fill("0.75");
    await second.focus();
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type("1.25");
    await eventually(async () => assert.match(await codeOf(page), /10, 0\.75\)/));
    await settled(page);
    assert.equal(await second.inputValue(), "1.25");
    await changing(page, () => second.press("Enter"));
    assert.match(await codeOf(page), /20, 1\.25\)/);
    await second.fill("9");
    await page.keyboard.press("Escape");
    assert.equal(await second.inputValue(), "1.25");
  });

  test("leaves the focus in the field of the literal, even if that is in another cell now", async () => {
    const page = await open("#example=result_order");
    const field = page.getByRole("textbox", { name: "delay of ask [1]" });
    await field.fill("0");
    await changing(page, () => field.press("Enter"));
    await eventually(async () => assert.equal(await page.locator("textarea:focus").inputValue(), "0"));
  });

  test("stays, greyed, while the program fails before it comes to its tasks", async () => {
    const page = await open("#example=result_order");
    const before = await codeOf(page);
    const rows = page.locator(".table tr");
    const count = await rows.count();
    const field = page.getByRole("textbox", { name: "answer of ask [0]" });
    await field.fill("unheard_of");
    await changing(page, () => field.press("Enter"));
    await page.locator(".status.problem", { hasText: "NameError" }).waitFor();
    await page.locator(".table.stale").waitFor();
    assert.equal(await rows.count(), count);
    const failing = await codeOf(page);
    await field.fill("5");
    await field.press("Enter");
    await page.locator(".status.refused", { hasText: "earlier text" }).waitFor();
    assert.equal(await codeOf(page), failing);
    await changing(page, () => page.getByRole("button", { name: "Undo" }).click());
    assert.equal(await codeOf(page), before);
    await page.locator(".table:not(.stale)").waitFor();
    assert.equal(await rows.count(), count);
  });

  test("is large enough for fingers", async () => {
    const page = await open("#example=result_order", {
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
    });
    await page.getByRole("tab", { name: /^Tasks \d/ }).click();
    const targets = page.locator(".table").locator(".field, .task, .switch");
    assert.ok((await targets.count()) > 6);
    for (const target of await targets.all()) {
      const box = await target.boundingBox();
      assert.ok(box && box.width >= 24 && box.height >= 24, `${box?.width} × ${box?.height}`);
    }
  });
});
