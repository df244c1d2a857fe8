// <gather-play>: a program, its timeline, its tasks and its output.
//
// The program's text and the seed are all the state there is. Everything shown is what the runtime returns for them, and every
// gesture is turned by the runtime into changes of the text. The element's contract:
//
//   attributes  seed; view, theme as the styles read them
//   properties  code, seed, files (what the program can import), origin, kept, shown, undoable, redoable, trace, playhead,
//               state ("idle", "loading", "running", "done", "error"; reflected)
//   methods     load(code, {seed, origin}), run(), reset(), seek(seconds), step(events), play(), pause(), press(event), select(task),
//               undo(), redo(), keep(), picture({width, theme})
//   events      gather:ready, gather:run, gather:result, gather:error, gather:edit, gather:keep, gather:seek (bubbling, composed)

import drawingStyles from "go:drawing.css";
import { html, LitElement, nothing, render, unsafeCSS } from "lit";
import { Compare } from "./compare.js";
import { EventTable } from "./event-table.js";
import { painted } from "./frame.js";
import { Gestures } from "./gestures.js";
import { takeKey } from "./keys.js";
import { outputView } from "./output.js";
import { Panels } from "./panels.js";
import { Picture } from "./picture.js";
import styles from "./play.css";
import { Player } from "./player.js";
import { Pointing } from "./pointing.js";
import { Program } from "./program.js";
import { Running } from "./running.js";
import { Runs } from "./runs.js";
import { Shown } from "./shown.js";
import { refusalView, statusView } from "./status.js";
import { Story, storyView } from "./story.js";
import { transportView } from "./transport.js";

/** @import {LessonFile, Moment, Plot, RunRequest} from "../runtime/protocol.js" */
/** @import {Kept} from "./compare.js" */
/** @import {Beside, EditorOptions, ProgramEditor, Range} from "./editor.js" */
/** @import {PanelLayout} from "./panels.js" */
/** @import {Run} from "./runs.js" */
/** @import {Pointed} from "./pointing.js" */
/** @import {StoryHandlers} from "./story.js" */

