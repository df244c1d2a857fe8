package gather_test

import (
	"testing"
	"time"

	"gatherplay/gather"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// group runs body in a task group, as async with does.
func group(f *gather.Frame, body func(g *gather.TaskGroup) error) error {
	g := gather.NewTaskGroup(nil)
	if err := g.Enter(f.Loop()); err != nil {
		return err
	}
	_, err := f.Await(g.Exit(body(g)))
	return err
}

func start(t *testing.T, g *gather.TaskGroup, co gather.Coroutine) *gather.Task {
	t.Helper()
	task, err := g.CreateTask(co, gather.TaskOptions{})
	require.NoError(t, err)
	return task
}

// members returns the errors of an ExceptionGroup.
func members(t *testing.T, err error) []error {
	t.Helper()
	requireKind(t, err, gather.ExceptionGroup, "unhandled errors in a TaskGroup")
	return err.(*gather.Error).Errors
}

func TestTaskGroupWaitsForItsTasks(t *testing.T) {
	run(t, func(f *gather.Frame) error {
		var a, b, c *gather.Task
		err := group(f, func(g *gather.TaskGroup) error {
			a = start(t, g, after(time.Second, 1))
			b = start(t, g, gather.Async(func(f *gather.Frame) (any, error) {
				f.Sleep(2 * time.Second)
				c = start(t, g, after(2*time.Second, 3))
				return 2, nil
			}))
			return nil
		})
		assert.Equal(t, 4*time.Second, f.Loop().Time())
		for i, task := range []*gather.Task{a, b, c} {
			result, err := task.Result()
			require.NoError(t, err)
			assert.Equal(t, i+1, result)
		}
		return err
	})
}

func TestTaskGroupCancelsTheOthersWhenOneFails(t *testing.T) {
	run(t, func(f *gather.Frame) error {
		var sibling *gather.Task
		reached := false
		err := group(f, func(g *gather.TaskGroup) error {
			start(t, g, failing(time.Second, errOne))
			sibling = start(t, g, after(time.Hour, 1))
			err := f.Sleep(time.Hour)
			reached = err == nil
			return err
		})
		assert.Equal(t, []error{errOne}, members(t, err))
		assert.True(t, sibling.Cancelled())
		assert.False(t, reached)
		assert.Equal(t, time.Second, f.Loop().Time())
		assert.Zero(t, f.Task().Cancelling())
		return nil
	})
}

func TestTaskGroupCollectsErrorsInOrderOfCompletion(t *testing.T) {
	run(t, func(f *gather.Frame) error {
		body := &gather.Error{Kind: gather.ValueError}
		err := group(f, func(g *gather.TaskGroup) error {
			for i, failure := range []error{errOne, errTwo} {
				start(t, g, gather.Async(func(f *gather.Frame) (any, error) {
					f.Sleep(time.Hour)
					f.Sleep(time.Duration(2-i) * time.Second)
					return nil, failure
				}))
			}
			f.Sleep(time.Second)
			return body
		})
		assert.Equal(t, []error{errTwo, errOne, body}, members(t, err))
		return nil
	})
}

func TestTaskGroupWhoseBodyFails(t *testing.T) {
	run(t, func(f *gather.Frame) error {
		err := group(f, func(g *gather.TaskGroup) error {
			start(t, g, gather.Async(func(*gather.Frame) (any, error) {
				t.Error("a task that has not started when the group aborts never does")
				return nil, nil
			}))
			return errOne
		})
		assert.Equal(t, []error{errOne}, members(t, err))
		return nil
	})
}

func TestTaskGroupThatIsCancelledFromOutside(t *testing.T) {
	failsInCleanup := func() gather.Coroutine {
		return gather.Async(func(f *gather.Frame) (any, error) {
			f.Sleep(time.Hour)
			return nil, errOne
		})
	}
	endsCancelled := func() gather.Coroutine { return after(time.Hour, 1) }
	for _, test := range []struct {
		name  string
		child func() gather.Coroutine
		body  time.Duration // how long the body takes; else it is cancelled in its exit
		kind  gather.ErrorKind
	}{
		{"in the body, children end cancelled", endsCancelled, time.Hour, gather.CancelledError},
		{"in the exit, children end cancelled", endsCancelled, 0, gather.CancelledError},
		{"in the body, a child fails in its clean-up", failsInCleanup, time.Hour, gather.ExceptionGroup},
		{"in the exit, a child fails in its clean-up", failsInCleanup, 0, gather.ExceptionGroup},
	} {
		t.Run(test.name, func(t *testing.T) {
			run(t, func(f *gather.Frame) error {
				owner := f.CreateTask(gather.Async(func(f *gather.Frame) (any, error) {
					return nil, group(f, func(g *gather.TaskGroup) error {
						start(t, g, test.child())
						return f.Sleep(test.body)
					})
				}))
				f.Sleep(time.Second)
				owner.Cancel(nil)
				_, err := f.Await(owner)
				requireKind(t, err, test.kind, "")
				assert.Equal(t, 1, owner.Cancelling(), "the outside's request is not taken back")
				return nil
			})
		})
	}
}

func TestTaskGroupChildIsCancelled(t *testing.T) {
	run(t, func(f *gather.Frame) error {
		return group(f, func(g *gather.TaskGroup) error {
			sibling := start(t, g, after(2*time.Second, "fine"))
			child := start(t, g, after(time.Hour, nil))
			f.Sleep(time.Second)
			child.Cancel(nil)
			result, err := f.Await(sibling)
			assert.Equal(t, "fine", result)
			return err
		})
	})
}

func TestNestedTaskGroups(t *testing.T) {
	run(t, func(f *gather.Frame) error {
		err := group(f, func(outer *gather.TaskGroup) error {
			start(t, outer, after(time.Hour, 1))
			return group(f, func(inner *gather.TaskGroup) error {
				start(t, inner, failing(time.Second, errOne))
				return nil
			})
		})
		nested := members(t, err)
		require.Len(t, nested, 1)
		assert.Equal(t, []error{errOne}, members(t, nested[0]))

		// The other way round, the inner one is merely interrupted.
		err = group(f, func(outer *gather.TaskGroup) error {
			start(t, outer, failing(time.Second, errOne))
			return group(f, func(inner *gather.TaskGroup) error {
				start(t, inner, after(time.Hour, 1))
				return nil
			})
		})
		assert.Equal(t, []error{errOne}, members(t, err))
		assert.Zero(t, f.Task().Cancelling())
		return nil
	})
}

func TestTaskGroupAndExit(t *testing.T) {
	_, err := gather.Run(gather.Async(func(f *gather.Frame) (any, error) {
		return nil, group(f, func(g *gather.TaskGroup) error {
			start(t, g, gather.Async(func(f *gather.Frame) (any, error) {
				f.Sleep(time.Hour)
				return nil, errOne
			}))
			f.Sleep(time.Second)
			return gather.ErrInterrupt
		})
	}), gather.LoopOptions{})
	assert.ErrorIs(t, err, gather.ErrInterrupt, "it is raised alone")
	assert.NotErrorIs(t, err, errOne)
}

func TestTaskGroupMisuse(t *testing.T) {
	run(t, func(f *gather.Frame) error {
		l := f.Loop()
		unused := gather.NewTaskGroup(nil)
		_, err := unused.CreateTask(returns(1), gather.TaskOptions{})
		requireKind(t, err, gather.RuntimeError, "TaskGroup <TaskGroup> has not been entered")

		var used *gather.TaskGroup
		require.NoError(t, group(f, func(g *gather.TaskGroup) error {
			used = g
			requireKind(t, g.Enter(l), gather.RuntimeError, "TaskGroup <TaskGroup entered> has already been entered")
			return nil
		}))
		_, err = used.CreateTask(returns(1), gather.TaskOptions{})
		requireKind(t, err, gather.RuntimeError, "TaskGroup <TaskGroup entered> is finished")

		err = group(f, func(g *gather.TaskGroup) error {
			start(t, g, raises(errOne))
			start(t, g, stubborn(time.Hour, time.Second, 1))
			f.Sleep(time.Second)
			_, err := g.CreateTask(returns(1), gather.TaskOptions{})
			requireKind(t, err, gather.RuntimeError, "TaskGroup <TaskGroup tasks=1 errors=1 cancelling> is shutting down")
			return nil
		})
		assert.Equal(t, []error{errOne}, members(t, err))
		return nil
	})
	requireKind(t, gather.NewTaskGroup(nil).Enter(gather.NewLoop(gather.LoopOptions{})), gather.RuntimeError,
		"TaskGroup <TaskGroup> cannot determine the parent task")
}

func TestTaskGroupOfManyTasks(t *testing.T) {
	run(t, func(f *gather.Frame) error {
		done := 0
		err := group(f, func(g *gather.TaskGroup) error {
			for range 200 {
				start(t, g, gather.Async(func(f *gather.Frame) (any, error) {
					done++
					return nil, nil
				}))
				if err := f.Sleep(0); err != nil {
					return err
				}
			}
			start(t, g, failing(time.Second, errOne))
			start(t, g, after(time.Hour, nil))
			return nil
		})
		assert.Equal(t, 200, done)
		assert.Equal(t, []error{errOne}, members(t, err))
		return nil
	})
}

func TestTaskGroupWithEagerTasks(t *testing.T) {
	run(t, func(f *gather.Frame) error {
		reached := false
		err := group(f, func(g *gather.TaskGroup) error {
			task, err := g.CreateTask(raises(errOne), gather.TaskOptions{EagerStart: true})
			require.NoError(t, err)
			assert.True(t, task.Done())
			reached = true
			return f.Sleep(time.Hour)
		})
		assert.True(t, reached, "its failure is processed only through its callback")
		assert.Equal(t, []error{errOne}, members(t, err))
		return nil
	})
}
