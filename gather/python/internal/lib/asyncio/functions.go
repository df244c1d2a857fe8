package asyncio

import (
	"math"
	"slices"
	"time"

	"gatherplay/gather"
	"gatherplay/gather/python/internal/syntax"
	"gatherplay/gather/python/internal/vm"
)

// addFunctions puts the functions into the module.
func (s *state) addFunctions(m *vm.Module) {
	for _, f := range []struct {
		module, name, signature string
		run                     func(*vm.VM, []vm.Value) (vm.Value, *vm.Error)
	}{
		{"asyncio.runners", "run", "main, *, debug=, loop_factory=", s.run},
		{"asyncio.tasks", "sleep", "delay, result=", s.sleep},
		{"asyncio.tasks", "gather", "*coros_or_futures, return_exceptions=", s.gather},
		{"asyncio.tasks", "create_task", "coro, *, name=, context=, eager_start=", s.createTask},
		{"asyncio.tasks", "create_eager_task_factory", "custom_task_constructor", createEagerTaskFactory},
		{"asyncio.tasks", "ensure_future", "coro_or_future, *, loop=", s.ensureFuture},
		{"asyncio.tasks", "shield", "arg", s.shield},
		{"asyncio.tasks", "wait", "fs, *, timeout=, return_when=", s.wait},
		{"asyncio.tasks", "wait_for", "fut, timeout", s.waitFor},
		{"asyncio.tasks", "as_completed", "fs, *, timeout=", s.asCompleted},
		{"_asyncio", "current_task", "loop=", s.currentTask},
		{"_asyncio", "all_tasks", "loop=", s.allTasks},
		{"asyncio.timeouts", "timeout", "delay", s.timeout},
		{"asyncio.timeouts", "timeout_at", "when", timeoutAt},
		{"_asyncio", "get_running_loop", "", s.getRunningLoop},
		{"_asyncio", "get_event_loop", "", s.getEventLoop},
		{"_asyncio", "_get_running_loop", "", s.runningOrNone},
		{"asyncio.events", "new_event_loop", "", s.newEventLoop},
		{"asyncio.events", "set_event_loop", "loop", s.setEventLoop},
		{"asyncio.coroutines", "iscoroutine", "obj", isCoroutine},
		{"asyncio.coroutines", "iscoroutinefunction", "func", isCoroutineFunction},
		{"asyncio.base_futures", "isfuture", "obj", isFuture},
		{"asyncio.futures", "wrap_future", "future, *, loop=", s.wrapFuture},
		{"asyncio.tasks", "run_coroutine_threadsafe", "coro, loop", s.runCoroutineThreadsafe},
		{"asyncio.threads", "to_thread", "func, /, *args, **kwargs", s.toThread},
	} {
		m.Dict.Set(f.name, vm.Func(f.module, f.name, f.signature, f.run))
	}
}

func (s *state) sleep(machine *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
	result := args[1]
	if result == nil {
		result = vm.None
	}
	delay := args[0]
	f, ok := vm.FloatOf(delay)
	switch {
	case !ok || math.IsNaN(f) || s.running == nil:
		return machine.NewCoroutine("sleep", &sleeping{state: s, delay: delay, result: result}, delay), nil
	case f > 0:
		return machine.NewSleep(s.running.Loop, sleepTime(f), delay, result), nil
	}
	return machine.NewCoroutine("sleep", gather.Sleep(s.running.Loop, 0, result), delay), nil
}

// sleepTime is the time that a sleep takes: however little, if it is more than nothing it is not a mere yield.
func sleepTime(f float64) time.Duration {
	d := gather.Seconds(f)
	if f > 0 && d == 0 {
		return 1
	}
	return d
}

// sleeping is a sleep whose delay is looked at when it begins: because there is no loop yet, or it isn't a number.
type sleeping struct {
	state         *state
	delay, result vm.Value
	inner         gather.Coroutine
}

// Resume implements [gather.Coroutine].
func (c *sleeping) Resume(v any, thrown error) (*gather.Future, any, bool, error) {
	if c.inner == nil {
		if thrown != nil {
			return nil, nil, true, thrown
		}
		machine, running := c.state.vm, c.state.running
		due, err := machine.Compare(syntax.LtE, c.delay, vm.NewInt(0))
		if err != nil {
			return nil, nil, true, err
		}
		if truth, err := machine.Truth(due); err != nil {
			return nil, nil, true, err
		} else if truth {
			if running == nil {
				return nil, nil, true, c.state.noRunningLoop()
			}
			c.inner = gather.Sleep(running.Loop, 0, c.result)
			return c.inner.Resume(v, nil)
		}
		f, err := machine.AsFloat(c.delay)
		if err != nil {
			return nil, nil, true, err
		}
		if math.IsNaN(f) {
			return nil, nil, true, machine.Raise(vm.ValueError, "Invalid delay: NaN (not a number)")
		}
		if running == nil {
			return nil, nil, true, c.state.noRunningLoop()
		}
		c.inner = gather.Sleep(running.Loop, sleepTime(f), c.result)
	}
	return c.inner.Resume(v, thrown)
}

