// The menu of a row of the table: what can be done with a task, or a gather, that is seldom done. What can't be done is there too, and
// says why.
//
// It is one popover for all rows. The runtime is asked for what it holds when it is opened. Some of its items lead to a form; keys work
// as in any menu: arrows, Home, End, Enter, Escape.

import { html, nothing } from "lit";
import { withCode } from "../words.js";

/** @import {LitElement, ReactiveController} from "lit" */
/** @import {EditRequest, Options} from "../runtime/protocol.js" */

/**
 * @typedef {Omit<EditRequest, "run">} Gesture
 *
 * @typedef {{task: number, group?: undefined} | {group: number, task?: undefined}} Subject what the menu is of
 *
 * @typedef {object} Item
 * @property {string} label
 * @property {string} [keys]
 * @property {string} [refusal] why it can't be done
 * @property {() => void} choose
 *
 * @typedef {object} RowMenuHost what the menu needs of the element
 * @property {(of: Subject) => Promise<Options | undefined>} options
 * @property {(gesture: Gesture, focused?: number) => void} make focused: the task whose row is to have the focus afterwards
 * @property {() => unknown} shown what the menu is of is gone when this is another
 */

/** How far from its button, and from the edges of the window, the menu stands, in pixels. */
const GAP = 4;

/** A timeout that leaves what it is for any time. */
const LATER = "(?!-|0*\\.?0*$).*";

/** @implements {ReactiveController} */
export class RowMenu {
  #element;
  #host;
  /** @type {HTMLElement | undefined} */
  #button;
  /** @type {Subject | undefined} */
  #of;
  #name = "";
  /** @type {Options | undefined} */
  #options;
  /** @type {"items" | "fail" | "timeout"} */
  #page = "items";
  /** @type {unknown} */
  #shown;

  /**
   * @param {LitElement} element
   * @param {RowMenuHost} host
   */
  constructor(element, host) {
    this.#element = element;
    this.#host = host;
    element.addController(this);
  }

  hostUpdated() {
    if (this.#of && this.#host.shown() !== this.#shown) this.#close();
  }

  /** @returns {HTMLElement | null | undefined} */
  get #popover() {
    return this.#element.shadowRoot?.querySelector(".menu");
  }

  /**
   * @param {HTMLElement} button beside which it opens
   * @param {Subject} of
   * @param {string} name
   */
  async open(button, of, name) {
    const options = await this.#host.options(of);
    if (!options || !button.isConnected) return;
    this.#button = button;
    this.#of = of;
    this.#name = name;
    this.#options = options;
    this.#shown = this.#host.shown();
    await this.#show("items");
    this.#popover?.showPopover();
    this.#place();
    this.#focusFirst();
  }

