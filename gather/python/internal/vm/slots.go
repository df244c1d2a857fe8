package vm

import (
	"math"
	"math/big"
	"strings"

	"gatherplay/gather/python/internal/syntax"
)

// A slot is a special method that stands for an operation of the machine. As an attribute of a builtin type it does what that type
// does, even for an object whose class overrides it, so that the overriding method can call it.
type slot struct {
	signature string
	run       func(vm *VM, args []Value) (Value, *Error)
}

// AddSlots makes special methods of a builtin type visible as attributes. They are given by their names without underscores,
// "iter next".
func (t *Type) AddSlots(names string) {
	for name := range strings.FieldsSeq(names) {
		s, special := objectSlots[name]
		if t != ObjectType || !special {
			var known bool
			if s, known = slots[name]; !known {
				panic("no special method " + name)
			}
		}
		t.addSlot("__"+name+"__", s)
	}
}

func (t *Type) addSlot(name string, s slot) {
	t.AddMethod(name, s.signature, s.run)
	t.Dict.Get(name).(*Builtin).Slot = !t.isMethod(name)
}

// isMethod reports whether a special method of a builtin type is an ordinary method in CPython, which no operation leads to, or which
// does more quickly what the operation does.
func (t *Type) isMethod(name string) bool {
	switch name {
	case "__format__", "__reversed__", "__round__", "__trunc__", "__floor__", "__ceil__", "__complex__", "__length_hint__", "__getnewargs__":
		return true
	case "__contains__":
		return t == DictType || t == SetType || t == FrozenSetType
	case "__getitem__":
		return t == DictType || t == ListType
	}
	return false
}

// Arguments turns what a *args and a **kwargs parameter got back into the arguments of a call.
func Arguments(positional, keywords Value) (args []Value, names []string) {
	return withKeywords(positional, keywords)
}

// implemented turns the nil that stands for NotImplemented into that object.
func implemented(v Value, err *Error) (Value, *Error) {
	if v == nil && err == nil {
		return NotImplemented, nil
	}
	return v, err
}

func binarySlot(op Operator) slot {
	return slot{"self, value, /", func(vm *VM, args []Value) (Value, *Error) {
		a, b := Underlying(args[0]), Underlying(args[1])
		return implemented(vm.builtinBinary(op, a, b, isSequence(a)))
	}}
}

func reflectedSlot(op Operator) slot {
	return slot{"self, value, /", func(vm *VM, args []Value) (Value, *Error) {
		a, b := Underlying(args[0]), Underlying(args[1])
		return implemented(vm.builtinBinary(op, b, a, isSequence(a)))
	}}
}

func inplaceSlot(op Operator) slot {
	return slot{"self, value, /", func(vm *VM, args []Value) (Value, *Error) {
		result, err := vm.builtinInplace(op, Underlying(args[0]), args[1])
		if result == Underlying(args[0]) {
			result = args[0]
		}
		return implemented(result, err)
	}}
}

func unarySlot(op syntax.UnaryOperator) slot {
	return slot{"self, /", func(vm *VM, args []Value) (Value, *Error) { return vm.Unary(op, Underlying(args[0])) }}
}

func comparisonSlot(op Comparison) slot {
	return slot{"self, value, /", func(vm *VM, args []Value) (Value, *Error) {
		return implemented(vm.builtinCompare(op, Underlying(args[0]), Underlying(args[1])))
	}}
}

// onNumber makes the slot of a conversion of numbers.
func onNumber(convert func(vm *VM, v Value) (Value, *Error)) slot {
	return slot{"self, /", func(vm *VM, args []Value) (Value, *Error) { return convert(vm, Underlying(args[0])) }}
}

// roundingSlot makes the slot of a conversion of a float to an int.
func roundingSlot(round func(float64) float64) slot {
	return onNumber(func(vm *VM, v Value) (Value, *Error) {
		if f, ok := v.(*Float); ok {
			return vm.FloatToInt(round(f.V))
		}
		return vm.AsInteger(v)
	})
}

func text(s string, err *Error) (Value, *Error) {
	if err != nil {
		return nil, err
	}
	return NewStr(s), nil
}

func truth(b bool, err *Error) (Value, *Error) { return NewBool(b), err }

