package vm

import (
	"math"

	"gatherplay/gather/python/internal/syntax"
)

// comparisonNames are the special methods of the rich comparisons, reflections the comparisons with their sides exchanged.
var (
	comparisonNames = [...]string{
		syntax.Eq: "__eq__", syntax.NotEq: "__ne__", syntax.Lt: "__lt__", syntax.LtE: "__le__", syntax.Gt: "__gt__", syntax.GtE: "__ge__",
	}
	reflections = [...]Comparison{
		syntax.Eq: syntax.Eq, syntax.NotEq: syntax.NotEq,
		syntax.Lt: syntax.Gt, syntax.LtE: syntax.GtE, syntax.Gt: syntax.Lt, syntax.GtE: syntax.LtE,
	}
)

// Compare computes a op b for one of the six rich comparisons; the result need not be a bool.
func (vm *VM) Compare(op Comparison, a, b Value) (Value, *Error) {
	switch x := a.(type) {
	case *Int:
		if y, ok := b.(*Int); ok {
			return NewBool(compareOrdered(op, x.V, y.V)), nil
		}
	case *Float:
		if y, ok := b.(*Float); ok {
			return NewBool(compareOrdered(op, x.V, y.V)), nil
		}
	case *Str:
		if y, ok := b.(*Str); ok {
			vm.spendComparing(x.V, y.V)
			return NewBool(compareOrdered(op, x.V, y.V)), nil
		}
	}
	aSpecial, bSpecial := overrides(a), overrides(b)
	if !aSpecial && !bSpecial {
		result, err := vm.builtinCompare(op, a, b)
		if result != nil || err != nil {
			return result, err
		}
		return vm.compareIdentity(op, a, b)
	}
	reflected := reflections[op]
	aType, bType := a.Type(), b.Type()
	reflect := true
	if bSpecial && aType != bType && bType.IsSubclass(aType) {
		reflect = false
		if result, err := vm.compareSpecial(reflected, b, a); result != nil || err != nil {
			return result, err
		}
	}
	if result, err := vm.compareSpecial(op, a, b); result != nil || err != nil {
		return result, err
	}
	if reflect {
		if result, err := vm.compareSpecial(reflected, b, a); result != nil || err != nil {
			return result, err
		}
	}
	return vm.compareIdentity(op, a, b)
}

// compareSpecial asks a alone what a op b is: its class's special method, or the builtin type that it extends. nil stands for
// NotImplemented.
func (vm *VM) compareSpecial(op Comparison, a, b Value) (Value, *Error) {
	if overrides(a) {
		result, found, err := vm.CallSpecial(a, comparisonNames[op], b)
		if err != nil {
			return nil, err
		}
		if !found && op == syntax.NotEq {
			result, found, err = vm.CallSpecial(a, comparisonNames[syntax.Eq], b)
			if err != nil {
				return nil, err
			}
			if found && result != NotImplemented {
				equal, err := vm.Truth(result)
				return NewBool(!equal), err
			}
		}
		if found {
			if result == NotImplemented {
				return nil, nil
			}
			return result, nil
		}
	}
	a, b = Underlying(a), Underlying(b)
	if _, plain := a.(*Instance); plain {
		return nil, nil
	}
	return vm.builtinCompare(op, a, b)
}

// compareIdentity is what a comparison means that neither side knows.
func (vm *VM) compareIdentity(op Comparison, a, b Value) (Value, *Error) {
	switch op {
	case syntax.Eq:
		return NewBool(a == b), nil
	case syntax.NotEq:
		return NewBool(a != b), nil
	}
	return nil, vm.Raise(TypeError, "'", op.String(), "' not supported between instances of '", a.Type().Label(), "' and '", b.Type().Label(), "'")
}

