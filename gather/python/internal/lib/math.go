package lib

import (
	"math"
	"math/big"

	"gatherplay/gather/python/internal/elementary"
	"gatherplay/gather/python/internal/syntax"
	"gatherplay/gather/python/internal/vm"
)

// newMath makes the module math.
func newMath(*vm.VM) *vm.Module {
	module := vm.NewModule("math")
	constant := func(name string, value float64) { module.Dict.Set(name, vm.NewFloat(value)) }
	constant("pi", math.Pi)
	constant("e", math.E)
	constant("tau", 2*math.Pi)
	constant("inf", math.Inf(1))
	constant("nan", math.NaN())
	for _, f := range realFunctions {
		module.Add(f.name, "x, /", f.call)
	}
	for _, f := range mathFunctions {
		module.Add(f.name, f.signature, f.run)
	}
	return module
}

// A realFunction is a function of one float. Where it is not defined it raises ValueError with the text that wrong gives, and where a
// finite number has no finite value, OverflowError.
type realFunction struct {
	name  string
	value func(x float64) float64
	wrong func(x float64) string // "" where the function is defined
}

var realFunctions = []realFunction{
	{"acos", elementary.Acos, withinOne},
	{"acosh", math.Acosh, func(x float64) string { return unless(!(x < 1), "expected argument value not less than 1, got ", x) }},
	{"asin", elementary.Asin, withinOne},
	{"asinh", math.Asinh, nil},
	{"atan", elementary.Atan, nil},
	{"atanh", math.Atanh, func(x float64) string {
		return unless(!(math.Abs(x) >= 1), "expected a number between -1 and 1, got ", x)
	}},
	{"cbrt", elementary.Cbrt, nil},
	{"cos", func(x float64) float64 { _, c := elementary.SinCos(x); return c }, finiteInput},
	{"cosh", elementary.Cosh, nil},
	{"degrees", func(x float64) float64 { return x * (180 / math.Pi) }, nil},
	{"erf", math.Erf, nil},
	{"erfc", math.Erfc, nil},
	{"exp", elementary.Exp, nil},
	{"exp2", func(x float64) float64 { return elementary.Pow(2, x) }, nil},
	{"expm1", elementary.Expm1, nil},
	{"fabs", math.Abs, nil},
	{"log1p", math.Log1p, func(x float64) string { return unless(!(x <= -1), "expected argument value > -1, got ", x) }},
	{"radians", func(x float64) float64 { return x * (math.Pi / 180) }, nil},
	{"sin", func(x float64) float64 { s, _ := elementary.SinCos(x); return s }, finiteInput},
	{"sinh", elementary.Sinh, nil},
	{"sqrt", math.Sqrt, func(x float64) string { return unless(!(x < 0), "expected a nonnegative input, got ", x) }},
	{"tan", elementary.Tan, finiteInput},
	{"tanh", elementary.Tanh, nil},
}

func unless(holds bool, text string, x float64) string {
	if holds {
		return ""
	}
	return text + vm.FormatFloat(x)
}

func withinOne(x float64) string {
	return unless(!(math.Abs(x) > 1), "expected a number in range from -1 up to 1, got ", x)
}

func finiteInput(x float64) string {
	return unless(!math.IsInf(x, 0), "expected a finite input, got ", x)
}

func (f realFunction) call(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
	x, err := m.AsFloat(args[0])
	if err != nil {
		return nil, err
	}
	if f.wrong != nil {
		if text := f.wrong(x); text != "" {
			return nil, m.Raise(vm.ValueError, text)
		}
	}
	return inRange(m, f.value(x), x)
}

// inRange is a result that must be finite where the arguments are.
func inRange(m *vm.VM, result float64, arguments ...float64) (vm.Value, *vm.Error) {
	if math.IsInf(result, 0) || math.IsNaN(result) {
		for _, x := range arguments {
			if math.IsInf(x, 0) || math.IsNaN(x) {
				return vm.NewFloat(result), nil
			}
		}
		if math.IsNaN(result) {
			return nil, domainError(m)
		}
		return nil, m.Raise(vm.OverflowError, "math range error")
	}
	return vm.NewFloat(result), nil
}

