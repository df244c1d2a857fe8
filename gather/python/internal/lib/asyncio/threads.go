package asyncio

import (
	"time"

	"gatherplay/gather"
	"gatherplay/gather/python/internal/vm"
)

// perThread is what each thread of the program has for itself.
type perThread struct {
	running *Loop
	set     *Loop
	context *vm.Context
}

// switched keeps the state of one thread and takes up that of another.
func (s *state) switched(from, to *vm.Thread) {
	s.threads[from] = perThread{s.running, s.set, s.vm.Context}
	t := s.threads[to]
	delete(s.threads, to)
	s.running, s.set, s.vm.Context = t.running, t.set, t.context
}

// background is what other threads do, for the loop of the one that is running.
type background struct{ machine *vm.VM }

// Busy implements [gather.Background].
func (b background) Busy() bool { return b.machine.Active() }

// Wait implements [gather.Background].
func (b background) Wait(until time.Duration) {
	if int64(until) <= b.machine.Now() {
		b.machine.Yield()
		return
	}
	b.machine.Block(int64(until), false)
}

// block lets time pass while the running thread does nothing: time.sleep.
func (s *state) block(nanoseconds int64) {
	switch until := s.vm.Now() + nanoseconds; {
	case !s.vm.Threads():
		s.stand(nanoseconds)
	case nanoseconds == 0:
		s.vm.Yield()
	default:
		for s.vm.Now() < until {
			s.vm.Block(until, true)
		}
	}
}

// stand lets time pass while the main program does nothing.
func (s *state) stand(nanoseconds int64) {
	d, loop := time.Duration(nanoseconds), s.running
	if s.vm.Thread() != s.vm.MainThread() {
		loop = s.threads[s.vm.MainThread()].running
	}
	if loop != nil {
		loop.Advance(d)
		return
	}
	if observer, ok := s.options.Observer.(interface{ Block(time.Duration) }); ok {
		s.vm.Spend(blockCost) // it is recorded
		observer.Block(d)
	}
	s.options.Clock.WaitUntil(s.options.Clock.Now() + d)
}

// blockCost is what it costs, counted in instructions, that time passes without a loop.
const blockCost = 250

// passTime moves the clock on while all threads wait.
func (s *state) passTime(until int64, blocking bool) {
	now := s.options.Clock.Now()
	if limit := s.options.Limits.Time; limit > 0 && time.Duration(until) > limit {
		s.vm.StopRun(limitMessages["time"])
	}
	if blocking {
		s.stand(until - int64(now))
		return
	}
	s.options.Clock.WaitUntil(time.Duration(until))
	if observer, ok := s.options.Observer.(interface{ Pass(time.Duration) }); ok {
		observer.Pass(time.Duration(until))
	}
}

// wake has the thread that runs the loop look for what has been scheduled from another one.
func (l *Loop) wake() {
	if l.thread != nil && l.thread != l.state.vm.Thread() {
		l.state.vm.Wake(l.thread)
	}
}

// wrap returns a future of the loop for one of concurrent.futures, as asyncio.futures.wrap_future does. The name is that of the function
// whose result it is, as far as it is known.
func (l *Loop) wrap(source vm.Value, name string) (vm.Value, *vm.Error) {
	machine := l.state.vm
	target := l.CreateFutureFor(gather.KindThread, name)
	target.AddDoneCallback(&cancelSource{machine, source})
	copyState := vm.Func("asyncio.futures", "_call_set_state", "source, /", func(machine *vm.VM, _ []vm.Value) (vm.Value, *vm.Error) {
		if !l.IsClosed() {
			l.CallSoon(&setState{machine, target, source})
			l.wake()
		}
		return vm.None, nil
	})
	copyState.Qualname = "_chain_future.<locals>._call_set_state"
	if _, err := machine.CallMethod(source, "add_done_callback", copyState); err != nil {
		return nil, err
	}
	return vm.FutureObject(target), nil
}

// cancelSource is the done-callback of a wrapped future that passes its cancellation on.
type cancelSource struct {
	machine *vm.VM
	source  vm.Value
}

