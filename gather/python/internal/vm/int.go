package vm

import "math/big"

// NewBig returns the int v, which it keeps.
func NewBig(v *big.Int) Value {
	if v.IsInt64() {
		return NewInt(v.Int64())
	}
	return &BigInt{v}
}

// AsInt returns the value of an int or bool, or of an instance of a subclass, that fits 64 bits.
func AsInt(v Value) (int64, bool) {
	switch v := v.(type) {
	case *Int:
		return v.V, true
	case *Bool:
		if v.V {
			return 1, true
		}
		return 0, true
	case *Instance:
		if v.Base != nil {
			return AsInt(v.Base)
		}
	}
	return 0, false
}

// AsBig returns the value of any int or bool, or of an instance of a subclass. It must not be changed.
func AsBig(v Value) (*big.Int, bool) { panic("skeleton") }

// AsInteger is operator.index: the int that v is or that its __index__ gives, as *Int or *BigInt.
func (vm *VM) AsInteger(v Value) (Value, *Error) { panic("skeleton") }

// AsIndex is the int that v is or that its __index__ gives; IndexError if it doesn't fit 64 bits.
func (vm *VM) AsIndex(v Value) (int, *Error) { panic("skeleton") }
