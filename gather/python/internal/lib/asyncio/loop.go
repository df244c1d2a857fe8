package asyncio

import (
	"strconv"
	"strings"

	"gatherplay/gather"
	"gatherplay/gather/python/internal/syntax"
	"gatherplay/gather/python/internal/vm"
)

const lessOrEqual = syntax.LtE

// A Loop is an event loop as the program sees it.
type Loop struct {
	*gather.Loop
	state   *state
	handler vm.Value // set_exception_handler, or nil
	factory vm.Value // set_task_factory, or nil
	debug   bool
}

// The types of loops and handles.
var (
	abstractLoopType = vm.NewType("asyncio.events", "AbstractEventLoop")
	loopType         = vm.NewType("asyncio.unix_events", "_UnixSelectorEventLoop", abstractLoopType)
	handleType       = vm.NewType("asyncio.events", "Handle")
	timerHandleType  = vm.NewType("asyncio.events", "TimerHandle", handleType)
)

// Type implements [vm.Value].
func (*Loop) Type() *vm.Type { return loopType }

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
		Unseen: s.vm.Risks(), Released: s.released,
	}
}

func (s *state) newLoop() *Loop {
	return s.loopObject(gather.NewLoop(s.loopOptions()))
}

// loopObject makes the loop object of an event loop.
func (s *state) loopObject(inner *gather.Loop) *Loop {
	l := &Loop{Loop: inner, state: s}
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
	l.state.running = l
	defer func() { l.state.running = before }()
	defer l.state.vm.EnterLoop(runnerFrames)()
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
		panic(err)
	case *gather.LimitError:
		s.vm.StopRun(limitMessages[err.Limit])
	}
	panic(err)
}

// limitMessages say which limit a run has exceeded, by the name that package gather gives it.
var limitMessages = map[string]string{
	"time":                          "the program would run for more than a year; does it go on for ever?",
	"recorded events":               "more happens in the program than can be shown; is there a loop that goes on for ever?",
	"iterations":                    "the event loop has gone round more often than can be shown; does the program go on for ever?",
	"tasks":                         "the program has more tasks at the same time than can be shown",
	"timers":                        "the program has set more timers at the same time than can be shown",
	"tasks waiting for each other":  "more tasks wait for each other in a row than can be cancelled",
	"eager tasks inside each other": "more eager tasks start each other in a row than can be run",
}

func (s *state) run(machine *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
	if s.running != nil {
		return nil, machine.Raise(vm.RuntimeError, "asyncio.run() cannot be called from a running event loop")
	}
	r := s.newRunner(args[2])
	v, err := r.run(args[0])
	defer machine.Keep(v)()
	defer machine.Keep(err)()
	if failure := r.close(); failure != nil {
		return nil, failure
	}
	return v, err
}

func (l *Loop) createTask(co gather.Coroutine, options gather.TaskOptions) (_ *vm.Future, err *vm.Error) {
	defer raiseClosed(&err)
	s := l.state
	s.vm.Charge(640)
	vm.Adopted(co)
	if l.factory != nil && !options.EagerStart {
		if f, ok := l.factory.(*vm.Builtin); ok && f.Name == "eager_task_factory" {
			options.EagerStart = true
		} else {
			made, err := s.vm.Call(l.factory, l, co.(vm.Value))
			if err != nil {
				return nil, err
			}
			f, ok := made.(*vm.Future)
			if !ok {
				return nil, s.vm.Raise(vm.TypeError, "task factory must return a future")
			}
			return f, nil
		}
	}
	return vm.FutureObject(&l.CreateTask(co, options).Future), nil
}

func (l *Loop) createTaskOf(machine *vm.VM, coro, name, context, eager vm.Value) (vm.Value, *vm.Error) {
	co, ok := coroutine(coro)
	if !ok {
		text, err := machine.Repr(coro)
		if err != nil {
			return nil, err
		}
		return nil, machine.Raise(vm.TypeError, "a coroutine was expected, got ", text)
	}
	options := gather.TaskOptions{}
	if name != nil && name != vm.None {
		text, err := machine.Str(name)
		if err != nil {
			return nil, err
		}
		options.Name = text
	}
	if context != nil && context != vm.None {
		options.Context = context
	}
	if eager != nil {
		truth, err := machine.Truth(eager)
		if err != nil {
			return nil, err
		}
		options.EagerStart = truth
	}
	f, err := l.createTask(co, options)
	if err != nil {
		return nil, err
	}
	return f, nil
}

// callback is a Python function that the loop calls.
type callback struct {
	state    *state
	function vm.Value
	args     []vm.Value
	handle   vm.Value // what call_soon and its kin returned, or nil
}

