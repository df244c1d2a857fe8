// What the page and the runtime say to each other: the types of the calls of wasm/. Positions in the program are UTF-16
// offsets, times are virtual: numbers in nanoseconds for counting, texts for showing.

/**
 * @typedef {object} View how the timeline is to be drawn
 * @property {number} width in CSS pixels
 * @property {number} selected the selected task, or -1
 * @property {number} from the stretch of time to show; to <= from: the whole run
 * @property {number} to
 * @property {number} left where the plot is to be, to keep it in place during a drag; both 0: wherever there is room
 * @property {number} right
 * @property {Stretch[]} [breaks] the breaks of the drawing with which a drag began; none: those that it has by itself
 * @property {"" | "short" | "full"} [idle] what becomes of stretches in which nothing happens; "" or none: what is best
 * @property {Stretch[]} [opened] those that are drawn in full even so
 * @property {Lens[]} [lenses] the instants that are opened into their steps
 * @property {number} [firstRow] the rows to draw, of those that there are; lastRow <= firstRow: as many as there is room for
 * @property {number} [lastRow]
 * @property {number} [top] rows above it are left out, if bottom is below it
 * @property {number} [bottom] rows below it are left out
 * @property {number[]} [unfolded] the folds, by data-fold, whose lanes are drawn one by one
 * @property {number} [kept] the run that this one is compared with; 0: none
 * @property {boolean} [under] whether that is drawn under this one instead of behind it
 *
 * @typedef {{from: number, to: number, width: number}} Stretch a stretch of time, and how wide it is drawn
 * @typedef {{at: number, width: number}} Lens an instant, and how wide it is drawn; 0: as its steps need
 *
 * @typedef {object} RunRequest
 * @property {string} program
 * @property {LessonFile[]} [files] what the program can import; positions in them are nowhere (-1), and what stands there can't be edited
 * @property {number} seed
 * @property {View} view
 *
 * @typedef {"finished" | "uncaught" | "syntax error" | "unsupported" | "limit reached" | "deadlocked" |
 *   "internal error"} ExitKind
 *
 * @typedef {object} Exit how the program ended
 * @property {ExitKind} kind
 * @property {number} status
 * @property {string} message empty if it finished
 * @property {number} from where; -1: nowhere
 * @property {number} to
 * @property {number} line from 1; 0: nowhere
 *
 * @typedef {object} Plot where in a drawing time runs: from x = left to right, and from time from to to; see scale.js
 * @property {number} left in CSS pixels
 * @property {number} right
 * @property {number} top
 * @property {number} bottom
 * @property {number} from in nanoseconds
 * @property {number} to
 * @property {Stretch[]} breaks in which time runs faster
 * @property {Lens[]} lenses in which it stands still
 * @property {number} end of the whole run
 * @property {boolean} idle whether there are stretches in which nothing happens that are drawn short, or could be
 *
 * @typedef {object} Drawing
 * @property {string} drawing SVG
 * @property {string} under SVG of the kept run, if the view has it under this one
 * @property {Plot} plot
 *
 * @typedef {object} RunResult
 * @property {number} run what later calls name the run by; the runtime keeps it until it is released
 * @property {boolean} drawn whether anything ran: if not, what follows after exit is empty
 * @property {Exit} exit
 * @property {number} end the virtual time at which the program ended, in nanoseconds
 * @property {string} duration the same, to be shown
 * @property {number} tasks how many there are
 * @property {string} table JSON of Row[]: the first of them
 * @property {string} output JSON of OutputLine[]
 * @property {string} literals JSON of [from, to][]: the literals of the program that can be taken hold of, by index
 *
 * @typedef {RunResult & Drawing} RunReply
 *
 * @typedef {object} Cell a value in the table
 * @property {string} text
 * @property {string} [name]
 * @property {number} [literal] the literal it came from, which can be changed
 * @property {string} [locked] why there is none
 * @property {number} [from] where what is locked comes from
 * @property {number} [to]
 * @property {boolean} [default] the parameter's default
 *
 * @typedef {object} Row a task, or a gather as the heading of its tasks
 * @property {string} coroutine
 * @property {number} depth how many gathers it is in
 * @property {number} [line] of the call
 * @property {string} [locked] why it can't be switched
 * @property {number} [gather] the group
 * @property {boolean} [returnExceptions]
 * @property {number} [task]
 * @property {string} [name]
 * @property {string} [chip] "[0]"
 * @property {Cell[]} [arguments]
 * @property {Cell[]} [delays] in seconds if they can be changed, else with their unit
 * @property {string} [began]
 * @property {string} [ended]
 * @property {"returned" | "raised" | "cancelled" | "timed out" | "unended"} [ending]
 * @property {string} [outcome]
 * @property {Cell} [result] the outcome of a task that has returned something
 * @property {Cell} [timeout] what was put around a task or a gather, in seconds
 * @property {boolean} [failing] by an edit that can be taken back
 *
 * @typedef {object} OutputLine what was printed up to the end of a line, or at once
 * @property {number} at
 * @property {string} time
 * @property {string} text without the last end of line
 * @property {boolean} [error] printed to standard error
 * @property {number} [task]
 * @property {number} [from]
 * @property {number} [to]
 *
 * @typedef {object} Mark a task at a line of the program
 * @property {number} task
 * @property {number} line
 * @property {string} state "created", "running", "waiting", "ready"
 * @property {string} label
 *
 * @typedef {object} Turn what the loop is at, or will come to
 * @property {number} task -1: none, but a timeout or a callback
 * @property {string} who
 * @property {string} time of a timer: when
 *
 * @typedef {object} Moment
 * @property {number} at in nanoseconds
 * @property {string} label the time
 * @property {number} event how many events have happened
 * @property {number} events how many there are in all
 * @property {number} nth the last of them is so manieth of those at its time
 * @property {number} of how many those are
 * @property {number} since when that was
 * @property {number} next when the next event is that comes later; -1: none does
 * @property {string} who what the last one is, in words
 * @property {string} what
 * @property {number} task -1: none
 * @property {number} from -1: nowhere
 * @property {number} to
 * @property {number} printed how many lines of the output
 * @property {Mark[]} marks
 * @property {string} running the task; empty if none is
 * @property {Turn[]} ready the first of those whose turn will come, in order
 * @property {Turn[]} timers the first that are set, by time
 * @property {number} waiting how many tasks are ready in all
 * @property {number} set how many timers are set in all
 *
 * @typedef {object} EventRow something that happened
 * @property {number} at
 * @property {string} time
 * @property {string} who
 * @property {string} what the rest of the sentence that begins with who
 * @property {number} [task]
 * @property {number} [from]
 * @property {number} [to]
 * @property {number} [line]
 * @property {Row["ending"]} [ending]
 *
 * @typedef {string | {code: string} | {name: string, task: number}} Part of a text: plain, code, or the name of a task
 *
 * @typedef {object} Sentence of the story of a run
 * @property {number} at
 * @property {string} time
 * @property {Part[]} text
 * @property {number[]} tasks that it is about
 * @property {number} [line] in the program
 * @property {number} [from] the place in the program
 * @property {number} [to]
 * @property {"failure" | "cancellation" | "loss"} [tone]
 *
 * @typedef {object} Comparison how a run differs from one before
 * @property {Part[]} summary
 * @property {Sentence[]} differences
 *
 * @typedef {object} Hint what the program probably doesn't mean
 * @property {string} kind
 * @property {number} at when it showed
 * @property {string} time
 * @property {Part[]} text
 * @property {number} [line]
 * @property {number} [from]
 * @property {number} [to]
 * @property {number} [offer] the line that the change it offers begins in
 *
 * @typedef {object} EditRequest a gesture
 * @property {number} run
 * @property {"literal" | "drag" | "fail" | "return_exceptions" | "timeout" | "gather_timeout" | "add" | "duplicate" | "remove" |
 *   "move" | "hint"} gesture
 * @property {number} [literal] literal: which
 * @property {string} [text] literal: its new source text; fail: the exception, empty for the usual one; timeout: the seconds, empty
 *   for none
 * @property {string} [after] fail: after how many seconds at the latest; empty: when the task would have returned
 * @property {number} [task] of the gestures on a task
 * @property {number} [segment] drag: which segment's end
 * @property {number} [at] drag: where to, in nanoseconds
 * @property {number} [to] move: the place among its siblings
 * @property {number} [group] of the gestures on a group
 * @property {boolean} [on] fail, return_exceptions
 * @property {number} [hint] hint: whose offer to take
 *
 * @typedef {object} OptionsRequest
 * @property {number} run
 * @property {number} task or -1
 * @property {number} group or -1
 *
 * @typedef {object} Options what can be done with a task or a group
 * @property {string[]} exceptions what it can be made to fail with
 * @property {string} exception what it was made to fail with; empty if it wasn't
 * @property {string} after
 * @property {number[]} siblings the tasks among which it can be moved, in order
 * @property {number} place its place there
 * @property {string} timeout the one it has; empty if it has none
 * @property {Partial<Record<"fail" | "timeout" | "duplicate" | "remove" | "move" | "add", string>>} refusals why something can't be done
 *
 * @typedef {object} EditReply
 * @property {{from: number, to: number, insert: string}[]} changes
 * @property {string} refused why there are none; empty if there are
 *
 * @typedef {{edit: EditRequest, view: View}} TryRequest a gesture, and how what becomes of the program is to be drawn
 * @typedef {{edit: EditReply, run: RunReply}} TryReply run: of nothing, if the gesture was refused
 *
 * @typedef {{name: string, text: string}} LessonFile
 *
 * @typedef {object} Exercise what a learner's program is judged by; handed to the runtime as it is
 * @property {number} seed
 * @property {string} starter
 * @property {string} solution
 * @property {LessonFile[]} files
 * @property {{name: string, files: LessonFile[]}[]} variants
 * @property {{id: string, message: string, with?: string}[]} checks with: the variant; message: HTML
 * @property {{id: string, message: string, sample: string}[]} mistakes
 *
 * @typedef {{run: number, exercise: Exercise}} JudgeRequest the run is one of the learner's program with the exercise's files and seed
 *
 * @typedef {object} JudgeReply
 * @property {string} verdict JSON of Verdict
 * @property {{with: string, run: number}[]} runs those with the files of a variant in which a check failed: kept until they are released
 *
 * @typedef {object} Verdict
 * @property {boolean} ran whether the program ran at all; if not, there are no results, and the run's exit says why
 * @property {boolean} passed
 * @property {CheckResult[]} results in the order of the exercise's checks
 * @property {number[]} mistakes those that were recognised, by index, the most telling first; none if it passed
 *
 * @typedef {object} CheckResult
 * @property {string} check its id
 * @property {boolean} passed
 * @property {string} [with] the variant that it was made with: what follows is about that run
 * @property {Part[]} [expected] if it failed: what was expected, and what happened
 * @property {Part[]} [happened]
 * @property {number[]} tasks in which it shows
 * @property {{from: number, to: number}} [shown] the stretch of time in which it shows, in nanoseconds
 * @property {{line: number, from: number, to: number}[]} places in the program
 */

export {};
