// What in the drawing opens and closes: an instant into its steps, an idle stretch into its full length. Each is a button of the
// drawing: it is clicked, or pressed with Enter or Space. Escape closes the instant that has the focus, or else the last one opened.

/** @import {View} from "./view.js" */

/** What opens or closes. */
const OPENING = "[data-kind=break], [data-kind=lens], [data-kind=instant]";

export class Instants {
  #view;
  #changed;

  /**
   * @param {HTMLElement} surface what the drawing is in
   * @param {View} view
   * @param {() => void} changed something else is to be shown
   */
  constructor(surface, view, changed) {
    this.#view = view;
    this.#changed = changed;
    // Before anybody takes it for a click on the lane that it lies on.
    surface.addEventListener("click", (event) => this.#toggle(event), true);
    surface.addEventListener(
      "keydown",
      (event) => {
        if (event.key === "Enter" || event.key === " ") this.#toggle(event);
        else if (event.key === "Escape" && this.#close(event.target)) event.preventDefault();
      },
      true,
    );
  }

  /**
   * Opens the instant that the playhead is at, or closes it.
   * @param {number} at in nanoseconds
   */
  toggleAt(at) {
    this.#view.toggleLens(at);
    this.#changed();
  }

  /** @param {Event} event */
  #toggle(event) {
    const element = event.target instanceof Element ? event.target.closest(OPENING) : null;
    if (!(element instanceof SVGElement)) return;
    event.preventDefault();
    event.stopPropagation();
    const { kind, at, from, to } = element.dataset;
    if (kind === "break") this.#view.toggleBreak(Number(from), Number(to));
    else this.#view.toggleLens(Number(at));
    this.#changed();
  }

  /** @param {EventTarget | null} target */
  #close(target) {
    const element = target instanceof Element ? target.closest("[data-kind=lens], [data-kind=instant]") : null;
    const { at } = /** @type {SVGElement | null} */ (element)?.dataset ?? {};
    if (!this.#view.closeLens(at === undefined ? this.#view.lastLens : Number(at))) return false;
    this.#changed();
    return true;
  }
}
