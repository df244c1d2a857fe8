package asyncio

import (
	"slices"

	"gatherplay/gather"
	"gatherplay/gather/python/internal/vm"
)

// host teaches the event loop about Python. It implements [gather.Host].
type host struct{ state *state }

var errorTypes = map[gather.ErrorKind]*vm.Type{
	gather.OtherError:         vm.Exception,
	gather.CancelledError:     vm.CancelledError,
	gather.TimeoutError:       vm.TimeoutError,
	gather.InvalidStateError:  vm.InvalidStateError,
	gather.RuntimeError:       vm.RuntimeError,
	gather.TypeError:          vm.TypeError,
	gather.ValueError:         vm.ValueError,
	gather.StopIteration:      vm.StopIteration,
	gather.StopAsyncIteration: vm.StopAsyncIteration,
	gather.GeneratorExit:      vm.GeneratorExit,
	gather.KeyboardInterrupt:  vm.KeyboardInterrupt,
	gather.SystemExit:         vm.SystemExit,
	gather.BrokenBarrierError: brokenBarrierError,
	gather.QueueEmpty:         queueEmpty,
	gather.QueueFull:          queueFull,
	gather.QueueShutDown:      queueShutDown,
	gather.RecursionError:     vm.RecursionError,
}

// NewError implements [gather.Host].
func (h *host) NewError(kind gather.ErrorKind, cause error, args ...any) error {
	values := make([]vm.Value, len(args))
	for i, arg := range args {
		if text, ok := arg.(string); ok {
			values[i] = vm.NewStr(text)
		} else {
			values[i] = value(arg)
		}
	}
	e := h.state.vm.RaiseWith(errorTypes[kind], values...)
	if kind == gather.RecursionError {
		h.state.vm.Pass(e) // the cancel of a gather, time and again
	}
	if cause != nil {
		e.Cause = raised(cause)
		e.Context, e.SuppressContext = e.Cause, true
	}
	return e
}

// Raising implements [gather.Host]. task_wakeup asks a Future or Task itself, which raises a CancelledError but only returns another
// exception; anything else, such as what gather returns, it asks by its method result.
func (h *host) Raising(f *gather.Future, err error) {
	if f == nil {
		h.state.vm.Chain(raised(err))
	} else if class := vm.FutureObject(f).Class; f.Cancelled() || class != vm.FutureType && class != vm.TaskType {
		h.state.vm.Chain(raised(err))
	}
}

// NewGroup implements [gather.Host].
func (h *host) NewGroup(message string, members []error) error {
	errors := make([]*vm.Error, len(members))
	for i, member := range members {
		errors[i] = raised(member)
	}
	e := h.state.vm.NewGroup(message, errors)
	e.SuppressContext = true // it is raised from None
	return e
}

// InsertTimeout implements [gather.Host].
func (h *host) InsertTimeout(err error) {
	e := raised(err)
	h.insertTimeout(e)
	for _, member := range e.Group {
		h.insertTimeout(member)
	}
}

// insertTimeout puts a TimeoutError between a CancelledError in the chain of contexts and what was raised while it was handled.
func (h *host) insertTimeout(e *vm.Error) {
	for ; e != nil && e.Context != nil; e = e.Context {
		if e.Context.Class.IsSubclass(vm.CancelledError) {
			timeout := h.state.vm.RaiseWith(vm.TimeoutError)
			timeout.Cause, timeout.Context, timeout.SuppressContext = e.Context, e.Context, true
			e.Context = timeout
			return
		}
	}
}

// Retrace implements [gather.Host].
func (h *host) Retrace(err gather.Traced, trace any) { h.state.vm.Retrace(err.(*vm.Error), trace) }

// Passed implements [gather.Host].
func (h *host) Passed(err error, variables ...any) {
	if e, ok := err.(*vm.Error); ok {
		h.state.vm.Pass(e, variables...)
	}
}

// Holds implements [gather.Host].
func (h *host) Holds(variables ...any) (ended func()) { return h.state.vm.Holds(variables...) }

// Cancelling implements [gather.Host]: CPython calls the method of a class of the program's.
func (h *host) Cancelling(f *gather.Future) {
	if own, ok := f.Owner.(*vm.Future); ok {
		if _, builtin := own.Class.Lookup("cancel").(*vm.Builtin); !builtin {
			h.state.vm.Unsupported("asyncio would call " + own.Class.Name + ".cancel, which can't be done here; call it yourself, or leave it out")
		}
	}
}

// ClassName implements [gather.Host].
func (h *host) ClassName(f *gather.Future) string { return vm.FutureObject(f).Class.Name }

// List implements [gather.Host].
func (h *host) List(values []any) any {
	list := h.state.vm.NewList()
	list.Items = make([]vm.Value, len(values))
	for i, v := range values {
		list.Items[i] = value(v)
	}
	return list
}

// Awaitable implements [gather.Host].
func (h *host) Awaitable(x any) (gather.Coroutine, bool) {
	o, ok := x.(other)
	if !ok || !vm.IsAwaitable(o.Value) {
		return nil, false
	}
	return h.state.vm.NewCoroutine("ensure_future.<locals>._wrap_awaitable", &awaiting{machine: h.state.vm, awaitable: o.Value}), true
}

// awaiting is the coroutine "return await awaitable".
type awaiting struct {
	machine   *vm.VM
	awaitable vm.Value
	iterator  vm.Value
	done      bool
}

