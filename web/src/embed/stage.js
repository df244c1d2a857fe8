// The stage of an embedded program: the element of the page, laid out for a column of text. It is loaded when the first embed of a
// document is needed, and all of them share its runtime; the last one to leave stops it.

import themeStyles from "go:theme-text.css";
import { unsafeCSS } from "lit";
import { GatherPlay } from "../play/gather-play.js";
import { sharedRuntime } from "../runtime/runtime.js";
import { BlockEditor } from "./block-editor.js";
import styles from "./stage.css";

/** @import {EditorOptions, ProgramEditor} from "../play/editor.js" */

/** @typedef {(options: EditorOptions) => ProgramEditor} EditorMaker */

/** The palette, for the element that the stage stands in. */
export const theme = new CSSStyleSheet();
theme.replaceSync(themeStyles);

/** The stages that are in a document. @type {Set<GatherStage>} */
const present = new Set();

/** In a column there is room for one panel. */
const narrow = { matches: true, addEventListener() {}, removeEventListener() {} };

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
    present.add(this);
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    // After the element itself has let go of what it had.
    queueMicrotask(() => {
      if (this.isConnected) return;
      present.delete(this);
      if (present.size === 0) sharedRuntime().stop();
    });
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