// Run implements [gather.Callback].
func (c *callback) Run(done *gather.Future) error {
	var err *vm.Error
	if done != nil {
		_, err = c.state.vm.Call(c.function, vm.FutureObject(done))
	} else {
		_, err = c.state.vm.Call(c.function, c.args...)
	}
	if err != nil {
		return err
	}
	return nil
}

// Equal says that callbacks of equal functions are the same.
func (c *callback) Equal(other gather.Callback) bool {
	o, ok := other.(*callback)
	if !ok {
		return false
	}
	same, err := c.state.vm.Equal(o.function, c.function)
	return err == nil && same
}

// String shows the call for reports: the function, the arguments and, if it is the program's own, where it is defined.
func (c *callback) String() string {
	machine := c.state.vm
	var text string
	name, err := machine.GetAttr(c.function, "__qualname__")
	if s, ok := name.(*vm.Str); ok && err == nil {
		text = s.V
	} else if text, err = machine.Repr(c.function); err != nil {
		return "callback()"
	}
	arguments := make([]string, len(c.args))
	for i, v := range c.args {
		if arguments[i], err = c.state.briefly(v, 0); err != nil {
			return "callback()"
		}
	}
	text += "(" + strings.Join(arguments, ", ") + ")"
	if m, ok := c.function.(*vm.Method); ok {
		name = m.Func
	} else {
		name = c.function
	}
	if fn, ok := name.(*vm.Function); ok {
		text += " at " + fn.Code.File.Name + ":" + strconv.Itoa(fn.Code.FirstLine)
	}
	return text
}

// A Handle is what call_soon returns.
type Handle struct{ handle *gather.Handle }

// A TimerHandle is what call_later and call_at return.
type TimerHandle struct{ timer *gather.TimerHandle }

// Type implements [vm.Value].
func (*Handle) Type() *vm.Type { return handleType }

// Type implements [vm.Value].
func (*TimerHandle) Type() *vm.Type { return timerHandleType }

// Repr implements [vm.Represented].
func (h *Handle) Repr(*vm.VM) (string, *vm.Error) { return h.handle.String(), nil }

// Repr implements [vm.Represented].
func (h *TimerHandle) Repr(*vm.VM) (string, *vm.Error) { return h.timer.String(), nil }

