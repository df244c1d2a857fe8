package gather

import (
	"slices"
	"time"
)

// State is what has become of a Future.
type State uint8

// The states of a Future.
const (
	StatePending   State = iota // not done
	StateCancelled              // cancelled
	StateFinished               // has a result or an exception
)

// Kind says what a Future stands for: what somebody who waits for it waits for.
type Kind uint8

// The kinds of Futures. Subject returns what is named with each.
const (
	KindFuture      Kind = iota // a Future that the program made; nothing
	KindTask                    // a task; the *Task
	KindGather                  // the outer Future of a gather; nothing
	KindShield                  // the outer Future of a shield; the inner *Future
	KindSleep                   // a sleep; nothing, see SleepOf
	KindWait                    // the end of a Wait or of a WaitFor without time; nothing
	KindTaskGroup               // the end of a task group's children; the *TaskGroup
	KindAsCompleted             // the next of an AsCompleted; the *AsCompleted
	KindLock                    // a lock's turn; the *Lock
	KindSemaphore               // a semaphore's turn; the *Semaphore
	KindEvent                   // an event; the *EventFlag
	KindCondition               // a condition's notification; the *Condition
	KindBarrier                 // a barrier; the *Barrier
	KindGet                     // an item in a queue; the *Queue
	KindPut                     // room in a queue; the *Queue
	KindJoin                    // the end of a queue's work; the *Queue
	KindThread                  // the end of what another thread does; the name of its function, a string
)

var kindNames = [...]string{
	KindFuture:      "future",
	KindTask:        "task",
	KindGather:      "gather",
	KindShield:      "shield",
	KindSleep:       "sleep",
	KindWait:        "wait",
	KindTaskGroup:   "task group",
	KindAsCompleted: "as_completed",
	KindLock:        "lock",
	KindSemaphore:   "semaphore",
	KindEvent:       "event",
	KindCondition:   "condition",
	KindBarrier:     "barrier",
	KindGet:         "queue.get",
	KindPut:         "queue.put",
	KindJoin:        "queue.join",
	KindThread:      "thread",
}

// String returns a short name, as a picture would label a wait.
func (k Kind) String() string { return kindNames[k] }

// Future is a result that does not exist yet. [Loop.CreateFuture] makes one; a Task contains one.
type Future struct {
	loop         *Loop
	state        State
	kind         Kind
	logTraceback bool   // it has an exception that nobody has looked at
	silent       bool   // nobody wants to hear that it was destroyed pending
	scheduled    int32  // how many of its callbacks are in the ready queue
	mark         uint32 // of the last gather or wait that has seen it, to recognise duplicates

	// Tag is the observer's: by it an observer knows the Future again without a map. The loop never
	// looks at it.
	Tag int32

	result   any
	trouble  *trouble
	callback Callback // what is run when it is done: one callback, or *callbacks
	subject  any      // what it stands for: *Task, *Gathering, *Sleeping or something to name

	// Owner is the front end's object for this Future. The loop never looks at it.
	Owner any
}

// trouble is what a Future has beside its result if it is not to have any, as most are.
type trouble struct {
	exception error   // of a cancelled task: the CancelledError that ended it, until it is used
	trace     any     // the way that the exception had taken, see Traced
	message   any     // what it was cancelled with
	awaitedBy []*Task // see keepsAwaiter
	peeked    bool    // only a wait for the first exception has looked at the exception
}

// callbacks are the done-callbacks of a Future that has more than one.
type callbacks []Callback

// Run is never called: a Future has each of its callbacks run by itself.
func (*callbacks) Run(*Future) error { panic("several callbacks in the place of one") }

// exception returns the exception of f, nil if it has none.
func (f *Future) exception() error {
	if f.trouble == nil {
		return nil
	}
	return f.trouble.exception
}

// cancelMessage returns what f was cancelled with.
func (f *Future) cancelMessage() any {
	if f.trouble == nil {
		return nil
	}
	return f.trouble.message
}

// troubled returns the trouble of f, to add to it.
func (f *Future) troubled() *trouble {
	if f.trouble == nil {
		f.trouble = new(trouble)
	}
	return f.trouble
}

// Loop returns the loop that f belongs to.
func (f *Future) Loop() *Loop { return f.loop }

// Kind returns what f stands for.
func (f *Future) Kind() Kind { return f.kind }

