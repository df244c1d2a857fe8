package vm

import (
	"time"

	"gatherplay/gather"
)

// A Future is an asyncio.Future, an asyncio.Task or what gather returns, as the program sees it.
type Future struct {
	*gather.Future
	attrs *Namespace // those that the program has given it, or nil
	Class *Type      // FutureType, TaskType, GatheringFutureType or a class of the program that inherits from one of them
	// For is the coroutine of asyncio's own that waits for the future, such as sleep(1), if there is one.
	For *NativeCoroutine
}

// The types of futures.
var (
	FutureType          = NewType("_asyncio", "Future")
	TaskType            = NewType("_asyncio", "Task", FutureType)
	GatheringFutureType = NewType("asyncio.tasks", "_GatheringFuture", FutureType)
)

// Type implements [Value].
func (f *Future) Type() *Type { return f.Class }

// noAttributes is what most futures have for attributes of their own. Nobody adds to it.
var noAttributes Namespace

// FutureObject returns the object by which the program knows a future of the event loop.
func FutureObject(f *gather.Future) *Future {
	if own, ok := f.Owner.(*Future); ok {
		return own
	}
	own := &Future{Class: FutureType}
	switch {
	case f.Task() != nil:
		own.Class = TaskType
	case f.Kind() == gather.KindGather:
		own.Class = GatheringFutureType
	}
	own.standFor(f)
	return own
}

// standFor makes own the object by which the program knows a future.
func (own *Future) standFor(f *gather.Future) { own.Future, f.Owner = f, own }

// Repr implements [Represented].
func (f *Future) Repr(vm *VM) (string, *Error) { return vm.FutureRepr(f.Future) }

// Await implements [Awaitable].
func (f *Future) Await(*VM) (Value, *Error) { return &awaitFuture{future: f}, nil }

// Iter implements [Iterable]: "yield from future" waits for it as await does.
func (f *Future) Iter(vm *VM) (Value, *Error) { return f.Await(vm) }

// awaitFuture is the iterator that awaits a future: it yields the future, once, unless that is done.
type awaitFuture struct {
	future  *Future
	waiting bool
}

// FutureIterType is the type of what awaits a future.
var FutureIterType = NewType("_asyncio", "FutureIter")

// Type implements [Value].
func (*awaitFuture) Type() *Type { return FutureIterType }

// Send implements [Delegate].
func (a *awaitFuture) Send(vm *VM, _ Value) (Value, bool, *Error) {
	if !a.future.Done() {
		if a.waiting {
			return nil, true, vm.Raise(RuntimeError, "await wasn't used with future")
		}
		a.waiting, vm.blocking = true, a.future
		return a.future, false, nil
	}
	v, err := vm.FutureResult(a.future.Future)
	return v, true, err
}

// Throw implements [Delegate].
func (a *awaitFuture) Throw(_ *VM, thrown *Error) (Value, bool, *Error) { return nil, true, thrown }

// Next implements [Iterator].
func (a *awaitFuture) Next(vm *VM) (Value, *Error) {
	v, done, err := a.Send(vm, None)
	return vm.cameBack(v, done, err)
}

// FutureResult is future.result(): the value, or the exception with the traceback that it had when the future got it.
func (vm *VM) FutureResult(f *gather.Future) (Value, *Error) {
	v, err := f.Result()
	if err != nil {
		return nil, vm.toError(err)
	}
	if v == nil {
		return None, nil
	}
	return v.(Value), nil
}

// A NativeCoroutine is a coroutine of asyncio's that is written in Go: asyncio.sleep(1), asyncio.wait(…).
type NativeCoroutine struct {
	Coroutine gather.Coroutine
	Name      string
	vm        *VM
	started   bool
	done      bool
	awaited   bool
	risk             // whether it can be seen when it is destroyed
	number    uint32 // see VM.Number

	// Arguments are the call's, nil where one was left out, and Made is the call.
	Arguments []Value
	Made      Place

	keeps *[]Value // the arguments of the function that made it, which its coroutine refers to, if any
}

