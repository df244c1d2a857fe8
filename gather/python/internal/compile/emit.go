package compile

import (
	"math/bits"
	"slices"

	"gatherplay/gather/python/internal/syntax"
)

// maxInstrs bounds the instructions of a program, left out ones included. The body of a finally clause is there once for each way
// into it, so finally clauses within finally clauses would let the code grow without bound.
const maxInstrs = 1 << 20

// An emitter collects the instructions of a code. It follows the depth of the operand stack as it goes, and leaves out
// instructions that can't be reached: those after a jump or return, until a label that something jumps to.
type emitter struct {
	code  *Code
	count *int // of the program's instructions
	depth int  // of the operand stack here
	dead  bool // nothing reaches this place
	last  syntax.Span
	jumps []jump
}

// A jump is an instruction whose Arg is to become the place of a label.
type jump struct {
	instr int
	to    *label
}

// A label is a place in the code, perhaps not yet reached.
type label struct {
	used  bool // something jumps here
	depth int  // of the operand stack, where used
	pos   int
}

// A region is a stretch of instructions whose exceptions go to one handler. It may be interrupted.
type region struct {
	target   *label
	depth    int // of the operand stack when the handler is entered, before the exception is pushed
	start    int
	open     bool
	segments []Handler
}

// emit appends an instruction.
func (e *emitter) emit(span syntax.Span, op Opcode, arg int) { e.emitB(span, op, arg, 0) }

// emitB appends an instruction with a second operand.
func (e *emitter) emitB(span syntax.Span, op Opcode, arg int, b uint8) {
	if *e.count++; *e.count > maxInstrs {
		panic(tooLarge(e.code.File, span))
	}
	if !e.dead {
		e.code.Instrs = append(e.code.Instrs, Instr{Op: op, B: b, Arg: int32(arg)})
		e.code.Spans = append(e.code.Spans, span)
		e.last = span
	}
	e.adjust(effect(op, arg, b))
	switch op {
	case JUMP, RETURN, RAISE, RERAISE:
		e.dead = true
	}
}

// adjust changes the depth of the operand stack by n.
func (e *emitter) adjust(n int) {
	e.depth += n
	if !e.dead {
		e.code.StackSize = max(e.code.StackSize, e.depth)
	}
}

// jump appends an instruction that jumps to a label.
func (e *emitter) jump(span syntax.Span, op Opcode, to *label) {
	if !e.dead {
		e.jumps = append(e.jumps, jump{len(e.code.Instrs), to})
		if !to.used {
			to.used, to.depth = true, e.depth+jumpEffect(op)
		}
	}
	e.emit(span, op, 0)
}

// place puts a label here.
func (e *emitter) place(l *label) {
	l.pos = len(e.code.Instrs)
	if l.used {
		e.depth, e.dead = l.depth, false
	}
}

// here returns a label at this place, to jump back to.
func (e *emitter) here() *label {
	return &label{used: !e.dead, depth: e.depth, pos: len(e.code.Instrs)}
}

// protect begins a region whose handler finds the operand stack as it is now.
func (e *emitter) protect() *region {
	return &region{target: new(label), depth: e.depth, start: len(e.code.Instrs), open: true}
}

// suspend interrupts a region; resume goes on with it.
func (e *emitter) suspend(r *region) {
	end := len(e.code.Instrs)
	if slices.ContainsFunc(e.code.Instrs[r.start:end], canRaise) {
		r.segments = append(r.segments, Handler{Start: int32(r.start), End: int32(end), Depth: int32(r.depth)})
	}
	r.open = false
}

// canRaise reports whether an exception may come from an instruction. Nothing needs to be handled where there are but jumps.
func canRaise(in Instr) bool { return in.Op != JUMP }

func (e *emitter) resume(r *region) { r.start, r.open = len(e.code.Instrs), true }

// end ends a region. Regions must end before those that they lie in.
func (e *emitter) end(r *region) {
	if r.open {
		e.suspend(r)
	}
	for _, segment := range r.segments {
		r.target.used, r.target.depth = true, r.depth+1
		e.jumps = append(e.jumps, jump{^len(e.code.Handlers), r.target})
		e.code.Handlers = append(e.code.Handlers, segment)
	}
}

