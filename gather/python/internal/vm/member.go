package vm

// A Member is the descriptor of an attribute that __slots__ lists.
type Member struct {
	Name  string
	Class *Type
}

// MemberType is the type of members.
var MemberType = newFinalType("member_descriptor")

// Type implements [Value].
func (*Member) Type() *Type { return MemberType }

// Repr implements [Represented].
func (m *Member) Repr(*VM) (string, *Error) {
	return "<member '" + m.Name + "' of '" + m.Class.Name + "' objects>", nil
}

// place returns the namespace that holds the attribute: beside a __dict__ the slots have one of their own.
func (m *Member) place(vm *VM, self Value) (*Namespace, *Error) {
	i, ok := self.(*Instance)
	if !ok || !i.Class.IsSubclass(m.Class) {
		return nil, vm.Raise(TypeError, "descriptor '", m.Name, "' for '", m.Class.Name, "' objects doesn't apply to a '",
			self.Type().Label(), "' object")
	}
	if i.Class.slots != nil {
		return &i.Attrs, nil
	}
	if i.Slots == nil {
		i.Slots = new(Namespace)
	}
	return i.Slots, nil
}

// BindObject is the attribute of an object.
func (m *Member) BindObject(vm *VM, self Value, _ *Type) (Value, *Error) {
	place, err := m.place(vm, self)
	if err != nil {
		return nil, err
	}
	if v := place.Get(m.Name); v != nil {
		return v, nil
	}
	return nil, vm.noAttribute(self, m.Name)
}

// AssignObject sets the attribute of an object or, with a nil value, deletes it.
func (m *Member) AssignObject(vm *VM, self, value Value) *Error {
	place, err := m.place(vm, self)
	switch {
	case err != nil:
		return err
	case value != nil:
		vm.Charge(32)
		vm.Spend(4)
		place.setLike(&m.Class.names, m.Name, value)
	case !place.Delete(m.Name):
		return vm.Raise(AttributeError, m.Name)
	}
	return nil
}

func describeMembers() {
	MemberType.AddGetter("__name__", func(_ *VM, self Value) (Value, *Error) { return NewStr(self.(*Member).Name), nil })
	MemberType.AddGetter("__qualname__", func(_ *VM, self Value) (Value, *Error) {
		m := self.(*Member)
		return NewStr(m.Class.Qualname + "." + m.Name), nil
	})
	MemberType.AddGetter("__objclass__", func(_ *VM, self Value) (Value, *Error) { return self.(*Member).Class, nil })
	MemberType.AddGetter("__doc__", func(*VM, Value) (Value, *Error) { return None, nil })
	MemberType.AddMethod("__get__", "self, instance, owner=, /", func(vm *VM, args []Value) (Value, *Error) {
		if args[1] == None && args[2] != nil {
			return args[0], nil
		}
		return args[0].(*Member).BindObject(vm, args[1], nil)
	})
	MemberType.AddMethod("__set__", "self, instance, value, /", func(vm *VM, args []Value) (Value, *Error) {
		return None, args[0].(*Member).AssignObject(vm, args[1], args[2])
	})
	MemberType.AddMethod("__delete__", "self, instance, /", func(vm *VM, args []Value) (Value, *Error) {
		return None, args[0].(*Member).AssignObject(vm, args[1], nil)
	})
}
