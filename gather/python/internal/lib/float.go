package lib

import (
	"math"
	"strconv"
	"strings"

	"gatherplay/gather/python/internal/vm"
)

func installFloat() {
	t := vm.FloatType
	constructor(t, "x=, /", newFloat)
	t.AddSlots("repr hash eq ne lt le gt ge add radd sub rsub mul rmul mod rmod divmod rdivmod pow rpow neg pos abs bool int float " +
		"floordiv rfloordiv truediv rtruediv trunc floor ceil round format getnewargs")
	t.AddGetter("real", func(m *vm.VM, self vm.Value) (vm.Value, *vm.Error) { return vm.Underlying(self), nil })
	t.AddGetter("imag", func(*vm.VM, vm.Value) (vm.Value, *vm.Error) { return vm.NewFloat(0), nil })
	method(t, "conjugate", "self, /", func(_ *vm.VM, f *vm.Float, _ []vm.Value) (vm.Value, *vm.Error) { return f, nil })
	method(t, "is_integer", "self, /", func(_ *vm.VM, f *vm.Float, _ []vm.Value) (vm.Value, *vm.Error) {
		return vm.NewBool(f.V == math.Trunc(f.V) && !math.IsInf(f.V, 0)), nil
	})
	method(t, "as_integer_ratio", "self, /", func(m *vm.VM, f *vm.Float, _ []vm.Value) (vm.Value, *vm.Error) {
		switch {
		case math.IsNaN(f.V):
			return nil, m.Raise(vm.ValueError, "cannot convert NaN to integer ratio")
		case math.IsInf(f.V, 0):
			return nil, m.Raise(vm.OverflowError, "cannot convert Infinity to integer ratio")
		}
		m.Spend(32)
		numerator, denominator := vm.FloatRatio(f.V)
		return vm.NewTuple(vm.NewBig(numerator), vm.NewBig(denominator)), nil
	})
	method(t, "hex", "self, /", func(_ *vm.VM, f *vm.Float, _ []vm.Value) (vm.Value, *vm.Error) { return str(floatHex(f.V)), nil })
	classMethod(t, "fromhex", "string, /", floatFromHex)
	classMethod(t, "from_number", "number, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		f, err := m.AsFloat(args[1])
		if err != nil {
			return nil, err
		}
		return wrap(m, args[0], vm.NewFloat(f))
	})
}

func newFloat(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
	x := args[0]
	if x == nil {
		return vm.NewFloat(0), nil
	}
	if f, ok := x.(*vm.Float); ok {
		return f, nil
	}
	text, isText := "", true
	switch x := vm.Underlying(x).(type) {
	case *vm.Str:
		text = x.V
	case *vm.Bytes:
		text = x.V
	default:
		isText = false
	}
	if !isText {
		f, ok, err := m.ToFloat(x)
		if err != nil {
			return nil, err
		}
		if !ok {
			if _, big := vm.AsBig(x); big {
				return nil, m.Raise(vm.OverflowError, "int too large to convert to float")
			}
			return nil, m.Raise(vm.TypeError, "float() argument must be a string or a real number, not '", x.Type().Label(), "'")
		}
		return vm.NewFloat(f), nil
	}
	m.Spend(len(text) / 2)
	f, ok := vm.ParseFloat(text)
	if !ok {
		shown, err := m.Repr(x)
		if err != nil {
			return nil, err
		}
		return nil, m.Raise(vm.ValueError, "could not convert string to float: ", shown)
	}
	return vm.NewFloat(f), nil
}

// floatHex is the exact hexadecimal form, with 13 digits after the point.
func floatHex(f float64) string {
	switch {
	case math.IsNaN(f):
		return "nan"
	case math.IsInf(f, 0):
		return vm.FormatFloat(f)
	case f == 0:
		if math.Signbit(f) {
			return "-0x0.0p+0"
		}
		return "0x0.0p+0"
	}
	sign := ""
	if f < 0 {
		sign, f = "-", -f
	}
	bits := math.Float64bits(f)
	exponent := int(bits>>52) - 1023
	lead := "1."
	if exponent == -1023 { // subnormal
		exponent, lead = -1022, "0."
	}
	digits := strconv.FormatUint(bits&(1<<52-1), 16)
	text := sign + "0x" + lead + strings.Repeat("0", 13-len(digits)) + digits + "p"
	if exponent >= 0 {
		text += "+"
	}
	return text + decimal(exponent)
}

func floatFromHex(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
	text, ok := vm.AsStr(args[1])
	if !ok {
		return nil, m.Raise(vm.TypeError, "fromhex() argument must be str, not ", args[1].Type().Label())
	}
	trimmed := strings.ToLower(strings.TrimFunc(text, vm.IsSpace))
	f, ok := vm.ParseFloat(trimmed)
	if plain := strings.TrimLeft(trimmed, "+-"); !ok || plain[0] != 'i' && plain[0] != 'n' {
		sign := trimmed[:len(trimmed)-len(plain)]
		plain = strings.TrimPrefix(plain, "0x")
		if !strings.Contains(plain, "p") {
			plain += "p0"
		}
		var err error
		f, err = strconv.ParseFloat(sign+"0x"+plain, 64)
		if math.IsInf(f, 0) {
			return nil, m.Raise(vm.OverflowError, "hexadecimal value too large to represent as a float")
		}
		if err != nil || strings.Contains(plain, "_") {
			return nil, m.Raise(vm.ValueError, "invalid hexadecimal floating-point string")
		}
	}
	return wrap(m, args[0], vm.NewFloat(f))
}

func decimal(n int) string { return strconv.Itoa(n) }
