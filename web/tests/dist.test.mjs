// What is given to others: a folder for any static host, below any path, which is a package for npm at the same time.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { complained, exampleText, PATIENCE, repository, settled, useBrowser, visit } from "./browser.mjs";
import { serveFolders, STRICT } from "./server.mjs";

const run = promisify(execFile);
const dist = fileURLToPath(new URL("dist", repository));
const tsc = fileURLToPath(new URL("web/node_modules/.bin/tsc", repository));

before(() => run("make", ["dist"], { cwd: fileURLToPath(repository) }));

const prefix = "/some/where/";
const program = await exampleText("result_order");

useBrowser(() =>
  serveFolders(
    { [prefix]: dist },
    {
      policy: STRICT.replace("img-src", "frame-src 'self'; img-src"),
      documents: {
        "/framed/": `<!doctype html><html lang="en"><title>A site</title><link rel="icon" href="data:," />
          <iframe sandbox="allow-scripts" title="Timeline" src="${prefix}embed/index.html#example=result_order"></iframe></html>`,
        "/": `<!doctype html><html lang="en"><title>A site</title><link rel="icon" href="data:," />
          <script type="module" src="${prefix}embed.js"></script><pre class="gather">${program}</pre></html>`,
      },
    },
  ),
);

test("the page works below a path, at a server of files", async () => {
  const page = await visit(`${prefix}#example=result_order`);
  await settled(page);
});

test("so does an embed", async () => {
  const page = await visit("/");
  await page.locator("gather-play[state=done]").waitFor({ timeout: PATIENCE });
});

test("the frame needs no server of ours", async () => {
  const page = await visit(`${prefix}embed/index.html#example=result_order`);
  await page.locator("gather-play[state=done]").waitFor({ timeout: PATIENCE });
});

test("a frame in a sandbox, which a server of files gives no scripts, says so", async () => {
  const page = await visit("/framed/");
  await page.frameLocator("iframe").getByText("doesn’t let a frame in a sandbox use them").waitFor();
  await complained(/blocked by CORS policy/);
});

test("the package holds what is needed, once", async () => {
  const { stdout } = await run("npm", ["pack", "--dry-run", "--json"], { cwd: dist });
  const [{ files, name }] = JSON.parse(stdout);
  /** @type {string[]} */
  const paths = files.map((/** @type {{path: string}} */ { path }) => path);
  assert.equal(name, "gatherplay");
  for (const path of [
    "embed.js",
    "embed.d.ts",
    "embed/index.html",
    "index.html",
    "integrity.json",
    "LICENSE",
    "licences.txt",
  ]) {
    assert.ok(paths.includes(path), path);
  }
  assert.ok(paths.some((path) => path.endsWith(".wasm")));
  assert.deepEqual(
    paths.filter((path) => /\.(br|gz)$/.test(path)),
    [],
  );
});

test("the integrity that is given is the loader's", async () => {
  const given = JSON.parse(await readFile(join(dist, "integrity.json"), "utf8"));
  const hash = createHash("sha384").update(await readFile(join(dist, "embed.js")));
  assert.equal(given["embed.js"], `sha384-${hash.digest("base64")}`);
});

test("the types are of use", async () => {
  const folder = await mkdtemp(join(tmpdir(), "types-"));
  try {
    await run("mkdir", ["node_modules"], { cwd: folder });
    await symlink(dist, join(folder, "node_modules/gatherplay"));
    await writeFile(
      join(folder, "use.ts"),
      `import { upgrade, type GatherPlay } from "gatherplay";
      const play: GatherPlay = document.createElement("gather-play");
      play.addEventListener("gather:result", ({ detail }) => console.log(detail.seconds.toFixed(1)));
      // @ts-expect-error: the state can't be set
      play.state = "done";
      play.seek(1.5);
      upgrade(document);\n`,
    );
    await run(
      tsc,
      ["--noEmit", "--strict", "--target", "es2022", "--module", "nodenext", "--lib", "es2022,dom", "use.ts"],
      {
        cwd: folder,
      },
    );
  } finally {
    await rm(folder, { recursive: true });
  }
});
