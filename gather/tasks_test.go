package gather_test

import (
	"errors"
	"testing"
	"time"

	"gatherplay/gather"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestNestedAwaits(t *testing.T) {
	outer := gather.Async(func(f *gather.Frame) (any, error) {
		sum := 0
		for i := range 3 {
			n, err := gather.Await[int](f, returns(i))
			if err != nil {
				return nil, err
			}
			sum += n
		}
		return sum, nil
	})
	result, err := gather.Run(outer, gather.LoopOptions{})
	require.NoError(t, err)
	assert.Equal(t, 3, result)
}

func TestEndedCoroutineCannotBeAwaitedAgain(t *testing.T) {
	run(t, func(f *gather.Frame) error {
		l := f.Loop()
		lock := gather.NewLock(nil)
		event := gather.NewEventFlag(nil)
		event.Set()
		queue := gather.NewQueue(nil, 0)
		for name, co := range map[string]gather.Coroutine{
			"function": returns(1),
			"sleep":    gather.Sleep(l, time.Second, 1),
			"sleep(0)": gather.Sleep(l, 0, 1),
			"wait_for": gather.WaitFor(l, returns(1), time.Second),
			"acquire":  lock.Acquire(l),
			"event":    event.Wait(l),
			"put":      queue.Put(l, 1),
			"get":      queue.Get(l),
			"wait":     gather.Wait(l, []*gather.Future{mustGather(t, l, false)}, gather.Forever, gather.AllCompleted),
		} {
			if name == "get" {
				require.NoError(t, queue.PutNowait(1))
			}
			_, err := f.Await(co)
			require.NoError(t, err, name)
			_, err = f.Await(co)
			requireKind(t, err, gather.RuntimeError, "cannot reuse already awaited coroutine")
		}
		return nil
	})
}

func TestTaskCannotAwaitItself(t *testing.T) {
	_, err := gather.Run(gather.Async(func(f *gather.Frame) (any, error) {
		return f.Await(f.Task())
	}), gather.LoopOptions{})
	requireKind(t, err, gather.RuntimeError, "")
	assert.Contains(t, err.Error(), "Task cannot await on itself: <Task pending name='Task-1' cb=[_run_until_complete_cb()]>")
}

func TestTaskCannotAwaitAFutureOfAnotherLoop(t *testing.T) {
	other := gather.NewLoop(gather.LoopOptions{}).CreateFuture()
	_, err := gather.Run(awaiting(other), gather.LoopOptions{})
	requireKind(t, err, gather.RuntimeError, "")
	assert.Contains(t, err.Error(), "got Future <Future pending> attached to a different loop")
}

// yieldsNonsense suspends on something that is no Future.
type yieldsNonsense struct{ raised error }

func (y *yieldsNonsense) Resume(_ any, err error) (*gather.Future, any, bool, error) {
	if err != nil {
		y.raised = err
		return nil, "went on", true, nil
	}
	return nil, nil, false, errOne
}

func TestTaskThatYieldsNonsense(t *testing.T) {
	y := new(yieldsNonsense)
	result, err := gather.Run(y, gather.LoopOptions{})
	require.NoError(t, err)
	assert.Equal(t, "went on", result)
	assert.Same(t, errOne, y.raised)
}

func TestTaskDoesNotTakeResults(t *testing.T) {
	l := gather.NewLoop(gather.LoopOptions{})
	task := l.CreateTask(returns(1), gather.TaskOptions{})
	requireKind(t, task.SetResult(1), gather.RuntimeError, "Task does not support set_result operation")
	requireKind(t, task.SetException(errOne), gather.RuntimeError, "Task does not support set_exception operation")
	assert.Same(t, task, task.Future.Task())
	turn(t, l)
}

func TestEnsureFuture(t *testing.T) {
	l := gather.NewLoop(gather.LoopOptions{})
	future := l.CreateFuture()
	same, err := gather.EnsureFuture(l, future)
	require.NoError(t, err)
	assert.Same(t, future, same)
	task := l.CreateTask(returns(1), gather.TaskOptions{})
	same, err = gather.EnsureFuture(l, task)
	require.NoError(t, err)
	assert.Same(t, task, same.Task())
	made, err := gather.EnsureFuture(l, returns(2))
	require.NoError(t, err)
	assert.NotNil(t, made.Task())
	turn(t, l)
	_, err = gather.EnsureFuture(l, "ok")
	requireKind(t, err, gather.TypeError, "An asyncio.Future, a coroutine or an awaitable is required")
}

// In a process, numbers go on from one run to the next; the Runner's shutdown takes two.
func TestTaskNamesGoOn(t *testing.T) {
	names := new(gather.TaskNames)
	var seen []string
	named := func() gather.Coroutine {
		return gather.Async(func(f *gather.Frame) (any, error) {
			seen = append(seen, f.Task().Name())
			return nil, nil
		})
	}
	for range 2 {
		_, err := gather.Run(gather.Async(func(f *gather.Frame) (any, error) {
			seen = append(seen, f.Task().Name())
			f.Loop().CreateTask(named(), gather.TaskOptions{Name: "mine"})
			if _, err := f.WaitFor(named(), time.Second); err != nil {
				return nil, err
			}
			return f.Gather(named(), named())
		}), gather.LoopOptions{Names: names})
		require.NoError(t, err)
	}
	assert.Equal(t, []string{
		"Task-1", "Task-1", "mine", "Task-2", "Task-3",
		"Task-6", "Task-6", "mine", "Task-7", "Task-8",
	}, seen)
}

func TestAllTasksAndCurrentTask(t *testing.T) {
	run(t, func(f *gather.Frame) error {
		l := f.Loop()
		main := l.CurrentTask()
		a, b := f.CreateTask(after(time.Second, 1)), f.CreateTask(after(2*time.Second, 2))
		assert.Equal(t, []*gather.Task{main, a, b}, l.AllTasks())
		f.Await(a)
		assert.Equal(t, []*gather.Task{main, b}, l.AllTasks())
		assert.Same(t, main, l.CurrentTask())
		l.CallSoon(gather.Func(func(*gather.Future) error {
			assert.Nil(t, l.CurrentTask())
			return nil
		}))
		_, err := f.Await(b)
		return err
	})
}

func TestErrorsThatAreReportedLater(t *testing.T) {
	r := silently(t, func(f *gather.Frame) error {
		f.CreateTask(failing(time.Second, errOne))
		seen := f.CreateTask(failing(time.Second, errTwo))
		f.Sleep(2 * time.Second)
		assert.Len(t, f.Loop().Unretrieved(), 2)
		_, err := seen.Exception()
		return err
	})
	assert.Equal(t, []string{"Task exception was never retrieved"}, r.messages)
	assert.Equal(t, []error{errOne}, r.errors)
}

func TestExitLeavesTheLoop(t *testing.T) {
	for name, exit := range map[string]error{"SystemExit": gather.ErrExit, "KeyboardInterrupt": gather.ErrInterrupt} {
		t.Run(name, func(t *testing.T) {
			l := gather.NewLoop(gather.LoopOptions{})
			other := 0
			task := l.CreateTask(failing(0, exit), gather.TaskOptions{})
			l.CreateTask(gather.Async(func(f *gather.Frame) (any, error) {
				f.Sleep(0)
				other++
				return nil, nil
			}), gather.TaskOptions{})
			_, err := l.RunUntilComplete(after(time.Second, nil))
			assert.ErrorIs(t, err, exit)
			assert.Zero(t, other, "what is behind it in the ready queue stays there")
			assert.True(t, task.Done())
			assert.False(t, task.Cancelled())
			turn(t, l)
			assert.Equal(t, 1, other)
			require.NoError(t, l.Close())
		})
	}
}

func TestPanicLeavesTheLoop(t *testing.T) {
	assert.PanicsWithValue(t, "boom", func() {
		gather.Run(gather.Async(func(f *gather.Frame) (any, error) {
			if err := f.Sleep(time.Second); err != nil {
				return nil, err
			}
			panic("boom")
		}), gather.LoopOptions{})
	})
}

func TestEagerTasks(t *testing.T) {
	run(t, func(f *gather.Frame) error {
		l := f.Loop()
		main := l.CurrentTask()
		var inside []*gather.Task
		eager := func(co gather.Coroutine) *gather.Task {
			return l.CreateTask(gather.Async(func(f *gather.Frame) (any, error) {
				inside = append(inside, f.Task())
				return f.Await(co)
			}), gather.TaskOptions{EagerStart: true})
		}
		done := eager(returns(1))
		assert.True(t, done.Done())
		assert.Nil(t, done.Coroutine())
		assert.Same(t, main, l.CurrentTask())
		suspended := eager(after(time.Second, 2))
		assert.False(t, suspended.Done())
		assert.Equal(t, []*gather.Task{done, suspended}, inside)
		assert.Equal(t, []*gather.Task{main, suspended}, l.AllTasks())

		assert.True(t, mustGather(t, l, false, done, eager(returns(3))).Done())
		results, err := f.Gather(done, suspended)
		assert.Equal(t, []any{1, 2}, results)
		return err
	})
}

func TestEagerTaskOfALoopThatDoesNotRun(t *testing.T) {
	l := gather.NewLoop(gather.LoopOptions{})
	task := l.CreateTask(returns(1), gather.TaskOptions{EagerStart: true})
	assert.False(t, task.Done())
	turn(t, l)
	assert.True(t, task.Done())
}

func TestRecursiveGatherOfEagerTasks(t *testing.T) {
	const width, depth = 5, 4
	var tree func(l *gather.Loop, depth int) *gather.Task
	tree = func(l *gather.Loop, depth int) *gather.Task {
		return l.CreateTask(gather.Async(func(f *gather.Frame) (any, error) {
			if depth == 0 {
				return nil, nil
			}
			var children []any
			for range width {
				children = append(children, tree(l, depth-1))
			}
			return f.Gather(children...)
		}), gather.TaskOptions{EagerStart: true})
	}
	run(t, func(f *gather.Frame) error {
		assert.True(t, tree(f.Loop(), depth).Done(), "it ends without a single iteration")
		return nil
	})
}

func TestEagerTasksAreNotNestedTooDeep(t *testing.T) {
	var deeper func(f *gather.Frame) (any, error)
	deeper = func(f *gather.Frame) (any, error) {
		f.Loop().CreateTask(gather.Async(deeper), gather.TaskOptions{EagerStart: true})
		return nil, nil
	}
	_, err := gather.Run(gather.Async(deeper), gather.LoopOptions{})
	var limit *gather.LimitError
	require.ErrorAs(t, err, &limit)
	assert.Equal(t, "eager tasks inside each other", limit.Limit)
}

func TestSetName(t *testing.T) {
	l := gather.NewLoop(gather.LoopOptions{})
	task := l.CreateTask(returns(1), gather.TaskOptions{})
	assert.Equal(t, "Task-1", task.Name())
	for _, name := range []string{"mine", ""} {
		task.SetName(name)
		assert.Equal(t, name, task.Name())
	}
	turn(t, l)
}

func TestFunctionsEndWithTheirLoop(t *testing.T) {
	var raised error
	cleaned := 0
	l := gather.NewLoop(gather.LoopOptions{})
	l.CreateTask(gather.Async(func(f *gather.Frame) (any, error) {
		defer func() { cleaned++ }()
		raised = f.Sleep(time.Hour)
		f.Sleep(time.Hour)
		t.Error("a function goes on although its loop is closed")
		return nil, nil
	}), gather.TaskOptions{})
	l.Stop()
	require.NoError(t, l.RunForever())
	require.NoError(t, l.Close())
	assert.Equal(t, gather.GeneratorExit, gather.KindOf(raised))
	assert.Equal(t, 1, cleaned)
}

func TestKindOf(t *testing.T) {
	assert.Equal(t, gather.OtherError, gather.KindOf(errOne))
	assert.Equal(t, gather.CancelledError, gather.KindOf(gather.ErrCancelled))
	assert.Equal(t, gather.CancelledError, gather.KindOf(errors.Join(errOne, gather.ErrCancelled)))
	late := &gather.Error{Kind: gather.TimeoutError, Cause: gather.ErrCancelled}
	assert.Equal(t, gather.TimeoutError, gather.KindOf(late))
	assert.ErrorIs(t, late, gather.ErrTimeout)
	assert.NotErrorIs(t, late, gather.ErrCancelled)
}