// handleObject returns the object by which the program knows a handle: that which it was given when it scheduled the callback.
func handleObject(h *gather.Handle) vm.Value {
	c, ok := h.Callback().(*callback)
	if !ok {
		return &Handle{h}
	}
	if c.handle == nil {
		c.handle = &Handle{h}
	}
	return c.handle
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
	add("close", "", func(_ *vm.VM, l *Loop, _ []vm.Value) (vm.Value, *vm.Error) { return vm.None, raised(l.Close()) })
	add("get_debug", "", func(_ *vm.VM, l *Loop, _ []vm.Value) (vm.Value, *vm.Error) { return vm.NewBool(l.debug), nil })
	add("set_debug", "enabled", func(machine *vm.VM, l *Loop, args []vm.Value) (vm.Value, *vm.Error) {
		truth, err := machine.Truth(args[0])
		l.debug = truth
		return vm.None, err
	})
	add("create_future", "", func(_ *vm.VM, l *Loop, _ []vm.Value) (vm.Value, *vm.Error) {
		return vm.FutureObject(l.CreateFuture()), nil
	})
	add("create_task", "coro, *, name=, context=, eager_start=", func(machine *vm.VM, l *Loop, args []vm.Value) (vm.Value, *vm.Error) {
		return l.createTaskOf(machine, args[0], args[1], args[2], args[3])
	})
	add("call_soon", "callback, *args, context=", func(machine *vm.VM, l *Loop, args []vm.Value) (vm.Value, *vm.Error) {
		c, err := l.callback(machine, "call_soon", args[0], args[1])
		if err != nil {
			return nil, err
		}
		return handleObject(l.CallSoon(c)), nil
	})
	loopType.Dict.Set("call_soon_threadsafe", loopType.Dict.Get("call_soon"))
	timer := func(machine *vm.VM, l *Loop, name string, when vm.Value, args []vm.Value, at bool) (vm.Value, *vm.Error) {
		if when == vm.None {
			if at {
				return nil, machine.Raise(vm.TypeError, "when cannot be None")
			}
			return nil, machine.Raise(vm.TypeError, "delay must not be None")
		}
		f, err := machine.AsFloat(when)
		if err != nil {
			return nil, err
		}
		c, err := l.callback(machine, name, args[0], args[1])
		if err != nil {
			return nil, err
		}
		var h *gather.TimerHandle
		if at {
			h = l.CallAt(gather.Seconds(f), c)
		} else {
			h = l.CallLater(gather.Seconds(f), c)
		}
		c.handle = &TimerHandle{h}
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
		return l.within(func() (any, error) { return l.RunUntilComplete(awaited(args[0])) })
	})
	add("run_forever", "", func(machine *vm.VM, l *Loop, _ []vm.Value) (vm.Value, *vm.Error) {
		if l.state.running != nil && l.state.running != l {
			return nil, machine.Raise(vm.RuntimeError, "Cannot run the event loop while another loop is running")
		}
		return l.within(func() (any, error) { return nil, l.RunForever() })
	})
	ended := func(name string) func(*vm.VM, *Loop, []vm.Value) (vm.Value, *vm.Error) {
		return func(machine *vm.VM, _ *Loop, _ []vm.Value) (vm.Value, *vm.Error) {
			return machine.NewCoroutine(name, nothing{}), nil
		}
	}
	add("shutdown_asyncgens", "", ended("shutdown_asyncgens"))
	add("shutdown_default_executor", "timeout=", ended("shutdown_default_executor"))
	add("run_in_executor", "executor, func, *args", func(machine *vm.VM, _ *Loop, _ []vm.Value) (vm.Value, *vm.Error) {
		return nil, machine.Unsupported("run_in_executor can't be run here yet: await asyncio.sleep(seconds) stands for work that takes that long elsewhere")
	})
	add("set_exception_handler", "handler", func(machine *vm.VM, l *Loop, args []vm.Value) (vm.Value, *vm.Error) {
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
		l.SetExceptionHandler(func(_ *gather.Loop, c *gather.ExceptionContext) { l.handle(contextDict(c)) })
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
			l.handle(context)
		}
		return vm.None, nil
	})
	add("set_task_factory", "factory", func(machine *vm.VM, l *Loop, args []vm.Value) (vm.Value, *vm.Error) {
		if l.factory = args[0]; args[0] == vm.None {
			l.factory = nil
		} else if !vm.IsCallable(args[0]) {
			return nil, machine.Raise(vm.TypeError, "task factory must be a callable or None")
		}
		return vm.None, nil
	})
	add("get_task_factory", "", func(_ *vm.VM, l *Loop, _ []vm.Value) (vm.Value, *vm.Error) {
		if l.factory == nil {
			return vm.None, nil
		}
		return l.factory, nil
	})
	handles()
}

// handle calls the exception handler of the loop.
func (l *Loop) handle(context *vm.Dict) {
	if l.handler == nil {
		l.state.report(context)
		return
	}
	if _, err := l.state.vm.Call(l.handler, l, context); err != nil {
		failed := vm.NewDict()
		failed.SetString("message", vm.NewStr("Unhandled error in exception handler"))
		failed.SetString("exception", err)
		failed.SetString("context", context)
		l.state.report(failed)
	}
}

func (l *Loop) callback(machine *vm.VM, name string, function, args vm.Value) (*callback, *vm.Error) {
	if _, isCo := coroutine(function); isCo || vm.IsCoroutineFunction(function) {
		return nil, machine.Raise(vm.TypeError, "coroutines cannot be used with ", name, "()")
	}
	if !vm.IsCallable(function) {
		text, err := machine.Repr(function)
		if err != nil {
			return nil, err
		}
		return nil, machine.Raise(vm.TypeError, "a callable object was expected by ", name, "(), got ", text)
	}
	if l.IsClosed() {
		return nil, machine.Raise(vm.RuntimeError, "Event loop is closed")
	}
	machine.Charge(128)
	return &callback{state: l.state, function: function, args: args.(*vm.Tuple).Items}, nil
}

func handles() {
	method(handleType, "cancel", "", func(_ *vm.VM, h vm.Value, _ []vm.Value) (vm.Value, *vm.Error) {
		switch h := h.(type) {
		case *Handle:
			h.handle.Cancel()
		case *TimerHandle:
			h.timer.Cancel()
		}
		return vm.None, nil
	})
	method(handleType, "cancelled", "", func(_ *vm.VM, h vm.Value, _ []vm.Value) (vm.Value, *vm.Error) {
		if t, ok := h.(*TimerHandle); ok {
			return vm.NewBool(t.timer.Cancelled()), nil
		}
		return vm.NewBool(h.(*Handle).handle.Cancelled()), nil
	})
	method(timerHandleType, "when", "", func(_ *vm.VM, h *TimerHandle, _ []vm.Value) (vm.Value, *vm.Error) {
		return seconds(h.timer.When()), nil
	})
}
