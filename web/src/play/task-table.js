// The table of tasks: one row for each, with what can be changed as fields.

import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { shapeOf } from "./shapes.js";

/** @import {Cell, Row} from "../runtime/protocol.js" */

/**
 * @typedef {object} TableHandlers
 * @property {(task: number) => void} onSelect
 * @property {(literal: number) => string | undefined} textOf what is on its way to be a literal's text
 * @property {(literal: number, text: string) => void} onDial the arrow keys have reached a text
 * @property {() => void} onRest they are left alone
 * @property {(literal: number, text: string) => void} onLiteral
 * @property {(task: number, on: boolean) => void} onFail
 * @property {(group: number, on: boolean) => void} onReturnExceptions
 */

/** How much an arrow key changes a delay, in seconds. */
const STEP = 0.5;

/** Up to this many characters a value stays on one line however narrow its column is: any number that people write. */
const UNBROKEN = 12;

/** How deep a gather within a gather is indented at most. */
const DEEPEST = 4;

/**
 * @param {Row[]} rows
 * @param {number} count how many tasks there are; there may be more than have rows
 * @param {number} selected
 * @param {TableHandlers} handlers
 */
export function taskTableView(rows, count, selected, handlers) {
  if (rows.length === 0) {
    return html`<p class="empty">The program starts no task.</p>`;
  }
  const more = count - rows.filter(({ task }) => task !== undefined).length;
  return html`<table role="table">
      <colgroup>
        <col class="chips" />
        <col class="names" />
        <col />
        <col class="delays" />
        <col class="outcomes" />
        <col class="times" />
        <col class="switches" />
      </colgroup>
      <thead role="rowgroup">
        <tr role="row">
          <th scope="col" role="columnheader"><span class="unseen">position</span></th>
          <th scope="col" role="columnheader">task</th>
          <th scope="col" role="columnheader">arguments</th>
          <th scope="col" role="columnheader">sleeps</th>
          <th scope="col" role="columnheader">ends with</th>
          <th scope="col" role="columnheader">at</th>
          <th scope="col" role="columnheader">fails</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${rows.map((row) => (row.gather === undefined ? taskRow(row, selected, handlers) : gatherRow(row, handlers)))}
      </tbody>
    </table>
    ${more > 0 ? html`<p class="empty">… and ${more} more tasks.</p>` : nothing}`;
}

/**
 * @param {Row} row
 * @param {TableHandlers} handlers
 */
function gatherRow(row, handlers) {
  const group = row.gather ?? -1;
  return html`<tr role="row" class="gather" data-group=${group}>
    <th role="rowheader" scope="row" colspan="7" class="depth-${Math.min(row.depth, DEEPEST)}">
      ${row.coroutine}<span class="line">line ${row.line}</span>
      ${
        row.coroutine === "gather"
          ? html`<label class="switch" title=${row.locked ?? nothing}>
              <input
                type="checkbox"
                role="switch"
                .checked=${live(row.returnExceptions === true)}
                ?disabled=${row.locked !== undefined}
                @change=${(/** @type {Event} */ event) =>
                  handlers.onReturnExceptions(group, /** @type {HTMLInputElement} */ (event.target).checked)}
              /><code>return_exceptions</code>
            </label>`
          : nothing
      }
    </th>
  </tr>`;
}

/**
 * @param {Row} row
 * @param {number} selected
 * @param {TableHandlers} handlers
 */
