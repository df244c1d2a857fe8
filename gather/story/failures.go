package story

import (
	"strconv"

	"gatherplay/gather/trace"
)

// A kindOfFailure is what is common to exceptions that are told together when they are many.
type kindOfFailure struct {
	exception string
	by        class
	last      trace.PlaceKind
}

// failures tells of exceptions: who raises each, which way it takes, where it is stopped, or that nobody ever sees it.
func (s *story) failures() {
	kinds := make(map[kindOfFailure][]int32)
	var order []kindOfFailure
	for i := range s.trace.Failures {
		f := &s.trace.Failures[i]
		if len(f.Path) == 0 {
			continue
		}
		k := kindOfFailure{exception: f.Type, last: f.Path[len(f.Path)-1].Kind}
		if f.Task != trace.None {
			k.by = classOf(&s.trace.Tasks[f.Task])
		}
		if kinds[k] == nil {
			order = append(order, k)
		}
		kinds[k] = append(kinds[k], int32(i))
	}
	for _, k := range order {
		failures := kinds[k]
		if len(failures) <= s.few {
			for _, f := range failures {
				s.failure(f)
			}
			continue
		}
		s.failure(failures[0])
		s.failuresInAll(k, failures[1:])
	}
}

// fates are what becomes of exceptions that are told of together.
var fates = [...]string{
	trace.InTask: "", trace.InGroup: "Their group takes them.", trace.InSlot: "gather keeps them as results.",
	trace.Caught: "All of them are caught.", trace.OutOfRun: "They leave the program.", trace.Unsurfaced: "Nobody ever sees them.",
	trace.Reported: "Nobody asks for them; asyncio reports each on standard error.", trace.Retrieved: "The program asks for them.",
}

func (s *story) failuresInAll(k kindOfFailure, failures []int32) {
	first, last := &s.trace.Failures[failures[0]], &s.trace.Failures[failures[len(failures)-1]]
	text := []any{Capital(s.Say(len(failures), " more ", is(len(failures), "task raises", "tasks raise"), " ", Quote(k.exception)))}
	if last.Raised.At > first.Raised.At {
		text = append(text, ", the last of them at ", last.Raised.At)
	}
	text = append(text, ". "+fates[k.last])
	s.add(first.Raised, turn, Failure, first.Span, s.Say(text...))
}

// limitOf returns the timeout that raised a TimeoutError, or nil.
func (s *story) limitOf(failure int32) *trace.Group {
	f := &s.trace.Failures[failure]
	if f.Type != "TimeoutError" || f.Task == trace.None {
		return nil
	}
	if s.limited == nil {
		s.limited = make(map[int32]*trace.Group)
		for i := range s.trace.Groups {
			if g := &s.trace.Groups[i]; (g.Kind == trace.Timeout || g.Kind == trace.WaitFor) && g.End.Kind == trace.TimedOut && g.End.Failure != trace.None {
				s.limited[g.End.Failure] = g
			}
		}
	}
	return s.limited[failure]
}

// shielded returns the tasks that the shield kept alive which a task awaited when it got a TimeoutError.
func (s *story) shielded(f *trace.Failure) (tasks []int32) {
	for i := range s.trace.Groups {
		g := &s.trace.Groups[i]
		if g.Kind != trace.Shield || g.Creator != f.Task || g.End.Kind != trace.Cancelled || g.End.At.At != f.Raised.At {
			continue
		}
		for j := range g.Slots {
			if slot := &g.Slots[j]; slot.Task >= 0 && (slot.Outcome.Kind == trace.Unended || f.Raised.Before(slot.Outcome.At)) {
				tasks = append(tasks, slot.Task)
			}
		}
	}
	return tasks
}

// expired returns when the loop noticed that the time of a timeout was over.
func (s *story) expired(f *trace.Failure, limit *trace.Group) trace.Moment {
	for i := range s.trace.Cancels {
		c := &s.trace.Cancels[i]
		if c.Cause == trace.ByTimeout && c.By >= 0 && &s.trace.Groups[c.By] == limit && c.Requested.At == f.Raised.At {
			return c.Requested
		}
	}
	return f.Raised
}

