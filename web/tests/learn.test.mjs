// The learner's page: each lesson of the course, walked as a learner does, and what is kept of it.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, test } from "node:test";
import { codeOf, eventually, settled, takeComplaints, useBrowser, violations, visit } from "./browser.mjs";
import { course, lessonOf, lessons, textOf } from "./lessons.mjs";

/** @import {BrowserContextOptions, Page} from "playwright-core" */
/** @import {Lesson, Prediction} from "../src/learn/course.js" */

useBrowser();

/**
 * Goes to a lesson.
 * @param {string} id
 * @param {BrowserContextOptions} [options]
 * @param {(page: Page) => Promise<unknown>} [prepare]
 */
async function enter(id, options, prepare) {
  const page = await visit(`learn.html#gather/${id}`, { reducedMotion: "reduce", ...options }, prepare);
  await page.getByRole("heading", { level: 1, name: lessonOf(id).title }).waitFor();
  return page;
}

/**
 * Gives an answer to the prediction that is asked.
 * @param {Page} page
 * @param {Prediction} prediction
 * @param {string[]} given
 */
async function answer(page, { type }, given) {
  const form = page.locator(".prediction.asked");
  switch (type) {
    case "choice":
    case "outcome":
      await form.locator(`input[value=${JSON.stringify(given[0])}]`).check();
      break;
    case "multi":
      for (const box of await form.getByRole("checkbox").all()) {
        await box.setChecked(given.includes(await box.inputValue()));
      }
      break;
    case "order":
      for (const [i, item] of given.entries()) {
        const items = form.locator(".order li");
        let at = (await items.locator("code").allTextContents()).indexOf(item);
        for (; at > i; at--) await items.nth(at).getByRole("button", { name: "earlier" }).click();
      }
      break;
    default:
      await form.locator("[name=answer]").fill(given[0]);
  }
  await form.getByRole("button", { name: "Answer", exact: true }).click();
}

/**
 * What is right.
 * @param {Prediction} prediction
 */
const rightTo = ({ type, answer }) =>
  ["choice", "multi", "order"].includes(type) ? (answer.items ?? []) : [answer.text];

/**
 * What is wrong: something that the lesson has feedback to, if it can be answered.
 * @param {Prediction} prediction
 */
function wrongTo(prediction) {
  const { type, choices = [], feedback = [], answer } = prediction;
  const { offered = [], items = [] } = answer;
  const told = feedback.find((one) => one.answer !== answer.text && one.answer !== "not sure")?.answer;
  switch (type) {
    case "choice":
      return [
        choices.find(({ text, feedback }) => feedback && !items.includes(text))?.text ??
          told ??
          wrongIn(offered, items),
      ];
    case "outcome":
      return [told ?? wrongIn(offered, [answer.text])];
    case "multi":
      return [wrongIn(offered, items)];
    case "order":
      return told?.split(", ") ?? [...items].reverse();
    case "time":
      return [told ?? "77 s"];
    case "output":
      return [told ?? "nothing of the kind"];
  }
}

/**
 * @param {string[]} offered
 * @param {string[]} right
 */
const wrongIn = (offered, right) => offered.find((one) => !right.includes(one)) ?? "";

/**
 * Makes all predictions of a lesson: the first one wrong before it is right.
 * @param {Page} page
 * @param {Lesson} lesson
 */
async function predict(page, lesson) {
  for (const [i, prediction] of lesson.predictions.entries()) {
    assert.equal(await page.locator("gather-play").count(), 0, "nothing runs before all is predicted");
    const wrong = wrongTo(prediction);
    await answer(page, prediction, wrong);
    await page.getByText("Not quite. Try once more.").waitFor();
    const told = prediction.feedback?.find((one) => one.answer === wrong.join(", "))?.text;
    if (told) assert.ok((await page.locator(".asked .feedback").textContent())?.includes(await textOf(page, told)));
    if (prediction.type === "choice" || prediction.type === "outcome") {
      assert.ok(
        await page.locator(`input[value=${JSON.stringify(wrong[0])}]`).isDisabled(),
        "the wrong answer is gone",
      );
    }
    await answer(page, prediction, rightTo(prediction));
    await page.locator(".prediction.said.right").nth(i).waitFor();
    const after = prediction.after && (await textOf(page, prediction.after));
    if (after) await page.locator(".prediction .after").getByText(after).waitFor();
  }
  await settled(page);
}

