// How much memory a program may take: the module says it, and the page goes on when an instance has come to its end.

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { test } from "node:test";
import { limitMemory, memoryOf, PAGE_SIZE } from "../memory.mjs";
import { changing, codeOf, drawn, eventually, open, repository, settled, useBrowser } from "./browser.mjs";

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
