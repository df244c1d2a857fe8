package vm

import (
	"slices"
	"strings"

	"gatherplay/gather/python/internal/compile"
)

// classStatement executes a class statement.
func (vm *VM) classStatement(body *Function, name string, bases []Value, meta Value, keywords *Dict) (Value, *Error) {
	resolved, original, err := vm.resolveBases(bases)
	if err != nil {
		return nil, err
	}
	if meta == nil {
		meta = TypeType
		if len(resolved) > 0 {
			meta = resolved[0].Type()
		}
	}
	if class, ok := meta.(*Type); ok {
		for _, base := range resolved { // the most derived metaclass
			if other, ok := base.(*Type); ok {
				switch {
				case other.Type().IsSubclass(class):
					class = other.Type()
				case !class.IsSubclass(other.Type()):
					return nil, vm.Raise(TypeError, "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases")
				}
			}
		}
		meta = class
	}
	names, err := vm.prepareNamespace(meta, name, resolved, keywords)
	if err != nil {
		return nil, err
	}
	f := vm.newFrame(body.Code)
	f.globals, f.names = body.Globals, names
	copy(f.slots[len(body.Code.Locals)+len(body.Code.Cells):], body.Closure)
	for i := range body.Code.Cells {
		f.slots[len(body.Code.Locals)+i] = new(Cell)
	}
	if err := vm.Enter(); err != nil {
		vm.release(f)
		return nil, err
	}
	_, err = vm.enter(f)
	vm.Leave()
	if err != nil {
		return nil, err
	}
	if original {
		if err := vm.setPreparedName(names, "__orig_bases__", NewTuple(bases...)); err != nil {
			return nil, err
		}
	}
	if class, ok := meta.(*Type); ok && class.plainMeta() {
		return vm.BuildClass(class, name, resolved, names, keywords)
	}
	args, keywordNames := withKeywords(NewTuple(NewStr(name), NewTuple(resolved...), names.prepared()), keywords)
	made, err := vm.CallWith(meta, args, keywordNames)
	if err != nil {
		return nil, err
	}
	if cell, ok := names.Get("__classcell__").(*Cell); ok && cell.Value == nil {
		cell.Value = made
	}
	return made, nil
}

// plainMeta reports whether making a class of this metaclass calls nothing that the program has defined.
func (t *Type) plainMeta() bool {
	return t == TypeType || t.special("__new__") == nil && t.special("__init__") == nil && t.Type().special("__call__") == nil
}

// A namespaceView is the namespace of a class body, held on to by what is evaluated after the body has ended.
type namespaceView struct{ names *Namespace }

// Type implements [Value].
func (*namespaceView) Type() *Type { return DictType }

// dictNamespace returns the names of a class that are given as a dict.
func (vm *VM) dictNamespace(d *Dict) *Namespace {
	names := &Namespace{}
	for at := 0; ; {
		key, value, more := d.Next(&at)
		if !more {
			return names
		}
		if name, ok := key.(*Str); ok {
			names.Set(name.V, value)
		}
	}
}

// resolveBases replaces what is not a class but knows what to inherit from, such as Generic[T]; changed says whether there was any.
func (vm *VM) resolveBases(bases []Value) (resolved []Value, changed bool, err *Error) {
	for i, base := range bases {
		if _, ok := base.(*Type); ok {
			resolved = append(resolved, base)
			continue
		}
		entries, entriesErr := vm.GetAttr(base, "__mro_entries__")
		if entriesErr != nil {
			resolved = append(resolved, base)
			continue
		}
		replaced, err := vm.Call(entries, NewTuple(bases...))
		if err != nil {
			return nil, false, err
		}
		tuple, ok := replaced.(*Tuple)
		if !ok {
			return nil, false, vm.Raise(TypeError, "__mro_entries__ must return a tuple")
		}
		for _, entry := range tuple.Items {
			if !slices.Contains(resolved, entry) && !slices.Contains(bases[i+1:], entry) {
				resolved = append(resolved, entry)
			}
		}
		changed = true
	}
	return resolved, changed, nil
}

// What making a class costs: about how many bytes it takes, with what is remembered of its attributes, and how many instructions could be
// executed meanwhile. The latter for calling a class that is written in Go, too: its arguments are sorted into a namespace.
const (
	classCost     = 2048
	classWork     = 3000
	constructWork = 24
)

