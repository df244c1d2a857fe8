// What Lighthouse checks besides speed, on the page as the program serves it.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { judge } from "./lighthouse.mjs";
import { serve } from "./server.mjs";

/** @type {import("./server.mjs").Site} */
let server;
before(async () => {
  server = await serve();
});
after(() => server.close());

test("Lighthouse finds nothing amiss", async () => {
  for (const device of /** @type {const} */ (["desktop", "phone"])) {
    const found = await judge(server.url, ["accessibility", "best-practices", "seo"], device);
    assert.deepEqual(
      found,
      ["accessibility", "best-practices", "seo"].map((category) => ({ category, score: 100, missed: [] })),
      `as a ${device}`,
    );
  }
});