// slots are the special methods by name.
var slots = map[string]slot{
	"add": binarySlot(syntax.Add), "radd": reflectedSlot(syntax.Add), "iadd": inplaceSlot(syntax.Add),
	"sub": binarySlot(syntax.Sub), "rsub": reflectedSlot(syntax.Sub), "isub": inplaceSlot(syntax.Sub),
	"mul": binarySlot(syntax.Mult), "rmul": reflectedSlot(syntax.Mult), "imul": inplaceSlot(syntax.Mult),
	"truediv": binarySlot(syntax.Div), "rtruediv": reflectedSlot(syntax.Div),
	"floordiv": binarySlot(syntax.FloorDiv), "rfloordiv": reflectedSlot(syntax.FloorDiv),
	"mod": binarySlot(syntax.Mod), "rmod": reflectedSlot(syntax.Mod),
	"rpow":   reflectedSlot(syntax.Pow),
	"lshift": binarySlot(syntax.LShift), "rlshift": reflectedSlot(syntax.LShift),
	"rshift": binarySlot(syntax.RShift), "rrshift": reflectedSlot(syntax.RShift),
	"and": binarySlot(syntax.BitAnd), "rand": reflectedSlot(syntax.BitAnd), "iand": inplaceSlot(syntax.BitAnd),
	"or": binarySlot(syntax.BitOr), "ror": reflectedSlot(syntax.BitOr), "ior": inplaceSlot(syntax.BitOr),
	"xor": binarySlot(syntax.BitXor), "rxor": reflectedSlot(syntax.BitXor), "ixor": inplaceSlot(syntax.BitXor),

	"neg": unarySlot(syntax.USub), "pos": unarySlot(syntax.UAdd), "invert": unarySlot(syntax.Invert),
	"abs": onNumber((*VM).Abs),

	"eq": comparisonSlot(syntax.Eq), "ne": comparisonSlot(syntax.NotEq),
	"lt": comparisonSlot(syntax.Lt), "le": comparisonSlot(syntax.LtE),
	"gt": comparisonSlot(syntax.Gt), "ge": comparisonSlot(syntax.GtE),

	"index": onNumber((*VM).AsInteger), "int": onNumber((*VM).ToInt), "trunc": roundingSlot(math.Trunc),
	"floor": roundingSlot(math.Floor), "ceil": roundingSlot(math.Ceil),
	"float": onNumber(func(vm *VM, v Value) (Value, *Error) {
		f, err := vm.AsFloat(v)
		return NewFloat(f), err
	}),
	"complex": onNumber(func(_ *VM, v Value) (Value, *Error) { return v, nil }),
	"pow": {"self, value, mod=, /", func(vm *VM, args []Value) (Value, *Error) {
		a, b := Underlying(args[0]), Underlying(args[1])
		if args[2] != nil && args[2] != None {
			return vm.Power3(a, b, args[2])
		}
		return implemented(vm.builtinBinary(syntax.Pow, a, b, false))
	}},
	"divmod": {"self, value, /", func(vm *VM, args []Value) (Value, *Error) {
		return implemented(vm.builtinDivmod(Underlying(args[0]), Underlying(args[1])))
	}},
	"rdivmod": {"self, value, /", func(vm *VM, args []Value) (Value, *Error) {
		return implemented(vm.builtinDivmod(Underlying(args[1]), Underlying(args[0])))
	}},
	"round": {"self, ndigits=, /", func(vm *VM, args []Value) (Value, *Error) {
		digits := args[1]
		if digits == nil {
			digits = None
		}
		return vm.Round(Underlying(args[0]), digits)
	}},

	"bool": {"self, /", func(vm *VM, args []Value) (Value, *Error) { return truth(vm.Truth(Underlying(args[0]))) }},
	"hash": {"self, /", func(vm *VM, args []Value) (Value, *Error) {
		hash, err := vm.Hash(Underlying(args[0]))
		return NewInt(int64(hash)), err
	}},
	"repr": {"self, /", func(vm *VM, args []Value) (Value, *Error) { return text(vm.builtinRepr(args[0])) }},
	"str": {"self, /", func(vm *VM, args []Value) (Value, *Error) {
		switch v := Underlying(args[0]).(type) {
		case *Str:
			return v, nil
		case Printed:
			return text(v.Str(vm))
		}
		return text(vm.Repr(args[0]))
	}},
	"format": {"self, format_spec, /", func(vm *VM, args []Value) (Value, *Error) {
		spec, ok := AsStr(args[1])
		if !ok {
			return nil, vm.Raise(TypeError, "__format__() argument must be str, not ", args[1].Type().Label())
		}
		return text(vm.builtinFormat(args[0], spec))
	}},

	"len": {"self, /", func(vm *VM, args []Value) (Value, *Error) {
		n, err := vm.Len(Underlying(args[0]))
		return NewInt(int64(n)), err
	}},
	"length_hint": {"self, /", func(_ *VM, args []Value) (Value, *Error) {
		return NewInt(int64(args[0].(interface{ Hint() int }).Hint())), nil
	}},
	"contains": {"self, key, /", func(vm *VM, args []Value) (Value, *Error) {
		return truth(vm.builtinContains(args[0], args[1]))
	}},
	"getitem": {"self, key, /", func(vm *VM, args []Value) (Value, *Error) {
		return vm.builtinIndex(args[0], Underlying(args[0]), args[1])
	}},
	"setitem": {"self, key, value, /", func(vm *VM, args []Value) (Value, *Error) {
		return None, vm.builtinSetIndex(args[0], args[1], args[2])
	}},
	"delitem": {"self, key, /", func(vm *VM, args []Value) (Value, *Error) {
		return None, vm.builtinDelIndex(args[0], args[1])
	}},
	"iter": {"self, /", func(vm *VM, args []Value) (Value, *Error) { return vm.Iter(Underlying(args[0])) }},
	"next": {"self, /", func(vm *VM, args []Value) (Value, *Error) {
		v, err := vm.Next(Underlying(args[0]))
		if v == nil && err == nil {
			err = vm.RaiseWith(StopIteration)
		}
		return v, err
	}},
	"reversed": {"self, /", func(vm *VM, args []Value) (Value, *Error) { return vm.Reverse(Underlying(args[0])) }},
	"init": {"self, /, *args, **kwargs", func(vm *VM, args []Value) (Value, *Error) {
		given, names := withKeywords(args[1], args[2])
		return None, Underlying(args[0]).Type().Init(vm, Underlying(args[0]), given, names)
	}},
	"getnewargs": {"self, /", func(_ *VM, args []Value) (Value, *Error) { return NewTuple(Underlying(args[0])), nil }},
}

