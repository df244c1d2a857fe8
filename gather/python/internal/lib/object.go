package lib

import "gatherplay/gather/python/internal/vm"

// installObject shows the special methods that all objects have, and those of types that have no file of their own.
func installObject() {
	vm.ObjectType.AddSlots("repr str eq ne lt le gt ge hash format")
	method(vm.ObjectType, "__dir__", "self, /", func(m *vm.VM, self vm.Value, args []vm.Value) (vm.Value, *vm.Error) {
		return names(m.AttributeNames(args[0])), nil
	})
	method(vm.ObjectType, "__sizeof__", "self, /", func(*vm.VM, vm.Value, []vm.Value) (vm.Value, *vm.Error) {
		return integer(48), nil
	})
	vm.TypeType.AddSlots("repr or ror")
	vm.NoneType.AddSlots("repr bool hash")
	vm.EllipsisType.AddSlots("repr")
	vm.NotImplementedType.AddSlots("repr bool")
	vm.FunctionType.AddSlots("repr")
	vm.BuiltinType.AddSlots("repr")
	vm.MethodDescriptorType.AddSlots("repr")
	vm.WrapperDescriptorType.AddSlots("repr")
	vm.MethodWrapperType.AddSlots("repr")
	vm.MethodType.AddSlots("repr")
	vm.ModuleType.AddSlots("repr")
	vm.BaseException.AddSlots("repr str")
	vm.GeneratorType.AddSlots("repr iter next")
	vm.CoroutineType.AddSlots("repr")
	vm.AsyncGeneratorType.AddSlots("repr")
	vm.GenericAliasType.AddSlots("repr eq hash getitem or ror")
	vm.UnionType.AddSlots("repr eq hash or ror")
	for _, t := range []*vm.Type{vm.BuiltinType, vm.MethodType, vm.MethodDescriptorType, vm.WrapperDescriptorType, vm.MethodWrapperType} {
		t.AddMethod("__call__", "self, /, *args, **kwargs", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
			given, names := vm.Arguments(args[1], args[2])
			return m.CallWith(args[0], given, names)
		})
	}
	for value, t := range map[vm.Value]*vm.Type{
		vm.None: vm.NoneType, vm.EllipsisObject: vm.EllipsisType, vm.NotImplemented: vm.NotImplementedType,
	} {
		constructor(t, "", func(*vm.VM, []vm.Value) (vm.Value, *vm.Error) { return value, nil })
	}
}

// names returns a list of strings.
func names(texts []string) *vm.List {
	items := make([]vm.Value, len(texts))
	for i, t := range texts {
		items[i] = str(t)
	}
	return vm.NewList(items...)
}
