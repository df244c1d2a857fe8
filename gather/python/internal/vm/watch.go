package vm

import (
	"slices"

	"gatherplay/gather/python/internal/compile"
)

// watch is the instruction that stands for every other while objects are at risk: before each of the code's own instructions, what
// that may let go of is noted, and after it what has been.
const watch = compile.Opcode(255)

// diagnosis is what the machine knows to tell what CPython tells when it destroys objects.
type diagnosis struct {
	frame     *Frame // whose instruction is being executed
	pc        int
	held      []Value         // what that instruction may let go of
	room      []Value         // for the same, empty, of the next call from Go
	pending   []loss          // what has been let go of and has yet to be looked at
	spare     []loss          // for the next ones
	inFlight  []any           // results on their way
	kept      []any           // objects that belong to cycles nobody can reach
	suspects  [remembered]any // of being part of a cycle
	last      int             // where in suspects the last one is
	atRisk    []risky         // the generators, coroutines and their like at risk
	safe      int             // how many of them no longer are
	between   int             // callbacks: the line of asyncio that runs, else 0
	known     *reach
	seen      []any // for the next search
	destroyed map[any]bool
	instances map[*Instance]uint32 // those with a __del__, and the number of each
	settling  bool
	effort    int
	prompt    int  // how many objects at risk run code of the program when they are destroyed
	ending    bool // the program has come to its end
	dropping  bool // and the exception that has ended it is being dropped
	cleared   bool // or the modules' names are being cleared
	hinted    bool // a hint at tracemalloc has been printed, which is there if that could be imported before sys.path was cleared
	level     int  // how many Go calls into Python there are above the event loop, or in all
	warned    map[warning]bool
	watched   []compile.Instr
	origins   map[any]string // where coroutines were made, in debug mode
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

// awaitedAtOnce reports whether v, the result of a call, is a coroutine that the next instruction awaits, and the only object at risk. Then
// there is nothing to watch: it is at risk no longer.
func (vm *VM) awaitedAtOnce(v Value, next compile.Instr) bool {
	if vm.risks != 1 || next.Op != compile.AWAITABLE {
		return false
	}
	switch c := v.(type) {
	case *NativeCoroutine:
		return vm.safe(c)
	case *Generator:
		return c.kind == coroutineGenerator && vm.safe(c)
	}
	return false
}

// watch is called before f executes the instruction at its program counter.
func (vm *VM) watch(f *Frame) {
	d := &vm.diagnosis
	if vm.risks == 0 {
		vm.relax()
		return
	}
	if len(d.held) > 0 {
		vm.noteLosses(f)
	}
	if len(d.pending) > 0 && d.level <= 1 {
		// What is run now may ask where f stands: at the instruction that has let go.
		next := f.pc
		if f.pc = max(0, next-1); d.frame == f {
			f.pc = d.pc
		}
		vm.settle()
		f.pc = next
	}
	d.note(f)
}

// relax forgets what is known while nothing is at risk.
func (vm *VM) relax() {
	d := &vm.diagnosis
	d.held = d.held[:0]
	d.pending, d.spare, d.known = nil, nil, nil
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
		place = vm.calledFrom()
	}
	for _, v := range d.held {
		if exists && slices.Contains(f.slots[:f.sp], v) {
			continue
		}
		d.moved(f, v, exists)
		if last := len(d.pending) - 1; last >= 0 && d.pending[last].value == v {
			d.pending[last].place = place
		} else {
			d.pending = append(d.pending, loss{v, place})
		}
	}
	d.held = d.held[:0]
}

// dropOperands lets go of the operands of f beyond a depth, the last one first, because err is raised.
func (vm *VM) dropOperands(f *Frame, depth int, err *Error) {
	d := &vm.diagnosis
	for f.sp > depth {
		f.sp--
		v := f.slots[f.sp]
		f.slots[f.sp] = nil
		if v != nil && !leaf(v) {
			d.pending = append(d.pending, loss{v, f.code.place(f.pc)})
		}
	}
	if len(d.pending) > 0 && d.level <= 1 {
		defer vm.Keep(err)()
		vm.settle()
	}
}

