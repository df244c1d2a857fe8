package vm

import (
	"slices"

	"gatherplay/gather/python/internal/compile"
)

// A Property is a property object.
type Property struct {
	Get, Set, Del Value // None where there is none
	Doc           Value
	Name          string
}

func (p *Property) describe() string {
	if p.Name == "" {
		return ""
	}
	return " '" + p.Name + "'"
}

// A StaticMethod is a function that is not bound to what it is found on.
type StaticMethod struct{ Func Value }

// A ClassMethod is a function that is bound to the class.
type ClassMethod struct{ Func Value }

// The types of descriptors.
var (
	PropertyType     = newType("property")
	StaticMethodType = newType("staticmethod")
	ClassMethodType  = newType("classmethod")
)

// Type implements [Value].
func (*Property) Type() *Type { return PropertyType }

// Type implements [Value].
func (*StaticMethod) Type() *Type { return StaticMethodType }

// Type implements [Value].
func (*ClassMethod) Type() *Type { return ClassMethodType }

// Call implements [Callable].
func (s *StaticMethod) Call(vm *VM, args []Value, names []string) (Value, *Error) {
	if err := vm.Enter(); err != nil {
		return nil, err
	}
	defer vm.Leave()
	return vm.CallWith(s.Func, args, names)
}

// A Super is what super() returns: the attributes of Self that come after After in its class's order of inheritance.
type Super struct {
	After *Type
	Self  Value
	Class *Type // of Self, or Self if it is a class
}

// SuperType is the type of super objects.
var SuperType = newType("super")

// Type implements [Value].
func (*Super) Type() *Type { return SuperType }

// Attribute implements [AttributeHolder].
func (s *Super) Attribute(vm *VM, name string) (Value, *Error) {
	if s.Self == nil || name == "__class__" {
		return nil, nil
	}
	at := slices.Index(s.Class.MRO, s.After)
	for _, class := range s.Class.MRO[at+1:] {
		found := class.Dict.Get(name)
		if found == nil {
			continue
		}
		if s.Self == Value(s.Class) { // in a class method, or __new__
			switch found := found.(type) {
			case *ClassMethod:
				return &Method{found.Func, s.Class}, nil
			case *StaticMethod:
				return found.Func, nil
			}
			return found, nil
		}
		return vm.bindAttribute(found, s.Self, s.Class)
	}
	err := vm.Raise(AttributeError, "'super' object has no attribute '", name, "'")
	err.Attrs.Set("name", NewStr(name))
	err.Attrs.Set("obj", s)
	return nil, err
}

// Repr implements [Represented].
func (s *Super) Repr(*VM) (string, *Error) {
	if s.Self == nil {
		return "<super: <class '" + s.After.Name + "'>, NULL>", nil
	}
	return "<super: <class '" + s.After.Name + "'>, <" + s.Class.Name + " object>>", nil
}

// NewSuper is super(after, self).
func (vm *VM) NewSuper(after *Type, self Value) (*Super, *Error) {
	if class, ok := self.(*Type); ok && class.IsSubclass(after) {
		return &Super{after, self, class}, nil
	}
	if class := self.Type(); class.IsSubclass(after) {
		return &Super{after, self, class}, nil
	}
	return nil, vm.Raise(TypeError, "super(type, obj): obj (instance of ", self.Type().Label(), ") is not an instance or subtype of type (", after.Name, ").")
}

