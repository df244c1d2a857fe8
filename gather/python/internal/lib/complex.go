package lib

import (
	"strings"

	"gatherplay/gather/python/internal/vm"
)

func installComplex() {
	t := vm.ComplexType
	constructor(t, "real=, imag=", newComplex)
	t.AddSlots("repr hash eq ne lt le gt ge add radd sub rsub mul rmul truediv rtruediv pow rpow neg pos abs bool complex format getnewargs")
	t.AddGetter("real", func(_ *vm.VM, self vm.Value) (vm.Value, *vm.Error) {
		return vm.NewFloat(real(vm.Underlying(self).(*vm.Complex).V)), nil
	})
	t.AddGetter("imag", func(_ *vm.VM, self vm.Value) (vm.Value, *vm.Error) {
		return vm.NewFloat(imag(vm.Underlying(self).(*vm.Complex).V)), nil
	})
	method(t, "conjugate", "self, /", func(_ *vm.VM, c *vm.Complex, _ []vm.Value) (vm.Value, *vm.Error) {
		return vm.NewComplex(complex(real(c.V), -imag(c.V))), nil
	})
}

func newComplex(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
	if args[0] != nil {
		if text, ok := vm.AsStr(args[0]); ok {
			if args[1] != nil {
				return nil, m.Raise(vm.TypeError, "complex() argument 'real' must be a real number, not str")
			}
			c, ok := parseComplex(text)
			if !ok {
				return nil, m.Raise(vm.ValueError, "complex() arg is a malformed string")
			}
			return vm.NewComplex(c), nil
		}
	}
	var parts [2]complex128
	for i, arg := range args {
		if arg == nil {
			continue
		}
		if c, ok := vm.Underlying(arg).(*vm.Complex); ok {
			parts[i] = c.V
			continue
		}
		result, found, err := m.CallSpecial(arg, "__complex__")
		if err != nil {
			return nil, err
		}
		if found {
			c, ok := result.(*vm.Complex)
			if !ok {
				return nil, m.Raise(vm.TypeError, "__complex__ returned non-complex (type ", result.Type().Label(), ")")
			}
			parts[i] = c.V
			continue
		}
		f, ok, err := m.ToFloat(arg)
		if err != nil {
			return nil, err
		}
		if !ok {
			if i == 1 {
				return nil, m.Raise(vm.TypeError, "complex() argument 'imag' must be a real number, not ", arg.Type().Label())
			}
			if args[1] != nil {
				return nil, m.Raise(vm.TypeError, "complex() argument 'real' must be a real number, not ", arg.Type().Label())
			}
			return nil, m.Raise(vm.TypeError, "complex() argument must be a string or a number, not ", arg.Type().Label())
		}
		parts[i] = complex(f, 0)
	}
	if args[1] == nil {
		return vm.NewComplex(parts[0]), nil
	}
	re, im := real(parts[0]), real(parts[1])
	if _, isComplex := vm.Underlying(args[1]).(*vm.Complex); isComplex {
		re -= imag(parts[1])
	}
	if args[0] != nil {
		if _, isComplex := vm.Underlying(args[0]).(*vm.Complex); isComplex {
			im += imag(parts[0])
		}
	}
	return vm.NewComplex(complex(re, im)), nil
}

// parseComplex reads a complex number: a real part, an imaginary part ending in j, or both, perhaps in parentheses.
func parseComplex(text string) (complex128, bool) {
	text = strings.TrimFunc(text, vm.IsSpace)
	if inner, ok := strings.CutPrefix(text, "("); ok {
		if text, ok = strings.CutSuffix(inner, ")"); !ok {
			return 0, false
		}
		text = strings.TrimFunc(text, vm.IsSpace)
	}
	if strings.ContainsFunc(text, vm.IsSpace) {
		return 0, false
	}
	rest, imaginary := strings.CutSuffix(strings.ToLower(text), "j")
	if !imaginary {
		f, ok := vm.ParseFloat(rest)
		return complex(f, 0), ok
	}
	split := 0 // where the sign of the imaginary part stands
	for i := len(rest) - 1; i > 0; i-- {
		if (rest[i] == '+' || rest[i] == '-') && rest[i-1] != 'e' {
			split = i
			break
		}
	}
	part := rest[split:]
	if part == "" || part == "+" || part == "-" {
		part += "1"
	}
	im, ok := vm.ParseFloat(part)
	if !ok || split == 0 {
		return complex(0, im), ok
	}
	re, ok := vm.ParseFloat(rest[:split])
	return complex(re, im), ok
}
