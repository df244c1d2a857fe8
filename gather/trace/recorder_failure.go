package trace

import (
	"reflect"
	"slices"

	"gatherplay/gather"
)

// A failureRecord is what the recorder remembers of a failure.
type failureRecord struct {
	err     error // that it was first known as
	timeout bool  // the TimeoutError of a timeout
	left    bool  // it has left asyncio.run
}

// Caught tells that an except clause, at a span, of the running code has stopped an exception.
func (r *Recorder) Caught(err error, span Span) {
	failure := r.known(err)
	if failure == None {
		return // it has not left the task that raised it
	}
	task := r.current()
	if task == None && len(r.trace.Runs) > 0 {
		r.leave(failure, r.trace.Runs[len(r.trace.Runs)-1].Main)
	}
	at := r.now()
	r.place(failure, Place{Kind: Caught, ID: task, At: at, Span: span})
	r.event(Event{Kind: ExceptionCaught, At: at, Task: task, Group: None, Other: failure, Span: span})
}

// Split tells that an exception group holds a part of another one, as except* makes it: for whoever catches or raises the part it is
// the same failure.
func (r *Recorder) Split(whole, part error) { r.alias(part, r.known(whole)) }

// known returns the failure that an exception is known as, or None.
func (r *Recorder) known(err error) int32 {
	if err == nil || !reflect.ValueOf(err).Comparable() {
		return None
	}
	if failure, ok := r.failures[err]; ok {
		return failure
	}
	return None
}

// alias makes an exception known as a failure, if that is one and the exception is not known yet.
func (r *Recorder) alias(err error, failure int32) {
	if err != nil && failure != None && r.known(err) == None && reflect.ValueOf(err).Comparable() {
		r.failures[err] = failure
	}
}

// failure returns the failure that an exception is known as. If there is none yet, the exception becomes one: of a task or, with
// None, of a Future that is no task's.
func (r *Recorder) failure(err error, task int32, at Moment) int32 {
	if failure := r.known(err); failure != None {
		return failure
	}
	class, message, raised := r.source.Failure(err)
	failure := int32(len(r.trace.Failures))
	f := Failure{Type: class, Message: message, Raised: at, Span: raised, Task: task}
	if task != None {
		f.Path = append(f.Path, Place{Kind: InTask, ID: task, At: at, Span: raised})
		if end := r.endOf(task); end.Kind == Cancelled {
			end.Failure = failure // which nobody could know when it ended
		}
	}
	r.trace.Failures = append(r.trace.Failures, f)
	r.failed = append(r.failed, failureRecord{err: err})
	r.alias(err, failure)
	return failure
}

// exception shows an exception as the value of an outcome. What is known as the same failure may be another one: a part of it.
func (r *Recorder) exception(err error) Value {
	if failure := r.known(err); failure != None && r.failed[failure].err == err {
		f := &r.trace.Failures[failure]
		return Value{Repr: f.Message, Type: f.Type, Literal: None}
	}
	class, message, _ := r.source.Failure(err)
	return Value{Repr: message, Type: class, Literal: None}
}

// raisedBy returns the outcome of what ends with an exception: of a task or, with None, of something else.
func (r *Recorder) raisedBy(task int32, err error, at Moment) Outcome {
	failure := r.failure(err, task, at)
	kind := Raised
	if r.failed[failure].timeout {
		kind = TimedOut
	}
	return Outcome{Kind: kind, At: at, Value: r.exception(err), Failure: failure, Span: r.trace.Failures[failure].Span}
}

// raised returns the outcome of a task that ends with an exception, which left it at a span.
func (r *Recorder) raised(task int32, err error, at Moment, span Span) Outcome {
	passing := r.known(err) != None
	end := r.raisedBy(task, err, at)
	if passing {
		end.Span = span
		r.passes(end.Failure, task, at, span)
	}
	if gather.KindOf(err).Exit() {
		r.exits = append(r.exits, end.Failure)
	}
	return end
}

// cancelled returns the outcome of a task that ends cancelled: by an exception, or by a request that came too late to raise one.
func (r *Recorder) cancelled(err error, at Moment, span Span) Outcome {
	end := Outcome{Kind: Cancelled, At: at, Value: absent, Failure: r.known(err), Span: span}
	if err != nil {
		end.Value = r.exception(err)
	}
	return end
}

