package asyncio

import (
	"gatherplay/gather"
	"gatherplay/gather/python/internal/vm"
)

// The primitives as the program sees them.
type (
	lock      struct{ *gather.Lock }
	eventFlag struct{ *gather.EventFlag }
	semaphore struct {
		*gather.Semaphore
		class *vm.Type
	}
	condition struct {
		*gather.Condition
		lock *lock
	}
	barrier struct{ *gather.Barrier }
)

var (
	lockType             = vm.NewType("asyncio.locks", "Lock")
	eventType            = vm.NewType("asyncio.locks", "Event")
	conditionType        = vm.NewType("asyncio.locks", "Condition")
	semaphoreType        = vm.NewType("asyncio.locks", "Semaphore")
	boundedSemaphoreType = vm.NewType("asyncio.locks", "BoundedSemaphore", semaphoreType)
	barrierType          = vm.NewType("asyncio.locks", "Barrier")
	brokenBarrierError   = vm.NewException("asyncio.exceptions", "BrokenBarrierError", vm.RuntimeError)
)

// Type implements [vm.Value].
func (*lock) Type() *vm.Type { return lockType }

// Type implements [vm.Value].
func (*eventFlag) Type() *vm.Type { return eventType }

// Type implements [vm.Value].
func (s *semaphore) Type() *vm.Type { return s.class }

// Type implements [vm.Value].
func (*condition) Type() *vm.Type { return conditionType }

// Type implements [vm.Value].
func (*barrier) Type() *vm.Type { return barrierType }

// Repr implements [vm.Represented].
func (k *lock) Repr(machine *vm.VM) (string, *vm.Error) {
	return described(machine, k, k.String()), nil
}

// Repr implements [vm.Represented].
func (e *eventFlag) Repr(machine *vm.VM) (string, *vm.Error) {
	return described(machine, e, e.String()), nil
}

// Repr implements [vm.Represented].
func (s *semaphore) Repr(machine *vm.VM) (string, *vm.Error) {
	return described(machine, s, s.String()), nil
}

// Repr implements [vm.Represented].
func (c *condition) Repr(machine *vm.VM) (string, *vm.Error) {
	return described(machine, c, c.String()), nil
}

// Repr implements [vm.Represented].
func (b *barrier) Repr(machine *vm.VM) (string, *vm.Error) {
	return described(machine, b, b.String()), nil
}

// described completes gather's description of a primitive, "<Lock [locked]>", with the address and the module that CPython shows.
func described(machine *vm.VM, v vm.Value, text string) string {
	class := v.Type()
	for i, c := range text {
		if c == ' ' {
			return "<" + class.Module + "." + class.Name + " object at " + machine.Address(v) + text[i:]
		}
	}
	return text
}

// entering gives a primitive that can be acquired its async with.
func entering[T vm.Value](t *vm.Type, acquire func(self T, l *Loop) gather.Coroutine, release func(self T) error) {
	method(t, "acquire", "", func(machine *vm.VM, self T, _ []vm.Value) (vm.Value, *vm.Error) {
		return here(machine, t.Name+".acquire", func(l *Loop) gather.Coroutine { return acquire(self, l) }, always(vm.True))
	})
	method(t, "release", "", func(_ *vm.VM, self T, _ []vm.Value) (vm.Value, *vm.Error) { return vm.None, raised(release(self)) })
	method(t, "__aenter__", "", func(machine *vm.VM, self T, _ []vm.Value) (vm.Value, *vm.Error) {
		return here(machine, "_ContextManagerMixin.__aenter__", func(l *Loop) gather.Coroutine { return acquire(self, l) }, always(vm.None))
	})
	method(t, "__aexit__", "exc_type, exc, tb", func(machine *vm.VM, self T, _ []vm.Value) (vm.Value, *vm.Error) {
		return leaving(machine, "_ContextManagerMixin.__aexit__", func() (vm.Value, error) { return vm.None, release(self) })
	})
	for _, name := range []string{"__aenter__", "__aexit__"} {
		t.Dict.Get(name).(*vm.Builtin).Qualname = "_ContextManagerMixin." + name // which is where it is defined
	}
}

