package story

import (
	"slices"

	"gatherplay/gather/internal/sorting"
	"gatherplay/gather/trace"
)

// A site is where something happens, perhaps again and again: what sort of thing, and where in the source.
type site struct {
	kind uint8
	span trace.Span
}

// groups tells of gathers and of what else treats several things as one: how each is formed and what comes of it.
func (s *story) groups() {
	sites := make(map[site][]int32)
	var order []site
	for i := range s.trace.Groups {
		g := &s.trace.Groups[i]
		if g.Creator != trace.None && s.trace.Tasks[g.Creator].Role == trace.Shutdown {
			continue
		}
		at := site{uint8(g.Kind), g.Span}
		if sites[at] == nil {
			order = append(order, at)
		}
		sites[at] = append(sites[at], int32(i))
	}
	var limits []int32
	for _, at := range order {
		groups := sites[at]
		kind := trace.GroupKind(at.kind)
		switch {
		case len(groups) > s.few:
			s.groupsInAll(groups)
		case kind == trace.Timeout || kind == trace.WaitFor:
			limits = append(limits, groups...)
		default:
			for _, group := range groups {
				s.formed(group)
				s.settled(group)
			}
		}
	}
	s.limits(limits)
}

// groupsInAll tells of groups that are formed at the same place again and again.
func (s *story) groupsInAll(groups []int32) {
	first := &s.trace.Groups[groups[0]]
	least, most := len(first.Slots), len(first.Slots)
	var ends [trace.TimedOut + 1]int
	for _, group := range groups {
		g := &s.trace.Groups[group]
		least, most = min(least, len(g.Slots)), max(most, len(g.Slots))
		ends[g.End.Kind]++
	}
	last := s.trace.Groups[groups[len(groups)-1]].Formed
	text := []any{"`" + first.Kind.String() + "` is used ", len(groups), " times", At(first.Span)}
	switch {
	case most == 0:
	case least == most:
		text = append(text, ", with ", most, is(most, " task", " tasks"), " each time")
	default:
		text = append(text, ", with ", least, " to ", most, " tasks")
	}
	if last.At > first.Formed.At {
		text = append(text, ", for the last time at ", last.At)
	}
	text = append(text, ".")
	failed, cancelled, expired := ends[trace.Raised], ends[trace.Cancelled], ends[trace.TimedOut]
	var how []Text
	for _, end := range []struct {
		n    int
		what string
	}{{ends[trace.Returned], "finished"}, {failed, "raised an exception"}, {expired, "ran out of time"}, {cancelled, is(cancelled, "was cancelled", "were cancelled")}} {
		if end.n > 0 {
			how = append(how, s.Say(end.n, " "+end.what))
		}
	}
	if len(how) > 0 {
		text = append(text, " ", Capital(s.Say("in the end ", s.List(how), ".")))
	}
	s.add(first.Formed, relation, Even, first.Span, s.Say(text...))
}

// members returns the tasks of a group, each once: those that were made by forming it and those that were there before; and how many
// of its members are no tasks.
func (s *story) members(group int32) (made, there []int32, others int) {
	g := &s.trace.Groups[group]
	seen := make(map[int32]bool, len(g.Slots))
	for _, slot := range g.Slots {
		switch {
		case slot.Task == trace.None:
			others++
		case seen[slot.Task]:
		default:
			seen[slot.Task] = true
			if t := &s.trace.Tasks[slot.Task]; t.Where == g.Span && t.Created.At == g.Formed.At && t.Creator == g.Creator {
				made = append(made, slot.Task)
			} else {
				there = append(there, slot.Task)
			}
		}
	}
	return made, there, others
}

// named lists tasks after a colon, if they are few enough to be named.
func (s *story) named(tasks []int32) Text {
	if len(tasks) > mostListed {
		name := s.trace.Tasks[tasks[0]].Coroutine
		for _, task := range tasks {
			if s.trace.Tasks[task].Coroutine != name {
				return nil
			}
		}
		return s.Say(", all `" + codeName(name) + "`")
	}
	return s.Say(": ", s.Tasks(tasks))
}

