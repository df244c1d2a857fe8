// The view for the front of a room: every lesson of the course, step by step, as the one who teaches goes through it.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { codeOf, drag, eventually, settled, useBrowser, violations, visit } from "./browser.mjs";
import { lessons, textOf } from "./lessons.mjs";

/** @import {BrowserContextOptions, Locator, Page} from "playwright-core" */
/** @import {Lesson, Prediction} from "../src/learn/course.js" */

useBrowser();

/**
 * @param {string} [place] the lesson, and the step from 1
 * @param {BrowserContextOptions} [options]
 */
async function present(place = "", options) {
  const page = await visit(`present.html#gather${place && `/${place}`}`, {
    viewport: { width: 1280, height: 720 },
    reducedMotion: "reduce",
    ...options,
  });
  await page.locator(".step").waitFor();
  return page;
}

/**
 * The step that is shown: its lesson, and which it is.
 * @param {Page} page
 */
const stepOf = (page) => page.locator(".step").getAttribute("data-step");

/**
 * Goes to the next step, or back, as a clicker does.
 * @param {Page} page
 * @param {"PageDown" | "PageUp"} [key]
 */
async function turn(page, key = "PageDown") {
  const before = await stepOf(page);
  await page.keyboard.press(key);
  await eventually(async () => assert.notEqual(await stepOf(page), before));
}

/**
 * What an answer says, however it is written.
 * @param {Locator} locator
 */
const words = async (locator) => (await locator.innerText()).replace(/\s+/g, " ").trim();

/**
 * Nothing of what is to be read from afar is cut off.
 * @param {Page} page
 */
async function fits(page) {
  const hidden = await page.evaluate(() =>
    [...document.querySelectorAll(".words, .programs, .strip, body")]
      .filter((box) => box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1)
      .map((box) => `${box.className}: ${box.scrollWidth} × ${box.scrollHeight}`),
  );
  assert.deepEqual(hidden, [], `at ${page.url()}`);
}

/**
 * Without spaces, which a time has only where it is shown.
 * @param {string} text
 */
const tight = (text) => text.replaceAll(" ", "");

/** @param {Prediction} prediction */
const isOpen = ({ type }) => type === "time" || type === "order" || type === "output";

/**
 * Counts hands for the answers that are offered, most of them for a wrong one, and looks at what is made of them.
 * @param {Page} page
 * @param {Prediction} prediction
 */
async function ask(page, prediction) {
  const { answer, choices = [], feedback = [], type } = prediction;
  assert.equal(await words(page.locator(".prompt")), await textOf(page, prediction.prompt));
  const rows = page.locator(".answers li");
  const wrong = feedback.filter((one) => one.answer !== "not sure").length;
  const offered = isOpen(prediction) ? (wrong > 0 ? wrong + 1 : 0) : (answer.offered ?? []).length;
  assert.equal(await rows.count(), offered + 1, "the answers, and not to be sure");
  assert.ok(offered > 1, "there is something to choose from");
  assert.equal(
    await page.locator("gather-play").isVisible(),
    false,
    "nothing is shown before all have said what they think",
  );
  await fits(page);

  for (let i = 1; i <= offered + 1; i++) await page.keyboard.press(`Digit${i}`);
  const right = new Set(type === "choice" || type === "multi" ? answer.items : [answer.text]);
  const said = await rows
    .locator("input")
    .evaluateAll((all) => all.map(({ ariaLabel }) => ariaLabel?.slice("Hands for ".length) ?? ""));
  const at = said.findIndex((one) => !right.has(one) && one !== "not sure");
  await rows.nth(at).locator(".answer").click();
  await rows.nth(at).locator(".answer").click();
  assert.equal(await rows.nth(at).getByRole("textbox").inputValue(), "3");

  await turn(page);
  const bars = page.locator(".bars > li");
  const lengths = await bars.locator("rect").evaluateAll((all) => all.map((bar) => bar.getAttribute("width")));
  assert.deepEqual(
    lengths.map((length) => Math.round(parseFloat(length ?? ""))),
    said.map((_, i) => (i === at ? 100 : 33)),
  );
  assert.equal(await page.locator(".bars .true").count(), right.size, "what is true is marked");
  await settled(page);
  if (type === "time") {
    await page.locator(".time-mark.real", { hasText: `it is ${answer.text}` }).waitFor();
    await page.locator(".time-mark.said", { hasText: new RegExp(`you: ${said[at].replace(" ", "\\s*")}`) }).waitFor();
  } else if (type === "order" && answer.tasks?.length) {
    await page.locator(".lane-mark .note", { hasText: "(you: " }).first().waitFor();
  } else if (type === "outcome" && answer.tasks?.length) {
    await page.locator(".lane-mark .note", { hasText: `(you: ${said[at]})` }).waitFor();
  }
  assert.equal(await page.locator(".bars .feedback, .after").count(), 0, "why, nobody has said yet");
  await fits(page);

  const why = [...feedback, ...choices.map(({ text, feedback }) => ({ answer: text, text: feedback }))].find(
    (one) => tight(one.answer) === tight(said[at]) && one.text,
  )?.text;
  if (prediction.after || feedback.length > 0 || choices.some((one) => one.feedback)) {
    await turn(page);
    if (why) assert.equal(await words(bars.nth(at).locator(".feedback")), await textOf(page, why));
    if (prediction.after) assert.equal(await words(page.locator(".after")), await textOf(page, prediction.after));
    await fits(page);
  }
}

