package gather_test

import (
	"errors"
	"testing"
	"time"

	"gatherplay/gather"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestWaitForWithoutTime(t *testing.T) {
	for name, timeout := range map[string]time.Duration{"zero": 0, "negative": -time.Second} {
		t.Run(name, func(t *testing.T) {
			run(t, func(f *gather.Frame) error {
				done := f.Loop().CreateFuture()
				require.NoError(t, done.SetResult("done"))
				result, err := f.WaitFor(done, timeout)
				require.NoError(t, err)
				assert.Equal(t, "done", result)

				_, err = f.WaitFor(gather.Async(func(*gather.Frame) (any, error) {
					t.Error("the coroutine starts")
					return nil, nil
				}), timeout)
				requireKind(t, err, gather.TimeoutError, "")
				assert.ErrorIs(t, err.(*gather.Error).Cause, gather.ErrCancelled)

				task := f.CreateTask(after(time.Hour, nil))
				f.Sleep(0)
				_, err = f.WaitFor(task, timeout)
				requireKind(t, err, gather.TimeoutError, "")
				assert.True(t, task.Cancelled())
				assert.Zero(t, f.Loop().Time())
				return nil
			})
		})
	}
}

func TestWaitForRunsACoroutineInTheCallingTask(t *testing.T) {
	run(t, func(f *gather.Frame) error {
		outside := f.Task()
		before := f.Loop().Iteration()
		_, err := f.WaitFor(gather.Async(func(f *gather.Frame) (any, error) {
			assert.Same(t, outside, f.Task())
			return nil, nil
		}), time.Second)
		assert.Equal(t, before, f.Loop().Iteration())
		return err
	})
}

func TestWaitFor(t *testing.T) {
	for _, test := range []struct {
		name   string
		aw     func(f *gather.Frame) any
		limit  time.Duration
		result any
		kind   gather.ErrorKind
		at     time.Duration
	}{
		{"in time", func(*gather.Frame) any { return after(time.Second, 1) }, 2 * time.Second, 1, 0, time.Second},
		{"too late", func(*gather.Frame) any { return after(3*time.Second, 1) }, 2 * time.Second, nil, gather.TimeoutError, 2 * time.Second},
		{"without a limit", func(*gather.Frame) any { return after(time.Hour, 1) }, gather.Forever, 1, 0, time.Hour},
		{"a Future", func(f *gather.Frame) any { return f.Loop().CreateFuture() }, time.Second, nil, gather.TimeoutError, time.Second},
		{"at the same time", func(*gather.Frame) any { return after(time.Second, 1) }, time.Second, nil, gather.TimeoutError, time.Second},
		{"a task at the same time", func(f *gather.Frame) any {
			task := f.CreateTask(after(time.Second, 1))
			f.Sleep(0)
			return task
		}, time.Second, nil, gather.TimeoutError, time.Second},
		{"a Future finished at the same time", func(f *gather.Frame) any {
			future := f.Loop().CreateFuture()
			f.Loop().CallLater(time.Second, gather.Func(func(*gather.Future) error { return future.SetResult(1) }))
			return future
		}, time.Second, nil, gather.TimeoutError, time.Second},
		{"which ignores it", func(*gather.Frame) any { return stubborn(time.Hour, time.Second, 42) }, time.Second, 42, 0, 2 * time.Second},
		{"a gather", func(f *gather.Frame) any {
			outer, err := gather.Gather(f.Loop(), true, after(time.Second, 1), after(time.Hour, 2))
			if err != nil {
				panic(err)
			}
			return outer
		}, 2 * time.Second, nil, gather.TimeoutError, 2 * time.Second},
	} {
		t.Run(test.name, func(t *testing.T) {
			run(t, func(f *gather.Frame) error {
				result, err := f.WaitFor(test.aw(f), test.limit)
				assert.Equal(t, test.result, result)
				assert.Equal(t, test.at, f.Loop().Time())
				assert.Zero(t, f.Task().Cancelling())
				if test.kind != 0 {
					requireKind(t, err, test.kind, "")
					return nil
				}
				return err
			})
		})
	}
}

func TestWaitForWaitsForSlowCleanup(t *testing.T) {
	run(t, func(f *gather.Frame) error {
		_, err := f.WaitFor(gather.Async(func(f *gather.Frame) (any, error) {
			err := f.Sleep(time.Hour)
			f.Sleep(10 * time.Second)
			return nil, err
		}), time.Second)
		requireKind(t, err, gather.TimeoutError, "")
		assert.Equal(t, 11*time.Second, f.Loop().Time())
		return nil
	})
}

func TestWaitForPassesOnWhatCleanupRaises(t *testing.T) {
	run(t, func(f *gather.Frame) error {
		_, err := f.WaitFor(gather.Async(func(f *gather.Frame) (any, error) {
			f.Sleep(time.Hour)
			return nil, errOne
		}), time.Second)
		assert.Same(t, errOne, err)
		return nil
	})
}

func TestCancelWaitFor(t *testing.T) {
	for name, limit := range map[string]time.Duration{"limited": 10 * time.Second, "unlimited": gather.Forever} {
		t.Run(name, func(t *testing.T) {
			run(t, func(f *gather.Frame) error {
				inner := f.CreateTask(after(time.Hour, nil))
				waiter := f.CreateTask(gather.WaitFor(f.Loop(), inner, limit))
				f.Sleep(time.Second)
				waiter.Cancel(nil)
				_, err := f.Await(waiter)
				assert.ErrorIs(t, err, gather.ErrCancelled)
				assert.True(t, inner.Cancelled())
				return nil
			})
		})
	}
}

// The waiter is cancelled while what it waits for is finishing: it really is.
func TestCancelWaitForAtTheEnd(t *testing.T) {
	run(t, func(f *gather.Frame) error {
		inner := f.Loop().CreateFuture()
		waiter := f.CreateTask(gather.WaitFor(f.Loop(), inner, time.Second))
		f.Sleep(0)
		require.NoError(t, inner.SetResult("done"))
		waiter.Cancel(nil)
		_, err := f.Await(waiter)
		assert.ErrorIs(t, err, gather.ErrCancelled)
		return nil
	})
}

// When the outside and the timeout cancel in the same iteration, it is a cancellation, with the first
// one's message.
func TestCancelAndTimeoutTogether(t *testing.T) {
	run(t, func(f *gather.Frame) error {
		waiter := f.CreateTask(gather.WaitFor(f.Loop(), f.Loop().CreateFuture(), time.Second))
		f.Sleep(0)
		f.Loop().CallAt(time.Second, gather.Func(func(*gather.Future) error { waiter.Cancel("outside"); return nil }))
		_, err := f.Await(waiter)
		assert.Empty(t, cancelArgs(t, err), "the timeout, set first, came first")
		return nil
	})
}

func TestWaitForShield(t *testing.T) {
	for name, limit := range map[string]time.Duration{"no time": 0, "too little": time.Second} {
		t.Run(name, func(t *testing.T) {
			run(t, func(f *gather.Frame) error {
				inner := f.CreateTask(after(5*time.Second, "whole"))
				outer, err := gather.Shield(f.Loop(), inner)
				require.NoError(t, err)
				_, err = f.WaitFor(outer, limit)
				requireKind(t, err, gather.TimeoutError, "")
				assert.True(t, outer.Cancelled())
				result, err := f.Await(inner)
				assert.Equal(t, "whole", result)
				return err
			})
		})
	}
}

// inside runs body in a timeout, as async with does.
func inside(timeout *gather.Timeout, body func() error) error {
	if err := timeout.Enter(); err != nil {
		return err
	}
	return timeout.Exit(body())
}

func TestTimeout(t *testing.T) {
	run(t, func(f *gather.Frame) error {
		l := f.Loop()
		expired := gather.NewTimeout(l, time.Second)
		assert.Equal(t, "<Timeout [created]>", expired.String())
		err := inside(expired, func() error {
			assert.Equal(t, "<Timeout [active] when=1.0>", expired.String())
			return f.Sleep(time.Hour)
		})
		requireKind(t, err, gather.TimeoutError, "")
		assert.Equal(t, "TimeoutError", err.Error())
		assert.True(t, expired.Expired())
		assert.Equal(t, time.Second, expired.When())
		assert.Equal(t, time.Second, l.Time())
		assert.Equal(t, "<Timeout [expired]>", expired.String())

		inTime := gather.NewTimeoutAt(l, l.Time()+time.Second)
		require.NoError(t, inside(inTime, func() error { return f.Sleep(time.Millisecond) }))
		assert.False(t, inTime.Expired())
		assert.Equal(t, "<Timeout [finished]>", inTime.String())

		never := gather.NewTimeout(l, gather.Forever)
		require.NoError(t, inside(never, func() error {
			assert.Equal(t, "<Timeout [active] when=None>", never.String())
			return f.Sleep(time.Hour)
		}))
		assert.False(t, never.Expired())
		return nil
	})
}

func TestTimeoutThatIsOverAlready(t *testing.T) {
	for name, delay := range map[string]time.Duration{"zero": 0, "past": -time.Hour} {
		t.Run(name, func(t *testing.T) {
			run(t, func(f *gather.Frame) error {
				err := inside(gather.NewTimeout(f.Loop(), delay), func() error { return f.Sleep(0) })
				requireKind(t, err, gather.TimeoutError, "")
				unused := gather.NewTimeout(f.Loop(), delay)
				require.NoError(t, inside(unused, func() error { return nil }))
				assert.False(t, unused.Expired())
				return f.Sleep(0)
			})
		})
	}
}

func TestNestedTimeouts(t *testing.T) {
	run(t, func(f *gather.Frame) error {
		outer, inner := gather.NewTimeout(f.Loop(), time.Second), gather.NewTimeout(f.Loop(), time.Second)
		var seen error
		err := inside(outer, func() error {
			seen = inside(inner, func() error { return f.Sleep(time.Hour) })
			return seen
		})
		requireKind(t, seen, gather.CancelledError, "")
		requireKind(t, err, gather.TimeoutError, "")
		assert.True(t, outer.Expired())
		assert.True(t, inner.Expired())
		assert.Zero(t, f.Task().Cancelling())
		return nil
	})
}

// Both are overdue when a blocking call returns.
func TestNestedTimeoutsWhileTheLoopIsBlocked(t *testing.T) {
	run(t, func(f *gather.Frame) error {
		var seen error
		err := inside(gather.NewTimeout(f.Loop(), 100*time.Millisecond), func() error {
			seen = inside(gather.NewTimeout(f.Loop(), 200*time.Millisecond), func() error {
				f.Loop().Advance(time.Second)
				return f.Sleep(time.Hour)
			})
			return seen
		})
		requireKind(t, seen, gather.CancelledError, "")
		requireKind(t, err, gather.TimeoutError, "")
		assert.Equal(t, time.Second, f.Loop().Time())
		return nil
	})
}

func TestTimeoutWhoseBodySwallowsTheCancellation(t *testing.T) {
	run(t, func(f *gather.Frame) error {
		timeout := gather.NewTimeout(f.Loop(), time.Second)
		require.NoError(t, inside(timeout, func() error {
			assert.ErrorIs(t, f.Sleep(time.Hour), gather.ErrCancelled)
			return nil
		}))
		assert.True(t, timeout.Expired())
		assert.Zero(t, f.Task().Cancelling())
		return nil
	})
}

func TestTimeoutPassesOnOtherExceptions(t *testing.T) {
	run(t, func(f *gather.Frame) error {
		assert.Same(t, errOne, inside(gather.NewTimeout(f.Loop(), time.Second), func() error { return errOne }))
		timeout := gather.NewTimeout(f.Loop(), time.Second)
		err := inside(timeout, func() error {
			f.Sleep(time.Hour)
			return errTwo
		})
		assert.Same(t, errTwo, err)
		assert.True(t, timeout.Expired())
		return nil
	})
}

func TestForeignCancelIsNoTimeout(t *testing.T) {
	run(t, func(f *gather.Frame) error {
		err := inside(gather.NewTimeout(f.Loop(), time.Hour), func() error { return gather.ErrCancelled })
		requireKind(t, err, gather.CancelledError, "")
		task := f.CreateTask(gather.Async(func(f *gather.Frame) (any, error) {
			return nil, inside(gather.NewTimeout(f.Loop(), time.Hour), func() error { return f.Sleep(2 * time.Hour) })
		}))
		f.Sleep(time.Second)
		task.Cancel("why")
		_, err = f.Await(task)
		assert.Equal(t, []any{"why"}, cancelArgs(t, err))
		assert.Equal(t, 1, task.Cancelling())
		return nil
	})
}

// A task that has caught an earlier cancellation can use timeouts.
func TestTimeoutAfterCancellation(t *testing.T) {
	run(t, func(f *gather.Frame) error {
		task := f.CreateTask(gather.Async(func(f *gather.Frame) (any, error) {
			f.Sleep(time.Hour)
			return nil, inside(gather.NewTimeout(f.Loop(), time.Second), func() error { return f.Sleep(time.Hour) })
		}))
		f.Sleep(0)
		task.Cancel(nil)
		_, err := f.Await(task)
		requireKind(t, err, gather.TimeoutError, "")
		assert.Equal(t, 1, task.Cancelling())
		return nil
	})
}

func TestReschedule(t *testing.T) {
	run(t, func(f *gather.Frame) error {
		l := f.Loop()
		timeout := gather.NewTimeout(l, gather.Forever)
		requireKind(t, timeout.Reschedule(0), gather.RuntimeError, "Timeout has not been entered")
		err := inside(timeout, func() error {
			require.NoError(t, timeout.Reschedule(2*time.Second))
			f.Sleep(time.Second)
			require.NoError(t, timeout.Reschedule(5*time.Second))
			assert.Equal(t, 5*time.Second, timeout.When())
			err := f.Sleep(time.Hour)
			requireKind(t, timeout.Reschedule(time.Hour), gather.RuntimeError, "Cannot change state of expiring Timeout")
			return err
		})
		requireKind(t, err, gather.TimeoutError, "")
		assert.Equal(t, 5*time.Second, l.Time())
		requireKind(t, timeout.Reschedule(time.Hour), gather.RuntimeError, "Cannot change state of expired Timeout")
		requireKind(t, timeout.Enter(), gather.RuntimeError, "Timeout has already been entered")
		return nil
	})
}

func TestTimeoutOutsideOfATask(t *testing.T) {
	l := gather.NewLoop(gather.LoopOptions{})
	requireKind(t, gather.NewTimeout(l, time.Second).Enter(), gather.RuntimeError, "Timeout should be used inside a task")
}

// insertedHost takes note of the errors into whose history a TimeoutError belongs.
type insertedHost struct {
	gather.GoHost
	errors []error
}

func (h *insertedHost) InsertTimeout(err error) { h.errors = append(h.errors, err) }

func TestTimeoutIsInsertedIntoTheHistoryOfOtherExceptions(t *testing.T) {
	h := new(insertedHost)
	_, err := gather.Run(gather.Async(func(f *gather.Frame) (any, error) {
		return nil, inside(gather.NewTimeout(f.Loop(), time.Second), func() error {
			return errors.Join(errOne, f.Sleep(0), errTwo)
		})
	}), gather.LoopOptions{Host: h})
	assert.ErrorIs(t, err, errOne)
	assert.Empty(t, h.errors, "it has not expired")
	_, err = gather.Run(gather.Async(func(f *gather.Frame) (any, error) {
		return nil, inside(gather.NewTimeout(f.Loop(), time.Second), func() error {
			f.Sleep(time.Hour)
			return errOne
		})
	}), gather.LoopOptions{Host: h})
	assert.Same(t, errOne, err)
	assert.Equal(t, []error{errOne}, h.errors)
}
