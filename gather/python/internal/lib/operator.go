package lib

import (
	"strings"

	"gatherplay/gather/python/internal/syntax"
	"gatherplay/gather/python/internal/vm"
)

// operators are the operators of two operands that are functions of the operator module, by name. They have forms for augmented
// assignment, iadd and so on, and names with underscores.
var operators = map[string]vm.Operator{
	"add": syntax.Add, "sub": syntax.Sub, "mul": syntax.Mult, "matmul": syntax.MatMult, "truediv": syntax.Div, "mod": syntax.Mod,
	"pow": syntax.Pow, "lshift": syntax.LShift, "rshift": syntax.RShift, "or_": syntax.BitOr, "xor": syntax.BitXor,
	"and_": syntax.BitAnd, "floordiv": syntax.FloorDiv,
}

var comparisons = map[string]vm.Comparison{
	"eq": syntax.Eq, "ne": syntax.NotEq, "lt": syntax.Lt, "le": syntax.LtE, "gt": syntax.Gt, "ge": syntax.GtE,
}

var unaries = map[string]syntax.UnaryOperator{"neg": syntax.USub, "pos": syntax.UAdd, "invert": syntax.Invert, "inv": syntax.Invert}

// operatorNames is the order of operator.__all__, in which the functions are made.
var operatorNames = strings.Fields(`abs add and_ attrgetter call concat contains countOf delitem eq floordiv ge getitem gt iadd iand iconcat
	ifloordiv ilshift imatmul imod imul index indexOf inv invert ior ipow irshift is_ is_none is_not is_not_none isub itemgetter itruediv
	ixor le length_hint lshift lt matmul methodcaller mod mul ne neg not_ or_ pos pow rshift setitem sub truediv truth xor`)

// operatorFunctions are the functions that are more than an operator.
var operatorFunctions = map[string]function{
	"abs":      {"abs", "a, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) { return m.Abs(args[0]) }},
	"concat":   {"concat", "a, b, /", concatenation(func(m *vm.VM, a, b vm.Value) (vm.Value, *vm.Error) { return m.Binary(syntax.Add, a, b) })},
	"iconcat":  {"iconcat", "a, b, /", concatenation(func(m *vm.VM, a, b vm.Value) (vm.Value, *vm.Error) { return m.Inplace(syntax.Add, a, b) })},
	"contains": {"contains", "a, b, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) { return truth(m.Contains(args[0], args[1])) }},
	"getitem":  {"getitem", "a, b, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) { return m.Index(args[0], args[1]) }},
	"setitem": {"setitem", "a, b, c, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		return vm.None, m.SetIndex(args[0], args[1], args[2])
	}},
	"delitem": {"delitem", "a, b, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) { return vm.None, m.DelIndex(args[0], args[1]) }},
	"index":   {"index", "a, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) { return m.AsInteger(args[0]) }},
	"truth":   {"truth", "a, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) { return truth(m.Truth(args[0])) }},
	"not_": {"not_", "a, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		holds, err := m.Truth(args[0])
		return truth(!holds, err)
	}},
	"is_":         {"is_", "a, b, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) { return vm.NewBool(m.Is(args[0], args[1])), nil }},
	"is_not":      {"is_not", "a, b, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) { return vm.NewBool(!m.Is(args[0], args[1])), nil }},
	"is_none":     {"is_none", "a, /", func(_ *vm.VM, args []vm.Value) (vm.Value, *vm.Error) { return vm.NewBool(args[0] == vm.None), nil }},
	"is_not_none": {"is_not_none", "a, /", func(_ *vm.VM, args []vm.Value) (vm.Value, *vm.Error) { return vm.NewBool(args[0] != vm.None), nil }},
	"call": {"call", "obj, /, *args, **kwargs", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		given, names := vm.Arguments(args[1], args[2])
		return m.CallWith(args[0], given, names)
	}},
	"countOf": {"countOf", "a, b, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		n := 0
		_, err := searchIn(m, args, func(int) bool { n++; return false })
		return integer(n), err
	}},
	"indexOf": {"indexOf", "a, b, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		at := 0
		found, err := searchIn(m, args, func(i int) bool { at = i; return true })
		if err == nil && !found {
			err = m.Raise(vm.ValueError, "sequence.index(x): x not in sequence")
		}
		return integer(at), err
	}},
	"length_hint": {"length_hint", "obj, default=, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		missing := or(args[1], integer(0))
		if !vm.HasIndex(missing) {
			return nil, m.Raise(vm.TypeError, "'", missing.Type().Label(), "' object cannot be interpreted as an integer")
		}
		return lengthHint(m, args[0], missing)
	}},
}

// concatenation is concat or iconcat: an addition of sequences.
func concatenation(add func(m *vm.VM, a, b vm.Value) (vm.Value, *vm.Error)) func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
	return func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		if t := args[0].Type(); t.Lookup("__getitem__") == nil || t.IsSubclass(vm.DictType) {
			return nil, m.Raise(vm.TypeError, "'", t.Name, "' object can't be concatenated")
		}
		return add(m, args[0], args[1])
	}
}

