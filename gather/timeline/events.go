package timeline

import (
	"iter"
	"math"
	"slices"
	"sort"

	"gatherplay/gather/trace"
)

// Events is what happened in a run, one thing after the other: what is stepped through and listed. Of the record's events it leaves
// out those that say nothing new, such as that a task is done after it has returned. It keeps no words, so that a run of a million
// events has its list, too.
//
// Each event stands for the moment just after it, with all that goes with it: see [Events.Moment].
type Events struct {
	arrangement *Arrangement
	listed      []int32 // indices into the record's events
}

// An Event is one of them, in words.
type Event struct {
	At     trace.Moment
	Task   int32 // that it happens to, or None
	Who    string
	What   string // the rest of the sentence that begins with Who
	Span   trace.Span
	Ending trace.Ending // of Task or of its group, if it is its end
}

// Events lists what happened.
func (a *Arrangement) Events() *Events {
	list := &Events{arrangement: a}
	i, before := int32(0), trace.Event{}
	for e := range a.trace.Events.All() {
		if a.tells(&e, &before) {
			list.listed = append(list.listed, i)
		}
		i, before = i+1, e
	}
	return list
}

// Len returns how many there are.
func (e *Events) Len() int { return len(e.listed) }

// Moment returns the moment after an event and before the next thing that the loop does.
func (e *Events) Moment(i int) trace.Moment {
	at := trace.Moment{}
	for next := range e.from(i) {
		switch {
		case at.Never():
			at = next.At
		case next.At.At != at.At:
			return trace.Moment{At: at.At, Seq: math.MaxInt32}
		case next.Kind != trace.TaskEnded: // whoever returns or raises is done with that
			return trace.Moment{At: at.At, Seq: next.At.Seq - 1}
		}
	}
	return trace.Moment{At: at.At, Seq: math.MaxInt32}
}

// By returns how many events had happened by m.
func (e *Events) By(m trace.Moment) int {
	recorded := e.arrangement.trace.Events.Before(trace.Moment{At: m.At, Seq: min(m.Seq, math.MaxInt32-1) + 1})
	return sort.Search(len(e.listed), func(i int) bool { return int(e.listed[i]) >= recorded })
}

// Instant returns the half-open range of the events at the time of an event.
func (e *Events) Instant(i int) (from, to int) {
	at := e.recorded(i).At.At
	return e.By(trace.Moment{At: at}), e.By(trace.Moment{At: at, Seq: math.MaxInt32})
}

// Event returns an event in words.
func (e *Events) Event(i int) Event {
	recorded := e.recorded(i)
	event := Event{At: recorded.At, Task: recorded.Task, Span: recorded.Span}
	e.arrangement.tell(&event, &recorded)
	return event
}

// from returns what is recorded, from an event on.
func (e *Events) from(i int) iter.Seq[trace.Event] {
	return e.arrangement.trace.Events.From(int(e.listed[i]))
}

// recorded returns what is recorded of an event.
func (e *Events) recorded(i int) trace.Event {
	for event := range e.from(i) {
		return event
	}
	return trace.Event{}
}

// tells reports whether an event says anything that those around it don't.
func (a *Arrangement) tells(e, before *trace.Event) bool {
	if e.Task != trace.None && a.Lane(e.Task) < 0 {
		return false
	}
	switch e.Kind {
	case trace.TaskEnded, trace.MainFinished:
		return false // it has returned or raised
	case trace.StepBegan:
		return before.Kind != trace.CancelDelivered && a.unannounced(e)
	case trace.GroupCounted:
		return bracketed(&a.trace.Groups[e.Group])
	case trace.ShutdownBegan:
		return slices.ContainsFunc(a.trace.Cancels, func(c trace.Cancel) bool {
			return c.Cause == trace.ByShutdown && c.Requested.At == e.At.At && e.At.Before(c.Requested)
		})
	}
	return true
}

// unannounced reports whether a step began for a reason that no event has told of: it is the first one, or what the task waited for
// is over without anything else having happened. That a sleep is over, or a task or a group is done, is told.
func (a *Arrangement) unannounced(e *trace.Event) bool {
	waited := a.waitBefore(e)
	if waited == nil {
		return true
	}
	switch waited.Wait.Kind {
	case trace.WaitSleep, trace.WaitTask, trace.WaitGroup, trace.WaitYield:
		return false
	}
	return true
}

// waitBefore returns the segment in which a task waited before the step that begins with an event, or nil if it is its first.
func (a *Arrangement) waitBefore(e *trace.Event) *trace.Segment {
	task := &a.trace.Tasks[e.Task]
	for i := a.trace.SegmentAt(e.Task, e.At) - 1; i >= 0; i-- {
		switch s := &task.Segments[i]; s.State {
		case trace.Waiting:
			return s
		case trace.Running:
			return nil
		}
	}
	return nil
}