// Run implements [gather.Callback].
func (c *cancelSource) Run(target *gather.Future) error {
	if target.Cancelled() {
		if _, err := c.machine.CallMethod(c.source, "cancel"); err != nil {
			return err
		}
	}
	return nil
}

// String names it in the future's repr.
func (*cancelSource) String() string { return "_chain_future.<locals>._call_check_cancel()" }

// References visits what it keeps alive.
func (c *cancelSource) References(visit func(any)) { visit(c.source) }

// setState copies the outcome of a future of concurrent.futures to the one that wraps it.
type setState struct {
	machine *vm.VM
	target  *gather.Future
	source  vm.Value
}

// Run implements [gather.Callback].
func (c *setState) Run(*gather.Future) error {
	if c.target.Done() {
		return nil
	}
	cancelled, err := c.call("cancelled")
	if err != nil {
		return err
	}
	if cancelled == vm.True {
		c.target.Cancel(nil)
		return nil
	}
	exception, err := c.call("exception")
	if err != nil {
		return err
	}
	if e, ok := exception.(*vm.Error); ok {
		if e.Class.Name == "CancelledError" && e.Class.Module == "concurrent.futures._base" {
			e = c.machine.RaiseWith(vm.CancelledError, e.Args.Items...)
		}
		return settled(c.target.SetException(e))
	}
	result, err := c.call("result")
	if err != nil {
		return err
	}
	return settled(c.target.SetResult(result))
}

func (c *setState) call(method string) (vm.Value, *vm.Error) {
	return c.machine.CallMethod(c.source, method)
}

// settled hides that a nil error of a future's is no *vm.Error.
func settled(err error) error { return err }

// String names it in reports.
func (*setState) String() string { return "_set_state()" }

// References visits what it keeps alive.
func (c *setState) References(visit func(any)) {
	visit(c.target)
	visit(c.source)
}

// runInExecutor is loop.run_in_executor. The name is what a picture calls the function.
func (l *Loop) runInExecutor(executor, function vm.Value, args []vm.Value, name string) (vm.Value, *vm.Error) {
	machine := l.state.vm
	if l.IsClosed() {
		return nil, machine.Raise(vm.RuntimeError, "Event loop is closed")
	}
	if executor == vm.None {
		if l.executorShut {
			return nil, machine.Raise(vm.RuntimeError, "Executor shutdown has been called")
		}
		if l.executor == nil {
			class, err := machine.ImportFrom("concurrent.futures", "ThreadPoolExecutor")
			if err != nil {
				return nil, err
			}
			if l.executor, err = machine.CallWith(class, []vm.Value{vm.NewStr("asyncio")}, []string{"thread_name_prefix"}); err != nil {
				return nil, err
			}
		}
		executor = l.executor
	}
	source, err := machine.CallMethod(executor, "submit", append([]vm.Value{function}, args...)...)
	if err != nil {
		return nil, err
	}
	return l.state.wrapped(l, source, name)
}

// calledName returns what a picture calls a function: as it is written in a call, if that can be known without asking the program.
func calledName(function vm.Value) string {
	switch f := function.(type) {
	case *vm.Function:
		return f.Qualname
	case *vm.Method:
		return calledName(f.Func)
	case *vm.Builtin:
		if f.Module == "builtins" || f.Owner != nil {
			return f.Qualname
		}
		return f.Module + "." + f.Qualname
	case *vm.Type:
		return f.Name
	}
	return function.Type().Name
}

// wrapped is wrap_future.
func (s *state) wrapped(l *Loop, future vm.Value, name string) (vm.Value, *vm.Error) {
	if isFutureValue(future) {
		return future, nil
	}
	if class, err := s.vm.ImportFrom("concurrent.futures", "Future"); err != nil {
		return nil, err
	} else if !future.Type().IsSubclass(class.(*vm.Type)) {
		text, err := s.vm.Repr(future)
		if err != nil {
			return nil, err
		}
		return nil, s.vm.Raise(vm.AssertionError, "concurrent.futures.Future is expected, got ", text)
	}
	return l.wrap(future, name)
}