func domainError(m *vm.VM) *vm.Error { return m.Raise(vm.ValueError, "math domain error") }

// mathFunctions are the other functions of math.
var mathFunctions = []function{
	{"atan2", "y, x, /", onFloats(func(m *vm.VM, x []float64) (vm.Value, *vm.Error) {
		return vm.NewFloat(elementary.Atan2(x[0], x[1])), nil
	})},
	{"ceil", "x, /", toWhole("__ceil__", math.Ceil)},
	{"comb", "n, k, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		n, k, err := chosen(m, args)
		if n == nil || err != nil {
			return integer(0), err
		}
		count := min(k, new(big.Int).Sub(n, big.NewInt(k)).Int64())
		chargeProduct(m, n, count)
		result := big.NewInt(1)
		for i := range count {
			result.Mul(result, new(big.Int).Sub(n, big.NewInt(i)))
			result.Quo(result, big.NewInt(i+1))
		}
		return vm.NewBig(result), nil
	}},
	{"copysign", "x, y, /", onFloats(func(_ *vm.VM, x []float64) (vm.Value, *vm.Error) {
		return vm.NewFloat(math.Copysign(x[0], x[1])), nil
	})},
	{"dist", "p, q, /", distance},
	{"factorial", "n, /", factorial},
	{"floor", "x, /", toWhole("__floor__", math.Floor)},
	{"fma", "x, y, z, /", onFloats(func(m *vm.VM, x []float64) (vm.Value, *vm.Error) {
		return inRange(m, math.FMA(x[0], x[1], x[2]), x...)
	})},
	{"fmod", "x, y, /", onFloats(func(m *vm.VM, x []float64) (vm.Value, *vm.Error) {
		return inRange(m, math.Mod(x[0], x[1]), nanOnly(x)...)
	})},
	{"frexp", "x, /", onFloats(func(_ *vm.VM, x []float64) (vm.Value, *vm.Error) {
		fraction, exponent := math.Frexp(x[0])
		return vm.NewTuple(vm.NewFloat(fraction), integer(exponent)), nil
	})},
	{"fsum", "seq, /", exactSum},
	{"gamma", "x, /", gamma},
	{"gcd", "*integers", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		return foldInts(m, args[0], 0, func(a, b *big.Int) *big.Int { return new(big.Int).GCD(nil, nil, a, b) })
	}},
	{"hypot", "*coordinates", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		x, err := floatsOf(m, args[0].(*vm.Tuple).Items)
		return vm.NewFloat(elementary.Hypot(x...)), err
	}},
	{"isclose", "a, b, *, rel_tol=, abs_tol=", isClose},
	{"isfinite", "x, /", onFloats(func(_ *vm.VM, x []float64) (vm.Value, *vm.Error) {
		return vm.NewBool(math.Abs(x[0]) <= math.MaxFloat64), nil
	})},
	{"isinf", "x, /", onFloats(func(_ *vm.VM, x []float64) (vm.Value, *vm.Error) { return vm.NewBool(math.IsInf(x[0], 0)), nil })},
	{"isnan", "x, /", onFloats(func(_ *vm.VM, x []float64) (vm.Value, *vm.Error) { return vm.NewBool(math.IsNaN(x[0])), nil })},
	{"isqrt", "n, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		i, err := m.AsInteger(args[0])
		if err != nil {
			return nil, err
		}
		n, _ := vm.AsBig(i)
		if n.Sign() < 0 {
			return nil, m.Raise(vm.ValueError, "isqrt() argument must be nonnegative")
		}
		m.Spend(len(n.Bits()) * len(n.Bits()) / 4)
		return vm.NewBig(new(big.Int).Sqrt(n)), nil
	}},
	{"lcm", "*integers", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		return foldInts(m, args[0], 1, func(a, b *big.Int) *big.Int {
			if a.Sign() == 0 || b.Sign() == 0 {
				return new(big.Int)
			}
			divisor := new(big.Int).GCD(nil, nil, new(big.Int).Abs(a), new(big.Int).Abs(b))
			return divisor.Mul(divisor.Quo(a, divisor), b)
		})
	}},
	{"ldexp", "x, i, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		x, err := m.AsFloat(args[0])
		if err != nil {
			return nil, err
		}
		exponent, ok := vm.AsBig(args[1])
		if !ok {
			return nil, m.Raise(vm.TypeError, "Expected an int as second argument to ldexp.")
		}
		limited := exponent.Sign() * 100_000
		if exponent.BitLen() < 17 {
			limited = int(exponent.Int64())
		}
		return inRange(m, math.Ldexp(x, limited), x)
	}},
	{"lgamma", "x, /", func(m *vm.VM, _ []vm.Value) (vm.Value, *vm.Error) {
		return nil, m.Unsupported("math.lgamma(): take math.log of math.factorial for whole numbers")
	}},
	{"log", "x, base=, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		result, err := logarithm(m, args[0], elementary.Log)
		if err != nil || args[1] == nil {
			return vm.NewFloat(result), err
		}
		base, err := logarithm(m, args[1], elementary.Log)
		if err != nil {
			return nil, err
		}
		return m.Binary(syntax.Div, vm.NewFloat(result), vm.NewFloat(base))
	}},
	{"log10", "x, /", logarithmOf(elementary.Log10)},
	{"log2", "x, /", logarithmOf(elementary.Log2)},
	{"modf", "x, /", onFloats(func(_ *vm.VM, x []float64) (vm.Value, *vm.Error) {
		if math.IsInf(x[0], 0) {
			return vm.NewTuple(vm.NewFloat(math.Copysign(0, x[0])), vm.NewFloat(x[0])), nil
		}
		whole := math.Trunc(x[0])
		return vm.NewTuple(vm.NewFloat(math.Copysign(x[0]-whole, x[0])), vm.NewFloat(whole)), nil
	})},
	{"nextafter", "x, y, /, *, steps=", nextAfter},
	{"perm", "n, k=, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		if !given(args[1]) {
			return factorial(m, args)
		}
		n, k, err := chosen(m, args)
		if n == nil || err != nil {
			return integer(0), err
		}
		chargeProduct(m, n, k)
		result := big.NewInt(1)
		for i := range k {
			result.Mul(result, new(big.Int).Sub(n, big.NewInt(i)))
		}
		return vm.NewBig(result), nil
	}},
	{"pow", "x, y, /", onFloats(func(m *vm.VM, x []float64) (vm.Value, *vm.Error) {
		if x[0] == 0 && x[1] < 0 && !math.IsInf(x[1], 0) {
			return nil, domainError(m)
		}
		return inRange(m, elementary.Pow(x[0], x[1]), x...)
	})},
	{"prod", "iterable, /, *, start=", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		product := or(args[1], integer(1))
		err := m.Each(args[0], func(item vm.Value) (err *vm.Error) {
			product, err = m.Binary(syntax.Mult, product, item)
			return err
		})
		return product, err
	}},
	{"remainder", "x, y, /", onFloats(func(m *vm.VM, x []float64) (vm.Value, *vm.Error) {
		return inRange(m, math.Remainder(x[0], x[1]), nanOnly(x)...)
	})},
	{"sumprod", "p, q, /", sumOfProducts},
	{"trunc", "x, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		if result, found, err := m.CallSpecial(args[0], "__trunc__"); found || err != nil {
			return result, err
		}
		switch x := vm.Underlying(args[0]).(type) {
		case *vm.Float:
			return m.FloatToInt(x.V)
		case *vm.Int, *vm.BigInt, *vm.Bool:
			return m.AsInteger(x)
		}
		return nil, m.Raise(vm.TypeError, "type ", args[0].Type().Label(), " doesn't define __trunc__ method")
	}},
	{"ulp", "x, /", onFloats(func(_ *vm.VM, x []float64) (vm.Value, *vm.Error) {
		size := math.Abs(x[0])
		switch {
		case math.IsNaN(size) || math.IsInf(size, 0):
			return vm.NewFloat(size), nil
		case size == math.MaxFloat64:
			return vm.NewFloat(size - math.Nextafter(size, 0)), nil
		}
		return vm.NewFloat(math.Nextafter(size, math.Inf(1)) - size), nil
	})},
}