test("every lesson is shown step by step, and each question with what the room thinks of it", async () => {
  const page = await present();
  for (const [i, lesson] of lessons.entries()) {
    await page.getByRole("heading", { level: 1, name: lesson.title }).waitFor();
    assert.equal(await page.locator(".programs figure").count(), 1 + lesson.exercise.files.length);
    await fits(page);
    for (const prediction of lesson.predictions) {
      await turn(page);
      await ask(page, prediction);
    }
    await turn(page);
    await settled(page);
    assert.equal(await codeOf(page), lesson.exercise.starter);
    await page.locator(".checks .failed").first().waitFor();
    for (let hint = 0; hint < lesson.hints.length; hint++) await page.keyboard.press("h");
    assert.equal(await page.locator(".hints li").count(), lesson.hints.length);
    await turn(page);
    await page.locator(".afterword, .checks:not(:has(:is(.open, .failed)))").first().waitFor();
    assert.equal(await codeOf(page), lesson.exercise.solution);
    assert.equal(await page.locator(".checks .passed").count(), lesson.exercise.checks.length);
    await fits(page);
    if (i + 1 < lessons.length) await turn(page);
  }
  assert.ok(await page.getByRole("button", { name: "Next", exact: true }).isDisabled());
});

describe("the hands of a room", () => {
  test("are typed or clicked, for answers that the room gives, too; all of it is there after a reload, until another room comes", async () => {
    const page = await present("one-call-fails/2");
    const rows = page.locator(".answers li");
    const other = page.getByRole("textbox", { name: "Another answer" });
    await other.fill("soon");
    await other.press("Enter");
    await page.getByRole("alert").getByText("soon is no time").waitFor();
    await other.fill("2000 ms");
    await other.press("Enter");
    assert.equal(await page.getByRole("alert").count(), 0);
    assert.equal(await rows.count(), 4, "2000 ms are 2 s, which is there");
    await other.fill("1.5 s");
    await other.press("Enter");
    assert.equal(await rows.count(), 5);
    assert.match(await words(rows.nth(1)), /1\.5 s/);
    await page.getByRole("textbox", { name: "Hands for 1.5 s" }).fill("12");
    await page.getByRole("textbox", { name: "Hands for 1.5 s" }).press("Tab");
    await rows.nth(1).getByRole("button", { name: "One hand fewer" }).click();
    await page.locator(".prompt").click();
    await page.keyboard.press("Shift+Digit2");
    await page.reload();
    assert.equal(await page.getByRole("textbox", { name: "Hands for 1.5 s" }).inputValue(), "10");
    assert.equal(await page.getByRole("textbox", { name: "Hands for 2 s" }).inputValue(), "1");
    await turn(page);
    await page.locator(".time-mark.said", { hasText: "you: 1.5 s" }).waitFor();
    await page.reload();
    await page.locator(".bars .hands", { hasText: "10" }).waitFor();
    const number = 1 + lessons.findIndex(({ id }) => id === "one-call-fails");
    const opener = page.getByRole("button", { name: `${number} of ${lessons.length}` });
    await opener.click();
    await page.getByRole("button", { name: "A new room" }).press("Enter");
    await page.keyboard.press("Enter"); // which keeps them
    await page.locator(":focus", { hasText: "A new room" }).press("Enter");
    await page.keyboard.press("Shift+Tab");
    await page.locator(":focus", { hasText: "Forget them" }).press("Enter");
    await opener.and(page.locator(":focus")).waitFor();
    await eventually(async () =>
      assert.deepEqual((await page.locator(".bars .hands").allInnerTexts()).map(parseFloat), [0, 0, 0]),
    );
    await page.reload();
    await page.locator(".bars li").first().waitFor();
    assert.deepEqual((await page.locator(".bars .hands").allInnerTexts()).map(parseFloat), [0, 0, 0]);
  });

  test("are counted for an order that the room puts together", async () => {
    const page = await present("whose-answer-is-it/2");
    const { answer } = /** @type {Lesson} */ (lessons.find(({ id }) => id === "whose-answer-is-it")).predictions[0];
    const [a, b, c] = answer.items ?? [];
    for (const item of [b, a]) await page.locator(".other .item", { hasText: item }).click();
    await page.getByRole("textbox", { name: `Hands for ${b}, ${a}, ${c}` }).waitFor();
    await turn(page);
    await page.locator(".lane-mark .note", { hasText: "1. (you: 2.)" }).waitFor();
  });
});

