package lib

import (
	"slices"

	"gatherplay/gather/python/internal/vm"
)

// frameFunctions are the builtin functions that look at the running frame or at asynchronous iterators, and those that end the program.
var frameFunctions = []function{
	{"globals", "", func(m *vm.VM, _ []vm.Value) (vm.Value, *vm.Error) { return m.Globals().AsDict(), nil }},
	{"locals", "", func(m *vm.VM, _ []vm.Value) (vm.Value, *vm.Error) { return m.Locals(), nil }},
	{"vars", "object=, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		if args[0] == nil {
			return m.Locals(), nil
		}
		if t, ok := args[0].(*vm.Type); ok {
			return vm.ClassDict(t), nil
		}
		if d := m.Attributes(args[0]); d != nil {
			return d, nil
		}
		return nil, m.Raise(vm.TypeError, "vars() argument must have __dict__ attribute")
	}},
	{"dir", "object=, /", directory},
	{"aiter", "async_iterable, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) { return m.AsyncIter(args[0]) }},
	{"anext", "async_iterator, default=, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		next, err := m.AsyncNext(args[0])
		if err != nil || args[1] == nil {
			return next, err
		}
		return m.AsyncNextOr(next, args[1]), nil
	}},
	{"exit", "code=", exit},
	{"quit", "code=", exit},
}

// exit ends the program with a status.
func exit(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
	if args[0] == nil {
		args = []vm.Value{vm.None}
	}
	raised, err := m.Call(vm.SystemExit, args[0])
	if err != nil {
		return nil, err
	}
	return nil, raised.(*vm.Error)
}

// directory is dir(): the names of the running frame, or of an object.
func directory(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
	var names []string
	if args[0] == nil {
		locals := m.Locals()
		for at := 0; ; {
			key, _, more := locals.Next(&at)
			if !more {
				break
			}
			name, _ := vm.AsStr(key)
			names = append(names, name)
		}
		slices.Sort(names)
	} else if listed, found, err := m.CallSpecial(args[0], "__dir__"); err != nil {
		return nil, err
	} else if found {
		list, err := m.Call(vm.ListType, listed)
		if err != nil {
			return nil, err
		}
		return list, sortList(m, list.(*vm.List), nil, nil)
	} else {
		names = m.AttributeNames(args[0])
	}
	list := vm.NewList()
	for _, name := range names {
		list.Items = append(list.Items, str(name))
	}
	return list, nil
}
