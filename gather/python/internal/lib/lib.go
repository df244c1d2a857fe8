// Package lib is Python's library: the builtin functions, the methods of the builtin types and the modules that programs import.
//
// There is a file for each type and each module. A type's file gives it what its operations, which are the machine's, leave out: its
// constructor, its methods, and which special methods it shows as attributes. A module's file has a constructor that fills the module
// when it is first imported; [Modules] lists them.
package lib

import (
	"sync"

	"gatherplay/gather/python/internal/vm"
)

// Install gives the types that are written in Go their methods and constructors. They are the same for all machines, which may run at
// the same time: so all is done before the first one runs, by the first call. No constructor of a module changes a type.
var Install = sync.OnceFunc(func() {
	installObject()
	installInt()
	installFloat()
	installComplex()
	installStr()
	installBytes()
	installList()
	installTuple()
	installDict()
	installSet()
	installRange()
	installIterators()
	installStreams()
	installRe()
	installRandom()
	installTyping()
	installReduce()
	installTypes()
	installABC()
	installCollections()
	installFunctools()
	installItertools()
	installOperator()
})

// method gives a builtin type a method. run gets the object as what it is made of, so that instances of subclasses are served too; the
// object itself is args[0].
func method[T vm.Value](t *vm.Type, name, signature string, run func(m *vm.VM, self T, args []vm.Value) (vm.Value, *vm.Error)) {
	t.AddMethod(name, signature, func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		self, ok := vm.Underlying(args[0]).(T)
		if !ok {
			return nil, m.Raise(vm.TypeError, "descriptor '", name, "' for '", t.Name, "' objects doesn't apply to a '",
				args[0].Type().Label(), "' object")
		}
		return run(m, self, args)
	})
}

// classMethod gives a builtin type a class method; the class is args[0].
func classMethod(t *vm.Type, name, signature string, run func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error)) {
	t.Dict.Set(name, &vm.ClassMethod{Func: &vm.Builtin{
		Name: name, Qualname: t.Name + "." + name, Module: t.Module, IsMethod: true, Signature: "cls, " + signature, Run: run,
	}})
}

// generic lets a builtin type be subscripted with type arguments.
func generic(t *vm.Type) {
	classMethod(t, "__class_getitem__", "object, /", func(_ *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		return vm.NewGenericAlias(args[0], args[1]), nil
	})
}

// constructor gives a builtin type its __new__. The signature is written as for [vm.Builtin] and leaves out the class.
func constructor(t *vm.Type, signature string, run func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error)) {
	b := &vm.Builtin{Name: t.Name, Qualname: t.Name, Module: t.Module, Constructor: true, Signature: signature, Run: run}
	t.New = func(m *vm.VM, _ *vm.Type, args []vm.Value, names []string) (vm.Value, *vm.Error) {
		return b.Call(m, args, names)
	}
}

// expectAtMost makes a type's constructor count its positional arguments before it looks at keywords, as those of int, str and others do.
func expectAtMost(t *vm.Type, most int) {
	construct := t.New
	t.New = func(m *vm.VM, class *vm.Type, args []vm.Value, names []string) (vm.Value, *vm.Error) {
		if len(args)-len(names) > most {
			return nil, m.Raise(vm.TypeError, t.Name, " expected at most ", decimal(most), " arguments, got ", decimal(len(args)-len(names)))
		}
		return construct(m, class, args, names)
	}
}

// initializer gives a mutable builtin type its __new__, which makes an empty object, and its __init__, which fills it.
func initializer[T vm.Value](t *vm.Type, signature string, empty func() T, fill func(m *vm.VM, self T, args []vm.Value) *vm.Error) {
	t.New = func(*vm.VM, *vm.Type, []vm.Value, []string) (vm.Value, *vm.Error) { return empty(), nil }
	b := &vm.Builtin{Name: t.Name, Qualname: t.Name, Module: t.Module, Signature: "self, " + signature, IsMethod: true,
		Run: func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
			return vm.None, fill(m, args[0].(T), args[1:])
		}}
	t.Init = func(m *vm.VM, self vm.Value, args []vm.Value, names []string) *vm.Error {
		var few [4]vm.Value
		_, err := b.Call(m, append(append(few[:0], self), args...), names)
		return err
	}
	t.AddSlots("init")
}

// wrap makes the result of a class method an instance of the class that it was called on.
func wrap(m *vm.VM, class, v vm.Value) (vm.Value, *vm.Error) {
	if class == vm.Value(v.Type()) {
		return v, nil
	}
	return m.Call(class, v)
}

func str(v string) vm.Value { return vm.NewStr(v) }

func integer(v int) vm.Value { return vm.NewInt(int64(v)) }

func truth(v bool, err *vm.Error) (vm.Value, *vm.Error) { return vm.NewBool(v), err }

// text is the result of something that makes a string.
func text(v string, err *vm.Error) (vm.Value, *vm.Error) {
	if err != nil {
		return nil, err
	}
	return vm.NewStr(v), nil
}

// or returns an argument, or what stands for it when it was left out.
func or(v, missing vm.Value) vm.Value {
	if v == nil {
		return missing
	}
	return v
}

// given reports whether an argument was given and is not None.
func given(v vm.Value) bool { return v != nil && v != vm.None }
