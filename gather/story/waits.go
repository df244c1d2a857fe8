package story

import (
	"slices"

	"gatherplay/gather/internal/sorting"
	"gatherplay/gather/trace"
)

// A use is one wait of a task.
type use struct{ task, segment int32 }

// A waiting is what is waited for at one place in the source, again and again perhaps.
type waiting struct {
	kind     trace.WaitKind
	span     trace.Span
	first    trace.Moment
	times    int
	tasks    map[int32]struct{}
	shortest trace.Time // of sleeps as asked, of others as they turned out
	longest  trace.Time
	uses     []use // the first ones
	ends     trace.Moment
}

// waits tells what tasks wait for, but for groups, which tell of it themselves.
func (s *story) waits() {
	sites := make(map[site]*waiting)
	var order []*waiting
	for i := range s.trace.Tasks {
		t := &s.trace.Tasks[i]
		if t.Role == trace.Shutdown {
			continue
		}
		for j := range t.Segments {
			segment := &t.Segments[j]
			if segment.State != trace.Waiting || segment.Wait.Kind == trace.WaitGroup {
				continue
			}
			at := site{uint8(segment.Wait.Kind), segment.Span}
			if segment.Span.Zero() {
				at.span = t.Call // inside a library's coroutine
			}
			w := sites[at]
			if w == nil {
				w = &waiting{kind: segment.Wait.Kind, span: at.span, first: segment.From, tasks: make(map[int32]struct{}), shortest: 1 << 62}
				sites[at] = w
				order = append(order, w)
			}
			length := segment.To.At - segment.From.At
			if w.kind == trace.WaitSleep {
				length = segment.Wait.Delay
			}
			w.shortest, w.longest = min(w.shortest, length), max(w.longest, length)
			w.times++
			w.tasks[int32(i)] = struct{}{}
			if segment.From.Before(w.first) {
				w.first = segment.From
			}
			if w.ends.Before(segment.To) {
				w.ends = segment.To
			}
			if len(w.uses) <= s.few {
				w.uses = append(w.uses, use{int32(i), int32(j)})
			}
		}
	}
	var sleeps []use
	for _, w := range order {
		switch {
		case w.times > s.few || w.times > 3 && w.times > len(w.tasks) || w.times > 2 && w.kind != trace.WaitSleep && w.kind != trace.WaitTask:
			s.waitsInAll(w)
		case w.kind == trace.WaitSleep:
			sleeps = append(sleeps, w.uses...)
		default:
			for _, u := range w.uses {
				s.waitsOnce(u)
			}
		}
	}
	s.sleep(sleeps)
}

func (s *story) segment(u use) *trace.Segment { return &s.trace.Tasks[u.task].Segments[u.segment] }

// sleep tells of sleeps: those that begin at the same time together.
func (s *story) sleep(uses []use) {
	sorting.Stable(uses, func(a, b use) int { return s.segment(a).From.Compare(s.segment(b).From) })
	for first := 0; first < len(uses); {
		begin := s.segment(uses[first])
		last := first + 1
		same := true
		for ; last < len(uses) && s.segment(uses[last]).From.At == begin.From.At; last++ {
			same = same && s.segment(uses[last]).Wait.Delay == begin.Wait.Delay
		}
		together := uses[first:last]
		first = last
		var tasks []int32
		longest, shortest := begin.Wait.Delay, begin.Wait.Delay
		items := make([]Text, 0, mostListed)
		for i, u := range together {
			tasks = append(tasks, u.task)
			delay := s.segment(u).Wait.Delay
			shortest, longest = min(shortest, delay), max(longest, delay)
			if i < mostListed {
				items = append(items, s.Say(Task(u.task), is(i+1, " sleeps ", " "), delay))
			}
		}
		var text Text
		switch {
		case len(together) == 1:
			text = s.Say(Task(tasks[0]), " sleeps ", begin.Wait.Delay, At(begin.Span), ".")
		case same:
			text = s.Say(Capital(s.Tasks(tasks)), " sleep ", begin.Wait.Delay, " each.")
		case len(together) <= mostListed:
			text = s.Say(s.List(items), ".")
		default:
			text = s.Say(Capital(s.Tasks(tasks)), " sleep, ", shortest, " to ", longest, ".")
		}
		s.add(begin.From, activity, Even, begin.Span, text)
	}
}

