package elementary

import "math"

// A double is an unevaluated sum of two floats, the second much smaller than the first: about 106 bits. The conversions to float64 in
// what follows keep the compiler from fusing a multiplication and an addition, which some processors could do.
type double struct{ hi, lo float64 }

func (x double) value() float64 { return x.hi + x.lo }

// quickSum is twoSum for |a| ≥ |b|.
func quickSum(a, b float64) double {
	s := a + b
	return double{s, b - (s - a)}
}

// twoSum is the exact sum.
func twoSum(a, b float64) double {
	s := a + b
	t := s - a
	return double{s, (a - (s - t)) + (b - t)}
}

// twoProduct is the exact product (Dekker).
func twoProduct(a, b float64) double {
	p := a * b
	a1, a2 := halves(a)
	b1, b2 := halves(b)
	return double{p, float64(a2*b2) - (((p - float64(a1*b1)) - float64(a2*b1)) - float64(a1*b2))}
}

// halves splits a float into two of half the digits (Veltkamp).
func halves(a float64) (high, low float64) {
	c := float64((1<<27 + 1) * a)
	high = c - (c - a)
	return high, a - high
}

func (x double) plus(y double) double {
	s := twoSum(x.hi, y.hi)
	t := twoSum(x.lo, y.lo)
	s = quickSum(s.hi, s.lo+t.hi)
	return quickSum(s.hi, s.lo+t.lo)
}

func (x double) minus(y double) double { return x.plus(double{-y.hi, -y.lo}) }

func (x double) times(y double) double {
	p := twoProduct(x.hi, y.hi)
	return quickSum(p.hi, p.lo+(float64(x.hi*y.lo)+float64(x.lo*y.hi)))
}

func (x double) scaled(f float64) double { return x.times(double{f, 0}) }

func (x double) over(y double) double {
	q := x.hi / y.hi
	r := x.minus(y.scaled(q))
	q2 := r.hi / y.hi
	r = r.minus(y.scaled(q2))
	return quickSum(q, q2).plus(double{r.hi / y.hi, 0})
}

var (
	one  = double{1, 0}
	ln2  = double{0x1.62e42fefa39efp-1, 0x1.abc9e3b39803fp-56}
	ln10 = double{0x1.26bb1bbb55516p1, -0x1.f48ad494ea3e9p-53}
	pi   = double{0x1.921fb54442d18p1, 0x1.1a62633145c07p-53}

	// halfPi is π/2 with 160 bits.
	halfPi = [...]float64{0x1.921fb54442d18p0, 0x1.1a62633145c07p-54, -0x1.f1976b7ed8fbcp-110}
)

// largestAngle bounds the angles that halfPi is precise enough for.
const largestAngle = 1e5

// inverseFactorials are 1/n!.
var inverseFactorials = func() (inverse [30]double) {
	inverse[0] = one
	for n := 1; n < len(inverse); n++ {
		inverse[n] = inverse[n-1].over(double{float64(n), 0})
	}
	return
}()

// exponential returns e to the power of x as power times two to the exponent.
func exponential(x double) (power double, exponent int) {
	const halvings = 8
	k := math.Round(x.hi / ln2.hi)
	r := x.minus(ln2.scaled(k))
	r = double{r.hi / (1 << halvings), r.lo / (1 << halvings)}
	const terms = 10 // r is at most 0.0014 in size
	power = inverseFactorials[terms]
	for n := terms - 1; n >= 0; n-- {
		power = power.times(r).plus(inverseFactorials[n])
	}
	for range halvings {
		power = power.times(power)
	}
	return power, int(k)
}

// logarithm returns the natural logarithm of a positive number.
func logarithm(x float64) double {
	fraction, exponent := math.Frexp(x)
	if fraction < math.Sqrt2/2 {
		fraction *= 2
		exponent--
	}
	whole := ln2.scaled(float64(exponent))
	if math.Abs(fraction-1) < 0x1p-8 {
		// log f = 2 artanh t with t = (f - 1)/(f + 1), at most 2**-9 in size: precise however small the result is.
		t := double{fraction - 1, 0}.over(twoSum(fraction, 1))
		square := t.times(t)
		sum := double{}
		for k := 15; k >= 1; k -= 2 {
			sum = sum.times(square).plus(one.over(double{float64(k), 0}))
		}
		return sum.times(t).scaled(2).plus(whole)
	}
	// A good approximation y is made better: log f = y + log(f exp(-y)), the logarithm of something very close to 1.
	y := math.Log(fraction)
	power, scale := exponential(double{-y, 0})
	close := power.scaled(math.Ldexp(fraction, scale)).minus(one)
	return double{y, 0}.plus(close.minus(close.times(close).scaled(0.5))).plus(whole)
}

// sineCosine returns the sine and the cosine of an angle.
func sineCosine(x float64) (sine, cosine double) {
	quarter := math.Round(x / halfPi[0])
	r := double{x, 0}
	for _, part := range halfPi {
		r = r.minus(twoProduct(part, quarter))
	}
	minusSquare := r.times(r)
	minusSquare = double{-minusSquare.hi, -minusSquare.lo}
	s, c := inverseFactorials[27], inverseFactorials[26]
	for n := 25; n >= 1; n -= 2 {
		s = s.times(minusSquare).plus(inverseFactorials[n])
		c = c.times(minusSquare).plus(inverseFactorials[n-1])
	}
	s = s.times(r)
	switch int64(quarter) & 3 {
	case 1:
		s, c = c, double{-s.hi, -s.lo}
	case 2:
		s, c = double{-s.hi, -s.lo}, double{-c.hi, -c.lo}
	case 3:
		s, c = double{-c.hi, -c.lo}, s
	}
	return s, c
}

// arcTangent makes a good approximation better by the angle between it and the wanted one.
func arcTangent(x double) double {
	y := math.Atan(x.hi)
	s, c := sineCosine(y)
	return double{y, 0}.plus(x.times(c).minus(s).over(c.plus(x.times(s))))
}
