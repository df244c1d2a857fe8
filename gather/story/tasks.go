package story

import (
	"gatherplay/gather/internal/sorting"
	"gatherplay/gather/trace"
)

// runs tells when asyncio.run begins, if it does so more than once.
func (s *story) runs() {
	if len(s.trace.Runs) < 2 {
		return
	}
	if len(s.trace.Runs) > s.few {
		first, last := &s.trace.Runs[0], &s.trace.Runs[len(s.trace.Runs)-1]
		s.add(first.Began, frame, Even, s.trace.Tasks[first.Main].Where, s.Say("asyncio.run is called ", len(s.trace.Runs), " times, for the last time at ", last.Began.At, "."))
		return
	}
	for i := range s.trace.Runs {
		run := &s.trace.Runs[i]
		s.add(run.Began, frame, Even, s.trace.Tasks[run.Main].Where, s.Say("asyncio.run starts ", Task(run.Main), "."))
	}
}

// starts tells which tasks are made by themselves. Those that a group makes are told with it.
func (s *story) starts() {
	crowds := make(map[class]bool)
	var alone []int32
	for i := range s.trace.Tasks {
		t := &s.trace.Tasks[i]
		if t.Role != trace.Ordinary || s.madeByGroup(int32(i)) {
			continue
		}
		if c := classOf(t); len(s.classes[c]) <= s.few {
			alone = append(alone, int32(i))
		} else if !crowds[c] {
			crowds[c] = true
			s.crowdStarts(s.classes[c])
		}
	}
	// Those that are made at the same time by the same task are told together.
	for first := 0; first < len(alone); {
		t := &s.trace.Tasks[alone[first]]
		last := first + 1
		for last < len(alone) {
			other := &s.trace.Tasks[alone[last]]
			if other.Created.At != t.Created.At || other.Creator != t.Creator {
				break
			}
			last++
		}
		tasks := alone[first:last]
		if len(tasks) > mostListed {
			s.add(t.Created, relation, Even, t.Where, s.Say(Task(t.Creator), " starts ", len(tasks), " tasks", s.named(tasks), "."))
		} else {
			s.add(t.Created, relation, Even, t.Where, s.Say(Task(t.Creator), " starts ", s.Tasks(tasks), is(len(tasks), " as a task.", " as tasks.")))
		}
		first = last
	}
}

// madeByGroup reports whether a task was made when its group was formed, or in a task group.
func (s *story) madeByGroup(task int32) bool {
	t := &s.trace.Tasks[task]
	if t.Group == trace.None {
		return false
	}
	g := &s.trace.Groups[t.Group]
	return g.Kind == trace.TaskGroup || t.Where == g.Span && t.Creator == g.Creator
}

func (s *story) crowdStarts(tasks []int32) {
	first, last := &s.trace.Tasks[tasks[0]], &s.trace.Tasks[tasks[len(tasks)-1]]
	text := []any{Task(first.Creator), " starts ", s.crowd(tasks)}
	for _, task := range tasks {
		if s.trace.Tasks[task].Creator != first.Creator {
			text = []any{Capital(s.Say(s.crowd(tasks), " are started"))}
			break
		}
	}
	if last.Created.At > first.Created.At {
		text = append(text, ", the last of them at ", last.Created.At)
	}
	s.add(first.Created, relation, Even, first.Where, s.Say(append(text, ".")...))
}

// ends tells how tasks end that return. Those of a class of few are told one by one, or together if they end at the same time.
func (s *story) ends() {
	var alone []int32
	crowds := make(map[class]bool)
	for i := range s.trace.Tasks {
		t := &s.trace.Tasks[i]
		if t.Role != trace.Ordinary {
			continue
		}
		if c := classOf(t); len(s.classes[c]) > s.few {
			if !crowds[c] {
				crowds[c] = true
				s.crowdEnds(s.classes[c])
			}
		} else if t.End.Kind == trace.Returned {
			alone = append(alone, int32(i))
		}
	}
	sorting.Stable(alone, func(a, b int32) int { return s.trace.Tasks[a].End.At.Compare(s.trace.Tasks[b].End.At) })
	kept := make(map[int32]bool) // the gathers of which it was said that they keep results
	for first := 0; first < len(alone); {
		t := &s.trace.Tasks[alone[first]]
		last := first + 1
		for ; last < len(alone); last++ {
			if other := &s.trace.Tasks[alone[last]]; other.End.At.At != t.End.At.At || other.Group != t.Group {
				break
			}
		}
		s.returned(alone[first:last], kept)
		first = last
	}
}

