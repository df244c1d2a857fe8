package lib

import (
	"gatherplay/gather/python/internal/compile"
	"gatherplay/gather/python/internal/syntax"
	"gatherplay/gather/python/internal/vm"
)

// What library modules that are written in Python need of the machine to look at programs and to add to them: the module
// _introspection.
func newIntrospection(*vm.VM) *vm.Module {
	module := vm.NewModule("_introspection")
	module.Add("collect", "", func(m *vm.VM, _ []vm.Value) (vm.Value, *vm.Error) {
		m.CollectGarbage()
		return vm.None, nil
	})
	module.Add("unsupported", "text, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		text, _ := vm.AsStr(args[0])
		return nil, m.Unsupported(text)
	})
	module.Add("define", "name, source, globals", defineFunction)
	module.Add("forward_annotations", "annotate, make", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		if annotate, ok := args[0].(*vm.Function); ok {
			return m.ForwardAnnotations(annotate, args[1])
		}
		return m.Call(args[0], integer(1))
	})
	module.Add("annotation_sources", "annotate", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		if annotate, ok := args[0].(*vm.Function); ok {
			return vm.AnnotationSources(annotate), nil
		}
		return m.Call(args[0], integer(4))
	})
	module.Add("module_names", "name", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		name, _ := vm.AsStr(args[0])
		if module := m.Modules[name]; module != nil {
			return module.Dict.AsDict(), nil
		}
		return vm.None, nil
	})
	module.Add("caller_module", "", func(m *vm.VM, _ []vm.Value) (vm.Value, *vm.Error) { return m.CallerModule(), nil })
	module.Add("own_attribute", "cls, name", func(_ *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		class, isClass := args[0].(*vm.Type)
		name, isName := vm.AsStr(args[1])
		if isClass && isName {
			if found := class.Dict.Get(name); found != nil {
				return found, nil
			}
		}
		return vm.None, nil
	})
	module.Add("replace_class", "function, old, new", func(_ *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		if fn, ok := args[0].(*vm.Function); ok {
			fn.ReplaceClass(args[1], args[2])
		}
		return vm.None, nil
	})
	module.Add("awaits_as_generator", "object, /", func(_ *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		_, ok := args[0].(*vm.Generator)
		return vm.NewBool(ok && vm.IsAwaitable(args[0])), nil
	})
	module.Add("generator_state", "generator", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		if g, ok := args[0].(*vm.Generator); ok {
			return str(g.State()), nil
		}
		return nil, m.Raise(vm.TypeError, "a generator or coroutine is needed, not ", args[0].Type().Name)
	})
	return module
}

// defineFunction returns the function of that name which the source text of a library module defines, with the names of the dict
// globals.
func defineFunction(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
	name, _ := vm.AsStr(args[0])
	source, _ := vm.AsStr(args[1])
	m.Spend(len(source))
	m.Charge(16 * len(source))
	tree, err := syntax.Parse("<string>", source)
	if err == nil {
		err = syntax.Check(tree)
	}
	var code *compile.Code
	if err == nil {
		code, err = compile.Compile(tree)
	}
	if err != nil {
		return nil, m.Raise(vm.SyntaxError, err.Error())
	}
	scope := vm.NewModule("")
	if err := scope.Dict.AsDict().Update(m, args[2]); err != nil {
		return nil, err
	}
	if err := m.Run(m.Load(code, true), scope); err != nil {
		return nil, err
	}
	return scope.Dict.Get(name), nil
}
