/**
 * What CPython did with a program, as the text of an `.expect` file: one section for each of its exit
 * status, standard output, standard error and steps.
 *
 *     -- status --
 *     1
 *     -- stdout --
 *     calling
 *     -- stderr --
 *     Traceback (most recent call last):
 *       …
 *     APIError: API failed
 *     -- steps --
 *     0	Task-1	wait
 *
 * A section's text is the lines up to the next header. Output that does not end with a newline is followed
 * by the line `\ No newline at end of output`.
 */

const NO_NEWLINE = "\\ No newline at end of output";

/**
 * @param {import('./pool.mjs').Runs} runs
 * @returns {string}
 */
export function expectation({ c, python }) {
  return [
    `-- status --\n${c.status}\n`,
    `-- stdout --\n${lines(c.stdout)}`,
    `-- stderr --\n${lines(c.stderr)}`,
    `-- steps --\n${python.steps}`,
  ].join("");
}

/**
 * What CPython did, without where its library lies.
 *
 * @param {string} expected
 */
export function comparable(expected) {
  return expected
    .replaceAll(/, defined at \/lib\/[^>]*>/g, ">")
    .replaceAll(/ running at \/lib\/[^>]*>/g, " running>")
    .replaceAll(/\(\) at \/lib\/[^\],]*/g, "()")
    .replaceAll(/^\/lib\/[^:]*(asyncio\/\w+\.py:\d+: )/gm, "$1");
}

/**
 * Where the run with Python's Task differs from the run with C's, as a difference; empty if nowhere.
 * Then either the steps belong to another run than the output, or the output is not the same for every
 * run of CPython: hash seed and addresses differ between the two.
 *
 * @param {import('./pool.mjs').Runs} runs
 */
export function disagreement({ c, python }) {
  const [one, other] = [c, python].map((run) => expectation({ c: run, python: { ...run, steps: "" } }));
  return one === other ? "" : difference(one, other);
}

/**
 * The lines that must be taken from one text and added to it to make another, with three lines around.
 *
 * @param {string} before
 * @param {string} after
 */
export function difference(before, after) {
  const [a, b] = [before.split("\n"), after.split("\n")];
  // common[i][j] is the length of the longest common subsequence of a[i…] and b[j…].
  const common = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      common[i][j] = a[i] === b[j] ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
    }
  }
  /** @type {string[]} */
  const merged = [];
  for (let i = 0, j = 0; i < a.length || j < b.length;) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      merged.push(`  ${a[i]}`);
      i++;
      j++;
    } else if (j === b.length || (i < a.length && common[i + 1][j] >= common[i][j + 1])) {
      merged.push(`- ${a[i++]}`);
    } else {
      merged.push(`+ ${b[j++]}`);
    }
  }
  const changed = (/** @type {string} */ line) => !line.startsWith("  ");
  return merged.filter((_, i) => merged.slice(Math.max(0, i - 3), i + 4).some(changed)).join("\n");
}

/** @param {string} output */
function lines(output) {
  return output === "" || output.endsWith("\n") ? output : `${output}\n${NO_NEWLINE}\n`;
}
