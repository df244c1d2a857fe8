// What Gatherplay shows inside the text of the editor: the literals that can be taken hold of, the line that something shown elsewhere
// stands for, what is wrong with the program, and, in the gutter, where the tasks are at the playhead.

import { RangeSet, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, gutter, GutterMarker, WidgetType } from "@codemirror/view";
import { withCode } from "../words.js";

/** @import {EditorState, RangeValue, StateEffectType} from "@codemirror/state" */
/** @import {DecorationSet} from "@codemirror/view" */
/** @import {Range} from "./editor.js" */

/**
 * @typedef {object} LineMark what a task is doing at a line, at the playhead
 * @property {number} line from 1
 * @property {string} state "created", "running", "waiting" or "ready"
 * @property {string} label
 */

const setLiterals = /** @type {StateEffectType<Range[]>} */ (StateEffect.define());
const setHot = /** @type {StateEffectType<{line?: Range, held?: Range[]}>} */ (StateEffect.define());
const setMarks = /** @type {StateEffectType<LineMark[]>} */ (StateEffect.define());

const setRefusal = /** @type {StateEffectType<{at: number, message: string} | undefined>} */ (StateEffect.define());
const setProblem = /** @type {StateEffectType<(Range & {message: string}) | undefined>} */ (StateEffect.define());

// What is put in at their ends becomes part of them, so that a drag that makes a literal longer need not mark it anew.
const literalMark = Decoration.mark({ class: "cm-gather-literal", inclusive: true });
const heldMark = Decoration.mark({ class: "cm-gather-held", inclusive: true });
const hotLine = Decoration.line({ class: "cm-gather-hot" });

/**
 * A field of decorations that are replaced as a whole by an effect, and move with the text until then.
 * @param {StateEffectType<any>} effect
 * @param {(value: any, state: EditorState) => DecorationSet} decorate
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

/** What it takes for all that to be shown in an editor. */
export const shownMarks = [
  gutter({ class: "cm-gather-marks", markers: (view) => view.state.field(marks) }),
  literals,
  hot,
  problems,
  refusal,
  marks,
];

/**
 * @param {EditorView} view
 * @param {Range[]} ranges literals that can be taken hold of
 */
export function showLiterals(view, ranges) {
  show(view, literals, setLiterals.of(ranges), decorateLiterals(ranges, view.state));
}

/**
 * @param {EditorView} view
 * @param {{line?: Range, held?: Range[]}} what the line that something shown elsewhere stands for; literals that are held
 */
export function showHot(view, what) {
  show(view, hot, setHot.of(what), decorateHot(what, view.state));
}

/**
 * @param {EditorView} view
 * @param {LineMark[]} found where the tasks are
 */
export function showMarks(view, found) {
  show(view, marks, setMarks.of(found), taskMarks(found, view.state));
}

/**
 * @param {EditorView} view
 * @param {(Range & {message: string, refused: boolean}) | undefined} problem refused: the message stands under its line, too
 */
export function showProblem(view, problem) {
  if (!problem && view.state.field(problems).size === 0) return;
  const refused = problem?.refused ? { at: problem.from, message: problem.message } : undefined;
  view.dispatch({ effects: [setProblem.of(problem), setRefusal.of(refused)] });
}

/**
 * Shows something beside the text, unless it is shown already: every change makes the browser look at the whole layout.
 * @template {RangeValue} Value
 * @param {EditorView} view
 * @param {StateField<RangeSet<Value>>} field
 * @param {StateEffect<any>} effect
 * @param {RangeSet<Value>} wanted
 */
function show(view, field, effect, wanted) {
  if (!isSame(view.state.field(field), wanted)) view.dispatch({ effects: effect });
}

/**
 * Whether two sets hold the same. (RangeSet.eq compares points, but not what marks a stretch of text.)
 * @template {RangeValue} Value
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
