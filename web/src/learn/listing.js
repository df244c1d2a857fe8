// A program to be read: its text in the editor's colours, without an editor.

import { pythonLanguage } from "@codemirror/lang-python";
import { highlightTree } from "@lezer/highlight";
import { html } from "lit";
import { colours } from "../play/editor-theme.js";

const sheet = new CSSStyleSheet();
sheet.replaceSync(colours.module?.getRules() ?? "");

/**
 * Gives listings their colours.
 * @param {Document | ShadowRoot} root where they stand
 */
export function colourListings(root) {
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}

/**
 * @param {string} code
 * @param {string} label what it is
 */
export function listing(code, label) {
  const text = code.trimEnd();
  /** @type {unknown[][]} */
  const lines = [[]];
  /**
   * @param {string} part
   * @param {string} [classes]
   */
  const put = (part, classes) => {
    for (const [i, piece] of part.split("\n").entries()) {
      if (i > 0) lines.push([]);
      lines.at(-1)?.push(classes ? html`<span class=${classes}>${piece}</span>` : piece);
    }
  };
  let at = 0;
  highlightTree(pythonLanguage.parser.parse(text), colours, (from, to, classes) => {
    put(text.slice(at, from));
    put(text.slice(from, to), classes);
    at = to;
  });
  put(text.slice(at));
  // Each line is an element of its own, so that the styles can number it; a line break keeps it a line where it is copied.
  return html`<pre class="listing" tabindex="0" role="region" aria-label=${label}><code
      >${lines.map((parts) => html`<span class="line">${parts}${"\n"}</span>`)}</code></pre>`;
}