const second = 1e9;

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
    refusal: { state: true },
    announcement: { state: true },
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
    /** Why the last gesture changed nothing; empty if it did. */
    this.refusal = "";
    this.announcement = "";
  }

  /** What the program can import, beside Python's library. @type {LessonFile[]} */
  files = [];

  #program = new Program();
  #runs = new Runs({
    onRun: (run, latest) => this.#receive(run, latest),
    onLost: (error, request) => this.#lose(error, request),
  });
  #running = new Running(
    () => this.run(),
    () => this.requestUpdate(),
  );
  #shown = new Shown(this.#program, this.#runs);
  #player = new Player({
    ask: (at, event) => this.#askMoment(at, event),
    moved: () => this.#showMoment(),
  });
  #picture = new Picture(this.#shown, this.#runs, this.#player, {
    also: () => ({ selected: this.selected, ...this.#compare.view }),
    held: () => this.#gestures.plot,
    drawn: ({ plot, under }) => {
      this.#compare.show(under);
      this.#pointing?.refresh();
      this.drawn(plot);
    },
    lost: () => {
      if (!this.#shown.problem) this.run();
    },
    onSelect: (task) => this.#toggle(task),
    onReveal: (range) => this.reveal(range),
  });
  #gestures = new Gestures(
    this,
    { program: this.#program, shown: this.#shown, runs: this.#runs, picture: this.#picture },
    {
      begin: () => (this.refusal = ""),
      run: () => this.run(),
      ran: (run, latest) => {
        this.#running.cancel(); // It has been run as it stands.
        run.request.program = this.code;
        this.#emit("gather:run", { code: this.code, seed: this.seed });
        this.#receive(run, latest);
      },
      hold: (grip) => {
        this.#picture.timeline.hold(grip);
        this.#pointing?.hold(grip?.literal);
      },
      refuse: (reason) => this.#refuse(reason),
      onSelect: (task) => this.select(task),
      onReveal: (range) => this.reveal(range),
    },
  );
  #panels = new Panels(this, this.panelLayout);
  /** @type {Pointing | undefined} */
  #pointing;
  #events = new EventTable(this, {
    fetch: (from, count) => this.#fetchEvents(from, count),
    onGo: (event) => this.#player.goTo(event),
    onReveal: (range) => this.reveal(range),
  });
  #story = new Story(this, this.#runs);
  #compare = new Compare(this, this.#runs, {
    changed: () => {
      this.#emit("gather:keep", {});
      if (this.#shown.run) void this.#compare.prepare();
      void this.#picture.redraw();
    },
    redraw: () => {
      void this.#picture.redraw();
      void this.#compare.tell(this.#shown.run);
    },
    shows: (run) => run === this.#shown.run,
    announce: (text) => this.#announce(text),
    keep: () => this.keep(),
  });
  /** @type {StoryHandlers} */
  #storyHandlers = {
    onGo: ({ at }) => this.seek(at / second),
    onSelect: (task) => this.#toggle(task),
    onTake: (hint) => this.#takeHint(hint),
  };
  /** What was told last of where the playhead is. @type {number | undefined} */
  #sought;
  #ready = false;
  /** Done when the picture that came last is painted. @type {Promise<void> | undefined} */
  #painting;

  // The contract.

  /** The program. Setting it is a step of the history, but for the first. */
  get code() {
    return this.#program.code;
  }

  set code(code) {
    this.load(code);
  }

  /** What random is seeded with. Setting it is a step of the history, too. */
  get seed() {
    return this.#program.beside.seed;
  }

  set seed(given) {
    const seed = Number.isSafeInteger(given) ? given : 0;
    if (seed !== this.seed) this.#program.reseed(seed, this.state === "idle");
  }

  /** Where the program comes from: what load was told, until another program takes its place. */
  get origin() {
    return this.#program.beside.origin;
  }

  /** Whether there is anything to undo. */
  get undoable() {
    return this.#program.editor?.undoable ?? false;
  }

  /** Whether there is anything to redo. */
  get redoable() {
    return this.#program.editor?.redoable ?? false;
  }

  /**
   * Puts a program in the place of the one there is, as one step of the history, but for the first.
   * @param {unknown} given a text
   * @param {Partial<Beside>} [beside] its seed, if another, and where it comes from
   */
  load(given, { seed = this.seed, origin } = {}) {
    const first = this.state === "idle";
    this.#program.load(String(given ?? ""), { seed, origin }, first);
    if (first && this.#program.editor) this.run();
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
    this.#program.editor?.replace(code, { seed, origin });
  }

  /** Keeps the run that is shown, to compare what comes after with it. */
  keep() {
    if (!this.#shown.run) return;
    if (!this.#shown.upToDate) {
      this.#refuse("The picture is of an earlier text. It can be kept when the program runs again.");
      return;
    }
    const { under } = this.kept ?? {};
    this.kept = { code: this.code, seed: this.seed, origin: this.origin, ...(under && { under }) };
    this.#announce("The run is kept. What is changed now is compared with it.");
  }

  /** The last run that could be drawn. @returns {Run | undefined} */
  get shown() {
    return this.#shown.run;
  }

  /** The record of the last run in its JSON form. Undefined before there is one, or if the run is too large for it. */
  get trace() {
    return this.#shown.trace;
  }

  /** The time that is shown, in virtual nanoseconds; undefined: the end. */
  get playhead() {
    return this.#player.at;
  }

  /** Runs the program, now. */
  run() {
    this.#begin();
    this.#running.begun();
    this.#runs.ask(this.#request);
    this.#emit("gather:run", { code: this.code, seed: this.seed });
  }

  /** Puts back the program that was given last. */
  reset() {
    this.#program.reset();
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
    if (this.#shown.run) this.#player.play();
  }

  pause() {
    this.#player.pause();
  }

  /**
   * Takes a key that nobody has taken who has the focus.
   * @param {KeyboardEvent} event
   */
  press(event) {
    if (!this.#shown.run) return;
    takeKey(event, { ...this.#player.keys, ...this.#picture.keys, ...(this.comparable && this.#compare.keys) });
  }

  /**
   * Selects a task everywhere.
   * @param {number} task its index in the trace; -1 for none
   */
  select(task) {
    this.selected = task;
    void this.#picture.redraw();
    const row = this.#shown.rows.find((candidate) => candidate.task === task);
    if (row) this.#announce(`${row.coroutine} ${row.chip ?? ""} selected`);
  }

  /** @param {number} task selected, or if it is already, no longer */
  #toggle(task) {
    this.select(task === this.selected ? -1 : task);
  }

  undo() {
    this.#gestures.release();
    this.#program.editor?.undo();
  }

  redo() {
    this.#gestures.release();
    this.#program.editor?.redo();
  }

  /**
   * The timeline as a picture that stands alone, in SVG.
   * @param {object} [form]
   * @param {number} [form.width] in CSS pixels
   * @param {"auto" | "light" | "dark"} [form.theme] auto: as the reader has set
   * @returns {Promise<string>} rejected if there is nothing to draw
   */
  async picture({ width = 960, theme = "auto" } = {}) {
    const { current, count } = this.#shown;
    if (!current || count === 0) throw new Error("There is no picture: the program has not run.");
    return this.#runs.picture(current, { width, theme, kept: this.#compare.view.kept });
  }

  /**
   * Shows a place in the program.
   * @param {Range} range
   */
  reveal(range) {
    this.#panels.open("code");
    void this.updateComplete.then(() => this.#program.editor?.reveal(range));
  }

  focusEditor() {
    this.#panels.open("code");
    this.#program.editor?.focus();
  }

  // Life.

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    if (!this.#program.editor && !this.code) {
      const text = (this.querySelector("pre")?.textContent ?? "").replace(/^\n/, "");
      this.#program.load(text, this.#program.beside, true);
    }
    if (this.hasUpdated && !this.#program.editor) {
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
    this.#buildEditor();
    this.#pointing = new Pointing(/** @type {ShadowRoot} */ (this.shadowRoot), (pointed) => this.#showPointed(pointed));
    this.addEventListener("keydown", (event) => this.press(event));
    this.#showMoment();
    if (this.code) this.run();
  }

  /** @override */
  updated() {
    this.#picture.surface.classList.toggle("stale", this.#stale);
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
    this.#program.open((kept) =>
      this.createEditor({
        ...kept,
        parent: /** @type {HTMLElement} */ (root.querySelector(".editor")),
        root,
        onChange: (whole) => this.#edited(whole),
        onRun: () => this.run(),
        onLines: (lines) => this.#pointing?.pointLines(lines),
      }),
    );
  }

  /** Lets go of everything that outlives an element nobody refers to. */
  #rest() {
    if (!this.#program.editor) return;
    this.#gestures.release();
    this.#player.pause();
    this.#running.stop();
    this.#runs.release(this.#shown.run);
    this.#compare.release();
    this.#program.rest();
  }

  // Running.

  /** @returns {RunRequest} */
  get #request() {
    return { program: this.code, files: this.files, seed: this.seed, view: this.#picture.request };
  }

  #begin() {
    this.state = this.#ready ? "running" : "loading";
  }

  /** @param {boolean} whole another program has taken its place */
  #edited(whole) {
    this.refusal = "";
    this.#player.pause();
    if (whole) this.#clear();
    this.#emit("gather:edit", { code: this.code, seed: this.seed, whole });
    if (this.state === "idle") return;
    this.#begin();
    this.#running.soon();
  }

  /** Shows nothing of the program before any more, now that another one has taken its place. */
  #clear() {
    this.#shown.clear();
    this.requestUpdate();
    this.selected = -1;
    this.moment = undefined;
    this.#story.clear();
    this.#picture.clear();
    this.drawn(undefined);
    this.#events.clear();
    this.#player.clear();
    this.#program.editor?.showProblem(undefined);
  }

  /**
   * @param {Run} run
   * @param {boolean} latest
   */
  #receive(run, latest) {
    const { reply, request } = run;
    const current = request.program === this.code;
    this.#running.back(latest);
    if (!current && !this.#shown.run) {
      // Of the program before the one that has taken its place.
      this.#runs.release(run);
      return;
    }
    if (!this.#ready) {
      this.#ready = true;
      this.#emit("gather:ready", {});
    }
    const refocus = reply.drawn ? this.#gestures.table.keepFocus() : undefined;
    this.#shown.take(run);
    this.requestUpdate();
    if (reply.drawn) {
      this.#painting = painted();
      void this.updateComplete.then(refocus);
      if (this.selected > reply.tasks) this.selected = -1;
      this.#picture.show(reply, request.view);
      this.#events.clear();
      this.#player.show(reply.end);
    }
    if (current) {
      const { editor } = this.#program;
      editor?.showLiterals(this.#shown.literals);
      if (!reply.drawn) this.#pointing?.refresh(); // Else it has been lit up with the drawing.
      const { from, to, message, kind } = reply.exit;
      const problem = { from, to, message, refused: kind === "unsupported" };
      editor?.showProblem(this.#shown.problem && from >= 0 ? problem : undefined);
    }
    if (this.#player.at !== undefined || (latest && !this.#gestures.dragging)) this.#player.refresh();
    if (!latest) return;
    void this.#compare.prepare();
    void this.#settle(run);
  }

  /**
   * The run that was asked for last is shown: fetches its record and tells the page.
   * @param {Run} run
   */
  async #settle(run) {
    const { drawn, exit, end } = run.reply;
    if (drawn) {
      let trace = "";
      try {
        if (!this.#gestures.dragging) trace = await this.#runs.trace(run); // What a drag passes through is no sooner asked for than gone.
      } catch {
        // Lost, or forgotten to make room: then there is no record to hand out.
      }
      this.#shown.trace = trace;
      await this.#painting; // Who is told that all is done finds all of it there.
      if (run !== this.#shown.run || !this.#shown.upToDate) return; // There is more to come.
    }
    const failed = exit.kind !== "finished";
    this.state = failed ? "error" : "done";
    if (failed) this.#emit("gather:error", { ...exit });
    if (drawn) this.#emit("gather:result", { status: exit.status, seconds: end / second });
    if (this.#gestures.dragging) return;
    this.#announce(this.#summary);
    if (!drawn) return;
    if (run.request.view.kept !== this.#compare.view.kept) void this.#picture.redraw(); // It has come meanwhile.
    void this.#story.tell(run);
    void this.#compare.tell(run);
  }

  /**
   * @param {Error} error
   * @param {RunRequest} request
   */
  #lose(error, request) {
    this.#running.back(true);
    const exit = this.#shown.lose(error);
    this.requestUpdate();
    if (request.program === this.code) this.#program.editor?.showProblem(undefined);
    this.state = "error";
    this.#emit("gather:error", { ...exit });
    this.#announce(exit.message);
  }

  // The playhead.

  /**
   * @param {number} at
   * @param {number} event
   */
  async #askMoment(at, event) {
    const run = this.#shown.current;
    if (!run) return undefined;
    try {
      const moment = await this.#runs.moment(run, at, event);
      return run === this.#shown.run ? moment : undefined;
    } catch {
      return undefined; // Released or lost meanwhile: the next run asks again.
    }
  }

  /**
   * @param {number} from
   * @param {number} count
   */
  async #fetchEvents(from, count) {
    const { run } = this.#shown;
    if (!run) throw new Error("There is no run.");
    return this.#runs.events(run, from, count);
  }

  /** Shows what is known of the moment that is shown. */
  #showMoment() {
    const player = this.#player;
    const { at, moment } = player;
    const moved = at !== this.#sought;
    this.#sought = at;
    this.#picture.seek(moved);
    const bar = /** @type {HTMLElement | null} */ (this.renderRoot?.querySelector(".bar"));
    if (bar) render(transportView(player, this.#shown.end), bar);
    if (moved && this.#shown.run) this.#emit("gather:seek", { seconds: player.time / second });
    if (at === undefined) this.#program.editor?.showMarks([]);
    else if (moment) this.#program.editor?.showMarks(moment.marks);
    if (moment && (moment.event !== this.moment?.event || moment.label !== this.moment.label)) this.moment = moment;
    this.#pointing?.refresh();
  }

  // Showing.

  /** @param {number} hint whose offer is taken, if it is of what is shown */
  #takeHint(hint) {
    if (this.#story.run === this.#shown.run) void this.#gestures.table.make({ gesture: "hint", hint });
  }

  /** @param {string} reason why a gesture changes nothing */
  #refuse(reason) {
    this.refusal = reason;
    this.#announce(reason.replaceAll("`", ""));
    this.requestUpdate(); // What was typed gives way to what holds, even if it was refused for the same reason before.
  }

  /** The picture comes first, and all else with the frame after it; while a pointer drags, as soon as there is time. @override */
  async scheduleUpdate() {
    if (this.#gestures.plot) await new Promise((resolve) => setTimeout(resolve, AFTER_PICTURE));
    else await this.#painting;
    return super.scheduleUpdate();
  }

  /**
   * Shows in the drawing and in the program what is pointed at; if nothing is, in the program what happens at the playhead.
   * @param {Pointed} pointed
   */
  #showPointed({ task, range, literal, lines }) {
    const { upToDate, literals } = this.#shown;
    this.#picture.timeline.pointAt(task, literal, upToDate ? lines : undefined);
    if (!upToDate) return;
    const { at, moment } = this.#player;
    const happening = at !== undefined && moment && moment.from >= 0 ? moment : undefined;
    const place = literals[literal];
    const line = range ?? (task < 0 && !lines ? happening : undefined);
    this.#program.editor?.showHot({ line, held: place ? [place] : [] });
  }

  get #summary() {
    const { problem, count, run } = this.#shown;
    if (problem) return problem.exit.message;
    return run ? `Ran: ${count} ${count === 1 ? "task" : "tasks"}, ${run.reply.duration}.` : "";
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

  /** Whether what is shown is of an earlier text, or may be. */
  get #stale() {
    const { problem } = this.#shown;
    return this.#running.late || (problem !== undefined && !problem.drawn);
  }

  /** @override */
  render() {
    const { problem, run, count, cut, output } = this.#shown;
    const stale = this.#stale ? "stale" : "";
    const kept = this.kept?.code === this.code && this.kept.seed === this.seed;
    const onReveal = (/** @type {Range} */ range) => this.reveal(range);
    const refusal = refusalView(problem, this.#panels.shows("code"), onReveal);
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
            class="panel table ${cut ? "stale" : stale}"
            id="panel-tasks"
            aria-label="Tasks"
            tabindex="0"
            ?hidden=${!this.#panels.shows("tasks")}
          >
            ${this.#gestures.tableView(this.selected)}
          </section>
        </div>
        <div class="right">
          <section class="picture" aria-label="Timeline">
            <slot name="caption"></slot>
            <div class="head">
              ${statusView(problem, this.refusal, run?.reply, count, { onReveal, onRetry: () => this.run() })}
              ${this.#picture.controls}
              ${
                run && this.comparable
                  ? html`<button
                      class="keep"
                      title=${kept ? "This run is kept: what you change now is compared with it" : "Keep this run, to compare (c)"}
                      aria-disabled=${kept ? "true" : "false"}
                      @click=${() => kept || this.keep()}
                    >
                      Keep this run
                    </button>`
                  : nothing
              }
            </div>
            ${this.#compare.barView({
              ran: !problem || problem.drawn,
              onBack: kept ? undefined : () => this.#returnToKept(),
              onList: () => this.#panels.open("story"),
              onSelect: this.#storyHandlers.onSelect,
            })}
            ${
              run && count === 0
                ? html`<p class="empty">The program starts no task: there is nothing to draw.</p>`
                : nothing
            }
            ${this.#picture.surface} ${run ? this.#compare.underView() : nothing}
          </section>
          <div class="bar" part="toolbar"></div>
          ${this.#panels.tabsView(count, this.#story.hints.length)}
          ${this.#panels.view({
            story: html`${refusal}
              <div class=${stale}>
                ${this.#compare.listView(this.selected, this.#storyHandlers)}
                ${storyView(this.#story, this.#player.at, this.selected, this.#storyHandlers)}
              </div>`,
            output: html`${refusal}
              <div class="printed ${stale}">
                ${
                  run
                    ? outputView({
                        lines: output,
                        printed: this.#player.at === undefined ? undefined : this.moment?.printed,
                        selected: this.selected,
                      })
                    : nothing
                }
              </div>`,
            events: this.#panels.shows("events")
              ? html`<div class=${stale}>
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