// failure tells of one exception.
func (s *story) failure(failure int32) {
	f := &s.trace.Failures[failure]
	t := &telling{story: s, f: f, at: f.Raised, span: f.Span, told: trace.None}
	path := f.Path
	limit := s.limitOf(failure)
	switch {
	case limit != nil && limit.Deadline <= limit.Formed.At:
		t.say(Task(f.Task), " has no time at all for what it awaits, and gets a `TimeoutError`.")
	case limit != nil:
		t.at = s.expired(f, limit)
		if limit.Span.Zero() { // the task is what wait_for limits
			t.say("The time that `"+limit.Kind.String()+"` gave ", Task(f.Task), " (", limit.Deadline-limit.Formed.At, ") is over: it is cancelled, and a `TimeoutError` raised in its place.")
			break
		}
		over := t.Say("The time that `"+limit.Kind.String()+"` gave (", limit.Deadline-limit.Formed.At, ") is over: ")
		if shielded := t.shielded(f); shielded != nil {
			t.say(over, Task(f.Task), " gets a `TimeoutError`.")
			t.lost = t.Say(Capital(t.Tasks(shielded)), is(len(shielded), ", behind the shield, goes on.", ", behind the shield, go on."))
			break
		}
		t.say(over, "what ", Task(f.Task), " awaits is cancelled, and it gets a `TimeoutError`.")
	case f.Type == "CancelledError":
		// That the task was cancelled is told with the cancellation.
	case path[0].Kind == trace.InGroup && s.trace.Groups[path[0].ID].Kind == trace.TaskGroup:
		t.say("Now that all its tasks have ended, the TaskGroup raises ", Quote(f.Type), " in ", Task(f.Task), ".")
	case f.Task == trace.None:
		t.say("A future ends with ", s.exception(f), At(f.Span), ".")
	default:
		t.say(Task(f.Task), " raises ", s.exception(f), At(f.Span), ".")
	}
	for i := range path {
		if p := &path[i]; i > 0 || p.Kind != trace.InTask && p.Kind != trace.InGroup {
			t.place(path, i)
		}
	}
	t.done()
}

// exception names an exception with its message.
func (s *story) exception(f *trace.Failure) Text {
	if f.Message == "" {
		return s.Say(Quote(f.Type))
	}
	return s.Say(Quote(f.Type + ": " + f.Message))
}

// A telling is a failure that is being told, moment by moment.
type telling struct {
	*story
	f    *trace.Failure
	at   trace.Moment
	span trace.Span
	text Text
	lost Text // what is said last
	tone Tone
	told int // the stop of the way that has been told with the one before it
}

func (t *telling) say(parts ...any) {
	if len(t.text) > 0 {
		parts = append([]any{" "}, parts...)
	}
	t.text = t.Say(append([]any{t.text}, parts...)...)
}

// done adds what has been said so far.
func (t *telling) done() {
	if len(t.lost) > 0 {
		t.say(t.lost)
		t.lost = nil
	}
	if len(t.text) > 0 {
		t.add(t.at, turn, max(Failure, t.tone), t.span, t.text)
		t.text = nil
	}
}

// it names the exception where a sentence begins: it, as long as it is clear which.
func (t *telling) it() Text {
	if len(t.text) > 0 {
		return t.Say("it")
	}
	if t.f.Task != trace.None {
		return t.Say("the ", Quote(t.f.Type), " of ", Task(t.f.Task))
	}
	return t.Say("the ", Quote(t.f.Type))
}

// later goes on to a place: a new sentence if that is at another time.
func (t *telling) later(p *trace.Place) {
	if p.At.At > t.at.At {
		t.done()
	}
	if len(t.text) == 0 {
		t.at, t.span = p.At, p.Span
	}
}

