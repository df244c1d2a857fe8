package lib

import "gatherplay/gather/python/internal/vm"

// languageTypes are the types that the types module, which is written in Python, takes from the machine. There is nothing here whose
// type is one of the last three: slots and builtin methods are of other types.
var languageTypes = []struct {
	name  string
	class *vm.Type
}{
	{"AsyncGeneratorType", vm.AsyncGeneratorType},
	{"BuiltinFunctionType", vm.BuiltinType},
	{"CellType", vm.CellType},
	{"CodeType", vm.CodeType},
	{"CoroutineType", vm.CoroutineType},
	{"FrameType", vm.FrameObjectType},
	{"FunctionType", vm.FunctionType},
	{"GeneratorType", vm.GeneratorType},
	{"GenericAlias", vm.GenericAliasType},
	{"GetSetDescriptorType", vm.GetterType},
	{"MappingProxyType", vm.MappingProxyType},
	{"MemberDescriptorType", vm.MemberType},
	{"MethodDescriptorType", vm.MethodDescriptorType},
	{"MethodType", vm.MethodType},
	{"ModuleType", vm.ModuleType},
	{"TracebackType", vm.TracebackType},
	{"UnionType", vm.UnionType},
	{"ClassMethodDescriptorType", vm.NewType("builtins", "classmethod_descriptor")},
	{"MethodWrapperType", vm.MethodWrapperType},
	{"WrapperDescriptorType", vm.WrapperDescriptorType},
}

func installTypes() {
	constructor(vm.MethodType, "function, instance, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		switch {
		case !vm.IsCallable(args[0]):
			return nil, m.Raise(vm.TypeError, "first argument must be callable")
		case args[1] == vm.None:
			return nil, m.Raise(vm.TypeError, "instance must not be None")
		}
		return &vm.Method{Func: args[0], Self: args[1]}, nil
	})
	constructor(vm.ModuleType, "name, doc=", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		name, ok := vm.AsStr(args[0])
		if !ok {
			return nil, m.Raise(vm.TypeError, "module() argument 'name' must be str, not ", args[0].Type().Label())
		}
		module := vm.NewModule(name)
		module.Dict.Set("__doc__", or(args[1], vm.None))
		for _, name := range []string{"__package__", "__loader__", "__spec__"} {
			module.Dict.Set(name, vm.None)
		}
		return module, nil
	})
	vm.FunctionType.New = func(m *vm.VM, _ *vm.Type, _ []vm.Value, _ []string) (vm.Value, *vm.Error) {
		return nil, m.Unsupported("types.FunctionType can't make functions here: write them with def or lambda")
	}
	constructor(vm.GenericAliasType, "origin, args, /", func(_ *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		return vm.NewGenericAlias(args[0], args[1]), nil
	})
}

func newTypes(*vm.VM) *vm.Module {
	module := vm.NewModule("_types")
	for _, t := range languageTypes {
		module.Dict.Set(t.name, t.class)
	}
	module.Add("mark_coroutine", "func, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		fn, ok := args[0].(*vm.Function)
		if !ok {
			return nil, m.Unsupported("types.coroutine can be used here of functions only")
		}
		fn.Awaitable = true
		return fn, nil
	})
	return module
}

// newQueue is what the queue module needs: the refusal to wait for threads that there are not.
func newQueue(*vm.VM) *vm.Module {
	module := vm.NewModule("_queue")
	module.Add("wait_forever", "what, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		what, _ := vm.AsStr(args[0])
		return nil, m.Unsupported(what + " would wait for ever here, where there is one thread: use asyncio.Queue, or put_nowait and get_nowait")
	})
	return module
}
