package compare

import (
	"slices"
	"strconv"

	"gatherplay/gather/story"
	"gatherplay/gather/trace"
)

// A change is what a task does at other times than before. Those of several tasks that are the same are told together.
type change struct {
	starts, ends trace.Time // how much later
	ending       trace.Ending
	within       bool // it only waits at other times in between
}

// changed tells which tasks start or end at other times, or with something else.
func (c *comparison) changed() {
	together := make(map[change][]int32)
	var order []change
	for i := range c.after.Tasks {
		id := int32(i)
		if c.Before[i] == trace.None {
			continue
		}
		is, was := &c.after.Tasks[i], &c.before.Tasks[c.Before[i]]
		if c.Moved[i] && is.Group != trace.None && was.Group != trace.None {
			c.add(is.Created, is.Where, story.Even, story.Task(id), " stands at `["+strconv.Itoa(int(is.Position))+"]` instead of `["+strconv.Itoa(int(was.Position))+"]`.")
		}
		if otherOutcome(&is.End, &was.End) {
			c.outcome(id, is, was)
			continue
		}
		change := change{starts: startOf(is) - startOf(was), ending: is.End.Kind}
		if is.End.Kind != trace.Unended {
			change.ends = is.End.At.At - was.End.At.At
		}
		if is.Role == trace.Main && change.starts == 0 && is.End.Kind != trace.Unended && is.End.At.At == c.after.End.At && was.End.At.At == c.before.End.At {
			continue // the summary says it
		}
		if change.starts == 0 && change.ends == 0 {
			if is.Role == trace.Main || sameSegments(is, was) {
				continue
			}
			change.within = true
		}
		if together[change] == nil {
			order = append(order, change)
		}
		together[change] = append(together[change], id)
	}
	for _, change := range order {
		c.times(change, together[change])
	}
}

// startOf returns when the first step of a task was, or when it was made if it never came to that.
func startOf(t *trace.Task) trace.Time {
	for i := range t.Segments {
		if s := &t.Segments[i]; s.State == trace.Running {
			return s.From.At
		}
	}
	return t.Created.At
}

func sameSegments(a, b *trace.Task) bool {
	return slices.EqualFunc(a.Segments, b.Segments, func(a, b trace.Segment) bool {
		return a.State == b.State && a.From.At == b.From.At && a.To.At == b.To.At
	})
}

func otherOutcome(a, b *trace.Outcome) bool {
	if a.Kind != b.Kind {
		return true
	}
	return (a.Kind == trace.Returned || a.Kind == trace.Raised) && (a.Value.Type != b.Value.Type || a.Value.Repr != b.Value.Repr)
}

// How an outcome is told, now and before.
var endings = [...]struct{ is, was string }{
	trace.Unended:   {"never ends", "it never ended"},
	trace.Returned:  {"returns ", "it returned "},
	trace.Raised:    {"raises ", "it raised "},
	trace.Cancelled: {"is cancelled", "it was cancelled"},
	trace.TimedOut:  {"runs out of time", "it ran out of time"},
}

// outcome tells of a task that ends in another way, or with something else.
func (c *comparison) outcome(id int32, is, was *trace.Task) {
	if now, before := is.End.Kind == trace.Cancelled, was.End.Kind == trace.Cancelled; now && !before {
		c.cancelled = append(c.cancelled, id)
	} else if before && !now {
		c.spared = append(c.spared, id)
	}
	at, tone := is.End.At, story.Even
	switch is.End.Kind {
	case trace.Unended:
		at, tone = c.after.End, story.Loss
	case trace.Raised, trace.TimedOut:
		tone = story.Failure
	case trace.Cancelled:
		tone = story.Cancellation
	}
	text := c.Say(story.Task(id), " ")
	if is.End.Kind == was.End.Kind {
		text = c.Say(text, endings[is.End.Kind].is, story.Quote(valueOf(&is.End)), " instead of ", story.Quote(valueOf(&was.End)))
		if is.End.At.At != was.End.At.At {
			text = c.Say(text, ", at ", is.End.At.At, " instead of ", was.End.At.At)
		}
		c.add(at, is.End.Span, tone, text, ".")
		return
	}
	text = c.Say(text, c.ending(&is.End, endings[is.End.Kind].is))
	if is.End.Kind != trace.Unended {
		text = c.Say(text, " at ", is.End.At.At)
	}
	text = c.Say(text, "; before, ", c.ending(&was.End, endings[was.End.Kind].was))
	if was.End.Kind != trace.Unended && was.End.At.At != is.End.At.At {
		text = c.Say(text, " at ", was.End.At.At)
	}
	c.add(at, is.End.Span, tone, text, ".")
}

// ending says how something ended, and with what.
func (c *comparison) ending(o *trace.Outcome, verb string) story.Text {
	if o.Kind == trace.Returned || o.Kind == trace.Raised {
		return c.Say(verb, story.Quote(valueOf(o)))
	}
	return c.Say(verb)
}

// valueOf returns a result, or an exception as the last line of its traceback shows it.
func valueOf(o *trace.Outcome) string {
	switch {
	case o.Kind == trace.Returned:
		return o.Value.Repr
	case o.Value.Repr == "":
		return o.Value.Type
	}
	return o.Value.Type + ": " + o.Value.Repr
}

// times tells of tasks that start or end earlier or later.
func (c *comparison) times(change change, tasks []int32) {
	first := &c.after.Tasks[tasks[0]]
	at := first.End.At
	if change.starts != 0 || first.End.Kind == trace.Unended {
		at = first.Created
	}
	if len(tasks) > 1 {
		text := c.Say(c.Tasks(tasks))
		switch starts, ends := c.shift(change.starts, "later", "earlier"), c.shift(change.ends, "later", "earlier"); {
		case change.within:
			text = c.Say(text, " start and end when they did, but wait at other times in between")
		case change.starts == change.ends:
			text = c.Say(text, " start and end ", starts)
		case change.starts == 0:
			text = c.Say(text, " end ", ends)
		case change.ends == 0:
			text = c.Say(text, " start ", starts)
		default:
			text = c.Say(text, " start ", starts, " and end ", ends)
		}
		c.add(at, first.Where, story.Even, text, ".")
		return
	}
	was := &c.before.Tasks[c.Before[tasks[0]]]
	text := c.Say(story.Task(tasks[0]))
	if change.within {
		c.add(at, first.Where, story.Even, text, " starts and ends when it did, but waits at other times in between.")
		return
	}
	if change.starts != 0 {
		text = c.Say(text, " starts at ", startOf(first), " instead of ", startOf(was))
		if change.ends != 0 {
			text = c.Say(text, " and")
		}
	}
	if change.ends != 0 {
		verb := " ends at "
		if change.ending == trace.Cancelled {
			verb = " is cancelled at "
		} else if change.ending == trace.Raised {
			verb = " fails at "
		}
		text = c.Say(text, verb, first.End.At.At, " instead of ", was.End.At.At)
	}
	c.add(at, first.End.Span, story.Even, text, ".")
}
