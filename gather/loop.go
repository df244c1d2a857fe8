package gather

import (
	"slices"
	"strconv"
	"strings"
	"time"
)

// Loop is an event loop: a ready queue, timers, a clock. [NewLoop] makes one, [Run] and [Runner] make
// their own. A loop and everything that belongs to it is used by one goroutine at a time.
type Loop struct {
	clock     Clock
	ready     ready
	timers    timers
	iteration int
	current   *Task
	running   bool
	stopping  bool
	closed    bool
	dead      bool // a run was ended from outside, or by a deadlock

	// Owner is the front end's object for this loop. The loop never looks at it.
	Owner any

	first, last *Task // the tasks that are not done, in order of creation
	tasks       int
	starting    []*Task // eagerly, the innermost last
	names       *TaskNames

	background Background
	busy       int // iterations without a pause, see waitBeside
	contexts   Contexts
	host       Host
	handler    func(*Loop, *ExceptionContext)
	created    func(*Future)
	leaves     error                            // see Leave
	factory    func(Coroutine) (*Future, error) // see SetTaskFactory
	observer   Observer
	observed   kindSet // what it is told of
	event      Event   // what it is being told
	groups     int
	limits     Limits
	unhandled  []*Future // failed Futures whose exceptions nobody may have looked at
	functions  workers   // what runs Go functions as coroutines
	mark       uint32    // the last one given, see Future.mark
	executing  entry     // what is being run
	thrown     error     // what the task whose step that is has been given to raise
	main       *Future   // what RunUntilComplete runs
	made       *uint32   // see LoopOptions
	unseen     *int
	released   func(Callback, *Future, error, bool)
	dropped    func(bool, []any)
	slow       func(Callback, *Future, time.Duration) // see OnSlow
	slowAfter  time.Duration
}

// LoopOptions are what a loop can be given. The zero value is a loop on a virtual clock that starts
// at 0, for coroutines written in Go.
type LoopOptions struct {
	Clock    Clock      // nil: a new VirtualClock
	Host     Host       // nil: GoHost
	Observer Observer   // nil: none
	Names    *TaskNames // nil: names start at Task-1
	Limits   Limits

	Background Background // nil: none
	Contexts   Contexts   // nil: none

	// Made, if not nil, counts the Futures that the program sees, for them to be numbered in the order in which they are made. Loops may
	// share it.
	Made *uint32
	// Unseen, if not nil, is kept at the number of Futures whose exceptions nobody has looked at. Loops may share it.
	Unseen *int
	// Released, if not nil, is told of each callback after it has run and the loop no longer refers to it, with the Future it was
	// run for, the error that was raised in the task if it was a task's step, and whether it was the last one of the iteration.
	Released func(callback Callback, future *Future, thrown error, last bool)
	// Dropped, if not nil, is told of what the loop no longer refers to because it has been closed: first by what was ready to run, then
	// by its timers.
	Dropped func(timers bool, objects []any)
}

// NewLoop makes a loop.
func NewLoop(options LoopOptions) *Loop {
	l := &Loop{
		clock:    options.Clock,
		host:     options.Host,
		observer: options.Observer,
		observed: observedBy(options.Observer),
		names:    options.Names,
		limits:   options.Limits,
		made:     options.Made,
		unseen:   options.Unseen,
		released: options.Released,
		dropped:  options.Dropped,

		background: options.Background,
		contexts:   options.Contexts,
	}
	if l.clock == nil {
		l.clock = new(VirtualClock)
	}
	if l.host == nil {
		l.host = GoHost{}
	}
	if l.made == nil {
		l.made = new(uint32)
	}
	if l.names == nil {
		l.names = new(TaskNames)
	}
	return l
}

// Time returns the loop's time.
func (l *Loop) Time() time.Duration { return l.clock.Now() }

// Iteration returns the number of the current iteration, from 1; 0 before the first.
func (l *Loop) Iteration() int { return l.iteration }

