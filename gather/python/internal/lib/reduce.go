package lib

import "gatherplay/gather/python/internal/vm"

// How objects are taken apart to be copied: object.__reduce_ex__ and __getstate__. What they return is put together by copyreg, which is
// written in Python.
func installReduce() {
	object := func(name, signature string, run func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error)) {
		vm.ObjectType.Dict.Set(name, &vm.Builtin{Name: name, Qualname: "object." + name, Module: "builtins", IsMethod: true,
			Signature: signature, Run: run})
	}
	object("__reduce_ex__", "self, protocol, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		if reduce := args[0].Type().Lookup("__reduce__"); reduce != nil {
			return m.CallMethod(args[0], "__reduce__")
		}
		return reduceObject(m, args[0])
	})
	object("__getstate__", "self, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) { return callCopyreg(m, "_state", args[0]) })
	vm.ObjectType.Dict.Set("__subclasshook__", &vm.ClassMethod{Func: vm.Func("builtins", "object.__subclasshook__", "cls, /, *subclass",
		func(*vm.VM, []vm.Value) (vm.Value, *vm.Error) { return vm.NotImplemented, nil })})
	vm.BaseException.AddMethod("__reduce__", "self, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		given, err := m.GetAttr(args[0], "args")
		if err != nil {
			return nil, err
		}
		if own := m.Attributes(args[0]); own != nil && own.Len() > 0 {
			return vm.NewTuple(args[0].Type(), given, own.Copy(m)), nil
		}
		return vm.NewTuple(args[0].Type(), given), nil
	})
	vm.BaseException.AddMethod("__setstate__", "self, state, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		state, ok := args[1].(*vm.Dict)
		if !ok {
			return nil, m.Raise(vm.TypeError, "state is not a dictionary")
		}
		for at := 0; ; {
			key, value, more := state.Next(&at)
			if !more {
				return vm.None, nil
			}
			name, _ := vm.AsStr(key)
			if err := m.SetAttr(args[0], name, value); err != nil {
				return nil, err
			}
		}
	})
}

// reduceObject is __reduce_ex__ of what does not define it. Objects with insides of their own, such as generators, can't be reduced.
func reduceObject(m *vm.VM, v vm.Value) (vm.Value, *vm.Error) {
	switch v.(type) {
	case *vm.Instance, *vm.List, *vm.Dict, *vm.Set, *vm.Tuple, *vm.Str, *vm.Bytes, *vm.Int, *vm.BigInt, *vm.Float, *vm.Complex:
		return callCopyreg(m, "_reduce", v)
	}
	if v.Type().Module == "builtins" && v.Type().Lookup("__next__") != nil && v.Type() != vm.GeneratorType {
		return nil, m.Unsupported("a " + v.Type().Name + " can't be copied here: make a list of what it gives, or use itertools.tee")
	}
	return nil, m.Raise(vm.TypeError, "cannot pickle '", v.Type().Label(), "' object")
}

func callCopyreg(m *vm.VM, function string, v vm.Value) (vm.Value, *vm.Error) {
	copyreg, err := m.ImportModule("copyreg")
	if err != nil {
		return nil, err
	}
	return m.CallMethod(copyreg, function, v)
}
