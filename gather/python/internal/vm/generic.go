package vm

import (
	"slices"
	"strings"
)

// A GenericAlias is a class with type arguments: list[int].
type GenericAlias struct {
	Origin Value
	Args   *Tuple
}

// A Union is a union of types: int | str.
type Union struct{ Args *Tuple }

// GenericAliasType is the type of parameterised classes, UnionType that of unions.
var (
	GenericAliasType = newDottedType("types", "GenericAlias")
	UnionType        = newDottedType("typing", "Union")
)

// Type implements [Value].
func (*GenericAlias) Type() *Type { return GenericAliasType }

// Type implements [Value].
func (*Union) Type() *Type { return UnionType }

// typeArguments returns what stands between the brackets of list[…] as a tuple.
func typeArguments(key Value) *Tuple {
	if tuple, ok := key.(*Tuple); ok {
		return tuple
	}
	return NewTuple(key)
}

// Call implements [Callable]: the arguments make no difference.
func (a *GenericAlias) Call(vm *VM, args []Value, names []string) (Value, *Error) {
	return vm.CallWith(a.Origin, args, names)
}

// Attribute implements [AttributeHolder].
func (a *GenericAlias) Attribute(vm *VM, name string) (Value, *Error) {
	switch name {
	case "__origin__":
		return a.Origin, nil
	case "__args__":
		return a.Args, nil
	case "__parameters__":
		return NewTuple(vm.typeParameters(a.Args.Items)...), nil
	case "__unpacked__":
		return False, nil
	case "__mro_entries__":
		return Func("types", name, "bases", func(*VM, []Value) (Value, *Error) { return NewTuple(a.Origin), nil }), nil
	case "__class__":
		return GenericAliasType, nil
	}
	return vm.GetAttr(a.Origin, name)
}

// typeParameters returns the type variables among type arguments, each once.
func (vm *VM) typeParameters(args []Value) []Value {
	var found []Value
	for _, arg := range args {
		for _, parameter := range vm.parametersOf(arg) {
			if !slices.Contains(found, parameter) {
				found = append(found, parameter)
			}
		}
	}
	return found
}

// parametersOf returns the type variables in one type argument.
func (vm *VM) parametersOf(arg Value) []Value {
	switch arg := arg.(type) {
	case *TypeParameter:
		return []Value{arg}
	case *GenericAlias:
		return vm.typeParameters(arg.Args.Items)
	case *Union:
		return vm.typeParameters(arg.Args.Items)
	case *List:
		return vm.typeParameters(arg.Items)
	case *Instance:
		if own, err := vm.GetAttr(arg, "__parameters__"); err == nil {
			if parameters, ok := own.(*Tuple); ok {
				return parameters.Items
			}
		}
	}
	return nil
}

// Index implements [Indexed]: it puts types in the place of type variables.
func (a *GenericAlias) Index(vm *VM, key Value) (Value, *Error) {
	name, err := a.Repr(vm)
	if err != nil {
		return nil, err
	}
	args, err := vm.substituted(name, a.Args.Items, key)
	if err != nil {
		return nil, err
	}
	return &GenericAlias{a.Origin, NewTuple(args...)}, nil
}

// Index implements [Indexed].
func (u *Union) Index(vm *VM, key Value) (Value, *Error) {
	name, err := u.Repr(vm)
	if err != nil {
		return nil, err
	}
	args, err := vm.substituted(name, u.Args.Items, key)
	if err != nil {
		return nil, err
	}
	return vm.NewUnion(args...), nil
}

// substituted returns type arguments with types in the place of the type variables. name is for errors.
func (vm *VM) substituted(name string, args []Value, key Value) ([]Value, *Error) {
	parameters := vm.typeParameters(args)
	if len(parameters) == 0 {
		return nil, vm.Raise(TypeError, name, " is not a generic class")
	}
	given := typeArguments(key).Items
	if len(given) != len(parameters) {
		few := "many"
		if len(given) < len(parameters) {
			few = "few"
		}
		return nil, vm.Raise(TypeError, "Too ", few, " arguments for ", name, "; actual ", itoa(len(given)), ", expected ", itoa(len(parameters)))
	}
	return vm.substitute(args, parameters, given)
}

func (vm *VM) substitute(args, parameters, given []Value) ([]Value, *Error) {
	replaced := make([]Value, len(args))
	for i, arg := range args {
		replaced[i] = arg
		if at := slices.Index(parameters, arg); at >= 0 {
			replaced[i] = given[at]
			continue
		}
		inner := vm.parametersOf(arg)
		if len(inner) == 0 {
			continue
		}
		types, err := vm.substitute(inner, parameters, given)
		if err != nil {
			return nil, err
		}
		if replaced[i], err = vm.Index(arg, NewTuple(types...)); err != nil {
			return nil, err
		}
	}
	return replaced, nil
}

// Compare implements [Comparable].
func (a *GenericAlias) Compare(vm *VM, op Comparison, other Value) (Value, *Error) {
	b, ok := other.(*GenericAlias)
	if !ok || op > 1 {
		return nil, nil
	}
	if a.Origin != b.Origin {
		return NewBool(op != 0), nil
	}
	return vm.Compare(op, a.Args, b.Args)
}

