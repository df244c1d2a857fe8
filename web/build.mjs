// Builds the page into build/: scripts and styles bundled, the Go program compiled to WebAssembly, the examples with their
// pictures, and beside each file its Brotli and gzip forms. Files whose names hold a hash never change and may be kept for
// ever. All addresses are relative, so the folder works under any path.
//
//   node build.mjs [--fast]     --fast compresses less, for work on the page

import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFile, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import * as esbuild from "esbuild";
import { firstPaint } from "./first.mjs";
import { licences } from "./licences.mjs";
import { limitMemory } from "./memory.mjs";
import { compile } from "./program.mjs";
import { HASHED } from "./src/offline/hashed.js";

/** @import {Example} from "./src/page/examples.js" */

const web = dirname(fileURLToPath(import.meta.url));
const out = join(web, "build");
const staging = join(web, "build.new");
const fast = process.argv.includes("--fast");
const run = promisify(execFile);

/** What is worth compressing. */
const compressible = new Set([".html", ".js", ".css", ".wasm", ".svg", ".json", ".py", ".txt"]);

/**
 * Writes a file whose name holds a hash of what is in it.
 * @param {string} name
 * @param {Uint8Array | string} content
 * @returns {Promise<string>} its name
 */
async function writeHashed(name, content) {
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 10);
  const extension = extname(name);
  const hashed = `${basename(name, extension)}-${hash}${extension}`;
  await writeFile(join(staging, hashed), content);
  return hashed;
}

/** How much memory the Go program may take, in pages of 64 kB: 256 MB. Its own limits end a run earlier. */
const MOST_MEMORY = 4096;

/** How wide an example's picture is drawn, in CSS pixels. The gallery shows it at half that width. */
const PICTURE_WIDTH = "560";

/** The example that answers what is asked most. It is shown first. */
const FIRST_EXAMPLE = "others_go_on";

/** The documents, below src/, and where they go. */
const documents = {
  "page/index.html": "index.html",
  "learn/learn.html": "learn.html",
  "present/present.html": "present.html",
  "embed/frame.html": "embed/index.html",
  "embed/guide.html": "embedding/index.html",
  "learn/guide.html": "teaching/index.html",
};

/** The scripts that have the element in common. */
const scripts = ["page/page.js", "learn/learn.js", "present/present.js", "embed/stage.js", "embed/lesson.js"];

/** What the stage imports only when it is needed. */
const EDITOR = "play/editor.js";

/** Compiles the Go program. */
async function buildWasm() {
  const file = join(staging, "gatherplay.wasm");
  const content = limitMemory(await compile(dirname(web), "./wasm", file), MOST_MEMORY);
  await rm(file);
  return content;
}

/** Go's loader for WebAssembly, which belongs to the version of Go that compiled the program. */
async function wasmLoader() {
  const { stdout } = await run("go", ["env", "GOROOT"]);
  return join(stdout.trim(), "lib", "wasm", "wasm_exec.js");
}

/**
 * Starts the program, to ask it for what the page shares with it.
 * @param {Uint8Array<ArrayBuffer>} wasm
 * @param {string} loader
 * @returns {Promise<(name: string, argument: object) => any>} makes a call
 */
async function startProgram(wasm, loader) {
  await import(loader);
  const go = new Go();
  const { instance } = await WebAssembly.instantiate(wasm, go.importObject);
  void go.run(instance);
  const { gatherplay } = /** @type {any} */ (globalThis);
  return (name, argument) => {
    const { value, error } = gatherplay[name](argument);
    if (error) throw new Error(error);
    return value;
  };
}

/** How every script and style sheet is bundled. @type {esbuild.BuildOptions} */
const bundled = {
  bundle: true,
  write: false,
  minify: true,
  format: "esm",
  target: ["chrome120", "firefox121", "safari17.4"],
  legalComments: "none",
  logLevel: "warning",
};

/**
 * Bundles one script or style sheet.
 * @param {string} entry below src/
 * @param {esbuild.BuildOptions} options
 */
async function bundle(entry, options) {
  const result = await esbuild.build({
    ...bundled,
    entryPoints: [join(web, "src", entry)],
    ...options,
  });
  return /** @type {esbuild.OutputFile[]} */ (result.outputFiles)[0].contents;
}

