package vm

import (
	"strings"

	"gatherplay/gather"
	"gatherplay/gather/python/internal/compile"
)

// A Generator is a call that can be suspended: of a generator function, a coroutine function or an asynchronous generator function.
type Generator struct {
	vm      *VM
	fn      *Function
	names   *Names
	frame   *Frame // nil once it has ended
	kind    generatorKind
	started bool
	running bool
	yielded bool // how it last came back to the Go code that resumed it: it yielded, rather than ended
	awaited bool // a task drives it, or something awaits it
	risk         // whether it can be seen when it is destroyed

	// delivered says that what an asynchronous generator yielded last is a value for its consumer, not a future to wait for.
	delivered bool
	busy      bool // an asynchronous generator is between an asend and its result
	closed    bool // an asynchronous generator has ended, or was told to
	hooked    bool // an asynchronous generator is known to the event loop

	number uint32 // see VM.Number

	// Made is the call that made it.
	Made Place
}

type generatorKind uint8

const (
	plainGenerator generatorKind = iota
	coroutineGenerator
	asyncGenerator
)

// The types of generators.
var (
	GeneratorType      = newFinalType("generator")
	CoroutineType      = newFinalType("coroutine")
	AsyncGeneratorType = newFinalType("async_generator")
)

// Type implements [Value].
func (g *Generator) Type() *Type {
	switch g.kind {
	case coroutineGenerator:
		return CoroutineType
	case asyncGenerator:
		return AsyncGeneratorType
	}
	return GeneratorType
}

// IsCoroutine reports whether it is the call of an async def function that is not a generator.
func (g *Generator) IsCoroutine() bool { return g.kind == coroutineGenerator }

// State returns where it is in its life, in the words of the module inspect.
func (g *Generator) State() string {
	switch {
	case g.running:
		return "RUNNING"
	case g.frame == nil:
		return "CLOSED"
	case g.started:
		return "SUSPENDED"
	}
	return "CREATED"
}

// Function returns the function that was called.
func (g *Generator) Function() *Function { return g.fn }

// Qualname returns the qualified name of the function that was called.
func (g *Generator) Qualname() string { return g.names.Qualname }

// Arguments returns the values that the call gave the parameters, in order. They are known until it has taken its first step. The
// slice is the machine's.
func (g *Generator) Arguments() []Value {
	if g.started || g.frame == nil {
		return nil
	}
	return g.frame.slots[:g.fn.Code.parameterCount()]
}

func kindOf(flags compile.Flags) generatorKind {
	switch {
	case flags&compile.Coroutine == 0:
		return plainGenerator
	case flags&compile.Generator == 0:
		return coroutineGenerator
	}
	return asyncGenerator
}

// finish marks the end.
func (g *Generator) finish() {
	g.safe()
	if f := g.frame; f.variables != nil {
		g.vm.outlive(f, f.slots[:f.code.slots])
	}
	g.frame.back, g.frame.goCaller = nil, false
	g.frame = nil
	g.running, g.closed = false, true
}

// A Delegate is an iterator that is not a Generator but, like one, can be sent values and errors: what await and yield from drive.
type Delegate interface {
	Value
	// Send goes on with a value, None at first. It returns what is yielded, or with done the final result.
	Send(vm *VM, value Value) (result Value, done bool, err *Error)
	// Throw goes on with an error.
	Throw(vm *VM, thrown *Error) (result Value, done bool, err *Error)
}

// resumeWithin makes g's frame the running one, called by the frame caller, which executes FORITER or DELEGATE.
func (vm *VM) resumeWithin(g *Generator, sent Value, caller *Frame) *Error {
	if err := vm.resumable(g); err != nil {
		return err
	}
	if g.started {
		g.frame.push(sent)
	} else if g.start(); sent != None {
		g.started = false
		vm.depth--
		return vm.Raise(TypeError, "can't send non-None value to a just-started ", strings.ReplaceAll(g.Type().Name, "_", " "))
	}
	g.running, g.awaited = true, true
	g.frame.back = caller
	return nil
}

// resumable counts one more running frame for g, unless it runs already.
func (vm *VM) resumable(g *Generator) *Error {
	if g.running {
		return vm.Raise(ValueError, g.Type().Label(), " already executing")
	}
	err := vm.deeper()
	if err != nil && !g.started {
		g.start() // it fails in its first step
		g.finish()
	}
	return err
}

// Send implements [Delegate].
func (g *Generator) Send(vm *VM, value Value) (Value, bool, *Error) {
	if g.frame == nil {
		if g.kind == coroutineGenerator {
			return nil, true, vm.Raise(RuntimeError, "cannot reuse already awaited coroutine")
		}
		return None, true, nil
	}
	if err := vm.resumeWithin(g, value, vm.frame); err != nil {
		return nil, true, err
	}
	return vm.drive(g, g.frame, nil)
}

