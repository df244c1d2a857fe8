package lesson

import (
	"slices"
	"strings"

	"gatherplay/gather/story"
	"gatherplay/gather/trace"
)

// cancelled returns the tasks that ended cancelled.
func (t *test) cancelled() []int32 {
	var tasks []int32
	for i := range t.trace.Tasks {
		if task := &t.trace.Tasks[i]; task.Role != trace.Shutdown && task.End.Kind == trace.Cancelled {
			tasks = append(tasks, int32(i))
		}
	}
	return tasks
}

// orphaned returns the tasks that ran on for a time with nobody waiting for them.
func (t *test) orphaned() []int32 {
	var tasks once
	for _, o := range t.orphans {
		if o.From.At < o.To.At {
			tasks.add(o.Task)
		}
	}
	return tasks.list
}

// neverSurfaced returns the tasks that ended with an exception which nobody ever saw.
func (t *test) neverSurfaced() []int32 {
	var tasks once
	for i := range t.trace.Failures {
		f := &t.trace.Failures[i]
		if n := len(f.Path); n > 0 && f.Path[n-1].Kind == trace.Unsurfaced && f.Task != trace.None {
			tasks.add(f.Task)
		}
	}
	return tasks.list
}

// A fate is what can become of tasks, as what is said of one and of several.
type fate struct{ one, many string }

var (
	isCancelled = fate{" is cancelled", " are cancelled"}
	runsOn      = fate{" runs on with nobody waiting for it", " run on with nobody waiting for them"}
	failsUnseen = fate{" fails with an exception that nobody sees", " fail with exceptions that nobody sees"}
)

// befallen tests whether tasks have a fate that those in have, or, if none are named, that no task has.
func (t *test) befallen(c *Condition, f fate, have []int32) Finding {
	if len(c.List) == 0 {
		if len(have) == 0 {
			return holds
		}
		return t.at(t.fails(t.Say("no task"+f.one), t.Say(t.Tasks(have), plural(len(have), f.one, f.many))), have...)
	}
	expected := t.subject(c.List, f.one, f.many)
	tasks, missing := t.choose(c.List)
	if missing != nil {
		return t.absent(expected, missing)
	}
	var fated once
	for _, task := range have {
		fated.add(task)
	}
	for _, task := range tasks {
		if !fated.has[task] {
			return t.at(t.fails(expected, t.ending(task)), task)
		}
	}
	return holds
}

// order tests in which order tasks end.
func (t *test) order(c *Condition) Finding {
	expected := t.Say("the tasks end in the order ", t.sequence(c.List))
	var tasks []int32
	for _, s := range c.List {
		chosen, missing := t.choose([]string{s})
		if missing != nil {
			return t.absent(expected, missing)
		}
		if len(chosen) > 1 {
			return t.at(t.fails(expected, t.Say(len(chosen), " tasks are made of ", story.Quote(s), ", so it does not tell which one")), chosen...)
		}
		tasks = append(tasks, chosen[0])
	}
	for _, task := range tasks {
		if t.trace.Tasks[task].End.Kind == trace.Unended {
			return t.at(t.fails(expected, t.ending(task)), task)
		}
	}
	for i := 1; i < len(tasks); i++ {
		if _, before := t.life(tasks[i-1]); t.trace.Tasks[tasks[i]].End.At.Before(before) {
			return t.at(t.fails(expected, t.Say(story.Task(tasks[i]), " ends before ", story.Task(tasks[i-1]))), tasks[i-1], tasks[i])
		}
	}
	return holds
}

// sequence lists selectors in an order.
func (t *test) sequence(selectors []string) story.Text {
	var parts []any
	for i, s := range selectors {
		if i > 0 {
			parts = append(parts, ", ")
		}
		parts = append(parts, story.Quote(s))
	}
	return t.Say(parts...)
}

// results tests what a gather of the program returns: any of them, for which one it is differs from program to program.
func (t *test) results(c *Condition) Finding {
	expected := t.Say("a gather that returns [", t.sequence(c.List), "]")
	last := trace.None
	for i := range t.trace.Groups {
		g := &t.trace.Groups[i]
		if g.Kind != trace.Gather || g.End.Kind != trace.Returned {
			continue
		}
		last = i
		if slices.EqualFunc(g.Slots, c.List, func(s trace.Slot, want string) bool {
			return s.Value.Repr == want || isString(s.Value) && unquoted(s.Value.Repr) == want
		}) {
			return holds
		}
	}
	if last == trace.None {
		return t.fails(expected, t.Say("no gather returns anything"))
	}
	g := &t.trace.Groups[last]
	f := t.at(t.fails(expected, t.Say("it returns ", story.Quote(resultsOf(g)))), t.trace.Children(int32(last))...)
	f.Places = []trace.Span{g.Span}
	return f
}

func isString(v *trace.Value) bool { return v.Type == "str" }

// resultsOf returns the list that a gather returned, as Python would print it.
func resultsOf(g *trace.Group) string {
	var b strings.Builder
	b.WriteByte('[')
	for i := range g.Slots {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(g.Slots[i].Value.Repr)
	}
	b.WriteByte(']')
	return b.String()
}
