// Package compare says in short plain sentences how two runs differ: how long they take, which tasks start, end or fail otherwise, in
// which order results come, where exceptions end, what is printed. It is for whoever keeps a run and edits on, or looks at the same work
// done in two ways.
//
// It is given the traces of both runs, the one before and the one now, and first finds out which tasks are the same ([Match]). What it
// says is about the run now, and names its tasks and places; what there was only before is quoted. At most [Most] differences are
// told one by one; of the others it says how many they are.
//
// Like [story], whose texts it uses, the package says nothing that is not in the traces, and does not know how its sentences are shown.
package compare

import (
	"slices"
	"strconv"

	"gatherplay/gather/internal/sorting"
	"gatherplay/gather/story"
	"gatherplay/gather/trace"
)

// Most is how many sentences tell of differences at most.
const Most = 24

// A Comparison is what is said of two runs.
type Comparison struct {
	// Summary says which tasks are cancelled and were not before, or the other way round; how long the program takes and how it ends,
	// now and before, and whether it prints the same; or that nothing differs.
	Summary story.Text
	// Differences are the others, in the order of the time now or, of what is no more, before.
	Differences []story.Sentence
}

// Of compares the run before with the run now.
func Of(before, after *trace.Trace, m *Matching) *Comparison {
	c := &comparison{Matching: m, Teller: story.NewTeller(after), was: story.NewTeller(before), before: before, after: after}
	c.gone()
	c.added()
	c.changed()
	c.groups()
	c.failures()
	printed := c.output()
	sorting.Stable(c.differences, func(a, b story.Sentence) int { return a.At.Compare(b.At) })
	if len(c.differences)+c.more > Most {
		more := len(c.differences) + c.more - Most + 1
		c.differences = c.differences[:Most-1]
		c.add(c.differences[Most-2].At, trace.Span{}, story.Even, "(", more, " more differences are left out here.)")
	}
	return &Comparison{Summary: c.summary(printed), Differences: c.differences}
}

// A comparison is one that is being made.
type comparison struct {
	*Matching
	*story.Teller               // of the run now
	was           *story.Teller // of the run before
	before, after *trace.Trace
	differences   []story.Sentence
	more          int     // how many are not among them, because they are too many
	cancelled     []int32 // tasks of the run now that are cancelled, and were not before
	spared        []int32 // those that were
}

// mostFound is how many differences are put into words at all, of which the first are told.
const mostFound = 10 * Most

// add adds a difference.
func (c *comparison) add(at trace.Moment, span trace.Span, tone story.Tone, parts ...any) {
	if len(c.differences) == mostFound {
		c.more++
		return
	}
	s := story.Sentence{At: at, Text: story.Capital(c.Say(parts...)), Span: span, Line: c.Line(span), Tone: tone}
	for _, part := range s.Text {
		if part.Kind == story.TaskName && !slices.Contains(s.Tasks, part.Task) {
			s.Tasks = append(s.Tasks, part.Task)
		}
	}
	c.differences = append(c.differences, s)
}

// summary tells of the whole.
func (c *comparison) summary(printed sameness) story.Text {
	shift := c.after.End.At - c.before.End.At
	ends := c.ends()
	if len(c.differences) == 0 && shift == 0 && ends == nil {
		return c.Say("Nothing differs: the same tasks run at the same times, with the same results and the same output.")
	}
	text := c.Say("It takes as long as before, ", c.after.End.At)
	if shift != 0 {
		text = c.Say("It takes ", c.after.End.At, " instead of ", c.before.End.At, ", ", c.shift(shift, "more", "less"))
	}
	switch printed {
	case sameLines:
		text = c.Say(text, ", and prints the same.")
	case otherOrder:
		text = c.Say(text, ", and prints the same in another order.")
	default:
		text = c.Say(text, ".")
	}
	if ends != nil {
		text = c.Say(text, " ", ends)
	}
	return c.Say(c.fate(c.cancelled, " cancelled now. "), c.fate(c.spared, " not cancelled any more. "), text)
}

