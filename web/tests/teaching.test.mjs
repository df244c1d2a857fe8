// The author's side: a course is begun, shown while it is written, and handed out, with no other help than the guide's.

import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { codeOf, eventually, settled, useBrowser, violations, visit } from "./browser.mjs";
import { build, compile, gatherplay, serveFolders, start } from "./server.mjs";

/** @import {Page} from "playwright-core" */

/** Where the author works. */
const home = await mkdtemp(join(tmpdir(), "gatherplay-"));
after(() => rm(home, { recursive: true }));

/** What the guide says. */
const guide = await readFile(join(build, "teaching/index.html"), "utf8");

/**
 * The texts of the guide's elements of a kind, as they are copied.
 * @param {string} attribute
 */
const copied = (attribute) =>
  [...guide.matchAll(new RegExp(`<pre ${attribute}\\s*>\\n?([^<]*)</pre`, "g"))].map(([, text]) =>
    text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&"),
  );

/** The commands of the guide, in their order, in words. */
const commands = copied("data-shell").flatMap((text) =>
  text
    .trim()
    .split("\n")
    .map((line) => line.split(" ").slice(1)),
);
const [wholeLesson] = copied('data-sample="lesson"');
const lessonFile = join(home, "breakfast/lesson-1.md");

/** Begins the course as the guide says, up to the first command that needs what has been written. */
async function begin() {
  await compile();
  assert.deepEqual(commands[0], ["lesson", "new", "breakfast"]);
  const said = await gatherplay(commands[0], home);
  assert.match(said, /guide/);
}

/** Makes all predictions, whatever they are. @param {Page} page @param {number} count */
async function skipPredictions(page, count) {
  for (let i = 0; i < count; i++) await page.getByRole("button", { name: "I’m not sure" }).click();
  await settled(page);
}

describe("a preview", () => {
  const [, preview] = commands;
  /** @type {string} */
  let skeleton;
  before(begin);
  useBrowser(async () => {
    assert.deepEqual(preview, ["lesson", "preview", "breakfast"]);
    skeleton = await readFile(lessonFile, "utf8");
    return start(preview, home);
  });

  /** @param {string} [text] what is saved */
  const save = (text = skeleton) => writeFile(lessonFile, text);

  test("follows what is saved, and keeps program, answers and place", async () => {
    const page = await visit("learn.html#my-course/lesson-1");
    await page.getByRole("heading", { level: 1, name: "Two at a time" }).waitFor();
    await skipPredictions(page, 2);
    const mine = `${await codeOf(page)}# mine\n`;
    await page.evaluate((text) => {
      /** @type {any} */ (document.querySelector("gather-play")).code = text;
      /** @type {HTMLElement} */ (document.querySelector("main")).scrollTop = 150;
    }, mine);
    await settled(page);
    await page.locator(".checks .failed").first().waitFor();

    await save(skeleton.replace('"Two at a time"', '"Two of them"').replace("takes 1 s. Let", "takes a second. Let"));
    await page.getByRole("heading", { level: 1, name: "Two of them" }).waitFor();
    await page.getByText("takes a second.").waitFor();
    assert.equal(await codeOf(page), mine);
    assert.equal(await page.locator(".prediction.said").count(), 2);
    assert.equal(await page.locator(".stale-note").count(), 0, "who writes it knows that it has changed");
    assert.equal(await page.evaluate(() => document.querySelector("main")?.scrollTop), 150);

    await save(
      skeleton.replace(
        'file=backend.py\nimport asyncio\n\nWEATHER = {"Oslo": "rain"',
        'file=backend.py\nimport asyncio\n\nWEATHER = {"Oslo": "fog"',
      ),
    );
    await page.locator(".output .text", { hasText: "fog sun" }).waitFor({ state: "attached" });
  });

  test("shows what is wrong, by file and line, over the lesson as it was; mended, it is gone", async () => {
    await save();
    const page = await visit("learn.html#my-course/lesson-1");
    await page.getByRole("heading", { level: 1, name: "Two at a time" }).waitFor();
    await eventually(async () => assert.equal(await page.locator(".problems li").count(), 0));

    const lines = skeleton.split("\n");
    const line = lines.findIndex((text) => text.startsWith("[[check]]")) + 3;
    lines[line - 1] = lines[line - 1].replace("overlap", "overlaps");
    await save(lines.join("\n"));
    const problem = page.locator(".problems li", { hasText: `lesson-1.md:${line}` });
    await problem.getByText('there is no "overlaps" here; did you mean overlap?').waitFor();
    await page.getByRole("heading", { level: 1, name: "Two at a time" }).waitFor();
    await page.getByText("What do you think?").waitFor();
    assert.deepEqual(await violations(page), []);
    const last = page.getByRole("button", { name: "Start this lesson over" });
    await last.click({ trial: true }); // It can be scrolled out from under the problems.
    await page.setViewportSize({ width: 390, height: 844 });
    await last.click({ trial: true });

    await save("");
    await page.locator(".problems li", { hasText: "lesson-1.md:1" }).getByText("the front matter is missing").waitFor();
    await page.getByRole("heading", { level: 1, name: "Two at a time" }).waitFor();

    await save(skeleton.replace('"Two at a time"', '"Mended"'));
    await page.getByRole("heading", { level: 1, name: "Mended" }).waitFor();
    await eventually(async () => assert.equal(await page.locator(".problems li").count(), 0));
  });

  for (const [width, height, colorScheme] of /** @type {const} */ ([
    [1440, 900, "light"],
    [820, 1180, "dark"],
    [390, 844, "light"],
  ])) {
    test(`stands beside the course that is there, and has a guide: ${width} × ${height}, ${colorScheme}`, async () => {
      const page = await visit("learn.html", { viewport: { width, height }, colorScheme });
      await page.getByRole("link", { name: "Waiting together" }).waitFor();
      await page.getByRole("link", { name: "My course" }).click();
      await page.getByRole("link", { name: "Write lessons of your own" }).click();
      await page.getByRole("heading", { level: 1, name: "Write lessons" }).waitFor();
      assert.deepEqual(await violations(page), []);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "nothing is too wide");
      const broken = await page.evaluate(() =>
        [...document.querySelectorAll("main a[href^='#']")].filter(
          (link) => !document.getElementById(/** @type {string} */ (link.getAttribute("href")).slice(1)),
        ),
      );
      assert.deepEqual(broken, []);
    });
  }
});

