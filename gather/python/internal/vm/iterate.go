package vm

import "gatherplay/gather/python/internal/compile"

// Iter is iter(v).
func (vm *VM) Iter(v Value) (Value, *Error) {
	if it, ok := v.(Iterable); ok && !overrides(v) {
		return it.Iter(vm)
	}
	if v.Type().user {
		it, found, err := vm.CallSpecial(v, "__iter__")
		if err != nil {
			return nil, err
		}
		if found {
			if _, ok := it.(Iterator); ok || hasMethod(it, "__next__") {
				return it, nil
			}
			return nil, vm.Raise(TypeError, "iter() returned non-iterator of type '", it.Type().Label(), "'")
		}
		if base, ok := Underlying(v).(Iterable); ok && v.Type().Lookup("__iter__") != None {
			return base.Iter(vm)
		}
		if hasMethod(v, "__getitem__") {
			return NewSequenceIterator(v), nil
		}
	}
	if t, ok := v.(*Type); ok {
		if it, found, err := vm.CallSpecial(t, "__iter__"); found || err != nil {
			return it, err
		}
	}
	if it, ok := v.(Iterator); ok {
		return it, nil
	}
	return nil, vm.Raise(TypeError, "'", v.Type().Label(), "' object is not iterable")
}

// isIterable reports whether iter(v) can succeed, without calling anything.
func isIterable(v Value) bool {
	switch v := Underlying(v).(type) {
	case *Generator:
		return v.kind == plainGenerator
	case Iterable, Iterator:
		return true
	}
	return hasMethod(v, "__iter__") || hasMethod(v, "__getitem__")
}

// Next advances an iterator; nil, without an error, says that there is nothing more.
func (vm *VM) Next(it Value) (Value, *Error) {
	if it, ok := it.(Iterator); ok {
		return it.Next(vm)
	}
	v, found, err := vm.CallSpecial(it, "__next__")
	switch {
	case err != nil && err.Class.IsSubclass(StopIteration):
		return nil, nil
	case err != nil:
		return nil, err
	case !found:
		return nil, vm.Raise(TypeError, "'", it.Type().Label(), "' object is not an iterator")
	}
	return v, nil
}

// Each calls f with every item of an iterable.
func (vm *VM) Each(v Value, f func(item Value) *Error) *Error {
	it, err := vm.Iter(v)
	if err != nil {
		return err
	}
	for {
		vm.Spend(3)
		item, err := vm.Next(it)
		if err != nil || item == nil {
			return err
		}
		if err := f(item); err != nil {
			return err
		}
	}
}

// Collect returns the items of an iterable in a slice that the caller may keep.
func (vm *VM) Collect(v Value) ([]Value, *Error) {
	switch v := v.(type) {
	case *List:
		vm.Charge(16 * len(v.Items))
		return append([]Value(nil), v.Items...), nil
	case *Tuple:
		vm.Charge(16 * len(v.Items))
		return append([]Value(nil), v.Items...), nil
	}
	var items []Value
	err := vm.Each(v, func(item Value) *Error {
		items = vm.appendItem(items, item)
		return nil
	})
	return items, err
}

// unpack executes UNPACK: it leaves the items of x in out, the first one last.
func (vm *VM) unpack(x Value, out []Value) *Error {
	var items []Value
	switch x := x.(type) {
	case *Tuple:
		items = x.Items
	case *List:
		items = x.Items
	default:
		if !isIterable(x) {
			return vm.Raise(TypeError, "cannot unpack non-iterable ", x.Type().Label(), " object")
		}
		it, err := vm.Iter(x)
		if err != nil {
			return err
		}
		if items, err = vm.take(it, len(out)+1); err != nil {
			return err
		}
		if len(items) > len(out) {
			got := ""
			if d, ok := Underlying(x).(*Dict); ok {
				got = ", got " + itoa(d.Len())
			}
			return vm.Raise(ValueError, "too many values to unpack (expected ", itoa(len(out)), got, ")")
		}
	}
	if len(items) > len(out) {
		return vm.Raise(ValueError, "too many values to unpack (expected ", itoa(len(out)), ", got ", itoa(len(items)), ")")
	}
	if len(items) < len(out) {
		return vm.Raise(ValueError, "not enough values to unpack (expected ", itoa(len(out)), ", got ", itoa(len(items)), ")")
	}
	for i, item := range items {
		out[len(out)-1-i] = item
	}
	return nil
}