/**
 * Bundles scripts that have much in common: that becomes files of its own, which each of them imports.
 * @param {string[]} entries below src/
 * @param {esbuild.BuildOptions} options
 * @returns {Promise<(entry: string) => string[]>} the file of an entry, or of what one imports when it is needed, and all that it begins with
 */
async function bundleTogether(entries, options) {
  const { outputFiles = [], metafile } = await esbuild.build({
    ...bundled,
    entryPoints: entries.map((entry) => join(web, "src", entry)),
    splitting: true,
    metafile: true,
    outdir: staging,
    absWorkingDir: web,
    entryNames: "[name]-[hash]",
    chunkNames: "[name]-[hash]",
    ...options,
  });
  for (const { path, contents } of outputFiles) await writeFile(path, contents);
  const { outputs = {} } = metafile ?? {};
  /** @param {string} path @returns {string[]} */
  const withImports = (path) => {
    const first = outputs[path].imports.filter(({ kind }) => kind === "import-statement");
    return [basename(path), ...first.flatMap((imported) => withImports(imported.path))];
  };
  return (entry) => {
    const path = Object.keys(outputs).find((path) => outputs[path].entryPoint === `src/${entry}`);
    if (!path) throw new Error(`there is no file of ${entry}`);
    return [...new Set(withImports(path))];
  };
}

/** What an embed needs beside the page's own files; in other people's pages nothing is kept. */
const embedded = /^(embed|frame|guide|stage|lesson)\b/;

/**
 * The service worker, which keeps the page for when there is no network: the documents in its folder, and the files whose names hold a
 * hash. It is another one as soon as any of them is.
 */
async function buildOffline() {
  const names = (await readdir(staging)).filter((name) => !embedded.test(name)).sort();
  const documents = names.filter((name) => extname(name) === ".html");
  const version = createHash("sha256");
  for (const name of documents) version.update(await readFile(join(staging, name)));
  const files = [
    ...documents.map((name) => name.replace("index.html", "")),
    ...names.filter((name) => HASHED.test(name)),
  ];
  const content = await bundle("offline/service-worker.js", {
    format: "iife",
    define: { FILES: JSON.stringify(files), VERSION: JSON.stringify(version.digest("hex").slice(0, 10)) },
  });
  await writeFile(join(staging, "service-worker.js"), content);
}

/**
 * The elements of a document that have scripts loaded beside the one that imports them.
 * @param {string[]} files
 */
function preload(files) {
  return files.map((file) => `<link rel="modulepreload" href="${file}" />`).join("\n    ");
}

/** The element keeps its style sheet, with those that it imports, as a text for its shadow root.
 * @type {esbuild.Plugin} */
const styleText = {
  name: "styles-as-text",
  setup(build) {
    build.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { outputFiles } = await esbuild.build({ entryPoints: [path], bundle: true, write: false, minify: true });
      return { contents: /** @type {esbuild.OutputFile[]} */ (outputFiles)[0].contents, loader: "text" };
    });
  },
};

/**
 * Modules whose text is given here.
 * @param {Record<string, {contents?: string, path?: string, loader: esbuild.Loader}>} modules
 * @returns {esbuild.Plugin}
 */
function given(modules) {
  return {
    name: "given",
    setup(build) {
      build.onResolve({ filter: /^go:/ }, ({ path }) => ({ path, namespace: "given" }));
      build.onLoad({ filter: /.*/, namespace: "given" }, async ({ path }) => {
        const module = modules[path];
        const contents = module.contents ?? (await readFile(/** @type {string} */ (module.path), "utf8"));
        return { contents, loader: module.loader };
      });
    },
  };
}

/** How WebAssembly is compressed: its functions are short, of many kinds, and repeat what has been little before. */
const machineCode = { [constants.BROTLI_PARAM_LGBLOCK]: 16, [constants.BROTLI_PARAM_NDIRECT]: 4 };

/** @param {string} file */
async function compress(file) {
  const content = await readFile(file);
  const packed = await promisify(brotliCompress)(content, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: fast ? 5 : 11,
      [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
      [constants.BROTLI_PARAM_LGWIN]: 24,
      ...(extname(file) === ".wasm" && machineCode),
    },
  });
  await writeFile(`${file}.br`, packed);
  await writeFile(`${file}.gz`, await promisify(gzip)(content, { level: fast ? 6 : 9 }));
  return { raw: content.length, packed: packed.length };
}

