// Comparing: a run is kept, and what is edited on is shown against it, behind the timeline or under it, and in words.
//
// What is kept is a program and its seed, as everything is; the run of it is made when it is needed, and again where the machine that
// had it is gone.

import { html, nothing } from "lit";
import { RuntimeLost } from "../runtime/runtime.js";
import { Story, storyView, textView } from "./story.js";

/** @import {LitElement} from "lit" */
/** @import {Part} from "../runtime/protocol.js" */
/** @import {Run, Runs} from "./runs.js" */
/** @import {StoryHandlers} from "./story.js" */

/**
 * A program that others are compared with.
 * @typedef {object} Kept
 * @property {string} code
 * @property {number} seed
 * @property {unknown} [origin] where the program comes from
 * @property {boolean} [under] whether it is drawn under the timeline instead of behind it
 * @property {string} [name] what it is called, if it isn't one's own
 */

/**
 * @typedef {object} CompareHandlers
 * @property {() => void} changed another program is kept, or none, or drawn elsewhere
 * @property {() => void} redraw there is something else to be drawn
 * @property {(run: Run) => boolean} shows whether a run is the one that is shown
 * @property {(text: string) => void} announce
 * @property {() => void} keep the run that is shown
 */

export class Compare {
  #element;
  #runs;
  #handlers;
  /** @type {Kept | undefined} */
  #kept;
  /** The run of it. @type {Run | undefined} */
  #run;
  #running = false;
  /** @type {Story} */
  #told;
  /** @type {Part[]} */
  summary = [];
  /** The drawing of the kept run, if it is drawn under the timeline. */
  #drawing = "";

  /**
   * @param {LitElement} element which shows it
   * @param {Runs} runs
   * @param {CompareHandlers} handlers
   */
  constructor(element, runs, handlers) {
    this.#element = element;
    this.#runs = runs;
    this.#handlers = handlers;
    this.#told = new Story(element, runs);
  }

  /** @returns {Kept | undefined} */
  get kept() {
    return this.#kept;
  }

  /** @param {Kept | undefined} kept what is compared with from now on; undefined: nothing */
  set kept(kept) {
    if (kept?.code !== this.#kept?.code || kept?.seed !== this.#kept?.seed) {
      this.release();
      this.summary = [];
      this.#told.clear();
    }
    this.#kept = kept;
    if (!kept) this.#drawing = "";
    this.#handlers.changed();
    this.#element.requestUpdate();
  }

