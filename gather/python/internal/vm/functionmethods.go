package vm

import (
	"cmp"

	"gatherplay/gather/python/internal/compile"
)

// The attributes of functions, bound methods, builtin functions and code objects.

func describeFunctions() {
	add := func(name string, get func(fn *Function) Value, set func(fn *Function, v Value)) {
		FunctionType.Dict.Set(name, &Getter{Name: name, Class: FunctionType,
			Get: func(_ *VM, self Value) (Value, *Error) { return get(self.(*Function)), nil },
			Set: func(_ *VM, self, value Value) *Error { set(self.(*Function), value); return nil }})
	}
	text := func(v Value) string {
		s, _ := v.(*Str)
		if s == nil {
			return ""
		}
		return s.V
	}
	add("__name__", func(fn *Function) Value { return NewStr(fn.Name) }, func(fn *Function, v Value) { fn.Names = &Names{text(v), fn.Qualname} })
	add("__qualname__", func(fn *Function) Value { return NewStr(fn.Qualname) }, func(fn *Function, v Value) { fn.Names = &Names{fn.Name, text(v)} })
	add("__module__", func(fn *Function) Value { return orNoneValue(fn.Module) }, func(fn *Function, v Value) { fn.Module = v })
	add("__doc__", func(fn *Function) Value { return fn.Doc }, func(fn *Function, v Value) { fn.Doc = v })
	add("__code__", func(fn *Function) Value { return fn.Code }, func(*Function, Value) {})
	add("__defaults__", func(fn *Function) Value {
		if fn.Defaults == nil {
			return None
		}
		return NewTuple(fn.Defaults...)
	}, func(fn *Function, v Value) {
		fn.Defaults = nil
		if t, ok := v.(*Tuple); ok {
			fn.Defaults = t.Items
		}
	})
	add("__kwdefaults__", func(fn *Function) Value {
		if fn.KwDefaults == nil {
			return None
		}
		return fn.KwDefaults
	}, func(fn *Function, v Value) { fn.KwDefaults, _ = v.(*Dict) })
	add("__type_params__", func(fn *Function) Value { return cmp.Or(fn.TypeParams, Value(NewTuple())) }, func(fn *Function, v Value) { fn.TypeParams = v })
	add("__annotate__", func(fn *Function) Value { return orNoneValue(fn.Annotate) }, func(fn *Function, v Value) { fn.Annotate = v })
	add("__globals__", func(fn *Function) Value { return fn.Globals.AsDict() }, func(*Function, Value) {})
	FunctionType.Dict.Set("__annotations__", &Getter{Name: "__annotations__", Class: FunctionType,
		Get: func(vm *VM, self Value) (Value, *Error) {
			fn := self.(*Function)
			if known := fn.Attrs.Get("__annotations__"); known != nil {
				return known, nil
			}
			return vm.annotations(fn.Annotate)
		},
		Set: func(_ *VM, self, value Value) *Error {
			self.(*Function).Attrs.Set("__annotations__", value)
			return nil
		}})
	FunctionType.AddMethod("__call__", "self, /, *args, **kwargs", func(vm *VM, args []Value) (Value, *Error) {
		given, names := withKeywords(args[1], args[2])
		return vm.CallWith(args[0], given, names)
	})
	FunctionType.AddMethod("__get__", "self, instance, owner=, /", func(_ *VM, args []Value) (Value, *Error) {
		if args[1] == None {
			return args[0], nil
		}
		return &Method{args[0], args[1]}, nil
	})
	for _, t := range []*Type{MethodType, BuiltinType, MethodWrapperType} {
		t.AddGetter("__self__", func(_ *VM, self Value) (Value, *Error) {
			if m, ok := self.(*Method); ok {
				return m.Self, nil
			}
			return None, nil
		})
	}
	MethodType.AddGetter("__func__", func(_ *VM, self Value) (Value, *Error) { return self.(*Method).Func, nil })
	for _, t := range []*Type{BuiltinType, MethodDescriptorType, WrapperDescriptorType, MethodWrapperType} {
		t.AddGetter("__name__", func(_ *VM, self Value) (Value, *Error) { return NewStr(builtinOf(self).Name), nil })
		t.AddGetter("__qualname__", func(_ *VM, self Value) (Value, *Error) { return NewStr(qualnameOf(self)), nil })
		t.AddGetter("__module__", func(_ *VM, self Value) (Value, *Error) { return NewStr(builtinOf(self).Module), nil })
		t.AddGetter("__doc__", func(*VM, Value) (Value, *Error) { return None, nil })
	}
	codeGet := func(name string, get func(c *Code) Value) {
		CodeType.AddGetter(name, func(_ *VM, self Value) (Value, *Error) { return get(self.(*Code)), nil })
	}
	codeGet("co_name", func(c *Code) Value { return NewStr(c.Name) })
	codeGet("co_qualname", func(c *Code) Value { return NewStr(c.Qualname) })
	codeGet("co_filename", func(c *Code) Value { return NewStr(c.File.Name) })
	codeGet("co_firstlineno", func(c *Code) Value { return NewInt(int64(c.FirstLine)) })
	codeGet("co_argcount", func(c *Code) Value { return NewInt(int64(c.ArgCount)) })
	codeGet("co_posonlyargcount", func(c *Code) Value { return NewInt(int64(c.PosOnlyArgCount)) })
	codeGet("co_kwonlyargcount", func(c *Code) Value { return NewInt(int64(c.KwOnlyArgCount)) })
	codeGet("co_flags", func(c *Code) Value { return NewInt(codeFlags(c.Flags)) })
	codeGet("co_varnames", func(c *Code) Value {
		names := NewTuple()
		for _, name := range c.Locals {
			names.Items = append(names.Items, NewStr(name))
		}
		return names
	})
}

