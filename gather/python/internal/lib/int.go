package lib

import (
	"math/big"
	"math/bits"
	"slices"
	"strings"

	"gatherplay/gather/python/internal/vm"
)

func installInt() {
	t := vm.IntType
	constructor(t, "x=, /, base=", newInt)
	expectAtMost(t, 2)
	constructor(vm.BoolType, "object=, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		return truth(m.Truth(or(args[0], vm.False)))
	})
	t.AddSlots("repr hash eq ne lt le gt ge add radd sub rsub mul rmul mod rmod divmod rdivmod pow rpow neg pos abs bool invert " +
		"lshift rlshift rshift rrshift and rand xor rxor or ror int float floordiv rfloordiv truediv rtruediv index trunc floor ceil " +
		"round format getnewargs")
	vm.BoolType.AddSlots("repr and rand xor rxor or ror invert")
	self := func(m *vm.VM, v vm.Value) (vm.Value, *vm.Error) { return m.AsInteger(vm.Underlying(v)) }
	t.AddGetter("real", self)
	t.AddGetter("numerator", self)
	t.AddGetter("imag", func(*vm.VM, vm.Value) (vm.Value, *vm.Error) { return integer(0), nil })
	t.AddGetter("denominator", func(*vm.VM, vm.Value) (vm.Value, *vm.Error) { return integer(1), nil })
	on := func(name, signature string, run func(m *vm.VM, self *big.Int, args []vm.Value) (vm.Value, *vm.Error)) {
		method(t, name, signature, func(m *vm.VM, self vm.Value, args []vm.Value) (vm.Value, *vm.Error) {
			n, ok := vm.AsBig(self)
			if !ok {
				return nil, m.Raise(vm.TypeError, "descriptor '", name, "' for 'int' objects doesn't apply to a '", self.Type().Label(), "' object")
			}
			return run(m, n, args)
		})
	}
	on("bit_length", "self, /", func(_ *vm.VM, n *big.Int, _ []vm.Value) (vm.Value, *vm.Error) { return integer(n.BitLen()), nil })
	on("bit_count", "self, /", func(m *vm.VM, n *big.Int, _ []vm.Value) (vm.Value, *vm.Error) {
		m.Spend(len(n.Bits()) / 8)
		count := 0
		for _, word := range n.Bits() {
			count += bits.OnesCount(uint(word))
		}
		return integer(count), nil
	})
	on("conjugate", "self, /", func(_ *vm.VM, n *big.Int, _ []vm.Value) (vm.Value, *vm.Error) { return vm.NewBig(n), nil })
	on("is_integer", "self, /", func(*vm.VM, *big.Int, []vm.Value) (vm.Value, *vm.Error) { return vm.True, nil })
	on("as_integer_ratio", "self, /", func(_ *vm.VM, n *big.Int, _ []vm.Value) (vm.Value, *vm.Error) {
		return vm.NewTuple(vm.NewBig(n), integer(1)), nil
	})
	on("to_bytes", "self, /, length=, byteorder=, *, signed=", intToBytes)
	classMethod(t, "from_bytes", "bytes, /, byteorder=, *, signed=", intFromBytes)
}

func newInt(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
	x, base := args[0], args[1]
	if x == nil {
		if base != nil {
			return nil, m.Raise(vm.TypeError, "int() missing string argument")
		}
		return integer(0), nil
	}
	if base != nil {
		n, err := m.AsIndex(base)
		if err != nil {
			return nil, err
		}
		if n != 0 && n < 2 || n > 36 {
			return nil, m.Raise(vm.ValueError, "int() base must be >= 2 and <= 36, or 0")
		}
		switch text := vm.Underlying(x).(type) {
		case *vm.Str:
			return parseInt(m, x, text.V, n)
		case *vm.Bytes:
			return parseInt(m, x, text.V, n)
		}
		return nil, m.Raise(vm.TypeError, "int() can't convert non-string with explicit base")
	}
	switch x := x.(type) {
	case *vm.Int, *vm.BigInt:
		return x, nil
	}
	if n, err := m.ToInt(x); n != nil || err != nil {
		return n, err
	}
	switch text := vm.Underlying(x).(type) {
	case *vm.Str:
		return parseInt(m, x, text.V, 10)
	case *vm.Bytes:
		return parseInt(m, x, text.V, 10)
	}
	return nil, m.Raise(vm.TypeError, "int() argument must be a string, a bytes-like object or a real number, not '", x.Type().Label(), "'")
}