// nanOnly replaces the infinite numbers, for which a function may be undefined nevertheless.
func nanOnly(x []float64) []float64 {
	var unknown []float64
	for _, v := range x {
		if math.IsNaN(v) {
			unknown = append(unknown, v)
		}
	}
	return unknown
}

func floatsOf(m *vm.VM, values []vm.Value) ([]float64, *vm.Error) {
	m.Spend(len(values))
	x := make([]float64, len(values))
	for i, v := range values {
		var err *vm.Error
		if x[i], err = m.AsFloat(v); err != nil {
			return nil, err
		}
	}
	return x, nil
}

func onFloats(f func(m *vm.VM, x []float64) (vm.Value, *vm.Error)) func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
	return func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		x, err := floatsOf(m, args)
		if err != nil {
			return nil, err
		}
		return f(m, x)
	}
}

// toWhole is floor and ceil: an int.
func toWhole(special string, round func(float64) float64) func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
	return func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		if i, ok := args[0].(*vm.Float); ok {
			return m.FloatToInt(round(i.V))
		}
		if result, found, err := m.CallSpecial(args[0], special); found || err != nil {
			return result, err
		}
		if vm.IsInt(args[0]) {
			return m.AsInteger(args[0])
		}
		x, err := m.AsFloat(args[0])
		if err != nil {
			return nil, err
		}
		return m.FloatToInt(round(x))
	}
}

