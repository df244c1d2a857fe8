package vm

import "gatherplay/gather/python/internal/compile"

// A TypeParameter is what stands in the brackets of a generic function, class or type alias.
type TypeParameter struct {
	Name           string
	Class          *Type // TypeVarType, ParamSpecType or TypeVarTupleType
	Bound, Default Value // functions that compute them, or nil
}

// A TypeAlias is what a type statement makes.
type TypeAlias struct {
	Name       string
	Parameters Value
	compute    Value
}

// The types of type parameters and aliases.
var (
	TypeVarType      = NewType("typing", "TypeVar")
	ParamSpecType    = NewType("typing", "ParamSpec")
	TypeVarTupleType = NewType("typing", "TypeVarTuple")
	TypeAliasType    = NewType("typing", "TypeAliasType")
)

// Type implements [Value].
func (p *TypeParameter) Type() *Type { return p.Class }

// Type implements [Value].
func (*TypeAlias) Type() *Type { return TypeAliasType }

// Repr implements [Represented].
func (p *TypeParameter) Repr(*VM) (string, *Error) { return p.Name, nil }

// Repr implements [Represented].
func (a *TypeAlias) Repr(*VM) (string, *Error) { return a.Name, nil }

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

// makeTypeParameter executes TYPEPARAM: it takes the parts from the stack.
func (vm *VM) makeTypeParameter(f *Frame, parts uint8) *TypeParameter {
	p := &TypeParameter{Class: [...]*Type{TypeVarType, ParamSpecType, TypeVarTupleType}[parts&3]}
	if parts&compile.TypeParamDefault != 0 {
		p.Default = f.pop()
	}
	if parts&compile.TypeParamBound != 0 {
		p.Bound = f.pop()
	}
	p.Name = f.pop().(*Str).V
	return p
}
