package gather

import (
	"errors"
	"strings"
)

// ErrorKind says which of Python's exception classes an error stands for, as far as the loop cares.
type ErrorKind uint8

// The kinds that the loop makes or tells apart.
const (
	OtherError         ErrorKind = iota // any other exception
	CancelledError                      // asyncio.CancelledError
	TimeoutError                        // the builtin TimeoutError
	InvalidStateError                   // asyncio.InvalidStateError
	RuntimeError                        // RuntimeError
	TypeError                           // TypeError
	ValueError                          // ValueError
	StopIteration                       // StopIteration, which no Future may hold
	StopAsyncIteration                  // StopAsyncIteration, the end of an asynchronous iterator
	GeneratorExit                       // GeneratorExit, raised where a coroutine is suspended when it is closed
	KeyboardInterrupt                   // KeyboardInterrupt: leaves the loop at once
	SystemExit                          // SystemExit: leaves the loop at once
	BrokenBarrierError                  // asyncio.BrokenBarrierError
	QueueEmpty                          // asyncio.QueueEmpty
	QueueFull                           // asyncio.QueueFull
	QueueShutDown                       // asyncio.QueueShutDown
	RecursionError                      // RecursionError
	ExceptionGroup                      // ExceptionGroup or BaseExceptionGroup
)

var errorNames = [...]string{
	OtherError:         "Exception",
	CancelledError:     "CancelledError",
	TimeoutError:       "TimeoutError",
	InvalidStateError:  "InvalidStateError",
	RuntimeError:       "RuntimeError",
	TypeError:          "TypeError",
	ValueError:         "ValueError",
	StopIteration:      "StopIteration",
	StopAsyncIteration: "StopAsyncIteration",
	GeneratorExit:      "GeneratorExit",
	KeyboardInterrupt:  "KeyboardInterrupt",
	SystemExit:         "SystemExit",
	BrokenBarrierError: "BrokenBarrierError",
	QueueEmpty:         "QueueEmpty",
	QueueFull:          "QueueFull",
	QueueShutDown:      "QueueShutDown",
	RecursionError:     "RecursionError",
	ExceptionGroup:     "ExceptionGroup",
}

// String returns the name of the exception class.
func (k ErrorKind) String() string { return errorNames[k] }

// Exit reports whether an error of this kind leaves the loop at once instead of being kept in the
// task that raised it.
func (k ErrorKind) Exit() bool { return k == KeyboardInterrupt || k == SystemExit }

// Kinded is an error that knows its kind. A front end's exceptions implement it, which spares the
// loop a walk through wrapped errors.
type Kinded interface {
	error
	ErrorKind() ErrorKind
}

// Traced is an error that records the way that it takes, as a Python exception does in its traceback. A Future keeps the record as it
// was when the Future got the error, and sets the error back to it when it is raised from the Future for the first time; any
// further time the record begins anew.
type Traced interface {
	error
	// Trace returns the record.
	Trace() any
}

// Chained is an error that knows during the handling of which other error it was raised, as a Python exception does by its context.
type Chained interface {
	error
	During(handled error)
}

// during notes that an error was raised during the handling of another.
func during(err, handled error) error {
	if c, ok := err.(Chained); ok {
		c.During(handled)
	}
	return err
}

// Framed is a coroutine of asyncio's own that knows better than from its arguments what its variables refer to when an error leaves it.
type Framed interface {
	Variables(visit func(any))
}

// KindOf returns the kind of err: what it says itself, if it is [Kinded], or what the first of the
// errors that it wraps says; [OtherError] if none does.
func KindOf(err error) ErrorKind {
	if k, ok := err.(Kinded); ok {
		return k.ErrorKind()
	}
	var k Kinded
	if errors.As(err, &k) {
		return k.ErrorKind()
	}
	return OtherError
}

// Errors to test for with errors.Is. A Go coroutine may also end with one of them, wrapped or not.
var (
	// ErrCancelled is what a cancelled coroutine finds raised where it waits, and what a cancelled
	// Future raises in those who wait for it.
	ErrCancelled error = &Error{Kind: CancelledError}
	// ErrTimeout is what an expired [Timeout] or [WaitFor] raises.
	ErrTimeout error = &Error{Kind: TimeoutError}
	// ErrInvalidState is raised by an operation that the state of a Future does not allow.
	ErrInvalidState error = &Error{Kind: InvalidStateError}
	// ErrExit leaves the loop at once: Python's SystemExit.
	ErrExit error = &Error{Kind: SystemExit}
	// ErrInterrupt leaves the loop at once: Python's KeyboardInterrupt.
	ErrInterrupt error = &Error{Kind: KeyboardInterrupt}
)

// Error is the error that the loop makes when no front end makes its own.
type Error struct {
	Kind   ErrorKind
	Args   []any   // the exception's arguments; the first is its message
	Cause  error   // what it was raised from
	Errors []error // the members of an ExceptionGroup
}

// Error returns the kind and the message, as in the last line of a Python traceback.
func (e *Error) Error() string {
	text := e.Kind.String()
	for i, arg := range e.Args {
		if s, ok := arg.(string); ok && i == 0 && s != "" {
			text += ": " + s
		}
	}
	if len(e.Errors) == 0 {
		return text
	}
	members := make([]string, len(e.Errors))
	for i, member := range e.Errors {
		members[i] = member.Error()
	}
	return text + " (" + strings.Join(members, "; ") + ")"
}

// ErrorKind returns e.Kind.
func (e *Error) ErrorKind() ErrorKind { return e.Kind }

// Is reports whether target is the error of e's kind without arguments, such as [ErrCancelled].
func (e *Error) Is(target error) bool {
	t, ok := target.(*Error)
	return ok && t.Kind == e.Kind && t.Args == nil && t.Errors == nil
}

// Unwrap returns the members of a group. The cause is not among them: a TimeoutError raised from a
// CancelledError is not itself a cancellation.
func (e *Error) Unwrap() []error { return e.Errors }
