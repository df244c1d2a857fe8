// How long programs take in CPython 3.14 in Node (Pyodide), on a virtual clock: the nanoseconds of each round, a line each.
//
//   node measure.mjs ROUNDS PROGRAM.py

import { readFileSync } from "node:fs";
import { loadPyodide } from "pyodide";

const [rounds, path] = process.argv.slice(2);
const peer = new URL("../../gather/python/benchmarks/peer/cpython.py", import.meta.url);
const python = await loadPyodide({ stdout: (line) => console.log(line) });
python.FS.writeFile("/program.py", readFileSync(path, "utf8"));
// Pyodide's own loop counts as running for ever.
python.runPython("import asyncio, sys\nasyncio._set_running_loop(None)\nsys.argv = ['', '1', '/program.py']");
const measured = readFileSync(peer, "utf8");
for (let i = 0; i < Number(rounds); i++) python.runPython(measured);
