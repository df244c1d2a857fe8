// The worker: it holds the one WebAssembly instance of the page and passes calls on to it, one after the other.
//
// It knows nothing of what is called. When the instance has died (a call threw, or the Go program ended) it says so once and
// is of no use any more; the page then puts a new worker in its place.

import "go:wasm_exec";

/**
 * @typedef {{module: WebAssembly.Module | undefined}} StartMessage the first message: the compiled program, if the page has it
 * @typedef {{id: number, name: string, argument: unknown}} CallMessage
 * @typedef {{kind: "ready", module: WebAssembly.Module}
 *   | {kind: "reply", id: number, value: unknown}
 *   | {kind: "failure", id: number, message: string}
 *   | {kind: "alive"}
 *   | {kind: "died", message: string, full?: boolean}} WorkerMessage alive: the call under way gets on; full: it had no memory left
 */

/** @typedef {(argument: unknown) => {value?: unknown, error?: string}} Call */

const scope =
  /** @type {{gatherplay?: Record<string, Call>, alive?: () => void, fs: {writeSync: (fd: number, bytes: Uint8Array) => number}}} */ (
    /** @type {unknown} */ (globalThis)
  );

/** The most that is kept of what the Go program writes. */
const MOST_WORDS = 4096;

/** What it has written: nothing, as long as all is well, and then why it ends. */
let words = "";
const decoder = new TextDecoder();
scope.fs.writeSync = (_, bytes) => {
  if (words.length < MOST_WORDS) words += decoder.decode(bytes, { stream: true });
  return bytes.length;
};

/** @param {WorkerMessage} message */
function post(message) {
  postMessage(message);
}

/** How often it is told at most that a call gets on, in milliseconds. */
const SIGNS = 200;

let told = 0;
scope.alive = () => {
  const now = performance.now();
  if (now - told < SIGNS) return;
  told = now;
  post({ kind: "alive" });
};

/** @param {unknown} error */
function textOf(error) {
  return error instanceof Error ? error.message : String(error);
}

/** Loads the program and compiles it. */
async function load() {
  if (typeof WebAssembly === "undefined") throw new Error("This browser has no WebAssembly");
  try {
    const response = await fetch(new URL(WASM_FILE, location.href));
    if (!response.ok) throw new Error(String(response.status));
    return await WebAssembly.compileStreaming(response);
  } catch (error) {
    throw new Error(`What runs Python could not be loaded (${textOf(error)})`, { cause: error });
  }
}

/** @param {WebAssembly.Module | undefined} module */
async function start(module) {
  const compiled = module ?? (await load());
  const go = new Go();
  // The program collects garbage itself, see wasm/collector.
  go.env = { GOGC: "off" };
  go.exit = () => {}; // That it has ended is told below.
  const instance = await WebAssembly.instantiate(compiled, go.importObject);
  const ended = go.run(instance);
  ended.then(
    () => postEnd(),
    (error) => post({ kind: "died", message: textOf(error) }),
  );
  if (!scope.gatherplay) {
    throw new Error("What runs Python did not start");
  }
  post({ kind: "ready", module: compiled });
}

/** What Go says when there is no memory left: the second, where what it was given last is not next to what it had. */
const noMemory = ["runtime: cannot allocate memory", "out of memory", "arena already initialized"];

/** Tells that the Go program has ended, with its reason. */
function postEnd() {
  const [, reason = "the runtime ended"] = /^fatal error: (.*)$/m.exec(words) ?? [];
  post({ kind: "died", message: reason, full: noMemory.includes(reason) });
}

/** @param {CallMessage} message */
function call({ id, name, argument }) {
  const target = scope.gatherplay?.[name];
  if (!target) {
    post({ kind: "failure", id, message: `there is no call ${name}` });
    return;
  }
  let reply;
  try {
    reply = target(argument);
  } catch (error) {
    // Nothing that Go does on purpose comes out as a JavaScript exception: the instance is broken, such as by a stack overflow.
    post({ kind: "died", message: textOf(error) });
    return;
  }
  if (!reply) {
    postEnd();
  } else if (reply.error !== undefined) {
    post({ kind: "failure", id, message: reply.error });
  } else {
    post({ kind: "reply", id, value: reply.value });
  }
}

/** @type {Promise<void> | undefined} */
let started;

addEventListener("message", (/** @type {MessageEvent<any>} */ event) => {
  if (started) {
    // Calls may come before the instance is there; they are answered in their order.
    started.then(
      () => call(event.data),
      () => {},
    );
    return;
  }
  started = start(event.data.module);
  started.catch((error) => post({ kind: "died", message: textOf(error) }));
});
