// The editor: CodeMirror with Python, and what Gatherplay shows inside the text.
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
import { bracketMatching, HighlightStyle, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { highlightSelectionMatches, searchKeymap } from "@codemirror/search";
import { ChangeSet, EditorState, RangeSet, StateEffect, StateField, Transaction } from "@codemirror/state";
import {
  Decoration,
  drawSelection,
  EditorView,
  WidgetType,
  gutter,
  GutterMarker,
  highlightActiveLine,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { withCode } from "../words.js";
import { difference } from "./difference.js";

/** @import {Annotation, StateEffectType, Text} from "@codemirror/state" */

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
 *
 * @typedef {object} LineMark what a task is doing at a line, at the playhead
 * @property {number} line from 1
 * @property {string} state "created", "running", "waiting" or "ready"
 * @property {string} label
 */

/** The colours of a program's text. */
export const colours = HighlightStyle.define([
  {
    tag: [tags.keyword, tags.operatorKeyword, tags.modifier, tags.self],
    color: "var(--gather-running)",
    fontWeight: "600",
  },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--gather-value)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--gather-text)" },
  { tag: tags.comment, color: "var(--gather-muted)", fontStyle: "italic" },
  {
    tag: [tags.function(tags.definition(tags.variableName)), tags.definition(tags.className)],
    color: "var(--gather-text)",
  },
]);

const look = EditorView.theme({
  "&": {
    height: "100%",
    containerType: "inline-size",
    "--gather-gutters": "60px",
    backgroundColor: "var(--gather-surface)",
    color: "var(--gather-text)",
  },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--gather-mono)", fontSize: "var(--gather-code-size, 13px)", lineHeight: "21px" },
  ".cm-content": { padding: "14px 0", caretColor: "var(--gather-text)" },
  ".cm-line": { padding: "0 14px 0 6px" },
  ".cm-gutters": { backgroundColor: "var(--gather-surface)", color: "var(--gather-muted)", border: "none" },
  ".cm-lineNumbers .cm-gutterElement": { minWidth: "40px", padding: "0 2px 0 0" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "transparent" },
  "&.cm-focused .cm-activeLine": { backgroundColor: "var(--gather-raised)" },
  ".cm-cursor, .cm-dropCursor": { borderLeftColor: "var(--gather-text)", borderLeftWidth: "1.5px" },
  "& .cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground": {
    backgroundColor: "var(--gather-selection)",
  },
  ".cm-selectionMatch": { backgroundColor: "var(--gather-selection)" },
  ".cm-matchingBracket, &.cm-focused .cm-matchingBracket": {
    backgroundColor: "transparent",
    outline: "1px solid var(--gather-muted)",
  },
  ".cm-gather-literal": { borderBottom: "1.5px dotted var(--gather-running)" },
  ".cm-gather-held": {
    borderRadius: "2px",
    backgroundColor: "var(--gather-selection)",
    outline: "1.5px solid var(--gather-running)",
    outlineOffset: "1px",
  },
  ".cm-gather-hot": { backgroundColor: "var(--gather-highlight)" },
  ".cm-gather-marks": { width: "14px" },
  ".cm-gather-marks .cm-gutterElement": { display: "flex", alignItems: "center", justifyContent: "center" },
  ".mark": {
    minWidth: "7px",
    height: "7px",
    border: "1.5px solid var(--gather-running)",
    borderRadius: "4px",
    backgroundColor: "var(--gather-running)",
  },
  ".mark-created, .mark-ready": { backgroundColor: "var(--gather-surface)" },
  ".mark-many": {
    height: "13px",
    padding: "0 2.5px",
    borderRadius: "7px",
    color: "var(--gather-surface)",
    font: "600 9.5px/10px var(--gather-sans)",
  },
  ".mark-created.mark-many, .mark-ready.mark-many": { color: "var(--gather-running)" },
  ".cm-gather-problem": {
    textDecoration: "underline wavy var(--gather-error) 1.5px",
    textUnderlineOffset: "3px",
  },
  // It is as wide as what is in view of the program, however long its lines are, and stays in view.
  ".cm-gather-refusal": { width: "0", minWidth: "100%", padding: "3px 14px 6px 6px" },
  ".cm-gather-refusal > div": {
    position: "sticky",
    left: "calc(var(--gather-gutters) + 6px)",
    boxSizing: "border-box",
    width: "max-content",
    maxWidth: "calc(100cqi - var(--gather-gutters) - 26px)",
    padding: "5px 10px",
    borderLeft: "3px solid var(--gather-error)",
    borderRadius: "0 6px 6px 0",
    backgroundColor: "var(--gather-raised)",
    font: "13px/1.45 var(--gather-sans)",
    whiteSpace: "normal",
    overflowWrap: "anywhere",
  },
  ".cm-gather-refusal code": { fontFamily: "var(--gather-mono)", fontSize: "12px" },
  ".cm-gather-problem-point": { borderLeft: "3px solid var(--gather-error)", marginLeft: "-1px" },
  ".cm-tooltip": {
    border: "1px solid var(--gather-hairline)",
    backgroundColor: "var(--gather-raised)",
    color: "var(--gather-text)",
    borderRadius: "6px",
    boxShadow: "var(--gather-shadow)",
  },
  ".cm-panels": { backgroundColor: "var(--gather-raised)", color: "var(--gather-text)" },
  ".cm-panels.cm-panels-bottom": { borderTop: "1px solid var(--gather-hairline)" },
  ".cm-textfield": {
    backgroundColor: "var(--gather-surface)",
    border: "1px solid var(--gather-edge)",
    color: "inherit",
  },
  ".cm-button": {
    backgroundImage: "none",
    backgroundColor: "var(--gather-surface)",
    border: "1px solid var(--gather-edge)",
    color: "inherit",
  },
});

