// What the page begins with before its modules have come: the worker that is to run programs, once and only where one is sure to run.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { drawn, eventually, settled, takeComplaints, useBrowser, visit } from "./browser.mjs";

/** @import {Page} from "playwright-core" */

useBrowser();

/** What waits until it is opened. */
function gate() {
  let open = () => {};
  const opened = new Promise((resolve) => (open = () => resolve(undefined)));
  return { open, opened };
}

/**
 * Goes to a page whose own script waits.
 * @param {string} address
 * @param {(page: Page) => Promise<unknown>} [prepare]
 */
async function visitHeld(address, prepare = async () => {}) {
  /** @type {string[]} */
  const requests = [];
  const held = gate();
  const page = await visit(address, {}, async (page) => {
    page.context().on("request", (request) => requests.push(new URL(request.url()).pathname));
    await page.route(/\/page-\w+\.js$/, async (route) => {
      await held.opened;
      await route.continue();
    });
    await prepare(page);
  });
  return {
    page,
    release: held.open,
    /** @param {RegExp} name */
    asked: (name) => requests.filter((path) => name.test(path)).length,
  };
}

/** What a worker that was started ahead has come to. @param {Page} page */
const ahead = (page) =>
  page.evaluate(() => {
    const found = /** @type {any} */ (globalThis)[Symbol.for("gatherplay.worker")];
    return found && (found.ready ? "ready" : "starting");
  });

describe("the worker", () => {
  test("is ready before the modules have come, and is the only one", async () => {
    const { page, release, asked } = await visitHeld("");
    await eventually(async () => assert.equal(await ahead(page), "ready"));
    assert.equal(await page.locator("gather-play:defined").count(), 0);
    release();
    await settled(page);
    assert.ok((await drawn(page)).lanes.length > 1);
    assert.equal(await ahead(page), undefined);
    assert.equal(page.workers().length, 1);
    assert.deepEqual([asked(/\/worker-\w+\.js$/), asked(/\.wasm$/)], [1, 1]);
  });

  test("that fails before the modules have come is forgotten, and another one takes its place", async () => {
    for (const name of [/\/worker-\w+\.js$/, /\.wasm$/]) {
      let failing = true;
      const { page, release, asked } = await visitHeld("", async (page) => {
        await page.route(name, (route) => (failing ? route.abort() : route.continue()));
      });
      await eventually(async () => {
        assert.equal(asked(name), 1);
        assert.equal(await ahead(page), undefined);
      });
      assert.equal(page.workers().length, 0);
      failing = false;
      release();
      await settled(page);
      assert.ok((await drawn(page)).lanes.length > 1);
      assert.equal(page.workers().length, 1);
      takeComplaints(); // The browser tells of what did not come.
    }
  });

  test("that fails after it has been handed over is missed in words", async () => {
    const held = gate();
    const page = await visit("#example=result_order", {}, (page) =>
      page.route(/\.wasm$/, async (route) => {
        await held.opened;
        await route.abort();
      }),
    );
    await page.locator("gather-play[state=loading]").waitFor();
    assert.equal(await ahead(page), undefined);
    held.open();
    await page.locator(".status.problem").getByText("What runs Python could not be loaded").waitFor();
    takeComplaints();
  });

  test("is not started where something is asked before anything runs", async () => {
    const page = await visit("learn.html#gather/all-or-nothing");
    await page.locator(".prediction.asked").waitFor();
    assert.equal(page.workers().length, 0);
  });
});

test("the list of examples and the first of them come once, beside the modules; not where another program is to be shown", async () => {
  const { page, release, asked } = await visitHeld("");
  const files = [/\/examples\/index\.json$/, /\/examples\/others_go_on\.py$/];
  await eventually(async () => assert.deepEqual(files.map(asked), [1, 1]));
  release();
  await settled(page);
  assert.deepEqual(files.map(asked), [1, 1]);

  const other = await visitHeld("#example=result_order");
  other.release();
  await settled(other.page);
  assert.deepEqual(files.map(other.asked), [1, 0]);
});
