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
   * @param {Change[]} given
   */
  show(given) {
    if (!this.intact) return;
    const wanted = ChangeSet.of(given, this.#base.length).apply(this.#base);
    const step = changes(this.#current, wanted);
    this.#current = wanted;
    if (!step.empty) this.#dispatch(step, Transaction.addToHistory.of(false));
  }

  /** Ends the gesture: what it changed becomes one step, also if somebody has typed meanwhile. */
  commit() {
    const { doc } = this.#view.state;
    const back = this.#cancelled();
    if (back) this.#dispatch(back.invert(doc), isolateHistory.of("full"));
  }

  /** Ends the gesture: the text is as it was, but for what somebody has typed meanwhile. */
  cancel() {
    this.#cancelled();
  }

  /** Takes back what the gesture has changed. @returns {ChangeSet | undefined} how that was done; undefined: it has changed nothing */
  #cancelled() {
    const back = changes(this.#current, this.#base).map(changes(this.#current, this.#view.state.doc));
    if (back.empty) return undefined;
    this.#dispatch(back, Transaction.addToHistory.of(false));
    return back;
  }

  /**
   * @param {ChangeSet} step
   * @param {Annotation<any>} annotation
   */
  #dispatch(step, annotation) {
    this.#view.dispatch({ changes: step, annotations: annotation, userEvent: "gather.drag" });
  }
}

/**
 * @param {Text} before
 * @param {Text} after
 */
function changes(before, after) {
  return ChangeSet.of(difference(before.toString(), after.toString()) ?? [], before.length);
}
