// What goes wrong is said where it is, and nothing is lost.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  complained,
  changing,
  codeOf,
  drawn,
  eventually,
  open,
  PATIENCE,
  paste,
  printed,
  settled,
  takeComplaints,
  useBrowser,
} from "./browser.mjs";

/** @import {Page} from "playwright-core" */

useBrowser();

/**
 * The text that is underlined as wrong.
 * @param {Page} page
 */
async function underlined(page) {
  return (await page.locator(".cm-gather-problem").allTextContents()).join("");
}

describe("a program that is not Python", () => {
  test("has CPython's message at its place, and the last good timeline stays, greyed", async () => {
    const page = await open("#example=result_order");
    const before = await drawn(page);
    await page.locator(".cm-line", { hasText: "async def main" }).click();
    await page.keyboard.press("End");
    await changing(page, () => page.keyboard.press("Backspace"));
    const status = page.locator(".status");
    await status.getByText("expected ':'").waitFor();
    assert.match(await status.innerText(), /line 11/);
    assert.match(await status.innerText(), /the last program that ran/);
    assert.deepEqual(await drawn(page), before);
    await page.locator(".timeline.stale").waitFor();
    const marks = page.locator(".cm-gather-problem, .cm-gather-problem-point");
    await eventually(async () => assert.equal(await marks.count(), 1));

    await changing(page, () => page.keyboard.type(":"));
    await page.locator(".timeline:not(.stale)").waitFor();
    await eventually(async () => assert.equal(await marks.count(), 0));
  });

  test("is marked at the right place behind characters that take two units", async () => {
    const page = await open();
    await paste(page, 'print("🐍🐍", 1 2)\n');
    await eventually(async () => assert.equal(await underlined(page), "1 2"));
  });

  test("shows the place on request", async () => {
    const page = await open("#example=result_order", { viewport: { width: 390, height: 844 } });
    await paste(page, "x = (1\n");
    await page.getByRole("tab", { name: "Output" }).click();
    await page.getByRole("button", { name: "line 1" }).click();
    await page.locator(".cm-content:focus").waitFor();
  });
});

describe("a program that does not end", () => {
  test("is stopped; page and text live on", async () => {
    const page = await open("#example=result_order");
    const before = await codeOf(page);
    await page.locator(".cm-line", { hasText: "async def main" }).click();
    await page.keyboard.press("End");
    await page.keyboard.type("\nwhile True:\npass");
    await eventually(async () => assert.match(await codeOf(page), /while True:\n {8}pass/));
    await page.locator(".status.problem", { hasText: "Stopped" }).waitFor();
    await settled(page);
    assert.match(await codeOf(page), /while True:\n {8}pass/);
    // What is typed fast is one step of the history, what is typed slowly several.
    while ((await codeOf(page)) !== before) await changing(page, () => page.keyboard.press("ControlOrMeta+z"));
    await page.locator(".status:not(.problem)").waitFor();
  });
});

