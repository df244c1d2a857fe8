package vm

import (
	"slices"
	"strings"
)

// GetAttr is v.name.
func (vm *VM) GetAttr(v Value, name string) (Value, *Error) {
	return vm.attribute(v, name, new(lookup))
}

// attribute is v.name, with what is remembered of it.
func (vm *VM) attribute(v Value, name string, l *lookup) (Value, *Error) {
	if m, ok := v.(*Module); ok {
		if found := m.Dict.at(name, &l.at); found != nil {
			return found, nil
		}
		return vm.missingAttribute(v, name)
	}
	if t, ok := v.(*Type); ok {
		return vm.typeAttribute(t, name)
	}
	class := v.Type()
	l.reading(vm, class, name)
	found := l.found
	if i, ok := v.(*Instance); ok {
		if l.customized {
			return vm.customAttribute(v, class.Lookup("__getattribute__"), name)
		}
		if l.data {
			return vm.bindAttribute(found, v, class)
		}
		if own := i.Attrs.at(name, &l.at); own != nil {
			return own, nil
		}
		if found != nil {
			return vm.bindAttribute(found, v, class)
		}
		return vm.missingAttribute(v, name)
	}
	if l.data {
		return vm.bindAttribute(found, v, class)
	}
	if own := attributesOf(v); own != nil {
		if value := own.at(name, &l.at); value != nil {
			return value, nil
		}
	}
	if holder, ok := v.(AttributeHolder); ok {
		if value, err := holder.Attribute(vm, name); value != nil || err != nil {
			return value, err
		}
	}
	if found != nil {
		return vm.bindAttribute(found, v, class)
	}
	return vm.missingAttribute(v, name)
}

// attributesOf returns the namespace in which an object keeps attributes of its own, to look at, or nil.
func attributesOf(v Value) *Namespace {
	switch v := v.(type) {
	case *Instance:
		return &v.Attrs
	case *Error:
		return &v.Attrs
	case *Function:
		return &v.Attrs
	case *Module:
		return v.Dict
	case *Type:
		return v.Dict
	case *Future:
		if v.attrs == nil {
			return &noAttributes
		}
		return v.attrs
	}
	return nil
}

// ownAttributes is attributesOf, to add to.
func ownAttributes(v Value) *Namespace {
	if f, ok := v.(*Future); ok && f.attrs == nil {
		f.attrs = new(Namespace)
	}
	return attributesOf(v)
}

// typeAttribute is class.name.
func (vm *VM) typeAttribute(t *Type, name string) (Value, *Error) {
	meta := t.Type()
	above := meta.Lookup(name)
	if above != nil && isDataDescriptor(above) {
		return vm.bindAttribute(above, t, meta)
	}
	if found := t.Lookup(name); found != nil {
		switch found := found.(type) {
		case *Function, *Builtin:
			return found, nil
		case *StaticMethod:
			return found.Func, nil
		case *ClassMethod:
			return &Method{found.Func, t}, nil
		case *Property, *Getter:
			return found, nil
		case *Instance:
			if get := found.Class.Lookup("__get__"); get != nil {
				return vm.Call(get, found, None, t)
			}
			return found, nil
		case classBound:
			return found.BindClass(vm, t)
		}
		return found, nil
	}
	if above != nil {
		return vm.bindAttribute(above, t, meta)
	}
	return vm.missingAttribute(t, name)
}

// classBound is a builtin descriptor that does something when it is looked up on the class itself.
type classBound interface {
	BindClass(vm *VM, class *Type) (Value, *Error)
}

// objectBound is a builtin descriptor that does something when it is looked up on an object.
type objectBound interface {
	BindObject(vm *VM, self Value, class *Type) (Value, *Error)
}

// objectAssigned is a builtin descriptor that is asked when it is set on an object, or, with a nil value, deleted.
type objectAssigned interface {
	AssignObject(vm *VM, self, value Value) *Error
}