// Throw implements [Delegate].
func (g *Generator) Throw(vm *VM, thrown *Error) (Value, bool, *Error) {
	if g.frame == nil {
		if g.kind == coroutineGenerator {
			return nil, true, vm.Raise(RuntimeError, "cannot reuse already awaited coroutine")
		}
		return nil, true, thrown
	}
	if err := vm.resumable(g); err != nil {
		return nil, true, err
	}
	g.awaited = true
	if !g.started {
		g.start()
		g.running = true
		g.frame.back = vm.frame
		// It ends before its first line: only its own frame is in the traceback.
		g.frame.pc = -1
		return vm.drive(g, g.frame, thrown)
	}
	g.running = true
	g.frame.back = vm.frame
	return vm.throwInto(g, thrown)
}

// drive runs g for Go code until it yields or ends, beginning with the frame from: g's own, or that of the innermost generator that
// it has delegated to.
func (vm *VM) drive(g *Generator, from *Frame, thrown *Error) (Value, bool, *Error) {
	if err := vm.Enter(); err != nil {
		vm.suspend(g, from)
		return nil, true, err
	}
	g.frame.goCaller, g.yielded = true, false
	outer := vm.beginRun()
	result, err := vm.runNested(from, thrown)
	vm.endRun(outer, result, err)
	vm.Leave()
	return result, !g.yielded, err
}

// throwInto raises an error where g is suspended: in the innermost iterator that it has delegated to.
func (vm *VM) throwInto(g *Generator, thrown *Error) (Value, bool, *Error) {
	f := g.frame
	exit := thrown.Class.IsSubclass(GeneratorExit)
	for {
		if f.code.Instrs[f.pc].Op != compile.DELEGATE {
			return vm.drive(g, f, thrown)
		}
		inner, ok := f.slots[f.sp-1].(*Generator)
		if !ok || inner.frame == nil || inner.running || exit {
			break
		}
		if err := vm.deeper(); err != nil {
			return vm.drive(g, f, err)
		}
		inner.running = true
		inner.frame.back = f
		f.throwing = true // what comes out of the inner one is raised once more, in its own context
		f = inner.frame
	}
	iterator := f.slots[f.sp-1]
	vm.frame = f
	if exit {
		if err := vm.closeIterator(iterator); err != nil {
			thrown = err
		}
		return vm.drive(g, f, thrown)
	}
	result, done, err := vm.throwTo(iterator, thrown)
	switch {
	case err != nil:
		return vm.drive(g, f, err)
	case !done:
		vm.suspend(g, f)
		return result, false, nil
	}
	f.slots[f.sp-1] = result
	f.pc++
	return vm.drive(g, f, nil)
}

// suspend leaves g, and what it has delegated to down to the frame from, as they were before they were resumed.
func (vm *VM) suspend(g *Generator, from *Frame) {
	for f := from; ; {
		back := f.back
		f.generator.running = false
		f.throwing = false
		f.back = nil
		vm.depth--
		vm.frame = back
		if f == g.frame {
			return
		}
		f = back
	}
}

// Close raises GeneratorExit where the generator is suspended.
func (g *Generator) Close(vm *VM) *Error {
	if g.frame == nil {
		return nil
	}
	if !g.started {
		if g.running {
			return vm.Raise(ValueError, g.Type().Label(), " already executing")
		}
		g.awaited = true
		g.start()
		g.finish()
		return nil
	}
	_, done, err := g.Throw(vm, vm.RaiseWith(GeneratorExit))
	switch {
	case err != nil && (err.Class.IsSubclass(GeneratorExit) || err.Class.IsSubclass(StopIteration)):
		return nil
	case err != nil:
		return err
	case !done:
		return vm.Raise(RuntimeError, strings.ReplaceAll(g.Type().Name, "_", " "), " ignored GeneratorExit")
	}
	return nil
}

// closeIterator closes what a generator that is being closed has delegated to.
func (vm *VM) closeIterator(it Value) *Error {
	if g, ok := it.(*Generator); ok {
		if err := vm.Enter(); err != nil {
			return err
		}
		defer vm.Leave()
		return g.Close(vm)
	}
	if c, ok := it.(interface{ Close(vm *VM) *Error }); ok {
		return c.Close(vm)
	}
	_, _, err := vm.CallSpecial(it, "close")
	return err
}

// leaveGenerator is what an error becomes that leaves a generator: a StopIteration of its own making would be taken for its end.
func (vm *VM) leaveGenerator(g *Generator, err *Error) *Error {
	stop := err.Class.IsSubclass(StopIteration)
	if !stop && !(g.kind == asyncGenerator && err.Class.IsSubclass(StopAsyncIteration)) {
		return err
	}
	what := [...]string{"generator", "coroutine", "async generator"}[g.kind]
	text := " raised StopIteration"
	if !stop {
		text = " raised StopAsyncIteration"
	}
	converted := vm.Raise(RuntimeError, what, text)
	converted.Cause, converted.Context, converted.SuppressContext = err, err, true
	return converted
}