// Resume implements [gather.Coroutine].
func (a *awaiting) Resume(_ any, thrown error) (*gather.Future, any, bool, error) {
	machine := a.machine
	if a.done {
		return nil, nil, true, machine.Raise(vm.RuntimeError, "cannot reuse already awaited coroutine")
	}
	if a.iterator == nil {
		if thrown != nil {
			a.done = true
			return nil, nil, true, thrown
		}
		it, err := machine.AwaitIterator(a.awaitable)
		if err != nil {
			a.done = true
			return nil, nil, true, err
		}
		a.iterator = it
	}
	wait, result, done, failure := machine.Drive(a.iterator, thrown)
	a.done = done
	return wait, result, done, failure
}

// Repr implements [gather.Host].
func (h *host) Repr(x any) string {
	v := value(x)
	if e, ok := x.(error); ok {
		v = raised(e)
	}
	text, err := h.state.vm.Repr(v)
	if err != nil {
		return "<repr failed>"
	}
	return text
}

// ErrorName implements [gather.Host].
func (h *host) ErrorName(err error) string { return raised(err).Class.Name }

// Report implements [gather.Host]: it is the default exception handler, which logs.
func (h *host) Report(_ *gather.Loop, c *gather.ExceptionContext) {
	h.state.report(h.state.contextDict(c))
}

// contextDict is an exception context as a Python exception handler gets it.
func (s *state) contextDict(c *gather.ExceptionContext) *vm.Dict {
	d := vm.NewDict()
	d.SetString("message", vm.NewStr(c.Message))
	if c.Err != nil {
		d.SetString("exception", raised(c.Err))
	}
	if c.Future != nil {
		key := "future"
		if c.Task != nil {
			key = "task"
		}
		d.SetString(key, vm.FutureObject(c.Future))
	}
	if c.Handle != nil {
		d.SetString("handle", handleObject(c.Handle, c.Timer))
	}
	if origin := s.originOf(c); origin != "" {
		d.SetString("source_traceback", &sourceTraceback{text: origin})
	}
	return d
}

// report writes an exception context to standard error as the default exception handler does.
func (s *state) report(context *vm.Dict) {
	text := "Unhandled exception in event loop"
	if message, ok := context.GetString("message").(*vm.Str); ok && message.V != "" {
		text = message.V
	}
	var keys []string
	for at := 0; ; {
		key, _, more := context.Next(&at)
		if !more {
			break
		}
		if name, ok := key.(*vm.Str); ok && name.V != "message" && name.V != "exception" {
			keys = append(keys, name.V)
		}
	}
	slices.Sort(keys)
	for _, key := range keys {
		shown := ""
		if origin, ok := context.GetString(key).(*sourceTraceback); ok {
			shown = "Object created at (most recent call last):\n" + origin.text
		} else if text, err := s.vm.Repr(context.GetString(key)); err == nil {
			shown = text
		} else {
			shown = "<repr failed>"
		}
		text += "\n" + key + ": " + shown
	}
	exception, _ := context.GetString("exception").(*vm.Error)
	s.log("error", text, exception)
}

// ShutdownAsyncGenerators implements [gather.Host]: it closes, all at once, the asynchronous generators that are there still, also
// those that have come to their end.
func (h *host) ShutdownAsyncGenerators(l *gather.Loop) gather.Coroutine {
	s := h.state
	var open []*vm.Generator
	begin := func() (gather.Coroutine, *vm.Error) {
		known := s.loopOf(l)
		open = s.vm.Existing(known.asyncGenerators)
		known.asyncGenerators = nil
		if len(open) == 0 {
			return nothing{}, nil
		}
		closing := make([]any, len(open))
		for i, g := range open {
			closing[i] = g.Aclose(s.vm)
		}
		closed, err := gather.Gather(l, true, closing...)
		if err != nil {
			return nil, raised(err)
		}
		return &awaiting{machine: s.vm, awaitable: vm.FutureObject(closed)}, nil
	}
	end := func(results any) (vm.Value, *vm.Error) {
		for i, g := range open {
			if e, ok := results.(*vm.List).Items[i].(*vm.Error); ok && e.Class.IsSubclass(vm.Exception) {
				text, err := s.vm.Repr(g)
				if err != nil {
					return nil, err
				}
				context := vm.NewDict()
				context.SetString("message", vm.NewStr("an error occurred during closing of asynchronous generator "+text))
				context.SetString("exception", e)
				context.SetString("asyncgen", g)
				s.loopOf(l).handle(context)
			}
		}
		return vm.None, nil
	}
	return s.vm.NewCoroutine("BaseEventLoop.shutdown_asyncgens", &lazily{begin: begin, end: end})
}

// ShutdownExecutor implements [gather.Host].
func (h *host) ShutdownExecutor(l *gather.Loop) gather.Coroutine {
	return h.state.loopOf(l).shutdownExecutor(joinTime)
}

// LoopClosed implements [gather.Host].
func (h *host) LoopClosed(*gather.Loop) { h.state.vm.Settle() }

// nothing is a coroutine that ends at once.
type nothing struct{}

// Resume implements [gather.Coroutine].
func (nothing) Resume(_ any, thrown error) (*gather.Future, any, bool, error) {
	return nil, nil, true, thrown
}
