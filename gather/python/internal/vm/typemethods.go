package vm

import (
	"cmp"
	"strings"
)

// What every class inherits from type: its attributes and methods, and the making of a class by a call.

// makeType is type(name, bases, namespace, **keywords).
func (vm *VM) makeType(meta *Type, args []Value, keywords *Dict) (Value, *Error) {
	if len(args) != 3 {
		return nil, vm.Raise(TypeError, "type() takes 1 or 3 arguments")
	}
	name, ok := args[0].(*Str)
	if !ok {
		return nil, vm.Raise(TypeError, "type.__new__() argument 1 must be str, not ", args[0].Type().Label())
	}
	bases, ok := args[1].(*Tuple)
	if !ok {
		return nil, vm.Raise(TypeError, "type.__new__() argument 2 must be tuple, not ", args[1].Type().Label())
	}
	names, ok := Underlying(args[2]).(*Dict)
	if !ok {
		return nil, vm.Raise(TypeError, "type.__new__() argument 3 must be dict, not ", args[2].Type().Label())
	}
	given := meta
	for _, base := range bases.Items { // the most derived metaclass
		class, ok := base.(*Type)
		switch {
		case !ok && hasMethod(base, "__mro_entries__"):
			return nil, vm.Raise(TypeError, "type() doesn't support MRO entry resolution; use types.new_class()")
		case !ok || !class.Type().IsSubclass(meta) && !meta.IsSubclass(class.Type()):
			return nil, vm.Raise(TypeError, "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases")
		case class.Type().IsSubclass(meta):
			meta = class.Type()
		}
	}
	if new := meta.special("__new__"); meta != given && new != nil {
		values, names := withKeywords(NewTuple(append([]Value{meta}, args...)...), keywords)
		if static, ok := new.(*StaticMethod); ok {
			new = static.Func
		}
		return vm.CallWith(new, values, names)
	}
	space := vm.dictNamespace(names)
	if space.Get("__module__") == nil && vm.frame != nil {
		if module := vm.frame.globals.Get("__name__"); module != nil {
			space.Set("__module__", module)
		}
	}
	return vm.BuildClass(meta, name.V, bases.Items, space, keywords)
}

