package vm

import "gatherplay/gather/python/internal/syntax"

// The views of a dict: what keys(), values() and items() return.
type (
	DictKeys   struct{ Dict *Dict }
	DictValues struct{ Dict *Dict }
	DictItems  struct{ Dict *Dict }
)

// The types of views.
var (
	DictKeysType   = newFinalType("dict_keys")
	DictValuesType = newFinalType("dict_values")
	DictItemsType  = newFinalType("dict_items")
)

// Type implements [Value].
func (*DictKeys) Type() *Type { return DictKeysType }

// Type implements [Value].
func (*DictValues) Type() *Type { return DictValuesType }

// Type implements [Value].
func (*DictItems) Type() *Type { return DictItemsType }

// Len implements [Sized].
func (v *DictKeys) Len() int { return v.Dict.used }

// Len implements [Sized].
func (v *DictValues) Len() int { return v.Dict.used }

// Len implements [Sized].
func (v *DictItems) Len() int { return v.Dict.used }

// Iter implements [Iterable].
func (v *DictKeys) Iter(*VM) (Value, *Error) { return newDictIterator(v.Dict, dictKeys, false), nil }

// Iter implements [Iterable].
func (v *DictValues) Iter(*VM) (Value, *Error) {
	return newDictIterator(v.Dict, dictValues, false), nil
}

// Iter implements [Iterable].
func (v *DictItems) Iter(*VM) (Value, *Error) { return newDictIterator(v.Dict, dictItems, false), nil }

// ReverseDict is reversed() of a dict or a view; nil if v is neither.
func ReverseDict(v Value) Value {
	switch v := v.(type) {
	case *Dict:
		return newDictIterator(v, dictKeys, true)
	case *DictKeys:
		return newDictIterator(v.Dict, dictKeys, true)
	case *DictValues:
		return newDictIterator(v.Dict, dictValues, true)
	case *DictItems:
		return newDictIterator(v.Dict, dictItems, true)
	}
	return nil
}

// Contains implements [Container].
func (v *DictKeys) Contains(vm *VM, item Value) (bool, *Error) { return v.Dict.Has(vm, item) }

// Contains implements [Container].
func (v *DictItems) Contains(vm *VM, item Value) (bool, *Error) {
	pair, ok := item.(*Tuple)
	if !ok || len(pair.Items) != 2 {
		return false, nil
	}
	value, err := v.Dict.Get(vm, pair.Items[0])
	if value == nil || err != nil {
		return false, err
	}
	return vm.Equal(value, pair.Items[1])
}

// Repr implements [Represented].
func (v *DictKeys) Repr(vm *VM) (string, *Error) { return vm.reprView("dict_keys([", v) }

// Repr implements [Represented].
func (v *DictValues) Repr(vm *VM) (string, *Error) { return vm.reprView("dict_values([", v) }

// Repr implements [Represented].
func (v *DictItems) Repr(vm *VM) (string, *Error) { return vm.reprView("dict_items([", v) }

func (vm *VM) reprView(open string, view Value) (string, *Error) {
	items, err := vm.Collect(view)
	if err != nil {
		return "", err
	}
	return vm.reprContainer(view, open, &items, "])")
}

// isSetView reports whether v is a view that takes part in set operations.
func isSetView(v Value) bool {
	switch v.(type) {
	case *DictKeys, *DictItems:
		return true
	}
	return false
}

// viewBinary computes a op b where one of them is a view; the result is a set. nil stands for NotImplemented.
func (vm *VM) viewBinary(op Operator, a, b Value) (Value, *Error) {
	switch op {
	case syntax.BitAnd, syntax.BitOr, syntax.BitXor, syntax.Sub:
	default:
		return nil, nil
	}
	left := NewSet()
	if err := left.Update(vm, a); err != nil {
		return nil, err
	}
	right := NewSet()
	if err := right.Update(vm, b); err != nil {
		return nil, err
	}
	if op == syntax.BitAnd { // the elements come in the order of the right operand, which is asked for each
		result := NewSet()
		return result, vm.Each(b, func(v Value) *Error {
			found, err := left.Has(vm, v)
			if err == nil && found {
				err = result.Add(vm, v)
			}
			return err
		})
	}
	return left.inplace(vm, op, right)
}

// viewCompare compares a view with a set or another view; nil stands for NotImplemented.
func (vm *VM) viewCompare(op Comparison, a, b Value) (Value, *Error) {
	if _, ok := b.(*Set); !ok && !isSetView(b) {
		return nil, nil
	}
	left, right := a.(Sized).Len(), b.(Sized).Len()
	holds := false
	var err *Error
	switch op {
	case syntax.Eq, syntax.NotEq:
		if left == right {
			holds, err = vm.allIn(a, b)
		}
		holds = holds == (op == syntax.Eq)
	case syntax.Lt:
		if left < right {
			holds, err = vm.allIn(a, b)
		}
	case syntax.LtE:
		if left <= right {
			holds, err = vm.allIn(a, b)
		}
	case syntax.Gt:
		if left > right {
			holds, err = vm.allIn(b, a)
		}
	case syntax.GtE:
		if left >= right {
			holds, err = vm.allIn(b, a)
		}
	}
	return NewBool(holds), err
}

// allIn reports whether every item of a is in b.
func (vm *VM) allIn(a, b Value) (bool, *Error) {
	it, err := vm.Iter(a)
	if err != nil {
		return false, err
	}
	for {
		item, err := vm.Next(it)
		if item == nil || err != nil {
			return err == nil, err
		}
		if in, err := vm.Contains(b, item); !in || err != nil {
			return false, err
		}
	}
}
