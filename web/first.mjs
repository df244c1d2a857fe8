// What the page shows until its scripts have come: an example, its words, and its picture as the page itself will draw it.

import { readFile } from "node:fs/promises";

/** @import {Example} from "./src/page/examples.js" */

const examples = new URL("./examples/", import.meta.url);

/** How wide the picture is drawn, in CSS pixels: for windows of common widths, and for phones. */
const widths = { wide: 812, narrow: 366 };

/** A view of a whole run. @type {import("./src/runtime/protocol.js").View} */
const whole = { width: 0, selected: -1, from: 0, to: 0, left: 0, right: 0 };

/** @param {string} text */
const escaped = (text) => text.replace(/[&<>]/g, (c) => `&#${c.charCodeAt(0)};`);

/** @param {string} text in which backquotes mark code */
const withCode = (text) => escaped(text).replace(/`([^`]*)`/g, "<code>$1</code>");

/**
 * @param {(name: string, argument: object) => any} call makes a call of the WebAssembly program
 * @param {Example} example
 * @returns {Promise<string>} HTML
 */
export async function firstPaint(call, example) {
  const program = await readFile(new URL(example.file, examples), "utf8");
  const pictures = Object.entries(widths).map(([name, width]) =>
    call("run", { program, seed: 0, view: { ...whole, width } })
      // Both stand in one document, so what they refer to needs names of its own.
      .drawing.replace(/(id="|url\(#|describedby=")gather\b/g, `$1${name}`)
      .replace('class="', `class="${name} `),
  );
  // The program stands last: it is below the picture where there is no room beside it, and the document may be painted before it has
  // come as a whole.
  return `<div class="first">
        <div class="seen">
          <div class="caption">
            <h1>${withCode(example.title)}</h1>
            <p>${withCode(`${example.look} ${example.try}`)}</p>
          </div>
          ${pictures.join("\n          ")}
        </div>
        <pre><code>${escaped(program)}</code></pre>
      </div>`;
}