  /** @param {"items" | "fail" | "timeout"} page */
  async #show(page) {
    this.#page = page;
    this.#element.requestUpdate();
    await this.#element.updateComplete;
  }

  /** @param {"fail" | "timeout"} page */
  async #turn(page) {
    await this.#show(page);
    this.#place();
    this.#focusFirst();
  }

  #focusFirst() {
    /** @type {HTMLElement | null | undefined} */ (this.#popover?.querySelector("input, [role=menuitem]"))?.focus();
  }

  /** Puts it under its button, or over it where there is more room. */
  #place() {
    const menu = this.#popover;
    if (!menu || !this.#button) return;
    const at = this.#button.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = menu;
    const below = at.bottom + GAP + height <= innerHeight || at.top < innerHeight - at.bottom;
    const top = below ? at.bottom + GAP : at.top - GAP - height;
    menu.style.left = `${Math.max(GAP, Math.min(at.right - width, innerWidth - width - GAP))}px`;
    menu.style.top = `${Math.max(GAP, Math.min(top, innerHeight - height - GAP))}px`;
  }

  #close() {
    this.#of = undefined;
    this.#popover?.hidePopover();
    this.#element.requestUpdate();
  }

  /**
   * @param {Gesture} gesture
   * @param {number} [focused]
   */
  #make(gesture, focused) {
    this.#close();
    this.#host.make(gesture, focused);
  }

  /** @returns {Item[]} */
  get #items() {
    const { refusals, exception, timeout, siblings, place } = /** @type {Options} */ (this.#options);
    const { task, group } = /** @type {Subject} */ (this.#of);
    const limit = {
      label: timeout ? `Change the timeout of ${timeout} s …` : "Give it a timeout …",
      refusal: refusals.timeout,
      choose: () => void this.#turn("timeout"),
    };
    if (task === undefined) {
      const add = { label: "Add a task", refusal: refusals.add, choose: () => this.#make({ gesture: "add", group }) };
      return [add, limit];
    }
    const move = (/** @type {number} */ to) => () => this.#make({ gesture: "move", task, to }, siblings[to]);
    return [
      {
        label: exception ? "Change how it fails …" : "Let it fail with …",
        refusal: refusals.fail,
        choose: () => void this.#turn("fail"),
      },
      limit,
      {
        label: "Move up",
        keys: "Alt ↑",
        refusal: refusals.move ?? (place === 0 ? "It is the first one already." : undefined),
        choose: move(place - 1),
      },
      {
        label: "Move down",
        keys: "Alt ↓",
        refusal: refusals.move ?? (place === siblings.length - 1 ? "It is the last one already." : undefined),
        choose: move(place + 1),
      },
      {
        label: "Duplicate",
        refusal: refusals.duplicate,
        choose: () => this.#make({ gesture: "duplicate", task }),
      },
      {
        label: "Remove",
        refusal: refusals.remove,
        choose: () => this.#make({ gesture: "remove", task }, task - 1),
      },
    ];
  }

  /** @param {KeyboardEvent} event */
  #key = (event) => {
    const items = [...(this.#popover?.querySelectorAll("[role=menuitem]") ?? [])];
    const at = items.indexOf(/** @type {Element} */ (event.target));
    /** @type {Record<string, number>} */
    const goals = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: items.length - 1 };
    if (!(event.key in goals)) return;
    event.preventDefault();
    /** @type {HTMLElement} */ (items[(goals[event.key] + items.length) % items.length]).focus();
  };

  /** @param {Event} event */
  #toggled = (event) => {
    if (/** @type {ToggleEvent} */ (event).newState !== "closed") return;
    this.#of = undefined;
    // The focus goes back to where it came from, unless it was put elsewhere. Browsers see to that only outside shadow trees.
    const focused = this.#element.shadowRoot?.activeElement;
    if (!focused || this.#popover?.contains(focused)) this.#button?.focus({ preventScroll: true });
    this.#element.requestUpdate();
  };

  /** Whether it is open beside a row. @param {Subject} subject */
  isOf({ task, group }) {
    return this.#of !== undefined && this.#of.task === task && this.#of.group === group;
  }

  view() {
    const page = this.#of ? this.#page : "closed";
    const views = { items: this.#itemsView, fail: this.#failView, timeout: this.#timeoutView, closed: () => nothing };
    return html`<div class="menu" popover="auto" @toggle=${this.#toggled}>${views[page]()}</div>`;
  }

  #itemsView = () =>
    html`<div role="menu" aria-label=${this.#name} @keydown=${this.#key}>
      ${this.#items.map(
        ({ label, keys, refusal, choose }, i, items) =>
          html`<button
            role="menuitem"
            tabindex="-1"
            aria-disabled=${refusal ? "true" : nothing}
            aria-description=${refusal ?? nothing}
            @click=${() => refusal || choose()}
          >
            <span>${label}</span>${keys && !refusal ? html`<kbd>${keys}</kbd>` : nothing}${
              // What holds for several items stands under the last of them.
              refusal && refusal !== items[i + 1]?.refusal
                ? html`<small aria-hidden="true" class=${refusal === items[i - 1]?.refusal ? "shared" : ""}
                    >${withCode(refusal)}</small
                  >`
                : nothing
            }
          </button>`,
      )}
    </div>`;

  #failView = () => {
    const { exceptions, exception, after } = /** @type {Options} */ (this.#options);
    const { task } = /** @type {Subject} */ (this.#of);
    return html`<form
      aria-label="How ${this.#name} fails"
      @submit=${(/** @type {SubmitEvent} */ event) => {
        event.preventDefault();
        const [text, limit] = valuesOf(event);
        this.#make({ gesture: "fail", task, on: true, text, after: limit });
      }}
    >
      <label>It fails with <input name="exception" .value=${exception || exceptions[0]} /></label>
      <ul aria-label="Exceptions to choose from">
        ${exceptions.map(
          (text) =>
            html`<li>
              <button
                type="button"
                @click=${(/** @type {Event} */ event) => {
                  const form = /** @type {HTMLElement} */ (event.currentTarget).closest("form");
                  const input = /** @type {HTMLInputElement} */ (form?.elements.namedItem("exception"));
                  input.value = text;
                  input.focus();
                }}
              >
                ${text}
              </button>
            </li>`,
        )}
      </ul>
      <label class="short-input"
        ><span>when it would return, at the latest after</span>
        <span><input name="after" inputmode="decimal" .value=${after} /> s</span></label
      >
      <div class="buttons">
        ${
          exception
            ? html`<button type="button" @click=${() => this.#make({ gesture: "fail", task, on: false })}>
                Let it succeed
              </button>`
            : nothing
        }
        <button class="chief">${exception ? "Change" : "Let it fail"}</button>
      </div>
    </form>`;
  };

  #timeoutView = () => {
    const { timeout } = /** @type {Options} */ (this.#options);
    const { task, group } = /** @type {Subject} */ (this.#of);
    const make = (/** @type {string} */ text) =>
      this.#make(task === undefined ? { gesture: "gather_timeout", group, text } : { gesture: "timeout", task, text });
    return html`<form
      novalidate
      aria-label="Timeout of ${this.#name}"
      @submit=${(/** @type {SubmitEvent} */ event) => {
        event.preventDefault();
        make(valuesOf(event)[0] || "1");
      }}
    >
      <label class="short-input"
        >It is cancelled after
        <input
          name="seconds"
          inputmode="decimal"
          pattern=${LATER}
          aria-describedby="at-once"
          .value=${timeout || "1"}
        />
        s</label
      >
      <small id="at-once">With 0 or less it times out at once: what has not begun yet never does.</small>
      <div class="buttons">
        ${timeout ? html`<button type="button" @click=${() => make("")}>No timeout</button>` : nothing}
        <button class="chief">Set the timeout</button>
      </div>
    </form>`;
  };
}

/**
 * What is written in the fields of a form.
 * @param {SubmitEvent} event
 */
function valuesOf(event) {
  const form = /** @type {HTMLFormElement} */ (event.currentTarget);
  return [...form.querySelectorAll("input")].map(({ value }) => value.trim());
}
