// What can go wrong around a program: parts of the page that don't come, a browser that keeps or allows less than others, and what is kept
// or linked in pieces. Each is said, and nothing is lost.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  complained,
  codeOf,
  drawn,
  eventually,
  exampleText,
  open,
  paste,
  printed,
  settled,
  takeComplaints,
  useBrowser,
  visit,
} from "./browser.mjs";

/** @import {Page} from "playwright-core" */

useBrowser();

const mine = "import asyncio\n\n\nasync def mine():\n    return 1\n\n\nprint(asyncio.run(mine()))\n";

/** @param {Page} page */
const notice = (page) => page.locator(".notice[role=alert]");

describe("the WebAssembly program that can't be loaded", () => {
  for (const [what, answer] of /** @type {const} */ ([
    ["because the network is gone", (/** @type {any} */ route) => route.abort()],
    ["because the server has trouble", (/** @type {any} */ route) => route.fulfill({ status: 503 })],
    [
      "as a whole",
      (/** @type {any} */ route) =>
        route.fulfill({ contentType: "application/wasm", body: Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1]) }),
    ],
  ])) {
    test(`${what} can be asked for again`, async () => {
      let failing = true;
      const page = await visit("#example=result_order", {}, (page) =>
        page.context().route(/gatherplay-.*\.wasm$/, (route) => (failing ? answer(route) : route.continue())),
      );
      const status = page.locator(".status.problem");
      await status.getByText("What runs Python could not be loaded").waitFor();
      assert.match(await status.innerText(), /Your text is kept/);
      assert.equal(await codeOf(page), await exampleText("result_order"));
      await status.getByRole("button", { name: "Try again" }).click();
      await page.locator("gather-play[state=error]").waitFor(); // Until then it is tried, and what was said stands there still.
      await status.getByText("What runs Python could not be loaded").waitFor();
      failing = false;
      await status.getByRole("button", { name: "Try again" }).click();
      await page.locator(".status:not(.problem)").waitFor();
      await eventually(async () => assert.equal((await drawn(page)).lanes.length, 3));
      takeComplaints(); // The browser tells of each answer that is none.
    });
  }
});

test("a script of the page that does not come is missed in words, over the picture that is there already", async () => {
  const page = await visit("", {}, (page) => page.route(/\/page-.*\.js$/, (route) => route.abort()));
  await notice(page).getByText("could not be loaded as a whole").waitFor();
  assert.ok(await page.locator(".first svg:visible").count());
  await complained(/ERR_FAILED/);
});

describe("a browser that has", () => {
  test("no workers that are modules runs programs", async () => {
    const page = await visit("", {}, (page) =>
      page.addInitScript(() => {
        const Classic = Worker;
        globalThis.Worker = class extends Classic {
          /** @param {string | URL} address @param {WorkerOptions} [options] */
          constructor(address, options) {
            if (options?.type === "module") throw new TypeError("no modules here");
            super(address);
          }
        };
      }),
    );
    await settled(page);
    assert.ok((await drawn(page)).lanes.length > 1);
  });

  test("no workers says so, and keeps the text", async () => {
    const page = await visit("#example=result_order", {}, (page) =>
      page.addInitScript(() => {
        globalThis.Worker = /** @type {any} */ (
          class {
            constructor() {
              throw new DOMException("forbidden here", "SecurityError");
            }
          }
        );
      }),
    );
    await page.locator(".status.problem").getByText("This browser allows no worker (forbidden here)").waitFor();
    assert.equal(await codeOf(page), await exampleText("result_order"));
  });

  test("no room says that the work is not kept, once, and where it can be had", async () => {
    const page = await visit("", {}, (page) =>
      page.addInitScript(() => {
        Storage.prototype.setItem = () => {
          throw new DOMException("full", "QuotaExceededError");
        };
      }),
    );
    await settled(page);
    await paste(page, mine);
    await notice(page).getByText("does not keep your program").waitFor();
    await notice(page).getByRole("button", { name: "Close" }).click();
    await paste(page, mine.replace("1", "2"));
    assert.equal(await printed(page, "stdout"), "2\n");
    await page.getByRole("button", { name: "Share" }).click();
    const link = await page.getByRole("textbox", { name: "Link" }).inputValue();
    assert.equal(await notice(page).count(), 0);
    const other = await page.context().newPage();
    await other.goto(link);
    await settled(other);
    assert.equal(await codeOf(other), mine.replace("1", "2"), "the link holds what is not kept");
  });

  test("no clipboard for us says what to do instead", async () => {
    const page = await visit("#example=result_order", {}, (page) =>
      page.addInitScript(() => {
        navigator.clipboard.writeText = () => Promise.reject(new DOMException("refused", "NotAllowedError"));
      }),
    );
    await settled(page);
    await page.getByRole("button", { name: "Share" }).click();
    for (const name of ["Copy link", "Copy program", "Copy SVG", "Copy Markdown", "Copy embed"]) {
      await page.getByRole("button", { name }).click();
      await page.locator(".share .said", { hasText: "does not allow copying here" }).waitFor();
      await page.locator(".share .said").evaluate((said) => (said.textContent = ""));
    }
    const link = page.getByRole("textbox", { name: "Link" });
    await link.focus();
    assert.match(await link.inputValue(), /#code=/);
  });
});

describe("what is in pieces", () => {
  test("opens one's own work, or an example, if it is a link", async () => {
    const links = [
      { words: "The program in this link is damaged", fragment: "#code=S0ktVkhMKk5Rs" }, // cut short
      { words: "The program in this link is damaged", fragment: "#code=!!!" },
      { words: "The program in this link is damaged", fragment: "#code=A_z__w" }, // no text
      { words: "There is no example called none", fragment: "#example=none" },
    ];
    const page = await open(links[0].fragment);
    await notice(page).getByText(links[0].words).getByText("Here is an example instead").waitFor();
    assert.equal(new URL(page.url()).hash, "");
    await paste(page, mine);
    await page.waitForFunction(() => localStorage.getItem("gatherplay.work")?.includes("mine"));
    for (const { words, fragment } of links) {
      await notice(page).getByRole("button", { name: "Close" }).click();
      await page.evaluate((hash) => (location.hash = hash), fragment);
      await notice(page).getByText(words).getByText("Here is your own program instead").waitFor();
      assert.equal(await codeOf(page), mine);
    }
  });

  test("is left aside, or used as far as it goes, if it is kept work", async () => {
    const page = await open();
    const first = await exampleText("others_go_on");
    for (const { kept, code } of [
      ...["{", "null", "7", '"text"', "[]", '{"code": 7}'].map((kept) => ({ kept, code: first })),
      ...[
        '{"seed": {}, "example": {"file": 7}, "kept": "x"}',
        '{"seed": "x", "example": "none", "kept": {"code": [], "seed": []}}',
        '{"kept": {"code": "print(2)", "seed": "x", "origin": 7, "name": {}, "under": "yes"}}',
      ].map((rest) => ({ kept: rest.replace("{", '{"code": "print(1)", '), code: "print(1)" })),
    ]) {
      await page.evaluate((text) => {
        for (const storage of [localStorage, sessionStorage]) {
          storage.setItem("gatherplay.work", text);
          storage.setItem("gatherplay.theme", text);
        }
      }, kept);
      await page.reload();
      await settled(page);
      assert.equal(await codeOf(page), code, kept);
    }
  });
});
