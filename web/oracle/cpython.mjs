/**
 * Real CPython 3.14, run as `python main.py` would be, again and again in one WebAssembly instance.
 *
 * Pyodide brings the interpreter as a WebAssembly module. Its own Python layer is shut down at once: what
 * follows talks to CPython's C interface only. An interpreter is initialised with `main.py` on its command
 * line and a harness imported (the virtual clock, see harness/); then the instance's whole memory is
 * copied. A run is: put the copy back, write the program's files, call `Py_RunMain`, read what it wrote.
 * As everything an interpreter knows lies in that memory, each program meets a new one, down to the
 * counter of task names and the state of the garbage collector.
 *
 * There are two such copies, because the C Task can't be observed from inside: in the first asyncio is as
 * installed; in the second its C half is missing, so that CPython falls back to the equivalent Task and
 * Future written in Python, whose steps are recorded. The second also hashes strings differently and
 * places objects elsewhere: a program whose output depends on the order of a set betrays itself.
 */

import { readFileSync, readdirSync } from "node:fs";
import { dirname } from "node:path";
import { loadPyodide } from "pyodide";

const PROGRAM_FOLDER = "/gatherplay-program/";
const HARNESS_FOLDER = "/gatherplay-harness/";
const HARNESS = "gatherplay_oracle";
const STEPS_FILE = "/gatherplay-steps";

/** What `time.time()` starts at, in nanoseconds: 2023-11-14 22:13:20 UTC. */
const EPOCH = 1_700_000_000_000_000_000n;
const CLOCK_REALTIME = 0;

/** Statuses with which the harness ends a program that CPython would never end. */
const ENDINGS = new Map([
  [250, "deadlock"],
  [251, "endless"],
]);

/**
 * @typedef {Object<string, string>} Files A program's files by name; `main.py` is the one that is run.
 *
 * @typedef {'c' | 'python'} Tasks Which implementation of asyncio's Task and Future runs the program.
 *
 * @typedef {object} Run What a program did.
 * @property {string} status The exit status; `deadlock` when nothing could ever wake the program,
 *   `endless` when its event loop was stopped after too many iterations.
 * @property {string} stdout
 * @property {string} stderr
 * @property {string} steps A line for each step of each task; empty for the C Task.
 *
 * @typedef {object} Interpreter A new interpreter, at rest.
 * @property {Uint8Array} memory
 * @property {number} clock The address of its clock.
 */

export class CPython {
  /** @type {any} Emscripten's module: memory, file system and CPython's C functions. */
  #module;

