package lib

import "gatherplay/gather/python/internal/vm"

// What the module typing needs of the machine: type variables and unions, which the language itself makes too. All else of it is
// written in Python.

func newInternalTyping(*vm.VM) *vm.Module {
	module := vm.NewModule("_typing")
	for _, t := range []*vm.Type{vm.TypeVarType, vm.ParamSpecType, vm.TypeVarTupleType, vm.TypeAliasType, vm.ParamSpecArgsType,
		vm.ParamSpecKwargsType, vm.UnionType} {
		module.Dict.Set(t.Name, t)
	}
	module.Dict.Set("NoDefault", vm.NoDefault)
	return module
}

func installTyping() {
	constructor(vm.TypeVarType, "name, *constraints, bound=, default=, covariant=, contravariant=, infer_variance=", newTypeVar)
	constructor(vm.ParamSpecType, "name, *, bound=, default=, covariant=, contravariant=, infer_variance=",
		func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
			return newTypeParameter(m, vm.ParamSpecType, args[0], args[1:])
		})
	constructor(vm.TypeVarTupleType, "name, *, default=", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		return newTypeParameter(m, vm.TypeVarTupleType, args[0], []vm.Value{nil, args[1], nil, nil, nil})
	})
	classMethod(vm.UnionType, "__class_getitem__", "parameters, /", unionOf)
}

func newTypeVar(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
	constraints := args[1].(*vm.Tuple)
	switch {
	case len(constraints.Items) == 1:
		return nil, m.Raise(vm.TypeError, "A single constraint is not allowed")
	case len(constraints.Items) > 0 && given(args[2]):
		return nil, m.Raise(vm.TypeError, "Constraints cannot be combined with bound=...")
	case len(constraints.Items) > 0:
		args[2] = constraints
	}
	return newTypeParameter(m, vm.TypeVarType, args[0], args[2:])
}

// newTypeParameter makes a type variable of its name, bound, default, and what is said about its variance.
func newTypeParameter(m *vm.VM, class *vm.Type, name vm.Value, args []vm.Value) (vm.Value, *vm.Error) {
	p := &vm.TypeParameter{Class: class, Module: m.CallerModule(), Default: args[1]}
	var ok bool
	if p.Name, ok = vm.AsStr(name); !ok {
		return nil, m.Raise(vm.TypeError, class.Name, "() argument 'name' must be str, not ", name.Type().Label())
	}
	if given(args[0]) {
		bound, err := asType(m, args[0])
		if err != nil {
			return nil, err
		}
		p.Bound = bound
	}
	for i, flag := range []*bool{&p.Covariant, &p.Contravariant, &p.InferVariance} {
		if args[2+i] == nil {
			continue
		}
		var err *vm.Error
		if *flag, err = m.Truth(args[2+i]); err != nil {
			return nil, err
		}
	}
	switch {
	case p.Covariant && p.Contravariant:
		return nil, m.Raise(vm.ValueError, "Bivariant types are not supported.")
	case p.InferVariance && (p.Covariant || p.Contravariant):
		return nil, m.Raise(vm.ValueError, "Variance cannot be specified with infer_variance.")
	}
	return p, nil
}

// unionOf is Union[…].
func unionOf(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
	members := []vm.Value{args[1]}
	if tuple, ok := args[1].(*vm.Tuple); ok {
		members = append([]vm.Value(nil), tuple.Items...)
	}
	if len(members) == 0 {
		return nil, m.Raise(vm.TypeError, "Cannot take a Union of no types.")
	}
	for i, member := range members {
		var err *vm.Error
		if members[i], err = asType(m, member); err != nil {
			return nil, err
		}
	}
	return m.NewUnion(members...), nil
}

// asType makes a forward reference of a string that stands for a type.
func asType(m *vm.VM, v vm.Value) (vm.Value, *vm.Error) {
	if _, ok := vm.AsStr(v); !ok {
		return v, nil
	}
	module, err := m.ImportModule("annotationlib")
	if err != nil {
		return nil, err
	}
	return m.Call(module.Dict.Get("ForwardRef"), v)
}