const setLiterals = /** @type {StateEffectType<Range[]>} */ (StateEffect.define());
const setHot = /** @type {StateEffectType<{line?: Range, held?: Range[]}>} */ (StateEffect.define());
const setMarks = /** @type {StateEffectType<LineMark[]>} */ (StateEffect.define());

const setRefusal = /** @type {StateEffectType<{at: number, message: string} | undefined>} */ (StateEffect.define());
const setProblem = /** @type {StateEffectType<(Range & {message: string}) | undefined>} */ (StateEffect.define());

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

const literalMark = Decoration.mark({ class: "cm-gather-literal" });
const heldMark = Decoration.mark({ class: "cm-gather-held" });
const hotLine = Decoration.line({ class: "cm-gather-hot" });

/**
 * A field of decorations that are replaced as a whole by an effect, and move with the text until then.
 * @param {StateEffectType<any>} effect
 * @param {(value: any, state: EditorState) => import("@codemirror/view").DecorationSet} decorate
 */
function decorations(effect, decorate) {
  return StateField.define({
    create: () => Decoration.none,
    update(value, transaction) {
      let result = value.map(transaction.changes);
      for (const given of transaction.effects) {
        if (given.is(effect)) {
          result = decorate(given.value, transaction.state);
        }
      }
      return result;
    },
    provide: (field) => EditorView.decorations.from(field),
  });
}

/**
 * @param {Range[]} ranges
 * @param {EditorState} state
 */
function decorateLiterals(ranges, state) {
  return Decoration.set(
    ranges
      .filter(({ from, to }) => from < to && to <= state.doc.length)
      .map(({ from, to }) => literalMark.range(from, to)),
    true,
  );
}

const literals = decorations(setLiterals, decorateLiterals);

/**
 * @param {{line?: Range, held?: Range[]}} what
 * @param {EditorState} state
 */
function decorateHot({ line, held = [] }, state) {
  const found = held
    .filter(({ from, to }) => from < to && to <= state.doc.length)
    .map(({ from, to }) => heldMark.range(from, to));
  if (line && line.to <= state.doc.length) {
    for (let at = state.doc.lineAt(line.from); ; at = state.doc.line(at.number + 1)) {
      found.push(hotLine.range(at.from));
      if (at.to >= line.to || at.number === state.doc.lines) break;
    }
  }
  return Decoration.set(found, true);
}

const hot = decorations(setHot, decorateHot);

/** Where nothing stands that could be underlined. */
class Point extends WidgetType {
  /** @override */
  toDOM() {
    const point = document.createElement("span");
    point.className = "cm-gather-problem-point";
    return point;
  }
}

const problems = decorations(setProblem, (/** @type {Range & {message: string} | undefined} */ given, state) => {
  if (!given) return Decoration.none;
  const from = Math.min(given.from, state.doc.length);
  const to = Math.min(Math.max(given.to, from), state.doc.length);
  const mark = Decoration.mark({ class: "cm-gather-problem", attributes: { title: given.message } });
  return Decoration.set([
    from < to ? mark.range(from, to) : Decoration.widget({ widget: new Point(), side: 1 }).range(from),
  ]);
});

/** Why a line is refused, under that line. */
class Refusal extends WidgetType {
  /** @param {string} message */
  constructor(message) {
    super();
    this.message = message;
  }
  /** @param {Refusal} other @override */
  eq(other) {
    return this.message === other.message;
  }
  /** @override */
  toDOM() {
    const around = document.createElement("div");
    const box = document.createElement("div");
    around.className = "cm-gather-refusal";
    box.append(...withCode(this.message));
    around.append(box);
    return around;
  }
}

