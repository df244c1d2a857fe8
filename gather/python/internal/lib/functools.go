package lib

import "gatherplay/gather/python/internal/vm"

// What functools has in Go because it is called often: partial, lru_cache's wrapper, cmp_to_key and reduce. The rest is written in
// Python.

func newFunctools(*vm.VM) *vm.Module {
	module := vm.NewModule("_functools")
	module.Dict.Set("partial", partialType)
	module.Dict.Set("Placeholder", placeholder)
	module.Dict.Set("_lru_cache_wrapper", lruCacheType)
	module.Add("reduce", "function, iterable, /, initial=", reduce)
	module.Add("cmp_to_key", "mycmp", func(_ *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		return &sortKey{compare: args[0]}, nil
	})
	return module
}

func installFunctools() {
	for _, t := range []*vm.Type{partialType, placeholderType, lruCacheType, sortKeyType} {
		t.Dotted = true
	}
	installPartial()
	installLRUCache()
	constructor(placeholderType, "", func(*vm.VM, []vm.Value) (vm.Value, *vm.Error) { return placeholder, nil })
	placeholderType.AddSlots("repr")
	placeholderType.AddMethod("__reduce__", "self, /", func(*vm.VM, []vm.Value) (vm.Value, *vm.Error) { return str("Placeholder"), nil })
	sortKeyType.AddSlots("eq ne lt le gt ge")
	sortKeyType.Unhashable = true
	sortKeyType.Dict.Set("__hash__", vm.None)
	sortKeyType.Dict.Set("obj", &vm.Getter{Name: "obj", Class: sortKeyType,
		Get: func(_ *vm.VM, self vm.Value) (vm.Value, *vm.Error) { return or(self.(*sortKey).object, vm.None), nil },
		Set: func(_ *vm.VM, self, value vm.Value) *vm.Error { self.(*sortKey).object = value; return nil }})
}

// reduce combines the items of an iterable, from the left, with a function of two.
func reduce(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
	it, err := m.Iter(args[1])
	if err != nil {
		if err.Class.IsSubclass(vm.TypeError) {
			err = m.Raise(vm.TypeError, "reduce() arg 2 must support iteration")
		}
		return nil, err
	}
	result := args[2]
	for {
		v, err := draw(m, it)
		if err != nil {
			return nil, err
		}
		switch {
		case v == nil && result == nil:
			return nil, m.Raise(vm.TypeError, "reduce() of empty iterable with no initial value")
		case v == nil:
			return result, nil
		case result == nil:
			result = v
			continue
		}
		if result, err = m.Call(args[0], result, v); err != nil {
			return nil, err
		}
	}
}

// A sortKey is what cmp_to_key returns, and what that returns when it is called with an object.
type sortKey struct{ compare, object vm.Value }

var sortKeyType = vm.NewType("functools", "KeyWrapper")

// Type implements [vm.Value].
func (*sortKey) Type() *vm.Type { return sortKeyType }

var newSortKey = &vm.Builtin{Name: "K", Qualname: "K", Module: "functools", Signature: "obj"}

// Call implements [vm.Callable].
func (k *sortKey) Call(m *vm.VM, args []vm.Value, names []string) (vm.Value, *vm.Error) {
	bound, err := newSortKey.Bind(m, args, names)
	if err != nil {
		return nil, err
	}
	return &sortKey{k.compare, bound[0]}, nil
}

// Compare implements [vm.Comparable].
func (k *sortKey) Compare(m *vm.VM, op vm.Comparison, other vm.Value) (vm.Value, *vm.Error) {
	o, ok := other.(*sortKey)
	if !ok {
		return nil, m.Raise(vm.TypeError, "other argument must be K instance")
	}
	if k.object == nil || o.object == nil {
		return nil, m.Raise(vm.AttributeError, "object")
	}
	order, err := m.Call(k.compare, k.object, o.object)
	if err != nil {
		return nil, err
	}
	return m.Compare(op, order, integer(0))
}

