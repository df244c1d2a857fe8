/**
 * Writes down what real CPython says an expression is.
 *
 *     node web/oracle/values.mjs [FILE…]          rewrites the results in all, or these, files
 *     node web/oracle/values.mjs --check [FILE…]  shows where one differs from CPython; then exits 1
 *
 * A file, `gather/python/internal/lib/testdata/NAME.values`, reads like a session of the interactive interpreter: a line that
 * begins with `>>> ` is an expression or a statement; the line below it, which this program writes, is its repr, or the exception
 * that it raises. Lines that begin with `#` are comments. The lines of a file share their names.
 */

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { loadPyodide } from "pyodide";

const FOLDER = resolve(import.meta.dirname, "../../gather/python/internal/lib/testdata");

const EVALUATE = `
import traceback
def evaluate(source, names):
    try:
        try:
            code = compile(source, "<value>", "eval")
        except SyntaxError:
            exec(source, names)
            return ""
        result = eval(code, names)
        return "" if result is None else repr(result)
    except BaseException as error:
        return "".join(traceback.format_exception_only(error)).splitlines()[0]
evaluate
`;

const { values: options, positionals } = parseArgs({
  options: { check: { type: "boolean", default: false } },
  allowPositionals: true,
});
const files = positionals.length
  ? positionals
  : readdirSync(FOLDER)
      .filter((name) => name.endsWith(".values"))
      .sort()
      .map((name) => join(FOLDER, name));
const python = await loadPyodide();
python.setStdout({ batched: () => {} });
python.setStderr({ batched: () => {} });
python.runPython('import warnings; warnings.simplefilter("ignore")');
const evaluate = python.runPython(EVALUATE);
for (const file of files) {
  const before = readFileSync(file, "utf8");
  const after = answered(before);
  if (before === after) continue;
  if (options.check) {
    console.error(`${relative(process.cwd(), file)}: CPython does otherwise`);
    process.exitCode = 1;
  } else {
    writeFileSync(file, after);
  }
}

/**
 * The text with CPython's results.
 *
 * @param {string} text
 */
function answered(text) {
  const names = python.runPython('{"__name__": "__main__"}');
  const kept = text.split("\n").filter((line) => line === "" || /^(>>> |#)/.test(line));
  return kept
    .flatMap((line) => {
      if (!line.startsWith(">>> ")) return [line];
      const result = evaluate(line.slice(4), names);
      return result === "" ? [line] : [line, result];
    })
    .join("\n");
}
