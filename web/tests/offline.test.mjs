// The page without a network, when it has been visited before; and with one, when there is a newer page.

import assert from "node:assert/strict";
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { eventually, expected, PATIENCE, printed, settled, takeComplaints, useBrowser, visit } from "./browser.mjs";
import { build, serveFolders } from "./server.mjs";

/** @import {Page} from "playwright-core" */

/** A folder with the page, which the tests change. */
const folder = await mkdtemp(join(tmpdir(), "gatherplay-offline-"));
before(() => cp(build, folder, { recursive: true }));
after(() => rm(folder, { recursive: true }));

const here = "/some/where/";

/** What the network answers with a document of its own. @type {(path: string) => boolean} */
let portal = () => false;

/** @type {import("./server.mjs").Site} */
let site;
useBrowser(async () => {
  const elsewhere = `<!doctype html><html lang="en"><link rel="icon" href="data:," /></html>`;
  const around = `${elsewhere}<iframe src="${here}"></iframe>`;
  const documents = { "/": around, "/elsewhere.html": elsewhere };
  return (site = await serveFolders(
    { [here]: folder },
    { documents, withoutEndings: true, portal: (path) => portal(path) },
  ));
});

/**
 * Visits the page until it is kept.
 * @param {string} [path]
 */
async function keep(path = "") {
  const page = await visit(here + path, { serviceWorkers: "allow" });
  await settled(page);
  await page.evaluate(async () => {
    const { serviceWorker } = navigator;
    if (!serviceWorker.controller) await new Promise((served) => (serviceWorker.oncontrollerchange = served));
  });
  return page;
}

/** @param {Page} page */
const caches = (page) => page.evaluate(() => globalThis.caches.keys());

test("an example runs, the gallery shows its pictures, and a lesson opens without a network", async () => {
  const page = await keep();
  await page.context().setOffline(true);
  await page.reload();
  await settled(page);

  await page.getByRole("button", { name: "Examples" }).click();
  await page.locator(".examples [type=search]:focus").waitFor();
  await page.keyboard.type("order");
  const picture = page.locator(".examples img").first();
  await eventually(async () =>
    assert.ok(await picture.evaluate((image) => /** @type {HTMLImageElement} */ (image).naturalWidth > 0)),
  );
  await page.goto(`${page.url().split("#")[0]}#example=result_order`);
  await eventually(async () => {
    assert.equal(await printed(page, "stdout"), (await expected("result_order")).stdout);
  });

  await page.getByRole("button", { name: "Share" }).click();
  await page.getByRole("button", { name: "Copy link" }).waitFor();
  await page.keyboard.press("Escape");

  await page.getByRole("link", { name: "Lessons" }).click();
  await page.getByRole("link", { name: /Whose answer/ }).click();
  await page.getByRole("button", { name: "I’m not sure" }).first().waitFor();
  // Some hosts have taken the reader to another address.
  await page.goto(new URL(`${here}learn#gather`, site.url).href);
  await page.getByRole("link", { name: /Whose answer/ }).waitFor();
  assert.deepEqual(
    takeComplaints().filter((complaint) => !complaint.includes("ERR_INTERNET_DISCONNECTED")),
    [],
  );
});

test("a page that is newer comes with the next visit; an open one goes on, and what is old goes when it is closed", async () => {
  const page = await keep();
  const [old] = await caches(page);
  const text = await readFile(join(folder, "service-worker.js"), "utf8");
  const html = await readFile(join(folder, "index.html"), "utf8");
  // A part that is loaded late has another name in the newer page.
  const [part] = (await readdir(folder)).filter((name) => /^help-\w+\.js$/.test(name));
  try {
    const help = await readFile(join(folder, part), "utf8");
    const [version] = /"[0-9a-f]{10}"/.exec(text) ?? [];
    assert.ok(version);
    await rm(join(folder, part));
    await writeFile(join(folder, "help-NEWERNEW.js"), help);
    await writeFile(
      join(folder, "service-worker.js"),
      text.replaceAll(part, "help-NEWERNEW.js").replace(version, '"newer"'),
    );
    await writeFile(join(folder, "index.html"), html.replace("<title>Gatherplay<", "<title>Newer<"));

    // Who has the page open finds its parts, while the newer one is being kept.
    await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
    await eventually(async () => assert.equal((await caches(page)).length, 2));
    await page.getByRole("button", { name: "Help" }).click();
    await page.getByText("Leave the editor", { exact: true }).waitFor();

    // Who comes gets the newer one.
    await page.reload();
    await settled(page);
    assert.match(await page.evaluate(async () => (await fetch("./")).text()), /<title>Newer</);

    // When nobody has the old one any more, it is forgotten.
    await page.goto(new URL("/elsewhere.html", site.url).href);
    await eventually(async () => {
      const kept = await caches(page);
      assert.equal(kept.length, 1);
      assert.notEqual(kept[0], old);
    });
  } finally {
    await writeFile(join(folder, "service-worker.js"), text);
    await writeFile(join(folder, "index.html"), html);
    await cp(join(build, part), join(folder, part));
    await rm(join(folder, "help-NEWERNEW.js"), { force: true });
  }
});

test("what a network says of itself, in the place of what was asked for, is neither shown nor kept", async () => {
  const page = await keep();
  const example = "examples/result_order.py";
  const read = () => page.evaluate(async (path) => (await fetch(path)).text(), example);
  const program = await readFile(join(folder, example), "utf8");
  await eventually(async () => assert.ok(await page.evaluate((path) => globalThis.caches.match(path), example)));
  const text = await readFile(join(folder, "service-worker.js"), "utf8");
  const [version = ""] = /"[0-9a-f]{10}"/.exec(text) ?? [];
  try {
    portal = (path) => path.endsWith(".py");
    assert.equal(await read(), program);
    await page.context().setOffline(true);
    assert.equal(await read(), program);
    await page.context().setOffline(false);

    // A newer page that can’t be kept as it is, is not kept at all.
    portal = (path) => path.endsWith(".svg");
    await writeFile(join(folder, "service-worker.js"), text.replace(version, '"newer"'));
    const state = await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      await registration.update();
      const worker = registration.installing;
      if (!worker) return "none";
      while (worker.state === "installing") {
        await new Promise((changed) => worker.addEventListener("statechange", changed, { once: true }));
      }
      return worker.state;
    });
    assert.equal(state, "redundant");
  } finally {
    portal = () => false;
    await writeFile(join(folder, "service-worker.js"), text);
  }
});

test("nothing is kept of an embed, nor by a page within another site", async () => {
  const page = await visit(`${here}embed/index.html#example=result_order`, { serviceWorkers: "allow" });
  await page.locator("gather-play[state=done]").waitFor({ timeout: PATIENCE });
  const kept = () => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);
  assert.equal(await kept(), 0);
  await page.goto(new URL("/", site.url).href);
  await page.frameLocator("iframe").locator("gather-play[state=done]").waitFor({ timeout: PATIENCE });
  assert.equal(await kept(), 0);
});

test("where a browser keeps nothing, the page works", async () => {
  const page = await visit(here, { serviceWorkers: "allow" }, (page) =>
    page.addInitScript(() => {
      navigator.serviceWorker.register = () => Promise.reject(new DOMException("refused", "SecurityError"));
    }),
  );
  await settled(page);
});