// waiter returns the task that waits for a group from when it is formed, or soon after.
func (s *story) waiter(g *trace.Group) int32 {
	if len(g.Awaiters) > 0 {
		return g.Awaiters[0]
	}
	return trace.None
}

// formed tells how a group begins.
func (s *story) formed(group int32) {
	g := &s.trace.Groups[group]
	made, there, others := s.members(group)
	waiter := s.waiter(g)
	var text []any
	switch g.Kind {
	case trace.Gather:
		switch {
		case len(g.Slots) == 0:
			text = append(text, "gather has nothing to gather", At(g.Span), ": its result is an empty list.")
			s.add(g.Formed, relation, Even, g.Span, s.Say(text...))
			return
		case len(made) > 0 && len(there) == 0 && others == 0:
			text = append(text, "gather starts ", len(made), is(len(made), " task", " tasks"), s.named(made))
		case len(made) == 0 && len(there) > 0 && others == 0:
			text = append(text, "gather takes ", len(there), is(len(there), " task that is", " tasks that are"), " there already", s.named(there))
		case len(made)+len(there) == 0:
			text = append(text, "gather takes ", others, s.inner(g, others))
		default:
			text = append(text, "gather takes ", len(made)+len(there)+others, " things")
			var items []Text
			if len(made) > 0 {
				items = append(items, s.Say(len(made), is(len(made), " new task", " new tasks")))
			}
			if len(there) > 0 {
				items = append(items, s.Say(len(there), is(len(there), " task that was", " tasks that were"), " there before"))
			}
			if others > 0 {
				items = append(items, s.Say(others, s.inner(g, others)))
			}
			text = append(text, " together: ", s.List(items))
		}
		if len(made)+len(there) > 0 && len(g.Slots) > len(made)+len(there)+others {
			text = append(text, " (one stands there more than once, and runs once)")
		}
		text = append(text, s.waitsFor(g, waiter))
		if g.ReturnExceptions {
			text = append(text, " Exceptions will become results.")
		}
	case trace.TaskGroup:
		switch owner := Task(g.Creator); {
		case len(g.Slots) == 0:
			text = append(text, owner, " opens a TaskGroup, in which no task is ever started.")
		case len(made)+len(there) == s.soon(g):
			all := append(made, there...)
			text = append(text, owner, " opens a TaskGroup and starts ", len(all), is(len(all), " task", " tasks"), " in it", s.named(all), ".")
		default:
			text = append(text, owner, " opens a TaskGroup. In time ", len(g.Slots), is(len(g.Slots), " task is", " tasks are"), " started in it.")
		}
	case trace.WaitSet:
		all := append(made, there...)
		text = append(text, Task(g.Creator), " waits for ", s.some(all, others), " with `asyncio.wait`")
		if g.Deadline >= 0 {
			text = append(text, ", for at most ", g.Deadline-g.Formed.At)
		}
		text = append(text, ".")
	case trace.AsCompleted:
		all := append(made, there...)
		text = append(text, Task(g.Creator), " takes the results of ", s.some(all, others), " as they come, with `as_completed`")
		if g.Deadline >= 0 {
			text = append(text, ", for at most ", g.Deadline-g.Formed.At)
		}
		text = append(text, ".")
	case trace.Shield:
		all := append(made, there...)
		if g.Creator == trace.None {
			text = append(text, "A shield is put before ", s.some(all, others), ".")
		} else {
			text = append(text, Task(g.Creator), " puts a shield before ", s.some(all, others), ": if ", Task(g.Creator), " is cancelled, the work behind it goes on.")
		}
	}
	s.add(g.Formed, relation, Even, g.Span, s.Say(text...))
}

