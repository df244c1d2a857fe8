package asyncio

import (
	"gatherplay/gather"
	"gatherplay/gather/python/internal/vm"
)

// A runner is an asyncio.Runner.
type runner struct {
	*gather.Runner
	state   *state
	factory vm.Value // loop_factory, or nil
	debug   vm.Value // or nil
	loop    *Loop    // once it is needed
	closed  bool
	main    vm.Value // the argument of asyncio.run, if that has made the runner
}

var runnerType = vm.NewType("asyncio.runners", "Runner")

// Type implements [vm.Value].
func (*runner) Type() *vm.Type { return runnerType }

// References implements [vm.Referrer].
func (r *runner) References(visit func(any)) {
	visit(r.factory)
	if !r.closed {
		visit(r.loop)
	}
	visit(r.Context)
}

func (s *state) newRunner(debug, factory vm.Value) *runner {
	if factory == vm.None {
		factory = nil
	}
	if debug == vm.None {
		debug = nil
	}
	return &runner{Runner: &gather.Runner{Options: s.loopOptions()}, state: s, factory: factory, debug: debug}
}

// begin makes the runner's loop and the context of what it runs, when they are first needed.
func (r *runner) begin() *vm.Error {
	machine := r.state.vm
	switch {
	case r.closed:
		return machine.Raise(vm.RuntimeError, "Runner is closed")
	case r.loop != nil:
		return nil
	case r.factory == nil:
		r.loop = r.state.newLoop()
		r.state.set = r.loop
	default:
		made, err := machine.Call(r.factory)
		if err != nil {
			return err
		}
		l, ok := vm.Underlying(made).(*Loop)
		if !ok {
			return machine.Unsupported("a loop_factory that makes something else than asyncio's own event loop can't be used here; leave it out")
		}
		r.loop = l
	}
	r.Use(r.loop.Loop)
	if r.debug != nil {
		debug, err := machine.Truth(r.debug)
		if err != nil {
			return err
		}
		r.loop.setDebug(debug)
	}
	r.Context = machine.CurrentContext().Copy()
	return nil
}

func (r *runner) run(main, context vm.Value) (vm.Value, *vm.Error) {
	machine := r.state.vm
	if r.state.running != nil {
		return nil, machine.Raise(vm.RuntimeError, "Runner.run() cannot be called from a running event loop")
	}
	if err := r.begin(); err != nil {
		return nil, err
	}
	co, ok := coroutine(machine, main)
	if !ok {
		if !vm.IsAwaitable(main) {
			return nil, machine.Raise(vm.TypeError, "An asyncio.Future, a coroutine or an awaitable is required")
		}
		wrapped, _ := r.state.host.Awaitable(other{main})
		co = wrapped
	}
	in := r.Context
	if context != nil && context != vm.None {
		c, err := contextOf(machine, context)
		if err != nil {
			return nil, err
		}
		in = c
	}
	task, err := r.loop.createTask(co, taskArguments{context: in.(*vm.Context)})
	if err != nil {
		return nil, err
	}
	return r.within(func() (any, error) {
		defer machine.Holds(main, task)()
		result, err := r.loop.RunUntilComplete(task.Future)
		if raised, ok := err.(*vm.Error); ok {
			machine.Pass(raised, main, task)
		}
		return result, err
	})
}

// within calls f while the runner's loop is the running one.
func (r *runner) within(f func() (any, error)) (vm.Value, *vm.Error) {
	return r.loop.within(func() (any, error) {
		if r.main != nil {
			defer r.state.vm.Holds(r.main)()
		}
		return f()
	})
}

// close is close, or the end of a with statement that err leaves, if that is not nil.
func (r *runner) close(err *vm.Error) *vm.Error {
	if r.closed || r.loop == nil {
		return nil
	}
	r.closed = true
	if r.state.running != nil {
		return r.closeInside()
	}
	shown, failure := r.loop.Repr(r.state.vm)
	if failure != nil {
		return failure
	}
	_, failure = r.within(func() (any, error) {
		if err != nil {
			defer r.state.vm.Holds(err)()
		}
		return nil, r.Close()
	})
	if r.loop.debug && failure == nil {
		r.state.note("Close " + shown)
	}
	if r.factory == nil {
		r.state.set = nil
	}
	return failure
}

// closeInside is close while another loop runs: the runner's own can't run, so it is closed as it is.
func (r *runner) closeInside() *vm.Error {
	machine := r.state.vm
	if len(r.loop.AllTasks()) > 0 {
		return machine.Unsupported("a Runner that has tasks can't be closed while another event loop runs; close it outside of the coroutine")
	}
	err := machine.Raise(vm.RuntimeError, "Cannot run the event loop while another loop is running")
	machine.Pass(err, machine.NewCoroutine("BaseEventLoop.shutdown_asyncgens", nil))
	if r.factory == nil {
		r.state.set = nil
	}
	if closing := r.loop.Loop.Close(); closing != nil {
		return raised(closing)
	}
	return err
}

func runnerMethods() {
	constructor(runnerType, "*, debug=, loop_factory=", func(machine *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		return of(machine).newRunner(args[0], args[1]), nil
	})
	method(runnerType, "run", "coro, *, context=", func(_ *vm.VM, r *runner, args []vm.Value) (vm.Value, *vm.Error) {
		return r.run(args[0], args[1])
	})
	method(runnerType, "get_loop", "", func(_ *vm.VM, r *runner, _ []vm.Value) (vm.Value, *vm.Error) {
		err := r.begin()
		return r.loop, err
	})
	method(runnerType, "close", "", func(_ *vm.VM, r *runner, _ []vm.Value) (vm.Value, *vm.Error) { return vm.None, r.close(nil) })
	method(runnerType, "__enter__", "", func(_ *vm.VM, r *runner, _ []vm.Value) (vm.Value, *vm.Error) { return r, r.begin() })
	method(runnerType, "__exit__", "exc_type, exc_val, exc_tb", func(_ *vm.VM, r *runner, args []vm.Value) (vm.Value, *vm.Error) {
		err, _ := args[1].(*vm.Error)
		return vm.None, r.close(err)
	})
}
