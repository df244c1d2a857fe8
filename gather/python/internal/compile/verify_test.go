package compile

import (
	"errors"
	"fmt"
	"math/big"

	"gatherplay/gather/python/internal/syntax"
)

// verify checks that code and all code within it is well-formed: along every path, also through handlers, an instruction
// finds the same depth of the operand stack, which never falls below what belongs to it nor exceeds StackSize; operands name
// slots, constants and targets that are there; spans lie within the source; a handler's depth is no more than what is there.
func verify(code *Code) error {
	v := &verifier{code: code, depths: make([]int, len(code.Instrs))}
	for i := range v.depths {
		v.depths[i] = -1
	}
	if err := v.run(); err != nil {
		return fmt.Errorf("%s: %w", code.Qualname, err)
	}
	for _, c := range code.Constants {
		if err := verifyConstant(code.File, c); err != nil {
			return fmt.Errorf("%s: %w", code.Qualname, err)
		}
	}
	return nil
}

func verifyConstant(file *syntax.File, c Constant) error {
	if literal := c.Literal; literal != (syntax.Span{}) {
		if literal.Start >= literal.End || int(literal.End) > len(file.Text) {
			return fmt.Errorf("literal %v has no source", literal)
		}
	}
	switch value := c.Value.(type) {
	case nil, bool, int64, *big.Int, float64, complex128, string, Bytes, Ellipsis:
		return nil
	case Tuple:
		for _, element := range value {
			if err := verifyConstant(file, element); err != nil {
				return err
			}
		}
		return nil
	case *Code:
		return verify(value)
	}
	return fmt.Errorf("constant of type %T", c.Value)
}

type verifier struct {
	code   *Code
	depths []int // of the operand stack before each instruction, -1 if not known yet
	work   []int
}

func (v *verifier) run() error {
	code := v.code
	if len(code.Spans) != len(code.Instrs) {
		return fmt.Errorf("%d spans for %d instructions", len(code.Spans), len(code.Instrs))
	}
	parameters := code.ArgCount + code.KwOnlyArgCount
	for _, flag := range []Flags{VarArgs, VarKw} {
		if code.Flags&flag != 0 {
			parameters++
		}
	}
	if parameters > len(code.Locals) || parameters != len(code.DefaultSpans) {
		return fmt.Errorf("%d parameters, %d locals, %d default spans", parameters, len(code.Locals), len(code.DefaultSpans))
	}
	for _, cell := range code.Cells {
		if cell.Parameter >= parameters {
			return fmt.Errorf("cell %v is no parameter", cell)
		}
	}
	if err := v.reach(0, 0); err != nil {
		return err
	}
	for len(v.work) > 0 {
		i := v.work[len(v.work)-1]
		v.work = v.work[:len(v.work)-1]
		if err := v.step(i); err != nil {
			return fmt.Errorf("instruction %d (%s): %w", i, opcodeNames[code.Instrs[i].Op], err)
		}
	}
	for i, depth := range v.depths {
		if depth < 0 && v.code.Instrs[i].Op != JUMP { // a jump that led to it may have been led along it
			return fmt.Errorf("instruction %d (%s) is never reached", i, opcodeNames[code.Instrs[i].Op])
		}
	}
	return nil
}

// reach notes that instruction i is executed with a depth.
func (v *verifier) reach(i, depth int) error {
	if i < 0 || i >= len(v.depths) {
		return fmt.Errorf("there is no instruction %d", i)
	}
	if depth > v.code.StackSize {
		return fmt.Errorf("depth %d exceeds StackSize %d", depth, v.code.StackSize)
	}
	if known := v.depths[i]; known >= 0 {
		if known != depth {
			return fmt.Errorf("instruction %d is reached with depths %d and %d", i, known, depth)
		}
		return nil
	}
	v.depths[i] = depth
	v.work = append(v.work, i)
	return nil
}

