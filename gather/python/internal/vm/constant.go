package vm

import (
	"math/big"

	"gatherplay/gather/python/internal/compile"
)

// constantValue makes the Python value of a constant in compiled code.
func (vm *VM) constantValue(c *Code, constant any, literal int32) Value {
	switch v := constant.(type) {
	case nil:
		return None
	case bool:
		return NewBool(v)
	case int64:
		if literal == 0 {
			return NewInt(v)
		}
		return &Int{V: v, Literal: literal}
	case *big.Int:
		return &BigInt{V: v}
	case float64:
		return &Float{V: v, Literal: literal}
	case complex128:
		return &Complex{V: v}
	case string:
		return &Str{V: v, Literal: literal}
	case compile.Bytes:
		return NewBytes(string(v))
	case compile.Ellipsis:
		return EllipsisObject
	case compile.Tuple:
		items := make([]Value, len(v))
		for i, item := range v {
			items[i] = vm.constant(c, item)
		}
		return NewTuple(items...)
	case *compile.Code:
		return vm.Load(v, c.Library)
	}
	panic("unknown constant")
}
