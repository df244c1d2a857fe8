package gather

import "strconv"

// Lock is held by one task at a time. Who has to wait for it gets it first come, first served; nobody
// can take it from under a task that has been woken for it. A Lock knows no owner: any task may release
// it.
type Lock struct {
	bound
	locked  bool
	waiters waiters
}

// NewLock makes a lock that nobody holds. A nil host is [GoHost].
func NewLock(host Host) *Lock { return &Lock{bound: bound{host: host}} }

// Locked reports whether somebody holds the lock.
func (k *Lock) Locked() bool { return k.locked }

// Acquire returns a coroutine that acquires the lock and results in true. It suspends only if it has to
// wait.
func (k *Lock) Acquire(l *Loop) Coroutine { return &lockAcquire{lock: k, loop: l} }

// Release gives the lock back and wakes the first who waits for it. It fails if nobody holds it.
func (k *Lock) Release() error {
	if !k.locked {
		return k.newError(RuntimeError, "Lock is not acquired.")
	}
	k.locked = false
	k.wakeFirst()
	return nil
}

// wakeFirst wakes the first in the queue, who leaves it when he runs. If he has been woken already,
// that is enough.
func (k *Lock) wakeFirst() {
	if len(k.waiters.futures) == 0 {
		return
	}
	if first := k.waiters.futures[0]; first.state == StatePending {
		first.finish(true)
	}
}

// String returns the lock in Python's notation.
func (k *Lock) String() string { return describe("Lock", "unlocked", "locked", k.locked, &k.waiters) }

type lockAcquire struct {
	lock   *Lock
	loop   *Loop
	waiter *Future
	state  coroutineState
}

func (a *lockAcquire) Resume(_ any, err error) (*Future, any, bool, error) {
	k := a.lock
	switch {
	case a.state == closed:
		return nil, nil, true, a.loop.reused()
	case a.state == suspended:
		k.waiters.remove(a.waiter)
		if err != nil && KindOf(err) == CancelledError && !k.locked {
			// It may have been its turn.
			k.wakeFirst()
		}
	case err == nil && (k.locked || !k.waiters.allCancelled()):
		if err = k.bindTo(a.loop, k); err == nil {
			a.state = suspended
			a.waiter = a.loop.CreateFutureFor(KindLock, k)
			k.waiters.add(a.waiter)
			return a.waiter, nil, false, nil
		}
	}
	a.state = closed
	if err != nil {
		return nil, nil, true, err
	}
	k.locked = true
	return nil, true, true, nil
}

// EventFlag is Python's asyncio.Event: a flag that tasks wait for.
type EventFlag struct {
	bound
	set     bool
	waiters waiters
}

// NewEventFlag makes a flag that is not set. A nil host is [GoHost].
func NewEventFlag(host Host) *EventFlag { return &EventFlag{bound: bound{host: host}} }

// IsSet reports whether the flag is set.
func (e *EventFlag) IsSet() bool { return e.set }

// Set sets the flag and wakes everybody who waits for it, in order. They will run even if it is cleared
// before.
func (e *EventFlag) Set() {
	if e.set {
		return
	}
	e.set = true
	for _, f := range e.waiters.futures {
		if f.state == StatePending {
			f.finish(true)
		}
	}
}

// Clear resets the flag.
func (e *EventFlag) Clear() { e.set = false }

// Wait returns a coroutine that waits until the flag is set and results in true. It suspends only if
// it has to wait.
func (e *EventFlag) Wait(l *Loop) Coroutine { return &eventWait{event: e, loop: l} }

// String returns the event in Python's notation.
func (e *EventFlag) String() string { return describe("Event", "unset", "set", e.set, &e.waiters) }

type eventWait struct {
	event  *EventFlag
	loop   *Loop
	waiter *Future
	state  coroutineState
}

func (w *eventWait) Resume(_ any, err error) (*Future, any, bool, error) {
	e := w.event
	switch {
	case w.state == closed:
		return nil, nil, true, w.loop.reused()
	case w.state == suspended:
		e.waiters.remove(w.waiter)
	case err == nil && !e.set:
		if err = e.bindTo(w.loop, e); err == nil {
			w.state = suspended
			w.waiter = w.loop.CreateFutureFor(KindEvent, e)
			e.waiters.add(w.waiter)
			return w.waiter, nil, false, nil
		}
	}
	w.state = closed
	if err != nil {
		return nil, nil, true, err
	}
	return nil, true, true, nil
}

