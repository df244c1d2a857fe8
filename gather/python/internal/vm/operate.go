package vm

import (
	"math/big"

	"gatherplay/gather/python/internal/syntax"
)

// overrides reports whether v's class may define special methods that go before what Go code knows of v.
func overrides(v Value) bool {
	switch v := v.(type) {
	case *Instance:
		return true
	case *Error:
		return v.Class.user
	case *Future:
		return v.Class.user
	case *Type:
		return v.Meta != nil && v.Meta.user
	}
	return false
}

// operatorNames are the special methods of an operator: for the left operand, for the right one and for augmented assignment.
var operatorNames = [...]struct{ left, right, inplace string }{
	syntax.Add:      {"__add__", "__radd__", "__iadd__"},
	syntax.Sub:      {"__sub__", "__rsub__", "__isub__"},
	syntax.Mult:     {"__mul__", "__rmul__", "__imul__"},
	syntax.MatMult:  {"__matmul__", "__rmatmul__", "__imatmul__"},
	syntax.Div:      {"__truediv__", "__rtruediv__", "__itruediv__"},
	syntax.Mod:      {"__mod__", "__rmod__", "__imod__"},
	syntax.Pow:      {"__pow__", "__rpow__", "__ipow__"},
	syntax.LShift:   {"__lshift__", "__rlshift__", "__ilshift__"},
	syntax.RShift:   {"__rshift__", "__rrshift__", "__irshift__"},
	syntax.BitOr:    {"__or__", "__ror__", "__ior__"},
	syntax.BitXor:   {"__xor__", "__rxor__", "__ixor__"},
	syntax.BitAnd:   {"__and__", "__rand__", "__iand__"},
	syntax.FloorDiv: {"__floordiv__", "__rfloordiv__", "__ifloordiv__"},
}

// Binary computes a op b.
func (vm *VM) Binary(op Operator, a, b Value) (Value, *Error) {
	switch x := a.(type) {
	case *Int:
		switch y := b.(type) {
		case *Int:
			if result, err := vm.intBinary(op, x.V, y.V); result != nil || err != nil {
				return result, err
			}
		case *Float:
			if result, err := vm.floatBinary(op, float64(x.V), y.V); result != nil || err != nil {
				return result, err
			}
		}
	case *Float:
		switch y := b.(type) {
		case *Float:
			if result, err := vm.floatBinary(op, x.V, y.V); result != nil || err != nil {
				return result, err
			}
		case *Int:
			if result, err := vm.floatBinary(op, x.V, float64(y.V)); result != nil || err != nil {
				return result, err
			}
		}
	case *Str:
		if y, ok := b.(*Str); ok && op == syntax.Add {
			return vm.concatenate(x, y), nil
		}
	}
	result, err := vm.operate(op, a, b)
	if result != nil || err != nil {
		return result, err
	}
	return nil, vm.operandError(op, op.String(), a, b)
}

// operate asks both operands, in CPython's order, what a op b is; nil stands for NotImplemented.
func (vm *VM) operate(op Operator, a, b Value) (Value, *Error) {
	if !overrides(a) && !overrides(b) {
		result, err := vm.builtinBinary(op, a, b, true)
		if result != nil || err != nil {
			return result, err
		}
		return nil, nil
	}
	names := &operatorNames[op]
	aType, bType := a.Type(), b.Type()
	reflect := aType != bType
	// A subclass that overrides the reflected method goes first.
	if reflect && bType.IsSubclass(aType) && overrides(b) && bType.Lookup(names.right) != aType.Lookup(names.right) {
		result, found, err := vm.CallSpecial(b, names.right, a)
		if err != nil {
			return nil, err
		}
		if found {
			if result != NotImplemented {
				return result, nil
			}
			reflect = false
		}
	}
	if overrides(a) {
		result, found, err := vm.CallSpecial(a, names.left, b)
		if err != nil {
			return nil, err
		}
		if found && result != NotImplemented {
			return result, nil
		}
		if !found {
			if result, err := vm.builtinBinary(op, Underlying(a), Underlying(b), false); result != nil || err != nil {
				return result, err
			}
		}
	} else {
		right := Underlying(b)
		if _, isText := a.(*Str); isText && op == syntax.Mod {
			right = b // whose own __str__ or __getitem__ is asked
		}
		if result, err := vm.builtinBinary(op, a, right, false); result != nil || err != nil {
			return result, err
		}
	}
	if reflect && overrides(b) {
		result, found, err := vm.CallSpecial(b, names.right, a)
		if err != nil {
			return nil, err
		}
		if found && result != NotImplemented {
			return result, nil
		}
	}
	// Sequences concatenate and repeat only when no number has claimed the operation.
	return vm.sequenceBinary(op, a, b)
}

