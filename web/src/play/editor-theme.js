// How the editor looks: the colours of a program's text, and the style of everything that stands in the editor.

import { HighlightStyle } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

/** The colours of a program's text. */
export const colours = HighlightStyle.define([
  {
    tag: [tags.keyword, tags.operatorKeyword, tags.modifier, tags.self],
    color: "var(--gather-running)",
    fontWeight: "600",
  },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--gather-value)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--gather-text)" },
  { tag: tags.comment, color: "var(--gather-muted)", fontStyle: "italic" },
  {
    tag: [tags.function(tags.definition(tags.variableName)), tags.definition(tags.className)],
    color: "var(--gather-text)",
  },
]);

/** The style of the editor. */
export const look = EditorView.theme({
  "&": {
    height: "100%",
    containerType: "inline-size",
    "--gather-gutters": "60px",
    backgroundColor: "var(--gather-surface)",
    color: "var(--gather-text)",
  },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--gather-mono)", fontSize: "var(--gather-code-size, 13px)", lineHeight: "21px" },
  ".cm-content": { padding: "14px 0", caretColor: "var(--gather-text)" },
  ".cm-line": { padding: "0 14px 0 6px" },
  ".cm-gutters": { backgroundColor: "var(--gather-surface)", color: "var(--gather-muted)", border: "none" },
  ".cm-lineNumbers .cm-gutterElement": { minWidth: "40px", padding: "0 2px 0 0" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "transparent" },
  "&.cm-focused .cm-activeLine": { backgroundColor: "var(--gather-raised)" },
  ".cm-cursor, .cm-dropCursor": { borderLeftColor: "var(--gather-text)", borderLeftWidth: "1.5px" },
  "& .cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground": {
    backgroundColor: "var(--gather-selection)",
  },
  ".cm-selectionMatch": { backgroundColor: "var(--gather-selection)" },
  ".cm-matchingBracket, &.cm-focused .cm-matchingBracket": {
    backgroundColor: "transparent",
    outline: "1px solid var(--gather-muted)",
  },
  ".cm-gather-literal": { borderBottom: "1.5px dotted var(--gather-running)" },
  ".cm-gather-held": {
    borderRadius: "2px",
    backgroundColor: "var(--gather-selection)",
    outline: "1.5px solid var(--gather-running)",
    outlineOffset: "1px",
  },
  ".cm-gather-hot": { backgroundColor: "var(--gather-highlight)" },
  ".cm-gather-marks": { width: "14px" },
  ".cm-gather-marks .cm-gutterElement": { display: "flex", alignItems: "center", justifyContent: "center" },
  ".mark": {
    minWidth: "7px",
    height: "7px",
    border: "1.5px solid var(--gather-running)",
    borderRadius: "4px",
    backgroundColor: "var(--gather-running)",
  },
  ".mark-created, .mark-ready": { backgroundColor: "var(--gather-surface)" },
  ".mark-many": {
    height: "13px",
    padding: "0 2.5px",
    borderRadius: "7px",
    color: "var(--gather-surface)",
    font: "600 9.5px/10px var(--gather-sans)",
  },
  ".mark-created.mark-many, .mark-ready.mark-many": { color: "var(--gather-running)" },
  ".cm-gather-problem": {
    textDecoration: "underline wavy var(--gather-error) 1.5px",
    textUnderlineOffset: "3px",
  },
  // It is as wide as what is in view of the program, however long its lines are, and stays in view.
  ".cm-gather-refusal": { width: "0", minWidth: "100%", padding: "3px 14px 6px 6px" },
  ".cm-gather-refusal > div": {
    position: "sticky",
    left: "calc(var(--gather-gutters) + 6px)",
    boxSizing: "border-box",
    width: "max-content",
    maxWidth: "calc(100cqi - var(--gather-gutters) - 26px)",
    padding: "5px 10px",
    borderLeft: "3px solid var(--gather-error)",
    borderRadius: "0 6px 6px 0",
    backgroundColor: "var(--gather-raised)",
    font: "13px/1.45 var(--gather-sans)",
    whiteSpace: "normal",
    overflowWrap: "anywhere",
  },
  ".cm-gather-refusal code": { fontFamily: "var(--gather-mono)", fontSize: "12px" },
  ".cm-gather-problem-point": { borderLeft: "3px solid var(--gather-error)", marginLeft: "-1px" },
  ".cm-tooltip": {
    border: "1px solid var(--gather-hairline)",
    backgroundColor: "var(--gather-raised)",
    color: "var(--gather-text)",
    borderRadius: "6px",
    boxShadow: "var(--gather-shadow)",
  },
  ".cm-panels": { backgroundColor: "var(--gather-raised)", color: "var(--gather-text)" },
  ".cm-panels.cm-panels-bottom": { borderTop: "1px solid var(--gather-hairline)" },
  ".cm-textfield": {
    backgroundColor: "var(--gather-surface)",
    border: "1px solid var(--gather-edge)",
    color: "inherit",
  },
  ".cm-button": {
    backgroundImage: "none",
    backgroundColor: "var(--gather-surface)",
    border: "1px solid var(--gather-edge)",
    color: "inherit",
  },
});
