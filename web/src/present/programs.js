// The program of a lesson and the files that it imports, in type as large as the room for them allows.

import { html } from "lit";
import { OWN } from "../learn/files.js";
import { listing } from "../learn/listing.js";

/** @import {Exercise, LessonFile} from "../runtime/protocol.js" */

/** What the numbers of the lines take, in characters. */
const NUMBERS = 5;

/** What the name of a file takes, in lines. */
const NAME = 2;

/** How wide a character is, and how high a line, as parts of the size of the type. */
const WIDE = 0.61;
const HIGH = 1.5;

/** How wide the room for programs is, as a part of how high it is. */
const SHAPE = 1.25;

/**
 * How many lines and columns files take, one below the other or side by side: whichever allows for the larger type.
 * @param {LessonFile[]} files
 */
function extent(files) {
  const sizes = files.map(({ text }) => {
    const lines = text.trimEnd().split("\n");
    return { lines: lines.length + NAME, columns: Math.max(...lines.map(({ length }) => length)) + NUMBERS };
  });
  const [lines, columns] = [sizes.map((size) => size.lines), sizes.map((size) => size.columns)];
  const below = { lines: sum(lines), columns: Math.max(...columns), beside: false };
  const beside = { lines: Math.max(...lines), columns: sum(columns), beside: true };
  return typeSize(below) >= typeSize(beside) ? below : beside;
}

/** @param {{lines: number, columns: number}} extent */
const typeSize = ({ lines, columns }) => Math.min(SHAPE / (columns * WIDE), 1 / (lines * HIGH));

/** @param {number[]} numbers */
const sum = (numbers) => numbers.reduce((a, b) => a + b, 0);

/** @param {Exercise} exercise */
export function programsView({ starter, files }) {
  const all = [{ name: OWN, text: starter }, ...files];
  const { lines, columns, beside } = extent(all);
  return html`<div class="programs">
    <div class="fitted ${beside ? "beside" : ""}" .style=${`--width: ${columns * WIDE}; --height: ${lines * HIGH}`}>
      ${all.map(
        ({ name, text }) =>
          html`<figure>
            <figcaption>${name}</figcaption>
            ${listing(text, name)}
          </figure>`,
      )}
    </div>
  </div>`;
}
