// The editor: CodeMirror with Python.
//
// Its history is the one history of the program: a gesture on the picture or in the table is a transaction here, so undo covers
// everything. All positions are UTF-16 offsets into the text, as JavaScript counts.

import {
  defaultKeymap,
  history,
  historyKeymap,
  indentWithTab,
  invertedEffects,
  isolateHistory,
  redo,
  redoDepth,
  undo,
  undoDepth,
} from "@codemirror/commands";
import { pythonLanguage } from "@codemirror/lang-python";
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { Compartment, EditorState, StateEffect, StateField, Transaction } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import { difference } from "./difference.js";
import { showHot, showLiterals, showMarks, shownMarks, showProblem } from "./editor-marks.js";
import { colours, look } from "./editor-theme.js";
import { Hold } from "./hold.js";

/** @import {ChangeSet, StateEffectType} from "@codemirror/state" */
/** @import {LineMark} from "./editor-marks.js" */

/** How long after Escape the key Tab leaves the editor, in milliseconds. */
const LEAVING = 2000;

/**
 * @typedef {object} Change
 * @property {number} from
 * @property {number} to
 * @property {string} insert
 *
 * @typedef {object} Range
 * @property {number} from
 * @property {number} to
 *
 * @typedef {object} Beside what stands beside the text, and is undone with it
 * @property {number} seed
 * @property {unknown} [origin] where the program comes from, as whoever has given it says
 *
 * @typedef {Omit<Editor, "view">} ProgramEditor what the element needs of an editor, whichever it is
 * @typedef {Pick<Hold, keyof Hold>} Holding
 *
 * @typedef {object} EditorOptions
 * @property {HTMLElement} parent
 * @property {Document | ShadowRoot} root
 * @property {string} code
 * @property {unknown} [state] of an editor that this one takes the place of, instead of the code
 * @property {Beside} beside
 * @property {(whole: boolean) => void} onChange told after every change of the text and of what is beside it; whole: another
 *   program has taken its place
 * @property {() => void} onRun Ctrl-Enter
 * @property {(lines: Range | undefined) => void} onLines told which line the pointer or the cursor is in; undefined: none
 */

const setBeside = /** @type {StateEffectType<Beside>} */ (StateEffect.define());

const beside = StateField.define({
  create: () => /** @type {Beside} */ ({ seed: 0 }),
  update(value, transaction) {
    return transaction.effects.find((effect) => effect.is(setBeside))?.value ?? value;
  },
  provide: (field) => [
    invertedEffects.of((transaction) =>
      transaction.effects.some((effect) => effect.is(setBeside))
        ? [setBeside.of(transaction.startState.field(field))]
        : [],
    ),
    // A program that is pasted over another has no origin.
    EditorState.transactionExtender.of((transaction) =>
      isWhole(transaction.changes) && !transaction.effects.some((effect) => effect.is(setBeside))
        ? { effects: setBeside.of({ seed: transaction.startState.field(field).seed }) }
        : null,
    ),
  ],
});

/** Where searching is, once it is loaded. */
const search = new Compartment();

/** @param {EditorView} view that somebody has come to */
async function addSearch(view) {
  if (/** @type {unknown[]} */ (search.get(view.state)).length > 0) return;
  try {
    const { searching } = await import("./search.js");
    view.dispatch({ effects: search.reconfigure(searching) });
  } catch {
    // It can't be had: then the next one who comes asks again.
  }
}

/**
 * Whether changes leave nothing of a text that was not empty.
 * @param {ChangeSet} changes
 */
function isWhole(changes) {
  let kept = false;
  changes.iterGaps(() => {
    kept = true;
  });
  return !kept && changes.length > 0;
}

