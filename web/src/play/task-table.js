// The table of tasks: one row for each, with what can be changed as fields.

import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { breaking, fieldText, settle, typed } from "./field-text.js";
import { shapeOf } from "./shapes.js";

/** @import {Cell, Row} from "../runtime/protocol.js" */
/** @import {Range} from "./editor.js" */
/** @import {Subject} from "./row-menu.js" */

/**
 * @typedef {object} TableHandlers
 * @property {(task: number) => void} onSelect
 * @property {(literal: number) => string | undefined} textOf what is on its way to be a literal's text
 * @property {(literal: number, text: string) => void} onDial the arrow keys have reached a text
 * @property {() => void} onRest they are left alone
 * @property {(literal: number, text: string) => void} onLiteral
 * @property {(range: Range) => void} onReveal
 * @property {(reason: string) => void} onRefuse something was tried that can't be done
 * @property {(button: HTMLElement, of: Subject, name: string) => void} onMenu
 * @property {(of: Subject) => boolean} menuIsOf
 * @property {(group: number) => void} onAdd
 * @property {(task: number, by: number) => void} onMove up or down among those beside it
 * @property {(task: number, on: boolean) => void} onFail
 * @property {(group: number, on: boolean) => void} onReturnExceptions
 */

/** How much an arrow key changes a delay, in seconds. */
const STEP = 0.5;

/** Up to so many a name does. */
const UNBROKEN_NAME = 16;

/** Beside what is computed. */
const padlock = html`<svg class="padlock" width="10" height="12" viewBox="0 0 10 12" aria-hidden="true">
  <path d="M2.5 5V3.5a2.5 2.5 0 0 1 5 0V5M1.5 5h7v5.5h-7z" />
</svg>`;

/** How deep a gather within a gather is indented at most. */
const DEEPEST = 4;

/**
 * @param {Row[]} rows
 * @param {number} made how many of them are made
 * @param {number} count how many tasks there are; there may be more than have rows
 * @param {number} selected
 * @param {TableHandlers} handlers
 */
export function taskTableView(rows, made, count, selected, handlers) {
  if (rows.length === 0) {
    return html`<p class="empty">The program starts no task.</p>`;
  }
  const shown = rows.slice(0, made);
  const more = Math.max(count, tasksIn(rows)) - tasksIn(shown);
  // Who hears the table is told how much of it there is.
  const partial = more > 0;
  let index = 0;
  const next = () => (partial ? ++index : undefined);
  return html`<table role="table" aria-rowcount=${partial ? rowCount(rows, count) : nothing}>
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
        <tr role="row" aria-rowindex=${next() ?? nothing}>
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
        ${shown.map((row, i) => [
          row.gather === undefined ? taskRow(row, next(), selected, handlers) : gatherRow(row, next(), handlers),
          ended(rows, i).map((heading) => addRow(heading, next(), handlers)),
        ])}
      </tbody>
    </table>
    ${partial ? html`<p class="empty ${made < rows.length ? "rest" : ""}">… and ${more} more tasks.</p>` : nothing}`;
}

/** @param {Row[]} rows */
const tasksIn = (rows) => rows.filter(({ task }) => task !== undefined).length;

/**
 * How many rows the table has when all of them are made, with its heading; -1: nobody knows, because there are more tasks than have rows.
 * @param {Row[]} rows
 * @param {number} count of tasks
 */
function rowCount(rows, count) {
  if (count > tasksIn(rows)) return -1;
  return 1 + rows.reduce((sum, _, i) => sum + 1 + ended(rows, i).length, 0);
}

/**
 * The headings whose last row this is, from the inside out.
 * @param {Row[]} rows
 * @param {number} i
 */
function ended(rows, i) {
  const depth = rows[i + 1]?.depth ?? 0;
  const headings = [];
  let inner = rows[i].depth;
  for (let j = rows[i].gather === undefined ? i - 1 : i; j >= 0 && inner > depth; j--) {
    if (rows[j].gather !== undefined && rows[j].depth < inner) {
      inner = rows[j].depth;
      headings.push(rows[j]);
    }
  }
  return headings;
}

