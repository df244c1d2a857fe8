package vm

// A Pattern is a kind of pattern that matches the objects of some classes, and of those that inherit from them.
type Pattern int

// Kinds of patterns. Those of str and bytes are of neither kind.
const (
	NoPattern Pattern = iota
	SequencePattern
	MappingPattern
)

// pattern returns the kind of pattern that may match v.
func pattern(v Value) Pattern {
	switch v.(type) {
	case *List, *Tuple, *Range:
		return SequencePattern
	case *Dict, *MappingProxy:
		return MappingPattern
	}
	for _, class := range v.Type().MRO {
		switch {
		case class.Pattern != NoPattern:
			return class.Pattern
		case class == ListType || class == TupleType:
			return SequencePattern
		case class == DictType:
			return MappingPattern
		}
	}
	return NoPattern
}

// matchKeys executes MATCHKEYS: the values of the keys, or None if one is missing.
func (vm *VM) matchKeys(subject Value, keys *Tuple) (Value, *Error) {
	values := make([]Value, len(keys.Items))
	mapping, isDict := subject.(*Dict)
	var get Value
	if !isDict {
		var err *Error
		if get, err = vm.GetAttr(subject, "get"); err != nil {
			return nil, err
		}
	}
	missing := &Tuple{}
	seen := NewSet()
	for i, key := range keys.Items {
		twice, err := seen.Has(vm, key)
		if err != nil {
			return nil, err
		}
		if twice {
			text, err := vm.Repr(key)
			if err != nil {
				return nil, err
			}
			return nil, vm.Raise(ValueError, "mapping pattern checks duplicate key (", text, ")")
		}
		if err := seen.Add(vm, key); err != nil {
			return nil, err
		}
		var value Value
		if isDict {
			value, err = mapping.Get(vm, key)
		} else if value, err = vm.Call(get, key, missing); value == Value(missing) {
			value = nil
		}
		if err != nil {
			return nil, err
		}
		if value == nil {
			return None, nil
		}
		values[i] = value
	}
	return NewTuple(values...), nil
}

// selfMatching are the builtin types whose only positional pattern matches the object itself.
func selfMatching(t *Type) bool {
	for _, known := range []*Type{BoolType, BytesType, DictType, FloatType, FrozenSetType, IntType, ListType, SetType, StrType, TupleType} {
		if t.IsSubclass(known) {
			return true
		}
	}
	return false
}

// matchClass executes MATCHCLASS: the attributes that the positional and keyword patterns look at, or None.
func (vm *VM) matchClass(subject, class Value, names *Tuple, positional int) (Value, *Error) {
	t, ok := class.(*Type)
	if !ok {
		return nil, vm.Raise(TypeError, "called match pattern must be a class")
	}
	if is, err := vm.IsInstance(subject, t); !is || err != nil {
		return None, err
	}
	var values []Value
	seen := map[string]bool{}
	take := func(name string) (bool, *Error) {
		if seen[name] {
			return false, vm.Raise(TypeError, t.Name, "() got multiple sub-patterns for attribute '", name, "'")
		}
		seen[name] = true
		v, err := vm.GetAttr(subject, name)
		if err != nil {
			if err.Class.IsSubclass(AttributeError) {
				return false, nil
			}
			return false, err
		}
		values = append(values, v)
		return true, nil
	}
	if positional > 0 {
		matchArgs, _ := t.Lookup("__match_args__").(*Tuple)
		var allowed int
		switch {
		case matchArgs != nil:
			allowed = len(matchArgs.Items)
		case selfMatching(t):
			allowed = 1
		}
		if positional > allowed {
			plural := "s"
			if allowed == 1 {
				plural = ""
			}
			return nil, vm.Raise(TypeError, t.Name, "() accepts ", itoa(allowed), " positional sub-pattern", plural, " (", itoa(positional), " given)")
		}
		for i := range positional {
			if matchArgs == nil {
				values = append(values, subject)
				continue
			}
			name, ok := matchArgs.Items[i].(*Str)
			if !ok {
				return nil, vm.Raise(TypeError, "__match_args__ elements must be strings (got ", matchArgs.Items[i].Type().Label(), ")")
			}
			if found, err := take(name.V); !found || err != nil {
				return None, err
			}
		}
	}
	for _, name := range names.Items {
		if found, err := take(name.(*Str).V); !found || err != nil {
			return None, err
		}
	}
	return NewTuple(values...), nil
}
