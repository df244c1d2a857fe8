package vm

import (
	"gatherplay/gather"
	"gatherplay/gather/python/internal/syntax"
)

// An Error is a Python exception: an instance of BaseException or of a class that inherits from it. Native code returns it as its
// last result; [VM.Raise] makes one.
type Error struct {
	Class *Type
	Args  *Tuple
	Attrs Namespace

	Cause, Context  *Error
	SuppressContext bool   // set by "raise … from …"
	remembered      bool   // see diagnosis.rememberRaised
	age             uint32 // see VM.Number
	Traceback       *Traceback

	// Value is what the exception carries besides Args: StopIteration's value, SystemExit's code, the message of a group.
	Value Value
	// syntax is what is wrong with a source text.
	syntax *syntax.Error
	// Group are the exceptions in an exception group.
	Group []*Error

	// Of a NameError, for a suggestion: the names that were defined, and the object whose method raised it, or nil.
	known []string
	self  Value
}

// Type implements [Value].
func (e *Error) Type() *Type { return e.Class }

// Error implements error: "TypeError: text", or the class's name alone.
func (e *Error) Error() string {
	text := e.Class.Name
	if len(e.Args.Items) > 0 {
		if s, ok := e.Args.Items[0].(*Str); ok && s.V != "" {
			text += ": " + s.V
		}
	}
	return text
}

// ErrorKind tells the event loop which of the exceptions that it knows this one is.
func (e *Error) ErrorKind() gather.ErrorKind {
	for _, class := range e.Class.MRO {
		if kind, known := loopKinds[class]; known {
			return kind
		}
	}
	return gather.OtherError
}

// loopKinds are the exception classes that the event loop makes or tells apart.
var loopKinds = map[*Type]gather.ErrorKind{
	CancelledError:     gather.CancelledError,
	TimeoutError:       gather.TimeoutError,
	InvalidStateError:  gather.InvalidStateError,
	RuntimeError:       gather.RuntimeError,
	TypeError:          gather.TypeError,
	ValueError:         gather.ValueError,
	StopIteration:      gather.StopIteration,
	StopAsyncIteration: gather.StopAsyncIteration,
	GeneratorExit:      gather.GeneratorExit,
	KeyboardInterrupt:  gather.KeyboardInterrupt,
	SystemExit:         gather.SystemExit,
	BaseExceptionGroup: gather.ExceptionGroup,
}

// Trace implements [gather.Traced].
func (e *Error) Trace() any { return e.Traceback }

// Retrace gives an exception a traceback that [Error.Trace] has returned, or none. What only the one before has kept alive is destroyed
// before the exception is raised and has a longer one.
func (vm *VM) Retrace(e *Error, trace any) {
	before := e.Traceback
	if e.Traceback, _ = trace.(*Traceback); before != e.Traceback {
		defer vm.Keep(e)()
		vm.Released(before)
		vm.Settle()
	}
}

// releasedBy is Released for what an exception, which may be on its way, no longer refers to.
func (vm *VM) releasedBy(e *Error, before any) {
	if !leaf(before) {
		defer vm.Keep(e)()
		vm.Released(before)
	}
}

// A Traceback is one entry of an exception's traceback: a frame that the exception passed, outermost first.
type Traceback struct {
	Next *Traceback
	Code *Code
	PC   int // the instruction that raised or called

	variables *Variables // the frame's
	age       uint32     // see VM.Number
	held      []any      // those of a frame of the library's
}

