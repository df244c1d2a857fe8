package gather

import "strconv"

// Task drives a coroutine: it is the Future of the coroutine's result.
//
// While it is not done, exactly one of these holds: it waits for a Future (which has its wake-up among
// its callbacks); a step or wake-up of it is in the ready queue; it is running.
type Task struct {
	Future
	coroutine  Coroutine
	name       *string // nil: Task-number
	number     uint32  // 0 if it was given a name
	made       uint32  // see Future.Number
	waiter     *Future // what it waits for
	cancels    int32   // cancellations asked for and not taken back
	mustCancel bool    // CancelledError is to be raised in its next step
	destroyed  bool    // the program can't reach it any more
	stranded   bool    // it was ready for a step when its loop was closed
	prev, next *Task   // neighbours in the loop's registry

	// Context is the front end's: the context that the coroutine runs in, see [Contexts].
	Context any
}

// TaskOptions are the optional arguments of CreateTask.
type TaskOptions struct {
	Name       string // "": Task-N, with the next number
	Context    any    // becomes Task.Context; nil: a copy of the current one
	EagerStart bool   // run the first step at once, if the loop is running
}

// Contexts are what the variables of a context stand for where a coroutine runs, Python's contextvars: the front end's.
type Contexts interface {
	// Copy returns a copy of the current context; nil for an empty one.
	Copy() any
	// Enter makes a context the current one and returns the one before, or refuses to.
	Enter(context any) (before any, err error)
	// Leave makes the one before the current one again and returns the one that was, which may have been nil when it was entered.
	Leave(before any) (context any)
}

// TaskNames numbers the tasks that are given no name. It outlives loops: in a Python process the
// numbers go on from one asyncio.run to the next.
type TaskNames struct {
	last uint32
}

// CreateTask makes a task that drives co. Its first step goes to the end of the ready queue; nothing
// of co runs before CreateTask returns, except with EagerStart.
func (l *Loop) CreateTask(co Coroutine, options TaskOptions) *Task {
	l.checkOpen()
	l.bind(co)
	t := &Task{coroutine: co, Context: options.Context}
	if t.Context == nil && l.contexts != nil {
		t.Context = l.contexts.Copy()
	}
	t.loop, t.kind, t.subject = l, KindTask, t
	t.made = l.count()
	if options.Name != "" {
		name := options.Name
		t.name = &name
	} else {
		l.names.last++
		t.number = l.names.last
	}
	eager := options.EagerStart && l.running
	if l.observer != nil {
		cause := CauseStart
		if eager {
			cause = CauseEager
		}
		l.observe(&Event{Kind: TaskCreated, Task: t, Future: &t.Future, Cause: cause})
	}
	l.register(t)
	if l.created != nil {
		l.created(&t.Future)
	}
	if eager {
		t.startEagerly()
	} else {
		l.schedule((*firstStep)(t), nil)
	}
	return t
}

// maxEagerDepth bounds how deep tasks may start each other eagerly, which is recursion. CPython gives up
// with RecursionError at some such depth.
const maxEagerDepth = 500

// startEagerly runs the first step inside the step that creates the task. An error that leaves the
// loop is kept in the task; whoever creates tasks eagerly must look for it.
func (t *Task) startEagerly() {
	l := t.loop
	l.checkLimit("eager tasks inside each other", len(l.starting)+1, maxEagerDepth)
	l.starting = append(l.starting, t)
	_ = t.step(nil, nil, CauseEager, nil)
	l.starting = l.starting[:len(l.starting)-1]
	if t.Done() {
		t.coroutine = nil // as in task_eager_start
	}
}

// Steps and wake-ups in the ready queue: the task itself, under a name that says what is next.
type (
	firstStep Task
	nextStep  Task
	wakeup    Task
)

func (t *firstStep) Run(*Future) error { return (*Task)(t).step(nil, nil, CauseStart, nil) }
func (t *nextStep) Run(*Future) error  { return (*Task)(t).step(nil, nil, CauseYield, nil) }

// Run wakes the task with the result or exception of what it waited for.
func (t *wakeup) Run(f *Future) error {
	value, err := f.Result()
	if err != nil {
		f.loop.host.Raising(f, err)
		if f.loop.observer != nil {
			(*Task)(t).exceptionComes(f, err)
		}
	}
	return (*Task)(t).step(value, err, CauseWoken, f)
}

// exceptionComes tells the observer that err comes out of f into the task – unless a cancellation takes
// its place, or it is nothing but the end of what a cancelled task has waited for.
func (t *Task) exceptionComes(f *Future, err error) {
	replaced := t.mustCancel && KindOf(err) != CancelledError
	if !replaced && (f.state == StateFinished || f.kind == KindTask) {
		t.loop.observe(&Event{Kind: ExceptionMoved, Future: f, Task: t, Err: err})
	}
}

