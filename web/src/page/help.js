// The help sheet: what can be done, and with which keys.

const rows = /** @type {const} */ ([
  ["Change a delay", "drag the end of a bar, or focus it and press ← → (with Shift finer); Escape takes it back"],
  ["Change a value", "type in the table of tasks: what comes from a number or text in the program is a field"],
  ["Make a task fail", "the switch at the end of its row; the menu beside it chooses the exception, and when"],
  ["Give it a timeout", "the menu of its row, or of a gather’s: it is wrapped in wait_for"],
  ["Add, duplicate, remove a task", "the button under a gather’s rows, and the menu of each row"],
  ["Change the order of tasks", "drag a lane up or down; in the table Alt-↑ and Alt-↓, or the menu"],
  ["See where a value comes from", "click a value with a padlock in the table"],
  ["Keep exceptions as results", "the switch return_exceptions above the rows of a gather"],
  ["Select a task", "click its lane or its name, or press Enter on them"],
  ["Play, pause", "the button under the timeline, k, or Space on the playhead; < and > change the speed"],
  ["Go from event to event", ", and . anywhere but where one types, ← → on the playhead, ↑ ↓ in the table of events"],
  ["Go to a moment", "drag the playhead, or focus it and press Shift-← →; Home and End go all the way"],
  ["Zoom", "Ctrl-wheel, two fingers, + and - or W and S, the buttons over the timeline; 0 or a double click fits"],
  ["Pan what is zoomed", "drag where nothing can be held, turn the wheel sideways; A and D, Shift-← →"],
  [
    "Open an instant into its steps",
    "click ①②③, or press Enter on them; L at the playhead; again, or Escape, closes it",
  ],
  ["Collapse idle time", "the button over the timeline; click a break to open it, its arrows to close it"],
  ["Unfold many alike", "the triangle before their name; with very many, drag the strip beside the rows, or ↑ ↓ on it"],
  ["See what belongs together", "point at a task, a bar, an event, a line of the output or of the program"],
  ["Understand the run", "Story: what happened, in sentences; a click on one, or Enter, goes to its moment"],
  ["Mend what a hint is about", "the button beside it: a change of the text, too"],
  ["Compare", "Keep this run, or c; change the program, and it is shown against it: behind, or below (Shift-C stops)"],
  ["Undo, redo", "Ctrl-Z, Ctrl-Shift-Z: all that changes the text"],
  ["Keep and send", "Share: a link, the Python file, the picture as SVG or PNG, Markdown"],
  ["Run it at once", "Ctrl-Enter in the editor; it runs by itself whenever the text changes"],
  ["Search the program", "Ctrl-F in the editor"],
  ["Leave the editor", "Escape, then Tab"],
  ["Learn it step by step", "Lessons: say what a program will do, see it, and mend it"],
  [
    "What Python runs",
    "CPython 3.14’s language and asyncio, threads on virtual time, some fifty library modules; no network and no files",
  ],
]);

/** @param {HTMLElement} sheet */
export function fillHelp(sheet) {
  const heading = document.createElement("h2");
  heading.textContent =
    "The program is all there is: the picture is computed from it, and changing the picture changes it";
  const list = document.createElement("dl");
  for (const [what, how] of rows) {
    const term = document.createElement("dt");
    term.textContent = what;
    const description = document.createElement("dd");
    description.textContent = how;
    list.append(term, description);
  }
  sheet.replaceChildren(heading, list);
}
