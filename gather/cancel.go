package gather

// cancellation is a request to cancel: with what message, and by whom.
type cancellation struct {
	message any
	cause   Cause
	group   *Group
}

// CPython recurses from the head of a chain of tasks and gathers that wait for each other to its tail; in one that bites its own tail
// without end. The cancel of a gather is written in Python, and with maxCancelledGathers of them in a chain it gives up with
// RecursionError. The cancel of a task is written in C: there it gives up where its stack ends, if it does, and so the run is given up
// with maxCancelDepth of them.
const (
	maxCancelledGathers = 1000
	maxCancelDepth      = 10_000
)

// cancel cancels a Future of any kind and reports whether it will now end, or be asked to.
//
// A plain Future is cancelled on the spot. A task passes the request on to what it waits for, and only
// if that does not accept it is to have CancelledError raised in its next step. The outer Future of a
// gather passes it on to all its children, and has accepted if one of them has. Since tasks wait for
// gathers and gathers for tasks, this is a walk through a tree; it keeps its path on the heap, since
// its depth is the program's choice.
func (f *Future) cancel(c cancellation) bool {
	accepted, err := f.tryCancel(c)
	if err != nil {
		f.loop.Abort(&LimitError{Limit: "gathers waiting for each other", Max: maxCancelledGathers})
	}
	return accepted
}

// tryCancel is cancel for those who can raise what CPython raises if there are too many to be cancelled.
func (f *Future) tryCancel(c cancellation) (bool, error) {
	if c.cause != CauseUser {
		f.loop.host.Cancelling(f)
	}
	if !f.delegatesCancel() {
		return f.cancelPlain(c), nil
	}
	path := make([]cancelStep, 1, 8)
	path[0] = cancelStep{future: f, request: c}
	gathers := 0 // in the path below f
	accepted := false
	for len(path) > 0 {
		step := &path[len(path)-1]
		next, request := step.advance(accepted)
		if next != nil {
			next.loop.host.Cancelling(next)
		}
		switch {
		case next == nil:
			if step.future.kind == KindGather && len(path) > 1 {
				gathers--
			}
			accepted = step.accepted
			path = path[:len(path)-1]
		case !next.delegatesCancel():
			accepted = next.cancelPlain(request)
		case len(path) == maxCancelDepth:
			f.loop.Abort(&LimitError{Limit: "tasks waiting for each other", Max: maxCancelDepth})
		default:
			if next.kind == KindGather {
				if gathers++; gathers == maxCancelledGathers {
					err := f.loop.newError(RecursionError, "maximum recursion depth exceeded")
					f.loop.host.Passed(err, gathersIn(path)...)
					return false, err
				}
			}
			path = append(path, cancelStep{future: next, request: request})
		}
	}
	return accepted, nil
}

// gathersIn returns the gathers in a path that goes in circles, and what each is just cancelling: the variables of
// asyncio.tasks._GatheringFuture.cancel.
func gathersIn(path []cancelStep) []any {
	var variables []any
	seen := map[*Future]bool{}
	for i, step := range path[:len(path)-1] {
		if step.future.kind == KindGather && !seen[step.future] {
			seen[step.future] = true
			variables = append(variables, step.future, path[i+1].future)
		}
	}
	return variables
}

func (f *Future) delegatesCancel() bool { return f.kind == KindTask || f.kind == KindGather }

func (f *Future) cancelPlain(c cancellation) bool {
	f.setUnseen(false)
	if f.state != StatePending {
		f.cancelRefused(c)
		return false
	}
	f.cancelRequested(c)
	f.becomeCancelled(c.message)
	return true
}

func (f *Future) cancelRequested(c cancellation) {
	if f.loop.observer != nil {
		f.loop.observe(&Event{Kind: CancelRequested, Future: f, Task: f.Task(), Cause: c.cause, Value: c.message, Group: c.group})
	}
}

func (f *Future) cancelRefused(c cancellation) {
	if f.loop.observer != nil && c.cause == CauseUser {
		f.loop.observe(&Event{Kind: CancelRefused, Future: f, Task: f.Task(), Value: c.message})
	}
}

// cancelStep is where a cancellation stands with one task or gather.
type cancelStep struct {
	future   *Future
	request  cancellation
	begun    bool
	child    int
	accepted bool // the answer, once there is no next
}

// advance returns what is to be cancelled next, given whether the last one accepted; nil when the
// answer is known.
func (s *cancelStep) advance(accepted bool) (*Future, cancellation) {
	first := !s.begun
	s.begun = true
	accepted = accepted && !first
	if s.future.kind == KindTask {
		return s.advanceTask(first, accepted)
	}
	return s.advanceGather(first, accepted)
}

func (s *cancelStep) advanceTask(first, accepted bool) (*Future, cancellation) {
	t := s.future.subject.(*Task)
	if first {
		t.setUnseen(false)
		if t.state != StatePending {
			t.cancelRefused(s.request)
			return nil, cancellation{}
		}
		t.cancels++
		t.cancelRequested(s.request)
		if t.waiter != nil {
			return t.waiter, cancellation{message: s.request.message, cause: CauseAwait}
		}
	}
	s.accepted = true
	if !accepted {
		t.mustCancel = true
		t.setCancelMessage(s.request.message)
	}
	return nil, cancellation{}
}

func (s *cancelStep) advanceGather(first, accepted bool) (*Future, cancellation) {
	g := s.future.subject.(*Gathering)
	switch {
	case first && g.outer.state != StatePending:
		g.outer.cancelRefused(s.request)
		return nil, cancellation{}
	case first:
		g.outer.cancelRequested(s.request)
	case accepted:
		s.accepted = true
	}
	if s.child < len(g.children) {
		s.child++
		return g.children[s.child-1], cancellation{message: s.request.message, cause: CauseGather, group: g.group}
	}
	g.cancelRequested = g.cancelRequested || s.accepted
	return nil, cancellation{}
}
