package elementary

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
)

// TestPowOfWholeExponents compares with the exact power, rounded once.
func TestPowOfWholeExponents(t *testing.T) {
	numbers := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		a := math.Ldexp(1+numbers.Float64(), numbers.IntN(8)-4)
		n := numbers.IntN(60) + 3
		exact := new(big.Float).SetPrec(8000).SetFloat64(1)
		for range n {
			exact.Mul(exact, new(big.Float).SetFloat64(a))
		}
		want, _ := exact.Float64()
		assert.Equal(t, want, Pow(a, float64(n)), "%v ** %d", a, n)
		assert.Equal(t, math.Sqrt(a), Pow(a, 0.5))
	}
}

// TestPowOfFractions undoes powers whose roots are exact.
func TestPowOfFractions(t *testing.T) {
	for whole := 2.0; whole < 200; whole++ {
		for n := 3.0; n < 6; n++ {
			root := Pow(math.Pow(whole, n), 1/n)
			assert.InDelta(t, whole, root, whole*0x1p-50)
		}
		assert.Equal(t, whole, Pow(whole*whole*whole*whole, 0.25))
		assert.Equal(t, 1/(whole*whole*whole), Pow(whole, -3))
	}
}

func TestSpecialPowers(t *testing.T) {
	inf := math.Inf(1)
	assert.Equal(t, inf, Pow(10, 400))
	assert.Equal(t, 0.0, Pow(10, -400))
	assert.Equal(t, -inf, Pow(-10, 401))
	assert.Equal(t, -8.0, Pow(-2, 3))
	assert.Equal(t, 1.0, Pow(5, 0))
	assert.Equal(t, 5e-324, Pow(2, -1074))
}

// TestExactPoints are arguments whose results are floats.
func TestExactPoints(t *testing.T) {
	for n := range 300 {
		assert.Equal(t, float64(n), Log10(powerOfTen(n)), "log10(1e%d)", n)
		assert.Equal(t, float64(n), Log2(math.Ldexp(1, n)))
	}
	assert.Equal(t, 1.0, Log(math.E))
	assert.Equal(t, 0.0, Log(1))
	assert.Equal(t, math.E, Exp(1))
	assert.Equal(t, 1.0, Exp(0))
	assert.Equal(t, math.Pi/4, Atan(1))
	assert.Equal(t, 3*math.Pi/4, Atan2(1, -1))
}

func powerOfTen(n int) float64 {
	f, _ := new(big.Float).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil)).Float64()
	return f
}

// TestInverses goes there and back, which loses no more than rounding does.
func TestInverses(t *testing.T) {
	numbers := rand.New(rand.NewPCG(3, 4))
	for range 2000 {
		x := numbers.Float64()*40 - 20
		assert.InDelta(t, x, Log(Exp(x)), 0x1p-50)
		s, c := SinCos(x)
		assert.InDelta(t, 1, s*s+c*c, 0x1p-51)
		assert.InDelta(t, s/c, Tan(x), math.Abs(s/c)*0x1p-50)
		y := numbers.Float64()*3 - 1.5
		assert.InDelta(t, y, Atan(Tan(y)), 0x1p-50)
	}
}
