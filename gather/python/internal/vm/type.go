package vm

// A Type is a class: a builtin one, or one that the program has defined.
type Type struct {
	Name     string
	Qualname string
	Module   string // "builtins", "__main__", "asyncio.exceptions" …
	Bases    []*Type
	MRO      []*Type // the type itself first, object last
	Dict     *Namespace
	Meta     *Type // its own class: type, unless a metaclass was given

	// New is __new__ of a builtin type: args are positional ones followed by one for each of names. class is the type that was
	// called, which may be a subclass; the result is then put into an Instance by the machine. Init is __init__, if there is work left
	// for it. A program's class inherits both from the builtin type that it is laid out like (see solid).
	New  func(vm *VM, class *Type, args []Value, names []string) (Value, *Error)
	Init func(vm *VM, self Value, args []Value, names []string) *Error

	// Final types can't be subclassed: bool, NoneType, function …
	Final bool
	// Dotted types are those of CPython's modules written in C: error messages name them with their module.
	Dotted bool
	// Unhashable types raise TypeError when hashed: list, dict, set, and classes that define __eq__ without __hash__.
	Unhashable bool
	// Pattern is the kind of pattern that matches objects of the type.
	Pattern Pattern

	// What follows only classes have that were defined in Python. They belong to one machine. All others exist once for all machines,
	// which may run at the same time: they never change after they have been installed, and remember nothing.

	user     bool     // defined in Python
	version  *int     // the machine's classVersion
	slots    []string // the attributes that instances may have, if the class limits them
	names    []string // the attributes that instances were given so far, in order
	abstract bool     // it, or a class above, was given __abstractmethods__
	finder   map[string]Value
	found    int // the classVersion that finder is of
	subclass []*Type

	constructed construction
}

// Type implements [Value].
func (t *Type) Type() *Type {
	if t.Meta != nil {
		return t.Meta
	}
	return TypeType
}

// newType makes a builtin type; its methods are added to Dict by the library.
func newType(name string, bases ...*Type) *Type {
	if len(bases) == 0 {
		bases = []*Type{ObjectType}
	}
	t := &Type{Name: name, Qualname: name, Module: "builtins", Bases: bases, Dict: &Namespace{}}
	t.MRO = append([]*Type{t}, bases[0].MRO...)
	t.New, t.Init, t.Unhashable = bases[0].New, bases[0].Init, bases[0].Unhashable
	return t
}

// NewType makes a builtin type for a library module. The first base decides what its instances are made of.
func NewType(module, name string, bases ...*Type) *Type {
	t := newType(name, bases...)
	t.Module = module
	return t
}

// newDottedType makes a type that error messages name with its module.
func newDottedType(module, name string) *Type {
	t := NewType(module, name)
	t.Dotted = true
	return t
}

// Label is how error messages name the type: with its module if it is dotted.
func (t *Type) Label() string {
	if t.Dotted {
		return qualified(t)
	}
	return t.Name
}

// Lookup finds an attribute in the type or those it inherits from; nil if there is none.
func (t *Type) Lookup(name string) Value {
	if !t.user {
		return t.inherited(name)
	}
	if t.found != *t.version || t.finder == nil {
		t.finder, t.found = make(map[string]Value, 8), *t.version
	} else if v, known := t.finder[name]; known {
		return v
	}
	found := t.inherited(name)
	t.finder[name] = found
	return found
}

// inherited is Lookup by a search.
func (t *Type) inherited(name string) Value {
	for _, class := range t.MRO {
		if v := class.Dict.Get(name); v != nil {
			return v
		}
	}
	return nil
}

// IsSubclass reports whether t is base or inherits from it.
func (t *Type) IsSubclass(base *Type) bool {
	for _, class := range t.MRO {
		if class == base {
			return true
		}
	}
	return false
}

// The types that everything rests on.
var (
	ObjectType = func() *Type {
		t := &Type{Name: "object", Qualname: "object", Module: "builtins", Dict: &Namespace{}}
		t.MRO = []*Type{t}
		return t
	}()
	TypeType           = newType("type")
	NoneType           = newFinalType("NoneType")
	EllipsisType       = newFinalType("ellipsis")
	NotImplementedType = newFinalType("NotImplementedType")
	IntType            = newType("int")
	BoolType           = func() *Type { t := newType("bool", IntType); t.Final = true; return t }()
	FloatType          = newType("float")
	ComplexType        = newType("complex")
	StrType            = newType("str")
	BytesType          = newType("bytes")
	TupleType          = newType("tuple")
	ListType           = newUnhashableType("list")
	DictType           = newUnhashableType("dict")
	SetType            = newUnhashableType("set")
	FrozenSetType      = newType("frozenset")
	RangeType          = newFinalType("range")
	SliceType          = newFinalType("slice")
)

func newFinalType(name string) *Type {
	t := newType(name)
	t.Final = true
	return t
}

func newUnhashableType(name string) *Type {
	t := newType(name)
	t.Unhashable = true
	return t
}

// An Instance is an object of a class that the program has defined. If the class inherits from a builtin type that holds data
// (dict, int, str …), Base is that data as the builtin type has it.
type Instance struct {
	Class *Type
	Attrs Namespace
	Base  Value
	Slots *Namespace // of an object that has attributes and, from a class above, slots: what is in those
}

// Type implements [Value].
func (i *Instance) Type() *Type { return i.Class }

// Underlying returns what an operation of a builtin type works on: an instance's Base, and anything else itself. Native code that
// wants an int, a list or a str looks at Underlying(v), so that subclasses are served too.
func Underlying(v Value) Value {
	if i, ok := v.(*Instance); ok && i.Base != nil {
		return i.Base
	}
	return v
}

