package story

import (
	"slices"

	"gatherplay/gather/trace"
)

// A request is what is common to cancellations that are asked for together.
type request struct {
	cause   trace.CancelCause
	by      int32
	refused bool
	at      trace.Time
	span    trace.Span
}

// cancels tells of cancellations: who asks for them, and what the tasks do about it. Those of the end of asyncio.run are told there.
func (s *story) cancels() {
	var order []request
	requests := make(map[request][]int32)
	for i := range s.trace.Cancels {
		c := &s.trace.Cancels[i]
		if c.Cause == trace.ByShutdown || c.Cause == trace.ByTimeout && s.trace.Groups[max(c.By, 0)].End.Failure != trace.None {
			continue // a timeout that raises is told with its exception
		}
		r := request{c.Cause, c.By, c.Refused, c.Requested.At, c.Span}
		if requests[r] == nil {
			order = append(order, r)
		}
		requests[r] = append(requests[r], int32(i))
	}
	sites := make(map[request]int)
	for _, r := range order {
		first := &s.trace.Cancels[requests[r][0]]
		var tasks []int32
		for _, i := range requests[r] {
			if task := s.trace.Cancels[i].Task; !slices.Contains(tasks[max(0, len(tasks)-8):], task) {
				tasks = append(tasks, task)
			}
		}
		anywhere := r
		anywhere.at = 0
		if sites[anywhere]++; sites[anywhere] > s.few {
			continue
		}
		text := s.asked(r, first, tasks)
		tone := Cancellation
		if r.refused {
			tone = Loss
		} else if effect := s.effect(requests[r]); effect != nil {
			text = s.Say(text, " ", effect)
		}
		s.add(first.Requested, turn, tone, r.span, text)
	}
	for _, r := range order { // in the order of the requests, not of the map
		anywhere := r
		anywhere.at = 0
		if n := sites[anywhere]; n > s.few {
			first := &s.trace.Cancels[requests[r][0]]
			s.add(first.Requested, relation, Cancellation, r.span, s.Say("From then on this happens ", n-s.few, is(n-s.few, " more time", " more times"), At(r.span), "."))
			delete(sites, anywhere)
		}
	}
}

// asked tells who asks for a cancellation.
func (s *story) asked(r request, first *trace.Cancel, tasks []int32) Text {
	who := s.Tasks(tasks)
	switch {
	case r.refused:
		return s.Say(Capital(s.Say(Task(r.by))), " cancels ", who, At(r.span), ", to no effect: ", is(len(tasks), "it has", "they have"), " ended already.")
	case r.cause == trace.ByProgram && len(tasks) == 1 && tasks[0] == r.by:
		return s.Say(Task(r.by), " cancels itself", At(r.span), ".")
	case r.cause == trace.ByProgram:
		return s.Say(Capital(s.Say(Task(r.by))), " cancels ", who, At(r.span), ".")
	case r.cause == trace.ByTimeout:
		return s.Say("The time for ", who, " is over, and ", is(len(tasks), "it is", "they are"), " cancelled.")
	case r.cause == trace.ByGroup && r.by >= 0 && s.trace.Groups[r.by].Kind == trace.TaskGroup:
		if g := &s.trace.Groups[r.by]; len(tasks) == 1 && tasks[0] == g.Creator {
			return s.Say("The TaskGroup interrupts ", who, ", which is still inside of it.")
		}
		if i := slices.Index(tasks, s.trace.Groups[r.by].Creator); i >= 0 {
			return s.Say("The TaskGroup cancels ", s.Tasks(slices.Delete(slices.Clone(tasks), i, i+1)), " and interrupts ", Task(tasks[i]), ", which is still inside of it.")
		}
		return s.Say("The TaskGroup cancels ", who, ".")
	case r.cause == trace.ByGroup && r.by >= 0:
		return s.Say(s.trace.Groups[r.by].Kind.String()+" is cancelled", At(r.span), ", and with it ", who, ".")
	case r.cause == trace.ByAwaiter && r.by >= 0:
		return s.Say(Task(r.by), " was waiting for ", who, ", so ", is(len(tasks), "that is", "they are"), " cancelled too.")
	}
	return s.Say(Capital(who), is(len(tasks), " is", " are"), " cancelled.")
}

// effect tells what tasks do about being cancelled, unless they just end.
func (s *story) effect(cancels []int32) Text {
	var unbegun, cleaning, swallowing, never []int32
	var latest trace.Time
	for _, i := range cancels {
		c := &s.trace.Cancels[i]
		t := &s.trace.Tasks[c.Task]
		switch {
		case c.Delivered.Never() && t.End.Kind == trace.Unended:
			never = append(never, c.Task)
		case unstarted(t, c):
			unbegun = append(unbegun, c.Task)
		case t.End.Kind == trace.Cancelled:
			if t.End.At.At > c.Delivered.At && !c.Delivered.Never() {
				cleaning = append(cleaning, c.Task)
				latest = max(latest, t.End.At.At)
			}
		case t.End.Kind == trace.Returned && !c.Delivered.Never() && t.Role != trace.Main:
			swallowing = append(swallowing, c.Task)
		}
	}
	var text []any
	say := func(parts ...any) {
		if len(text) > 0 {
			text = append(text, " ")
		}
		text = append(text, parts...)
	}
	if n := len(unbegun); n > 0 {
		say(s.pronoun(unbegun, cancels), is(n, " had not begun: none of its code runs.", " had not begun: none of their code runs."))
	}
	if n := len(cleaning); n > 0 {
		say(s.pronoun(cleaning, cancels), is(n, " does not end at once: it goes on until ", " do not end at once: they go on until "), latest, ".")
	}
	if n := len(swallowing); n > 0 {
		say(s.pronoun(swallowing, cancels), is(n, " catches the `CancelledError` and goes on.", " catch the `CancelledError` and go on."))
	}
	if n := len(never); n > 0 {
		say(s.pronoun(never, cancels), is(n, " never learns of it.", " never learn of it."))
	}
	if len(text) == 0 {
		return nil
	}
	return s.Say(text...)
}

// pronoun names some of the tasks that are cancelled: it or they, if that is all of them.
func (s *story) pronoun(tasks, cancels []int32) Text {
	if len(tasks) == len(cancels) {
		return s.Say(is(len(tasks), "It", "They"))
	}
	return Capital(s.Tasks(tasks))
}

// unstarted reports whether a task was cancelled before its first step.
func unstarted(t *trace.Task, c *trace.Cancel) bool {
	return len(t.Segments) > 0 && t.Segments[0].State == trace.Created && !t.Segments[0].To.Before(c.Requested)
}
