// Gestures: what is done to the picture or the table changes the text, and undo takes it back.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
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
  printed,
  settled,
  traceOf,
  useBrowser,
} from "./browser.mjs";

useBrowser();

/**
 * The literals of a program that is given to gather: what stands for each call's delay.
 * @param {string} code
 * @param {string} call the beginning of the call
 */
function lineOf(code, call) {
  return code.split("\n").find((line) => line.includes(call)) ?? "";
}

describe("dragging the end of a bar", () => {
  test("changes the literal, the order of ends, and not the order of results", async () => {
    const page = await open("#example=result_order");
    const before = await codeOf(page);
    const output = await printed(page, "stdout");
    assert.match(lineOf(before, "Server 2"), /20, 2\)/);
    assert.deepEqual(
      (await drawn(page)).ends.filter(({ order }) => order > 0).map(({ task }) => task),
      [1, 2],
    );

    const handle = page.locator('.handle[data-task="2"]');
    const held = await drag(page, handle, -1.5 * (await pixelsPerSecond(page)));
    await page.waitForFunction(() =>
      /20, 0\.5\)/.test(/** @type {any} */ (document.querySelector("gather-play")).code),
    );
    await held.drop();

    assert.match(lineOf(await codeOf(page), "Server 2"), /20, 0\.5\)/);
    assert.deepEqual(
      (await drawn(page)).ends.filter(({ order }) => order > 0).map(({ task }) => task),
      [2, 1],
    );
    assert.equal(output.trimEnd().split("\n").at(-1), (await printed(page, "stdout")).trimEnd().split("\n").at(-1));

    await changing(page, () => page.keyboard.press("ControlOrMeta+z"));
    assert.equal(await codeOf(page), before, "one step takes the whole drag back");
    await changing(page, () => page.keyboard.press("ControlOrMeta+Shift+z"));
    assert.match(lineOf(await codeOf(page), "Server 2"), /20, 0\.5\)/);
  });

  test("is taken back by Escape", async () => {
    const page = await open("#example=result_order");
    const before = await codeOf(page);
    await drag(page, page.locator('.handle[data-task="1"]'), 80);
    await page.waitForFunction(
      (text) => /** @type {any} */ (document.querySelector("gather-play")).code !== text,
      before,
    );
    await page.keyboard.press("Escape");
    await page.mouse.up();
    await eventually(async () => assert.equal(await codeOf(page), before));
    assert.equal(
      await page.evaluate(() => /** @type {any} */ (document.querySelector("gather-play")).undoable),
      false,
      "nothing of it is in the history",
    );
  });

  test("goes beyond the end of the axis, which then grows", async () => {
    const page = await open("#example=result_order");
    await drag(page, page.locator('.handle[data-task="2"]'), 300);
    await page.waitForFunction(() => {
      const [, delay] = /** @type {any} */ (document.querySelector("gather-play")).code.match(/20, ([\d.]+)\)/);
      return Number(delay) > 4;
    });
    await page.mouse.up();
    await settled(page);
  });

  test("is taken back by Escape beyond the end of the axis, too, and the handle has the focus again", async () => {
    const page = await open("#example=result_order");
    const before = await codeOf(page);
    await drag(page, page.locator('.handle[data-task="2"]'), 300);
    await page.waitForFunction(
      () => !document.querySelector("gather-play")?.shadowRoot?.querySelector('.handle[data-task="2"]'),
    );
    await page.keyboard.press("Escape");
    await page.mouse.up();
    await eventually(async () => assert.equal(await codeOf(page), before));
    await page.locator('.handle[data-task="2"]:focus').waitFor();
  });

  test("shows the length at the pointer, and lets the axis grow no faster than one can follow", async () => {
    const page = await open("#example=result_order");
    await drag(page, page.locator('.handle[data-task="2"]'), 300);
    const length = page.locator(".tip", { hasText: /^[\d.]+ s$/ });
    await length.waitFor();
    const { first, last, passed } = await page.evaluate(async () => {
      const tip = /** @type {Element} */ (document.querySelector("gather-play")?.shadowRoot?.querySelector(".tip"));
      const length = () => Number.parseFloat(tip.textContent ?? "");
      /** @returns {Promise<number>} its time */
      const frame = () => new Promise(requestAnimationFrame);
      const begun = await frame();
      await frame(); // What is shown now may be of the frame before.
      const found = length();
      let now = begun;
      while (now < begun + 500) now = await frame();
      return { first: found, last: length(), passed: (now - begun) / 1000 };
    });
    // An axis that grows by its own length in a second; a fifth for the steps that lengths snap to.
    assert.ok(last <= first * Math.exp(passed) * 1.2, `${first} s, and ${passed} s later ${last} s`);
    await page.mouse.up();
    await length.waitFor({ state: "hidden" }); // What is under the pointer then may be told instead.
    await settled(page);
  });

  test("of a computed bar is refused in sight", async () => {
    const page = await open("#example=unreliable_sources");
    const handle = page.locator(".handle:not([data-literal])").first();
    await (await drag(page, handle, 40)).drop();
    await page.locator(".status.refused", { hasText: /computed/ }).waitFor();
  });

  test("works with the keys of the focused handle", async () => {
    const page = await open("#example=result_order");
    const before = await codeOf(page);
    const handle = page.locator('.handle[data-task="1"]');
    await handle.focus();
    for (let i = 0; i < 3; i++) {
      const text = await codeOf(page);
      await page.keyboard.press("ArrowRight");
      await page.waitForFunction(
        (old) => /** @type {any} */ (document.querySelector("gather-play")).code !== old,
        text,
      );
      await settled(page);
    }
    await page.keyboard.press("Enter");
    await settled(page);
    const [, delay] = /10, ([\d.]+)\)/.exec(await codeOf(page)) ?? [];
    assert.ok(Number(delay) > 1, `${delay} s`);
    await page.locator('.handle[data-task="1"]:focus').waitFor(); // It keeps the focus.
    await changing(page, () => page.keyboard.press("ControlOrMeta+z"));
    assert.equal(await codeOf(page), before, "all keys together are one step");
  });

  test("is one step of the history even if it is undone while it is under way", async () => {
    const page = await open("#example=result_order");
    const before = await codeOf(page);
    const typed = `${before}# typed before\n`;
    await paste(page, typed);
    await page.locator('.handle[data-task="2"]').focus();
    await changing(page, () => page.keyboard.press("ArrowRight"));
    assert.notEqual(await codeOf(page), typed);
    await page.evaluate(() => {
      const play = /** @type {any} */ (document.querySelector("gather-play"));
      const key = new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true });
      play.shadowRoot.querySelector('.handle[data-task="2"]').dispatchEvent(key);
      play.undo(); // The change that the key asks for hasn't been made yet.
    });
    await settled(page);
    assert.equal(await codeOf(page), typed);
    await page.evaluate(() => /** @type {any} */ (document.querySelector("gather-play")).undo());
    await settled(page);
    assert.equal(await codeOf(page), before);
  });

  test("is offered as soon as the pointer is in the picture, and on a screen that is touched, always", async () => {
    for (const [touched, away] of /** @type {const} */ ([
      [false, "0"],
      [true, "0.4"],
    ])) {
      const page = await open("#example=result_order", { hasTouch: touched, isMobile: touched });
      const handle = page.locator(".handle").first();
      const opacity = () => handle.locator(".grip").evaluate((grip) => getComputedStyle(grip).opacity);
      await page.mouse.move(1, 1);
      await eventually(async () => assert.equal(await opacity(), away));
      await page
        .locator(".timeline svg")
        .first()
        .hover({ position: { x: 200, y: 5 } });
      await eventually(async () => assert.equal(await opacity(), "0.4"));
      await handle.hover();
      await eventually(async () => assert.equal(await opacity(), "1"));
    }
  });

  test("is one step of the history even if somebody types while it is under way", async () => {
    const page = await open("#example=result_order");
    const before = await codeOf(page);
    const grip = await drag(page, page.locator('.handle[data-task="2"]'), -60);
    await eventually(async () => assert.notEqual(await codeOf(page), before));
    await page.evaluate(() => /** @type {any} */ (document.querySelector("gather-play")).focusEditor());
    await page.keyboard.type("#");
    await eventually(async () => assert.match(await codeOf(page), /#/));
    await grip.drop();
    const undo = () => page.evaluate(() => /** @type {any} */ (document.querySelector("gather-play")).undo());
    assert.notEqual((await codeOf(page)).replace("#", ""), before);
    await changing(page, undo);
    assert.equal((await codeOf(page)).replace("#", ""), before, "the drag is taken back");
    await changing(page, undo);
    assert.equal(await codeOf(page), before);
  });

  test("works with a finger on a phone", async () => {
    const page = await open("#example=result_order", {
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
    });
    const handle = page.locator('.handle[data-task="2"]');
    await handle.scrollIntoViewIfNeeded(); // Waits until it stands still.
    const box = await handle.boundingBox();
    assert.ok(box);
    const session = await page.context().newCDPSession(page);
    const x = box.x + box.width / 2;
    const y = box.y + box.height / 2;
    /** @param {"touchStart" | "touchMove" | "touchEnd"} type @param {number} dx */
    const touch = (type, dx) =>
      session.send("Input.dispatchTouchEvent", { type, touchPoints: type === "touchEnd" ? [] : [{ x: x + dx, y }] });
    await touch("touchStart", 0);
    for (let dx = -5; dx >= -60; dx -= 5) await touch("touchMove", dx);
    await touch("touchEnd", -60);
    await eventually(async () => {
      const [, delay] = /20, ([\d.]+)\)/.exec(await codeOf(page)) ?? [];
      assert.ok(Number(delay) < 2, `${delay} s`);
    });
  });
});