// isDataDescriptor reports whether an attribute found in a class goes before one of the object's own.
func isDataDescriptor(v Value) bool {
	switch v := v.(type) {
	case *Property, *Getter, objectAssigned:
		return true
	case *Instance:
		return v.Class.Lookup("__set__") != nil || v.Class.Lookup("__delete__") != nil
	}
	return false
}

// bindAttribute is what an attribute found in a class is for an object of that class: what __get__ does.
func (vm *VM) bindAttribute(found, self Value, class *Type) (Value, *Error) {
	switch found := found.(type) {
	case *Function:
		return &Method{found, self}, nil
	case *Builtin:
		if found.IsMethod {
			return &Method{found, self}, nil
		}
		return found, nil
	case *Property:
		if found.Get == None {
			return nil, vm.Raise(AttributeError, "property", found.describe(), " of '", class.Name, "' object has no getter")
		}
		return vm.Call(found.Get, self)
	case *Getter:
		return found.Get(vm, self)
	case *StaticMethod:
		return found.Func, nil
	case *ClassMethod:
		return &Method{found.Func, class}, nil
	case *Instance:
		if get := found.Class.Lookup("__get__"); get != nil {
			return vm.Call(get, found, self, class)
		}
	case objectBound:
		return found.BindObject(vm, self, class)
	}
	return found, nil
}

// method prepares the call of v.name(…) without making a bound method where that can be seen by nobody: it returns the function and
// the object, or the attribute and nil.
func (vm *VM) method(v Value, name string, l *lookup) (fn, self Value, err *Error) {
	switch v := v.(type) {
	case *Type, *Module, *Super:
	case *Instance:
		l.reading(vm, v.Class, name)
		if fn, ok := l.found.(*Function); ok && !l.customized && !v.Attrs.has(name) {
			return fn, v, nil
		}
	default:
		l.reading(vm, v.Type(), name)
		if fn, ok := l.found.(*Builtin); ok && fn.IsMethod {
			if own := attributesOf(v); own == nil || !own.has(name) {
				return fn, v, nil
			}
		}
	}
	attribute, err := vm.attribute(v, name, l)
	return attribute, nil, err
}

// customAttribute is v.name of a class with a __getattribute__ of its own.
func (vm *VM) customAttribute(v, custom Value, name string) (Value, *Error) {
	found, err := vm.Call(custom, v, NewStr(name))
	if err != nil && err.Class.IsSubclass(AttributeError) {
		if fallback := v.Type().Lookup("__getattr__"); fallback != nil {
			return vm.Call(fallback, v, NewStr(name))
		}
	}
	return found, err
}

// missingAttribute asks __getattr__, or raises AttributeError.
func (vm *VM) missingAttribute(v Value, name string) (Value, *Error) {
	switch v := v.(type) {
	case *Module:
		if fallback := v.Dict.Get("__getattr__"); fallback != nil {
			vm.moduleLacks(v, name)
			return vm.Call(fallback, NewStr(name))
		}
	default:
		if fallback := v.Type().Lookup("__getattr__"); fallback != nil {
			return vm.Call(fallback, v, NewStr(name))
		}
	}
	return nil, vm.noAttribute(v, name)
}

// NoAttribute is the error of an attribute that there is not.
func (vm *VM) NoAttribute(v Value, name string) *Error { return vm.noAttribute(v, name) }

func (vm *VM) noAttribute(v Value, name string) *Error {
	vm.lacks(v, name)

	var err *Error
	switch v := v.(type) {
	case *Module:
		whole, why := "module", vm.shadowing(v)
		if v.Initializing && why == "" {
			whole, why = "partially initialized module", circular
		}
		if _, ok := v.Dict.Get("__file__").(*Str); ok && v.Initializing && why == circular {
			whole += " '" + v.Name + "' from '" + v.File
		} else {
			whole += " '" + v.Name
		}
		err = vm.Raise(AttributeError, whole, "' has no attribute '", name, "'", why)
	case *Type:
		err = vm.Raise(AttributeError, "type object '", v.Label(), "' has no attribute '", name, "'")
	default:
		err = vm.Raise(AttributeError, "'", v.Type().Label(), "' object has no attribute '", name, "'")
	}
	err.Attrs.Set("name", NewStr(name))
	err.Attrs.Set("obj", v)
	return err
}

