package lib

import (
	"gatherplay/gather/python/internal/syntax"
	"gatherplay/gather/python/internal/vm"
)

// What the collections module, which is written in Python, needs of the machine.

func newCollections(*vm.VM) *vm.Module {
	module := vm.NewModule("_collections")
	module.Dict.Set("deque", dequeType)
	module.Dict.Set("odict_iterator", odictIteratorType)
	module.Dict.Set("field_getter", fieldGetterType)
	module.Add("count_elements", "mapping, iterable, /", countElements)
	module.Add("dotted", "*classes", func(_ *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		for _, class := range args[0].(*vm.Tuple).Items {
			class.(*vm.Type).Dotted = true
		}
		return vm.None, nil
	})
	module.Add("move_to_front", "mapping, key, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		found, err := vm.Underlying(args[0]).(*vm.Dict).MoveToFront(m, args[1])
		if err == nil && !found {
			err = m.RaiseWith(vm.KeyError, args[1])
		}
		return vm.None, err
	})
	module.Add("repr_once", "object, within, write, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		within, _ := vm.AsStr(args[1])
		return text(m.ReprOnce(args[0], within, func() (string, *vm.Error) {
			written, err := m.Call(args[2])
			if err != nil {
				return "", err
			}
			s, _ := vm.AsStr(written)
			return s, nil
		}))
	})
	return module
}

func installCollections() {
	installDeque()
	odictIteratorType.Final = true
	odictIteratorType.AddSlots("iter next")
	constructor(odictIteratorType, "iterator, /", func(_ *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		return &odictIterator{args[0]}, nil
	})
	fieldGetterType.Dotted = true
	fieldGetterType.AddSlots("repr")
	constructor(fieldGetterType, "index, doc, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		i, err := m.AsIndex(args[0])
		return &fieldGetter{i, args[1]}, err
	})
	fieldGetterType.Dict.Set("__doc__", &vm.Getter{Name: "__doc__", Class: fieldGetterType,
		Get: func(_ *vm.VM, self vm.Value) (vm.Value, *vm.Error) {
			if g, ok := self.(*fieldGetter); ok {
				return g.doc, nil
			}
			return vm.None, nil
		},
		Set: func(_ *vm.VM, self, value vm.Value) *vm.Error { self.(*fieldGetter).doc = value; return nil }})
}

// countElements adds to the counts in a mapping how often each item of an iterable comes. A dict whose class has its own ways of getting
// and setting items is asked and told in these ways.
func countElements(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
	counts, ok := vm.Underlying(args[0]).(*vm.Dict)
	t := args[0].Type()
	plain := ok && t.Lookup("get") == vm.DictType.Lookup("get") && t.Lookup("__setitem__") == vm.DictType.Lookup("__setitem__")
	return vm.None, m.Each(args[1], func(item vm.Value) *vm.Error {
		var before vm.Value
		var err *vm.Error
		if plain {
			if _, err = m.Hash(item); err != nil {
				return err
			}
			before, err = counts.Get(m, item)
		} else {
			before, err = m.CallMethod(args[0], "get", item, integer(0))
		}
		if err != nil {
			return err
		}
		now, err := m.Binary(syntax.Add, or(before, integer(0)), integer(1))
		if err != nil {
			return err
		}
		if plain {
			return counts.Set(m, item, now)
		}
		return m.SetIndex(args[0], item, now)
	})
}

// An odictIterator goes through an OrderedDict.
type odictIterator struct{ of vm.Value }

var odictIteratorType = vm.NewType("builtins", "odict_iterator")

// Type implements [vm.Value].
func (*odictIterator) Type() *vm.Type { return odictIteratorType }

// Iter implements [vm.Iterable].
func (it *odictIterator) Iter(*vm.VM) (vm.Value, *vm.Error) { return it, nil }

// Next implements [vm.Iterator].
func (it *odictIterator) Next(m *vm.VM) (vm.Value, *vm.Error) {
	v, err := m.Next(it.of)
	if err != nil && err.Class == vm.RuntimeError {
		err = m.Raise(vm.RuntimeError, "OrderedDict mutated during iteration")
	}
	return v, err
}

// A fieldGetter is the attribute of a named tuple's class that gets a field of its objects.
type fieldGetter struct {
	index int
	doc   vm.Value
}

var fieldGetterType = vm.NewType("collections", "_tuplegetter")

// Type implements [vm.Value].
func (*fieldGetter) Type() *vm.Type { return fieldGetterType }

// BindObject makes the field of the object of the attribute.
func (g *fieldGetter) BindObject(m *vm.VM, self vm.Value, _ *vm.Type) (vm.Value, *vm.Error) {
	tuple, ok := vm.Underlying(self).(*vm.Tuple)
	if !ok {
		return nil, m.Raise(vm.TypeError, "descriptor for index '", decimal(g.index), "' for tuple subclasses doesn't apply to '",
			self.Type().Name, "' object")
	}
	if g.index >= len(tuple.Items) {
		return nil, m.Raise(vm.IndexError, "tuple index out of range")
	}
	return tuple.Items[g.index], nil
}

// AssignObject refuses to set or delete the field.
func (*fieldGetter) AssignObject(m *vm.VM, _, value vm.Value) *vm.Error {
	if value == nil {
		return m.Raise(vm.AttributeError, "can't delete attribute")
	}
	return m.Raise(vm.AttributeError, "can't set attribute")
}

// Repr implements [vm.Represented].
func (g *fieldGetter) Repr(m *vm.VM) (string, *vm.Error) {
	doc, err := m.Repr(g.doc)
	return "_tuplegetter(" + decimal(g.index) + ", " + doc + ")", err
}
