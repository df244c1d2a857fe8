package edit

import (
	"strconv"

	"gatherplay/gather/trace"
)

// Options are what can be done with a task, or a group, and why not.
type Options struct {
	// Of a task:
	Exceptions []string // what it can be made to fail with, as it would be written
	Exception  string   // what it was made to fail with, if it was
	After      string   // and after which time at the latest, if that was said
	Siblings   []int32  // the tasks among which it can be moved, in order
	Place      int      // its place there

	Timeout string // the one it has, as it is written; empty if it has none

	Refusals []Denial // of what can't be done
}

// A Denial says why a gesture can't be made.
type Denial struct{ Gesture, Reason string }

// The gestures of which options tell whether they can be made.
const (
	GestureFail      = "fail"
	GestureTimeout   = "timeout"
	GestureDuplicate = "duplicate"
	GestureRemove    = "remove"
	GestureMove      = "move"
	GestureAdd       = "add"
)

// TaskOptions tells what can be done with a task.
func (e *Editor) TaskOptions(task int32) *Options {
	o := &Options{Exceptions: e.Exceptions(task)}
	o.Exception, o.After = e.Failure(task)
	if o.Exception == "" {
		o.try(GestureFail, e.CanFail(task))
	}
	if at := e.TimeoutOf(task); !at.Zero() {
		o.Timeout = e.text[at.Start:at.End]
	}
	_, err := e.Timeout(task, "1")
	o.try(GestureTimeout, err)
	_, err = e.Duplicate(task)
	o.try(GestureDuplicate, err)
	_, err = e.Remove(task)
	o.try(GestureRemove, err)
	if o.Siblings, o.Place, err = e.Siblings(task); err == nil && len(o.Siblings) == 1 {
		_, err = e.Move(task, 1)
	}
	o.try(GestureMove, err)
	return o
}

// GroupOptions tells what can be done with a group.
func (e *Editor) GroupOptions(group int32) *Options {
	o := &Options{}
	_, err := e.Add(group)
	o.try(GestureAdd, err)
	if e.trace.Groups[group].Kind == trace.Gather {
		if at := e.GatherTimeoutOf(group); !at.Zero() {
			o.Timeout = e.text[at.Start:at.End]
		}
		_, err = e.GatherTimeout(group, "1")
		o.try(GestureTimeout, err)
	}
	return o
}

func (o *Options) try(gesture string, err error) {
	if err != nil {
		o.Refusals = append(o.Refusals, Denial{gesture, err.Error()})
	}
}

// AppendJSON appends the options as JSON to b: {exceptions, exception, after, siblings, place, timeout, refusals: {gesture: reason}}.
func (o *Options) AppendJSON(b []byte) []byte {
	b = append(b, `{"exceptions":[`...)
	for i, text := range o.Exceptions {
		if i > 0 {
			b = append(b, ',')
		}
		b = trace.AppendQuoted(b, text)
	}
	b = trace.AppendQuoted(append(b, `],"exception":`...), o.Exception)
	b = trace.AppendQuoted(append(b, `,"after":`...), o.After)
	b = append(b, `,"siblings":[`...)
	for i, task := range o.Siblings {
		if i > 0 {
			b = append(b, ',')
		}
		b = strconv.AppendInt(b, int64(task), 10)
	}
	b = strconv.AppendInt(append(b, `],"place":`...), int64(o.Place), 10)
	b = trace.AppendQuoted(append(b, `,"timeout":`...), o.Timeout)
	b = append(b, `,"refusals":{`...)
	for i, d := range o.Refusals {
		if i > 0 {
			b = append(b, ',')
		}
		b = trace.AppendQuoted(append(trace.AppendQuoted(b, d.Gesture), ':'), d.Reason)
	}
	return append(b, "}}"...)
}