// IsRunning reports whether the loop is running.
func (l *Loop) IsRunning() bool { return l.running }

// IsClosed reports whether the loop is closed.
func (l *Loop) IsClosed() bool { return l.closed }

// CurrentTask returns the task that is running; nil in callbacks and outside the loop.
func (l *Loop) CurrentTask() *Task { return l.current }

// CreateFuture makes a Future that the program finishes itself.
func (l *Loop) CreateFuture() *Future { return l.CreateFutureFor(KindFuture, number(l.count())) }

// CreateFutureFor makes a Future of a kind other than KindTask, KindGather and KindSleep, for
// synchronisation primitives that are not this package's. Subject is what [Future.Subject] returns.
func (l *Loop) CreateFutureFor(kind Kind, subject any) *Future {
	f := &Future{loop: l, kind: kind, subject: subject}
	l.futureCreated(f)
	return f
}

func (l *Loop) futureCreated(f *Future) {
	if l.created != nil {
		l.created(f)
	}
	if l.observed.has(FutureCreated) {
		delay, _, _ := f.SleepOf()
		l.observe(&Event{Kind: FutureCreated, Future: f, Delay: delay})
	}
}

// count counts what is about to be made and returns its number.
func (l *Loop) count() uint32 {
	*l.made++
	return *l.made
}

// CallSoon has callback run in the next iteration, after what is already in the ready queue.
func (l *Loop) CallSoon(callback Callback) *Handle {
	l.checkOpen()
	h := &Handle{loop: l, callback: callback}
	l.schedule((*scheduled)(h), nil)
	return h
}

// CallLater has callback run when delay has passed. A delay that is not positive has passed already:
// the callback runs in the next iteration.
func (l *Loop) CallLater(delay time.Duration, callback Callback) *TimerHandle {
	return l.CallAt(after(l.clock.Now(), delay), callback)
}

// CallAt has callback run when the loop's time has reached when. Timers that are due at the same
// nanosecond run in the order in which they were set.
func (l *Loop) CallAt(when time.Duration, callback Callback) *TimerHandle {
	l.checkOpen()
	h := new(TimerHandle)
	l.setTimer(h, when, callback)
	return h
}

// setTimer makes h a timer.
func (l *Loop) setTimer(h *TimerHandle, when time.Duration, callback Callback) {
	h.loop, h.callback, h.when = l, callback, when
	l.timers.push(h)
	l.checkLimit("timers", len(l.timers.heap), l.limits.Timers)
	if l.observer != nil {
		l.observeTimer(TimerSet, h, when-l.clock.Now())
	}
}

func (l *Loop) timerCancelled(h *TimerHandle) {
	l.timers.cancelled++
	if l.observer != nil {
		l.observeTimer(TimerCancelled, h, 0)
	}
}

func (l *Loop) observeTimer(kind EventKind, h *TimerHandle, delay time.Duration) {
	e := Event{Kind: kind, Timer: h, Delay: delay}
	switch owner := h.callback.(type) {
	case *wakeSleeper:
		e.Future = &owner.Future
	case interface{ timedGroup() *Group }:
		e.Group = owner.timedGroup()
	}
	l.observe(&e)
}

// schedule appends a callback to the ready queue. Nothing is ever run on the spot.
func (l *Loop) schedule(callback Callback, f *Future) {
	if l.closed {
		l.checkOpen()
	}
	if f != nil {
		f.scheduled++
	}
	l.ready.push(callback, f)
}

// CheckOpen panics if the loop is closed, with what using it raises then.
func (l *Loop) CheckOpen() { l.checkOpen() }

// checkOpen panics if the loop is closed: using it then is a mistake of the caller.
func (l *Loop) checkOpen() {
	if l.closed {
		panic(l.newError(RuntimeError, "Event loop is closed"))
	}
}

// Stop has the loop stop at the end of the current iteration; of the next one, if it is not running.
func (l *Loop) Stop() { l.stopping = true }

