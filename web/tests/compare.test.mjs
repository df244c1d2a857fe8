// Comparing: a run is kept, and what comes after is shown against it, in the drawing and in words.

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { describe, test } from "node:test";
import { limitMemory } from "../memory.mjs";
import {
  changing,
  codeOf,
  drag,
  drawn,
  eventually,
  exampleText,
  open,
  paste,
  pixelsPerSecond,
  repository,
  settled,
  useBrowser,
} from "./browser.mjs";

/** @import {Page} from "playwright-core" */

useBrowser();

const second = 1e9;

const build = new URL("web/build/", repository);

/** @param {Page} page */
async function keep(page) {
  await page.getByRole("button", { name: "Keep this run" }).click();
  await says(page, /Nothing differs/);
}

/**
 * Waits until it is said how the run differs.
 * @param {Page} page
 * @param {RegExp} words
 */
function says(page, words) {
  return eventually(async () => assert.match(await page.locator(".comparing p").innerText(), words));
}

/**
 * When the kept run ended, as the drawing has it; undefined if it has none.
 * @param {Page} page
 */
function ghostEnd(page) {
  // In one go: the drawing may be another one between two questions.
  return page
    .locator("[data-kind=ghost-end]")
    .evaluateAll(([first]) => (first ? Number(/** @type {SVGElement} */ (first).dataset.at) : undefined));
}

/**
 * The differences, one by one.
 * @param {Page} page
 */
async function differences(page) {
  return (await page.locator(".differences li p").allInnerTexts()).map((text) => text.replace(/\s+/g, " "));
}

/**
 * Changes the program as by typing.
 * @param {Page} page
 * @param {string} before
 * @param {string} after
 */
function change(page, before, after) {
  return changing(page, () =>
    page.evaluate(
      ([old, now]) => {
        const play = /** @type {any} */ (document.querySelector("gather-play"));
        play.code = play.code.replace(old, now);
      },
      [before, after],
    ),
  );
}