describe("a program that is not supported", () => {
  test("is refused with its line", async () => {
    const page = await open();
    await paste(page, "import asyncio\nimport socket\n");
    const status = page.locator(".status.problem");
    assert.match(await status.innerText(), /socket/);
    assert.match(await status.innerText(), /line 2/);
  });

  test("is told the way out under its line, or where the output would be, its code as code, and once", async () => {
    const page = await open();
    await paste(page, "import asyncio\nimport aiohttp\nprint(1)\n");
    const refusal = page.locator("#panel-output .refusal");
    /** @param {import("playwright-core").Locator} place */
    const told = (place) =>
      eventually(async () => {
        const lines = await place.locator("code").allTextContents();
        assert.equal(lines.length, 2);
        assert.match(lines[0], /^await asyncio\.sleep\(/);
      });
    await told(page.locator(".cm-line:has-text('import aiohttp') + .cm-gather-refusal"));
    assert.equal(await refusal.locator("code").count(), 0, "the program is in sight");
    const tab = page.getByRole("tab", { name: "Output" });
    await tab.focus();
    await page.setViewportSize({ width: 820, height: 1180 });
    await page.getByRole("tab", { name: "Program" }).waitFor();
    assert.ok(await tab.evaluate((button) => button.matches(":focus")), "the same tab, in another window");
    await tab.click();
    await told(refusal);
    await page.getByRole("button", { name: "Show line 2" }).click();
    await page.locator(".cm-content:focus").waitFor();
    await paste(page, "print(1)\n");
    await page.locator(".refusal, .cm-gather-refusal").waitFor({ state: "detached" });
  });
});

describe("an exception that nobody catches", () => {
  test("is told, with its traceback, and is no reason to grey anything", async () => {
    const page = await open("#example=one_call_fails");
    assert.match(await page.locator(".status.problem").innerText(), /ServerDown: Server 3 is down/);
    assert.match(await printed(page, "stderr"), /^Traceback \(most recent call last\):\n/);
    assert.equal(await page.locator(".stale").count(), 0);
  });
});

describe("an instance", () => {
  // A worker that starts well, as far as the page can see, and then fails its first call.
  for (const [what, answer, message] of /** @type {const} */ ([
    ["that dies is replaced", 'postMessage({ kind: "died", message: "gone" })', "(gone)"],
    ["that does not answer is replaced", "", "without an end"],
  ])) {
    test(what, async () => {
      const page = await open("#example=result_order");
      let failing = true;
      await page.route(/worker-.*\.js$/, (route) => {
        if (!failing) return route.continue();
        failing = false;
        return route.fulfill({
          contentType: "text/javascript",
          body: `addEventListener("message", ({ data }) => {
            if (!data.name) postMessage({ kind: "ready" });
            else { ${answer} }
          });`,
        });
      });
      await page.reload();
      await page.locator(".status.problem", { hasText: message }).waitFor({ timeout: PATIENCE });
      const text = await codeOf(page);
      assert.match(text, /gather/);
      await page.locator(".cm-content").click();
      await page.keyboard.press("ControlOrMeta+End");
      await page.keyboard.type("# again");
      await eventually(async () => {
        assert.equal(await codeOf(page), `${text}# again`);
        assert.equal((await drawn(page)).lanes.length, 3);
        assert.equal(await page.locator(".status.problem").count(), 0);
      });
    });
  }
});

describe("a program that takes the place of another", () => {
  test("takes the results of the other away at once", async () => {
    const page = await open("#example=result_order");
    const left = await page.evaluate(() => {
      const play = /** @type {any} */ (document.querySelector("gather-play"));
      play.code = "while True: pass\n";
      return play.updateComplete.then(() => [
        play.shadowRoot.querySelectorAll(".drawing > *, .output li, .table tr").length,
        play.trace,
      ]);
    });
    assert.deepEqual(left, [0, undefined]);
  });
});

describe("a run that takes long", () => {
  test("greys what is shown of the one before", async () => {
    const page = await open("#example=result_order");
    await page.evaluate(() => {
      const timeline = /** @type {Element} */ (
        document.querySelector("gather-play")?.shadowRoot?.querySelector(".timeline")
      );
      const observer = new MutationObserver(() => {
        if (timeline.classList.contains("stale")) document.body.dataset.greyed = "yes";
      });
      observer.observe(timeline, { attributeFilter: ["class"] });
    });
    await page.locator(".cm-line", { hasText: "async def main" }).click();
    await page.keyboard.press("Home");
    await page.keyboard.insertText("for _ in range(8_000_000): pass\n");
    await page.locator("body[data-greyed]").waitFor();
  });
});

describe("program text", () => {
  test("is never markup", async () => {
    const page = await open();
    const attack = "</text></svg><img src=x onerror=alert(1)><script>alert(1)</script>\"'&lt;";
    await paste(
      page,
      `import asyncio\n\n\nasync def f(x):\n    print(x)\n    await asyncio.sleep(1)\n    return x\n\n\nasync def main():\n    await asyncio.gather(f(${JSON.stringify(attack)}), f(1))\n\n\nasyncio.run(main())\n`,
    );
    assert.equal((await printed(page, "stdout")).split("\n")[0], attack);
    const foreign = await page.evaluate(() => {
      const root = /** @type {ShadowRoot} */ (document.querySelector("gather-play")?.shadowRoot);
      return root.querySelectorAll("img, script, [onerror]").length;
    });
    assert.equal(foreign, 0);
    assert.deepEqual(takeComplaints(), []);
  });
});

describe("a part of the page that is loaded when it is needed", () => {
  test("is the search in the program", async () => {
    const page = await open("#example=result_order");
    await page.locator(".cm-content").click();
    await eventually(async () => {
      await page.keyboard.press("ControlOrMeta+f");
      assert.equal(await page.locator(".cm-search").count(), 1);
    });
    await page.keyboard.type("gather");
    await page.keyboard.press("Enter");
    await page.locator(".cm-searchMatch-selected", { hasText: "gather" }).waitFor();
  });

  test("says so if it can't be had, and nothing is lost", async () => {
    const page = await open();
    await paste(page, "print('mine')\n");
    await page.route(/gallery-.*\.js$/, (route) => route.abort());
    await page.getByRole("button", { name: "Examples" }).click();
    await page.getByRole("alert").getByText("could not be loaded. Your program is kept").waitFor();
    await complained(/ERR_FAILED/);
    await page.reload();
    await settled(page);
    assert.equal(await codeOf(page), "print('mine')\n");
  });
});