describe("a course from the guide", () => {
  before(async () => {
    await rm(join(home, "breakfast"), { recursive: true, force: true });
    await begin();
    await writeFile(lessonFile, wholeLesson);
    for (const words of commands.slice(1)) {
      if (words[1] === "preview") continue; // The other tests are about that.
      const said = await gatherplay(words, home);
      if (words[1] === "check") assert.match(said, words.includes("-json") ? /^\[\]\n$/ : /all is well/);
    }
  });
  useBrowser(() => serveFolders({ "/some/where/": join(home, "handout") }));

  test("is handed out as a folder: it is walked from a static server, and nothing else is asked for", async () => {
    const page = await visit("learn.html");
    await page.getByRole("heading", { level: 1, name: "My course" }).waitFor();
    await page.getByRole("link", { name: "Begin: Breakfast" }).click();
    await page.getByRole("heading", { level: 1, name: "Breakfast" }).waitFor();
    const answer = page.locator(".asked [name=answer]");
    await answer.fill("3s");
    await page.getByRole("button", { name: "Answer", exact: true }).click();
    await page.getByText("It would be, if nobody waited for the tea").waitFor();
    await answer.fill("5 s");
    await page.getByRole("button", { name: "Answer", exact: true }).click();
    await page.getByText("First 3 s for tea, then 2 s for toast.").waitFor();
    await settled(page);
    await page.locator(".checks .failed").first().waitFor();

    const [mistake, solution] = ["mistake=awaited-at-once", "solution"].map(
      (role) => /** @type {string} */ (wholeLesson.split(`\`\`\`python ${role}\n`)[1].split("```")[0]),
    );
    const write = (/** @type {string} */ code) =>
      page.evaluate((text) => {
        /** @type {any} */ (document.querySelector("gather-play")).code = text;
      }, code);
    await write(mistake);
    await page.locator('.mistake[data-mistake="awaited-at-once"]').waitFor();
    await write(solution);
    await page.locator(".banner.passed").waitFor();
    await page.getByText("Waiting for several things takes as long as the slowest of them.").waitFor();
  });

  test("has a sheet to print, with the answers last", async () => {
    const page = await visit("print.html", { viewport: { width: 794, height: 1123 } });
    await page.getByRole("heading", { name: "Breakfast" }).first().waitFor();
    const text = await page.locator("body").innerText();
    assert.ok(text.indexOf("When is breakfast ready?") < text.indexOf("Answers, hints and solutions"));
    assert.ok(text.lastIndexOf("5 s") > text.indexOf("Answers, hints and solutions"));
    assert.equal((await page.pdf()).subarray(0, 4).toString(), "%PDF");
  });
});
