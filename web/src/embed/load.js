// What the loader loads, when it is needed: modules out of the folder that it is in itself.

/** The folder. */
export const home = new URL(".", import.meta.url);

/** What has been loaded, by the name of its first file. @type {Map<string, Promise<any>>} */
const modules = new Map();

/**
 * Imports a module, once for all who need it. If that fails, the next who needs it tries again.
 * @param {string[]} files the module, and all that it imports at once
 * @returns {Promise<any>}
 */
export function load(files) {
  const [name] = files;
  let module = modules.get(name);
  if (!module) {
    module = fetched(files).then(() => import(new URL(name, home).href));
    modules.set(name, module);
    module.catch(() => modules.delete(name));
  }
  return module;
}

/**
 * Whether an answer is the file that was asked for. Some hosts answer with a document when there is none, and so do networks that one has
 * yet to sign in to.
 * @param {Response | undefined} response
 * @returns {response is Response}
 */
export function isFile(response) {
  return response !== undefined && response.ok && !response.headers.get("Content-Type")?.startsWith("text/html");
}

/**
 * Fetches files that are to be imported, all at the same time. A browser may refuse for ever to import what has once failed to come; the
 * network may fail, but then it fails here, where it can be tried again.
 * @param {string[]} files
 */
export async function fetched(files) {
  try {
    await Promise.all(
      files.map(async (name) => {
        const response = await fetch(new URL(name, home));
        if (!isFile(response)) throw new Error(name);
        await response.arrayBuffer();
      }),
    );
  } catch (cause) {
    throw new Error("What runs this program could not be loaded. Perhaps the network is down.", { cause });
  }
}