// The exception classes.
var (
	BaseException         = exceptionType("BaseException", ObjectType)
	Exception             = exceptionType("Exception", BaseException)
	BaseExceptionGroup    = exceptionType("BaseExceptionGroup", BaseException)
	ExceptionGroup        = exceptionType("ExceptionGroup", BaseExceptionGroup, Exception)
	GeneratorExit         = exceptionType("GeneratorExit", BaseException)
	KeyboardInterrupt     = exceptionType("KeyboardInterrupt", BaseException)
	SystemExit            = exceptionType("SystemExit", BaseException)
	ArithmeticError       = exceptionType("ArithmeticError", Exception)
	FloatingPointError    = exceptionType("FloatingPointError", ArithmeticError)
	OverflowError         = exceptionType("OverflowError", ArithmeticError)
	ZeroDivisionError     = exceptionType("ZeroDivisionError", ArithmeticError)
	AssertionError        = exceptionType("AssertionError", Exception)
	AttributeError        = exceptionType("AttributeError", Exception)
	BufferError           = exceptionType("BufferError", Exception)
	EOFError              = exceptionType("EOFError", Exception)
	ImportError           = exceptionType("ImportError", Exception)
	ModuleNotFoundError   = exceptionType("ModuleNotFoundError", ImportError)
	LookupError           = exceptionType("LookupError", Exception)
	IndexError            = exceptionType("IndexError", LookupError)
	KeyError              = exceptionType("KeyError", LookupError)
	MemoryError           = exceptionType("MemoryError", Exception)
	NameError             = exceptionType("NameError", Exception)
	UnboundLocalError     = exceptionType("UnboundLocalError", NameError)
	OSError               = exceptionType("OSError", Exception)
	BlockingIOError       = exceptionType("BlockingIOError", OSError)
	ChildProcessError     = exceptionType("ChildProcessError", OSError)
	ConnectionError       = exceptionType("ConnectionError", OSError)
	BrokenPipeError       = exceptionType("BrokenPipeError", ConnectionError)
	ConnectionAborted     = exceptionType("ConnectionAbortedError", ConnectionError)
	ConnectionRefused     = exceptionType("ConnectionRefusedError", ConnectionError)
	ConnectionReset       = exceptionType("ConnectionResetError", ConnectionError)
	FileExistsError       = exceptionType("FileExistsError", OSError)
	FileNotFoundError     = exceptionType("FileNotFoundError", OSError)
	InterruptedError      = exceptionType("InterruptedError", OSError)
	IsADirectoryError     = exceptionType("IsADirectoryError", OSError)
	NotADirectoryError    = exceptionType("NotADirectoryError", OSError)
	PermissionError       = exceptionType("PermissionError", OSError)
	ProcessLookupError    = exceptionType("ProcessLookupError", OSError)
	TimeoutError          = exceptionType("TimeoutError", OSError)
	ReferenceError        = exceptionType("ReferenceError", Exception)
	RuntimeError          = exceptionType("RuntimeError", Exception)
	NotImplementedError   = exceptionType("NotImplementedError", RuntimeError)
	PythonFinalization    = exceptionType("PythonFinalizationError", RuntimeError)
	RecursionError        = exceptionType("RecursionError", RuntimeError)
	StopAsyncIteration    = exceptionType("StopAsyncIteration", Exception)
	StopIteration         = exceptionType("StopIteration", Exception)
	SyntaxError           = exceptionType("SyntaxError", Exception)
	IndentationError      = exceptionType("IndentationError", SyntaxError)
	TabError              = exceptionType("TabError", IndentationError)
	SystemError           = exceptionType("SystemError", Exception)
	TypeError             = exceptionType("TypeError", Exception)
	ValueError            = exceptionType("ValueError", Exception)
	UnicodeError          = exceptionType("UnicodeError", ValueError)
	UnicodeDecodeError    = exceptionType("UnicodeDecodeError", UnicodeError)
	UnicodeEncodeError    = exceptionType("UnicodeEncodeError", UnicodeError)
	UnicodeTranslateError = exceptionType("UnicodeTranslateError", UnicodeError)
	Warning               = exceptionType("Warning", Exception)
	BytesWarning          = exceptionType("BytesWarning", Warning)
	DeprecationWarning    = exceptionType("DeprecationWarning", Warning)
	EncodingWarning       = exceptionType("EncodingWarning", Warning)
	FutureWarning         = exceptionType("FutureWarning", Warning)
	ImportWarning         = exceptionType("ImportWarning", Warning)
	PendingDeprecation    = exceptionType("PendingDeprecationWarning", Warning)
	ResourceWarning       = exceptionType("ResourceWarning", Warning)
	RuntimeWarning        = exceptionType("RuntimeWarning", Warning)
	SyntaxWarning         = exceptionType("SyntaxWarning", Warning)
	UnicodeWarning        = exceptionType("UnicodeWarning", Warning)
	UserWarning           = exceptionType("UserWarning", Warning)

	CancelledError    = NewType("asyncio.exceptions", "CancelledError", BaseException)
	InvalidStateError = NewType("asyncio.exceptions", "InvalidStateError", Exception)
)

// ExceptionTypes are the exception classes that are names of the builtins module.
var ExceptionTypes []*Type

func exceptionType(name string, bases ...*Type) *Type {
	t := newType(name, bases...)
	if len(bases) > 1 { // ExceptionGroup, the only one
		t.MRO = append([]*Type{t, bases[0]}, bases[1].MRO...)
	}
	ExceptionTypes = append(ExceptionTypes, t)
	return t
}

// NewException makes an exception class of a library module.
func NewException(module, name string, base *Type) *Type {
	t := NewType(module, name, base)
	t.New, t.Init = newError, initError
	return t
}

// AddNote adds a line to what is printed below the exception.
func (e *Error) AddNote(note Value) {
	notes, ok := e.Attrs.Get("__notes__").(*List)
	if !ok {
		notes = NewList()
		e.Attrs.Set("__notes__", notes)
	}
	notes.Items = append(notes.Items, note)
}

// Raise makes an exception of a builtin class whose only argument is the text.
func (vm *VM) Raise(class *Type, text ...string) *Error {
	vm.Spend(8)
	if len(text) == 1 {
		return vm.RaiseWith(class, NewStr(text[0]))
	}
	n := 0
	for _, part := range text {
		n += len(part)
	}
	joined := make([]byte, 0, n)
	for _, part := range text {
		joined = append(joined, part...)
	}
	return vm.RaiseWith(class, NewStr(string(joined)))
}

// RaiseWith makes an exception of a builtin class with any arguments.
func (vm *VM) RaiseWith(class *Type, args ...Value) *Error {
	return &Error{Class: class, Args: NewTuple(args...), age: vm.Number()}
}