// NewCoroutine returns a coroutine object for one of the event loop's own coroutines.
func (vm *VM) NewCoroutine(name string, co gather.Coroutine, arguments ...Value) *NativeCoroutine {
	made := new(NativeCoroutine)
	vm.initCoroutine(made, name, co, arguments)
	return made
}

func (vm *VM) initCoroutine(c *NativeCoroutine, name string, co gather.Coroutine, arguments []Value) {
	vm.Charge(128)
	c.Coroutine, c.Name, c.vm, c.Arguments, c.Made, c.number = co, name, vm, arguments, vm.Position(), vm.Number()
	vm.risky(c)
	vm.rememberOrigin(c)
}

// A sleep is what asyncio.sleep(delay) returns with all that it needs when it is awaited, in one object: there are many.
type sleep struct {
	coroutine NativeCoroutine
	sleeping  gather.Sleeping
	future    Future
	delay     [1]Value
}

// NewSleep returns the coroutine object for a sleep of a duration that is positive, as which the program has given delay.
func (vm *VM) NewSleep(l *gather.Loop, duration time.Duration, delay, result Value) *NativeCoroutine {
	s := new(sleep)
	s.sleeping.Init(l, duration, result)
	s.future.Class = FutureType
	s.future.standFor(&s.sleeping.Future)
	s.delay[0] = delay
	vm.initCoroutine(&s.coroutine, "sleep", &s.sleeping, s.delay[:])
	return &s.coroutine
}

// keep has the coroutine keep the arguments of the call that made it alive.
func (c *NativeCoroutine) keep(arguments []Value) {
	for _, v := range arguments {
		if v != nil && !leaf(v) {
			if c.keeps == nil {
				c.keeps = new([]Value)
			}
			*c.keeps = append(*c.keeps, v)
		}
	}
}

// kept returns the arguments that it keeps alive.
func (c *NativeCoroutine) kept() []Value {
	if c.keeps == nil {
		return nil
	}
	return *c.keeps
}

// Type implements [Value].
func (*NativeCoroutine) Type() *Type { return CoroutineType }

// Await implements [Awaitable].
func (c *NativeCoroutine) Await(*VM) (Value, *Error) {
	c.awaited = true
	return c, nil
}

// Send implements [Delegate].
func (c *NativeCoroutine) Send(vm *VM, _ Value) (Value, bool, *Error) { return c.step(vm, nil) }

// Throw implements [Delegate].
func (c *NativeCoroutine) Throw(vm *VM, thrown *Error) (Value, bool, *Error) {
	return c.step(vm, thrown)
}

func (c *NativeCoroutine) step(vm *VM, thrown *Error) (Value, bool, *Error) {
	if c.done {
		return nil, true, vm.Raise(RuntimeError, "cannot reuse already awaited coroutine")
	}
	var wait *gather.Future
	var result any
	var failure error
	vm.Spend(8)
	c.started = true
	c.safe()
	if thrown != nil {
		wait, result, failure = c.interrupt(thrown)
	} else {
		wait, result, c.done, failure = c.run(nil, nil)
	}
	switch {
	case failure != nil:
		err := vm.toError(failure)
		c.passed(err)
		return nil, true, err
	case c.done && result == nil:
		return None, true, nil
	case c.done:
		return result.(Value), true, nil
	case wait == nil:
		return None, false, nil
	}
	f := FutureObject(wait)
	f.waitedBy(c)
	vm.blocking = f
	return f, false, nil
}

// run runs the coroutine to its next suspension or its end.
func (c *NativeCoroutine) run(value any, thrown error) (wait *gather.Future, result any, done bool, failure error) {
	vm := c.vm
	outer := vm.calling
	vm.calling = nativeCall{c, vm.frame}
	defer func() { vm.calling = outer }()
	return c.Coroutine.Resume(value, thrown)
}

