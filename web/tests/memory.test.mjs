// How much memory a program may take: the module says it, and the page goes on when an instance has come to its end.

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { test } from "node:test";
import { limitMemory, memoryOf, PAGE_SIZE } from "../memory.mjs";
import {
  changing,
  codeOf,
  drawn,
  eventually,
  open,
  patiently,
  printed,
  repository,
  settled,
  useBrowser,
} from "./browser.mjs";

/** @import {Page} from "playwright-core" */

useBrowser();

const build = new URL("web/build/", repository);

async function builtModule() {
  const [name] = (await readdir(build)).filter((file) => file.endsWith(".wasm"));
  return new Uint8Array(await readFile(new URL(name, build)));
}

test("the WebAssembly program may take 256 MB", async () => {
  const { from, to = Infinity } = memoryOf(await builtModule());
  assert.equal(to * PAGE_SIZE, 256 * 1024 * 1024);
  assert.ok(from < to);
});

test("an instance without memory is replaced, and the page says why it ended", async () => {
  const page = await open();
  // One that may take less dies of a program that the runtime's own limits let pass.
  const small = limitMemory(await builtModule(), 800);
  await page.route(/\.wasm$/, (route) =>
    route.fulfill({ contentType: "application/wasm", body: Buffer.from(small.buffer) }),
  );
  await page.reload();
  await settled(page);
  await changing(page, () =>
    page.evaluate(() => {
      /** @type {any} */ (document.querySelector("gather-play")).code = "x = [0] * 5_000_000\n";
    }),
  );
  await page.locator(".status.problem", { hasText: "256 MB of memory" }).waitFor();
  assert.equal(await codeOf(page), "x = [0] * 5_000_000\n");
  await page.getByRole("button", { name: "Undo" }).click();
  await eventually(async () => {
    assert.ok((await drawn(page)).lanes.length > 1);
    assert.equal(await page.locator(".status.problem", { hasText: "256 MB of memory" }).count(), 0);
  });
});

/**
 * Puts a program in the place of the one that is shown.
 * @param {Page} page
 * @param {string} code
 */
async function replace(page, code) {
  await changing(page, () =>
    page.evaluate((text) => /** @type {any} */ (document.querySelector("gather-play")).load(text), code),
  );
}

/** @param {number} count how many tasks sleep at the same time */
function sleepers(count) {
  return `import asyncio

async def sleeper():
    await asyncio.sleep(1)

async def main():
    await asyncio.gather(*(sleeper() for _ in range(${count})))
    print("all awake")

asyncio.run(main())
`;
}

/** @param {Page} page */
async function said(page) {
  return page.locator(".status.problem .message").allTextContents();
}

// Twice: the record of the first run, which the page keeps until it has the second, must not stand in its way.
test("100 000 tasks sleep at the same time, and again", async () => {
  const page = await open();
  await patiently(page);
  for (const time of ["once", "again"]) {
    await replace(page, `${sleepers(100_000)}# ${time}\n`);
    assert.deepEqual(await said(page), []);
    assert.equal(await printed(page, "stdout"), "all awake\n");
    await page.locator(".status", { hasText: "100001 tasks · 1 s of virtual time" }).waitFor();
  }
  const { lanes } = await drawn(page);
  assert.deepEqual(lanes, [0], "main's lane, and all others folded into one row");
  await replace(page, sleepers(10));
  assert.equal((await drawn(page)).lanes.length, 11);
});

test("more tasks than there may be at the same time end the run with a message, and the page goes on", async () => {
  const page = await open();
  await patiently(page);
  await replace(page, sleepers(150_000));
  assert.match((await said(page)).join(), /more tasks at the same time|more than 160 MB of memory/);
  assert.equal(await codeOf(page), sleepers(150_000));
  await replace(page, sleepers(10));
  assert.deepEqual(await said(page), []);
  assert.equal((await drawn(page)).lanes.length, 11);
});