// soon returns how many of a task group's tasks are made in the instant in which it is opened.
func (s *story) soon(g *trace.Group) int {
	n := 0
	for _, slot := range g.Slots {
		if slot.Task != trace.None && s.trace.Tasks[slot.Task].Created.At == g.Formed.At {
			n++
		}
	}
	return n
}

// some names tasks and counts what is none.
func (s *story) some(tasks []int32, others int) Text {
	switch {
	case len(tasks) == 0 && others == 0:
		return s.Say("nothing")
	case others == 0:
		return s.Tasks(tasks)
	case len(tasks) == 0:
		return s.Say(others, is(others, " future", " futures"))
	}
	return s.Say(s.Tasks(tasks), " and ", others, is(others, " future", " futures"))
}

// inner says what the members of a gather are that are no tasks.
func (s *story) inner(g *trace.Group, others int) string {
	groups := 0
	for _, slot := range g.Slots {
		if slot.Group != trace.None {
			groups++
		}
	}
	switch groups {
	case others:
		return is(others, " other group", " other groups")
	case 0:
		return is(others, " future", " futures")
	}
	return " groups and futures"
}

// waitsFor says who waits for a gather.
func (s *story) waitsFor(g *trace.Group, waiter int32) Text {
	switch {
	case waiter != trace.None:
		if s.waitsFrom(waiter, g) > g.Formed.At {
			return s.Say(". ", Task(waiter), " waits for it later.")
		}
		return s.Say("; ", Task(waiter), " waits for it.")
	case g.Parent != trace.None:
		return s.Say("; it is itself a part of another ", s.trace.Groups[g.Parent].Kind.String(), ".")
	case g.End.Kind == trace.Unended || g.End.At.At > g.Formed.At:
		return s.Say(". Nobody waits for it.")
	}
	return s.Say(".")
}

// waitsFrom returns the time from when a task waits for a group.
func (s *story) waitsFrom(task int32, g *trace.Group) trace.Time {
	segments := s.trace.Tasks[task].Segments
	i, _ := slices.BinarySearchFunc(segments, g.Formed, func(segment trace.Segment, m trace.Moment) int { return segment.From.Compare(m) })
	for ; i < len(segments); i++ {
		w := segments[i].Wait
		if w != nil && w.Kind == trace.WaitGroup && w.Target >= 0 && &s.trace.Groups[w.Target] == g {
			return segments[i].From.At
		}
	}
	return g.Formed.At
}

// settled tells what comes of a group. Exceptions that it passes on are told with their way.
func (s *story) settled(group int32) {
	g := &s.trace.Groups[group]
	waiter := s.waiter(g)
	var text Text
	switch g.Kind {
	case trace.Gather:
		if g.End.Kind == trace.Cancelled && g.Abandoned {
			text = s.thrownAway(g)
			break
		}
		if g.End.Kind != trace.Returned || len(g.Slots) == 0 {
			return
		}
		subject := s.Say("gather has ")
		if g.Parent != trace.None {
			subject = s.Say("The inner gather", At(g.Span), " has ")
		}
		all := s.Say(is(len(g.Slots), "its only result", "every result"))
		if waiter == trace.None {
			text = s.Say(subject, all, ".")
			if g.Parent == trace.None {
				text = s.Say(text, " Nobody takes ", is(len(g.Slots), "it.", "them."))
			}
		} else if nothing(g) {
			text = s.Say("All that gather waits for has ended, so ", Task(waiter), " goes on.")
		} else if repr := g.End.Value.Repr; repr != "" {
			text = s.Say(subject, all, reordered(g), " and gives ", Task(waiter), " ", Quote(repr), ".")
		} else {
			text = s.Say(subject, all, ", and ", Task(waiter), " goes on.")
		}
	case trace.TaskGroup:
		if g.End.Kind != trace.Returned || len(g.Slots) == 0 || g.End.At.At == g.Formed.At {
			return
		}
		text = s.Say("All tasks of the TaskGroup have ended, so ", Task(g.Creator), " goes on.")
	case trace.WaitSet:
		text = s.waitReturns(g)
	case trace.AsCompleted:
		if g.End.Kind != trace.TimedOut {
			return
		}
		text = s.Say("The time for `as_completed` is over.")
	default:
		return
	}
	if text == nil {
		return
	}
	tone := Even
	if g.End.Kind == trace.Cancelled {
		tone = Loss
	}
	b := s.add(g.End.At, relation, tone, g.Span, text)
	b.follows = true
	for i := range g.Slots {
		if slot := &g.Slots[i]; slot.Task != trace.None && slot.Outcome.At.At == g.End.At.At {
			b.about = append(b.about, slot.Task)
		}
	}
}

