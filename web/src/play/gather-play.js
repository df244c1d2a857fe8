// <gather-play>: a program, its timeline, its tasks and its output.
//
// The program's text and the seed are all the state there is. Everything shown is what the runtime returns for them, and every
// gesture is turned by the runtime into changes of the text. The element's contract:
//
//   attributes  seed; view, theme as the styles read them
//   properties  code, seed, files (what the program can import), origin, kept, undoable, redoable, trace, playhead, state ("idle", "loading", "running", "done", "error"; reflected)
//   methods     load(code, {seed, origin}), run(), reset(), seek(seconds), step(events), play(), pause(), press(event), select(task),
//               undo(), redo(), keep(), picture({width, theme})
//   events      gather:ready, gather:run, gather:result, gather:error, gather:edit, gather:keep, gather:seek (bubbling, composed)

import drawingStyles from "go:drawing.css";
import { html, LitElement, nothing, render, unsafeCSS } from "lit";
import { Compare } from "./compare.js";
import { Dial } from "./dial.js";
import { Drag } from "./drag.js";
import { EventTable } from "./event-table.js";
import { Instants } from "./instants.js";
import { takeKey } from "./keys.js";
import { LaneDrag } from "./lane-drag.js";
import { outputView } from "./output.js";
import { Overview } from "./overview.js";
import { Panels } from "./panels.js";
import styles from "./play.css";
import { Player } from "./player.js";
import { Playhead } from "./playhead.js";
import { Pointing } from "./pointing.js";
import { RowMenu } from "./row-menu.js";
import { Runs } from "./runs.js";
import { lossOf, refusalView, statusView } from "./status.js";
import { Story, storyView } from "./story.js";
import { TableGestures } from "./table-gestures.js";
import { taskTableView } from "./task-table.js";
import { Timeline } from "./timeline.js";
import { transportView } from "./transport.js";
import { View } from "./view.js";
import { viewControls } from "./view-controls.js";
import { Zoom } from "./zoom.js";

/** @import {Drawing, LessonFile, Moment, OutputLine, Plot, Row, RunRequest, View as ViewRequest} from "../runtime/protocol.js" */
/** @import {Kept} from "./compare.js" */
/** @import {Grip} from "./drag.js" */
/** @import {Beside, EditorOptions, ProgramEditor, Range} from "./editor.js" */
/** @import {PanelLayout} from "./panels.js" */
/** @import {Run} from "./runs.js" */
/** @import {Pointed} from "./pointing.js" */
/** @import {StoryHandlers} from "./story.js" */
/** @import {Problem} from "./status.js" */
/** @import {TableHandlers} from "./task-table.js" */

const second = 1e9;

/** After how long a run that has not come back is one to wait for, in milliseconds. What is shown is greyed then. */
const LATE = 150;

/** How much later than the picture everything else follows a drag, in milliseconds. */
const AFTER_PICTURE = 100;

export class GatherPlay extends LitElement {
  /** @override */
  static properties = {
    code: { attribute: false, noAccessor: true },
    seed: { type: Number, noAccessor: true },
    state: { type: String, reflect: true },
    selected: { state: true },
    moment: { state: true },
    shown: { state: true },
    problem: { state: true },
    refusal: { state: true },
    announcement: { state: true },
    late: { state: true },
    cut: { state: true },
  };

  /** @override */
  static styles = [unsafeCSS(drawingStyles), unsafeCSS(styles)];

  constructor() {
    super();
    /** @type {"idle" | "loading" | "running" | "done" | "error"} */
    this.state = "idle";
    this.selected = -1;
    /** What is known of the moment that is shown. @type {Moment | undefined} */
    this.moment = undefined;
    /** The last run that could be drawn. @type {Run | undefined} */
    this.shown = undefined;
    /** @type {Problem | undefined} */
    this.problem = undefined;
    /** Why the last gesture changed nothing; empty if it did. */
    this.refusal = "";
    this.announcement = "";
    /** Whether the run under way takes long. */
    this.late = false;
    /** Whether the last run ended before it came to what the table shows. The table then is of the run before. */
    this.cut = false;
    /** What the last run that could be drawn returned, unfolded. @type {{rows: Row[], output: OutputLine[], literals: Range[]}} */
    this.content = { rows: [], output: [], literals: [] };
    /** Where in the program the literals of the run stand. @type {Range[]} */
    this.literals = [];
  }

