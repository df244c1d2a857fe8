package vm

// Awaitable is __await__ of a builtin type: it returns the iterator that await drives.
type Awaitable interface {
	Await(vm *VM) (Value, *Error)
}

// awaitable executes AWAITABLE: it returns the iterator that await drives. from says what asks: 0 an await expression, 1 and 2 the
// __aenter__ and __aexit__ of async with, 3 the __anext__ of async for.
func (vm *VM) awaitable(v Value, from uint8) (Value, *Error) {
	switch x := v.(type) {
	case *Generator:
		if x.kind == coroutineGenerator {
			if x.awaited && x.frame != nil && x.started {
				return nil, vm.Raise(RuntimeError, "coroutine is being awaited already")
			}
			return v, nil
		}
		if x.kind == plainGenerator && x.fn.Awaitable {
			return v, nil
		}
	case *NativeCoroutine: // one of asyncio's own, as sleep: that is found out sooner than that it is Awaitable
		x.awaited = true
		return v, nil
	case Awaitable:
		if !overrides(v) {
			return x.Await(vm)
		}
	}
	it, found, err := vm.CallSpecial(v, "__await__")
	if err != nil {
		return nil, err
	}
	if !found {
		switch from {
		case 1, 2:
			method := [...]string{1: "__aenter__", 2: "__aexit__"}[from]
			return nil, vm.Raise(TypeError, "'async with' received an object from ", method, " that does not implement __await__: ", v.Type().Label())
		case 3:
			return nil, vm.Raise(TypeError, "'async for' received an invalid object from __anext__: ", v.Type().Label())
		}
		return nil, vm.Raise(TypeError, "'", v.Type().Label(), "' object can't be awaited")
	}
	if g, ok := it.(*Generator); ok && g.kind == coroutineGenerator {
		return nil, vm.Raise(TypeError, "__await__() returned a coroutine")
	}
	if _, ok := it.(Iterator); !ok && !hasMethod(it, "__next__") {
		if _, ok := it.(Delegate); !ok {
			return nil, vm.Raise(TypeError, "__await__() returned non-iterator of type '", it.Type().Label(), "'")
		}
	}
	return it, nil
}

// A coroutineWrapper is what coroutine.__await__() returns: an iterator that drives the coroutine.
type coroutineWrapper struct{ Delegate }

var coroutineWrapperType = newFinalType("coroutine_wrapper")

// Type implements [Value].
func (*coroutineWrapper) Type() *Type { return coroutineWrapperType }

// Iter implements [Iterable].
func (w *coroutineWrapper) Iter(*VM) (Value, *Error) { return w, nil }

// Next implements [Iterator].
func (w *coroutineWrapper) Next(vm *VM) (Value, *Error) {
	v, done, err := w.Send(vm, None)
	vm.drivenByHand(w)
	return vm.cameBack(v, done, err)
}

// Close is close().
func (w *coroutineWrapper) Close(vm *VM) *Error { return vm.closeIterator(w.Delegate) }

// IsAwaitable reports whether await accepts v, without calling anything.
func IsAwaitable(v Value) bool {
	switch v := v.(type) {
	case *Generator:
		return v.kind == coroutineGenerator || v.kind == plainGenerator && v.fn.Awaitable
	case Awaitable:
		return true
	}
	return HasSpecial(v, "__await__")
}

// asyncIterator is aiter(v).
func (vm *VM) asyncIterator(v Value) (Value, *Error) {
	switch own := v.(type) {
	case *Generator:
		if own.kind == asyncGenerator {
			return v, nil
		}
	case asyncIterable:
		return own.AsyncIter(vm)
	}
	it, found, err := vm.CallSpecial(v, "__aiter__")
	if err != nil {
		return nil, err
	}
	if !found {
		return nil, vm.Raise(TypeError, "'async for' requires an object with __aiter__ method, got ", v.Type().Label())
	}
	if _, ok := it.(asyncIteratorValue); !ok && !HasSpecial(it, "__anext__") {
		return nil, vm.Raise(TypeError, "'async for' received an object from __aiter__ that does not implement __anext__: ", it.Type().Label())
	}
	return it, nil
}

type (
	asyncIterable interface {
		AsyncIter(vm *VM) (Value, *Error)
	}
	asyncIteratorValue interface {
		AsyncNext(vm *VM) (Value, *Error)
	}
)

// AsyncIter is aiter(v).
func (vm *VM) AsyncIter(v Value) (Value, *Error) {
	it, err := vm.asyncIterator(v)
	if err != nil && err.Class == TypeError && !HasSpecial(v, "__aiter__") {
		return nil, vm.Raise(TypeError, "'", v.Type().Label(), "' object is not an async iterable")
	}
	return it, err
}

// AsyncNext is anext(it).
func (vm *VM) AsyncNext(it Value) (Value, *Error) {
	if own, ok := it.(asyncIteratorValue); ok {
		next, err := own.AsyncNext(vm)
		if s, ok := next.(*asyncStep); ok {
			s.risky()
		}
		return next, err
	}
	awaited, found, err := vm.CallSpecial(it, "__anext__")
	if err == nil && !found {
		return nil, vm.Raise(TypeError, "'", it.Type().Label(), "' object is not an async iterator")
	}
	return awaited, err
}

