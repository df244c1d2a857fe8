package gather

import (
	"slices"
	"time"
)

// Turns returns the tasks whose steps are scheduled, in the order in which the loop will come to them. A task whose sleep is over is
// scheduled by the timer's callback, behind everything that is in the queue with it.
func (l *Loop) Turns() []*Task {
	var now, afterTimers []*Task
	for i := range l.ready.n {
		switch c := l.ready.ring[(l.ready.head+i)&(len(l.ready.ring)-1)].callback.(type) {
		case *firstStep:
			now = append(now, (*Task)(c))
		case *nextStep:
			now = append(now, (*Task)(c))
		case *wakeup:
			now = append(now, (*Task)(c))
		case *thrownStep:
			now = append(now, c.task)
		case *due:
			if sleep, ok := c.callback.(*wakeSleeper); ok && !c.cancelled && sleep.state == StatePending {
				afterTimers = append(afterTimers, sleepers(sleep)...)
			}
		}
	}
	return append(now, afterTimers...)
}

// A Deadline is a timer that ends a sleep of a task or the time of a group, or calls back.
type Deadline struct {
	Due   time.Duration
	Task  *Task
	Group *Group
}

// Deadlines returns the timers that are set, but for those of sleeps that are over.
func (l *Loop) Deadlines() []Deadline {
	timers := slices.Clone(l.timers.heap)
	slices.SortFunc(timers, func(a, b timer) int {
		if a.before(b) {
			return -1
		}
		return 1
	})
	var deadlines []Deadline
	for _, t := range timers {
		if t.handle.cancelled {
			continue
		}
		switch c := t.handle.callback.(type) {
		case *wakeSleeper:
			if c.state == StatePending {
				for _, task := range sleepers(c) {
					deadlines = append(deadlines, Deadline{t.when, task, nil})
				}
			}
		case interface{ timedGroup() *Group }:
			deadlines = append(deadlines, Deadline{t.when, nil, c.timedGroup()})
		default:
			deadlines = append(deadlines, Deadline{t.when, nil, nil})
		}
	}
	return deadlines
}

func sleepers(s *wakeSleeper) []*Task {
	var tasks []*Task
	for _, c := range s.Callbacks() {
		if w, ok := c.(*wakeup); ok {
			tasks = append(tasks, (*Task)(w))
		}
	}
	return tasks
}

// Loop returns the loop that the timer is set in.
func (t *TimerHandle) Loop() *Loop { return t.loop }
