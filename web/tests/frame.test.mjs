// Embeds on pages whose loader comes from elsewhere: a frame takes the place of each.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { inflateRawSync } from "node:zlib";
import { eventually, PATIENCE, takeComplaints, visit } from "./browser.mjs";
import { ask, documentOf, documents, element, ended, escaped, giveUp, program, useSite } from "./embedding.mjs";
import { build, serve, serveFolders } from "./server.mjs";

useSite();

test("a frame takes the place of an element, which says how large it is and does what the element is asked", async () => {
  const elsewhere = await serve();
  const path = "/elsewhere/";
  documents[path] = documentOf(element(), `${elsewhere.url}embed.js`)
    .replace(
      "<title>",
      `<meta http-equiv="Content-Security-Policy" content="script-src 'self' ${elsewhere.url}embed.js; frame-src ${elsewhere.url}" /><title>`,
    )
    .replace("<html", '<html data-theme="dark"');
  const loose = await serveFolders({ "/gatherplay/": build }, { documents });
  try {
    const page = await visit(new URL(path, loose.url).href);
    await ended(page);
    const foreign = takeComplaints().filter((complaint) => !complaint.startsWith("request to"));
    assert.deepEqual(foreign, []);
    const frame = page.frameLocator("gather-play iframe");
    assert.ok(await frame.locator(".gather-timeline").isVisible());
    assert.equal(await page.locator("gather-play iframe").getAttribute("sandbox"), "allow-scripts");
    assert.equal(await page.locator("gather-play > pre").isVisible(), false);
    assert.equal(await ask(page, (play) => play.code), program);
    assert.ok(await ask(page, (play) => play.trace.tasks.length > 0));
    await eventually(async () => {
      const box = await page.locator("gather-play iframe").boundingBox();
      const inside = await frame.locator("body").evaluate((body) => /** @type {HTMLElement} */ (body).offsetHeight);
      assert.equal(box?.height, inside);
    });
    await ask(page, (play) => play.seek(1));
    await frame.getByText("1.000 s").first().waitFor();
    assert.equal(await frame.locator("html").getAttribute("data-theme"), "dark");
    await page.evaluate(() => document.documentElement.setAttribute("data-theme", "light"));
    await eventually(async () => assert.equal(await frame.locator("html").getAttribute("data-theme"), "light"));

    // Neither does what anybody else says.
    const forged = [
      { gather: "open" },
      { gather: "code", argument: "forged" },
      { gather: "gather:result", code: "forged", state: "forged" },
      { type: "bodySize", payload: { height: 99 } },
    ];
    for (const whose of [page.locator("body"), frame.locator("body")]) {
      await whose.evaluate(async (_, forged) => {
        for (const message of forged) postMessage(message, "*");
        await new Promise((heard) => {
          addEventListener("message", ({ data }) => data === "last" && heard(undefined));
          postMessage("last", "*");
        });
      }, forged);
    }
    assert.equal(await frame.locator("gather-play").evaluate((play) => /** @type {any} */ (play).code), program);
    assert.deepEqual(await ask(page, ({ code, state }) => ({ code, state })), { code: program, state: "done" });
    assert.notEqual((await page.locator("gather-play iframe").boundingBox())?.height, 99);

    await ask(page, (play) => (play.code = "import asyncio\nasync def main():\n    1 / 0\nasyncio.run(main())\n"));
    await page.locator("gather-play[state=error]").waitFor();
    // A frame that is moved begins anew, with what was in it.
    await page.evaluate(() => document.body.prepend(/** @type {Element} */ (document.querySelector("gather-play"))));
    await frame.getByText("division by zero").first().waitFor();
    assert.match(await ask(page, (play) => play.code), /1 \/ 0/);
    await eventually(async () => assert.equal(await frame.locator("html").getAttribute("data-theme"), "light"));

    // What it is asked before it hears anything, it does when it does.
    await page.evaluate(async () => {
      const play = /** @type {any} */ (document.createElement("gather-play"));
      play.setAttribute("load", "click");
      document.body.replaceChildren(play);
      await play.start();
      play.code = "import asyncio\nasync def main():\n    {}['early']\nasyncio.run(main())\n";
    });
    await frame.getByText("KeyError: 'early'").first().waitFor();
    assert.match(await ask(page, (play) => play.code), /early/);
  } finally {
    takeComplaints();
    await loose.close();
    await elsewhere.close();
  }
});