  /** Whether the runtime has the run of it. */
  get #here() {
    return this.#run !== undefined && this.#runs.alive(this.#run);
  }

  /** How the timeline is to be drawn. */
  get view() {
    return { kept: this.#here ? (this.#run?.reply.run ?? 0) : 0, under: this.#kept?.under ?? false };
  }

  /** Has the kept program run, if it is needed and the runtime has no run of it. @returns {Promise<void>} */
  async prepare() {
    const kept = this.#kept;
    if (!kept || this.#here || this.#running) return;
    this.#running = true;
    /** @type {Run | undefined} */
    let run;
    let displaced = false;
    try {
      const view = { width: 0, selected: -1, from: 0, to: 0, left: 0, right: 0 };
      run = await this.#runs.keep({ program: kept.code, seed: kept.seed, view });
    } catch (error) {
      // Too slow, or too large; or lost over another call, and then it is worth another try.
      displaced = error instanceof RuntimeLost && error.reason === "displaced";
    }
    this.#running = false;
    if (displaced || kept.code !== this.#kept?.code || kept.seed !== this.#kept.seed) {
      this.#runs.release(run);
      return this.prepare();
    }
    this.#run = run;
    if (run?.reply.drawn) {
      this.#handlers.redraw();
    } else {
      this.kept = undefined;
      this.#handlers.announce("The kept program can’t be run, so nothing is compared any more.");
    }
  }

  /** Lets the runtime forget the kept run. It is made again when it is needed. */
  release() {
    this.#runs.release(this.#run);
    this.#run = undefined;
  }

  /**
   * Has said how a run differs.
   * @param {Run | undefined} run
   */
  async tell(run) {
    const kept = this.#run;
    if (!run || !kept || !this.#runs.alive(kept)) return;
    try {
      const said = await this.#runs.compare(run, kept);
      if (!this.#handlers.shows(run) || kept !== this.#run) return;
      this.summary = said?.summary ?? ["There is no memory for both runs at once."];
      this.#told.sentences = said?.differences ?? [];
      this.#handlers.announce(`Compared with ${this.#name}: ${this.summary.map(plain).join("")}`);
      this.#element.requestUpdate();
    } catch {
      // Released or lost meanwhile: the next run is compared.
    }
  }

  /**
   * What the drawing of a run came with.
   * @param {string} drawing of the kept run; Go has escaped every text in it
   */
  show(drawing) {
    this.#drawing = drawing;
    const host = this.#element.renderRoot.querySelector(".under");
    if (host) host.innerHTML = drawing;
  }

  /** What keys mean, whoever has the focus. @type {Record<string, () => unknown>} */
  keys = {
    c: () => this.#handlers.keep(),
    C: () => this.#kept && (this.kept = undefined),
  };

  get #name() {
    return this.#kept?.name ?? "the kept run";
  }

  /**
   * What stands over the timeline while runs are compared.
   * @param {object} given
   * @param {boolean} given.ran whether the program as it stands could be run
   * @param {(() => void) | undefined} given.onBack the kept program is wanted again; undefined: it is the one that is shown
   * @param {() => void} given.onList the differences are wanted in sight
   * @param {(task: number) => void} given.onSelect
   */
  barView({ ran, onBack, onList, onSelect }) {
    const kept = this.#kept;
    if (!kept) return nothing;
    const count = ran ? this.#told.sentences.length : 0;
    return html`<div class="comparing" part="comparing" role="group" aria-label="Comparing">
      <p>
        <strong>Comparing with ${this.#name}.</strong>
        ${this.#said(ran, onSelect)}
      </p>
      <div>
        ${
          count > 0
            ? html`<button @click=${onList}>${count} ${count === 1 ? "difference" : "differences"}</button>`
            : nothing
        }
        <button class="place" @click=${() => (this.kept = { ...kept, under: !kept.under })}>
          ${kept.under ? "Draw behind" : "Draw below"}
        </button>
        ${
          onBack
            ? html`<button @click=${() => this.#leave(onBack)}>
                ${kept.name ? `Go to ${kept.name}` : "Go back to it"}
              </button>`
            : nothing
        }
        <button title="Stop comparing (Shift-C)" @click=${() => this.#leave(() => (this.kept = undefined))}>
          Stop comparing
        </button>
      </div>
    </div>`;
  }

  /**
   * @param {boolean} ran whether the program as it stands could be run
   * @param {(task: number) => void} onSelect
   */
  #said(ran, onSelect) {
    if (!ran) return "What differs is said when the program runs again.";
    return this.summary.length > 0 ? textView(this.summary, true, onSelect) : "Running it …";
  }

  /**
   * Does what takes a button away, and gives the focus to what is left.
   * @param {() => void} act
   */
  async #leave(act) {
    act();
    await this.#element.updateComplete;
    const root = this.#element.renderRoot;
    const left = [".comparing .place", ".keep", "[role=tab]:not([hidden])[tabindex='0']"].map((one) =>
      root.querySelector(one),
    );
    /** @type {HTMLElement | undefined} */ (left.find((one) => one))?.focus();
  }

  /** The kept run under the timeline. */
  underView() {
    if (!this.#kept?.under) return nothing;
    return html`<h2 class="under-title">${this.#kept.name ?? "The kept run"}</h2>
      <div class="under" part="under" .innerHTML=${this.#drawing}></div>`;
  }

  /**
   * The differences, one by one.
   * @param {number} selected
   * @param {StoryHandlers} handlers
   */
  listView(selected, handlers) {
    if (!this.#kept || this.#told.sentences.length === 0) return nothing;
    return html`<section class="differences" aria-labelledby="differences">
        <h2 id="differences">What differs from ${this.#name}</h2>
        ${storyView(this.#told, undefined, selected, handlers)}
      </section>
      <h2>What happens</h2>`;
  }
}

/** @param {Part} part */
function plain(part) {
  if (typeof part === "string") return part;
  return "code" in part ? part.code : part.name;
}
