// Sites made with the tools that documentation is made with, as they make them: their code blocks become live, under a content security
// policy that allows nothing that is not needed. What a tool itself writes into its pages is allowed by its hash.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { eventually, exampleText, PATIENCE, useBrowser, visit } from "./browser.mjs";
import { build, serveFolders, STRICT } from "./server.mjs";

/** @import {Page} from "playwright-core" */

const run = promisify(execFile);
const web = fileURLToPath(new URL("..", import.meta.url));
const program = (await exampleText("others_go_on")).trimEnd();

/** The tools of Debian's packages are for its own Python. */
const environment = { ...process.env, PATH: `/usr/bin:${process.env.PATH}` };

/**
 * How a site is made of its sources, and how a reader changes its theme.
 * @typedef {object} Tool
 * @property {string} name
 * @property {string} folder below sites/
 * @property {(folder: string) => Promise<string>} make returns where the site is
 * @property {(page: Page) => Promise<unknown>} darken
 * @property {string} [link] that leads to the next page
 * @property {boolean} [instant] whether it goes to another page without loading it
 */

/** @type {Tool[]} */
const tools = [
  {
    name: "plain HTML",
    folder: "plain",
    make: async (folder) => folder,
    darken: (page) => page.evaluate(() => document.documentElement.setAttribute("data-theme", "dark")),
  },
  {
    name: "MkDocs with Material",
    folder: "mkdocs",
    make: async (folder) => {
      const out = join(folder, "site");
      await run("mkdocs", ["build", "-q", "-f", join(folder, "mkdocs.yml"), "-d", out], { env: environment });
      return out;
    },
    darken: (page) => page.locator("label[title=Dark]").click(),
    instant: true,
  },
  {
    name: "Sphinx with MyST",
    folder: "sphinx",
    make: async (folder) => {
      const out = join(folder, "site");
      await run("sphinx-build", ["-q", "-b", "html", folder, out], { env: environment });
      return out;
    },
    darken: (page) => page.evaluate(() => (document.body.dataset.theme = "dark")),
    link: ".toctree-wrapper a",
  },
  {
    name: "VitePress",
    folder: "vitepress",
    make: async (folder) => {
      await symlink(join(web, "node_modules"), join(folder, "node_modules"));
      await run(join(web, "node_modules/.bin/vitepress"), ["build", folder], { cwd: folder });
      return join(folder, ".vitepress/dist");
    },
    darken: (page) => page.locator(".VPNavBarAppearance button.VPSwitchAppearance").click(),
    instant: true,
  },
];

/**
 * Puts the program in the place that the sources keep for it.
 * @param {string} folder
 */
async function fill(folder) {
  for (const name of await readdir(folder, { recursive: true })) {
    const type = extname(name);
    if (![".html", ".md", ".rst"].includes(type)) continue;
    const text = await readFile(join(folder, name), "utf8");
    const forms = {
      ".html": program.replaceAll("&", "&amp;").replaceAll("<", "&lt;"),
      ".md": program,
      ".rst": program.replace(/^(?=.)/gm, "   "),
    };
    await writeFile(
      join(folder, name),
      text.replace("%program%", () => forms[/** @type {".md"} */ (type)]),
    );
  }
}

/**
 * The strict policy, with the scripts and styles that the documents of a site have in themselves.
 * @param {string} folder
 */
async function policyFor(folder) {
  /** @type {Set<string>} */
  const scripts = new Set();
  /** @type {Set<string>} */
  const styles = new Set();
  /** @param {string} text */
  const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
  for (const name of await readdir(folder, { recursive: true })) {
    if (extname(name) !== ".html" || name.includes("node_modules")) continue;
    const html = await readFile(join(folder, name), "utf8");
    for (const [, text] of html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([^]*?)<\/script>/g)) scripts.add(hash(text));
    for (const [, text] of html.matchAll(/<style[^>]*>([^]*?)<\/style>/g)) styles.add(hash(text));
    for (const [, text] of html.matchAll(/\sstyle="([^"]*)"/g)) styles.add(hash(unescaped(text)));
  }
  return STRICT.replace("'wasm-unsafe-eval'", ["'wasm-unsafe-eval'", ...scripts].join(" ")).replace(
    "style-src 'self'",
    ["style-src 'self'", ...(styles.size > 0 ? ["'unsafe-hashes'", ...styles] : [])].join(" "),
  );
}

