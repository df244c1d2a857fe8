package trace

import "gatherplay/gather"

func (r *Recorder) timerSet(e *gather.Event) {
	if e.Future != nil {
		return // a sleep
	}
	t := Timer{Group: None, Due: r.time + Time(e.Delay), Set: r.now(), Span: r.source.Position()}
	if e.Group != nil {
		t.Group = e.Group.Tag - 1
	}
	r.timers[e.Timer] = int32(len(r.trace.Timers))
	r.trace.Timers = append(r.trace.Timers, t)
}

func (r *Recorder) timerFired(e *gather.Event) {
	at := r.now()
	event := Event{Kind: TimerFired, At: at, Task: None, Group: None, Other: r.timerEnded(e.Timer, at)}
	if e.Future != nil && e.Future.Tag != 0 {
		event.Task = e.Future.Tag - 1
		event.Span = r.stands(event.Task)
	}
	if e.Group != nil {
		event.Group = e.Group.Tag - 1
	}
	r.event(event)
}

func (r *Recorder) timerCancelled(e *gather.Event) {
	if e.Future == nil {
		r.timerEnded(e.Timer, r.now())
	}
}

// timerEnded notes that a timer is not set any more, and returns its reference; None if it was for a sleep.
func (r *Recorder) timerEnded(timer *gather.TimerHandle, at Moment) int32 {
	i, ok := r.timers[timer]
	if !ok {
		return None
	}
	delete(r.timers, timer)
	r.trace.Timers[i].Ended = at
	return i
}
