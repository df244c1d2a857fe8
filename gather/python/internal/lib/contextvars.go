package lib

import "gatherplay/gather/python/internal/vm"

// A contextVar is a contextvars.ContextVar.
type contextVar struct {
	name     string
	fallback vm.Value // or nil
}

// A contextToken is what setting a variable returns: by it the variable can be set back.
type contextToken struct {
	variable *contextVar
	context  *vm.Context
	old      vm.Value // or nil
	used     bool
}

var (
	contextTokenType = finalType("_contextvars", "Token")
	missingToken     = &contextMissing{}
	missingType      = finalType("_contextvars", "Missing")
)

// contextMissing is Token.MISSING.
type contextMissing struct{ _ byte }

func finalType(module, name string) *vm.Type {
	t := vm.NewType(module, name)
	t.Final = true
	return t
}

// Type implements [vm.Value].
func (*contextVar) Type() *vm.Type { return vm.ContextVarType }

// Type implements [vm.Value].
func (*contextToken) Type() *vm.Type { return contextTokenType }

// Type implements [vm.Value].
func (*contextMissing) Type() *vm.Type { return missingType }

// Repr implements [vm.Represented].
func (*contextMissing) Repr(*vm.VM) (string, *vm.Error) { return "<Token.MISSING>", nil }

// Repr implements [vm.Represented].
func (v *contextVar) Repr(m *vm.VM) (string, *vm.Error) {
	text := "<ContextVar name=" + vm.Quote(v.name)
	if v.fallback != nil {
		shown, err := m.Repr(v.fallback)
		if err != nil {
			return "", err
		}
		text += " default=" + shown
	}
	return text + " at " + m.Address(v) + ">", nil
}

// Repr implements [vm.Represented].
func (t *contextToken) Repr(m *vm.VM) (string, *vm.Error) {
	shown, err := t.variable.Repr(m)
	if err != nil {
		return "", err
	}
	used := ""
	if t.used {
		used = " used"
	}
	return "<Token" + used + " var=" + shown + " at " + m.Address(t) + ">", nil
}

// References implements [vm.Referrer].
func (v *contextVar) References(visit func(any)) {
	if v.fallback != nil {
		visit(v.fallback)
	}
}

// References implements [vm.Referrer].
func (t *contextToken) References(visit func(any)) {
	visit(t.variable)
	visit(t.context)
	if t.old != nil {
		visit(t.old)
	}
}

// reset sets the token's variable back to what it stood for.
func (v *contextVar) reset(m *vm.VM, token vm.Value) *vm.Error {
	t, ok := token.(*contextToken)
	if !ok {
		return m.Raise(vm.TypeError, "expected an instance of Token, got ", describe(m, token))
	}
	shown, err := t.Repr(m)
	switch {
	case err != nil:
		return err
	case t.used:
		return m.Raise(vm.RuntimeError, shown, " has already been used once")
	case t.variable != v:
		return m.Raise(vm.ValueError, shown, " was created by a different ContextVar")
	case t.context != m.CurrentContext():
		return m.Raise(vm.ValueError, shown, " was created in a different Context")
	}
	t.used = true
	t.context.Set(m, v, t.old)
	return nil
}

// describe is repr(v), or what stands for it if that fails.
func describe(m *vm.VM, v vm.Value) string {
	text, err := m.Repr(v)
	if err != nil {
		return "<object>"
	}
	return text
}

func newContextvars(*vm.VM) *vm.Module {
	module := vm.NewModule("contextvars")
	module.Dict.Set("ContextVar", vm.ContextVarType)
	module.Dict.Set("Context", vm.ContextType)
	module.Dict.Set("Token", contextTokenType)
	module.Dict.Set("copy_context", vm.Func("_contextvars", "copy_context", "", func(m *vm.VM, _ []vm.Value) (vm.Value, *vm.Error) {
		m.Charge(64)
		return m.CurrentContext().Copy(), nil
	}))
	return module
}

func init() {
	installContextVar()
	installContext()
}

