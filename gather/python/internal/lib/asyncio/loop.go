package asyncio

import (
	"time"

	"gatherplay/gather"
	"gatherplay/gather/python/internal/vm"
)

// A Loop is an event loop as the program sees it.
type Loop struct {
	*gather.Loop
	state   *state
	handler vm.Value // set_exception_handler, or nil
	factory vm.Value // set_task_factory, or nil
	debug   bool
	slow    time.Duration // slow_callback_duration

	thread       *vm.Thread // that it runs in, or nil
	executor     vm.Value   // the default one, or nil
	executorShut bool

	// asyncGenerators are those that were first iterated while it ran, in that order.
	asyncGenerators []*vm.Generator
}

// The types of loops.
var (
	abstractLoopType = vm.NewType("asyncio.events", "AbstractEventLoop")
	loopType         = vm.NewType("asyncio.unix_events", "_UnixSelectorEventLoop", abstractLoopType)
)

// Type implements [vm.Value].
func (*Loop) Type() *vm.Type { return loopType }

// References implements [vm.Referrer]: it visits what the loop keeps alive, which is not the tasks and the asynchronous generators that it
// knows.
func (l *Loop) References(visit func(any)) {
	l.Loop.References(visit)
	visit(l.handler)
	visit(l.factory)
	visit(l.executor)
}

// Repr implements [vm.Represented].
func (l *Loop) Repr(*vm.VM) (string, *vm.Error) {
	text := func(b bool) string {
		if b {
			return "True"
		}
		return "False"
	}
	return "<_UnixSelectorEventLoop running=" + text(l.IsRunning()) + " closed=" + text(l.IsClosed()) + " debug=" + text(l.debug) + ">", nil
}

func (s *state) loopOptions() gather.LoopOptions {
	return gather.LoopOptions{
		Clock: s.options.Clock, Host: &s.host, Observer: s.options.Observer, Names: &s.names, Limits: s.options.Limits,
		Made: s.vm.Numbers(), Unseen: s.vm.Risks(), Released: s.released, Dropped: s.vm.DroppedByLoop,
		Background: background{s.vm}, Contexts: contexts{s.vm},
	}
}

func (s *state) newLoop() *Loop {
	s.note("Using selector: EpollSelector")
	return s.loopObject(gather.NewLoop(s.loopOptions()))
}

// loopObject makes the loop object of an event loop.
func (s *state) loopObject(inner *gather.Loop) *Loop {
	l := &Loop{Loop: inner, state: s, slow: slowDuration}
	inner.Owner = l
	loopObjects(s.vm)[inner] = l
	s.inOrder = append(s.inOrder, l)
	return l
}

// loopObjects are the loop objects of a run by their event loops.
func loopObjects(machine *vm.VM) map[*gather.Loop]*Loop {
	s := of(machine)
	if s.loops == nil {
		s.loops = map[*gather.Loop]*Loop{}
	}
	return s.loops
}

// loopOf returns the loop object of an event loop.
func (s *state) loopOf(l *gather.Loop) *Loop { return loopObjects(s.vm)[l] }

// within calls f while the loop is the running one.
func (l *Loop) within(f func() (any, error)) (vm.Value, *vm.Error) {
	before := l.state.running
	l.state.running, l.thread = l, l.state.vm.Thread()
	defer func() { l.state.running, l.thread = before, nil }()
	defer l.state.vm.EnterLoop(runnerFrames)()
	defer l.trackOrigins()()
	v, err := f()
	if err != nil {
		return nil, l.state.left(err)
	}
	return value(v), nil
}

// runnerFrames is how many frames of Python code CPython's asyncio.run has between its caller and the coroutine that it runs.
const runnerFrames = 6

// left turns what left a loop into what the program sees of it. A deadlock and an exceeded limit end the run.
func (s *state) left(err error) *vm.Error {
	switch err := err.(type) {
	case *vm.Error:
		return err
	case *gather.Deadlock:
		s.vm.Settle()
		panic(err)
	case *gather.LimitError:
		s.vm.StopRun(LimitMessage(err))
	}
	panic(err)
}

