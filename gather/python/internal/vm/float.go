package vm

import (
	"math"
	"math/big"

	"gatherplay/gather/python/internal/elementary"
	"gatherplay/gather/python/internal/syntax"
)

// FloatOf returns the value of a float, int or bool, or of an instance of a subclass, as a float; false for anything else and for
// an int too large for a float.
func FloatOf(v Value) (float64, bool) {
	switch v := Underlying(v).(type) {
	case *Float:
		return v.V, true
	case *Int:
		return float64(v.V), true
	case *Bool:
		if v.V {
			return 1, true
		}
		return 0, true
	case *BigInt:
		f, _ := v.V.Float64()
		return f, !math.IsInf(f, 0)
	}
	return 0, false
}

// AsFloat converts a number as math functions do: with __float__ or __index__; TypeError "must be real number, not …".
func (vm *VM) AsFloat(v Value) (float64, *Error) {
	f, ok, err := vm.ToFloat(v)
	if err == nil && !ok {
		err = vm.Raise(TypeError, "must be real number, not ", v.Type().Label())
	}
	return f, err
}

// ToFloat converts a number with __float__ or __index__; false if v has neither.
func (vm *VM) ToFloat(v Value) (f float64, ok bool, err *Error) {
	if f, ok := v.(*Float); ok {
		return f.V, true, nil
	}
	if overrides(v) {
		result, found, err := vm.CallSpecial(v, "__float__")
		if err != nil {
			return 0, false, err
		}
		if found {
			f, ok := Underlying(result).(*Float)
			if !ok {
				return 0, false, vm.Raise(TypeError, v.Type().Label(), ".__float__ returned non-float (type ", result.Type().Label(), ")")
			}
			return f.V, true, nil
		}
	}
	if f, ok := FloatOf(v); ok {
		return f, true, nil
	}
	if !HasIndex(v) {
		return 0, false, nil
	}
	i, err := vm.AsInteger(v)
	if err != nil {
		return 0, false, err
	}
	b, _ := AsBig(i)
	f, err = vm.bigFloat(b)
	return f, true, err
}

// floatBinary computes a op b for floats; nil stands for NotImplemented.
func (vm *VM) floatBinary(op Operator, a, b float64) (Value, *Error) {
	switch op {
	case syntax.Add:
		return NewFloat(a + b), nil
	case syntax.Sub:
		return NewFloat(a - b), nil
	case syntax.Mult:
		return NewFloat(a * b), nil
	case syntax.Div:
		if b == 0 {
			return nil, vm.divisionByZero()
		}
		return NewFloat(a / b), nil
	case syntax.FloorDiv:
		if b == 0 {
			return nil, vm.divisionByZero()
		}
		quotient, _ := FloorDivideFloats(a, b)
		return NewFloat(quotient), nil
	case syntax.Mod:
		if b == 0 {
			return nil, vm.divisionByZero()
		}
		_, remainder := FloorDivideFloats(a, b)
		return NewFloat(remainder), nil
	case syntax.Pow:
		return vm.floatPower(a, b)
	}
	return nil, nil
}

// FloorDivideFloats returns the quotient rounded down and the remainder, which has the sign of b, of floats, as divmod does.
func FloorDivideFloats(a, b float64) (quotient, remainder float64) {
	remainder = math.Mod(a, b)
	quotient = (a - remainder) / b
	if remainder != 0 {
		if (b < 0) != (remainder < 0) {
			remainder += b
			quotient--
		}
	} else {
		remainder = math.Copysign(0, b)
	}
	if quotient == 0 {
		return math.Copysign(0, a/b), remainder
	}
	floor := math.Floor(quotient)
	if quotient-floor > 0.5 {
		floor++
	}
	return floor, remainder
}

func (vm *VM) floatPower(a, b float64) (Value, *Error) {
	switch {
	case b == 0 || a == 1:
		return NewFloat(1), nil
	case math.IsNaN(a) || math.IsNaN(b) || math.IsInf(b, 0) || math.IsInf(a, 0):
		return NewFloat(math.Pow(a, b)), nil
	case a == 0:
		if b < 0 {
			return nil, vm.Raise(ZeroDivisionError, "zero to a negative power")
		}
		return NewFloat(math.Pow(a, b)), nil
	case a < 0 && b != math.Floor(b):
		return vm.complexPower(complex(a, 0), complex(b, 0))
	}
	r := elementary.Pow(a, b)
	if math.IsInf(r, 0) {
		return nil, vm.RaiseWith(OverflowError, NewInt(34), NewStr("Numerical result out of range"))
	}
	return NewFloat(r), nil
}

// floatInt converts a float without a fractional part to an int.
func floatInt(f float64) Value {
	if -(1<<63) <= f && f < 1<<63 {
		return NewInt(int64(f))
	}
	fraction, exponent := math.Frexp(f)
	mantissa := big.NewInt(int64(fraction * (1 << 53)))
	return NewBig(mantissa.Lsh(mantissa, uint(exponent-53)))
}

// FloatToInt is int(f): the int towards zero.
func (vm *VM) FloatToInt(f float64) (Value, *Error) {
	if math.IsNaN(f) {
		return nil, vm.Raise(ValueError, "cannot convert float NaN to integer")
	}
	if math.IsInf(f, 0) {
		return nil, vm.Raise(OverflowError, "cannot convert float infinity to integer")
	}
	return floatInt(math.Trunc(f)), nil
}

// compareIntFloat compares an int with a float exactly: -1, 0 or 1; ok is false for a NaN.
func compareIntFloat(i Value, f float64) (order int, ok bool) {
	switch {
	case math.IsNaN(f):
		return 0, false
	case math.IsInf(f, 1):
		return -1, true
	case math.IsInf(f, -1):
		return 1, true
	}
	whole := math.Trunc(f)
	a, _ := AsBig(i)
	b, _ := AsBig(floatInt(whole))
	order = a.Cmp(b)
	if order == 0 && f != whole {
		order = -1
		if f < whole {
			order = 1
		}
	}
	return order, true
}