// waitNouns are what is waited for, and what comes of it.
var waitNouns = [...]string{
	trace.WaitFuture: "a future", trace.WaitLock: "a lock that another task holds", trace.WaitSemaphore: "a free place at a semaphore",
	trace.WaitEvent: "an event", trace.WaitCondition: "a condition", trace.WaitBarrier: "the others at a barrier",
	trace.WaitQueueGet: "something in a queue", trace.WaitQueuePut: "room in a queue", trace.WaitQueueJoin: "a queue to be worked off",
	trace.WaitThread: "work in a thread", trace.WaitTask: "a task", trace.WaitSleep: "a sleep", trace.WaitYield: "its turn",
	trace.WaitGroup: "a group",
}

// waitsOnce tells of one wait.
func (s *story) waitsOnce(u use) {
	segment := s.segment(u)
	length := segment.To.At - segment.From.At
	switch w := segment.Wait; w.Kind {
	case trace.WaitYield:
		return // too little to tell of
	case trace.WaitTask:
		if w.Target != trace.None {
			s.add(segment.From, activity, Even, segment.Span, s.Say(Task(u.task), " waits for ", Task(w.Target), "."))
		}
	default:
		if length == 0 {
			return
		}
		until := s.Say(", until ", segment.To.At)
		if s.endsWaiting(u) {
			until = s.Say(", in vain")
		}
		what := s.Say(waitNouns[w.Kind])
		if w.Function != "" {
			what = s.Say("a thread that runs ", Quote(w.Function))
		}
		s.add(segment.From, detail, Even, segment.Span, s.Say(Task(u.task), " waits for ", what, At(segment.Span), until, "."))
	}
}

// endsWaiting reports whether a wait is the last thing that a task does, because it is cancelled or nothing happens any more.
func (s *story) endsWaiting(u use) bool {
	t := &s.trace.Tasks[u.task]
	return t.End.Kind == trace.Unended && int(u.segment) == len(t.Segments)-1
}

// waitsInAll sums up waits at one place.
func (s *story) waitsInAll(w *waiting) {
	tasks := make([]int32, 0, len(w.tasks))
	for task := range w.tasks {
		tasks = append(tasks, task)
	}
	slices.Sort(tasks)
	who := s.Say(Capital(s.Tasks(tasks)))
	one := len(tasks) == 1
	text := []any{who}
	switch {
	case w.kind == trace.WaitYield:
		text = append(text, is(len(tasks), " gives", " give"), " the others a turn", At(w.span))
		if w.times > len(tasks) {
			text = append(text, ", ", w.times, " times in all")
		}
	case w.kind == trace.WaitSleep:
		text = append(text, is(len(tasks), " sleeps ", " sleep "), w.shortest)
		if w.longest > w.shortest {
			text = append(text, " to ", w.longest)
		}
		switch {
		case one:
			text = append(text, " again and again, ", w.times, " times in all", At(w.span))
		case w.times > len(tasks):
			text = append(text, ", ", w.times, " times in all", At(w.span))
		case w.longest == w.shortest:
			text = append(text, " each", At(w.span))
		default:
			text = append(text, At(w.span))
		}
	default:
		text = append(text, is(len(tasks), " waits for ", " wait for ")+waitNouns[w.kind], At(w.span))
		if w.times > len(tasks) {
			text = append(text, ", ", w.times, " times in all")
		}
		if w.longest > 0 {
			text = append(text, ", for ", w.longest, " at the longest")
		}
	}
	weight := activity
	if w.kind != trace.WaitSleep {
		weight = detail
	}
	s.add(w.first, weight, Even, w.span, s.Say(append(text, ".")...))
}
