package vm

import (
	"slices"
	"strings"
)

// Abstract methods: those that a class of the metaclass abc.ABCMeta still has to be given by a subclass.

// IsAbstract reports whether something found in a class body is marked as abstract.
func (vm *VM) IsAbstract(v Value) (bool, *Error) {
	switch v := v.(type) {
	case *Property:
		for _, f := range []Value{v.Get, v.Set, v.Del} {
			if abstract, err := vm.IsAbstract(f); abstract || err != nil {
				return abstract, err
			}
		}
		return false, nil
	case *StaticMethod:
		return vm.IsAbstract(v.Func)
	case *ClassMethod:
		return vm.IsAbstract(v.Func)
	case *Method:
		return vm.IsAbstract(v.Func)
	case *Function:
		mark := v.Attrs.Get("__isabstractmethod__")
		return mark != nil && mark != False, nil
	case *Instance:
		mark, err := vm.GetAttr(v, "__isabstractmethod__")
		if err != nil {
			if err.Class.IsSubclass(AttributeError) {
				err = nil
			}
			return false, err
		}
		return vm.Truth(mark)
	}
	return false, nil
}

// abstractMethods is the attribute __abstractmethods__ of classes, which a class has once it was set.
var abstractMethods = &Getter{Name: "__abstractmethods__", Class: TypeType}

func init() {
	abstractMethods.Get = func(vm *VM, self Value) (Value, *Error) {
		t := self.(*Type)
		if names := t.Dict.Get("__abstractmethods__"); names != nil && t != TypeType {
			return names, nil
		}
		return nil, vm.noAttribute(t, "__abstractmethods__")
	}
	abstractMethods.Set = func(vm *VM, self, value Value) *Error {
		t := self.(*Type)
		if err := vm.setOwn(t, "__abstractmethods__", value); err != nil {
			return err
		}
		t.abstract = true
		return nil
	}
	TypeType.Dict.Set("__abstractmethods__", abstractMethods)
}

// notAbstract refuses to instantiate a class with abstract methods left, and says which.
func (vm *VM) notAbstract(t *Type) *Error {
	if !t.abstract {
		return nil
	}
	listed := t.Dict.Get("__abstractmethods__")
	if listed == nil {
		return nil
	}
	var names []string
	if err := vm.Each(listed, func(name Value) *Error {
		text, _ := AsStr(name)
		names = append(names, text)
		return nil
	}); err != nil || len(names) == 0 {
		return err
	}
	slices.Sort(names)
	plural := "s"
	if len(names) == 1 {
		plural = ""
	}
	return vm.Raise(TypeError, "Can't instantiate abstract class ", t.Name, " without an implementation for abstract method", plural, " '",
		strings.Join(names, "', '"), "'")
}