// moved notes where an object at risk is found from now on if the instruction has put it into another of its operands or into its
// result.
func (d *diagnosis) moved(f *Frame, v Value, exists bool) {
	if d.known == nil || !atRisk(v) {
		return
	}
	to := func(into Value) {
		if into != v && d.known.has(into) && d.refersTo(into, v, -1) {
			if d.known.moved == nil {
				d.known.moved = map[any]any{}
			}
			d.known.moved[v] = into
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

// settle looks at what has been let go of, if that is not put off. What the finalizers let go of in turn comes after.
func (vm *VM) settle() {
	switch d := &vm.diagnosis; {
	case d.settling:
	case vm.risks == 0:
		vm.relax()
	case !vm.putsOff():
		vm.settleAll()
	}
}

// Settle tells what is destroyed of what has been let go of so far, for whoever lets time pass or looks at what is alive.
func (vm *VM) Settle() {
	if d := &vm.diagnosis; len(d.pending) > 0 && !d.settling && d.level <= 1 {
		vm.settleAll()
	}
}

func (vm *VM) settleAll() {
	d := &vm.diagnosis
	d.settling = true
	for len(d.pending) > 0 {
		losses := d.pending
		d.pending = d.spare[:0]
		vm.letGo(losses)
		d.spare = losses[:0]
		clear(losses)
	}
	d.settling = false
}

// putsOff reports whether what has been let go of is looked at later, all at once. That is how it has to be in programs with thousands of
// objects at risk, where each look costs as much as there are objects, once that has cost much: as soon as so much has gathered that
// the one look is cheap, or something is printed. Then the order in which CPython would have destroyed things is followed all the same.
// What runs code of the program when it is destroyed has to be destroyed at once, as long as that is bearable.
func (vm *VM) putsOff() bool {
	const (
		cheap    = 1 << 21 // so many references are followed without further thought
		bearable = 1 << 23
		least    = 256 // losses to be put off
	)
	d := &vm.diagnosis
	others := int(vm.meter.limit-vm.meter.reserve) - instructionsPerEffort*d.effort // instructions, about
	if d.effort <= cheap+others/2 || d.ending || len(d.pending) >= max(least, d.known.cost()/4) {
		return false
	}
	return d.effort > bearable+others/2 || !vm.seesDestruction()
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
		if (in.Op == compile.POPEXC || in.Op == compile.CHECKEXCGROUP) && f.handled != nil {
			d.hold(f.handled)
		}
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

// seesDestruction reports whether the program itself can see when something is destroyed, not only who reads what is printed.
func (vm *VM) seesDestruction() bool {
	for _, name := range []string{"gc", "logging", "warnings", "weakref"} {
		if vm.Modules[name] != nil {
			return true
		}
	}
	return vm.diagnosis.prompt > 0 || vm.Redirected(Stderr) != nil || vm.HasHandler != nil && vm.HasHandler()
}

// beginRun and endRun enclose every call of Python code from Go. What is let go of within another instruction, which may hold it in
// variables of Go's, is looked at when that is over.
func (vm *VM) beginRun() (outer diagnosedInstruction) {
	d := &vm.diagnosis
	outer = diagnosedInstruction{d.frame, d.pc, d.held}
	d.frame, d.held, d.room = nil, d.room, nil
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
	d.room = d.held[:0]
	d.frame, d.pc, d.held = outer.frame, outer.pc, outer.held
}

// Released is told that Go code no longer refers to some objects.
func (vm *VM) Released(objects ...any) {
	if vm.risks == 0 {
		vm.relax()
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

// ReleasedByLoop is Released for what the event loop refers to by a callback that has run, the last one of an iteration or not.
func (vm *VM) ReleasedByLoop(last bool, objects ...any) {
	d := &vm.diagnosis
	d.between = nextHandle
	if last {
		d.between = noHandle
	}
	vm.Released(objects...)
	d.between = 0
}

// DroppedByLoop is told what the event loop no longer refers to, because it has been closed, by what was ready or by timers. CPython
// destroys at once what nothing else refers to; a task that was ready for a step, and is not destroyed, is at risk from now on.
func (vm *VM) DroppedByLoop(timers bool, objects []any) {
	for _, x := range objects {
		if f, ok := identity(x).(*Future); ok && f.stranded() {
			vm.risks++
		}
	}
	if vm.risks == 0 {
		return
	}
	vm.Settle()
	d := &vm.diagnosis
	d.between = readyCleared
	if timers {
		d.between = timersCleared
	}
	before := d.effort
	d.known = vm.mark()
	var losses []loss
	for _, x := range objects {
		if x = identity(x); !leaf(x) && !d.known.has(x) {
			losses = append(losses, loss{value: x})
		}
	}
	vm.destroy(losses)
	vm.Settle()
	vm.Spend(instructionsPerEffort * (d.effort - before))
	d.between = 0
}

// The lines of asyncio/base_events.py where the loop lets go of the handles of callbacks: in BaseEventLoop._run_once and in close.
const (
	nextHandle    = 2031
	noHandle      = 2047
	readyCleared  = 744
	timersCleared = 745
)

// Risks is the number of objects at risk, for the event loop to count futures with exceptions that nobody has looked at.
func (vm *VM) Risks() *int { return &vm.risks }