// A Namespace is a set of named values in the order in which the names were first set: the attributes of an object or a class, the
// globals of a module. The zero Namespace is empty and ready to use.
type Namespace struct {
	names  []string // may be shared: what is in it never changes
	values []Value
	index  map[string]int32 // only once there are many
	dict   *Dict            // holds the names instead, once the program has asked for them as a dict

	mapping *Instance // of a class body: an object that extends dict, with methods that see how names are set and looked up
}

// AsDict returns the dict that the namespace is from now on: what changes one changes the other.
func (n *Namespace) AsDict() *Dict {
	if n.dict == nil {
		*n = Namespace{dict: n.Snapshot()}
	}
	return n.dict
}

// Names returns the names. The slice is not the caller's.
func (n *Namespace) Names() []string {
	if n.dict == nil {
		return n.names
	}
	var names []string
	n.Each(func(name string, _ Value) bool {
		names = append(names, name)
		return true
	})
	return names
}

// references visits the values.
func (n *Namespace) references(visit func(any)) {
	if n.dict != nil {
		visit(n.dict)
		return
	}
	for _, v := range n.values {
		visit(v)
	}
}

const namesToScan = 8

// has reports whether there is such a name.
func (n *Namespace) has(name string) bool {
	if n.dict != nil {
		return n.dict.GetString(name) != nil
	}
	return n.find(name) >= 0
}

// find returns where name is, or -1. A dict knows that by itself.
func (n *Namespace) find(name string) int {
	if n.index != nil {
		if i, ok := n.index[name]; ok {
			return int(i)
		}
		return -1
	}
	for i, known := range n.names {
		if known == name {
			return i
		}
	}
	return -1
}

// Get returns the value of name, or nil.
func (n *Namespace) Get(name string) Value {
	if n.dict != nil {
		return n.dict.GetString(name)
	}
	if i := n.find(name); i >= 0 {
		return n.values[i]
	}
	return nil
}

// at returns the value of name, which is likely at position *guess, and leaves there where it really is.
func (n *Namespace) at(name string, guess *int) Value {
	if g := *guess; g < len(n.names) && n.names[g] == name {
		return n.values[g]
	}
	if n.dict != nil {
		return n.dict.GetString(name)
	}
	i := n.find(name)
	if i < 0 {
		return nil
	}
	*guess = i
	return n.values[i]
}

// Set gives name a value.
func (n *Namespace) Set(name string, v Value) {
	if n.dict != nil {
		n.dict.SetString(name, v)
		return
	}
	i := n.find(name)
	if i >= 0 {
		n.values[i] = v
		return
	}
	n.names = append(n.names, name)
	n.values = append(n.values, v)
	if n.index != nil {
		n.index[name] = int32(len(n.names) - 1)
	} else if len(n.names) > namesToScan {
		n.reindex()
	}
}

// setLike is Set for one of many namespaces that are given the same names in the same order, as the objects of a class mostly are.
// They share the slice of names, which grows with the first of them.
func (n *Namespace) setLike(shared *[]string, name string, v Value) {
	at := len(n.names)
	if n.dict != nil || at >= namesToScan || n.find(name) >= 0 || at > 0 && (at > len(*shared) || &n.names[0] != &(*shared)[0]) {
		n.Set(name, v)
		return
	}
	if at == len(*shared) {
		*shared = append((*shared)[:at:at], name)
	} else if (*shared)[at] != name {
		n.Set(name, v)
		return
	}
	if at == 0 {
		n.values = make([]Value, 0, len(*shared))
	}
	n.names = (*shared)[: at+1 : at+1]
	n.values = append(n.values, v)
}

// Delete removes name and reports whether it was there.
func (n *Namespace) Delete(name string) bool {
	if n.dict != nil {
		return n.dict.DeleteString(name) != nil
	}
	i := n.find(name)
	if i < 0 {
		return false
	}
	n.names = append(n.names[:i:i], n.names[i+1:]...)
	n.values = append(n.values[:i:i], n.values[i+1:]...)
	if n.index != nil {
		n.reindex()
	}
	return true
}

func (n *Namespace) reindex() {
	n.index = make(map[string]int32, 2*len(n.names))
	for i, name := range n.names {
		n.index[name] = int32(i)
	}
}

// Len returns the number of names.
func (n *Namespace) Len() int {
	if n.dict != nil {
		return n.dict.Len()
	}
	return len(n.names)
}

// Each calls f for every name in order, until it returns false.
func (n *Namespace) Each(f func(name string, v Value) bool) {
	if n.dict != nil {
		for at := 0; ; {
			key, v, more := n.dict.Next(&at)
			if !more {
				return
			}
			if name, ok := AsStr(key); ok && !f(name, v) {
				return
			}
		}
	}
	for i := 0; i < len(n.names); i++ { // f may delete names
		if !f(n.names[i], n.values[i]) {
			return
		}
	}
}

// MakeStatic makes a class of the library's, written in Python, be like one of CPython's that are written in C: errors name it with its
// module, and its properties are no properties.
func (vm *VM) MakeStatic(t *Type) {
	t.Dotted = true
	for _, name := range t.Dict.Names() {
		p, ok := t.Dict.Get(name).(*Property)
		if !ok || p.Set != None {
			continue
		}
		get := p.Get
		t.Dict.Set(name, &Getter{Name: name, Class: t, Get: func(vm *VM, self Value) (Value, *Error) { return vm.Call(get, self) }})
	}
	vm.classVersion++
}