/** @param {string} text */
function unescaped(text) {
  return text.replaceAll("&quot;", '"').replaceAll("&#39;", "'").replaceAll("&amp;", "&");
}

/** @type {string} */
let root;
/** @type {Record<string, string>} */
const folders = { "/gatherplay/": build };

/** Of the site that is served now. */
let policy = STRICT;

useBrowser(() => serveFolders(folders, { policy: () => policy, documents: { "/favicon.ico": "" } }));

before(async () => {
  root = await mkdtemp(join(tmpdir(), "sites-"));
});
after(() => rm(root, { recursive: true }));

for (const tool of tools) {
  describe(tool.name, () => {
    before(async () => {
      const folder = join(root, tool.folder);
      await cp(new URL(`sites/${tool.folder}`, import.meta.url), folder, { recursive: true });
      await fill(folder);
      folders["/"] = await tool.make(folder);
      policy = await policyFor(folders["/"]);
    });

    test("its code block is live, nothing moves, and nothing is fetched before it is seen", async () => {
      /** @type {string[]} */
      const requests = [];
      const page = await visit("/", { viewport: { width: 1400, height: 120 }, colorScheme: "light" }, async (page) => {
        page.on("request", (request) => requests.push(new URL(request.url()).pathname));
        await page.addInitScript(() => {
          const noted = /** @type {any} */ (window);
          noted.shifts = [];
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) {
              const shift = /** @type {any} */ (entry);
              if (!shift.hadRecentInput)
                noted.shifts.push([shift.value, shift.sources.map((/** @type {any} */ { node }) => node?.nodeName)]);
            }
          }).observe({ type: "layout-shift", buffered: true });
        });
      });
      await page.waitForLoadState("networkidle");
      const play = page.locator("gather-play");
      assert.equal(await play.getAttribute("state"), "idle");
      assert.deepEqual(
        requests.filter((path) => /^\/gatherplay\/(?!embed\.js)/.test(path)),
        [],
      );

      await page.setViewportSize({ width: 1400, height: 900 });
      await play.scrollIntoViewIfNeeded();
      await ended(page);
      assert.equal((await codeOf(page)).trimEnd(), program);
      assert.deepEqual(await page.evaluate(() => /** @type {any} */ (window).shifts), []);

      await tool.darken(page);
      await eventually(async () => assert.equal(await ground(page), "rgb(15, 20, 25)"));
    });

    test("on its next page, too", async () => {
      const page = await visit("/", { viewport: { width: 1400, height: 900 }, colorScheme: "light" });
      await ended(page);
      await page.evaluate(() => void Object.assign(window, { stayed: true }));
      const link = tool.link ? page.locator(tool.link) : page.getByRole("link", { name: "the next page", exact: true });
      await link.click();
      await page.getByRole("heading", { name: "The next page" }).waitFor();
      if (tool.folder !== "sphinx") await page.locator("gather-play[view=timeline]").waitFor();
      await ended(page);
      assert.equal((await codeOf(page)).trimEnd(), program);
      assert.equal(await page.locator("gather-play").count(), 1);
      assert.equal(
        await page.evaluate(() => Object.hasOwn(window, "stayed")),
        tool.instant ?? false,
        "as the site goes from page to page",
      );
      await eventually(async () =>
        assert.equal(page.workers().filter((worker) => /gatherplay/.test(worker.url())).length, 1),
      );
    });
  });
}

/** @param {Page} page */
async function ended(page) {
  await page.locator("gather-play:is([state=done], [state=error])").waitFor({ timeout: PATIENCE });
  assert.equal(await page.locator("gather-play").getAttribute("state"), "done");
}

/** @param {Page} page */
function codeOf(page) {
  return page.evaluate(() => /** @type {any} */ (document.querySelector("gather-play")).code);
}

/** @param {Page} page */
function ground(page) {
  return page.evaluate(() => {
    const stage = document.querySelector("gather-play")?.shadowRoot?.querySelector("gather-stage");
    return getComputedStyle(/** @type {Element} */ (stage)).backgroundColor;
  });
}