// builtinBinary computes a op b for values of builtin types; nil stands for NotImplemented. Without sequences, + and * of sequences
// are left out.
func (vm *VM) builtinBinary(op Operator, a, b Value, sequences bool) (Value, *Error) {
	if result, err := vm.numberBinary(op, a, b); result != nil || err != nil {
		return result, err
	}
	switch x := a.(type) {
	case *Str:
		if op == syntax.Mod {
			return vm.Percent(x.V, b)
		}
	case *Bytes:
		if op == syntax.Mod {
			return nil, vm.Unsupported("formatting bytes with %: format a str and encode it")
		}
	case *Set:
		if y, ok := b.(*Set); ok {
			return x.binary(vm, op, y)
		}
	case *Dict:
		if y, ok := b.(*Dict); ok && op == syntax.BitOr {
			vm.Charge(entrySize * y.Len())
			merged := x.Copy(vm)
			return merged, merged.merge(vm, y)
		}
	}
	if isSetView(a) || isSetView(b) {
		if result, err := vm.viewBinary(op, a, b); result != nil || err != nil {
			return result, err
		}
	}
	if op == syntax.BitOr {
		if isTypeExpression(a) && isTypeExpression(b) && !(a == None && b == None) {
			return vm.NewUnion(a, b), nil
		}
	}
	if x, ok := a.(Operand); ok {
		if result, err := x.Binary(vm, op, b, false); result != nil || err != nil {
			return result, err
		}
	}
	if y, ok := b.(Operand); ok {
		if result, err := y.Binary(vm, op, a, true); result != nil || err != nil {
			return result, err
		}
	}
	if sequences {
		return vm.sequenceBinary(op, a, b)
	}
	return nil, nil
}

// numberBinary computes a op b for numbers; nil stands for NotImplemented.
func (vm *VM) numberBinary(op Operator, a, b Value) (Value, *Error) {
	aKind, bKind := numberKind(a), numberKind(b)
	if aKind == notNumber || bKind == notNumber {
		return nil, nil
	}
	switch max(aKind, bKind) {
	case boolNumber:
		x, y := a == True, b == True
		switch op {
		case syntax.BitAnd:
			return NewBool(x && y), nil
		case syntax.BitOr:
			return NewBool(x || y), nil
		case syntax.BitXor:
			return NewBool(x != y), nil
		}
		fallthrough
	case intNumber:
		x, _ := AsInt(a)
		y, _ := AsInt(b)
		return vm.intBinary(op, x, y)
	case bigNumber:
		x, _ := AsBig(a)
		y, _ := AsBig(b)
		return vm.bigBinary(op, x, y)
	case floatNumber:
		x, ok := FloatOf(a)
		y, ok2 := FloatOf(b)
		if !ok || !ok2 {
			return nil, vm.Raise(OverflowError, "int too large to convert to float")
		}
		return vm.floatBinary(op, x, y)
	}
	x, ok := complexOf(a)
	y, ok2 := complexOf(b)
	if !ok || !ok2 {
		return nil, vm.Raise(OverflowError, "int too large to convert to float")
	}
	return vm.complexBinary(op, x, y)
}

// The kinds of numbers, each of which can hold those before it.
const (
	notNumber = iota
	boolNumber
	intNumber
	bigNumber
	floatNumber
	complexNumber
)

func numberKind(v Value) int {
	switch v.(type) {
	case *Bool:
		return boolNumber
	case *Int:
		return intNumber
	case *BigInt:
		return bigNumber
	case *Float:
		return floatNumber
	case *Complex:
		return complexNumber
	}
	return notNumber
}

func complexOf(v Value) (complex128, bool) {
	if c, ok := v.(*Complex); ok {
		return c.V, true
	}
	f, ok := FloatOf(v)
	return complex(f, 0), ok
}

// sequenceBinary concatenates and repeats; nil stands for NotImplemented.
func (vm *VM) sequenceBinary(op Operator, a, b Value) (Value, *Error) {
	left, right := Underlying(a), Underlying(b)
	switch op {
	case syntax.Add:
		return vm.concatenateSequences(left, right, b.Type())
	case syntax.Mult:
		if isSequence(left) {
			return vm.repeatBy(left, b)
		}
		if isSequence(right) {
			return vm.repeatBy(right, a)
		}
	}
	return nil, nil
}

