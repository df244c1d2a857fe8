package vm

import "gatherplay/gather/python/internal/compile"

// What every object inherits from object and every class from type, and the attributes of functions, methods, generators, exceptions
// and descriptors. The special methods that stand for operations (__repr__, __eq__, __hash__ …) are added by the library.
var (
	objectInit         = objectMethod("__init__", "self, /, *args, **kwargs")
	objectGetattribute = objectMethod("__getattribute__", "self, name, /")
	objectSetattr      = objectMethod("__setattr__", "self, name, value, /")
	objectDelattr      = objectMethod("__delattr__", "self, name, /")

	// buildClass is __build_class__: what a class statement calls with the function that executes its body, its name, its bases and
	// keywords.
	buildClass = Func("builtins", "__build_class__", "func, name, /, *bases, metaclass=, **kwds", nil)
)

func objectMethod(name, signature string) *Builtin {
	return &Builtin{Name: name, Qualname: "object." + name, Module: "builtins", IsMethod: true, Signature: signature}
}

// init gives the types what refers back to the machine, and so can't stand in their declarations.
func init() {
	buildClass.Run = func(vm *VM, args []Value) (Value, *Error) {
		return vm.classStatement(args[0].(*Function), args[1].(*Str).V, args[2].(*Tuple).Items, args[3], args[4].(*Dict))
	}
	objectInit.Run, objectGetattribute.Run = runObjectInit, runObjectGetattribute
	objectSetattr.Run, objectDelattr.Run = runObjectSetattr, runObjectDelattr
	for _, t := range append([]*Type{CancelledError, InvalidStateError}, ExceptionTypes...) {
		t.New, t.Init = newError, initError
	}
	for _, method := range []*Builtin{objectInit, objectGetattribute, objectSetattr, objectDelattr} {
		ObjectType.Dict.Set(method.Name, method)
	}
	ObjectType.Dict.Set("__new__", &StaticMethod{Func("builtins", "object.__new__", "cls, /, *args, **kwargs", runObjectNew)})
	ObjectType.Dict.Set("__init_subclass__", &ClassMethod{Func("builtins", "object.__init_subclass__", "cls, /", returnNone)})
	ObjectType.Dict.Set("__class__", &Getter{Name: "__class__", Class: ObjectType,
		Get: func(_ *VM, self Value) (Value, *Error) { return self.Type(), nil }, Set: setClass})
	ObjectType.Dict.Set("__dict__", &Getter{Name: "__dict__", Class: ObjectType, Get: attributesDict, Set: setAttributesDict})
	ObjectType.Dict.Set("__doc__", None)
	describeTypes()
	describeFunctions()
	describeErrors()
	describeGenerators()
	describeDescriptors()
	ModuleType.AddGetter("__dict__", func(_ *VM, self Value) (Value, *Error) { return namespaceDict(self.(*Module).Dict), nil })
}

func returnNone(*VM, []Value) (Value, *Error) { return None, nil }

func runObjectInit(vm *VM, args []Value) (Value, *Error) {
	t := args[0].Type()
	if given := args[1].(*Tuple); len(given.Items) > 0 || args[2].(*Dict).Len() > 0 {
		switch {
		case t.special("__init__") != nil:
			return nil, vm.Raise(TypeError, "object.__init__() takes exactly one argument (the instance to initialize)")
		case t.special("__new__") == nil && t.New == nil:
			return nil, vm.Raise(TypeError, t.Name, ".__init__() takes exactly one argument (the instance to initialize)")
		}
	}
	if t.Init != nil {
		return None, t.Init(vm, Underlying(args[0]), args[1].(*Tuple).Items, nil)
	}
	return None, nil
}

func runObjectNew(vm *VM, args []Value) (Value, *Error) {
	t, ok := args[0].(*Type)
	if !ok {
		return nil, vm.Raise(TypeError, "object.__new__(X): X is not a type object (", args[0].Type().Name, ")")
	}
	if t == TypeType || t.IsSubclass(TypeType) {
		return vm.makeType(t, args[1].(*Tuple).Items)
	}
	given := args[1].(*Tuple).Items
	var names []string
	for at := 0; ; {
		key, value, more := args[2].(*Dict).Next(&at)
		if !more {
			break
		}
		names = append(names, key.(*Str).V)
		given = append(given[:len(given):len(given)], value)
	}
	return vm.New(t, given, names)
}

