package vm

// A GenericAlias is a class with type arguments: list[int].
type GenericAlias struct {
	Origin Value
	Args   *Tuple
}

// A Union is a union of types: int | str.
type Union struct{ Args *Tuple }

// NewUnion returns the union of the types, or the only one of them if they are all the same.
func (vm *VM) NewUnion(types ...Value) Value { panic("skeleton") }
