// The stack of the WebAssembly program is the browser's, and running out of it would end the program. However deep a Python program
// goes, Python's own limit is reached first.

import assert from "node:assert/strict";
import { test } from "node:test";
import { about, open, paste, patiently, printed, useBrowser } from "./browser.mjs";

useBrowser();

/** Each of them goes on for ever, or as deep as it is told. */
const deep = {
  calls: "def f():\n    f()\n\nf()\n",
  "calls by natives": "def f(x):\n    return sorted([x], key=f)\n\nf(1)\n",
  "special methods": "class A:\n    def __repr__(self):\n        return f'{[self]} {A()}'\n\nrepr(A())\n",
  attributes: "class A:\n    def __getattr__(self, name):\n        return getattr(self, name + 'x')\n\nA().a\n",
  comparisons: "class A:\n    def __lt__(self, other):\n        return min(A(), A())\n\nmin(A(), A())\n",
  values: "x = []\nfor _ in range(100_000):\n    x = [x]\nrepr(x)\n",
  iterators: "x = iter([1])\nfor _ in range(100_000):\n    x = map(str, x)\nlist(x)\n",
  generators: "def f():\n    yield from f()\n\nlist(f())\n",
  coroutines: "import asyncio\n\nasync def f():\n    await f()\n\nasyncio.run(f())\n",
};

test("nothing can exhaust the stack", async () => {
  const page = await open();
  await patiently(page);
  for (const [what, program] of Object.entries(deep)) {
    await about(what, async () => {
      const indented = program.replace(/^(?=.)/gm, "    ");
      await paste(page, `try:\n${indented}except RecursionError as error:\n    print("${what}:", error)\n`);
      const said = await page.locator(".status").innerText();
      assert.match(await printed(page, "stdout"), new RegExp(`^${what}: maximum recursion depth exceeded`), said);
    });
  }
});