// searchIn calls found with the position of every item equal to the second argument, until it returns true.
func searchIn(m *vm.VM, args []vm.Value, found func(i int) bool) (bool, *vm.Error) {
	it, err := m.Iter(args[0])
	if err != nil {
		if err.Class == vm.TypeError {
			err = m.Raise(vm.TypeError, "argument of type '", args[0].Type().Label(), "' is not iterable")
		}
		return false, err
	}
	for i := 0; ; i++ {
		v, err := draw(m, it)
		if v == nil || err != nil {
			return false, err
		}
		equal, err := m.Equal(v, args[1])
		if err != nil {
			return false, err
		}
		if equal && found(i) {
			return true, nil
		}
	}
}

// lengthHint is how long an object is or is likely to be.
func lengthHint(m *vm.VM, v, missing vm.Value) (vm.Value, *vm.Error) {
	if v.Type().Lookup("__len__") != nil {
		n, err := m.Len(v)
		if err == nil || !err.Class.IsSubclass(vm.TypeError) {
			return integer(n), err
		}
	}
	hint := v.Type().Lookup("__length_hint__")
	if hint == nil {
		return missing, nil
	}
	n, err := m.Call(hint, v)
	switch {
	case err != nil && err.Class.IsSubclass(vm.TypeError) || n == vm.NotImplemented:
		return missing, nil
	case err != nil:
		return nil, err
	case !vm.IsInt(n):
		return nil, m.Raise(vm.TypeError, "__length_hint__ must be an integer, not ", n.Type().Label())
	}
	if i, ok := vm.AsInt(n); ok && i < 0 {
		return nil, m.Raise(vm.ValueError, "__length_hint__() should return >= 0")
	}
	return n, nil
}

