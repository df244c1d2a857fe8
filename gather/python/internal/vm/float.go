package vm

// FloatOf returns the value of a float, int or bool, or of an instance of a subclass, as a float; false for anything else and for
// an int too large for a float.
func FloatOf(v Value) (float64, bool) { panic("skeleton") }

// AsFloat converts a number as math functions do: with __float__ or __index__; TypeError "must be real number, not …".
func (vm *VM) AsFloat(v Value) (float64, *Error) { panic("skeleton") }
