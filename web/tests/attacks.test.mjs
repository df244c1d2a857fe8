// What wants to be markup or a script, in what is embedded: attacks are text.

import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateRawSync } from "node:zlib";
import { takeComplaints, visit } from "./browser.mjs";
import { ask, element, ended, show, useSite } from "./embedding.mjs";
import { serve } from "./server.mjs";

/** @import {Page} from "playwright-core" */

useSite();

const attacks = [
  `<img src=x onerror="window.broken = 1">`,
  `</code></pre><script>window.broken = 1</script>`,
  `"><svg onload="window.broken = 1">`,
  `javascript:window.broken = 1`,
  `\${window.broken = 1}`,
  `</text><foreignObject><iframe srcdoc="<script>parent.broken = 1</script>"></iframe></foreignObject>`,
];
/** @param {string[]} texts of which a program makes names, output and exceptions */
const hostileProgram = (...texts) => {
  const all = texts.map((text) => JSON.stringify(text)).join(", ");
  return `import asyncio\n\nasync def work(x):\n    asyncio.current_task().set_name(x)\n    print(x)\n    await asyncio.sleep(1)\n    raise ValueError(x)\n\nasync def main():\n    await asyncio.gather(*map(work, [${all}]), return_exceptions=True)\n    raise RuntimeError(${all})\n\nasyncio.run(main())\n`;
};
const hostile = attacks.map((attack) => hostileProgram(attack));
const everything = hostileProgram(...attacks);

/** @param {Page} page */
async function assertWhole(page) {
  const found = await page.evaluate(() => {
    /** @type {(root: ParentNode) => Element[]} */
    const all = (root) =>
      [...root.querySelectorAll("*")].flatMap((one) => [one, ...(one.shadowRoot ? all(one.shadowRoot) : [])]);
    const within = all(document.body);
    return {
      broken: /** @type {any} */ (window).broken,
      elements: within.filter((one) =>
        ["script", "img", "iframe", "foreignObject", "object", "embed"].includes(one.localName),
      ).length,
      handlers: within.flatMap((one) => one.getAttributeNames()).filter((name) => name.startsWith("on")),
    };
  });
  assert.deepEqual(found, { broken: undefined, elements: 0, handlers: [] });
}

test("an attack in an element", async () => {
  const { page } = await show([...hostile, ...attacks].map((code) => element('load="eager"', code)).join(""));
  await ended(page, hostile.length + attacks.length);
  await assertWhole(page);
});

test("an attack in the attributes of a code block", async () => {
  const names = ["onclick", "onload", "style", "id", "class", "slot", "constructor"];
  const attributes = names.map((name) => `data-gather-${name}="window.broken = 1"`).join(" ");
  const { page } = await show(`<pre class="gather" ${attributes} data-gather-load="eager">print(1)</pre>`);
  await ended(page);
  const set = await ask(page, (play) => play.getAttributeNames());
  assert.deepEqual(
    names.filter((name) => set.includes(name)),
    [],
  );
  assert.equal(takeComplaints().length, names.length, "who has written them is told");
  assert.equal(await ask(page, (play) => play.code), "print(1)");
});

test("an attack on the frame, by its address and by messages", async () => {
  const site = await serve();
  try {
    const page = await visit("about:blank");
    for (const address of [
      `embed/#code=${deflateRawSync(everything).toString("base64url")}`,
      `embed/#code=${encodeURIComponent("<img src=x onerror=alert(1)>")}`,
      `embed/?view="><script>window.broken=1</script>&editor=x&theme=<b>#example=result_order`,
      `embed/?src=javascript:alert(1)&example=../../index.html#example=../../index.html`,
      `embed/#example=javascript:alert(1)`,
      `embed/#lesson=../../index/"><img src=x>`,
      `embed/`,
    ]) {
      await page.goto("about:blank");
      await page.goto(new URL(address, site.url).href);
      await page.locator("gather-play[state=done], gather-play[state=error], .trouble").first().waitFor();
      await page.evaluate(() => {
        for (const data of [
          null,
          1,
          "run",
          { gather: "constructor" },
          { gather: "__proto__", argument: {} },
          { gather: "theme", argument: "<b>" },
          { gather: "seek", argument: { valueOf: 1 } },
        ]) {
          postMessage(data, "*");
        }
      });
      await assertWhole(page);
    }
    // The documents are another site's than the tests', and what doesn't exist is missed. Nothing had to be forbidden.
    assert.doesNotMatch(takeComplaints().join("\n"), /Content Security Policy/);
  } finally {
    await site.close();
  }
});