// SetAttr is v.name = value.
func (vm *VM) SetAttr(v Value, name string, value Value) *Error {
	return vm.setAttribute(v, name, value, new(lookup))
}

// setAttribute is v.name = value, with what is remembered of it.
func (vm *VM) setAttribute(v Value, name string, value Value, l *lookup) *Error {
	class := v.Type()
	l.writing(vm, class, name)
	if l.customized {
		switch v.(type) {
		case *Instance, *Type:
			_, err := vm.Call(class.Lookup("__setattr__"), v, NewStr(name), value)
			return err
		}
	}
	return vm.assign(l.found, v, name, value)
}

// assign is v.name = value, where the name was found in v's class or, if found is nil, was not.
func (vm *VM) assign(found, v Value, name string, value Value) *Error {
	switch found := found.(type) {
	case nil:
	case *Property:
		if found.Set == None {
			return vm.Raise(AttributeError, "property", found.describe(), " of '", v.Type().Name, "' object has no setter")
		}
		_, err := vm.Call(found.Set, v, value)
		return err
	case *Getter:
		if found.Set == nil {
			return vm.Raise(AttributeError, "attribute '", name, "' of '", found.Class.Label(), "' objects is not writable")
		}
		return found.Set(vm, v, value)
	case objectAssigned:
		return found.AssignObject(vm, v, value)
	case *Instance:
		if set := found.Class.Lookup("__set__"); set != nil {
			_, err := vm.Call(set, found, v, value)
			return err
		}
	}
	return vm.setOwn(v, name, value)
}

// setOwn gives an object an attribute of its own.
func (vm *VM) setOwn(v Value, name string, value Value) *Error {
	class := v.Type()
	switch v := v.(type) {
	case *Instance:
		if class == ObjectType || class.slots != nil && !slices.Contains(class.slots, name) {
			return vm.noPlace(v, name)
		}
		vm.Charge(32)
		vm.Spend(4)
		v.Attrs.setLike(&class.names, name, value)
		return nil
	case *Type:
		if !v.user {
			return vm.immutable(v, name)
		}
		v.Dict.Set(name, value)
		if name == "__hash__" {
			v.Unhashable = value == None
		}
		vm.classVersion++
		vm.overridesUncalled(v)
		return nil
	}
	if own := ownAttributes(v); own != nil {
		own.Set(name, value)
		return nil
	}
	if class.Lookup(name) != nil {
		return vm.Raise(AttributeError, "'", class.Name, "' object attribute '", name, "' is read-only")
	}
	return vm.noPlace(v, name)
}

// immutable is what becomes of setting or deleting an attribute of a class written in Go. Those that are written in Python in CPython
// could be changed there; here the class is not the program's alone.
func (vm *VM) immutable(t *Type, name string) *Error {
	if strings.HasPrefix(t.Module, "asyncio.") || t.Module == "random" || t.Module == "typing" {
		return vm.Unsupported("the attributes of the library's class " + t.Module + "." + t.Qualname + " can't be changed here (" + name +
			"): write a class that inherits from it, and give that the attribute")
	}
	return vm.Raise(TypeError, "cannot set '", name, "' attribute of immutable type '", t.Name, "'")
}

// noPlace is the error of setting an attribute of an object that can't have more than it has.
func (vm *VM) noPlace(v Value, name string) *Error {
	if t := v.Type(); strings.HasPrefix(t.Module, "asyncio.") {
		return vm.Unsupported("an object of the library's class " + t.Module + "." + t.Qualname + " can't be given attributes here (" + name +
			"): write a class that inherits from it")
	}
	return vm.Raise(AttributeError, "'", v.Type().Label(), "' object has no attribute '", name, "' and no __dict__ for setting new attributes")
}

