package asyncio

import (
	"slices"
	"sync"

	"gatherplay/gather"
	"gatherplay/gather/python/internal/vm"
)

// installTypes gives the module's classes their methods, once for all runs.
var installTypes = sync.OnceFunc(func() {
	loopMethods()
	runnerMethods()
	futureMethods()
	timeoutMethods()
	taskGroupMethods()
	lockMethods()
	queueMethods()
})

// method gives a class a method. The signature is that of the parameters after self; run gets self as what the class is made of, also
// if it is an object of a class of the program that inherits from it.
func method[T vm.Value](t *vm.Type, name, signature string, run func(machine *vm.VM, self T, args []vm.Value) (vm.Value, *vm.Error)) {
	if signature != "" {
		signature = ", " + signature
	}
	t.AddMethod(name, "self"+signature, func(machine *vm.VM, args []vm.Value) (_ vm.Value, err *vm.Error) {
		defer raiseClosed(&err)
		self := vm.Underlying(args[0])
		if f, ok := self.(*vm.Future); ok && f.Loop() == nil {
			return nil, machine.Raise(vm.RuntimeError, "Future object is not initialized.")
		}
		return run(machine, self.(T), args[1:])
	})
	if t == loopType {
		t.Dict.Get(name).(*vm.Builtin).Qualname = "BaseEventLoop." + name // which is where it is defined
	}
}

// raiseClosed turns the panic of a loop that is used after it was closed into the exception that it is for a program.
func raiseClosed(err **vm.Error) {
	switch p := recover().(type) {
	case nil:
	case *vm.Error:
		*err = p
	default:
		panic(p)
	}
}

// constructor gives a class its constructor; the signature is that of the class when it is called.
func constructor(t *vm.Type, signature string, make func(machine *vm.VM, args []vm.Value) (vm.Value, *vm.Error)) {
	bind := binder(t.Module, t.Name, signature)
	t.New = func(machine *vm.VM, class *vm.Type, args []vm.Value, names []string) (vm.Value, *vm.Error) {
		if overridesInit(class) {
			return unmade, nil
		}
		bound, err := bind(machine, args, names)
		if err != nil {
			return nil, err
		}
		return make(machine, bound)
	}
	full := "self"
	if signature != "" {
		full += ", " + signature
	}
	t.AddMethod("__init__", full, func(machine *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		object, ok := args[0].(*vm.Instance)
		if !ok || !overridesInit(object.Class) {
			return vm.None, nil
		}
		made, err := make(machine, args[1:])
		if err != nil {
			return nil, err
		}
		object.Base = made
		return vm.None, nil
	})
}

// unmade is what an object is made of whose class has an __init__ of its own, until that calls this one.
var unmade = vm.None

// overridesInit reports whether a class has an __init__ that is written in Python. The arguments are that one's.
func overridesInit(class *vm.Type) bool {
	_, ok := class.Lookup("__init__").(*vm.Function)
	return ok
}

// binder returns a function that sorts the arguments of a constructor by its signature.
func binder(module, name, signature string) func(machine *vm.VM, args []vm.Value, names []string) ([]vm.Value, *vm.Error) {
	f := vm.Func(module, name, signature, nil)
	f.Qualname, f.Bound = name+".__init__", true
	return f.Bind
}

// here makes a coroutine object of a method of asyncio's that needs the loop which runs when it begins.
func here(machine *vm.VM, name string, begin func(l *Loop) gather.Coroutine, end func(result any) (vm.Value, *vm.Error)) (vm.Value, *vm.Error) {
	s := of(machine)
	return machine.NewCoroutine(name, &lazily{end: end, begin: func() (gather.Coroutine, *vm.Error) {
		if s.running == nil {
			return nil, s.noRunningLoop()
		}
		return begin(s.running), nil
	}}), nil
}

// instantly makes a coroutine object that ends in its first step with what a function returns, which needs the loop that runs then.
func instantly(machine *vm.VM, name string, f func(l *Loop) (vm.Value, error)) (vm.Value, *vm.Error) {
	return here(machine, name, func(l *Loop) gather.Coroutine {
		return immediately(func() (vm.Value, error) { return f(l) })
	}, nil)
}

// leaving makes the coroutine object of an __aexit__ that ends in its first step. It needs no loop: a coroutine may be closed when none
// runs any more.
func leaving(machine *vm.VM, name string, f immediately) (vm.Value, *vm.Error) {
	return machine.NewCoroutine(name, f), nil
}

// always returns the same value, whatever a coroutine results in.
func always(v vm.Value) func(any) (vm.Value, *vm.Error) {
	return func(any) (vm.Value, *vm.Error) { return v, nil }
}

// spread returns the arguments *args, **kwargs as a call gets them.
func spread(args []vm.Value, keywords *vm.Dict) (values []vm.Value, names []string) {
	values = slices.Clone(args)
	for at := 0; ; {
		key, value, more := keywords.Next(&at)
		if !more {
			return values, names
		}
		name, _ := vm.AsStr(key)
		values, names = append(values, value), append(names, name)
	}
}
