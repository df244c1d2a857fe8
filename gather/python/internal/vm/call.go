package vm

// Call calls a value with positional arguments.
func (vm *VM) Call(f Value, args ...Value) (Value, *Error) {
	vm.Spend(4)
	return vm.CallWith(f, args, nil)
}

// CallWith calls a value; args are the positional arguments followed by one for each of names. The callee keeps neither slice.
func (vm *VM) CallWith(f Value, args []Value, names []string) (Value, *Error) {
	switch f := f.(type) {
	case *Function:
		return f.Call(vm, args, names)
	case *Builtin:
		return f.Call(vm, args, names)
	case *Method:
		return f.Call(vm, args, names)
	case *Type:
		return vm.callType(f, args, names)
	case Callable:
		return f.Call(vm, args, names)
	}
	if method := f.Type().Lookup("__call__"); method != nil {
		if _, native := method.(*Builtin); native { // an instance made of a library object that can be called
			if callable, ok := Underlying(f).(Callable); ok {
				return callable.Call(vm, args, names)
			}
		}
		bound, err := vm.bindAttribute(method, f, f.Type())
		if err != nil {
			return nil, err
		}
		if err := vm.Enter(); err != nil {
			return nil, err
		}
		defer vm.Leave()
		return vm.CallWith(bound, args, names)
	}
	return nil, vm.Raise(TypeError, "'", f.Type().Label(), "' object is not callable")
}

// CallMethod calls v.name(args…).
func (vm *VM) CallMethod(v Value, name string, args ...Value) (Value, *Error) {
	method, err := vm.GetAttr(v, name)
	if err != nil {
		return nil, err
	}
	return vm.Call(method, args...)
}

// IsCallable is callable(v).
func IsCallable(v Value) bool {
	if _, ok := v.(Callable); ok {
		return true
	}
	if _, ok := v.(*Type); ok {
		return true
	}
	return v.Type().Lookup("__call__") != nil
}

// spread turns the arguments of CALLEX (self or NULL, a sequence, perhaps a dict) into those of an ordinary call.
func (vm *VM) spread(parts []Value, withKeywords bool) (args []Value, names []string, err *Error) {
	if parts[0] != nil {
		args = append(args, parts[0])
	}
	switch items := parts[1].(type) {
	case *Tuple:
		args = append(args, items.Items...)
	case *List:
		args = append(args, items.Items...)
	default:
		collected, err := vm.Collect(items)
		if err != nil {
			return nil, nil, err
		}
		args = append(args, collected...)
	}
	vm.Charge(16 * len(args))
	vm.Spend(len(args))
	if withKeywords {
		keywords := parts[2].(*Dict)
		for at := 0; ; {
			key, value, more := keywords.Next(&at)
			if !more {
				break
			}
			name, ok := Underlying(key).(*Str)
			if !ok {
				return nil, nil, vm.Raise(TypeError, "keywords must be strings")
			}
			names = append(names, name.V)
			args = append(args, value)
		}
	}
	return args, names, nil
}

// calleeName is how error messages about arguments name what is called: "main.fetch()", "asyncio.tasks.gather()".
func calleeName(f Value) string {
	switch f := f.(type) {
	case *Function:
		if module, ok := f.Module.(*Str); ok && module.V != "builtins" {
			return module.V + "." + f.Qualname + "()"
		}
		return f.Qualname + "()"
	case *Method:
		return calleeName(f.Func)
	case *Builtin:
		if f.IsMethod || f.Bound || f.Module == "builtins" {
			return f.Qualname + "()"
		}
		return f.Module + "." + f.Qualname + "()"
	case *Type:
		if f.Module != "builtins" {
			return f.Module + "." + f.Qualname + "()"
		}
		return f.Qualname + "()"
	}
	return f.Type().Label() + " object"
}

// extend appends the items of x to a list that is being made. If x is the argument after a star in a call of callee, the error says so.
func (vm *VM) extend(list *List, x, callee Value) *Error {
	switch x := x.(type) {
	case *Tuple:
		vm.Charge(16 * len(x.Items))
		list.Items = append(list.Items, x.Items...)
		return nil
	case *List:
		vm.Charge(16 * len(x.Items))
		list.Items = append(list.Items, x.Items...)
		return nil
	}
	if !isIterable(x) {
		if callee != nil {
			return vm.Raise(TypeError, calleeName(callee), " argument after * must be an iterable, not ", x.Type().Label())
		}
		return vm.Raise(TypeError, "Value after * must be an iterable, not ", x.Type().Label())
	}
	return vm.Each(x, func(item Value) *Error {
		list.Append(vm, item)
		return nil
	})
}

// mergeKeywords adds the items of a mapping after ** to the keyword arguments of a call.
func (vm *VM) mergeKeywords(keywords *Dict, x, callee Value) *Error {
	mapping, ok := Underlying(x).(*Dict)
	if !ok {
		mapping = NewDict()
		if !hasMethod(x, "keys") {
			return vm.Raise(TypeError, calleeName(callee), " argument after ** must be a mapping, not ", x.Type().Label())
		}
		if err := vm.updateFromMapping(mapping, x); err != nil {
			return err
		}
	}
	for at := 0; ; {
		key, value, more := mapping.Next(&at)
		if !more {
			return nil
		}
		name, ok := Underlying(key).(*Str)
		if !ok {
			return vm.Raise(TypeError, "keywords must be strings")
		}
		if keywords.GetString(name.V) != nil {
			return vm.Raise(TypeError, calleeName(callee), " got multiple values for keyword argument '", name.V, "'")
		}
		keywords.SetString(name.V, value)
	}
}

func hasMethod(v Value, name string) bool { return v.Type().Lookup(name) != nil }

// updateFromMapping adds the items of a mapping to a dict: of anything with keys() and [].
func (vm *VM) updateFromMapping(dict *Dict, x Value) *Error {
	if other, ok := Underlying(x).(*Dict); ok {
		for at := 0; ; {
			key, value, more := other.Next(&at)
			if !more {
				return nil
			}
			if err := dict.Set(vm, key, value); err != nil {
				return err
			}
		}
	}
	if !hasMethod(x, "keys") {
		return vm.Raise(TypeError, "'", x.Type().Label(), "' object is not a mapping")
	}
	keys, err := vm.CallMethod(x, "keys")
	if err != nil {
		return err
	}
	return vm.Each(keys, func(key Value) *Error {
		value, err := vm.Index(x, key)
		if err != nil {
			return err
		}
		return dict.Set(vm, key, value)
	})
}
