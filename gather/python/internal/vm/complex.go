package vm

import (
	"math"

	"gatherplay/gather/python/internal/elementary"
	"gatherplay/gather/python/internal/syntax"
)

// A Complex is a complex number.
type Complex struct{ V complex128 }

// NewComplex returns the complex number v.
func NewComplex(v complex128) *Complex { return &Complex{v} }

// Type implements [Value].
func (*Complex) Type() *Type { return ComplexType }

func (vm *VM) complexBinary(op Operator, a, b complex128) (Value, *Error) {
	switch op {
	case syntax.Add:
		return NewComplex(a + b), nil
	case syntax.Sub:
		return NewComplex(a - b), nil
	case syntax.Mult:
		return NewComplex(complex(
			float64(real(a)*real(b))-float64(imag(a)*imag(b)),
			float64(real(a)*imag(b))+float64(imag(a)*real(b)))), nil
	case syntax.Div:
		if b == 0 {
			return nil, vm.divisionByZero()
		}
		return NewComplex(divideComplex(a, b)), nil
	case syntax.Pow:
		return vm.complexPower(a, b)
	}
	return nil, nil
}

// divideComplex scales by the larger part of the divisor, so that nothing overflows on the way.
func divideComplex(a, b complex128) complex128 {
	ar, ai, br, bi := real(a), imag(a), real(b), imag(b)
	if math.Abs(br) >= math.Abs(bi) {
		ratio := bi / br
		divisor := br + float64(bi*ratio)
		return complex((ar+float64(ai*ratio))/divisor, (ai-float64(ar*ratio))/divisor)
	}
	ratio := br / bi
	divisor := float64(br*ratio) + bi
	return complex((float64(ar*ratio)+ai)/divisor, (float64(ai*ratio)-ar)/divisor)
}

func (vm *VM) complexPower(a, b complex128) (Value, *Error) {
	vm.Spend(32)
	if b == 0 {
		return NewComplex(1), nil
	}
	if a == 0 {
		if imag(b) != 0 || real(b) < 0 {
			return nil, vm.Raise(ZeroDivisionError, "zero to a negative or complex power")
		}
		return NewComplex(0), nil
	}
	// Small whole exponents are computed by multiplication, like CPython's.
	if n := real(b); imag(b) == 0 && n == math.Floor(n) && math.Abs(n) <= 100 {
		result, square := complex128(1), a
		for k := int(math.Abs(n)); k > 0; k >>= 1 {
			if k&1 != 0 {
				result *= square
			}
			square *= square
		}
		if n < 0 {
			result = divideComplex(1, result)
		}
		return NewComplex(result), nil
	}
	size := math.Hypot(real(a), imag(a))
	angle := elementary.Atan2(imag(a), real(a))
	length, phase := elementary.Pow(size, real(b)), angle*real(b)
	if imag(b) != 0 {
		length *= elementary.Exp(-angle * imag(b))
		phase += float64(imag(b) * elementary.Log(size))
	}
	sine, cosine := elementary.SinCos(phase)
	r := complex(length*cosine, length*sine)
	if math.IsInf(real(r), 0) || math.IsInf(imag(r), 0) {
		return nil, vm.Raise(OverflowError, "complex exponentiation")
	}
	return NewComplex(r), nil
}

// formatComplex is the repr of a complex number.
func formatComplex(c complex128) string {
	part := func(f float64) string {
		s := FormatFloat(f)
		if n := len(s); n > 2 && s[n-2:] == ".0" {
			s = s[:n-2]
		}
		return s
	}
	imaginary := part(imag(c))
	if real(c) == 0 && !math.Signbit(real(c)) {
		return imaginary + "j"
	}
	if imaginary[0] != '-' {
		imaginary = "+" + imaginary
	}
	return "(" + part(real(c)) + imaginary + "j)"
}