/**
 * Puts a program in the place of the learner's, and waits for the verdict.
 * @param {Page} page
 * @param {string} code
 */
async function write(page, code) {
  await page.evaluate((text) => {
    /** @type {any} */ (document.querySelector("gather-play")).code = text;
  }, code);
  await settled(page);
}

/**
 * How the checks stand: a word for each.
 * @param {Page} page
 */
const checks = (page) => page.locator(".checks > li").evaluateAll((all) => all.map(({ className }) => className));

/**
 * Compares the learner's program with the solution: both texts stand there, and both runs, on one clock.
 * @param {Page} page
 * @param {string[]} programs the two
 */
async function compare(page, ...programs) {
  await page.getByRole("button", { name: "Compare it with mine" }).click();
  const dialog = page.getByRole("dialog", { name: "Your program and the solution" });
  await dialog.locator(".drawings > svg").nth(1).waitFor();
  const listings = await dialog.locator(".listing").allTextContents();
  assert.deepEqual(
    listings.map((text) => text.trim()),
    programs.map((text) => text.trim()),
  );
  const [mine, theirs] = await dialog
    .locator(".drawings > svg")
    .evaluateAll((all) =>
      all.map((svg) =>
        [...svg.querySelectorAll("[data-kind=axis] text")].map((tick) => [tick.textContent, tick.getAttribute("x")]),
      ),
    );
  assert.ok(mine.length > 1);
  assert.deepEqual(mine, theirs);
}

describe("every lesson can be walked", () => {
  for (const lesson of lessons) {
    test(lesson.title, async () => {
      const { exercise, hints, predictions, reveal } = lesson;
      const page = await enter(lesson.id);
      await predict(page, lesson);

      await eventually(async () => assert.ok((await checks(page)).includes("failed"), "the starter does not pass"));
      await page.locator(".checks .failed").getByRole("button", { name: /^Show/ }).first().click();
      await page.locator(".lane-mark, .time-mark, .stretch, .banner.variant").first().waitFor();
      for (const mistake of exercise.mistakes) {
        await write(page, mistake.sample);
        await page.locator(`.mistake[data-mistake="${mistake.id}"]`).waitFor();
        assert.equal((await page.locator(".mistake").textContent())?.trim(), await textOf(page, mistake.message));
      }

      for (const [i, hint] of hints.entries()) {
        assert.equal(await page.locator(".hints li").count(), i);
        await page.locator(".hint-button").click();
        assert.equal((await page.locator(".hints li").nth(i).textContent())?.trim(), await textOf(page, hint));
      }
      assert.equal(await page.locator(".hint-button").count(), 0);

      assert.equal(reveal.when, "after-attempts");
      for (let i = 0; i < (reveal.attempts ?? 0); i++) {
        assert.equal(await page.locator(".show-solution").count(), 0);
        await write(page, `${exercise.starter}# ${i}\n`);
        await eventually(async () => assert.ok((await checks(page)).includes("failed")));
        await page.getByRole("button", { name: "Check", exact: true }).click();
        await page
          .getByText(/\d+ of \d+ checks: not yet/)
          .first()
          .waitFor();
      }
      await page.locator(".show-solution").click();
      assert.equal((await page.locator(".solution .listing").textContent())?.trim(), exercise.solution.trim());

      await write(page, exercise.solution);
      await page.locator(".banner.passed").waitFor();
      assert.deepEqual(
        await checks(page),
        exercise.checks.map(() => "passed"),
      );
      await page.reload();
      await page.locator(".banner.passed").waitFor();
      assert.equal(await codeOf(page), exercise.solution);
      assert.equal(await page.locator(".hints li").count(), hints.length);
      assert.equal(await page.locator(".prediction.said.right").count(), predictions.length);

      await settled(page);
      await write(page, exercise.starter);
      await compare(page, exercise.starter, exercise.solution);
    });
  }
});

