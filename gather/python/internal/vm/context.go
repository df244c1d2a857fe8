package vm

import "gatherplay/gather/python/internal/syntax"

// A Context is a contextvars.Context: what context variables stand for where a piece of code runs. Each task, callback and thread runs
// in one of its own.
type Context struct {
	values  []contextValue // never changed, only replaced: copies share it
	entered bool
}

// A contextValue is what a variable stands for.
type contextValue struct {
	variable Value
	value    Value
}

// The types of contexts and of their variables.
var (
	ContextType    = contextvarsType("Context")
	ContextVarType = contextvarsType("ContextVar")
)

func contextvarsType(name string) *Type {
	t := NewType("_contextvars", name)
	t.Final = true
	return t
}

// Type implements [Value].
func (*Context) Type() *Type { return ContextType }

// CurrentContext returns the context in which the program runs.
func (vm *VM) CurrentContext() *Context {
	if vm.Context == nil {
		vm.Context = &Context{entered: true}
	}
	return vm.Context
}

// CopyContext returns a copy of the context in which the program runs; nil for an empty one.
func (vm *VM) CopyContext() *Context {
	if vm.Context == nil || len(vm.Context.values) == 0 {
		return nil
	}
	return vm.Context.Copy()
}

// Copy returns a context in which variables stand for the same.
func (c *Context) Copy() *Context { return &Context{values: c.values} }

// Get returns what a variable stands for, or nil.
func (c *Context) Get(variable Value) Value {
	for i := range c.values {
		if c.values[i].variable == variable {
			return c.values[i].value
		}
	}
	return nil
}

// Set has a variable stand for a value; for nothing, if that is nil.
func (c *Context) Set(vm *VM, variable, value Value) {
	vm.Charge(32 * (len(c.values) + 1))
	values := make([]contextValue, 0, len(c.values)+1)
	for _, v := range c.values {
		if v.variable != variable {
			values = append(values, v)
		} else if value != nil {
			values = append(values, contextValue{variable, value})
			value = nil
		}
	}
	if value != nil {
		values = append(values, contextValue{variable, value})
	}
	c.values = values
}

// find returns what a variable stands for, or nil; only variables can be looked for.
func (c *Context) find(vm *VM, key Value) (Value, *Error) {
	if key.Type() == ContextVarType {
		return c.Get(key), nil
	}
	text, err := vm.Repr(key)
	if err != nil {
		return nil, err
	}
	return nil, vm.Raise(TypeError, "a ContextVar key was expected, got ", text)
}

// Index implements [Indexed].
func (c *Context) Index(vm *VM, key Value) (Value, *Error) {
	v, err := c.find(vm, key)
	if v == nil && err == nil {
		err = vm.RaiseWith(KeyError, key)
	}
	return v, err
}

// Contains implements [Container].
func (c *Context) Contains(vm *VM, key Value) (bool, *Error) {
	v, err := c.find(vm, key)
	return v != nil, err
}

// Len implements [Sized].
func (c *Context) Len() int { return len(c.values) }

// Iter implements [Iterable].
func (c *Context) Iter(vm *VM) (Value, *Error) { return vm.Iter(NewTuple(c.Variables()...)) }

// Compare implements [Comparable].
func (c *Context) Compare(vm *VM, op Comparison, other Value) (Value, *Error) {
	o, ok := other.(*Context)
	if !ok || op != syntax.Eq && op != syntax.NotEq {
		return nil, nil
	}
	same := len(c.values) == len(o.values)
	for i := 0; same && i < len(c.values); i++ {
		v := o.Get(c.values[i].variable)
		var err *Error
		if same = v != nil; same {
			if same, err = vm.Equal(c.values[i].value, v); err != nil {
				return nil, err
			}
		}
	}
	return NewBool(same == (op == syntax.Eq)), nil
}

// Variables returns the variables that stand for something.
func (c *Context) Variables() []Value {
	variables := make([]Value, len(c.values))
	for i, v := range c.values {
		variables[i] = v.variable
	}
	return variables
}

// EnterContext makes a context, nil for a new one, the one in which the program runs, and returns the one before, for LeaveContext.
func (vm *VM) EnterContext(c *Context) (before *Context, err *Error) {
	if c != nil {
		if c.entered {
			text, err := vm.Repr(c)
			if err != nil {
				return nil, err
			}
			return nil, vm.Raise(RuntimeError, "cannot enter context: ", text, " is already entered")
		}
		c.entered = true
	}
	before, vm.Context = vm.Context, c
	return before, nil
}

// LeaveContext makes the context before the current one again, and returns the one that was; nil if there has been no need for one.
func (vm *VM) LeaveContext(before *Context) *Context {
	left := vm.Context
	if left != nil {
		left.entered = false
	}
	vm.Context = before
	return left
}

// InContext calls a function in a context.
func (vm *VM) InContext(c *Context, call func() (Value, *Error)) (Value, *Error) {
	before, err := vm.EnterContext(c)
	if err != nil {
		return nil, err
	}
	defer vm.LeaveContext(before)
	return call()
}

// References implements [Referrer].
func (c *Context) References(visit func(any)) {
	for _, v := range c.values {
		visit(v.variable)
		visit(v.value)
	}
}
