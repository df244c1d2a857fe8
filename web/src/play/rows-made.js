// How many rows of the table of tasks are made: those that somebody has scrolled to, and some more. A browser goes through all that is
// there for each frame, whether it is seen or not, so hundreds of rows that nobody looks at would make every drag halt.

/** @import {LitElement, ReactiveController} from "lit" */

/** How many there are before anybody scrolls, and how many more each time. */
const STEP = 30;

/** @implements {ReactiveController} */
export class RowsMade {
  count = STEP;
  #element;
  #observer = new IntersectionObserver((entries) => {
    if (entries.some(({ isIntersecting }) => isIntersecting)) this.#make(this.count + STEP);
  });

  /** @param {LitElement} element whose table ends with what has the class rest, if there are more rows to be made */
  constructor(element) {
    this.#element = element;
    element.addController(this);
  }

  hostConnected() {
    addEventListener("beforeprint", this.#print);
    this.#element.renderRoot.addEventListener("focusin", this.#reach);
    this.hostUpdated();
  }

  hostDisconnected() {
    removeEventListener("beforeprint", this.#print);
    this.#observer.disconnect();
  }

  hostUpdated() {
    this.#observer.disconnect(); // It tells anew of what is still in sight when more rows have been made.
    const rest = this.#rest;
    if (rest) this.#observer.observe(rest);
  }

  get #rest() {
    return this.#element.renderRoot.querySelector(".rest");
  }

  /**
   * Makes more when the focus comes to the last row that is made, which may be in sight without what follows it.
   * @param {Event} event
   */
  #reach = ({ target }) => {
    const last = this.#rest?.previousElementSibling?.querySelector("tbody > :last-child");
    if (last?.contains(/** @type {Node} */ (target))) this.#make(this.count + STEP);
  };

  /** On paper nobody scrolls. */
  #print = () => {
    const { count } = this;
    addEventListener("afterprint", () => this.#make(count), { once: true });
    this.#make(Infinity);
  };

  /** @param {number} count */
  #make(count) {
    this.count = count;
    this.#element.requestUpdate();
  }
}