// BuildClass makes a class: what type(name, bases, namespace, **keywords) does.
func (vm *VM) BuildClass(meta *Type, name string, bases []Value, names *Namespace, keywords *Dict) (Value, *Error) {
	if names.dict != nil { // which the class body may have kept
		names = vm.dictNamespace(names.dict)
	}
	vm.Charge(classCost)
	vm.Spend(classWork)
	t := &Type{Name: name, Qualname: name, Module: "builtins", Dict: names, Meta: meta, user: true, version: &vm.classVersion}
	for _, base := range bases {
		class, ok := base.(*Type)
		if !ok {
			return nil, vm.Raise(TypeError, "bases must be types")
		}
		if class.Final {
			return nil, vm.Raise(TypeError, "type '", class.Name, "' is not an acceptable base type")
		}
		if slices.Contains(t.Bases, class) {
			return nil, vm.Raise(TypeError, "duplicate base class ", class.Name)
		}
		t.Bases = append(t.Bases, class)
	}
	if len(t.Bases) == 0 {
		t.Bases = []*Type{ObjectType}
	}
	if qualname, ok := names.Get("__qualname__").(*Str); ok {
		t.Qualname = qualname.V
		names.Delete("__qualname__")
	}
	if module, ok := names.Get("__module__").(*Str); ok {
		t.Module = module.V
	}
	if t.MRO = vm.linearize(t); t.MRO == nil {
		list := ""
		for i, base := range t.Bases {
			if i > 0 {
				list += ", "
			}
			list += base.Name
		}
		return nil, vm.Raise(TypeError, "Cannot create a consistent method resolution order (MRO) for bases ", list)
	}
	solid := t.solid()
	for _, base := range t.Bases {
		other := base.solid()
		bothErrors := solid.IsSubclass(BaseException) && other.IsSubclass(BaseException)
		if other != ObjectType && solid != other && !solid.IsSubclass(other) && !bothErrors {
			return nil, vm.Raise(TypeError, "multiple bases have instance lay-out conflict")
		}
	}
	t.New, t.Init, t.Unhashable = solid.New, solid.Init, solid.Unhashable
	for _, class := range t.MRO[1:] {
		if class.user {
			t.Unhashable = t.Unhashable || class.Unhashable
			break
		}
	}
	if names.Get("__eq__") != nil && names.Get("__hash__") == nil {
		names.Set("__hash__", None)
	}
	if hash := names.Get("__hash__"); hash != nil {
		t.Unhashable = hash == None
	}
	if names.Get("__doc__") == nil {
		names.Set("__doc__", None)
	}
	for _, method := range []string{"__init_subclass__", "__class_getitem__"} {
		if fn, ok := names.Get(method).(*Function); ok {
			names.Set(method, &ClassMethod{fn})
		}
	}
	if fn, ok := names.Get("__new__").(*Function); ok {
		names.Set("__new__", &StaticMethod{fn})
	}
	if err := vm.readSlots(t); err != nil {
		return nil, err
	}
	if cell, ok := names.Get("__classcell__").(*Cell); ok {
		cell.Value = t
		names.Delete("__classcell__")
	}
	if cell, ok := names.Get("__classdictcell__").(*Cell); ok {
		cell.Value = &namespaceView{names}
		names.Delete("__classdictcell__")
	}
	for _, class := range t.MRO[1:] {
		if class.abstract {
			t.abstract = true
			break
		}
	}
	vm.overridesUncalled(t)
	for _, base := range t.Bases {
		base.noteSubclass(t)
	}
	vm.classVersion++
	if err := vm.announce(t, keywords); err != nil {
		return nil, err
	}
	return t, nil
}

// noteSubclass remembers what __subclasses__ answers; builtin types outlive the run and remember nothing.
func (t *Type) noteSubclass(class *Type) {
	if t.user {
		t.subclass = append(t.subclass, class)
	}
}

// announce calls __set_name__ of what stands in the class body, and __init_subclass__ of the class above.
func (vm *VM) announce(t *Type, keywords *Dict) *Error {
	var told []string
	t.Dict.Each(func(name string, v Value) bool {
		switch v := v.(type) {
		case *Property:
			v.Name = name
		case *Instance:
			if p, ok := v.Base.(*Property); ok {
				p.Name = name
			}
			told = append(told, name)
		}
		return true
	})
	values := make([]*Instance, len(told)) // what they do may change the class
	for i, name := range told {
		values[i] = t.Dict.Get(name).(*Instance)
	}
	for i, v := range values {
		if _, _, err := vm.CallSpecial(v, "__set_name__", t, NewStr(told[i])); err != nil {
			err.AddNote(NewStr("Error calling __set_name__ on '" + v.Class.Name + "' instance '" + told[i] + "' in '" + t.Name + "'"))
			return err
		}
	}
	for _, class := range t.MRO[1:] {
		hook, ok := class.Dict.Get("__init_subclass__").(*ClassMethod)
		if !ok {
			continue
		}
		args := []Value{t}
		var names []string
		for at := 0; keywords != nil; {
			key, value, more := keywords.Next(&at)
			if !more {
				break
			}
			names = append(names, key.(*Str).V)
			args = append(args, value)
		}
		_, err := vm.CallWith(hook.Func, args, names)
		return err
	}
	if keywords != nil && keywords.Len() > 0 {
		return vm.Raise(TypeError, t.Name, ".__init_subclass__() takes no keyword arguments")
	}
	return nil
}

