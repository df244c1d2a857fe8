package story

import (
	"slices"
	"strings"

	"gatherplay/gather/trace"
)

// prepareLost notes since when nobody waits for a task any more that some group has lost.
func (s *story) prepareLost() {
	s.lost = make(map[int32]trace.Moment)
	for _, o := range s.trace.Orphans() {
		end := s.trace.End
		if e := &s.trace.Tasks[o.Task].End; e.Kind != trace.Unended {
			end = e.At
		}
		if o.To == end {
			s.lost[o.Task] = o.From
			s.orphaned = append(s.orphaned, o)
		}
	}
}

// orphans tells which tasks run on though nobody waits for them any more. Those that end in the same instant are not worth it.
func (s *story) orphans() {
	type loss struct {
		group int32
		at    trace.Time
	}
	var order []loss
	lost := make(map[loss][]trace.Orphan)
	for _, o := range s.orphaned {
		if o.To.At == o.From.At {
			continue
		}
		l := loss{o.Group, o.From.At}
		if lost[l] == nil {
			order = append(order, l)
		}
		lost[l] = append(lost[l], o)
	}
	for i, l := range order {
		var tasks []int32
		for _, o := range lost[l] {
			tasks = append(tasks, o.Task)
		}
		n := len(tasks)
		text := s.Say(Capital(s.Tasks(tasks)), is(n, " keeps running, but nobody waits for it any more.", " keep running, but nobody waits for them any more."))
		s.add(lost[l][0].From, turn, Loss, trace.Span{}, text)
		if i == s.few && len(order) > s.few+1 {
			s.add(lost[l][0].From, relation, Loss, trace.Span{}, s.Say("The same happens ", len(order)-i-1, " more times."))
			break
		}
	}
}

// blocks tells when the whole loop stands still.
func (s *story) blocks() {
	sites := make(map[trace.Span][]int32)
	var order []trace.Span
	for i := range s.trace.Blocks {
		at := s.trace.Blocks[i].Span
		if sites[at] == nil {
			order = append(order, at)
		}
		sites[at] = append(sites[at], int32(i))
	}
	for _, at := range order {
		blocks := sites[at]
		if len(blocks) <= s.few {
			for _, i := range blocks {
				s.block(&s.trace.Blocks[i])
			}
			continue
		}
		var sum trace.Time
		tasks := make(map[int32]bool)
		for _, i := range blocks {
			b := &s.trace.Blocks[i]
			sum += b.To.At - b.From.At
			tasks[b.Task] = true
		}
		first := &s.trace.Blocks[blocks[0]]
		who := s.Say(len(tasks), " tasks block")
		if len(tasks) == 1 {
			who = s.Say(Task(first.Task), " blocks")
		}
		s.add(first.From, turn, Loss, at, Capital(s.Say(who, " the loop", At(at), " ", len(blocks), " times, ", sum, " in all: meanwhile no other task can run.")))
	}
}

// block tells of one blocked stretch, and how many others would have had something to do.
func (s *story) block(b *trace.Block) {
	s.add(b.From, turn, Loss, b.Span, s.Say(Capital(s.Say(Task(b.Task))), " blocks the whole loop for ", b.To.At-b.From.At, At(b.Span), s.meanwhile(b)))
}

// meanwhile says what a blocked loop keeps from running, and who wakes up late for it.
func (s *story) meanwhile(b *trace.Block) Text {
	others := false
	var late []int32
	var due trace.Time
	for i := range s.trace.Tasks {
		t := &s.trace.Tasks[i]
		if b.To.Before(t.Created) {
			break
		}
		if int32(i) == b.Task || t.Role == trace.Shutdown || !t.Created.Before(b.From) || t.End.By(b.From) {
			continue
		}
		others = true
		segments := t.Segments
		j, _ := slices.BinarySearchFunc(segments, b.From, func(segment trace.Segment, m trace.Moment) int { return segment.To.Compare(m) })
		for ; j < len(segments) && segments[j].From.At < b.To.At; j++ {
			if segments[j].State == trace.Ready && segments[j].From.At > b.From.At && segments[j].To.At >= b.To.At {
				late = append(late, int32(i))
				due = segments[j].From.At
			}
		}
	}
	switch {
	case len(late) == 1:
		return s.Say(": no other task can run. ", Task(late[0]), ", due at ", due, ", wakes up ", b.To.At-due, " late.")
	case len(late) > 1:
		return s.Say(": no other task can run. ", Capital(s.Tasks(late)), " wake up late.")
	case others:
		return s.Say(": no other task can run.")
	}
	return s.Say(".")
}

// warnings tells of what the language complains about, such as coroutines that were never awaited.
func (s *story) warnings() {
	const mark = "RuntimeWarning: "
	found, first := 0, trace.Moment{}
	var texts []string
	for i := range s.trace.Output {
		o := &s.trace.Output[i]
		if o.Stream != trace.Stderr {
			continue
		}
		for line := range strings.Lines(o.Text) {
			_, warning, ok := strings.Cut(strings.TrimSpace(line), mark)
			if !ok || slices.Contains(texts, warning) || strings.HasPrefix(warning, "Enable tracemalloc") {
				continue
			}
			if found++; found == 1 {
				first = o.At
			}
			if found > s.few {
				continue
			}
			texts = append(texts, warning)
			s.add(o.At, turn, Loss, o.Span, s.Say("Python warns: ", Quote(warning), "."))
		}
	}
	if found > s.few {
		s.add(first, relation, Loss, trace.Span{}, s.Say("There are ", found-s.few, " more warnings like that."))
	}
}
