/**
 * Random asyncio programs: from a seed a tree of statements, from the tree the text of a program.
 *
 * A program defines a few coroutine functions, of which each calls those before it, so that every program
 * ends by itself or waits for ever. What it prints holds no address and no order that CPython leaves open.
 *
 * There are two kinds. Programs of the first are about tasks and what asyncio has for them; those of the second
 * also about what tasks keep alive and who sees it end: objects with finalizers, asynchronous generators that are
 * left, managers made of them, awaitables of the program's own, coroutines driven by hand, contexts, searches for cycles.
 */

/**
 * @typedef {object} Statement A line and what is indented under it. `next` are the clauses that belong to it.
 * @property {string} line
 * @property {Statement[]} [body]
 * @property {Statement[]} [next]
 */

const PRELUDE = `\
import asyncio


class Oops(Exception):
    pass


class Bad(BaseException):
    pass


def show(thing):
    if isinstance(thing, str):
        return thing
    text, *rest = repr(thing).split(" at 0x")
    text += "".join(part.lstrip("0123456789abcdef") for part in rest)
    for place in (" running at /lib/", ", defined at /lib/"):
        text, *rest = text.split(place)
        text += "".join(part[part.find(">") :] for part in rest)
    text, *rest = text.split("() at /lib/")
    text += "".join("()" + part.lstrip("abcdefghijklmnopqrstuvwxyz0123456789_./:") for part in rest)
    return text.replace(" running>", ">")


def say(*things):
    print(round(loop().time(), 3), *map(show, things))


def loop():
    return asyncio.get_running_loop()


def handler(loop, context):
    print("handler", context["message"], show(context.get("exception")))


class Manager:
    def __init__(self, n):
        self.n = n

    async def __aenter__(self):
        await asyncio.sleep(self.n % 3)
        return self.n

    async def __aexit__(self, kind, error, traceback):
        say("leaves", self.n, error)
        await asyncio.sleep(self.n % 2)
        return self.n % 5 == 0


async def numbers(n):
    try:
        for i in range(n % 4):
            yield i
            await asyncio.sleep(i % 2)
        if n % 7 == 6:
            raise Oops("numbers")
    finally:
        say("no more numbers", n)
        await asyncio.sleep(n % 2)


tasks = []
locks = [asyncio.Lock(), asyncio.Lock()]
semaphores = [asyncio.Semaphore(1), asyncio.BoundedSemaphore(2)]
events = [asyncio.Event(), asyncio.Event()]
condition = asyncio.Condition()
barrier = asyncio.Barrier(2)
queues = [asyncio.Queue(1), asyncio.Queue(), asyncio.LifoQueue(2), asyncio.PriorityQueue()]
`;

/** What programs of the second kind have besides. */
const LIVES_PRELUDE = `
import contextvars
import gc
from contextlib import AsyncExitStack, aclosing, asynccontextmanager, suppress


class Noisy:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        print("gone", self.n)


class Later:
    def __init__(self, n):
        self.n = n

    def __repr__(self):
        return f"Later({self.n})"

    def __await__(self):
        try:
            if self.n % 3 == 0:
                yield
            yield from asyncio.sleep(self.n % 3).__await__()
            if self.n % 5 == 3:
                raise Oops("later")
            return self
        finally:
            say("later", self.n)


@asynccontextmanager
async def managed(n):
    noisy = Noisy(n)
    say("enter", n)
    await asyncio.sleep(n % 2)
    try:
        yield noisy.n
    except (ValueError, TimeoutError) as e:
        say("manages", e)
        if n % 3 == 0:
            raise
    finally:
        await asyncio.sleep(n % 3)
        say("exit", n)


async def next_name():
    print("next", asyncio.current_task().get_name())


number = contextvars.ContextVar("number", default=0)
kept = []
`;

/** The first seed of a program of the second kind. */
export const FIRST_OF_LIVES = 100_000;

/**
 * The program of a seed, as a tree.
 *
 * @param {number} seed
 * @returns {Statement[]}
 */
export function randomProgram(seed) {
  return new Author(seed).program();
}

/**
 * The text of a program.
 *
 * @param {Statement[]} statements
 */