// Advance lets time pass for everybody: nothing runs meanwhile. It is what a blocking call, such as
// time.sleep, does to a loop.
func (l *Loop) Advance(d time.Duration) {
	if d <= 0 {
		return
	}
	if l.observer != nil {
		l.observe(&Event{Kind: Blocked, Task: l.current, Delay: d})
	}
	until := after(l.clock.Now(), d)
	l.checkTime(until)
	l.clock.WaitUntil(until)
}

// RunForever runs the loop until Stop is called; what is then in the ready queue stays there for the
// next run. It returns an error that left the loop ([ErrExit], [ErrInterrupt]); a [*Deadlock] if
// nothing can ever happen any more; a [*LimitError] or another error given to [Loop.Abort].
//
// A panic in a coroutine or callback leaves the loop as well, as a panic.
func (l *Loop) RunForever() (err error) {
	switch {
	case l.closed:
		return l.newError(RuntimeError, "Event loop is closed")
	case l.running:
		return l.newError(RuntimeError, "This event loop is already running")
	}
	l.running = true
	defer func() {
		l.running, l.stopping, l.current = false, false, nil
		if p := recover(); p != nil {
			a, ok := p.(aborted)
			if !ok {
				panic(p)
			}
			l.dead, err = true, a.err
		}
	}()
	for {
		if err := l.runOnce(); err != nil {
			return err
		}
		if l.stopping {
			return nil
		}
	}
}

// runOnce is one iteration.
func (l *Loop) runOnce() error {
	l.timers.sweep()
	if next := l.timers.next(); l.background != nil && l.background.Busy() {
		if err := l.waitBeside(next); err != nil {
			return err
		}
	} else if l.ready.n == 0 && !l.stopping {
		if next == nil || next.when == Forever {
			return l.deadlock()
		}
		l.checkTime(next.when)
		l.clock.WaitUntil(next.when)
	}
	l.iteration++
	l.checkLimit("iterations", l.iteration, l.limits.Iterations)
	l.moveDueTimers()

	// Exactly what is ready now. What is added meanwhile waits for the next iteration, so that
	// tasks that keep each other ready cannot keep the timers from firing.
	n := l.ready.n
	if l.observer != nil {
		l.observe(&Event{Kind: IterationBegins, Count: n})
	}
	for i := range n {
		e := l.ready.pop()
		if e.future != nil {
			e.future.scheduled--
		}
		if h := handleOf(e.callback); h != nil && h.cancelled {
			continue
		}
		if l.observed.has(CallbackBegins) {
			l.observeCallback(CallbackBegins, e, nil)
		}
		l.executing = e
		began := l.clock.Now()
		err := e.callback.Run(e.future)
		thrown := l.thrown
		l.executing, l.thrown = entry{}, nil
		if l.observed.has(CallbackEnds) {
			l.observeCallback(CallbackEnds, e, err)
		}
		if err != nil && !KindOf(err).Exit() {
			l.callbackFailed(e, err)
			err, l.leaves = l.leaves, nil
		}
		if err != nil {
			handle := &ranHandle{arguments{e.future}, method{e.callback}}
			l.host.Passed(err, handle) // Handle._run
			l.host.Passed(err, handle) // BaseEventLoop._run_once
			l.host.Passed(err)         // BaseEventLoop.run_forever
			return err
		}
		if l.slow != nil {
			if took := l.clock.Now() - began; took >= l.slowAfter {
				l.slow(e.callback, e.future, took)
			}
		}
		if l.released != nil {
			l.released(e.callback, e.future, thrown, i == n-1)
		}
	}
	return nil
}

// moveDueTimers appends the callbacks of timers that are due to the ready queue, behind what is
// already there.
func (l *Loop) moveDueTimers() {
	if len(l.timers.heap) == 0 {
		return
	}
	now := l.clock.Now()
	for next := l.timers.next(); next != nil && next.when <= now; next = l.timers.next() {
		l.timers.pop()
		l.ready.push((*due)(next), nil)
		if l.observer != nil {
			l.observeTimer(TimerFired, next, now-next.when)
		}
	}
}

