package lib

import "gatherplay/gather/python/internal/vm"

func installSet() {
	initializer(vm.SetType, "iterable=, /", vm.NewSet, func(m *vm.VM, s *vm.Set, args []vm.Value) *vm.Error {
		s.Clear()
		if args[0] == nil {
			return nil
		}
		return s.Update(m, args[0])
	})
	constructor(vm.FrozenSetType, "iterable=, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		if s, ok := args[0].(*vm.Set); ok && s.Frozen {
			return s, nil
		}
		s := vm.NewFrozenSet()
		if args[0] == nil {
			return s, nil
		}
		return s, s.Update(m, args[0])
	})
	vm.SetType.AddSlots("iand ior isub ixor")
	vm.SetType.Dict.Set("__hash__", vm.None)
	vm.FrozenSetType.AddSlots("hash")
	for _, t := range []*vm.Type{vm.SetType, vm.FrozenSetType} {
		generic(t)
		t.AddSlots("repr eq ne lt le gt ge len iter contains and rand or ror xor rxor sub rsub")
		installSetQueries(t)
	}
	installSetChanges(vm.SetType)
}

// installSetQueries gives a type the methods that set and frozenset share.
func installSetQueries(t *vm.Type) {
	on := func(name, signature string, run func(m *vm.VM, s *vm.Set, args []vm.Value) (vm.Value, *vm.Error)) {
		method(t, name, signature, run)
	}
	on("copy", "self, /", func(m *vm.VM, s *vm.Set, _ []vm.Value) (vm.Value, *vm.Error) {
		if s.Frozen {
			return s, nil
		}
		return s.Copy(m), nil
	})
	on("union", "self, /, *others", func(m *vm.VM, s *vm.Set, args []vm.Value) (vm.Value, *vm.Error) {
		result := s.Copy(m)
		for _, other := range args[1].(*vm.Tuple).Items {
			if err := result.Update(m, other); err != nil {
				return nil, err
			}
		}
		return result, nil
	})
	on("intersection", "self, /, *others", func(m *vm.VM, s *vm.Set, args []vm.Value) (vm.Value, *vm.Error) {
		others := args[1].(*vm.Tuple).Items
		if len(others) == 0 {
			return s.Copy(m), nil
		}
		for _, other := range others {
			var err *vm.Error
			if s, err = s.Intersection(m, other); err != nil {
				return nil, err
			}
		}
		return s, nil
	})
	on("difference", "self, /, *others", func(m *vm.VM, s *vm.Set, args []vm.Value) (vm.Value, *vm.Error) {
		others := args[1].(*vm.Tuple).Items
		if len(others) == 0 {
			return s.Copy(m), nil
		}
		result, err := s.Difference(m, others[0])
		for _, other := range others[1:] {
			if err == nil {
				err = result.Subtract(m, other)
			}
		}
		return result, err
	})
	on("symmetric_difference", "self, other, /", func(m *vm.VM, s *vm.Set, args []vm.Value) (vm.Value, *vm.Error) {
		return s.SymmetricDifference(m, args[1])
	})
	on("isdisjoint", "self, other, /", func(m *vm.VM, s *vm.Set, args []vm.Value) (vm.Value, *vm.Error) {
		disjoint := true
		err := m.Each(args[1], func(v vm.Value) *vm.Error {
			in, err := s.Has(m, v)
			disjoint = disjoint && !in
			return err
		})
		return vm.NewBool(disjoint), err
	})
	on("issubset", "self, other, /", func(m *vm.VM, s *vm.Set, args []vm.Value) (vm.Value, *vm.Error) {
		other, err := asSet(m, args[1])
		if err != nil {
			return nil, err
		}
		return truth(s.Subset(m, other))
	})
	on("issuperset", "self, other, /", func(m *vm.VM, s *vm.Set, args []vm.Value) (vm.Value, *vm.Error) {
		other, err := asSet(m, args[1])
		if err != nil {
			return nil, err
		}
		return truth(other.Subset(m, s))
	})
}

// asSet returns the elements of an iterable as a set, which is not to be changed.
func asSet(m *vm.VM, v vm.Value) (*vm.Set, *vm.Error) {
	if s, ok := vm.Underlying(v).(*vm.Set); ok {
		return s, nil
	}
	s := vm.NewSet()
	return s, s.Update(m, v)
}

// installSetChanges gives set the methods that change it.
func installSetChanges(t *vm.Type) {
	on := func(name, signature string, run func(m *vm.VM, s *vm.Set, args []vm.Value) (vm.Value, *vm.Error)) {
		method(t, name, signature, run)
	}
	on("add", "self, object, /", func(m *vm.VM, s *vm.Set, args []vm.Value) (vm.Value, *vm.Error) {
		return vm.None, s.Add(m, args[1])
	})
	on("discard", "self, object, /", func(m *vm.VM, s *vm.Set, args []vm.Value) (vm.Value, *vm.Error) {
		_, err := s.Discard(m, args[1])
		return vm.None, err
	})
	on("remove", "self, object, /", func(m *vm.VM, s *vm.Set, args []vm.Value) (vm.Value, *vm.Error) {
		was, err := s.Discard(m, args[1])
		if err == nil && !was {
			err = m.RaiseWith(vm.KeyError, args[1])
		}
		return vm.None, err
	})
	on("pop", "self, /", func(m *vm.VM, s *vm.Set, _ []vm.Value) (vm.Value, *vm.Error) {
		v := s.Pop()
		if v == nil {
			return nil, m.Raise(vm.KeyError, "pop from an empty set")
		}
		return v, nil
	})
	on("clear", "self, /", func(_ *vm.VM, s *vm.Set, _ []vm.Value) (vm.Value, *vm.Error) {
		s.Clear()
		return vm.None, nil
	})
	each := func(name string, change func(s *vm.Set, m *vm.VM, other vm.Value) *vm.Error) {
		on(name, "self, /, *others", func(m *vm.VM, s *vm.Set, args []vm.Value) (vm.Value, *vm.Error) {
			for _, other := range args[1].(*vm.Tuple).Items {
				if err := change(s, m, other); err != nil {
					return nil, err
				}
			}
			return vm.None, nil
		})
	}
	each("update", (*vm.Set).Update)
	each("difference_update", (*vm.Set).Subtract)
	on("intersection_update", "self, /, *others", func(m *vm.VM, s *vm.Set, args []vm.Value) (vm.Value, *vm.Error) {
		result := s
		for _, other := range args[1].(*vm.Tuple).Items {
			var err *vm.Error
			if result, err = result.Intersection(m, other); err != nil {
				return nil, err
			}
		}
		s.Replace(result)
		return vm.None, nil
	})
	on("symmetric_difference_update", "self, other, /", func(m *vm.VM, s *vm.Set, args []vm.Value) (vm.Value, *vm.Error) {
		return vm.None, s.Toggle(m, args[1])
	})
}
