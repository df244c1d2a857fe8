// Package compile turns a syntax tree into code for the virtual machine.
//
// It first resolves every name to where it lives (scope.go, analyze.go): a slot of the running frame, a cell shared with an enclosing or
// enclosed function, the module's globals or a class body's namespace. Then it emits instructions (the other files), each with
// the span of the source that it stands for, so that tracebacks, timelines and edits all speak of the same places.
//
// The machine is a stack machine. A frame has one slice of slots:
//
//	locals | cells | free cells | operand stack
//
// Locals begin with the parameters in the order of CPython's co_varnames: positional ones, keyword-only ones, *args, **kwargs.
// A variable that an inner function uses lives in a cell; if it is a parameter too, Cell.Parameter says from which local slot the
// cell takes its first value. Free cells come with the function object.
//
// There is no stack of blocks: where an exception goes is looked up in Code.Handlers by the instruction that raised it, so a try
// statement costs nothing until something is raised. An exception handler is entered with the operand stack cut to the handler's
// depth and the exception pushed.
//
// A coroutine or generator stands still between two instructions; all that it needs to go on is its slots and its program counter.
package compile

import "gatherplay/gather/python/internal/syntax"

// A Code is a compiled module, class body, function or comprehension.
type Code struct {
	Name      string // "<module>", "main", "<lambda>", "<listcomp>" …
	Qualname  string // "outer.<locals>.inner"
	File      *syntax.File
	Span      syntax.Span // the whole definition
	FirstLine int         // of the definition or its first decorator
	Flags     Flags
	Doc       string // with HasDoc

	ArgCount        int // positional parameters, positional-only ones included
	PosOnlyArgCount int
	KwOnlyArgCount  int
	// DefaultSpans are the spans of the parameters' defaults, one for each of Locals' parameters; zero without a default.
	DefaultSpans []syntax.Span

	// Annotations are those that the code computes, of a function that does.
	Annotations []Annotation

	Locals    []string // parameters first
	Cells     []Cell
	Free      []string
	Names     []string // of globals, attributes, imports
	Constants []Constant
	Instrs    []Instr
	Spans     []syntax.Span // parallel to Instrs
	Handlers  []Handler     // inner ones before outer ones
	StackSize int
}

// Flags tell kinds of code apart.
type Flags uint8

// The flags.
const (
	VarArgs   Flags = 1 << iota // has *args
	VarKw                       // has **kwargs
	Generator                   // contains yield: a call makes a generator (with Coroutine: an asynchronous generator)
	Coroutine                   // async def: a call makes a coroutine
	Module                      // the body of a module: names are globals
	Class                       // the body of a class: names live in a namespace
	HasDoc
	Nested // defined inside a function
)

// A Cell is a local variable that inner functions use.
type Cell struct {
	Name      string
	Parameter int // the local slot of the parameter that it starts from, or -1
}

// A Constant is a value known at compile time: nil (None), bool, int64, *big.Int, float64, complex128, string, Bytes,
// Ellipsis, Tuple (of the same), or *Code.
type Constant struct {
	Value any
	// Literal is the span of the constant that stands in the source as a number or string by itself (a minus sign before a number
	// included), so that its value can be traced back to it; zero for any other constant.
	Literal syntax.Span
}

// Bytes is a constant of type bytes.
type Bytes string

// Tuple is a constant tuple: of keyword names, of folded literals.
type Tuple []Constant

// Ellipsis is the constant "...".
type Ellipsis struct{}

// An Instr is an instruction.
type Instr struct {
	Op  Opcode
	B   uint8 // a small second operand: flags
	Arg int32
}

// A Handler says where execution goes on when one of the instructions [Start, End) raises.
type Handler struct {
	Start, End int32
	Target     int32
	Depth      int32 // of the operand stack, before the exception is pushed
}