// returned tells of tasks, of the same group or none, that return at the same time.
func (s *story) returned(tasks []int32, kept map[int32]bool) {
	first := &s.trace.Tasks[tasks[0]]
	values, same := 0, true
	for _, task := range tasks {
		end := &s.trace.Tasks[task].End
		if end.Value.Type != "NoneType" {
			values++
		}
		same = same && end.Value.Repr == first.End.Value.Repr
	}
	var text Text
	switch {
	case values == 0:
		text = s.Say(Capital(s.Tasks(tasks)), is(len(tasks), " ends", " end"))
	case len(tasks) == 1:
		text = s.Say(Task(tasks[0]), " returns ", Quote(first.End.Value.Repr))
	case same:
		text = s.Say(Capital(s.Tasks(tasks)), " each return ", Quote(first.End.Value.Repr))
	case len(tasks) <= mostListed:
		items := make([]Text, len(tasks))
		for i, task := range tasks {
			items[i] = s.Say(Task(task), is(i+1, " returns ", " "), Quote(s.trace.Tasks[task].End.Value.Repr))
		}
		text = s.List(items)
	default:
		text = s.Say(Capital(s.Tasks(tasks)), " return")
	}
	tone := Even
	g := first.Group
	switch {
	case g == trace.None:
		text = s.Say(text, ".")
	case s.abandoned(tasks[0]):
		tone = Loss
		if values > 0 {
			text = s.Say(text, ", but nobody is there any more to take ", is(values, "the result.", "the results."))
		} else {
			text = s.Say(text, ", unnoticed: nobody waits any more.")
		}
	case s.trace.Groups[g].Kind == trace.Gather && values > 0 && !kept[g] && s.goesOn(g, first.End.At):
		kept[g] = true
		text = s.Say(text, ". gather keeps ", is(values, "the result", "the results"), " and waits for the rest.")
	default:
		text = s.Say(text, ".")
	}
	s.add(first.End.At, activity, tone, first.End.Span, text)
}

// goesOn reports whether a group has members left to wait for after the end of one of them.
func (s *story) goesOn(group int32, at trace.Moment) bool {
	g := &s.trace.Groups[group]
	return g.End.Kind == trace.Unended || g.End.At.At > at.At
}

// abandoned reports whether a task has ended after its gather had, with nobody else to wait for it.
func (s *story) abandoned(task int32) bool {
	lost, ok := s.lost[task]
	return ok && lost.Before(s.trace.Tasks[task].End.At)
}

// crowdEnds tells how the many tasks of a class end.
func (s *story) crowdEnds(tasks []int32) {
	var ends [trace.TimedOut + 1]int
	var first, last trace.Moment
	var span trace.Span
	for _, task := range tasks {
		end := &s.trace.Tasks[task].End
		ends[end.Kind]++
		if end.Kind == trace.Unended {
			continue
		}
		if first.Never() || end.At.Before(first) {
			first = end.At
		}
		if last.Before(end.At) {
			last, span = end.At, end.Span
		}
	}
	if last.Never() {
		return
	}
	ended := len(tasks) - ends[trace.Unended]
	var text []any
	if ended == len(tasks) {
		text = append(text, "All ", s.crowd(tasks), " have ended")
	} else {
		text = append(text, Capital(s.Say(ended, " of the ", s.crowd(tasks), is(ended, " has ended", " have ended"))))
	}
	if first.At < last.At {
		text = append(text, ", the first of them at ", first.At)
	}
	if ends[trace.Returned] < ended {
		var how []Text
		for _, end := range []struct {
			n    int
			what string
		}{
			{ends[trace.Returned], "returned"}, {ends[trace.Raised], "raised an exception"}, {ends[trace.TimedOut], "ran out of time"},
			{ends[trace.Cancelled], is(ends[trace.Cancelled], "was cancelled", "were cancelled")},
		} {
			if end.n > 0 {
				how = append(how, s.Say(end.n, " "+end.what))
			}
		}
		text = append(text, ": ", s.List(how))
	}
	s.add(last, relation, Even, span, s.Say(append(text, ".")...))
}
