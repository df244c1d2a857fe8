package trace

import (
	"cmp"
	"iter"
	"math"
	"slices"
	"sort"
)

// A Snapshot is the state of a run just after a moment: what stands in the loop's queues and where every task is.
type Snapshot struct {
	At Moment
	// Tasks holds, for every task created so far, the index of the segment in which it is, or None if it has ended.
	Tasks   []int32
	Running int32   // the task whose step it is, or None
	Ready   []int32 // the tasks that wait for their turn, in the order in which the loop will come to them
	Timers  []Timer // what is set and has neither fired nor been cancelled, by deadline
	Printed int     // how many elements of Trace.Output have been printed
}

// A Timer is a deadline that the loop keeps.
type Timer struct {
	Due   Time
	Task  int32 // the task that sleeps until then, or None
	Group int32 // the timeout that ends then, or None
}

// At returns the state of the run just after m.
func (t *Trace) At(m Moment) *Snapshot {
	s := &Snapshot{At: m, Running: None, Printed: t.printedBy(m)}
	type turn struct {
		task  int32
		since Moment
	}
	var ready []turn
	created := sort.Search(len(t.Tasks), func(i int) bool { return m.Before(t.Tasks[i].Created) })
	s.Tasks = make([]int32, created)
	for i := range s.Tasks {
		task := int32(i)
		s.Tasks[i] = t.SegmentAt(task, m)
		if s.Tasks[i] == None {
			continue
		}
		segment := &t.Tasks[i].Segments[s.Tasks[i]]
		switch segment.State {
		case Running:
			s.Running = task
		case Waiting:
			if segment.Wait.Kind == WaitSleep {
				s.Timers = append(s.Timers, Timer{segment.From.At + min(segment.Wait.Delay, math.MaxInt64-segment.From.At), task, None})
			}
		case Created, Ready:
			since, woken := t.woken(task, segment)
			if !woken || m.Before(since) {
				s.Timers = append(s.Timers, Timer{segment.From.At, task, None})
			} else {
				ready = append(ready, turn{task, since})
			}
		}
	}
	slices.SortFunc(ready, func(a, b turn) int { return a.since.Compare(b.since) })
	for _, r := range ready {
		s.Ready = append(s.Ready, r.task)
	}
	for i := range t.Groups {
		g := &t.Groups[i]
		if m.Before(g.Formed) {
			break
		}
		if g.Deadline >= 0 && !g.End.By(m) && !t.fired(int32(i), m) {
			s.Timers = append(s.Timers, Timer{g.Deadline, None, int32(i)})
		}
	}
	slices.SortStableFunc(s.Timers, func(a, b Timer) int { return cmp.Compare(a.Due, b.Due) })
	return s
}

// SegmentAt returns the index of the segment in which a task is just after m, or None if it is not there yet or no longer.
func (t *Trace) SegmentAt(task int32, m Moment) int32 {
	segments := t.Tasks[task].Segments
	i := sort.Search(len(segments), func(i int) bool { return m.Before(segments[i].From) }) - 1
	if i < 0 || t.Tasks[task].End.By(m) {
		return None
	}
	return int32(i)
}

// By reports whether the end had come by m.
func (o *Outcome) By(m Moment) bool { return o.Kind != Unended && !m.Before(o.At) }

// woken returns when the loop took a task that is not running into its ready queue; ok is false if it has not come to that.
// Nearly always that is when the segment began. But a timer that came due while the loop was blocked may have fired only after that.
func (t *Trace) woken(task int32, s *Segment) (at Moment, ok bool) {
	b := sort.Search(len(t.Blocks), func(i int) bool { return t.Blocks[i].From.Seq >= s.From.Seq })
	if b == len(t.Blocks) || t.Blocks[b].From.Seq != s.From.Seq {
		return s.From, true
	}
	for e := range t.between(s.From.At, s.To) {
		if e.Kind == TimerFired && e.Task == task {
			return e.At, true
		}
	}
	return Moment{}, false
}

// fired reports whether the deadline of a group had come, and been noticed, by m.
func (t *Trace) fired(group int32, m Moment) bool {
	for e := range t.between(t.Groups[group].Deadline, m) {
		if e.Kind == TimerFired && e.Group == group {
			return true
		}
	}
	return false
}

// between returns the events from a time on up to a moment.
func (t *Trace) between(from Time, to Moment) iter.Seq[Event] {
	return func(yield func(Event) bool) {
		for e := range t.Events.From(t.Events.Before(Moment{At: from})) {
			if to.Before(e.At) || !yield(e) {
				return
			}
		}
	}
}

// printedBy returns how many outputs there were by m.
func (t *Trace) printedBy(m Moment) int {
	return sort.Search(len(t.Output), func(i int) bool { return m.Before(t.Output[i].At) })
}
