// The stage of an embedded program: the element of the page, laid out for a column of text. It is loaded when the first embed of a
// document is needed, and all of them share its runtime.

import { unsafeCSS } from "lit";
import { GatherPlay } from "../play/gather-play.js";
import { BlockEditor } from "./block-editor.js";
import { arrived, departed } from "./presence.js";
import styles from "./stage.css";

/** @import {EditorOptions, ProgramEditor} from "../play/editor.js" */

/** @typedef {(options: EditorOptions) => ProgramEditor} EditorMaker */

export { theme } from "./palette.js";

/** In a column there is room for one panel. */
const narrow = matchMedia("all");

export class GatherStage extends GatherPlay {
  /** @override */
  static styles = [...GatherPlay.styles, unsafeCSS(styles)];

  /** @type {EditorMaker | undefined} */
  makeEditor;

  /** @param {EditorOptions} options @override */
  createEditor(options) {
    return this.makeEditor?.(options) ?? super.createEditor(options);
  }

  /** @override */
  get panelLayout() {
    return { narrow, fixed: { code: true } };
  }

  /** What is shown: "code", "timeline" or "both". */
  get view() {
    return this.dataset.view ?? "both";
  }

  set view(view) {
    this.dataset.view = view;
  }

  /**
   * Calls a function with the state whenever it changes.
   * @param {(state: GatherPlay["state"]) => void} watcher
   */
  watchState(watcher) {
    new MutationObserver(() => watcher(this.state)).observe(this, { attributeFilter: ["state"] });
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    arrived(this);
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    departed(this);
  }
}

customElements.define("gather-stage", GatherStage);

/**
 * What makes the editor that an embed wants.
 * @param {string | null} kind "off", "basic" or "full"
 * @param {HTMLElement} block the program in the document
 * @returns {Promise<EditorMaker>}
 */
export async function editorFor(kind, block) {
  if (kind !== "full") return (options) => new BlockEditor(block, kind !== "off", options);
  const { Editor } = await import("../play/editor.js");
  return (options) => new Editor(options);
}