  /** What the program can import, beside Python's library. @type {LessonFile[]} */
  files = [];

  #code = "";
  #start = "";
  /** @type {Beside} */
  #beside = { seed: 0 };
  /** @type {ProgramEditor | undefined} */
  #editor;
  /** The editor's state while there is no editor, because the element is in no document. @type {unknown} */
  #resting;
  /** @type {Timeline | undefined} */
  #timeline;
  /** What of the run the timeline shows. */
  #view = new View();
  /** @type {Zoom | undefined} */
  #zoom;
  /** @type {Instants | undefined} */
  #instants;
  /** The redrawing under way, and whether what it draws is no longer what is wanted. @type {Promise<void> | undefined} */
  #drawing;
  #outdated = false;
  /** @type {Drag | undefined} */
  #drag;
  #dial = new Dial({
    begin: () => {
      const run = this.#tabled();
      if (!run || !this.#editor) return undefined;
      this.#kept = run;
      return { run, hold: this.#editor.hold() };
    },
    edit: (run, gesture) => this.#runs.edit(run, gesture),
    changed: () => this.run(),
    end: () => this.#endDrag(),
    refuse: (reason) => this.#refuse(reason),
  });
  #panels = new Panels(this, this.panelLayout);
  /** @type {TableHandlers} */
  #tableHandlers = {
    onSelect: (task) => this.select(task),
    textOf: (literal) => this.#dial.textAt(this.content.literals[literal]?.from),
    onDial: (literal, text) => this.#dial.turn(this.content.literals[literal]?.from ?? -1, literal, text),
    onRest: () => this.#dial.release(),
    onLiteral: (literal, text) => void this.#gestures.make({ gesture: "literal", literal, text }),
    onReveal: (range) => this.#reveal(range),
    onRefuse: (reason) => this.#refuse(reason),
    onMenu: (button, of, name) => void this.#menu.open(button, of, name),
    menuIsOf: (of) => this.#menu.isOf(of),
    onAdd: (group) => void this.#gestures.make({ gesture: "add", group }),
    onMove: (task, by) => void this.#gestures.move(task, by),
    onFail: (task, on) => void this.#gestures.make({ gesture: "fail", task, on }),
    onReturnExceptions: (group, on) => void this.#gestures.make({ gesture: "return_exceptions", group, on }),
  };
  #menu = new RowMenu(this, {
    options: (of) => this.#gestures.options(of),
    make: (gesture, focused) => void this.#gestures.make(gesture, focused),
    shown: () => this.shown,
  });
  #player = new Player({
    ask: (at, event) => this.#askMoment(at, event),
    moved: () => this.#showMoment(),
  });
  /** @type {Playhead | undefined} */
  #playhead;
  /** @type {Pointing | undefined} */
  #pointing;
  #events = new EventTable(this, {
    fetch: (from, count) => this.#fetchEvents(from, count),
    onGo: (event) => this.#player.goTo(event),
    onReveal: (range) => this.#reveal(range),
  });
  /** What was told last of where the playhead is. @type {number | undefined} */
  #sought;
  #frame = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #lateness;
  #ready = false;
  #trace = "";
  /** @type {any} */
  #parsed;
  /** A run that a gesture still refers to. @type {Run | undefined} */
  #kept;

  #runs = new Runs({
    onRun: (run, latest) => this.#receive(run, latest),
    onLost: (error, request) => this.#lose(error, request),
  });
  #gestures = new TableGestures(this, this.#runs, {
    begin: () => {
      this.refusal = "";
      return this.#tabled();
    },
    apply: (run, changes) => {
      const current = run.request.program === this.code;
      if (current) this.#editor?.apply(changes);
      return current;
    },
    refuse: (reason) => this.#refuse(reason),
    literals: () => this.content.literals,
  });
  #story = new Story(this, this.#runs);
  #compare = new Compare(this, this.#runs, {
    changed: () => {
      this.#emit("gather:keep", {});
      void this.#redraw();
    },
    redraw: () => {
      void this.#redraw();
      void this.#compare.tell(this.shown);
    },
    shows: (run) => run === this.shown,
    announce: (text) => this.#announce(text),
    keep: () => this.keep(),
  });

  /** @type {StoryHandlers} */
  #storyHandlers = {
    onGo: ({ at }) => this.seek(at / second),
    onSelect: (task) => this.select(task === this.selected ? -1 : task),
    onTake: (hint) => this.#takeHint(hint),
  };

  // The contract.

  /** The program. Setting it is a step of the history, but for the first. */
  get code() {
    return this.#editor?.code ?? this.#code;
  }

  set code(code) {
    this.load(code);
  }

  /** What random is seeded with. Setting it is a step of the history, too. */
  get seed() {
    return (this.#editor?.beside ?? this.#beside).seed;
  }

  set seed(given) {
    const seed = Number.isSafeInteger(given) ? given : 0;
    if (seed === this.seed) return;
    this.#beside = { ...this.#beside, seed };
    const { origin } = this.#editor?.beside ?? this.#beside;
    if (this.state === "idle") this.#editor?.begin(this.code, this.#beside);
    else this.#editor?.replace(this.code, { seed, origin });
  }

  /** Where the program comes from: what load was told, until another program takes its place. */
  get origin() {
    return (this.#editor?.beside ?? this.#beside).origin;
  }

  /** Whether there is anything to undo. */
  get undoable() {
    return this.#editor?.undoable ?? false;
  }

  /** Whether there is anything to redo. */
  get redoable() {
    return this.#editor?.redoable ?? false;
  }

  /**
   * Puts a program in the place of the one there is, as one step of the history, but for the first.
   * @param {unknown} given a text
   * @param {Partial<Beside>} [beside] its seed, if another, and where it comes from
   */
  load(given, { seed = this.seed, origin } = {}) {
    const code = String(given ?? "");
    const beside = { seed, origin };
    this.#code = code;
    this.#start = code;
    this.#beside = beside;
    if (!this.#editor) {
      this.#resting = undefined;
    } else if (this.state === "idle") {
      this.#editor.begin(code, beside);
      this.run();
    } else {
      this.#editor.replace(code, beside);
    }
  }

  /** The program that this one is compared with, if it is with any. @returns {Kept | undefined} */
  get kept() {
    return this.#compare.kept;
  }

  set kept(kept) {
    this.#compare.kept = kept;
  }

  /** Puts the kept program in the place of the one there is. */
  #returnToKept() {
    const { code, seed, origin } = this.kept ?? this;
    this.#editor?.replace(code, { seed, origin });
  }

  /** Keeps the run that is shown, to compare what comes after with it. */
  keep() {
    if (!this.shown) return;
    if (this.shown.request.program !== this.code) {
      this.#refuse("The picture is of an earlier text. It can be kept when the program runs again.");
      return;
    }
    const { under } = this.kept ?? {};
    this.kept = { code: this.code, seed: this.seed, origin: this.origin, ...(under && { under }) };
    this.#announce("The run is kept. What is changed now is compared with it.");
  }

  /** The record of the last run in its JSON form. Undefined before there is one, or if the run is too large for it. */
  get trace() {
    if (this.#parsed === undefined && this.#trace) {
      this.#parsed = JSON.parse(this.#trace);
    }
    return this.#parsed;
  }

  /** The time that is shown, in virtual nanoseconds; undefined: the end. */
  get playhead() {
    return this.#player.at;
  }

  /** Runs the program, now. */
  run() {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.state = this.#ready ? "running" : "loading";
    this.#runs.ask(this.#request());
    this.#lateness ??= setTimeout(() => (this.late = true), LATE);
    this.#emit("gather:run", { code: this.code, seed: this.seed });
  }

  /** Puts back the program that was given last. */
  reset() {
    this.#editor?.replace(this.#start, this.#beside);
  }

  /**
   * Moves the playhead.
   * @param {number} seconds virtual
   */
  seek(seconds) {
    this.#player.seek(seconds * second);
  }

  /**
   * Moves the playhead by events.
   * @param {number} by so many on, or back if negative
   */
  step(by) {
    return this.#player.step(by);
  }

  play() {
    if (this.shown) this.#player.play();
  }

  pause() {
    this.#player.pause();
  }

  /**
   * Takes a key that nobody has taken who has the focus.
   * @param {KeyboardEvent} event
   */
  press(event) {
    if (!this.shown) return;
    takeKey(event, {
      ...this.#player.keys,
      ...this.#zoom?.keys,
      ...(this.comparable && this.#compare.keys),
      l: () => this.#openInstant(),
    });
  }

  /**
   * Selects a task everywhere.
   * @param {number} task its index in the trace; -1 for none
   */
  select(task) {
    this.selected = task;
    void this.#redraw();
    const row = this.content.rows.find((candidate) => candidate.task === task);
    if (row) this.#announce(`${row.coroutine} ${row.chip ?? ""} selected`);
  }

  undo() {
    this.#drag?.release();
    this.#dial.interrupt();
    this.#editor?.undo();
  }

  redo() {
    this.#drag?.release();
    this.#dial.interrupt();
    this.#editor?.redo();
  }

  /**
   * The timeline as a picture that stands alone, in SVG.
   * @param {object} [form]
   * @param {number} [form.width] in CSS pixels
   * @param {"auto" | "light" | "dark"} [form.theme] auto: as the reader has set
   * @returns {Promise<string>} rejected if there is nothing to draw
   */
  async picture({ width = 960, theme = "auto" } = {}) {
    const run = this.shown;
    if (!run || this.#count === 0 || run.request.program !== this.code || !this.#runs.alive(run)) {
      throw new Error("There is no picture: the program has not run.");
    }
    return this.#runs.picture(run, { width, theme, kept: this.#compare.view.kept });
  }

  /**
   * Shows a place in the program.
   * @param {Range} range
   */
  reveal(range) {
    this.#reveal(range);
  }

  focusEditor() {
    this.#panels.open("code");
    this.#editor?.focus();
  }

  // Life.

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    if (!this.#code) {
      this.#code = (this.querySelector("pre")?.textContent ?? "").replace(/^\n/, "");
      this.#start = this.#code;
    }
    if (this.hasUpdated && !this.#editor) {
      this.#buildEditor();
      this.run();
    }
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    // Whoever moves the element takes it out and puts it in again at once. Only one that stays out has to let go.
    queueMicrotask(() => {
      if (!this.isConnected) this.#rest();
    });
  }

  /** @override */
  firstUpdated() {
    const root = /** @type {ShadowRoot} */ (this.shadowRoot);
    this.#buildEditor();
    this.#timeline = new Timeline(/** @type {HTMLElement} */ (root.querySelector(".timeline")), {
      onSelect: (task) => this.select(task === this.selected ? -1 : task),
      onReveal: (range) => this.#reveal(range),
      onResize: () => void this.#redraw(),
      onFold: (fold, folded) => {
        this.#view.fold(fold, folded);
        void this.#redraw();
      },
    });
    const surface = /** @type {HTMLElement} */ (root.querySelector(".timeline"));
    this.#zoom = new Zoom(surface, this.#view, () => void this.#redraw());
    this.#instants = new Instants(surface, this.#view, () => void this.#redraw());
    new Overview(surface, (first, last) => {
      this.#view.rows = { first, last };
      return this.#redraw();
    });
    this.#playhead = new Playhead(/** @type {HTMLElement} */ (root.querySelector(".timeline")), {
      onSeek: (at) => this.#player.seek(at),
      onStep: (by) => void this.#player.step(by),
      onJump: (end) => this.#player.jump(end),
      onToggle: () => this.#player.toggle(),
    });
    this.#pointing = new Pointing(root, (pointed) => this.#showPointed(pointed));
    this.addEventListener("keydown", (event) => this.press(event));
    this.#showMoment();
    this.#drag = new Drag(/** @type {HTMLElement} */ (root.querySelector(".timeline")), {
      begin: (grip) => this.#beginDrag(grip),
      edit: (run, gesture) => this.#runs.edit(run, gesture),
      reached: (length, x) => this.#timeline?.showReached(length, x),
      changed: () => this.run(),
      end: () => this.#endDrag(),
      refuse: (reason) => this.#refuse(reason),
    });
    new LaneDrag(/** @type {HTMLElement} */ (root.querySelector(".timeline")), {
      options: (task) => this.#gestures.options({ task }),
      drop: (task, to) => void this.#gestures.make({ gesture: "move", task, to }),
      refuse: (reason) => this.#refuse(reason),
    });
    if (this.#code) this.run();
  }

  /** @override */
  updated() {
    this.#pointing?.light();
  }

  /**
   * Makes the editor. The page and an embed have different ones.
   * @abstract
   * @param {EditorOptions} options
   * @returns {ProgramEditor}
   */
  createEditor(options) {
    throw new TypeError(`there is no editor for ${options.code}`);
  }

  /** How the panels are laid out, if not as in the page. @returns {PanelLayout} */
  get panelLayout() {
    return {};
  }

  /** Whether there is room for what one needs to compare runs. */
  get comparable() {
    return false;
  }

  /**
   * Told where time runs in the drawing that is shown, for those who have something to draw over it.
   * @param {Plot | undefined} _plot undefined: nothing is shown
   */
  drawn(_plot) {}

  #buildEditor() {
    const root = /** @type {ShadowRoot} */ (this.shadowRoot);
    this.#editor = this.createEditor({
      parent: /** @type {HTMLElement} */ (root.querySelector(".editor")),
      root,
      code: this.#code,
      beside: this.#beside,
      state: this.#resting,
      onChange: (whole) => this.#edited(whole),
      onRun: () => this.run(),
      onLines: (lines) => this.#pointing?.pointLines(lines),
    });
  }

  /** Lets go of everything that outlives an element nobody refers to. What is typed stays, with its history. */
  #rest() {
    if (!this.#editor) return;
    this.#drag?.release();
    this.#player.pause();
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#back(true);
    this.#runs.release(this.shown);
    this.#compare.release();
    this.#code = this.#editor.code;
    this.#beside = this.#editor.beside;
    this.#resting = this.#editor.state;
    this.#editor.destroy();
    this.#editor = undefined;
  }

  // Running.

  /** @returns {RunRequest} */
  #request() {
    return { program: this.code, files: this.files, seed: this.seed, view: this.#viewRequest() };
  }

  #viewRequest() {
    const { width = 800 } = this.#timeline ?? {};
    const seen = this.#view.moving ? this.#timeline?.seen : undefined;
    return { width, selected: this.selected, ...this.#view.request(this.#drag?.plot, seen), ...this.#compare.view };
  }

  /** @param {boolean} whole another program has taken its place */
  #edited(whole) {
    this.refusal = "";
    this.#player.pause();
    if (whole) {
      this.#clear();
      this.#view.reset();
    }
    this.#emit("gather:edit", { code: this.code, seed: this.seed, whole });
    this.#schedule();
  }

  /** Shows nothing of the program before any more, now that another one has taken its place. */
  #clear() {
    this.#forget(this.shown);
    this.shown = undefined;
    this.problem = undefined;
    this.content = { rows: [], output: [], literals: [] };
    this.literals = [];
    this.cut = false;
    this.selected = -1;
    this.moment = undefined;
    this.#trace = "";
    this.#parsed = undefined;
    this.#story.clear();
    this.#timeline?.clear();
    this.drawn(undefined);
    this.#events.clear();
    this.#player.clear();
    this.#editor?.showProblem(undefined);
  }

  /**
   * A run has come back, or is lost.
   * @param {boolean} latest nothing newer has been asked for meanwhile
   */
  #back(latest) {
    clearTimeout(this.#lateness);
    this.#lateness = latest ? undefined : setTimeout(() => (this.late = true), LATE);
    this.late = false;
  }

  /** Runs the program with the next frame. */
  #schedule() {
    if (this.state === "idle" || this.#frame) return;
    this.state = this.#ready ? "running" : "loading";
    this.#frame = requestAnimationFrame(() => this.run());
  }

  /**
   * @param {Run} run
   * @param {boolean} latest
   */
  #receive(run, latest) {
    const { reply, request } = run;
    const current = request.program === this.code;
    this.#back(latest);
    if (!current && !this.shown) {
      // Of the program before the one that has taken its place.
      this.#runs.release(run);
      return;
    }
    if (!this.#ready) {
      this.#ready = true;
      this.#emit("gather:ready", {});
    }
    this.problem = reply.exit.kind === "finished" ? undefined : { exit: reply.exit, drawn: reply.drawn };
    if (reply.drawn) {
      const previous = this.shown;
      this.shown = run;
      const literals = JSON.parse(reply.literals).map(rangeOf);
      const refocus = this.#gestures.keepFocus();
      // A program that fails before it comes to its tasks would take the table away under the hands of whoever is writing in it.
      this.cut = reply.exit.kind === "uncaught" && reply.tasks <= 1 && this.content.rows.length > reply.tasks;
      const table = this.cut ? this.content : { rows: JSON.parse(reply.table), literals };
      this.content = { ...table, output: JSON.parse(reply.output) };
      void this.updateComplete.then(refocus);
      if (this.selected > reply.tasks) this.selected = -1;
      this.#draw(reply, request.view);
      this.#events.clear();
      this.#player.show(reply.end);
      this.#forget(previous);
    } else {
      this.#runs.release(run);
    }
    if (current) {
      this.literals = reply.drawn ? JSON.parse(reply.literals).map(rangeOf) : [];
      this.#editor?.showLiterals(this.literals);
      this.#pointing?.refresh();
      const { from, to, message } = reply.exit;
      const refused = reply.exit.kind === "unsupported";
      this.#editor?.showProblem(this.problem && from >= 0 ? { from, to, message, refused } : undefined);
    }
    if (this.#player.at !== undefined || (latest && !this.#drag?.active)) this.#player.refresh();
    if (latest) void this.#settle(run);
  }

  /**
   * The run that was asked for last is shown: fetches its record and tells the page.
   * @param {Run} run
   */
  async #settle(run) {
    const { reply } = run;
    if (reply.drawn) {
      let trace = "";
      try {
        if (!this.#drag?.active) trace = await this.#runs.trace(run); // What a drag passes through is no sooner asked for than gone.
      } catch {
        // Lost, or forgotten to make room: then there is no record to hand out.
      }
      this.#trace = trace;
      this.#parsed = undefined;
      if (run !== this.shown) return;
    }
    const failed = reply.exit.kind !== "finished";
    this.state = failed ? "error" : "done";
    if (failed) {
      this.#emit("gather:error", { ...reply.exit });
    }
    if (reply.drawn) {
      this.#emit("gather:result", { status: reply.exit.status, seconds: reply.end / second });
    }
    if (this.#drag?.active) return;
    this.#announce(this.#summary());
    if (!reply.drawn) return;
    if (run.request.view.kept !== this.#compare.view.kept) void this.#redraw(); // It has come meanwhile.
    void this.#story.tell(run);
    void this.#compare.tell(run);
  }

  /**
   * @param {Error} error
   * @param {RunRequest} request
   */
  #lose(error, request) {
    this.#back(true);
    this.problem = lossOf(error);
    if (request.program === this.code) this.#editor?.showProblem(undefined);
    this.state = "error";
    this.#emit("gather:error", { ...this.problem.exit });
    this.#announce(this.problem.exit.message);
  }

  /** @param {Run | undefined} run no longer shown */
  #forget(run) {
    if (run && run !== this.#kept) this.#runs.release(run);
  }

  /** Draws the run anew. What is asked for while that is under way is drawn after it, once. */
  #redraw() {
    this.#outdated = true;
    this.#drawing ??= this.#drawUpToDate().finally(() => (this.#drawing = undefined));
    return this.#drawing;
  }

  async #drawUpToDate() {
    while (this.#outdated) {
      this.#outdated = false;
      const run = this.shown;
      if (!run) return;
      if (!this.#runs.alive(run)) {
        if (!this.problem) this.run();
        return;
      }
      const view = this.#viewRequest();
      try {
        const drawing = await this.#runs.draw(run, view);
        if (run === this.shown) this.#draw(drawing, view);
      } catch {
        // Released or lost meanwhile: what is shown now will be drawn by its own run.
      }
    }
  }

  /**
   * @param {Drawing} drawing of the run that is shown
   * @param {ViewRequest} asked how it was asked for
   */
  #draw(drawing, asked) {
    this.#timeline?.show(drawing);
    this.#compare.show(drawing.under);
    this.#playhead?.over(drawing.plot, this.#timeline?.width ?? 0, this.shown?.reply.end ?? 0);
    this.#pointing?.refresh();
    this.drawn(drawing.plot);
    if (!this.#view.drawn(drawing.plot, asked)) void this.#redraw();
    this.#showControls();
  }

  // The view.

  /** The instant that is shown, if more than one thing happens then. */
  get #instant() {
    const { moment } = this.#player;
    return moment && moment.of > 1 ? moment.since : undefined;
  }

  #openInstant() {
    if (this.#instant !== undefined) this.#instants?.toggleAt(this.#instant);
  }

  #showControls() {
    const place = /** @type {HTMLElement | null} */ (this.renderRoot?.querySelector(".view"));
    if (!place) return;
    const controls = viewControls(this.#view, this.#instant, {
      onOut: () => this.#zoom?.zoomOut(),
      onFit: () => this.#zoom?.fit(),
      onIn: () => this.#zoom?.zoomIn(),
      onIdle: () => {
        this.#view.toggleIdle();
        void this.#redraw();
      },
      onInstant: () => this.#openInstant(),
    });
    render(this.#count > 0 ? controls : nothing, place);
  }

  // The playhead.

  /**
   * @param {number} at
   * @param {number} event
   */
  async #askMoment(at, event) {
    const run = this.shown;
    if (!run || run.request.program !== this.code || !this.#runs.alive(run)) return undefined;
    try {
      const moment = await this.#runs.moment(run, at, event);
      return run === this.shown ? moment : undefined;
    } catch {
      return undefined; // Released or lost meanwhile: the next run asks again.
    }
  }

  /**
   * @param {number} from
   * @param {number} count
   */
  async #fetchEvents(from, count) {
    if (!this.shown) throw new Error("There is no run.");
    return this.#runs.events(this.shown, from, count);
  }

  /** Shows what is known of the moment that is shown. */
  #showMoment() {
    const player = this.#player;
    const { at, moment } = player;
    const end = this.shown?.reply.end ?? -1;
    if (this.shown) this.#playhead?.show(at, player.label, player.words);
    else this.#playhead?.over(undefined, 0, 0);
    this.#showControls();
    const bar = /** @type {HTMLElement | null} */ (this.renderRoot?.querySelector(".bar"));
    if (bar) render(transportView(player, end), bar);
    if (at !== this.#sought) {
      this.#sought = at;
      if (at !== undefined && this.#view.reveal(at)) void this.#redraw();
      if (this.shown) this.#emit("gather:seek", { seconds: player.time / second });
    }
    if (at === undefined || !moment) {
      if (at === undefined) this.#editor?.showMarks([]);
    } else {
      this.#editor?.showMarks(moment.marks);
    }
    if (moment && (moment.event !== this.moment?.event || moment.label !== this.moment.label)) this.moment = moment;
    this.#pointing?.refresh();
  }

  // Gestures.

  /**
   * The run that is shown, if it is of the program as it stands: else a gesture on it means nothing.
   * @returns {Run | undefined}
   */
  #current() {
    const run = this.shown;
    if (run && run.request.program === this.code && this.#runs.alive(run)) return run;
    this.#refuse("The picture is of an earlier text. It can be changed when the program runs again.");
    return undefined;
  }

  /** @param {Grip} grip */
  #beginDrag(grip) {
    this.refusal = "";
    const run = this.#current();
    if (!run || !this.#editor) return undefined;
    this.#kept = run;
    this.#timeline?.hold(grip);
    this.#pointing?.hold(grip.literal);
    return { run, hold: this.#editor.hold(), plot: this.#timeline?.plot ?? run.reply.plot };
  }

  #endDrag() {
    const run = this.#kept;
    this.#kept = undefined;
    this.#timeline?.hold(undefined);
    this.#pointing?.hold(undefined);
    if (run && run !== this.shown) this.#runs.release(run);
    this.run();
  }

  /**
   * The run that the table is of, if it is of the program as it stands.
   * @returns {Run | undefined}
   */
  #tabled() {
    if (!this.cut) return this.#current();
    this.#refuse("The table is of an earlier text. It can be used when the program comes to its tasks again.");
    return undefined;
  }

  /** @param {number} hint whose offer is taken, if it is of what is shown */
  #takeHint(hint) {
    if (this.#story.run === this.shown) void this.#gestures.make({ gesture: "hint", hint });
  }

  /** @param {string} reason why a gesture changes nothing */
  #refuse(reason) {
    this.refusal = reason;
    this.#announce(reason);
    this.requestUpdate(); // What was typed gives way to what holds, even if it was refused for the same reason before.
  }

  // Showing.

  /** While a pointer drags, the picture follows it at once, and all else as soon as there is time. @override */
  async scheduleUpdate() {
    if (this.#drag?.plot) await new Promise((resolve) => setTimeout(resolve, AFTER_PICTURE));
    return super.scheduleUpdate();
  }

  /** The number of tasks. */
  get #count() {
    return this.shown?.reply.tasks ?? 0;
  }

  /**
   * Shows in the drawing and in the program what is pointed at; if nothing is, in the program what happens at the playhead.
   * @param {Pointed} pointed
   */
  #showPointed({ task, range, literal, lines }) {
    const current = this.shown?.request.program === this.code;
    this.#timeline?.pointAt(task, literal, current ? lines : undefined);
    if (!current) return;
    const { at, moment } = this.#player;
    const happening = at !== undefined && moment && moment.from >= 0 ? moment : undefined;
    const place = this.literals[literal];
    this.#editor?.showHot({ line: range ?? (task < 0 && !lines ? happening : undefined), held: place ? [place] : [] });
  }

  /** @param {Range} range */
  #reveal(range) {
    this.#panels.open("code");
    void this.updateComplete.then(() => this.#editor?.reveal(range));
  }

  #summary() {
    const { shown } = this;
    if (this.problem) return this.problem.exit.message;
    const count = this.#count;
    return shown ? `Ran: ${count} ${count === 1 ? "task" : "tasks"}, ${shown.reply.duration}.` : "";
  }

  /** @param {string} text for screen readers */
  #announce(text) {
    this.announcement = text;
  }

  /**
   * @param {string} name
   * @param {unknown} detail
   */
  #emit(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  /** @override */
  render() {
    const stale = this.late || (this.problem !== undefined && !this.problem.drawn);
    const count = this.#count;
    const shown = this.shown !== undefined;
    const refusal = refusalView(this.problem, this.#panels.shows("code"), (range) => this.#reveal(range));
    return html`
      <div class="play">
        <div class="left">
          <section class="panel code" id="panel-code" aria-label="Program" ?hidden=${!this.#panels.shows("code")}>
            <slot name="files"></slot>
            <div class="editor" part="editor"></div>
            <p class="hint" aria-hidden="true">
              <kbd>Tab</kbd> indents. <kbd>Esc</kbd>, then <kbd>Tab</kbd> leaves the editor.
            </p>
          </section>
          <section
            class="panel table ${stale || this.cut ? "stale" : ""}"
            id="panel-tasks"
            aria-label="Tasks"
            tabindex="0"
            ?hidden=${!this.#panels.shows("tasks")}
          >
            ${shown ? taskTableView(this.content.rows, count, this.selected, this.#tableHandlers) : nothing}
            ${this.#menu.view()}
          </section>
        </div>
        <div class="right">
          <section class="picture" aria-label="Timeline">
            <slot name="caption"></slot>
            <div class="head">
              ${statusView(this.problem, this.refusal, this.shown?.reply, count, (range) => this.#reveal(range))}
              <div class="view" part="view"></div>
              ${
                shown && this.comparable
                  ? html`<button class="keep" title="Keep this run, to compare (c)" @click=${() => this.keep()}>
                      Keep this run
                    </button>`
                  : nothing
              }
            </div>
            ${this.#compare.barView({
              ran: !this.problem || this.problem.drawn,
              onBack:
                this.kept?.code === this.code && this.kept.seed === this.seed ? undefined : () => this.#returnToKept(),
              onList: () => this.#panels.open("story"),
            })}
            ${
              this.shown && count === 0
                ? html`<p class="empty">The program starts no task: there is nothing to draw.</p>`
                : nothing
            }
            <div class="timeline ${stale ? "stale" : ""}" part="timeline"></div>
            ${shown ? this.#compare.underView() : nothing}
          </section>
          <div class="bar" part="toolbar"></div>
          ${this.#panels.tabsView(count, this.#story.hints.length)}
          ${this.#panels.view({
            story: html`${refusal}
              <div class=${stale ? "stale" : ""}>
                ${this.#compare.listView(this.selected, this.#storyHandlers)}
                ${storyView(this.#story, this.#player.at, this.selected, this.#storyHandlers)}
              </div>`,
            output: html`${refusal}
              <div class="printed ${stale ? "stale" : ""}">
                ${
                  shown
                    ? outputView({
                        lines: this.content.output,
                        printed: this.#player.at === undefined ? undefined : this.moment?.printed,
                        selected: this.selected,
                      })
                    : nothing
                }
              </div>`,
            events: this.#panels.shows("events")
              ? html`<div class=${stale ? "stale" : ""}>
                  ${this.#events.view(this.moment, this.#player.at === undefined, this.selected)}
                </div>`
              : nothing,
          })}
        </div>
      </div>
      <div class="unseen" role="status" aria-live="polite">${this.announcement || nothing}</div>
    `;
  }
}

/**
 * @param {[number, number]} pair
 * @returns {Range}
 */
function rangeOf([from, to]) {
  return { from, to };
}
