// The panels and their tabs. In a wide window the program and the tasks stand beside the picture, and under it is one of the other
// panels, chosen by its tab. In a narrow one there is room for one panel of all.
//
// Another panel under the picture takes a line in BELOW, a property in what view is given, and a view.

import { html, nothing } from "lit";

/** @import {LitElement, ReactiveController} from "lit" */

/** What has room beside the picture of a wide window. */
const BESIDE = /** @type {const} */ (["code", "tasks"]);

/** What is under the picture, in this order; the first is shown first. */
const BELOW = /** @type {const} */ (["story", "output", "events"]);

/** @typedef {(typeof BESIDE)[number]} Beside */
/** @typedef {(typeof BELOW)[number]} Below */
/** @typedef {Beside | Below} Panel */

/** @type {Record<Panel, string>} */
const labels = { code: "Program", tasks: "Tasks", story: "Story", output: "Output", events: "Events" };

/** Where the styles make two columns of one. */
const NARROW = "(width <= 1000px)";

/**
 * @typedef {object} PanelLayout
 * @property {MediaQueryList} [narrow] whether there is room for one panel only; if not given, as wide as the window is
 * @property {Partial<Record<Panel, boolean>>} [fixed] panels that have no tab, because they are shown always, or never
 */

/** @implements {ReactiveController} */
export class Panels {
  #element;
  #narrow;
  #fixed;
  /** The one that is shown in a narrow window. @type {Panel} */
  #chosen = "code";
  /** The one that is shown under the picture of a wide one. @type {Below} */
  #below = BELOW[0];

  /**
   * @param {LitElement} element which shows them
   * @param {PanelLayout} layout
   */
  constructor(element, { narrow = matchMedia(NARROW), fixed = {} }) {
    this.#element = element;
    this.#narrow = narrow;
    this.#fixed = fixed;
    if (this.#chosen in fixed) this.#chosen = this.#below;
    element.addController(this);
  }

  hostConnected() {
    this.#narrow.addEventListener("change", this.#resized);
  }

  hostDisconnected() {
    this.#narrow.removeEventListener("change", this.#resized);
  }

  #resized = () => this.#element.requestUpdate();

  /**
   * Brings a panel to where it can be seen.
   * @param {Panel} panel
   */
  open(panel) {
    this.#chosen = panel;
    if (isBelow(panel)) this.#below = panel;
    this.#element.requestUpdate();
  }

  /**
   * Whether a panel can be seen.
   * @param {Panel} panel
   */
  shows(panel) {
    const fixed = this.#fixed[panel];
    if (fixed !== undefined) return fixed;
    if (this.#narrow.matches) return panel === this.#chosen;
    return !isBelow(panel) || panel === this.#below;
  }

  /** Those that are chosen by a tab. @returns {readonly Panel[]} */
  get #tabbed() {
    const all = this.#narrow.matches ? [...BESIDE, ...BELOW] : BELOW;
    return all.filter((panel) => !(panel in this.#fixed));
  }

  /**
   * The tabs.
   * @param {number} tasks how many there are
   * @param {number} hints how many stand under the story
   */
  tabsView(tasks, hints) {
    const tabbed = this.#tabbed;
    return html`<div class="tabs" role="tablist" aria-label="Panels" @keydown=${this.#key}>
      ${[...BESIDE, ...BELOW].map((panel) => {
        const shown = this.shows(panel);
        // A tab that has no place now is hidden, so that each button stays the same tab while the window changes under a click.
        return html`<button
          role="tab"
          ?hidden=${!tabbed.includes(panel)}
          id="tab-${panel}"
          aria-controls="panel-${panel}"
          aria-selected=${shown ? "true" : "false"}
          tabindex=${shown ? 0 : -1}
          @click=${() => this.open(panel)}
        >
          ${labels[panel]}${panel === "tasks" && tasks > 0 ? html` <span class="count">${tasks}</span>` : nothing}${
            panel === "story" && hints > 0
              ? html` <span class="count">· ${hints} ${hints === 1 ? "hint" : "hints"}</span>`
              : nothing
          }
        </button>`;
      })}
    </div>`;
  }

  /**
   * The panels under the picture.
   * @param {Record<Below, unknown>} contents
   */
  view(contents) {
    return BELOW.map(
      (panel) =>
        html`<section
          class="panel below"
          id="panel-${panel}"
          role="tabpanel"
          aria-labelledby="tab-${panel}"
          tabindex="0"
          ?hidden=${!this.shows(panel)}
        >
          ${contents[panel]}
        </section>`,
    );
  }

  /** @param {KeyboardEvent} event */
  #key = (event) => {
    const tabs = this.#tabbed;
    const at = tabs.findIndex((panel) => this.shows(panel));
    /** @type {Record<string, number>} */
    const goals = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: tabs.length - 1 };
    if (!(event.key in goals)) return;
    event.preventDefault();
    const goal = tabs[(goals[event.key] + tabs.length) % tabs.length];
    this.open(goal);
    void this.#element.updateComplete.then(() => this.#element.shadowRoot?.getElementById(`tab-${goal}`)?.focus());
  };
}

/**
 * @param {Panel} panel
 * @returns {panel is Below}
 */
function isBelow(panel) {
  return BELOW.some((one) => one === panel);
}