// Semaphore lets a number of tasks in at the same time. Who has to wait gets in first come, first
// served: what is released while somebody waits is his before he runs.
type Semaphore struct {
	bound
	value   int
	limit   int // a bounded semaphore's initial value; -1: none
	waiters waiters
}

// NewSemaphore makes a semaphore that lets value tasks in. It fails if value is negative. A nil host is
// [GoHost].
func NewSemaphore(host Host, value int) (*Semaphore, error) {
	s := &Semaphore{bound: bound{host: host}, value: value, limit: -1}
	if value < 0 {
		return nil, s.newError(ValueError, "Semaphore initial value must be >= 0")
	}
	return s, nil
}

// NewBoundedSemaphore makes a semaphore that can't be released more often than it was acquired.
func NewBoundedSemaphore(host Host, value int) (*Semaphore, error) {
	s, err := NewSemaphore(host, value)
	if err == nil {
		s.limit = value
	}
	return s, err
}

// Value returns how many tasks could be let in.
func (s *Semaphore) Value() int { return s.value }

// Locked reports whether a task that came now would have to wait.
func (s *Semaphore) Locked() bool { return s.value == 0 || !s.waiters.allCancelled() }

// Acquire returns a coroutine that is let in and results in true. It suspends only if it has to wait.
func (s *Semaphore) Acquire(l *Loop) Coroutine { return &semaphoreAcquire{semaphore: s, loop: l} }

// Release lets one more task in. It fails if the semaphore is bounded and has nobody in it.
func (s *Semaphore) Release() error {
	if s.limit >= 0 && s.value >= s.limit {
		return s.newError(ValueError, "BoundedSemaphore released too many times")
	}
	s.value++
	s.wakeNext()
	return nil
}

// wakeNext lets the first in who waits and has not been let in yet. It reports false if there is none.
func (s *Semaphore) wakeNext() bool {
	for _, f := range s.waiters.futures {
		if f.state == StatePending {
			s.value--
			f.finish(true)
			return true
		}
	}
	return false
}

// String returns the semaphore in Python's notation.
func (s *Semaphore) String() string {
	name := "Semaphore"
	if s.limit >= 0 {
		name = "BoundedSemaphore"
	}
	return describe(name, "unlocked, value:"+strconv.Itoa(s.value), "locked", s.Locked(), &s.waiters)
}

type semaphoreAcquire struct {
	semaphore *Semaphore
	loop      *Loop
	waiter    *Future
	state     coroutineState
}

func (a *semaphoreAcquire) Resume(_ any, err error) (*Future, any, bool, error) {
	s := a.semaphore
	switch {
	case a.state == closed:
		return nil, nil, true, a.loop.reused()
	case a.state == suspended:
		a.leave(err)
	case err == nil && s.Locked():
		if err = s.bindTo(a.loop, s); err == nil {
			a.state = suspended
			a.waiter = a.loop.CreateFutureFor(KindSemaphore, s)
			s.waiters.add(a.waiter)
			return a.waiter, nil, false, nil
		}
	case err == nil:
		s.value--
	}
	a.state = closed
	if err != nil {
		return nil, nil, true, err
	}
	return nil, true, true, nil
}

// leave ends the wait.
func (a *semaphoreAcquire) leave(err error) {
	s := a.semaphore
	s.waiters.remove(a.waiter)
	if err != nil && KindOf(err) == CancelledError && a.waiter.state == StateFinished {
		// It was let in, and does not go.
		s.value++
	}
	// Others may have come, and have had to wait only because somebody was before them.
	for s.value > 0 && s.wakeNext() {
	}
}

// Condition lets tasks that hold a lock wait until others, who hold it then, say that something has
// changed.
type Condition struct {
	bound
	lock    *Lock
	waiters waiters
	stands  *Barrier // the barrier that it is a part of, or nil: that is what the tasks here wait for
}

