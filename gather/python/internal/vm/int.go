package vm

import (
	"math"
	"math/big"
	"math/bits"

	"gatherplay/gather/python/internal/syntax"
)

// NewBig returns the int v, which it keeps.
func NewBig(v *big.Int) Value {
	if v.IsInt64() {
		return NewInt(v.Int64())
	}
	return &BigInt{v}
}

// IsInt reports whether v is an int or bool, or an instance of a subclass.
func IsInt(v Value) bool {
	switch Underlying(v).(type) {
	case *Int, *BigInt, *Bool:
		return true
	}
	return false
}

// AsInt returns the value of an int or bool, or of an instance of a subclass, that fits 64 bits.
func AsInt(v Value) (int64, bool) {
	switch v := v.(type) {
	case *Int:
		return v.V, true
	case *Bool:
		if v.V {
			return 1, true
		}
		return 0, true
	case *Instance:
		if v.Base != nil {
			return AsInt(v.Base)
		}
	}
	return 0, false
}

// AsBig returns the value of any int or bool, or of an instance of a subclass. It must not be changed.
func AsBig(v Value) (*big.Int, bool) {
	if i, ok := AsInt(v); ok {
		return big.NewInt(i), true
	}
	if b, ok := Underlying(v).(*BigInt); ok {
		return b.V, true
	}
	return nil, false
}

// AsInteger is operator.index: the int that v is or that its __index__ gives, as *Int or *BigInt.
func (vm *VM) AsInteger(v Value) (Value, *Error) {
	switch u := Underlying(v).(type) {
	case *Int, *BigInt:
		return u, nil
	case *Bool:
		i, _ := AsInt(u)
		return NewInt(i), nil
	}
	if overrides(v) {
		result, found, err := vm.CallSpecial(v, "__index__")
		if err != nil {
			return nil, err
		}
		if found {
			if !IsInt(result) {
				return nil, vm.Raise(TypeError, "__index__ returned non-int (type ", result.Type().Label(), ")")
			}
			return vm.AsInteger(Underlying(result))
		}
	}
	return nil, vm.Raise(TypeError, "'", v.Type().Label(), "' object cannot be interpreted as an integer")
}

// HasIndex reports whether AsInteger may succeed: whether v is an int or has __index__.
func HasIndex(v Value) bool {
	return IsInt(v) || overrides(v) && v.Type().Lookup("__index__") != nil
}

// AsIndex is the int that v is or that its __index__ gives; IndexError if it is too large for an index.
func (vm *VM) AsIndex(v Value) (int, *Error) {
	return vm.asSize(v, IndexError)
}

// AsSize is AsIndex for a size or a count, for which CPython raises OverflowError instead.
func (vm *VM) AsSize(v Value) (int, *Error) {
	return vm.asSize(v, OverflowError)
}

func (vm *VM) asSize(v Value, tooLarge *Type) (int, *Error) {
	if i, ok := v.(*Int); ok {
		return int(i.V), nil
	}
	n, err := vm.AsInteger(v)
	if err != nil {
		return 0, err
	}
	if i, ok := n.(*Int); ok {
		return int(i.V), nil
	}
	if tooLarge == OverflowError {
		return 0, vm.Raise(OverflowError, "Python int too large to convert to C ssize_t")
	}
	return 0, vm.Raise(tooLarge, "cannot fit '", v.Type().Label(), "' into an index-sized integer")
}

// intBinary computes a op b for ints of 64 bits; nil stands for NotImplemented.
func (vm *VM) intBinary(op Operator, a, b int64) (Value, *Error) {
	switch op {
	case syntax.Add:
		if sum := a + b; (sum > a) == (b > 0) {
			return NewInt(sum), nil
		}
	case syntax.Sub:
		if difference := a - b; (difference < a) == (b > 0) {
			return NewInt(difference), nil
		}
	case syntax.Mult:
		if product, ok := multiply(a, b); ok {
			return NewInt(product), nil
		}
	case syntax.FloorDiv:
		if b == 0 {
			return nil, vm.divisionByZero()
		}
		if a != math.MinInt64 || b != -1 {
			quotient, _ := floorDivide(a, b)
			return NewInt(quotient), nil
		}
	case syntax.Mod:
		if b == 0 {
			return nil, vm.divisionByZero()
		}
		if b == -1 {
			return NewInt(0), nil
		}
		_, remainder := floorDivide(a, b)
		return NewInt(remainder), nil
	case syntax.Div:
		return vm.divideInts(a, b)
	case syntax.Pow:
		return vm.intPower(a, b)
	case syntax.LShift:
		if b < 0 {
			return nil, vm.Raise(ValueError, "negative shift count")
		}
		if b < 64 && a<<b>>b == a {
			return NewInt(a << b), nil
		}
		if a == 0 {
			return NewInt(0), nil
		}
	case syntax.RShift:
		if b < 0 {
			return nil, vm.Raise(ValueError, "negative shift count")
		}
		return NewInt(a >> min(uint64(b), 63)), nil
	case syntax.BitAnd:
		return NewInt(a & b), nil
	case syntax.BitOr:
		return NewInt(a | b), nil
	case syntax.BitXor:
		return NewInt(a ^ b), nil
	}
	return vm.bigBinary(op, big.NewInt(a), big.NewInt(b))
}

