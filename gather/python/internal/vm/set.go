package vm

// A Set is a set or a frozenset.
type Set struct{ Frozen bool }

// NewSet returns an empty set.
func NewSet() *Set { panic("skeleton") }

// NewFrozenSet returns an empty frozenset, to be filled before the program sees it.
func NewFrozenSet() *Set { panic("skeleton") }

// Type implements [Value].
func (s *Set) Type() *Type {
	if s.Frozen {
		return FrozenSetType
	}
	return SetType
}

// Len returns the number of elements.
func (s *Set) Len() int { panic("skeleton") }

// Add adds an element.
func (s *Set) Add(vm *VM, v Value) *Error { panic("skeleton") }

// Has reports whether v is an element.
func (s *Set) Has(vm *VM, v Value) (bool, *Error) { panic("skeleton") }

// Discard removes v and reports whether it was there.
func (s *Set) Discard(vm *VM, v Value) (bool, *Error) { panic("skeleton") }

// Next returns the first element at or after *position, which starts at 0, and moves it on; nil at the end.
func (s *Set) Next(position *int) Value { panic("skeleton") }

// Update is set.update with one argument.
func (s *Set) Update(vm *VM, other Value) *Error { panic("skeleton") }
