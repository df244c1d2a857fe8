package vm

// What a metaclass's __prepare__ does: it gives the body of a class statement the dict that the names are kept in. One that extends
// dict sees with its own methods how the body sets and looks up names, as the namespace of an enum does.

// prepareNamespace returns the namespace for the body of a class.
func (vm *VM) prepareNamespace(meta Value, name string, bases []Value, keywords *Dict) (*Namespace, *Error) {
	if class, ok := meta.(*Type); ok && class.Lookup("__prepare__") == TypeType.Dict.Get("__prepare__") {
		return &Namespace{}, nil
	}
	prepare, err := vm.GetAttr(meta, "__prepare__")
	if err != nil {
		if err.Class.IsSubclass(AttributeError) {
			return &Namespace{}, nil
		}
		return nil, err
	}
	args, names := withKeywords(NewTuple(NewStr(name), NewTuple(bases...)), keywords)
	made, err := vm.CallWith(prepare, args, names)
	if err != nil {
		return nil, err
	}
	dict, ok := Underlying(made).(*Dict)
	if !ok {
		if HasSpecial(made, "__setitem__") {
			return nil, vm.Unsupported("a __prepare__ that returns something else than a dict can't be used here; return a dict, or an " +
				"object of a class that inherits from dict")
		}
		owner := "<metaclass>"
		if class, ok := meta.(*Type); ok {
			owner = class.Name
		}
		return nil, vm.Raise(TypeError, owner, ".__prepare__() must return a mapping, not ", made.Type().Name)
	}
	mapping, _ := made.(*Instance)
	return &Namespace{dict: dict, mapping: mapping}, nil
}

// prepared returns what __prepare__ has returned, or the names as a new dict.
func (n *Namespace) prepared() Value {
	switch {
	case n.mapping != nil:
		return n.mapping
	case n.dict != nil:
		return n.dict
	}
	return n.Snapshot()
}

// preparedName looks a name up in an object that extends dict; nil if it is not there.
func (vm *VM) preparedName(n *Namespace, name string) (Value, *Error) {
	v, err := vm.Index(n.mapping, NewStr(name))
	if err != nil && err.Class.IsSubclass(KeyError) {
		return nil, nil
	}
	return v, err
}

func (vm *VM) setPreparedName(n *Namespace, name string, v Value) *Error {
	if n.mapping != nil {
		return vm.SetIndex(n.mapping, NewStr(name), v)
	}
	n.Set(name, v)
	return nil
}

func (vm *VM) deletePreparedName(f *Frame, name string) *Error {
	err := vm.DelIndex(f.names.mapping, NewStr(name))
	if err != nil && err.Class.IsSubclass(KeyError) {
		return vm.undefined(name, f)
	}
	return err
}
