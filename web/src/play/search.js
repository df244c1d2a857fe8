// Searching in the program. It is loaded when somebody comes to the editor for the first time: who only looks can do without.

import { highlightSelectionMatches, searchKeymap } from "@codemirror/search";
import { keymap } from "@codemirror/view";
// What both need of CodeMirror then stays in one file with the rest of the editor, which compresses better than two.
import "./editor.js";

/** What it adds to the editor. */
export const searching = [highlightSelectionMatches(), keymap.of(searchKeymap)];