describe("a prediction", () => {
  test("that is wrong twice holds nobody up", async () => {
    const page = await enter("one-call-fails");
    const [when, others] = lessonOf("one-call-fails").predictions;
    await answer(page, when, ["soon"]);
    await page.getByRole("alert").getByText("soon is no time").waitFor();
    await answer(page, when, ["3s"]);
    await page.getByText("It does not wait for the others.").waitFor();
    await page.reload();
    await page.getByText("It does not wait for the others.").waitFor(); // One attempt is left, as before.
    await answer(page, when, ["2000 ms"]);
    await page.locator(".prediction.said.wrong").waitFor();
    await answer(page, others, ["They are cancelled at once."]);
    await page.getByText("Not “They are cancelled at once.” Many pages say so.").waitFor();
    await answer(page, others, ["They fail, too."]);
    await page.getByText("You said They fail, too. The answer:").waitFor();
    await settled(page);
    await page.locator(".prediction.said").first().getByRole("button", { name: "Show it on the timeline" }).click();
    await page.locator(".time-mark.said", { hasText: "you: 2000 ms" }).waitFor();
    await page.locator(".time-mark.real", { hasText: "it is 1 s" }).waitFor();
  });
});

describe("the last prediction", () => {
  test("is seen on the timeline at once", async () => {
    const page = await enter("told-to-stop");
    const [, outcome] = lessonOf("told-to-stop").predictions;
    await page.getByRole("button", { name: "I’m not sure" }).click();
    await answer(page, outcome, ["cancelled"]);
    await answer(page, outcome, ["raised"]);
    await page.locator(".lane-mark .note", { hasText: "returned (you: raised)" }).waitFor();
  });
});

describe("a check that has failed", () => {
  test("shows where on the timeline, with the files that it was made with", async () => {
    const { exercise, predictions } = lessonOf("whose-answer-is-it");
    const page = await enter("whose-answer-is-it");
    const [order] = predictions;
    const [first, second, third] = rightTo(order);
    for (const wrong of [
      [third, first, second],
      [second, first, third],
    ])
      await answer(page, order, wrong);
    await page.getByRole("button", { name: "I’m not sure" }).click();
    await settled(page);
    await page.locator(".prediction.said").first().getByRole("button", { name: "Show it on the timeline" }).click();
    assert.deepEqual(
      await page.locator(".lane-mark .note").allTextContents(),
      ["1.  (you: 2.)", "2.  (you: 1.)", "3."],
      "what was said is seen beside what is true",
    );
    await write(page, exercise.mistakes[0].sample);
    const varied = exercise.checks.find((check) => check.with === "other-delays");
    await page.locator(`[data-check="${varied?.id}"]`).getByRole("button", { name: "Show that run" }).click();
    await page.locator(".banner.variant").waitFor();
    await settled(page);
    await page.getByRole("tab", { name: "station.py" }).click();
    assert.match((await page.locator(".listing").textContent()) ?? "", /"Oslo": 1,/);
    assert.equal(await page.locator(".editor").isVisible(), false);
    await page.getByRole("tab", { name: "main.py" }).click();
    await write(page, exercise.solution);
    await page.locator(".banner.passed").waitFor();
    assert.equal(await page.locator(".banner.variant").count(), 0);
    await page.getByRole("button", { name: "Compare it with mine" }).click();
    const dialog = page.getByRole("dialog", { name: "Your program and the solution" });
    await dialog.getByText("Nothing differs").waitFor();
    assert.equal(await dialog.locator(".drawings > svg").count(), 2);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
  });

  test("points at the tasks that it is about", async () => {
    const { predictions } = lessonOf("one-call-fails");
    const page = await enter("one-call-fails");
    for (const _ of predictions) await page.getByRole("button", { name: "I’m not sure" }).click();
    await page.locator(".checks .failed").first().getByRole("button", { name: "Show it on the timeline" }).click();
    await page.locator(".lane-mark").first().waitFor();
    await page.locator(".lane .mark-selected").first().waitFor();
  });
});

/**
 * What a learner has come to who has passed the first lesson.
 * @param {Partial<import("../src/learn/progress.js").Progress>} [other]
 */
