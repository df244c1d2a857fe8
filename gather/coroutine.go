package gather

// Coroutine is a computation that can be suspended and resumed: what a [Task] drives, and what a
// coroutine object's send and throw are in Python.
//
// Implementations are heap objects. Resuming must not block: whatever takes time is a Future to wait
// for. Coroutines written as ordinary Go functions come from [Async]; the package's own ([Sleep],
// [WaitFor], [Wait] …) are small state machines; a language's front end supplies its frames.
type Coroutine interface {
	// Resume runs the coroutine to its next suspension or its end. If err is nil, it continues with
	// value, the result of the Future it had waited for (nil in the first step and after a bare
	// yield); else err is raised at the place where it is suspended, which for a coroutine that has
	// not started is before its first line.
	//
	// What it returns is one of:
	//
	//	wait,  nil,    false, nil      suspended until wait is done
	//	nil,   nil,    false, nil      suspended for one trip through the ready queue: a bare yield, sleep(0)
	//	nil,   nil,    false, failure  suspended on something that is no Future: failure is raised in its next step
	//	nil,   result, true,  nil      ended with result
	//	nil,   nil,    true,  failure  ended by failure
	//
	// A cancelled coroutine ends with a failure whose [KindOf] is [CancelledError]. An ended
	// coroutine that is resumed again fails with a RuntimeError.
	Resume(value any, err error) (wait *Future, result any, done bool, failure error)
}

// loopBound is a Coroutine that must know its loop before its first step: those of Go functions,
// which are made without one.
type loopBound interface {
	bind(*Loop)
}

// bind tells a coroutine which loop it runs in.
func (l *Loop) bind(co Coroutine) {
	if b, ok := co.(loopBound); ok {
		b.bind(l)
	}
}

// reused is the failure of a coroutine that is resumed after its end.
func (l *Loop) reused() error {
	return l.newError(RuntimeError, "cannot reuse already awaited coroutine")
}
