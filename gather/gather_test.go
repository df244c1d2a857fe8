package gather_test

import (
	"errors"
	"testing"
	"time"

	"gatherplay/gather"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// both runs a test with gather over bare Futures and over coroutines that wait for them, as CPython's
// suite does.
func both(t *testing.T, test func(t *testing.T, l *gather.Loop, over func(...*gather.Future) []any)) {
	wraps := map[string]func(*gather.Future) any{
		"futures":    func(f *gather.Future) any { return f },
		"coroutines": func(f *gather.Future) any { return awaiting(f) },
	}
	for name, wrap := range wraps {
		t.Run(name, func(t *testing.T) {
			l := gather.NewLoop(gather.LoopOptions{})
			defer l.Close()
			test(t, l, func(futures ...*gather.Future) []any {
				aws := make([]any, len(futures))
				for i, f := range futures {
					aws[i] = wrap(f)
				}
				return aws
			})
		})
	}
}

func create(l *gather.Loop, n int) []*gather.Future {
	futures := make([]*gather.Future, n)
	for i := range futures {
		futures[i] = l.CreateFuture()
	}
	return futures
}

func mustGather(t *testing.T, l *gather.Loop, returnExceptions bool, aws ...any) *gather.Future {
	t.Helper()
	outer, err := gather.Gather(l, returnExceptions, aws...)
	require.NoError(t, err)
	return outer
}

func TestGatherSuccess(t *testing.T) {
	for name, returnExceptions := range map[string]bool{"plain": false, "return_exceptions": true} {
		t.Run(name, func(t *testing.T) {
			both(t, func(t *testing.T, l *gather.Loop, over func(...*gather.Future) []any) {
				f := create(l, 3)
				outer := mustGather(t, l, returnExceptions, over(f...)...)
				called := new(counter)
				outer.AddDoneCallback(called)
				require.NoError(t, f[1].SetResult(1))
				require.NoError(t, f[0].SetResult(2))
				turn(t, l)
				assert.Zero(t, called.calls)
				assert.False(t, outer.Done())
				require.NoError(t, f[2].SetResult(3))
				turn(t, l)
				assert.Equal(t, 1, called.calls)
				assert.Same(t, outer, called.last)
				result, err := outer.Result()
				require.NoError(t, err)
				assert.Equal(t, []any{2, 1, 3}, result)
			})
		})
	}
}

func TestGatherOneException(t *testing.T) {
	both(t, func(t *testing.T, l *gather.Loop, over func(...*gather.Future) []any) {
		f := create(l, 5)
		outer := mustGather(t, l, false, over(f...)...)
		called := new(counter)
		outer.AddDoneCallback(called)
		require.NoError(t, f[0].SetResult(1))
		require.NoError(t, f[1].SetException(errOne))
		turn(t, l)
		require.True(t, outer.Done())
		assert.Equal(t, 1, called.calls)
		exception, err := outer.Exception()
		require.NoError(t, err)
		assert.Same(t, errOne, exception)

		require.NoError(t, f[2].SetResult(3))
		assert.True(t, f[3].Cancel(nil))
		require.NoError(t, f[4].SetException(errTwo))
		_, err = f[4].Exception()
		require.NoError(t, err)
		turn(t, l)
		assert.Equal(t, 1, called.calls)
		assert.Empty(t, l.Unretrieved())
	})
}

func TestGatherReturnExceptions(t *testing.T) {
	both(t, func(t *testing.T, l *gather.Loop, over func(...*gather.Future) []any) {
		f := create(l, 4)
		outer := mustGather(t, l, true, over(f...)...)
		called := new(counter)
		outer.AddDoneCallback(called)
		require.NoError(t, f[1].SetResult(1))
		require.NoError(t, f[2].SetException(errOne))
		require.NoError(t, f[0].SetResult(3))
		turn(t, l)
		assert.False(t, outer.Done())
		require.NoError(t, f[3].SetException(errTwo))
		turn(t, l)
		assert.Equal(t, 1, called.calls)
		result, err := outer.Result()
		require.NoError(t, err)
		assert.Equal(t, []any{3, 1, errOne, errTwo}, result)
		assert.Empty(t, l.Unretrieved())
	})
}

func TestGatherOfNothing(t *testing.T) {
	l := gather.NewLoop(gather.LoopOptions{})
	outer := mustGather(t, l, false)
	assert.Equal(t, "Future", outer.ClassName())
	assert.Same(t, l, outer.Loop())
	result, err := outer.Result()
	require.NoError(t, err)
	assert.Equal(t, []any{}, result)
}

func TestGatherOfFuturesOfTwoLoops(t *testing.T) {
	one, other := gather.NewLoop(gather.LoopOptions{}), gather.NewLoop(gather.LoopOptions{})
	_, err := gather.Gather(one, false, one.CreateFuture(), other.CreateFuture())
	requireKind(t, err, gather.ValueError, "The future belongs to a different loop than the one specified as the loop argument")
}

func TestGatherOfTheSameFuturesTwice(t *testing.T) {
	l := gather.NewLoop(gather.LoopOptions{})
	f := create(l, 3)
	first := mustGather(t, l, false, f[0], f[1], f[2])
	second := mustGather(t, l, false, f[0], f[1], f[2])
	turn(t, l)
	assert.False(t, first.Done())
	assert.False(t, second.Done())
	for i := range f {
		require.NoError(t, f[i].SetResult(i))
	}
	turn(t, l)
	for _, outer := range []*gather.Future{first, second} {
		result, err := outer.Result()
		require.NoError(t, err)
		assert.Equal(t, []any{0, 1, 2}, result)
	}
}

func TestGatherOneCancellation(t *testing.T) {
	both(t, func(t *testing.T, l *gather.Loop, over func(...*gather.Future) []any) {
		f := create(l, 5)
		outer := mustGather(t, l, false, over(f...)...)
		called := new(counter)
		outer.AddDoneCallback(called)
		require.NoError(t, f[0].SetResult(1))
		assert.True(t, f[1].Cancel(nil))
		turn(t, l)
		require.True(t, outer.Done())
		assert.Equal(t, 1, called.calls)
		assert.False(t, outer.Cancelled())
		exception, err := outer.Exception()
		require.NoError(t, err)
		assert.ErrorIs(t, exception, gather.ErrCancelled)

		require.NoError(t, f[2].SetResult(3))
		assert.True(t, f[3].Cancel(nil))
		require.NoError(t, f[4].SetException(errOne))
		turn(t, l)
		assert.Equal(t, 1, called.calls)
		assert.Empty(t, l.Unretrieved(), "what fails later is silent")
	})
}

func TestGatherReturnExceptionsWithCancelledChildren(t *testing.T) {
	both(t, func(t *testing.T, l *gather.Loop, over func(...*gather.Future) []any) {
		f := create(l, 6)
		outer := mustGather(t, l, true, over(f...)...)
		called := new(counter)
		outer.AddDoneCallback(called)
		require.NoError(t, f[0].SetResult(1))
		require.NoError(t, f[1].SetException(errOne))
		assert.True(t, f[2].Cancel(nil))
		require.NoError(t, f[3].SetResult(3))
		assert.True(t, f[4].Cancel(nil))
		turn(t, l)
		assert.False(t, outer.Done())
		require.NoError(t, f[5].SetException(errTwo))
		turn(t, l)
		assert.Equal(t, 1, called.calls)
		result, err := outer.Result()
		require.NoError(t, err)
		list := result.([]any)
		require.Len(t, list, 6)
		assert.Equal(t, []any{1, errOne}, list[:2])
		assert.Equal(t, []any{""}, cancelArgs(t, list[2].(error)))
		assert.Equal(t, 3, list[3])
		assert.Equal(t, []any{""}, cancelArgs(t, list[4].(error)))
		assert.Equal(t, errTwo, list[5])
	})
}

func TestGatherOfDuplicateCoroutines(t *testing.T) {
	run(t, func(f *gather.Frame) error {
		runs := 0
		c := gather.Async(func(*gather.Frame) (any, error) {
			runs++
			return "abc", nil
		})
		results, err := f.Gather(c, c, returns("def"), c)
		assert.Equal(t, []any{"abc", "abc", "def", "abc"}, results)
		assert.Equal(t, 1, runs)
		return err
	})
}

func TestGatherStartsTasksInArgumentOrder(t *testing.T) {
	run(t, func(f *gather.Frame) error {
		var order []string
		report := func() gather.Coroutine {
			return gather.Async(func(f *gather.Frame) (any, error) {
				order = append(order, f.Task().Name())
				return nil, nil
			})
		}
		_, err := f.Gather(report(), f.CreateTask(report()), report())
		// The middle one was a task before gather was called.
		assert.Equal(t, []string{"Task-2", "Task-3", "Task-4"}, order)
		return err
	})
}

// Cancelling the task that waits for a gather cancels the children and what they wait for.
func TestGatherCancellationBroadcast(t *testing.T) {
	l := gather.NewLoop(gather.LoopOptions{})
	defer l.Close()
	proof, innermost := 0, l.CreateFuture()
	inner := func() gather.Coroutine {
		return gather.Async(func(f *gather.Frame) (any, error) {
			if _, err := f.Await(innermost); err != nil {
				return nil, err
			}
			proof++
			return nil, nil
		})
	}
	child1 := l.CreateTask(inner(), gather.TaskOptions{})
	child2 := l.CreateTask(inner(), gather.TaskOptions{})
	var gathering *gather.Future
	outer := l.CreateTask(gather.Async(func(f *gather.Frame) (any, error) {
		gathering = mustGather(t, l, false, child1, child2)
		if _, err := f.Await(gathering); err != nil {
			return nil, err
		}
		proof += 100
		return nil, nil
	}), gather.TaskOptions{})
	turn(t, l)
	assert.True(t, outer.Cancel(nil))
	_, err := l.RunUntilComplete(outer)
	require.ErrorIs(t, err, gather.ErrCancelled)
	assert.False(t, gathering.Cancel(nil))
	assert.True(t, innermost.Cancelled())
	assert.True(t, child1.Cancelled())
	assert.True(t, child2.Cancelled())
	assert.Zero(t, proof)
}

func TestGatherMarksLaterExceptionsRetrieved(t *testing.T) {
	r := silently(t, func(f *gather.Frame) error {
		_, err := f.Gather(failing(time.Second, errOne), failing(2*time.Second, errTwo))
		assert.Same(t, errOne, err)
		return f.Sleep(3 * time.Second)
	})
	assert.Empty(t, r.messages)
}

// Children that were started before gather found an argument that it can't await run on; their
// exceptions are nobody's.
func TestGatherOfWhatCannotBeAwaited(t *testing.T) {
	started := 0
	child := gather.Async(func(*gather.Frame) (any, error) {
		started++
		return nil, errOne
	})
	never := gather.Async(func(*gather.Frame) (any, error) {
		t.Error("an argument behind the wrong one was started")
		return nil, nil
	})
	r := silently(t, func(f *gather.Frame) error {
		_, err := gather.Gather(f.Loop(), false, child, 5, never)
		requireKind(t, err, gather.TypeError, "An asyncio.Future, a coroutine or an awaitable is required")
		return f.Sleep(time.Second)
	})
	assert.Equal(t, 1, started)
	assert.Empty(t, r.messages)
}

func TestGatherOfASlice(t *testing.T) {
	l := gather.NewLoop(gather.LoopOptions{})
	for _, wrong := range []any{[]any{returns(1), returns(2)}, nil, "text", func() {}} {
		_, err := gather.Gather(l, false, wrong)
		requireKind(t, err, gather.TypeError, "An asyncio.Future, a coroutine or an awaitable is required")
	}
}

// In the window between the end of the last child and the end of the outer Future, it can no longer be
// cancelled.
func TestCancelGatherWhoseChildrenAreDone(t *testing.T) {
	run(t, func(f *gather.Frame) error {
		l := f.Loop()
		inner := l.CreateFuture()
		outer := mustGather(t, l, false, inner)
		waiter := f.CreateTask(awaiting(outer))
		if err := f.Sleep(0); err != nil {
			return err
		}
		require.NoError(t, inner.SetResult(42))
		assert.False(t, outer.Cancel(nil))
		result, err := f.Await(waiter)
		assert.Equal(t, []any{42}, result)
		assert.False(t, outer.Cancelled())
		return err
	})
}

// A task that is cancelled in that window is, although all results exist.
func TestCancelWaiterOfGatherWhoseChildrenAreDone(t *testing.T) {
	run(t, func(f *gather.Frame) error {
		inner := f.Loop().CreateFuture()
		outer := mustGather(t, f.Loop(), false, inner)
		waiter := f.CreateTask(awaiting(outer))
		if err := f.Sleep(0); err != nil {
			return err
		}
		require.NoError(t, inner.SetResult(42))
		assert.True(t, waiter.Cancel(nil))
		_, err := f.Await(waiter)
		require.ErrorIs(t, err, gather.ErrCancelled)
		result, err := outer.Result()
		assert.Equal(t, []any{42}, result)
		return err
	})
}

func TestCancelGatherWithReturnExceptionsPropagates(t *testing.T) {
	for _, test := range []struct {
		message any
		args    []any
	}{{nil, []any{""}}, {"my message", []any{"my message"}}, {5, []any{5}}} {
		run(t, func(f *gather.Frame) error {
			waiter := f.CreateTask(gather.Async(func(f *gather.Frame) (any, error) {
				for {
					outer := mustGather(t, f.Loop(), true, gather.Sleep(f.Loop(), time.Millisecond, nil))
					if _, err := f.Await(outer); err != nil {
						return nil, err
					}
				}
			}))
			if err := f.Sleep(20 * time.Millisecond); err != nil {
				return err
			}
			waiter.Cancel(test.message)
			_, err := f.Await(waiter)
			require.Error(t, err)
			if test.message == nil {
				assert.Empty(t, cancelArgs(t, err))
			} else {
				assert.Equal(t, test.args, cancelArgs(t, err))
			}
			return nil
		})
	}
}

func TestShieldOfGather(t *testing.T) {
	l := gather.NewLoop(gather.LoopOptions{})
	f := create(l, 2)
	inner := mustGather(t, l, false, f[0], f[1])
	outer, err := gather.Shield(l, inner)
	require.NoError(t, err)
	turn(t, l)
	outer.Cancel(nil)
	turn(t, l)
	assert.True(t, outer.Cancelled())
	require.NoError(t, f[0].SetResult(1))
	require.NoError(t, f[1].SetResult(2))
	turn(t, l)
	result, err := inner.Result()
	require.NoError(t, err)
	assert.Equal(t, []any{1, 2}, result)
}

func TestGatherOfShields(t *testing.T) {
	l := gather.NewLoop(gather.LoopOptions{})
	inner := create(l, 2)
	outers := make([]*gather.Future, 2)
	for i := range inner {
		var err error
		outers[i], err = gather.Shield(l, inner[i])
		require.NoError(t, err)
	}
	outer := mustGather(t, l, false, outers[0], outers[1])
	turn(t, l)
	assert.True(t, outer.Cancel(nil))
	turn(t, l)
	exception, err := outer.Exception()
	require.NoError(t, err)
	assert.ErrorIs(t, exception, gather.ErrCancelled)
	for i := range inner {
		assert.True(t, outers[i].Cancelled())
		assert.False(t, inner[i].Done())
		require.NoError(t, inner[i].SetResult(i))
	}
	turn(t, l)
}

func TestRecursiveGather(t *testing.T) {
	const width, depth = 5, 4
	tasks := 0
	var tree func(depth int) gather.Coroutine
	tree = func(depth int) gather.Coroutine {
		return gather.Async(func(f *gather.Frame) (any, error) {
			tasks++
			if depth == 0 {
				return nil, nil
			}
			children := make([]any, width)
			for i := range children {
				children[i] = tree(depth - 1)
			}
			return f.Gather(children...)
		})
	}
	run(t, func(f *gather.Frame) error {
		_, err := f.Await(f.CreateTask(tree(depth)))
		return err
	})
	assert.Equal(t, 781, tasks)
}

// What CPython's suite does not cover.

func TestGatherOverDoneFuturesDoesNotSuspend(t *testing.T) {
	run(t, func(f *gather.Frame) error {
		done := f.CreateTask(returns(1))
		if err := f.Sleep(0); err != nil {
			return err
		}
		before := f.Loop().Iteration()
		outer := mustGather(t, f.Loop(), false, done, done)
		assert.True(t, outer.Done())
		result, err := f.Await(outer)
		assert.Equal(t, []any{1, 1}, result)
		assert.Equal(t, before, f.Loop().Iteration())
		return err
	})
}

func TestGatherOverFailedFutureFailsAtOnce(t *testing.T) {
	run(t, func(f *gather.Frame) error {
		failed := f.CreateTask(raises(errOne))
		pending := f.Loop().CreateFuture()
		if err := f.Sleep(0); err != nil {
			return err
		}
		outer := mustGather(t, f.Loop(), false, pending, failed)
		exception, err := outer.Exception()
		assert.Same(t, errOne, exception)
		assert.False(t, pending.Done())
		return err
	})
}

func TestSiblingsRunOnAfterGatherHasFailed(t *testing.T) {
	run(t, func(f *gather.Frame) error {
		sibling := f.CreateTask(after(3*time.Second, "late"))
		_, err := f.Gather(failing(time.Second, errOne), sibling)
		assert.Same(t, errOne, err)
		assert.Equal(t, time.Second, f.Loop().Time())
		assert.False(t, sibling.Done())
		result, err := f.Await(sibling)
		assert.Equal(t, "late", result)
		return err
	})
}

func TestCancelOfFailedGatherDoesNothing(t *testing.T) {
	run(t, func(f *gather.Frame) error {
		sibling := f.CreateTask(after(2*time.Second, "late"))
		outer := mustGather(t, f.Loop(), false, failing(time.Second, errOne), sibling)
		_, err := f.Await(outer)
		assert.Same(t, errOne, err)
		assert.False(t, outer.Cancel(nil))
		result, err := f.Await(sibling)
		assert.Equal(t, "late", result)
		return err
	})
}

func TestCancelHitsADuplicateOncePerPosition(t *testing.T) {
	run(t, func(f *gather.Frame) error {
		child := f.CreateTask(after(time.Second, nil))
		outer := mustGather(t, f.Loop(), false, child, child, child)
		if err := f.Sleep(0); err != nil {
			return err
		}
		assert.True(t, outer.Cancel("M"))
		assert.Equal(t, 3, child.Cancelling())
		_, err := f.Await(outer)
		assert.Equal(t, []any{"M"}, cancelArgs(t, err))
		return nil
	})
}

// With return_exceptions, a cancelled gather waits for all its children and then raises all the same;
// the message is that of the last positional child.
func TestCancelledGatherWithReturnExceptions(t *testing.T) {
	for _, test := range []struct {
		name     string
		children func() []any
		args     []any
	}{
		{"swallower last", func() []any { return []any{after(5*time.Second, 1), stubborn(5*time.Second, time.Second, 2)} }, nil},
		{"swallower first", func() []any { return []any{stubborn(5*time.Second, time.Second, 2), after(5*time.Second, 1)} }, []any{"M"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			run(t, func(f *gather.Frame) error {
				outer := mustGather(t, f.Loop(), true, test.children()...)
				if err := f.Sleep(time.Second); err != nil {
					return err
				}
				outer.Cancel("M")
				_, err := f.Await(outer)
				assert.Equal(t, test.args, cancelArgs(t, err))
				assert.Equal(t, 2*time.Second, f.Loop().Time(), "it waits for the one that takes its time")
				return nil
			})
		})
	}
}

// Without it, a gather whose children all ignore their cancellation raises CancelledError in spite of
// having all results.
func TestCancelledGatherWhoseChildrenSwallowIt(t *testing.T) {
	run(t, func(f *gather.Frame) error {
		outer := mustGather(t, f.Loop(), false, stubborn(5*time.Second, time.Second, 1), stubborn(5*time.Second, 2*time.Second, 2))
		if err := f.Sleep(time.Second); err != nil {
			return err
		}
		outer.Cancel("M")
		_, err := f.Await(outer)
		assert.Empty(t, cancelArgs(t, err))
		assert.Equal(t, 3*time.Second, f.Loop().Time())
		return nil
	})
}

func TestMessagesOfCancelledChildrenInTheList(t *testing.T) {
	run(t, func(f *gather.Frame) error {
		plain := f.Loop().CreateFuture()
		slept := f.CreateTask(after(time.Second, nil))
		itself := f.CreateTask(gather.Async(func(f *gather.Frame) (any, error) {
			f.Task().Cancel("mine")
			return 1, nil
		}))
		if err := f.Sleep(0); err != nil {
			return err
		}
		plain.Cancel("P")
		slept.Cancel("S")
		results, err := f.Await(mustGather(t, f.Loop(), true, plain, slept, itself))
		require.NoError(t, err)
		var args [][]any
		for _, result := range results.([]any) {
			args = append(args, cancelArgs(t, result.(error)))
		}
		// The message of a task that was cancelled where it waited is forgotten when it has ended.
		assert.Equal(t, [][]any{{"P"}, {""}, {"mine"}}, args)
		return nil
	})
}

// A child cancelled on its own is a child that raises CancelledError.
func TestChildCancelledOnItsOwn(t *testing.T) {
	run(t, func(f *gather.Frame) error {
		child := f.CreateTask(after(time.Second, nil))
		sibling := f.CreateTask(after(2*time.Second, "fine"))
		outer := mustGather(t, f.Loop(), false, child, sibling)
		if err := f.Sleep(0); err != nil {
			return err
		}
		child.Cancel("why")
		_, err := f.Await(outer)
		assert.Equal(t, []any{"why"}, cancelArgs(t, err))
		assert.Zero(t, f.Task().Cancelling())
		result, err := f.Await(sibling)
		assert.Equal(t, "fine", result)
		return err
	})
}

func TestNestedGatherIsOneChild(t *testing.T) {
	run(t, func(f *gather.Frame) error {
		inner := mustGather(t, f.Loop(), false, returns(1), returns(2))
		failed := mustGather(t, f.Loop(), false, after(time.Second, 3), raises(errOne))
		results, err := f.Await(mustGather(t, f.Loop(), true, inner, failed, returns(4)))
		assert.Equal(t, []any{[]any{1, 2}, errOne, 4}, results)
		return err
	})
}

// What never was awaited and is cancelled in the end has an exception that nobody has looked at,
// although each child's was.
func TestForgottenGatherIsReportedAtShutdown(t *testing.T) {
	for returnExceptions, messages := range map[bool][]string{
		false: {"_GatheringFuture exception was never retrieved"},
		true:  {"_GatheringFuture exception was never retrieved"},
	} {
		r := silently(t, func(f *gather.Frame) error {
			mustGather(t, f.Loop(), returnExceptions, after(time.Second, 1), after(2*time.Second, 2))
			return f.Sleep(100 * time.Millisecond)
		})
		if returnExceptions {
			messages = nil
		}
		assert.Equal(t, messages, r.messages, "return_exceptions=%v", returnExceptions)
		for _, err := range r.errors {
			assert.ErrorIs(t, err, gather.ErrCancelled)
		}
	}
}

func TestForgottenGatherRunsAfterMainEnds(t *testing.T) {
	ran := 0
	child := func() gather.Coroutine {
		return gather.Async(func(*gather.Frame) (any, error) {
			ran++
			return nil, nil
		})
	}
	r := silently(t, func(f *gather.Frame) error {
		mustGather(t, f.Loop(), false, child(), child())
		return nil
	})
	assert.Equal(t, 2, ran)
	assert.Empty(t, r.messages)
}

func TestBaseExceptionIsAnExceptionLikeAnyOther(t *testing.T) {
	run(t, func(f *gather.Frame) error {
		closing := &gather.Error{Kind: gather.GeneratorExit}
		results, err := f.Await(mustGather(t, f.Loop(), true, raises(closing), returns(1)))
		assert.Equal(t, []any{closing, 1}, results)
		_, err2 := f.Gather(raises(closing), returns(1))
		assert.Equal(t, error(closing), err2)
		return err
	})
}

func TestGatherOfGatherCannotBeATask(t *testing.T) {
	run(t, func(f *gather.Frame) error {
		outer := mustGather(t, f.Loop(), false, returns(1))
		same, err := gather.EnsureFuture(f.Loop(), outer)
		assert.Same(t, outer, same)
		assert.Equal(t, "_GatheringFuture", outer.ClassName())
		assert.Nil(t, outer.Task())
		require.NoError(t, err)
		_, err = f.Await(outer)
		return err
	})
}

func TestAbandonedGatherIsJoinedWithErrors(t *testing.T) {
	both(t, func(t *testing.T, l *gather.Loop, over func(...*gather.Future) []any) {
		f := create(l, 2)
		outer := mustGather(t, l, false, over(f...)...)
		require.NoError(t, f[0].SetException(errors.Join(errOne, errTwo)))
		turn(t, l)
		exception, err := outer.Exception()
		require.NoError(t, err)
		assert.ErrorIs(t, exception, errTwo)
	})
}