func describeTypes() {
	get := func(name string, get func(t *Type) Value) {
		TypeType.Dict.Set(name, &Getter{Name: name, Class: TypeType, Get: func(_ *VM, self Value) (Value, *Error) { return get(self.(*Type)), nil },
			Set: func(vm *VM, self, value Value) *Error {
				t := self.(*Type)
				text, isText := AsStr(value)
				switch {
				case !t.user:
					return vm.immutable(t, name)
				case !isText && (name == "__name__" || name == "__qualname__"):
					return vm.Raise(TypeError, "can only assign string to ", t.Name, ".", name, ", not '", value.Type().Label(), "'")
				case name == "__name__":
					if strings.Contains(text, "\x00") {
						return vm.Raise(ValueError, "type name must not contain null characters")
					}
					t.Name = text
				case name == "__qualname__":
					t.Qualname = text
				case name == "__module__":
					t.Module = text
				case name == "__bases__":
					if _, ok := value.(*Tuple); ok {
						return vm.Unsupported("the bases of a class can't be changed here; write another class")
					}
					return vm.Raise(TypeError, "can only assign tuple to ", t.Name, ".__bases__, not ", value.Type().Label())
				case name == "__doc__":
					t.Dict.Set(name, value)
				default:
					return vm.Raise(AttributeError, "attribute '", name, "' of 'type' objects is not writable")
				}
				vm.classVersion++
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
	get("__dict__", func(t *Type) Value { return ClassDict(t) })
	get("__doc__", func(t *Type) Value {
		if doc := t.Dict.Get("__doc__"); doc != nil {
			return doc
		}
		return None
	})
	TypeType.Dict.Set("__annotations__", &Getter{Name: "__annotations__", Class: TypeType, Get: typeAnnotations,
		Set: func(vm *VM, self, value Value) *Error {
			t := self.(*Type)
			if !t.user {
				return vm.immutable(t, "__annotations__")
			}
			t.Dict.Delete("__annotate_func__")
			t.Dict.Delete("__annotate__")
			t.Dict.Set("__annotations__", value)
			return nil
		}})
	TypeType.Dict.Set("__annotate__", &Getter{Name: "__annotate__", Class: TypeType,
		Get: func(_ *VM, self Value) (Value, *Error) {
			t := self.(*Type)
			return orNoneValue(cmp.Or(t.Dict.Get("__annotate_func__"), t.Dict.Get("__annotate__"))), nil
		},
		Set: func(vm *VM, self, value Value) *Error {
			t := self.(*Type)
			if !t.user {
				return vm.immutable(t, "__annotate__")
			}
			t.Dict.Set("__annotate_func__", value)
			t.Dict.Delete("__annotations_cache__")
			return nil
		}})
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
	typeSetattr.Run = func(vm *VM, args []Value) (Value, *Error) {
		name, ok := args[1].(*Str)
		if !ok {
			return nil, vm.Raise(TypeError, "attribute name must be string, not '", args[1].Type().Label(), "'")
		}
		return None, vm.setOwn(args[0], name.V, args[2])
	}
	typeDelattr.Run = func(vm *VM, args []Value) (Value, *Error) {
		name, ok := args[1].(*Str)
		if !ok {
			return nil, vm.Raise(TypeError, "attribute name must be string, not '", args[1].Type().Label(), "'")
		}
		return None, vm.delOwn(args[0], name.V)
	}
	TypeType.Dict.Set(typeSetattr.Name, typeSetattr)
	TypeType.Dict.Set(typeDelattr.Name, typeDelattr)
	TypeType.AddMethod("__init__", "self, /, *args, **kwargs", returnNone)
	TypeType.AddMethod("__instancecheck__", "self, instance, /", func(_ *VM, args []Value) (Value, *Error) {
		return NewBool(args[1].Type().IsSubclass(args[0].(*Type))), nil
	})
	TypeType.AddMethod("__subclasscheck__", "self, subclass, /", func(vm *VM, args []Value) (Value, *Error) {
		sub, ok := args[1].(*Type)
		if !ok {
			return nil, vm.Raise(TypeError, "issubclass() arg 1 must be a class")
		}
		return NewBool(sub.IsSubclass(args[0].(*Type))), nil
	})
	TypeType.Dict.Set("__new__", &StaticMethod{&Builtin{Name: "__new__", Qualname: "type.__new__", Module: "builtins", Signature: "metacls, /, *args, **kwargs", Run: func(vm *VM, args []Value) (Value, *Error) {
		meta, ok := args[0].(*Type)
		if !ok {
			return nil, vm.Raise(TypeError, "type.__new__(X): X is not a type object (", args[0].Type().Label(), ")")
		}
		return vm.makeType(meta, args[1].(*Tuple).Items, args[2].(*Dict))
	}}})
	TypeType.New = func(vm *VM, class *Type, args []Value, names []string) (Value, *Error) {
		keywords, positional := NewDict(), len(args)-len(names)
		for i, name := range names {
			keywords.SetString(name, args[positional+i])
		}
		return vm.makeType(class, args[:positional], keywords)
	}
	prepare := &Builtin{Name: "__prepare__", Qualname: "type.__prepare__", Module: "builtins", Signature: "cls, /, *args, **kwargs",
		Run: func(*VM, []Value) (Value, *Error) { return NewDict(), nil }}
	TypeType.Dict.Set("__prepare__", &ClassMethod{prepare})
}

// typeAnnotations is __annotations__ of a class, of its own body alone.
func typeAnnotations(vm *VM, self Value) (Value, *Error) {
	t := self.(*Type)
	if !t.user {
		return nil, vm.noAttribute(t, "__annotations__")
	}
	for _, name := range []string{"__annotations__", "__annotations_cache__"} {
		if known := t.Dict.Get(name); known != nil {
			return known, nil
		}
	}
	annotations, err := vm.annotations(t.Dict.Get("__annotate_func__"), t.Dict.Get("__annotate__"))
	if err == nil {
		t.Dict.Set("__annotations_cache__", annotations)
	}
	return annotations, err
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