// fate says what is true of tasks, if there are any.
func (c *comparison) fate(tasks []int32, what string) story.Text {
	switch len(tasks) {
	case 0:
		return nil
	case 1:
		return story.Capital(c.Say(c.Tasks(tasks), " is", what))
	}
	return story.Capital(c.Say(c.Tasks(tasks), " are", what))
}

// shift says by how much a time has changed.
func (c *comparison) shift(by trace.Time, more, less string) story.Text {
	if by < 0 {
		return c.Say(-by, " "+less)
	}
	return c.Say(by, " "+more)
}

// exits say how a program ends, and how it ended.
var exits = [...]struct{ is, was string }{
	trace.Finished:      {"it ends without an error", "it ended without one"},
	trace.Uncaught:      {"it ends with an error", "it ended with one"},
	trace.SyntaxError:   {"it does not run", "it did not run"},
	trace.Unsupported:   {"it can't go on", "it could not go on"},
	trace.LimitReached:  {"it is stopped", "it was stopped"},
	trace.Deadlocked:    {"it waits for ever", "it waited for ever"},
	trace.InternalError: {"it meets a defect of what runs it", "it met a defect of what runs it"},
}

// ends tells how the program ends, if that is another way than before.
func (c *comparison) ends() story.Text {
	is, was := &c.after.Exit, &c.before.Exit
	if is.Kind == was.Kind && is.Message == was.Message && is.Status == was.Status {
		return nil
	}
	if is.Kind == trace.Uncaught && was.Kind == trace.Uncaught {
		return c.Say("It ends with ", message(c, is), " instead of ", message(c, was), ".")
	}
	text := c.Say("Now ", exits[is.Kind].is)
	if is.Kind == trace.Uncaught {
		text = c.Say(text, ", ", message(c, is))
	}
	text = c.Say(text, "; before, ", exits[was.Kind].was)
	if was.Kind == trace.Uncaught {
		text = c.Say(text, ", ", message(c, was))
	}
	return c.Say(text, ".")
}

// message returns with what a program ended.
func message(c *comparison, exit *trace.Exit) story.Text {
	if exit.Message == "" {
		return c.Say("exit status " + strconv.Itoa(exit.Status))
	}
	return c.Say(story.Quote(exit.Message))
}

// gone tells which tasks there are no more.
func (c *comparison) gone() {
	var tasks []int32
	for i := range c.before.Tasks {
		if c.After[i] == trace.None && c.before.Tasks[i].Role != trace.Shutdown {
			tasks = append(tasks, int32(i))
		}
	}
	for _, some := range inGroups(c.before, tasks) {
		who := c.wereTasks(some)
		verb := " is not there any more."
		if len(some) > 1 {
			verb = " are not there any more."
		}
		c.add(c.before.Tasks[some[0]].Created, trace.Span{}, story.Even, who, verb)
	}
}

// added tells which tasks are new.
func (c *comparison) added() {
	var tasks []int32
	for i := range c.after.Tasks {
		if c.Before[i] == trace.None && c.after.Tasks[i].Role != trace.Shutdown {
			tasks = append(tasks, int32(i))
		}
	}
	for _, some := range inGroups(c.after, tasks) {
		verb := " is new."
		if len(some) > 1 {
			verb = " are new."
		}
		first := &c.after.Tasks[some[0]]
		c.add(first.Created, first.Where, story.Even, c.Tasks(some), verb)
	}
}

// inGroups parts tasks into those that were made together: in one group, or by one task at one time.
func inGroups(t *trace.Trace, tasks []int32) (parts [][]int32) {
	for first := 0; first < len(tasks); {
		a, last := &t.Tasks[tasks[first]], first+1
		for ; last < len(tasks); last++ {
			if b := &t.Tasks[tasks[last]]; b.Group != a.Group || b.Creator != a.Creator || b.Created.At != a.Created.At {
				break
			}
		}
		parts = append(parts, tasks[first:last])
		first = last
	}
	return parts
}

// wereTasks lists tasks of the run before, which nothing shows any more.
func (c *comparison) wereTasks(tasks []int32) story.Text {
	text := c.was.Tasks(tasks)
	for i := range text {
		if text[i].Kind == story.TaskName {
			text[i].Kind, text[i].Task = story.Code, trace.None
		}
	}
	return text
}
