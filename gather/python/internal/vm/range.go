package vm

// A Range is a range; N is its length. Its bounds fit 64 bits.
type Range struct{ Start, Stop, Step, N int64 }

// NewRange returns range(start, stop, step); ValueError if step is 0.
func (vm *VM) NewRange(start, stop, step int64) (*Range, *Error) {
	r := &Range{Start: start, Stop: stop, Step: step}
	var distance, stride uint64
	switch {
	case step == 0:
		return nil, vm.Raise(ValueError, "range() arg 3 must not be zero")
	case step > 0 && start < stop:
		distance, stride = uint64(stop)-uint64(start), uint64(step)
	case step < 0 && start > stop:
		distance, stride = uint64(start)-uint64(stop), -uint64(step)
	default:
		return r, nil
	}
	n := (distance-1)/stride + 1
	if n > 1<<63-1 {
		return nil, vm.Unsupported("a range of more than 2**63 - 1 numbers: make it shorter")
	}
	r.N = int64(n)
	return r, nil
}

// Type implements [Value].
func (*Range) Type() *Type { return RangeType }

// Len implements [Sized].
func (r *Range) Len() int { return int(r.N) }

// At returns the number with an index that is in range.
func (r *Range) At(i int64) Value { return NewInt(r.Start + i*r.Step) }

// Iter implements [Iterable].
func (r *Range) Iter(*VM) (Value, *Error) {
	return &RangeIterator{next: r.Start, step: r.Step, left: r.N}, nil
}

// find returns the index of an int, or -1.
func (r *Range) find(v int64) int64 {
	offset := v - r.Start
	if r.N == 0 || offset%r.Step != 0 {
		return -1
	}
	if i := offset / r.Step; 0 <= i && i < r.N && r.Start+i*r.Step == v {
		return i
	}
	return -1
}

// IndexOf returns the first index of v, or -1.
func (r *Range) IndexOf(vm *VM, v Value) (int64, *Error) {
	switch x := v.(type) {
	case *Int:
		return r.find(x.V), nil
	case *Bool:
		i, _ := AsInt(x)
		return r.find(i), nil
	}
	for i := range r.N {
		vm.Spend(4)
		if equal, err := vm.Equal(r.At(i), v); equal || err != nil {
			return i, err
		}
	}
	return -1, nil
}

// slice returns the range of the numbers that s selects.
func (r *Range) slice(vm *VM, s *Slice) (*Range, *Error) {
	start, stop, step, err := s.Bounds(vm, int(r.N))
	if err != nil {
		return nil, err
	}
	return vm.NewRange(r.Start+int64(start)*r.Step, r.Start+int64(stop)*r.Step, int64(step)*r.Step)
}

func (r *Range) equal(other *Range) bool {
	return r.N == other.N && (r.N == 0 || r.Start == other.Start && (r.N == 1 || r.Step == other.Step))
}

// key is what ranges are hashed by: equal ranges have equal keys.
func (r *Range) key() []Value {
	key := []Value{NewInt(r.N), None, None}
	if r.N > 0 {
		key[1] = NewInt(r.Start)
	}
	if r.N > 1 {
		key[2] = NewInt(r.Step)
	}
	return key
}

// Repr implements [Represented].
func (r *Range) Repr(vm *VM) (string, *Error) {
	text := "range(" + itoa(int(r.Start)) + ", " + itoa(int(r.Stop))
	if r.Step != 1 {
		text += ", " + itoa(int(r.Step))
	}
	return text + ")", nil
}

// A RangeIterator counts through a range.
type RangeIterator struct{ next, step, left int64 }

// RangeIteratorType is the type of iterators of ranges.
var RangeIteratorType = newFinalType("range_iterator")

// Type implements [Value].
func (*RangeIterator) Type() *Type { return RangeIteratorType }

// Iter implements [Iterable].
func (it *RangeIterator) Iter(*VM) (Value, *Error) { return it, nil }

// Next implements [Iterator].
func (it *RangeIterator) Next(*VM) (Value, *Error) {
	if it.left == 0 {
		return nil, nil
	}
	v := NewInt(it.next)
	it.next += it.step
	it.left--
	return v, nil
}

// Hint is how many numbers are to come.
func (it *RangeIterator) Hint() int { return int(it.left) }
