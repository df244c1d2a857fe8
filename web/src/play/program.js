// The program of an element: its text, and what stands beside it. Both are in the editor as long as there is one, and rest here while
// the element is in no document.

/** @import {Beside, EditorOptions, ProgramEditor} from "./editor.js" */

export class Program {
  /** @type {ProgramEditor | undefined} */
  editor = undefined;
  #code = "";
  #beside = /** @type {Beside} */ ({ seed: 0 });
  /** The text that was given last. */
  #start = "";
  /** The state of the editor while there is none. @type {unknown} */
  #resting;

  get code() {
    return this.editor?.code ?? this.#code;
  }

  get beside() {
    return this.editor?.beside ?? this.#beside;
  }

  /**
   * Puts a program in the place of the one there is.
   * @param {string} code
   * @param {Beside} beside
   * @param {boolean} first there was none before, so that this is no step of the history
   */
  load(code, beside, first) {
    this.#code = this.#start = code;
    this.#beside = beside;
    this.#resting = undefined;
    this.#show(code, beside, first);
  }

  /**
   * @param {number} seed
   * @param {boolean} first
   */
  reseed(seed, first) {
    this.#beside = { ...this.#beside, seed };
    this.#show(this.code, first ? this.#beside : { ...this.beside, seed }, first);
  }

  /**
   * @param {string} code
   * @param {Beside} beside
   * @param {boolean} first
   */
  #show(code, beside, first) {
    if (first) this.editor?.begin(code, beside);
    else this.editor?.replace(code, beside);
  }

  /** Puts back the program that was given last. */
  reset() {
    this.editor?.replace(this.#start, this.#beside);
  }

  /**
   * Gives it an editor.
   * @param {(options: Pick<EditorOptions, "code" | "beside" | "state">) => ProgramEditor} create
   */
  open(create) {
    this.editor = create({ code: this.#code, beside: this.#beside, state: this.#resting });
  }

  /** Does without the editor. What is typed stays, with its history. */
  rest() {
    const { editor } = this;
    if (!editor) return;
    this.#code = editor.code;
    this.#beside = editor.beside;
    this.#resting = editor.state;
    editor.destroy();
    this.editor = undefined;
  }
}