// readSlots takes over __slots__: the only attributes that instances may have, unless a class above has no such list.
func (vm *VM) readSlots(t *Type) *Error {
	listed := t.Dict.Get("__slots__")
	if listed == nil {
		return nil
	}
	t.slots = []string{}
	add := func(name Value) *Error {
		s, ok := name.(*Str)
		switch {
		case !ok:
			return vm.Raise(TypeError, "__slots__ items must be strings, not '", name.Type().Label(), "'")
		case !isIdentifier(s.V):
			return vm.Raise(TypeError, "__slots__ must be identifiers")
		}
		t.slots = append(t.slots, mangled(t.Name, s.V))
		return nil
	}
	if one, ok := listed.(*Str); ok {
		if err := add(one); err != nil {
			return err
		}
	} else if err := vm.Each(listed, add); err != nil {
		return err
	}
	switch solid := t.solid(); solid {
	case IntType, TupleType, BytesType:
		if len(t.slots) > 0 {
			return vm.Raise(TypeError, "nonempty __slots__ not supported for subtype of '", t.Bases[0].Label(), "'")
		}
	}
	for _, name := range t.slots {
		if t.Dict.Get(name) != nil {
			return vm.Raise(ValueError, "'", name, "' in __slots__ conflicts with class variable")
		}
	}
	for _, name := range t.slots {
		if name != "__dict__" && name != "__weakref__" {
			t.Dict.Set(name, &Member{name, t})
		}
	}
	for _, class := range t.MRO[1:] {
		if class.user && class.slots == nil || slices.Contains(t.slots, "__dict__") {
			t.slots = nil
			return nil
		}
		t.slots = append(t.slots, class.slots...)
	}
	return nil
}

// isIdentifier reports whether a text can be a name.
func isIdentifier(text string) bool {
	for i, r := range text {
		if r != '_' && (!isAlphanumeric(r) || i == 0 && r >= '0' && r <= '9') {
			return false
		}
	}
	return text != ""
}

// mangled is the name that a private name has outside of its class.
func mangled(class, name string) string {
	if class = strings.TrimLeft(class, "_"); class == "" || !strings.HasPrefix(name, "__") || strings.HasSuffix(name, "__") {
		return name
	}
	return "_" + class + name
}

// solid returns the builtin type that decides what instances of the class are made of.
func (t *Type) solid() *Type {
	for _, class := range t.MRO {
		if !class.user && (class == ObjectType || class.New != nil) {
			return class
		}
	}
	return ObjectType
}

// linearize computes the order of inheritance with the C3 algorithm; nil if there is none.
func (vm *VM) linearize(t *Type) []*Type {
	length := 0
	for _, base := range t.Bases {
		length += len(base.MRO)
	}
	vm.Charge(8 * length)
	if len(t.Bases) == 1 {
		return append([]*Type{t}, t.Bases[0].MRO...)
	}
	vm.Spend(length * length / 8 * max(1, length/64))
	var lists [][]*Type
	for _, base := range t.Bases {
		lists = append(lists, base.MRO)
	}
	lists = append(lists, t.Bases)
	order := []*Type{t}
	for {
		var next *Type
		empty := true
		for _, list := range lists {
			if len(list) == 0 {
				continue
			}
			empty = false
			inTail := slices.ContainsFunc(lists, func(other []*Type) bool {
				return len(other) > 1 && slices.Contains(other[1:], list[0])
			})
			if !inTail {
				next = list[0]
				break
			}
		}
		if empty {
			return order
		}
		if next == nil {
			return nil
		}
		order = append(order, next)
		for i, list := range lists {
			if len(list) > 0 && list[0] == next {
				lists[i] = list[1:]
			}
		}
	}
}

// plain reports whether a call of the class makes an Instance and calls __init__, and nothing else: there is no metaclass, no __new__
// and no builtin type with data to build upon.
func (t *Type) plain() bool { return t.construction().plain }

// A construction is what a call of a class has to know of it, gathered once and again when classes change.
type construction struct {
	version   int // one more than the classVersion that it is of
	plain     bool
	finalizer bool  // there is a __del__
	init      Value // __init__
}

// construction is for classes defined in Python.
func (t *Type) construction() *construction {
	c := &t.constructed
	if c.version != *t.version+1 {
		*c = construction{
			version:   *t.version + 1,
			plain:     t.Type() == TypeType && t.New == nil && t.special("__new__") == nil,
			finalizer: t.Lookup("__del__") != nil,
			init:      t.Lookup("__init__"),
		}
	}
	return c
}

