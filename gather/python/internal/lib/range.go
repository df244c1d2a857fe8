package lib

import "gatherplay/gather/python/internal/vm"

func installRange() {
	t := vm.RangeType
	constructor(t, "start, stop=, step=, /", newRange)
	t.AddSlots("repr hash eq ne lt le gt ge bool len iter reversed contains getitem")
	part := func(name string, get func(r *vm.Range) int64) {
		t.AddGetter(name, func(_ *vm.VM, self vm.Value) (vm.Value, *vm.Error) { return vm.NewInt(get(self.(*vm.Range))), nil })
	}
	part("start", func(r *vm.Range) int64 { return r.Start })
	part("stop", func(r *vm.Range) int64 { return r.Stop })
	part("step", func(r *vm.Range) int64 { return r.Step })
	method(t, "index", "self, value, /", func(m *vm.VM, r *vm.Range, args []vm.Value) (vm.Value, *vm.Error) {
		i, err := r.IndexOf(m, args[1])
		if err != nil {
			return nil, err
		}
		if i < 0 {
			if !vm.IsInt(args[1]) {
				return nil, m.Raise(vm.ValueError, "sequence.index(x): x not in sequence")
			}
			return nil, m.Raise(vm.ValueError, "range.index(x): x not in range")
		}
		return vm.NewInt(i), nil
	})
	method(t, "count", "self, value, /", func(m *vm.VM, r *vm.Range, args []vm.Value) (vm.Value, *vm.Error) {
		i, err := r.IndexOf(m, args[1])
		if i < 0 {
			return integer(0), err
		}
		return integer(1), err
	})

	s := vm.SliceType
	constructor(s, "start, stop=, step=, /", func(_ *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		if args[1] == nil {
			return &vm.Slice{Start: vm.None, Stop: args[0], Step: vm.None}, nil
		}
		return &vm.Slice{Start: args[0], Stop: args[1], Step: or(args[2], vm.None)}, nil
	})
	s.AddSlots("repr hash eq ne lt le gt ge")
	s.AddGetter("start", func(_ *vm.VM, self vm.Value) (vm.Value, *vm.Error) { return self.(*vm.Slice).Start, nil })
	s.AddGetter("stop", func(_ *vm.VM, self vm.Value) (vm.Value, *vm.Error) { return self.(*vm.Slice).Stop, nil })
	s.AddGetter("step", func(_ *vm.VM, self vm.Value) (vm.Value, *vm.Error) { return self.(*vm.Slice).Step, nil })
	method(s, "indices", "self, length, /", func(m *vm.VM, s *vm.Slice, args []vm.Value) (vm.Value, *vm.Error) {
		length, err := m.AsSize(args[1])
		if err != nil {
			return nil, err
		}
		if length < 0 {
			return nil, m.Raise(vm.ValueError, "length should not be negative")
		}
		start, stop, step, err := s.Bounds(m, length)
		return vm.NewTuple(integer(start), integer(stop), integer(step)), err
	})
}

func newRange(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
	bounds := [3]int64{0, 0, 1}
	place := 0
	if args[1] == nil {
		place = 1
	}
	for i, arg := range args {
		if arg == nil {
			break
		}
		n, err := m.AsInteger(arg)
		if err != nil {
			return nil, err
		}
		small, ok := n.(*vm.Int)
		if !ok {
			return nil, m.Unsupported("a range with bounds beyond 2**63: count with while and an int instead")
		}
		bounds[place+i] = small.V
	}
	return m.NewRange(bounds[0], bounds[1], bounds[2])
}