/** The text editor of one element. */
export class Editor {
  /** @param {EditorOptions} options */
  constructor({ parent, root, code, beside: first, state, onChange, onRun, onLines }) {
    this.view = new EditorView({
      parent,
      root,
      state:
        /** @type {EditorState | undefined} */ (state) ??
        EditorState.create({
          doc: code,
          extensions: [
            lineNumbers(),
            highlightSpecialChars(),
            history({ newGroupDelay: 600 }),
            drawSelection(),
            EditorState.tabSize.of(4),
            indentUnit.of("    "),
            indentOnInput(),
            bracketMatching(),
            highlightActiveLine(),
            pythonLanguage,
            syntaxHighlighting(colours),
            keymap.of([
              {
                key: "Mod-Enter",
                run() {
                  onRun();
                  return true;
                },
              },
              {
                key: "Escape",
                run(view) {
                  view.setTabFocusMode(LEAVING); // Also if there is a selection, which Escape takes back.
                  return false;
                },
              },
              ...defaultKeymap,
              ...historyKeymap,
              indentWithTab,
            ]),
            EditorView.contentAttributes.of({
              "aria-label": "Program. Press Escape, then Tab, to leave the editor.",
              tabindex: "0",
              autocapitalize: "off",
              autocorrect: "off",
              spellcheck: "false",
            }),
            EditorView.domEventHandlers({
              mousemove(event, view) {
                const at = view.posAtCoords({ x: event.clientX, y: event.clientY });
                onLines(at === null ? undefined : view.state.doc.lineAt(at));
              },
              mouseleave: () => onLines(undefined),
              focus: (_, view) => void addSearch(view),
              blur: () => onLines(undefined),
            }),
            EditorView.updateListener.of((update) => {
              if (update.selectionSet && !update.docChanged && update.view.hasFocus) {
                onLines(update.state.doc.lineAt(update.state.selection.main.head));
              }
              const [before, now] = [update.startState.field(beside), update.state.field(beside)];
              if (update.docChanged || before !== now)
                onChange(isWhole(update.changes) || before.origin !== now.origin);
            }),
            search.of([]),
            beside.init(() => first),
            shownMarks,
            look,
          ],
        }),
    });
  }

  get code() {
    return this.view.state.doc.toString();
  }

  /** The text with its history. */
  get state() {
    return this.view.state;
  }

  /** @returns {Beside} */
  get beside() {
    return this.view.state.field(beside);
  }

  /** Whether there is anything to undo. */
  get undoable() {
    return undoDepth(this.view.state) > 0;
  }

  /** Whether there is anything to redo. */
  get redoable() {
    return redoDepth(this.view.state) > 0;
  }

  /**
   * Puts the first program in. It can't be undone, as there was none before.
   * @param {string} code
   * @param {Beside} given
   */
  begin(code, given) {
    this.view.dispatch({
      changes: { from: 0, to: this.view.state.doc.length, insert: code },
      effects: setBeside.of(given),
      annotations: Transaction.addToHistory.of(false),
    });
  }

  /**
   * Puts another program, or the same with something else beside it, in the place of this one. It can be undone.
   * @param {string} code
   * @param {Beside} given
   */
  replace(code, given) {
    const changes = difference(this.code, code);
    const { seed, origin } = this.beside;
    if (!changes && seed === given.seed && origin === given.origin) return;
    this.view.dispatch({
      ...(changes && { changes, selection: { anchor: 0 }, scrollIntoView: true }),
      effects: setBeside.of(given),
      annotations: isolateHistory.of("full"),
    });
  }

  /**
   * Applies the changes of a gesture as one step of the history.
   * @param {Change[]} changes
   */
  apply(changes) {
    this.view.dispatch({ changes, userEvent: "gather.edit", annotations: isolateHistory.of("full") });
  }

  /**
   * Begins a gesture that changes the text many times and is to be one step of the history, or none.
   * @returns {Holding}
   */
  hold() {
    return new Hold(this.view);
  }

  undo() {
    return undo(this.view);
  }

  redo() {
    return redo(this.view);
  }

  /** @param {Range[]} ranges literals that can be taken hold of */
  showLiterals(ranges) {
    showLiterals(this.view, ranges);
  }

  /** @param {{line?: Range, held?: Range[]}} what the line that something shown elsewhere stands for; literals that are held */
  showHot(what) {
    showHot(this.view, what);
  }

  /** @param {LineMark[]} found where the tasks are */
  showMarks(found) {
    showMarks(this.view, found);
  }

  /** @param {(Range & {message: string, refused: boolean}) | undefined} problem refused: the message stands under its line, too */
  showProblem(problem) {
    showProblem(this.view, problem);
  }

  /**
   * Moves the cursor to a place and shows it.
   * @param {Range} range
   */
  reveal({ from, to }) {
    const end = this.view.state.doc.length;
    this.view.dispatch({
      selection: { anchor: Math.min(from, end), head: Math.min(to, end) },
      effects: EditorView.scrollIntoView(Math.min(from, end), { y: "nearest", yMargin: 60 }),
    });
    this.view.focus();
  }

  /**
   * Shows a place without moving the cursor.
   * @param {number} position
   */
  scrollTo(position) {
    const at = Math.min(position, this.view.state.doc.length);
    this.view.dispatch({ effects: EditorView.scrollIntoView(at, { y: "nearest", yMargin: 40 }) });
  }

  focus() {
    this.view.focus();
  }

  destroy() {
    this.view.destroy();
  }
}