/**
 * The examples, the pictures of their runs as the command line draws them, and the list of both.
 * @param {string} program the command line
 * @param {string} folder
 * @param {Example[]} list
 */
async function buildExamples(program, folder, list) {
  for (const example of list) {
    const source = join(web, "examples", example.file);
    const text = await readFile(source, "utf8");
    const names = new Set([...text.matchAll(/asyncio\.(\w+)/g)].map(([, name]) => name));
    example.uses = [...names].sort().join(" ");
    await writeFile(join(folder, example.file), text);
    const picture = join(folder, `${basename(example.file, ".py")}.svg`);
    await run(program, ["svg", "-width", PICTURE_WIDTH, "-o", picture, source]);
  }
  await writeFile(join(folder, "index.json"), JSON.stringify(list));
}

/**
 * What is made by the command line: the examples, and the lessons as JSON.
 * @param {Example[]} examples
 */
async function buildContents(examples) {
  const program = join(staging, "gatherplay");
  await run("go", ["build", "-o", program, "."], { cwd: dirname(web) });
  await buildExamples(program, join(staging, "examples"), examples);
  await run(program, ["lesson", "bundle", "-json", join(web, "lessons"), join(staging, "lessons")]);
  await rm(program);
}

/**
 * Puts texts into a document: %example:NAME% stands for a program, %recipe:FILE% for a file of a site that the tests build, in which
 * the program is left out.
 * @param {string} html
 */