// State returns what has become of f.
func (f *Future) State() State { return f.state }

// Done reports whether f has a result or an exception, or is cancelled.
func (f *Future) Done() bool { return f.state != StatePending }

// Cancelled reports whether f is cancelled. The outer Future of a gather never is: it ends with a
// CancelledError as its exception.
func (f *Future) Cancelled() bool { return f.state == StateCancelled }

// Task returns the task that f is the Future of; nil if it is none.
func (f *Future) Task() *Task {
	if f.kind != KindTask {
		return nil
	}
	return f.subject.(*Task)
}

// Subject returns what f stands for, as told with its [Kind]; nil for none.
func (f *Future) Subject() any {
	switch f.kind {
	case KindFuture, KindGather, KindSleep:
		return nil
	case KindShield:
		return f.subject.(*shielding).inner
	}
	return f.subject
}

// SleepOf returns for how long and until when f lets its waiter sleep; ok is false if it is no sleep.
func (f *Future) SleepOf() (delay, until time.Duration, ok bool) {
	s, ok := f.subject.(*Sleeping)
	if !ok {
		return 0, 0, false
	}
	return s.delay, s.timer.when, true
}

// SetResult finishes f with a result. It fails with InvalidStateError if f is done, and with
// RuntimeError if f is a task's.
func (f *Future) SetResult(result any) error {
	if err := f.checkSettable("set_result"); err != nil {
		return err
	}
	f.finish(result)
	return nil
}

// SetException finishes f with an exception. It fails as SetResult does. A StopIteration, which would
// end the coroutine in which it is raised, is replaced by a RuntimeError.
func (f *Future) SetException(exception error) error {
	if err := f.checkSettable("set_exception"); err != nil {
		return err
	}
	f.fail(exception)
	return nil
}

func (f *Future) checkSettable(operation string) error {
	if f.kind == KindTask {
		return f.loop.newError(RuntimeError, "Task does not support "+operation+" operation")
	}
	if f.state != StatePending {
		return f.loop.newError(InvalidStateError, "invalid state")
	}
	return nil
}

// Cancel cancels f, and schedules its callbacks, unless it is done; it reports whether it did. A
// message other than nil becomes the argument of the CancelledError.
//
// If f is a task's, it is [Task.Cancel]; if it is the outer Future of a gather, all children are
// cancelled instead, and f ends when they have. Futures that wait for each other in a circle make CPython recurse: then the run is given
// up, but TryCancel returns its RecursionError, if a gather is among them.
func (f *Future) Cancel(message any) bool {
	return f.cancel(cancellation{message: message, cause: CauseUser})
}

// TryCancel is Cancel but for what it returns if f waits for itself.
func (f *Future) TryCancel(message any) (bool, error) {
	return f.tryCancel(cancellation{message: message, cause: CauseUser})
}

// Result returns the result of f or raises its exception: CancelledError if it is cancelled,
// InvalidStateError if it is not done. The exception counts as retrieved.
func (f *Future) Result() (any, error) {
	switch f.state {
	case StateCancelled:
		return nil, f.cancelledError()
	case StatePending:
		return nil, f.loop.newError(InvalidStateError, "Result is not set.")
	}
	f.retrieve(nil)
	if exception := f.exception(); exception != nil {
		f.retrace(exception)
		return nil, exception
	}
	return f.result, nil
}

// Exception returns the exception of f, nil if it has a result. The exception counts as retrieved.
// It raises CancelledError if f is cancelled, InvalidStateError if it is not done.
func (f *Future) Exception() (exception, raised error) {
	switch f.state {
	case StateCancelled:
		return nil, f.cancelledError()
	case StatePending:
		return nil, f.loop.newError(InvalidStateError, "Exception is not set.")
	}
	f.retrieve(nil)
	return f.exception(), nil
}

// Await is what await does before it suspends: if f is done it returns its result or raises its
// exception; else done is false, and the coroutine is to suspend until f is.
func (f *Future) Await() (result any, done bool, raised error) {
	if f.state == StatePending {
		return nil, false, nil
	}
	result, raised = f.Result()
	if raised != nil && f.loop.observer != nil && f.loop.current != nil {
		f.loop.observe(&Event{Kind: ExceptionMoved, Future: f, Task: f.loop.current, Err: raised})
	}
	return result, true, raised
}

