package vm

import "strings"

// Len is len(v).
func (vm *VM) Len(v Value) (int, *Error) {
	switch v := v.(type) {
	case *List:
		return len(v.Items), nil
	case *Str:
		return v.Len(), nil
	case *Dict:
		return v.used, nil
	case *Tuple:
		return len(v.Items), nil
	}
	if overrides(v) {
		result, found, err := vm.CallSpecial(v, "__len__")
		if err != nil {
			return 0, err
		}
		if found {
			return vm.lengthResult(result)
		}
	}
	switch v := Underlying(v).(type) {
	case Sized:
		return v.Len(), nil
	case *MappingProxy:
		if err := vm.Enter(); err != nil {
			return 0, err
		}
		defer vm.Leave()
		return vm.Len(v.Mapping)
	}
	return 0, vm.Raise(TypeError, "object of type '", v.Type().Label(), "' has no len()")
}

// lengthResult checks what __len__ has returned.
func (vm *VM) lengthResult(result Value) (int, *Error) {
	n, err := vm.asSize(result, OverflowError)
	if err != nil {
		if err.Class == OverflowError {
			return 0, vm.Raise(OverflowError, "cannot fit '", result.Type().Label(), "' into an index-sized integer")
		}
		return 0, err
	}
	if n < 0 {
		return 0, vm.Raise(ValueError, "__len__() should return >= 0")
	}
	return n, nil
}

// Index computes v[key].
func (vm *VM) Index(v, key Value) (Value, *Error) {
	if overrides(v) {
		result, found, err := vm.CallSpecial(v, "__getitem__", key)
		if found || err != nil {
			return result, err
		}
		if base := Underlying(v); base != v {
			return vm.builtinIndex(v, base, key)
		}
	}
	return vm.builtinIndex(v, v, key)
}

// builtinIndex computes v[key] as the builtin type of base does, where base is what v is made of.
func (vm *VM) builtinIndex(v, base, key Value) (Value, *Error) {
	switch x := base.(type) {
	case *Dict:
		value, err := x.Get(vm, key)
		if value != nil || err != nil {
			return value, err
		}
		if v != base {
			if value, found, err := vm.CallSpecial(v, "__missing__", key); found || err != nil {
				return value, err
			}
		}
		return nil, vm.RaiseWith(KeyError, key)
	case *List:
		if slice, ok := key.(*Slice); ok {
			items, err := vm.selectItems(&x.Items, slice)
			return NewList(items...), err
		}
		i, err := vm.listPosition(key, x, "list index out of range")
		if err != nil {
			return nil, err
		}
		return x.Items[i], nil
	case *Tuple:
		if slice, ok := key.(*Slice); ok {
			items, err := vm.selectItems(&x.Items, slice)
			if len(items) == len(x.Items) && slice.Step == None {
				return x, err
			}
			return NewTuple(items...), err
		}
		i, err := vm.position(key, len(x.Items), "tuple")
		if err != nil {
			return nil, err
		}
		return x.Items[i], nil
	case *Str:
		if slice, ok := key.(*Slice); ok {
			return x.selected(vm, slice)
		}
		i, err := vm.position(key, x.Len(), "string")
		if err != nil {
			return nil, err
		}
		if !x.IsASCII() {
			vm.Spend(i / 8)
		}
		return x.At(i), nil
	case *Bytes:
		if slice, ok := key.(*Slice); ok {
			return x.selected(vm, slice)
		}
		i, err := vm.position(key, len(x.V), "index")
		if err != nil {
			return nil, err
		}
		return NewInt(int64(x.V[i])), nil
	case *Range:
		if slice, ok := key.(*Slice); ok {
			return x.slice(vm, slice)
		}
		i, err := vm.position(key, int(x.N), "range object")
		if err != nil {
			return nil, err
		}
		return x.At(int64(i)), nil
	case *Type:
		if x.Lookup("__class_getitem__") != nil {
			return vm.CallMethod(x, "__class_getitem__", key)
		}
		if x == TypeType {
			return &GenericAlias{Origin: x, Args: typeArguments(key)}, nil
		}
		return nil, vm.Raise(TypeError, "type '", x.Name, "' is not subscriptable")
	case Indexed:
		return x.Index(vm, key)
	}
	return nil, vm.Raise(TypeError, "'", v.Type().Label(), "' object is not subscriptable")
}

// position converts an index of a sequence with length items to one that counts from its start; IndexError if it is out of range.
func (vm *VM) position(key Value, length int, sequence string) (int, *Error) {
	i, err := vm.indexOf(key, sequence)
	if err != nil {
		return 0, err
	}
	if i < 0 {
		i += length
	}
	if uint(i) >= uint(length) {
		if sequence == "index" { // bytes
			return 0, vm.Raise(IndexError, "index out of range")
		}
		return 0, vm.Raise(IndexError, sequence, " index out of range")
	}
	return i, nil
}

// indexOf converts the index of a sequence to an int.
func (vm *VM) indexOf(key Value, sequence string) (int, *Error) {
	if i, ok := key.(*Int); ok {
		return int(i.V), nil
	}
	if HasIndex(key) {
		return vm.AsIndex(key)
	}
	switch sequence {
	case "string":
		return 0, vm.Raise(TypeError, "string indices must be integers, not '", key.Type().Label(), "'")
	case "range object":
		sequence = "range"
	case "index":
		sequence = "byte"
	}
	return 0, vm.Raise(TypeError, sequence, " indices must be integers or slices, not ", key.Type().Label())
}