// A partial is a function with some of its arguments. Objects of its class are instances made of one, so that they can have
// attributes and subclasses.
type partial struct {
	class        *vm.Type
	function     vm.Value
	args         []vm.Value
	keywords     *vm.Dict
	placeholders int // among args
}

var (
	partialType     = vm.NewType("functools", "partial")
	placeholderType = vm.NewType("functools", "_PlaceholderType")
	placeholder     = &placeholderObject{}
)

// placeholderObject is functools.Placeholder: it stands for a positional argument that is yet to come.
type placeholderObject struct{ _ byte }

// Type implements [vm.Value].
func (*placeholderObject) Type() *vm.Type { return placeholderType }

// Repr implements [vm.Represented].
func (*placeholderObject) Repr(*vm.VM) (string, *vm.Error) { return "Placeholder", nil }

// Type implements [vm.Value].
func (p *partial) Type() *vm.Type { return p.class }

// partialOf returns the partial that an object is, or nil.
func partialOf(v vm.Value) *partial {
	p, _ := vm.Underlying(v).(*partial)
	return p
}

// newPartial is partial(function, *args, **keywords). A partial of a partial is one of its function.
func newPartial(m *vm.VM, class *vm.Type, args []vm.Value, names []string) (vm.Value, *vm.Error) {
	positional := len(args) - len(names)
	if positional < 1 {
		return nil, m.Raise(vm.TypeError, "type 'partial' takes at least one argument")
	}
	p := &partial{class: class, function: args[0], keywords: vm.NewDict()}
	given := args[1:positional]
	if inner := partialOf(args[0]); inner != nil && m.Attributes(args[0]).Len() == 0 {
		p.function = inner.function
		p.args, given = inner.merge(given)
		p.keywords = inner.keywords.Copy(m)
	} else if !vm.IsCallable(p.function) {
		return nil, m.Raise(vm.TypeError, "the first argument must be callable")
	}
	m.Charge(16 * len(args))
	p.args = append(p.args, given...)
	if n := len(p.args); n > 0 && p.args[n-1] == vm.Value(placeholder) {
		return nil, m.Raise(vm.TypeError, "trailing Placeholders are not allowed")
	}
	for i, name := range names {
		value := args[positional+i]
		if value == vm.Value(placeholder) {
			return nil, m.Raise(vm.TypeError, "Placeholder cannot be passed as a keyword argument")
		}
		p.keywords.SetString(name, value)
	}
	p.count()
	return &vm.Instance{Class: class, Base: p}, nil
}

// Partial says what it calls, and with what arguments, for those who show it.
func (p *partial) Partial() (function vm.Value, args []vm.Value, keywords *vm.Dict) {
	return p.function, p.args, p.keywords
}

func (p *partial) count() {
	p.placeholders = 0
	for _, arg := range p.args {
		if arg == vm.Value(placeholder) {
			p.placeholders++
		}
	}
}

// merge puts arguments in the place of placeholders; rest are those left over.
func (p *partial) merge(given []vm.Value) (merged, rest []vm.Value) {
	merged = append(make([]vm.Value, 0, len(p.args)+len(given)), p.args...)
	if p.placeholders == 0 {
		return merged, given
	}
	for i, arg := range merged {
		if arg == vm.Value(placeholder) && len(given) > 0 {
			merged[i], given = given[0], given[1:]
		}
	}
	return merged, given
}

// Call implements [vm.Callable].
func (p *partial) Call(m *vm.VM, args []vm.Value, names []string) (vm.Value, *vm.Error) {
	positional := args[:len(args)-len(names)]
	if len(positional) < p.placeholders {
		return nil, m.Raise(vm.TypeError, "missing positional arguments in 'partial' call; expected at least ", decimal(p.placeholders),
			", got ", decimal(len(positional)))
	}
	all, rest := p.merge(positional)
	all = append(all, rest...)
	if err := m.Enter(); err != nil {
		return nil, err
	}
	defer m.Leave()
	if p.keywords.Len() == 0 {
		return m.CallWith(p.function, append(all, args[len(positional):]...), names)
	}
	keywords := p.keywords.Copy(m)
	for i, name := range names {
		keywords.SetString(name, args[len(positional)+i])
	}
	values, allNames := vm.Arguments(vm.NewTuple(all...), keywords)
	return m.CallWith(p.function, values, allNames)
}

