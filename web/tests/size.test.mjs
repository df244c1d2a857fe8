// What the page weighs as it is sent, in bytes of Brotli.

import assert from "node:assert/strict";
import { readdir, readFile, stat } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { test } from "node:test";

const build = fileURLToPath(new URL("../build/", import.meta.url));

/** @param {(name: string) => boolean} wanted */
async function weight(wanted) {
  const names = (await readdir(build)).filter(wanted);
  assert.notEqual(names.length, 0, "the page is built");
  const sizes = await Promise.all(names.map(async (name) => (await stat(`${build}/${name}.br`)).size));
  return sizes.reduce((sum, size) => sum + size);
}

/**
 * The scripts and styles that a document begins with.
 * @param {string} document
 */
async function namedIn(document) {
  const html = await readFile(`${build}/${document}`, "utf8");
  return [...html.matchAll(/(?:src|href)="(?:\.\.\/)?([^"]+\.(?:js|css))"/g)].map(([, name]) => name);
}

/**
 * What of the files of some scripts there is beside those of others.
 * @param {string[]} names
 * @param {string[][]} others
 */
const beside = (names, ...others) => names.filter((name) => !others.some((known) => known.includes(name)));

/**
 * A script that is loaded when it is needed, with all that it imports at once.
 * @param {RegExp} name
 * @returns {Promise<string[]>}
 */
async function loaded(name) {
  const found = (await readdir(build)).filter((file) => name.test(file));
  const imported = await Promise.all(
    found.map(async (file) => {
      const text = await readFile(`${build}/${file}`, "utf8");
      const names = [...text.matchAll(/(?:^|[;}])(?:import|export)\b[^"'();]*"\.\/([^"]+)"/g)].map(([, one]) => one);
      return (await Promise.all(names.map((one) => loaded(new RegExp(`^${one}$`))))).flat();
    }),
  );
  return [...new Set([...found, ...imported.flat()])];
}

const page = await namedIn("index.html");
const stage = await loaded(/^stage-\w+\.js$/);

test("the page's scripts and styles weigh at most 160 kB", async () => {
  assert.ok(page.length >= 4, "all that it begins with is named in it");
  const bytes = (await weight((name) => page.includes(name))) + (await weight((name) => /^worker-\w+\.js$/.test(name)));
  assert.ok(bytes <= 160_000, `${bytes} bytes`);
});

// What is loaded later, and for what, in bytes.
for (const [what, most, names] of /** @type {[string, number, string[]][]} */ ([
  ["the sheet to share from has beside the page's", 3_000, beside(await loaded(/^share-\w+\.js$/), page)],
  ["the learner's page has beside the playground's", 25_000, beside(await namedIn("learn.html"), page)],
  ["an embed begins with, beside its loader and the runtime", 42_000, stage],
  [
    "an embed with an editor for whole programs has beside that",
    120_000,
    beside(await loaded(/^editor-\w+\.js$/), stage),
  ],
  ["an embedded lesson begins with", 165_000, await loaded(/^lesson-\w+\.js$/)],
  ["the frame has beside the embed in it", 3_000, beside(await namedIn("embed/index.html"), ["embed.js"])],
])) {
  test(`what ${what} weighs at most ${most / 1000} kB`, async () => {
    const bytes = await weight((name) => names.includes(name));
    assert.ok(bytes <= most, `${bytes} bytes`);
  });
}

test("the service worker weighs at most 2 kB", async () => {
  const bytes = await weight((name) => name === "service-worker.js");
  assert.ok(bytes <= 2_000, `${bytes} bytes`);
});

test("what the view for a room has beside the learner's weighs at most 14 kB", async () => {
  const bytes = await weight((name) => /^present-\w+\.(js|css)$/.test(name));
  assert.ok(bytes <= 14_000, `${bytes} bytes`);
});

test("the loader of embeds weighs at most 10 kB, and nothing is loaded with it", async () => {
  const bytes = await weight((name) => name === "embed.js");
  assert.ok(bytes <= 10_000, `${bytes} bytes`);
  assert.doesNotMatch(await readFile(`${build}/embed.js`, "utf8"), /^import\b|[;}]import\s*["{*]/);
});

// The aim is 850 kB, of which Go's runtime and the bridge to JavaScript take 600. Until it is reached, the program may not grow unseen:
// the bound is what it weighs, rounded up. Most of what is above the aim is Python's library and its asyncio.
test("the WebAssembly program weighs no more than it did", async () => {
  const bytes = await weight((name) => name.endsWith(".wasm"));
  assert.ok(bytes <= 1_920_000, `${bytes} bytes`);
});
