package vm

import "gatherplay/gather/python/internal/compile"

// A TypeParameter is what stands in the brackets of a generic function, class or type alias, or what TypeVar and its like make.
type TypeParameter struct {
	Name   string
	Class  *Type // TypeVarType, ParamSpecType or TypeVarTupleType
	Module Value // where it was made; nil if it stands in brackets

	// Bound is the bound, or a tuple of the constraints, Default the default; nil if there is none. Those of a parameter in brackets
	// are computed when they are asked for.
	Bound, Default                 Value
	computesBound, computesDefault bool

	Covariant, Contravariant, InferVariance bool
}

// A TypeAlias is what a type statement makes.
type TypeAlias struct {
	Name       string
	Parameters Value
	compute    Value
}

// A parameterPart is args or kwargs of a ParamSpec.
type parameterPart struct {
	origin *TypeParameter
	class  *Type
}

// The types of type parameters and aliases.
var (
	TypeVarType         = newDottedType("typing", "TypeVar")
	ParamSpecType       = newDottedType("typing", "ParamSpec")
	TypeVarTupleType    = newDottedType("typing", "TypeVarTuple")
	TypeAliasType       = newDottedType("typing", "TypeAliasType")
	ParamSpecArgsType   = newDottedType("typing", "ParamSpecArgs")
	ParamSpecKwargsType = newDottedType("typing", "ParamSpecKwargs")

	// NoDefault is the default of a type parameter that has none.
	NoDefault = &Singleton{"typing.NoDefault", NewType("typing", "NoDefaultType")}
)

// Type implements [Value].
func (p *TypeParameter) Type() *Type { return p.Class }

// Type implements [Value].
func (*TypeAlias) Type() *Type { return TypeAliasType }

// Type implements [Value].
func (p *parameterPart) Type() *Type { return p.class }

// Repr implements [Represented].
func (p *TypeParameter) Repr(*VM) (string, *Error) {
	switch {
	case p.InferVariance || p.Class == TypeVarTupleType:
		return p.Name, nil
	case p.Covariant:
		return "+" + p.Name, nil
	case p.Contravariant:
		return "-" + p.Name, nil
	}
	return "~" + p.Name, nil
}

// Repr implements [Represented].
func (a *TypeAlias) Repr(*VM) (string, *Error) { return a.Name, nil }

// Repr implements [Represented].
func (p *parameterPart) Repr(*VM) (string, *Error) {
	if p.class == ParamSpecArgsType {
		return p.origin.Name + ".args", nil
	}
	return p.origin.Name + ".kwargs", nil
}

// Attribute implements [AttributeHolder].
func (p *TypeParameter) Attribute(vm *VM, name string) (Value, *Error) {
	switch name {
	case "__name__":
		return NewStr(p.Name), nil
	case "__module__":
		if p.Module == nil {
			return NewStr("typing"), nil
		}
		return p.Module, nil
	case "__default__":
		if err := vm.compute(&p.Default, &p.computesDefault); err != nil || p.Default == nil {
			return NoDefault, err
		}
		return p.Default, nil
	case "has_default":
		return Func("typing", name, "", func(*VM, []Value) (Value, *Error) { return NewBool(p.Default != nil), nil }), nil
	}
	if p.Class == TypeVarTupleType {
		return nil, nil
	}
	switch name {
	case "__bound__", "__constraints__":
		if err := vm.compute(&p.Bound, &p.computesBound); err != nil {
			return nil, err
		}
		constraints, constrained := p.Bound.(*Tuple)
		switch {
		case name == "__constraints__" && constrained:
			return constraints, nil
		case name == "__constraints__":
			return NewTuple(), nil
		case constrained || p.Bound == nil:
			return None, nil
		}
		return p.Bound, nil
	case "__covariant__":
		return NewBool(p.Covariant), nil
	case "__contravariant__":
		return NewBool(p.Contravariant), nil
	case "__infer_variance__":
		return NewBool(p.InferVariance), nil
	}
	if p.Class == ParamSpecType {
		switch name {
		case "args":
			return &parameterPart{p, ParamSpecArgsType}, nil
		case "kwargs":
			return &parameterPart{p, ParamSpecKwargsType}, nil
		}
	}
	return nil, nil
}

// Attribute implements [AttributeHolder].
func (p *parameterPart) Attribute(_ *VM, name string) (Value, *Error) {
	if name == "__origin__" {
		return p.origin, nil
	}
	return nil, nil
}

// compute replaces a function by what it computes, once.
func (vm *VM) compute(v *Value, computes *bool) *Error {
	if !*computes {
		return nil
	}
	computed, err := vm.Call(*v)
	if err == nil {
		*v, *computes = computed, false
	}
	return err
}

// Attribute implements [AttributeHolder].
func (a *TypeAlias) Attribute(vm *VM, name string) (Value, *Error) {
	switch name {
	case "__name__":
		return NewStr(a.Name), nil
	case "__value__":
		return vm.Call(a.compute)
	case "__type_params__":
		if a.Parameters == None {
			return NewTuple(), nil
		}
		return a.Parameters, nil
	}
	return nil, nil
}

// Index implements [Indexed].
func (a *TypeAlias) Index(vm *VM, key Value) (Value, *Error) {
	if a.Parameters == None {
		return nil, vm.Raise(TypeError, "Only generic type aliases are subscriptable")
	}
	return NewGenericAlias(a, key), nil
}

// makeTypeParameter executes TYPEPARAM: it takes the parts from the stack.
func (vm *VM) makeTypeParameter(f *Frame, parts uint8) *TypeParameter {
	p := &TypeParameter{Class: [...]*Type{TypeVarType, ParamSpecType, TypeVarTupleType}[parts&3], InferVariance: true}
	if parts&compile.TypeParamDefault != 0 {
		p.Default, p.computesDefault = f.pop(), true
	}
	if parts&compile.TypeParamBound != 0 {
		p.Bound, p.computesBound = f.pop(), true
	}
	p.Name = f.pop().(*Str).V
	return p
}