func (v *verifier) step(i int) error {
	in, span, depth := v.code.Instrs[i], v.code.Spans[i], v.depths[i]
	if span.Start > span.End || int(span.End) > len(v.code.File.Text) {
		return fmt.Errorf("span %v is not in the source", span)
	}
	if err := v.operand(in); err != nil {
		return err
	}
	if needs := takes(in); depth < needs {
		return fmt.Errorf("finds %d of %d values", depth, needs)
	}
	for _, h := range v.code.Handlers {
		if int(h.Start) <= i && i < int(h.End) {
			if depth < int(h.Depth) {
				return fmt.Errorf("has depth %d below its handler's %d", depth, h.Depth)
			}
			if err := v.reach(int(h.Target), int(h.Depth)+1); err != nil {
				return err
			}
			break // the first is the innermost
		}
	}
	if isJump(in.Op) {
		if err := v.reach(int(in.Arg), depth+jumpEffect(in.Op)); err != nil {
			return err
		}
	}
	switch in.Op {
	case JUMP, RETURN, RAISE, RERAISE:
		return nil
	}
	return v.reach(i+1, depth+effect(in.Op, int(in.Arg), in.B))
}

func (v *verifier) operand(in Instr) error {
	var n int
	switch in.Op {
	case CONST:
		n = len(v.code.Constants)
	case FUNCTION:
		n = len(v.code.Constants)
		inner, ok := v.code.Constants[in.Arg].Value.(*Code)
		if !ok {
			return fmt.Errorf("makes a function of %v", v.code.Constants[in.Arg].Value)
		}
		if closure := in.B&WithClosure != 0; closure != (len(inner.Free) > 0) {
			return fmt.Errorf("makes a function of %s with closure: %v", inner.Qualname, closure)
		}
	case LOCAL, SETLOCAL, DELLOCAL, UNSET:
		n = len(v.code.Locals)
	case CELL, SETCELL, DELCELL, CLOSURE, CLASSCELL, CELLIN:
		n = len(v.code.Cells) + len(v.code.Free)
	case NEWCELL:
		n = len(v.code.Cells)
	case GLOBAL, SETGLOBAL, DELGLOBAL, NAME, SETNAME, DELNAME, NAMEIN, ATTR, SETATTR, DELATTR, SUPERATTR, METHOD, IMPORT,
		IMPORTFROM:
		n = len(v.code.Names)
	case LISTAPPEND, LISTEXTEND, SETADD, SETUPDATE, DICTADD, DICTUPDATE:
		if in.Arg == 0 {
			return errors.New("adds to what it adds")
		}
		return nil
	default:
		return nil
	}
	if in.Arg < 0 || int(in.Arg) >= n {
		return fmt.Errorf("operand %d of %d", in.Arg, n)
	}
	return nil
}

// takes returns how many values an instruction expects on the operand stack.
func takes(in Instr) int {
	n := int(in.Arg)
	switch in.Op {
	case POP, DUP, ATTR, DELATTR, METHOD, UNARY, NOT, FORMAT, UNPACK, UNPACKEX, JUMPFALSE, JUMPTRUE, JUMPFALSEKEEP,
		JUMPTRUEKEEP, JUMPNONE, JUMPNOTNONE, ITER, FORITER, RETURN, PUSHEXC, POPEXC, RERAISE, ENTER, ASYNCENTER, YIELD,
		YIELDITER, AWAITABLE, AITER, ANEXT, MATCHSEQUENCE, MATCHMAPPING, LENGTH, IMPORT, IMPORTFROM, IMPORTSTAR, NAMEIN,
		CELLIN, SETLOCAL, SETCELL, SETGLOBAL, SETNAME, LISTTOTUPLE:
		return 1
	case DUP2, SWAP, SETATTR, INDEX, DELINDEX, BINARY, INPLACE, COMPARE, IS, IN, FORMATSPEC, CHECKEXC, CHECKEXCGROUP,
		JOINEXCGROUP, DELEGATE, ENDASYNCFOR, MATCHKEYS:
		return 2
	case ROT3, SETINDEX, SUPERATTR, EXITEXC, MATCHCLASS, TYPEALIAS:
		return 3
	case ROT4:
		return 4
	case COPY, EXCHANGE, TUPLE, LIST, SET, STRING, SLICE, RAISE:
		return n
	case DICT:
		return 2 * n
	case LISTAPPEND, LISTEXTEND, SETADD, SETUPDATE, DICTUPDATE:
		return n + 1
	case DICTADD:
		return n + 2
	case DICTMERGE:
		return 5
	case CALL:
		return n + 2
	case CALLKW:
		return n + 3
	case CALLEX:
		return 3 + int(in.B)
	case FUNCTION:
		return 1 - effect(FUNCTION, 0, in.B)
	case TYPEPARAM:
		return 1 - effect(TYPEPARAM, 0, in.B)
	}
	return 0
}
