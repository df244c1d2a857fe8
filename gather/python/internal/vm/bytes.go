package vm

import "strings"

// Bytes is a bytes object.
type Bytes struct{ V string }

// NewBytes returns the bytes object with the bytes of v.
func NewBytes(v string) *Bytes { return &Bytes{v} }

// Type implements [Value].
func (*Bytes) Type() *Type { return BytesType }

// Len implements [Sized].
func (b *Bytes) Len() int { return len(b.V) }

// Iter implements [Iterable].
func (b *Bytes) Iter(*VM) (Value, *Error) { return &BytesIterator{b.V}, nil }

// A BytesIterator goes through the numbers in a bytes object.
type BytesIterator struct{ left string }

// BytesIteratorType is the type of iterators of bytes.
var BytesIteratorType = newFinalType("bytes_iterator")

// Type implements [Value].
func (*BytesIterator) Type() *Type { return BytesIteratorType }

// Iter implements [Iterable].
func (it *BytesIterator) Iter(*VM) (Value, *Error) { return it, nil }

// Next implements [Iterator].
func (it *BytesIterator) Next(*VM) (Value, *Error) {
	if it.left == "" {
		return nil, nil
	}
	v := NewInt(int64(it.left[0]))
	it.left = it.left[1:]
	return v, nil
}

// Hint is how many numbers are to come.
func (it *BytesIterator) Hint() int { return len(it.left) }

func (b *Bytes) selected(vm *VM, slice *Slice) (*Bytes, *Error) {
	start, step, n, err := slice.Indices(vm, len(b.V))
	if err != nil {
		return nil, err
	}
	if step == 1 {
		return NewBytes(b.V[start : start+n]), nil
	}
	vm.Charge(n)
	chosen := make([]byte, n)
	for i := range chosen {
		chosen[i] = b.V[start+i*step]
	}
	return NewBytes(string(chosen)), nil
}

// contains is item in b, for a number or bytes.
func (b *Bytes) contains(vm *VM, item Value) (bool, *Error) {
	if part, ok := Underlying(item).(*Bytes); ok {
		return strings.Contains(b.V, part.V), nil
	}
	if !HasIndex(item) {
		return false, vm.Raise(TypeError, "a bytes-like object is required, not '", item.Type().Label(), "'")
	}
	n, err := vm.AsByte(item)
	return err == nil && strings.IndexByte(b.V, n) >= 0, err
}

// AsByte converts an int to a byte; ValueError if it is out of range.
func (vm *VM) AsByte(v Value) (byte, *Error) {
	n, err := vm.AsInteger(v)
	if err != nil {
		return 0, err
	}
	i, ok := n.(*Int)
	if !ok || i.V < 0 || i.V > 255 {
		return 0, vm.Raise(ValueError, "byte must be in range(0, 256)")
	}
	return byte(i.V), nil
}

// Repr implements [Represented].
func (b *Bytes) Repr(vm *VM) (string, *Error) {
	vm.Charge(4 * len(b.V))
	vm.Spend(len(b.V) / 4)
	mark := byte('\'')
	if strings.IndexByte(b.V, '\'') >= 0 && strings.IndexByte(b.V, '"') < 0 {
		mark = '"'
	}
	text := append(make([]byte, 0, len(b.V)+3), 'b', mark)
	for i := range len(b.V) {
		switch c := b.V[i]; {
		case c == mark || c == '\\':
			text = append(text, '\\', c)
		case c == '\n':
			text = append(text, '\\', 'n')
		case c == '\r':
			text = append(text, '\\', 'r')
		case c == '\t':
			text = append(text, '\\', 't')
		case c < ' ' || c >= 0x7f:
			text = appendEscape(text, rune(c))
		default:
			text = append(text, c)
		}
	}
	return string(append(text, mark)), nil
}