// passes notes that a failure goes through a task and on: whatever except clauses had caught it there have raised
// it again, or what they have left of it.
func (r *Recorder) passes(failure, task int32, at Moment, span Span) {
	f := &r.trace.Failures[failure]
	for n := len(f.Path); n > 0 && f.Path[n-1].Kind == Caught && f.Path[n-1].ID == task; n-- {
		f.Path = f.Path[:n-1]
	}
	into := slices.ContainsFunc(f.Path, func(p Place) bool { return p.Kind == InTask && p.ID == task })
	if !into {
		r.place(failure, Place{Kind: InTask, ID: task, At: at, Span: span})
	}
}

// place appends a place to the way of a failure, which has not been forgotten then.
func (r *Recorder) place(failure int32, p Place) {
	f := &r.trace.Failures[failure]
	if n := len(f.Path); n > 0 && (f.Path[n-1].Kind == Unsurfaced || f.Path[n-1].Kind == Retrieved) {
		f.Path = f.Path[:n-1]
	}
	f.Path = append(f.Path, p)
}

// inSlot reports whether a failure is already a value in the list of a group.
func (r *Recorder) inSlot(failure, group int32) bool {
	return slices.ContainsFunc(r.trace.Failures[failure].Path, func(p Place) bool { return p.Kind == InSlot && p.ID == group })
}

func (r *Recorder) exceptionMoved(e *gather.Event) {
	task := indexOf(e.Task)
	if task == None || e.Group != nil {
		return
	}
	if gather.KindOf(e.Err) == gather.CancelledError && len(r.tasks.at(task).requests()) > 0 {
		return // the task is being cancelled: this is how it is told
	}
	at := r.now()
	origin := indexOf(e.Future.Task())
	if group := groupOf(e.Future); group != None {
		origin = r.lastCancelled(group)
	}
	failure := r.failure(e.Err, origin, at)
	r.place(failure, Place{Kind: InTask, ID: task, At: at, Span: r.stands(task)})
}

// retrieved notes that somebody has looked at an exception. If that was the loop, on its behalf, another place follows.
func (r *Recorder) retrieved(e *gather.Event) {
	failure := r.known(e.Err)
	if failure != None && e.Group == nil {
		r.place(failure, Place{Kind: Retrieved, ID: indexOf(e.By), At: r.now(), Span: r.source.Position()})
	}
}

func (r *Recorder) reported(e *gather.Event) {
	failure := r.known(e.Err)
	if failure == None {
		if e.Err == nil || gather.KindOf(e.Err) == gather.CancelledError {
			return
		}
		failure = r.failure(e.Err, None, r.now())
	}
	task := int32(None)
	if e.Future != nil {
		task = indexOf(e.Future.Task())
	}
	r.place(failure, Place{Kind: Reported, ID: task, At: r.now()})
}

// leaveRun notes that asyncio.run is left, with the exception that ended its main task or that left the loop.
func (r *Recorder) leaveRun(run *Run) {
	if end := r.endOf(run.Main); end.Failure != None {
		r.leave(end.Failure, run.Main)
	}
	for _, failure := range r.exits {
		r.leave(failure, run.Main)
	}
	r.exits = nil
}

// leave notes that a failure leaves asyncio.run.
func (r *Recorder) leave(failure, main int32) {
	if !r.failed[failure].left {
		r.failed[failure].left = true
		r.place(failure, Place{Kind: OutOfRun, ID: main, At: r.now()})
	}
}

// finishFailures notes which failures nobody has ever seen.
func (r *Recorder) finishFailures() {
	for i := range r.trace.Failures {
		f := &r.trace.Failures[i]
		if len(f.Path) == 0 || !r.ends(f.Path[len(f.Path)-1]) {
			f.Path = append(f.Path, Place{Kind: Unsurfaced, ID: None, At: r.trace.End})
		}
	}
}

// ends reports whether an exception's way can end at a place.
func (r *Recorder) ends(p Place) bool {
	switch p.Kind {
	case InTask:
		return false
	case InGroup:
		// A task group's own exception holds those of its members.
		return r.trace.Groups[p.ID].Kind == TaskGroup
	}
	return true
}
