// The overview beside the rows: which of all rows are drawn. It is dragged, clicked, or, with the focus, moved by keys; and who
// scrolls beyond the last row that is drawn goes on with the next.

/** How many rows an arrow key moves. */
const STEP = 10;

/** How much of the rows that are drawn changes when one scrolls beyond them. */
const TURN = 0.5;

export class Overview {
  #surface;
  #onRows;
  /** The pointer that drags, and how far from the middle of the window it does so. @type {{id: number, offset: number} | undefined} */
  #held;

  /**
   * @param {HTMLElement} surface what the drawing is in
   * @param {(first: number, last: number) => Promise<void>} onRows other rows are to be drawn; resolved when they are
   */
  constructor(surface, onRows) {
    this.#surface = surface;
    this.#onRows = onRows;
    surface.addEventListener("pointerdown", (event) => this.#down(event));
    surface.addEventListener("pointermove", (event) => this.#move(event));
    for (const name of ["pointerup", "pointercancel"]) surface.addEventListener(name, () => (this.#held = undefined));
    surface.addEventListener("keydown", (event) => this.#key(event));
    surface.addEventListener("wheel", (event) => this.#wheel(event), { passive: false });
  }

  get #element() {
    return /** @type {SVGElement | null} */ (this.#surface.querySelector("[data-kind=overview]"));
  }

  /** The rows that are drawn, of all that there are. */
  get #rows() {
    const { first, last, rows } = this.#element?.dataset ?? {};
    return { first: Number(first), count: Number(last) - Number(first), total: Number(rows) };
  }

  /** @param {number} first the first row that is to be drawn; whatever there is no room for is left out */
  #show(first) {
    const { first: before, count, total } = this.#rows;
    const top = Math.round(Math.max(0, Math.min(first, total - count)));
    return top === before ? undefined : this.#onRows(top, top + count);
  }

  /** Where on the screen the overview is. */
  get #ground() {
    return /** @type {Element} */ (this.#surface.querySelector(".overview-ground")).getBoundingClientRect();
  }

  /** @param {PointerEvent} event */
  #down(event) {
    const overview = event.target instanceof Element ? event.target.closest("[data-kind=overview]") : null;
    if (event.button !== 0 || !(overview instanceof SVGElement)) return;
    event.preventDefault();
    overview.focus({ preventScroll: true });
    this.#surface.setPointerCapture(event.pointerId);
    const window = /** @type {Element} */ (overview.querySelector(".overview-window")).getBoundingClientRect();
    const within = window.top <= event.clientY && event.clientY <= window.bottom;
    this.#held = { id: event.pointerId, offset: within ? event.clientY - (window.top + window.bottom) / 2 : 0 };
    this.#move(event);
  }

  /** @param {PointerEvent} event */
  #move(event) {
    if (event.pointerId !== this.#held?.id || !this.#element) return;
    const { count, total } = this.#rows;
    const { top, height } = this.#ground;
    void this.#show(((event.clientY - this.#held.offset - top) / height) * total - count / 2);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (!(event.target instanceof Element) || !event.target.matches("[data-kind=overview]")) return;
    const { first, count, total } = this.#rows;
    /** @type {Record<string, number>} */
    const goals = {
      ArrowUp: first - STEP,
      ArrowDown: first + STEP,
      PageUp: first - count,
      PageDown: first + count,
      Home: 0,
      End: total - count,
    };
    if (!(event.key in goals)) return;
    event.preventDefault();
    void this.#show(goals[event.key]);
  }

  /** @param {WheelEvent} event */
  #wheel(event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) return;
    const scroller = scrollerOf(this.#surface);
    if (!this.#element || !scroller) return;
    const beyond =
      event.deltaY > 0
        ? scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 1
        : scroller.scrollTop <= 0;
    if (!beyond) return;
    const { first, count } = this.#rows;
    const turned = this.#show(first + Math.sign(event.deltaY) * Math.ceil(count * TURN));
    if (!turned) return;
    event.preventDefault();
    // The rows that were seen stay where they are: they are drawn elsewhere now.
    const lane = [...this.#surface.querySelectorAll(".lane")][event.deltaY > 0 ? count - 1 : 0];
    const { task } = /** @type {SVGElement | undefined} */ (lane)?.dataset ?? {};
    const before = lane?.getBoundingClientRect().top ?? 0;
    void turned.then(() => {
      const now = this.#surface.querySelector(`.lane[data-task="${task}"]`)?.getBoundingClientRect().top ?? before;
      scroller.scrollTop += now - before;
    });
  }
}

/**
 * What scrolls an element, if anything within its shadow tree does.
 * @param {Element} element
 */
function scrollerOf(element) {
  for (let around = element.parentElement; around; around = around.parentElement) {
    if (around.scrollHeight > around.clientHeight + 1 && getComputedStyle(around).overflowY !== "visible")
      return around;
  }
  return undefined;
}
