package lib

import (
	"math"
	"slices"

	"gatherplay/gather/python/internal/compile"
	"gatherplay/gather/python/internal/vm"
)

// A threadLock is a _thread.lock: what everything that threads wait for is made of.
type threadLock struct {
	locked  bool
	waiting []*vm.Thread
}

var threadLockType = finalType("_thread", "lock")

// Type implements [vm.Value].
func (*threadLock) Type() *vm.Type { return threadLockType }

// Repr implements [vm.Represented].
func (l *threadLock) Repr(m *vm.VM) (string, *vm.Error) {
	state := "unlocked"
	if l.locked {
		state = "locked"
	}
	return "<" + state + " _thread.lock object at " + m.Address(l) + ">", nil
}

// acquire takes the lock; it waits until that is free, at most until a time.
func (l *threadLock) acquire(m *vm.VM, until int64) bool {
	for l.locked {
		if m.Now() >= until {
			return false
		}
		self := m.Thread()
		l.waiting = append(l.waiting, self)
		m.Block(until, true)
		for i, t := range l.waiting {
			if t == self { // nobody has woken it
				l.waiting = append(l.waiting[:i:i], l.waiting[i+1:]...)
				break
			}
		}
	}
	l.locked = true
	return true
}

// release frees the lock, for the one who has waited for longest.
func (l *threadLock) release(m *vm.VM) *vm.Error {
	if !l.locked {
		return m.Raise(vm.RuntimeError, "release unlocked lock")
	}
	l.locked = false
	if len(l.waiting) > 0 {
		next := l.waiting[0]
		l.waiting = l.waiting[1:]
		m.Wake(next)
	}
	return nil
}

func init() {
	add := func(name, signature string, run func(m *vm.VM, l *threadLock, args []vm.Value) (vm.Value, *vm.Error)) {
		threadLockType.AddMethod(name, "self"+signature, func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
			return run(m, args[0].(*threadLock), args[1:])
		})
	}
	acquire := func(m *vm.VM, l *threadLock, args []vm.Value) (vm.Value, *vm.Error) {
		blocking, timeout := true, -1.0
		var err *vm.Error
		if args[0] != nil {
			if blocking, err = m.Truth(args[0]); err != nil {
				return nil, err
			}
		}
		if args[1] != nil {
			if timeout, err = m.AsFloat(args[1]); err != nil {
				return nil, err
			}
		}
		until := m.Now()
		switch {
		case !blocking && timeout != -1:
			return nil, m.Raise(vm.ValueError, "can't specify a timeout for a non-blocking call")
		case blocking && timeout == -1:
			until = vm.Never
		case timeout < 0 && blocking:
			return nil, m.Raise(vm.ValueError, "timeout value must be a non-negative number")
		case timeout > math.MaxInt64/1e9:
			return nil, m.Raise(vm.OverflowError, "timestamp too large to convert to C PyTime_t")
		case blocking:
			until += int64(math.Ceil(timeout * 1e9))
		}
		return vm.NewBool(l.acquire(m, until)), nil
	}
	release := func(m *vm.VM, l *threadLock, _ []vm.Value) (vm.Value, *vm.Error) { return vm.None, l.release(m) }
	add("acquire", ", blocking=, timeout=", acquire)
	add("release", "", release)
	add("locked", "", func(_ *vm.VM, l *threadLock, _ []vm.Value) (vm.Value, *vm.Error) { return vm.NewBool(l.locked), nil })
	add("__enter__", "", func(m *vm.VM, l *threadLock, _ []vm.Value) (vm.Value, *vm.Error) {
		return vm.NewBool(l.acquire(m, vm.Never)), nil
	})
	add("__exit__", ", type, value, traceback, /", release)
	constructor(threadLockType, "", newLock)
}

func newLock(m *vm.VM, _ []vm.Value) (vm.Value, *vm.Error) {
	m.Charge(64)
	return new(threadLock), nil
}

// maxThreads is how many threads a program may have at the same time.
const maxThreads = 1000

// newThread makes the module _thread: threads, and the lock that they wait for each other with.
func newThread(*vm.VM) *vm.Module {
	module := vm.NewModule("_thread")
	module.Dict.Set("lock", threadLockType)
	module.Dict.Set("LockType", threadLockType)
	module.Dict.Set("error", vm.RuntimeError)
	module.Dict.Set("TIMEOUT_MAX", vm.NewFloat(9223372036))
	module.Add("allocate_lock", "", newLock)
	module.Add("get_ident", "", func(m *vm.VM, _ []vm.Value) (vm.Value, *vm.Error) { return vm.NewInt(m.Thread().Ident), nil })
	module.Add("get_native_id", "", func(m *vm.VM, _ []vm.Value) (vm.Value, *vm.Error) { return vm.NewInt(m.Thread().Ident & 0xffff), nil })
	module.Add("main_ident", "", func(m *vm.VM, _ []vm.Value) (vm.Value, *vm.Error) { return vm.NewInt(m.MainThread().Ident), nil })
	module.Add("start_new_thread", "function, args, /", startThread(false))
	// start_process is start_new_thread for what stands for a process, which is not there at once.
	module.Add("start_process", "function, args, /", startThread(true))
	module.Add("check_sendable", "function, /", checkSendable)
	// is_alone reports whether no other thread will ever do anything.
	module.Add("is_alone", "", func(m *vm.VM, _ []vm.Value) (vm.Value, *vm.Error) { return vm.NewBool(!m.Active()), nil })
	module.Add("traceback_text", "exception, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		e, ok := args[0].(*vm.Error)
		if !ok {
			return nil, m.Raise(vm.TypeError, "expected an exception, not ", args[0].Type().Name)
		}
		return vm.NewStr(m.TracebackText(e)), nil
	})
	// at_exit names a function that is called when the main program has come to its end.
	module.Add("at_exit", "function, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		m.AtExit = append(m.AtExit, args[0])
		return vm.None, nil
	})
	return module
}

func startThread(later bool) func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
	return func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		function := args[0]
		given, ok := args[1].(*vm.Tuple)
		if !ok {
			return nil, m.Raise(vm.TypeError, "2nd arg must be a tuple")
		}
		if m.ThreadCount() >= maxThreads {
			return nil, m.Raise(vm.RuntimeError, "can't start new thread")
		}
		started := m.StartThread(later, func() {
			if _, err := m.Call(function, given.Items...); err != nil && !err.Class.IsSubclass(vm.SystemExit) {
				m.PrintError("Exception ignored in thread started by " + describe(m, function) + ":\n" + m.TracebackText(err))
			}
		})
		return vm.NewInt(started.Ident), nil
	}
}

// checkSendable ends the run if what a process would do with a function is not what a thread does with it here: processes share no
// global variables.
func checkSendable(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
	function := args[0]
	if method, ok := function.(*vm.Method); ok {
		function = method.Func
	}
	fn, ok := function.(*vm.Function)
	if !ok {
		return vm.None, nil
	}
	if slices.ContainsFunc(fn.Code.Instrs, func(in compile.Instr) bool { return in.Op == compile.SETGLOBAL }) {
		return nil, m.Unsupported(fn.Name + " can't be run in a process here, since it changes global variables, which each process would " +
			"have for itself; return what it computes, or use ThreadPoolExecutor")
	}
	return vm.None, nil
}
