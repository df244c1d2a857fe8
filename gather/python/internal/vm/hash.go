package vm

import (
	"encoding/binary"
	"math"
	"math/big"
	"math/bits"
)

// Numbers that are equal have equal hashes: their value modulo a prime. These are CPython's constants where a pointer has 64 bits.
const (
	hashBits     = 61
	hashModulus  = 1<<hashBits - 1
	hashInfinity = 314159
	hashNone     = 0xfca86420
)

// Hash is hash(v).
func (vm *VM) Hash(v Value) (uint64, *Error) {
	switch v := v.(type) {
	case *Str:
		vm.Spend(len(v.V) / 64)
		return hashString(v.V), nil
	case *Int:
		return hashInt(v.V), nil
	case *Bool:
		if v.V {
			return 1, nil
		}
		return 0, nil
	case *Float:
		if v.V != v.V {
			return vm.identity(v), nil
		}
		return hashFloat(v.V), nil
	case *BigInt:
		vm.Spend(len(v.V.Bits()))
		return hashBig(v.V), nil
	case *Complex:
		return avoidError(hashFloat(real(v.V)) + 1000003*hashFloat(imag(v.V))), nil
	case *Bytes:
		vm.Spend(len(v.V) / 64)
		return hashString(v.V), nil
	case *Singleton:
		if v == None {
			return hashNone, nil
		}
		return vm.identity(v), nil
	case *Tuple:
		return vm.hashItems(v.Items)
	case *Range:
		return vm.hashItems(v.key())
	case *Slice:
		return vm.hashItems([]Value{v.Start, v.Stop, v.Step})
	case *Set:
		if v.Frozen {
			vm.Spend(len(v.table) / 8)
			return v.hash(), nil
		}
	}
	return vm.hashObject(v)
}

func (vm *VM) hashObject(v Value) (uint64, *Error) {
	t := v.Type()
	if t.Unhashable || overrides(v) && t.Lookup("__hash__") == None {
		name := t.Label()
		if !t.user {
			name = qualified(t)
		}
		return 0, vm.Raise(TypeError, "unhashable type: '", name, "'")
	}
	if overrides(v) {
		result, found, err := vm.CallSpecial(v, "__hash__")
		if err != nil {
			return 0, err
		}
		if found {
			if !IsInt(result) {
				return 0, vm.Raise(TypeError, "__hash__ method should return an integer")
			}
			if b, ok := Underlying(result).(*BigInt); ok {
				return hashBig(b.V), nil
			}
			i, _ := AsInt(result)
			return avoidError(uint64(i)), nil
		}
		if base := Underlying(v); base != v {
			if base.Type().Unhashable {
				return 0, vm.Raise(TypeError, "unhashable type: '", t.Label(), "'")
			}
			return vm.Hash(base)
		}
	}
	if h, ok := v.(Hashed); ok {
		hash, err := h.Hash(vm)
		return avoidError(hash), err
	}
	return vm.identity(v), nil
}

// avoidError replaces the hash -1, which means an error in CPython.
func avoidError(hash uint64) uint64 {
	if hash == math.MaxUint64 {
		return math.MaxUint64 - 1
	}
	return hash
}

// hashString is the same in every run. CPython's is different in every run, so no program may depend on it.
func hashString(s string) uint64 {
	const prime = 0x9E3779B97F4A7C15
	hash := uint64(len(s)) * prime
	for len(s) >= 8 {
		hash = mix(hash^binary.LittleEndian.Uint64([]byte(s[:8])), prime)
		s = s[8:]
	}
	var rest uint64
	for i := range len(s) {
		rest |= uint64(s[i]) << (8 * i)
	}
	return avoidError(mix(hash^rest, prime))
}

func mix(a, b uint64) uint64 {
	high, low := bits.Mul64(a, b)
	return high ^ low
}

func hashInt(i int64) uint64 {
	if 0 <= i && i < hashModulus {
		return uint64(i)
	}
	return signedHash(magnitude(i)%hashModulus, i < 0)
}