// builtinCompare compares values of builtin types; nil stands for NotImplemented.
func (vm *VM) builtinCompare(op Comparison, a, b Value) (Value, *Error) {
	switch x := a.(type) {
	case *Str:
		if y, ok := b.(*Str); ok {
			return NewBool(compareOrdered(op, x.V, y.V)), nil
		}
	case *BigInt:
		vm.Spend(len(x.V.Bits()) / 16)
		return compareNumbers(op, a, b), nil
	case *Int, *Bool, *Float, *Complex:
		return compareNumbers(op, a, b), nil
	case *Bytes:
		if y, ok := b.(*Bytes); ok {
			vm.spendComparing(x.V, y.V)
			return NewBool(compareOrdered(op, x.V, y.V)), nil
		}
	case *List:
		if y, ok := b.(*List); ok {
			return vm.compareItems(op, &x.Items, &y.Items)
		}
	case *Tuple:
		if y, ok := b.(*Tuple); ok {
			return vm.compareItems(op, &x.Items, &y.Items)
		}
	case *Dict:
		if y, ok := b.(*Dict); ok && (op == syntax.Eq || op == syntax.NotEq) {
			equal, err := x.equal(vm, y)
			return NewBool(equal == (op == syntax.Eq)), err
		}
	case *Set:
		if y, ok := b.(*Set); ok {
			if err := vm.Enter(); err != nil {
				return nil, vm.inComparison(err)
			}
			defer vm.Leave()
			holds, err := x.compare(vm, op, y)
			return NewBool(holds), err
		}
	case *Range:
		if y, ok := b.(*Range); ok && (op == syntax.Eq || op == syntax.NotEq) {
			return NewBool(x.equal(y) == (op == syntax.Eq)), nil
		}
	case *Slice:
		if y, ok := b.(*Slice); ok {
			return vm.compareItems(op, &[]Value{x.Start, x.Stop, x.Step}, &[]Value{y.Start, y.Stop, y.Step})
		}
	}
	if isSetView(a) {
		if err := vm.Enter(); err != nil {
			return nil, vm.inComparison(err)
		}
		defer vm.Leave()
		return vm.viewCompare(op, a, b)
	}
	if x, ok := a.(Comparable); ok {
		if result, err := x.Compare(vm, op, b); result != nil || err != nil {
			return result, err
		}
	}
	if isNumber(b) || isSetView(b) {
		return nil, nil
	}
	if y, ok := b.(Comparable); ok {
		return y.Compare(vm, reflections[op], a)
	}
	return nil, nil
}

// spendComparing charges for going through two texts until they differ, at most to the end of one.
func (vm *VM) spendComparing(a, b string) {
	const short = 256
	if len(a) > short && len(b) > short {
		vm.Spend(min(len(a), len(b)) / short)
	}
}

func isNumber(v Value) bool { return numberKind(v) != notNumber }

// compareOrdered compares what Go can order: ints, floats (NaN is unequal to all and neither less nor greater) and strings, which
// UTF-8 orders by code points.
func compareOrdered[T int64 | float64 | string](op Comparison, a, b T) bool {
	switch op {
	case syntax.Eq:
		return a == b
	case syntax.NotEq:
		return a != b
	case syntax.Lt:
		return a < b
	case syntax.LtE:
		return a <= b
	case syntax.Gt:
		return a > b
	}
	return a >= b
}

// compareNumbers compares exactly: an int is never rounded to a float. nil stands for NotImplemented.
func compareNumbers(op Comparison, a, b Value) Value {
	aKind, bKind := numberKind(a), numberKind(b)
	switch {
	case bKind == notNumber:
		return nil
	case aKind == complexNumber || bKind == complexNumber:
		if op != syntax.Eq && op != syntax.NotEq {
			return nil
		}
		equal := false
		if x, ok := a.(*Complex); ok {
			equal = equalComplex(x.V, b)
		} else {
			equal = equalComplex(b.(*Complex).V, a)
		}
		return NewBool(equal == (op == syntax.Eq))
	case aKind == floatNumber && bKind == floatNumber:
		return NewBool(compareOrdered(op, a.(*Float).V, b.(*Float).V))
	case aKind == floatNumber:
		order, ok := compareIntFloat(b, a.(*Float).V)
		return NewBool(ok && compareOrdered(op, 0, int64(order)) || !ok && op == syntax.NotEq)
	case bKind == floatNumber:
		if f := b.(*Float).V; aKind != bigNumber && math.Abs(f) < exactFloat {
			if i, _ := AsInt(a); -exactFloat <= i && i <= exactFloat {
				return NewBool(compareOrdered(op, float64(i), f))
			}
		}
		order, ok := compareIntFloat(a, b.(*Float).V)
		return NewBool(ok && compareOrdered(op, int64(order), 0) || !ok && op == syntax.NotEq)
	case aKind != bigNumber && bKind != bigNumber:
		x, _ := AsInt(a)
		y, _ := AsInt(b)
		return NewBool(compareOrdered(op, x, y))
	}
	x, _ := AsBig(a)
	y, _ := AsBig(b)
	return NewBool(compareOrdered(op, int64(x.Cmp(y)), 0))
}

func equalComplex(a complex128, b Value) bool {
	if c, ok := b.(*Complex); ok {
		return a == c.V
	}
	return imag(a) == 0 && compareNumbers(syntax.Eq, NewFloat(real(a)), b) == True
}

