// The page without a network: a service worker, which the browser asks for whatever the page loads. It keeps one version of the page as
// a whole, so that what is kept fits together.
//
// As long as there is a network, documents, examples and lessons come from there, and what is kept stands in for them. Files whose names
// hold a hash never change and come from what is kept. A new version is kept beside the old one until no page of the old one is open any
// more: such a page still finds the parts that it has not loaded yet. Embeds and the pictures that a server draws are left alone.

import { HASHED } from "./hashed.js";

/**
 * @typedef {Event & {waitUntil: (done: Promise<unknown>) => void}} LifeEvent
 * @typedef {Event & {request: Request, respondWith: (response: Promise<Response>) => void}} FetchEvent
 */

/** How long the network may take for an answer that is kept, too, in milliseconds. */
const PATIENCE = 3000;

/** Where the page is. */
const home = new URL("./", location.href).href;

/** What the versions that are kept are called: the page may lie in several folders of one host. */
const family = `gatherplay ${home} `;

/** The documents, and what has a hash in its name. */
const files = new Set(FILES);

/** What never changes. @param {string} path */
const fixed = (path) => files.has(path) && HASHED.test(path);

/** What else can be kept: examples, and lessons, with their lists, programs and pictures. Others may have files beside them. */
const contents =
  /^((examples|lessons)\/index\.json|examples\/[^/]+\.(py|svg)|lessons\/[^/]+\/.+\.(json|svg|png|jpg|webp))$/;

/** The file that an address below the page's asks for: some hosts leave the endings of documents out. @param {string} path */
const fileOf = (path) => (files.has(`${path}.html`) ? `${path}.html` : path.replace(/^index\.html$/, ""));

/**
 * A response that may be given for any address. One that has come by a redirection, to the address without the ending, may not.
 * @param {Response} response
 */
const direct = (response) => (response.redirected ? new Response(response.body, response) : response);

/**
 * Whether an answer may be what was asked for. Who has yet to sign in to a network gets a document for everything, and so does who asks some
 * hosts for what isn't there.
 * @param {Response} response
 * @param {string} path
 */
const fits = ({ headers }, path) =>
  /(^|\/|\.html)$/.test(path) || !headers.get("Content-Type")?.startsWith("text/html");

const version = family + VERSION;
const kept = caches.open(version);

/**
 * Loads files and keeps them.
 * @param {string[]} paths
 */
async function keep(...paths) {
  // What may change is asked for anew, however long its host calls it good.
  const cache = await kept;
  await Promise.all(
    paths.map(async (path) => {
      const response = await fetch(home + path, { cache: fixed(path) ? "default" : "no-cache" });
      if (response.status !== 200 || !fits(response, path)) throw new TypeError(`${path}: ${response.status}`);
      await cache.put(home + path, direct(response));
    }),
  );
}

/**
 * A list, which is kept.
 * @param {string} path
 * @returns {Promise<any>}
 */
async function list(path) {
  await keep(path);
  return (await (await kept).match(home + path))?.json();
}

async function keepExamples() {
  /** @type {{file: string}[]} */
  const examples = await list("examples/index.json");
  await keep(...examples.flatMap(({ file }) => [`examples/${file}`, `examples/${file.replace(/py$/, "svg")}`]));
}

async function keepLessons() {
  /** @type {{courses: {id: string}[]}} */
  const { courses } = await list("lessons/index.json");
  for (const { id } of courses) {
    const folder = `lessons/${encodeURIComponent(id)}`;
    /** @type {{lessons: {id: string}[]}} */
    const { lessons } = await list(`${folder}/course.json`);
    await keep(...lessons.map((lesson) => `${folder}/${encodeURIComponent(lesson.id)}.json`));
  }
}

async function keepAll() {
  await keep(...files);
  // The page works without examples and lessons.
  await Promise.allSettled([keepExamples(), keepLessons()]);
}

/** Forgets the other versions, of which no page is open any more, and serves the page that has asked for this one. */
async function takeOver() {
  for (const name of await caches.keys()) {
    if (name.startsWith(family) && name !== version) await caches.delete(name);
  }
  await clients.claim();
}

/**
 * @param {Request} request
 * @param {string} path
 * @returns {Promise<Response>}
 */
async function answer(request, path) {
  const cache = await kept;
  const old = await cache.match(home + path, { ignoreVary: true });
  if (old && fixed(path)) return old;
  const asked = fetch(request).then((response) => {
    if (response.status === 200 && contents.test(path) && fits(response, path))
      void cache.put(home + path, response.clone());
    return response;
  });
  if (!old) return asked;
  /** @type {Promise<Response>} */
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE, old));
  const fresh = asked.then(
    (response) => (response.status < 500 && fits(response, path) ? response : old),
    () => old,
  );
  return Promise.race([fresh, late]);
}

addEventListener("install", (event) => /** @type {LifeEvent} */ (event).waitUntil(keepAll()));

addEventListener("activate", (event) => /** @type {LifeEvent} */ (event).waitUntil(takeOver()));

addEventListener("fetch", (event) => {
  const { request } = /** @type {FetchEvent} */ (event);
  const [address] = request.url.split(/[?#]/);
  if (request.method !== "GET" || !address.startsWith(home)) return;
  const path = fileOf(address.slice(home.length));
  if (files.has(path) || contents.test(path)) /** @type {FetchEvent} */ (event).respondWith(answer(request, path));
});