// makeType is type(name, bases, namespace).
func (vm *VM) makeType(meta *Type, args []Value) (Value, *Error) {
	if len(args) != 3 {
		return nil, vm.Raise(TypeError, "type() takes 1 or 3 arguments")
	}
	name, ok := args[0].(*Str)
	if !ok {
		return nil, vm.Raise(TypeError, "type.__new__() argument 1 must be str, not ", args[0].Type().Name)
	}
	bases, ok := args[1].(*Tuple)
	if !ok {
		return nil, vm.Raise(TypeError, "type.__new__() argument 2 must be tuple, not ", args[1].Type().Name)
	}
	names, ok := args[2].(*Dict)
	if !ok {
		return nil, vm.Raise(TypeError, "type.__new__() argument 3 must be dict, not ", args[2].Type().Name)
	}
	for _, base := range bases.Items { // the most derived metaclass
		if class, ok := base.(*Type); ok && class.Type() != meta && class.Type().IsSubclass(meta) {
			meta = class.Type()
		}
	}
	space := vm.dictNamespace(names)
	if space.Get("__module__") == nil && vm.frame != nil {
		if module := vm.frame.globals.Get("__name__"); module != nil {
			space.Set("__module__", module)
		}
	}
	return vm.BuildClass(meta, name.V, bases.Items, space, nil)
}

func runObjectGetattribute(vm *VM, args []Value) (Value, *Error) {
	name, ok := args[1].(*Str)
	if !ok {
		return nil, vm.Raise(TypeError, "attribute name must be string, not '", args[1].Type().Name, "'")
	}
	i, ok := args[0].(*Instance)
	if !ok {
		return vm.GetAttr(args[0], name.V)
	}
	found := i.Class.Lookup(name.V)
	if found != nil && isDataDescriptor(found) {
		return vm.bindAttribute(found, i, i.Class)
	}
	if own := i.Attrs.Get(name.V); own != nil {
		return own, nil
	}
	if found != nil {
		return vm.bindAttribute(found, i, i.Class)
	}
	return nil, vm.noAttribute(i, name.V)
}

func runObjectSetattr(vm *VM, args []Value) (Value, *Error) {
	name, ok := args[1].(*Str)
	if !ok {
		return nil, vm.Raise(TypeError, "attribute name must be string, not '", args[1].Type().Name, "'")
	}
	return None, vm.setOwn(args[0], name.V, args[2])
}

func runObjectDelattr(vm *VM, args []Value) (Value, *Error) {
	own := attributesOf(args[0])
	name, ok := args[1].(*Str)
	if own == nil || !ok || !own.Delete(name.V) {
		return nil, vm.noAttribute(args[0], name.V)
	}
	return None, nil
}

func setClass(vm *VM, self, value Value) *Error {
	i, isInstance := self.(*Instance)
	class, isType := value.(*Type)
	if !isInstance || !isType || !class.user || class.solid() != i.Class.solid() {
		return vm.Raise(TypeError, "__class__ assignment only supported for mutable types or ModuleType subclasses")
	}
	i.Class = class
	return nil
}

// attributesDict is __dict__: the names of an object as they are now. Changes to the dict don't reach the object.
func attributesDict(vm *VM, self Value) (Value, *Error) {
	own := attributesOf(self)
	if i, ok := self.(*Instance); own == nil || ok && i.Class.slots != nil {
		return nil, vm.noAttribute(self, "__dict__")
	}
	return namespaceDict(own), nil
}

func setAttributesDict(vm *VM, self, value Value) *Error {
	own, d := attributesOf(self), Underlying(value)
	dict, ok := d.(*Dict)
	if own == nil || !ok {
		return vm.Raise(TypeError, "__dict__ must be set to a dictionary, not a '", value.Type().Name, "'")
	}
	*own = *vm.dictNamespace(dict)
	return nil
}

