package vm

import "strings"

// The methods of generators, coroutines and asynchronous generators.

func describeGenerators() {
	send := func(vm *VM, args []Value) (Value, *Error) {
		v, done, err := args[0].(Delegate).Send(vm, args[1])
		vm.drivenByHand(args[0])
		return vm.cameBack(v, done, err)
	}
	throw := func(vm *VM, args []Value) (Value, *Error) {
		thrown := vm.toException(args[1], "exceptions must be classes or instances deriving from BaseException, not "+args[1].Type().Name)
		v, done, err := args[0].(Delegate).Throw(vm, thrown)
		vm.drivenByHand(args[0])
		return vm.cameBack(v, done, err)
	}
	shut := func(vm *VM, args []Value) (Value, *Error) {
		return None, args[0].(interface{ Close(*VM) *Error }).Close(vm)
	}
	for _, t := range []*Type{GeneratorType, CoroutineType, asyncSendType, asyncThrowType, asyncDefaultType} {
		t.AddMethod("send", "self, value, /", send)
		t.AddMethod("throw", "self, type, value=, traceback=, /", throw)
		t.AddMethod("close", "self, /", shut)
	}
	for prefix, t := range map[string]*Type{"gi": GeneratorType, "cr": CoroutineType, "ag": AsyncGeneratorType} {
		t.AddGetter(prefix+"_running", func(_ *VM, self Value) (Value, *Error) {
			g, ok := self.(*Generator)
			return NewBool(ok && (g.running || g.busy)), nil
		})
		t.AddGetter("__name__", func(_ *VM, self Value) (Value, *Error) {
			if g, ok := self.(*Generator); ok {
				return NewStr(g.names.Name), nil
			}
			name := self.(*NativeCoroutine).Name
			return NewStr(name[strings.LastIndexByte(name, '.')+1:]), nil
		})
		t.AddGetter("__qualname__", func(_ *VM, self Value) (Value, *Error) {
			if g, ok := self.(*Generator); ok {
				return NewStr(g.names.Qualname), nil
			}
			return NewStr(self.(*NativeCoroutine).Name), nil
		})
	}
	CoroutineType.AddMethod("__await__", "self, /", func(vm *VM, args []Value) (Value, *Error) {
		return &coroutineWrapper{args[0].(Delegate)}, nil
	})
	coroutineWrapperType.AddMethod("send", "self, value, /", send)
	coroutineWrapperType.AddMethod("throw", "self, type, value=, traceback=, /", throw)
	coroutineWrapperType.AddMethod("close", "self, /", shut)
	FutureIterType.AddMethod("send", "self, value, /", send)
	FutureIterType.AddMethod("throw", "self, type, value=, traceback=, /", throw)

	step := func(name string, make func(vm *VM, g *Generator, args []Value) *asyncStep) {
		AsyncGeneratorType.Dict.Set(name, &Builtin{Name: name, Qualname: "async_generator." + name, Module: "builtins", IsMethod: true, Owner: AsyncGeneratorType,
			Signature: "self, value=, /", Run: func(vm *VM, args []Value) (Value, *Error) {
				s := make(vm, args[0].(*Generator), args[1:])
				s.g, s.name = args[0].(*Generator), name
				s.g.hook()
				s.risky()
				return s, nil
			}})
	}
	step("__anext__", func(*VM, *Generator, []Value) *asyncStep { return &asyncStep{sent: None} })
	step("asend", func(_ *VM, _ *Generator, args []Value) *asyncStep { return &asyncStep{sent: args[0]} })
	step("athrow", func(vm *VM, _ *Generator, args []Value) *asyncStep {
		return &asyncStep{sent: None, thrown: vm.toException(args[0], "exceptions must be classes or instances deriving from BaseException, not "+args[0].Type().Name)}
	})
	step("aclose", func(vm *VM, _ *Generator, _ []Value) *asyncStep {
		return &asyncStep{sent: None, thrown: vm.RaiseWith(GeneratorExit), closing: true}
	})
	AsyncGeneratorType.AddMethod("__aiter__", "self, /", func(_ *VM, args []Value) (Value, *Error) { return args[0], nil })
}

// cameBack is how send and throw tell a program what a generator did.
func (vm *VM) cameBack(v Value, done bool, err *Error) (Value, *Error) {
	if err != nil || !done {
		return v, err
	}
	stop := vm.RaiseWith(StopIteration)
	if v != None {
		stop.Args = NewTuple(v)
	}
	stop.Value = v
	return nil, stop
}
