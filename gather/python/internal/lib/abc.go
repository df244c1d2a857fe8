package lib

import "gatherplay/gather/python/internal/vm"

// What abstract base classes need to know of classes: which methods are left abstract, and what has been registered as a subclass. The
// metaclass itself is written in Python.

// An abcData is what an abstract base class knows: the attribute _abc_impl of the class.
type abcData struct {
	registry []*vm.Type
	known    map[*vm.Type]bool // what __subclasscheck__ has answered, valid until anything is registered
	version  int
}

var abcDataType = vm.NewType("_abc", "_abc_data")

// Type implements [vm.Value].
func (*abcData) Type() *vm.Type { return abcDataType }

// References implements [vm.Referrer].
func (d *abcData) References(visit func(any)) {
	for _, t := range d.registry {
		visit(t)
	}
}

// abcVersionKey is where a run counts registrations.
const abcVersionKey = "abc"

type registrations struct{ count int }

func registered(m *vm.VM) *registrations {
	r, ok := m.State[abcVersionKey].(*registrations)
	if !ok {
		r = new(registrations)
		m.State[abcVersionKey] = r
	}
	return r
}

// abcOf returns what a class of ABCMeta knows, or nil.
func abcOf(t *vm.Type) *abcData {
	d, _ := t.Dict.Get("_abc_impl").(*abcData)
	return d
}

// abcMethodsType holds the methods of ABCMeta that are written in Go.
var abcMethodsType = vm.NewType("abc", "ABCMethods")

func installABC() {
	on := func(name, signature string, run func(m *vm.VM, class *vm.Type, args []vm.Value) (vm.Value, *vm.Error)) {
		abcMethodsType.Dict.Set(name, &vm.Builtin{Name: name, Qualname: "ABCMeta." + name, Module: "abc", IsMethod: true, Signature: signature,
			Run: func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) { return run(m, args[0].(*vm.Type), args) }})
	}
	on("register", "cls, subclass", registerSubclass)
	on("__instancecheck__", "cls, instance", func(m *vm.VM, class *vm.Type, args []vm.Value) (vm.Value, *vm.Error) {
		t := args[1].Type()
		claimed, err := m.GetAttr(args[1], "__class__")
		if err != nil {
			return nil, err
		}
		answer, err := m.CallMethod(class, "__subclasscheck__", claimed)
		if err != nil || claimed == vm.Value(t) {
			return answer, err
		}
		if holds, err := m.Truth(answer); holds || err != nil {
			return answer, err
		}
		return m.CallMethod(class, "__subclasscheck__", t)
	})
	on("__subclasscheck__", "cls, subclass", func(m *vm.VM, class *vm.Type, args []vm.Value) (vm.Value, *vm.Error) {
		return truth(isVirtualSubclass(m, class, args[1]))
	})
}

