package lesson

import (
	"cmp"
	"slices"

	"gatherplay/gather/internal/sorting"
	"gatherplay/gather/story"
	"gatherplay/gather/trace"
)

// What is said of tasks.
const (
	together = " are under way at the same time"
	apart    = " run one after the other"
)

// overlap tests whether tasks are all under way at the same time.
func (t *test) overlap(c *Condition) Finding {
	expected := t.subject(c.List, together, together)
	tasks, missing := t.choose(c.List)
	if missing != nil {
		return t.absent(expected, missing)
	}
	if len(tasks) < 2 {
		return t.at(t.fails(expected, t.Say("there is only ", t.Tasks(tasks))), tasks...)
	}
	if a, b, found := t.separate(tasks); found {
		return t.at(t.fails(expected, t.apart(a, b)), a, b)
	}
	return holds
}

// noOverlap tests whether no two tasks are under way at the same time. What runs as a part of one and the same task never is.
func (t *test) noOverlap(c *Condition) Finding {
	tasks, missing := t.choose(c.List)
	if missing != nil {
		for _, s := range c.List {
			selector, _ := ParseSelector(s)
			if len(t.tasksOf(s)) == 0 && len(t.hosts(selector.Name)) != 1 {
				return t.absent(t.subject(c.List, apart, apart), missing)
			}
		}
		return holds
	}
	if a, b, found := t.meeting(tasks); found {
		return t.at(t.fails(t.subject(c.List, apart, apart), t.Say(story.Task(a), " and ", story.Task(b), " are under way at the same time")), a, b)
	}
	return holds
}

// separate returns two of several tasks that are not under way at the same time: one that starts last and one that ends first.
func (t *test) separate(tasks []int32) (a, b int32, found bool) {
	last, first := tasks[0], tasks[0]
	latest, earliest := t.life(tasks[0])
	for _, task := range tasks[1:] {
		from, to := t.life(task)
		if from.At > latest.At {
			last, latest = task, from
		}
		if to.At < earliest.At {
			first, earliest = task, to
		}
	}
	if last != first {
		return min(first, last), max(first, last), !t.overlapping(first, last)
	}
	// Either all others are under way while this one is, or it takes no time.
	for _, task := range tasks {
		if task != first && !t.overlapping(first, task) {
			return min(first, task), max(first, task), true
		}
	}
	if others := without(tasks, first); latest.At >= earliest.At && len(others) > 1 {
		return t.separate(others)
	}
	return 0, 0, false
}

// without returns the tasks but for one.
func without(tasks []int32, task int32) []int32 {
	return slices.DeleteFunc(slices.Clone(tasks), func(other int32) bool { return other == task })
}

// meeting returns two of several tasks that are under way at the same time, the first that are.
func (t *test) meeting(tasks []int32) (a, b int32, found bool) {
	order := slices.Clone(tasks)
	sorting.Stable(order, func(a, b int32) int {
		fromA, toA := t.life(a)
		fromB, toB := t.life(b)
		return cmp.Or(cmp.Compare(fromA.At, fromB.At), cmp.Compare(toA.At, toB.At))
	})
	for i := 1; i < len(order); i++ {
		// Up to here each has ended when the next one starts, so the one before ends last.
		if t.overlapping(order[i-1], order[i]) {
			return min(order[i-1], order[i]), max(order[i-1], order[i]), true
		}
	}
	return 0, 0, false
}

func (t *test) overlapping(a, b int32) bool {
	fromA, toA := t.life(a)
	fromB, toB := t.life(b)
	return fromA.At < toB.At && fromB.At < toA.At
}

// apart says that of two tasks one comes after the other.
func (t *test) apart(a, b int32) story.Text {
	fromA, toA := t.life(a)
	fromB, toB := t.life(b)
	if fromB.Before(fromA) {
		a, b, toA, fromB = b, a, toB, fromA
	}
	return t.Say(story.Task(b), " starts at ", fromB.At, ", when ", story.Task(a), " has ended at ", toA.At)
}

// gates are what tasks wait at before they are let in.
var gates = []trace.WaitKind{
	trace.WaitLock, trace.WaitSemaphore, trace.WaitEvent, trace.WaitCondition, trace.WaitBarrier,
	trace.WaitQueueGet, trace.WaitQueuePut, trace.WaitQueueJoin,
}

// A stay is a stretch of time in which a task is in a function.
type stay struct {
	task     int32
	from, to trace.Moment
}

// stays returns who is in a function when: the tasks made of it, and others as long as they are at a line of it; but not those who
// wait at a gate, or have not begun.
func (t *test) stays(function string) []stay {
	bodies := t.functions(function)
	var stays []stay
	for i := range t.trace.Tasks {
		task := &t.trace.Tasks[i]
		if task.Role == trace.Shutdown {
			continue
		}
		of := isCalled(task.Coroutine, function)
		outside := true // at a gate, or woken there and not yet let in
		for j := range task.Segments {
			s := &task.Segments[j]
			switch s.State {
			case trace.Created:
				continue
			case trace.Waiting:
				outside = slices.Contains(gates, s.Wait.Kind)
			case trace.Running:
				outside = false
			}
			if outside || !of && !within(s.Span, bodies) {
				continue
			}
			if n := len(stays); n > 0 && stays[n-1].task == int32(i) && stays[n-1].to == s.From {
				stays[n-1].to = s.To
			} else {
				stays = append(stays, stay{int32(i), s.From, s.To})
			}
		}
	}
	return stays
}

// busiest returns who is in a function when most are, and from when to when; those who leave have left when others come at the same
// moment.
func busiest(stays []stay) (tasks []int32, from, to trace.Moment) {
	starts := slices.DeleteFunc(slices.Clone(stays), func(s stay) bool {
		return s.from.At == s.to.At // what takes no time at all is seen by nobody
	})
	sorting.Stable(starts, func(a, b stay) int { return a.from.Compare(b.from) })
	ends := slices.Clone(starts)
	sorting.Stable(ends, func(a, b stay) int { return a.to.Compare(b.to) })
	last, most := -1, 0 // who comes last when most are in
	for i, left := 0, 0; i < len(starts); i++ {
		for !starts[i].from.Before(ends[left].to) {
			left++
		}
		if inside := i + 1 - left; inside > most {
			last, most = i, inside
		}
	}
	for _, s := range starts[:last+1] {
		if from = starts[last].from; !from.Before(s.to) {
			continue
		}
		if len(tasks) == 0 || s.to.Before(to) {
			to = s.to
		}
		tasks = append(tasks, s.task)
	}
	return tasks, from, to
}

// maxConcurrency tests how many tasks are in a function at the same time, at the most.
func (t *test) maxConcurrency(c *Condition) Finding {
	tasks, from, to := busiest(t.stays(c.Text))
	if c.Range.Contains(int64(len(tasks))) {
		return holds
	}
	how := "at most "
	n := c.Range.Max
	switch {
	case c.Range.Min == c.Range.Max:
		how = "exactly "
	case c.Range.Max < 0 || int64(len(tasks)) < c.Range.Min:
		how, n = "at least ", c.Range.Min
	}
	expected := t.Say(how, int(n), plural(int(n), " task", " tasks")+" in ", story.Quote(c.Text), " at the same time")
	if len(tasks) == 0 {
		return t.fails(expected, t.Say("no task ever waits in ", story.Quote(c.Text)))
	}
	f := t.fails(expected, t.Say("at ", from.At, " there are ", len(tasks)))
	if len(tasks) == 1 {
		f.Happened = t.Say("there is never more than one")
	}
	f.Tasks, f.From, f.To = tasks, from.At, to.At
	return f
}