export function programText(statements) {
  return statements.map((statement) => text([statement], "")).join("\n\n");
}

/**
 * @param {Statement[]} statements
 * @param {string} indent
 * @returns {string}
 */
function text(statements, indent) {
  return statements
    .map(({ line, body, next = [] }) => {
      const inner = body && (body.length > 0 ? text(body, `${indent}    `) : `${indent}    pass\n`);
      return `${indent}${line}\n${inner ?? ""}${text(next, indent)}`;
    })
    .join("");
}

/**
 * A statement that ends the program in no way.
 *
 * @param {string} line
 * @returns {Statement}
 */
function guarded(line) {
  return {
    line: "try:",
    body: [{ line }],
    next: [{ line: "except BaseException as e:", body: [{ line: 'print("ended by", show(e))' }] }],
  };
}

/**
 * @template T
 * @typedef {[weight: number, make: () => T]} Choice
 */

class Author {
  #state;

  /** @type {string[]} The coroutine functions that may be called. */
  #functions = [];

  /** How many statements the function at hand may still have, and calls of other functions. */
  #statements = 0;
  #calls = 0;

  /** How many names have been given out. */
  #names = 0;

  /** Whether many things happen at the same time, or most at times of their own. */
  #ties;

  /** Whether it is of the second kind. */
  #lives;

  /** @param {number} seed */
  constructor(seed) {
    this.#lives = seed >= FIRST_OF_LIVES;
    this.#state = Math.imul(seed, 0x9e3779b1) ^ 0x5bd1e995;
    this.#ties = this.#chance(0.7);
  }