func lockMethods() {
	constructor(lockType, "", func(machine *vm.VM, _ []vm.Value) (vm.Value, *vm.Error) {
		return &lock{gather.NewLock(&of(machine).host)}, nil
	})
	entering(lockType, func(k *lock, l *Loop) gather.Coroutine { return k.Acquire(l.Loop) }, func(k *lock) error { return k.Release() })
	method(lockType, "locked", "", func(_ *vm.VM, k *lock, _ []vm.Value) (vm.Value, *vm.Error) { return vm.NewBool(k.Locked()), nil })

	constructor(eventType, "", func(machine *vm.VM, _ []vm.Value) (vm.Value, *vm.Error) {
		return &eventFlag{gather.NewEventFlag(&of(machine).host)}, nil
	})
	method(eventType, "is_set", "", func(_ *vm.VM, e *eventFlag, _ []vm.Value) (vm.Value, *vm.Error) { return vm.NewBool(e.IsSet()), nil })
	method(eventType, "set", "", func(_ *vm.VM, e *eventFlag, _ []vm.Value) (vm.Value, *vm.Error) { e.Set(); return vm.None, nil })
	method(eventType, "clear", "", func(_ *vm.VM, e *eventFlag, _ []vm.Value) (vm.Value, *vm.Error) { e.Clear(); return vm.None, nil })
	method(eventType, "wait", "", func(machine *vm.VM, e *eventFlag, _ []vm.Value) (vm.Value, *vm.Error) {
		return here(machine, "Event.wait", func(l *Loop) gather.Coroutine { return e.Wait(l.Loop) }, always(vm.True))
	})
	semaphoreMethods()
	conditionMethods()
	barrierMethods()
}

func semaphoreMethods() {
	for _, t := range []*vm.Type{semaphoreType, boundedSemaphoreType} {
		make := gather.NewSemaphore
		if t == boundedSemaphoreType {
			make = gather.NewBoundedSemaphore
		}
		constructor(t, "value=", func(machine *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
			value := 1
			if args[0] != nil {
				n, err := machine.AsSize(args[0])
				if err != nil {
					return nil, err
				}
				value = n
			}
			made, err := make(&of(machine).host, value)
			if err != nil {
				return nil, raised(err)
			}
			return &semaphore{made, t}, nil
		})
	}
	entering(semaphoreType, func(s *semaphore, l *Loop) gather.Coroutine { return s.Acquire(l.Loop) }, func(s *semaphore) error { return s.Release() })
	method(semaphoreType, "locked", "", func(_ *vm.VM, s *semaphore, _ []vm.Value) (vm.Value, *vm.Error) { return vm.NewBool(s.Locked()), nil })
	semaphoreType.AddGetter("_value", func(_ *vm.VM, self vm.Value) (vm.Value, *vm.Error) {
		return vm.NewInt(int64(vm.Underlying(self).(*semaphore).Value())), nil
	})
}

func conditionMethods() {
	constructor(conditionType, "lock=", func(machine *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		h := &of(machine).host
		k, ok := args[0].(*lock)
		if !ok {
			k = &lock{gather.NewLock(h)}
		}
		return &condition{gather.NewCondition(h, k.Lock), k}, nil
	})
	entering(conditionType, func(c *condition, l *Loop) gather.Coroutine { return c.lock.Acquire(l.Loop) }, func(c *condition) error { return c.lock.Release() })
	method(conditionType, "locked", "", func(_ *vm.VM, c *condition, _ []vm.Value) (vm.Value, *vm.Error) {
		return vm.NewBool(c.lock.Locked()), nil
	})
	method(conditionType, "wait", "", func(machine *vm.VM, c *condition, _ []vm.Value) (vm.Value, *vm.Error) {
		return here(machine, "Condition.wait", func(l *Loop) gather.Coroutine { return c.Wait(l.Loop) }, always(vm.True))
	})
	method(conditionType, "wait_for", "predicate", func(machine *vm.VM, c *condition, args []vm.Value) (vm.Value, *vm.Error) {
		predicate := args[0]
		return here(machine, "Condition.wait_for", func(l *Loop) gather.Coroutine {
			return &waitingFor{machine: machine, condition: c, predicate: predicate, loop: l}
		}, nil)
	})
	method(conditionType, "notify", "n=", func(machine *vm.VM, c *condition, args []vm.Value) (vm.Value, *vm.Error) {
		n := 1
		if args[0] != nil {
			given, err := machine.AsSize(args[0])
			if err != nil {
				return nil, err
			}
			n = given
		}
		return vm.None, raised(c.Notify(n))
	})
	method(conditionType, "notify_all", "", func(_ *vm.VM, c *condition, _ []vm.Value) (vm.Value, *vm.Error) {
		return vm.None, raised(c.NotifyAll())
	})
}

