package vm

import (
	"slices"
	"strings"

	"gatherplay/gather/python/internal/compile"
)

// watch is the instruction that stands for every other while objects are at risk: before each of the code's own instructions, what
// that may let go of is noted, and after it what has been.
const watch = compile.Opcode(255)

// diagnosis is what the machine knows to tell what CPython tells when it destroys objects.
type diagnosis struct {
	frame     *Frame // whose instruction is being executed
	pc        int
	held      []Value // what that instruction may let go of
	pending   []loss  // what has been let go of and has yet to be looked at
	inFlight  []any   // results on their way
	kept      []any   // objects at risk that belong to cycles nobody can reach
	known     reach
	destroyed map[any]bool
	settling  bool
	effort    int
	ending    bool // the program has come to its end
	cleared   bool // and the modules' names are being cleared
	level     int  // how many Go calls into Python there are above the event loop, or in all
	warned    map[warning]bool
	watched   []compile.Instr
}

// A loss is a reference that is gone, and where the program then was.
type loss struct {
	value any
	place Place
}

func (d *diagnosis) roots(visit func(any)) {
	for _, l := range d.pending {
		visit(l.value)
	}
	for _, x := range d.inFlight {
		visit(x)
	}
	for _, x := range d.kept {
		visit(x)
	}
}

func (d *diagnosis) keep(x any) {
	if !slices.Contains(d.kept, x) {
		d.kept = append(d.kept, x)
	}
}

// watched returns the instructions by which code is executed while objects are at risk.
func (vm *VM) watched(code *Code) []compile.Instr {
	d := &vm.diagnosis
	for len(d.watched) < len(code.Instrs) {
		d.watched = append(d.watched, compile.Instr{Op: watch})
	}
	return d.watched[:len(code.Instrs)]
}

// watch is called before f executes the instruction at its program counter.
func (vm *VM) watch(f *Frame) {
	d := &vm.diagnosis
	if vm.risks == 0 {
		d.held, d.pending = d.held[:0], nil
		return
	}
	if len(d.held) > 0 {
		vm.noteLosses(f)
	}
	if len(d.pending) > 0 && d.level <= 1 {
		vm.settle()
	}
	d.note(f)
}

// noteLosses compares what the last instruction might have let go of with what its frame still holds.
func (vm *VM) noteLosses(now *Frame) {
	d := &vm.diagnosis
	f := d.frame
	exists := f == now || f.generator != nil && f.generator.frame == f
	for g := vm.frame; g != nil && !exists; g = g.back {
		exists = g == f
	}
	var place Place
	switch {
	case exists:
		place = f.code.place(d.pc)
	case now != nil:
		place = now.code.place(now.pc - 1)
	default:
		place = vm.Position()
	}
	for _, v := range d.held {
		if exists && slices.Contains(f.slots[:f.sp], v) {
			continue
		}
		d.moved(f, v, exists)
		d.pending = append(d.pending, loss{v, place})
	}
	d.held = d.held[:0]
}

// moved notes where an object at risk is found from now on if the instruction has put it into another of its operands or into its
// result.
func (d *diagnosis) moved(f *Frame, v Value, exists bool) {
	if len(d.known) == 0 || !atRisk(v) {
		return
	}
	to := func(into Value) {
		if _, known := d.known[into]; known && into != v && d.refersTo(into, v) {
			d.known[v] = into
		}
	}
	for _, into := range d.held {
		to(into)
	}
	if exists && f.sp > f.code.slots {
		if top := f.slots[f.sp-1]; top != nil && !leaf(top) {
			to(top)
		}
	}
}

// settle looks at what has been let go of, in order. What the finalizers let go of in turn comes after.
func (vm *VM) settle() {
	d := &vm.diagnosis
	if d.settling {
		return
	}
	d.settling = true
	for len(d.pending) > 0 {
		l := d.pending[0]
		d.pending = d.pending[1:]
		vm.letGo(l.value, l.place)
	}
	d.pending = nil
	d.settling = false
}

// note remembers what the instruction at f's program counter may let go of.
func (d *diagnosis) note(f *Frame) {
	in := f.code.Instrs[f.pc]
	d.frame, d.pc, d.held = f, f.pc, d.held[:0]
	code := f.code
	switch in.Op {
	case compile.NOP, compile.DUP, compile.DUP2, compile.SWAP, compile.ROT3, compile.ROT4, compile.COPY, compile.EXCHANGE, compile.NULL,
		compile.CONST, compile.LOCAL, compile.CELL, compile.CLOSURE, compile.GLOBAL, compile.NAME, compile.CLASSCELL, compile.NAMESPACE,
		compile.TUPLE, compile.LIST, compile.SET, compile.DICT, compile.LISTAPPEND, compile.JUMP, compile.FUNCTION, compile.YIELD,
		compile.PUSHEXC, compile.CAUGHT:
		return
	case compile.SETLOCAL, compile.DELLOCAL, compile.UNSET:
		d.hold(f.slots[in.Arg])
	case compile.SETCELL, compile.DELCELL, compile.NEWCELL:
		d.hold(f.slots[len(code.Locals)+int(in.Arg)].(*Cell).Value)
	case compile.SETGLOBAL, compile.DELGLOBAL:
		d.hold(f.globals.Get(code.Names[in.Arg]))
	case compile.SETNAME, compile.DELNAME:
		d.hold(f.names.Get(code.Names[in.Arg]))
	case compile.RETURN:
		eachLastFirst(f.slots[:f.sp-1], func(v any) {
			if v, ok := v.(Value); ok {
				d.hold(v)
			}
		})
	default:
		for i := f.sp - 1; i >= code.slots; i-- {
			d.hold(f.slots[i])
		}
		d.noteContents(f, in)
	}
}