// logarithm takes the logarithm of a number. An int too large for a float is taken apart into a float and a power of two.
func logarithm(m *vm.VM, v vm.Value, log func(x float64) float64) (float64, *vm.Error) {
	if n, ok := vm.AsBig(v); ok && n.Sign() > 0 && n.BitLen() > 1000 {
		m.Spend(len(n.Bits()) / 2)
		shift := n.BitLen() - 64
		fraction, _ := new(big.Int).Rsh(n, uint(shift)).Float64()
		return log(fraction) + float64(log(2)*float64(shift)), nil
	}
	if n, ok := vm.AsBig(v); ok && n.Sign() <= 0 {
		return 0, m.Raise(vm.ValueError, "expected a positive input")
	}
	x, err := m.AsFloat(v)
	if err != nil {
		return 0, err
	}
	if x <= 0 {
		return 0, m.Raise(vm.ValueError, "expected a positive input, got ", vm.FormatFloat(x))
	}
	return log(x), nil
}

func logarithmOf(log func(x float64) float64) func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
	return func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		result, err := logarithm(m, args[0], log)
		return vm.NewFloat(result), err
	}
}

func foldInts(m *vm.VM, integers vm.Value, start int64, combine func(a, b *big.Int) *big.Int) (vm.Value, *vm.Error) {
	result := big.NewInt(start)
	for _, v := range integers.(*vm.Tuple).Items {
		i, err := m.AsInteger(v)
		if err != nil {
			return nil, err
		}
		n, _ := vm.AsBig(i)
		m.Spend(1 + len(n.Bits())*len(result.Bits()))
		result = combine(result, n)
	}
	return vm.NewBig(result.Abs(result)), nil
}

func factorial(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
	i, err := m.AsInteger(args[0])
	if err != nil {
		return nil, err
	}
	n, _ := vm.AsBig(i)
	if n.Sign() < 0 {
		return nil, m.Raise(vm.ValueError, "factorial() not defined for negative values")
	}
	if !n.IsInt64() {
		return nil, m.Raise(vm.OverflowError, "factorial() argument should not exceed 2147483647")
	}
	chargeProduct(m, n, n.Int64())
	return vm.NewBig(new(big.Int).MulRange(1, n.Int64())), nil
}