// observeCallback tells of an entry that is about to run or has run.
func (l *Loop) observeCallback(kind EventKind, e entry, err error) {
	switch e.callback.(type) {
	case *firstStep, *nextStep, *wakeup, *thrownStep:
		return
	}
	event := Event{Kind: kind, Callback: e.callback, Future: e.future, Err: err}
	if h := handleOf(e.callback); h != nil {
		event.Handle, event.Callback = h, h.callback
	}
	l.observe(&event)
}

// callbackFailed reports an error that a callback raised.
func (l *Loop) callbackFailed(e entry, err error) {
	h, timer := HandleOf(e.callback, e.future)
	l.CallExceptionHandler(&ExceptionContext{
		Message: "Exception in callback " + callbackName(h.callback),
		Err:     err,
		Handle:  h,
		Timer:   timer,
	})
}

// RunUntilComplete runs the loop until main is done and returns its result or raises its exception.
// Main is a coroutine, of which a task is made, or a Future. The loop stops at the end of the
// iteration after the one in which main finishes, as main's last done-callback asks it to. Errors
// that leave the loop are returned as by RunForever.
func (l *Loop) RunUntilComplete(main any) (any, error) {
	switch {
	case l.closed:
		return nil, l.newError(RuntimeError, "Event loop is closed")
	case l.running:
		return nil, l.newError(RuntimeError, "This event loop is already running")
	}
	f, err := EnsureFuture(l, main)
	if err != nil {
		return nil, err
	}
	_, isFuture := main.(*Future)
	_, isTask := main.(*Task)
	isNew := !isFuture && !isTask
	f.silent = f.silent || isNew
	stop := (*stopLoop)(l)
	f.AddDoneCallback(stop)
	before := l.main
	l.main = f
	ended := l.host.Holds(f)
	err = l.RunForever()
	ended()
	l.main = before
	f.RemoveDoneCallback(stop)
	if err != nil {
		if isNew && f.state == StateFinished {
			// The caller has no access to the task, so nobody could look at its exception.
			f.retrieve(nil)
		}
		l.host.Passed(err, f)
		return nil, err
	}
	if f.state == StatePending {
		return nil, l.newError(RuntimeError, "Event loop stopped before Future completed.")
	}
	result, err := f.Result()
	if err != nil {
		l.host.Passed(err, f)
	}
	return result, err
}

// stopLoop is the done-callback of what RunUntilComplete runs.
type stopLoop Loop

func (s *stopLoop) Run(f *Future) error {
	if f.loop.observer != nil {
		f.loop.observe(&Event{Kind: MainEnds, Future: f, Task: f.Task(), Outcome: f.outcome(), Value: f.result, Err: f.exception()})
	}
	if f.state == StateFinished {
		f.retrieve(nil)
		if f.exception() != nil && KindOf(f.exception()).Exit() {
			return nil // the loop has been left already
		}
	}
	(*Loop)(s).Stop()
	return nil
}

func (*stopLoop) String() string { return "_run_until_complete_cb()" }

// Close drops everything that is scheduled, and ends Go functions that are still suspended. A closed
// loop can't be used again: whatever would schedule something panics with the RuntimeError that Python
// raises then. Who cannot know asks IsClosed.
func (l *Loop) Close() error {
	if l.running {
		return l.newError(RuntimeError, "Cannot close a running event loop")
	}
	if l.closed {
		return nil
	}
	l.functions.close()
	l.closed = true
	l.forget()
	return nil
}