// instantiate calls a plain class. If __init__ is a function of the program, its frame is returned to be run; its result is the
// instance.
func (vm *VM) instantiate(t *Type, args []Value, names []string) (Value, *Frame, *Error) {
	vm.Charge(96)
	init := t.construction().init
	if len(args) > 0 && (init == nil || init == objectInit) {
		return nil, nil, vm.Raise(TypeError, t.Name, "() takes no arguments")
	}
	if err := vm.notAbstract(t); err != nil {
		return nil, nil, err
	}
	made := vm.newInstance(&Instance{Class: t})
	fn, ok := init.(*Function)
	if !ok {
		if init == nil || init == objectInit {
			return made, nil, nil
		}
		bound, err := vm.bindAttribute(init, made, t)
		if err != nil {
			return nil, nil, err
		}
		_, err = vm.CallWith(bound, args, names)
		return made, nil, err
	}
	var few [6]Value
	all := append(append(few[:0], made), args...)
	if fn.Code.Flags&(compile.Generator|compile.Coroutine) != 0 {
		return nil, nil, vm.Raise(TypeError, "__init__() should return None, not '", kindNames[kindOf(fn.Code.Flags)], "'")
	}
	f, err := vm.prepare(fn, all, names)
	if err != nil {
		return nil, nil, err
	}
	f.instance = made
	return nil, f, nil
}

var kindNames = [...]string{plainGenerator: "generator", coroutineGenerator: "coroutine", asyncGenerator: "async_generator"}

// callType calls a class.
func (vm *VM) callType(t *Type, args []Value, names []string) (Value, *Error) {
	if call := t.Type().special("__call__"); call != nil {
		bound, err := vm.bindAttribute(call, t, t.Type())
		if err != nil {
			return nil, err
		}
		return vm.CallWith(bound, args, names)
	}
	return vm.Construct(t, args, names)
}

// Construct is what calling a class does unless its metaclass says otherwise: __new__, then __init__.
func (vm *VM) Construct(t *Type, args []Value, names []string) (Value, *Error) {
	if t.user && t.plain() {
		made, f, err := vm.instantiate(t, args, names)
		if err != nil || f == nil {
			return made, err
		}
		if err := vm.Enter(); err != nil {
			vm.release(f)
			return nil, err
		}
		defer vm.Leave()
		return vm.enter(f)
	}
	if t == TypeType && len(args) == 1 && len(names) == 0 {
		return args[0].Type(), nil
	}
	vm.Spend(constructWork)
	var made Value
	var err *Error
	if new := t.special("__new__"); new != nil {
		var fn Value = new
		if s, ok := new.(*StaticMethod); ok {
			fn = s.Func
		}
		made, err = vm.CallWith(fn, append([]Value{t}, args...), names)
	} else {
		made, err = vm.New(t, args, names)
	}
	if err != nil || !made.Type().IsSubclass(t) {
		return made, err
	}
	return made, vm.initialize(made, args, names)
}

// New is the __new__ that a class inherits from its builtin base.
func (vm *VM) New(t *Type, args []Value, names []string) (Value, *Error) {
	if t.New == nil {
		if t.user || t == ObjectType {
			if len(args) > 0 && (t.special("__new__") != nil || t.special("__init__") == nil) {
				if t.special("__new__") != nil {
					return nil, vm.Raise(TypeError, "object.__new__() takes exactly one argument (the type to instantiate)")
				}
				return nil, vm.Raise(TypeError, t.Name, "() takes no arguments")
			}
			if err := vm.notAbstract(t); err != nil {
				return nil, err
			}
			vm.Charge(96)
			return vm.newInstance(&Instance{Class: t}), nil
		}
		return nil, vm.Raise(TypeError, "cannot create '", qualified(t), "' instances")
	}
	made, err := t.New(vm, t, args, names)
	if err != nil || made.Type() == t || !t.user {
		return made, err
	}
	vm.Charge(96)
	return vm.newInstance(&Instance{Class: t, Base: made}), nil
}

func qualified(t *Type) string {
	if t.Module == "builtins" {
		return t.Qualname
	}
	return t.Module + "." + t.Qualname
}

// fullName is qualified, but of what the program itself defines only the name: as PyType_GetFullyQualifiedName has it.
func (t *Type) fullName() string {
	if t.Module == "__main__" {
		return t.Qualname
	}
	return qualified(t)
}

// initialize calls __init__.
func (vm *VM) initialize(made Value, args []Value, names []string) *Error {
	t := made.Type()
	if init := t.special("__init__"); init != nil {
		bound, err := vm.bindAttribute(init, made, t)
		if err != nil {
			return err
		}
		result, err := vm.CallWith(bound, args, names)
		if err == nil && result != None {
			err = vm.Raise(TypeError, "__init__() should return None, not '", result.Type().Label(), "'")
		}
		return err
	}
	if t.Init != nil {
		return t.Init(vm, Underlying(made), args, names)
	}
	return nil
}