// superAttribute executes SUPERATTR: super().name.
func (vm *VM) superAttribute(super, class, self Value, name string) (Value, *Error) {
	if super != SuperType {
		made, err := vm.Call(super, class, self)
		if err != nil {
			return nil, err
		}
		return vm.GetAttr(made, name)
	}
	after, ok := class.(*Type)
	if !ok {
		return nil, vm.Raise(RuntimeError, "super(): __class__ is not a type (", class.Type().Label(), ")")
	}
	s, err := vm.NewSuper(after, self)
	if err != nil {
		return nil, err
	}
	return s.Attribute(vm, name)
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
		PropertyType.AddMethod(name, "self, function, /", func(vm *VM, args []Value) (Value, *Error) {
			p := *Underlying(args[0]).(*Property)
			set(&p, args[1])
			if class := args[0].Type(); class != PropertyType {
				return vm.Call(class, p.Get, p.Set, p.Del, p.Doc)
			}
			return &p, nil
		})
	}
	replace("getter", func(p *Property, fn Value) { p.Get = fn })
	replace("setter", func(p *Property, fn Value) { p.Set = fn })
	replace("deleter", func(p *Property, fn Value) { p.Del = fn })
	part := func(name string, get func(p *Property) Value) {
		PropertyType.AddGetter(name, func(_ *VM, self Value) (Value, *Error) { return get(Underlying(self).(*Property)), nil })
	}
	part("fget", func(p *Property) Value { return p.Get })
	part("fset", func(p *Property) Value { return p.Set })
	part("fdel", func(p *Property) Value { return p.Del })
	part("__doc__", func(p *Property) Value {
		if fn, ok := p.Get.(*Function); ok && p.Doc == None {
			return fn.Doc
		}
		return p.Doc
	})
	PropertyType.AddGetter("__name__", func(vm *VM, self Value) (Value, *Error) {
		p, ok := Underlying(self).(*Property)
		switch {
		case !ok:
			return NewStr(self.(*Type).Name), nil
		case p.Name != "":
			return NewStr(p.Name), nil
		}
		name, err := vm.GetAttr(p.Get, "__name__")
		if err != nil {
			return nil, vm.noAttribute(self, "__name__")
		}
		return name, nil
	})
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
	for _, t := range []*Type{PropertyType, StaticMethodType, ClassMethodType} {
		t.AddMethod("__get__", "self, instance, owner=, /", func(vm *VM, args []Value) (Value, *Error) {
			descriptor := Underlying(args[0])
			if _, ok := descriptor.(*Property); ok && args[1] == None {
				return args[0], nil
			}
			class, ok := args[2].(*Type)
			if !ok {
				class = args[1].Type()
			}
			return vm.bindAttribute(descriptor, args[1], class)
		})
		t.AddGetter("__isabstractmethod__", func(vm *VM, self Value) (Value, *Error) { return truth(vm.IsAbstract(Underlying(self))) })
	}
	PropertyType.AddMethod("__set__", "self, instance, value, /", func(vm *VM, args []Value) (Value, *Error) {
		p := Underlying(args[0]).(*Property)
		if p.Set == None {
			return nil, vm.Raise(AttributeError, "property", p.describe(), " of '", args[1].Type().Label(), "' object has no setter")
		}
		return vm.Call(p.Set, args[1], args[2])
	})
	PropertyType.AddMethod("__delete__", "self, instance, /", func(vm *VM, args []Value) (Value, *Error) {
		p := Underlying(args[0]).(*Property)
		if p.Del == None {
			return nil, vm.Raise(AttributeError, "property", p.describe(), " of '", args[1].Type().Label(), "' object has no deleter")
		}
		return vm.Call(p.Del, args[1])
	})
	for _, t := range []*Type{StaticMethodType, ClassMethodType} {
		t.AddGetter("__func__", func(_ *VM, self Value) (Value, *Error) { return wrappedFunction(self), nil })
		for _, name := range []string{"__name__", "__qualname__", "__module__", "__doc__", "__annotations__", "__annotate__"} {
			t.AddGetter(name, func(vm *VM, self Value) (Value, *Error) {
				if _, isClass := self.(*Type); isClass {
					return None, nil
				}
				return vm.GetAttr(wrappedFunction(Underlying(self)), name)
			})
		}
		t.AddGetter("__dict__", func(vm *VM, self Value) (Value, *Error) { return vm.wrapperDict(wrappedFunction(Underlying(self))) })
		t.AddGetter("__wrapped__", func(_ *VM, self Value) (Value, *Error) { return wrappedFunction(self), nil })
	}
	SuperType.New = func(vm *VM, _ *Type, args []Value, _ []string) (Value, *Error) {
		switch len(args) {
		case 0:
			return vm.implicitSuper()
		case 2:
			after, ok := args[0].(*Type)
			if !ok {
				return nil, vm.Raise(TypeError, "super() argument 1 must be a type, not ", args[0].Type().Label())
			}
			return vm.NewSuper(after, args[1])
		}
		return nil, vm.Raise(TypeError, "super() takes 0 or 2 arguments here")
	}
}

// Repr implements [Represented].
func (s *StaticMethod) Repr(vm *VM) (string, *Error) {
	wrapped, err := vm.Repr(s.Func)
	return "<staticmethod(" + wrapped + ")>", err
}

// Repr implements [Represented].
func (c *ClassMethod) Repr(vm *VM) (string, *Error) {
	wrapped, err := vm.Repr(c.Func)
	return "<classmethod(" + wrapped + ")>", err
}

// wrapperDict is __dict__ of a static or class method: what such a one takes over from its function.
func (vm *VM) wrapperDict(fn Value) (Value, *Error) {
	d := NewDict()
	for _, name := range []string{"__module__", "__name__", "__qualname__", "__doc__"} {
		v, err := vm.GetAttr(fn, name)
		switch {
		case err == nil:
			d.SetString(name, v)
		case !err.Class.IsSubclass(AttributeError):
			return nil, err
		}
	}
	return d, nil
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
