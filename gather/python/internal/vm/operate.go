package vm

import "gatherplay/gather/python/internal/syntax"

// Binary computes a op b.
func (vm *VM) Binary(op Operator, a, b Value) (Value, *Error) { panic("skeleton") }

// Inplace computes what a op= b assigns.
func (vm *VM) Inplace(op Operator, a, b Value) (Value, *Error) { panic("skeleton") }

// Unary computes op a, for ~, + and -.
func (vm *VM) Unary(op syntax.UnaryOperator, a Value) (Value, *Error) { panic("skeleton") }