test("an element that is taken out while its program comes makes no frame, and begins anew when it is put back", async () => {
  const elsewhere = await serve();
  documents["/order.py"] = program;
  documents["/taken/"] = documentOf(
    '<gather-play src="/order.py" load="eager"></gather-play>',
    `${elsewhere.url}embed.js`,
  );
  const site = await serveFolders({}, { documents });
  try {
    /** @type {import("playwright-core").Route[]} */
    const held = [];
    let holds = true;
    const page = await visit(new URL("/taken/", site.url).href, {}, (page) =>
      page.route("**/order.py", (route) => (holds ? held.push(route) : route.continue())),
    );
    await eventually(async () => assert.equal(held.length, 1));
    const play = await page.locator("gather-play").elementHandle();
    assert.ok(play);
    await play.evaluate((one) => one.remove());
    holds = false;
    await held[0].continue();
    // What goes on when the program is there begins with its block.
    await eventually(async () => assert.equal(await play.evaluate((one) => one.textContent), program));
    assert.equal(await play.evaluate((one) => one.shadowRoot?.querySelectorAll("iframe").length), 0);
    await play.evaluate((one) => document.body.append(one));
    await page.locator("gather-play[state=done]").waitFor({ timeout: PATIENCE });
  } finally {
    takeComplaints();
    await site.close();
    await elsewhere.close();
  }
});

test("a frame that does not answer is told of; code, poster and a way to the program are there, and it may answer late", async () => {
  const elsewhere = await serve();
  const poster = `<img slot="poster" alt="Two calls" src="${elsewhere.url}examples/others_go_on.svg" />`;
  documents["/silent/"] = documentOf(
    element().replace("</gather-play>", `${poster}</gather-play>`),
    `${elsewhere.url}embed.js`,
  );
  const site = await serveFolders({}, { documents });
  try {
    /** @type {import("playwright-core").Route[]} */
    const held = [];
    let holds = true;
    const page = await visit(new URL("/silent/", site.url).href, {}, async (page) => {
      await page.clock.install();
      await page.route(`${elsewhere.url}embed/**`, (route) => (holds ? held.push(route) : route.continue()));
    });
    const trouble = page.getByRole("alert");
    for (const attempt of ["the first", "another"]) {
      await page.locator("gather-play[state=loading]").waitFor();
      await eventually(async () => assert.equal(held.length, attempt === "the first" ? 1 : 2));
      assert.equal(await trouble.count(), 0);
      await page.clock.fastForward(10_000);
      await page.locator("gather-play[state=error]").waitFor();
      const { host } = new URL(elsewhere.url);
      assert.match(await trouble.innerText(), RegExp(`comes from ${host}, which has not answered`));
      assert.ok(await page.getByText("async def jam").isVisible());
      assert.ok(await page.getByAltText("Two calls").isVisible());
      const link = trouble.getByRole("link");
      assert.equal(await link.getAttribute("target"), "_blank");
      const [address, code] = (await link.getAttribute("href"))?.split("#code=") ?? [];
      assert.equal(address, `${elsewhere.url}index.html`);
      assert.equal(String(inflateRawSync(Buffer.from(code, "base64url"))), program);
      if (attempt === "the first") await trouble.getByRole("button", { name: "Try again" }).click();
    }
    assert.equal(await page.locator("gather-play iframe").count(), 1);
    holds = false;
    for (const route of held) await route.continue();
    await page.locator("gather-play[state=done]").waitFor({ timeout: PATIENCE });
    assert.equal(await trouble.count(), 0);
    assert.equal(await page.getByAltText("Two calls").isVisible(), false);
    assert.ok(await page.frameLocator("gather-play iframe").locator(".gather-timeline").isVisible());
  } finally {
    takeComplaints();
    await site.close();
    await elsewhere.close();
  }
});