func (t *wakeup) String() string { return "Task.task_wakeup()" }

// thrownStep is a step in which an error of the task's own making is raised.
type thrownStep struct {
	task *Task
	err  error
}

func (s *thrownStep) Run(*Future) error { return s.task.step(nil, s.err, CauseThrown, nil) }

// step resumes the coroutine once and arranges for what comes next. It returns an error only if that
// is to leave the loop.
func (t *Task) step(value any, err error, cause Cause, woken *Future) error {
	l := t.loop
	if t.mustCancel {
		if err == nil || KindOf(err) != CancelledError {
			value, err = nil, t.cancelledError()
		}
		t.mustCancel = false
	}
	t.waiter = nil
	if err != nil {
		l.thrown = err
	}
	if l.observer != nil {
		l.stepBegins(t, value, err, cause, woken)
	}
	previous := l.current
	l.current = t
	var wait *Future
	var result any
	var done bool
	var failure error
	if l.contexts == nil {
		wait, result, done, failure = t.coroutine.Resume(value, err)
	} else if before, refused := l.contexts.Enter(t.Context); refused == nil {
		wait, result, done, failure = t.coroutine.Resume(value, err)
		t.Context = l.contexts.Leave(before)
	} else {
		done, failure = true, refused
	}
	l.current = previous
	if !done {
		t.suspend(wait, failure)
		return nil
	}
	return t.end(result, failure)
}

// end finishes the task with what its coroutine ended with.
func (t *Task) end(result any, failure error) error {
	l := t.loop
	l.unregister(t)
	if failure == nil {
		if t.mustCancel {
			// It was cancelled during its last step: by itself. The result is lost.
			t.mustCancel = false
			t.stepEnds(Cancelled, nil, nil)
			t.becomeCancelled(t.cancelMessage())
			return nil
		}
		t.stepEnds(Returns, result, nil)
		t.finish(result)
		return nil
	}
	kind := KindOf(failure)
	if kind == CancelledError {
		t.troubled().exception = failure
		t.stepEnds(Cancelled, nil, failure)
		t.becomeCancelled(nil)
		return nil
	}
	t.stepEnds(Raises, nil, failure)
	t.fail(failure)
	if kind.Exit() {
		return failure
	}
	return nil
}

// suspend has the task wait for what its coroutine yielded.
func (t *Task) suspend(wait *Future, failure error) {
	l := t.loop
	switch {
	case failure != nil:
		t.throwNext(failure)
	case wait == nil:
		t.stepEnds(Yields, nil, nil)
		l.schedule((*nextStep)(t), nil)
	case wait.loop != l:
		t.throwNext(l.newError(RuntimeError, "Task "+l.host.Repr(t)+" got Future "+l.host.Repr(wait)+" attached to a different loop"))
	case wait == &t.Future:
		t.throwNext(l.newError(RuntimeError, "Task cannot await on itself: "+l.host.Repr(t)))
	default:
		if l.observer != nil {
			l.observe(&Event{Kind: StepEnds, Task: t, Outcome: Waits, Future: wait})
		}
		wait.AddDoneCallback((*wakeup)(t))
		t.waiter = wait
		if t.mustCancel && wait.cancel(cancellation{message: t.cancelMessage(), cause: CauseAwait}) {
			t.mustCancel = false
		}
	}
}

func (t *Task) throwNext(failure error) {
	t.stepEnds(Yields, nil, nil)
	t.loop.schedule(&thrownStep{t, failure}, nil)
}

func (l *Loop) stepBegins(t *Task, value any, err error, cause Cause, woken *Future) {
	if err != nil && KindOf(err) == CancelledError {
		l.observe(&Event{Kind: CancelDelivered, Task: t, Err: err, Future: woken})
	}
	l.observe(&Event{Kind: StepBegins, Task: t, Cause: cause, Future: woken, Value: value, Err: err})
}

func (t *Task) stepEnds(outcome Outcome, value any, err error) {
	if t.loop.observer != nil {
		t.loop.observe(&Event{Kind: StepEnds, Task: t, Outcome: outcome, Value: value, Err: err})
	}
}

// Cancel asks the task to end: CancelledError will be raised where it waits, with message, if that is
// not nil, as its argument. It reports false if the task is done. Ending is up to the coroutine, which
// may catch the error.
//
// What the task waits for is cancelled at once, and what that waits for in turn. A task that has not
// started never runs.
func (t *Task) Cancel(message any) bool { return t.Future.Cancel(message) }

