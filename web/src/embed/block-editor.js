// The editor of an embed: the block of code in the document itself, with the colours that the site has given it. What is to be seen in
// the text is painted over it (the browser's custom highlights), so nothing is added to the document; a change replaces the characters
// that it is about and leaves what is around them.

import { difference } from "../play/difference.js";
import { textOf } from "./block.js";
import highlightStyles from "./highlights.css";

/** @import {Beside, Change, EditorOptions, ProgramEditor, Range as Place} from "../play/editor.js" */
/** @import {LineMark} from "../play/editor-marks.js" */

/** How long what is typed in one go may pause, in milliseconds, and still be one step of the history. */
const PAUSE = 600;

/** What is painted over the text, each in its own way. */
const PAINTS = /** @type {const} */ (["literal", "held", "hot", "mark", "error"]);

/** @typedef {(typeof PAINTS)[number]} Paint */
/** @typedef {{text: string, beside: Beside}} Version */

const sheet = new CSSStyleSheet();
sheet.replaceSync(highlightStyles);

/**
 * The ranges of all blocks.
 * @param {Paint} paint
 * @returns {{add: (range: Range) => unknown, delete: (range: Range) => unknown}}
 */
function highlightOf(paint) {
  if (!CSS.highlights) return new Set(); // A browser that can't paint over a text shows it without.
  const name = `gather-${paint}`;
  let highlight = CSS.highlights.get(name);
  if (!highlight) CSS.highlights.set(name, (highlight = new Highlight()));
  return highlight;
}

/** @implements {ProgramEditor} */
export class BlockEditor {
  #block;
  #options;
  /** @type {Version[]} */
  #history;
  /** Which of them is shown. */
  #at = 0;
  /** When the last was typed; 0: it is complete. */
  #typed = 0;
  /** @type {Record<Paint, Range[]>} */
  #painted = { literal: [], held: [], hot: [], mark: [], error: [] };
  #end = new AbortController();

  /**
   * @param {HTMLElement} block
   * @param {boolean} editable whether one can type in it
   * @param {EditorOptions} options
   */
  constructor(block, editable, options) {
    this.#block = block;
    this.#options = options;
    const { state, code, beside } = options;
    const kept = /** @type {{history: Version[], at: number} | undefined} */ (state);
    this.#history = kept?.history ?? [{ text: code, beside }];
    this.#at = kept?.at ?? 0;
    const text = this.code;
    if (block.textContent !== text) {
      // A line break before the first line, numbers, elements in the place of line breaks: the text is all that is edited.
      if (textOf(block) !== text || plain(block) !== text) block.textContent = text;
    }
    block.normalize();
    const root = /** @type {Document | ShadowRoot} */ (block.getRootNode());
    if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    this.#listen(editable);
  }

