package gather_test

import (
	"testing"
	"time"

	"gatherplay/gather"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestCancelASleepingTask(t *testing.T) {
	run(t, func(f *gather.Frame) error {
		task := f.CreateTask(after(10*time.Second, 1))
		f.Sleep(time.Second)
		assert.True(t, task.Cancel(nil))
		_, err := f.Await(task)
		assert.ErrorIs(t, err, gather.ErrCancelled)
		assert.True(t, task.Cancelled())
		assert.False(t, task.Cancel(nil))
		assert.Equal(t, time.Second, f.Loop().Time())
		return nil
	})
}

func TestCancelBeforeTheFirstStep(t *testing.T) {
	run(t, func(f *gather.Frame) error {
		task := f.CreateTask(gather.Async(func(*gather.Frame) (any, error) {
			t.Error("the body runs")
			return nil, nil
		}))
		task.Cancel("msg")
		_, err := f.Await(task)
		assert.Equal(t, []any{"msg"}, cancelArgs(t, err))
		return nil
	})
}

func TestCancelWhatIsWaitedForToo(t *testing.T) {
	run(t, func(f *gather.Frame) error {
		inner := f.Loop().CreateFuture()
		task := f.CreateTask(awaiting(inner))
		f.Sleep(0)
		assert.True(t, task.Cancel(nil))
		assert.True(t, inner.Cancelled())
		assert.False(t, inner.Cancel(nil))
		_, err := f.Await(task)
		assert.ErrorIs(t, err, gather.ErrCancelled)

		inner = f.Loop().CreateFuture()
		task = f.CreateTask(awaiting(inner))
		f.Sleep(0)
		assert.True(t, inner.Cancel(nil))
		_, err = f.Await(task)
		assert.ErrorIs(t, err, gather.ErrCancelled)
		assert.True(t, task.Cancelled())
		return nil
	})
}

func TestTaskThatCatchesItsCancellation(t *testing.T) {
	run(t, func(f *gather.Frame) error {
		task := f.CreateTask(stubborn(10*time.Second, time.Second, 42))
		f.Sleep(time.Second)
		task.Cancel(nil)
		result, err := f.Await(task)
		assert.Equal(t, 42, result)
		assert.False(t, task.Cancelled())
		assert.Equal(t, 1, task.Cancelling(), "nobody has taken it back")
		assert.Equal(t, 2*time.Second, f.Loop().Time())
		return err
	})
}

// A task whose Future has just been finished loses the result.
func TestCancelLosesAResultThatIsOnItsWay(t *testing.T) {
	run(t, func(f *gather.Frame) error {
		inner := f.Loop().CreateFuture()
		task := f.CreateTask(awaiting(inner))
		f.Sleep(0)
		require.NoError(t, inner.SetResult(1))
		assert.True(t, task.Cancel("msg"))
		_, err := f.Await(task)
		assert.Equal(t, []any{"msg"}, cancelArgs(t, err))
		return nil
	})
}

func TestTaskThatCancelsItself(t *testing.T) {
	for _, test := range []struct {
		name       string
		after      func(f *gather.Frame) (any, error)
		cancelled  bool
		result     any
		err        error
		cancelling int
	}{
		{"then yields", func(f *gather.Frame) (any, error) { return 1, f.Sleep(0) }, true, nil, gather.ErrCancelled, 1},
		{"then waits", func(f *gather.Frame) (any, error) { return f.Await(f.Loop().CreateFuture()) }, true, nil, gather.ErrCancelled, 1},
		{"then returns", func(*gather.Frame) (any, error) { return 1, nil }, true, nil, gather.ErrCancelled, 1},
		{"then raises", func(*gather.Frame) (any, error) { return nil, errOne }, false, nil, errOne, 1},
		{"then awaits what is done, and returns", func(f *gather.Frame) (any, error) {
			done := f.Loop().CreateFuture()
			done.SetResult(5)
			result, err := f.Await(done)
			f.Task().Uncancel()
			return result, err
		}, false, 5, nil, 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			run(t, func(f *gather.Frame) error {
				task := f.CreateTask(gather.Async(func(f *gather.Frame) (any, error) {
					f.Task().Cancel(nil)
					return test.after(f)
				}))
				result, err := f.Await(task)
				assert.Equal(t, test.result, result)
				if test.err != nil {
					assert.ErrorIs(t, err, test.err)
				} else {
					assert.NoError(t, err)
				}
				assert.Equal(t, test.cancelled, task.Cancelled())
				assert.Equal(t, test.cancelling, task.Cancelling())
				return nil
			})
		})
	}
}