test("a frame that is left before it runs keeps nothing", async () => {
  const elsewhere = await serve();
  documents["/left/"] =
    `<!doctype html><html lang="en"><head><title>A site</title><link rel="icon" href="data:," /></head><body>
    <iframe sandbox="allow-scripts" title="Timeline" src="${elsewhere.url}embed/#example=result_order"></iframe></body></html>`;
  const site = await serveFolders({}, { documents });
  try {
    const page = await visit(new URL("/left/", site.url).href, {}, (page) =>
      page.addInitScript(() => {
        const noted = /** @type {any} */ (window);
        noted.addresses = new Set();
        const { createObjectURL, revokeObjectURL } = URL;
        URL.createObjectURL = (blob) => {
          const address = createObjectURL(blob);
          noted.addresses.add(address);
          return address;
        };
        URL.revokeObjectURL = (address) => {
          noted.addresses.delete(address);
          revokeObjectURL(address);
        };
        // A worker that never answers.
        const { addEventListener } = Worker.prototype;
        Worker.prototype.addEventListener = function (/** @type {any} */ type, /** @type {any} */ listener) {
          if (type !== "message") addEventListener.call(this, type, listener);
        };
      }),
    );
    const body = page.frameLocator("iframe").locator("body");
    const kept = () => body.evaluate(() => /** @type {any} */ (window).addresses.size);
    await eventually(async () => assert.equal(await kept(), 1));
    await body.evaluate(() => document.querySelector("gather-play")?.remove());
    await eventually(async () => assert.equal(await kept(), 0));
  } finally {
    takeComplaints();
    await site.close();
    await elsewhere.close();
  }
});

test("a frame from a host of packages, which serves documents as plain text, does as much", async () => {
  const prefix = "/npm/gatherplay@0.1.0/";
  const elsewhere = await serveFolders({ [prefix]: build }, { packages: true });
  const site = await serveFolders({}, { documents });
  try {
    const { "embed.js": integrity } = JSON.parse(await readFile(join(build, "integrity.json"), "utf8"));
    documents["/there/"] = documentOf("");
    documents["/packages/"] = documentOf(
      `<pre class="gather">${escaped(program)}</pre><gather-play lesson="gather/one-wait-for-all" load="eager"></gather-play>`,
      `${elsewhere.url}embed.js`,
    ).replace(" blocking", ` integrity="${integrity}" crossorigin blocking`);
    const page = await visit(new URL("/packages/", site.url).href, {}, (page) =>
      page.route("**/gather/one-wait-for-all.json", async (route) => {
        const response = await route.fetch();
        const json = await response.json();
        const text = `${json.text}<p><a href="${new URL("/there/", site.url)}">Somewhere else</a></p>`;
        await route.fulfill({ response, json: { ...json, text } });
      }),
    );
    await ended(page);
    assert.equal(await ask(page, (play) => play.code), program);
    const [frame, lesson] = ["pre", "[lesson]"].map((which) =>
      page.frameLocator(`gather-play:is(:has(${which}), ${which}) iframe`),
    );
    assert.ok(await frame.locator(".gather-timeline").isVisible());
    await giveUp(lesson);
    await lesson.locator(".gather-timeline").waitFor();
    await page.locator("gather-play[lesson][state=done]").waitFor();

    // Its own program, not the one that it was given.
    const play = page.locator("gather-play[lesson]");
    const code = () => play.evaluate((/** @type {any} */ play) => play.code);
    const starter = await code();
    await play.evaluate((/** @type {any} */ play) => (play.code = "print('mine')"));
    await lesson.locator("gather-exercise[state=done]").getByText("mine").first().waitFor();
    await play.evaluate((/** @type {any} */ play) => play.reset());
    await eventually(async () => assert.equal(await code(), starter));

    const link = lesson.getByRole("link", { name: "Somewhere else" });
    const [tab] = await Promise.all([page.waitForEvent("popup"), link.click()]);
    await tab.getByText("A site").first().waitFor();
    assert.deepEqual(await tab.evaluate(() => [origin, opener]), [new URL(site.url).origin, null]);
    await tab.close();
    await lesson.getByRole("button", { name: "Start this lesson over" }).click();
    await lesson.getByRole("button", { name: "Forget them" }).click();
    await lesson.locator(".prediction.asked").waitFor();
    const own = [site.url, elsewhere.url].map((url) => `request to ${url}`);
    assert.deepEqual(
      takeComplaints().filter((complaint) => !own.some((beginning) => complaint.startsWith(beginning))),
      [],
      "all that is loaded is the package's",
    );
  } finally {
    takeComplaints();
    await site.close();
    await elsewhere.close();
  }
});
