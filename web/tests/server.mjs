// Where the tests find the page: at Gatherplay's own server, and at a static host, which knows nothing but the types of files.

import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const repository = fileURLToPath(new URL("../..", import.meta.url));
const build = join(repository, "web/build");
const binary = join(repository, "bin/gatherplay");

/** @typedef {{url: string, close: () => Promise<void>}} Site */

/**
 * Starts the real server, with the page that is in build/ now.
 * @returns {Promise<Site>}
 */
export async function serve() {
  await promisify(execFile)("go", ["build", "-trimpath", "-o", binary, "."], { cwd: repository });
  const server = spawn(binary, ["serve", "-addr", "localhost:0"], { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = await once(createInterface(server.stdout), "line");
  const url = /http:\S+/.exec(line)?.[0];
  if (!url) throw new Error(`the server says: ${line}`);
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
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/**
 * Starts a static host.
 * @param {string} prefix the path below which the page lies, beginning and ending with a slash
 * @returns {Promise<Site>}
 */
export async function serveStatically(prefix) {
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
    const name = normalize(path.startsWith(prefix) ? path.slice(prefix.length) || "index.html" : "..");
    try {
      if (name.startsWith("..")) throw new Error("not below the prefix");
      const content = await readFile(join(build, name));
      response.writeHead(200, { "Content-Type": types[extname(name)] ?? "application/octet-stream" });
      response.end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await once(server.listen(0, "localhost"), "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    url: `http://localhost:${port}${prefix}`,
    close: async () => {
      server.closeAllConnections();
      await promisify(server.close.bind(server))();
    },
  };
}