func TestTaskThatCancelsItselfAndAwaitsAnother(t *testing.T) {
	run(t, func(f *gather.Frame) error {
		other := f.CreateTask(after(time.Second, nil))
		task := f.CreateTask(gather.Async(func(f *gather.Frame) (any, error) {
			f.Task().Cancel(nil)
			return f.Await(other)
		}))
		_, err := f.Await(task)
		assert.ErrorIs(t, err, gather.ErrCancelled)
		assert.True(t, other.Cancelled())
		return nil
	})
}

// Two cancellations before the task wakes are one CancelledError, with the message of the first.
func TestCancelTwice(t *testing.T) {
	run(t, func(f *gather.Frame) error {
		caught := 0
		task := f.CreateTask(gather.Async(func(f *gather.Frame) (any, error) {
			err := f.Sleep(time.Hour)
			assert.Equal(t, []any{"first"}, cancelArgs(t, err))
			caught++
			return nil, f.Sleep(0)
		}))
		f.Sleep(0)
		assert.True(t, task.Cancel("first"))
		assert.True(t, task.Cancel("second"))
		assert.Equal(t, 2, task.Cancelling())
		_, err := f.Await(task)
		assert.Equal(t, 1, caught)
		return err
	})
}

func TestUncancel(t *testing.T) {
	run(t, func(f *gather.Frame) error {
		task := f.CreateTask(after(time.Second, 1))
		assert.Equal(t, 0, task.Uncancel())
		task.Cancel(nil)
		task.Cancel(nil)
		assert.Equal(t, 2, task.Cancelling())
		assert.Equal(t, 1, task.Uncancel())
		assert.Equal(t, 0, task.Uncancel(), "the CancelledError is not raised any more")
		result, err := f.Await(task)
		assert.Equal(t, 1, result)
		return err
	})
}

func TestCancelOfAFailedTaskSilencesIt(t *testing.T) {
	r := silently(t, func(f *gather.Frame) error {
		task := f.CreateTask(raises(errOne))
		f.Sleep(time.Second)
		assert.False(t, task.Cancel(nil))
		return nil
	})
	assert.Empty(t, r.messages)
}

func TestExitWhileBeingCancelled(t *testing.T) {
	l := gather.NewLoop(gather.LoopOptions{})
	task := l.CreateTask(gather.Async(func(f *gather.Frame) (any, error) {
		f.Sleep(time.Hour)
		return nil, gather.ErrExit
	}), gather.TaskOptions{})
	turn(t, l)
	task.Cancel(nil)
	_, err := l.RunUntilComplete(task)
	assert.ErrorIs(t, err, gather.ErrExit)
	assert.True(t, task.Done())
	assert.False(t, task.Cancelled())
	require.NoError(t, l.Close())
}

// A chain of tasks deeper than any stack of calls.
func TestCancelThroughALongChain(t *testing.T) {
	run(t, func(f *gather.Frame) error {
		const depth = 3000
		innermost := f.Loop().CreateFuture()
		last := innermost
		for i := range depth {
			if i%4 == 0 {
				last = mustGather(t, f.Loop(), false, last)
			} else {
				last = &f.CreateTask(awaiting(last)).Future
			}
		}
		f.Sleep(0)
		assert.True(t, last.Cancel(nil))
		assert.True(t, innermost.Cancelled())
		_, err := f.Await(last)
		assert.ErrorIs(t, err, gather.ErrCancelled)
		return nil
	})
}

// Tasks that wait for each other in a ring can be cancelled for ever. CPython overflows its stack.
func TestCancelInARing(t *testing.T) {
	_, err := gather.Run(gather.Async(func(f *gather.Frame) (any, error) {
		var a, b *gather.Task
		a = f.CreateTask(gather.Async(func(f *gather.Frame) (any, error) { return f.Await(b) }))
		b = f.CreateTask(awaiting(a))
		f.Sleep(0)
		a.Cancel(nil)
		return nil, nil
	}), gather.LoopOptions{})
	var limit *gather.LimitError
	require.ErrorAs(t, err, &limit)
	assert.Equal(t, "tasks waiting for each other", limit.Limit)
}
