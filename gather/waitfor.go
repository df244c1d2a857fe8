package gather

import "time"

// WaitFor returns a coroutine that waits for aw, but no longer than timeout: then it cancels aw, waits
// for its end, and raises TimeoutError. [Forever] is no limit.
//
// With a positive timeout it is the same as a [Timeout] around waiting for aw: a coroutine runs as a
// part of the calling task. With any other, aw is made a Future; if that is not done it is cancelled,
// which a coroutine's task does not notice by a single step.
//
// If aw ends with a result or another exception in spite of being cancelled, so does WaitFor.
func WaitFor(l *Loop, aw any, timeout time.Duration) Coroutine {
	if timeout <= 0 {
		return &waitForNow{loop: l, aw: aw}
	}
	return &waitFor{loop: l, aw: aw, delay: timeout}
}

// waitFor waits with time to wait.
type waitFor struct {
	loop    *Loop
	aw      any
	delay   time.Duration
	timeout Timeout
	inner   Coroutine // what runs as a part of this one, if aw is no Future
	future  *Future   // what is waited for otherwise
	state   coroutineState
}

// coroutineState is how far one of the package's own coroutines has come.
type coroutineState uint8

const (
	created coroutineState = iota
	suspended
	closed
)

func (w *waitFor) Resume(value any, err error) (*Future, any, bool, error) {
	switch w.state {
	case closed:
		return nil, nil, true, w.loop.reused()
	case created:
		if err != nil {
			w.state = closed
			return nil, nil, true, err
		}
		return w.start()
	}
	if w.inner != nil {
		return w.resume(value, err)
	}
	if err == nil { // who resumes need not know what the future's result is
		value, err = w.future.Result()
	}
	return w.exit(value, err)
}

func (w *waitFor) start() (*Future, any, bool, error) {
	w.state = suspended
	l := w.loop
	w.timeout = Timeout{loop: l, when: after(l.clock.Now(), w.delay)}
	if err := w.timeout.enter(WaitForGroup); err != nil {
		w.state = closed
		return nil, nil, true, err
	}
	switch aw := w.aw.(type) {
	case *Future:
		w.future = aw
	case *Task:
		w.future = &aw.Future
	case Coroutine:
		w.inner = aw
	default:
		co, ok := l.host.Awaitable(aw)
		if !ok {
			return w.exit(nil, l.newError(TypeError, "object "+l.host.Repr(aw)+" can't be awaited"))
		}
		w.inner = co
	}
	if w.inner != nil {
		l.bind(w.inner)
		return w.resume(nil, nil)
	}
	if w.timeout.group != nil {
		w.timeout.group.join(w.future)
	}
	if value, done, err := w.future.Await(); done {
		return w.exit(value, err)
	}
	return w.future, nil, false, nil
}

func (w *waitFor) resume(value any, err error) (*Future, any, bool, error) {
	wait, result, done, failure := w.inner.Resume(value, err)
	if !done {
		return wait, nil, false, failure
	}
	return w.exit(result, failure)
}

func (w *waitFor) exit(value any, err error) (*Future, any, bool, error) {
	w.state = closed
	if err != nil && w.future != nil {
		w.loop.host.Passed(err, w.future) // also if it is only the cause of a TimeoutError
	}
	if err := w.timeout.Exit(err); err != nil {
		return nil, nil, true, err
	}
	return nil, value, true, nil
}

// waitForNow waits without time to wait.
type waitForNow struct {
	loop   *Loop
	aw     any
	future *Future
	waiter *Future
	group  *Group
	state  coroutineState
}

func (w *waitForNow) Resume(_ any, err error) (*Future, any, bool, error) {
	switch {
	case w.state == closed:
		return nil, nil, true, w.loop.reused()
	case w.state == created && err == nil:
		return w.start()
	}
	w.state = closed
	if w.future != nil {
		w.future.RemoveDoneCallback((*releaseWaiter)(w.waiter))
	}
	if err != nil {
		w.exited(Cancelled, err)
		return nil, nil, true, err
	}
	result, err := w.future.Result()
	if err == nil {
		w.exited(Returns, nil)
		return nil, result, true, nil
	}
	if KindOf(err) == CancelledError {
		w.loop.host.Raising(nil, err)
		w.loop.host.Passed(err, w.future)
		err = w.loop.host.NewError(TimeoutError, err)
		w.exited(Expired, err)
		return nil, nil, true, err
	}
	if w.group != nil {
		w.loop.observe(&Event{Kind: ExceptionMoved, Future: w.future, Task: w.loop.current, Err: err})
	}
	w.exited(Raises, err)
	return nil, nil, true, err
}

// Variables implements [Framed].
func (w *waitForNow) Variables(visit func(any)) {
	if w.future != nil {
		visit(w.future)
	} else {
		visit(w.aw)
	}
}

// exited tells the observer how it ended.
func (w *waitForNow) exited(outcome Outcome, err error) {
	if w.group != nil {
		w.group.settled(outcome, nil, err)
	}
}

func (w *waitForNow) start() (*Future, any, bool, error) {
	w.state = closed
	future, err := EnsureFuture(w.loop, w.aw)
	if err != nil {
		return nil, nil, true, err
	}
	w.future = future
	if result, done, err := future.Await(); done {
		return nil, result, true, err
	}
	w.state = suspended
	w.group = w.loop.newGroup(WaitForGroup, []*Future{future}, nil)
	if w.group != nil {
		w.group.Deadline = w.loop.clock.Now()
		w.loop.observe(&Event{Kind: GroupFormed, Group: w.group})
	}
	// Waiting for a Future of its own, it can be cancelled itself while aw takes its time to end.
	w.waiter = w.loop.CreateFutureFor(KindWait, nil)
	future.AddDoneCallback((*releaseWaiter)(w.waiter))
	if _, err := future.tryCancel(cancellation{cause: CauseTimeout, group: w.group}); err != nil {
		w.state = closed
		future.RemoveDoneCallback((*releaseWaiter)(w.waiter))
		w.exited(Raises, err)
		return nil, nil, true, err
	}
	return w.waiter, nil, false, nil
}

// releaseWaiter is a done-callback and timer's callback that finishes a Future.
type releaseWaiter Future

func (w *releaseWaiter) Run(*Future) error {
	if w.state == StatePending {
		(*Future)(w).finish(nil)
	}
	return nil
}

func (*releaseWaiter) String() string { return "_release_waiter()" }