  /** @type {Record<Tasks, Interpreter>} Empty until loaded. */
  #interpreters = {
    c: { memory: new Uint8Array(), clock: 0 },
    python: { memory: new Uint8Array(), clock: 0 },
  };

  /** The address of the running interpreter's clock, 0 while it has none. */
  #clock = 0;

  /** @type {Record<number, Buffer[]>} What was written, by file descriptor. */
  #written = { 1: [], 2: [] };

  /** Loads the interpreter, which takes seconds. */
  static async load() {
    process.env.TZ = "UTC";
    const cpython = new CPython();
    await cpython.#load();
    return cpython;
  }

  /**
   * Runs a program in a new interpreter to the end of its process.
   *
   * @param {Files} files
   * @param {{tasks: Tasks, seed?: number, placement?: number}} options The seed is the one for `random`; in every placement
   *   the program's objects lie elsewhere in memory.
   * @returns {Run}
   */
  run(files, { tasks, seed = 0, placement = 0 }) {
    this.#resume(this.#interpreters[tasks]);
    const stepsFile = tasks === "python" ? `'${STEPS_FILE}'` : "None";
    this.#execute(`__import__('${HARNESS}').begin(${seed}, ${stepsFile}, ${placement})`);
    const { FS } = this.#module;
    const folders = foldersOf(files);
    for (const folder of folders) FS.mkdir(PROGRAM_FOLDER + folder);
    for (const [name, text] of Object.entries(files)) FS.writeFile(PROGRAM_FOLDER + name, text);
    try {
      const status = this.#runMain();
      return {
        status: ENDINGS.get(status) ?? String(status),
        stdout: this.#take(1),
        stderr: this.#take(2),
        steps: tasks === "python" ? FS.readFile(STEPS_FILE, { encoding: "utf8" }) : "",
      };
    } finally {
      for (const stream of FS.streams.slice(3)) if (stream) FS.close(stream);
      for (const name of Object.keys(files)) FS.unlink(PROGRAM_FOLDER + name);
      for (const folder of folders.reverse()) FS.rmdir(PROGRAM_FOLDER + folder);
      if (tasks === "python") FS.unlink(STEPS_FILE);
    }
  }

  async #load() {
    const { instantiate } = WebAssembly;
    WebAssembly.instantiate = /** @type {any} */ (
      (/** @type {any} */ code, /** @type {any} */ imports) => {
        this.#virtualiseClocks(imports);
        return instantiate(code, imports);
      }
    );
    try {
      const pyodide = /** @type {any} */ (await loadPyodide());
      pyodide.setStdin({ stdin: () => null });
      pyodide.setStdout({ write: (/** @type {Uint8Array} */ bytes) => this.#write(1, bytes) });
      pyodide.setStderr({ write: (/** @type {Uint8Array} */ bytes) => this.#write(2, bytes) });
      this.#module = pyodide._module;
    } finally {
      WebAssembly.instantiate = instantiate;
    }
    const { FS } = this.#module;
    FS.quit = () => {}; // the end of a process is not the end of its files: the next one needs them
    FS.mkdir(PROGRAM_FOLDER);
    FS.mkdirTree(HARNESS_FOLDER + HARNESS);
    const source = new URL(`harness/${HARNESS}/`, import.meta.url);
    for (const name of readdirSync(source)) {
      FS.writeFile(`${HARNESS_FOLDER}${HARNESS}/${name}`, readFileSync(new URL(name, source)));
    }
    this.#module._Py_FinalizeEx();
    const none = { memory: this.#module.HEAPU8.slice(), clock: 0 };
    const c = this.#initialise({ hashSeed: 0, cTasks: true });
    this.#resume(none);
    const python = this.#initialise({ hashSeed: 1, cTasks: false });
    this.#interpreters = { c, python };
  }

  /**
   * A new interpreter with `main.py` on its command line and the harness imported.
   *
   * @param {{hashSeed: number, cTasks: boolean}} options
   * @returns {Interpreter}
   */
  #initialise({ hashSeed, cTasks }) {
    const m = this.#module;
    m._unsetenv(this.#string("PYTHONINSPECT"));
    m._setenv(this.#string("PYTHONHASHSEED"), this.#string(String(hashSeed)), 1);
    m._setenv(this.#string("PYTHONDONTWRITEBYTECODE"), this.#string("1"), 1);
    const config = m._malloc(4096); // a PyConfig, and a PyStatus, with room to spare
    const status = m._malloc(64);
    const argv = this.#pointers([this.#string("python"), this.#string(`${PROGRAM_FOLDER}main.py`)]);
    m._PyConfig_InitPythonConfig(config);
    m._PyConfig_SetBytesArgv(status, config, 2, argv);
    m._Py_InitializeFromConfig(status, config);
    m._PyConfig_Clear(config);
    if (!cTasks) this.#execute(`__import__('sys').modules['_asyncio'] = None`);
    this.#execute(`__import__('sys').path.append('${HARNESS_FOLDER}')`);
    this.#execute(`__import__('os').write(1, b'%d' % __import__('${HARNESS}').clock_address())`);
    this.#execute(`__import__('sys').path.pop()`);
    return { memory: m.HEAPU8.slice(), clock: Number(this.#take(1)) };
  }

  /** @param {Interpreter} interpreter */
  #resume({ memory, clock }) {
    // The instance's memory never shrinks; what a longer program added is cleared.
    this.#module.HEAPU8.set(memory);
    this.#module.HEAPU8.fill(0, memory.length);
    this.#clock = clock;
  }

  /** Runs `main.py` and shuts the interpreter down. */
  #runMain() {
    try {
      return this.#module._Py_RunMain();
    } catch (thrown) {
      // Emscripten's exit() unwinds by throwing an ExitStatus.
      const { name, status } = /** @type {{name?: string, status?: number}} */ (thrown);
      if (name === "ExitStatus") return status;
      throw thrown;
    }
  }

  /** @param {string} code Python that is expected to succeed, and leaves no name behind. */
  #execute(code) {
    if (this.#module._PyRun_SimpleStringFlags(this.#string(code), 0) !== 0) {
      throw new Error(`The harness failed: ${this.#take(2)}`);
    }
  }

  /**
   * Puts the C library's clocks on virtual time: they read the cell that the harness moves.
   *
   * @param {any} imports What the WebAssembly module imports.
   */
  #virtualiseClocks({ env, wasi_snapshot_preview1: wasi }) {
    const now = () => new DataView(this.#module.HEAPU8.buffer).getBigInt64(this.#clock, true);
    const { clock_time_get: realTime } = wasi;
    const { emscripten_date_now: realDate } = env;
    wasi.clock_time_get = (/** @type {number} */ id, /** @type {bigint} */ precision, /** @type {number} */ result) => {
      if (this.#clock === 0) return realTime(id, precision, result);
      const time = id === CLOCK_REALTIME ? EPOCH + now() : now();
      new DataView(this.#module.HEAPU8.buffer).setBigInt64(result, time, true);
      return 0;
    };
    env.emscripten_date_now = () => (this.#clock === 0 ? realDate() : Number((EPOCH + now()) / 1_000_000n));
  }

  /**
   * @param {1 | 2} descriptor
   * @param {Uint8Array} bytes
   */
  #write(descriptor, bytes) {
    this.#written[descriptor].push(Buffer.from(bytes));
    return bytes.length;
  }

  /**
   * What was written since the last call, with the program's files named as its author knows them.
   *
   * @param {1 | 2} descriptor
   */
  #take(descriptor) {
    const text = Buffer.concat(this.#written[descriptor]).toString();
    this.#written[descriptor] = [];
    return text.replaceAll(PROGRAM_FOLDER, "");
  }

  /**
   * A C string, owned by whoever is given it.
   *
   * @param {string} text
   */
  #string(text) {
    const bytes = Buffer.from(`${text}\0`);
    const address = this.#module._malloc(bytes.length);
    this.#module.HEAPU8.set(bytes, address);
    return address;
  }

  /** @param {number[]} addresses */
  #pointers(addresses) {
    const address = this.#module._malloc(4 * addresses.length);
    this.#module.HEAPU32.set(addresses, address / 4);
    return address;
  }
}

/**
 * The folders in which a program's files lie, each before those inside it.
 *
 * @param {Files} files
 */
function foldersOf(files) {
  const folders = new Set();
  for (const name of Object.keys(files)) {
    for (let folder = dirname(name); folder !== "."; folder = dirname(folder)) folders.add(folder);
  }
  return [...folders].sort();
}
