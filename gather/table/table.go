// Package table is the table of tasks: what a run's record says about each task, in one row, as text, and which of it can be
// changed.
//
// It is given a [trace.Trace] and the order of the lanes, so that rows and lanes stand beside each other, and makes a [Table]. A
// value that came, unchanged, from a literal of the program can be changed by rewriting that literal; for one that was computed,
// the cell says so and names the line. The package knows neither how a table is shown nor how a program is changed.
package table

import (
	"strconv"
	"strings"

	"gatherplay/gather/timeline"
	"gatherplay/gather/trace"
)

// A Table is the rows in order: each gather, or other group of several, followed by the tasks in it, where it was formed.
type Table struct {
	Rows []Row

	source *trace.SourceIndex // of the program
}

// A Row is a task, or a gather or other group as the heading of its tasks.
type Row struct {
	Task      int32 // or trace.None
	Gather    int32 // the group that it heads, or trace.None
	Depth     int   // how many groups with headings it is in
	Name      string
	Chip      string // place in the gather, or in what else it was given to: "[0]", or "[0] [2]" if it was given twice
	Coroutine string // of a heading: "gather", "TaskGroup", "wait" or "as_completed"
	Line      int    // of the call; 0 if there is none

	// Of a task:
	Arguments []Cell // those that are not its delay
	Delays    []Cell // one for each thing that it slept for: a number of seconds if it can be changed, else with its unit
	Began     string // times, with their unit
	Ended     string // empty if it never did
	Ending    trace.Ending
	Outcome   string
	Result    Cell   // the same, of a task that has returned something
	Failing   bool   // made to fail by a switch, which can be switched back
	Locked    string // why it has no such switch

	// Of a heading; only a gather can have it:
	ReturnExceptions bool

	Timeout Cell // what was put around the task or the gather, in seconds; without a text if there is none
}

// A Cell is a value.
type Cell struct {
	Name    string // the parameter's name; empty for a delay
	Text    string
	Literal int32      // the literal to rewrite, or trace.None
	Locked  string     // why there is none
	Place   trace.Span // where what is locked comes from, if that is known
	Default bool       // the parameter's default: rewriting it changes every call that leaves it out
}

// Switches tells which tasks can be made to fail, and which have been, by a change of the program.
type Switches interface {
	// CanFail says why a task can't be made to fail; nil if it can.
	CanFail(task int32) error
	// Failing reports whether it has been.
	Failing(task int32) bool
	// TimeoutOf and GatherTimeoutOf return where the timeout stands that was put around a task or a gather; zero if there is none.
	TimeoutOf(task int32) trace.Span
	GatherTimeoutOf(group int32) trace.Span
}

// mostSwitches is in how large a table every row is asked for its switch beforehand. In a larger one they all seem to have one, and
// what can't be done is said when it is tried.
const mostSwitches = 200

// mostDelays is how many of a task's delays are shown. A task that sleeps in a loop has any number.
const mostDelays = 3

// Of returns the first rows of the table of a run, at most so many. The tasks are those of the lanes, in their order.
func Of(t *trace.Trace, lanes *timeline.Arrangement, switches Switches, most int) *Table {
	b := builder{trace: t, headed: make([]bool, len(t.Groups)), again: make(map[int32][]int)}
	if lanes.Len() <= mostSwitches {
		b.switches = switches
	}
	for i := range t.Files {
		b.sources = append(b.sources, t.Files[i].Index())
	}
	b.table.source = b.sources[0]
	for lane := 0; lane < lanes.Len() && len(b.table.Rows) < most; lane++ {
		b.task(lanes.Task(lane))
	}
	b.table.Rows = b.table.Rows[:min(len(b.table.Rows), most)]
	return &b.table
}

type builder struct {
	trace   *trace.Trace
	sources []*trace.SourceIndex
	headed  []bool          // by group: its heading has been written
	again   map[int32][]int // by task: its places in its group after the first, once that has a heading
	table   Table

	switches Switches // nil: not asked
}