func (vm *VM) divisionByZero() *Error { return vm.Raise(ZeroDivisionError, "division by zero") }

// multiply returns a·b and whether it fits.
func multiply(a, b int64) (int64, bool) {
	if a == int64(int32(a)) && b == int64(int32(b)) {
		return a * b, true
	}
	high, low := bits.Mul64(magnitude(a), magnitude(b))
	if high != 0 || low > math.MaxInt64 {
		return 0, false
	}
	if (a < 0) != (b < 0) {
		return -int64(low), true
	}
	return int64(low), true
}

func magnitude(a int64) uint64 {
	if a < 0 {
		return -uint64(a)
	}
	return uint64(a)
}

// floorDivide returns the quotient rounded down and the remainder, which has the sign of b.
func floorDivide(a, b int64) (quotient, remainder int64) {
	quotient, remainder = a/b, a%b
	if remainder != 0 && (remainder < 0) != (b < 0) {
		quotient--
		remainder += b
	}
	return quotient, remainder
}

// exactFloat bounds the ints that every float64 can hold.
const exactFloat = 1 << 53

func (vm *VM) divideInts(a, b int64) (Value, *Error) {
	if b == 0 {
		return nil, vm.divisionByZero()
	}
	if -exactFloat <= a && a <= exactFloat && -exactFloat <= b && b <= exactFloat {
		return NewFloat(float64(a) / float64(b)), nil
	}
	return vm.divideBigs(big.NewInt(a), big.NewInt(b))
}

// divideBigs is true division, rounded once from the exact quotient.
func (vm *VM) divideBigs(a, b *big.Int) (Value, *Error) {
	if b.Sign() == 0 {
		return nil, vm.divisionByZero()
	}
	vm.Spend((len(a.Bits()) + len(b.Bits())) / 2)
	quotient := roundedQuotient(a, b)
	if math.IsInf(quotient, 0) {
		return nil, vm.Raise(OverflowError, "integer division result too large for a float")
	}
	if quotient == 0 && (a.Sign() < 0) != (b.Sign() < 0) {
		quotient = math.Copysign(0, -1)
	}
	return NewFloat(quotient), nil
}

// roundedQuotient is a/b for b other than 0, rounded once. The quotient is computed to more bits than a float has; what is left over
// only matters for being something or nothing.
func roundedQuotient(a, b *big.Int) float64 {
	const precision = 66
	shift := precision + b.BitLen() - a.BitLen()
	if shift > 0 {
		a = new(big.Int).Lsh(a, uint(shift))
	} else {
		b = new(big.Int).Lsh(b, uint(-shift))
	}
	quotient, rest := new(big.Int).QuoRem(a, b, new(big.Int))
	if rest.Sign() != 0 {
		quotient.SetBit(quotient, 0, 1)
	}
	exact := new(big.Float).SetInt(quotient)
	result, _ := exact.SetMantExp(exact, -shift).Float64()
	return result
}

func (vm *VM) intPower(a, b int64) (Value, *Error) {
	if b < 0 {
		return vm.floatPower(float64(a), float64(b))
	}
	result, square := int64(1), a
	for n := b; ; {
		if n&1 != 0 {
			product, ok := multiply(result, square)
			if !ok {
				return vm.bigBinary(syntax.Pow, big.NewInt(a), big.NewInt(b))
			}
			result = product
		}
		if n >>= 1; n == 0 {
			return NewInt(result), nil
		}
		var ok bool
		if square, ok = multiply(square, square); !ok {
			return vm.bigBinary(syntax.Pow, big.NewInt(a), big.NewInt(b))
		}
	}
}