// codeFlags returns flags as CPython numbers them.
func codeFlags(flags compile.Flags) int64 {
	const optimized, newLocals, generator, coroutine, asyncGenerator, docstring = 1, 2, 0x20, 0x80, 0x200, 0x4000000
	var number int64
	if flags&(compile.Module|compile.Class) == 0 {
		number = optimized | newLocals
	}
	for _, f := range []struct {
		flag   compile.Flags
		number int64
	}{{compile.VarArgs, 4}, {compile.VarKw, 8}, {compile.Nested, 0x10}, {compile.HasDoc, docstring}} {
		if flags&f.flag != 0 {
			number |= f.number
		}
	}
	switch flags & (compile.Generator | compile.Coroutine) {
	case compile.Generator:
		number |= generator
	case compile.Coroutine:
		number |= coroutine
	case compile.Generator | compile.Coroutine:
		number |= asyncGenerator
	}
	return number
}

func builtinOf(v Value) *Builtin {
	if m, ok := v.(*Method); ok {
		v = m.Func
	}
	return v.(*Builtin)
}

// qualnameOf returns the __qualname__ of a function that is written in Go. That of a bound method begins with the class of its object.
func qualnameOf(v Value) string {
	b := builtinOf(v)
	m, bound := v.(*Method)
	if !bound || b.inPython() {
		return b.Qualname
	}
	class, ok := m.Self.(*Type)
	if !ok {
		class = m.Self.Type()
	}
	return class.Qualname + "." + b.Name
}

// Attribute implements [AttributeHolder]: a bound method has the attributes of its function.
func (m *Method) Attribute(vm *VM, name string) (Value, *Error) {
	if b, ok := m.Func.(*Builtin); ok && b.inPython() {
		switch name {
		case "__name__", "__qualname__", "__module__", "__doc__":
			return vm.GetAttr(b, name)
		}
		return nil, nil
	}
	fn, ok := m.Func.(*Function)
	if !ok || name == "__class__" || MethodType.Lookup(name) != nil && FunctionType.Lookup(name) == ObjectType.Lookup(name) {
		return nil, nil
	}
	switch name {
	case "__func__", "__self__", "__call__", "__repr__", "__eq__", "__hash__", "__str__":
		return nil, nil
	}
	v, err := vm.GetAttr(fn, name)
	if err != nil {
		return nil, nil
	}
	return v, nil
}