// interrupt resumes the coroutine with an error. It may be closed after its loop: then what the loop raises, when something is to be
// scheduled, comes in the place of the error.
func (c *NativeCoroutine) interrupt(thrown error) (wait *gather.Future, result any, failure error) {
	c.done = true
	defer func() {
		if p := recover(); p != nil {
			err, ok := p.(*Error)
			if !ok {
				panic(p)
			}
			wait, result, failure = nil, nil, err
		}
	}()
	wait, result, c.done, failure = c.run(nil, thrown)
	return wait, result, failure
}

// waitedBy notes which coroutine of asyncio's own waits for the future: the innermost, if they await each other, as wait_for does.
func (f *Future) waitedBy(c *NativeCoroutine) {
	if f.For == nil {
		f.For = c
	}
}

// Resume implements [gather.Coroutine].
func (c *NativeCoroutine) Resume(value any, thrown error) (wait *gather.Future, result any, done bool, failure error) {
	if c.done {
		return nil, nil, true, c.vm.Raise(RuntimeError, "cannot reuse already awaited coroutine")
	}
	c.started, c.awaited = true, true
	c.safe()
	wait, result, done, failure = c.run(value, thrown)
	c.done = done
	if wait != nil {
		FutureObject(wait).waitedBy(c)
	}
	if err, ok := failure.(*Error); ok {
		if err.Context == nil && failure != thrown {
			c.vm.Chain(err)
		}
		c.passed(err)
	}
	return wait, result, done, failure
}

// passed notes that an exception has left the coroutine. In CPython its traceback has a frame of the coroutine's, which keeps the
// arguments alive: among them, if the coroutine was cancelled before it began, another that will never be awaited.
func (c *NativeCoroutine) passed(err *Error) {
	var variables []any
	within := c.Coroutine
	if w, ok := within.(interface{ Unwrap() gather.Coroutine }); ok {
		within = w.Unwrap()
	}
	if f, ok := within.(gather.Framed); ok {
		f.Variables(func(x any) { variables = append(variables, x) })
	} else {
		for _, v := range c.kept() {
			switch v.(type) {
			case *Error, *TracebackObject: // an __aexit__ takes care not to keep what it has been told of
			default:
				variables = append(variables, v)
			}
		}
	}
	c.vm.Pass(err, variables...)
	c.vm.diagnosis.rememberRaised(err)
}

// Done reports whether it has ended.
func (c *NativeCoroutine) Done() bool { return c.done }

// Close is coroutine.close().
func (c *NativeCoroutine) Close(vm *VM) *Error {
	if c.done {
		return nil
	}
	c.awaited = true
	c.safe()
	if !c.started {
		c.done = true
		return nil
	}
	_, _, err := c.step(vm, vm.RaiseWith(GeneratorExit))
	c.done = true
	if err != nil && !err.Class.IsSubclass(GeneratorExit) {
		return err
	}
	return nil
}

// Repr implements [Represented].
func (c *NativeCoroutine) Repr(vm *VM) (string, *Error) {
	return "<coroutine object " + c.Name + " at " + vm.Address(c) + ">", nil
}

// AwaitIterator returns the iterator that await drives for v.
func (vm *VM) AwaitIterator(v Value) (Value, *Error) { return vm.awaitable(v, 0) }

// Drive takes one step with an iterator that await drives, for a coroutine written in Go; its results are those of
// [gather.Coroutine.Resume].
func (vm *VM) Drive(it Value, thrown error) (wait *gather.Future, result any, done bool, failure error) {
	var v Value
	var ended bool
	var err *Error
	switch d, ok := it.(Delegate); {
	case thrown != nil:
		v, ended, err = vm.throwTo(it, vm.toError(thrown))
	case ok:
		v, ended, err = d.Send(vm, None)
	default:
		v, ended, err = vm.sendTo(it, None)
	}
	return vm.stepResult(v, ended, err)
}
