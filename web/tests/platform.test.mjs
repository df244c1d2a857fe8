// The learner's page in the frame of a learning platform: what it is told, if the author of the course wants that, and nothing else.

import assert from "node:assert/strict";
import { test } from "node:test";
import { codeOf, eventually, useBrowser, visit } from "./browser.mjs";
import { lessonOf } from "./lessons.mjs";
import { build, serveFolders } from "./server.mjs";

/** @import {Page} from "playwright-core" */
/** @import {Course} from "../src/learn/course.js" */

/** A platform notes what it is told, gives back what it was told before, and makes the frame as high as it is asked to. */
const platform = `<!doctype html><html lang="en"><head><meta charset="utf-8" /><title>A platform</title>
  <link rel="icon" href="data:," /></head><body><iframe src="/gatherplay/learn.html#gather/one-call-fails" width="1300" height="300"></iframe>
  <script>
    const told = [];
    const frame = document.querySelector("iframe");
    addEventListener("message", ({ data, source }) => {
      told.push(data);
      if (data.subject === "lti.frameResize") frame.height = data.height;
      if (data.subject === "SPLICE.getState") {
        source.postMessage({ subject: "SPLICE.getState.response", message_id: "another", state: { format: "none" } }, "*");
        const state = JSON.parse(sessionStorage.state ?? "null");
        source.postMessage({ subject: "SPLICE.getState.response", message_id: data.message_id, state }, "*");
      }
      if (data.subject === "SPLICE.reportScoreAndState") sessionStorage.state = JSON.stringify(data.state);
    });
  </script></body></html>`;

useBrowser(() => serveFolders({ "/gatherplay/": build }, { documents: { "/platform/": platform } }));

const lesson = lessonOf("one-call-fails");

/**
 * Shows a platform, and in it a lesson whose course names a site.
 * @param {((origin: string) => string) | undefined} site undefined: none
 */
async function show(site) {
  return visit("/platform/", { reducedMotion: "reduce" }, (page) =>
    page.route("**/gather/course.json", async (route) => {
      const response = await route.fetch();
      /** @type {Course} */
      const course = await response.json();
      const { origin } = new URL(route.request().url());
      await route.fulfill({ response, json: { ...course, ...(site && { splice: [site(origin)] }) } });
    }),
  );
}

/**
 * What the platform was told.
 * @param {Page} page
 * @returns {Promise<any[]>}
 */
const told = (page) => page.evaluate("told");

/**
 * Goes through the lesson in the frame.
 * @param {Page} page
 */
async function pass(page) {
  const frame = page.frameLocator("iframe");
  for (const _ of lesson.predictions) await frame.getByRole("button", { name: "I’m not sure" }).click();
  await frame.locator(".checks .failed").first().waitFor();
  const element = frame.locator("gather-play");
  await element.evaluate((/** @type {any} */ play, code) => (play.code = code), lesson.exercise.solution);
  await frame.locator(".banner.passed").waitFor();
}

test("a platform that the author has named is told of score and state, and gives back what it was told", async () => {
  const page = await show((origin) => origin);
  await eventually(async () => assert.equal((await told(page))[0]?.subject, "SPLICE.getState"));
  await pass(page);
  const reports = await eventually(async () => {
    const all = (await told(page)).filter(({ subject }) => subject === "SPLICE.reportScoreAndState");
    assert.equal(all.at(-1)?.score, 1);
    return all;
  });
  assert.equal(reports[0].score, 0, "what was predicted is told, but nothing is passed by it");
  for (const { activity_id } of reports) assert.equal(activity_id, "gather/one-call-fails");
  assert.equal(reports.at(-1).state.lessons["one-call-fails"].code, lesson.exercise.solution);
  const all = await told(page);
  assert.equal(new Set(all.map(({ message_id }) => message_id)).size, all.length, "each message has an id of its own");

  const frame = page.frameLocator("iframe");
  const away = frame.getByRole("link", { name: "Playground" });
  const [tab] = await Promise.all([page.waitForEvent("popup"), away.click()]);
  await tab.close();

  await eventually(async () => {
    const { height } = (await told(page)).findLast(({ subject }) => subject === "lti.frameResize");
    const [inner, content] = await frame.locator("body").evaluate((body) => [innerHeight, body.scrollHeight]);
    assert.ok(height > 300 && inner === height && content === height, `${height}, ${inner}, ${content}`);
  });

  // Another browser, in which nothing is kept but what the platform has.
  await frame.locator("body").evaluate(() => localStorage.clear());
  await page.reload();
  await frame.locator(".banner.passed").waitFor();
  const child = /** @type {any} */ (page.frames()[1]);
  assert.equal(await codeOf(child), lesson.exercise.solution);
});

for (const [name, site] of /** @type {const} */ ([
  ["an author who wants nothing", undefined],
  ["another site than the one around it", () => "https://learn.example.org"],
])) {
  test(`nothing is told for ${name}`, async () => {
    const page = await show(site);
    await pass(page);
    assert.deepEqual(await told(page), []);
  });
}
