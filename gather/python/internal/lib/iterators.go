package lib

import "gatherplay/gather/python/internal/vm"

func installIterators() {
	for _, t := range []*vm.Type{
		vm.ListIteratorType, vm.ListReverseIteratorType, vm.TupleIteratorType, vm.SetIteratorType, vm.RangeIteratorType,
		vm.DictKeyIteratorType, vm.DictValueIteratorType, vm.DictItemIteratorType,
		vm.DictReverseKeyType, vm.DictReverseValueType, vm.DictReverseItemType,
		vm.StrIteratorType, vm.StrASCIIIteratorType, vm.BytesIteratorType, vm.ReversedType,
	} {
		t.AddSlots("iter next length_hint")
	}
	for _, t := range []*vm.Type{
		vm.SequenceIteratorType, vm.CallableIteratorType, vm.EnumerateType, vm.ZipType, vm.MapType, vm.FilterType,
	} {
		t.AddSlots("iter next")
	}
	generic(vm.EnumerateType)
	constructor(vm.EnumerateType, "iterable=, start=", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		if args[0] == nil {
			return nil, m.Raise(vm.TypeError, "enumerate() missing required argument 'iterable'")
		}
		start, err := m.AsInteger(or(args[1], integer(0)))
		if err != nil {
			return nil, err
		}
		it, err := m.Iter(args[0])
		return &vm.Enumerate{Iterator: it, Count: start}, err
	})
	constructor(vm.ZipType, "*iterables, strict=", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		strict, err := m.Truth(or(args[1], vm.False))
		if err != nil {
			return nil, err
		}
		iterators, err := iterAll(m, args[0].(*vm.Tuple).Items)
		return &vm.Zip{Iterators: iterators, Strict: strict}, err
	})
	constructor(vm.MapType, "*arguments, strict=", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		arguments := args[0].(*vm.Tuple).Items
		if len(arguments) < 2 {
			return nil, m.Raise(vm.TypeError, "map() must have at least two arguments.")
		}
		strict, err := m.Truth(or(args[1], vm.False))
		if err != nil {
			return nil, err
		}
		iterators, err := iterAll(m, arguments[1:])
		return &vm.Map{Function: arguments[0], Iterators: iterators, Strict: strict}, err
	})
	constructor(vm.FilterType, "function, iterable, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		it, err := m.Iter(args[1])
		return &vm.Filter{Function: args[0], Iterator: it}, err
	})
	constructor(vm.ReversedType, "object, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) { return m.Reverse(args[0]) })
}

func iterAll(m *vm.VM, iterables []vm.Value) ([]vm.Value, *vm.Error) {
	iterators := make([]vm.Value, len(iterables))
	for i, iterable := range iterables {
		var err *vm.Error
		if iterators[i], err = m.Iter(iterable); err != nil {
			return nil, err
		}
	}
	return iterators, nil
}
