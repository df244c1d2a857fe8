// Tells what weighs what of the page as it is built, in Brotli, and writes the table into the README.
//
//   node sizes.mjs
//
// What is compressed together can only be shared out: each part of a file is compressed by itself, and the parts are brought to the sum
// that the file has.

import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";
import { link } from "./program.mjs";
import { CODE_SECTION, CUSTOM_SECTION, DATA_SECTION, IMPORT_SECTION, readNumber, sections } from "./sections.mjs";

const web = fileURLToPath(new URL(".", import.meta.url));
const build = join(web, "build");
const library = join(web, "../gather/python/internal/lib/source");

/** @param {Uint8Array} content */
const compressed = async (content) =>
  (await promisify(brotliCompress)(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } })).length;

/** @param {Uint8Array[]} parts */
const joined = (parts) => compressed(Buffer.concat(parts));

const names = await readdir(build);

/**
 * What the files weigh that are sent, of those whose names match.
 * @param {RegExp} pattern
 */
async function weight(pattern) {
  const sizes = await Promise.all(
    names.filter((name) => pattern.test(name)).map(async (name) => (await readFile(join(build, `${name}.br`))).length),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** The parts of the program, by what the names of their packages begin with; the first that fits has it. */
const parts = {
  "Python: its library in Go": /^gatherplay_gather_python_internal_(lib|regex|bisect|elementary|construct)/,
  "Python: the machine": /^gatherplay_gather_python_internal_vm/,
  "Python: parser and compiler": /^gatherplay_gather_python_internal_(syntax|compile)/,
  "Python: changes of the text, and hints": /^gatherplay_gather_python_(edit|hint)/,
  "the loop, and the record of a run": /^gatherplay_gather(_python|_trace)?\./,
  "timeline and table": /^gatherplay_gather_(timeline|table)/,
  "story and comparison": /^gatherplay_gather_(story|compare)/,
  "lessons, and the calls from JavaScript": /^(gatherplay|main\.)/,
  "Go: its runtime": /^(runtime|internal_runtime|internal_abi|type_|_rt0|wasm_|memeqbody|cmpbody|go_|gcWriteBarrier)/,
  "Go: big numbers": /^math_big/,
  "Go: reflection, formatting and the bridge to JavaScript": /^(reflect|fmt|syscall|internal_fmtsort|github)/,
  "Go: sorting and what else there is of lists": /^slices/,
  "Go: the rest": /./,
};

/**
 * The functions of a module by their names.
 * @param {Uint8Array} module
 */
function* functions(module) {
  /** @type {Map<number, string>} */
  const called = new Map();
  /** @type {Uint8Array[]} */
  const bodies = [];
  let imported = 0;
  for (const { kind, content, end } of sections(module)) {
    if (kind === IMPORT_SECTION) imported = readNumber(module, content)[0]; // Go imports functions only.
    if (kind === CODE_SECTION) {
      let [count, at] = readNumber(module, content);
      for (; count > 0; count--) {
        const [size, body] = readNumber(module, at);
        at = body + size;
        bodies.push(module.subarray(body, at));
      }
    }
    if (kind === CUSTOM_SECTION) readNames(module, content, end, called);
  }
  for (const [i, body] of bodies.entries()) yield { name: called.get(imported + i) ?? "", body };
}

/**
 * Reads the names of functions from the section that holds names, if it is that one.
 * @param {Uint8Array} module
 * @param {number} from
 * @param {number} end
 * @param {Map<number, string>} called
 */
function readNames(module, from, end, called) {
  /** @param {number} at @returns {[string, number]} */
  const readText = (at) => {
    const [length, text] = readNumber(module, at);
    return [Buffer.from(module.subarray(text, text + length)).toString(), text + length];
  };
  let [section, at] = readText(from);
  if (section !== "name") return;
  while (at < end) {
    const [kind, [size, content]] = [module[at], readNumber(module, at + 1)];
    at = content + size;
    if (kind !== 1) continue; // 1: functions
    let [count, next] = readNumber(module, content);
    for (; count > 0; count--) {
      const [index, text] = readNumber(module, next);
      const [name, after] = readText(text);
      called.set(index, name);
      next = after;
    }
  }
}

/** What weighs what of the program. */
async function programRows() {
  const folder = await mkdtemp(join(tmpdir(), "gatherplay-sizes-"));
  const module = await link(join(web, ".."), "./wasm", join(folder, "named.wasm"), "");
  await rm(folder, { recursive: true });
  /** @type {Map<string, Uint8Array[]>} */
  const code = new Map(Object.keys(parts).map((part) => [part, []]));
  for (const { name, body } of functions(module)) {
    const [part] = Object.entries(parts).find(([, pattern]) => pattern.test(name)) ?? ["Go: the rest"];
    code.get(part)?.push(body);
  }
  const [file] = names.filter((name) => name.endsWith(".wasm"));
  const built = new Uint8Array(await readFile(join(build, file)));
  /** @param {number} wanted */
  const section = async (wanted) => {
    const found = [...sections(built)].find(({ kind }) => kind === wanted);
    return found ? compressed(built.subarray(found.content, found.end)) : 0;
  };
  const sources = (await readdir(library)).filter((name) => name.endsWith(".py"));
  const python = await joined(await Promise.all(sources.map((name) => readFile(join(library, name)))));
  const alone = await Promise.all([...code].map(async ([part, bodies]) => ({ part, size: await joined(bodies) })));
  const [codeSize, dataSize] = [await section(CODE_SECTION), await section(DATA_SECTION)];
  const sum = alone.reduce((all, { size }) => all + size, 0);
  const rows = [
    ...alone.map(({ part, size }) => ({ part, size: (size * codeSize) / sum })),
    { part: "data: Python’s library in Python", size: python },
    { part: "data: types, tables, texts, and Go’s map of its code", size: dataSize - python },
  ];
  const whole = await weight(/\.wasm$/);
  const all = rows.reduce((total, { size }) => total + size, 0);
  return rows.map(({ part, size }) => ({ part, size: (size * whole) / all })).sort((a, b) => b.size - a.size);
}

const html = await readFile(join(build, "index.html"), "utf8");
const first = [...html.matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g)].map(([, name]) => name);
const exactly = (/** @type {string[]} */ list) => new RegExp(`^(${list.join("|").replaceAll(".", "\\.")})$`);

/** @type {[string, RegExp][]} */
const files = [
  ["the page’s document, with its first picture", /^index\.html$/],
  ["its scripts and styles", exactly(first)],
  ["the worker that runs programs", /^worker-\w+\.js$/],
  ["loaded when they are needed: search, gallery, help, Share", /^(search|gallery|help|share)-\w+\.js$/],
  ["the learner’s page, beside what it shares with the page", /^learn(-\w+)?\.(js|css|html)$/],
  ["the view for a room, beside what it shares with that", /^present(-\w+)?\.(js|css|html)$/],
  ["the service worker", /^service-worker\.js$/],
  ["an embed before it is seen", /^embed\.js$/],
  ["what else it loads of its own, when it is seen", /^stage-\w+\.js$/],
  ["or if it is a lesson", /^lesson-\w+\.js$/],
  ["the WebAssembly program", /\.wasm$/],
];

/** @param {number} size */
const kilobytes = (size) => (size / 1000).toFixed(1);

const table = ["| what | kB |", "| --- | ---: |"];
for (const [part, pattern] of files) table.push(`| ${part} | ${kilobytes(await weight(pattern))} |`);
for (const { part, size } of await programRows()) table.push(`| – ${part} | ${kilobytes(size)} |`);

const readme = join(web, "../README.md");
const text = await readFile(readme, "utf8");
const [begin, end] = ["<!-- measured: make sizes -->", "<!-- /measured: make sizes -->"];
if (!text.includes(begin) || !text.includes(end)) throw new Error(`README.md has no ${begin}`);
const [before, after] = [text.split(begin)[0], text.split(end)[1]];
await writeFile(readme, `${before}${begin}\n\n${table.join("\n")}\n\n${end}${after}`);
console.log(table.join("\n"));
