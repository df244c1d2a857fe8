package lesson

import (
	"gatherplay/gather/story"
	"gatherplay/gather/trace"
)

func (t *test) elapsed(c *Condition) Finding {
	took := t.trace.End.At
	if c.Range.Contains(int64(took)) {
		return holds
	}
	f := t.fails(t.Say("the program takes ", t.duration(c.Range)), t.Say("it takes ", took))
	f.From, f.To = 0, took
	return f
}

// duration says how long something is to take.
func (t *test) duration(r Range) story.Text {
	from, to := trace.Time(r.Min), trace.Time(r.Max)
	switch {
	case r.Max < 0:
		return t.Say("at least ", from)
	case r.Min == r.Max:
		return t.Say(from)
	case r.Min == 0:
		return t.Say("at most ", to)
	}
	return t.Say("from ", from, " to ", to)
}

// when says at which time something is to happen.
func (t *test) when(r Range) story.Text {
	from, to := trace.Time(r.Min), trace.Time(r.Max)
	switch {
	case r.Max < 0:
		return t.Say("not before ", from)
	case r.Min == r.Max:
		return t.Say("at ", from)
	case r.Min == 0:
		return t.Say("by ", to)
	}
	return t.Say("between ", from, " and ", to)
}

// States are how a task can end, as [Task] and outcomes call it. A task that a timeout has ended with TimeoutError has raised.
var States = []string{"returned", "raised", "cancelled", "unended"}

// stateOf returns how a task ended.
func stateOf(task *trace.Task) string {
	if task.End.Kind == trace.TimedOut {
		return trace.Raised.String()
	}
	return task.End.Kind.String()
}

// verbs say in words how a task is to end.
var verbs = map[string]string{"returned": " returns", "raised": " raises", "cancelled": " is cancelled", "unended": " never ends"}

func (t *test) task(c *Condition) Finding {
	tasks, missing := t.choose([]string{c.Text})
	if missing != nil {
		return t.absent(t.Say("a task made of ", story.Quote(c.Text)), missing)
	}
	for _, task := range tasks {
		began, ended := t.life(task)
		one := &t.trace.Tasks[task]
		switch {
		case c.State != "" && stateOf(one) != c.State:
			return t.at(t.fails(t.Say(story.Quote(c.Text), verbs[c.State]), t.ending(task)), task)
		case c.Start != nil && !c.Start.Contains(int64(began.At)):
			return t.at(t.fails(t.Say(story.Quote(c.Text), " starts ", t.when(*c.Start)), t.Say(story.Task(task), " starts at ", began.At)), task)
		case c.End != nil && (one.End.Kind == trace.Unended || !c.End.Contains(int64(ended.At))):
			return t.at(t.fails(t.Say(story.Quote(c.Text), " ends ", t.when(*c.End)), t.ending(task)), task)
		}
	}
	return holds
}

// ending says how and when a task ended.
func (t *test) ending(task int32) story.Text {
	end := &t.trace.Tasks[task].End
	switch end.Kind {
	case trace.Returned:
		return t.Say(story.Task(task), " returns at ", end.At.At)
	case trace.Cancelled:
		return t.Say(story.Task(task), " is cancelled at ", end.At.At)
	case trace.Unended:
		return t.Say(story.Task(task), " never ends")
	}
	return t.Say(story.Task(task), " raises ", story.Quote(end.Value.Type), " at ", end.At.At)
}