func describeTypes() {
	get := func(name string, get func(t *Type) Value) {
		TypeType.Dict.Set(name, &Getter{Name: name, Class: TypeType, Get: func(_ *VM, self Value) (Value, *Error) { return get(self.(*Type)), nil },
			Set: func(vm *VM, self, value Value) *Error {
				t, text := self.(*Type), ""
				if s, ok := value.(*Str); ok {
					text = s.V
				}
				switch {
				case !t.user:
					return vm.Raise(TypeError, "cannot set '", name, "' attribute of immutable type '", t.Name, "'")
				case name == "__name__":
					t.Name = text
				case name == "__qualname__":
					t.Qualname = text
				case name == "__module__":
					t.Module = text
				default:
					t.Dict.Set(name, value)
				}
				typeVersion++
				return nil
			}})
	}
	get("__name__", func(t *Type) Value { return NewStr(t.Name) })
	get("__qualname__", func(t *Type) Value { return NewStr(t.Qualname) })
	get("__module__", func(t *Type) Value { return NewStr(t.Module) })
	get("__mro__", func(t *Type) Value { return typeTuple(t.MRO) })
	get("__bases__", func(t *Type) Value { return typeTuple(t.Bases) })
	get("__base__", func(t *Type) Value {
		if len(t.Bases) == 0 {
			return None
		}
		return t.Bases[0]
	})
	get("__dict__", func(t *Type) Value { return namespaceDict(t.Dict) })
	get("__doc__", func(t *Type) Value {
		if doc := t.Dict.Get("__doc__"); doc != nil {
			return doc
		}
		return None
	})
	TypeType.AddGetter("__annotations__", func(vm *VM, self Value) (Value, *Error) {
		t := self.(*Type)
		if !t.user {
			return nil, vm.noAttribute(t, "__annotations__")
		}
		if known := t.Dict.Get("__annotations_cache__"); known != nil {
			return known, nil
		}
		annotations, err := vm.annotations(t.Dict.Get("__annotate_func__"), t.Dict.Get("__annotate__"))
		if err == nil {
			t.Dict.Set("__annotations_cache__", annotations)
		}
		return annotations, err
	})
	TypeType.AddMethod("mro", "self, /", func(_ *VM, args []Value) (Value, *Error) {
		return NewList(typeTuple(args[0].(*Type).MRO).Items...), nil
	})
	TypeType.AddMethod("__subclasses__", "self, /", func(_ *VM, args []Value) (Value, *Error) {
		return NewList(typeTuple(args[0].(*Type).subclass).Items...), nil
	})
	TypeType.AddMethod("__call__", "self, /, *args, **kwargs", func(vm *VM, args []Value) (Value, *Error) {
		given, names := withKeywords(args[1], args[2])
		return vm.Construct(args[0].(*Type), given, names)
	})
	TypeType.AddMethod("__init__", "self, /, *args, **kwargs", returnNone)
	TypeType.AddMethod("__instancecheck__", "self, instance, /", func(_ *VM, args []Value) (Value, *Error) {
		return NewBool(args[1].Type().IsSubclass(args[0].(*Type))), nil
	})
	TypeType.Dict.Set("__new__", &StaticMethod{Func("builtins", "type.__new__", "metacls, /, *args, **kwargs", func(vm *VM, args []Value) (Value, *Error) {
		meta, ok := args[0].(*Type)
		if !ok {
			return nil, vm.Raise(TypeError, "type.__new__(X): X is not a type object (", args[0].Type().Name, ")")
		}
		return vm.makeType(meta, args[1].(*Tuple).Items)
	})})
	TypeType.New = func(vm *VM, class *Type, args []Value, names []string) (Value, *Error) {
		return vm.makeType(class, args[:len(args)-len(names)])
	}
}

// withKeywords puts the positional and keyword arguments of a builtin back into the form of a call.
func withKeywords(positional, keywords Value) (args []Value, names []string) {
	args = positional.(*Tuple).Items
	args = args[:len(args):len(args)]
	for at := 0; ; {
		key, value, more := keywords.(*Dict).Next(&at)
		if !more {
			return args, names
		}
		names = append(names, key.(*Str).V)
		args = append(args, value)
	}
}

func typeTuple(types []*Type) *Tuple {
	items := make([]Value, len(types))
	for i, t := range types {
		items[i] = t
	}
	return NewTuple(items...)
}