function passedFirst(other = {}) {
  const [first] = lessons;
  const predictions = Object.fromEntries(
    first.predictions.map(({ id }) => [id, { tried: [], given: "not sure", right: false }]),
  );
  const code = `${first.exercise.solution}# mine\n`;
  const standing = { hints: 1, attempts: [], solution: true, passed: "2026-01-31" };
  const done = { hash: first.hash, code, predictions, ...standing, ...other };
  return { [first.id]: done };
}

/** @param {Page} page @param {object} kept */
const having = (page, kept) =>
  page.addInitScript((text) => {
    if (!sessionStorage.begun) localStorage.setItem("gatherplay.lessons.gather", text);
    sessionStorage.begun = "yes";
  }, JSON.stringify(kept));

/**
 * Goes to the first lesson, with something else in it than there is.
 * @param {Partial<Lesson>} other
 */
async function enterChanged(other) {
  const [first] = lessons;
  const page = await enter(first.id, {}, (page) =>
    page.route(`**/gather/${first.id}.json`, async (route) => route.fulfill({ json: { ...first, ...other } })),
  );
  for (const _ of first.predictions) await page.getByRole("button", { name: "I’m not sure" }).click();
  await page.locator(".checks .failed").first().waitFor();
  return page;
}

describe("the solution", () => {
  const [{ exercise }] = lessons;

  test("is there at once, if the author wants that", async () => {
    const page = await enterChanged({ reveal: { when: "always" } });
    await page.getByRole("button", { name: "Show the solution" }).click();
    assert.equal((await page.locator(".solution .listing").textContent())?.trim(), exercise.solution.trim());
  });

  test("is there when the program has passed, and no attempt brings it before", async () => {
    const page = await enterChanged({ reveal: { when: "after-pass" } });
    await write(page, `${exercise.starter}# again\n`);
    await page.getByRole("button", { name: "Check", exact: true }).click();
    await page.locator(".verdict", { hasText: "not yet" }).waitFor();
    await page.getByText("It can be seen when your program has passed.").waitFor();
    assert.equal(await page.locator(".show-solution").count(), 0);
    await write(page, exercise.solution);
    await page.locator(".show-solution").waitFor();
  });

  test("is never there, if the author wants that", async () => {
    const page = await enterChanged({ reveal: { when: "never" } });
    await write(page, exercise.solution);
    await page.locator(".banner.passed").waitFor();
    assert.equal(await page.locator(".solution").count(), 0);
  });
});

test("a picture of a lesson is shown from where the course lies", async () => {
  const page = await visit("learn.html#gather", {}, async (page) => {
    await page.route(`**/gather/${lessons[0].id}.json`, (route) =>
      route.fulfill({ json: { ...lessons[0], text: '<p><img src="plan.svg" alt="A plan"></p>' } }),
    );
    await page.route("**/lessons/gather/plan.svg", (route) =>
      route.fulfill({
        contentType: "image/svg+xml",
        body: '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"/>',
      }),
    );
  });
  await page.getByRole("link", { name: /^Begin/ }).click();
  const picture = page.getByRole("img", { name: "A plan" });
  await eventually(async () =>
    assert.equal(await picture.evaluate((image) => /** @type {HTMLImageElement} */ (image).naturalWidth), 30),
  );
});

test("what is typed is judged when it comes to rest, not at each key", async () => {
  const kept = passedFirst({ passed: undefined, code: undefined });
  // In a context of its own, because a clock is a context's.
  const page = await enter(lessons[0].id, { serviceWorkers: "block" }, async (page) => {
    await having(page, kept);
    await page.clock.install();
    await page.addInitScript(() => {
      const { postMessage } = Worker.prototype;
      const counting = /** @type {any} */ (globalThis);
      counting.asked = { judge: 0, trace: 0 };
      Worker.prototype.postMessage = function (/** @type {any[]} */ ...given) {
        if (given[0]?.name in counting.asked) counting.asked[given[0].name]++;
        return /** @type {any} */ (postMessage).apply(this, given);
      };
    });
  });
  await page.locator(".checks .failed").first().waitFor();
  /** @param {"judge" | "trace"} name */
  const asked = (name) => page.evaluate((name) => /** @type {any} */ (globalThis).asked[name], name);
  const judged = await asked("judge");
  await page.locator(".cm-content").click();
  await page.clock.pauseAt(Date.now() + 60_000);
  for (const key of "# x") {
    const runs = await asked("trace");
    await page.keyboard.type(key);
    await page.clock.runFor(50); // a frame, in which it is run
    await eventually(async () => assert.equal(await asked("trace"), runs + 1));
    await page.clock.runFor(50); // one in which what has come of it is shown
    await settled(page);
  }
  assert.equal(await asked("judge"), judged);
  await page.clock.runFor(500);
  await eventually(async () => assert.equal(await asked("judge"), judged + 1));
});

