package vm

// A Complex is a complex number.
type Complex struct{ V complex128 }

// Type implements [Value].
func (*Complex) Type() *Type { return ComplexType }