// take returns the first so many items of an iterator, or as many as it has.
func (vm *VM) take(it Value, most int) ([]Value, *Error) {
	var items []Value
	for len(items) < most {
		item, err := vm.Next(it)
		if err != nil || item == nil {
			return items, err
		}
		items = append(items, item)
	}
	return items, nil
}

// unpackStarred executes UNPACKEX: as unpack, with one of the targets, after the first before ones, taking what is left as a list.
func (vm *VM) unpackStarred(x Value, out []Value, before int) *Error {
	if !isIterable(x) {
		return vm.Raise(TypeError, "cannot unpack non-iterable ", x.Type().Label(), " object")
	}
	it, err := vm.Iter(x)
	if err != nil {
		return err
	}
	items, err := vm.take(it, before)
	if err != nil {
		return err
	}
	after := len(out) - before - 1
	if len(items) == before { // the rest is made a list, which asks the iterator for an iterator once more
		rest, err := vm.Collect(it)
		if err != nil {
			return err
		}
		items = append(items, rest...)
	}
	if len(items) < before+after {
		return vm.Raise(ValueError, "not enough values to unpack (expected at least ", itoa(before+after), ", got ", itoa(len(items)), ")")
	}
	last := len(out) - 1
	for i := range before {
		out[last-i] = items[i]
	}
	rest := len(items) - after
	out[last-before] = NewList(append([]Value(nil), items[before:rest]...)...)
	for i := range after {
		out[after-1-i] = items[rest+i]
	}
	return nil
}

// truth is bool(v), with a short way for what is mostly asked.
func (vm *VM) truth(v Value) (bool, *Error) {
	switch v := v.(type) {
	case *Bool:
		return v.V, nil
	case *Int:
		return v.V != 0, nil
	case *Str:
		return v.V != "", nil
	case *List:
		return len(v.Items) > 0, nil
	}
	if v == None {
		return false, nil
	}
	return vm.Truth(v)
}

// formatField executes FORMAT and FORMATSPEC: a replacement field of an f-string.
func (vm *VM) formatField(v Value, conversion uint8, spec string) (Value, *Error) {
	var text string
	var err *Error
	switch conversion {
	case 's':
		text, err = vm.Str(v)
	case 'r':
		text, err = vm.Repr(v)
	case 'a':
		text, err = vm.ASCII(v)
	default:
		if s, ok := v.(*Str); ok && spec == "" {
			return s, nil
		}
		text, err = vm.Format(v, spec)
		if err != nil {
			return nil, err
		}
		return NewStr(text), nil
	}
	if err != nil {
		return nil, err
	}
	if spec != "" {
		if text, err = vm.Format(NewStr(text), spec); err != nil {
			return nil, err
		}
	}
	return NewStr(text), nil
}

// iteratorToDelegate is what yield from works on: an iterator, or in a coroutine's frame a coroutine.
func (vm *VM) iteratorToDelegate(v Value, flags compile.Flags) (Value, *Error) {
	if g, ok := v.(*Generator); ok && g.kind == coroutineGenerator {
		if flags&compile.Coroutine == 0 {
			return nil, vm.Raise(TypeError, "cannot 'yield from' a coroutine object in a non-coroutine generator")
		}
		return g, nil
	}
	return vm.Iter(v)
}

// sendTo is one turn of yield from over an iterator that is not a generator of ours.
func (vm *VM) sendTo(it, sent Value) (result Value, done bool, err *Error) {
	if sent == None {
		if own, ok := it.(Iterator); ok {
			v, err := own.Next(vm)
			if err != nil {
				return nil, true, err
			}
			if v == nil {
				return None, true, nil
			}
			return v, false, nil
		}
		v, found, err := vm.CallSpecial(it, "__next__")
		if found {
			return stopped(v, err)
		}
	}
	return stopped(vm.CallMethod(it, "send", sent))
}

// throwTo raises an error in what a generator has delegated to; it is raised in the generator itself if that has no throw method.
func (vm *VM) throwTo(it Value, thrown *Error) (result Value, done bool, err *Error) {
	if d, ok := it.(Delegate); ok {
		return d.Throw(vm, thrown)
	}
	method, err := vm.GetAttr(it, "throw")
	if err != nil {
		return nil, true, thrown
	}
	return stopped(vm.Call(method, thrown))
}

// stopped reads the outcome of __next__, send or throw: StopIteration is the end and carries the result.
func stopped(v Value, err *Error) (result Value, done bool, _ *Error) {
	if err == nil {
		return v, false, nil
	}
	if err.Class.IsSubclass(StopIteration) {
		if err.Value == nil {
			return None, true, nil
		}
		return err.Value, true, nil
	}
	return nil, true, err
}
