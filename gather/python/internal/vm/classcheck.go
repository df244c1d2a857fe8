package vm

// IsInstance is isinstance(v, class): class may be a tuple or a union of classes.
func (vm *VM) IsInstance(v, class Value) (bool, *Error) {
	if t, ok := class.(*Type); ok {
		if v.Type() == t {
			return true, nil
		}
		if result, asked, err := vm.askClass(t, "__instancecheck__", v); asked || err != nil {
			return result, err
		}
		return v.Type().IsSubclass(t), nil
	}
	return vm.checkEach(class, "__instancecheck__", v, vm.IsInstance,
		"isinstance() argument 2 cannot be a parameterized generic", "isinstance() arg 2 must be a type, a tuple of types, or a union")
}

// IsSubclass is issubclass(v, class): class may be a tuple or a union of classes.
func (vm *VM) IsSubclass(v, class Value) (bool, *Error) {
	if t, ok := class.(*Type); ok {
		sub, ok := v.(*Type)
		if !ok {
			return false, vm.Raise(TypeError, "issubclass() arg 1 must be a class")
		}
		if result, asked, err := vm.askClass(t, "__subclasscheck__", v); asked || err != nil {
			return result, err
		}
		return sub.IsSubclass(t), nil
	}
	if _, ok := v.(*Type); !ok {
		return false, vm.Raise(TypeError, "issubclass() arg 1 must be a class")
	}
	return vm.checkEach(class, "__subclasscheck__", v, vm.IsSubclass,
		"issubclass() argument 2 cannot be a parameterized generic", "issubclass() arg 2 must be a class, a tuple of classes, or a union")
}

// askClass lets a class whose metaclass has a check of its own answer.
func (vm *VM) askClass(t *Type, method string, v Value) (result, asked bool, err *Error) {
	meta := t.Type()
	if meta == TypeType {
		return false, false, nil
	}
	check := meta.Lookup(method)
	if check == nil || check == TypeType.Dict.Get(method) {
		return false, false, nil
	}
	bound, err := vm.bindAttribute(check, t, meta)
	if err != nil {
		return false, true, err
	}
	answer, err := vm.Call(bound, v)
	if err != nil {
		return false, true, err
	}
	result, err = vm.Truth(answer)
	return result, true, err
}

// checkEach is IsInstance and IsSubclass for what is not a class itself.
func (vm *VM) checkEach(class Value, method string, v Value, check func(v, class Value) (bool, *Error), generic, wrong string) (bool, *Error) {
	var members []Value
	switch c := class.(type) {
	case *Tuple:
		members = c.Items
	case *Union:
		members = c.Args.Items
		for _, member := range members {
			if _, parameterized := member.(*GenericAlias); parameterized {
				return false, vm.Raise(TypeError, generic)
			}
		}
	case *GenericAlias:
		return false, vm.Raise(TypeError, generic)
	default:
		if result, found, err := vm.CallSpecial(class, method, v); found || err != nil {
			if err != nil {
				return false, err
			}
			return vm.Truth(result)
		}
		if asking, ok := class.(ClassChecker); ok {
			return asking.CheckClass(vm, v, method == "__subclasscheck__")
		}
		return false, vm.Raise(TypeError, wrong)
	}
	if err := vm.Enter(); err != nil {
		return false, err
	}
	defer vm.Leave()
	for _, member := range members {
		if is, err := check(v, member); is || err != nil {
			return is, err
		}
	}
	return false, nil
}

// A ClassChecker is a library object that isinstance and issubclass accept as a class.
type ClassChecker interface {
	// CheckClass reports whether v is an instance, or with subclass set a subclass, of what the object stands for.
	CheckClass(vm *VM, v Value, subclass bool) (bool, *Error)
}
