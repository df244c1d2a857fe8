package vm

// Compare computes a op b for one of the six rich comparisons; the result need not be a bool.
func (vm *VM) Compare(op Comparison, a, b Value) (Value, *Error) { panic("skeleton") }

// Equal is what containers mean by equal: the same object, or a == b is true.
func (vm *VM) Equal(a, b Value) (bool, *Error) { panic("skeleton") }

// Is reports whether a and b are the same object, as CPython would share them.
func (vm *VM) Is(a, b Value) bool { panic("skeleton") }

// Truth is bool(v).
func (vm *VM) Truth(v Value) (bool, *Error) { panic("skeleton") }
