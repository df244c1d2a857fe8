package vm

// A Range is a range; N is its length.
type Range struct{ Start, Stop, Step, N int64 }

// Type implements [Value].
func (*Range) Type() *Type { return RangeType }

// A RangeIterator counts through a range.
type RangeIterator struct{ next, step, left int64 }