// number is the subject of a Future that the program has made: its own number.
type number uint32

// Number tells the order in which Futures were made, see [LoopOptions]; 0 of those that locks, queues and the like have made, which
// never have an exception.
func (f *Future) Number() uint32 {
	switch of := f.subject.(type) {
	case number:
		return uint32(of)
	case *Task:
		return of.made
	case *Gathering:
		return of.made
	case *shielding:
		return of.made
	}
	return 0
}

// LogTraceback reports whether f has an exception that nobody has looked at.
func (f *Future) LogTraceback() bool { return f.logTraceback }

// SilenceTraceback marks the exception of f as looked at.
func (f *Future) SilenceTraceback() { f.setUnseen(false) }

// SilencePending has f not reported if it is destroyed before it is done: gather says so of the tasks
// that it makes of coroutines.
func (f *Future) SilencePending() { f.silent = true }

// Peek returns the result and the exception of f as they stand, without retrieving anything.
func (f *Future) Peek() (result any, exception error) {
	if exception := f.exception(); exception != nil {
		return nil, exception
	}
	return f.result, nil
}

// AddDoneCallback has callback run when f is done; in the loop's next iteration if it already is.
func (f *Future) AddDoneCallback(callback Callback) {
	if f.state != StatePending {
		f.loop.schedule(callback, f)
		return
	}
	switch before := f.callback.(type) {
	case nil:
		f.callback = callback
	case *callbacks:
		*before = append(*before, callback)
	default:
		f.callback = &callbacks{before, callback}
	}
}

// RemoveDoneCallback removes all callbacks that are the same as callback and have not been scheduled
// yet. It returns how many.
func (f *Future) RemoveDoneCallback(callback Callback) int {
	same := func(c Callback) bool { return c == callback }
	if e, ok := callback.(interface{ Equal(Callback) bool }); ok {
		same = func(c Callback) bool { return c == callback || e.Equal(c) }
	}
	switch before := f.callback.(type) {
	case nil:
	case *callbacks:
		n := len(*before)
		*before = slices.DeleteFunc(*before, same)
		return n - len(*before)
	default:
		if same(before) {
			f.callback = nil
			return 1
		}
	}
	return 0
}

// Callbacks returns the callbacks that will be scheduled when f is done, in order.
func (f *Future) Callbacks() []Callback {
	switch c := f.callback.(type) {
	case nil:
		return nil
	case *callbacks:
		return slices.Clone(*c)
	}
	return []Callback{f.callback}
}

// NeverRetrieved tells the loop that the program can no longer reach f: an exception that nobody has
// looked at is reported, once. It is for front ends that know.
func (f *Future) NeverRetrieved() {
	if !f.logTraceback {
		return
	}
	f.setUnseen(false)
	if f.loop.observer != nil {
		f.loop.observe(&Event{Kind: NeverRetrieved, Future: f, Task: f.Task(), Err: f.exception()})
	}
	f.loop.CallExceptionHandler(&ExceptionContext{
		Message: f.loop.host.ClassName(f) + " exception was never retrieved",
		Err:     f.exception(),
		Future:  f,
	})
}

// ClassName returns the name of the Python class that f is an object of.
func (f *Future) ClassName() string {
	switch f.kind {
	case KindTask:
		return "Task"
	case KindGather:
		return "_GatheringFuture"
	}
	return "Future"
}

// finish gives f its result.
func (f *Future) finish(result any) {
	f.state, f.result = StateFinished, result
	if f.loop.observer != nil {
		f.loop.observe(&Event{Kind: FutureDone, Future: f, Task: f.Task(), Outcome: Returns, Value: result})
	}
	f.scheduleCallbacks()
}

// fail gives f its exception.
func (f *Future) fail(exception error) {
	if KindOf(exception) == StopIteration {
		exception = f.loop.host.NewError(RuntimeError, exception,
			"StopIteration interacts badly with generators and cannot be raised into a Future")
	}
	f.state, f.troubled().exception = StateFinished, exception
	f.setUnseen(true)
	f.keepTrace(exception)
	f.loop.failed(f)
	if f.loop.observer != nil {
		f.loop.observe(&Event{Kind: FutureDone, Future: f, Task: f.Task(), Outcome: Raises, Err: exception})
	}
	f.scheduleCallbacks()
}