describe("the table of tasks", () => {
  test("changes a delay", async () => {
    const page = await open("#example=result_order");
    const field = page.getByRole("textbox", { name: "delay of ask [1]" });
    await field.fill("0.25");
    await changing(page, () => field.press("Enter"));
    assert.match(lineOf(await codeOf(page), "Server 2"), /20, 0\.25\)/);
  });

  test("changes an argument", async () => {
    const page = await open("#example=result_order");
    const field = page.getByRole("textbox", { name: "answer of ask [0]" });
    await field.fill("11");
    await changing(page, () => field.press("Enter"));
    assert.match(await printed(page, "stdout"), /first: 11/);
  });

  test("adds a task, and the button keeps the focus", async () => {
    const page = await open("#example=others_go_on");
    const add = page.getByRole("button", { name: /^Add a task/ });
    await add.focus();
    for (let tasks = 5; tasks < 7; tasks++) {
      await changing(page, () => page.keyboard.press("Enter"));
      await eventually(async () => assert.equal((await drawn(page)).lanes.length, tasks));
      await eventually(async () => assert.ok(await add.evaluate((button) => button.matches(":focus"))));
    }
    // What is new can be taken hold of in the program, too.
    const literals = await page.evaluate(
      () => JSON.parse(/** @type {any} */ (document.querySelector("gather-play")).shown.reply.literals).length,
    );
    await eventually(async () => assert.equal(await page.locator(".cm-gather-literal").count(), literals));
  });

  test("refuses what is no value, and keeps the text", async () => {
    const page = await open("#example=result_order");
    const before = await codeOf(page);
    const field = page.getByRole("textbox", { name: "answer of ask [0]" });
    await field.fill("1) + (");
    await field.press("Enter");
    await page.locator(".status.refused", { hasText: /\w+/ }).waitFor();
    assert.equal(await codeOf(page), before);
    await eventually(async () => assert.equal(await field.inputValue(), "10"));
    await field.fill("12");
    await changing(page, () => field.press("Enter"));
    await page.locator(".status.refused").waitFor({ state: "detached" });
  });

  test("locks what is computed, and says where", async () => {
    const page = await open("#example=unreliable_sources");
    const row = page.locator("tr[data-task='1']");
    assert.equal(await row.locator(".delays textarea").count(), 0);
    assert.match((await row.locator(".delays .locked").getAttribute("title")) ?? "", /computed in line \d+/);
  });

  test("lets a task fail, and succeed again", async () => {
    const page = await open("#example=result_order");
    const before = await codeOf(page);
    await changing(page, () => page.getByRole("switch", { name: "ask [1] fails" }).click());
    assert.equal((await drawn(page)).ends.find(({ task }) => task === 2)?.state, "raised");
    await changing(page, () => page.locator("tr[data-task='2']").getByRole("switch").click());
    assert.equal((await drawn(page)).ends.find(({ task }) => task === 2)?.state, "returned");
    assert.equal(await codeOf(page), before);
  });

  test("switches return_exceptions off: the error leaves its slot and the program, and the rest is cancelled", async () => {
    const page = await open("#example=keep_every_result");
    assert.deepEqual((await drawn(page)).paths, []);
    await changing(page, () => page.getByRole("switch", { name: "return_exceptions" }).click());
    const picture = await drawn(page);
    assert.equal(picture.paths.length, 1);
    assert.match(picture.paths[0] ?? "", / left:0$/);
    const trace = await traceOf(page);
    assert.equal(trace.exit.status, 1);
    assert.ok(trace.cancels.some((/** @type {any} */ cancel) => cancel.cause === "shutdown"));
    assert.ok(picture.ends.some(({ state }) => state === "cancelled"));
    await changing(page, () => page.keyboard.press("ControlOrMeta+z"));
    assert.deepEqual((await drawn(page)).paths, []);
  });
});

test("a call that goes on after its gather has raised is drawn as orphaned", async () => {
  const page = await open();
  const text = await exampleText("one_call_fails");
  const caught = text
    .replace('ask_in_vain("Server 3", 1.5)', 'ask_in_vain("Server 3", 1)')
    .replace(/( {4})answers = await (asyncio\.gather\([^]*?\n {4}\))/, (_, indent, call) => {
      const inner = `answers = await ${call}`.replaceAll("\n", "\n    ");
      return `${indent}try:\n${indent}    ${inner}\n${indent}except ServerDown:\n${indent}    await asyncio.sleep(0.5)`;
    });
  await paste(page, caught);
  const trace = await traceOf(page);
  const second = trace.tasks.findIndex((/** @type {any} */ task) => task.arguments[0]?.value.repr === "'Server 2'");
  const { segments, ends } = await drawn(page);
  assert.ok(segments.some(({ task, state }) => task === second && state === "orphaned"));
  assert.equal(ends.find(({ task }) => task === second)?.state, "cancelled");
});
