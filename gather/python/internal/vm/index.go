package vm

// Len is len(v).
func (vm *VM) Len(v Value) (int, *Error) { panic("skeleton") }

// Index computes v[key].
func (vm *VM) Index(v, key Value) (Value, *Error) { panic("skeleton") }

// SetIndex assigns v[key] = value.
func (vm *VM) SetIndex(v, key, value Value) *Error { panic("skeleton") }

// DelIndex is del v[key].
func (vm *VM) DelIndex(v, key Value) *Error { panic("skeleton") }

// Contains is item in container.
func (vm *VM) Contains(container, item Value) (bool, *Error) { panic("skeleton") }