// Next implements [Iterator].
func (g *Generator) Next(vm *VM) (Value, *Error) {
	if g.kind != plainGenerator {
		return nil, vm.Raise(TypeError, "'", g.Type().Label(), "' object is not an iterator")
	}
	v, done, err := g.Send(vm, None)
	if err != nil {
		return nil, err
	}
	if done {
		return nil, nil
	}
	return v, nil
}

// Iter implements [Iterable].
func (g *Generator) Iter(vm *VM) (Value, *Error) {
	if g.kind != plainGenerator {
		return nil, vm.Raise(TypeError, "'", g.Type().Label(), "' object is not iterable")
	}
	return g, nil
}

// Repr implements [Represented].
func (g *Generator) Repr(vm *VM) (string, *Error) {
	return "<" + g.Type().Label() + " object " + g.names.Qualname + " at " + vm.Address(g) + ">", nil
}

// Resume implements [gather.Coroutine]: a step of the task that drives the coroutine.
func (g *Generator) Resume(value any, thrown error) (wait *gather.Future, result any, done bool, failure error) {
	vm := g.vm
	var v Value
	var ended bool
	var err *Error
	if level := vm.diagnosis.level; level > 0 {
		// What an eager task lets go of is destroyed in its first step, though that is within the instruction that starts the task.
		vm.diagnosis.level = 0
		defer func() { vm.diagnosis.level = level }()
	}
	if thrown != nil {
		v, ended, err = g.Throw(vm, vm.toError(thrown))
	} else {
		v, ended, err = g.Send(vm, None)
	}
	return vm.stepResult(v, ended, err)
}

// stepResult turns what a coroutine did into what the event loop wants to know.
func (vm *VM) stepResult(v Value, ended bool, err *Error) (wait *gather.Future, result any, done bool, failure error) {
	switch {
	case err != nil:
		return nil, nil, true, err
	case ended:
		return nil, v, true, nil
	case v == None:
		return nil, nil, false, nil
	}
	if f, ok := v.(*Future); ok {
		if f != vm.blocking {
			return nil, nil, false, vm.yieldedInstead(f)
		}
		vm.blocking = nil
		return f.Future, nil, false, nil
	}
	text, err := vm.Repr(v)
	if err != nil {
		return nil, nil, false, err
	}
	return nil, nil, false, vm.Raise(RuntimeError, "Task got bad yield: ", text)
}

// yieldedInstead is what a task is told that yields a future instead of awaiting it.
func (vm *VM) yieldedInstead(f *Future) *Error {
	task, err := vm.Repr(FutureObject(&f.Loop().CurrentTask().Future))
	if err != nil {
		return err
	}
	future, err := vm.Repr(f)
	if err != nil {
		return err
	}
	return vm.Raise(RuntimeError, "yield was used instead of yield from in task ", task, " with ", future)
}

// Place returns where a suspended generator or coroutine stands: in the innermost of the program's own that it waits for.
func (g *Generator) Place() Place {
	var place Place
	for g != nil && g.frame != nil {
		f := g.frame
		if !f.code.Library {
			place = f.suspendedPlace()
		}
		if f.pc < 0 || f.pc >= len(f.code.Instrs) || f.code.Instrs[f.pc].Op != compile.DELEGATE {
			break
		}
		g, _ = f.slots[f.sp-1].(*Generator)
	}
	return place
}

// suspendedPlace returns the yield or await at which the frame is suspended, or the start of its code before its first step.
func (f *Frame) suspendedPlace() Place {
	if !f.generator.started {
		return Place{File: f.code.File, Span: f.code.Span}
	}
	if f.code.Instrs[f.pc].Op == compile.DELEGATE {
		return f.place()
	}
	return f.code.place(f.pc - 1)
}

// IsCoroutineFunction reports whether v is an async def function, or such a method.
func IsCoroutineFunction(v Value) bool {
	if m, ok := v.(*Method); ok {
		v = m.Func
	}
	fn, ok := v.(*Function)
	return ok && kindOf(fn.Code.Flags) == coroutineGenerator
}

// Standing returns where the coroutine itself stands, not what it waits for: the line of its frame or, when it has ended, of its
// definition.
func (g *Generator) Standing() (file string, line int, running bool) {
	code := g.fn.Code
	if g.frame == nil {
		return code.File.Name, code.FirstLine, false
	}
	if !g.started {
		return code.File.Name, code.FirstLine, true
	}
	place := g.frame.place()
	if !g.running {
		place = g.frame.suspendedPlace()
	}
	return code.File.Name, code.File.Line(place.Span.Start), true
}