// waitingFor is Condition.wait_for: it waits until the predicate holds.
type waitingFor struct {
	machine   *vm.VM
	condition *condition
	predicate vm.Value
	loop      *Loop
	inner     gather.Coroutine
}

// Resume implements [gather.Coroutine].
func (w *waitingFor) Resume(v any, thrown error) (*gather.Future, any, bool, error) {
	for {
		if w.inner == nil {
			if thrown != nil {
				return nil, nil, true, thrown
			}
			result, err := w.machine.Call(w.predicate)
			if err != nil {
				return nil, nil, true, err
			}
			holds, err := w.machine.Truth(result)
			if err != nil {
				return nil, nil, true, err
			}
			if holds {
				return nil, result, true, nil
			}
			w.inner = w.condition.Wait(w.loop.Loop)
		}
		wait, _, done, failure := w.inner.Resume(v, thrown)
		if !done || failure != nil {
			return wait, nil, done, failure
		}
		w.inner, v, thrown = nil, nil, nil
	}
}

func barrierMethods() {
	constructor(barrierType, "parties", func(machine *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		n, err := machine.AsSize(args[0])
		if err != nil {
			return nil, err
		}
		made, failure := gather.NewBarrier(&of(machine).host, n)
		if failure != nil {
			return nil, raised(failure)
		}
		return &barrier{made}, nil
	})
	position := func(result any) (vm.Value, *vm.Error) { return vm.NewInt(int64(result.(int))), nil }
	for _, name := range []string{"wait", "__aenter__"} {
		method(barrierType, name, "", func(machine *vm.VM, b *barrier, _ []vm.Value) (vm.Value, *vm.Error) {
			return here(machine, "Barrier."+name, func(l *Loop) gather.Coroutine { return b.Wait(l.Loop) }, position)
		})
	}
	method(barrierType, "__aexit__", "exc_type, exc, tb", func(machine *vm.VM, _ *barrier, _ []vm.Value) (vm.Value, *vm.Error) {
		return leaving(machine, "Barrier.__aexit__", func() (vm.Value, error) { return vm.None, nil })
	})
	change := func(name string, act func(b *barrier, l *gather.Loop) gather.Coroutine) {
		method(barrierType, name, "", func(machine *vm.VM, b *barrier, _ []vm.Value) (vm.Value, *vm.Error) {
			return here(machine, "Barrier."+name, func(l *Loop) gather.Coroutine { return act(b, l.Loop) }, always(vm.None))
		})
	}
	change("reset", func(b *barrier, l *gather.Loop) gather.Coroutine { return b.Reset(l) })
	change("abort", func(b *barrier, l *gather.Loop) gather.Coroutine { return b.Abort(l) })
	get := func(name string, get func(b *barrier) vm.Value) {
		barrierType.AddGetter(name, func(_ *vm.VM, self vm.Value) (vm.Value, *vm.Error) {
			return get(vm.Underlying(self).(*barrier)), nil
		})
	}
	get("parties", func(b *barrier) vm.Value { return vm.NewInt(int64(b.Parties())) })
	get("n_waiting", func(b *barrier) vm.Value { return vm.NewInt(int64(b.Waiting())) })
	get("broken", func(b *barrier) vm.Value { return vm.NewBool(b.Broken()) })
}