// place tells of one stop of the exception's way.
func (t *telling) place(path []trace.Place, i int) {
	p := &path[i]
	before := trace.Place{Kind: trace.Unsurfaced, ID: trace.None}
	if i > 0 {
		before = path[i-1]
	}
	after := trace.Place{Kind: trace.Unsurfaced, ID: trace.None}
	if i+1 < len(path) {
		after = path[i+1]
	}
	line := t.Line(p.Span)
	switch p.Kind {
	case trace.InTask:
		if before.Kind == trace.InGroup && before.At.At == p.At.At && t.trace.Groups[before.ID].Kind != trace.TaskGroup {
			return // told with the group
		}
		if before.Kind == trace.InGroup && t.f.Task == p.ID {
			return // a task group's, in the task that opened it
		}
		t.later(p)
		if before.Kind == trace.InSlot || before.Kind == trace.Retrieved || before.Kind == trace.Caught {
			t.say(Task(p.ID), " raises ", t.it(), " again.")
			return
		}
		text := t.Say(t.it(), " reaches ", Task(p.ID))
		t.say(Capital(text), t.caught(path, i+1, p.ID), ".")
	case trace.InGroup:
		g := &t.trace.Groups[p.ID]
		if g.Kind == trace.TaskGroup {
			if t.f.Path[0].Kind == trace.InGroup {
				return
			}
			if t.goesOn(p.ID, t.f.Raised) {
				t.later(&trace.Place{At: t.f.Raised, Span: t.f.Span})
				t.say("The TaskGroup keeps it until all its tasks have ended.")
			}
			return
		}
		t.later(p)
		switch {
		case after.Kind == trace.InTask && after.At.At == p.At.At:
			at := t.Say()
			if running(g) {
				at = t.Say(" at once")
			}
			t.say(g.Kind.String()+" passes ", t.it(), " to ", Task(after.ID), at)
			t.text = t.Say(t.text, t.caught(path, i+2, after.ID), ".")
		case after.Kind == trace.InGroup:
			t.say(g.Kind.String()+" passes ", t.it(), " on.")
		case g.Parent != trace.None:
			t.say("The inner "+g.Kind.String()+" ends with ", t.it(), ".")
		default:
			t.say(g.Kind.String()+" ends with ", t.it(), ".")
		}
		t.lost = t.thrownAway(g)
	case trace.Caught:
		if i == t.told {
			return
		}
		t.later(p)
		switch {
		case p.ID == trace.None:
			t.say(Capital(t.it()), " is caught outside of asyncio.run", At(p.Span), ".")
		case line > 0 && before.Kind == trace.Caught:
			t.say("Raised again, it is caught in line " + strconv.Itoa(line) + ".")
		case line > 0:
			t.say("Line "+strconv.Itoa(line)+" catches ", t.it(), ".")
		default:
			t.say(Capital(t.it()), " is caught.")
		}
	case trace.InSlot:
		t.later(p)
		if before.Kind == trace.InGroup {
			t.say("The outer gather keeps ", t.it(), " as a result.")
			return
		}
		t.say("gather keeps ", t.it(), " as a result.")
	case trace.OutOfRun:
		if before.Kind == trace.InTask && before.ID == p.ID && len(t.text) > 0 {
			t.say("Nothing there catches it.")
		}
	case trace.Unsurfaced:
		if p.ID == trace.None && t.waitedFor() {
			return // asyncio.wait has looked at it; whether anybody else does is not known
		}
		t.tone = Loss
		if p.ID != trace.None {
			t.say("gather is over already: nobody will ever see this exception.")
		} else {
			t.say("Nobody ever sees ", t.it(), ".")
		}
	case trace.Reported:
		t.later(p)
		t.tone = Loss
		t.say("Nobody has asked for ", t.it(), ". asyncio reports that on standard error.")
	case trace.Retrieved:
		t.done() // what the task waited for comes to its end before that
		t.later(p)
		if p.ID == trace.None {
			t.say("The program asks for ", t.it(), At(p.Span), ".")
		} else {
			t.say(Task(p.ID), " asks for ", t.it(), At(p.Span), ".")
		}
	}
}

// waitedFor reports whether asyncio.wait has waited for the task whose exception it is.
func (t *telling) waitedFor() bool {
	if t.f.Task == trace.None {
		return false
	}
	group := t.trace.Tasks[t.f.Task].Group
	return group != trace.None && t.trace.Groups[group].Kind == trace.WaitSet
}

// caught says where an exception is caught that has reached a task, if that is the next stop of its way.
func (t *telling) caught(path []trace.Place, next int, task int32) Text {
	if next >= len(path) {
		return nil
	}
	p := &path[next]
	line := t.Line(p.Span)
	if p.Kind != trace.Caught || p.ID != task || line == 0 || p.At.At != t.at.At {
		return nil
	}
	t.told = next
	return t.Say(", where line " + strconv.Itoa(line) + " catches it")
}

// running reports whether members of a group were still at work when it ended.
func running(g *trace.Group) bool {
	for i := range g.Slots {
		if o := g.Slots[i].Outcome; o.Kind == trace.Unended || g.End.At.Before(o.At) {
			return true
		}
	}
	return false
}

// thrownAway tells of results that a gather had when it ended without them.
func (s *story) thrownAway(g *trace.Group) Text {
	if g.Kind != trace.Gather {
		return nil
	}
	var lost []Text
	n := 0
	for i := range g.Slots {
		o := g.Slots[i].Outcome
		if o.Kind != trace.Returned || g.End.At.Before(o.At) || o.Value.Type == "NoneType" {
			continue
		}
		if n++; n <= mostListed {
			lost = append(lost, s.Say(Quote(o.Value.Repr)))
		}
	}
	switch {
	case n == 0:
		return nil
	case n <= mostListed:
		return s.Say(is(n, "The result ", "The results "), s.List(lost), is(n, " is thrown away.", " are thrown away."))
	}
	return s.Say("The ", n, " results that it had are thrown away.")
}