// AsyncNext implements the __anext__ of asynchronous generators.
func (g *Generator) AsyncNext(vm *VM) (Value, *Error) {
	if g.kind != asyncGenerator {
		return nil, vm.Raise(TypeError, "'", g.Type().Label(), "' object is not an async iterator")
	}
	g.hook()
	return &asyncStep{g: g, sent: None, name: "anext"}, nil
}

// hook makes an asynchronous generator known to the event loop, which closes it in the end, when it is first asked for something.
func (g *Generator) hook() {
	if g.hooked {
		return
	}
	g.hooked = true
	g.risky()
	if g.vm.OnAsyncGenerator != nil {
		g.vm.OnAsyncGenerator(g)
	}
}

// enterContext executes ENTER: it returns the bound __exit__ and what __enter__ returns.
func (vm *VM) enterContext(cm Value) (exit, entered Value, err *Error) {
	class := cm.Type()
	enter := class.Lookup("__enter__")
	exit = class.Lookup("__exit__")
	if enter == nil || exit == nil {
		missed := "__exit__"
		if exit != nil {
			missed = "__enter__"
		}
		return nil, nil, vm.noContext(cm, "context manager", missed, "__aenter__", "__aexit__", "asynchronous context manager", "async with")
	}
	return vm.enterWith(cm, enter, exit)
}

// enterAsyncContext executes ASYNCENTER: it returns the bound __aexit__ and what __aenter__ returns.
func (vm *VM) enterAsyncContext(cm Value) (exit, entered Value, err *Error) {
	class := cm.Type()
	enter := class.Lookup("__aenter__")
	exit = class.Lookup("__aexit__")
	if enter == nil || exit == nil {
		missed := "__aexit__"
		if exit != nil {
			missed = "__aenter__"
		}
		return nil, nil, vm.noContext(cm, "asynchronous context manager", missed, "__enter__", "__exit__", "context manager", "with")
	}
	return vm.enterWith(cm, enter, exit)
}

func (vm *VM) enterWith(cm, enter, exit Value) (boundExit, entered Value, err *Error) {
	if boundExit, err = vm.bindAttribute(exit, cm, cm.Type()); err != nil {
		return nil, nil, err
	}
	bound, err := vm.bindAttribute(enter, cm, cm.Type())
	if err != nil {
		return nil, nil, err
	}
	entered, err = vm.Call(bound)
	return boundExit, entered, err
}

// noContext says that an object can't be used in a with statement, and whether the other kind of with would do.
func (vm *VM) noContext(cm Value, protocol, missed, otherEnter, otherExit, otherProtocol, otherStatement string) *Error {
	class := cm.Type()
	name := class.fullName()
	hint := ""
	if class.Lookup(otherEnter) != nil && class.Lookup(otherExit) != nil {
		hint = " but it supports the " + otherProtocol + " protocol. Did you mean to use '" + otherStatement + "'?"
	}
	return vm.Raise(TypeError, "'", name, "' object does not support the ", protocol, " protocol (missed ", missed, " method)", hint)
}

// AsyncNextOr is anext(it, fallback): what awaiting next results in or, if there is nothing more, fallback.
func (vm *VM) AsyncNextOr(next, fallback Value) Value {
	return &asyncDefault{next: next, fallback: fallback}
}

type asyncDefault struct {
	next, fallback Value
	iterator       Value
}

var asyncDefaultType = newFinalType("anext_awaitable")

// Type implements [Value].
func (*asyncDefault) Type() *Type { return asyncDefaultType }

// Await implements [Awaitable].
func (a *asyncDefault) Await(*VM) (Value, *Error) { return a, nil }

// begin asks for the iterator that awaiting next drives.
func (a *asyncDefault) begin(vm *VM) (err *Error) {
	if a.iterator == nil {
		a.iterator, err = vm.awaitable(a.next, 0)
	}
	return err
}

// Send implements [Delegate].
func (a *asyncDefault) Send(vm *VM, value Value) (Value, bool, *Error) {
	if err := a.begin(vm); err != nil {
		return nil, true, err
	}
	if d, ok := a.iterator.(Delegate); ok {
		return a.or(d.Send(vm, value))
	}
	return a.or(vm.sendTo(a.iterator, value))
}

// Throw implements [Delegate].
func (a *asyncDefault) Throw(vm *VM, thrown *Error) (Value, bool, *Error) {
	if err := a.begin(vm); err != nil {
		return nil, true, err
	}
	return a.or(vm.throwTo(a.iterator, thrown))
}

// Close is close(): it passes on to what next is awaited with.
func (a *asyncDefault) Close(vm *VM) *Error { return vm.closeIterator(a.next) }

func (a *asyncDefault) or(v Value, done bool, err *Error) (Value, bool, *Error) {
	if err != nil && err.Class.IsSubclass(StopAsyncIteration) {
		return a.fallback, true, nil
	}
	return v, done, err
}
