// The page around the element: links, kept work, theme, seed, keyboard, small screens, accessibility.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  changing,
  codeOf,
  drawn,
  eventually,
  open,
  paste,
  printed,
  settled,
  takeComplaints,
  traceOf,
  useBrowser,
  violations,
} from "./browser.mjs";

useBrowser();

const program =
  "import asyncio\n\n\nasync def main():\n    await asyncio.sleep(1)\n    print('é🐍')\n\n\nasyncio.run(main())\n";

describe("links", () => {
  test("hold the program and the seed", async () => {
    const page = await open();
    await paste(page, program);
    await page.getByLabel("seed", { exact: true }).fill("7");
    await page.getByLabel("seed", { exact: true }).press("Enter");
    await eventually(async () => assert.equal((await traceOf(page)).seed, 7));
    await page.getByRole("button", { name: "Share" }).click();
    const link = page.getByRole("textbox", { name: "Link" });
    const address = await eventually(async () => {
      const found = await link.inputValue();
      assert.match(found, /#/);
      return found;
    });
    await page.close();
    const other = await open(new URL(address).hash);
    assert.equal(await codeOf(other), program);
    assert.equal((await traceOf(other)).seed, 7);
    assert.equal(await printed(other, "stdout"), "é🐍\n");
  });

  test("that are broken say so, and an example is shown", async () => {
    for (const fragment of ["#code=AAAA", "#code=%%%", "#example=nothing_of_the_kind"]) {
      const page = await open(fragment);
      await page.getByRole("alert").waitFor();
      await eventually(async () => assert.ok((await drawn(page)).lanes.length > 1));
      await page.close();
    }
  });

  test("go when the text changes, because they would not be true", async () => {
    const page = await open("#example=result_order");
    await page.locator(".cm-content").click();
    await page.keyboard.type("#");
    await eventually(async () => assert.equal(new URL(page.url()).hash, ""));
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
      await eventually(async () => assert.equal((await codeOf(page)) === program, what === "a broken link"));
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

  test("of one tab is not taken by another", async () => {
    const page = await open();
    await paste(page, program);
    await page.waitForFunction(() => localStorage.getItem("gatherplay.work")?.includes("🐍"));
    const other = await page.context().newPage();
    await other.goto(page.url());
    await settled(other);
    assert.equal(await codeOf(other), program, "a new tab goes on with what was done last");
    const elsewhere = program.replace("asyncio", "asyncio  # elsewhere");
    assert.notEqual(elsewhere, program);
    await paste(other, elsewhere);
    await other.waitForFunction(() => localStorage.getItem("gatherplay.work")?.includes("elsewhere"));
    await page.reload();
    await settled(page);
    assert.equal(await codeOf(page), program);
  });

  test("needs no storage", async () => {
    const page = await open();
    await page.addInitScript(() => {
      for (const storage of ["localStorage", "sessionStorage"]) {
        Object.defineProperty(globalThis, storage, {
          get() {
            throw new DOMException("refused", "SecurityError");
          },
        });
      }
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
    if (rolled !== "0") await eventually(async () => assert.notDeepEqual(await ends(), first));
    await page.getByLabel("seed", { exact: true }).fill("0");
    await page.getByLabel("seed", { exact: true }).press("Enter");
    await eventually(async () => assert.deepEqual(await ends(), first));
  });
});

describe("undo", () => {
  test("covers the seed, and is offered only when there is something to undo", async () => {
    const page = await open("#example=unreliable_sources");
    const undo = page.getByRole("button", { name: "Undo" });
    const redo = page.getByRole("button", { name: "Redo" });
    const field = page.getByLabel("seed", { exact: true });
    /** @param {number} seed @param {boolean} undoable @param {boolean} redoable */
    const holds = async (seed, undoable, redoable) => {
      await eventually(async () => {
        assert.equal(await field.inputValue(), String(seed));
        assert.equal((await traceOf(page)).seed, seed);
        assert.equal(await undo.getAttribute("aria-disabled"), String(!undoable));
        assert.equal(await redo.getAttribute("aria-disabled"), String(!redoable));
      });
    };
    await holds(0, false, false);
    await field.fill("7");
    await field.press("Enter");
    await holds(7, true, false);
    await undo.click();
    await holds(0, false, true);
    await redo.click();
    await holds(7, true, false);
  });

  test("brings back the title of the program that it brings back", async () => {
    const page = await open("#example=result_order");
    const title = page.locator(".caption h1");
    const first = await title.innerText();
    /** @param {string} text */
    const titled = (text) => eventually(async () => assert.equal(await title.innerText(), text));
    const before = await codeOf(page);
    await page.locator(".cm-content").click();
    await changing(page, () => page.keyboard.type("#"));
    await page.evaluate((code) => {
      /** @type {any} */ (document.querySelector("gather-play")).code = code;
    }, program);
    await titled("Your program");
    await page.getByRole("button", { name: "Undo" }).click();
    await titled(first);
    assert.notEqual(await codeOf(page), before, "what was typed before is still there");
    await paste(page, program);
    await titled("Your program");
    await page.getByRole("button", { name: "Undo" }).click();
    await titled(first);
  });
});

describe("a seed that is no whole number", () => {
  test("is refused in words", async () => {
    const page = await open("#example=unreliable_sources");
    const field = page.getByLabel("seed", { exact: true });
    await field.fill("1.5");
    await field.press("Enter");
    await page.getByRole("alert").getByText("1.5").waitFor();
    await eventually(async () => assert.equal(await field.inputValue(), "0"));
  });
});

describe("playhead", () => {
  test("is moved by keys; what is later is shown as not yet printed", async () => {
    const page = await open("#example=result_order");
    const playhead = page.getByRole("slider", { name: "Playhead" });
    await playhead.focus();
    await page.keyboard.press("Home");
    await page.getByRole("tab", { name: "Output" }).click();
    await page.locator(".output li.later").first().waitFor();
    await eventually(async () =>
      assert.match((await playhead.getAttribute("aria-valuetext")) ?? "", /^0 s, event 1 of \d+: main /),
    );
    await page.locator(".mark").first().waitFor();
    await playhead.focus();
    await page.keyboard.press("End");
    await page.locator(".output li.later").first().waitFor({ state: "detached" });
  });

  test("never says another moment than its own, even before the runtime has put it into words", async () => {
    const page = await open("#example=result_order");
    const said = await page.evaluate(() => {
      const play = /** @type {any} */ (document.querySelector("gather-play"));
      const playhead = play.shadowRoot.querySelector(".playhead");
      return [0, 1.5, 0.25, 1].map((seconds) => {
        play.seek(seconds); // The runtime can't answer before this script has ended.
        return playhead.ariaValueText;
      });
    });
    assert.deepEqual(said, ["0 s", "1.5 s", "0.25 s", "1 s"]);
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

describe("the editor", () => {
  test("says how to leave it by keys, while it has the focus", async () => {
    const page = await open("#example=result_order");
    const hint = page.locator(".hint", { hasText: /Tab.*Esc.*Tab/ });
    await hint.waitFor({ state: "hidden" });
    await page.locator(".cm-content").focus();
    await hint.waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("Tab");
    await hint.waitFor({ state: "hidden" });
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
      await eventually(async () => assert.equal(await scrolled(), width));
      const seed = page.getByText("seed", { exact: true });
      assert.equal(await seed.isVisible(), false, "nothing is random");
      for (const name of ["Tasks", "Output", "Program"]) {
        await page.getByRole("tab", { name }).click();
        await page.locator({ Tasks: "table", Output: ".output", Program: ".cm-content" }[name] ?? "").waitFor();
        await eventually(async () => assert.equal(await scrolled(), width));
      }
      await page.evaluate(() => (location.hash = "#example=unreliable_sources"));
      await seed.waitFor();
      await eventually(async () => assert.equal(await scrolled(), width));
    });
  }
});

describe("a large window", () => {
  test("holds the whole page", async () => {
    const page = await open("#example=one_call_fails");
    await eventually(async () => {
      assert.equal(await page.evaluate(() => document.documentElement.scrollHeight), 900);
    });
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
    const light = await eventually(async () => {
      const found = await surface();
      assert.notEqual(found, dark);
      return found;
    });
    await page.reload();
    await settled(page);
    await eventually(async () => assert.equal(await surface(), light));
    await page.getByRole("button", { name: /^Theme/ }).click();
    await eventually(async () => assert.equal(await surface(), dark));
  });
});
