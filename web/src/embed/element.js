// <gather-play> in a document: its children are the code, and the poster if there is one. When it is needed, its stage is loaded, which
// runs the code; in a page from elsewhere, where no worker may be started, a frame takes the place of both. With a lesson in the place of
// the code, its children are what there is to be seen until it is there.
//
//   attributes  src, example, lesson, view, editor, height, theme, load, seed, start-at, lang
//   properties  code, seed, trace, state (reflected)
//   methods     start(), run(), reset(), seek(seconds), select(task)
//   events      gather:ready, gather:run, gather:result, gather:error, gather:edit, gather:seek, gather:predict, gather:check

import { seedOf, warnOfAttributes } from "./attributes.js";
import { blockOf, textOf } from "./block.js";
import styles from "./element.css";
import { Frame } from "./frame-host.js";
import { follow, hostTheme, unfollow } from "./host-theme.js";
import { fetched, home, isFile, load } from "./load.js";

/** @import {GatherLesson} from "./lesson.js" */
/** @import {GatherStage} from "./stage.js" */
/** @import {Theme} from "./host-theme.js" */

/** @typedef {"idle" | "loading" | "running" | "done" | "error"} State */

/** Whether the loader is on another site than the page, so that it can start no worker. */
const remote = self.origin !== "null" && home.origin !== location.origin;

/** The language of all that is drawn and said: there is no other, whatever the document is written in. */
const LANGUAGE = "en";

const sheet = new CSSStyleSheet();
sheet.replaceSync(styles);

/** Tells elements that they have come into view. */
const sight = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    if (isIntersecting) void (/** @type {GatherPlay} */ (target).start());
  }
});

/** Comes when the document is there as a whole, and with it what is in its elements. */
const parsed = () => new Promise((come) => document.addEventListener("DOMContentLoaded", come, { once: true }));

export class GatherPlay extends HTMLElement {
  static observedAttributes = ["theme", "seed"];

  #root = this.attachShadow({ mode: "open" });
  #room = document.createElement("div");
  /** What is there until there is a stage. */
  #rest = document.createElement("div");
  #slot = document.createElement("slot");
  #button = document.createElement("button");
  /** What shows the program, once it is loaded. @type {GatherStage | GatherLesson | Frame | undefined} */
  #stage;
  /** @type {Promise<void> | undefined} */
  #started;
  /** The program that was set before there was a stage. @type {string | undefined} */
  #code;

