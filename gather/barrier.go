package gather

import "strconv"

// Barrier makes tasks wait for each other: each waits until a certain number of them does. Then all go
// on, and the barrier fills anew when the last of them has left.
type Barrier struct {
	bound
	condition *Condition
	parties   int
	state     barrierState
	count     int // tasks inside
}

type barrierState uint8

const (
	barrierFilling barrierState = iota
	barrierDraining
	barrierResetting
	barrierBroken
)

var barrierStates = [...]string{"filling", "draining", "resetting", "broken"}

// NewBarrier makes a barrier for a number of tasks. It fails if that is less than one. A nil host is
// [GoHost].
func NewBarrier(host Host, parties int) (*Barrier, error) {
	b := &Barrier{bound: bound{host: host}, condition: NewCondition(host, nil), parties: parties}
	if parties < 1 {
		return nil, b.newError(ValueError, "parties must be >= 1")
	}
	b.condition.stands = b
	return b, nil
}

// Parties returns how many tasks wait for each other.
func (b *Barrier) Parties() int { return b.parties }

// Waiting returns how many tasks wait for others.
func (b *Barrier) Waiting() int {
	if b.state == barrierFilling {
		return b.count
	}
	return 0
}

// Broken reports whether the barrier has been aborted.
func (b *Barrier) Broken() bool { return b.state == barrierBroken }

// Wait returns a coroutine that waits for the other tasks. It results in the number of tasks that were
// there before this one. It fails with BrokenBarrierError if the barrier is broken, or reset meanwhile.
func (b *Barrier) Wait(l *Loop) Coroutine {
	return &barrierWait{barrier: b, loop: l, next: (*barrierWait).acquired, inner: b.condition.lock.Acquire(l)}
}

// Reset returns a coroutine that fails all tasks that wait and begins anew.
func (b *Barrier) Reset(l *Loop) Coroutine {
	return b.change(l, func() {
		if b.count > 0 {
			b.state = barrierResetting
		} else {
			b.state = barrierFilling
		}
	})
}

// Abort returns a coroutine that breaks the barrier: all tasks that wait fail, and all that will.
func (b *Barrier) Abort(l *Loop) Coroutine {
	return b.change(l, func() { b.state = barrierBroken })
}

func (b *Barrier) change(l *Loop, change func()) Coroutine {
	return &barrierChange{barrier: b, acquire: b.condition.lock.Acquire(l), change: change}
}

// String returns the barrier in Python's notation.
func (b *Barrier) String() string {
	text := "<Barrier [" + barrierStates[b.state]
	if b.state != barrierBroken {
		text += ", waiters:" + strconv.Itoa(b.Waiting()) + "/" + strconv.Itoa(b.parties)
	}
	return text + "]>"
}

// barrierChange holds the lock while it changes the state and tells everybody.
type barrierChange struct {
	barrier *Barrier
	acquire Coroutine
	change  func()
}

func (c *barrierChange) Resume(value any, err error) (*Future, any, bool, error) {
	wait, _, done, failure := c.acquire.Resume(value, err)
	if !done || failure != nil {
		return wait, nil, done, failure
	}
	c.change()
	c.barrier.condition.notify(len(c.barrier.condition.waiters.futures))
	return nil, nil, true, c.barrier.condition.lock.Release()
}

// barrierWait is a wait at the barrier: with the lock held it first waits until those who were here
// before have left, then for the others.
type barrierWait struct {
	barrier *Barrier
	loop    *Loop
	inner   Coroutine // acquires the lock or waits at the condition; nil when the wait has ended
	next    func(*barrierWait) (again bool, err error)
	index   int
	inside  bool
	locked  bool
}

func (w *barrierWait) Resume(value any, err error) (*Future, any, bool, error) {
	if w.inner == nil {
		return nil, nil, true, w.loop.reused()
	}
	for {
		wait, _, done, failure := w.inner.Resume(value, err)
		if !done {
			return wait, nil, false, failure
		}
		again := false
		if failure == nil {
			again, failure = w.next(w)
		}
		if !again {
			return w.end(failure)
		}
		w.inner = w.barrier.condition.Wait(w.loop)
		value, err = nil, nil
	}
}

// acquired goes on when the lock has been acquired for the first time.
func (w *barrierWait) acquired() (again bool, err error) {
	w.locked = true
	w.next = (*barrierWait).enter
	return w.enter()
}

// enter goes on when the state may have changed while the barrier could not be entered.
func (w *barrierWait) enter() (again bool, err error) {
	b := w.barrier
	switch b.state {
	case barrierDraining, barrierResetting:
		return true, nil
	case barrierBroken:
		return false, b.newError(BrokenBarrierError, "Barrier aborted")
	}
	w.inside, w.index = true, b.count
	b.count++
	if b.count == b.parties {
		b.state = barrierDraining
		b.condition.notify(len(b.condition.waiters.futures))
		return false, nil
	}
	w.next = (*barrierWait).filled
	return w.filled()
}

// filled goes on when the state may have changed while the barrier was filling.
func (w *barrierWait) filled() (again bool, err error) {
	switch w.barrier.state {
	case barrierFilling:
		return true, nil
	case barrierBroken, barrierResetting:
		return false, w.barrier.newError(BrokenBarrierError, "Abort or reset of barrier")
	}
	return false, nil
}

// end leaves the barrier and gives the lock back.
func (w *barrierWait) end(err error) (*Future, any, bool, error) {
	b := w.barrier
	w.inner = nil
	if w.inside {
		b.count--
		if b.count == 0 {
			if b.state != barrierBroken {
				b.state = barrierFilling
			}
			b.condition.notify(len(b.condition.waiters.futures))
		}
	}
	if w.locked {
		if failure := b.condition.lock.Release(); failure != nil {
			return nil, nil, true, failure
		}
	}
	if err != nil {
		return nil, nil, true, err
	}
	return nil, w.index, true, nil
}