// runCoroutineThreadsafe is asyncio.run_coroutine_threadsafe.
func (s *state) runCoroutineThreadsafe(machine *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
	if _, ok := coroutine(machine, args[0]); !ok {
		return nil, machine.Raise(vm.TypeError, "A coroutine object is required")
	}
	l, ok := args[1].(*Loop)
	if !ok {
		return nil, machine.Raise(vm.AttributeError, "'", args[1].Type().Name, "' object has no attribute 'call_soon_threadsafe'")
	}
	class, err := machine.ImportFrom("concurrent.futures", "Future")
	if err != nil {
		return nil, err
	}
	target, err := machine.Call(class)
	if err != nil {
		return nil, err
	}
	l.CheckOpen()
	l.CallSoon(&startFromThread{l, args[0], target, machine.CopyContext()})
	l.wake()
	return target, nil
}

// startFromThread makes a task of a coroutine that another thread has given to the loop, with a future of concurrent.futures for it.
type startFromThread struct {
	loop    *Loop
	main    vm.Value
	target  vm.Value
	context *vm.Context
}

// Run implements [gather.Callback].
func (c *startFromThread) Run(*gather.Future) error {
	machine := c.loop.state.vm
	_, err := machine.InContext(c.context, func() (vm.Value, *vm.Error) {
		f, err := c.loop.state.future(c.loop, c.main)
		if err != nil {
			return nil, err
		}
		cancelled := vm.Func("asyncio.futures", "_call_check_cancel", "target, /", func(machine *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
			was, err := machine.CallMethod(args[0], "cancelled")
			if err == nil && was == vm.True {
				c.loop.CallSoon(&cancelFuture{f})
				c.loop.wake()
			}
			return vm.None, err
		})
		f.AddDoneCallback(&setThreadState{machine, c.target})
		_, err = machine.CallMethod(c.target, "add_done_callback", cancelled)
		return vm.None, err
	})
	if err != nil {
		if _, failed := machine.CallMethod(c.target, "set_exception", err); failed != nil {
			return failed
		}
		return err
	}
	return nil
}

// String names it in reports.
func (*startFromThread) String() string { return "run_coroutine_threadsafe.<locals>.callback()" }

// References visits what it keeps alive.
func (c *startFromThread) References(visit func(any)) {
	visit(c.main)
	visit(c.target)
}

// cancelFuture cancels a future for another thread.
type cancelFuture struct{ future *vm.Future }

// Run implements [gather.Callback].
func (c *cancelFuture) Run(*gather.Future) error {
	c.future.Cancel(nil)
	return nil
}

// String names it in reports.
func (*cancelFuture) String() string { return "cancel()" }

// setThreadState copies the outcome of a future to one of concurrent.futures.
type setThreadState struct {
	machine *vm.VM
	target  vm.Value
}

// Run implements [gather.Callback].
func (c *setThreadState) Run(source *gather.Future) error {
	call := func(method string, args ...vm.Value) error {
		if _, err := c.machine.CallMethod(c.target, method, args...); err != nil {
			return err
		}
		return nil
	}
	done, err := c.machine.CallMethod(c.target, "cancelled")
	if err != nil {
		return err
	}
	if done == vm.True {
		return nil
	}
	if source.Cancelled() {
		if err := call("cancel"); err != nil {
			return err
		}
	}
	running, err := c.machine.CallMethod(c.target, "set_running_or_notify_cancel")
	switch {
	case err != nil:
		return err
	case running != vm.True:
		return nil
	}
	result, raised := source.Result()
	if e, ok := raised.(*vm.Error); ok {
		return call("set_exception", e)
	}
	return call("set_result", value(result))
}

// String names it in the future's repr.
func (*setThreadState) String() string { return "_chain_future.<locals>._call_set_state()" }

// References visits what it keeps alive.
func (c *setThreadState) References(visit func(any)) { visit(c.target) }

