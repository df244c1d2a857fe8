// The output panel: what the program printed, each line at its virtual time.

import { html, nothing } from "lit";

/** @import {OutputLine} from "../runtime/protocol.js" */

/** The most lines that are shown; a program may print many thousands. */
const MOST = 2000;

/**
 * @param {object} model
 * @param {OutputLine[]} model.lines
 * @param {number | undefined} model.printed how many have been printed at the playhead; undefined: all
 * @param {number} model.selected
 */
export function outputView({ lines, printed = Infinity, selected }) {
  if (lines.length === 0) {
    return html`<p class="empty">The program prints nothing.</p>`;
  }
  const shown = lines.slice(0, MOST);
  return html`<ol class="output" part="output">
      ${shown.map(
        (line, i) =>
          html`<li
            class=${[
              line.error ? "error" : "",
              i >= printed ? "later" : "",
              line.task !== undefined && line.task === selected ? "selected" : "",
            ].join(" ")}
            data-task=${line.task ?? nothing}
            data-span=${line.from === undefined ? nothing : `${line.from} ${line.to ?? line.from}`}
          >
            <time>${i > 0 && lines[i - 1].time === line.time ? nothing : line.time}</time
            ><span class="text">${line.text}</span>
          </li>`,
      )}
    </ol>
    ${lines.length > MOST ? html`<p class="empty">… and ${lines.length - MOST} more lines.</p>` : nothing}`;
}
