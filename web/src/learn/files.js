// The files of a lesson, as tabs over the program: the learner's own, which can be edited, and those that it imports, to be read.

import { html, nothing } from "lit";
import { listing } from "./listing.js";

/** @import {LessonFile} from "../runtime/protocol.js" */

/** What the learner's program is called. */
export const OWN = "main.py";

/**
 * @param {object} model
 * @param {LessonFile[]} model.files
 * @param {string} model.chosen the name of the one that is shown
 * @param {string} [model.own] the learner's program, if it is to be read, too, instead of edited
 * @param {string} [model.note] what is special about the files
 * @param {(name: string) => void} onChoose
 */
export function filesView({ files, chosen, own, note }, onChoose) {
  const names = [OWN, ...files.map(({ name }) => name)];
  const shown = chosen === OWN ? own : files.find(({ name }) => name === chosen)?.text;
  /** @param {KeyboardEvent} event */
  const onKey = (event) => {
    const at = names.indexOf(chosen);
    /** @type {Record<string, number>} */
    const goals = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: names.length - 1 };
    if (!(event.key in goals)) return;
    event.preventDefault();
    event.stopPropagation();
    const goal = (goals[event.key] + names.length) % names.length;
    const list = /** @type {HTMLElement} */ (event.currentTarget);
    onChoose(names[goal]);
    /** @type {HTMLElement} */ (list.children[goal]).focus();
  };
  return html`${
    files.length > 0
      ? html`<div class="files">
          <div class="file-tabs" role="tablist" aria-label="Files" @keydown=${onKey}>
            ${names.map(
              (name) =>
                html`<button
                  role="tab"
                  aria-selected=${name === chosen ? "true" : "false"}
                  tabindex=${name === chosen ? 0 : -1}
                  @click=${() => onChoose(name)}
                >
                  ${name}
                </button>`,
            )}
          </div>
          ${note && chosen !== OWN ? html`<span class="note">${note}</span>` : nothing}
        </div>`
      : nothing
  }
  ${shown === undefined ? nothing : listing(shown, chosen)}`;
}
