package vm

// The attributes and methods of exceptions and exception groups.

func describeErrors() {
	add := func(name string, get func(e *Error) Value, set func(vm *VM, e *Error, v Value) *Error) {
		g := &Getter{Name: name, Class: BaseException, Get: func(_ *VM, self Value) (Value, *Error) { return get(self.(*Error)), nil }}
		if set != nil {
			g.Set = func(vm *VM, self, value Value) *Error { return set(vm, self.(*Error), value) }
		}
		BaseException.Dict.Set(name, g)
	}
	linked := func(what string, place func(e *Error) **Error) func(*VM, *Error, Value) *Error {
		return func(vm *VM, e *Error, v Value) *Error {
			other, ok := v.(*Error)
			if !ok && v != None {
				return vm.Raise(TypeError, "exception ", what, " must be None or derive from BaseException")
			}
			before := *place(e)
			*place(e) = other
			vm.releasedBy(e, before)
			return nil
		}
	}
	add("args", func(e *Error) Value { return e.Args }, func(vm *VM, e *Error, v Value) *Error {
		items, err := vm.Collect(v)
		before := e.Args
		e.Args = NewTuple(items...)
		vm.releasedBy(e, before)
		return err
	})
	setCause := linked("cause", func(e *Error) **Error { return &e.Cause })
	add("__cause__", func(e *Error) Value { return orNone(e.Cause) }, func(vm *VM, e *Error, v Value) *Error {
		e.SuppressContext = true
		return setCause(vm, e, v)
	})
	add("__context__", func(e *Error) Value { return orNone(e.Context) }, linked("context", func(e *Error) **Error { return &e.Context }))
	add("__suppress_context__", func(e *Error) Value { return NewBool(e.SuppressContext) }, func(vm *VM, e *Error, v Value) *Error {
		truth, err := vm.Truth(v)
		e.SuppressContext = truth
		return err
	})
	setTraceback := func(vm *VM, e *Error, v Value) *Error {
		before := e.Traceback
		t, ok := v.(*TracebackObject)
		switch {
		case ok:
			e.Traceback = t.Entry
		case v == None:
			e.Traceback = nil
		default:
			return vm.Raise(TypeError, "__traceback__ must be a traceback or None")
		}
		vm.releasedBy(e, before)
		return nil
	}
	add("__traceback__", tracebackObject, setTraceback)
	BaseException.AddMethod("with_traceback", "self, tb, /", func(vm *VM, args []Value) (Value, *Error) {
		return args[0], setTraceback(vm, args[0].(*Error), args[1])
	})
	BaseException.AddMethod("add_note", "self, note, /", func(vm *VM, args []Value) (Value, *Error) {
		if _, ok := Underlying(args[1]).(*Str); !ok {
			return nil, vm.Raise(TypeError, "add_note() argument must be str, not ", args[1].Type().Label())
		}
		args[0].(*Error).AddNote(args[1])
		return None, nil
	})
	BaseException.Dict.Set("__init__", &Builtin{Name: "__init__", Qualname: "BaseException.__init__", Module: "builtins", IsMethod: true, Owner: BaseException,
		Signature: "self, /, *args, **kwargs", Run: func(vm *VM, args []Value) (Value, *Error) {
			given, names := withKeywords(args[1], args[2])
			return None, initError(vm, args[0], given, names)
		}})
	carried := func(t *Type, name string) {
		t.Dict.Set(name, &Getter{Name: name, Class: t,
			Get: func(_ *VM, self Value) (Value, *Error) { return orNoneValue(self.(*Error).Value), nil },
			Set: func(vm *VM, self, value Value) *Error {
				e := self.(*Error)
				before := e.Value
				e.Value = value
				vm.releasedBy(e, before)
				return nil
			}})
	}
	carried(StopIteration, "value")
	carried(SystemExit, "code")
	kept := func(t *Type, names ...string) {
		for _, name := range names {
			t.Dict.Set(name, &Getter{Name: name, Class: t,
				Get: func(_ *VM, self Value) (Value, *Error) { return orNoneValue(self.(*Error).Attrs.Get(name)), nil },
				Set: func(_ *VM, self, value Value) *Error { self.(*Error).Attrs.Set(name, value); return nil }})
		}
	}
	kept(NameError, "name")
	kept(AttributeError, "name", "obj")
	kept(ImportError, "name", "path", "name_from")
	kept(OSError, "errno", "strerror", "filename", "filename2")
	ImportError.AddGetter("msg", func(_ *VM, self Value) (Value, *Error) {
		if args := self.(*Error).Args.Items; len(args) > 0 {
			return args[0], nil
		}
		return None, nil
	})
	BaseExceptionGroup.AddGetter("message", func(_ *VM, self Value) (Value, *Error) { return self.(*Error).Value, nil })
	BaseExceptionGroup.AddGetter("exceptions", func(_ *VM, self Value) (Value, *Error) {
		members := NewTuple()
		for _, member := range self.(*Error).Group {
			members.Items = append(members.Items, member)
		}
		return members, nil
	})
	BaseExceptionGroup.AddMethod("derive", "self, excs, /", func(vm *VM, args []Value) (Value, *Error) {
		return vm.Call(BaseExceptionGroup, args[0].(*Error).Value, args[1])
	})
	BaseExceptionGroup.AddMethod("split", "self, condition, /", func(vm *VM, args []Value) (Value, *Error) {
		condition, err := vm.groupCondition(args[1])
		if err != nil {
			return nil, err
		}
		in, out, err := vm.partition(args[0].(*Error), condition)
		return NewTuple(orNone(in), orNone(out)), err
	})
	BaseExceptionGroup.AddMethod("subgroup", "self, condition, /", func(vm *VM, args []Value) (Value, *Error) {
		condition, err := vm.groupCondition(args[1])
		if err != nil {
			return nil, err
		}
		in, _, err := vm.partition(args[0].(*Error), condition)
		return orNone(in), err
	})
}

// groupCondition is what split and subgroup ask of each exception: whether it is of a class, or what a function says.
func (vm *VM) groupCondition(condition Value) (func(*Error) (bool, *Error), *Error) {
	classes := []Value{condition}
	if tuple, ok := condition.(*Tuple); ok {
		classes = tuple.Items
	}
	areClasses := true
	for _, class := range classes {
		t, ok := class.(*Type)
		areClasses = areClasses && ok && t.IsSubclass(BaseException)
	}
	_, isClass := condition.(*Type)
	switch {
	case areClasses:
		return func(e *Error) (bool, *Error) { return vm.matchesClause(e, condition) }, nil
	case isClass || !IsCallable(condition):
		return nil, vm.Raise(TypeError, "expected an exception type, a tuple of exception types, or a callable (other than a class)")
	}
	return func(e *Error) (bool, *Error) {
		v, err := vm.Call(condition, e)
		if err != nil {
			return false, err
		}
		return vm.Truth(v)
	}, nil
}