  constructor() {
    super();
    this.#root.adoptedStyleSheets = [sheet];
    this.#room.className = "room";
    this.#room.lang = LANGUAGE;
    this.#room.part.add("stage");
    this.#button.className = "start";
    this.#button.part.add("start");
    this.#button.textContent = "Run";
    this.#button.hidden = true;
    this.#button.addEventListener("click", () => void this.start());
    const poster = document.createElement("slot");
    poster.name = "poster";
    this.#rest.className = "rest";
    this.#rest.append(poster, this.#button);
    this.#room.append(this.#rest);
    this.#root.append(this.#slot, this.#room);
    this.addEventListener("gather:result", () => this.#begin(), { once: true });
  }

  connectedCallback() {
    follow(this.#followTheme);
    this.#followTheme();
    if (this.#stage instanceof Frame) this.#stage.arrive();
    if (this.#stage || this.#started) return;
    warnOfAttributes(this);
    this.state = "idle";
    if (this.#lesson) {
      this.#rest.prepend(this.#slot);
      this.#button.textContent = "Begin the lesson";
    } else if (this.#replacesCode) this.#room.prepend(this.#slot);
    if (this.#fetched && !this.#lesson && !blockOf(this)) this.#makeRoomForCode();
    const load = this.getAttribute("load");
    this.#button.hidden = load !== "click";
    if (load === "eager") void this.start();
    else if (load !== "click") sight.observe(this);
  }

  disconnectedCallback() {
    unfollow(this.#followTheme);
    sight.unobserve(this);
    if (this.#stage instanceof Frame) this.#stage.leave();
  }

  /**
   * @param {string} name
   * @param {string | null} _
   * @param {string | null} value
   */
  attributeChangedCallback(name, _, value) {
    if (name === "theme") this.#followTheme();
    if (name === "seed" && this.#stage) this.#stage.seed = seedOf(value);
  }

  // What a page can ask.

  get code() {
    if (this.#stage) return this.#stage.code;
    if (this.#code !== undefined) return this.#code;
    const block = blockOf(this);
    return block ? textOf(block) : "";
  }

  set code(given) {
    const code = String(given ?? "");
    this.#code = code;
    if (this.#stage) {
      this.#stage.code = code;
      return;
    }
    const block = blockOf(this);
    if (block) block.textContent = code;
  }

  get seed() {
    return this.#stage?.seed ?? seedOf(this.getAttribute("seed"));
  }

  set seed(seed) {
    this.setAttribute("seed", String(seed));
  }

  get trace() {
    return this.#stage?.trace;
  }

  /** @returns {State} */
  get state() {
    if (this.#stage && "state" in this.#stage) return this.#stage.state; // The attribute follows a little later.
    return /** @type {State} */ (this.getAttribute("state") ?? "idle");
  }

  set state(state) {
    if (state !== this.getAttribute("state")) this.setAttribute("state", state);
  }

  /** Runs the program; loads what runs it, if it isn't there yet. */
  run() {
    if (this.#stage) this.#stage.run();
    else void this.start();
  }

  /** Puts back the program that was given. */
  reset() {
    this.#stage?.reset();
  }

  /** @param {number} seconds virtual */
  seek(seconds) {
    this.#stage?.seek(seconds);
  }

  /** @param {number} task its index in the trace; -1 for none */
  select(task) {
    this.#stage?.select(task);
  }

  // Becoming live.

  /** Loads the stage and puts the program on it. Once that has begun, another call does nothing, unless it has failed. */
  start() {
    sight.unobserve(this);
    this.#started ??= this.#start();
    return this.#started;
  }

  async #start() {
    this.#button.hidden = true;
    this.#rest.querySelector(".trouble")?.remove();
    this.state = "loading";
    try {
      if (document.readyState === "loading") await parsed();
      if (remote) await this.#startFrame();
      else if (this.#lesson) await this.#startLesson(this.#lesson);
      else await this.#startStage();
    } catch (error) {
      this.#started = undefined;
      this.#tell(/** @type {Error} */ (error).message);
    }
  }

  async #startStage() {
    const full = this.getAttribute("editor") === "full";
    /** @type {[string, typeof import("./stage.js"), unknown]} */
    const [code, { GatherStage, editorFor, theme }] = await Promise.all([
      this.#program(),
      load(STAGE_FILES),
      full && fetched(EDITOR_FILES),
    ]);
    this.#root.adoptedStyleSheets = [theme, sheet];
    const stage = new GatherStage();
    stage.makeEditor = await editorFor(this.getAttribute("editor"), this.#codeBlock());
    stage.dataset.editor = this.getAttribute("editor") ?? "basic";
    stage.view = this.getAttribute("view") ?? "both";
    stage.load(this.#code ?? code, { seed: this.seed });
    stage.setAttribute("exportparts", "toolbar, timeline, axis, bar, output, status, story, hints, editor");
    // In a part of the page that isn't shown, nothing has a height.
    const codeHeight = this.#rest.offsetTop;
    if (this.#replacesCode && codeHeight > 0) stage.style.setProperty("--gather-code-height", `${codeHeight}px`);
    stage.watchState((state) => this.#show(state));
    this.#stage = stage;
    this.#room.append(stage);
  }

  /** @param {string} path course/lesson */
  async #startLesson(path) {
    /** @type {typeof import("./lesson.js")} */
    const { GatherLesson, theme } = await load(LESSON_FILES);
    const lesson = await GatherLesson.of(path);
    this.#root.adoptedStyleSheets = [theme, sheet];
    lesson.watchState((state) => (this.state = state));
    this.#stage = lesson;
    this.#room.append(lesson);
    this.#reveal();
    this.state = lesson.state;
  }

  /** Whether the code in the document gives way to what shows it. */
  get #replacesCode() {
    return remote || (this.getAttribute("editor") === "full" && this.getAttribute("view") !== "timeline");
  }

  /**
   * Shows the stage, as soon as there is anything to be seen on it, in the place of what rests there.
   * @param {State} state
   */
  #show(state) {
    if (state === "done" || state === "error") this.#reveal();
    this.state = state;
  }

  /** Takes away what rests in the room. What comes in its place is as high, or as it would be in a part of the page that isn't shown. */
  #reveal() {
    if (this.hasAttribute("data-shown")) return;
    const { clientHeight } = this.#room;
    if (this.getAttribute("height") !== "auto" && (clientHeight > 0 || !this.#replacesCode))
      this.#room.style.height = clientHeight > 0 ? `${clientHeight}px` : getComputedStyle(this.#rest).height;
    this.dataset.shown = "";
  }

  async #startFrame() {
    const { isConnected } = this;
    const code = this.#lesson ? "" : await this.#program();
    if (isConnected && !this.isConnected) {
      this.#started = undefined; // It has been taken out meanwhile. It begins anew if it comes back.
      return;
    }
    if (this.#stage instanceof Frame) {
      // It has not answered; another one takes its place.
      this.#stage.leave();
      this.#stage.element.remove();
    }
    const frame = new Frame(this, this.#lesson ? "" : (this.#code ?? code), this.#room.clientHeight, (answers) =>
      answers ? this.#showFrame() : this.#missFrame(frame),
    );
    this.#stage = frame;
    this.#room.append(frame.element);
    await frame.open(home);
  }

  /** The frame has answered, perhaps late. */
  #showFrame() {
    this.#started ??= Promise.resolve();
    this.#rest.querySelector(".trouble")?.remove();
    this.dataset.shown = "";
    this.state = "loading";
  }

  /** @param {Frame} frame that does not answer */
  #missFrame({ page }) {
    this.#started = undefined;
    delete this.dataset.shown;
    this.#tell(
      `What runs this program comes from ${home.host}, which has not answered. Perhaps the network is slow, or this site shows no frames from there.`,
      page,
    );
  }

  /** Goes to where the reader is to begin. */
  #begin() {
    const at = Number(this.getAttribute("start-at"));
    if (this.hasAttribute("start-at") && at >= 0) this.#stage?.seek(at);
  }

  // The program.

  /** The lesson that takes the place of a program, if there is one: course/lesson. */
  get #lesson() {
    return this.getAttribute("lesson");
  }

  /** The attribute that says where the program is to be had, if it isn't in the document. */
  get #fetched() {
    return this.getAttribute("src") ?? this.getAttribute("example");
  }

  async #program() {
    if (this.#code !== undefined || !this.#fetched) return this.code;
    const example = this.getAttribute("example");
    const source = this.getAttribute("src");
    const [path, base] =
      source === null ? [`examples/${encodeURIComponent(example ?? "")}.py`, home] : [source, document.baseURI];
    if (!URL.canParse(path, base)) throw new Error(`“${path}” is no address of a program.`);
    const address = new URL(path, base);
    const response = await fetch(address).catch(() => undefined);
    if (!isFile(response)) throw new Error(`The program could not be loaded from ${address.pathname}.`);
    const code = await response.text();
    const block = this.#codeBlock();
    if (block) block.textContent = code;
    return code;
  }

  #makeRoomForCode() {
    const pre = document.createElement("pre");
    const code = document.createElement("code");
    code.className = "language-python";
    pre.dataset.gatherFetched = "";
    pre.append(code);
    this.append(pre);
  }

  /** The block that the program stands in. There is one even if the element was written without. */
  #codeBlock() {
    if (!blockOf(this)) this.#makeRoomForCode();
    return /** @type {HTMLElement} */ (blockOf(this));
  }

  /**
   * @param {string} trouble why there is nothing to be seen
   * @param {string} [elsewhere] where there is
   */
  #tell(trouble, elsewhere) {
    this.state = "error";
    this.#rest.querySelector(".trouble")?.remove();
    const words = document.createElement("p");
    words.className = "trouble";
    words.role = "alert";
    const again = document.createElement("button");
    again.textContent = "Try again";
    again.addEventListener("click", () => void this.start());
    words.append(trouble, " ", again);
    if (elsewhere) {
      const link = document.createElement("a");
      link.href = elsewhere;
      link.target = "_blank";
      link.rel = "noopener";
      link.textContent = "open it in a tab of its own";
      words.append(" or ", link);
    }
    this.#rest.append(words);
  }

  // The theme.

  #followTheme = () => {
    const wanted = this.getAttribute("theme");
    /** @type {Theme | undefined} */
    const theme = wanted === "light" || wanted === "dark" ? wanted : hostTheme();
    if (theme) this.dataset.theme = theme;
    else delete this.dataset.theme;
    if (this.#stage instanceof Frame) this.#stage.followTheme();
  };
}