func installContextVar() {
	bind := vm.Func("builtins", "ContextVar", "name, /, *, default=", nil)
	vm.ContextVarType.New = func(m *vm.VM, _ *vm.Type, args []vm.Value, names []string) (vm.Value, *vm.Error) {
		bound, err := bind.Bind(m, args, names)
		if err != nil {
			return nil, err
		}
		name, ok := vm.AsStr(bound[0])
		if !ok {
			return nil, m.Raise(vm.TypeError, "context variable name must be a str")
		}
		m.Charge(64)
		return &contextVar{name, bound[1]}, nil
	}
	vm.ContextVarType.AddGetter("name", func(_ *vm.VM, self vm.Value) (vm.Value, *vm.Error) {
		return vm.NewStr(self.(*contextVar).name), nil
	})
	vm.ContextVarType.AddMethod("get", "self, default=, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		v := args[0].(*contextVar)
		switch value := m.CurrentContext().Get(v); {
		case value != nil:
			return value, nil
		case args[1] != nil:
			return args[1], nil
		case v.fallback != nil:
			return v.fallback, nil
		}
		return nil, m.RaiseWith(vm.LookupError, v)
	})
	vm.ContextVarType.AddMethod("set", "self, value, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		v, context := args[0].(*contextVar), m.CurrentContext()
		m.Charge(64)
		token := &contextToken{variable: v, context: context, old: context.Get(v)}
		context.Set(m, v, args[1])
		return token, nil
	})
	vm.ContextVarType.AddMethod("reset", "self, token, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		return vm.None, args[0].(*contextVar).reset(m, args[1])
	})
	contextTokenType.New = func(m *vm.VM, _ *vm.Type, _ []vm.Value, _ []string) (vm.Value, *vm.Error) {
		return nil, m.Raise(vm.RuntimeError, "Tokens can only be created by ContextVars")
	}
	contextTokenType.Unhashable = true
	contextTokenType.Dict.Set("MISSING", missingToken)
	contextTokenType.AddGetter("var", func(_ *vm.VM, self vm.Value) (vm.Value, *vm.Error) { return self.(*contextToken).variable, nil })
	contextTokenType.AddGetter("old_value", func(_ *vm.VM, self vm.Value) (vm.Value, *vm.Error) {
		if old := self.(*contextToken).old; old != nil {
			return old, nil
		}
		return missingToken, nil
	})
	contextTokenType.AddMethod("__enter__", "self, /", func(_ *vm.VM, args []vm.Value) (vm.Value, *vm.Error) { return args[0], nil })
	contextTokenType.AddMethod("__exit__", "self, type, value, traceback, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		t := args[0].(*contextToken)
		return vm.None, t.variable.reset(m, t)
	})
	for _, t := range []*vm.Type{vm.ContextVarType, contextTokenType} {
		generic(t)
	}
}

func installContext() {
	bind := vm.Func("builtins", "Context", "", nil)
	vm.ContextType.New = func(m *vm.VM, _ *vm.Type, args []vm.Value, names []string) (vm.Value, *vm.Error) {
		if len(args) > 0 {
			return nil, m.Raise(vm.TypeError, "Context() does not accept any arguments")
		}
		if _, err := bind.Bind(m, args, names); err != nil {
			return nil, err
		}
		m.Charge(64)
		return new(vm.Context), nil
	}
	vm.ContextType.Unhashable = true
	add := func(name, signature string, run func(m *vm.VM, c *vm.Context, args []vm.Value) (vm.Value, *vm.Error)) {
		if signature != "" {
			signature = ", " + signature
		}
		vm.ContextType.AddMethod(name, "self"+signature, func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
			return run(m, args[0].(*vm.Context), args[1:])
		})
	}
	add("run", "*args, **kwargs", func(m *vm.VM, c *vm.Context, args []vm.Value) (vm.Value, *vm.Error) {
		given := args[0].(*vm.Tuple).Items
		if len(given) == 0 {
			return nil, m.Raise(vm.TypeError, "run() missing 1 required positional argument")
		}
		values := append([]vm.Value(nil), given[1:]...)
		var names []string
		for at := 0; ; {
			key, value, more := args[1].(*vm.Dict).Next(&at)
			if !more {
				break
			}
			name, _ := vm.AsStr(key)
			names, values = append(names, name), append(values, value)
		}
		if err := m.Enter(); err != nil {
			return nil, err
		}
		defer m.Leave()
		return m.InContext(c, func() (vm.Value, *vm.Error) { return m.CallWith(given[0], values, names) })
	})
	add("copy", "", func(m *vm.VM, c *vm.Context, _ []vm.Value) (vm.Value, *vm.Error) {
		m.Charge(64)
		return c.Copy(), nil
	})
	add("get", "key, default=, /", func(m *vm.VM, c *vm.Context, args []vm.Value) (vm.Value, *vm.Error) {
		if has, err := c.Contains(m, args[0]); err != nil || !has {
			return or(args[1], vm.None), err
		}
		return c.Get(args[0]), nil
	})
	view := func(name string, of func(c *vm.Context, v vm.Value) vm.Value) {
		add(name, "", func(m *vm.VM, c *vm.Context, _ []vm.Value) (vm.Value, *vm.Error) {
			items := vm.NewList()
			for _, v := range c.Variables() {
				items.Append(m, of(c, v))
			}
			return m.Iter(items)
		})
	}
	view("keys", func(_ *vm.Context, v vm.Value) vm.Value { return v })
	view("values", func(c *vm.Context, v vm.Value) vm.Value { return c.Get(v) })
	view("items", func(c *vm.Context, v vm.Value) vm.Value { return vm.NewTuple(v, c.Get(v)) })
}
