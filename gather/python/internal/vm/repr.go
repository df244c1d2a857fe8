package vm

// Repr is repr(v).
func (vm *VM) Repr(v Value) (string, *Error) { panic("skeleton") }

// Str is str(v).
func (vm *VM) Str(v Value) (string, *Error) { panic("skeleton") }

// ASCII is ascii(v).
func (vm *VM) ASCII(v Value) (string, *Error) { panic("skeleton") }

// Quote is the repr of a str.
func Quote(text string) string { panic("skeleton") }