// LimitMessage says which limit a run has exceeded, in terms of the program.
func LimitMessage(err *gather.LimitError) string { return limitMessages[err.Limit] }

// limitMessages say which limit a run has exceeded, by the name that package gather gives it.
var limitMessages = map[string]string{
	"time":                           "the program would run for more than a year; does it go on for ever?",
	"recorded events":                "more happens in the program than can be shown; is there a loop that goes on for ever?",
	"iterations":                     "the event loop has gone round more often than can be shown; does the program go on for ever?",
	"tasks":                          "the program has more tasks at the same time than can be shown",
	"timers":                         "the program has set more timers at the same time than can be shown",
	"tasks waiting for each other":   "more tasks wait for each other in a row than can be cancelled",
	"gathers waiting for each other": "more gathers wait for each other in a row than can be cancelled",
	"eager tasks inside each other":  "more eager tasks start each other in a row than can be run",
}

func (s *state) run(machine *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
	if s.running != nil {
		return nil, machine.Raise(vm.RuntimeError, "asyncio.run() cannot be called from a running event loop")
	}
	r := s.newRunner(args[1], args[2])
	r.main = args[0]
	v, err := r.run(args[0], nil)
	defer machine.Keep(v)()
	defer machine.Keep(err)()
	defer machine.Handling(err)()
	if failure := r.close(err); failure != nil {
		if failure.Context == nil {
			machine.Chain(failure)
		}
		if err != nil {
			machine.Pass(err, args[0]) // run, whose with statement it has left
		}
		machine.Pass(failure) // Runner.close
		machine.Pass(failure) // Runner.__exit__
		return nil, failure
	}
	return v, err
}

// taskArguments are the optional arguments of create_task; nil where one was left out.
type taskArguments struct{ name, context, eagerStart vm.Value }

// createTask is create_task of a loop: its task factory's, if it has one.
func (l *Loop) createTask(co gather.Coroutine, given taskArguments) (_ *vm.Future, err *vm.Error) {
	defer raiseClosed(&err)
	s := l.state
	if l.factory == nil {
		return l.newTask(co, given)
	}
	l.CheckOpen()
	args, names := []vm.Value{l, coroutineObject(co)}, []string(nil)
	for i, v := range []vm.Value{given.name, given.context, given.eagerStart} {
		if v != nil {
			args, names = append(args, v), append(names, [...]string{"name", "context", "eager_start"}[i])
		}
	}
	made, err := s.vm.CallWith(l.factory, args, names)
	if err != nil {
		return nil, err
	}
	f, ok := made.(*vm.Future)
	if !ok {
		return nil, s.vm.Unsupported("a task factory that makes something else than futures can't be used here")
	}
	return f, nil
}

// newTask makes a task of the loop.
func (l *Loop) newTask(co gather.Coroutine, given taskArguments) (_ *vm.Future, err *vm.Error) {
	defer raiseClosed(&err)
	machine := l.state.vm
	options := gather.TaskOptions{}
	if given.name != nil && given.name != vm.None {
		if options.Name, err = machine.Str(given.name); err != nil {
			return nil, err
		}
	}
	if given.context != nil && given.context != vm.None {
		c, err := contextOf(machine, given.context)
		if err != nil {
			return nil, err
		}
		options.Context = c
	}
	if given.eagerStart != nil {
		if options.EagerStart, err = machine.Truth(given.eagerStart); err != nil {
			return nil, err
		}
	}
	machine.Charge(640)
	vm.Adopted(co)
	t := l.CreateTask(co, options)
	if left := leaves(t, options); left != nil {
		machine.Released(t)
		machine.Settle()
		return nil, left
	}
	return vm.FutureObject(&t.Future), nil
}

// leaves returns the SystemExit or KeyboardInterrupt by which a task has ended in the step that it was started eagerly with: whoever was
// creating the task gets that instead, as from asyncio.tasks.Task.__eager_start.
func leaves(t *gather.Task, options gather.TaskOptions) *vm.Error {
	if !options.EagerStart || !t.Done() {
		return nil
	}
	if _, exception := t.Peek(); exception != nil && gather.KindOf(exception).Exit() {
		return raised(exception)
	}
	return nil
}