// chargeProduct charges for a product of count numbers up to n.
func chargeProduct(m *vm.VM, n *big.Int, count int64) {
	size := float64(n.BitLen()) * float64(count)
	if size > 1<<40 {
		m.Charge(1 << 40)
	}
	m.Charge(int(size / 8))
	m.Spend(int(size / 64 * math.Sqrt(size) / 16))
}

// chosen reads the arguments of comb and perm; n is nil where more are taken than there are.
func chosen(m *vm.VM, args []vm.Value) (n *big.Int, k int64, err *vm.Error) {
	var numbers [2]*big.Int
	for i, name := range [...]string{"n", "k"} {
		v, err := m.AsInteger(args[i])
		if err != nil {
			return nil, 0, err
		}
		if numbers[i], _ = vm.AsBig(v); numbers[i].Sign() < 0 {
			return nil, 0, m.Raise(vm.ValueError, name, " must be a non-negative integer")
		}
	}
	if numbers[1].Cmp(numbers[0]) > 0 {
		return nil, 0, nil
	}
	if !numbers[1].IsInt64() {
		return nil, 0, m.Raise(vm.OverflowError, "k must not exceed 9223372036854775807")
	}
	return numbers[0], numbers[1].Int64(), nil
}

// gamma is exact for whole numbers. Others are refused, since no two libraries agree on the last digits.
func gamma(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
	x, err := m.AsFloat(args[0])
	switch {
	case err != nil:
		return nil, err
	case math.IsNaN(x) || math.IsInf(x, 1):
		return vm.NewFloat(x), nil
	case x <= 0 && x == math.Floor(x):
		return nil, m.Raise(vm.ValueError, "expected a noninteger or positive integer, got ", vm.FormatFloat(x))
	case x != math.Floor(x):
		return nil, m.Unsupported("math.gamma() of a number that is not whole: use math.factorial of whole numbers")
	case x > 171:
		return nil, m.Raise(vm.OverflowError, "math range error")
	}
	result, _ := new(big.Int).MulRange(1, int64(x)-1).Float64()
	return vm.NewFloat(result), nil
}

// asMany returns the items of two iterables, which have to be as many in each.
func asMany(m *vm.VM, args []vm.Value, otherwise string) (p, q []vm.Value, err *vm.Error) {
	if p, err = m.Collect(args[0]); err != nil {
		return nil, nil, err
	}
	if q, err = m.Collect(args[1]); err != nil {
		return nil, nil, err
	}
	if len(p) != len(q) {
		return nil, nil, m.Raise(vm.ValueError, otherwise)
	}
	return p, q, nil
}

func distance(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
	p, q, err := asMany(m, args, "both points must have the same number of dimensions")
	if err != nil {
		return nil, err
	}
	x, err := floatsOf(m, p)
	if err != nil {
		return nil, err
	}
	y, err := floatsOf(m, q)
	for i := range y {
		x[i] -= y[i]
	}
	return vm.NewFloat(elementary.Hypot(x...)), err
}

func isClose(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
	x, err := floatsOf(m, []vm.Value{args[0], args[1], or(args[2], vm.NewFloat(1e-9)), or(args[3], vm.NewFloat(0))})
	if err != nil {
		return nil, err
	}
	a, b, relative, absolute := x[0], x[1], x[2], x[3]
	switch {
	case relative < 0 || absolute < 0:
		return nil, m.Raise(vm.ValueError, "tolerances must be non-negative")
	case a == b:
		return vm.True, nil
	case math.IsInf(a, 0) || math.IsInf(b, 0):
		return vm.False, nil
	}
	difference := math.Abs(a - b)
	return vm.NewBool(difference <= math.Abs(relative*b) || difference <= math.Abs(relative*a) || difference <= absolute), nil
}