describe("a run that is kept", () => {
  test("stays behind the timeline while bars are dragged, and what differs is said", async () => {
    const page = await open("#example=side_by_side");
    await keep(page);
    assert.equal(await page.locator(".comparing").getByRole("button", { name: "Go back" }).count(), 0);
    const dragging = await drag(page, page.locator(".handle[data-task='3']"), -0.25 * (await pixelsPerSecond(page)));
    await eventually(async () => assert.equal(await ghostEnd(page), 1.5 * second));
    await dragging.drop();
    await says(
      page,
      /^Comparing with the kept run\. It takes 1\.\d+ s instead of 1\.5 s, \d+ ms less, and prints the same\.$/,
    );
    assert.equal(await page.locator("[data-kind=ghost]").count(), 4);
    assert.equal(await page.locator("[data-kind=ghost-mark]").count(), 2, "main and the task end earlier");
    await eventually(async () =>
      assert.match((await differences(page)).join(), /water \[2\] ends at .* s instead of 1\.5 s\./),
    );
  });

  test("tells in words what is new, what is gone and where errors go, each with its moment", async () => {
    const page = await open("#example=others_go_on");
    await keep(page);
    await change(page, "except RuntimeError", "except ValueError");
    await says(page, /Now it ends with an error, RuntimeError: paper jam; before, it ended without one\./);
    await eventually(async () =>
      assert.ok(
        (await differences(page)).includes("The RuntimeError of jam ends the program; before, it was caught in main."),
      ),
    );
    await page.locator(".differences li").filter({ hasText: "ends the program" }).click();
    await eventually(async () =>
      assert.equal(
        await page.evaluate(() => /** @type {any} */ (document.querySelector("gather-play")).playhead),
        1.5 * second,
      ),
    );
    await change(page, "            jam(1.5),\n", "");
    await eventually(async () => assert.ok((await differences(page)).includes("jam is not there any more.")));
    assert.match(await page.locator("svg.gather-timeline").first().innerHTML(), /only before/);
  });

  test("can be gone back to, and that can be undone", async () => {
    const page = await open("#example=side_by_side");
    const before = await codeOf(page);
    await keep(page);
    await change(page, '"cactus", 0.5', '"cactus", 2');
    const after = await codeOf(page);
    await says(page, /2 s instead of 1\.5 s/);
    await changing(page, () => page.getByRole("button", { name: "Go back to it" }).click());
    assert.equal(await codeOf(page), before);
    await says(page, /Nothing differs/);
    await changing(page, () => page.getByRole("button", { name: "Undo" }).click());
    assert.equal(await codeOf(page), after);
    await page.getByRole("button", { name: "Stop comparing" }).click();
    await eventually(async () => assert.equal(await ghostEnd(page), undefined));
    assert.equal(await page.locator(".comparing, .differences").count(), 0);
  });

  test("is drawn below on the same clock, if one likes", async () => {
    const page = await open("#example=one_after_another");
    await keep(page);
    await change(page, '"fern", 1', '"fern", 4');
    await says(page, /6 s instead of 3 s/);
    await page.getByRole("button", { name: "Draw below" }).click();
    await page.locator(".under svg").waitFor();
    const clocks = await page.evaluate(() =>
      [...(document.querySelector("gather-play")?.shadowRoot?.querySelectorAll("svg.gather-timeline") ?? [])].map(
        (svg) => ["plotLeft", "plotRight", "from", "to"].map((name) => /** @type {SVGElement} */ (svg).dataset[name]),
      ),
    );
    assert.equal(clocks.length, 2);
    assert.deepEqual(clocks[0], clocks[1]);
    assert.equal(await ghostEnd(page), undefined, "not behind as well");
    assert.equal(await page.locator(".under [tabindex], .under .handle").count(), 0);
    assert.equal(await page.locator(".under svg").getAttribute("role"), "img");
    // The playhead and what is opened are over both.
    await page.evaluate(() => /** @type {any} */ (document.querySelector("gather-play")).seek(1));
    await page.locator('[aria-label="Open this instant"][aria-disabled="false"]').click();
    await page.locator(".under [data-kind=lens]").waitFor({ state: "attached" });
    const places = () =>
      page.evaluate(() => {
        const root = /** @type {ShadowRoot} */ (document.querySelector("gather-play")?.shadowRoot);
        const [head, under] = [".playhead", ".under"].map((one) => /** @type {Element} */ (root.querySelector(one)));
        const left = parseFloat(getComputedStyle(under, "::after").left) + under.getBoundingClientRect().left;
        return [left, head.getBoundingClientRect().left + 12];
      });
    await eventually(async () => {
      const [below, above] = await places();
      assert.ok(Math.abs(below - above) < 1, `${below} under ${above}`);
    });
  });

  test("can't be kept twice", async () => {
    const page = await open("#example=side_by_side");
    const button = page.getByRole("button", { name: "Keep this run" });
    assert.equal(await button.getAttribute("aria-disabled"), "false");
    await keep(page);
    assert.equal(await button.getAttribute("aria-disabled"), "true");
    await change(page, '"cactus", 0.5', '"cactus", 2');
    assert.equal(await button.getAttribute("aria-disabled"), "false");
  });

  test("is kept and left with keys, but not while one types", async () => {
    const page = await open("#example=side_by_side");
    await page.locator(".cm-content").click();
    await page.keyboard.press("End");
    await changing(page, () => page.keyboard.type("  # cC"));
    assert.equal(await page.locator(".comparing").count(), 0);
    await page.locator("h1").click();
    await page.keyboard.press("c");
    await says(page, /Nothing differs/);
    await page.keyboard.press("Shift+C");
    await eventually(async () => assert.equal(await page.locator(".comparing").count(), 0));
  });

  test("is run again when the machine that had it is gone", async () => {
    const page = await open();
    const [name] = (await readdir(build)).filter((file) => file.endsWith(".wasm"));
    const small = limitMemory(new Uint8Array(await readFile(new URL(name, build))), 800);
    await page.route(/\.wasm$/, (route) =>
      route.fulfill({ contentType: "application/wasm", body: Buffer.from(small.buffer) }),
    );
    await page.evaluate(() => (location.hash = "#example=side_by_side"));
    await page.reload();
    await settled(page);
    await keep(page);
    await change(page, "async def main", "x = [0] * 5_000_000\n\n\nasync def main");
    await page.locator(".status.problem", { hasText: "256 MB of memory" }).waitFor();
    await change(page, "x = [0] * 5_000_000\n\n\n", "");
    await change(page, '"orchid", 1.5', '"orchid", 2.5');
    await says(page, /It takes 2\.5 s instead of 1\.5 s/);
    await eventually(async () => assert.equal(await ghostEnd(page), 1.5 * second));
  });

  test("outlives a reload with the work, and travels in a link", async () => {
    const page = await open("#example=side_by_side");
    await keep(page);
    await change(page, '"cactus", 0.5', '"cactus", 2');
    await says(page, /2 s instead of 1\.5 s/);
    await page.getByRole("button", { name: "Share" }).click();
    const field = page.getByRole("textbox", { name: "Link" });
    const link = await eventually(async () => {
      assert.match(await field.inputValue(), /#code=.*&kept=/);
      return field.inputValue();
    });
    await page.reload();
    await settled(page);
    await says(page, /2 s instead of 1\.5 s/);
    const other = await open(new URL(link).hash);
    await says(other, /2 s instead of 1\.5 s/);
    assert.equal(await ghostEnd(other), 1.5 * second);
    await other.getByRole("button", { name: "Stop comparing" }).click();
    await eventually(async () => assert.doesNotMatch(other.url(), /kept/));
    await other.reload();
    await settled(other);
    assert.equal(await codeOf(other), await codeOf(page), "the program is still in the address");
  });

  test("is compared with nothing while the program can't be run", async () => {
    const page = await open("#example=side_by_side");
    await keep(page);
    await page.evaluate(() => /** @type {any} */ (document.querySelector("gather-play")).focusEditor());
    await page.keyboard.type("(");
    await page.locator(".status.problem", { hasText: "Not Python yet" }).waitFor();
    await says(page, /^Comparing with the kept run\. What differs is said when the program runs again\.$/);
    await page.getByRole("button", { name: "Keep this run" }).click();
    await page.locator(".status.refused", { hasText: "It can be kept when the program runs again" }).waitFor();
    await page.keyboard.press("Control+z");
    await says(page, /Nothing differs/);
  });

  test("leaves the focus near, when it is gone back to, and when it is let go", async () => {
    const page = await open("#example=side_by_side");
    const focused = () =>
      page.evaluate(() => document.querySelector("gather-play")?.shadowRoot?.activeElement?.textContent?.trim());
    await keep(page);
    await change(page, '"cactus", 0.5', '"cactus", 2');
    await says(page, /2 s instead of 1\.5 s/);
    await page.getByRole("button", { name: "Go back to it" }).focus();
    await page.keyboard.press("Enter");
    await says(page, /Nothing differs/);
    await eventually(async () => assert.equal(await focused(), "Draw below"));
    await page.getByRole("button", { name: "Stop comparing" }).focus();
    await page.keyboard.press("Enter");
    await eventually(async () => assert.equal(await focused(), "Keep this run"));
    await page.keyboard.press("Enter");
    await paste(page, "def");
    await page.getByRole("button", { name: "Stop comparing" }).focus();
    await page.keyboard.press("Enter");
    await eventually(async () => assert.match((await focused()) ?? "", /^Story/));
  });

  test("that can't be run says so, and is let go", async () => {
    const page = await open("#example=side_by_side");
    await page.evaluate(() => {
      /** @type {any} */ (document.querySelector("gather-play")).kept = { code: "def", seed: 0 };
    });
    await eventually(async () =>
      assert.match((await page.locator("[role=status].unseen").textContent()) ?? "", /can’t be run/),
    );
    assert.equal(await page.locator(".comparing").count(), 0);
  });
});

describe("an example", () => {
  test("offers those that do the same in other ways", async () => {
    const page = await open("#example=task_group");
    await page.getByRole("button", { name: "gather", exact: true }).click();
    await says(
      page,
      /^Comparing with gather\. print_sheet \[2\] is cancelled now\. It takes as long as before, 3\.5 s\.$/,
    );
    assert.match(page.url(), /#example=task_group&with=others_go_on$/);
    await page.reload();
    await settled(page);
    await says(page, /^Comparing with gather\./);
    await eventually(async () => assert.equal(await ghostEnd(page), 3.5 * second));
    assert.ok((await differences(page)).includes("What was a gather is a TaskGroup (line 17)."));
    await changing(page, () => page.getByRole("button", { name: "Go to gather" }).click());
    assert.equal(await codeOf(page), await exampleText("others_go_on"));
    await eventually(async () =>
      assert.match(
        await page.locator("gather-play h1").innerText(),
        /^One call fails/,
        "the title goes with the program",
      ),
    );
  });

  test("is shown even if what it was to be compared with is not there", async () => {
    const page = await open("#example=task_group&with=nothing_of_the_kind");
    await page.getByRole("alert").waitFor();
    assert.equal(await codeOf(page), await exampleText("task_group"));
    assert.equal(await page.locator(".comparing").count(), 0);
  });

  test("leaves one's own work alone while it is only compared", async () => {
    const page = await open();
    const own = "import asyncio\n\n\nasync def main():\n    await asyncio.sleep(3)\n\n\nasyncio.run(main())\n";
    await paste(page, own);
    await page.evaluate(() => (location.hash = "#example=task_group&with=others_go_on"));
    await says(page, /^Comparing with gather\./);
    await page.getByRole("button", { name: "Stop comparing" }).click();
    await eventually(async () => assert.match(page.url(), /#example=task_group$/));
    await page.evaluate(() => (location.hash = ""));
    await page.reload();
    await settled(page);
    assert.equal(await codeOf(page), own);
    assert.equal(await page.locator(".comparing").count(), 0);
  });

  test("names partners that there are, each with a name", async () => {
    const list = JSON.parse(await readFile(new URL("../examples/index.json", import.meta.url), "utf8"));
    const pairs = list.filter((/** @type {any} */ { with: others }) => others);
    assert.ok(pairs.length >= 8);
    for (const { file, with: others } of pairs) {
      for (const other of others) {
        const found = list.find((/** @type {any} */ candidate) => candidate.file === other);
        assert.ok(found?.as, `${file} with ${other}`);
        assert.notEqual(other, file);
      }
    }
  });
});

describe("comparing", () => {
  const axe = readFile(new URL("../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");

  for (const [width, colorScheme] of /** @type {const} */ ([
    [1440, "light"],
    [390, "dark"],
  ])) {
    test(`has no obstacle, and fits, at ${width} pixels, ${colorScheme}`, async () => {
      const page = await open("#example=one_after_another&with=side_by_side", {
        viewport: { width, height: 844 },
        colorScheme,
        reducedMotion: "reduce",
      });
      await says(page, /3 s instead of 1\.5 s/);
      await page.getByRole("button", { name: /\d differences/ }).click();
      await page.locator(".differences li").first().waitFor();
      await page.evaluate(await axe);
      for (const under of [false, true]) {
        if (under) {
          await page.getByRole("button", { name: "Draw below" }).click();
          await page.locator(".under svg").waitFor();
        }
        const { violations } = await page.evaluate(() => /** @type {any} */ (globalThis).axe.run());
        assert.deepEqual(
          violations.map((/** @type {any} */ { id, nodes }) => [
            id,
            nodes.map((/** @type {any} */ node) => node.failureSummary),
          ]),
          [],
        );
        assert.ok(
          await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
          "nothing is wider than the page",
        );
      }
      assert.ok((await drawn(page)).lanes.length > 0);
    });
  }
});