// annotations calls the first function there is that computes annotations.
func (vm *VM) annotations(compute ...Value) (Value, *Error) {
	for _, f := range compute {
		if f != nil && f != None {
			return vm.Call(f, NewInt(1))
		}
	}
	return NewDict(), nil
}

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
	add("__name__", func(fn *Function) Value { return NewStr(fn.Name) }, func(fn *Function, v Value) { fn.Name = text(v) })
	add("__qualname__", func(fn *Function) Value { return NewStr(fn.Qualname) }, func(fn *Function, v Value) { fn.Qualname = text(v) })
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
	for _, t := range []*Type{MethodType, BuiltinType} {
		t.AddGetter("__self__", func(_ *VM, self Value) (Value, *Error) {
			if m, ok := self.(*Method); ok {
				return m.Self, nil
			}
			return None, nil
		})
	}
	MethodType.AddGetter("__func__", func(_ *VM, self Value) (Value, *Error) { return self.(*Method).Func, nil })
	for _, t := range []*Type{BuiltinType, MethodDescriptorType} {
		t.AddGetter("__name__", func(_ *VM, self Value) (Value, *Error) { return NewStr(builtinOf(self).Name), nil })
		t.AddGetter("__qualname__", func(_ *VM, self Value) (Value, *Error) { return NewStr(builtinOf(self).Qualname), nil })
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
	codeGet("co_varnames", func(c *Code) Value {
		names := NewTuple()
		for _, name := range c.Locals {
			names.Items = append(names.Items, NewStr(name))
		}
		return names
	})
}

func builtinOf(v Value) *Builtin {
	if m, ok := v.(*Method); ok {
		v = m.Func
	}
	return v.(*Builtin)
}

func orNoneValue(v Value) Value {
	if v == nil {
		return None
	}
	return v
}

