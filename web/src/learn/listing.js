// A program to be read: its text in the editor's colours, without an editor.

import { pythonLanguage } from "@codemirror/lang-python";
import { highlightCode } from "@lezer/highlight";
import { html } from "lit";
import { colours } from "../play/editor.js";

const sheet = new CSSStyleSheet();
sheet.replaceSync(colours.module?.getRules() ?? "");
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

/**
 * @param {string} code
 * @param {string} label what it is
 */
export function listing(code, label) {
  const text = code.trimEnd();
  /** @type {unknown[]} */
  let line = [];
  const lines = [line];
  highlightCode(
    text,
    pythonLanguage.parser.parse(text),
    colours,
    (part, classes) => line.push(classes ? html`<span class=${classes}>${part}</span>` : part),
    () => lines.push((line = [])),
  );
  // Each line is an element of its own, so that the styles can number it; a line break keeps it a line where it is copied.
  return html`<pre class="listing" tabindex="0" role="region" aria-label=${label}><code
      >${lines.map((parts) => html`<span class="line">${parts}${"\n"}</span>`)}</code></pre>`;
}