// Repr implements [vm.Represented].
func (p *partial) Repr(m *vm.VM) (string, *vm.Error) {
	return m.ReprOnce(p, "...", func() (string, *vm.Error) {
		name := p.class.Qualname
		if p.class.Module != "builtins" {
			name = p.class.Module + "." + name
		}
		text, err := m.Repr(p.function)
		if err != nil {
			return "", err
		}
		for _, arg := range p.args {
			shown, err := m.Repr(arg)
			if err != nil {
				return "", err
			}
			text += ", " + shown
		}
		for at := 0; ; {
			key, value, more := p.keywords.Next(&at)
			if !more {
				return name + "(" + text + ")", nil
			}
			keyword, err := m.Str(key)
			if err != nil {
				return "", err
			}
			shown, err := m.Repr(value)
			if err != nil {
				return "", err
			}
			text += ", " + keyword + "=" + shown
		}
	})
}

func installPartial() {
	t := partialType
	t.New = newPartial
	generic(t)
	t.AddSlots("repr")
	member := func(name string, get func(p *partial) vm.Value) {
		t.Dict.Set(name, &vm.Getter{Name: name, Class: t,
			Get: func(_ *vm.VM, self vm.Value) (vm.Value, *vm.Error) { return get(partialOf(self)), nil },
			Set: func(m *vm.VM, _, _ vm.Value) *vm.Error { return m.Raise(vm.AttributeError, "readonly attribute") }})
	}
	member("func", func(p *partial) vm.Value { return p.function })
	member("args", func(p *partial) vm.Value { return vm.NewTuple(p.args...) })
	member("keywords", func(p *partial) vm.Value { return p.keywords })
	method(t, "__call__", "self, /, *args, **kwargs", func(m *vm.VM, p *partial, args []vm.Value) (vm.Value, *vm.Error) {
		given, names := vm.Arguments(args[1], args[2])
		return p.Call(m, given, names)
	})
	t.Dict.Set("__doc__", str("Create a new function with partial application of the given arguments and keywords."))
	bindLikeFunction(t)
	method(t, "__reduce__", "self, /", func(m *vm.VM, p *partial, args []vm.Value) (vm.Value, *vm.Error) {
		attributes := vm.Value(vm.None)
		if own := m.Attributes(args[0]); own.Len() > 0 {
			attributes = own
		}
		return vm.NewTuple(args[0].Type(), vm.NewTuple(p.function),
			vm.NewTuple(p.function, vm.NewTuple(p.args...), p.keywords, attributes)), nil
	})
	method(t, "__setstate__", "self, state, /", func(m *vm.VM, p *partial, args []vm.Value) (vm.Value, *vm.Error) {
		wrong := func() (vm.Value, *vm.Error) { return nil, m.Raise(vm.TypeError, "invalid partial state") }
		state, ok := args[1].(*vm.Tuple)
		if !ok || len(state.Items) != 4 || !vm.IsCallable(state.Items[0]) {
			return wrong()
		}
		positional, ok := state.Items[1].(*vm.Tuple)
		if !ok {
			return wrong()
		}
		keywords, ok := state.Items[2].(*vm.Dict)
		if !ok && state.Items[2] != vm.None {
			return wrong()
		}
		p.function, p.args, p.keywords = state.Items[0], positional.Items, vm.NewDict()
		if keywords != nil {
			p.keywords = keywords.Copy(m)
		}
		p.count()
		if attributes, ok := state.Items[3].(*vm.Dict); ok {
			return vm.None, m.SetAttr(args[0], "__dict__", attributes)
		}
		return vm.None, nil
	})
}

// bindLikeFunction gives a type the __get__ of functions: found in a class, its objects become methods.
func bindLikeFunction(t *vm.Type) {
	t.AddMethod("__get__", "self, instance, owner=, /", func(_ *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		if args[1] == vm.None {
			return args[0], nil
		}
		return &vm.Method{Func: args[0], Self: args[1]}, nil
	})
}
