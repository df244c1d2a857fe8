package vm

// A Slice is a slice; its parts are None where they were left out.
type Slice struct{ Start, Stop, Step Value }

// Type implements [Value].
func (*Slice) Type() *Type { return SliceType }

// plain returns the slice with ints in place of objects with __index__, which is thereby called before anyone looks at the sequence.
func (s *Slice) plain(vm *VM) (*Slice, *Error) {
	parts := [...]Value{s.Start, s.Stop, s.Step}
	for i, v := range parts {
		if _, isInstance := v.(*Instance); !isInstance {
			continue
		}
		n, err := vm.sliceIndex(v)
		if err != nil {
			return nil, err
		}
		parts[i] = NewInt(int64(n))
	}
	return &Slice{parts[0], parts[1], parts[2]}, nil
}

// Indices returns which elements of a sequence with length elements the slice selects: n of them, from start in steps of step.
func (s *Slice) Indices(vm *VM, length int) (start, step, n int, err *Error) {
	start, stop, step, err := s.Bounds(vm, length)
	switch {
	case err != nil:
	case step > 0 && start < stop:
		n = (stop-start-1)/step + 1
	case step < 0 && start > stop:
		n = (start-stop-1)/-step + 1
	}
	return start, step, n, err
}

// Bounds is slice.indices: the parts with their defaults filled in and cut to the length.
func (s *Slice) Bounds(vm *VM, length int) (start, stop, step int, err *Error) {
	const most = 1<<63 - 1
	step = 1
	if s.Step != None {
		if step, err = vm.sliceIndex(s.Step); err != nil {
			return
		}
		if step == 0 {
			return 0, 0, 0, vm.Raise(ValueError, "slice step cannot be zero")
		}
		step = max(step, -most) // so that it can be negated
	}
	lowest, highest := 0, length
	if step < 0 {
		lowest, highest = -1, length-1
	}
	clamp := func(v Value, missing int) int {
		if v == None || err != nil {
			return missing
		}
		var i int
		if i, err = vm.sliceIndex(v); i < 0 {
			return max(i+length, lowest)
		}
		return min(i, highest)
	}
	if step > 0 {
		start, stop = clamp(s.Start, lowest), clamp(s.Stop, highest)
	} else {
		start, stop = clamp(s.Start, highest), clamp(s.Stop, lowest)
	}
	return start, stop, step, err
}

// sliceIndex converts a part of a slice to an int, cut to 64 bits.
func (vm *VM) sliceIndex(v Value) (int, *Error) {
	if !HasIndex(v) {
		return 0, vm.Raise(TypeError, "slice indices must be integers or None or have an __index__ method")
	}
	i, err := vm.AsInteger(v)
	if err != nil {
		return 0, err
	}
	if b, ok := i.(*BigInt); ok {
		return b.V.Sign() * (1<<63 - 1), nil
	}
	return int(i.(*Int).V), nil
}

// Repr implements [Represented].
func (s *Slice) Repr(vm *VM) (string, *Error) {
	return vm.reprAround("slice(", &[]Value{s.Start, s.Stop, s.Step}, ")")
}