test("keys go on and back, whatever has the focus, and leave to an editor what is its own", async () => {
  const page = await present("one-call-fails/1");
  for (const key of ["ArrowRight", " ", "ArrowDown"]) await page.keyboard.press(key);
  assert.equal(await stepOf(page), "one-call-fails/4");
  await page.keyboard.press("ArrowLeft");
  assert.equal(await stepOf(page), "one-call-fails/3");
  for (let i = 0; i < 3; i++) await turn(page, "PageUp");
  assert.equal(
    await stepOf(page),
    "as-many-as-there-are/9",
    "before the first step of a lesson comes the last of the one before",
  );
  await page.goto(page.url().replace(/#.*/, "#gather/one-call-fails/8"));
  await page.locator('[data-step="one-call-fails/8"]').waitFor(); // Until then the editor is that of the step before.
  await settled(page);
  await page.locator(".cm-content").click();
  await page.keyboard.press("ControlOrMeta+Home");
  await page.keyboard.type("# hf 1\n");
  await eventually(async () => assert.match(await codeOf(page), /^# hf 1\n/));
  assert.equal(await stepOf(page), "one-call-fails/8");
  await page.reload();
  await settled(page);
  assert.match(await codeOf(page), /^# hf 1\n/, "what was written with the room is kept");
  await page.locator(".cm-content").click();
  await turn(page);
  assert.equal(await stepOf(page), "one-call-fails/9");
  await page.locator(".prompt, .strip").first().click();
  await page.keyboard.press("f");
  await page.waitForFunction(() => document.fullscreenElement !== null);
});

test("a bar is dragged where the pointer is, though all is shown larger", async () => {
  const page = await present("one-wait-for-all/3", { viewport: { width: 1920, height: 1080 } });
  await settled(page);
  await page.evaluate(() => {
    /** @type {any} */ (document.querySelector("gather-play")).code =
      "import asyncio\nasync def main():\n    await asyncio.gather(asyncio.sleep(1), asyncio.sleep(2))\nasyncio.run(main())\n";
  });
  await settled(page);
  const handle = page.locator(".handle[data-literal='0']").first();
  const before = /** @type {{x: number, width: number}} */ (await handle.boundingBox());
  const { drop } = await drag(page, handle, 90);
  await drop();
  const after = /** @type {{x: number, width: number}} */ (await handle.boundingBox());
  assert.ok(Math.abs(after.x - before.x - 90) < 20, `${after.x - before.x} pixels`);
});

test("the notes of the one who teaches follow in a window of their own", async () => {
  const page = await present("one-call-fails/2");
  const [notes] = await Promise.all([page.waitForEvent("popup"), page.keyboard.press("n")]);
  await notes.getByRole("heading", { level: 1, name: "One call fails" }).waitFor();
  await notes.getByText("This is the heart of the workshop").waitFor();
  await notes.getByRole("cell", { name: "stops waiting, not working" }).waitFor();
  const ofAnother = notes.getByText("Ask where Lima's error has gone");
  assert.equal(await ofAnother.count(), 0, "nothing of other lessons");
  await notes.getByText("True is: 1 s").waitFor();
  for (let i = 0; i < 3; i++) await turn(page);
  await notes.getByText("They run on, and nobody waits for them.").waitFor();
  await page.goto(page.url().replace(/#.*/, "#gather/keep-what-came-back/1"));
  await ofAnother.waitFor();
});

test("one comes to it from the course", async () => {
  const page = await visit("learn.html#gather");
  await page.getByRole("link", { name: "Show it to a room" }).click();
  await page.getByRole("heading", { level: 1, name: lessons[0].title }).waitFor();
});

describe("accessibility", () => {
  for (const [name, steps, options] of /** @type {const} */ ([
    ["light", [1, 2, 4, 8], { colorScheme: "light", viewport: { width: 1920, height: 1080 } }],
    ["dark", [2, 4], { colorScheme: "dark" }],
  ])) {
    test(`axe finds nothing: ${name}`, async () => {
      const page = await present("one-call-fails/1", options);
      for (const step of steps) {
        await page.evaluate((at) => (location.hash = `#gather/one-call-fails/${at}`), step);
        await page.locator(`[data-step="one-call-fails/${step}"]`).waitFor();
        if (step === 2) for (const digit of [1, 2, 2]) await page.keyboard.press(`Digit${digit}`);
        if (step > 2) await settled(page);
        assert.deepEqual(await violations(page), [], `at step ${step}`);
      }
    });
  }
});