// nothing reports whether all results of a gather are None.
func nothing(g *trace.Group) bool {
	for i := range g.Slots {
		if g.Slots[i].Value.Type != "NoneType" {
			return false
		}
	}
	return true
}

// reordered says that results stand in the order of the arguments if they came in another one.
func reordered(g *trace.Group) string {
	for i := 1; i < len(g.Slots); i++ {
		if g.Slots[i].Order < g.Slots[i-1].Order {
			return ", puts them in the order of its arguments"
		}
	}
	return ""
}

// waitReturns tells what asyncio.wait comes back with.
func (s *story) waitReturns(g *trace.Group) Text {
	if g.End.Kind == trace.Unended {
		return nil
	}
	var done, pending []int32
	for _, slot := range g.Slots {
		if slot.Task == trace.None {
			return s.Say("`asyncio.wait` returns.")
		}
		if s.trace.Tasks[slot.Task].End.By(g.End.At) {
			done = append(done, slot.Task)
		} else {
			pending = append(pending, slot.Task)
		}
	}
	begin := s.Say("`asyncio.wait` returns: ")
	if len(pending) > 0 && g.Deadline >= 0 && g.End.At.At >= g.Deadline {
		begin = s.Say("The time is over and `asyncio.wait` returns: ")
	}
	switch {
	case len(pending) == 0:
		return s.Say(begin, is(len(done), "its task has ended.", "all its tasks have ended."))
	case len(done) == 0:
		return s.Say(begin, "none of its tasks has ended, and they all go on.")
	}
	return s.Say(begin, s.Tasks(done), is(len(done), " has ended, ", " have ended, "), s.Tasks(pending), is(len(pending), " goes on.", " go on."))
}

// limits tells of timeouts: those that begin at the same time, with as much time each, together.
func (s *story) limits(groups []int32) {
	sorting.Stable(groups, func(a, b int32) int { return s.trace.Groups[a].Formed.Compare(s.trace.Groups[b].Formed) })
	for first := 0; first < len(groups); {
		g := &s.trace.Groups[groups[first]]
		tasks := []int32{g.Creator}
		last := first + 1
		for ; last < len(groups); last++ {
			other := &s.trace.Groups[groups[last]]
			if other.Kind != g.Kind || other.Formed.At != g.Formed.At || other.Deadline != g.Deadline || g.Creator == trace.None || other.Creator == trace.None {
				break
			}
			tasks = append(tasks, other.Creator)
		}
		s.limit(g, tasks)
		first = last
	}
}

func (s *story) limit(g *trace.Group, tasks []int32) {
	name := "`wait_for`"
	if g.Kind == trace.Timeout {
		name = "`asyncio.timeout`"
	}
	if g.Deadline < 0 || tasks[0] == trace.None {
		return
	}
	who := Capital(s.Tasks(tasks))
	length := max(0, g.Deadline-g.Formed.At)
	text := s.Say(who, is(len(tasks), " gives", " each give"), " what ", is(len(tasks), "it awaits", "they await"), " at most ", length, ", with "+name, ".")
	if g.Span.Zero() { // a task of its own, which does nothing else
		text = s.Say(who, is(len(tasks), " has", " each have"), " at most ", length, ", with "+name, ".")
	}
	s.add(g.Formed, activity, Even, g.Span, text)
}