func (b *builder) task(id int32) {
	t := &b.trace.Tasks[id]
	depth := 0
	if t.Group != trace.None {
		depth = b.head(t.Group)
	}
	row := Row{
		Task:      id,
		Gather:    trace.None,
		Depth:     depth,
		Name:      t.Name,
		Chip:      b.chip(id),
		Coroutine: t.Coroutine,
		Line:      b.line(t.Call),
		Began:     trace.FormatTime(t.Created.At),
		Ending:    t.End.Kind,
		Outcome:   b.outcome(t),
		Delays:    b.delays(t),
	}
	if t.End.Kind != trace.Unended {
		row.Ended = trace.FormatTime(t.End.At.At)
	}
	row.Arguments = b.arguments(t, row.Delays)
	if b.switches != nil {
		row.Failing = b.switches.Failing(id)
		if err := b.switches.CanFail(id); err != nil && !row.Failing {
			row.Locked = err.Error()
		}
		row.Timeout = b.timeout(b.switches.TimeoutOf(id))
	}
	if t.End.Kind == trace.Returned {
		row.Result = b.result(t)
	}
	b.table.Rows = append(b.table.Rows, row)
}

// head writes the heading of a group, and those around it, unless they stand already. It returns how deep its members are.
func (b *builder) head(id int32) int {
	g := &b.trace.Groups[id]
	depth := 0
	if g.Parent != trace.None {
		depth = b.head(g.Parent)
	}
	if !heads(g.Kind) {
		return depth
	}
	if !b.headed[id] {
		b.headed[id] = true
		b.notePlaces(id)
		var timeout Cell
		if b.switches != nil {
			timeout = b.timeout(b.switches.GatherTimeoutOf(id))
		}
		b.table.Rows = append(b.table.Rows, Row{
			Timeout:          timeout,
			Task:             trace.None,
			Gather:           id,
			Depth:            depth,
			Coroutine:        g.Kind.String(),
			Line:             b.line(g.Span),
			ReturnExceptions: g.ReturnExceptions,
		})
	}
	return depth + 1
}

// heads reports whether groups of a kind have any number of members: these have a heading, and their members places. What is around a
// single awaitable is no more than a part of its row.
func heads(kind trace.GroupKind) bool {
	switch kind {
	case trace.Gather, trace.WaitSet, trace.AsCompleted, trace.TaskGroup:
		return true
	}
	return false
}

// notePlaces takes note of the tasks that were given to a group more than once.
func (b *builder) notePlaces(group int32) {
	for place := range b.trace.Groups[group].Slots {
		task := b.trace.Groups[group].Slots[place].Task
		if task == trace.None {
			continue
		}
		if t := &b.trace.Tasks[task]; t.Group == group && int(t.Position) != place {
			b.again[task] = append(b.again[task], place)
		}
	}
}

// chip returns the places of a task in its group, whose heading has been written.
func (b *builder) chip(id int32) string {
	t := &b.trace.Tasks[id]
	if t.Group == trace.None || !heads(b.trace.Groups[t.Group].Kind) {
		return ""
	}
	chip := "[" + strconv.Itoa(int(t.Position)) + "]"
	for _, place := range b.again[id] {
		chip += " [" + strconv.Itoa(place) + "]"
	}
	return chip
}

// delays returns what a task was given to sleep for: a number that it sleeps for again and again stands there once.
func (b *builder) delays(t *trace.Task) []Cell {
	var cells []Cell
	seen := func(c Cell) bool {
		for _, other := range cells {
			if other == c {
				return true
			}
		}
		return false
	}
	for i := range t.Segments {
		s := &t.Segments[i]
		if s.State != trace.Waiting || s.Wait.Kind != trace.WaitSleep {
			continue
		}
		cell := Cell{Literal: s.Wait.Literal}
		if cell.Literal != trace.None {
			cell.Text = b.trace.Literals[cell.Literal].Text
		} else {
			cell.Text = trace.FormatTime(s.Wait.Delay)
			cell.Locked, cell.Place = b.computed(s.Wait.Asked), s.Wait.Asked
		}
		if seen(cell) {
			continue
		}
		if len(cells) == mostDelays {
			return append(cells, Cell{Text: "…", Literal: trace.None})
		}
		cells = append(cells, cell)
	}
	return cells
}