// SetIndex assigns v[key] = value.
func (vm *VM) SetIndex(v, key, value Value) *Error {
	if overrides(v) {
		_, found, err := vm.CallSpecial(v, "__setitem__", key, value)
		if found || err != nil {
			return err
		}
	}
	return vm.builtinSetIndex(v, key, value)
}

// builtinSetIndex assigns v[key] = value as the builtin type does that v extends.
func (vm *VM) builtinSetIndex(v, key, value Value) *Error {
	switch x := Underlying(v).(type) {
	case *Dict:
		return x.Set(vm, key, value)
	case *List:
		if slice, ok := key.(*Slice); ok {
			if !isIterable(value) {
				return vm.Raise(TypeError, "must assign iterable to extended slice")
			}
			items, err := vm.Collect(value)
			if err != nil {
				return err
			}
			return x.setSlice(vm, slice, items, false)
		}
		i, err := vm.listPosition(key, x, "list assignment index out of range")
		if err == nil {
			x.Items[i] = value
		}
		return err
	case IndexSetter:
		return x.SetIndex(vm, key, value)
	}
	return vm.Raise(TypeError, "'", v.Type().Label(), "' object does not support item assignment")
}

// listPosition is position for a list, which finding the position may change.
func (vm *VM) listPosition(key Value, list *List, outOfRange string) (int, *Error) {
	i, err := vm.indexOf(key, "list")
	if err != nil {
		return 0, err
	}
	if i < 0 {
		i += len(list.Items)
	}
	if uint(i) >= uint(len(list.Items)) {
		return 0, vm.Raise(IndexError, outOfRange)
	}
	return i, nil
}

// DelIndex is del v[key].
func (vm *VM) DelIndex(v, key Value) *Error {
	if overrides(v) {
		_, found, err := vm.CallSpecial(v, "__delitem__", key)
		if found || err != nil {
			return err
		}
	}
	return vm.builtinDelIndex(v, key)
}

// builtinDelIndex is del v[key] as the builtin type does it that v extends.
func (vm *VM) builtinDelIndex(v, key Value) *Error {
	switch x := Underlying(v).(type) {
	case *Dict:
		value, err := x.Delete(vm, key)
		if err == nil && value == nil {
			err = vm.RaiseWith(KeyError, key)
		}
		return err
	case *List:
		if slice, ok := key.(*Slice); ok {
			return x.setSlice(vm, slice, nil, true)
		}
		i, err := vm.listPosition(key, x, "list assignment index out of range")
		if err != nil {
			return err
		}
		vm.Spend((len(x.Items) - i) / 8)
		x.Items = append(x.Items[:i], x.Items[i+1:]...)
		x.Items[:len(x.Items)+1][len(x.Items)] = nil
		return nil
	case IndexSetter:
		return x.SetIndex(vm, key, nil)
	}
	not := "does not"
	if t := v.Type(); HasIndex(key) && (t.user || t.Lookup("__len__") != nil) { // as PySequence_DelItem says it, rather than PyObject_DelItem
		not = "doesn't"
	}
	return vm.Raise(TypeError, "'", v.Type().Label(), "' object ", not, " support item deletion")
}

// Contains is item in container.
func (vm *VM) Contains(container, item Value) (bool, *Error) {
	if overrides(container) {
		if container.Type().Lookup("__contains__") == None {
			return false, vm.Raise(TypeError, "'", container.Type().Label(), "' object is not a container")
		}
		result, found, err := vm.CallSpecial(container, "__contains__", item)
		if err != nil {
			return false, err
		}
		if found {
			return vm.Truth(result)
		}
		if HasSpecial(container, "__iter__") && !isContainer(Underlying(container)) {
			return vm.searches(container, item)
		}
	}
	return vm.builtinContains(container, item)
}

func isContainer(v Value) bool {
	switch v.(type) {
	case *Dict, *Set, *List, *Tuple, *Str, *Bytes, *Range, Container:
		return true
	}
	return false
}

// builtinContains is item in container as the builtin type says that container extends.
func (vm *VM) builtinContains(container, item Value) (bool, *Error) {
	switch c := Underlying(container).(type) {
	case *Dict:
		return c.Has(vm, item)
	case *Set:
		return c.Has(vm, item)
	case *List:
		i, err := vm.IndexOf(&c.Items, item, 0, len(c.Items))
		return i >= 0, err
	case *Tuple:
		i, err := vm.IndexOf(&c.Items, item, 0, len(c.Items))
		return i >= 0, err
	case *Str:
		part, ok := AsStr(item)
		if !ok {
			return false, vm.Raise(TypeError, "'in <string>' requires string as left operand, not ", item.Type().Label())
		}
		vm.Spend(len(c.V) / 12)
		return strings.Contains(c.V, part), nil
	case *Bytes:
		return c.contains(vm, item)
	case *Range:
		i, err := c.IndexOf(vm, item)
		return i >= 0, err
	case Container:
		return c.Contains(vm, item)
	}
	return vm.searches(container, item)
}

// searches iterates to find an item.
func (vm *VM) searches(container, item Value) (bool, *Error) {
	it, err := vm.Iter(container)
	if err != nil {
		if err.Class.IsSubclass(TypeError) {
			err = vm.notContainer(container)
		}
		return false, err
	}
	for {
		vm.Spend(1)
		v, err := vm.Next(it)
		if v == nil || err != nil {
			return false, err
		}
		if equal, err := vm.Equal(v, item); equal || err != nil {
			return equal, err
		}
	}
}

func (vm *VM) notContainer(v Value) *Error {
	return vm.Raise(TypeError, "argument of type '", v.Type().Label(), "' is not a container or iterable")
}