// bigBinary computes a op b for ints of any size.
func (vm *VM) bigBinary(op Operator, a, b *big.Int) (Value, *Error) {
	words := len(a.Bits()) + len(b.Bits())
	vm.Charge(8 * words)
	vm.Spend(words / 8)
	r := new(big.Int)
	switch op {
	case syntax.Add:
		r.Add(a, b)
	case syntax.Sub:
		r.Sub(a, b)
	case syntax.Mult:
		vm.Spend(len(a.Bits()) * len(b.Bits()) / 16)
		r.Mul(a, b)
	case syntax.FloorDiv:
		if b.Sign() == 0 {
			return nil, vm.divisionByZero()
		}
		r, _ = vm.floorDivideBigs(a, b)
	case syntax.Mod:
		if b.Sign() == 0 {
			return nil, vm.divisionByZero()
		}
		_, r = vm.floorDivideBigs(a, b)
	case syntax.Div:
		return vm.divideBigs(a, b)
	case syntax.Pow:
		return vm.bigPower(a, b)
	case syntax.LShift:
		if b.Sign() < 0 {
			return nil, vm.Raise(ValueError, "negative shift count")
		}
		if a.Sign() == 0 {
			return NewInt(0), nil
		}
		shift := vm.hugeCount(b)
		vm.Charge(shift / 8)
		r.Lsh(a, uint(shift))
	case syntax.RShift:
		if b.Sign() < 0 {
			return nil, vm.Raise(ValueError, "negative shift count")
		}
		if !b.IsInt64() || b.Int64() > int64(a.BitLen()) {
			return NewInt(int64(min(a.Sign(), 0))), nil
		}
		r.Rsh(a, uint(b.Int64()))
	case syntax.BitAnd:
		r.And(a, b)
	case syntax.BitOr:
		r.Or(a, b)
	case syntax.BitXor:
		r.Xor(a, b)
	default:
		return nil, nil
	}
	return NewBig(r), nil
}

// hugeCount returns how many bits a result will have; beyond what could ever be held, so many that charging for them ends the run.
func (vm *VM) hugeCount(bits *big.Int) int {
	if bits.BitLen() > 48 {
		return 1 << 48
	}
	return int(bits.Int64())
}

func (vm *VM) floorDivideBigs(a, b *big.Int) (quotient, remainder *big.Int) {
	vm.Spend(len(b.Bits()) * max(0, len(a.Bits())-len(b.Bits())) / 8)
	quotient, remainder = new(big.Int).QuoRem(a, b, new(big.Int))
	if remainder.Sign() != 0 && remainder.Sign() != b.Sign() {
		quotient.Sub(quotient, big.NewInt(1))
		remainder.Add(remainder, b)
	}
	return quotient, remainder
}

func (vm *VM) bigPower(a, b *big.Int) (Value, *Error) {
	if b.Sign() < 0 {
		x, err := vm.bigFloat(a)
		if err != nil {
			return nil, err
		}
		y, err := vm.bigFloat(b)
		if err != nil {
			return nil, err
		}
		return vm.floatPower(x, y)
	}
	if a.BitLen() <= 1 { // 0, 1 or -1
		switch {
		case b.Sign() == 0:
			return NewInt(1), nil
		case a.Sign() < 0 && b.Bit(0) == 0:
			return NewInt(1), nil
		}
		return NewInt(a.Int64()), nil
	}
	bits := vm.hugeCount(new(big.Int).Mul(b, big.NewInt(int64(a.BitLen()))))
	vm.Charge(bits / 4)
	words := float64(bits) / 64
	vm.Spend(int(math.Pow(words, 1.6) / 8)) // Karatsuba's multiplication
	return NewBig(new(big.Int).Exp(a, b, nil)), nil
}

// ModPower is pow(base, exponent, modulus) of ints.
func (vm *VM) ModPower(base, exponent, modulus *big.Int) (Value, *Error) {
	if modulus.Sign() == 0 {
		return nil, vm.Raise(ValueError, "pow() 3rd argument cannot be 0")
	}
	size := new(big.Int).Abs(modulus)
	words := len(size.Bits())
	vm.Charge(8 * words * 4)
	vm.Spend(exponent.BitLen() * words * words / 8)
	if exponent.Sign() < 0 {
		base = new(big.Int).ModInverse(new(big.Int).Mod(base, size), size)
		if base == nil {
			return nil, vm.Raise(ValueError, "base is not invertible for the given modulus")
		}
		exponent = new(big.Int).Neg(exponent)
	}
	r := new(big.Int).Exp(base, exponent, size)
	if modulus.Sign() < 0 && r.Sign() > 0 {
		r.Add(r, modulus)
	}
	return NewBig(r), nil
}

// bigFloat converts an int to the nearest float.
func (vm *VM) bigFloat(v *big.Int) (float64, *Error) {
	vm.Spend(len(v.Bits()) / 4)
	f, _ := v.Float64()
	if math.IsInf(f, 0) {
		return 0, vm.Raise(OverflowError, "int too large to convert to float")
	}
	return f, nil
}
