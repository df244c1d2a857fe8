package elementary

import "math"

// Sinh returns the hyperbolic sine of x.
func Sinh(x float64) float64 {
	if math.Abs(x) < 0x1p-28 || math.Abs(x) > 709 || math.IsNaN(x) {
		return math.Sinh(x)
	}
	if math.Abs(x) < 0.25 { // the difference below would lose digits
		square := twoProduct(x, x)
		sum := double{}
		for n := 21; n >= 1; n -= 2 {
			sum = sum.times(square).plus(inverseFactorials[n])
		}
		return sum.scaled(x).value()
	}
	up, down := bothExponentials(x)
	return up.minus(down).scaled(0.5).value()
}

// Cosh returns the hyperbolic cosine of x.
func Cosh(x float64) float64 {
	if math.Abs(x) > 709 || math.IsNaN(x) {
		return math.Cosh(x)
	}
	up, down := bothExponentials(x)
	return up.plus(down).scaled(0.5).value()
}

// Tanh returns the hyperbolic tangent of x.
func Tanh(x float64) float64 {
	if math.Abs(x) < 0x1p-28 || math.Abs(x) > 22 || math.IsNaN(x) {
		return math.Tanh(x)
	}
	if math.Abs(x) < 0.25 {
		square := twoProduct(x, x)
		s, c := double{}, double{}
		for n := 21; n >= 1; n -= 2 {
			s = s.times(square).plus(inverseFactorials[n])
			c = c.times(square).plus(inverseFactorials[n-1])
		}
		return s.scaled(x).over(c).value()
	}
	up, down := bothExponentials(x)
	return up.minus(down).over(up.plus(down)).value()
}

// bothExponentials returns e to the power of x and of -x.
func bothExponentials(x float64) (up, down double) {
	power, exponent := exponential(double{x, 0})
	up = power.scaled(math.Ldexp(1, exponent))
	return up, one.over(up)
}

// Asin returns the arc sine of x.
func Asin(x float64) float64 {
	if !(math.Abs(x) < 1) || math.Abs(x) < 0x1p-28 {
		return math.Asin(x)
	}
	return arcTangent(double{x, 0}.over(cofactor(x))).value()
}

// Acos returns the arc cosine of x.
func Acos(x float64) float64 {
	if !(math.Abs(x) < 1) || math.Abs(x) < 0x1p-60 {
		return math.Acos(x)
	}
	if x < 0 {
		return pi.minus(arcTangent(cofactor(x).over(double{-x, 0}))).value()
	}
	return arcTangent(cofactor(x).over(double{x, 0})).value()
}

// cofactor returns the square root of 1 - x².
func cofactor(x float64) double {
	return twoSum(1, -x).times(twoSum(1, x)).root()
}

// root returns the square root.
func (x double) root() double {
	r := math.Sqrt(x.hi)
	rest := x.minus(twoProduct(r, r))
	return quickSum(r, rest.hi/(2*r))
}

// Hypot returns the distance from the origin of a point with any number of coordinates.
func Hypot(coordinates ...float64) float64 {
	largest := 0.0
	unknown := false
	for _, x := range coordinates {
		if math.IsInf(x, 0) {
			return math.Inf(1)
		}
		unknown = unknown || math.IsNaN(x)
		largest = max(largest, math.Abs(x))
	}
	if unknown {
		return math.NaN()
	}
	if largest == 0 {
		return 0
	}
	_, exponent := math.Frexp(largest)
	sum := double{}
	for _, x := range coordinates {
		scaled := math.Ldexp(x, -exponent)
		sum = sum.plus(twoProduct(scaled, scaled))
	}
	return math.Ldexp(sum.root().value(), exponent)
}
