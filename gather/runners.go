package gather

// Run runs main, a coroutine, in a loop of its own until it is done, and returns its result or raises
// its exception: Python's asyncio.run. Before that it cancels the tasks that main left behind and
// waits for their end, see [Runner.Close].
func Run(main any, options LoopOptions) (any, error) {
	r := &Runner{Options: options}
	result, err := r.Run(main)
	if raised := r.Close(); raised != nil {
		return nil, raised
	}
	return result, err
}

// Runner runs several coroutines, one after the other, in one loop.
type Runner struct {
	Options LoopOptions // for the loop, which is made when it is first needed
	Context any         // that the coroutines run in; nil: a copy of the current one
	loop    *Loop
	closed  bool
}

// Loop returns the Runner's loop.
func (r *Runner) Loop() *Loop {
	if r.loop == nil {
		r.loop = NewLoop(r.Options)
	}
	return r.loop
}

// Use has the Runner use a loop that somebody else has made.
func (r *Runner) Use(l *Loop) { r.loop = l }

// Run runs main, a coroutine or what the [Host] can make one, and returns its result or raises its
// exception. What left the loop instead is returned as by [Loop.RunForever].
func (r *Runner) Run(main any) (any, error) {
	l := r.Loop()
	switch {
	case r.closed:
		return nil, l.newError(RuntimeError, "Runner is closed")
	case l.running:
		return nil, l.newError(RuntimeError, "Runner.run() cannot be called from a running event loop")
	}
	co, ok := main.(Coroutine)
	if !ok {
		if co, ok = l.host.Awaitable(main); !ok {
			return nil, l.newError(TypeError, "An asyncio.Future, a coroutine or an awaitable is required")
		}
	}
	return l.RunUntilComplete(l.CreateTask(co, TaskOptions{Context: r.Context}))
}

// Close cancels the tasks that are not done, runs the loop until they are, and closes it. Exceptions
// with which they end are told to the exception handler. What they start meanwhile is not cancelled;
// it runs on for as long as the loop does. Like every use of the loop, Close may return an error that
// leaves it; then it closes the loop without waiting any longer.
//
// After a run that was ended from outside, or by a deadlock, nothing is cancelled and nothing runs. A
// Runner that has not had a loop yet is left as it is.
func (r *Runner) Close() error {
	l := r.loop
	if l == nil || r.closed {
		return nil
	}
	r.closed = true
	err := r.shutDown()
	l.thrown = err // which keeps alive what it refers to
	if closing := l.Close(); err == nil {
		err = closing
	}
	l.thrown = nil
	if l.observer != nil {
		l.observe(&Event{Kind: ShutdownEnds})
	}
	l.host.LoopClosed(l)
	return err
}

func (r *Runner) shutDown() error {
	l := r.loop
	if l.dead || l.closed {
		return nil
	}
	if err := cancelAll(l); err != nil {
		return err
	}
	if _, err := l.RunUntilComplete(l.host.ShutdownAsyncGenerators(l)); err != nil {
		return err
	}
	_, err := l.RunUntilComplete(l.host.ShutdownExecutor(l))
	return err
}

// cancelAll cancels all tasks and waits for them.
func cancelAll(l *Loop) error {
	tasks := l.AllTasks()
	if l.observer != nil {
		l.observe(&Event{Kind: ShutdownBegins, Count: len(tasks)})
	}
	if len(tasks) == 0 {
		return nil
	}
	all := NewGathering(l, true, len(tasks))
	toCancel := &taskSet{tasks, l.count()}
	for _, t := range tasks {
		if _, err := t.tryCancel(cancellation{cause: CauseShutdown}); err != nil {
			l.host.Passed(err, toCancel, t)
			return err
		}
	}
	for _, t := range tasks {
		all.Add(&t.Future)
	}
	last := tasks[len(tasks)-1] // what the variable of the loop above still refers to
	defer l.host.Holds(toCancel, last)()
	if _, err := l.RunUntilComplete(all.Future()); err != nil {
		l.host.Passed(err, toCancel, last)
		return err
	}
	for _, t := range tasks {
		if t.state == StateFinished && t.exception() != nil {
			t.retrieve(nil)
			l.CallExceptionHandler(&ExceptionContext{
				Message: "unhandled exception during asyncio.run() shutdown",
				Err:     t.exception(),
				Future:  &t.Future,
				Task:    t,
			})
		}
	}
	return nil
}
