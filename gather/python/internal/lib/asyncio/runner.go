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
	closed  bool
}

var runnerType = vm.NewType("asyncio.runners", "Runner")

// Type implements [vm.Value].
func (*runner) Type() *vm.Type { return runnerType }

func (s *state) newRunner(factory vm.Value) *runner {
	if factory == vm.None {
		factory = nil
	}
	return &runner{Runner: &gather.Runner{Options: s.loopOptions()}, state: s, factory: factory}
}

// loop returns the runner's loop, which is made when it is first needed.
func (r *runner) loop() *Loop {
	inner := r.Runner.Loop()
	l := r.state.loopOf(inner)
	if l == nil {
		l = r.state.loopObject(inner)
	}
	return l
}

func (r *runner) run(main vm.Value) (vm.Value, *vm.Error) {
	machine := r.state.vm
	if _, ok := coroutine(main); !ok && !vm.IsAwaitable(main) {
		return nil, machine.Raise(vm.TypeError, "An asyncio.Future, a coroutine or an awaitable is required")
	}
	if r.state.running != nil {
		return nil, machine.Raise(vm.RuntimeError, "Runner.run() cannot be called from a running event loop")
	}
	return r.loop().within(func() (any, error) { return r.Runner.Run(awaited(main)) })
}

func (r *runner) close() *vm.Error {
	if r.closed {
		return nil
	}
	r.closed = true
	_, err := r.loop().within(func() (any, error) { return nil, r.Close() })
	return err
}

func runnerMethods() {
	constructor(runnerType, "*, debug=, loop_factory=", func(machine *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		return of(machine).newRunner(args[1]), nil
	})
	method(runnerType, "run", "coro, *, context=", func(_ *vm.VM, r *runner, args []vm.Value) (vm.Value, *vm.Error) {
		return r.run(args[0])
	})
	method(runnerType, "get_loop", "", func(_ *vm.VM, r *runner, _ []vm.Value) (vm.Value, *vm.Error) { return r.loop(), nil })
	shut := func(_ *vm.VM, r *runner, _ []vm.Value) (vm.Value, *vm.Error) { return vm.None, r.close() }
	method(runnerType, "close", "", shut)
	method(runnerType, "__enter__", "", func(_ *vm.VM, r *runner, _ []vm.Value) (vm.Value, *vm.Error) { return r, nil })
	method(runnerType, "__exit__", "exc_type, exc_val, exc_tb", shut)
}