func newOperator(*vm.VM) *vm.Module {
	module := vm.NewModule("operator")
	add := func(name, signature string, run func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error)) {
		f := vm.Func("_operator", name, signature, run)
		module.Dict.Set(name, f)
	}
	for _, name := range operatorNames {
		if f, ok := operatorFunctions[name]; ok {
			add(name, f.signature, f.run)
		} else if op, ok := operators[name]; ok {
			add(name, "a, b, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) { return m.Binary(op, args[0], args[1]) })
		} else if op, ok := comparisons[name]; ok {
			add(name, "a, b, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) { return m.Compare(op, args[0], args[1]) })
		} else if op, ok := unaries[name]; ok {
			add(name, "a, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) { return m.Unary(op, args[0]) })
		} else if op, ok := inplaceOperator(name); ok {
			add(name, "a, b, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) { return m.Inplace(op, args[0], args[1]) })
		}
	}
	for _, t := range []*vm.Type{attrGetterType, itemGetterType, methodCallerType} {
		module.Dict.Set(t.Name, t)
	}
	for _, name := range operatorNames {
		if _, isType := module.Dict.Get(name).(*vm.Type); !isType && !strings.HasSuffix(name, "Of") && !strings.HasPrefix(name, "is_") &&
			name != "length_hint" && name != "truth" {
			module.Dict.Set("__"+strings.TrimSuffix(name, "_")+"__", module.Dict.Get(name))
		}
	}
	module.Dict.Set("__all__", names(operatorNames))
	return module
}

// inplaceOperator finds the operator of "iadd" and so on.
func inplaceOperator(name string) (vm.Operator, bool) {
	op, ok := operators[name[1:]]
	if !ok {
		op, ok = operators[name[1:]+"_"]
	}
	return op, ok
}

// A getter is an operator.itemgetter or attrgetter: it gets one thing from an object, or a tuple of several. A methodcaller, whose keys
// are the method's name and its positional arguments, calls a method.
type getter struct {
	class    *vm.Type
	keys     []vm.Value
	keywords *vm.Dict // of a methodcaller
}

var (
	itemGetterType   = vm.NewType("operator", "itemgetter")
	attrGetterType   = vm.NewType("operator", "attrgetter")
	methodCallerType = vm.NewType("operator", "methodcaller")
)

// Type implements [vm.Value].
func (g *getter) Type() *vm.Type { return g.class }

// Call implements [vm.Callable].
func (g *getter) Call(m *vm.VM, args []vm.Value, names []string) (vm.Value, *vm.Error) {
	switch {
	case len(names) > 0:
		return nil, m.Raise(vm.TypeError, g.class.Name, "() takes no keyword arguments")
	case len(args) != 1:
		return nil, m.Raise(vm.TypeError, g.class.Name, " expected 1 argument, got ", decimal(len(args)))
	}
	if g.class == methodCallerType {
		name, _ := vm.AsStr(g.keys[0])
		method, err := m.GetAttr(args[0], name)
		if err != nil {
			return nil, err
		}
		given, names := vm.Arguments(vm.NewTuple(g.keys[1:]...), g.keywords)
		return m.CallWith(method, given, names)
	}
	if len(g.keys) == 1 {
		return g.get(m, args[0], g.keys[0])
	}
	items := make([]vm.Value, len(g.keys))
	for i, key := range g.keys {
		var err *vm.Error
		if items[i], err = g.get(m, args[0], key); err != nil {
			return nil, err
		}
	}
	return vm.NewTuple(items...), nil
}

func (g *getter) get(m *vm.VM, from, key vm.Value) (vm.Value, *vm.Error) {
	if g.class == itemGetterType {
		return m.Index(from, key)
	}
	path, _ := vm.AsStr(key)
	for name := range strings.SplitSeq(path, ".") {
		var err *vm.Error
		if from, err = m.GetAttr(from, name); err != nil {
			return nil, err
		}
	}
	return from, nil
}

// Repr implements [vm.Represented].
func (g *getter) Repr(m *vm.VM) (string, *vm.Error) {
	return m.ReprOnce(g, "...", func() (string, *vm.Error) {
		text := ""
		for i, key := range g.keys {
			shown, err := m.Repr(key)
			if err != nil {
				return "", err
			}
			if i > 0 {
				text += ", "
			}
			text += shown
		}
		for at := 0; g.keywords != nil; {
			key, value, more := g.keywords.Next(&at)
			if !more {
				break
			}
			name, _ := vm.AsStr(key)
			shown, err := m.Repr(value)
			if err != nil {
				return "", err
			}
			text += ", " + name + "=" + shown
		}
		return "operator." + g.class.Name + "(" + text + ")", nil
	})
}

func installOperator() {
	for _, t := range []*vm.Type{itemGetterType, attrGetterType} {
		t.New = func(m *vm.VM, class *vm.Type, args []vm.Value, names []string) (vm.Value, *vm.Error) {
			switch {
			case len(names) > 0:
				return nil, m.Raise(vm.TypeError, t.Name, "() takes no keyword arguments")
			case len(args) == 0:
				return nil, m.Raise(vm.TypeError, t.Name, " expected 1 argument, got 0")
			}
			for _, arg := range args {
				if _, ok := vm.AsStr(arg); !ok && t == attrGetterType {
					return nil, m.Raise(vm.TypeError, "attribute name must be a string")
				}
			}
			return &getter{class: t, keys: append([]vm.Value(nil), args...)}, nil
		}
	}
	methodCallerType.New = func(m *vm.VM, class *vm.Type, args []vm.Value, names []string) (vm.Value, *vm.Error) {
		positional := len(args) - len(names)
		if positional == 0 {
			return nil, m.Raise(vm.TypeError, "methodcaller needs at least one argument, the method name")
		}
		if _, ok := vm.AsStr(args[0]); !ok {
			return nil, m.Raise(vm.TypeError, "method name must be a string")
		}
		g := &getter{class: methodCallerType, keys: append([]vm.Value(nil), args[:positional]...), keywords: vm.NewDict()}
		for i, name := range names {
			g.keywords.SetString(name, args[positional+i])
		}
		return g, nil
	}
	for _, t := range []*vm.Type{itemGetterType, attrGetterType, methodCallerType} {
		t.Final = true
		t.Dotted = true
		t.AddSlots("repr")
		method(t, "__call__", "self, /, *args, **kwargs", func(m *vm.VM, g *getter, args []vm.Value) (vm.Value, *vm.Error) {
			given, names := vm.Arguments(args[1], args[2])
			return g.Call(m, given, names)
		})
		method(t, "__reduce__", "self, /", func(_ *vm.VM, g *getter, _ []vm.Value) (vm.Value, *vm.Error) {
			return vm.NewTuple(t, vm.NewTuple(g.keys...)), nil
		})
	}
}
