// The page's side of the worker: calls as promises, a watchdog, and a new worker where one has died.

import { takeAhead } from "./ahead.js";
import { SandboxedWorker } from "./sandboxed-worker.js";

/** @import {WorkerMessage} from "./worker.js" */

/**
 * How long a call may take without a sign of life, in milliseconds, before its worker is stopped. A program gives one whenever
 * something has happened in it that can be shown, and when it has ended. The runtime's own limits end a run earlier.
 */
const PATIENCE = 2000;

/** How long a call may take in all, whatever happens in it: several times what a hundred thousand tasks take. */
const MOST = 10_000;

/** The same for the first call of an instance, whose code the browser is still compiling. */
const FIRST_PATIENCE = 4000;

/**
 * An instance that could not answer. The next call finds a new one.
 *
 * "slow": it had its time. "full": it had no memory left. "broken": it died of something else. "displaced": it was lost over somebody else's call, so asking again is worth it.
 * "unavailable": it never started. "stopped": nobody needs it any more.
 */
export class RuntimeLost extends Error {
  /**
   * @param {"slow" | "full" | "broken" | "displaced" | "unavailable" | "stopped"} reason
   * @param {string} message
   */
  constructor(reason, message) {
    super(message);
    this.reason = reason;
  }
}

/**
 * @typedef {object} Pending
 * @property {string} name
 * @property {(value: any) => void} resolve
 * @property {(error: Error) => void} reject
 */

/** One worker with one WebAssembly instance, shared by all elements of a page. Started by the first call. */
export class Runtime {
  /** Counts the instances. What an instance keeps (see Run in protocol.js) is gone with it. */
  generation = 0;

  /** @type {Worker | SandboxedWorker | undefined} */
  #worker;
  /** @type {WebAssembly.Module | undefined} */
  #module;
  #ready = false;
  #warm = false;
  #nextID = 1;
  /** In the order in which the worker will answer. @type {Map<number, Pending>} */
  #pending = new Map();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #watchdog;
  /** When the worker came to the call that it is at. */
  #begun = 0;

  /** Starts the worker before anybody calls, so that it is there when somebody does. */
  prepare() {
    try {
      if (!this.#worker) this.#start();
    } catch {
      // Whoever calls is told why there is none.
    }
  }

  /**
   * Calls a function of the runtime.
   * @param {string} name
   * @param {unknown} argument what can be sent to a worker
   * @returns {Promise<any>} rejected with RuntimeLost, or with an Error of the runtime's own
   */
  call(name, argument) {
    return new Promise((resolve, reject) => {
      const worker = this.#worker ?? this.#start();
      const id = this.#nextID++;
      this.#pending.set(id, { name, resolve, reject });
      worker.postMessage({ id, name, argument });
      if (this.#ready && this.#pending.size === 1) {
        this.#watch();
      }
    });
  }

  /** Frees the worker and its instance, until somebody calls again. */
  stop() {
    if (!this.#worker) return;
    this.generation++;
    this.#lose(new RuntimeLost("stopped", "nobody needs it any more"));
  }

  #start() {
    this.generation++;
    this.#ready = false;
    this.#warm = false;
    const ahead = takeAhead();
    const worker = ahead?.worker ?? startWorker();
    worker.addEventListener("message", (event) => {
      if (worker === this.#worker) {
        this.#receive(/** @type {MessageEvent<WorkerMessage>} */ (event).data);
      }
    });
    worker.addEventListener("error", (event) => {
      if (worker === this.#worker) {
        event.preventDefault();
        const { message } = /** @type {ErrorEvent} */ (event);
        this.#lose(new RuntimeLost("unavailable", message || "What runs Python could not be loaded"));
      }
    });
    this.#worker = worker;
    if (!ahead) worker.postMessage({ module: this.#module });
    else if (ahead.ready) this.#receive(ahead.ready);
    return worker;
  }

  /** @param {WorkerMessage} message */
  #receive(message) {
    switch (message.kind) {
      case "ready":
        this.#ready = true;
        this.#module = message.module;
        this.#watch();
        break;
      case "alive":
        this.#wait();
        break;
      case "reply":
        this.#take(message.id)?.resolve(message.value);
        break;
      case "failure":
        this.#take(message.id)?.reject(new Error(message.message));
        break;
      case "died":
        this.#lose(new RuntimeLost(!this.#ready ? "unavailable" : message.full ? "full" : "broken", message.message));
        break;
    }
  }

  /** @param {number} id */
  #take(id) {
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    this.#warm = true;
    this.#watch();
    return pending;
  }

  /** Gives the call that the worker is at now its full time. */
  #watch() {
    this.#begun = performance.now();
    this.#wait();
  }

  /** Waits for the next sign of life. */
  #wait() {
    clearTimeout(this.#watchdog);
    if (this.#pending.size === 0) return;
    const patience = this.#warm ? PATIENCE : FIRST_PATIENCE;
    const left = this.#begun + MOST - performance.now();
    this.#watchdog = setTimeout(
      () => {
        // If this page itself was busy, the answer may be here already, behind this timer: it gets its turn.
        this.#watchdog = setTimeout(() => {
          this.#lose(new RuntimeLost("slow", `it gave no sign within ${patience / 1000} s`));
        });
      },
      Math.min(patience, left),
    );
  }

  /**
   * Ends the worker. Calls that it owes an answer are told why; the next call starts another.
   * @param {RuntimeLost} reason
   */
  #lose(reason) {
    clearTimeout(this.#watchdog);
    this.#worker?.terminate();
    this.#worker = undefined;
    const [first, ...others] = this.#pending.values();
    this.#pending.clear();
    first?.reject(reason);
    for (const { reject } of others) {
      reject(
        reason.reason === "unavailable" || reason.reason === "stopped"
          ? reason
          : new RuntimeLost("displaced", reason.message),
      );
    }
  }
}

/**
 * Starts a worker of the kind that has been there longest: every browser has those.
 * @returns {Worker | SandboxedWorker}
 */
function startWorker() {
  const script = new URL(WORKER_FILE, import.meta.url);
  if (self.origin === "null") return new SandboxedWorker(script, new URL(WASM_FILE, import.meta.url));
  try {
    return new Worker(script);
  } catch (error) {
    throw new RuntimeLost("unavailable", `This browser allows no worker (${/** @type {Error} */ (error).message})`);
  }
}

/** @type {Runtime | undefined} */
let shared;

/** The page's runtime. */
export function sharedRuntime() {
  shared ??= new Runtime();
  return shared;
}