  /** @returns {Statement[]} */
  program() {
    const functions = this.#between(2, 5);
    const definitions = Array.from({ length: functions }, (_, i) => this.#function(`f${i}`));
    const main = this.#main();
    if (this.#chance(0.3)) main.body.unshift({ line: "loop().set_exception_handler(handler)" });
    if (this.#chance(0.12)) main.body.unshift({ line: "loop().set_task_factory(asyncio.eager_task_factory)" });
    if (this.#lives) return [{ line: PRELUDE + LIVES_PRELUDE.trimEnd() }, ...definitions, main, ...this.#runs()];
    const run = this.#chance(0.5) ? { line: "asyncio.run(main())" } : guarded("asyncio.run(main())");
    // What is never retrieved is told now, and not by an interpreter that is half taken down.
    return [{ line: PRELUDE.trimEnd() }, ...definitions, main, run, { line: "tasks.clear()" }];
  }

  /**
   * How a program of the second kind runs: in the end it tells how many tasks there have been, of which some have
   * closed asynchronous generators that were still there.
   *
   * @returns {Statement[]}
   */
  #runs() {
    const end = { line: "asyncio.run(next_name())" };
    const runs = this.#choose([
      [4, () => [guarded("asyncio.run(main())")]],
      [4, () => [{ line: "try:", body: [{ line: "asyncio.run(main())" }], next: [{ line: "finally:", body: [end] }] }]],
      [
        2,
        () => [
          {
            line: `with asyncio.Runner(${this.#pick(["", "loop_factory=asyncio.EventLoop"])}) as runner:`,
            body: [`${this.#functions[0]}(2)`, "main()"].map((call) => guarded(`print("result", show(runner.run(${call})))`)),
          },
        ],
      ],
    ]);
    return [...runs, { line: "tasks.clear()" }, { line: "kept.clear()" }, end];
  }

  /** The coroutine function that calls the others. What fails in one part of it seldom keeps it from going on. */
  #main() {
    const parts = Array.from({ length: this.#between(1, 4) }, () => {
      const { body = [] } = this.#function("main");
      const awaited = this.#awaited(this.#gather(0));
      this.#functions.pop();
      const part = [...body, ...awaited];
      if (this.#chance(0.3)) return part;
      const kind = this.#pick(["Exception", "Exception", "BaseException"]);
      return [{ line: "try:", body: part, next: [{ line: `except ${kind} as e:`, body: [{ line: 'say("main", e)' }] }] }];
    });
    return { line: "async def main():", body: [{ line: "n = 1" }, ...parts.flat()] };
  }

  /**
   * @param {string} name
   * @returns {Statement}
   */
  #function(name) {
    this.#statements = this.#between(2, 7);
    this.#calls = 4;
    const body = this.#block(0);
    if (name !== "main" && this.#chance(0.6)) body.push({ line: `return ${this.#pick(["n", `"${name}"`, "None", "[n]"])}` });
    this.#functions.push(name);
    return { line: `async def ${name}(n):`, body };
  }

  /**
   * @param {number} depth
   * @returns {Statement[]}
   */
  #block(depth) {
    const length = this.#between(1, depth > 0 ? 2 : 4);
    return Array.from({ length }, () => this.#statement(depth)).flat();
  }

  /**
   * @param {number} depth
   * @returns {Statement[]}
   */
  #statement(depth) {
    if (this.#statements <= 0) return [];
    this.#statements--;
    /** @type {Choice<Statement[]>[]} */
    const simple = [
      [10, () => [{ line: `await asyncio.sleep(${this.#delay()})` }]],
      [5, () => [{ line: `say("${this.#functions.length}", n)` }]],
      [8, () => this.#awaited(this.#awaitable(0))],
      [4, () => [this.#raise()]],
      [2, () => [{ line: `if n % ${this.#between(2, 4)} == 1:`, body: [{ line: "return n" }] }]],
      [7, () => this.#newTask()],
      [6, () => [this.#onTask(`say("cancel", ${this.#task()}.cancel(${this.#pick(["", '"please"'])}))`)]],
      [3, () => [this.#onTask(`say(await ${this.#task()})`)]],
      [2, () => [this.#onTask(`say(${this.#task()})`)]],
      [1, () => [{ line: `asyncio.current_task().${this.#pick(["cancel()", "uncancel()"])}` }]],
      [1, () => [{ line: "say(asyncio.current_task().cancelling())" }]],
      [5, () => this.#wait()],
      [4, () => this.#asCompleted()],
      [3, () => this.#synchronized()],
      [3, () => this.#callback()],
      [2, () => this.#future()],
      [3, () => this.#queue()],
      [2, () => this.#cancelledGather()],
      [1, () => (this.#functions.length > 0 ? [{ line: this.#call() }] : [])],
    ];
    /** @type {Choice<Statement[]>[]} */
    const nested = [
      [8, () => [this.#try(depth)]],
      [5, () => [this.#timeout(depth)]],
      [5, () => [this.#group(depth)]],
      [3, () => [this.#held(depth)]],
      [2, () => [{ line: "async with Manager(n) as managed:", body: this.#block(depth + 1) }]],
      [3, () => [this.#asyncFor(depth)]],
      [2, () => [{ line: "for n in range(n % 3, 3):", body: this.#block(depth + 1) }]],
    ];
    if (this.#lives) {
      simple.push(...this.#ofLives());
      nested.push(...this.#nestedOfLives(depth));
    }
    return this.#choose(depth < 3 ? [...simple, ...nested] : simple);
  }

  /** @returns {Choice<Statement[]>[]} */
  #ofLives() {
    /** @type {(line: string) => Statement[]} */
    const alone = (line) => [{ line }];
    return [
      [4, () => alone(`noisy${this.#names++} = Noisy("${this.#names}")`)],
      [2, () => alone(`number.set(number.get() + ${this.#between(1, 9)})`)],
      [2, () => alone('say("number", number.get())')],
      [3, () => alone(`say("later", await Later(${this.#between(0, 9)}))`)],
      [2, () => alone(`say(await asyncio.gather(Later(n), ${this.#coroutine()}, return_exceptions=${this.#pick(["True", "False"])}))`)],
      [2, () => this.#drivenByHand()],
      [2, () => this.#generatorLeft()],
      [3, () => alone(`kept.append(${this.#pick(["Noisy(n)", "asyncio.current_task()", "numbers(n)", this.#coroutine(), this.#gather(1)])})`)],
      [2, () => alone(this.#pick(["kept.clear()", "kept[:1] = []", "tasks.clear()"]))],
      [1, () => alone(`tasks.append(asyncio.create_task(${this.#coroutine()}, context=contextvars.copy_context()))`)],
      [1, () => [this.#onTask(`kept.append(${this.#task()}.${this.#pick(["get_coro()", "get_context", "exception", "result"])})`)]],
      [1, () => [this.#onTask(`say(${this.#task()}.${this.#pick(["done()", "cancelled()", "exception()", "result()"])})`)]],
      [1, () => alone("say(len(asyncio.all_tasks()))")],
      [1, () => alone("gc.collect()")],
      [1, () => alone(`loop().call_exception_handler({"message": "own", "exception": ${this.#pick(["Oops()", "None"])}})`)],
    ];
  }

  /**
   * @param {number} depth
   * @returns {Choice<Statement[]>[]}
   */
  #nestedOfLives(depth) {
    /** @type {(line: string, ...first: string[]) => Statement[]} */
    const around = (line, ...first) => [{ line, body: [...first.map((line) => ({ line })), ...this.#block(depth + 1)] }];
    return [
      [3, () => around(`async with managed(n + ${this.#between(0, 3)}) as thing:`)],
      [2, () => around(`with suppress(${this.#pick(["ValueError", "Oops", "asyncio.CancelledError", "Exception"])}):`)],
      [
        2,
        () =>
          around(
            "async with AsyncExitStack() as stack:",
            this.#pick([
              "await stack.enter_async_context(managed(n))",
              `stack.push_async_callback(${this.#functions.length > 0 ? this.#pick(this.#functions) : "asyncio.sleep"}, n)`,
              'stack.callback(say, "callback", n)',
              `await stack.enter_async_context(asyncio.timeout(${this.#delay()}))`,
              "group = await stack.enter_async_context(asyncio.TaskGroup())",
            ]),
          ),
      ],
    ];
  }

  /** @returns {Statement[]} */
  #drivenByHand() {
    const name = `c${this.#names++}`;
    const use = this.#pick([`${name}.close()`, `${name}.send(None)`, `${name}.throw(Oops("thrown"))`, `say(await ${name})`, `del ${name}`]);
    const made = this.#functions.length > 0 ? this.#call() : "numbers(n).asend(None)";
    return [`${name} = ${made}`, use].map((line) => ({ line }));
  }

  /** @returns {Statement[]} */
  #generatorLeft() {
    const name = `g${this.#names++}`;
    const use = this.#choose([
      [1, () => []],
      [1, () => [{ line: `await ${name}.aclose()` }]],
      [1, () => [{ line: `say(await ${name}.athrow(${this.#pick(["Oops", "ValueError", "GeneratorExit"])}))` }]],
      [1, () => [{ line: `del ${name}` }]],
      [1, () => [{ line: `tasks.append(asyncio.create_task(anext(${name}, None)))` }]],
      [1, () => [{ line: `async for i in ${name}:`, body: [{ line: "say(i)" }] }]],
      [1, () => [{ line: `async with aclosing(${name}) as left:`, body: [{ line: "say([i async for i in left])" }] }]],
    ]);
    return [{ line: `${name} = numbers(n + ${this.#between(0, 3)})` }, { line: `say(await anext(${name}, "none"))` }, ...use];
  }

  #raise() {
    const error = this.#pick([
      ...Array(4).fill('ValueError("v")'),
      ...Array(4).fill('Oops("o", n)'),
      "KeyError(n)",
      "TimeoutError()",
      'asyncio.CancelledError("own")',
      'ExceptionGroup("g", [ValueError(n), Oops()])',
      'Bad("b")',
      "StopIteration(n)",
      "SystemExit(n)",
    ]);
    const raise = { line: `raise ${error}${this.#chance(0.1) ? " from None" : ""}` };
    return this.#chance(0.25) ? raise : { line: `if n % ${this.#between(2, 4)} == ${this.#between(0, 2)}:`, body: [raise] };
  }

  /**
   * @param {string} awaitable
   * @returns {Statement[]}
   */
  #awaited(awaitable) {
    return this.#chance(0.6) ? [{ line: `say("got", await ${awaitable})` }] : [{ line: `await ${awaitable}` }];
  }

  /** @returns {Statement[]} */
  #newTask() {
    const name = `t${this.#names++}`;
    const options = this.#pick(["", "", ', name="named"', ", eager_start=True"]);
    const made = options.includes("eager")
      ? `loop().create_task(${this.#coroutine()}${options})`
      : `asyncio.create_task(${this.#coroutine()}${options})`;
    const lines = [`${name} = ${made}`, `tasks.append(${name})`];
    if (this.#chance(0.3)) lines.push(`${name}.add_done_callback(lambda t: say("done", t))`);
    if (this.#chance(0.2)) lines.push(`del ${name}`, "tasks.pop()");
    return lines.map((line) => ({ line }));
  }

  /** @param {string} line */
  #onTask(line) {
    return { line: "if tasks:", body: [{ line }] };
  }

  #task() {
    return `tasks[${this.#pick(["0", "-1", "n % len(tasks)"])}]`;
  }

  /** @returns {Statement[]} */
  #wait() {
    const modes = ["ALL_COMPLETED", "FIRST_COMPLETED", "FIRST_EXCEPTION"];
    const timeout = this.#chance(0.4) ? `, timeout=${this.#delay()}` : "";
    const futures = this.#awaitables(1, 3).map((each) => `asyncio.ensure_future(${each})`);
    return [
      { line: `done, pending = await asyncio.wait([${futures.join(", ")}], return_when=asyncio.${this.#pick(modes)}${timeout})` },
      { line: 'say("waited", *sorted(done, key=repr), "and", *sorted(pending, key=repr))' },
    ];
  }

  /** @returns {Statement[]} */
  #asCompleted() {
    const timeout = this.#chance(0.3) ? `, timeout=${this.#delay()}` : "";
    const head = this.#pick(["for", "async for"]);
    return [
      {
        line: `${head} each in asyncio.as_completed([${this.#awaitables(1, 3).join(", ")}]${timeout}):`,
        body: [
          {
            line: "try:",
            body: [{ line: 'say("completed", await each)' }],
            next: [{ line: `except ${this.#pick(["Exception", "BaseException", "ValueError"])} as e:`, body: [{ line: "say(e)" }] }],
          },
          ...(this.#chance(0.15) ? [{ line: "break" }] : []),
        ],
      },
    ];
  }

  /** @returns {Statement[]} */
  #synchronized() {
    const event = `events[${this.#between(0, 1)}]`;
    const line = this.#choose([
      [3, () => `${event}.set()`],
      [1, () => `${event}.clear()`],
      [2, () => `await asyncio.wait_for(${event}.wait(), ${this.#delay()})`],
      [1, () => `await ${event}.wait()`],
      [1, () => "await barrier.wait()"],
      [1, () => "await barrier.reset()"],
      [2, () => `say("barrier", await asyncio.wait_for(barrier.wait(), ${this.#delay()}))`],
      [1, () => `semaphores[${this.#between(0, 1)}].release()`],
      [1, () => `await semaphores[${this.#between(0, 1)}].acquire()`],
      [1, () => `say(locks[${this.#between(0, 1)}], ${event}, barrier, semaphores[0])`],
    ]);
    return [{ line }];
  }

  /** @returns {Statement[]} */
  #callback() {
    const name = `h${this.#names++}`;
    const call = this.#choose([
      [2, () => "call_soon("],
      [3, () => `call_later(${this.#delay()}, `],
      [1, () => `call_at(${this.#delay()}, `],
    ]);
    const callee = this.#pick(['say, "called"', 'say, "called", n', "int, 'x'", "events[0].set"]);
    const lines = [`${name} = loop().${call}${callee})`];
    if (this.#chance(0.2)) lines.push(`${name}.cancel()`, `say(${name}.cancelled())`);
    return lines.map((line) => ({ line }));
  }

  /** @returns {Statement[]} */
  #future() {
    const name = `t${this.#names++}`;
    const settle = this.#pick(["set_result, n", 'set_exception, Oops("set")', "cancel"]);
    return [
      `${name} = loop().create_future()`,
      `tasks.append(${name})`,
      `loop().call_later(${this.#delay()}, ${name}.${settle})`,
      ...(this.#chance(0.6) ? [`say(await ${name})`] : []),
    ].map((line) => ({ line }));
  }

  /** @returns {Statement[]} */
  #queue() {
    const queue = `queues[${this.#between(0, 3)}]`;
    const line = this.#choose([
      [3, () => `await ${queue}.put(n)`],
      [2, () => `${queue}.put_nowait(n)`],
      [2, () => `say("from queue", await asyncio.wait_for(${queue}.get(), ${this.#delay()}))`],
      [2, () => `say("from queue", await ${queue}.get())`],
      [1, () => `say(${queue}.get_nowait())`],
      [1, () => `${queue}.task_done()`],
      [1, () => `await asyncio.wait_for(${queue}.join(), ${this.#delay()})`],
      [1, () => `${queue}.shutdown(${this.#pick(["", "True"])})`],
      [1, () => `say(${queue}, ${queue}.qsize())`],
    ]);
    return [{ line }];
  }

  /** @returns {Statement[]} */
  #cancelledGather() {
    const name = `t${this.#names++}`;
    return [
      `${name} = ${this.#gather(1)}`,
      `tasks.append(${name})`,
      `loop().call_later(${this.#delay()}, ${name}.cancel)`,
      ...(this.#chance(0.5) ? [`await ${name}`] : []),
    ].map((line) => ({ line }));
  }

  /**
   * @param {number} depth
   * @returns {Statement}
   */
  #try(depth) {
    /** @type {Statement[]} */
    const next = [];
    const star = this.#chance(0.2) ? "*" : "";
    const kinds = star
      ? ["Exception", "ValueError", "(Oops, KeyError)", "BaseException"]
      : ["Exception", "asyncio.CancelledError", "BaseException", "(ValueError, TimeoutError)", "Oops", "ExceptionGroup"];
    for (let clauses = this.#between(0, 2); clauses > 0; clauses--) {
      const body = [{ line: 'say("caught", e)' }];
      body.push(
        ...this.#choose([
          [5, () => []],
          [2, () => [{ line: "raise" }]],
          [1, () => [{ line: 'raise Oops("again") from e' }]],
          [1, () => [{ line: 'raise KeyError("other")' }]],
          [1, () => [{ line: "asyncio.current_task().uncancel()" }]],
          [3, () => this.#block(depth + 2)],
        ]),
      );
      next.push({ line: `except${star} ${this.#pick(kinds)} as e:`, body });
    }
    if (next.length > 0 && this.#chance(0.15)) next.push({ line: "else:", body: this.#block(depth + 2) });
    if (next.length === 0 || this.#chance(0.3)) {
      const body = [{ line: 'say("finally", n)' }];
      if (this.#chance(0.4)) body.push({ line: `await asyncio.sleep(${this.#delay()})` });
      next.push({ line: "finally:", body });
    }
    return { line: "try:", body: this.#block(depth + 1), next };
  }

  /**
   * @param {number} depth
   * @returns {Statement}
   */
  #timeout(depth) {
    const timeout = this.#choose([
      [6, () => `asyncio.timeout(${this.#delay()})`],
      [1, () => "asyncio.timeout(None)"],
      [1, () => `asyncio.timeout_at(loop().time() + ${this.#delay()})`],
    ]);
    const body = this.#block(depth + 1);
    if (this.#chance(0.2)) body.splice(this.#between(0, body.length), 0, { line: `limit.reschedule(loop().time() + ${this.#delay()})` });
    if (this.#chance(0.2)) body.push({ line: "say(limit.expired(), limit.when())" });
    return { line: `async with ${timeout} as limit:`, body };
  }

  /**
   * @param {number} depth
   * @returns {Statement}
   */
  #group(depth) {
    const children = Array.from({ length: this.#between(1, 3) }, () => ({
      line: this.#chance(0.3)
        ? `tasks.append(group.create_task(${this.#coroutine()}))`
        : `group.create_task(${this.#coroutine()})`,
    }));
    const body = this.#chance(0.5) ? [...children, ...this.#block(depth + 1)] : children;
    /** @type {Statement} */
    const group = { line: "async with asyncio.TaskGroup() as group:", body };
    if (this.#chance(0.4)) return group;
    const star = this.#pick(["except*", "except*", "except"]);
    const kind = star === "except*" ? this.#pick(["Exception", "ValueError", "Oops"]) : this.#pick(["Exception", "BaseException"]);
    return { line: "try:", body: [group], next: [{ line: `${star} ${kind} as e:`, body: [{ line: 'say("from group", e)' }] }] };
  }

  /**
   * @param {number} depth
   * @returns {Statement}
   */
  #held(depth) {
    const body = this.#block(depth + 1);
    return this.#choose([
      [3, () => ({ line: `async with locks[${this.#between(0, 1)}]:`, body })],
      [3, () => ({ line: `async with semaphores[${this.#between(0, 1)}]:`, body })],
      [
        2,
        () => ({
          line: "async with condition:",
          body: [
            {
              line: this.#choose([
                [2, () => "condition.notify()"],
                [1, () => "condition.notify_all()"],
                [2, () => `await asyncio.wait_for(condition.wait(), ${this.#delay()})`],
                [1, () => "await condition.wait_for(lambda: len(tasks) > 2)"],
              ]),
            },
            ...body,
          ],
        }),
      ],
      [1, () => ({ line: "async with barrier:", body })],
    ]);
  }

  /**
   * @param {number} depth
   * @returns {Statement}
   */
  #asyncFor(depth) {
    const body = [{ line: 'say("number", i)' }, ...this.#block(depth + 2)];
    if (this.#chance(0.3)) body.push({ line: "break" });
    return { line: `async for i in numbers(n + ${this.#between(0, 3)}):`, body };
  }

  /**
   * @param {number} level How deep in other awaitables.
   * @returns {string}
   */
  #awaitable(level) {
    if (level > 2) return this.#coroutine();
    return this.#choose([
      [6, () => this.#coroutine()],
      [2, () => this.#gather(level)],
      [2, () => `asyncio.wait_for(${this.#awaitable(level + 1)}, ${this.#pick([this.#delay(), this.#delay(), "None", "0"])})`],
      [1, () => `asyncio.shield(${this.#awaitable(level + 1)})`],
      [1, () => `asyncio.create_task(${this.#coroutine()})`],
    ]);
  }

  /** @param {number} level */
  #gather(level) {
    const members = this.#awaitables(level, 3);
    if (this.#chance(0.4)) members.push("return_exceptions=True");
    return `asyncio.gather(${members.join(", ")})`;
  }

  /**
   * @param {number} level
   * @param {number} most
   */
  #awaitables(level, most) {
    return Array.from({ length: this.#between(1, most) }, () => this.#awaitable(level + 1));
  }

  #coroutine() {
    if (this.#functions.length === 0 || this.#calls <= 0 || this.#chance(0.25)) {
      return `asyncio.sleep(${this.#delay()}${this.#pick(["", ', "slept"', ", n"])})`;
    }
    return this.#call();
  }

  #call() {
    this.#calls--;
    return `${this.#pick(this.#functions)}(${this.#pick(["n", "n + 1", String(this.#between(0, 9))])})`;
  }

  #delay() {
    if (this.#chance(0.15)) return "0";
    return this.#ties ? this.#pick(["1", "1", "2", "0.5", "1.5", "3"]) : String(this.#between(1, 400) / 100);
  }

  /**
   * @template T
   * @param {Choice<T>[]} choices
   * @returns {T}
   */
  #choose(choices) {
    let at = this.#random() * choices.reduce((sum, [weight]) => sum + weight, 0);
    const [, make] = choices.find(([weight]) => (at -= weight) < 0) ?? choices[0];
    return make();
  }

  /**
   * @template T
   * @param {T[]} items
   */
  #pick(items) {
    return items[this.#between(0, items.length - 1)];
  }

  /**
   * @param {number} least
   * @param {number} most
   */
  #between(least, most) {
    return least + Math.floor(this.#random() * (most - least + 1));
  }

  /** @param {number} probability */
  #chance(probability) {
    return this.#random() < probability;
  }

  /** A number from 0 to below 1 (mulberry32). */
  #random() {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 0x1_0000_0000;
  }
}
