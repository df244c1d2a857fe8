// The page around the element: links, kept work, theme, seed, keyboard, small screens, accessibility.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, test } from "node:test";
import { codeOf, drawn, open, paste, printed, settled, takeComplaints, traceOf, useBrowser } from "./browser.mjs";

/** @import {Page} from "playwright-core" */

useBrowser();

const axe = await readFile(new URL("../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");

/** @param {Page} page */
async function violations(page) {
  await page.evaluate(axe);
  const results = await page.evaluate(() => /** @type {any} */ (globalThis).axe.run());
  return results.violations.map((/** @type {any} */ { id, nodes }) => ({
    id,
    nodes: nodes.map((/** @type {any} */ node) => `${node.target.join(" ")}: ${node.failureSummary}`),
  }));
}

const program =
  "import asyncio\n\n\nasync def main():\n    await asyncio.sleep(1)\n    print('é🐍')\n\n\nasyncio.run(main())\n";

describe("links", () => {
  test("hold the program and the seed", async () => {
    const page = await open();
    await paste(page, program);
    await page.getByLabel("seed", { exact: true }).fill("7");
    await page.getByLabel("seed", { exact: true }).press("Enter");
    await settled(page);
    await page.getByRole("button", { name: "Share" }).click();
    const link = page.getByRole("textbox", { name: "Link" });
    await page.waitForFunction(() => /** @type {HTMLInputElement} */ (document.querySelector(".share input"))?.value);
    const address = await link.inputValue();
    const other = await open(new URL(address).hash);
    assert.equal(await codeOf(other), program);
    assert.equal((await traceOf(other)).seed, 7);
    assert.equal(await printed(other, "stdout"), "é🐍\n");
  });

  test("that are broken say so, and an example is shown", async () => {
    for (const fragment of ["#code=AAAA", "#code=%%%", "#example=nothing_of_the_kind"]) {
      const page = await open(fragment);
      await page.getByRole("alert").waitFor();
      assert.ok((await drawn(page)).lanes.length > 1);
      await page.context().close();
    }
  });

  test("go when the text changes, because they would not be true", async () => {
    const page = await open("#example=result_order");
    await page.locator(".cm-content").click();
    await page.keyboard.type("#");
    await settled(page);
    assert.equal(new URL(page.url()).hash, "");
  });
});

describe("work", () => {
  for (const [what, fragment] of [
    ["a link", "#example=result_order"],
    ["a broken link", "#code=AAAA"],
  ]) {
    test(`outlives ${what} that is opened`, async () => {
      const page = await open();
      await paste(page, program);
      await page.evaluate((hash) => (location.hash = hash), fragment);
      await page.reload();
      await settled(page);
      assert.equal((await codeOf(page)) === program, what === "a broken link");
      const address = new URL("./", page.url()).href;
      await page.goto("about:blank");
      await page.goto(address);
      await settled(page);
      assert.equal(await codeOf(page), program);
    });
  }

  test("is kept across reloads", async () => {
    const page = await open();
    await paste(page, program);
    await page.reload();
    await settled(page);
    assert.equal(await codeOf(page), program);
  });

  test("needs no storage", async () => {
    const page = await open();
    await page.addInitScript(() => {
      Object.defineProperty(globalThis, "localStorage", {
        get() {
          throw new DOMException("refused", "SecurityError");
        },
      });
    });
    await page.reload();
    await settled(page);
    assert.ok((await drawn(page)).lanes.length > 1);
    assert.deepEqual(takeComplaints(), []);
  });
});

describe("seed", () => {
  test("is rolled, and can be set back", async () => {
    const page = await open("#example=unreliable_sources");
    const ends = async () => (await drawn(page)).ends.map(({ at }) => at);
    const first = await ends();
    await page.getByRole("button", { name: "Another seed" }).click();
    await settled(page);
    const rolled = await page.getByLabel("seed", { exact: true }).inputValue();
    if (rolled !== "0") assert.notDeepEqual(await ends(), first);
    await page.getByLabel("seed", { exact: true }).fill("0");
    await page.getByLabel("seed", { exact: true }).press("Enter");
    await settled(page);
    assert.deepEqual(await ends(), first);
  });
});

describe("undo", () => {
  /** @param {Page} page */
  const title = (page) => page.locator(".caption h1").innerText();

  test("covers the seed, and is offered only when there is something to undo", async () => {
    const page = await open("#example=unreliable_sources");
    const undo = page.getByRole("button", { name: "Undo" });
    const redo = page.getByRole("button", { name: "Redo" });
    const field = page.getByLabel("seed", { exact: true });
    assert.equal(await undo.getAttribute("aria-disabled"), "true");
    await field.fill("7");
    await field.press("Enter");
    await settled(page);
    assert.equal(await undo.getAttribute("aria-disabled"), "false");
    await undo.click();
    await settled(page);
    assert.equal(await field.inputValue(), "0");
    assert.equal((await traceOf(page)).seed, 0);
    assert.equal(await undo.getAttribute("aria-disabled"), "true");
    await redo.click();
    await settled(page);
    assert.equal((await traceOf(page)).seed, 7);
    assert.equal(await redo.getAttribute("aria-disabled"), "true");
  });

  test("brings back the title of the program that it brings back", async () => {
    const page = await open("#example=result_order");
    const first = await title(page);
    await page.locator(".cm-content").click();
    await page.keyboard.type("#");
    await settled(page);
    await page.evaluate((code) => {
      /** @type {any} */ (document.querySelector("gather-play")).code = code;
    }, program);
    await settled(page);
    assert.equal(await title(page), "Your program");
    await page.getByRole("button", { name: "Undo" }).click();
    assert.equal(await title(page), first);
    await paste(page, program);
    assert.equal(await title(page), "Your program");
    await page.getByRole("button", { name: "Undo" }).click();
    assert.equal(await title(page), first);
  });
});

describe("a seed that is no whole number", () => {
  test("is refused in words", async () => {
    const page = await open("#example=unreliable_sources");
    const field = page.getByLabel("seed", { exact: true });
    await field.fill("1.5");
    await field.press("Enter");
    await page.getByRole("alert").getByText("1.5").waitFor();
    assert.equal(await field.inputValue(), "0");
  });
});

describe("playhead", () => {
  test("is moved by keys; what is later is shown as not yet printed", async () => {
    const page = await open("#example=result_order");
    const playhead = page.getByRole("slider", { name: "Playhead" });
    await playhead.focus();
    await page.keyboard.press("Home");
    await page.locator(".output li.later").first().waitFor();
    assert.equal(await playhead.getAttribute("aria-valuetext"), "0 s");
    await page.locator(".mark").first().waitFor();
    await page.keyboard.press("End");
    await page.waitForFunction(() => !document.querySelector("gather-play")?.shadowRoot?.querySelector(".later"));
  });

  test("is moved by the element's seek", async () => {
    const page = await open("#example=result_order");
    const told = await page.evaluate(() => {
      const play = /** @type {any} */ (document.querySelector("gather-play"));
      return new Promise((resolve) => {
        play.addEventListener("gather:seek", (/** @type {CustomEvent} */ event) => resolve(event.detail.seconds));
        play.seek(1.5);
      });
    });
    assert.equal(told, 1.5);
    await page.locator(".playhead .time", { hasText: "1.5 s" }).waitFor();
  });
});

describe("selection", () => {
  test("of a lane selects its row, and the other way round", async () => {
    const page = await open("#example=result_order");
    await page.locator('.lane[data-task="2"] .segment[data-state="waiting"]').click();
    await page.locator('tr.selected[data-task="2"]').waitFor();
    await page.locator('tr[data-task="1"] button.task').click();
    await page.locator('.lane[data-task="1"] .mark-selected').waitFor();
  });
});

describe("keyboard alone", () => {
  test("reaches everything, and leaves the editor", async () => {
    const page = await open("#example=result_order");
    /** @type {string[]} */
    const seen = [];
    await page.locator(".brand").focus();
    for (let i = 0; i < 60; i++) {
      await page.keyboard.press("Tab");
      const where = await page.evaluate(() => {
        const root = document.querySelector("gather-play")?.shadowRoot;
        const active = document.activeElement?.shadowRoot ? root?.activeElement : document.activeElement;
        const shown = active?.matches(":focus-visible");
        return `${active?.id || active?.getAttribute("class") || active?.getAttribute("aria-label")} ${shown ? "" : "unseen"}`;
      });
      if (where.startsWith("null")) continue; // The browser's own controls.
      seen.push(where.trim());
      if (where.startsWith("cm-content")) await page.keyboard.press("Escape");
    }
    for (const stop of [
      "examples",
      "share",
      "seed",
      "theme",
      "help",
      "cm-content",
      "task",
      "lane",
      "handle",
      "playhead",
    ]) {
      assert.ok(
        seen.some((where) => where.includes(stop)),
        `${stop} is among ${seen.join(", ")}`,
      );
    }
    assert.deepEqual(
      seen.filter((where) => where.endsWith("unseen")),
      [],
    );
  });
});

describe("a small window", () => {
  for (const width of [390, 320]) {
    test(`of ${width} pixels shows picture and tabs without scrolling sideways`, async () => {
      const page = await open("#example=one_call_fails", {
        viewport: { width, height: 844 },
        isMobile: true,
        hasTouch: true,
      });
      const scrolled = () => page.evaluate(() => document.documentElement.scrollWidth);
      assert.equal(await scrolled(), width);
      assert.ok(await page.getByText("seed", { exact: true }).isVisible());
      for (const name of ["Tasks", "Output", "Program"]) {
        await page.getByRole("tab", { name }).click();
        await page.locator({ Tasks: "table", Output: ".output", Program: ".cm-content" }[name] ?? "").waitFor();
        assert.equal(await scrolled(), width);
      }
    });
  }
});

describe("a large window", () => {
  test("holds the whole page", async () => {
    const page = await open("#example=one_call_fails");
    assert.equal(await page.evaluate(() => document.documentElement.scrollHeight), 900);
  });
});

describe("accessibility", () => {
  for (const [name, options] of /** @type {const} */ ([
    ["light", { colorScheme: "light" }],
    ["dark", { colorScheme: "dark" }],
    ["phone", { viewport: { width: 390, height: 844 } }],
  ])) {
    test(`axe finds nothing: ${name}`, async () => {
      const page = await open("#example=one_call_fails", options);
      assert.deepEqual(await violations(page), []);
      await page.getByRole("button", { name: "Examples" }).click();
      await page.locator(".examples li").first().waitFor();
      assert.deepEqual(await violations(page), []);
    });
  }
});

describe("theme", () => {
  test("follows the system until one is chosen, which is kept", async () => {
    const page = await open("", { colorScheme: "dark" });
    const surface = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const dark = await surface();
    await page.getByRole("button", { name: /^Theme/ }).click();
    const light = await surface();
    assert.notEqual(light, dark);
    await page.reload();
    await settled(page);
    assert.equal(await surface(), light);
    await page.getByRole("button", { name: /^Theme/ }).click();
    assert.equal(await surface(), dark);
  });
});