// DelAttr is del v.name.
func (vm *VM) DelAttr(v Value, name string) *Error {
	switch v.(type) {
	case *Instance, *Type:
		class := v.Type()
		if custom := class.Lookup("__delattr__"); custom != objectDelattr && custom != typeDelattr {
			_, err := vm.Call(custom, v, NewStr(name))
			return err
		}
	}
	return vm.remove(v, name)
}

// remove is del v.name where the class defines no __delattr__.
func (vm *VM) remove(v Value, name string) *Error {
	class := v.Type()
	switch found := class.Lookup(name).(type) {
	case *Property:
		if found.Del == None {
			return vm.Raise(AttributeError, "property", found.describe(), " of '", class.Name, "' object has no deleter")
		}
		_, err := vm.Call(found.Del, v)
		return err
	case objectAssigned:
		return found.AssignObject(vm, v, nil)
	case *Instance:
		if del := found.Class.Lookup("__delete__"); del != nil {
			_, err := vm.Call(del, found, v)
			return err
		}
		if found.Class.Lookup("__set__") != nil {
			return vm.Raise(AttributeError, "__delete__")
		}
	}
	return vm.delOwn(v, name)
}

// delOwn takes an attribute of its own from an object.
func (vm *VM) delOwn(v Value, name string) *Error {
	if t, ok := v.(*Type); ok {
		switch {
		case !t.user:
			return vm.immutable(t, name)
		case name == "__name__" || name == "__qualname__" || name == "__module__" || name == "__doc__" || name == "__bases__":
			return vm.Raise(TypeError, "cannot delete '", name, "' attribute of immutable type '", t.Name, "'")
		}
	} else if name == "__class__" {
		return vm.Raise(TypeError, "can't delete __class__ attribute")
	}
	own := attributesOf(v)
	if own == nil {
		return vm.noPlace(v, name)
	}
	if !own.Delete(name) {
		if slices.Contains(v.Type().slots, name) {
			return vm.Raise(AttributeError, name)
		}
		return vm.noAttribute(v, name)
	}
	if _, ok := v.(*Type); ok {
		vm.classVersion++
	}
	return nil
}

// CallSpecial calls a special method of v, which is looked for in its class alone and, in the case of a class that extends a builtin
// type, only where the program has defined it. found is false when there is none.
func (vm *VM) CallSpecial(v Value, name string, args ...Value) (result Value, found bool, err *Error) {
	method := v.Type().special(name)
	if method == nil {
		return nil, false, nil
	}
	vm.Spend(8)
	if method == None {
		return nil, false, nil
	}
	if fn, ok := method.(*Function); ok {
		all := make([]Value, 0, 4)
		result, err = fn.Call(vm, append(append(all, v), args...), nil)
		return result, true, err
	}
	bound, err := vm.bindAttribute(method, v, v.Type())
	if err != nil {
		return nil, true, err
	}
	result, err = vm.Call(bound, args...)
	return result, true, err
}

// special finds a special method that the program has defined, in the class or those it inherits from; those of builtin types are
// known to the operations themselves.
func (t *Type) special(name string) Value {
	if !t.user {
		return nil
	}
	found := t.Lookup(name)
	b, _ := found.(*Builtin)
	switch wrapper := found.(type) {
	case *StaticMethod:
		b, _ = wrapper.Func.(*Builtin)
	case *ClassMethod:
		b, _ = wrapper.Func.(*Builtin)
	}
	if b != nil && b.Module == "builtins" && strings.HasSuffix(b.Name, name) {
		return nil
	}
	return found
}

// HasSpecial reports whether v's class, as the program has defined it, has a special method.
func HasSpecial(v Value, name string) bool { return v.Type().special(name) != nil }
