// What the menus of the table and the lanes do: exceptions, timeouts, adding, duplicating, removing and moving tasks. Each is one
// step of the history, and says why where it can't be done.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  changing,
  codeOf,
  drawn,
  eventually,
  linkTo,
  open,
  openLate,
  settled,
  traceOf,
  useBrowser,
} from "./browser.mjs";

useBrowser();

/** @import {Page} from "playwright-core" */

/** @param {string} body of main */
const programOf = (body) => `import asyncio


class ServerDown(Exception):
    def __init__(self, server):
        self.server = server


async def ask(server, delay=2):
    await asyncio.sleep(delay)
    return server


async def main():
${body
  .split("\n")
  .map((line) => `    ${line}`.trimEnd())
  .join("\n")}


asyncio.run(main())
`;

const three = programOf(`await asyncio.gather(
    ask("A", 1),  # quick
    ask("B"),
    ask("C", 3),
)`);

/**
 * @param {string} [code]
 * @param {import("playwright-core").BrowserContextOptions} [options]
 */
function openWith(code = three, options = {}) {
  return open(linkTo(code), options);
}

/**
 * The lines of main.
 * @param {Page} page
 */
async function mainOf(page) {
  const code = await codeOf(page);
  return code
    .slice(code.indexOf("async def main"), code.indexOf("\n\n\nasyncio.run"))
    .split("\n")
    .slice(1)
    .map((/** @type {string} */ line) => line.trim());
}

/**
 * Opens the menu of a row and chooses from it.
 * @param {Page} page
 * @param {string} row
 * @param {RegExp} item
 */
async function choose(page, row, item) {
  await page.getByRole("button", { name: `More for ${row}` }).click();
  await page.getByRole("menuitem", { name: item }).click();
}

/**
 * Undoes one step, which has to give a text back.
 * @param {Page} page
 * @param {string} code
 */
async function undone(page, code) {
  await changing(page, () => page.getByRole("button", { name: "Undo" }).click());
  assert.equal(await codeOf(page), code, "one step takes it back");
}

