// The gestures: what is taken hold of in the picture and in the table. Each refers to the run that is shown, and the runtime turns it
// into changes of the program; a gesture that changes nothing says why.

import { nothing } from "lit";
import { Dial } from "./dial.js";
import { Drag } from "./drag.js";
import { LaneDrag } from "./lane-drag.js";
import { RowMenu } from "./row-menu.js";
import { RowsMade } from "./rows-made.js";
import { TableGestures } from "./table-gestures.js";
import { taskTableView } from "./task-table.js";

/** @import {LitElement} from "lit" */
/** @import {Grip} from "./drag.js" */
/** @import {Range} from "./editor.js" */
/** @import {FollowerHost} from "./follower.js" */
/** @import {Picture} from "./picture.js" */
/** @import {Program} from "./program.js" */
/** @import {Run, Runs} from "./runs.js" */
/** @import {Shown} from "./shown.js" */
/** @import {TableHandlers} from "./task-table.js" */

/**
 * @typedef {object} GesturesHost what the gestures need of the element
 * @property {() => void} begin what was said of the gesture before does not hold any more
 * @property {() => void} run the text is to be run as it stands
 * @property {(run: Run, latest: boolean) => void} ran the text has changed, and this is its run; latest: nothing newer is wanted
 * @property {(grip: Grip | undefined) => void} hold the end of a bar is held, or no longer
 * @property {(reason: string) => void} refuse
 * @property {(task: number) => void} onSelect
 * @property {(range: Range) => void} onReveal
 *
 * @typedef {{program: Program, shown: Shown, runs: Runs, picture: Picture}} Subjects what the gestures are on
 */

export class Gestures {
  #program;
  #shown;
  #host;
  #drag;
  #dial;
  #menu;
  #made;
  table;
  /** @type {TableHandlers} */
  #handlers;

  /**
   * @param {LitElement} element
   * @param {Subjects} subjects
   * @param {GesturesHost} host
   */
  constructor(element, { program, shown, runs, picture }, host) {
    this.#program = program;
    this.#shown = shown;
    this.#host = host;
    const { surface, timeline } = picture;
    const { refuse } = host;
    /** @type {FollowerHost} */
    const following = {
      try: (run, gesture) => runs.try(run, gesture, picture.request),
      picture: ({ request, reply }) => reply.drawn && picture.show(reply, request.view, reply.end),
      changed: host.ran,
      forget: (run) => runs.release(run),
      end: () => this.#end(),
      refuse,
    };
    const table = new TableGestures(element, runs, {
      begin: () => {
        host.begin();
        return this.#tabled();
      },
      apply: (run, changes) => {
        this.#catchUp();
        const current = run.request.program === program.code;
        if (current) program.editor?.apply(changes);
        return current;
      },
      refuse,
      shown,
    });
    const make = table.make.bind(table);
    const menu = new RowMenu(element, { options: (of) => table.options(of), make, shown: () => shown.run });
    const dial = new Dial({ begin: () => this.#hold(this.#tabled()), ...following });
    this.#drag = new Drag(surface, {
      begin: (grip) => {
        host.begin();
        const held = this.#hold(this.#current());
        if (held) host.hold(grip);
        return held && { ...held, plot: timeline.plot ?? held.run.reply.plot };
      },
      reached: (length, x) => timeline.showReached(length, x),
      ...following,
    });
    new LaneDrag(surface, {
      options: (task) => table.options({ task }),
      drop: (task, to) => void make({ gesture: "move", task, to }),
      refuse,
    });
    this.table = table;
    this.#made = new RowsMade(element);
    this.#dial = dial;
    this.#menu = menu;
    this.#handlers = {
      onSelect: host.onSelect,
      textOf: (literal) => dial.textAt(shown.fields[literal]?.from),
      onDial: (literal, text) => dial.turn(shown.fields[literal]?.from ?? -1, literal, text),
      onRest: () => dial.finish(true),
      onLiteral: (literal, text) => void make({ gesture: "literal", literal, text }),
      onReveal: host.onReveal,
      onRefuse: refuse,
      onMenu: (button, of, name) => void menu.open(button, of, name),
      menuIsOf: (of) => menu.isOf(of),
      onAdd: (group) => void make({ gesture: "add", group }),
      onMove: (task, by) => void table.move(task, by),
      onFail: (task, on) => void make({ gesture: "fail", task, on }),
      onReturnExceptions: (group, on) => void make({ gesture: "return_exceptions", group, on }),
    };
  }

  /** The scale that the drawing is to keep, while a pointer drags. */
  get plot() {
    return this.#drag.plot;
  }

  /** Whether the end of a bar is held. */
  get dragging() {
    return this.#drag.active;
  }

  /** Lets go of everything: what the text shows is a step of the history, and no change under way is waited for. */
  release() {
    this.#drag.end(true);
    this.#dial.end(true);
  }

  /**
   * The table of tasks, and its menu.
   * @param {number} selected
   */
  tableView(selected) {
    const { rows, count } = this.#shown;
    return [
      this.#shown.run ? taskTableView(rows, this.#made.count, count, selected, this.#handlers) : nothing,
      this.#menu.view(),
    ];
  }

  /** Lets the text say what the picture shows: what is asked about the one is meant for the other. */
  #catchUp() {
    this.#drag.catchUp();
    this.#dial.catchUp();
  }

  /** The run that is shown, if it is of the program as it stands: else a gesture on it means nothing. */
  #current() {
    this.#catchUp();
    const run = this.#shown.current;
    if (!run) this.#host.refuse("The picture is of an earlier text. It can be changed when the program runs again.");
    return run;
  }

  /** The run that the table is of, if it is of the program as it stands. */
  #tabled() {
    if (!this.#shown.cut) return this.#current();
    this.#host.refuse("The table is of an earlier text. It can be used when the program comes to its tasks again.");
    return undefined;
  }

  /** @param {Run | undefined} run that a gesture refers to from its beginning to its end */
  #hold(run) {
    const { editor } = this.#program;
    if (!run || !editor) return undefined;
    this.#shown.hold(run);
    return { run, hold: editor.hold() };
  }

  #end() {
    this.#shown.letGo();
    this.#host.hold(undefined);
    this.#host.run();
  }
}
