// The examples that come with the page: a list in examples/index.json, and for each a Python file and the picture of its run.

/**
 * @typedef {object} Example
 * @property {string} file the name of its file
 * @property {string} title a question
 * @property {string} group what it is about
 * @property {string} look what to look for; `backquotes` mark code
 * @property {string} try what to try
 * @property {string} [as] what its way of doing its work is called, where others do it in other ways
 * @property {string[]} [with] the files of those, to be compared with
 * @property {string} uses the names of asyncio that its program uses
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
 * An example by its name in a link.
 * @param {string} name
 */
export async function exampleOf(name) {
  return (await examples()).find((candidate) => nameOf(candidate) === name);
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

/**
 * The address of the picture of an example's run.
 * @param {Example} example
 */
export function pictureOf(example) {
  return new URL(`examples/${encodeURIComponent(nameOf(example))}.svg`, document.baseURI).href;
}

/**
 * The examples in which all words of a question occur: in title, group, description, or the names of asyncio they use.
 * @param {Example[]} list
 * @param {string} question
 */
export function findExamples(list, question) {
  const words = question.toLowerCase().split(/\s+/).filter(Boolean);
  return list.filter((example) => {
    const text = `${example.title} ${example.group} ${example.look} ${example.try} ${example.uses}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