// becomeCancelled cancels f, whatever it stands for.
func (f *Future) becomeCancelled(message any) {
	f.state = StateCancelled
	f.setCancelMessage(message)
	if f.loop.observer != nil {
		f.loop.observe(&Event{Kind: FutureDone, Future: f, Task: f.Task(), Outcome: Cancelled})
	}
	f.scheduleCallbacks()
}

// setCancelMessage notes what f was cancelled with, in the place of what it was before.
func (f *Future) setCancelMessage(message any) {
	if message != nil || f.trouble != nil {
		f.troubled().message = message
	}
}

func (f *Future) scheduleCallbacks() {
	switch c := f.callback.(type) {
	case nil:
	case *callbacks:
		for _, each := range *c {
			f.loop.schedule(each, f)
		}
	default:
		f.loop.schedule(c, f)
	}
	f.callback = nil
}

// cancelledError makes the error that f, cancelled, raises. The CancelledError that ended a task is
// raised once; whoever comes later gets a new one, which no longer has its message.
func (f *Future) cancelledError() error {
	if saved := f.exception(); saved != nil && f.state == StateCancelled {
		f.trouble.exception = nil
		return saved // with the way that it has taken by now, also elsewhere
	}
	if message := f.cancelMessage(); message != nil {
		return f.loop.newError(CancelledError, message)
	}
	return f.loop.newError(CancelledError)
}

// keepTrace remembers the way that an exception has taken so far.
func (f *Future) keepTrace(exception error) {
	if t, ok := exception.(Traced); ok {
		f.trouble.trace = t.Trace()
	}
}

// retrace sets an exception that is about to be raised back to the way that it had taken; the second time to none.
func (f *Future) retrace(exception error) {
	if t, ok := exception.(Traced); ok {
		trace := f.trouble.trace
		f.trouble.trace = nil
		f.loop.host.Retrace(t, trace)
	}
}

// retrieve notes that somebody has looked at the exception of f: group, or if that is nil whoever is
// running.
func (f *Future) retrieve(group *Group) {
	if f.trouble != nil {
		f.lookedAt(group)
	}
}

func (f *Future) lookedAt(group *Group) {
	if !f.logTraceback && (group != nil || !f.trouble.peeked) {
		return
	}
	f.setUnseen(false)
	f.trouble.peeked = false
	if f.loop.observer != nil {
		f.loop.observe(&Event{Kind: Retrieved, Future: f, Task: f.Task(), Group: group, Err: f.exception()})
	}
}

// outcome says how f, which is done, ended.
func (f *Future) outcome() Outcome {
	switch {
	case f.state == StateCancelled:
		return Cancelled
	case f.exception() != nil:
		return Raises
	}
	return Returns
}

// String returns f in Python's notation.
func (f *Future) String() string {
	text := "<" + f.ClassName() + " " + f.StateName()
	if t := f.Task(); t != nil {
		text += " name='" + t.Name() + "'"
		if t.waiter != nil {
			text += " wait_for=" + t.waiter.shortString()
		}
	}
	switch f.outcome() {
	case Raises:
		if f.state == StateFinished {
			text += " exception=" + f.loop.host.Repr(f.exception())
		}
	case Returns:
		if f.state == StateFinished {
			text += " result=" + f.loop.host.Repr(f.result)
		}
	}
	return text + f.callbackNames() + ">"
}

// shortString leaves out what f itself waits for.
func (f *Future) shortString() string {
	text := "<" + f.ClassName() + " " + f.StateName()
	if t := f.Task(); t != nil {
		text += " name='" + t.Name() + "'"
	}
	return text + f.callbackNames() + ">"
}

// StateName returns the state in Python's words: pending, cancelling, cancelled or finished.
func (f *Future) StateName() string {
	switch f.state {
	case StateCancelled:
		return "cancelled"
	case StateFinished:
		return "finished"
	}
	if t := f.Task(); t != nil && t.cancels > 0 {
		return "cancelling"
	}
	return "pending"
}

func (f *Future) callbackNames() string {
	callbacks := f.Callbacks()
	if len(callbacks) == 0 {
		return ""
	}
	text := " cb=["
	for i, c := range callbacks {
		if i > 0 {
			text += ", "
		}
		text += callbackName(c)
	}
	return text + "]"
}
