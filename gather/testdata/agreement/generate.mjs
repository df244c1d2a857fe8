// Writes the programs and what CPython does with them, one a line, to the standard output:
//
//     node generate.mjs [FIRST] [COUNT] > programs.jsonl
//
// FIRST is the first seed. CPython is Pyodide's, from the project's node_modules.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const { loadPyodide } = createRequire(new URL("../../../web/package.json", import.meta.url))("pyodide");

const first = Number(process.argv[2] ?? 1);
const count = Number(process.argv[3] ?? 150);

const python = await loadPyodide();
python.runPython(readFileSync(new URL("agreement.py", import.meta.url), "utf8"));
const line = python.runPython(`
import json

def line(seed):
    program = generate(seed)
    return json.dumps({"seed": seed, "program": program, "log": run(program)}, separators=(",", ":"))

line
`);
for (let seed = first; seed < first + count; seed++) {
  process.stdout.write(line(seed) + "\n");
}
