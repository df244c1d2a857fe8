package vm

import "math"

// Power is a to the power of b, for finite arguments and a real result.
func Power(a, b float64) float64 { return math.Pow(a, b) }