// loop returns the running loop, or the one that was set as the current one.
func (s *state) loop() (*Loop, *vm.Error) {
	if s.running != nil {
		return s.running, nil
	}
	if s.set != nil {
		return s.set, nil
	}
	return nil, s.vm.Raise(vm.RuntimeError, "There is no current event loop in thread 'MainThread'.")
}

// loopOr returns the loop that was given as an argument, or else the current one.
func (s *state) loopOr(given vm.Value) (*Loop, *vm.Error) {
	if l, ok := given.(*Loop); ok {
		return l, nil
	}
	return s.loop()
}

func (s *state) noRunningLoop() *vm.Error {
	return s.vm.Raise(vm.RuntimeError, "no running event loop")
}

func (s *state) gather(machine *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
	arguments := args[0].(*vm.Tuple).Items
	returnExceptions := false
	if args[1] != nil {
		truth, err := machine.Truth(args[1])
		if err != nil {
			return nil, err
		}
		returnExceptions = truth
	}
	l, err := s.gatherLoop(arguments)
	if err != nil {
		return nil, err
	}
	g := gather.NewGathering(l.Loop, returnExceptions, len(arguments))
	if l.factory != nil { // what ends eagerly is kept by nothing else, and has been called by gather
		defer machine.Keep(g)()
		defer machine.Holds(args[0], g)()
	}
	seen := gathered{vm: machine, equal: vm.NewDict(), same: make(map[vm.Value]*vm.Future, len(arguments))}
	for _, argument := range arguments {
		known, err := seen.find(argument)
		if err != nil {
			return nil, err
		}
		if known != nil {
			g.Add(known.Future)
			continue
		}
		f, err := s.future(l, argument)
		if err != nil {
			return nil, err
		}
		if vm.Value(f) != argument {
			f.SilencePending()
		}
		if err := seen.add(argument, f); err != nil {
			return nil, err
		}
		g.Add(f.Future)
	}
	return vm.FutureObject(g.Future()), nil
}

// gathered are the futures of a gather by the argument that each stands for. Arguments that are equal share one, as in the dict of
// asyncio.tasks.gather. Coroutines are equal to nothing but themselves, which is quicker to find.
type gathered struct {
	vm    *vm.VM
	equal *vm.Dict
	same  map[vm.Value]*vm.Future
}

func (g *gathered) find(argument vm.Value) (*vm.Future, *vm.Error) {
	if _, ok := argument.(gather.Coroutine); ok {
		return g.same[argument], nil
	}
	known, err := g.equal.Get(g.vm, argument)
	f, _ := known.(*vm.Future)
	return f, err
}

func (g *gathered) add(argument vm.Value, f *vm.Future) *vm.Error {
	if _, ok := argument.(gather.Coroutine); ok {
		g.same[argument] = f
		return nil
	}
	return g.equal.Set(g.vm, argument, f)
}

// gatherLoop is the loop for a gather: that of a future among its arguments, or the current one.
func (s *state) gatherLoop(arguments []vm.Value) (*Loop, *vm.Error) {
	if s.running == nil {
		for _, argument := range arguments {
			if f, ok := argument.(*vm.Future); ok {
				return s.loopOf(f.Loop()), nil
			}
		}
	}
	return s.loop()
}

// future is ensure_future in a loop.
func (s *state) future(l *Loop, v vm.Value) (*vm.Future, *vm.Error) {
	if co, ok := coroutine(s.vm, v); ok {
		made, err := l.createTask(co, taskArguments{})
		if err != nil {
			return nil, err
		}
		return made, nil
	}
	f, err := gather.EnsureFuture(l.Loop, awaited(s.vm, v))
	if err != nil {
		return nil, raised(err)
	}
	return vm.FutureObject(f), nil
}

func (s *state) createTask(machine *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
	if s.running == nil {
		return nil, s.noRunningLoop()
	}
	return s.running.createTaskOf(machine, args[0], taskArguments{args[1], args[2], args[3]})
}

func (s *state) ensureFuture(machine *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
	l, _ := args[1].(*Loop)
	if f, ok := args[0].(*vm.Future); ok {
		if l != nil && l.Loop != f.Loop() {
			return nil, machine.Raise(vm.ValueError, "The future belongs to a different loop than the one specified as the loop argument")
		}
		return f, nil
	}
	if l == nil {
		if _, isCoroutine := coroutine(machine, args[0]); !isCoroutine && !vm.IsAwaitable(args[0]) {
			return nil, machine.Raise(vm.TypeError, "An asyncio.Future, a coroutine or an awaitable is required")
		}
		var err *vm.Error
		if l, err = s.loop(); err != nil {
			return nil, err
		}
	}
	f, err := s.future(l, args[0])
	if err != nil {
		return nil, err
	}
	return f, nil
}

