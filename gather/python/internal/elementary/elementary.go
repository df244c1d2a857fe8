// Package elementary computes powers, logarithms, exponentials and trigonometric functions rounded correctly, but for a case in many
// millions: the float returned is the one nearest to the true value.
//
// The C libraries that CPython uses come that close as well, so this is how a Python program gets the same digits here, on every
// machine. Go's package math is off by one in the last place often enough to show, and differently on different processors.
//
// Everything is computed with about 106 bits, as the sum of two floats (double.go), from series after the argument has been made
// small; package math gives starting points at most.
package elementary

import "math"

// Log returns the natural logarithm of x.
func Log(x float64) float64 {
	if !positive(x) {
		return math.Log(x)
	}
	return logarithm(x).value()
}

// Log2 returns the binary logarithm of x.
func Log2(x float64) float64 {
	if !positive(x) {
		return math.Log2(x)
	}
	if fraction, exponent := math.Frexp(x); fraction == 0.5 {
		return float64(exponent - 1)
	}
	return logarithm(x).over(ln2).value()
}

// Log10 returns the decimal logarithm of x.
func Log10(x float64) float64 {
	if !positive(x) {
		return math.Log10(x)
	}
	return logarithm(x).over(ln10).value()
}

// Exp returns e to the power of x.
func Exp(x float64) float64 {
	if math.IsNaN(x) || x > 710 || x < -746 {
		return math.Exp(x)
	}
	power, exponent := exponential(double{x, 0})
	return math.Ldexp(power.value(), exponent)
}

// Expm1 returns e to the power of x, less 1, also where x is tiny.
func Expm1(x float64) float64 {
	if math.IsNaN(x) || math.Abs(x) > 40 || math.Abs(x) < 0x1p-54 {
		return math.Expm1(x)
	}
	if math.Abs(x) > 0.25 {
		power, exponent := exponential(double{x, 0})
		return power.scaled(math.Ldexp(1, exponent)).plus(double{-1, 0}).value()
	}
	sum := double{}
	for n := len(inverseFactorials) - 1; n >= 1; n-- {
		sum = sum.times(double{x, 0}).plus(inverseFactorials[n])
	}
	return sum.scaled(x).value()
}

// Pow returns a to the power of b. A negative a needs a whole b.
func Pow(a, b float64) float64 {
	switch {
	case a == 0 || b == 0 || a == 1 || !finite(a) || !finite(b) || a < 0 && b != math.Trunc(b):
		return math.Pow(a, b)
	case b == 1:
		return a
	case b == 2:
		return a * a
	case b == 0.5:
		return math.Sqrt(a)
	case b == -1:
		return 1 / a
	}
	sign := 1.0
	if a < 0 {
		a = -a
		if math.Mod(b, 2) != 0 {
			sign = -1
		}
	}
	if n := math.Abs(b); n <= 64 && n == math.Trunc(n) {
		return sign * wholePower(a, int(b))
	}
	y := logarithm(a).scaled(b)
	switch {
	case y.hi > 710:
		return sign * math.Inf(1)
	case y.hi < -746:
		return sign * 0
	}
	power, exponent := exponential(y)
	return sign * math.Ldexp(power.value(), exponent)
}

// wholePower multiplies.
func wholePower(a float64, n int) float64 {
	fraction, exponent := math.Frexp(a)
	exponent *= n
	result, square := one, double{fraction, 0}
	for k := max(n, -n); k > 0; k >>= 1 {
		if k&1 != 0 {
			result = result.times(square)
		}
		square = square.times(square)
	}
	if n < 0 {
		result = one.over(result)
	}
	return math.Ldexp(result.value(), exponent)
}

// SinCos returns the sine and the cosine of x.
func SinCos(x float64) (sine, cosine float64) {
	if x == 0 || !finite(x) || math.Abs(x) > largestAngle {
		return math.Sincos(x)
	}
	s, c := sineCosine(x)
	return s.value(), c.value()
}

// Tan returns the tangent of x.
func Tan(x float64) float64 {
	if x == 0 || !finite(x) || math.Abs(x) > largestAngle {
		return math.Tan(x)
	}
	s, c := sineCosine(x)
	return s.over(c).value()
}

// Atan returns the arc tangent of x.
func Atan(x float64) float64 {
	if math.Abs(x) < 0x1p-30 || math.Abs(x) > 0x1p60 || !finite(x) {
		return math.Atan(x)
	}
	return arcTangent(double{x, 0}).value()
}

// Atan2 returns the angle of the point (x, y).
func Atan2(y, x float64) float64 {
	angle := math.Atan2(y, x)
	if x == 0 || y == 0 || !finite(x) || !finite(y) || math.Abs(angle) < 0x1p-30 {
		return angle
	}
	if ratio := math.Abs(y / x); ratio < 0x1p-30 || ratio > 0x1p60 || math.Abs(x) > 0x1p500 || math.Abs(y) > 0x1p500 {
		return angle
	}
	result := arcTangent(double{y, 0}.over(double{x, 0}))
	if x < 0 {
		result = result.plus(double{math.Copysign(pi.hi, y), math.Copysign(pi.lo, y)})
	}
	return result.value()
}

func positive(x float64) bool { return x > 0 && x <= math.MaxFloat64 }

func finite(x float64) bool { return math.Abs(x) <= math.MaxFloat64 }

// Cbrt returns the cube root of x.
func Cbrt(x float64) float64 {
	if x == 0 || math.IsNaN(x) || math.IsInf(x, 0) {
		return x
	}
	fraction, exponent := math.Frexp(x)
	for exponent%3 != 0 {
		fraction, exponent = fraction/2, exponent+1
	}
	// A step of Newton's method, of which the cube is computed with twice the bits.
	root := math.Cbrt(fraction)
	square := root * root
	cube := square * root
	rest := math.FMA(square, root, -cube) + math.FMA(root, root, -square)*root
	return math.Ldexp(root-(cube-fraction+rest)/(3*square), exponent/3)
}
