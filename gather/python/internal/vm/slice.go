package vm

// A Slice is a slice; its parts are None where they were left out.
type Slice struct{ Start, Stop, Step Value }

// Type implements [Value].
func (*Slice) Type() *Type { return SliceType }

// Indices returns which elements of a sequence with length elements the slice selects: n of them, from start in steps of step.
func (s *Slice) Indices(vm *VM, length int) (start, step, n int, err *Error) { panic("skeleton") }
