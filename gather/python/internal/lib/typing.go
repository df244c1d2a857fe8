package lib

import (
	"strings"

	"gatherplay/gather/python/internal/vm"
)

// The typing module: names for annotations, which are evaluated only where a program looks at them, and what a class can inherit from.
// Nothing is checked, as in Python itself.

// A specialForm is a name that stands in annotations, such as Optional: it can be subscripted, and that is all.
type specialForm struct{ name string }

var specialFormType = vm.NewType("typing", "_SpecialForm")

// Type implements [vm.Value].
func (*specialForm) Type() *vm.Type { return specialFormType }

// Repr implements [vm.Represented].
func (f *specialForm) Repr(*vm.VM) (string, *vm.Error) { return "typing." + f.name, nil }

// Index implements [vm.Indexed].
func (f *specialForm) Index(m *vm.VM, key vm.Value) (vm.Value, *vm.Error) {
	arguments := []vm.Value{key}
	if tuple, ok := key.(*vm.Tuple); ok {
		arguments = tuple.Items
	}
	switch f.name {
	case "Optional":
		return m.NewUnion(append(arguments, vm.NoneType)...), nil
	case "Union":
		return m.NewUnion(arguments...), nil
	}
	return vm.NewGenericAlias(f, key), nil
}

var specialForms = strings.Fields(`Optional Union Literal ClassVar Final Annotated Callable Concatenate TypeGuard TypeIs Required NotRequired
	ReadOnly Unpack Type TypeAlias Awaitable Coroutine AsyncIterable AsyncIterator AsyncGenerator Iterable Iterator Generator Sequence
	MutableSequence Mapping MutableMapping Collection Container Hashable Sized Reversible SupportsInt SupportsFloat Deque DefaultDict
	OrderedDict Counter ChainMap ContextManager AsyncContextManager Pattern Match Text AnyStr IO TextIO BinaryIO LiteralString Never
	NoReturn Self`)

// aliases are the names in typing of builtin types.
var aliases = []struct {
	name string
	of   *vm.Type
}{
	{"List", vm.ListType}, {"Dict", vm.DictType}, {"Set", vm.SetType}, {"FrozenSet", vm.FrozenSetType}, {"Tuple", vm.TupleType},
}

var (
	anyType      = vm.NewType("typing", "Any")
	genericType  = vm.NewType("typing", "Generic")
	protocolType = vm.NewType("typing", "Protocol", genericType)
)

func newTyping(*vm.VM) *vm.Module {
	module := vm.NewModule("typing")
	for _, name := range specialForms {
		module.Dict.Set(name, &specialForm{name})
	}
	for _, alias := range aliases {
		module.Dict.Set(alias.name, alias.of)
	}
	for _, t := range []*vm.Type{anyType, genericType, protocolType, vm.TypeVarType, vm.ParamSpecType, vm.TypeVarTupleType, vm.TypeAliasType} {
		module.Dict.Set(t.Name, t)
	}
	module.Dict.Set("TYPE_CHECKING", vm.False)
	same := func(_ *vm.VM, args []vm.Value) (vm.Value, *vm.Error) { return args[0], nil }
	for _, name := range []string{"final", "no_type_check", "runtime_checkable", "override", "reveal_type"} {
		module.Add(name, "arg", same)
	}
	module.Add("cast", "typ, val", func(_ *vm.VM, args []vm.Value) (vm.Value, *vm.Error) { return args[1], nil })
	module.Add("NewType", "name, tp", func(_ *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		name, _ := vm.AsStr(args[0])
		return vm.Func("__main__", name, "value, /", same), nil
	})
	module.Add("overload", "func", func(*vm.VM, []vm.Value) (vm.Value, *vm.Error) {
		return vm.Func("typing", "_overload_dummy", "*args, **kwds", func(m *vm.VM, _ []vm.Value) (vm.Value, *vm.Error) {
			return nil, m.Raise(vm.NotImplementedError, "You should not call an overloaded function. A series of @overload-decorated "+
				"functions outside a stub module should always be followed by an implementation that is not @overload-ed.")
		}), nil
	})
	return module
}

func installTyping() {
	for _, t := range []*vm.Type{genericType, protocolType} {
		generic(t)
	}
	for _, t := range []*vm.Type{vm.TypeVarType, vm.ParamSpecType, vm.TypeVarTupleType} {
		constructor(t, "name, *constraints, bound=, covariant=, contravariant=, infer_variance=, default=", func(_ *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
			name, _ := vm.AsStr(args[0])
			return &vm.TypeParameter{Name: name, Class: t}, nil
		})
	}
}
