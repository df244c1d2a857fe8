package vm

// Format is format(v, spec).
func (vm *VM) Format(v Value, spec string) (string, *Error) { panic("skeleton") }
