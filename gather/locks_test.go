package gather_test

import (
	"testing"
	"time"

	"gatherplay/gather"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// acquirer is what Lock and Semaphore have in common.
type acquirer interface {
	Acquire(l *gather.Loop) gather.Coroutine
	Release() error
	Locked() bool
}

// holding is a coroutine that acquires, notes its name, sleeps and releases.
func holding(a acquirer, name string, d time.Duration, list *[]string) gather.Coroutine {
	return gather.Async(func(f *gather.Frame) (any, error) {
		if _, err := f.Await(a.Acquire(f.Loop())); err != nil {
			return nil, err
		}
		*list = append(*list, name)
		err := f.Sleep(d)
		if e := a.Release(); e != nil {
			return nil, e
		}
		return name, err
	})
}

func semaphore(t *testing.T, value int) *gather.Semaphore {
	t.Helper()
	s, err := gather.NewSemaphore(nil, value)
	require.NoError(t, err)
	return s
}

func TestLocksAreFair(t *testing.T) {
	for name, a := range map[string]acquirer{"lock": gather.NewLock(nil), "semaphore": semaphore(t, 1)} {
		t.Run(name, func(t *testing.T) {
			run(t, func(f *gather.Frame) error {
				var list []string
				var aws []any
				for _, name := range []string{"a", "b", "c"} {
					aws = append(aws, holding(a, name, time.Second, &list))
				}
				_, err := f.Gather(aws...)
				assert.Equal(t, []string{"a", "b", "c"}, list)
				assert.Equal(t, 3*time.Second, f.Loop().Time())
				assert.False(t, a.Locked())
				return err
			})
		})
	}
}

// Between a release and the moment at which the one who was woken runs, nobody else gets in.
func TestNobodyBarges(t *testing.T) {
	for name, a := range map[string]acquirer{"lock": gather.NewLock(nil), "semaphore": semaphore(t, 1)} {
		t.Run(name, func(t *testing.T) {
			run(t, func(f *gather.Frame) error {
				var list []string
				f.Await(a.Acquire(f.Loop()))
				waiter := f.CreateTask(holding(a, "waiter", 0, &list))
				f.Sleep(0)
				require.NoError(t, a.Release())
				_, err := f.Await(holding(a, "newcomer", 0, &list))
				require.NoError(t, err)
				_, err = f.Await(waiter)
				assert.Equal(t, []string{"waiter", "newcomer"}, list)
				return err
			})
		})
	}
}

// A waiter that is cancelled when it has been woken already passes its turn on.
func TestCancelledWaiterPassesItsTurnOn(t *testing.T) {
	for name, a := range map[string]acquirer{"lock": gather.NewLock(nil), "semaphore": semaphore(t, 1)} {
		t.Run(name, func(t *testing.T) {
			run(t, func(f *gather.Frame) error {
				var list []string
				f.Await(a.Acquire(f.Loop()))
				first := f.CreateTask(holding(a, "first", 0, &list))
				second := f.CreateTask(holding(a, "second", 0, &list))
				f.Sleep(0)
				require.NoError(t, a.Release())
				first.Cancel(nil)
				_, err := f.Await(first)
				assert.ErrorIs(t, err, gather.ErrCancelled)
				_, err = f.Await(second)
				assert.Equal(t, []string{"second"}, list)
				assert.False(t, a.Locked())
				return err
			})
		})
	}
}

func TestCancelledWaiterLeavesTheQueue(t *testing.T) {
	for name, a := range map[string]acquirer{"lock": gather.NewLock(nil), "semaphore": semaphore(t, 1)} {
		t.Run(name, func(t *testing.T) {
			run(t, func(f *gather.Frame) error {
				var list []string
				f.Await(a.Acquire(f.Loop()))
				cancelled := f.CreateTask(holding(a, "cancelled", 0, &list))
				other := f.CreateTask(holding(a, "other", 0, &list))
				f.Sleep(0)
				cancelled.Cancel(nil)
				f.Sleep(0)
				require.NoError(t, a.Release())
				_, err := f.Await(other)
				assert.Equal(t, []string{"other"}, list)
				return err
			})
		})
	}
}

func TestLockMisuse(t *testing.T) {
	requireKind(t, gather.NewLock(nil).Release(), gather.RuntimeError, "Lock is not acquired.")
	_, err := gather.NewSemaphore(nil, -1)
	requireKind(t, err, gather.ValueError, "Semaphore initial value must be >= 0")
	bounded, err := gather.NewBoundedSemaphore(nil, 1)
	require.NoError(t, err)
	requireKind(t, bounded.Release(), gather.ValueError, "BoundedSemaphore released too many times")
	assert.Equal(t, "<BoundedSemaphore [unlocked, value:1]>", bounded.String())
	assert.Equal(t, "<Lock [unlocked]>", gather.NewLock(nil).String())
}

func TestLockBelongsToTheLoopWhereItWasContended(t *testing.T) {
	lock := gather.NewLock(nil)
	contend := gather.Async(func(f *gather.Frame) (any, error) {
		f.Await(lock.Acquire(f.Loop()))
		_, err := f.WaitFor(lock.Acquire(f.Loop()), time.Second)
		return nil, err
	})
	_, err := gather.Run(contend, gather.LoopOptions{})
	requireKind(t, err, gather.TimeoutError, "")
	_, err = gather.Run(awaitingAcquire(lock), gather.LoopOptions{})
	requireKind(t, err, gather.RuntimeError, "<Lock [locked]> is bound to a different event loop")
}

func awaitingAcquire(a acquirer) gather.Coroutine {
	return gather.Async(func(f *gather.Frame) (any, error) { return f.Await(a.Acquire(f.Loop())) })
}

func TestSemaphoreLetsSeveralIn(t *testing.T) {
	run(t, func(f *gather.Frame) error {
		s := semaphore(t, 2)
		var list []string
		var aws []any
		for _, name := range []string{"a", "b", "c", "d", "e"} {
			aws = append(aws, holding(s, name, time.Second, &list))
		}
		_, err := f.Gather(aws...)
		assert.Equal(t, []string{"a", "b", "c", "d", "e"}, list)
		assert.Equal(t, 3*time.Second, f.Loop().Time())
		assert.Equal(t, 2, s.Value())
		return err
	})
}

// Tasks that come back to a semaphore stand behind those who wait already.
func TestSemaphoreFirstInFirstOut(t *testing.T) {
	run(t, func(f *gather.Frame) error {
		s := semaphore(t, 1)
		var list []string
		twice := func(name string) gather.Coroutine {
			return gather.Async(func(f *gather.Frame) (any, error) {
				for _, round := range []string{"_1", "_2"} {
					if _, err := f.Await(holding(s, name+round, 0, &list)); err != nil {
						return nil, err
					}
				}
				return nil, nil
			})
		}
		_, err := f.Gather(twice("c1"), twice("c2"), twice("c3"))
		assert.Equal(t, []string{"c1_1", "c2_1", "c3_1", "c1_2", "c2_2", "c3_2"}, list)
		return err
	})
}

// A task that cancels another which waits for a semaphore, and then is done itself.
func TestSemaphoreDoesNotHang(t *testing.T) {
	run(t, func(f *gather.Frame) error {
		s := semaphore(t, 1)
		var second *gather.Task
		first := f.CreateTask(gather.Async(func(f *gather.Frame) (any, error) {
			f.Await(s.Acquire(f.Loop()))
			f.Sleep(0)
			second.Cancel(nil)
			return nil, s.Release()
		}))
		second = f.CreateTask(awaitingAcquire(s))
		results, err := f.Await(mustGather(t, f.Loop(), true, first, second))
		require.NoError(t, err)
		list := results.([]any)
		assert.Nil(t, list[0])
		assert.ErrorIs(t, list[1].(error), gather.ErrCancelled)
		_, err = f.WaitFor(s.Acquire(f.Loop()), time.Second)
		return err
	})
}

func TestEventFlag(t *testing.T) {
	run(t, func(f *gather.Frame) error {
		e := gather.NewEventFlag(nil)
		var list []string
		waiting := func(name string) *gather.Task {
			return f.CreateTask(gather.Async(func(f *gather.Frame) (any, error) {
				result, err := f.Await(e.Wait(f.Loop()))
				list = append(list, name)
				return result, err
			}))
		}
		a, b := waiting("a"), waiting("b")
		cancelled := waiting("cancelled")
		f.Sleep(time.Second)
		assert.Equal(t, "<Event [unset, waiters:3]>", e.String())
		cancelled.Cancel(nil)
		f.Sleep(0)
		list = nil
		e.Set()
		e.Clear()
		results, err := f.Gather(a, b)
		assert.Equal(t, []any{true, true}, results, "clearing it does not stop who has been woken")
		assert.Equal(t, []string{"a", "b"}, list)
		assert.False(t, e.IsSet())
		assert.Equal(t, "<Event [unset]>", e.String())
		return err
	})
}

func TestCondition(t *testing.T) {
	run(t, func(f *gather.Frame) error {
		l := f.Loop()
		c := gather.NewCondition(nil, nil)
		requireKind(t, c.Notify(1), gather.RuntimeError, "cannot notify on un-acquired lock")
		_, err := f.Await(c.Wait(l))
		requireKind(t, err, gather.RuntimeError, "cannot wait on un-acquired lock")

		var list []string
		waiting := func(name string) *gather.Task {
			return f.CreateTask(gather.Async(func(f *gather.Frame) (any, error) {
				f.Await(c.Lock().Acquire(l))
				_, err := f.Await(c.Wait(l))
				assert.True(t, c.Lock().Locked())
				if err == nil {
					list = append(list, name)
				}
				if e := c.Lock().Release(); e != nil {
					return nil, e
				}
				return nil, err
			}))
		}
		tasks := []*gather.Task{waiting("a"), waiting("b"), waiting("c"), waiting("d")}
		f.Sleep(time.Second)
		notify := func(n int) {
			f.Await(c.Lock().Acquire(l))
			require.NoError(t, c.Notify(n))
			before := len(list)
			f.Sleep(time.Second)
			assert.Len(t, list, before, "they need the lock")
			require.NoError(t, c.Lock().Release())
			f.Sleep(time.Second)
		}
		notify(1)
		assert.Equal(t, []string{"a"}, list)

		// One that is cancelled when it has been notified passes that on.
		f.Await(c.Lock().Acquire(l))
		require.NoError(t, c.Notify(1))
		tasks[1].Cancel(nil)
		require.NoError(t, c.Lock().Release())
		f.Sleep(time.Second)
		assert.True(t, tasks[1].Cancelled())
		assert.Equal(t, []string{"a", "c"}, list)

		f.Await(c.Lock().Acquire(l))
		require.NoError(t, c.NotifyAll())
		require.NoError(t, c.Lock().Release())
		_, err = f.Await(tasks[3])
		assert.Equal(t, []string{"a", "c", "d"}, list)
		return err
	})
}

func TestBarrier(t *testing.T) {
	_, err := gather.NewBarrier(nil, 0)
	requireKind(t, err, gather.ValueError, "parties must be >= 1")
	run(t, func(f *gather.Frame) error {
		l := f.Loop()
		b, err := gather.NewBarrier(nil, 3)
		require.NoError(t, err)
		var tasks []any
		for i := range 3 {
			tasks = append(tasks, f.CreateTask(gather.Async(func(f *gather.Frame) (any, error) {
				f.Sleep(time.Duration(i) * time.Second)
				return f.Await(b.Wait(l))
			})))
		}
		f.Sleep(1500 * time.Millisecond)
		assert.Equal(t, 2, b.Waiting())
		assert.Equal(t, "<Barrier [filling, waiters:2/3]>", b.String())
		results, err := f.Gather(tasks...)
		require.NoError(t, err)
		assert.ElementsMatch(t, []any{0, 1, 2}, results)
		assert.Equal(t, 2*time.Second, l.Time())

		// It can be used again, reset and broken.
		for _, spoil := range []gather.Coroutine{b.Reset(l), b.Abort(l)} {
			waiter := f.CreateTask(b.Wait(l))
			f.Sleep(time.Second)
			_, err = f.Await(spoil)
			require.NoError(t, err)
			_, err = f.Await(waiter)
			requireKind(t, err, gather.BrokenBarrierError, "Abort or reset of barrier")
		}
		assert.True(t, b.Broken())
		_, err = f.Await(b.Wait(l))
		requireKind(t, err, gather.BrokenBarrierError, "Barrier aborted")
		return nil
	})
}