// parseInt reads the text of v, a str or bytes; in an error v is shown as it shows itself.
func parseInt(m *vm.VM, v vm.Value, text string, base int) (vm.Value, *vm.Error) {
	n, err := m.ParseInt(text, base)
	if err != nil && v.Type() != vm.StrType && strings.HasPrefix(err.Error(), "ValueError: invalid literal") {
		shown, failed := m.Repr(v)
		if failed != nil {
			return nil, failed
		}
		return nil, m.Raise(vm.ValueError, "invalid literal for int() with base ", decimal(base), ": ", shown)
	}
	return n, err
}

func byteOrder(m *vm.VM, v vm.Value) (little bool, err *vm.Error) {
	if v == nil {
		return false, nil
	}
	order, ok := vm.AsStr(v)
	if !ok {
		return false, m.Raise(vm.TypeError, "byteorder must be str, not ", v.Type().Label())
	}
	if order != "little" && order != "big" {
		return false, m.Raise(vm.ValueError, "byteorder must be either 'little' or 'big'")
	}
	return order == "little", nil
}

// layout returns the byteorder and signed of int.to_bytes and int.from_bytes, their third and fourth arguments.
func layout(m *vm.VM, args []vm.Value) (little, signed bool, err *vm.Error) {
	if little, err = byteOrder(m, args[2]); err != nil {
		return false, false, err
	}
	signed, err = m.Truth(or(args[3], vm.False))
	return little, signed, err
}

func intToBytes(m *vm.VM, n *big.Int, args []vm.Value) (vm.Value, *vm.Error) {
	length, err := m.AsSize(or(args[1], integer(1)))
	if err != nil {
		return nil, err
	}
	if length < 0 {
		return nil, m.Raise(vm.ValueError, "length argument must be non-negative")
	}
	little, signed, err := layout(m, args)
	if err != nil {
		return nil, err
	}
	if n.Sign() < 0 && !signed {
		return nil, m.Raise(vm.OverflowError, "can't convert negative int to unsigned")
	}
	m.Charge(length)
	m.Spend(length / 4)
	needed := n.BitLen()
	if signed {
		if n.Sign() < 0 {
			needed = new(big.Int).Not(n).BitLen()
		}
		needed++
	}
	if needed > 8*length && (needed > 1 || n.Sign() != 0) {
		return nil, m.Raise(vm.OverflowError, "int too big to convert")
	}
	value := n
	if n.Sign() < 0 {
		value = new(big.Int).Add(n, new(big.Int).Lsh(big.NewInt(1), uint(8*length)))
	}
	buffer := value.FillBytes(make([]byte, length))
	if little {
		slices.Reverse(buffer)
	}
	return vm.NewBytes(string(buffer)), nil
}

func intFromBytes(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
	source, err := newBytes(m, []vm.Value{args[1], nil, nil})
	if err != nil {
		return nil, err
	}
	data := source.(*vm.Bytes).V
	little, signed, err := layout(m, args)
	if err != nil {
		return nil, err
	}
	m.Spend(len(data) / 4)
	buffer := []byte(data)
	if little {
		slices.Reverse(buffer)
	}
	n := new(big.Int).SetBytes(buffer)
	if signed && len(buffer) > 0 && buffer[0] >= 0x80 {
		n.Sub(n, new(big.Int).Lsh(big.NewInt(1), uint(8*len(buffer))))
	}
	return wrap(m, args[0], vm.NewBig(n))
}
