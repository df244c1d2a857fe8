package lib

import "gatherplay/gather/python/internal/vm"

func installDict() {
	t := vm.DictType
	initializer(t, "mapping=, /, **kwargs", vm.NewDict, func(m *vm.VM, d *vm.Dict, args []vm.Value) *vm.Error {
		return updateDict(m, d, args[0], args[1])
	})
	generic(t)
	t.AddSlots("repr eq ne lt le gt ge len iter reversed contains getitem setitem delitem or ror ior")
	t.Dict.Set("__hash__", vm.None)
	on := func(name, signature string, run func(m *vm.VM, d *vm.Dict, args []vm.Value) (vm.Value, *vm.Error)) {
		method(t, name, signature, run)
	}
	on("get", "self, key, default=, /", func(m *vm.VM, d *vm.Dict, args []vm.Value) (vm.Value, *vm.Error) {
		v, err := d.Get(m, args[1])
		return or(v, or(args[2], vm.None)), err
	})
	on("setdefault", "self, key, default=, /", func(m *vm.VM, d *vm.Dict, args []vm.Value) (vm.Value, *vm.Error) {
		v, err := d.Get(m, args[1])
		if v != nil || err != nil {
			return v, err
		}
		v = or(args[2], vm.None)
		return v, d.Set(m, args[1], v)
	})
	on("pop", "self, key, default=, /", func(m *vm.VM, d *vm.Dict, args []vm.Value) (vm.Value, *vm.Error) {
		v, err := d.Delete(m, args[1])
		if v == nil && err == nil {
			if v = args[2]; v == nil {
				err = m.RaiseWith(vm.KeyError, args[1])
			}
		}
		return v, err
	})
	on("popitem", "self, /", func(m *vm.VM, d *vm.Dict, _ []vm.Value) (vm.Value, *vm.Error) {
		key, value, ok := d.PopLast()
		if !ok {
			return nil, m.Raise(vm.KeyError, "popitem(): dictionary is empty")
		}
		return vm.NewTuple(key, value), nil
	})
	on("keys", "self, /", func(_ *vm.VM, d *vm.Dict, _ []vm.Value) (vm.Value, *vm.Error) { return &vm.DictKeys{Dict: d}, nil })
	on("values", "self, /", func(_ *vm.VM, d *vm.Dict, _ []vm.Value) (vm.Value, *vm.Error) { return &vm.DictValues{Dict: d}, nil })
	on("items", "self, /", func(_ *vm.VM, d *vm.Dict, _ []vm.Value) (vm.Value, *vm.Error) { return &vm.DictItems{Dict: d}, nil })
	on("clear", "self, /", func(_ *vm.VM, d *vm.Dict, _ []vm.Value) (vm.Value, *vm.Error) {
		d.Clear()
		return vm.None, nil
	})
	on("copy", "self, /", func(m *vm.VM, d *vm.Dict, _ []vm.Value) (vm.Value, *vm.Error) {
		return d.Copy(m), nil
	})
	on("update", "self, mapping=, /, **kwargs", func(m *vm.VM, d *vm.Dict, args []vm.Value) (vm.Value, *vm.Error) {
		return vm.None, updateDict(m, d, args[1], args[2])
	})
	classMethod(t, "fromkeys", "iterable, value=, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		made, err := m.Call(args[0])
		if err != nil {
			return nil, err
		}
		value := or(args[2], vm.None)
		d, plain := made.(*vm.Dict)
		return made, m.Each(args[1], func(key vm.Value) *vm.Error {
			if plain {
				return d.Set(m, key, value)
			}
			return m.SetIndex(made, key, value)
		})
	})

	vm.MappingProxyType.AddSlots("repr str hash eq ne lt le gt ge len iter reversed contains getitem or ror ior")
	generic(vm.MappingProxyType)

	vm.DictKeysType.AddSlots("repr eq ne lt le gt ge len iter reversed contains and rand or ror xor rxor sub rsub")
	vm.DictItemsType.AddSlots("repr eq ne lt le gt ge len iter reversed contains and rand or ror xor rxor sub rsub")
	vm.DictValuesType.AddSlots("repr len iter reversed")
	vm.DictKeysType.Dict.Set("__hash__", vm.None)
	vm.DictItemsType.Dict.Set("__hash__", vm.None)
	for _, view := range []*vm.Type{vm.DictKeysType, vm.DictItemsType} {
		method(view, "isdisjoint", "self, other, /", func(m *vm.VM, self vm.Value, args []vm.Value) (vm.Value, *vm.Error) {
			disjoint := true
			err := m.Each(args[1], func(v vm.Value) *vm.Error {
				in, err := m.Contains(self, v)
				disjoint = disjoint && !in
				return err
			})
			return vm.NewBool(disjoint), err
		})
	}
}

// updateDict is dict.update: a mapping or pairs, if given, then keyword arguments.
func updateDict(m *vm.VM, d *vm.Dict, from, keywords vm.Value) *vm.Error {
	if from != nil {
		if err := d.Update(m, from); err != nil {
			return err
		}
	}
	if keywords.(*vm.Dict).Len() == 0 {
		return nil
	}
	return d.Update(m, keywords)
}
