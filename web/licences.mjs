// The licences of what others have written and the built page contains, or the program that serves it. They ask to be handed on with it.

import { execFile } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const web = dirname(fileURLToPath(import.meta.url));

/** The Go modules that the page, or the program that serves it, contains. All are under the MIT licence. */
const modules = ["github.com/norunners/vert", "github.com/pelletier/go-toml/v2", "github.com/yuin/goldmark"];

/** @returns {Promise<string>} all of them, each under what it belongs to */
export async function licences() {
  const lock = JSON.parse(await readFile(join(web, "package-lock.json"), "utf8"));
  const packages = Object.keys(lock.packages).filter((path) => path !== "" && !lock.packages[path].dev);
  const parts = [
    { name: "Gatherplay", folder: dirname(web), kind: "MIT" },
    { name: "Go", folder: await go("env", "GOROOT"), kind: "BSD-3-Clause, https://go.dev/LICENSE" },
    ...(await Promise.all(
      modules.map(async (name) => ({ name, folder: await go("list", "-m", "-f", "{{.Dir}}", name), kind: "MIT" })),
    )),
    ...packages.map((path) => ({
      name: path.replace(/^.*node_modules\//, ""),
      folder: join(web, path),
      kind: lock.packages[path].license,
    })),
  ];
  const texts = await Promise.all(
    parts.map(async ({ name, folder, kind }) => `${name} (${kind})\n\n${await licence(folder)}`),
  );
  return texts.join(`\n${"-".repeat(80)}\n\n`);
}

/** @param {string[]} words */
async function go(...words) {
  const { stdout } = await promisify(execFile)("go", words, { cwd: dirname(web) });
  return stdout.trim();
}

/**
 * The text of a licence. Not everyone brings theirs along: a distribution's Go may keep it elsewhere.
 * @param {string} folder
 */
async function licence(folder) {
  const name = (await readdir(folder)).find((name) => /^licen[cs]e/i.test(name));
  return name ? readFile(join(folder, name), "utf8") : "";
}
