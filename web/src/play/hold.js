// A gesture in progress: the text follows it live, and the history sees one step when it ends.

import { isolateHistory } from "@codemirror/commands";
import { ChangeSet, Transaction } from "@codemirror/state";
import { difference } from "./difference.js";

/** @import {Annotation, Text} from "@codemirror/state" */
/** @import {EditorView} from "@codemirror/view" */
/** @import {Change} from "./editor.js" */

export class Hold {
  #view;
  #base;
  #current;

  /** @param {EditorView} view */
  constructor(view) {
    this.#view = view;
    this.#base = view.state.doc;
    this.#current = this.#base;
  }

  /** Whether nobody else has changed the text meanwhile. */
  get intact() {
    return this.#view.state.doc.eq(this.#current);
  }

  /**
   * Shows the text as it was when the gesture began, with these changes.
   * @param {Change[]} changes
   */
  show(changes) {
    if (!this.intact) return;
    this.#set(ChangeSet.of(changes, this.#base.length).apply(this.#base), Transaction.addToHistory.of(false));
  }

  /** Ends the gesture: what it changed becomes one step. */
  commit() {
    if (!this.intact || this.#current.eq(this.#base)) return;
    const result = this.#current;
    this.#set(this.#base, Transaction.addToHistory.of(false));
    this.#set(result, isolateHistory.of("full"));
  }

  /** Ends the gesture: the text is as it was. */
  cancel() {
    if (this.intact) this.#set(this.#base, Transaction.addToHistory.of(false));
  }

  /**
   * @param {Text} wanted
   * @param {Annotation<any>} annotation
   */
  #set(wanted, annotation) {
    const change = difference(this.#current.toString(), wanted.toString());
    this.#current = wanted;
    if (change) {
      this.#view.dispatch({ changes: change, annotations: annotation, userEvent: "gather.drag" });
    }
  }
}
