package lib

import (
	"slices"

	"gatherplay/gather/python/internal/vm"
)

func installList() {
	t := vm.ListType
	initializer(t, "iterable=, /", func() *vm.List { return vm.NewList() }, func(m *vm.VM, l *vm.List, args []vm.Value) *vm.Error {
		l.Items = nil
		if args[0] == nil {
			return nil
		}
		return l.Extend(m, args[0])
	})
	generic(t)
	t.AddSlots("repr eq ne lt le gt ge len iter reversed contains getitem setitem delitem add iadd mul rmul imul")
	t.Dict.Set("__hash__", vm.None)
	on := func(name, signature string, run func(m *vm.VM, l *vm.List, args []vm.Value) (vm.Value, *vm.Error)) {
		method(t, name, signature, run)
	}
	on("append", "self, object, /", func(m *vm.VM, l *vm.List, args []vm.Value) (vm.Value, *vm.Error) {
		l.Append(m, args[1])
		return vm.None, nil
	})
	on("extend", "self, iterable, /", func(m *vm.VM, l *vm.List, args []vm.Value) (vm.Value, *vm.Error) {
		return vm.None, l.Extend(m, args[1])
	})
	on("insert", "self, index, object, /", func(m *vm.VM, l *vm.List, args []vm.Value) (vm.Value, *vm.Error) {
		i, err := m.AsIndex(args[1])
		if err != nil {
			return nil, err
		}
		if i < 0 {
			i = max(0, i+len(l.Items))
		}
		i = min(i, len(l.Items))
		m.Spend((len(l.Items) - i) / 8)
		l.Append(m, args[2])
		copy(l.Items[i+1:], l.Items[i:])
		l.Items[i] = args[2]
		return vm.None, nil
	})
	on("pop", "self, index=, /", listPop)
	on("remove", "self, value, /", func(m *vm.VM, l *vm.List, args []vm.Value) (vm.Value, *vm.Error) {
		i, err := m.IndexOf(&l.Items, args[1], 0, len(l.Items))
		if err != nil {
			return nil, err
		}
		if i < 0 {
			return nil, m.Raise(vm.ValueError, "list.remove(x): x not in list")
		}
		if i < len(l.Items) {
			l.Items = slices.Delete(l.Items, i, i+1)
		}
		return vm.None, nil
	})
	on("clear", "self, /", func(_ *vm.VM, l *vm.List, _ []vm.Value) (vm.Value, *vm.Error) {
		l.Items = nil
		return vm.None, nil
	})
	on("copy", "self, /", func(m *vm.VM, l *vm.List, _ []vm.Value) (vm.Value, *vm.Error) {
		items, err := m.Collect(l)
		return vm.NewList(items...), err
	})
	on("count", "self, value, /", func(m *vm.VM, l *vm.List, args []vm.Value) (vm.Value, *vm.Error) {
		return countItems(m, &l.Items, args[1])
	})
	on("index", "self, value, start=, stop=, /", func(m *vm.VM, l *vm.List, args []vm.Value) (vm.Value, *vm.Error) {
		return indexOfItem(m, &l.Items, args, "list.index(x): x not in list")
	})
	on("reverse", "self, /", func(m *vm.VM, l *vm.List, _ []vm.Value) (vm.Value, *vm.Error) {
		m.Spend(len(l.Items) / 8)
		slices.Reverse(l.Items)
		return vm.None, nil
	})
	on("sort", "self, /, *, key=, reverse=", func(m *vm.VM, l *vm.List, args []vm.Value) (vm.Value, *vm.Error) {
		return vm.None, sortList(m, l, args[1], args[2])
	})
}

func listPop(m *vm.VM, l *vm.List, args []vm.Value) (vm.Value, *vm.Error) {
	i := -1
	if args[1] != nil {
		var err *vm.Error
		if i, err = m.AsIndex(args[1]); err != nil {
			return nil, err
		}
	}
	n := len(l.Items)
	if n == 0 {
		return nil, m.Raise(vm.IndexError, "pop from empty list")
	}
	if i < 0 {
		i += n
	}
	if i < 0 || i >= n {
		return nil, m.Raise(vm.IndexError, "pop index out of range")
	}
	v := l.Items[i]
	if i == 0 { // a list used as a queue: nothing needs to move
		l.Items[0] = nil
		l.Items = l.Items[1:]
		return v, nil
	}
	m.Spend((n - i) / 8)
	copy(l.Items[i:], l.Items[i+1:])
	l.Items[n-1] = nil
	l.Items = l.Items[:n-1]
	return v, nil
}

func countItems(m *vm.VM, items *[]vm.Value, v vm.Value) (vm.Value, *vm.Error) {
	n := 0
	for i := 0; i < len(*items); i++ {
		m.Spend(1)
		equal, err := m.Equal((*items)[i], v)
		if err != nil {
			return nil, err
		}
		if equal {
			n++
		}
	}
	return integer(n), nil
}

// indexOfItem is the index method of lists and tuples.
func indexOfItem(m *vm.VM, items *[]vm.Value, args []vm.Value, missing string) (vm.Value, *vm.Error) {
	for _, bound := range args[2:4] {
		if bound != nil && !vm.HasIndex(bound) {
			return nil, m.Raise(vm.TypeError, "slice indices must be integers or have an __index__ method")
		}
	}
	slice := &vm.Slice{Start: or(args[2], vm.None), Stop: or(args[3], vm.None), Step: vm.None}
	start, end, _, err := slice.Bounds(m, len(*items))
	if err != nil {
		return nil, err
	}
	i, err := m.IndexOf(items, args[1], start, end)
	if err == nil && i < 0 {
		err = m.Raise(vm.ValueError, missing)
	}
	return integer(i), err
}

// sortList is list.sort. While it runs the list is empty; when comparing fails it holds its items in the order reached.
func sortList(m *vm.VM, l *vm.List, key, reverse vm.Value) *vm.Error {
	descending, err := m.Truth(or(reverse, vm.False))
	if err != nil {
		return err
	}
	items := l.Items
	l.Items = nil
	defer func() { l.Items = items }()
	keys := items
	if given(key) {
		m.Charge(16 * len(items))
		keys = make([]vm.Value, len(items))
		for i, item := range items {
			if keys[i], err = m.Call(key, item); err != nil {
				return err
			}
		}
	}
	err = sortByKeys(m, items, keys, descending)
	if err == nil && l.Items != nil {
		err = m.Raise(vm.ValueError, "list modified during sort")
	}
	return err
}

func installTuple() {
	t := vm.TupleType
	constructor(t, "iterable=, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		switch v := args[0].(type) {
		case nil:
			return vm.NewTuple(), nil
		case *vm.Tuple:
			return v, nil
		default:
			items, err := m.Collect(v)
			return vm.NewTuple(items...), err
		}
	})
	generic(t)
	t.AddSlots("repr hash eq ne lt le gt ge len iter contains getitem add mul rmul getnewargs")
	method(t, "count", "self, value, /", func(m *vm.VM, t *vm.Tuple, args []vm.Value) (vm.Value, *vm.Error) {
		return countItems(m, &t.Items, args[1])
	})
	method(t, "index", "self, value, start=, stop=, /", func(m *vm.VM, t *vm.Tuple, args []vm.Value) (vm.Value, *vm.Error) {
		return indexOfItem(m, &t.Items, args, "tuple.index(x): x not in tuple")
	})
}
