// The element that a learner works with: that of the page, with the files of a lesson over its program, and marks over its timeline.

import { unsafeCSS } from "lit";
import { Editor } from "../play/editor.js";
import { GatherPlay } from "../play/gather-play.js";
import styles from "./exercise.css";
import { Marks } from "./marks.js";
import marksStyles from "./marks.css";

/** @import {EditorOptions} from "../play/editor.js" */
/** @import {PanelLayout} from "../play/panels.js" */
/** @import {Plot} from "../runtime/protocol.js" */
/** @import {Marking} from "./marks.js" */

/** Where there is room for the program beside the picture, with the text of the lesson beside both. */
const NARROW = "(width <= 1350px)";

export class Exercise extends GatherPlay {
  /** @override */
  static styles = [...GatherPlay.styles, unsafeCSS(marksStyles), unsafeCSS(styles)];

  /** @type {Marks | undefined} */
  #marks;
  /** @type {Marking | undefined} */
  #marking;

  /** @param {EditorOptions} options @override */
  createEditor(options) {
    return new Editor(options);
  }

  /**
   * Whoever learns has the program and its picture always in sight; the table of tasks says nothing that is not in the picture.
   * @returns {PanelLayout}
   * @override
   */
  get panelLayout() {
    return { narrow: matchMedia(NARROW), fixed: { code: true, tasks: false } };
  }

  /** @override */
  firstUpdated() {
    super.firstUpdated();
    this.#marks = new Marks(/** @type {HTMLElement} */ (this.renderRoot.querySelector(".timeline")));
    this.#marks.show(this.#marking);
  }

  /** @param {Plot | undefined} plot @override */
  drawn(plot) {
    this.#marks?.over(plot);
  }

  /** @param {Marking | undefined} marking what to draw over the timeline; undefined: nothing */
  mark(marking) {
    this.#marking = marking;
    this.#marks?.show(marking);
  }
}
