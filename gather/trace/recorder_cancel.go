package trace

import "gatherplay/gather"

var cancelCauses = [...]CancelCause{
	gather.CauseUser:      ByProgram,
	gather.CauseTimeout:   ByTimeout,
	gather.CauseGather:    ByGroup,
	gather.CauseTaskGroup: ByGroup,
	gather.CauseShield:    ByGroup,
	gather.CauseAwait:     ByAwaiter,
	gather.CauseShutdown:  ByShutdown,
}

func (r *Recorder) cancelRequested(e *gather.Event) {
	if group := groupOf(e.Future); group != None {
		r.groups.at(group).asked = true
	}
	task := indexOf(e.Task)
	if task == None {
		return
	}
	c := Cancel{Task: task, Cause: cancelCauses[e.Cause], By: None, Requested: r.now()}
	if c.Cause == ByProgram || r.current() != None {
		c.Span = r.source.Position()
	}
	if e.Value != nil {
		c.Message = r.source.Value(e.Value).Repr
	}
	switch c.Cause {
	case ByProgram:
		c.By = indexOf(e.By)
	case ByGroup, ByTimeout:
		if e.Group != nil {
			c.By = e.Group.Tag - 1
		}
	case ByAwaiter:
		c.By = r.cancelledAwaiter(task)
	}
	under := r.tasks.at(task).pressed()
	under.requests = append(under.requests, int32(len(r.trace.Cancels)))
	r.cancelAsked(c)
}

func (r *Recorder) cancelRefused(e *gather.Event) {
	if task := indexOf(e.Task); task != None {
		r.cancelAsked(Cancel{
			Task: task, Cause: ByProgram, By: indexOf(e.By), Requested: r.now(), Span: r.source.Position(), Refused: true,
		})
	}
}

func (r *Recorder) cancelAsked(c Cancel) {
	r.trace.Cancels = append(r.trace.Cancels, c)
	r.event(Event{
		Kind: CancelRequested, At: c.Requested, Task: c.Task, Group: None, Other: int32(len(r.trace.Cancels) - 1), Span: c.Span,
	})
}

// cancelledAwaiter returns which of the tasks that wait for a task was cancelled last: it hands on its cancellation.
func (r *Recorder) cancelledAwaiter(task int32) int32 {
	awaiter, latest := int32(None), int32(None)
	last := r.tasks.at(task).waiters
	for next := last; next != 0; {
		next = r.tasks.at(next - 1).next
		if requests := r.tasks.at(next - 1).requests(); len(requests) > 0 && requests[len(requests)-1] > latest {
			awaiter, latest = next-1, requests[len(requests)-1]
		}
		if next == last {
			break
		}
	}
	return awaiter
}

func (r *Recorder) cancelDelivered(e *gather.Event) {
	task := indexOf(e.Task)
	if task == None || len(r.tasks.at(task).requests()) == 0 {
		return // a CancelledError that came to the task like any exception: nobody has cancelled the task itself
	}
	at, under := r.now(), r.tasks.at(task).under
	for _, request := range under.requests {
		r.trace.Cancels[request].Delivered = at
	}
	last := under.requests[len(under.requests)-1]
	under.requests = under.requests[:0]
	r.event(Event{
		Kind: CancelDelivered, At: at, Task: task, Group: None, Other: last, Span: r.stands(task),
	})
}