// createTaskOf is createTask of what should be a coroutine.
func (l *Loop) createTaskOf(machine *vm.VM, coro vm.Value, given taskArguments) (vm.Value, *vm.Error) {
	co, err := expectCoroutine(machine, coro)
	if err != nil {
		return nil, err
	}
	f, err := l.createTask(co, given)
	if err != nil {
		return nil, err
	}
	return f, nil
}

func expectCoroutine(machine *vm.VM, v vm.Value) (gather.Coroutine, *vm.Error) {
	if co, ok := coroutine(machine, v); ok {
		return co, nil
	}
	text, err := machine.Repr(v)
	if err != nil {
		return nil, err
	}
	return nil, machine.Raise(vm.TypeError, "a coroutine was expected, got ", text)
}

// loopMethods are the methods of event loops.
func loopMethods() {
	add := func(name, signature string, run func(machine *vm.VM, l *Loop, args []vm.Value) (vm.Value, *vm.Error)) {
		method(loopType, name, signature, run)
	}
	add("time", "", func(_ *vm.VM, l *Loop, _ []vm.Value) (vm.Value, *vm.Error) { return seconds(l.Time()), nil })
	add("is_running", "", func(_ *vm.VM, l *Loop, _ []vm.Value) (vm.Value, *vm.Error) { return vm.NewBool(l.IsRunning()), nil })
	add("is_closed", "", func(_ *vm.VM, l *Loop, _ []vm.Value) (vm.Value, *vm.Error) { return vm.NewBool(l.IsClosed()), nil })
	add("stop", "", func(_ *vm.VM, l *Loop, _ []vm.Value) (vm.Value, *vm.Error) { l.Stop(); return vm.None, nil })
	add("close", "", func(machine *vm.VM, l *Loop, _ []vm.Value) (vm.Value, *vm.Error) {
		if l.debug && !l.IsRunning() && !l.IsClosed() {
			shown, err := l.Repr(machine)
			if err != nil {
				return nil, err
			}
			l.state.note("Close " + shown)
		}
		return vm.None, raised(l.Close())
	})
	add("get_debug", "", func(_ *vm.VM, l *Loop, _ []vm.Value) (vm.Value, *vm.Error) { return vm.NewBool(l.debug), nil })
	add("set_debug", "enabled", func(machine *vm.VM, l *Loop, args []vm.Value) (vm.Value, *vm.Error) {
		truth, err := machine.Truth(args[0])
		l.setDebug(truth)
		return vm.None, err
	})
	add("create_future", "", func(_ *vm.VM, l *Loop, _ []vm.Value) (vm.Value, *vm.Error) {
		return vm.FutureObject(l.CreateFuture()), nil
	})
	add("create_task", "coro, *, name=, context=, eager_start=", func(machine *vm.VM, l *Loop, args []vm.Value) (vm.Value, *vm.Error) {
		made, err := l.createTaskOf(machine, args[0], taskArguments{args[1], args[2], args[3]})
		if f, ok := made.(*vm.Future); ok && l.factory == nil {
			l.state.madeHere(f)
		}
		return made, err
	})
	soon := func(name string) {
		add(name, "callback, *args, context=", func(machine *vm.VM, l *Loop, args []vm.Value) (vm.Value, *vm.Error) {
			c, err := l.callback(machine, name, args[0], args[1], args[2])
			if err != nil {
				return nil, err
			}
			c.madeHere(l)
			c.scheduledHere(l, 2)
			h := handleObject(l.CallSoon(c), nil)
			if name == "call_soon_threadsafe" {
				l.wake()
			}
			return h, nil
		})
	}
	soon("call_soon")
	soon("call_soon_threadsafe")
	timer := func(machine *vm.VM, l *Loop, name string, when vm.Value, args []vm.Value, at bool) (vm.Value, *vm.Error) {
		if when == vm.None {
			if at {
				return nil, machine.Raise(vm.TypeError, "when cannot be None")
			}
			return nil, machine.Raise(vm.TypeError, "delay must not be None")
		}
		if _, number := vm.FloatOf(when); !number && !at {
			return nil, machine.Raise(vm.TypeError, "unsupported operand type(s) for +: 'float' and '", when.Type().Name, "'")
		}
		f, err := machine.AsFloat(when)
		if err != nil {
			return nil, err
		}
		c, err := l.callback(machine, name, args[0], args[1], args[2])
		if err != nil {
			return nil, err
		}
		var h *gather.TimerHandle
		c.scheduledHere(l, 3)
		if at {
			c.madeHere(l)
			c.scheduledHere(l, 2)
			h = l.CallAt(gather.Seconds(f), c)
		} else {
			h = l.CallLater(gather.Seconds(f), c)
		}
		handle := &TimerHandle{timer: h}
		if at {
			handle.at = when
		}
		c.handle = handle
		return c.handle, nil
	}
	add("call_later", "delay, callback, *args, context=", func(machine *vm.VM, l *Loop, args []vm.Value) (vm.Value, *vm.Error) {
		return timer(machine, l, "call_later", args[0], args[1:], false)
	})
	add("call_at", "when, callback, *args, context=", func(machine *vm.VM, l *Loop, args []vm.Value) (vm.Value, *vm.Error) {
		return timer(machine, l, "call_at", args[0], args[1:], true)
	})
	add("run_until_complete", "future", func(machine *vm.VM, l *Loop, args []vm.Value) (vm.Value, *vm.Error) {
		if l.state.running != nil && l.state.running != l {
			return nil, machine.Raise(vm.RuntimeError, "Cannot run the event loop while another loop is running")
		}
		return l.within(func() (any, error) { return l.RunUntilComplete(awaited(machine, args[0])) })
	})
	add("run_forever", "", func(machine *vm.VM, l *Loop, _ []vm.Value) (vm.Value, *vm.Error) {
		if l.state.running != nil && l.state.running != l {
			return nil, machine.Raise(vm.RuntimeError, "Cannot run the event loop while another loop is running")
		}
		return l.within(func() (any, error) { return nil, l.RunForever() })
	})
	add("shutdown_asyncgens", "", func(machine *vm.VM, l *Loop, _ []vm.Value) (vm.Value, *vm.Error) {
		return l.state.host.ShutdownAsyncGenerators(l.Loop).(vm.Value), nil
	})
	add("shutdown_default_executor", "timeout=", func(machine *vm.VM, l *Loop, args []vm.Value) (vm.Value, *vm.Error) {
		limit, err := delay(machine, args[0])
		if err != nil {
			return nil, err
		}
		return l.shutdownExecutor(limit).(vm.Value), nil
	})
	add("run_in_executor", "executor, func, *args", func(machine *vm.VM, l *Loop, args []vm.Value) (vm.Value, *vm.Error) {
		return l.runInExecutor(args[0], args[1], args[2].(*vm.Tuple).Items, calledName(args[1]))
	})
	add("set_default_executor", "executor", func(machine *vm.VM, l *Loop, args []vm.Value) (vm.Value, *vm.Error) {
		class, err := machine.ImportFrom("concurrent.futures", "ThreadPoolExecutor")
		if err != nil {
			return nil, err
		}
		if !args[0].Type().IsSubclass(class.(*vm.Type)) {
			return nil, machine.Raise(vm.TypeError, "executor must be ThreadPoolExecutor instance")
		}
		l.executor = args[0]
		return vm.None, nil
	})
	add("set_exception_handler", "handler", func(machine *vm.VM, l *Loop, args []vm.Value) (vm.Value, *vm.Error) {
		defer machine.Released(l.handler)
		if args[0] == vm.None {
			l.handler = nil
			l.SetExceptionHandler(nil)
			return vm.None, nil
		}
		if !vm.IsCallable(args[0]) {
			text, err := machine.Repr(args[0])
			if err != nil {
				return nil, err
			}
			return nil, machine.Raise(vm.TypeError, "A callable object or None is expected, got ", text)
		}
		l.handler = args[0]
		l.SetExceptionHandler(func(_ *gather.Loop, c *gather.ExceptionContext) {
			if err := l.handle(l.state.contextDict(c)); err != nil && c.Handle != nil {
				l.Leave(err)
			}
		})
		return vm.None, nil
	})
	add("get_exception_handler", "", func(_ *vm.VM, l *Loop, _ []vm.Value) (vm.Value, *vm.Error) {
		if l.handler == nil {
			return vm.None, nil
		}
		return l.handler, nil
	})
	add("default_exception_handler", "context", func(_ *vm.VM, l *Loop, args []vm.Value) (vm.Value, *vm.Error) {
		if context, ok := args[0].(*vm.Dict); ok {
			l.state.report(context)
		}
		return vm.None, nil
	})
	add("call_exception_handler", "context", func(_ *vm.VM, l *Loop, args []vm.Value) (vm.Value, *vm.Error) {
		if context, ok := args[0].(*vm.Dict); ok {
			return vm.None, l.handle(context)
		}
		return vm.None, nil
	})
	add("set_task_factory", "factory", func(machine *vm.VM, l *Loop, args []vm.Value) (vm.Value, *vm.Error) {
		defer machine.Released(l.factory)
		if args[0] == vm.None {
			l.factory = nil
			l.SetTaskFactory(nil)
			return vm.None, nil
		}
		if !vm.IsCallable(args[0]) {
			return nil, machine.Raise(vm.TypeError, "task factory must be a callable or None")
		}
		l.factory = args[0]
		l.SetTaskFactory(func(co gather.Coroutine) (*gather.Future, error) {
			f, err := l.createTask(co, taskArguments{})
			if err != nil {
				return nil, err
			}
			return f.Future, nil
		})
		return vm.None, nil
	})
	add("get_task_factory", "", func(_ *vm.VM, l *Loop, _ []vm.Value) (vm.Value, *vm.Error) {
		if l.factory == nil {
			return vm.None, nil
		}
		return l.factory, nil
	})
	loopType.Dict.Set("slow_callback_duration", &vm.Getter{Name: "slow_callback_duration", Class: loopType,
		Get: func(_ *vm.VM, self vm.Value) (vm.Value, *vm.Error) {
			return seconds(vm.Underlying(self).(*Loop).slow), nil
		},
		Set: func(machine *vm.VM, self, v vm.Value) *vm.Error {
			d, err := delay(machine, v)
			if err != nil {
				return err
			}
			l := vm.Underlying(self).(*Loop)
			l.slow = d
			l.watchSlow()
			return nil
		}})
	constructor(loopType, "selector=", func(machine *vm.VM, _ []vm.Value) (vm.Value, *vm.Error) { return of(machine).newLoop(), nil })
	handles()
}

