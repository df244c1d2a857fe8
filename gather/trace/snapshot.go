package trace

import (
	"cmp"
	"iter"
	"math"
	"slices"
	"sort"

	"gatherplay/gather/internal/sorting"
)

// A Snapshot is the state of a run just after a moment: what stands in the loop's queues and where every task is.
type Snapshot struct {
	At Moment
	// Tasks holds, for every task created so far, the index of the segment in which it is, or None if it has ended.
	Tasks   []int32
	Running int32      // the task whose step it is, or None
	Ready   []int32    // the tasks that wait for their turn, in the order in which the loop will come to them
	Timers  []SetTimer // what is set and has neither fired nor been cancelled, in the order in which the loop will come to them
	Printed int        // how many elements of Trace.Output have been printed
}

// A SetTimer is a timer that has neither fired nor been cancelled.
type SetTimer struct {
	Due   Time
	Task  int32 // the task that sleeps until then, or None
	Timer int32 // else the reference to what the record tells of it
	set   Moment
}

// At returns the state of the run just after m.
func (t *Trace) At(m Moment) *Snapshot {
	s := &Snapshot{At: m, Running: None, Printed: t.printedBy(m)}
	var due []SetTimer // that have come due, but may not have been noticed yet
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
			if segment.Wait.Kind != WaitSleep {
				continue
			}
			timer := sleepTimer(task, segment)
			if timer.Due > m.At {
				s.Timers = append(s.Timers, timer)
			} else {
				due = append(due, timer)
			}
		case Created, Ready:
			if t.blocked(segment) {
				due = append(due, sleepTimer(task, &t.Tasks[task].Segments[s.Tasks[i]-1]))
			} else {
				s.Ready = append(s.Ready, task)
			}
		}
	}
	t.sortDue(s, due)
	sorting.Stable(s.Ready, func(a, b int32) int { return t.nextStep(s, a).Compare(t.nextStep(s, b)) })
	for i := range t.Timers {
		timer := &t.Timers[i]
		if m.Before(timer.Set) {
			break
		}
		if timer.Ended.Never() || m.Before(timer.Ended) {
			s.Timers = append(s.Timers, SetTimer{timer.Due, None, int32(i), timer.Set})
		}
	}
	sorting.Stable(s.Timers, func(a, b SetTimer) int { return cmp.Or(cmp.Compare(a.Due, b.Due), a.set.Compare(b.set)) })
	return s
}

// sleepTimer returns the timer of a sleep.
func sleepTimer(task int32, s *Segment) SetTimer {
	return SetTimer{s.From.At + min(s.Wait.Delay, math.MaxInt64-s.From.At), task, None, s.From}
}

// sortDue puts the tasks whose timers have fired among those that wait for their turn, and leaves the others among the timers: a
// timer fires when the loop comes to look, one after the other, and late if it was blocked.
func (t *Trace) sortDue(s *Snapshot, due []SetTimer) {
	if len(due) == 0 {
		return
	}
	first := slices.MinFunc(due, func(a, b SetTimer) int { return cmp.Compare(a.Due, b.Due) })
	fired := map[int32]Moment{}
	for e := range t.between(first.Due, s.At) {
		if e.Kind == TimerFired && e.Task != None {
			fired[e.Task] = e.At
		}
	}
	for _, timer := range due {
		if t.Tasks[timer.Task].Segments[s.Tasks[timer.Task]].From.Before(fired[timer.Task]) {
			s.Ready = append(s.Ready, timer.Task)
		} else {
			s.Timers = append(s.Timers, timer)
		}
	}
}

// nextStep returns when the next step of a task begins that is not running.
func (t *Trace) nextStep(s *Snapshot, task int32) Moment {
	segments := t.Tasks[task].Segments
	for _, next := range segments[s.Tasks[task]:] {
		if next.State == Running {
			return next.From
		}
	}
	// The run ends before it comes to that.
	return Moment{math.MaxInt64, segments[s.Tasks[task]].From.Seq}
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

// blocked reports whether a task that is not running became ready while the loop was blocked, because its timer came due.
func (t *Trace) blocked(s *Segment) bool {
	b := sort.Search(len(t.Blocks), func(i int) bool { return t.Blocks[i].From.Seq >= s.From.Seq })
	return b < len(t.Blocks) && t.Blocks[b].From.Seq == s.From.Seq
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