describe("the menu of a task", () => {
  test("lets it fail with an exception of the program, sooner, and succeed again", async () => {
    const page = await openWith();
    await choose(page, "ask [1]", /fail with/);
    await page.getByRole("button", { name: 'ServerDown("server")' }).click();
    await page.getByRole("textbox", { name: /at the latest after/ }).fill("0.5");
    await changing(page, () => page.keyboard.press("Enter"));
    assert.ok((await mainOf(page)).includes('fails(ask("B"), ServerDown("server"), 0.5),'));
    const task = (await traceOf(page)).tasks[2];
    assert.deepEqual([task.end.kind, task.end.value.type, task.end.at[0]], ["raised", "ServerDown", 0.5e9]);
    await choose(page, "ask [1]", /how it fails/);
    await changing(page, () => page.getByRole("button", { name: "Let it succeed" }).click());
    assert.equal(await codeOf(page), three);
  });

  test("takes another exception as it is typed, and refuses what is none", async () => {
    const page = await openWith();
    await choose(page, "ask [0]", /fail with/);
    await page.getByRole("textbox", { name: "It fails with" }).fill("Unheard");
    await page.keyboard.press("Enter");
    await page.locator(".status.refused", { hasText: "no exception that the program knows" }).waitFor();
    assert.equal(await codeOf(page), three);
    await choose(page, "ask [0]", /fail with/);
    await page.getByRole("textbox", { name: "It fails with" }).fill("ZeroDivisionError");
    await changing(page, () => page.getByRole("button", { name: "Let it fail", exact: true }).click());
    assert.equal((await mainOf(page))[1], 'fails(ask("A", 1), ZeroDivisionError("ask failed")),  # quick');
    await undone(page, three);
  });

  test("gives it a timeout, whose number then stands in the row, and takes it away", async () => {
    const page = await openWith();
    await choose(page, "ask [2]", /timeout/);
    const limit = page.getByRole("textbox", { name: /cancelled after/ });
    const remark = page.locator(".menu small", { hasText: "it times out at once" });
    assert.equal(await remark.isVisible(), false);
    await limit.fill("-5");
    await remark.waitFor();
    await limit.fill("1.5");
    await remark.waitFor({ state: "hidden" });
    await changing(page, () => page.keyboard.press("Enter"));
    assert.equal((await mainOf(page))[3], 'asyncio.wait_for(ask("C", 3), 1.5),');
    assert.equal((await drawn(page)).ends.find(({ task }) => task === 3)?.state, "timed-out");
    const field = page.getByRole("textbox", { name: "timeout of ask [2]" });
    await field.fill("4");
    await changing(page, () => field.press("Enter"));
    assert.equal((await drawn(page)).ends.find(({ task }) => task === 3)?.state, "returned");
    await choose(page, "ask [2]", /Change the timeout of 4 s/);
    await changing(page, () => page.getByRole("button", { name: "No timeout" }).click());
    assert.equal(await codeOf(page), three);
  });

  test("duplicates and removes it", async () => {
    const page = await openWith();
    await choose(page, "ask [1]", /Duplicate/);
    await eventually(async () =>
      assert.deepEqual((await mainOf(page)).slice(1, 5), [
        'ask("A", 1),  # quick',
        'ask("B"),',
        'ask("B"),',
        'ask("C", 3),',
      ]),
    );
    await settled(page);
    await undone(page, three);
    await choose(page, "ask [0]", /Remove/);
    await eventually(async () => assert.deepEqual((await mainOf(page)).slice(1, 3), ['ask("B"),', 'ask("C", 3),']));
    await settled(page);
    await undone(page, three);
  });

  test("moves it, and Alt with the arrows does; the focus goes with it", async () => {
    const page = await openWith();
    await changing(page, () => choose(page, "ask [0]", /Move down/));
    const moved = ['ask("B"),', 'ask("A", 1),  # quick', 'ask("C", 3),'];
    assert.deepEqual((await mainOf(page)).slice(1, 4), moved);
    await page.locator('tr[data-task="2"] .task:focus').waitFor();
    await changing(page, () => page.keyboard.press("Alt+ArrowDown"));
    assert.equal((await mainOf(page))[3], 'ask("A", 1),  # quick');
    await page.locator('tr[data-task="3"] .task:focus').waitFor();
    await page.keyboard.press("Alt+ArrowDown");
    await page.locator(".status.refused", { hasText: "the last one already" }).waitFor();
    await changing(page, () => page.keyboard.press("Alt+ArrowUp"));
    assert.deepEqual((await mainOf(page)).slice(1, 4), moved);
  });

  test("says why something can't be done, and works with keys alone", async () => {
    const page = await openWith(
      programOf('first, second = await asyncio.gather(ask("A", 1), ask("B"))\nprint(first, second)'),
    );
    const button = page.getByRole("button", { name: "More for ask [0]" });
    await button.focus();
    await page.keyboard.press("Enter");
    await page.locator("[role=menuitem]:focus", { hasText: "fail with" }).waitFor();
    await page.keyboard.press("End");
    const remove = page.locator("[role=menuitem]:focus", { hasText: "Remove" });
    assert.match((await remove.textContent()) ?? "", /Line 16 uses its result, first\./);
    assert.equal(await remove.getAttribute("aria-disabled"), "true");
    const before = await codeOf(page);
    await page.keyboard.press("Enter");
    await page.keyboard.press("ArrowUp");
    await page.locator("[role=menuitem]:focus", { hasText: "Duplicate" }).waitFor();
    assert.equal(await codeOf(page), before);
    await page.keyboard.press("Escape");
    await page.locator(".menu:not(:popover-open)").waitFor({ state: "attached" });
    await page.locator(".more:focus").waitFor();
    await page.keyboard.press("Enter");
    await page.locator("[role=menuitem]:focus").waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await changing(page, () => page.keyboard.press("Enter"));
    assert.match(await codeOf(page), /gather\(asyncio\.wait_for\(ask\("A", 1\), 1\), ask/);
  });

  test("can be used with a finger", async () => {
    const page = await openWith(three, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    await page.getByRole("tab", { name: /^Tasks/ }).tap();
    await page.getByRole("button", { name: "More for ask [1]" }).tap();
    const items = page.getByRole("menuitem");
    for (const item of await items.all()) {
      const box = await item.boundingBox();
      assert.ok(box && box.height >= 28 && box.x >= 0 && box.x + box.width <= 390, JSON.stringify(box));
    }
    await changing(page, () => items.filter({ hasText: "Duplicate" }).tap());
    assert.equal((await traceOf(page)).groups[0].slots.length, 4);
  });
});

describe("a group", () => {
  test("gets another task by the button under it, and a name for its result", async () => {
    const code = programOf('first, second = await asyncio.gather(ask("A", 1), ask("B"))');
    const page = await openWith(code);
    await changing(page, () => page.getByRole("button", { name: "Add a task to gather in line 15" }).click());
    assert.equal(
      (await mainOf(page))[0],
      'first, second, second_2 = await asyncio.gather(ask("A", 1), ask("B"), ask("C"))',
    );
    assert.equal((await drawn(page)).lanes.length, 4);
    await undone(page, code);
  });

  test("gets another element of the list that its tasks come from", async () => {
    const page = await openWith(programOf('names = ["A", "B"]\nawait asyncio.gather(*(ask(name) for name in names))'));
    await changing(page, () => page.getByRole("button", { name: "Add a task to gather in line 16" }).click());
    assert.equal((await mainOf(page))[0], 'names = ["A", "B", "C"]');
  });

  test("says where its tasks come from if it can't have another", async () => {
    const page = await openWith(
      programOf('names = "A B".split()\nawait asyncio.gather(*(ask(name) for name in names))'),
    );
    await page.getByRole("button", { name: "Add a task to gather in line 16" }).click();
    await page.locator(".status.refused", { hasText: "makes a task for each of names" }).waitFor();
  });

  test("that is a task group gets another statement", async () => {
    const page = await openWith(programOf('async with asyncio.TaskGroup() as group:\n    group.create_task(ask("A"))'));
    await changing(page, () => page.getByRole("button", { name: /^Add a task to TaskGroup/ }).click());
    assert.deepEqual((await mainOf(page)).slice(1), ['group.create_task(ask("A"))', 'group.create_task(ask("B"))']);
  });

  test("gets a timeout as a whole", async () => {
    const page = await openWith();
    await choose(page, "gather in line 15", /timeout/);
    await page.getByRole("textbox", { name: /cancelled after/ }).fill("1.5");
    await changing(page, () => page.getByRole("button", { name: "Set the timeout" }).click());
    assert.equal((await mainOf(page)).at(0), "await asyncio.wait_for(asyncio.gather(");
    assert.equal((await mainOf(page)).at(-1), "), 1.5)");
    await page.locator(".status", { hasText: "TimeoutError" }).waitFor();
    await undone(page, three);
  });
});

describe("the table", () => {
  test("changes a result that is a literal, also where it was passed on", async () => {
    const page = await openWith();
    const field = page.getByRole("textbox", { name: "result of ask [1]" });
    await field.fill('"Z"');
    await changing(page, () => field.press("Enter"));
    assert.equal((await mainOf(page))[2], 'ask("Z"),');
  });

  test("lights up all that one literal feeds", async () => {
    const page = await openWith(three.replace('ask("A", 1)', 'ask("A")'));
    await page.getByRole("textbox", { name: "delay of ask [0]" }).hover();
    await page.locator('textarea[data-pointed][aria-label="delay of ask [1]"]').waitFor();
    assert.equal(await page.locator(".table textarea[data-pointed]").count(), 2);
    assert.equal(await page.locator(".handle.lit").count(), 2);
    await page.locator(".cm-gather-held").waitFor();
    await page.locator('.handle[data-task="2"]').hover();
    await page.locator('textarea[data-pointed][aria-label="delay of ask [0]"]').waitFor();
  });

  test("leads from what is computed to where it comes from", async () => {
    const page = await openWith(three.replace("sleep(delay)", "sleep(delay * 2)"));
    await page.locator("tr[data-task='1'] .delays button.locked").click();
    const line = page.locator(".cm-activeLine");
    await eventually(async () => assert.match((await line.textContent()) ?? "", /sleep\(delay \* 2\)/));
  });

  test("says why a task can't be made to fail when its switch is tried", async () => {
    const page = await openWith();
    const main = page.getByRole("switch", { name: "main fails" });
    assert.match((await main.getAttribute("aria-description")) ?? "", /asyncio\.run makes this task/);
    await main.focus();
    await page.keyboard.press("Space");
    await page.locator(".status.refused", { hasText: "asyncio.run makes this task" }).waitFor();
    assert.equal(await main.isChecked(), false);
    assert.equal(await codeOf(page), three);
  });
});

describe("dragging a lane", () => {
  /**
   * @param {Page} page
   * @param {number} from
   * @param {number} to
   */
  async function dragLane(page, from, to) {
    const middle = async (/** @type {number} */ task) => {
      const box = await page
        .locator(`.lane[data-task="${task}"] [data-kind=segment][data-state=waiting]`)
        .first()
        .boundingBox();
      assert.ok(box);
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    };
    const [start, end] = [await middle(from), await middle(to)];
    await page.mouse.move(start.x, start.y);
    await page.mouse.down();
    const way = end.y - start.y;
    for (let i = 1; i <= 10; i++) await page.mouse.move(start.x, start.y + (way * 1.15 * i) / 10);
  }

  test("moves its task in the program", async () => {
    const page = await openWith();
    await dragLane(page, 1, 3);
    await page.locator(".drop-line:not([hidden])").waitFor();
    await changing(page, () => page.mouse.up());
    assert.deepEqual((await mainOf(page)).slice(1, 4), ['ask("B"),', 'ask("C", 3),', 'ask("A", 1),  # quick']);
    assert.equal(await page.locator("tr.selected").count(), 0, "letting go selects nothing");
    await undone(page, three);
  });

  test("moves it to where it is let go, even if it is known only later what can be moved", async () => {
    const page = await openLate(linkTo(three));
    await dragLane(page, 1, 3);
    await changing(page, () => page.mouse.up());
    assert.equal((await mainOf(page))[3], 'ask("A", 1),  # quick');
  });

  test("is that, or panning what is zoomed, but never both, if it goes askew", async () => {
    const page = await openWith();
    await page.getByRole("button", { name: "Zoom in" }).click();
    await page.locator('.view [aria-disabled="false"][aria-label=Fit]').waitFor();
    const box = await page
      .locator('.lane[data-task="1"] [data-kind=segment][data-state=waiting]')
      .first()
      .boundingBox();
    assert.ok(box);
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const classes = async () => (await page.locator(".timeline").getAttribute("class")) ?? "";
    for (const [dx, dy] of [
      [5, 5],
      [4, 5],
      [6, 5],
    ]) {
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.move(x + dx, y + dy); // Within the slack of the one, beyond that of the other.
      await page.mouse.move(x + dx, y + 8 * dy);
      await page.mouse.move(x + 8 * dx, y + 8 * dy);
      const both = /(?=.*\bpanning\b)(?=.*\bmoving\b)/;
      assert.match(await classes(), /\b(panning|moving)\b/);
      assert.doesNotMatch(await classes(), both);
      await page.keyboard.press("Escape");
      await page.mouse.up();
    }
  });

  test("is taken back by Escape", async () => {
    const page = await openWith();
    await dragLane(page, 3, 1);
    await page.locator(".drop-line:not([hidden])").waitFor();
    await page.keyboard.press("Escape");
    await page.mouse.up();
    await page.locator(".timeline:not(.moving)").waitFor();
    assert.equal(await codeOf(page), three);
  });

  test("says why where the order is not the program's to change", async () => {
    const page = await openWith(programOf("await asyncio.gather(*(ask(n) for n in range(3)))"));
    await dragLane(page, 1, 3);
    await page.locator(".status.refused", { hasText: "counts these tasks" }).waitFor();
    await page.mouse.up();
  });
});
