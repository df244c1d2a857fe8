package compare

import (
	"cmp"
	"slices"

	"gatherplay/gather/internal/sorting"
	"gatherplay/gather/story"
	"gatherplay/gather/trace"
)

// mostOrdered is how many tasks are named when they come in another order.
const mostOrdered = 6

// groups tells of the groups that have tasks of the run before in them: whether they are of another kind, end in another way, or their
// tasks come in another order.
func (c *comparison) groups() {
	for i := range c.after.Groups {
		members := c.members(int32(i))
		if len(members) == 0 {
			continue
		}
		is, was := &c.after.Groups[i], &c.before.Groups[c.before.Tasks[c.Before[members[0]]].Group]
		if is.Kind != was.Kind {
			c.add(is.Formed, is.Span, story.Even, "What was "+article(was.Kind)+" is "+article(is.Kind), story.At(is.Span), ".")
		}
		c.groupEnds(is, was)
		c.listed(is, was, members)
		c.completed(is, members)
	}
}

func article(kind trace.GroupKind) string {
	if kind == trace.AsCompleted {
		return "an `" + kind.String() + "`"
	}
	return "a `" + kind.String() + "`"
}

// members returns the tasks of a group that were in one group before, by position.
func (c *comparison) members(group int32) (members []int32) {
	was := int32(trace.None)
	for _, id := range c.after.Children(group) {
		if c.after.Tasks[id].Group != group || c.Before[id] == trace.None {
			continue
		}
		g := c.before.Tasks[c.Before[id]].Group
		if was == trace.None {
			was = g
		}
		if g == was && g != trace.None {
			members = append(members, id)
		}
	}
	return members
}

// groupEnds tells of a group that ends in another way.
func (c *comparison) groupEnds(is, was *trace.Group) {
	if is.End.Kind == was.End.Kind && (is.End.Kind != trace.Raised || is.End.Value.Type == was.End.Value.Type) {
		return
	}
	at, tone := is.End.At, story.Even
	if is.End.Kind == trace.Unended {
		at = c.after.End
	} else if is.End.Kind != trace.Returned {
		tone = story.Failure
	}
	text := c.Say("The `"+is.Kind.String()+"`", story.At(is.Span), " ", c.groupEnding(&is.End, groupEndings[is.End.Kind].is))
	if is.End.Kind != trace.Unended {
		text = c.Say(text, " at ", is.End.At.At)
	}
	text = c.Say(text, "; before, ", c.groupEnding(&was.End, groupEndings[was.End.Kind].was))
	if was.End.Kind != trace.Unended && was.End.At.At != is.End.At.At {
		text = c.Say(text, " at ", was.End.At.At)
	}
	c.add(at, is.Span, tone, text, ".")
}

// How the end of a group is told, now and before.
var groupEndings = [...]struct{ is, was string }{
	trace.Unended:   {"never ends", "it never ended"},
	trace.Returned:  {"is done", "it was done"},
	trace.Raised:    {"raises ", "it raised "},
	trace.Cancelled: {"is cancelled", "it was cancelled"},
	trace.TimedOut:  {"runs out of time", "it ran out of time"},
}

func (c *comparison) groupEnding(o *trace.Outcome, verb string) story.Text {
	if o.Kind == trace.Raised {
		return c.Say(verb, story.Quote(o.Value.Type))
	}
	return c.Say(verb)
}

// listed tells of a gather whose list of results is in another order.
func (c *comparison) listed(is, was *trace.Group, members []int32) {
	if is.Kind != trace.Gather || was.Kind != trace.Gather || is.End.Kind != trace.Returned || was.End.Kind != trace.Returned || is.End.Value.Repr == was.End.Value.Repr {
		return
	}
	before := slices.Clone(members)
	sorting.Stable(before, func(a, b int32) int {
		return cmp.Compare(c.before.Tasks[c.Before[a]].Position, c.before.Tasks[c.Before[b]].Position)
	})
	if !slices.Equal(before, members) {
		c.ordered(is, "The results stand in another order in the list", before, members)
	}
}

// completed tells of a group whose tasks end in another order. What ends at the same time has none.
func (c *comparison) completed(is *trace.Group, members []int32) {
	ended := slices.DeleteFunc(slices.Clone(members), func(id int32) bool {
		return c.after.Tasks[id].End.Kind == trace.Unended || c.before.Tasks[c.Before[id]].End.Kind == trace.Unended
	})
	now := func(id int32) trace.Time { return c.after.Tasks[id].End.At.At }
	was := func(id int32) trace.Time { return c.before.Tasks[c.Before[id]].End.At.At }
	before := slices.Clone(ended)
	sorting.Stable(ended, func(a, b int32) int { return cmp.Compare(now(a), now(b)) })
	sorting.Stable(before, func(a, b int32) int { return cmp.Compare(was(a), was(b)) })
	var latest, sofar trace.Time // when the last ends now of those that ended earlier before, and of all up to here
	for i, id := range before {
		if i > 0 && was(before[i-1]) < was(id) {
			latest = sofar
		}
		if sofar = max(sofar, now(id)); now(id) < latest {
			c.ordered(is, "They end in another order", before, ended)
			return
		}
	}
}

// ordered tells that tasks come in another order.
func (c *comparison) ordered(g *trace.Group, what string, before, after []int32) {
	at := c.after.Tasks[after[len(after)-1]].End.At
	if len(after) > mostOrdered {
		c.add(at, g.Span, story.Even, what, ".")
		return
	}
	c.add(at, g.Span, story.Even, what, ": ", c.listing(after), " instead of ", c.listing(before), ".")
}

func (c *comparison) listing(tasks []int32) story.Text {
	var text []any
	for i, task := range tasks {
		if i > 0 {
			text = append(text, ", ")
		}
		text = append(text, story.Task(task))
	}
	return c.Say(text...)
}
