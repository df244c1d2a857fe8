// The page at a static host that knows nothing of it, below some path: the built folder is all that is needed.

import assert from "node:assert/strict";
import { test } from "node:test";
import { drawn, expected, open, printed, useBrowser } from "./browser.mjs";
import { serveStatically } from "./server.mjs";

useBrowser(() => serveStatically("/somewhere/below/"));

test("an example runs and is drawn", async () => {
  const page = await open("#example=result_order");
  assert.equal(await printed(page, "stdout"), (await expected("result_order")).stdout);
  assert.equal((await drawn(page)).lanes.length, 3);
});
