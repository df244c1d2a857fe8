// Many tasks that are alike: they are one row, until one wants to see each.

import assert from "node:assert/strict";
import { test } from "node:test";
import { drawn, open, paste, useBrowser } from "./browser.mjs";

useBrowser();

const crowd = `import asyncio


async def worker(number):
    await asyncio.sleep(1)
    if number == 7:
        raise ValueError(number)
    return number


async def main():
    await asyncio.gather(*(worker(n) for n in range(30)), return_exceptions=True)


asyncio.run(main())
`;

test("siblings are one row until they are unfolded, but for the one that fails", async () => {
  const page = await open("");
  await paste(page, crowd);
  await page.locator('[data-kind="fold"][data-count="22"]').waitFor();
  const folded = (await drawn(page)).lanes;
  assert.equal(folded.length, 2, "main, and the worker that fails");

  await page.locator('[data-kind="toggle"]').first().focus();
  await page.keyboard.press("Enter");
  await page.locator('[data-kind="toggle"][data-state="unfolded"]').waitFor();
  assert.equal((await drawn(page)).lanes.length, 31);

  await page.locator('[data-kind="toggle"]').first().click();
  await page.locator('[data-kind="fold"][data-count="22"]').waitFor();
  assert.deepEqual((await drawn(page)).lanes, folded);
});