describe("a lesson that has changed", () => {
  test("keeps the program, and says that the results are of an earlier one", async () => {
    const [first] = lessons;
    const kept = passedFirst({ hash: "another", code: `${first.exercise.starter}# mine\n` });
    const page = await visit("learn.html#gather", {}, (page) => having(page, kept));
    await page.locator("li.stale", { hasText: first.title }).getByRole("link").click();
    await page.getByText("This lesson has changed since you were here.").waitFor();
    await settled(page);
    assert.equal(await codeOf(page), `${first.exercise.starter}# mine\n`);
    assert.equal(await page.locator(".banner.passed").count(), 0);
    await write(page, first.exercise.solution);
    await page.locator(".banner.passed").waitFor();
    assert.equal(await page.locator(".stale-note").count(), 0);
  });
});

describe("the course", () => {
  test("shows how far one is, and goes on from there; progress goes out and comes in as a file, and is forgotten", async () => {
    const page = await visit("learn.html", {}, (page) => having(page, passedFirst()));
    await page.getByText(`1 of ${lessons.length} passed`).waitFor();
    await page.getByRole("link", { name: `Go on: ${lessons[1].title}` }).waitFor();
    assert.deepEqual(
      await page.locator(".lessons a").allTextContents(),
      lessons.map(({ title }) => title),
    );

    const [summary] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Summary" }).click(),
    ]);
    const said = await readFile(await summary.path(), "utf8");
    assert.ok(said.includes(`${lessons[0].title}: passed on 2026-01-31, 0 of 2 predictions right`), said);
    const [exported] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Export" }).click(),
    ]);
    const file = await exported.path();
    const kept = () => page.evaluate(() => JSON.parse(localStorage.getItem("gatherplay.lessons.gather") ?? "{}"));
    const before = await kept();

    const forget = page.getByRole("button", { name: "Forget all" });
    await forget.press("Enter");
    await page.keyboard.press("Enter"); // which keeps it
    await forget.and(page.locator(":focus")).waitFor();
    await page.getByText(`1 of ${lessons.length} passed`).waitFor();
    await forget.press("Enter");
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Enter");
    await forget.and(page.locator(":focus")).waitFor();
    await page.getByText(`0 of ${lessons.length} passed`).waitFor();
    await page.reload();
    await page.getByText(`0 of ${lessons.length} passed`).waitFor();

    const input = page.locator("input[type=file]");
    await input.setInputFiles({ name: "other.json", mimeType: "application/json", buffer: Buffer.from("{}") });
    await page.getByText("This file holds no progress.").waitFor();
    await input.setInputFiles(file);
    await page.getByText(`1 of ${lessons.length} passed`).waitFor();
    assert.deepEqual(await kept(), before, "program, answers, hints and all");
    await page.reload();
    await page.getByText(`1 of ${lessons.length} passed`).waitFor();
  });

  test("has a page for the teacher, and says when there is no such lesson", async () => {
    const page = await visit("learn.html");
    await page.getByRole("link", { name: "For teachers" }).click();
    await page.getByRole("heading", { level: 1, name: "For teachers" }).waitFor();
    await page.evaluate(() => (location.hash = "#gather/nowhere"));
    await page.getByRole("alert").waitFor();
    assert.equal(takeComplaints().length, 1, "the browser says that it is not found");
  });
});