func signedHash(hash uint64, negative bool) uint64 {
	if negative {
		hash = -hash
	}
	return avoidError(hash)
}

func hashBig(v *big.Int) uint64 {
	r := new(big.Int).Mod(new(big.Int).Abs(v), big.NewInt(hashModulus))
	return signedHash(r.Uint64(), v.Sign() < 0)
}

// hashFloat is the value's numerator divided by its denominator modulo the prime, taken 28 bits at a time.
func hashFloat(f float64) uint64 {
	switch {
	case math.IsInf(f, 1):
		return hashInfinity
	case math.IsInf(f, -1):
		return signedHash(hashInfinity, true)
	}
	fraction, exponent := math.Frexp(math.Abs(f))
	var hash uint64
	for fraction != 0 {
		hash = hash<<28&hashModulus | hash>>(hashBits-28)
		fraction *= 1 << 28
		exponent -= 28
		whole := math.Trunc(fraction)
		fraction -= whole
		hash += uint64(whole)
		if hash >= hashModulus {
			hash -= hashModulus
		}
	}
	if exponent >= 0 {
		exponent %= hashBits
	} else {
		exponent = hashBits - 1 - (-1-exponent)%hashBits
	}
	hash = hash<<exponent&hashModulus | hash>>(hashBits-exponent)
	return signedHash(hash, f < 0)
}

// hashItems is the hash of a tuple, CPython's variant of xxHash, so that sets of tuples are in CPython's order.
func (vm *VM) hashItems(items []Value) (uint64, *Error) {
	const (
		prime1 = 11400714785074694791
		prime2 = 14029467366897019727
		prime5 = 2870177450012600261
	)
	if err := vm.Enter(); err != nil {
		return 0, err
	}
	defer vm.Leave()
	hash := uint64(prime5)
	vm.Spend(len(items))
	for _, item := range items {
		lane, err := vm.Hash(item)
		if err != nil {
			return 0, err
		}
		hash = bits.RotateLeft64(hash+lane*prime2, 31) * prime1
	}
	hash += uint64(len(items)) ^ prime5 ^ 3527539
	if hash == math.MaxUint64 {
		return 1546275796, nil
	}
	return hash, nil
}

// identity returns the number of an object that has nothing but its identity to show.
func (vm *VM) identity(v Value) uint64 {
	if n, ok := vm.numbers[v]; ok {
		return n
	}
	if vm.numbers == nil {
		vm.numbers = map[Value]uint64{}
	}
	vm.Charge(64)
	n := vm.newIdentity()
	vm.numbers[v] = n
	return n
}

// Made-up addresses, of about the form that CPython's have.
const (
	firstAddress    = 0x7f2a5c010000
	addressSpacing  = 0x30
	smallIntAddress = 0x7f2a5b000000
)

// ID is id(v): a made-up address, the same in every run.
func (vm *VM) ID(v Value) int64 {
	switch x := v.(type) {
	case *Int:
		if -5 <= x.V && x.V <= 256 {
			return smallIntAddress + 32*x.V
		}
	case *Singleton:
		if x == None {
			return smallIntAddress - 0x1000
		}
	}
	return firstAddress + addressSpacing*int64(vm.identity(v))
}

// Address is id(v) as default reprs show it: "0x7f…".
func (vm *VM) Address(v Value) string {
	return "0x" + hexadecimal(uint64(vm.ID(v)))
}

func hexadecimal(n uint64) string {
	const digits = "0123456789abcdef"
	var buffer [16]byte
	i := len(buffer)
	for n > 0 || i == len(buffer) {
		i--
		buffer[i] = digits[n&15]
		n >>= 4
	}
	return string(buffer[i:])
}

// Hash implements [Hashed].
func (m *Method) Hash(vm *VM) (uint64, *Error) {
	return mix(vm.identity(m.Self)+1, vm.identity(m.Func)+1), nil
}
