package vm

import (
	"math/big"

	"gatherplay/gather/python/internal/syntax"
)

// A Value is a Python object. Every implementation is a pointer, so that Python's identity is Go's ==.
//
// What an object can do beyond having a type is told by the optional interfaces below, which builtin types implement; for an
// [Instance] the machine looks for the special method in its class instead.
type Value interface {
	// Type returns the object's class.
	Type() *Type
}

// The optional interfaces. Each is what one group of special methods is in Python; an operation first looks for it on the value
// and raises TypeError, in CPython's words, where it is missing.
type (
	// Sized is __len__.
	Sized interface{ Len() int }

	// Iterable is __iter__. The result is an Iterator or any value that the machine can advance.
	Iterable interface {
		Iter(vm *VM) (Value, *Error)
	}

	// Iterator is __next__: nil, without an error, says that there is nothing more.
	Iterator interface {
		Value
		Next(vm *VM) (Value, *Error)
	}

	// Indexed is __getitem__.
	Indexed interface {
		Index(vm *VM, key Value) (Value, *Error)
	}

	// IndexSetter is __setitem__ and, with a nil value, __delitem__.
	IndexSetter interface {
		SetIndex(vm *VM, key, value Value) *Error
	}

	// Container is __contains__.
	Container interface {
		Contains(vm *VM, item Value) (bool, *Error)
	}

	// Truthy is __bool__. Without it a Sized value is true if it is not empty, and any other is true.
	Truthy interface{ Truth() bool }

	// Hashed is __hash__. A builtin type without it is hashed by identity, unless its type is marked unhashable.
	Hashed interface {
		Hash(vm *VM) (uint64, *Error)
	}

	// Comparable is __eq__, __lt__ and their kin: nil, without an error, stands for NotImplemented.
	Comparable interface {
		Compare(vm *VM, op Comparison, other Value) (Value, *Error)
	}

	// Operand is __add__, __radd__ and their kin; reflected says that the receiver stands on the right.
	// nil, without an error, stands for NotImplemented.
	Operand interface {
		Binary(vm *VM, op Operator, other Value, reflected bool) (Value, *Error)
	}

	// Represented is __repr__.
	Represented interface {
		Repr(vm *VM) (string, *Error)
	}

	// Printed is __str__, where it differs from __repr__.
	Printed interface {
		Str(vm *VM) (string, *Error)
	}

	// AttributeHolder has attributes of its own that no class knows of, computed when asked for; nil says that there is no such one.
	AttributeHolder interface {
		Attribute(vm *VM, name string) (Value, *Error)
	}

	// Callable is __call__ of a builtin type. args are the positional arguments followed by one for each of names.
	Callable interface {
		Call(vm *VM, args []Value, names []string) (Value, *Error)
	}
)

// An Int is an int that fits 64 bits. Literal is the number (from 1) of the literal that it came from unchanged, or 0.
type Int struct {
	V       int64
	Literal int32
}

// A BigInt is an int that does not fit an Int.
type BigInt struct{ V *big.Int }

// A Float is a float; Literal as for Int.
type Float struct {
	V       float64
	Literal int32
}

// A Str is a str; Literal as for Int. Its text is UTF-8; lone surrogates can't be held.
type Str struct {
	V       string
	Literal int32
	runes   int32 // how many code points, plus one; 0 while not counted
}

// A Bool is True or False: compare with those two.
type Bool struct{ V bool }

// A Singleton is None, Ellipsis or NotImplemented.
type Singleton struct {
	name  string
	class *Type
}

// A Tuple is a tuple.
type Tuple struct{ Items []Value }

// A List is a list.
type List struct {
	Items []Value
	age   uint32 // of a list display: how many of what can be at risk were older, see VM.Number
}

// The singletons.
var (
	True           = &Bool{true}
	False          = &Bool{false}
	None           = &Singleton{"None", NoneType}
	EllipsisObject = &Singleton{"Ellipsis", EllipsisType}
	NotImplemented = &Singleton{"NotImplemented", NotImplementedType}
)

// Type implements [Value].
func (*Int) Type() *Type         { return IntType }
func (*BigInt) Type() *Type      { return IntType }
func (*Float) Type() *Type       { return FloatType }
func (*Str) Type() *Type         { return StrType }
func (*Bool) Type() *Type        { return BoolType }
func (s *Singleton) Type() *Type { return s.class }
func (*Tuple) Type() *Type       { return TupleType }
func (*List) Type() *Type        { return ListType }

// smallInts are shared, as CPython's are, which also keeps counting loops from allocating.
var smallInts = func() (ints [1<<14 + 8]Int) {
	for i := range ints {
		ints[i].V = int64(i - 8)
	}
	return
}()

// NewInt returns the int v.
func NewInt(v int64) *Int {
	if i := v + 8; uint64(i) < uint64(len(smallInts)) {
		return &smallInts[i]
	}
	return &Int{V: v}
}

// NewFloat returns the float v.
func NewFloat(v float64) *Float { return &Float{V: v} }

// NewStr returns the str v.
func NewStr(v string) *Str { return &Str{V: v} }

// NewBool returns True or False.
func NewBool(v bool) *Bool {
	if v {
		return True
	}
	return False
}

// NewTuple returns the tuple of items, which it keeps.
func NewTuple(items ...Value) *Tuple { return &Tuple{items} }

// NewList returns the list of items, which it keeps.
func NewList(items ...Value) *List { return &List{Items: items} }

// NewList returns an empty list that the program makes now.
func (vm *VM) NewList() *List { return &List{age: vm.numbered} }

// Operator and Comparison are the operators of the syntax tree: syntax.Add, syntax.Lt and so on. Of the comparisons only the six
// rich ones reach a value.
type (
	Operator   = syntax.Operator
	Comparison = syntax.CmpOperator
)