func (s *state) shield(machine *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
	l, err := s.gatherLoop(args)
	if err != nil {
		return nil, err
	}
	var inner *vm.Future
	if l.factory != nil { // what is started eagerly is called by shield
		defer machine.Holds(args[0], &inner)()
	}
	if inner, err = s.future(l, args[0]); err != nil {
		return nil, err
	}
	machine.Charge(1536) // with its callbacks, and with what is recorded of it
	f, failure := gather.Shield(l.Loop, inner.Future)
	if failure != nil {
		return nil, raised(failure)
	}
	return vm.FutureObject(f), nil
}

// lazily is a coroutine whose function looks at its arguments when it first runs.
type lazily struct {
	begin func() (gather.Coroutine, *vm.Error)
	end   func(result any) (vm.Value, *vm.Error) // what the result becomes; nil: it stays
	inner gather.Coroutine
}

// Unwrap returns the coroutine that it has become, nil until it begins.
func (c *lazily) Unwrap() gather.Coroutine { return c.inner }

// Resume implements [gather.Coroutine].
func (c *lazily) Resume(v any, thrown error) (*gather.Future, any, bool, error) {
	if c.inner == nil {
		if thrown != nil {
			return nil, nil, true, thrown
		}
		inner, err := c.begin()
		if err != nil {
			return nil, nil, true, err
		}
		c.inner = inner
	}
	wait, result, done, failure := c.inner.Resume(v, thrown)
	if done && failure == nil && c.end != nil {
		value, err := c.end(result)
		if err != nil {
			return nil, nil, true, err
		}
		result = value
	}
	return wait, result, done, failure
}

// waitWork is how many instructions could be executed while wait looks at one of its futures, notes it and gives it back in a set.
const waitWork = 32

func (s *state) wait(machine *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
	args = slices.Clone(args)
	begin := func() (gather.Coroutine, *vm.Error) {
		if s.running == nil {
			return nil, s.noRunningLoop()
		}
		if _, ok := coroutine(machine, args[0]); ok || isFutureValue(args[0]) {
			return nil, machine.Raise(vm.TypeError, "expect a list of futures, not ", args[0].Type().Name)
		}
		items, err := s.distinct(args[0])
		if err != nil {
			return nil, err
		}
		machine.Spend(waitWork * len(items))
		if len(items) == 0 {
			return nil, machine.Raise(vm.ValueError, "Set of Tasks/Futures is empty.")
		}
		when, err := s.returnWhen(args[2])
		if err != nil {
			return nil, err
		}
		futures := make([]*gather.Future, len(items))
		for _, item := range items {
			if _, ok := coroutine(machine, item); ok {
				return nil, machine.Raise(vm.TypeError, "Passing coroutines is forbidden, use tasks explicitly.")
			}
		}
		for i, item := range items {
			f, ok := item.(*vm.Future)
			if !ok {
				if _, err := machine.GetAttr(item, "add_done_callback"); err != nil {
					return nil, err
				}
				return nil, machine.Unsupported("asyncio.wait can't wait for an object of type " + item.Type().Name + " here; make a task or future of it")
			}
			futures[i] = f.Future
		}
		limit, err := fromNow(machine, args[1])
		if err != nil {
			return nil, err
		}
		return gather.Wait(s.running.Loop, futures, limit, when), nil
	}
	end := func(result any) (vm.Value, *vm.Error) {
		w := result.(*gather.WaitResult)
		sets := make([]vm.Value, 2)
		for i, futures := range [][]*gather.Future{w.Done, w.Pending} {
			set := machine.NewSet().InOrder()
			for _, f := range futures {
				if err := set.Add(machine, vm.FutureObject(f)); err != nil {
					return nil, err
				}
			}
			sets[i] = set
		}
		return vm.NewTuple(sets...), nil
	}
	return machine.NewCoroutine("wait", &lazily{begin: begin, end: end}), nil
}

// distinct returns the items of an iterable without those that were there before.
func (s *state) distinct(v vm.Value) ([]vm.Value, *vm.Error) {
	seen := vm.NewSet()
	var items []vm.Value
	err := s.vm.Each(v, func(item vm.Value) *vm.Error {
		known, err := seen.Has(s.vm, item)
		if err != nil || known {
			return err
		}
		items = append(items, item)
		return seen.Add(s.vm, item)
	})
	return items, err
}