// objectSlots are those that object has in its own way.
var objectSlots = map[string]slot{
	"eq": {"self, value, /", func(vm *VM, args []Value) (Value, *Error) {
		if vm.Is(args[0], args[1]) {
			return True, nil
		}
		return NotImplemented, nil
	}},
	"ne": {"self, value, /", func(vm *VM, args []Value) (Value, *Error) {
		equal, err := vm.compareSpecial(syntax.Eq, args[0], args[1])
		switch {
		case err != nil:
			return nil, err
		case equal == nil && !vm.Is(args[0], args[1]):
			return NotImplemented, nil
		case equal == nil:
			return False, nil
		}
		holds, err := vm.Truth(equal)
		return NewBool(!holds), err
	}},
	"lt": notImplementedSlot, "le": notImplementedSlot, "gt": notImplementedSlot, "ge": notImplementedSlot,
	"hash": {"self, /", func(vm *VM, args []Value) (Value, *Error) { return NewInt(int64(vm.identity(args[0]))), nil }},
	"repr": {"self, /", func(vm *VM, args []Value) (Value, *Error) { return NewStr(vm.ObjectRepr(args[0])), nil }},
	"str":  {"self, /", func(vm *VM, args []Value) (Value, *Error) { return text(vm.Repr(args[0])) }},
	"format": {"self, format_spec, /", func(vm *VM, args []Value) (Value, *Error) {
		if spec, ok := AsStr(args[1]); !ok || spec != "" {
			return nil, vm.Raise(TypeError, "unsupported format string passed to ", args[0].Type().Label(), ".__format__")
		}
		return text(vm.Str(args[0]))
	}},
}

var notImplementedSlot = slot{"self, value, /", func(*VM, []Value) (Value, *Error) { return NotImplemented, nil }}

// Power3 is pow(base, exponent, modulus).
func (vm *VM) Power3(base, exponent, modulus Value) (Value, *Error) {
	var ints [3]*big.Int
	for i, v := range [...]Value{base, exponent, modulus} {
		var ok bool
		if ints[i], ok = AsBig(v); !ok {
			if _, float := Underlying(v).(*Float); float {
				return nil, vm.Raise(TypeError, "pow() 3rd argument not allowed unless all arguments are integers")
			}
			return nil, vm.Raise(TypeError, "unsupported operand type(s) for ** or pow(): '", base.Type().Label(), "', '",
				exponent.Type().Name, "', '", modulus.Type().Name, "'")
		}
	}
	return vm.ModPower(ints[0], ints[1], ints[2])
}

// Reverse is reversed(v).
func (vm *VM) Reverse(v Value) (Value, *Error) {
	if overrides(v) {
		if v.Type().Lookup("__reversed__") == None {
			return nil, vm.notReversible(v)
		}
		result, found, err := vm.CallSpecial(v, "__reversed__")
		if found || err != nil {
			return result, err
		}
	}
	switch x := Underlying(v).(type) {
	case *List:
		return NewListReverseIterator(x), nil
	case *Range:
		return &RangeIterator{next: x.Start + (x.N-1)*x.Step, step: -x.Step, left: x.N}, nil
	case *Str, *Tuple, *Bytes:
		return NewReversed(x, x.(Sized).Len()), nil
	}
	if it := ReverseDict(Underlying(v)); it != nil {
		return it, nil
	}
	if reversible, ok := Underlying(v).(Reversible); ok {
		return reversible.Reversed(vm)
	}
	if hasMethod(v, "__getitem__") && hasMethod(v, "__len__") {
		n, err := vm.Len(v)
		return NewReversed(v, n), err
	}
	return nil, vm.notReversible(v)
}

// Reversible is __reversed__ of a library type.
type Reversible interface {
	Reversed(vm *VM) (Value, *Error)
}

func (vm *VM) notReversible(v Value) *Error {
	return vm.Raise(TypeError, "'", v.Type().Label(), "' object is not reversible")
}