// arguments returns the values that a task's coroutine was called with, but not those that are its delays.
func (b *builder) arguments(t *trace.Task, delays []Cell) []Cell {
	var cells []Cell
	for i := range t.Arguments {
		a := &t.Arguments[i]
		if a.Value.Literal != trace.None && isDelay(delays, a.Value.Literal) {
			continue
		}
		cell := Cell{Name: a.Name, Text: withoutHalfNumber(a.Value.Repr), Literal: a.Value.Literal, Default: a.Default}
		if cell.Literal == trace.None {
			cell.Locked, cell.Place = b.computed(a.Source), a.Source
		} else {
			cell.Text = b.trace.Literals[cell.Literal].Text
		}
		cells = append(cells, cell)
	}
	return cells
}

// timeout returns the cell of the number of seconds that stands at a place.
func (b *builder) timeout(at trace.Span) Cell {
	if at.Zero() {
		return Cell{}
	}
	cell := Cell{Name: "timeout", Text: b.trace.Text(at), Literal: b.literal(at)}
	if cell.Literal == trace.None {
		cell.Locked, cell.Place = b.computed(at), at
	}
	return cell
}

// literal returns the literal that stands at a place, or None.
func (b *builder) literal(at trace.Span) int32 {
	for i := range b.trace.Literals {
		if b.trace.Literals[i].Span == at {
			return int32(i)
		}
	}
	return trace.None
}

// result returns what a task has returned: if that came unchanged from a literal, it can be changed.
func (b *builder) result(t *trace.Task) Cell {
	cell := Cell{Text: withoutHalfNumber(t.End.Value.Repr), Literal: t.End.Value.Literal}
	switch {
	case cell.Literal != trace.None:
		cell.Text = b.trace.Literals[cell.Literal].Text
	case t.End.Value.Type != "NoneType":
		cell.Locked, cell.Place = b.computed(t.End.Span), t.End.Span
	}
	return cell
}

func isDelay(delays []Cell, literal int32) bool {
	for _, d := range delays {
		if d.Literal == literal {
			return true
		}
	}
	return false
}

// mostSource is how many bytes of an expression a reason quotes.
const mostSource = 40

// computed says where a value that no literal stands for comes from.
func (b *builder) computed(s trace.Span) string {
	text := b.trace.Text(s)
	switch line := b.line(s); {
	case line == 0:
		return "computed"
	case text == "" || len(text) > mostSource:
		return "computed in line " + strconv.Itoa(line)
	default:
		return "computed in line " + strconv.Itoa(line) + ": " + text
	}
}

func (b *builder) outcome(t *trace.Task) string {
	switch t.End.Kind {
	case trace.Returned:
		return withoutHalfNumber(t.End.Value.Repr)
	case trace.Raised, trace.TimedOut:
		return t.End.Value.Type
	case trace.Cancelled:
		return "cancelled"
	}
	return "never ends"
}

// withoutHalfNumber leaves out the number in the middle of which a text was shortened: its first digits are another number. A text
// that is one number keeps them, for want of anything else to show.
func withoutHalfNumber(text string) string {
	const mark = "…"
	kept, shortened := strings.CutSuffix(text, mark)
	if !shortened {
		return text
	}
	if rest := strings.TrimRight(kept, "-.0123456789"); rest != "" {
		kept = rest
	}
	return kept + mark
}

func (b *builder) line(s trace.Span) int {
	if s.Zero() || int(s.File) >= len(b.sources) {
		return 0
	}
	return b.sources[s.File].Line(s.Start)
}