func (d *diagnosis) hold(v Value) {
	if v != nil && !leaf(v) {
		d.held = append(d.held, v)
	}
}

// removing are the methods of builtin types that take something out of their object.
var removing = map[string]bool{
	"pop": true, "popleft": true, "popitem": true, "clear": true, "remove": true, "discard": true, "update": true, "cancel": true,
	"difference_update": true, "intersection_update": true, "symmetric_difference_update": true, "__setitem__": true, "__delitem__": true,
	"__setattr__": true, "__delattr__": true, "setattr": true, "delattr": true, "remove_done_callback": true, "reset": true,
}

// noteContents remembers what an object whose contents the instruction changes refers to.
func (d *diagnosis) noteContents(f *Frame, in compile.Instr) {
	top := f.slots[:f.sp]
	contents := func(x Value) {
		References(x, func(y any) {
			if v, ok := y.(Value); ok {
				d.hold(v)
			}
		})
	}
	switch in.Op {
	case compile.SETATTR, compile.DELATTR:
		if own := attributesOf(top[len(top)-1]); own != nil {
			if old := own.Get(f.code.Names[in.Arg]); old != nil {
				d.hold(old)
			}
		}
	case compile.SETINDEX, compile.DELINDEX:
		x, key := Underlying(top[len(top)-2]), top[len(top)-1]
		switch x := x.(type) {
		case *List:
			if i, ok := key.(*Int); ok {
				at := i.V
				if at < 0 {
					at += int64(len(x.Items))
				}
				if 0 <= at && at < int64(len(x.Items)) {
					d.hold(x.Items[at])
				}
			} else {
				contents(x)
			}
		case *Dict:
			if s, ok := key.(*Str); ok {
				if old := x.GetString(s.V); old != nil {
					d.hold(old)
				}
			} else {
				contents(x)
			}
		}
	case compile.CALL:
		n := int(in.Arg)
		callee, self := top[len(top)-n-2], top[len(top)-n-1]
		if m, ok := callee.(*Method); ok {
			callee, self = m.Func, m.Self
		} else if self == nil && n > 0 {
			self = top[len(top)-n]
		}
		if b, ok := callee.(*Builtin); ok && self != nil && removing[b.Name] {
			contents(Underlying(self))
		}
	case compile.INPLACE:
		contents(top[len(top)-2])
	}
}

// beginRun and endRun enclose every call of Python code from Go. What is let go of within another instruction, which may hold it in
// variables of Go's, is looked at when that is over.
func (vm *VM) beginRun() (outer diagnosedInstruction) {
	d := &vm.diagnosis
	outer = diagnosedInstruction{d.frame, d.pc, d.held}
	d.frame, d.held = nil, d.held[len(d.held):]
	d.level++
	return outer
}

type diagnosedInstruction struct {
	frame *Frame
	pc    int
	held  []Value
}

func (vm *VM) endRun(outer diagnosedInstruction, result Value, err *Error) {
	d := &vm.diagnosis
	if len(d.held) > 0 && vm.risks != 0 {
		vm.noteLosses(nil)
	}
	d.level--
	if len(d.pending) > 0 && d.level == 0 {
		d.inFlight = append(d.inFlight, result, err)
		vm.settle()
		d.inFlight = d.inFlight[:len(d.inFlight)-2]
	}
	d.frame, d.pc, d.held = outer.frame, outer.pc, outer.held
}

// Released is told that Go code no longer refers to some objects.
func (vm *VM) Released(objects ...any) {
	if vm.risks == 0 {
		return
	}
	d := &vm.diagnosis
	for _, x := range objects {
		if x = identity(x); !leaf(x) {
			d.pending = append(d.pending, loss{x, vm.Position()})
		}
	}
	if d.level == 0 {
		vm.settle()
	}
}

// Risks is the number of objects at risk, for the event loop to count futures with exceptions that nobody has looked at.
func (vm *VM) Risks() *int { return &vm.risks }

// hold has the traceback's first entry keep a frame's variables alive, if it is the frame's.
func (t *Traceback) hold(f *Frame, variables []Value) {
	if t == nil || t.Code != f.code {
		return
	}
	if t.held == nil {
		t.held = variables
	} else {
		t.held = append(slices.Clip(variables), t.held...)
	}
}

// argumentsHeld returns the arguments of the function of asyncio's that has just failed. In CPython it is written in Python, and the
// exception keeps its variables alive, too.
func argumentsHeld(f *Frame) []Value {
	if f.pc < 0 {
		return nil
	}
	in := f.code.Instrs[f.pc]
	top := f.slots[:f.sp]
	switch in.Op {
	case compile.CALL, compile.CALLKW:
		for i := len(top) - 1; i >= f.code.slots; i-- {
			if b, ok := top[i].(*Builtin); ok && strings.HasPrefix(b.Module, "asyncio") {
				return slices.Clone(top[i+1:])
			}
		}
	case compile.DELEGATE:
		if c, ok := top[len(top)-1].(*NativeCoroutine); ok {
			return c.keeps
		}
	}
	return nil
}
