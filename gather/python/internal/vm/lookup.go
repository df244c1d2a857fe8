package vm

import "gatherplay/gather/python/internal/compile"

// A lookup remembers, for one instruction, where the name that it looks up was found last, so that it is found there again without a
// search. What it remembers of classes holds until any class changes (classVersion), what it remembers of names as long as they are
// the same ones.
type lookup struct {
	at int // its place in the namespace

	class      *Type // the class that the rest is about
	version    int
	found      Value // the name's value in the class, or nil
	data       bool  // which goes before an attribute of the object's own
	customized bool  // the class defines __getattribute__ or, of an instruction that sets an attribute, __setattr__

	globals []string // the names of globals among which it was not: it is a builtin
}

// lookup returns what the instruction at pc remembers.
func (c *Code) lookup(pc int) *lookup {
	l := c.lookups[pc]
	if l == nil {
		l = new(lookup)
		c.lookups[pc] = l
	}
	return l
}

// reading makes the lookup one of the attribute name of objects of a class.
func (l *lookup) reading(vm *VM, class *Type, name string) {
	if l.class != class || l.version != vm.classVersion {
		l.see(vm, class, name, "__getattribute__")
	}
}

// writing is reading for an instruction that sets the attribute.
func (l *lookup) writing(vm *VM, class *Type, name string) {
	if l.class != class || l.version != vm.classVersion {
		l.see(vm, class, name, "__setattr__")
	}
}

func (l *lookup) see(vm *VM, class *Type, name, hook string) {
	l.class, l.version = class, vm.classVersion
	l.found = class.Lookup(name)
	l.data = l.found != nil && isDataDescriptor(l.found)
	if _, isMember := l.found.(*Member); isMember && class.slots != nil {
		l.data = false // nothing but slots is among the object's own attributes
	}
	custom := class.Lookup(hook)
	b, isBuiltin := custom.(*Builtin)
	l.customized = !isBuiltin || b != objectGetattribute && b != objectSetattr && b != typeSetattr
}

// getter returns the function of the program that computes the attribute of v, as remembered, or nil.
func (l *lookup) getter(vm *VM, v Value) *Function {
	p, ok := l.found.(*Property)
	if !ok {
		return nil
	}
	i, ok := v.(*Instance)
	if !ok || l.customized || l.class != i.Class || l.version != vm.classVersion {
		return nil
	}
	fn, ok := p.Get.(*Function)
	if !ok || fn.Code.Flags&(compile.Generator|compile.Coroutine) != 0 {
		return nil
	}
	return fn
}

// global returns the value of a global or builtin name, or nil.
func (vm *VM) global(globals *Namespace, name string, l *lookup) Value {
	if l.globals == nil || !sameNames(l.globals, globals.names) {
		if v := globals.at(name, &l.at); v != nil {
			return v
		}
		l.globals = globals.names
	}
	return vm.Builtins.at(name, &l.at)
}

// sameNames reports whether two slices are one. A [Namespace] never changes names that it has, it only appends some.
func sameNames(a, b []string) bool {
	return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0])
}