func (s *state) returnWhen(v vm.Value) (gather.ReturnWhen, *vm.Error) {
	name, ok := v.(*vm.Str)
	switch {
	case v == nil || ok && name.V == "ALL_COMPLETED":
		return gather.AllCompleted, nil
	case ok && name.V == "FIRST_COMPLETED":
		return gather.FirstCompleted, nil
	case ok && name.V == "FIRST_EXCEPTION":
		return gather.FirstException, nil
	}
	text, err := s.vm.Str(v)
	if err != nil {
		return 0, err
	}
	return 0, s.vm.Raise(vm.ValueError, "Invalid return_when value: ", text)
}

func isFutureValue(v vm.Value) bool {
	_, ok := v.(*vm.Future)
	return ok
}

func (s *state) waitFor(machine *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
	args = slices.Clone(args)
	begin := func() (gather.Coroutine, *vm.Error) {
		if s.running == nil {
			return nil, s.noRunningLoop()
		}
		if args[1] != vm.None {
			if _, err := machine.Compare(syntax.LtE, args[1], vm.NewInt(0)); err != nil {
				return nil, err
			}
		}
		limit, err := delay(machine, args[1])
		if err != nil {
			return nil, err
		}
		if limit <= 0 { // as a task, which the loop's task factory makes
			f, err := s.future(s.running, args[0])
			if err != nil {
				return nil, err
			}
			return gather.WaitFor(s.running.Loop, f.Future, limit), nil
		}
		inner := awaited(machine, args[0])
		if o, ok := inner.(other); ok {
			if !vm.IsAwaitable(o.Value) {
				return nil, machine.Raise(vm.TypeError, "'", o.Value.Type().Name, "' object can't be awaited")
			}
			inner = gather.Coroutine(&awaiting{machine: machine, awaitable: o.Value})
		} else if _, own := args[0].Type().Lookup("__await__").(*vm.Function); own { // of a future
			inner = gather.Coroutine(&awaiting{machine: machine, awaitable: args[0]})
		}
		return gather.WaitFor(s.running.Loop, inner, limit), nil
	}
	return machine.NewCoroutine("wait_for", &lazily{begin: begin}, args...), nil
}

func (s *state) currentTask(_ *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
	l, _ := args[0].(*Loop)
	if l == nil {
		if l = s.running; l == nil {
			return nil, s.noRunningLoop()
		}
	}
	return value(taskOrNil(l.CurrentTask())), nil
}

// taskOrNil turns a nil *gather.Task into a nil any.
func taskOrNil(t *gather.Task) any {
	if t == nil {
		return nil
	}
	return t
}

func (s *state) allTasks(machine *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
	l, _ := args[0].(*Loop)
	if l == nil {
		if l = s.running; l == nil {
			return nil, s.noRunningLoop()
		}
	}
	set := vm.NewSet().InOrder()
	for _, t := range l.AllTasks() {
		if err := set.Add(machine, vm.FutureObject(&t.Future)); err != nil {
			return nil, err
		}
	}
	return set, nil
}

func isCoroutine(machine *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
	_, ok := coroutine(machine, args[0])
	return vm.NewBool(ok), nil
}

func isCoroutineFunction(machine *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
	machine.Warn(vm.DeprecationWarning, "'asyncio.iscoroutinefunction' is deprecated and slated for removal in Python 3.16; "+
		"use inspect.iscoroutinefunction() instead", machine.Position())
	return vm.NewBool(vm.IsCoroutineFunction(args[0])), nil
}

func isFuture(_ *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
	return vm.NewBool(isFutureValue(args[0])), nil
}

func (s *state) wrapFuture(_ *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
	if isFutureValue(args[0]) {
		return args[0], nil
	}
	l, _ := args[1].(*Loop)
	if l == nil {
		var err *vm.Error
		if l, err = s.loop(); err != nil {
			return nil, err
		}
	}
	return s.wrapped(l, args[0], "")
}

func (s *state) getRunningLoop(*vm.VM, []vm.Value) (vm.Value, *vm.Error) {
	if s.running == nil {
		return nil, s.noRunningLoop()
	}
	return s.running, nil
}

func (s *state) runningOrNone(*vm.VM, []vm.Value) (vm.Value, *vm.Error) {
	if s.running == nil {
		return vm.None, nil
	}
	return s.running, nil
}

func (s *state) getEventLoop(*vm.VM, []vm.Value) (vm.Value, *vm.Error) {
	l, err := s.loop()
	if err != nil {
		return nil, err
	}
	return l, nil
}

func (s *state) newEventLoop(*vm.VM, []vm.Value) (vm.Value, *vm.Error) { return s.newLoop(), nil }

func (s *state) setEventLoop(machine *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
	if args[0] == vm.None {
		s.set = nil
		return vm.None, nil
	}
	l, ok := args[0].(*Loop)
	if !ok {
		return nil, machine.Raise(vm.TypeError, "loop must be an instance of AbstractEventLoop or None, not '", args[0].Type().Name, "'")
	}
	s.set = l
	return vm.None, nil
}