// concatenateSequences computes a + b, of which b is shown to be of a class.
func (vm *VM) concatenateSequences(a, b Value, class *Type) (Value, *Error) {
	switch x := a.(type) {
	case *Str:
		if y, ok := b.(*Str); ok {
			return vm.concatenate(x, y), nil
		}
	case *List:
		if y, ok := b.(*List); ok {
			return NewList(vm.joinItems(x.Items, y.Items)...), nil
		}
	case *Tuple:
		if y, ok := b.(*Tuple); ok {
			if len(y.Items) == 0 {
				return x, nil
			}
			return NewTuple(vm.joinItems(x.Items, y.Items)...), nil
		}
	case *Bytes:
		if y, ok := b.(*Bytes); ok {
			vm.Charge(len(x.V) + len(y.V))
			return NewBytes(x.V + y.V), nil
		}
		return nil, vm.Raise(TypeError, "can't concat ", class.Label(), " to bytes")
	default:
		return nil, nil
	}
	name := a.Type().Name
	return nil, vm.Raise(TypeError, "can only concatenate ", name, ` (not "`, class.Label(), `") to `, name)
}

func (vm *VM) joinItems(a, b []Value) []Value {
	n := len(a) + len(b)
	vm.Charge(valueSize * n)
	vm.Spend(n / 2)
	return append(append(make([]Value, 0, n), a...), b...)
}

func isSequence(v Value) bool {
	switch v.(type) {
	case *Str, *List, *Tuple, *Bytes:
		return true
	}
	return false
}

// repeatBy computes sequence * count.
func (vm *VM) repeatBy(sequence, count Value) (Value, *Error) {
	if !HasIndex(count) {
		return nil, vm.Raise(TypeError, "can't multiply sequence by non-int of type '", count.Type().Label(), "'")
	}
	n, err := vm.asSize(count, OverflowError)
	if err != nil {
		if err.Class == OverflowError {
			err = vm.Raise(OverflowError, "cannot fit '", count.Type().Label(), "' into an index-sized integer")
		}
		return nil, err
	}
	n = max(n, 0)
	switch s := sequence.(type) {
	case *Str:
		if n == 1 {
			return s, nil
		}
		return NewStr(vm.repeatText(s.V, n)), nil
	case *Bytes:
		return NewBytes(vm.repeatText(s.V, n)), nil
	case *Tuple:
		if n == 1 {
			return s, nil
		}
		return NewTuple(vm.repeatItems(s.Items, n)...), nil
	}
	return NewList(vm.repeatItems(sequence.(*List).Items, n)...), nil
}

// chargeTimes charges for n things of size bytes.
func (vm *VM) chargeTimes(n, size int) {
	if size > 0 && n > 1<<48/size {
		vm.Charge(1 << 48)
	}
	vm.Charge(n * size)
}

func (vm *VM) repeatText(text string, n int) string {
	vm.chargeTimes(n, len(text))
	if len(text) == 0 {
		return ""
	}
	repeated := make([]byte, 0, n*len(text))
	for range n {
		repeated = append(repeated, text...)
	}
	return string(repeated)
}

func (vm *VM) repeatItems(items []Value, n int) []Value {
	vm.chargeTimes(n, valueSize*len(items))
	vm.Spend(n * len(items) / 8)
	if len(items) == 0 {
		return nil
	}
	repeated := make([]Value, 0, n*len(items))
	for range n {
		repeated = append(repeated, items...)
	}
	return repeated
}

// operandError is the TypeError of an operator that neither operand knows.
func (vm *VM) operandError(op Operator, sign string, a, b Value) *Error {
	if op == syntax.Pow && sign == "**" {
		sign = "** or pow()"
	}
	hint := ""
	if f, ok := a.(*Builtin); ok && op == syntax.RShift && f.Name == "print" {
		hint = `. Did you mean "print(<message>, file=<output_stream>)"?`
	}
	return vm.Raise(TypeError, "unsupported operand type(s) for ", sign, ": '", a.Type().Label(), "' and '", b.Type().Label(), "'", hint)
}

