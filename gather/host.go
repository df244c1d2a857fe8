package gather

import (
	"fmt"
	"os"
)

// Host is what a language's front end teaches the loop about the language that it runs. The default
// is [GoHost], which front ends embed to override what they need.
type Host interface {
	// NewError makes the exception of a kind. Its cause, if not nil, is what it is raised from.
	NewError(kind ErrorKind, cause error, args ...any) error

	// NewGroup makes the exception group that a TaskGroup raises.
	NewGroup(message string, members []error) error

	// InsertTimeout puts a TimeoutError in front of the CancelledError among the exceptions during
	// whose handling err, or a direct member of the group err, was raised. A timeout asks for it
	// when what it interrupted ends with an exception of its own.
	InsertTimeout(err error)

	// Raising tells that a task is given the error of a Future that it has waited for, or, without a Future, that asyncio itself raises an
	// error again. If it is raised for that, and not only passed on, it is raised during the handling of whatever is being handled where
	// the loop was called.
	Raising(f *Future, err error)

	// Retrace replaces the record of the way that an error has taken by one that it has had, or by an empty one if trace is nil.
	Retrace(err Traced, trace any)

	// Passed adds to the record of the way that an error has taken that it has passed a function of asyncio's own. As a traceback keeps a
	// frame alive, it keeps what the function's variables refer to.
	Passed(err error, variables ...any)

	// Holds is called when a function of asyncio's that has the loop run begins, with what its variables refer to, and its result when
	// it ends.
	Holds(variables ...any) (ended func())

	// Cancelling is called before asyncio itself cancels a Future, where the program hasn't asked for just that.
	Cancelling(f *Future)

	// List makes the list that gather results in.
	List(values []any) any

	// Awaitable turns what may stand after await, but is neither a Future nor a Coroutine, into a
	// coroutine that awaits it. ok is false if it can't be awaited.
	Awaitable(x any) (co Coroutine, ok bool)

	// Repr returns the representation of a Future or other value, for messages.
	Repr(x any) string

	// ClassName returns the name of the class of a Future, for messages.
	ClassName(f *Future) string

	// ErrorName returns the name of the class of err, for messages.
	ErrorName(err error) string

	// Report tells of an error that nobody can catch. It is asked if the loop has no exception
	// handler of its own.
	Report(l *Loop, c *ExceptionContext)

	// ShutdownAsyncGenerators returns the coroutine that closes the asynchronous generators which
	// are still suspended when a [Runner] ends.
	ShutdownAsyncGenerators(l *Loop) Coroutine

	// ShutdownExecutor returns the coroutine that waits for the threads of the default executor
	// when a [Runner] ends.
	ShutdownExecutor(l *Loop) Coroutine

	// LoopClosed is called when a [Runner] has closed its loop: the time to report, with
	// [Future.NeverRetrieved] and [Task.DestroyedPending], what the program has left behind.
	LoopClosed(l *Loop)
}

// ExceptionContext describes an error that nobody can catch, to an exception handler.
type ExceptionContext struct {
	Message string
	Err     error
	Future  *Future      // whose exception it is; a task's Future too
	Task    *Task        // the task, if Python's handler gets it under the key "task", not "future"
	Handle  *Handle      // whose callback raised it
	Timer   *TimerHandle // of the Handle, if that is a timer's
}

// GoHost is the [Host] for coroutines written in Go.
type GoHost struct{}

// NewError returns an [*Error].
func (GoHost) NewError(kind ErrorKind, cause error, args ...any) error {
	return &Error{Kind: kind, Cause: cause, Args: args}
}

// NewGroup returns an [*Error] with the members.
func (GoHost) NewGroup(message string, members []error) error {
	return &Error{Kind: ExceptionGroup, Args: []any{message}, Errors: members}
}

// InsertTimeout does nothing: a Go error does not know what was being handled when it was made.
func (GoHost) InsertTimeout(error) {}

// Raising does nothing.
func (GoHost) Raising(*Future, error) {}

// Retrace does nothing.
func (GoHost) Retrace(Traced, any) {}

// Passed does nothing.
func (GoHost) Passed(error, ...any) {}

// Holds does nothing.
func (GoHost) Holds(...any) (ended func()) { return func() {} }

// Cancelling does nothing.
func (GoHost) Cancelling(*Future) {}

// ClassName returns what Python calls it.
func (GoHost) ClassName(f *Future) string { return f.ClassName() }

// List returns values, a []any.
func (GoHost) List(values []any) any { return values }

// Awaitable accepts nothing more.
func (GoHost) Awaitable(any) (Coroutine, bool) { return nil, false }

// Repr returns a Future in Python's notation and Go's default format of anything else.
func (GoHost) Repr(x any) string {
	switch x := x.(type) {
	case *Future:
		return x.String()
	case *Task:
		return x.String()
	}
	return fmt.Sprintf("%v", x)
}

// ErrorName returns the kind of err.
func (GoHost) ErrorName(err error) string { return KindOf(err).String() }

// Report writes to standard error.
func (GoHost) Report(l *Loop, c *ExceptionContext) {
	text := c.Message + "\n"
	switch {
	case c.Task != nil:
		text += "task: " + l.host.Repr(c.Task) + "\n"
	case c.Future != nil:
		text += "future: " + l.host.Repr(c.Future) + "\n"
	}
	if c.Handle != nil {
		text += "handle: " + c.Handle.String() + "\n"
	}
	if c.Err != nil {
		text += c.Err.Error() + "\n"
	}
	os.Stderr.WriteString(text)
}

// ShutdownAsyncGenerators returns a coroutine that ends at once.
func (GoHost) ShutdownAsyncGenerators(*Loop) Coroutine { return new(nothing) }

// ShutdownExecutor returns a coroutine that ends at once.
func (GoHost) ShutdownExecutor(*Loop) Coroutine { return new(nothing) }

// LoopClosed reports all exceptions that nobody has looked at, and all tasks that are not done,
// unless the run was ended from outside.
func (GoHost) LoopClosed(l *Loop) {
	if l.dead {
		return
	}
	for _, f := range l.Unretrieved() {
		f.NeverRetrieved()
	}
	for _, t := range l.AllTasks() {
		t.DestroyedPending()
	}
}

// nothing is a coroutine that ends in its first step.
type nothing struct{}

func (*nothing) Resume(_ any, err error) (*Future, any, bool, error) { return nil, nil, true, err }