// compareItems compares sequences of one type. They are given by reference, as comparing items may change them.
func (vm *VM) compareItems(op Comparison, a, b *[]Value) (Value, *Error) {
	if len(*a) != len(*b) && (op == syntax.Eq || op == syntax.NotEq) {
		return NewBool(op == syntax.NotEq), nil
	}
	if err := vm.Enter(); err != nil {
		return nil, vm.inComparison(err)
	}
	defer vm.Leave()
	for i := 0; i < len(*a) && i < len(*b); i++ {
		vm.Spend(2)
		x, y := (*a)[i], (*b)[i]
		equal, err := vm.Equal(x, y)
		if err != nil {
			return nil, err
		}
		if !equal {
			switch op {
			case syntax.Eq:
				return False, nil
			case syntax.NotEq:
				return True, nil
			}
			return vm.Compare(op, x, y)
		}
	}
	return NewBool(compareOrdered(op, int64(len(*a)), int64(len(*b)))), nil
}

// inComparison completes the text of a RecursionError.
func (vm *VM) inComparison(err *Error) *Error {
	return vm.Raise(err.Class, "maximum recursion depth exceeded in comparison")
}

// Equal is what containers mean by equal: the same object, or a == b is true.
func (vm *VM) Equal(a, b Value) (bool, *Error) {
	if a == b {
		return true, nil
	}
	switch x := a.(type) {
	case *Int:
		if y, ok := b.(*Int); ok {
			return x.V == y.V, nil
		}
	case *Str:
		if y, ok := b.(*Str); ok {
			vm.spendComparing(x.V, y.V)
			return x.V == y.V, nil
		}
	}
	result, err := vm.Compare(syntax.Eq, a, b)
	if err != nil {
		return false, err
	}
	return vm.Truth(result)
}

// Is reports whether a and b are the same object. CPython shares small ints, strings of at most one Latin-1 character, the empty
// tuple, and equal literals; what is computed anew is a new object.
func (vm *VM) Is(a, b Value) bool {
	if a == b {
		return true
	}
	switch x := a.(type) {
	case *Int:
		y, ok := b.(*Int)
		return ok && x.V == y.V && (-5 <= x.V && x.V <= 256 || x.Literal != 0 && y.Literal != 0)
	case *BigInt:
		return false
	case *Float:
		y, ok := b.(*Float)
		return ok && x.Literal != 0 && y.Literal != 0 && math.Float64bits(x.V) == math.Float64bits(y.V)
	case *Str:
		y, ok := b.(*Str)
		return ok && x.V == y.V && (x.Literal != 0 && y.Literal != 0 || x.Len() == 0 || x.Len() == 1 && x.V < "\u0100")
	case *Tuple:
		y, ok := b.(*Tuple)
		return ok && len(x.Items) == 0 && len(y.Items) == 0
	case *Bytes:
		y, ok := b.(*Bytes)
		return ok && x.V == y.V && len(x.V) <= 1
	}
	return false
}

// Truth is bool(v).
func (vm *VM) Truth(v Value) (bool, *Error) {
	switch v := v.(type) {
	case *Bool:
		return v.V, nil
	case *Singleton:
		if v == NotImplemented {
			return false, vm.Raise(TypeError, "NotImplemented should not be used in a boolean context")
		}
		return v != None, nil
	case *Int:
		return v.V != 0, nil
	case *Str:
		return v.V != "", nil
	case *List:
		return len(v.Items) != 0, nil
	case *Tuple:
		return len(v.Items) != 0, nil
	case *Float:
		return v.V != 0, nil
	case *BigInt:
		return true, nil
	case *Complex:
		return v.V != 0, nil
	}
	if overrides(v) {
		result, found, err := vm.CallSpecial(v, "__bool__")
		if err != nil {
			return false, err
		}
		if found {
			truth, ok := result.(*Bool)
			if !ok {
				return false, vm.Raise(TypeError, "__bool__ should return bool, returned ", result.Type().Label())
			}
			return truth.V, nil
		}
		result, found, err = vm.CallSpecial(v, "__len__")
		if err != nil {
			return false, err
		}
		if found {
			n, err := vm.lengthResult(result)
			return n != 0, err
		}
		base := Underlying(v)
		if base == v {
			return true, nil
		}
		return vm.Truth(base)
	}
	switch v := v.(type) {
	case Truthy:
		return v.Truth(), nil
	case Sized:
		return v.Len() != 0, nil
	case *MappingProxy:
		n, err := vm.Len(v)
		return n != 0, err
	}
	return true, nil
}

// Compare implements [Comparable]: two bound methods are equal if their objects are the same and their functions equal.
func (m *Method) Compare(vm *VM, op Comparison, other Value) (Value, *Error) {
	o, ok := other.(*Method)
	if !ok || op != syntax.Eq && op != syntax.NotEq {
		return nil, nil
	}
	return NewBool((m.Self == o.Self && m.Func == o.Func) == (op == syntax.Eq)), nil
}
