package vm

import (
	"math"
	"math/big"
	"math/cmplx"

	"gatherplay/gather/python/internal/syntax"
)

// Abs is abs(v).
func (vm *VM) Abs(v Value) (Value, *Error) {
	if overrides(v) {
		result, found, err := vm.CallSpecial(v, "__abs__")
		if found || err != nil {
			return result, err
		}
	}
	switch x := Underlying(v).(type) {
	case *Int, *Bool, *BigInt:
		negative, err := vm.Truth(compareNumbers(syntax.Lt, x, NewInt(0)))
		if negative && err == nil {
			return vm.Unary(syntax.USub, x)
		}
		return vm.AsInteger(x)
	case *Float:
		return NewFloat(math.Abs(x.V)), nil
	case *Complex:
		return NewFloat(cmplx.Abs(x.V)), nil
	case Absolute:
		return x.Abs(vm)
	}
	return nil, vm.Raise(TypeError, "bad operand type for abs(): '", v.Type().Label(), "'")
}

// Absolute is __abs__ of a library type.
type Absolute interface {
	Abs(vm *VM) (Value, *Error)
}

// Divmod is divmod(a, b).
func (vm *VM) Divmod(a, b Value) (Value, *Error) {
	for _, side := range [...]struct {
		v, other Value
		name     string
	}{{a, b, "__divmod__"}, {b, a, "__rdivmod__"}} {
		if overrides(side.v) {
			result, found, err := vm.CallSpecial(side.v, side.name, side.other)
			if err != nil || found && result != NotImplemented {
				return result, err
			}
		}
	}
	result, err := vm.builtinDivmod(Underlying(a), Underlying(b))
	if result == nil && err == nil {
		err = vm.Raise(TypeError, "unsupported operand type(s) for divmod(): '", a.Type().Label(), "' and '", b.Type().Label(), "'")
	}
	return result, err
}

// builtinDivmod is divmod of values of builtin types; nil stands for NotImplemented.
func (vm *VM) builtinDivmod(a, b Value) (Value, *Error) {
	if numberKind(a) == complexNumber || numberKind(b) == complexNumber {
		return nil, nil
	}
	if quotient, err := vm.builtinBinary(syntax.FloorDiv, a, b, false); quotient == nil || err != nil {
		return nil, err
	} else if remainder, err := vm.builtinBinary(syntax.Mod, a, b, false); remainder == nil || err != nil {
		return nil, err
	} else {
		return NewTuple(quotient, remainder), nil
	}
}

// Round is round(v) or, with digits not None, round(v, digits).
func (vm *VM) Round(v, digits Value) (Value, *Error) {
	if overrides(v) {
		var args []Value
		if digits != None {
			args = append(args, digits)
		}
		result, found, err := vm.CallSpecial(v, "__round__", args...)
		if found || err != nil {
			return result, err
		}
	}
	switch x := Underlying(v).(type) {
	case *Int, *Bool, *BigInt:
		i, _ := vm.AsInteger(x)
		if digits == None {
			return i, nil
		}
		n, err := vm.AsSize(digits)
		if err != nil || n >= 0 {
			return i, err
		}
		return vm.roundInt(i, -n)
	case *Float:
		if digits == None {
			if math.IsNaN(x.V) || math.IsInf(x.V, 0) {
				return vm.FloatToInt(x.V)
			}
			return floatInt(math.RoundToEven(x.V)), nil
		}
		n, err := vm.AsSize(digits)
		if err != nil {
			return nil, err
		}
		return vm.RoundDecimal(x.V, n)
	}
	return nil, vm.Raise(TypeError, "type ", v.Type().Label(), " doesn't define __round__ method")
}

// roundInt rounds an int to a multiple of a power of ten, ties to even.
func (vm *VM) roundInt(i Value, zeros int) (Value, *Error) {
	exact, _ := AsBig(i)
	if zeros > exact.BitLen() { // 10**zeros is more than twice the number
		return NewInt(0), nil
	}
	unit := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(zeros)), nil)
	quotient, remainder := vm.floorDivideBigs(exact, unit)
	switch twice := new(big.Int).Lsh(remainder, 1); twice.Cmp(unit) {
	case 1:
		quotient.Add(quotient, big.NewInt(1))
	case 0:
		if quotient.Bit(0) == 1 {
			quotient.Add(quotient, big.NewInt(1))
		}
	}
	return NewBig(quotient.Mul(quotient, unit)), nil
}

// ToInt is int(v) of something that is not text; nil, without an error, if v is no number.
func (vm *VM) ToInt(v Value) (Value, *Error) {
	if overrides(v) {
		for _, name := range [...]string{"__int__", "__index__"} {
			result, found, err := vm.CallSpecial(v, name)
			if err != nil {
				return nil, err
			}
			if found {
				if !IsInt(result) {
					return nil, vm.Raise(TypeError, name, " returned non-int (type ", result.Type().Label(), ")")
				}
				return vm.AsInteger(Underlying(result))
			}
		}
	}
	switch x := Underlying(v).(type) {
	case *Int, *Bool, *BigInt:
		return vm.AsInteger(x)
	case *Float:
		return vm.FloatToInt(x.V)
	}
	return nil, nil
}

// FloatRatio returns the numerator and denominator of a finite float.
func FloatRatio(f float64) (numerator, denominator *big.Int) {
	fraction, exponent := math.Frexp(f)
	for fraction != math.Trunc(fraction) {
		fraction *= 2
		exponent--
	}
	numerator, denominator = big.NewInt(int64(fraction)), big.NewInt(1)
	if exponent > 0 {
		numerator.Lsh(numerator, uint(exponent))
	} else {
		denominator.Lsh(denominator, uint(-exponent))
	}
	return numerator, denominator
}
