// Where the tests find the page: at Gatherplay's own server, and at a static host, which knows nothing but the types of files.

import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { copyFile, readFile, rename } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const repository = fileURLToPath(new URL("../..", import.meta.url));
/** The page as it is built. */
export const build = join(repository, "web/build");
const binary = join(repository, "bin/gatherplay");

/** @typedef {{url: string, close: () => Promise<void>}} Site */

/** Makes the program, with the page that is in build/ now. */
export async function compile() {
  // Others may start the same program at this moment: it is never there by half.
  const built = `${binary}.${process.pid}`;
  await copyFile(binary, built).catch(() => {}); // What is up to date is not linked anew.
  await promisify(execFile)("go", ["build", "-trimpath", "-o", built, "."], { cwd: repository });
  await rename(built, binary);
}

/**
 * Runs the program to its end.
 * @param {string[]} words
 * @param {string} folder in which it is called
 */
export async function gatherplay(words, folder) {
  return (await promisify(execFile)(binary, words, { cwd: folder })).stdout;
}

/** Starts the real server, with the page that is in build/ now. */
export async function serve() {
  await compile();
  return start(["serve"]);
}

/**
 * Starts the program as a server.
 * @param {string[]} words
 * @param {string} [folder] in which it is called
 * @returns {Promise<Site>}
 */
export async function start(words, folder) {
  const server = spawn(binary, [...words, "-addr", "localhost:0"], {
    cwd: folder,
    stdio: ["ignore", "pipe", "inherit"],
  });
  /** @type {string | undefined} */
  let url;
  for await (const line of createInterface(server.stdout)) {
    url = /^Gatherplay is at (http:\S+)/.exec(line)?.[1];
    if (url) break;
  }
  server.stdout.resume();
  if (!url) throw new Error("the server says nothing of where it is");
  return {
    url,
    close: async () => {
      const ended = once(server, "exit");
      server.kill("SIGTERM");
      await ended;
    },
  };
}

/** @type {Record<string, string>} */
const types = {
  ".html": "text/html",
  ".woff2": "font/woff2",
  ".png": "image/png",
  ".py": "text/plain",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/** What a site allows that embeds programs from its own folder, as strictly as it can be. */
export const STRICT = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/**
 * Starts a static host.
 * @param {string} prefix the path below which the page lies, beginning and ending with a slash
 * @returns {Promise<Site>}
 */
export function serveStatically(prefix) {
  return serveFolders({ [prefix]: build });
}

/**
 * Starts a static host for folders, and for documents that are given as texts.
 * @param {Record<string, string>} folders by the paths below which they lie, each beginning and ending with a slash
 * @param {object} [site]
 * @param {Record<string, string>} [site.documents] by their paths
 * @param {string | ((document: string) => string)} [site.policy] the content security policy of the documents
 * @param {boolean} [site.packages] whether it serves as a host of packages does: to everyone, and documents as plain text
 * @param {boolean} [site.withoutEndings] whether it sends who asks for a document to its address without the ending
 * @param {(path: string) => boolean} [site.portal] what it answers with a document, whatever it is, as a network does that one has yet to sign in to
 * @returns {Promise<Site>}
 */
export async function serveFolders(folders, site = {}) {
  const { documents = {}, policy, packages = false, withoutEndings = false, portal } = site;
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
    /** @param {string} name @param {Buffer | string} content */
    const answer = (name, content) => {
      const type = types[extname(name)] ?? "application/octet-stream";
      /** @type {Record<string, string>} */
      const headers = { "Content-Type": type, "Cache-Control": "no-cache" };
      if (policy && type === "text/html") {
        headers["Content-Security-Policy"] = typeof policy === "string" ? policy : policy(String(content));
      }
      if (packages) {
        Object.assign(headers, { "Access-Control-Allow-Origin": "*", "X-Content-Type-Options": "nosniff" });
        if (type === "text/html") headers["Content-Type"] = "text/plain";
      }
      response.writeHead(200, headers);
      response.end(content);
    };
    try {
      const given = portal?.(path) ? "<!doctype html>" : documents[path];
      if (given !== undefined) {
        answer(path.endsWith("/") || portal?.(path) ? "index.html" : path, given);
        return;
      }
      const prefix = Object.keys(folders)
        .sort((a, b) => b.length - a.length)
        .find((prefix) => path.startsWith(prefix));
      const name = prefix ? normalize(path.slice(prefix.length)) : "..";
      if (!prefix || name.startsWith("..")) throw new Error("not below a prefix");
      const [, shorter] = (withoutEndings && /^(.*?)(?:index)?\.html$/.exec(path)) || [];
      if (shorter !== undefined) {
        response.writeHead(308, { Location: shorter }).end();
        return;
      }
      const ending = withoutEndings && !extname(name) ? ".html" : "";
      const file = name === "." || name.endsWith("/") ? join(name, "index.html") : name + ending;
      answer(file, await readFile(join(folders[prefix], file)));
    } catch {
      response.writeHead(404).end();
    }
  });
  await once(server.listen(0, "localhost"), "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  const [first = "/"] = Object.keys(folders);
  return {
    url: `http://localhost:${port}${first}`,
    close: async () => {
      server.closeAllConnections();
      await promisify(server.close.bind(server))();
    },
  };
}