// Cancelling returns how many cancellations were asked for and not taken back with Uncancel.
func (t *Task) Cancelling() int { return int(t.cancels) }

// Uncancel takes back one cancellation and returns how many remain. It is for who has caught the
// CancelledError and was the one to ask for it. If none remains, a CancelledError that is yet to be
// raised is not.
func (t *Task) Uncancel() int {
	if t.cancels > 0 {
		t.cancels--
		if t.cancels == 0 {
			t.mustCancel = false
		}
	}
	return int(t.cancels)
}

// Name returns the task's name.
func (t *Task) Name() string {
	if t.name != nil {
		return *t.name
	}
	return "Task-" + strconv.FormatUint(uint64(t.number), 10)
}

// Number returns N if the task, having been given no name, is called Task-N; else 0.
func (t *Task) Number() uint64 { return uint64(t.number) }

// SetName changes the task's name.
func (t *Task) SetName(name string) {
	t.name, t.number = &name, 0
	if t.loop.observer != nil {
		t.loop.observe(&Event{Kind: TaskRenamed, Task: t})
	}
}

// Coroutine returns what the task drives; nil if it was started eagerly and ended in its first step.
func (t *Task) Coroutine() Coroutine { return t.coroutine }

// Waiter returns what the task waits for; nil if it is running, ready or done.
func (t *Task) Waiter() *Future { return t.waiter }

// DestroyedPending tells the loop that the program can no longer reach the task: if it is not done
// this is reported, once, unless a gather or RunUntilComplete has made the task. It is among the loop's
// tasks no longer. It is for front ends that know.
func (t *Task) DestroyedPending() {
	if t.state != StatePending || t.destroyed {
		return
	}
	t.destroyed = true
	t.loop.unregister(t)
	if t.silent {
		return
	}
	t.loop.CallExceptionHandler(&ExceptionContext{Message: "Task was destroyed but it is pending!", Future: &t.Future, Task: t})
}

// Stranded reports whether t was ready for a step when its loop was closed. Nothing but the program keeps it alive from then on.
func (t *Task) Stranded() bool { return t.stranded && !t.destroyed && t.state == StatePending }

// EnsureFuture returns the Future of what can be awaited: aw itself if it is a *Future, the task's if
// it is a *Task, that of a new task if it is a [Coroutine] or something that the [Host] knows how to
// await. It fails with TypeError for anything else, and with ValueError for a Future of another loop.
func EnsureFuture(l *Loop, aw any) (*Future, error) {
	var f *Future
	switch aw := aw.(type) {
	case *Future:
		f = aw
	case *Task:
		f = &aw.Future
	case Coroutine:
		return l.taskOf(aw)
	default:
		co, ok := l.host.Awaitable(aw)
		if !ok {
			return nil, l.newError(TypeError, "An asyncio.Future, a coroutine or an awaitable is required")
		}
		return l.taskOf(co)
	}
	if f.loop != l {
		return nil, l.newError(ValueError, "The future belongs to a different loop than the one specified as the loop argument")
	}
	return f, nil
}

// SetTaskFactory has the loop make tasks of coroutines with a function of the program's; with nil, itself. [Loop.CreateTask], which is
// what such a function calls in the end, does not ask it.
func (l *Loop) SetTaskFactory(factory func(co Coroutine) (*Future, error)) { l.factory = factory }

// taskOf makes a task of a coroutine as BaseEventLoop.create_task does.
func (l *Loop) taskOf(co Coroutine) (*Future, error) {
	if l.factory != nil {
		return l.factory(co)
	}
	return &l.CreateTask(co, TaskOptions{}).Future, nil
}

// AllTasks returns the tasks that are not done, in the order of their creation.
func (l *Loop) AllTasks() []*Task {
	var tasks []*Task
	for t := l.first; t != nil; t = t.next {
		tasks = append(tasks, t)
	}
	return tasks
}

// register adds t to the end of the registry of tasks that are not done.
func (l *Loop) register(t *Task) {
	l.tasks++
	l.checkLimit("tasks", l.tasks, l.limits.Tasks)
	t.prev = l.last
	if l.last == nil {
		l.first = t
	} else {
		l.last.next = t
	}
	l.last = t
}

func (l *Loop) unregister(t *Task) {
	l.tasks--
	if t.prev == nil {
		l.first = t.next
	} else {
		t.prev.next = t.next
	}
	if t.next == nil {
		l.last = t.prev
	} else {
		t.next.prev = t.prev
	}
	t.prev, t.next = nil, nil
}