// Inplace computes what a op= b assigns.
func (vm *VM) Inplace(op Operator, a, b Value) (Value, *Error) {
	switch a.(type) {
	case *Int, *Float, *Str:
		if _, special := b.(*Instance); !special {
			if result, err := vm.inplaceFast(op, a, b); result != nil || err != nil {
				return result, err
			}
		}
	}
	if overrides(a) {
		result, found, err := vm.CallSpecial(a, operatorNames[op].inplace, b)
		if err != nil {
			return nil, err
		}
		if found && result != NotImplemented {
			return result, nil
		}
		if !found {
			if result, err := vm.builtinInplace(op, Underlying(a), b); result != nil || err != nil {
				if result == Underlying(a) {
					result = a
				}
				return result, err
			}
		}
	} else if result, err := vm.builtinInplace(op, a, b); result != nil || err != nil {
		return result, err
	}
	result, err := vm.operate(op, a, b)
	if result != nil || err != nil {
		return result, err
	}
	return nil, vm.operandError(op, op.String()+"=", a, b)
}

func (vm *VM) inplaceFast(op Operator, a, b Value) (Value, *Error) {
	if x, ok := a.(*Str); ok {
		if y, ok := b.(*Str); ok && op == syntax.Add {
			return vm.concatenate(x, y), nil
		}
		return nil, nil
	}
	return vm.numberBinary(op, a, b)
}

// builtinInplace changes a, the value of a mutable builtin type, and returns it; nil if the type has no such operation.
func (vm *VM) builtinInplace(op Operator, a, b Value) (Value, *Error) {
	switch x := a.(type) {
	case *List:
		switch op {
		case syntax.Add:
			return x, x.Extend(vm, b)
		case syntax.Mult:
			repeated, err := vm.repeatBy(x, b)
			if err != nil {
				return nil, err
			}
			x.Items = repeated.(*List).Items
			return x, nil
		}
	case *Set:
		if y, ok := Underlying(b).(*Set); ok && !x.Frozen {
			return x.inplace(vm, op, y)
		}
	case *Dict:
		if op == syntax.BitOr {
			return x, x.Update(vm, b)
		}
	case InplaceOperand:
		return x.Inplace(vm, op, b)
	}
	return nil, nil
}

// InplaceOperand is __iadd__ and its kin of a library type: nil, without an error, where it has no such method.
type InplaceOperand interface {
	Inplace(vm *VM, op Operator, other Value) (Value, *Error)
}

var unaryNames = [...]string{syntax.Invert: "__invert__", syntax.UAdd: "__pos__", syntax.USub: "__neg__"}

// Unary computes op a, for ~, + and -.
func (vm *VM) Unary(op syntax.UnaryOperator, a Value) (Value, *Error) {
	if overrides(a) {
		result, found, err := vm.CallSpecial(a, unaryNames[op])
		if err != nil || found {
			return result, err
		}
	}
	if result := vm.builtinUnary(op, Underlying(a)); result != nil {
		return result, nil
	}
	if u, ok := a.(Unary); ok {
		result, err := u.Unary(vm, op)
		if result != nil || err != nil {
			return result, err
		}
	}
	return nil, vm.Raise(TypeError, "bad operand type for unary ", op.String(), ": '", a.Type().Label(), "'")
}

// Unary is __neg__, __pos__ and __invert__ of a library type: nil, without an error, where it has no such method.
type Unary interface {
	Unary(vm *VM, op syntax.UnaryOperator) (Value, *Error)
}

func (vm *VM) builtinUnary(op syntax.UnaryOperator, a Value) Value {
	switch x := a.(type) {
	case *Int:
		switch op {
		case syntax.USub:
			if x.V == -x.V && x.V != 0 { // the smallest int of 64 bits
				break
			}
			return NewInt(-x.V)
		case syntax.UAdd:
			return x
		case syntax.Invert:
			return NewInt(^x.V)
		}
	case *Bool:
		i, _ := AsInt(x)
		return vm.builtinUnary(op, NewInt(i))
	case *Float:
		switch op {
		case syntax.USub:
			return NewFloat(-x.V)
		case syntax.UAdd:
			return x
		}
		return nil
	case *Complex:
		switch op {
		case syntax.USub:
			return NewComplex(-x.V)
		case syntax.UAdd:
			return x
		}
		return nil
	}
	b, ok := AsBig(a)
	if !ok {
		return nil
	}
	vm.Charge(8 * len(b.Bits()))
	switch op {
	case syntax.USub:
		return NewBig(new(big.Int).Neg(b))
	case syntax.UAdd:
		return a
	}
	return NewBig(new(big.Int).Not(b))
}