// forget lets go of what was to run: of what is ready, then of the timers, as a list does of its items, from the last to the first.
func (l *Loop) forget() {
	left, timed := l.ready, l.timers
	l.ready, l.timers = ready{}, timers{}
	if l.dropped == nil {
		return
	}
	var objects []any
	collect := func(x any) {
		if t, ok := x.(*Task); ok {
			t.stranded = true
			if t.waiter != nil {
				t.waiter.keepsAwaiter(t)
			}
		}
		objects = append(objects, x)
	}
	for left.n > 0 {
		left.pop().references(collect)
	}
	l.dropped(false, objects)
	objects = nil
	var deadlines []*TimerHandle
	for timed.next() != nil {
		deadlines = append(deadlines, timed.pop())
	}
	for _, h := range slices.Backward(deadlines) {
		if !h.cancelled {
			CallbackReferences(h.callback, collect)
		}
	}
	l.dropped(true, objects)
}

// Deadlock is the error that ends a run in which nothing is ready and no timer is set: nothing can
// ever wake the program. CPython waits forever.
type Deadlock struct {
	Tasks []*Task // the tasks that wait
}

// Error says how many tasks wait.
func (d *Deadlock) Error() string {
	if len(d.Tasks) == 1 {
		return "deadlock: nothing can ever wake the program; 1 task is waiting"
	}
	return "deadlock: nothing can ever wake the program; " + strconv.Itoa(len(d.Tasks)) + " tasks are waiting"
}

func (l *Loop) deadlock() error {
	if l.observer != nil {
		l.observe(&Event{Kind: Deadlocked, Count: l.tasks})
	}
	l.dead = true
	return &Deadlock{l.AllTasks()}
}

// OnSlow sets what is told of callbacks, and steps of tasks, that take a time or longer; nil for nothing.
func (l *Loop) OnSlow(after time.Duration, tell func(callback Callback, done *Future, took time.Duration)) {
	l.slowAfter, l.slow = after, tell
}

// OnCreated sets what is told of each Future and task that is made; nil for nothing.
func (l *Loop) OnCreated(tell func(f *Future)) { l.created = tell }

// SetExceptionHandler sets what is told of errors that nobody can catch; nil for the [Host].
func (l *Loop) SetExceptionHandler(handler func(*Loop, *ExceptionContext)) { l.handler = handler }

// CallExceptionHandler tells the exception handler of an error that nobody can catch.
func (l *Loop) CallExceptionHandler(c *ExceptionContext) {
	if l.observer != nil {
		l.observe(&Event{Kind: Reported, Message: c.Message, Err: c.Err, Future: c.Future, Handle: c.Handle})
	}
	if l.handler != nil {
		l.handler(l, c)
		return
	}
	l.host.Report(l, c)
}

// Leave has the loop be left with an error once the exception handler has ended, which was told of a callback's: in Python it raises
// SystemExit or KeyboardInterrupt.
func (l *Loop) Leave(err error) { l.leaves = err }

// failed remembers a Future that has an exception, so that it can be reported if nobody ever looks at
// it.
func (l *Loop) failed(f *Future) {
	if len(l.unhandled) == cap(l.unhandled) {
		l.unhandled = l.Unretrieved()
	}
	l.unhandled = append(l.unhandled, f)
}

// Unretrieved returns the Futures whose exceptions nobody has looked at, in the order in which they
// failed.
func (l *Loop) Unretrieved() []*Future {
	kept := make([]*Future, 0, max(8, 2*len(l.unhandled)))
	for _, f := range l.unhandled {
		if f.logTraceback {
			kept = append(kept, f)
		}
	}
	return kept
}

// newError makes an exception of the program's language.
func (l *Loop) newError(kind ErrorKind, args ...any) error {
	return l.host.NewError(kind, nil, args...)
}

func formatSeconds(d time.Duration) string {
	return strconv.FormatFloat(float64(d)/1e9, 'g', -1, 64)
}

// formatFloat returns a time as Python shows a float.
func formatFloat(d time.Duration) string {
	text := formatSeconds(d)
	if !strings.ContainsAny(text, ".e") {
		text += ".0"
	}
	return text
}
