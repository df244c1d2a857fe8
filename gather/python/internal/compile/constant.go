package compile

import (
	"math"
	"math/big"

	"gatherplay/gather/python/internal/syntax"
)

// constant pushes a value that stands for no literal: nil, a bool, an int64, a string, Ellipsis or Bytes.
func (u *unit) constant(span syntax.Span, value any) {
	u.constantAs(span, madeConstant{value}, Constant{Value: value})
}

// constantAs pushes a constant that is the same as all others with that key.
func (u *unit) constantAs(span syntax.Span, key any, c Constant) {
	u.emit(span, CONST, u.constantIndex(key, c))
}

func (u *unit) constantIndex(key any, c Constant) int {
	i, ok := u.constants[key]
	if !ok {
		i = u.addConstant(c)
		u.constants[key] = i
	}
	return i
}

func (u *unit) addConstant(c Constant) int {
	u.code.Constants = append(u.code.Constants, c)
	return len(u.code.Constants) - 1
}

// stringTuple returns the index of a constant tuple of strings.
func (u *unit) stringTuple(elements []string) int {
	tuple := make(Tuple, len(elements))
	for i, s := range elements {
		tuple[i] = Constant{Value: s}
	}
	return u.addConstant(Constant{Value: tuple})
}

// literal pushes the value of a literal. Numbers and strings keep where they stand; each has its own entry, although the code
// that comes from it may be there more than once.
func (u *unit) literal(n *syntax.Constant) {
	switch value := n.Value.(type) {
	case nil, bool:
		u.constant(n.Span(), value)
	case syntax.EllipsisValue:
		u.constant(n.Span(), Ellipsis{})
	case syntax.Bytes:
		u.constant(n.Span(), Bytes(value))
	case syntax.Imaginary:
		u.constantAs(n.Span(), n, Constant{complex(0, float64(value)), n.Span()})
	default:
		u.constantAs(n.Span(), n, Constant{value, n.Span()})
	}
}

// negative returns the value of a number with a minus sign before it, which counts as a literal.
func negative(n *syntax.UnaryOp) (value any, ok bool) {
	operand, ok := n.Operand.(*syntax.Constant)
	if !ok || n.Op != syntax.USub {
		return nil, false
	}
	switch value := operand.Value.(type) {
	case int64:
		return -value, true // the least int64 has no positive counterpart, so this can't overflow
	case *big.Int:
		minus := new(big.Int).Neg(value)
		if minus.IsInt64() {
			return minus.Int64(), true
		}
		return minus, true
	case float64:
		return -value, true
	case syntax.Imaginary:
		return complex(math.Copysign(0, -1), -float64(value)), true
	}
	return nil, false
}

// truth returns the truth of an expression that is a constant.
func truth(e syntax.Expr) (value, known bool) {
	switch e := e.(type) {
	case *syntax.Constant:
		switch value := e.Value.(type) {
		case nil:
			return false, true
		case bool:
			return value, true
		case int64:
			return value != 0, true
		case float64:
			return value != 0, true
		case syntax.Imaginary:
			return value != 0, true
		case string:
			return value != "", true
		case syntax.Bytes:
			return value != "", true
		}
		return true, true
	case *syntax.Name:
		return true, e.ID == "__debug__"
	}
	return false, false
}
