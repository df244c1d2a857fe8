// The sheet from which a program is kept and sent: each way of it, down to what arrives.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, test } from "node:test";
import { codeOf, eventually, exampleText, open, paste, settled, useBrowser } from "./browser.mjs";

/** @import {Page} from "playwright-core" */

useBrowser();

/**
 * Opens the sheet.
 * @param {Page} page
 */
async function share(page) {
  await page.getByRole("button", { name: "Share" }).click();
  await page.getByRole("button", { name: "Copy link" }).waitFor();
}

/**
 * What is on the clipboard after a button of the sheet was pressed.
 * @param {Page} page
 * @param {string} name
 */
async function copied(page, name) {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name }).click();
  await eventually(async () => assert.equal(await page.locator(".share .said").innerText(), "Copied."));
  return page.evaluate(() => navigator.clipboard.readText());
}

/**
 * What a button of the sheet downloads.
 * @param {Page} page
 * @param {string} name
 */
async function downloaded(page, name) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name }).click()]);
  return { file: download.suggestedFilename(), content: await readFile(await download.path()) };
}

describe("keep and send", () => {
  test("a link, the program, Markdown", async () => {
    const page = await open("#example=others_go_on");
    const code = await exampleText("others_go_on");
    await share(page);
    const link = await copied(page, "Copy link");
    assert.equal(link, await page.getByRole("textbox", { name: "Link" }).inputValue());
    assert.equal(await copied(page, "Copy program"), code);
    const file = await downloaded(page, "Download .py");
    assert.deepEqual([file.file, file.content.toString()], ["others_go_on.py", code]);
    const text = await copied(page, "Copy Markdown");
    const picture = link.replace("/#", "/timeline.svg?");
    assert.equal(text, `\`\`\`python\n${code.trimEnd()}\n\`\`\`\n\n[![Its timeline](${picture})](${link})\n`);
    const drawn = await (await fetch(picture)).text();
    assert.match(drawn, /^<svg [^]*print_sheet/, "the server draws it");

    const other = await page.context().newPage();
    await other.goto(link);
    await settled(other);
    assert.equal(await codeOf(other), code);
  });

  test("a fence in Markdown that the program can't end", async () => {
    const page = await open("#example=result_order");
    await paste(page, 'import asyncio\n\n\nasync def main():\n    """````"""\n\n\nasyncio.run(main())\n');
    await share(page);
    const text = await copied(page, "Copy Markdown");
    assert.match(text, /^`````python\n/);
    assert.match(text, /\n`````\n\n\[!\[Its timeline\]\(http:\S+\/timeline\.svg\?code=\S+\)\]/);
  });

  test("a picture that stands alone, as the reader or as one theme", async () => {
    const page = await open("#example=others_go_on");
    await share(page);
    const both = await downloaded(page, "Download .svg");
    assert.equal(both.file, "others_go_on.svg");
    assert.match(both.content.toString(), /^<svg [^>]*xmlns=.*prefers-color-scheme.*print_sheet.*<\/svg>\s*$/s);
    await page.getByRole("combobox", { name: "Theme of the picture" }).selectOption("dark");
    const dark = await copied(page, "Copy SVG");
    assert.doesNotMatch(dark, /prefers-color-scheme/);

    const { file, content } = await downloaded(page, "Download .png");
    assert.equal(file, "others_go_on.png");
    const [corner, colours] = await page.evaluate(async (base64) => {
      const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
      const context = /** @type {OffscreenCanvasRenderingContext2D} */ (
        new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d")
      );
      context.drawImage(bitmap, 0, 0);
      const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
      const seen = new Set();
      for (let i = 0; i < data.length; i += 4) seen.add(data.slice(i, i + 3).join());
      return [data.slice(0, 3).join(), seen.size];
    }, content.toString("base64"));
    assert.equal(corner, "15,20,25", "the dark theme's ground");
    assert.ok(colours > 50, "something is drawn on it");
  });

  test("an embed: as an element, as a frame, as a fence, and how it will look", async () => {
    const page = await open("#example=others_go_on");
    await share(page);
    const element = await copied(page, "Copy embed");
    assert.match(
      element,
      /^<script type="module" src="http:\S+\/embed\.js"[^>]*><\/script>\n<gather-play>\n {2}<pre><code/,
    );
    assert.match(element, /print\(f&quot;sheet \{number\} is printed&quot;\)/);
    await page.getByRole("combobox", { name: "Embed as" }).selectOption("frame");
    await page.getByRole("combobox", { name: "What is embedded" }).selectOption("timeline");
    const frame = await copied(page, "Copy embed");
    const address = /src="([^"]+)"/.exec(frame)?.[1] ?? "";
    assert.match(address, /\/embed\/index\.html\?view=timeline#code=/);
    const answer = await fetch(new URL(`/oembed?url=${encodeURIComponent(address)}`, address));
    const { html } = await answer.json();
    for (const attribute of [/ title="[^"]+"/, / height="\d+"/, / sandbox="[^"]+"/]) {
      assert.equal(attribute.exec(frame)?.[0], attribute.exec(html)?.[0], "as the server embeds it");
    }
    await page.getByText("Preview").click();
    assert.equal(await page.locator(".share iframe").getAttribute("src"), address);
    await page.frameLocator(".share iframe").locator("gather-play[state=done]").waitFor();
    await page.getByRole("combobox", { name: "Embed as" }).selectOption("fence");
    assert.match(await copied(page, "Copy embed"), /^``` \{ \.python \.gather data-gather-view="timeline" \}\nimport/);
  });

  test("no picture where nothing ran", async () => {
    const page = await open("#example=result_order");
    await paste(page, "def\n");
    await share(page);
    await page.getByRole("button", { name: "Copy SVG" }).click();
    await eventually(async () =>
      assert.equal(await page.locator(".share .said").innerText(), "There is no picture: the program has not run."),
    );
  });
});
