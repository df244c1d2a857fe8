package syntax

// A BoolOperator is and, or.
type BoolOperator uint8

// The operators of BoolOp.
const (
	And BoolOperator = iota
	Or
)

// An Operator is an operator on two values.
type Operator uint8

// The operators of BinOp and AugAssign.
const (
	Add Operator = iota
	Sub
	Mult
	MatMult
	Div
	Mod
	Pow
	LShift
	RShift
	BitOr
	BitXor
	BitAnd
	FloorDiv
)

// A UnaryOperator is an operator on one value.
type UnaryOperator uint8

// The operators of UnaryOp.
const (
	Invert UnaryOperator = iota
	Not
	UAdd
	USub
)

// A CmpOperator compares two values.
type CmpOperator uint8

// The operators of Compare.
const (
	Eq CmpOperator = iota
	NotEq
	Lt
	LtE
	Gt
	GtE
	Is
	IsNot
	In
	NotIn
)

var (
	operatorSigns = [...]string{"+", "-", "*", "@", "/", "%", "**", "<<", ">>", "|", "^", "&", "//"}
	unarySigns    = [...]string{"~", "not", "+", "-"}
	cmpSigns      = [...]string{"==", "!=", "<", "<=", ">", ">=", "is", "is not", "in", "not in"}
)

// String returns the operator as written.
func (op Operator) String() string { return operatorSigns[op] }

// String returns the operator as written.
func (op UnaryOperator) String() string { return unarySigns[op] }

// String returns the operator as written.
func (op CmpOperator) String() string { return cmpSigns[op] }

// String returns the operator as written.
func (op BoolOperator) String() string {
	if op == And {
		return "and"
	}
	return "or"
}