const refusal = decorations(setRefusal, (/** @type {{at: number, message: string} | undefined} */ given, state) => {
  if (!given) return Decoration.none;
  const { to } = state.doc.lineAt(Math.min(given.at, state.doc.length));
  return Decoration.set([Decoration.widget({ widget: new Refusal(given.message), block: true, side: 1 }).range(to)]);
});

class TaskMark extends GutterMarker {
  /** @param {LineMark[]} marks */
  constructor(marks) {
    super();
    this.marks = marks;
  }
  /** @param {TaskMark} other @override */
  eq(other) {
    return (
      this.marks.length === other.marks.length &&
      this.marks.every((mark, i) => mark.state === other.marks[i].state && mark.label === other.marks[i].label)
    );
  }
  /** @override */
  toDOM() {
    const dot = document.createElement("span");
    dot.className = `mark mark-${this.marks[0].state}`;
    dot.title = this.marks.map(({ label }) => label).join("\n");
    if (this.marks.length > 1) {
      dot.classList.add("mark-many");
      dot.textContent = String(this.marks.length);
    }
    return dot;
  }
}

const marks = StateField.define({
  create: () => /** @type {RangeSet<TaskMark>} */ (RangeSet.empty),
  update(value, transaction) {
    let result = value.map(transaction.changes);
    for (const given of transaction.effects) {
      if (given.is(setMarks)) result = taskMarks(given.value, transaction.state);
    }
    return result;
  },
});

/**
 * @param {LineMark[]} found
 * @param {EditorState} state
 */
function taskMarks(found, state) {
  /** @type {Map<number, LineMark[]>} */
  const byLine = new Map();
  for (const mark of found) {
    byLine.set(mark.line, [...(byLine.get(mark.line) ?? []), mark]);
  }
  const marked = [...byLine]
    .filter(([line]) => line >= 1 && line <= state.doc.lines)
    .map(([line, group]) => new TaskMark(group).range(state.doc.line(line).from));
  return RangeSet.of(marked, true);
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
            gutter({ class: "cm-gather-marks", markers: (view) => view.state.field(marks) }),
            highlightSpecialChars(),
            history({ newGroupDelay: 600 }),
            drawSelection(),
            EditorState.tabSize.of(4),
            indentUnit.of("    "),
            indentOnInput(),
            bracketMatching(),
            highlightActiveLine(),
            highlightSelectionMatches(),
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
              ...defaultKeymap,
              ...historyKeymap,
              ...searchKeymap,
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
            beside.init(() => first),
            literals,
            hot,
            problems,
            refusal,
            marks,
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
    this.#show(literals, setLiterals.of(ranges), decorateLiterals(ranges, this.view.state));
  }

  /** @param {{line?: Range, held?: Range[]}} what the line that something shown elsewhere stands for; literals that are held */
  showHot(what) {
    this.#show(hot, setHot.of(what), decorateHot(what, this.view.state));
  }

  /** @param {LineMark[]} found where the tasks are */
  showMarks(found) {
    this.#show(marks, setMarks.of(found), taskMarks(found, this.view.state));
  }

  /**
   * Shows something beside the text, unless it is shown already: every change makes the browser look at the whole layout.
   * @template {import("@codemirror/state").RangeValue} Value
   * @param {StateField<RangeSet<Value>>} field
   * @param {StateEffect<any>} effect
   * @param {RangeSet<Value>} wanted
   */
  #show(field, effect, wanted) {
    if (!isSame(this.view.state.field(field), wanted)) this.view.dispatch({ effects: effect });
  }

  /** @param {(Range & {message: string, refused: boolean}) | undefined} problem refused: the message stands under its line, too */
  showProblem(problem) {
    const { state } = this.view;
    if (!problem && state.field(problems).size === 0) return;
    const refused = problem?.refused ? { at: problem.from, message: problem.message } : undefined;
    this.view.dispatch({ effects: [setProblem.of(problem), setRefusal.of(refused)] });
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

/**
 * Whether two sets hold the same. (RangeSet.eq compares points, but not what marks a stretch of text.)
 * @template {import("@codemirror/state").RangeValue} Value
 * @param {RangeSet<Value>} a
 * @param {RangeSet<Value>} b
 */
function isSame(a, b) {
  const [one, other] = [a.iter(), b.iter()];
  for (; one.value && other.value; one.next(), other.next()) {
    if (one.from !== other.from || one.to !== other.to || !one.value.eq(other.value)) return false;
  }
  return one.value === other.value; // Both have come to their end.
}

/** A gesture in progress: the text follows it live, and the history sees one step when it ends. */
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