// Attribute implements [AttributeHolder]: a bound method has the attributes of its function.
func (m *Method) Attribute(vm *VM, name string) (Value, *Error) {
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

func describeErrors() {
	add := func(name string, get func(e *Error) Value, set func(vm *VM, e *Error, v Value) *Error) {
		g := &Getter{Name: name, Class: BaseException, Get: func(_ *VM, self Value) (Value, *Error) { return get(self.(*Error)), nil }}
		if set != nil {
			g.Set = func(vm *VM, self, value Value) *Error { return set(vm, self.(*Error), value) }
		}
		BaseException.Dict.Set(name, g)
	}
	linked := func(what string, place func(e *Error) **Error) func(*VM, *Error, Value) *Error {
		return func(vm *VM, e *Error, v Value) *Error {
			other, ok := v.(*Error)
			if !ok && v != None {
				return vm.Raise(TypeError, "exception ", what, " must be None or derive from BaseException")
			}
			*place(e) = other
			return nil
		}
	}
	add("args", func(e *Error) Value { return e.Args }, func(vm *VM, e *Error, v Value) *Error {
		items, err := vm.Collect(v)
		e.Args = NewTuple(items...)
		return err
	})
	setCause := linked("cause", func(e *Error) **Error { return &e.Cause })
	add("__cause__", func(e *Error) Value { return orNone(e.Cause) }, func(vm *VM, e *Error, v Value) *Error {
		e.SuppressContext = true
		return setCause(vm, e, v)
	})
	add("__context__", func(e *Error) Value { return orNone(e.Context) }, linked("context", func(e *Error) **Error { return &e.Context }))
	add("__suppress_context__", func(e *Error) Value { return NewBool(e.SuppressContext) }, func(vm *VM, e *Error, v Value) *Error {
		truth, err := vm.Truth(v)
		e.SuppressContext = truth
		return err
	})
	setTraceback := func(vm *VM, e *Error, v Value) *Error {
		t, ok := v.(*TracebackObject)
		switch {
		case ok:
			e.Traceback = t.Entry
		case v == None:
			e.Traceback = nil
		default:
			return vm.Raise(TypeError, "__traceback__ must be a traceback or None")
		}
		return nil
	}
	add("__traceback__", tracebackObject, setTraceback)
	BaseException.AddMethod("with_traceback", "self, tb, /", func(vm *VM, args []Value) (Value, *Error) {
		return args[0], setTraceback(vm, args[0].(*Error), args[1])
	})
	BaseException.AddMethod("add_note", "self, note, /", func(vm *VM, args []Value) (Value, *Error) {
		if _, ok := Underlying(args[1]).(*Str); !ok {
			return nil, vm.Raise(TypeError, "add_note() argument must be str, not ", args[1].Type().Name)
		}
		e := args[0].(*Error)
		notes, ok := e.Attrs.Get("__notes__").(*List)
		if !ok {
			notes = NewList()
			e.Attrs.Set("__notes__", notes)
		}
		notes.Items = append(notes.Items, args[1])
		return None, nil
	})
	BaseException.Dict.Set("__init__", &Builtin{Name: "__init__", Qualname: "BaseException.__init__", Module: "builtins", IsMethod: true, Owner: BaseException,
		Signature: "self, /, *args, **kwargs", Run: func(vm *VM, args []Value) (Value, *Error) {
			given, names := withKeywords(args[1], args[2])
			return None, initError(vm, args[0], given, names)
		}})
	carried := func(t *Type, name string) {
		t.Dict.Set(name, &Getter{Name: name, Class: t,
			Get: func(_ *VM, self Value) (Value, *Error) { return orNoneValue(self.(*Error).Value), nil },
			Set: func(_ *VM, self, value Value) *Error { self.(*Error).Value = value; return nil }})
	}
	carried(StopIteration, "value")
	carried(SystemExit, "code")
	kept := func(t *Type, names ...string) {
		for _, name := range names {
			t.Dict.Set(name, &Getter{Name: name, Class: t,
				Get: func(_ *VM, self Value) (Value, *Error) { return orNoneValue(self.(*Error).Attrs.Get(name)), nil },
				Set: func(_ *VM, self, value Value) *Error { self.(*Error).Attrs.Set(name, value); return nil }})
		}
	}
	kept(NameError, "name")
	kept(AttributeError, "name", "obj")
	kept(ImportError, "name", "path", "name_from")
	kept(OSError, "errno", "strerror", "filename")
	ImportError.AddGetter("msg", func(_ *VM, self Value) (Value, *Error) {
		if args := self.(*Error).Args.Items; len(args) > 0 {
			return args[0], nil
		}
		return None, nil
	})
	BaseExceptionGroup.AddGetter("message", func(_ *VM, self Value) (Value, *Error) { return self.(*Error).Args.Items[0], nil })
	BaseExceptionGroup.AddGetter("exceptions", func(_ *VM, self Value) (Value, *Error) {
		members := NewTuple()
		for _, member := range self.(*Error).Group {
			members.Items = append(members.Items, member)
		}
		return members, nil
	})
	BaseExceptionGroup.AddMethod("derive", "self, excs, /", func(vm *VM, args []Value) (Value, *Error) {
		return vm.Call(BaseExceptionGroup, args[0].(*Error).Args.Items[0], args[1])
	})
	BaseExceptionGroup.AddMethod("split", "self, condition, /", func(vm *VM, args []Value) (Value, *Error) {
		in, out, err := vm.partition(args[0].(*Error), vm.groupCondition(args[1]))
		return NewTuple(orNone(in), orNone(out)), err
	})
	BaseExceptionGroup.AddMethod("subgroup", "self, condition, /", func(vm *VM, args []Value) (Value, *Error) {
		in, _, err := vm.partition(args[0].(*Error), vm.groupCondition(args[1]))
		return orNone(in), err
	})
}

// groupCondition is what split and subgroup ask of each exception: whether it is of a class, or what a function says.
func (vm *VM) groupCondition(condition Value) func(*Error) (bool, *Error) {
	switch condition.(type) {
	case *Type, *Tuple:
		return func(e *Error) (bool, *Error) { return vm.matchesClause(e, condition) }
	}
	return func(e *Error) (bool, *Error) {
		v, err := vm.Call(condition, e)
		if err != nil {
			return false, err
		}
		return vm.Truth(v)
	}
}

func describeGenerators() {
	send := func(vm *VM, args []Value) (Value, *Error) {
		v, done, err := args[0].(Delegate).Send(vm, args[1])
		return vm.cameBack(v, done, err)
	}
	throw := func(vm *VM, args []Value) (Value, *Error) {
		thrown := vm.toException(args[1], "exceptions must be classes or instances deriving from BaseException, not "+args[1].Type().Name)
		v, done, err := args[0].(Delegate).Throw(vm, thrown)
		return vm.cameBack(v, done, err)
	}
	shut := func(vm *VM, args []Value) (Value, *Error) {
		return None, args[0].(interface{ Close(*VM) *Error }).Close(vm)
	}
	for _, t := range []*Type{GeneratorType, CoroutineType, AsyncStepType} {
		t.AddMethod("send", "self, value, /", send)
		t.AddMethod("throw", "self, type, value=, traceback=, /", throw)
		t.AddMethod("close", "self, /", shut)
	}
	for prefix, t := range map[string]*Type{"gi": GeneratorType, "cr": CoroutineType, "ag": AsyncGeneratorType} {
		t.AddGetter(prefix+"_running", func(_ *VM, self Value) (Value, *Error) {
			g, ok := self.(*Generator)
			return NewBool(ok && g.running), nil
		})
		t.AddGetter("__name__", func(_ *VM, self Value) (Value, *Error) {
			if g, ok := self.(*Generator); ok {
				return NewStr(g.name), nil
			}
			return NewStr(self.(*NativeCoroutine).Name), nil
		})
		t.AddGetter("__qualname__", func(_ *VM, self Value) (Value, *Error) {
			if g, ok := self.(*Generator); ok {
				return NewStr(g.qualname), nil
			}
			return NewStr(self.(*NativeCoroutine).Name), nil
		})
	}
	CoroutineType.AddMethod("__await__", "self, /", func(vm *VM, args []Value) (Value, *Error) {
		return &coroutineWrapper{args[0].(Delegate)}, nil
	})
	coroutineWrapperType.AddMethod("send", "self, value, /", send)
	coroutineWrapperType.AddMethod("throw", "self, type, value=, traceback=, /", throw)
	coroutineWrapperType.AddMethod("close", "self, /", shut)
	FutureIterType.AddMethod("send", "self, value, /", send)
	FutureIterType.AddMethod("throw", "self, type, value=, traceback=, /", throw)

	step := func(name string, make func(vm *VM, g *Generator, args []Value) *asyncStep) {
		AsyncGeneratorType.Dict.Set(name, &Builtin{Name: name, Qualname: "async_generator." + name, Module: "builtins", IsMethod: true, Owner: AsyncGeneratorType,
			Signature: "self, value=, /", Run: func(vm *VM, args []Value) (Value, *Error) {
				s := make(vm, args[0].(*Generator), args[1:])
				s.g, s.name = args[0].(*Generator), name
				return s, nil
			}})
	}
	step("__anext__", func(*VM, *Generator, []Value) *asyncStep { return &asyncStep{sent: None} })
	step("asend", func(_ *VM, _ *Generator, args []Value) *asyncStep { return &asyncStep{sent: args[0]} })
	step("athrow", func(vm *VM, _ *Generator, args []Value) *asyncStep {
		return &asyncStep{sent: None, thrown: vm.toException(args[0], "exceptions must be classes or instances deriving from BaseException, not "+args[0].Type().Name)}
	})
	step("aclose", func(vm *VM, _ *Generator, _ []Value) *asyncStep {
		return &asyncStep{sent: None, thrown: vm.RaiseWith(GeneratorExit), closing: true}
	})
	AsyncGeneratorType.AddMethod("__aiter__", "self, /", func(_ *VM, args []Value) (Value, *Error) { return args[0], nil })
}

// cameBack is how send and throw tell a program what a generator did.
func (vm *VM) cameBack(v Value, done bool, err *Error) (Value, *Error) {
	if err != nil || !done {
		return v, err
	}
	stop := vm.RaiseWith(StopIteration)
	if v != None {
		stop.Args = NewTuple(v)
	}
	stop.Value = v
	return nil, stop
}

func describeDescriptors() {
	PropertyType.New = func(vm *VM, _ *Type, args []Value, names []string) (Value, *Error) {
		p := &Property{Get: None, Set: None, Del: None, Doc: None}
		places := map[string]*Value{"fget": &p.Get, "fset": &p.Set, "fdel": &p.Del, "doc": &p.Doc}
		order := []*Value{&p.Get, &p.Set, &p.Del, &p.Doc}
		positional := len(args) - len(names)
		if positional > len(order) {
			return nil, vm.Raise(TypeError, "property expected at most 4 arguments, got ", itoa(positional))
		}
		for i, arg := range args[:positional] {
			*order[i] = arg
		}
		for i, name := range names {
			place := places[name]
			if place == nil {
				return nil, vm.Raise(TypeError, "property() got an unexpected keyword argument '", name, "'")
			}
			*place = args[positional+i]
		}
		return p, nil
	}
	replace := func(name string, set func(p *Property, fn Value)) {
		PropertyType.AddMethod(name, "self, function, /", func(_ *VM, args []Value) (Value, *Error) {
			p := *args[0].(*Property)
			set(&p, args[1])
			return &p, nil
		})
	}
	replace("getter", func(p *Property, fn Value) { p.Get = fn })
	replace("setter", func(p *Property, fn Value) { p.Set = fn })
	replace("deleter", func(p *Property, fn Value) { p.Del = fn })
	for name, get := range map[string]func(p *Property) Value{
		"fget": func(p *Property) Value { return p.Get },
		"fset": func(p *Property) Value { return p.Set },
		"fdel": func(p *Property) Value { return p.Del },
		"__doc__": func(p *Property) Value {
			if fn, ok := p.Get.(*Function); ok && p.Doc == None {
				return fn.Doc
			}
			return p.Doc
		},
	} {
		PropertyType.AddGetter(name, func(_ *VM, self Value) (Value, *Error) { return get(self.(*Property)), nil })
	}
	one := func(name string, make func(fn Value) Value) func(*VM, *Type, []Value, []string) (Value, *Error) {
		return func(vm *VM, _ *Type, args []Value, names []string) (Value, *Error) {
			if len(args) != 1 || len(names) > 0 {
				return nil, vm.Raise(TypeError, name, " expected 1 argument, got ", itoa(len(args)))
			}
			return make(args[0]), nil
		}
	}
	StaticMethodType.New = one("staticmethod", func(fn Value) Value { return &StaticMethod{fn} })
	ClassMethodType.New = one("classmethod", func(fn Value) Value { return &ClassMethod{fn} })
	for _, t := range []*Type{StaticMethodType, ClassMethodType} {
		t.AddGetter("__func__", func(_ *VM, self Value) (Value, *Error) { return wrappedFunction(self), nil })
		t.AddGetter("__wrapped__", func(_ *VM, self Value) (Value, *Error) { return wrappedFunction(self), nil })
	}
	SuperType.New = func(vm *VM, _ *Type, args []Value, _ []string) (Value, *Error) {
		switch len(args) {
		case 0:
			return vm.implicitSuper()
		case 2:
			after, ok := args[0].(*Type)
			if !ok {
				return nil, vm.Raise(TypeError, "super() argument 1 must be a type, not ", args[0].Type().Name)
			}
			return vm.NewSuper(after, args[1])
		}
		return nil, vm.Raise(TypeError, "super() takes 0 or 2 arguments here")
	}
}

func wrappedFunction(v Value) Value {
	if s, ok := v.(*StaticMethod); ok {
		return s.Func
	}
	return v.(*ClassMethod).Func
}

// implicitSuper is super() without arguments, where it is not directly followed by an attribute.
func (vm *VM) implicitSuper() (Value, *Error) {
	f := vm.frame
	if f == nil || f.code.ArgCount == 0 && f.code.Flags&compile.VarArgs == 0 {
		return nil, vm.Raise(RuntimeError, "super(): no arguments")
	}
	self := f.slots[0]
	for i, cell := range f.code.Cells {
		if cell.Parameter == 0 {
			self = f.slots[len(f.code.Locals)+i].(*Cell).Value
		}
	}
	for i, name := range f.code.Free {
		if name != "__class__" {
			continue
		}
		class, ok := f.slots[len(f.code.Locals)+len(f.code.Cells)+i].(*Cell).Value.(*Type)
		if !ok {
			return nil, vm.Raise(RuntimeError, "super(): empty __class__ cell")
		}
		return vm.NewSuper(class, self)
	}
	return nil, vm.Raise(RuntimeError, "super(): __class__ cell not found")
}