describe("a browser that keeps nothing", () => {
  test("can be learned in", async () => {
    const lesson = lessons[0];
    const page = await enter(lesson.id, {}, (page) =>
      page.addInitScript(() => {
        Object.defineProperty(window, "localStorage", {
          get() {
            throw new DOMException("refused", "SecurityError");
          },
        });
      }),
    );
    for (const _ of lesson.predictions) await page.getByRole("button", { name: "I’m not sure" }).click();
    await page.locator(".notice", { hasText: "does not keep your progress" }).waitFor();
    await settled(page);
    await write(page, lesson.exercise.solution);
    await page.locator(".banner.passed").waitFor();
    await page.getByRole("link", { name: course.title }).click();
    await page.getByText(`1 of ${lessons.length} passed`).waitFor();
  });
});

describe("starting over", () => {
  test("forgets one lesson", async () => {
    const [first] = lessons;
    const page = await enter(first.id, {}, (page) => having(page, passedFirst()));
    await page.locator(".banner.passed").waitFor();
    const over = page.getByRole("button", { name: "Start this lesson over" });
    await over.click();
    await page.getByRole("button", { name: "Keep them" }).click();
    await over.and(page.locator(":focus")).waitFor();
    await page.locator(".banner.passed").waitFor();
    await over.click();
    await page.getByRole("button", { name: "Forget them" }).click();
    await page.locator(".prediction.asked").waitFor();
    for (const _ of first.predictions) await page.getByRole("button", { name: "I’m not sure" }).click();
    await settled(page);
    assert.equal(await codeOf(page), first.exercise.starter);
  });

  test("leaves nothing of a lesson that asks nothing first", async () => {
    const [first] = lessons;
    const page = await enter(first.id, {}, async (page) => {
      await having(page, passedFirst());
      await page.route(`**/gather/${first.id}.json`, (route) => route.fulfill({ json: { ...first, predictions: [] } }));
    });
    await settled(page);
    assert.notEqual(await codeOf(page), first.exercise.starter);
    await page.getByRole("button", { name: "Start this lesson over" }).click();
    await page.getByRole("button", { name: "Forget them" }).click();
    await page.locator(".checks .failed").first().waitFor();
    assert.equal(await codeOf(page), first.exercise.starter);
    await page.getByRole("link", { name: course.title }).click();
    await page.getByRole("link", { name: `Begin: ${first.title}` }).waitFor();
  });
});

test("what is done in another tab stays done", async () => {
  const page = await visit("learn.html#gather");
  await page.getByRole("link", { name: /^Begin/ }).waitFor();
  const other = await page.context().newPage();
  const heard = page.evaluate(
    () => new Promise((resolve) => addEventListener("storage", () => resolve(true), { once: true })),
  );
  await other.goto(page.url().replace(/#.*/, `#gather/${lessons[1].id}`));
  await other.getByRole("button", { name: "I’m not sure" }).click();
  await heard;
  await page.getByRole("link", { name: lessons[2].title, exact: true }).click();
  await page.getByRole("button", { name: "I’m not sure" }).click();
  await page.getByRole("link", { name: course.title }).click();
  await eventually(async () =>
    assert.deepEqual(await page.locator(".lessons .begun a").allTextContents(), [lessons[1].title, lessons[2].title]),
  );
});

test("a page that one goes back to has what was done in another tab while nobody told it", async () => {
  const [first] = lessons;
  const page = await enter(first.id, {}, (page) =>
    page.addInitScript(() => addEventListener("storage", (event) => event.stopImmediatePropagation(), true)),
  );
  const other = await page.context().newPage();
  await other.goto(page.url());
  await other.getByRole("button", { name: "I’m not sure" }).click();
  const asked = await other.locator(".prediction.asked legend").innerText();
  assert.notEqual(await page.locator(".prediction.asked legend").innerText(), asked);
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })));
  assert.equal(await page.locator(".prediction.asked legend").innerText(), asked);
});

