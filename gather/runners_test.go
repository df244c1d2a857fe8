package gather_test

import (
	"testing"
	"time"

	"gatherplay/gather"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestRunReturnsAndRaises(t *testing.T) {
	result, err := gather.Run(returns(1), gather.LoopOptions{})
	require.NoError(t, err)
	assert.Equal(t, 1, result)
	_, err = gather.Run(raises(errOne), gather.LoopOptions{})
	assert.Same(t, errOne, err)
	_, err = gather.Run(5, gather.LoopOptions{})
	requireKind(t, err, gather.TypeError, "An asyncio.Future, a coroutine or an awaitable is required")
}

func TestRunOfACancelledMain(t *testing.T) {
	_, err := gather.Run(gather.Async(func(f *gather.Frame) (any, error) {
		f.Task().Cancel("msg")
		return nil, f.Sleep(0)
	}), gather.LoopOptions{})
	assert.Equal(t, []any{"msg"}, cancelArgs(t, err))
}

func TestRunCancelsWhatIsLeft(t *testing.T) {
	var left []*gather.Task
	clean := 0
	l := new(gather.VirtualClock)
	_, err := gather.Run(gather.Async(func(f *gather.Frame) (any, error) {
		for range 3 {
			left = append(left, f.CreateTask(gather.Async(func(f *gather.Frame) (any, error) {
				err := f.Sleep(time.Hour)
				f.Sleep(time.Second)
				clean++
				return nil, err
			})))
		}
		return nil, f.Sleep(time.Minute)
	}), gather.LoopOptions{Clock: l})
	require.NoError(t, err)
	for _, task := range left {
		assert.True(t, task.Cancelled())
	}
	assert.Equal(t, 3, clean)
	assert.Equal(t, time.Minute+time.Second, l.Now(), "their clean-up takes time")
}

func TestRunReportsErrorsOfTheShutdown(t *testing.T) {
	main := func(failure error) (*reports, error) {
		r := new(reports)
		_, err := gather.Run(gather.Async(func(f *gather.Frame) (any, error) {
			r.attach(f.Loop())
			f.CreateTask(gather.Async(func(f *gather.Frame) (any, error) {
				f.Sleep(time.Hour)
				return nil, errTwo
			}))
			f.Sleep(time.Second)
			return nil, failure
		}), gather.LoopOptions{})
		return r, err
	}
	for _, failure := range []error{nil, errOne} {
		r, err := main(failure)
		assert.Equal(t, failure, err)
		assert.Equal(t, []string{"unhandled exception during asyncio.run() shutdown"}, r.messages)
		assert.Equal(t, []error{errTwo}, r.errors)
	}
}

// Tasks that are started during the shutdown are not cancelled; they get a few steps and are left.
func TestTasksStartedDuringTheShutdown(t *testing.T) {
	steps := 0
	r := silently(t, func(f *gather.Frame) error {
		f.CreateTask(gather.Async(func(f *gather.Frame) (any, error) {
			err := f.Sleep(time.Hour)
			f.CreateTask(gather.Async(func(f *gather.Frame) (any, error) {
				for {
					steps++
					if err := f.Sleep(0); err != nil {
						return nil, err
					}
				}
			}))
			return nil, err
		}))
		return f.Sleep(0)
	})
	assert.Equal(t, 6, steps)
	assert.Equal(t, []string{"Task was destroyed but it is pending!"}, r.messages)
}

func TestInterruptInATask(t *testing.T) {
	for name, exit := range map[string]error{"KeyboardInterrupt": gather.ErrInterrupt, "SystemExit": gather.ErrExit} {
		t.Run(name+" among the children of a gather", func(t *testing.T) {
			for _, returnExceptions := range []bool{false, true} {
				var seen error
				sibling := false
				_, err := gather.Run(gather.Async(func(f *gather.Frame) (any, error) {
					outer := mustGather(t, f.Loop(), returnExceptions, failing(time.Second, exit),
						gather.Async(func(f *gather.Frame) (any, error) {
							err := f.Sleep(time.Hour)
							sibling = err != nil
							return nil, err
						}))
					_, seen = f.Await(outer)
					return nil, nil
				}), gather.LoopOptions{})
				assert.ErrorIs(t, err, exit)
				assert.True(t, sibling, "it is cancelled")
				if returnExceptions {
					assert.ErrorIs(t, seen, gather.ErrCancelled)
				} else {
					assert.ErrorIs(t, seen, exit, "gather still delivers it, while the loop is shut down")
				}
			}
		})
		t.Run(name+" in main", func(t *testing.T) {
			cancelled := false
			r := new(reports)
			_, err := gather.Run(gather.Async(func(f *gather.Frame) (any, error) {
				r.attach(f.Loop())
				f.CreateTask(gather.Async(func(f *gather.Frame) (any, error) {
					err := f.Sleep(time.Hour)
					cancelled = err != nil
					return nil, err
				}))
				f.Sleep(time.Second)
				return nil, exit
			}), gather.LoopOptions{})
			assert.ErrorIs(t, err, exit)
			assert.True(t, cancelled)
			assert.Empty(t, r.messages)
		})
	}
}

// If main lets it through, it leaves the loop a second time, in the middle of the shutdown.
func TestInterruptThatMainLetsThrough(t *testing.T) {
	r := new(reports)
	_, err := gather.Run(gather.Async(func(f *gather.Frame) (any, error) {
		r.attach(f.Loop())
		return f.Gather(failing(time.Second, gather.ErrInterrupt), after(time.Hour, 1))
	}), gather.LoopOptions{})
	assert.ErrorIs(t, err, gather.ErrInterrupt)
	assert.Contains(t, r.messages, "Task exception was never retrieved")
}

func TestRunner(t *testing.T) {
	names := new(gather.TaskNames)
	r := &gather.Runner{Options: gather.LoopOptions{Names: names}}
	require.NoError(t, r.Close(), "there is nothing to close")
	for i := range 3 {
		result, err := r.Run(returns(i))
		require.NoError(t, err)
		assert.Equal(t, i, result)
	}
	_, err := r.Run(gather.Async(func(f *gather.Frame) (any, error) {
		assert.Equal(t, "Task-4", f.Task().Name())
		return r.Run(returns(1))
	}))
	requireKind(t, err, gather.RuntimeError, "Runner.run() cannot be called from a running event loop")
	l := r.Loop()
	require.NoError(t, r.Close())
	require.NoError(t, r.Close())
	assert.True(t, l.IsClosed())
	_, err = r.Run(returns(1))
	requireKind(t, err, gather.RuntimeError, "Runner is closed")
}

func TestLoopThatIsStoppedEarly(t *testing.T) {
	l := gather.NewLoop(gather.LoopOptions{})
	l.CallSoon(gather.Func(func(*gather.Future) error { l.Stop(); return nil }))
	_, err := l.RunUntilComplete(after(time.Second, 1))
	requireKind(t, err, gather.RuntimeError, "Event loop stopped before Future completed.")
	require.NoError(t, l.Close())
}

func TestLoopThatIsClosed(t *testing.T) {
	l := gather.NewLoop(gather.LoopOptions{})
	require.NoError(t, l.Close())
	requireKind(t, l.RunForever(), gather.RuntimeError, "Event loop is closed")
	_, err := l.RunUntilComplete(returns(1))
	requireKind(t, err, gather.RuntimeError, "Event loop is closed")
	assert.Panics(t, func() { l.CallSoon(gather.Func(func(*gather.Future) error { return nil })) })
	assert.Panics(t, func() { l.CreateTask(returns(1), gather.TaskOptions{}) })
}

func TestLoopInsideItself(t *testing.T) {
	run(t, func(f *gather.Frame) error {
		requireKind(t, f.Loop().RunForever(), gather.RuntimeError, "This event loop is already running")
		requireKind(t, f.Loop().Close(), gather.RuntimeError, "Cannot close a running event loop")
		return nil
	})
}