// toThread is asyncio.to_thread.
func (s *state) toThread(machine *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
	function, positional, keywords := args[0], args[1].(*vm.Tuple).Items, args[2].(*vm.Dict)
	made, err := here(machine, "to_thread", func(l *Loop) gather.Coroutine {
		return &lazily{begin: func() (gather.Coroutine, *vm.Error) {
			f, err := l.runInExecutor(vm.None, s.inContext(machine.CurrentContext().Copy(), function, keywords), positional, calledName(function))
			if err != nil {
				return nil, err
			}
			return &awaiting{machine: machine, awaitable: f}, nil
		}}
	}, nil)
	return made, err
}

// inContext returns a function that calls another one in a context, with keyword arguments.
func (s *state) inContext(context *vm.Context, function vm.Value, keywords *vm.Dict) vm.Value {
	return vm.Func("asyncio.threads", "to_thread", "*args", func(machine *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		values, names := spread(args[0].(*vm.Tuple).Items, keywords)
		return machine.InContext(context, func() (vm.Value, *vm.Error) { return machine.CallWith(function, values, names) })
	})
}

// joinTime is how long asyncio.run waits for the threads of the default executor (asyncio.constants.THREAD_JOIN_TIMEOUT).
const joinTime = 300 * time.Second

// shutdownExecutor is loop.shutdown_default_executor: it waits, in a thread, for those of the executor.
func (l *Loop) shutdownExecutor(limit time.Duration) gather.Coroutine {
	machine := l.state.vm
	begin := func() (gather.Coroutine, *vm.Error) {
		l.executorShut = true
		if l.executor == nil {
			return nothing{}, nil
		}
		done := l.CreateFutureFor(gather.KindThread, nil)
		executor := l.executor
		shutDown := vm.Func("asyncio.base_events", "_do_shutdown", "", func(machine *vm.VM, _ []vm.Value) (vm.Value, *vm.Error) {
			_, err := machine.CallMethod(executor, "shutdown")
			if !l.IsClosed() {
				l.CallSoon(&joined{done, err})
				l.wake()
			}
			return vm.None, nil
		})
		class, err := machine.ImportFrom("threading", "Thread")
		if err != nil {
			return nil, err
		}
		thread, err := machine.CallWith(class, []vm.Value{shutDown}, []string{"target"})
		if err == nil {
			_, err = machine.CallMethod(thread, "start")
		}
		if err != nil {
			return nil, err
		}
		return gather.WaitFor(l.Loop, done, limit), nil
	}
	return machine.NewCoroutine("BaseEventLoop.shutdown_default_executor", &joining{lazily{begin: begin, end: always(vm.None)}, l})
}

// joined finishes the future of the end of an executor's threads.
type joined struct {
	done   *gather.Future
	failed *vm.Error
}

// Run implements [gather.Callback].
func (j *joined) Run(*gather.Future) error {
	switch {
	case j.done.Done():
		return nil
	case j.failed != nil:
		return j.done.SetException(j.failed)
	}
	return j.done.SetResult(vm.None)
}

// String names it in reports.
func (*joined) String() string { return "_set_result_unless_cancelled()" }

// joining is the coroutine that waits for threads, and gives them up if that takes too long.
type joining struct {
	lazily
	loop *Loop
}

// Resume implements [gather.Coroutine].
func (j *joining) Resume(v any, thrown error) (*gather.Future, any, bool, error) {
	wait, result, done, failure := j.lazily.Resume(v, thrown)
	if e, ok := failure.(*vm.Error); ok && done && e.Class == vm.TimeoutError {
		machine := j.loop.state.vm
		machine.Warn(vm.RuntimeWarning, "The executor did not finishing joining its threads within 300 seconds.", machine.OuterPosition())
		shutdown, err := machine.GetAttr(j.loop.executor, "shutdown")
		if err == nil {
			_, err = machine.CallWith(shutdown, []vm.Value{vm.False}, []string{"wait"})
		}
		if err != nil {
			return nil, nil, true, err
		}
		return nil, vm.None, true, nil
	}
	return wait, result, done, failure
}
