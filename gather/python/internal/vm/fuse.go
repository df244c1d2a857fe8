package vm

import (
	"gatherplay/gather/python/internal/compile"
	"gatherplay/gather/python/internal/syntax"
)

// Fused instructions do the work of several that often follow each other, without putting what they work on onto the operand stack. Each
// stands in place of the first of them; the others stay where they are, for what jumps to them, and for the operands, which are read
// from there. Where it can't do its work (its operands are no small ints, say), it leaves that to those that it stands for.
const (
	fusedLocalConstBinary  = fusedFirst + iota // LOCAL CONST BINARY|INPLACE
	fusedLocalLocalBinary                      // LOCAL LOCAL BINARY|INPLACE
	fusedConstBinary                           // CONST BINARY|INPLACE
	fusedLocalConstCompare                     // LOCAL CONST COMPARE JUMPFALSE
	fusedLocalLocalCompare                     // LOCAL LOCAL COMPARE JUMPFALSE
	fusedConstCompare                          // CONST COMPARE JUMPFALSE
	fusedCount                                 // LOCAL CONST INPLACE SETLOCAL
	fusedForRange                              // FORITER SETLOCAL
	fusedLocalAttr                             // LOCAL ATTR
)

const fusedFirst compile.Opcode = 240

// fusions say which instructions are fused to which; those that come first go before the others.
var fusions = []struct {
	fused compile.Opcode
	parts []compile.Opcode
}{
	{fusedCount, []compile.Opcode{compile.LOCAL, compile.CONST, compile.INPLACE, compile.SETLOCAL}},
	{fusedLocalConstCompare, []compile.Opcode{compile.LOCAL, compile.CONST, compile.COMPARE, compile.JUMPFALSE}},
	{fusedLocalLocalCompare, []compile.Opcode{compile.LOCAL, compile.LOCAL, compile.COMPARE, compile.JUMPFALSE}},
	{fusedConstCompare, []compile.Opcode{compile.CONST, compile.COMPARE, compile.JUMPFALSE}},
	{fusedLocalConstBinary, []compile.Opcode{compile.LOCAL, compile.CONST, compile.BINARY}},
	{fusedLocalLocalBinary, []compile.Opcode{compile.LOCAL, compile.LOCAL, compile.BINARY}},
	{fusedLocalConstBinary, []compile.Opcode{compile.LOCAL, compile.CONST, compile.INPLACE}},
	{fusedLocalLocalBinary, []compile.Opcode{compile.LOCAL, compile.LOCAL, compile.INPLACE}},
	{fusedConstBinary, []compile.Opcode{compile.CONST, compile.BINARY}},
	{fusedConstBinary, []compile.Opcode{compile.CONST, compile.INPLACE}},
	{fusedForRange, []compile.Opcode{compile.FORITER, compile.SETLOCAL}},
	{fusedLocalAttr, []compile.Opcode{compile.LOCAL, compile.ATTR}},
}

// fuse returns the instructions with those fused that can be.
func fuse(instrs []compile.Instr) []compile.Instr {
	fused := make([]compile.Instr, len(instrs))
	copy(fused, instrs)
	for pc, first := range instrs {
		if first.Op != compile.LOCAL && first.Op != compile.CONST && first.Op != compile.FORITER {
			continue // as most: no fusion begins so
		}
		for i := range fusions {
			if f := &fusions[i]; follow(instrs[pc:], f.parts) && forward(instrs[pc:], pc, len(f.parts)) {
				fused[pc].Op = f.fused
				break
			}
		}
	}
	return fused
}

func follow(instrs []compile.Instr, parts []compile.Opcode) bool {
	if len(instrs) < len(parts) {
		return false
	}
	for i, op := range parts {
		if instrs[i].Op != op {
			return false
		}
	}
	return true
}

// forward reports whether the last of n instructions, if it is a conditional jump, does not jump back: those count the instructions that
// a loop executes.
func forward(instrs []compile.Instr, pc, n int) bool {
	last := instrs[n-1]
	return last.Op != compile.JUMPFALSE || int(last.Arg) > pc+n
}

// smallBinary computes a op b for ints where that is simple; nil where it is not, or an error.
func smallBinary(op Operator, a, b int64) *Int {
	switch op {
	case syntax.Add:
		if sum := a + b; (sum > a) == (b > 0) {
			return NewInt(sum)
		}
	case syntax.Sub:
		if difference := a - b; (difference < a) == (b > 0) {
			return NewInt(difference)
		}
	case syntax.Mult:
		if a == int64(int32(a)) && b == int64(int32(b)) {
			return NewInt(a * b)
		}
	case syntax.Mod:
		if b > 0 {
			remainder := a % b
			if remainder < 0 {
				remainder += b
			}
			return NewInt(remainder)
		}
	case syntax.FloorDiv:
		if b > 0 {
			quotient, _ := floorDivide(a, b)
			return NewInt(quotient)
		}
	case syntax.BitAnd:
		return NewInt(a & b)
	}
	return nil
}

// simpleBinary is smallBinary for floats.
func simpleBinary(op Operator, a, b float64) *Float {
	switch op {
	case syntax.Add:
		return NewFloat(a + b)
	case syntax.Sub:
		return NewFloat(a - b)
	case syntax.Mult:
		return NewFloat(a * b)
	}
	return nil
}