// Hash implements [Hashed].
func (a *GenericAlias) Hash(vm *VM) (uint64, *Error) {
	return vm.Hash(NewTuple(a.Origin, a.Args))
}

// Repr implements [Represented].
func (a *GenericAlias) Repr(vm *VM) (string, *Error) {
	name, err := vm.typeName(a.Origin)
	if err != nil {
		return "", err
	}
	if len(a.Args.Items) == 0 {
		return name + "[()]", nil
	}
	if a.listsParameters() {
		last := len(a.Args.Items) - 1
		args, err := vm.typeNames(a.Args.Items[:last], ", ")
		if err != nil {
			return "", err
		}
		result, err := vm.typeName(a.Args.Items[last])
		return name + "[[" + args + "], " + result + "]", err
	}
	args, err := vm.typeNames(a.Args.Items, ", ")
	return name + "[" + args + "]", err
}

// listsParameters reports whether the alias is a collections.abc.Callable of listed parameters, which its arguments show flat.
func (a *GenericAlias) listsParameters() bool {
	if t, ok := a.Origin.(*Type); !ok || t.Name != "Callable" || t.Module != "collections.abc" {
		return false
	}
	if len(a.Args.Items) != 2 {
		return true
	}
	switch first := a.Args.Items[0].(type) {
	case *Singleton:
		return first != EllipsisObject
	case *TypeParameter:
		return first.Type().Name != "ParamSpec"
	case *Instance:
		return first.Class.Name != "_ConcatenateGenericAlias"
	}
	return true
}

// typeName is how a type shows in the repr of a generic alias or a union.
func (vm *VM) typeName(v Value) (string, *Error) {
	switch v := v.(type) {
	case *Type:
		return qualified(v), nil
	case *Singleton:
		if v == EllipsisObject {
			return "...", nil
		}
	case *List:
		names, err := vm.typeNames(v.Items, ", ")
		return "[" + names + "]", err
	}
	if v == Value(NoneType) {
		return "None", nil
	}
	return vm.Repr(v)
}

func (vm *VM) typeNames(types []Value, separator string) (string, *Error) {
	if err := vm.Enter(); err != nil {
		return "", err
	}
	defer vm.Leave()
	names := make([]string, len(types))
	for i, t := range types {
		name, err := vm.typeName(t)
		if err != nil {
			return "", err
		}
		names[i] = name
	}
	return strings.Join(names, separator), nil
}

// isTypeExpression reports whether v can be part of a union with |.
func isTypeExpression(v Value) bool {
	switch v := v.(type) {
	case *Type, *GenericAlias, *Union, *TypeParameter, *TypeAlias:
		return true
	case *Singleton:
		return v == None
	}
	return false
}

// NewUnion returns the union of the types, or the only one of them if they are all the same.
func (vm *VM) NewUnion(types ...Value) Value {
	var members []Value
	var add func(t Value)
	add = func(t Value) {
		if union, ok := t.(*Union); ok {
			for _, member := range union.Args.Items {
				add(member)
			}
			return
		}
		if t == None {
			t = NoneType
		}
		vm.Spend(4 * len(members))
		for _, member := range members {
			if equal, err := vm.Equal(member, t); equal && err == nil {
				return
			}
		}
		members = append(members, t)
	}
	for _, t := range types {
		add(t)
	}
	if len(members) == 1 {
		return members[0]
	}
	return &Union{NewTuple(members...)}
}

// Attribute implements [AttributeHolder].
func (u *Union) Attribute(vm *VM, name string) (Value, *Error) {
	switch name {
	case "__args__":
		return u.Args, nil
	case "__origin__":
		return UnionType, nil
	case "__parameters__":
		return NewTuple(vm.typeParameters(u.Args.Items)...), nil
	case "__mro_entries__":
		text, err := u.Repr(vm)
		if err != nil {
			return nil, err
		}
		return Func("typing", name, "bases", func(vm *VM, _ []Value) (Value, *Error) {
			return nil, vm.Raise(TypeError, "Cannot subclass ", text)
		}), nil
	}
	return nil, nil
}

// Compare implements [Comparable]: the order of the members makes no difference.
func (u *Union) Compare(vm *VM, op Comparison, other Value) (Value, *Error) {
	v, ok := other.(*Union)
	if !ok || op > 1 {
		return nil, nil
	}
	equal := len(u.Args.Items) == len(v.Args.Items)
	var err *Error
	if equal {
		equal, err = vm.allIn(u.Args, v.Args)
	}
	return NewBool(equal == (op == 0)), err
}

// Hash implements [Hashed].
func (u *Union) Hash(vm *VM) (uint64, *Error) {
	set := NewFrozenSet()
	if err := set.Update(vm, u.Args); err != nil {
		return 0, err
	}
	return set.hash(), nil
}

// Repr implements [Represented].
func (u *Union) Repr(vm *VM) (string, *Error) {
	names, err := vm.typeNames(u.Args.Items, " | ")
	return strings.ReplaceAll(names, "NoneType", "None"), err
}

// NewGenericAlias is origin[key], where key is a type argument or a tuple of them.
func NewGenericAlias(origin, key Value) *GenericAlias {
	return &GenericAlias{origin, typeArguments(key)}
}
