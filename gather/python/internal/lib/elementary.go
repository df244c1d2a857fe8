package lib

import "math"

// Logarithm, sine and cosine rounded correctly (but for a case in many millions), as the C libraries that CPython uses round them.
// Go's own are off by one in the last place often enough to show in a program's output.

// A double2 is an unevaluated sum of two floats, the second much smaller than the first: about 106 bits.
type double2 struct{ hi, lo float64 }

func twoSum(a, b float64) double2 {
	s := a + b
	t := s - a
	return double2{s, (a - (s - t)) + (b - t)}
}

func twoProduct(a, b float64) double2 {
	p := a * b
	return double2{p, math.FMA(a, b, -p)}
}

func (x double2) add(y double2) double2 {
	s := twoSum(x.hi, y.hi)
	t := twoSum(x.lo, y.lo)
	s = quickSum(s.hi, s.lo+t.hi)
	return quickSum(s.hi, s.lo+t.lo)
}

func quickSum(a, b float64) double2 {
	s := a + b
	return double2{s, b - (s - a)}
}

func (x double2) mul(y double2) double2 {
	p := twoProduct(x.hi, y.hi)
	return quickSum(p.hi, p.lo+(float64(x.hi*y.lo)+float64(x.lo*y.hi)))
}

func (x double2) scale(f float64) double2 { return x.mul(double2{f, 0}) }

func (x double2) div(y double2) double2 {
	q := x.hi / y.hi
	r := x.add(y.scale(-q))
	q2 := r.hi / y.hi
	r = r.add(y.scale(-q2))
	return quickSum(q, q2).add(double2{r.hi / y.hi, 0})
}

var (
	ln2     = double2{0x1.62e42fefa39efp-1, 0x1.abc9e3b39803fp-56}
	halfPi  = [3]float64{0x1.921fb54442d18p0, 0x1.1a62633145c07p-54, -0x1.f1976b7ed8fbcp-110}
	exactly = double2{1, 0}
)

// logarithm returns the natural logarithm of x.
func logarithm(x float64) float64 {
	if x <= 0 || math.IsInf(x, 0) || math.IsNaN(x) {
		return math.Log(x)
	}
	fraction, exponent := math.Frexp(x)
	if fraction < math.Sqrt2/2 {
		fraction *= 2
		exponent--
	}
	if fraction == 1 && exponent == 0 {
		return 0
	}
	// log f = 2 artanh t with t = (f - 1)/(f + 1), at most 0.1716 in size.
	t := double2{fraction - 1, 0}.div(twoSum(fraction, 1))
	square := t.mul(t)
	sum := double2{}
	for k := 45; k >= 1; k -= 2 {
		sum = sum.mul(square).add(exactly.div(double2{float64(k), 0}))
	}
	result := sum.mul(t).scale(2).add(ln2.scale(float64(exponent)))
	return result.hi + result.lo
}

// sineCosine returns the sine and the cosine of x, for x of moderate size.
func sineCosine(x float64) (sine, cosine float64) {
	if math.IsNaN(x) || math.Abs(x) > 1e5 {
		return math.Sincos(x)
	}
	quarter := math.Round(x / halfPi[0])
	r := double2{x, 0}
	for _, part := range halfPi {
		r = r.add(double2{part, 0}.scale(-quarter))
	}
	square := r.mul(r)
	s, c := exactly, exactly
	for k := 27; k >= 3; k -= 2 {
		s = exactly.add(s.mul(square).div(double2{-float64(k * (k - 1)), 0}))
	}
	for k := 26; k >= 2; k -= 2 {
		c = exactly.add(c.mul(square).div(double2{-float64(k * (k - 1)), 0}))
	}
	s = s.mul(r)
	switch int64(quarter) & 3 {
	case 0:
		return s.hi + s.lo, c.hi + c.lo
	case 1:
		return c.hi + c.lo, -(s.hi + s.lo)
	case 2:
		return -(s.hi + s.lo), -(c.hi + c.lo)
	}
	return -(c.hi + c.lo), s.hi + s.lo
}
