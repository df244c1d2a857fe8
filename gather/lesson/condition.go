package lesson

import (
	"gatherplay/gather/story"
	"gatherplay/gather/trace"
)

// A Condition is something that a run can be tested for. Kind says what, and which of the other fields mean something.
//
// Tasks are named by what they run or are called: "fetch" is every task that runs the coroutine function of this name, or was given
// it as its own; "fetch#2" the second of them to be made, "fetch(Oslo)" each that was called with this argument. If no task is made of
// a function, those are meant that run it as a part of themselves, such as wrappers around it.
type Condition struct {
	Kind Kind `js:"kind" json:"kind"`
	// Text is what Output and Raises expect, the task or function that Task and MaxConcurrency are about, the construct of Uses and Forbids.
	Text string `js:"text" json:"text,omitempty"`
	// List is what OutputContains and Results expect, the tasks that others are about, the aspects of SameAsSolution.
	List []string `js:"list" json:"list,omitempty"`
	// Range is how long Elapsed may be, in nanoseconds, and how many MaxConcurrency, Uses and Forbids may find.
	Range Range `js:"range" json:"range"`
	// State, Start and End are what Task expects; empty and nil if it doesn't matter.
	State string `js:"state" json:"state,omitempty"`
	Start *Range `js:"start" json:"start,omitempty"`
	End   *Range `js:"end" json:"end,omitempty"`
}

// A Range is a range of times or numbers, both ends included.
type Range struct {
	Min int64 `js:"min" json:"min"`
	Max int64 `js:"max" json:"max"` // None: there is no upper end
}

// AtLeast returns the range from a number on.
func AtLeast(n int64) Range { return Range{n, trace.None} }

// Contains reports whether n lies in the range.
func (r Range) Contains(n int64) bool { return r.Min <= n && (r.Max < 0 || n <= r.Max) }

// A Kind is what a condition tests.
type Kind string

// The kinds, named as in a lesson's file.
const (
	Output         Kind = "output"          // what the program prints is Text
	OutputContains Kind = "output_contains" // each of List stands in what it prints
	Raises         Kind = "raises"          // the program ends with this exception, or with "nothing"
	Elapsed        Kind = "elapsed"         // how long it takes
	Task           Kind = "task"            // how and when tasks start and end
	Order          Kind = "order"           // the order in which tasks end
	Results        Kind = "results"         // what a gather returns
	Overlap        Kind = "overlap"         // tasks are under way at the same time
	NoOverlap      Kind = "no_overlap"      // no two of them are
	MaxConcurrency Kind = "max_concurrency" // how many are in a function at the same time, at the most
	Cancelled      Kind = "cancelled"       // these tasks end cancelled; with an empty list, none does
	Orphaned       Kind = "orphaned"        // these run on with nobody waiting for them; with an empty list, none does
	NeverSurfaced  Kind = "never_surfaced"  // the exceptions of these are seen by nobody; with an empty list, all are seen
	Uses           Kind = "uses"            // the program is written with a construct
	Forbids        Kind = "forbids"         // it is not, or no more often than Range says
	SameAsSolution Kind = "same_as_solution"
)

// Kinds are all kinds, in the order in which they are explained.
var Kinds = []Kind{Output, OutputContains, Raises, Elapsed, Task, Order, Results, Overlap, NoOverlap, MaxConcurrency, Cancelled, Orphaned, NeverSurfaced, Uses, Forbids, SameAsSolution}

// A Finding is what testing a condition has found.
type Finding struct {
	Holds              bool
	Expected, Happened story.Text // of what doesn't hold
	// Tasks, From and To say where it shows on the timeline: nowhere if there are no tasks and To isn't after From.
	Tasks    []int32
	From, To trace.Time
	Places   []trace.Span // where it shows in the program
}

// A test is the run that conditions are tested on, and the one of the solution that it is compared with.
type test struct {
	*story.Teller
	trace    *trace.Trace
	sources  sources
	orphans  []trace.Orphan
	solution func() *trace.Trace
}

func newTest(t *trace.Trace, solution func() *trace.Trace) *test {
	return &test{Teller: story.NewTeller(t), trace: t, orphans: t.Orphans(), solution: solution}
}

// find tests a condition.
func (t *test) find(c *Condition) Finding {
	switch c.Kind {
	case Output:
		return t.output(c)
	case OutputContains:
		return t.outputContains(c)
	case Raises:
		return t.raises(c)
	case Elapsed:
		return t.elapsed(c)
	case Task:
		return t.task(c)
	case Order:
		return t.order(c)
	case Results:
		return t.results(c)
	case Overlap:
		return t.overlap(c)
	case NoOverlap:
		return t.noOverlap(c)
	case MaxConcurrency:
		return t.maxConcurrency(c)
	case Cancelled:
		return t.befallen(c, isCancelled, t.cancelled())
	case Orphaned:
		return t.befallen(c, runsOn, t.orphaned())
	case NeverSurfaced:
		return t.befallen(c, failsUnseen, t.neverSurfaced())
	case Uses:
		return t.uses(c)
	case Forbids:
		return t.forbids(c)
	case SameAsSolution:
		return t.sameAsSolution(c)
	}
	return t.fails(t.Say("a condition that exists"), t.Say("there is no condition `"+string(c.Kind)+"`"))
}

var holds = Finding{Holds: true}

func (t *test) fails(expected, happened story.Text) Finding {
	return Finding{Expected: expected, Happened: happened}
}

// at adds tasks to where a finding shows, over all of their time.
func (t *test) at(f Finding, tasks ...int32) Finding {
	for _, task := range tasks {
		from, to := t.life(task)
		if len(f.Tasks) == 0 {
			f.From, f.To = from.At, to.At
		}
		f.From, f.To = min(f.From, from.At), max(f.To, to.At)
		f.Tasks = append(f.Tasks, task)
		f.Places = append(f.Places, t.trace.Tasks[task].Call)
	}
	return f
}

// life returns when a task's first step began and when it ended, or the run did.
func (t *test) life(task int32) (from, to trace.Moment) {
	one := &t.trace.Tasks[task]
	to = t.trace.End
	if one.End.Kind != trace.Unended {
		to = one.End.At
	}
	for i := range one.Segments {
		if one.Segments[i].State == trace.Running {
			return one.Segments[i].From, to
		}
	}
	return to, to
}
