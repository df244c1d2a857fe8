// How long it takes from a change of the text until the new picture is in the page: for each example, in Chromium.
//
//   node tests/bench.mjs

import { readFile } from "node:fs/promises";
import { chromium } from "playwright-core";
import { repository } from "./browser.mjs";
import { serve } from "./server.mjs";

const rounds = 200;

const server = await serve();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});

/** @param {number[]} sorted @param {number} share */
const quantile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];

/** @type {{file: string}[]} */
const list = JSON.parse(await readFile(new URL("web/examples/index.json", repository), "utf8"));

console.log("from a change to the picture, in ms".padEnd(40), "median", "   95 %");
for (const { file } of list) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(`${server.url}#example=${file.replace(".py", "")}`);
  await page.waitForFunction(() =>
    ["done", "error"].includes(/** @type {any} */ (document.querySelector("gather-play"))?.state),
  );
  const times = await page.evaluate(async (count) => {
    const play = /** @type {any} */ (document.querySelector("gather-play"));
    const picture = /** @type {Element} */ (play.shadowRoot.querySelector(".drawing"));
    const program = play.code;
    /** @type {number[]} */
    const found = [];
    for (let i = 0; i < count; i++) {
      const drawn = new Promise((resolve) => {
        const observer = new MutationObserver(() => {
          observer.disconnect();
          resolve(undefined);
        });
        observer.observe(picture, { childList: true });
      });
      const begun = performance.now();
      play.code = `${program}# ${i}\n`;
      play.run();
      await drawn;
      found.push(performance.now() - begun);
    }
    return found;
  }, rounds);
  times.sort((a, b) => a - b);
  console.log(
    file.padEnd(40),
    quantile(times, 0.5).toFixed(1).padStart(6),
    quantile(times, 0.95).toFixed(1).padStart(7),
  );
  await page.close();
}

await browser.close();
await server.close();