  /** @param {boolean} editable */
  #listen(editable) {
    const block = this.#block;
    const options = { signal: this.#end.signal };
    block.addEventListener("mousemove", (event) => this.#options.onLines(this.#lineAt(event)), options);
    block.addEventListener("mouseleave", () => this.#options.onLines(undefined), options);
    if (!editable) return;
    block.contentEditable = "plaintext-only";
    if (block.contentEditable !== "plaintext-only") block.contentEditable = "true";
    block.role = "textbox";
    block.ariaMultiLine = "true";
    block.ariaLabel ??= "Program";
    block.spellcheck = false;
    block.addEventListener("beforeinput", (event) => this.#beforeInput(event), options);
    block.addEventListener("input", () => this.#input(), options);
    block.addEventListener("keydown", (event) => this.#key(event), options);
  }

  // The text.

  get code() {
    return this.#history[this.#at].text;
  }

  get beside() {
    return this.#history[this.#at].beside;
  }

  get state() {
    return /** @type {any} */ ({ history: this.#history, at: this.#at });
  }

  get undoable() {
    return this.#at > 0;
  }

  get redoable() {
    return this.#at < this.#history.length - 1;
  }

  /**
   * @param {string} text
   * @param {Beside} beside
   */
  begin(text, beside) {
    this.#history = [{ text, beside }];
    this.#at = 0;
    this.#write(text);
    this.#options.onChange(true);
  }

  /**
   * @param {string} text
   * @param {Beside} beside
   */
  replace(text, beside) {
    const before = this.#history[this.#at];
    if (text === before.text && beside.seed === before.beside.seed && beside.origin === before.beside.origin) return;
    this.#write(text);
    this.#push({ text, beside });
    this.#options.onChange(text !== before.text);
  }

  /** @param {Change[]} changes */
  apply(changes) {
    const text = applied(this.code, changes);
    if (text === this.code) return;
    this.#write(text);
    this.#push({ text, beside: this.beside });
    this.#options.onChange(false);
  }

  /** Begins a gesture that changes the text many times and is to be one step of the history, or none. */
  hold() {
    const base = this.#history[this.#at];
    let shown = base;
    const show = (/** @type {string} */ text) => {
      if (text === shown.text) return;
      shown = { text, beside: base.beside };
      this.#write(text);
      this.#history[this.#at] = shown;
      this.#typed = 0; // What is typed now is a step of its own.
      this.#options.onChange(false);
    };
    const editor = this;
    return {
      get intact() {
        return editor.code === shown.text;
      },
      /** @param {Change[]} changes */
      show(changes) {
        if (this.intact) show(applied(base.text, changes));
      },
      commit() {
        const at = editor.#history.indexOf(shown);
        if (shown.text === base.text || at < 0) return;
        if (this.intact) editor.#history.length = at + 1; // What was undone is given up.
        editor.#history.splice(at, 0, base);
        editor.#at++;
        editor.#options.onChange(false);
      },
      cancel() {
        if (this.intact) show(base.text);
      },
    };
  }

  undo() {
    return this.#go(-1);
  }

  redo() {
    return this.#go(1);
  }

  /** @param {number} by */
  #go(by) {
    const version = this.#history[this.#at + by];
    if (!version) return false;
    this.#at += by;
    this.#typed = 0;
    this.#write(version.text);
    this.#options.onChange(false);
    return true;
  }

  /** @param {Version} version the new one; those that were undone are given up */
  #push(version) {
    this.#history.splice(this.#at + 1, Infinity, version);
    this.#at++;
    this.#typed = 0;
  }

  /**
   * Makes the block's text another one, by the one change between the two.
   * @param {string} text
   */
  #write(text) {
    const change = difference(plain(this.#block), text);
    if (!change) return;
    let { insert } = change;
    let at = 0;
    for (const node of textNodes(this.#block)) {
      const { length } = node;
      const from = Math.max(change.from - at, 0);
      const to = Math.min(change.to - at, length);
      if (from <= length && (to > from || insert)) {
        node.replaceData(from, Math.max(to - from, 0), insert);
        insert = "";
      }
      at += length;
      if (at >= change.to && !insert) return;
    }
    if (insert) this.#block.append(insert);
  }

  // Typing.

  /** @param {InputEvent} event */
  #beforeInput(event) {
    const { inputType, dataTransfer } = event;
    if (inputType.startsWith("format")) {
      event.preventDefault();
    } else if (inputType === "insertParagraph" || inputType === "insertLineBreak") {
      event.preventDefault();
      const { from } = this.#selected();
      const line = this.code.slice(0, from).split("\n").at(-1) ?? "";
      const indentation = /^ */.exec(line)?.[0] ?? "";
      this.#insert(`\n${indentation}${/:\s*$/.test(line) ? "    " : ""}`);
    } else if (inputType === "insertFromPaste" || inputType === "insertFromDrop") {
      event.preventDefault();
      this.#insert((dataTransfer?.getData("text/plain") ?? event.data ?? "").replaceAll("\r\n", "\n"));
    } else if (inputType === "historyUndo" || inputType === "historyRedo") {
      event.preventDefault();
      this.#go(inputType === "historyUndo" ? -1 : 1);
    }
  }

  /** @param {string} text in the place of what is selected */
  #insert(text) {
    const { from, to } = this.#selected();
    this.apply([{ from, to, insert: text }]);
    this.#select(from + text.length);
  }

  /** Takes over what was typed. */
  #input() {
    const text = plain(this.#block);
    if (text === this.code) return;
    const now = performance.now();
    const version = { text, beside: this.beside };
    if (this.#typed > 0 && now - this.#typed < PAUSE) this.#history.splice(this.#at, Infinity, version);
    else this.#push(version);
    this.#typed = now;
    this.#options.onChange(false);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const key = event.key.toLowerCase();
    if (key === "enter") this.#options.onRun();
    else if (key === "y" || (key === "z" && event.shiftKey)) this.redo();
    else if (key === "z") this.undo();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** What is selected in the block, in offsets. @returns {Place} */
  #selected() {
    const selection = getSelection();
    if (!selection?.rangeCount) return { from: this.code.length, to: this.code.length };
    const range = selection.getRangeAt(0);
    const before = document.createRange();
    before.selectNodeContents(this.#block);
    before.setEnd(range.startContainer, range.startOffset);
    const from = before.toString().length;
    return { from, to: from + range.toString().length };
  }

  /**
   * @param {number} from
   * @param {number} [to]
   */
  #select(from, to = from) {
    const range = this.#rangeOf({ from, to });
    if (!range) return;
    const selection = getSelection();
    selection?.removeAllRanges();
    selection?.addRange(range);
  }

  /**
   * @param {Place} place
   * @returns {Range | undefined}
   */
  #rangeOf({ from, to }) {
    const range = document.createRange();
    let at = 0;
    let begun = false;
    for (const node of textNodes(this.#block)) {
      const end = at + node.length;
      if (!begun && from <= end) {
        range.setStart(node, from - at);
        begun = true;
      }
      if (begun && to <= end) {
        range.setEnd(node, to - at);
        return range;
      }
      at = end;
    }
    return undefined;
  }

  /**
   * The line of the program that is under the pointer.
   * @param {MouseEvent} event
   * @returns {Place | undefined}
   */
  #lineAt({ clientX, clientY }) {
    const range = document.caretRangeFromPoint?.(clientX, clientY);
    const position = range ?? document.caretPositionFromPoint?.(clientX, clientY);
    const node = position && ("offsetNode" in position ? position.offsetNode : position.startContainer);
    if (!node || !this.#block.contains(node)) return undefined;
    const before = document.createRange();
    before.selectNodeContents(this.#block);
    before.setEnd(node, "offsetNode" in position ? position.offset : position.startOffset);
    return lineAround(this.code, before.toString().length);
  }

  // What is shown in the text.

  /**
   * @param {Paint} paint
   * @param {Place[]} places
   */
  #paint(paint, places) {
    const highlight = highlightOf(paint);
    for (const range of this.#painted[paint]) highlight.delete(range);
    this.#painted[paint] = places.map((place) => this.#rangeOf(place)).filter((range) => range !== undefined);
    for (const range of this.#painted[paint]) highlight.add(range);
  }

  /** @param {Place[]} ranges */
  showLiterals(ranges) {
    this.#paint("literal", ranges);
  }

  /** @param {{line?: Place, held?: Place[]}} what */
  showHot({ line, held = [] }) {
    this.#paint("hot", line ? [line] : []);
    this.#paint("held", held);
  }

  /** @param {LineMark[]} marks */
  showMarks(marks) {
    const lines = new Set(marks.map(({ line }) => line));
    this.#paint(
      "mark",
      [...lines].map((line) => placeOfLine(this.code, line)).filter((place) => place !== undefined),
    );
  }

  /** @param {Place | undefined} problem */
  showProblem(problem) {
    this.#paint("error", problem ? [problem] : []);
  }

  /** @param {Place} place */
  reveal({ from, to }) {
    this.scrollTo(from);
    this.focus();
    this.#select(from, to);
  }

  /** @param {number} position */
  scrollTo(position) {
    const range = this.#rangeOf({ from: position, to: position });
    range?.startContainer.parentElement?.scrollIntoView({ block: "nearest" });
  }

  focus() {
    this.#block.focus({ preventScroll: true });
  }

  /** The text stays. */
  destroy() {
    this.#end.abort();
    for (const paint of PAINTS) this.#paint(paint, []);
    this.#block.removeAttribute("contenteditable");
    this.#block.removeAttribute("role");
  }
}

/**
 * @param {Node} root
 * @returns {Generator<Text>}
 */
function* textNodes(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) yield /** @type {Text} */ (node);
}

/** @param {Node} root */
function plain(root) {
  return root.textContent ?? "";
}

/**
 * A text with changes, all of which refer to it as it was.
 * @param {string} text
 * @param {Change[]} changes
 */
function applied(text, changes) {
  return [...changes]
    .sort((a, b) => b.from - a.from)
    .reduce((result, { from, to, insert }) => result.slice(0, from) + insert + result.slice(to), text);
}

/**
 * @param {string} text
 * @param {number} at
 * @returns {Place}
 */
function lineAround(text, at) {
  const end = text.indexOf("\n", at);
  return { from: text.lastIndexOf("\n", at - 1) + 1, to: end < 0 ? text.length : end };
}

/**
 * @param {string} text
 * @param {number} line from 1
 * @returns {Place | undefined}
 */
function placeOfLine(text, line) {
  let at = 0;
  for (let i = 1; i < line; i++) {
    at = text.indexOf("\n", at) + 1;
    if (at === 0) return undefined;
  }
  const place = lineAround(text, at);
  return { from: place.from + text.slice(place.from, place.to).search(/\S|$/), to: place.to };
}