/**
 * The button by which a group gets another task.
 * @param {Row} heading
 * @param {number | undefined} index of the row in the table, from 1; undefined: all rows are there, and say so by themselves
 * @param {TableHandlers} handlers
 */
function addRow(heading, index, handlers) {
  const group = heading.gather ?? -1;
  return html`<tr role="row" class="add" aria-rowindex=${index ?? nothing}>
    <td role="cell" colspan="7" class="depth-${Math.min(heading.depth, DEEPEST)}">
      <button
        aria-label="Add a task to ${heading.coroutine} in line ${heading.line}"
        @click=${() => handlers.onAdd(group)}
      >
        <span aria-hidden="true">+</span> task
      </button>
    </td>
  </tr>`;
}

/**
 * The button that opens the menu of a row.
 * @param {Subject} of
 * @param {string} name
 * @param {TableHandlers} handlers
 */
function menuButton(of, name, handlers) {
  return html`<button
    class="more"
    aria-haspopup="menu"
    aria-expanded=${handlers.menuIsOf(of) ? "true" : "false"}
    aria-label="More for ${name}"
    title="more"
    @click=${(/** @type {Event} */ event) =>
      handlers.onMenu(/** @type {HTMLElement} */ (event.currentTarget), of, name)}
  >
    <svg width="16" height="16" aria-hidden="true"><path d="M3 8h.01M8 8h.01M13 8h.01" /></svg>
  </button>`;
}

/**
 * A switch. One that can't be turned says why when it is tried; it is not disabled, or nobody could try.
 * @param {object} given
 * @param {string} [given.label] its name, if no text stands beside it
 * @param {string} given.title
 * @param {boolean} given.on
 * @param {string} [given.locked] why it can't be turned
 * @param {(on: boolean) => void} given.turn
 * @param {unknown} [given.text]
 * @param {TableHandlers} handlers
 */
function switchView({ label, title, on, locked, turn, text }, handlers) {
  return html`<label class="switch" title=${locked ?? title}>
    <input
      type="checkbox"
      role="switch"
      aria-label=${label ?? nothing}
      aria-disabled=${locked ? "true" : nothing}
      aria-description=${locked ?? nothing}
      .checked=${live(on)}
      @click=${(/** @type {Event} */ event) => {
        if (!locked) return;
        event.preventDefault();
        handlers.onRefuse(locked);
      }}
      @change=${(/** @type {Event} */ event) => turn(/** @type {HTMLInputElement} */ (event.target).checked)}
    />${text}
  </label>`;
}

/**
 * @param {Row} row
 * @param {number | undefined} index
 * @param {TableHandlers} handlers
 */
function gatherRow(row, index, handlers) {
  const group = row.gather ?? -1;
  const name = `${row.coroutine} in line ${row.line}`;
  return html`<tr role="row" class="gather" aria-rowindex=${index ?? nothing} data-group=${group}>
    <th role="rowheader" scope="row" colspan="7" class="depth-${Math.min(row.depth, DEEPEST)}">
      <div>
        <span>${row.coroutine}<span class="line">line ${row.line}</span></span>
        ${row.timeout ? html`<span class="timeout">timeout ${field(row.timeout, `timeout of ${name}`, "s", handlers)}</span>` : nothing}
        ${
          row.coroutine === "gather"
            ? switchView(
                {
                  title: "keep exceptions as results",
                  on: row.returnExceptions === true,
                  turn: (on) => handlers.onReturnExceptions(group, on),
                  text: html`<code>return_exceptions</code>`,
                },
                handlers,
              )
            : nothing
        }
        ${menuButton({ group }, name, handlers)}
      </div>
    </th>
  </tr>`;
}

/**
 * @param {Row} row
 * @param {number | undefined} index
 * @param {number} selected
 * @param {TableHandlers} handlers
 */
