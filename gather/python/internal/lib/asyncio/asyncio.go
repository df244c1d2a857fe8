// Package asyncio is Python's module of that name over the event loop of package gather: what the program sees of futures, tasks,
// loops and runners, and the functions that it calls.
//
// Package gather decides what happens and in which order; this package only translates: Python arguments into those of gather, errors
// of the loop into Python exceptions, results into Python values. Coroutines of asyncio's own, such as sleep(1), are coroutine objects
// around gather's.
package asyncio

import (
	"maps"
	"slices"
	"time"

	"gatherplay/gather"
	"gatherplay/gather/python/internal/syntax"
	"gatherplay/gather/python/internal/vm"
)

// Options connect the module to its surroundings.
type Options struct {
	Clock    gather.Clock
	Observer gather.Observer
	Limits   gather.Limits
}

// state is what the module knows in one run. The machine keeps it.
type state struct {
	vm      *vm.VM
	options Options
	names   gather.TaskNames
	host    host
	running *Loop // the loop that is running, or nil
	set     *Loop // the loop that set_event_loop has made the current one, or nil
	loops   map[*gather.Loop]*Loop
	threads map[*vm.Thread]perThread   // those that do not run at the moment
	inOrder []*Loop                    // the loops in the order in which they were made
	origins map[*gather.Future]*origin // the stacks when futures were made, in debug mode
	shown   []*gather.Future           // those whose repr is being made, each within that of the one before
}

// New makes the module for a run.
func New(machine *vm.VM, options Options) *vm.Module {
	s := &state{vm: machine, options: options, threads: map[*vm.Thread]perThread{}}
	s.host.state = s
	machine.State["asyncio"] = s
	machine.Sleep = s.block
	machine.PassTime = s.passTime
	machine.OnThread = append(machine.OnThread, s.switched)
	machine.Now = func() int64 { return int64(options.Clock.Now()) }
	machine.OnAsyncGenerator = func(g *vm.Generator) {
		if l := s.running; l != nil {
			l.asyncGenerators = append(l.asyncGenerators, g)
		}
	}
	machine.FutureRepr = s.futureRepr
	s.watchObjects()
	m := vm.NewModule("asyncio")
	m.Origin = "/lib/python3.14/asyncio/__init__.py"
	s.addFunctions(m)
	s.addTypes(m)
	m.Dict.Set("__path__", vm.NewList(vm.NewStr("/lib/python3.14/asyncio")))
	machine.Modules["asyncio"] = m
	s.addSubmodules(m)
	return m
}

// of returns the module's state in a run.
func of(machine *vm.VM) *state { return machine.State["asyncio"].(*state) }

// addTypes puts the classes and constants into the module.
func (s *state) addTypes(m *vm.Module) {
	installTypes()
	for _, t := range []*vm.Type{
		vm.FutureType, vm.TaskType, timeoutType, runnerType, vm.CancelledError, vm.InvalidStateError, vm.TimeoutError,
		taskGroupType, lockType, eventType, conditionType, semaphoreType, boundedSemaphoreType, barrierType, queueType,
		priorityQueueType, lifoQueueType, queueEmpty, queueFull, queueShutDown, brokenBarrierError,
		handleType, timerHandleType, abstractLoopType,
	} {
		m.Dict.Set(t.Name, t)
	}
	m.Dict.Set("eager_task_factory", eagerTaskFactory(vm.TaskType))
	m.Dict.Set("BaseEventLoop", loopType)
	m.Dict.Set("SelectorEventLoop", loopType)
	m.Dict.Set("EventLoop", loopType)
	for _, name := range []string{"FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED"} {
		m.Dict.Set(name, vm.NewStr(name))
	}
}

// addSubmodules makes the names in asyncio.tasks, asyncio.exceptions and the like importable: they are the module's own.
func (s *state) addSubmodules(m *vm.Module) {
	for _, name := range slices.Sorted(maps.Keys(submodules)) {
		names := submodules[name]
		sub := vm.NewModule("asyncio." + name)
		sub.Origin = "/lib/python3.14/asyncio/" + name + ".py"
		for _, n := range names {
			sub.Dict.Set(n, m.Dict.Get(n))
		}
		s.vm.Modules[sub.Name] = sub
		m.Dict.Set(name, sub)
	}
}

