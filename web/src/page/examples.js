// The examples that come with the page: a list in examples/index.json and a Python file each.

/**
 * @typedef {object} Example
 * @property {string} file the name of its file
 * @property {string} title a question
 * @property {string} group what it is about
 * @property {string} description in which `backquotes` mark code
 */

/** @type {Promise<Example[]> | undefined} */
let list;

/** @returns {Promise<Example[]>} */
export function examples() {
  list ??= fetch(new URL("examples/index.json", document.baseURI)).then(async (response) => {
    if (!response.ok) throw new Error("The list of examples could not be loaded.");
    return response.json();
  });
  return list;
}

/**
 * What an example is called in a link.
 * @param {Example} example
 */
export function nameOf(example) {
  return example.file.replace(/\.py$/, "");
}

/**
 * The program of an example.
 * @param {Example} example
 */
export async function programOf(example) {
  const response = await fetch(new URL(`examples/${encodeURIComponent(example.file)}`, document.baseURI));
  if (!response.ok) throw new Error(`The example ${example.file} could not be loaded.`);
  return response.text();
}