func nextAfter(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
	x, err := floatsOf(m, args[:2])
	if err != nil {
		return nil, err
	}
	steps := 1
	if given(args[2]) {
		if steps, err = m.AsSize(args[2]); err != nil {
			return nil, err
		}
		if steps < 0 {
			return nil, m.Raise(vm.ValueError, "steps must be a non-negative integer")
		}
	}
	from := x[0]
	for ; steps > 0 && from != x[1] && from == from; steps-- {
		m.Spend(1)
		from = math.Nextafter(from, x[1])
	}
	return vm.NewFloat(from), nil
}

// exactSum is fsum: the sum rounded once. It is kept as floats that don't overlap (Shewchuk's algorithm).
func exactSum(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
	var sum exact
	err := m.Each(args[0], func(item vm.Value) *vm.Error {
		x, err := m.AsFloat(item)
		if err == nil && !sum.add(x) {
			err = m.Raise(vm.OverflowError, "intermediate overflow in fsum")
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	if math.IsNaN(sum.special) && !sum.unknown {
		return nil, m.Raise(vm.ValueError, "-inf + inf in fsum")
	}
	return vm.NewFloat(sum.value()), nil
}

// exact is an exact sum of floats.
type exact struct {
	parts   []float64 // that don't overlap, the smallest first
	special float64   // the sum of what is not finite
	unknown bool      // a NaN was added
}

// add adds a number; false if the sum gets too large.
func (s *exact) add(x float64) bool {
	if math.IsInf(x, 0) || math.IsNaN(x) {
		s.special += x
		s.unknown = s.unknown || math.IsNaN(x)
		return true
	}
	kept := s.parts[:0]
	for _, part := range s.parts {
		if math.Abs(x) < math.Abs(part) {
			x, part = part, x
		}
		high := x + part
		if low := part - (high - x); low != 0 {
			kept = append(kept, low)
		}
		x = high
	}
	s.parts = append(kept, x)
	return !math.IsInf(x, 0)
}

// value rounds the sum, half to even.
func (s *exact) value() float64 {
	if s.special != 0 {
		return s.special
	}
	n := len(s.parts)
	if n == 0 {
		return 0
	}
	n--
	high, low := s.parts[n], 0.0
	for n > 0 {
		n--
		x, y := high, s.parts[n]
		high = x + y
		if low = y - (high - x); low != 0 {
			break
		}
	}
	// What lies below decides where the rest is exactly half a unit.
	if n > 0 && (low < 0 && s.parts[n-1] < 0 || low > 0 && s.parts[n-1] > 0) {
		twice := low * 2
		if sum := high + twice; twice == sum-high {
			high = sum
		}
	}
	return high
}

func sumOfProducts(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
	p, q, err := asMany(m, args, "Inputs are not the same length")
	if err != nil {
		return nil, err
	}
	var total vm.Value = integer(0)
	var floats exact
	floating := false
	for i := range p {
		m.Spend(1)
		x, xOK := plainFloat(p[i])
		y, yOK := plainFloat(q[i])
		_, xFloat := p[i].(*vm.Float)
		_, yFloat := q[i].(*vm.Float)
		if xOK && yOK && (xFloat || yFloat) {
			floating = true
			high := x * y
			if floats.add(high); math.Abs(high) <= math.MaxFloat64 {
				floats.add(math.FMA(x, y, -high))
			}
			continue
		}
		product, err := m.Binary(syntax.Mult, p[i], q[i])
		if err != nil {
			return nil, err
		}
		if total, err = m.Binary(syntax.Add, total, product); err != nil {
			return nil, err
		}
	}
	if !floating {
		return total, nil
	}
	if whole, ok := vm.FloatOf(total); ok {
		floats.add(whole)
		return vm.NewFloat(floats.value()), nil
	}
	return m.Binary(syntax.Add, total, vm.NewFloat(floats.value()))
}