function taskRow(row, selected, handlers) {
  const task = row.task ?? -1;
  const { chip = "", ending = "unended", arguments: values = [], delays = [] } = row;
  const name = chip ? `${row.coroutine} ${chip}` : row.coroutine;
  return html`<tr role="row" class=${task === selected ? "selected" : ""} data-task=${task}>
    <td role="cell" class="chip depth-${Math.min(Math.max(0, row.depth - 1), DEEPEST)}">${chip}</td>
    <th role="rowheader" scope="row" class="name">
      <button
        class="task"
        title=${row.name ?? nothing}
        aria-pressed=${task === selected ? "true" : "false"}
        @click=${() => handlers.onSelect(task === selected ? -1 : task)}
      >
        ${breakable(row.coroutine)}
      </button>
    </th>
    <td role="cell" class="values">
      <div>${values.map((cell) => field(cell, `${cell.name} of ${name}`, "", handlers))}</div>
    </td>
    <td role="cell" class="values delays">
      <div>${delays.map((cell) => field(cell, `delay of ${name}`, "s", handlers))}</div>
    </td>
    <td role="cell" class="outcome ${ending.replace(" ", "-")}" title=${row.outcome ?? nothing}>
      <div>${shapeOf(ending)}<span>${ending === "raised" ? breakable(row.outcome ?? "") : row.outcome}</span></div>
    </td>
    <td role="cell" class="at" title="from ${row.began}${row.ended ? ` to ${row.ended}` : ""}">${row.ended ?? "–"}</td>
    <td role="cell" class="fails">
      <label class="switch" title=${row.locked ?? (row.failing ? "let it succeed again" : "make it fail")}>
        <input
          type="checkbox"
          role="switch"
          aria-label="${name} fails"
          .checked=${live(row.failing === true)}
          ?disabled=${row.locked !== undefined}
          @change=${(/** @type {Event} */ event) =>
            handlers.onFail(task, /** @type {HTMLInputElement} */ (event.target).checked)}
        />
      </label>
    </td>
  </tr>`;
}

/**
 * A name that goes on in a next line, where there is no room, with one of its words.
 * @param {string} name
 */
function breakable(name) {
  return name.split(/(?<=_)(?!_)|(?<=[a-z])(?=[A-Z])/).map((part, i) => (i > 0 ? html`<wbr />${part}` : part));
}

/**
 * A value: a field if it can be changed, else a text that says why not.
 * @param {Cell} cell
 * @param {string} label
 * @param {string} unit of a field; what is locked has its own
 * @param {TableHandlers} handlers
 */
function field(cell, label, unit, handlers) {
  const literal = cell.literal;
  if (literal === undefined) {
    return html`<span class="locked ${breaking(cell.text)}" title=${cell.locked ?? nothing}
      >${cell.text}${cell.locked ? html`<span class="unseen"> (${cell.locked})</span>` : nothing}</span
    >`;
  }
  const text = handlers.textOf(literal) ?? cell.text;
  const commit = (/** @type {HTMLTextAreaElement} */ input) => {
    handlers.onRest();
    if (input.value !== text) handlers.onLiteral(literal, input.value);
  };
  return html`<span class="field"
    ><span class=${live(`grown ${breaking(text)}`)} data-text=${live(text)}>
      <textarea
        rows="1"
        cols="1"
        data-literal=${literal}
        .value=${live(text)}
        aria-label=${label}
        title=${cell.default ? `${cell.name}: the default` : cell.name || nothing}
        spellcheck="false"
        autocomplete="off"
        autocapitalize="off"
        @input=${(/** @type {Event} */ event) => {
          handlers.onRest();
          grow(/** @type {HTMLTextAreaElement} */ (event.target));
        }}
        @blur=${() => handlers.onRest()}
        @change=${(/** @type {Event} */ event) => commit(/** @type {HTMLTextAreaElement} */ (event.target))}
        @keydown=${(/** @type {KeyboardEvent} */ event) => {
          const input = /** @type {HTMLTextAreaElement} */ (event.target);
          if (event.key === "Enter" && !event.isComposing) {
            event.preventDefault();
            commit(input);
          } else if (event.key === "Escape") {
            input.value = text;
            grow(input);
          } else if (unit && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
            event.preventDefault();
            const step = event.key === "ArrowUp" ? STEP : -STEP;
            const value = Number(input.value);
            if (Number.isFinite(value)) {
              input.value = String(Math.max(0, Number((value + step).toFixed(3))));
              grow(input);
              handlers.onDial(literal, input.value);
            }
          }
        }}
      ></textarea></span
    >${unit ? html`<span class="unit">${unit}</span>` : nothing}</span
  >`;
}

/**
 * Makes a field as large as its text. A text area is not as large as its text by itself; what it stands in is, by a copy that isn't
 * seen.
 * @param {HTMLTextAreaElement} input
 */
function grow(input) {
  const around = /** @type {HTMLElement} */ (input.parentElement);
  around.dataset.text = input.value;
  around.className = `grown ${breaking(input.value)}`;
}

/**
 * The class that says whether a value may go on in a next line.
 * @param {string} text
 */
function breaking(text) {
  return text.length > UNBROKEN ? "long" : "short";
}