async function quoteTexts(html) {
  /** @type {Map<string, string>} */
  const texts = new Map();
  for (const [mark, kind, name] of html.matchAll(/%(example|recipe):([\w./]+)%/g)) {
    const file = kind === "example" ? `examples/${name}.py` : `tests/sites/${name}`;
    const text = (await readFile(join(web, file), "utf8")).replace("%program%", "import asyncio\n…").trimEnd();
    texts.set(mark, text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;"));
  }
  return html.replace(/%(?:example|recipe):[\w./]+%/g, (mark) => texts.get(mark) ?? mark);
}

/**
 * Puts what several documents have in common into one of them: %part:NAME% stands for what is in page/parts/NAME.html.
 * @param {string} html
 */
async function includeParts(html) {
  /** @type {Map<string, string>} */
  const parts = new Map();
  for (const [, name] of html.matchAll(/%part:(\w+)%/g)) {
    parts.set(name, (await readFile(join(web, "src/page/parts", `${name}.html`), "utf8")).trimEnd());
  }
  return html.replace(/%part:(\w+)%/g, (mark, name) => parts.get(name) ?? mark);
}

async function build() {
  await rm(staging, { recursive: true, force: true });
  await mkdir(join(staging, "examples"), { recursive: true });

  /** @type {Example[]} */
  const examples = JSON.parse(await readFile(join(web, "examples", "index.json"), "utf8"));
  const first = examples.find(({ file }) => file === `${FIRST_EXAMPLE}.py`);
  if (!first) throw new Error(`there is no example ${FIRST_EXAMPLE}`);

  const loader = await wasmLoader();
  const wasm = await buildWasm();
  const call = await startProgram(wasm, loader);
  const styles = call("styles", {});
  const wasmFile = await writeHashed("gatherplay.wasm", wasm);

  const modules = given({
    "go:wasm_exec": { path: loader, loader: "js" },
    "go:theme-text.css": { contents: styles.theme, loader: "text" },
    "go:drawing.css": { contents: styles.drawing, loader: "text" },
  });
  const sheets = given({
    "go:theme.css": { contents: styles.theme, loader: "css" },
    "go:drawing.css": { contents: styles.drawing, loader: "css" },
  });
  const workerFile = await writeHashed(
    "worker.js",
    await bundle("runtime/worker.js", {
      format: "iife",
      plugins: [modules],
      define: { WASM_FILE: JSON.stringify(`./${wasmFile}`) },
    }),
  );
  const filesOf = await bundleTogether(scripts, {
    plugins: [modules, styleText],
    define: {
      WORKER_FILE: JSON.stringify(`./${workerFile}`),
      WASM_FILE: JSON.stringify(`./${wasmFile}`),
      FIRST_EXAMPLE: JSON.stringify(FIRST_EXAMPLE),
    },
  });
  const embed = await bundle("embed/embed.js", {
    plugins: [styleText],
    define: {
      STAGE_FILES: JSON.stringify(filesOf("embed/stage.js")),
      EDITOR_FILES: JSON.stringify(filesOf(EDITOR)),
      LESSON_FILES: JSON.stringify(filesOf("embed/lesson.js")),
    },
  });
  const [page, ...withPage] = filesOf("page/page.js");
  const [learn, ...withLearn] = filesOf("learn/learn.js");
  const [present, ...withPresent] = filesOf("present/present.js");
  await writeFile(join(staging, "embed.js"), embed);
  const integrity = `sha384-${createHash("sha384").update(embed).digest("base64")}`;
  await writeFile(join(staging, "integrity.json"), JSON.stringify({ "embed.js": integrity }));
  /** @type {Record<string, string>} */
  const names = {
    "page.js": page,
    preload: preload(withPage),
    "learn.js": learn,
    "learn preload": preload(withLearn),
    "present.js": present,
    "present preload": preload(withPresent),
    "present.css": await writeHashed("present.css", await bundle("present/present.css", { plugins: [sheets] })),
    "learn.css": await writeHashed("learn.css", await bundle("learn/learn.css", {})),
    "frame.js": await writeHashed("frame.js", await bundle("embed/frame.js", {})),
    "frame.css": await writeHashed("frame.css", await bundle("embed/frame.css", { plugins: [sheets] })),
    "guide.css": await writeHashed("guide.css", await bundle("embed/guide.css", { plugins: [sheets] })),
    "guide.js": await writeHashed("guide.js", await bundle("learn/guide.js", {})),
    "early.js": await writeHashed(
      "early.js",
      await bundle("page/early.js", { format: "iife", define: { WORKER_FILE: JSON.stringify(`./${workerFile}`) } }),
    ),
    "page.css": await writeHashed("page.css", await bundle("page/page.css", { plugins: [sheets] })),
    icon: await writeHashed("icon.svg", await readFile(join(web, "src/page/icon.svg"))),
    "worker.js": workerFile,
    wasm: wasmFile,
    "first example": FIRST_EXAMPLE,
    first: await firstPaint(call, first),
  };
  for (const [source, target] of Object.entries(documents)) {
    const html = await quoteTexts(await includeParts(await readFile(join(web, "src", source), "utf8")));
    await mkdir(dirname(join(staging, target)), { recursive: true });
    await writeFile(
      join(staging, target),
      html.replace(/%([\w. ]+)%/g, (_, name) => names[name]),
    );
  }
  await buildOffline();
  await buildContents(examples);
  await writeFile(join(staging, "licences.txt"), await licences());

  const lessons = join(staging, "lessons");
  const courses = (await readdir(lessons)).filter((name) => !extname(name)).map((name) => join(lessons, name));
  const folders = [
    staging,
    join(staging, "examples"),
    join(staging, "embed"),
    join(staging, "embedding"),
    join(staging, "teaching"),
    lessons,
    ...courses,
  ];
  for (const folder of folders) {
    for (const name of (await readdir(folder)).sort()) {
      if (!compressible.has(extname(name))) continue;
      const { raw, packed } = await compress(join(folder, name));
      if (folder === staging) {
        console.log(`${name.padEnd(32)} ${String(raw).padStart(9)} B ${String(packed).padStart(9)} B Brotli`);
      }
    }
  }

  console.log(`integrity of embed.js: ${integrity}`);

  // The repository holds the folder, with this file in it, so that Go can embed it before it is built.
  await copyFile(join(out, ".gitignore"), join(staging, ".gitignore"));
  await rm(out, { recursive: true, force: true });
  await rename(staging, out);
}

try {
  await build();
} catch (error) {
  // What a compiler has to say, or the check of the lessons, is said in its own words.
  const { stdout, stderr } = /** @type {{stdout?: string, stderr?: string}} */ (error);
  console.error(`${stdout ?? ""}${stderr ?? ""}` || error);
  process.exitCode = 1;
}
// The Go program that was asked never ends by itself.
process.exit();
