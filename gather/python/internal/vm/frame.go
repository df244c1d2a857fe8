package vm

import "slices"

// A Frame is a call in progress: of a function, a class body, a module, or what a generator or coroutine has suspended.
type Frame struct {
	code    *Code
	globals *Namespace
	names   *Namespace // of a class body or a module
	slots   []Value    // locals, cells, free cells, operand stack
	pc      int        // the instruction being executed; of a suspended frame, the next one
	sp      int        // the height of the operand stack, counted from the start of slots
	back    *Frame     // who called, or resumed, it

	handled   *Error     // the exception that is being handled
	generator *Generator // whose frame it is, or nil
	instance  *Instance  // an __init__ called by the class: what the call's result is
	goCaller  bool       // Go code waits for its result
	throwing  bool       // an exception was thrown through it into the generator that it has delegated to
	chunk     bool       // a new stack chunk was begun for its slots

	variables *Variables // once an exception has passed it, or the frame of a call that it has made
}

// stackChunk is how many values the first stack chunk holds; the slots of a function that is neither a generator nor a coroutine are
// cut from it.
const stackChunk = 4096

// newFrame returns a frame for a call that will run to its end before its caller goes on.
func (vm *VM) newFrame(code *Code) *Frame {
	if !code.ready {
		vm.makeReady(code)
	}
	f := vm.free
	if f == nil {
		f = new(Frame)
	} else {
		vm.free, f.back = f.back, nil
	}
	size := code.slots + code.StackSize
	if vm.top+size > len(vm.stack) {
		f.chunk = true
		vm.under = append(vm.under, vm.stack[:vm.top])
		vm.stack, vm.top = make([]Value, max(stackChunk, size)), 0
	}
	f.code = code
	f.slots = vm.stack[vm.top : vm.top+size : vm.top+size]
	f.sp = code.slots
	vm.top += size
	return f
}

// release takes back the frame of a call that has ended.
func (vm *VM) release(f *Frame) {
	if f.variables != nil {
		vm.outlive(f, slices.Clone(f.slots[:f.code.slots]))
	}
	clear(f.slots)
	if f.chunk {
		last := len(vm.under) - 1
		vm.top = len(vm.under[last])
		vm.stack = vm.under[last][:cap(vm.under[last])]
		vm.under = vm.under[:last]
	} else {
		vm.top -= len(f.slots)
	}
	f.pc, f.back, f.chunk = 0, vm.free, false
	f.names, f.handled, f.instance, f.goCaller, f.throwing = nil, nil, nil, false, false
	vm.free = f
}

// newHeapFrame returns a frame that can be suspended.
func (vm *VM) newHeapFrame(code *Code) *Frame {
	if !code.ready {
		vm.makeReady(code)
	}
	return &Frame{code: code, slots: make([]Value, code.slots+code.StackSize), sp: code.slots}
}

func (f *Frame) push(v Value) {
	f.slots[f.sp] = v
	f.sp++
}

func (f *Frame) pop() Value {
	f.sp--
	v := f.slots[f.sp]
	f.slots[f.sp] = nil
	return v
}

// place returns where in the source the frame is.
func (f *Frame) place() Place { return f.code.place(f.pc) }

func (c *Code) place(pc int) Place {
	if pc < 0 || pc >= len(c.Spans) {
		return Place{File: c.File, Span: c.Span}
	}
	return Place{File: c.File, Span: c.Spans[pc]}
}

// handledError returns the exception that is being handled in the frame or in those that called it.
func (f *Frame) handledError() *Error {
	for ; f != nil; f = f.back {
		if f.handled != nil {
			return f.handled
		}
	}
	return nil
}

// A Cell is a variable that a function shares with functions inside it.
type Cell struct{ Value Value }

// CellType is the type of cells.
var CellType = newFinalType("cell")

// Type implements [Value].
func (*Cell) Type() *Type { return CellType }
