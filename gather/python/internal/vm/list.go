package vm

// Len implements [Sized].
func (l *List) Len() int { return len(l.Items) }

// Iter implements [Iterable].
func (l *List) Iter(*VM) (Value, *Error) { return &ListIterator{list: l}, nil }

// Append adds an item at the end.
func (l *List) Append(vm *VM, v Value) {
	l.Items = vm.appendItem(l.Items, v)
}

// appendItem appends to items, and charges for the place that they are moved to.
func (vm *VM) appendItem(items []Value, v Value) []Value {
	if len(items) == cap(items) {
		vm.Charge(valueSize * (len(items) + len(items)/4 + 4))
	}
	return append(items, v)
}

// Extend adds the items of an iterable at the end.
func (l *List) Extend(vm *VM, v Value) *Error {
	switch x := v.(type) {
	case *List:
		vm.Charge(valueSize * len(x.Items))
		l.Items = append(l.Items, x.Items...)
		return nil
	case *Tuple:
		vm.Charge(valueSize * len(x.Items))
		l.Items = append(l.Items, x.Items...)
		return nil
	}
	return vm.Each(v, func(item Value) *Error {
		l.Append(vm, item)
		return nil
	})
}

// setSlice assigns to, or with no items deletes, what a slice selects.
func (l *List) setSlice(vm *VM, slice *Slice, items []Value, del bool) *Error {
	slice, err := slice.plain(vm)
	if err != nil {
		return err
	}
	start, step, n, err := slice.Indices(vm, len(l.Items))
	if err != nil {
		return err
	}
	vm.Spend((len(l.Items) + len(items)) / 8)
	if step == 1 {
		vm.Charge(valueSize * len(items))
		rest := l.Items[start+n:]
		changed := append(make([]Value, 0, start+len(items)+len(rest)), l.Items[:start]...)
		l.Items = append(append(changed, items...), rest...)
		return nil
	}
	if !del {
		if len(items) != n {
			return vm.Raise(ValueError, "attempt to assign sequence of size ", itoa(len(items)), " to extended slice of size ", itoa(n))
		}
		for i, item := range items {
			l.Items[start+i*step] = item
		}
		return nil
	}
	if step < 0 {
		start, step = start+(n-1)*step, -step
	}
	kept := l.Items[:0]
	for i, item := range l.Items {
		if n > 0 && i == start {
			start += step
			n--
			continue
		}
		kept = append(kept, item)
	}
	clear(l.Items[len(kept):])
	l.Items = kept
	return nil
}

// Len implements [Sized].
func (t *Tuple) Len() int { return len(t.Items) }

// Iter implements [Iterable].
func (t *Tuple) Iter(*VM) (Value, *Error) { return &TupleIterator{items: t.Items}, nil }

// selectItems returns the items that a slice selects, in a slice of their own. They are given by reference, as finding out what it
// selects may change them.
func (vm *VM) selectItems(from *[]Value, slice *Slice) ([]Value, *Error) {
	slice, err := slice.plain(vm)
	if err != nil {
		return nil, err
	}
	items := *from
	start, step, n, err := slice.Indices(vm, len(items))
	if err != nil || n == 0 {
		return nil, err
	}
	vm.Charge(valueSize * n)
	vm.Spend(n / 8)
	if step == 1 {
		return append([]Value(nil), items[start:start+n]...), nil
	}
	chosen := make([]Value, n)
	for i := range chosen {
		chosen[i] = items[start+i*step]
	}
	return chosen, nil
}

// IndexOf returns the first index, from start up to end, of an item equal to v, or -1. The items are given by reference, as comparing
// them may change them.
func (vm *VM) IndexOf(items *[]Value, v Value, start, end int) (int, *Error) {
	for i := start; i < end && i < len(*items); i++ {
		vm.Spend(1)
		if equal, err := vm.Equal((*items)[i], v); equal || err != nil {
			return i, err
		}
	}
	return -1, nil
}