// handle begins the handler of a region that has ended: the exception has just been pushed.
func (e *emitter) handle(r *region) {
	e.dead, e.depth = true, r.depth+1
	e.place(r.target)
	e.adjust(0)
}

// finish gives jumps and handlers their targets. A jump to a jump goes where that one goes.
func (e *emitter) finish() {
	for _, j := range e.jumps {
		if j.instr < 0 {
			e.code.Handlers[^j.instr].Target = int32(j.to.pos)
		} else {
			e.code.Instrs[j.instr].Arg = int32(j.to.pos)
		}
	}
	for _, j := range e.jumps {
		if j.instr < 0 || e.code.Instrs[j.instr].Op == FORITER {
			continue
		}
		target := &e.code.Instrs[j.instr].Arg
		for hops := 0; e.code.Instrs[*target].Op == JUMP && hops < maxHops; hops++ {
			*target = e.code.Instrs[*target].Arg
		}
	}
}

// maxHops bounds how many jumps a jump is led along: an empty endless loop jumps to itself.
const maxHops = 8

func tooLarge(file *syntax.File, span syntax.Span) *syntax.Error {
	return failure(file, syntax.LimitError, span, "the code for this is too large")
}

// jumpEffect returns by how much the operand stack is higher where an instruction jumps to.
func jumpEffect(op Opcode) int {
	switch op {
	case JUMPFALSEKEEP, JUMPTRUEKEEP:
		return 0
	case FORITER:
		return -1
	}
	return effect(op, 0, 0)
}

// effect returns by how much an instruction makes the operand stack higher, where it goes on with the next one.
func effect(op Opcode, arg int, b uint8) int {
	switch op {
	case SLICE:
		return 1 - arg
	case TUPLE, LIST, SET, STRING:
		return 1 - arg
	case DICT:
		return 1 - 2*arg
	case UNPACK:
		return arg - 1
	case UNPACKEX:
		return arg + int(b)
	case FUNCTION:
		return 1 - bits.OnesCount8(b)
	case CALL:
		return -arg - 1
	case CALLKW:
		return -arg - 2
	case CALLEX:
		return -2 - int(b)
	case RAISE:
		return -arg
	case SUPERATTR:
		return int(b) - 2
	case TYPEPARAM:
		return -bits.OnesCount8(b & (TypeParamBound | TypeParamDefault))
	}
	return int(effects[op])
}

// effects are the effects of the instructions that have always the same; those without one are not listed.
var effects = [...]int8{
	POP: -1, DUP: 1, DUP2: 2, COPY: 1, NULL: 1,

	CONST: 1, LOCAL: 1, SETLOCAL: -1, CELL: 1, SETCELL: -1, CLOSURE: 1, GLOBAL: 1, SETGLOBAL: -1, NAME: 1, SETNAME: -1,
	CLASSCELL: 1, NAMESPACE: 1, SETATTR: -2, DELATTR: -1, METHOD: 1, INDEX: -1, SETINDEX: -3, DELINDEX: -2,

	BINARY: -1, INPLACE: -1, COMPARE: -1, IS: -1, IN: -1,

	FORMATSPEC: -1, LISTAPPEND: -1, LISTEXTEND: -1, SETADD: -1, SETUPDATE: -1, DICTADD: -2, DICTUPDATE: -1, DICTMERGE: -1,

	JUMPFALSE: -1, JUMPTRUE: -1, JUMPFALSEKEEP: -1, JUMPTRUEKEEP: -1, JUMPNONE: -1, JUMPNOTNONE: -1, FORITER: 1, RETURN: -1,

	BUILDCLASS: 1, IMPORTFROM: 1, IMPORTSTAR: -1,

	PUSHEXC: 1, POPEXC: -1, JOINEXCGROUP: -1, RERAISE: -1, ASSERTIONERROR: 1, NOTIMPLEMENTED: 1, ENTER: 1, ASYNCENTER: 1,
	EXITEXC: 1,

	DELEGATE: -1, ANEXT: 1, ENDASYNCFOR: -2,

	MATCHSEQUENCE: 1, MATCHMAPPING: 1, MATCHKEYS: 1, MATCHCLASS: -2, LENGTH: 1,

	TYPEALIAS: -2,
}
