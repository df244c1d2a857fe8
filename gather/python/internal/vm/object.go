package vm

// What every object inherits from object. The special methods that stand for operations (__repr__, __eq__, __hash__ …) are added by the
// library.
var (
	objectInit         = objectMethod("__init__", "self, /, *args, **kwargs")
	objectGetattribute = objectMethod("__getattribute__", "self, name, /")
	objectSetattr      = objectMethod("__setattr__", "self, name, value, /")
	objectDelattr      = objectMethod("__delattr__", "self, name, /")
	typeSetattr        = typeMethod("__setattr__", "self, name, value, /")
	typeDelattr        = typeMethod("__delattr__", "self, name, /")

	// buildClass is __build_class__: what a class statement calls with the function that executes its body, its name, its bases and
	// keywords.
	buildClass = Func("builtins", "__build_class__", "func, name, /, *bases, metaclass=, **kwds", nil)
)

func objectMethod(name, signature string) *Builtin {
	return &Builtin{Name: name, Qualname: "object." + name, Module: "builtins", IsMethod: true, Signature: signature}
}

func typeMethod(name, signature string) *Builtin {
	return &Builtin{Name: name, Qualname: "type." + name, Module: "builtins", IsMethod: true, Owner: TypeType, Signature: signature}
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
	ObjectType.Dict.Set("__new__", &StaticMethod{&Builtin{
		Name: "__new__", Qualname: "object.__new__", Module: "builtins", Signature: "cls, /, *args, **kwargs", Run: runObjectNew,
	}})
	ObjectType.Dict.Set("__init_subclass__", &ClassMethod{Func("builtins", "object.__init_subclass__", "cls, /, **kwargs", func(vm *VM, args []Value) (Value, *Error) {
		if args[1].(*Dict).Len() > 0 {
			return nil, vm.Raise(TypeError, args[0].(*Type).Qualname, ".__init_subclass__() takes no keyword arguments")
		}
		return None, nil
	})})
	ObjectType.Dict.Set("__class__", &Getter{Name: "__class__", Class: ObjectType,
		Get: func(_ *VM, self Value) (Value, *Error) { return self.Type(), nil }, Set: setClass})
	ObjectType.Dict.Set("__dict__", &Getter{Name: "__dict__", Class: ObjectType, Get: attributesDict, Set: setAttributesDict})
	ObjectType.Dict.Set("__doc__", None)
	describeTypes()
	describeFunctions()
	describeFrames()
	describeErrors()
	describeGenerators()
	describeDescriptors()
	describeMappingProxies()
	describeMembers()
	ModuleType.AddGetter("__dict__", func(_ *VM, self Value) (Value, *Error) { return self.(*Module).Dict.AsDict(), nil })
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
		return nil, vm.Raise(TypeError, "object.__new__(X): X is not a type object (", args[0].Type().Label(), ")")
	}
	if t == TypeType || t.IsSubclass(TypeType) {
		return vm.makeType(t, args[1].(*Tuple).Items, args[2].(*Dict))
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

func runObjectGetattribute(vm *VM, args []Value) (Value, *Error) {
	name, ok := args[1].(*Str)
	if !ok {
		return nil, vm.Raise(TypeError, "attribute name must be string, not '", args[1].Type().Label(), "'")
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
		return nil, vm.Raise(TypeError, "attribute name must be string, not '", args[1].Type().Label(), "'")
	}
	if _, isClass := args[0].(*Type); isClass {
		return nil, vm.Raise(TypeError, "can't apply this __setattr__ to ", args[0].Type().Label(), " object")
	}
	return None, vm.assign(args[0].Type().Lookup(name.V), args[0], name.V, args[2])
}

func runObjectDelattr(vm *VM, args []Value) (Value, *Error) {
	if _, isClass := args[0].(*Type); isClass {
		return nil, vm.Raise(TypeError, "can't apply this __delattr__ to ", args[0].Type().Label(), " object")
	}
	name, ok := args[1].(*Str)
	if !ok {
		return nil, vm.Raise(TypeError, "attribute name must be string, not '", args[1].Type().Label(), "'")
	}
	return None, vm.remove(args[0], name.V)
}

func setClass(vm *VM, self, value Value) *Error {
	i, isInstance := self.(*Instance)
	class, isType := value.(*Type)
	if !isType {
		return vm.Raise(TypeError, "__class__ must be set to a class, not '", value.Type().Label(), "' object")
	}
	if !isInstance || !class.user || class.solid() != i.Class.solid() {
		return vm.Raise(TypeError, "__class__ assignment only supported for mutable types or ModuleType subclasses")
	}
	i.Class = class
	vm.classVersion++ // it may be a descriptor of another kind now
	return nil
}

// attributesDict is __dict__ of anything but a class.
func attributesDict(vm *VM, self Value) (Value, *Error) {
	if hidesAttributes(self) {
		return nil, vm.noAttribute(self, "__dict__")
	}
	return ownAttributes(self).AsDict(), nil
}

// hidesAttributes reports whether an object has no __dict__. Futures of the classes that CPython has written in C have attributes of
// their own nevertheless.
func hidesAttributes(v Value) bool {
	switch v := v.(type) {
	case *Instance:
		return v.Class.slots != nil
	case *Future:
		return !v.Class.user
	}
	return attributesOf(v) == nil
}

func setAttributesDict(vm *VM, self, value Value) *Error {
	dict, ok := Underlying(value).(*Dict)
	if hidesAttributes(self) {
		return vm.noAttribute(self, "__dict__")
	}
	if !ok {
		return vm.Raise(TypeError, "__dict__ must be set to a dictionary, not a '", value.Type().Label(), "'")
	}
	*ownAttributes(self) = Namespace{dict: dict}
	return nil
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

func orNoneValue(v Value) Value {
	if v == nil {
		return None
	}
	return v
}
