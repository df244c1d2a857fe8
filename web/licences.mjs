// The licences of what others have written and the built page contains. They ask to be handed on with it.

import { execFile } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const web = dirname(fileURLToPath(import.meta.url));
const vert = "github.com/norunners/vert";

/** @returns {Promise<string>} all of them, each under what it belongs to */
export async function licences() {
  const lock = JSON.parse(await readFile(join(web, "package-lock.json"), "utf8"));
  const packages = Object.keys(lock.packages).filter((path) => path !== "" && !lock.packages[path].dev);
  const parts = [
    { name: "Gatherplay", folder: dirname(web), kind: "MIT" },
    { name: "Go", folder: await go("env", "GOROOT"), kind: "BSD-3-Clause, https://go.dev/LICENSE" },
    { name: vert, folder: await go("list", "-m", "-f", "{{.Dir}}", vert), kind: "MIT" },
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