var submodules = map[string][]string{
	"exceptions": {"CancelledError", "InvalidStateError", "TimeoutError", "BrokenBarrierError", "QueueEmpty", "QueueFull", "QueueShutDown"},
	"futures":    {"Future", "wrap_future", "isfuture"},
	"tasks": {"Task", "create_task", "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED", "wait", "wait_for", "as_completed", "sleep",
		"gather", "shield", "ensure_future", "current_task", "all_tasks", "eager_task_factory", "create_eager_task_factory",
		"run_coroutine_threadsafe"},
	"locks":      {"Lock", "Event", "Condition", "Semaphore", "BoundedSemaphore", "Barrier"},
	"queues":     {"Queue", "PriorityQueue", "LifoQueue", "QueueEmpty", "QueueFull", "QueueShutDown"},
	"timeouts":   {"Timeout", "timeout", "timeout_at"},
	"taskgroups": {"TaskGroup"},
	"runners":    {"Runner", "run"},
	"events": {"AbstractEventLoop", "get_event_loop", "get_running_loop", "new_event_loop", "set_event_loop", "Handle", "TimerHandle",
		"_get_running_loop"},
	"base_events":  {"BaseEventLoop"},
	"base_futures": {"isfuture"},
	"threads":      {"to_thread"},
	"coroutines":   {"iscoroutine", "iscoroutinefunction"},
}

// value returns what the event loop keeps as any as the Python value that it is.
func value(v any) vm.Value {
	switch v := v.(type) {
	case nil:
		return vm.None
	case vm.Value:
		return v
	case bool:
		return vm.NewBool(v)
	case *gather.Future:
		return vm.FutureObject(v)
	case *gather.Task:
		return vm.FutureObject(&v.Future)
	}
	return vm.None
}

// raised returns an error of the event loop as the Python exception that it is.
func raised(err error) *vm.Error {
	if err == nil {
		return nil
	}
	return err.(*vm.Error)
}

// awaited is what a Python value is for the event loop: the future itself, or the coroutine.
func awaited(machine *vm.VM, v vm.Value) any {
	if f, ok := v.(*vm.Future); ok {
		return f.Future
	}
	if co, ok := coroutine(machine, v); ok {
		return co
	}
	return other{v}
}

// other is a Python value that is neither a future nor a coroutine, hidden from the event loop, which might take it for one: a
// generator can be resumed, too.
type other struct{ vm.Value }

// coroutine returns a coroutine object as the event loop knows it; ok is false for anything else.
func coroutine(machine *vm.VM, v vm.Value) (gather.Coroutine, bool) {
	switch v := v.(type) {
	case *vm.Generator:
		return v, v.IsCoroutine()
	case *vm.NativeCoroutine:
		return v, true
	}
	return machine.AbstractCoroutine(v)
}

// coroutineObject returns the object that a coroutine of the event loop's is for the program.
func coroutineObject(co gather.Coroutine) vm.Value {
	switch co := co.(type) {
	case *vm.AbstractCoroutine:
		return co.Object
	case vm.Value:
		return co
	}
	return vm.None
}

// delay turns a number of seconds into a duration; None is Forever.
func delay(machine *vm.VM, v vm.Value) (time.Duration, *vm.Error) {
	if v == nil || v == vm.None {
		return gather.Forever, nil
	}
	f, err := machine.AsFloat(v)
	if err != nil {
		return 0, err
	}
	return gather.Seconds(f), nil
}

// fromNow is delay for what CPython adds to the loop's time, and complains of if it can't.
func fromNow(machine *vm.VM, v vm.Value) (time.Duration, *vm.Error) {
	if v != nil && v != vm.None {
		if _, err := machine.Binary(syntax.Add, vm.NewFloat(0), v); err != nil {
			return 0, err
		}
	}
	return delay(machine, v)
}

// seconds is the reverse of delay for a time.
func seconds(d time.Duration) vm.Value { return vm.NewFloat(float64(d) / 1e9) }