test("what is done in the same lesson in two tabs is done in both, even if one has not heard of the other", async () => {
  const [first] = lessons;
  const page = await enter(first.id, { timezoneId: "Pacific/Kiritimati" }, (page) =>
    page.clock.setFixedTime("2026-01-31T12:00:00Z"),
  );
  const other = await page.context().newPage();
  await other.addInitScript(() => addEventListener("storage", (event) => event.stopImmediatePropagation(), true));
  await other.goto(page.url());
  await other.locator(".prediction.asked").waitFor();

  for (const _ of first.predictions) await page.getByRole("button", { name: "I’m not sure" }).click();
  await settled(page);
  await write(page, first.exercise.solution);
  await page.locator(".banner.passed").waitFor();
  // With one answer it learns of the rest.
  await other.getByRole("button", { name: "I’m not sure" }).click();
  await other.locator(".hint-button").click();
  await page.locator(".hints li").waitFor();

  await other.reload();
  await other.locator(".banner.passed").waitFor();
  assert.equal(await codeOf(other), first.exercise.solution);
  const kept = await other.evaluate(() => JSON.parse(localStorage.getItem("gatherplay.lessons.gather") ?? "{}"));
  assert.equal(kept[first.id].passed, "2026-02-01", "the date where the learner is");

  await page.evaluate((second) => {
    const kept = JSON.parse(localStorage.getItem("gatherplay.lessons.gather") ?? "{}");
    localStorage.setItem("gatherplay.lessons.gather", JSON.stringify({ ...kept, [second]: { hash: "" } }));
  }, lessons[1].id);
  await other.getByRole("button", { name: "Start this lesson over" }).click();
  await other.getByRole("button", { name: "Forget them" }).click();
  await page.locator(".prediction.asked").waitFor();
  const left = await page.evaluate(() => JSON.parse(localStorage.getItem("gatherplay.lessons.gather") ?? "{}"));
  assert.deepEqual(Object.keys(left), [lessons[1].id], "what another tab has kept stays");
});

describe("accessibility", () => {
  for (const [name, options] of /** @type {const} */ ([
    ["light", { colorScheme: "light" }],
    ["dark", { colorScheme: "dark" }],
    ["phone", { viewport: { width: 390, height: 844 } }],
  ])) {
    test(`axe finds nothing, before, while and after: ${name}`, async () => {
      const lesson = lessonOf("whose-answer-is-it");
      const page = await visit("learn.html#gather", options);
      await page.locator(".lessons").waitFor();
      assert.deepEqual(await violations(page), []);
      await page.getByRole("link", { name: lesson.title, exact: true }).click();
      await page.locator(".prediction.asked").waitFor();
      assert.deepEqual(await violations(page), []);
      for (const _ of lesson.predictions) await page.getByRole("button", { name: "I’m not sure" }).click();
      await settled(page);
      await page.locator(".hint-button").click();
      await write(page, lesson.exercise.mistakes[0].sample);
      await page.locator(".mistake").waitFor();
      assert.deepEqual(await violations(page), []);
      await write(page, lesson.exercise.solution);
      await page.getByRole("button", { name: "Compare it with mine" }).click();
      await page.locator("dialog svg").first().waitFor();
      assert.deepEqual(await violations(page), []);
      assert.equal(
        await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
        true,
        "nothing is wider than the window",
      );
    });
  }

  test("keys alone are enough", async () => {
    const lesson = lessonOf("whose-answer-is-it");
    const page = await enter(lesson.id);
    const [order, line] = lesson.predictions;
    const first = page.locator(".order button:not(:disabled)").first();
    await first.focus();
    await page.keyboard.press("Enter");
    assert.match((await page.evaluate(() => document.activeElement?.ariaLabel)) ?? "", /: later$/);
    await answer(page, order, rightTo(order));
    const focused = (/** @type {string} */ selector) => page.locator(`${selector}:focus`).waitFor();
    await focused(".asked legend");
    await page.keyboard.press("Tab");
    await page.keyboard.type(line.answer.text);
    await page.keyboard.press("Enter");
    await focused("#task");
    await settled(page);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await focused(".cm-content");
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Shift+Tab"); // to the file’s tab
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Enter");
    await focused("#task");
    assert.equal(await codeOf(page), lesson.exercise.starter, "Tab has only left the editor");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.keyboard.press("ControlOrMeta+Enter");
    await page
      .getByText(/\d+ of \d+ checks: not yet/)
      .first()
      .waitFor();
  });
});
