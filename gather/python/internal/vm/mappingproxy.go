package vm

import (
	"cmp"

	"gatherplay/gather/python/internal/syntax"
)

// A MappingProxy shows a mapping that can't be changed through it: types.MappingProxyType, and __dict__ of a class.
type MappingProxy struct{ Mapping Value }

// MappingProxyType is the type of mapping proxies.
var MappingProxyType = newFinalType("mappingproxy")

// Type implements [Value].
func (*MappingProxy) Type() *Type { return MappingProxyType }

// References implements [Referrer].
func (p *MappingProxy) References(visit func(any)) { visit(p.Mapping) }

// Contains implements [Container].
func (p *MappingProxy) Contains(vm *VM, item Value) (bool, *Error) {
	if err := vm.Enter(); err != nil {
		return false, err
	}
	defer vm.Leave()
	return vm.Contains(p.Mapping, item)
}

// Index implements [Indexed].
func (p *MappingProxy) Index(vm *VM, key Value) (Value, *Error) {
	return vm.through(func() (Value, *Error) { return vm.Index(p.Mapping, key) })
}

// Iter implements [Iterable].
func (p *MappingProxy) Iter(vm *VM) (Value, *Error) {
	return vm.through(func() (Value, *Error) { return vm.Iter(p.Mapping) })
}

// Reversed implements [Reversible].
func (p *MappingProxy) Reversed(vm *VM) (Value, *Error) {
	return vm.through(func() (Value, *Error) { return vm.Reverse(p.Mapping) })
}

// Repr implements [Represented].
func (p *MappingProxy) Repr(vm *VM) (string, *Error) {
	shown, err := vm.Repr(p.Mapping)
	return "mappingproxy(" + shown + ")", err
}

// Str implements [Printed].
func (p *MappingProxy) Str(vm *VM) (string, *Error) { return vm.Str(p.Mapping) }

// Hash implements [Hashed].
func (p *MappingProxy) Hash(vm *VM) (uint64, *Error) {
	if err := vm.Enter(); err != nil {
		return 0, err
	}
	defer vm.Leave()
	return vm.Hash(p.Mapping)
}

// Compare implements [Comparable].
func (p *MappingProxy) Compare(vm *VM, op Comparison, other Value) (Value, *Error) {
	return vm.through(func() (Value, *Error) { return vm.Compare(op, p.Mapping, shown(other)) })
}

// Binary implements [Operand].
func (p *MappingProxy) Binary(vm *VM, op Operator, other Value, reflected bool) (Value, *Error) {
	if op != syntax.BitOr {
		return nil, nil
	}
	return vm.through(func() (Value, *Error) {
		if reflected {
			return vm.Binary(op, shown(other), p.Mapping)
		}
		return vm.Binary(op, p.Mapping, shown(other))
	})
}

// Inplace implements [InplaceOperand].
func (p *MappingProxy) Inplace(vm *VM, op Operator, _ Value) (Value, *Error) {
	if op != syntax.BitOr {
		return nil, nil
	}
	return nil, vm.Raise(TypeError, "'|=' is not supported by mappingproxy; use '|' instead")
}

// shown is what a mapping proxy shows, and anything else itself.
func shown(v Value) Value {
	if p, ok := v.(*MappingProxy); ok {
		return p.Mapping
	}
	return v
}

// through runs what may lead through further proxies.
func (vm *VM) through(run func() (Value, *Error)) (Value, *Error) {
	if err := vm.Enter(); err != nil {
		return nil, err
	}
	defer vm.Leave()
	return run()
}

func describeMappingProxies() {
	MappingProxyType.New = func(vm *VM, _ *Type, args []Value, names []string) (Value, *Error) {
		if len(args) != 1 || len(names) > 0 && names[0] != "mapping" {
			return nil, vm.Raise(TypeError, "mappingproxy() missing required argument 'mapping' (pos 1)")
		}
		switch Underlying(args[0]).(type) {
		case *List, *Tuple, *Str, *Bytes:
		default:
			if hasMethod(args[0], "__getitem__") {
				return &MappingProxy{args[0]}, nil
			}
		}
		return nil, vm.Raise(TypeError, "mappingproxy() argument must be a mapping, not ", args[0].Type().Label())
	}
	for _, m := range []struct{ name, signature string }{
		{"keys", "self, /"}, {"values", "self, /"}, {"items", "self, /"}, {"copy", "self, /"}, {"get", "self, key, default=, /"},
	} {
		MappingProxyType.AddMethod(m.name, m.signature, func(vm *VM, args []Value) (Value, *Error) {
			method, err := vm.GetAttr(args[0].(*MappingProxy).Mapping, m.name)
			if err != nil {
				return nil, err
			}
			if m.name == "get" {
				return vm.Call(method, args[1], cmp.Or(args[2], Value(None)))
			}
			return vm.Call(method)
		})
	}
}