function taskRow(row, index, selected, handlers) {
  const task = row.task ?? -1;
  const { chip = "", ending = "unended", arguments: values = [], delays = [] } = row;
  const name = chip ? `${row.coroutine} ${chip}` : row.coroutine;
  return html`<tr
    role="row"
    aria-rowindex=${index ?? nothing}
    class=${task === selected ? "selected" : ""}
    data-task=${task}
    @keydown=${(/** @type {KeyboardEvent} */ event) => {
      const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      if (!event.altKey || !by) return;
      event.preventDefault();
      handlers.onMove(task, by);
    }}
  >
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
      <div>
        ${values.map((cell) => field(cell, `${cell.name} of ${name}`, "", handlers))}
        ${row.timeout ? html`<span class="timeout">timeout ${field(row.timeout, `timeout of ${name}`, "s", handlers)}</span>` : nothing}
      </div>
    </td>
    <td role="cell" class="values delays">
      <div>${delays.map((cell) => field(cell, `delay of ${name}`, "s", handlers))}</div>
    </td>
    <td role="cell" class="outcome ${ending.replace(" ", "-")}" title=${row.outcome ?? nothing}>
      <div>
        ${shapeOf(ending)}${
          row.result && (row.result.literal !== undefined || row.result.locked)
            ? field(row.result, `result of ${name}`, "", handlers)
            : html`<span>${ending === "raised" ? breakable(row.outcome ?? "") : row.outcome}</span>`
        }
      </div>
    </td>
    <td role="cell" class="at" title="from ${row.began}${row.ended ? ` to ${row.ended}` : ""}">${row.ended ?? "–"}</td>
    <td role="cell" class="fails">
      <div>
        ${switchView(
          {
            label: `${name} fails`,
            title: row.failing ? "let it succeed again" : "make it fail",
            on: row.failing === true,
            locked: row.locked,
            turn: (on) => handlers.onFail(task, on),
          },
          handlers,
        )}
        ${menuButton({ task }, name, handlers)}
      </div>
    </td>
  </tr>`;
}

/**
 * A name that goes on in a next line, where there is no room, with one of its words.
 * @param {string} name
 */
function breakable(name) {
  if (name.length <= UNBROKEN_NAME) return html`<span class="short">${name}</span>`;
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
    const { from, to = from, locked } = cell;
    const content = html`${cell.text}${locked ? html`${padlock}<span class="unseen"> (${locked})</span>` : nothing}`;
    if (from === undefined || to === undefined) {
      return html`<span class="locked ${breaking(cell.text)}" title=${locked ?? nothing}>${content}</span>`;
    }
    return html`<button
      class="locked ${breaking(cell.text)}"
      title="${locked}; show it"
      @click=${() => handlers.onReveal({ from, to })}
    >
      ${content}
    </button>`;
  }
  const text = handlers.textOf(literal) ?? cell.text;
  const commit = (/** @type {HTMLTextAreaElement} */ input) => {
    handlers.onRest();
    settle(input);
    if (input.value !== text) handlers.onLiteral(literal, input.value);
  };
  const of = (/** @type {Event} */ { target }) => /** @type {HTMLTextAreaElement} */ (target);
  return html`<span class="field"
    ><span>
      <textarea
        rows="1"
        cols="1"
        data-literal=${literal}
        ${fieldText(text, label)}
        aria-label=${label}
        title=${cell.default ? `${cell.name}: the default` : cell.name || nothing}
        spellcheck="false"
        autocomplete="off"
        autocapitalize="off"
        @input=${(/** @type {Event} */ event) => {
          handlers.onRest();
          typed(of(event), label);
        }}
        @blur=${(/** @type {Event} */ event) => {
          handlers.onRest();
          settle(of(event));
        }}
        @change=${(/** @type {Event} */ event) => commit(of(event))}
        @keydown=${(/** @type {KeyboardEvent} */ event) => {
          const input = of(event);
          if (event.key === "Enter" && !event.isComposing) {
            event.preventDefault();
            commit(input);
          } else if (event.key === "Escape") {
            settle(input, text);
          } else if (unit && !event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
            event.preventDefault();
            const step = event.key === "ArrowUp" ? STEP : -STEP;
            const value = Number(input.value);
            if (Number.isFinite(value)) {
              settle(input, String(Math.max(0, Number((value + step).toFixed(3)))));
              handlers.onDial(literal, input.value);
            }
          }
        }}
      ></textarea></span
    >${unit ? html`<span class="unit">${unit}</span>` : nothing}</span
  >`;
}