// handle calls the exception handler of the loop, in the context of the task or the handle that it is told of. What comes of it is
// SystemExit or KeyboardInterrupt, or nil.
func (l *Loop) handle(context *vm.Dict) *vm.Error {
	if l.handler == nil {
		l.state.report(context)
		return nil
	}
	err := l.callHandler(context)
	if err == nil {
		return nil
	}
	if handled, ok := context.GetString("exception").(*vm.Error); ok && err.Context == nil && context.GetString("handle") != nil {
		err.Context = handled // Handle._run calls the handler while it handles what the callback has raised
	}
	if err.ErrorKind().Exit() {
		return err
	}
	failed := vm.NewDict()
	failed.SetString("message", vm.NewStr("Unhandled error in exception handler"))
	failed.SetString("exception", err)
	failed.SetString("context", context)
	l.state.report(failed)
	return nil
}

func (l *Loop) callHandler(context *vm.Dict) *vm.Error {
	machine := l.state.vm
	call := func() (vm.Value, *vm.Error) { return machine.Call(l.handler, l, context) }
	for _, key := range []string{"task", "future", "handle"} {
		of := context.GetString(key)
		if of == nil || of == vm.None {
			continue
		}
		if get, err := machine.GetAttr(of, "get_context"); err == nil {
			in, err := machine.Call(get)
			if in, ok := in.(*vm.Context); ok && err == nil {
				_, err := machine.InContext(in, call)
				return err
			}
		}
		break
	}
	_, err := call()
	return err
}