// NewCondition makes a condition with a lock, nil for one of its own. A nil host is [GoHost].
func NewCondition(host Host, lock *Lock) *Condition {
	if lock == nil {
		lock = NewLock(host)
	}
	return &Condition{bound: bound{host: host}, lock: lock}
}

// Lock returns the condition's lock.
func (c *Condition) Lock() *Lock { return c.lock }

// Wait returns a coroutine that releases the lock, waits until it is notified, acquires the lock again
// and results in true. It acquires it even if it is cancelled. It fails if nobody holds the lock.
func (c *Condition) Wait(l *Loop) Coroutine { return &conditionWait{condition: c, loop: l} }

// notification returns a Future for a task that waits.
func (c *Condition) notification(l *Loop) *Future {
	if c.stands != nil {
		return l.CreateFutureFor(KindBarrier, c.stands)
	}
	return l.CreateFutureFor(KindCondition, c)
}

// Notify wakes n tasks that wait, or as many as there are. They go on when they have the lock. It fails
// if nobody holds it.
func (c *Condition) Notify(n int) error {
	if !c.lock.locked {
		return c.newError(RuntimeError, "cannot notify on un-acquired lock")
	}
	c.notify(n)
	return nil
}

// NotifyAll wakes all tasks that wait.
func (c *Condition) NotifyAll() error { return c.Notify(len(c.waiters.futures)) }

func (c *Condition) notify(n int) {
	for _, f := range c.waiters.futures {
		if n == 0 {
			return
		}
		if f.state == StatePending {
			n--
			f.finish(false)
		}
	}
}

// String returns the condition in Python's notation.
func (c *Condition) String() string {
	return describe("Condition", "unlocked", "locked", c.lock.locked, &c.waiters)
}

// conditionWait first waits to be notified, then for the lock.
type conditionWait struct {
	condition *Condition
	loop      *Loop
	waiter    *Future
	acquiring Coroutine // acquires the lock again
	raised    error     // what is raised when it has
	state     coroutineState
}

func (w *conditionWait) Resume(value any, err error) (*Future, any, bool, error) {
	c := w.condition
	switch {
	case w.state == closed:
		return nil, nil, true, w.loop.reused()
	case w.acquiring != nil:
		return w.acquire(value, err)
	case w.state == suspended:
		c.waiters.remove(w.waiter)
		w.raised = err
		w.acquiring = c.lock.Acquire(w.loop)
		return w.acquire(nil, nil)
	case err == nil && !c.lock.locked:
		err = c.newError(RuntimeError, "cannot wait on un-acquired lock")
	case err == nil:
		if err = c.bindTo(w.loop, c); err == nil {
			w.waiter = c.notification(w.loop)
			if err = c.lock.Release(); err == nil {
				w.state = suspended
				c.waiters.add(w.waiter)
				return w.waiter, nil, false, nil
			}
		}
	}
	w.state = closed
	return nil, nil, true, err
}

// acquire does not give up before it has the lock; of several cancellations it keeps the last.
func (w *conditionWait) acquire(value any, err error) (*Future, any, bool, error) {
	for {
		wait, _, done, failure := w.acquiring.Resume(value, err)
		switch {
		case !done:
			return wait, nil, false, failure
		case failure == nil:
			return w.end()
		case KindOf(failure) != CancelledError:
			w.raised = failure
			return w.end()
		}
		w.raised = failure
		w.acquiring = w.condition.lock.Acquire(w.loop)
		value, err = nil, nil
	}
}

func (w *conditionWait) end() (*Future, any, bool, error) {
	w.state = closed
	if w.raised != nil {
		// It may have been notified, and does not make use of it: another shall.
		w.condition.notify(1)
		return nil, nil, true, w.raised
	}
	return nil, true, true, nil
}

// describe returns the representation of a primitive without the place in memory that Python shows.
func describe(class, off, on string, isOn bool, w *waiters) string {
	text := "<" + class + " ["
	if isOn {
		text += on
	} else {
		text += off
	}
	if n := len(w.futures); n > 0 {
		text += ", waiters:" + strconv.Itoa(n)
	}
	return text + "]>"
}