func newABC(*vm.VM) *vm.Module {
	module := vm.NewModule("_abc")
	module.Dict.Set("ABCMethods", abcMethodsType)
	module.Add("get_cache_token", "", func(m *vm.VM, _ []vm.Value) (vm.Value, *vm.Error) { return integer(registered(m).count), nil })
	module.Add("match_patterns", "sequence, mapping, /", func(_ *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		args[0].(*vm.Type).Pattern, args[1].(*vm.Type).Pattern = vm.SequencePattern, vm.MappingPattern
		return vm.None, nil
	})
	module.Add("initialize", "cls, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) { return vm.None, findAbstract(m, args[0]) })
	module.Add("has_methods", "cls, /, *names", func(_ *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		t := args[0].(*vm.Type)
		for _, name := range args[1].(*vm.Tuple).Items {
			text, _ := vm.AsStr(name)
			if found := t.Lookup(text); found == nil || found == vm.None {
				return vm.NotImplemented, nil
			}
		}
		return vm.True, nil
	})
	return module
}

// findAbstract notes which methods of a class are abstract: those it defines and those it inherits and does not override.
func findAbstract(m *vm.VM, class vm.Value) *vm.Error {
	t := class.(*vm.Type)
	abstract := vm.NewFrozenSet()
	var err *vm.Error
	add := func(name string, v vm.Value) bool {
		var is bool
		if is, err = m.IsAbstract(v); is && err == nil {
			err = abstract.Add(m, str(name))
		}
		return err == nil
	}
	t.Dict.Each(add)
	for _, base := range t.Bases {
		inherited, ok := base.Dict.Get("__abstractmethods__").(*vm.Set)
		for at := 0; ok && err == nil; {
			name := inherited.Next(&at)
			if name == nil {
				break
			}
			text, _ := vm.AsStr(name)
			v, missing := m.GetAttr(t, text)
			if missing == nil {
				add(text, v)
			}
		}
	}
	if err != nil {
		return err
	}
	if abcOf(t) == nil {
		t.Dict.Set("_abc_impl", new(abcData))
	}
	return m.SetAttr(t, "__abstractmethods__", abstract)
}

// registerSubclass is ABCMeta.register.
func registerSubclass(m *vm.VM, class *vm.Type, args []vm.Value) (vm.Value, *vm.Error) {
	t, ok := args[1].(*vm.Type)
	if !ok {
		return nil, m.Raise(vm.TypeError, "Can only register classes")
	}
	if is, err := m.IsSubclass(t, class); is || err != nil {
		return t, err
	}
	if is, err := m.IsSubclass(class, t); is || err != nil {
		if err == nil {
			err = m.Raise(vm.RuntimeError, "Refusing to create an inheritance cycle")
		}
		return nil, err
	}
	data := abcOf(class)
	m.Charge(8)
	data.registry = append(data.registry, t)
	registered(m).count++
	if t.Module != "builtins" && t.Pattern == vm.NoPattern {
		for _, base := range class.MRO {
			t.Pattern = max(t.Pattern, base.Pattern)
		}
	}
	return t, nil
}

// isVirtualSubclass is ABCMeta.__subclasscheck__: what __subclasshook__ says, inheritance, and what is registered here or with a
// subclass.
func isVirtualSubclass(m *vm.VM, class *vm.Type, v vm.Value) (bool, *vm.Error) {
	t, ok := v.(*vm.Type)
	if !ok {
		return false, m.Raise(vm.TypeError, "issubclass() arg 1 must be a class")
	}
	data := abcOf(class)
	if now := registered(m).count; data.known == nil || data.version != now {
		data.known, data.version = map[*vm.Type]bool{}, now
	}
	if is, known := data.known[t]; known {
		return is, nil
	}
	if err := m.Enter(); err != nil {
		return false, err
	}
	defer m.Leave()
	is, err := askVirtually(m, class, data, t)
	if err == nil {
		m.Charge(32)
		data.known[t] = is
	}
	return is, err
}

func askVirtually(m *vm.VM, class *vm.Type, data *abcData, t *vm.Type) (bool, *vm.Error) {
	answer, err := m.CallMethod(class, "__subclasshook__", t)
	switch {
	case err != nil:
		return false, err
	case answer == vm.True || answer == vm.False:
		return answer == vm.True, nil
	case answer != vm.NotImplemented:
		return false, m.Raise(vm.AssertionError, "__subclasshook__ must return either False, True, or NotImplemented")
	}
	if t.IsSubclass(class) {
		return true, nil
	}
	for _, other := range data.registry {
		if is, err := m.IsSubclass(t, other); is || err != nil {
			return is, err
		}
	}
	subclasses, err := m.CallMethod(class, "__subclasses__")
	if err != nil {
		return false, err
	}
	others, err := m.Collect(subclasses)
	for _, other := range others {
		if is, err := m.IsSubclass(t, other); is || err != nil {
			return is, err
		}
	}
	return false, err
}
