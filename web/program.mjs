// Compiles a Go program to WebAssembly as the page has it: what is slow without it is inlined, jumps are straight, and what only stack
// traces need is left out.
//
//   node program.mjs FOLDER PACKAGE FILE     the package as it is called in the folder

import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { straighten } from "./jumps.mjs";
import { strip } from "./strip.mjs";

/** Inlining makes the program a fifth larger to transfer. Only in Go's own runtime does it pay enough in speed. */
const inlined = ["runtime/...", "internal/runtime/..."];

/**
 * @param {string} folder
 * @param {string} name of the package, as it is called in the folder
 * @param {string} file where the linker puts it
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
export async function compile(folder, name, file) {
  return straighten(strip(await link(folder, name, file, "-s -w")));
}

/**
 * Compiles and links, and does no more.
 * @param {string} folder
 * @param {string} name
 * @param {string} file
 * @param {string} flags the linker's
 */
export async function link(folder, name, file, flags) {
  const inlining = ["-gcflags=all=-l", ...inlined.map((packages) => `-gcflags=${packages}=`)];
  await promisify(execFile)("go", ["build", "-trimpath", `-ldflags=${flags}`, ...inlining, "-o", file, name], {
    cwd: folder,
    env: { ...process.env, GOOS: "js", GOARCH: "wasm" },
  });
  return new Uint8Array(await readFile(file));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder, name, file] = process.argv.slice(2);
  await writeFile(file, await compile(folder, name, file));
}
