package gather_test

import (
	"testing"
	"time"

	"gatherplay/gather"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// futuresOf starts tasks for coroutines.
func futuresOf(f *gather.Frame, coroutines ...gather.Coroutine) []*gather.Future {
	futures := make([]*gather.Future, len(coroutines))
	for i, co := range coroutines {
		futures[i] = &f.CreateTask(co).Future
	}
	return futures
}

func TestWait(t *testing.T) {
	second := time.Second
	for _, test := range []struct {
		name       string
		coroutines []gather.Coroutine
		timeout    time.Duration
		when       gather.ReturnWhen
		done       []int
		at         time.Duration
	}{
		{"all", []gather.Coroutine{after(second, 1), after(2*second, 2)}, gather.Forever, gather.AllCompleted, []int{0, 1}, 2 * second},
		{"first", []gather.Coroutine{after(10*second, 1), after(2*second, 2)}, gather.Forever, gather.FirstCompleted, []int{1}, 2 * second},
		{"first of equals", []gather.Coroutine{after(second, 1), after(second, 2), after(second, 3)}, gather.Forever, gather.FirstCompleted, []int{0, 1, 2}, second},
		{"first exception", []gather.Coroutine{after(10*second, 1), failing(2*second, errOne), after(second, 3)}, gather.Forever, gather.FirstException, []int{1, 2}, 2 * second},
		{"first exception of none", []gather.Coroutine{after(10*second, 1), after(second, 3)}, gather.Forever, gather.FirstException, []int{0, 1}, 10 * second},
		{"time is over", []gather.Coroutine{after(second, 1), after(3*second, 2)}, 2 * second, gather.AllCompleted, []int{0}, 2 * second},
		{"no time", []gather.Coroutine{returns(1), after(second, 2)}, 0, gather.AllCompleted, []int{0}, 0},
		{"all before the time", []gather.Coroutine{after(second, 1)}, 2 * second, gather.AllCompleted, []int{0}, second},
	} {
		t.Run(test.name, func(t *testing.T) {
			run(t, func(f *gather.Frame) error {
				futures := futuresOf(f, test.coroutines...)
				result, err := gather.Await[*gather.WaitResult](f, gather.Wait(f.Loop(), futures, test.timeout, test.when))
				require.NoError(t, err)
				var done, pending []*gather.Future
				for i, future := range futures {
					if len(test.done) > len(done) && test.done[len(done)] == i {
						done = append(done, future)
					} else {
						pending = append(pending, future)
					}
				}
				assert.Equal(t, done, result.Done)
				assert.Equal(t, pending, result.Pending)
				assert.Equal(t, test.at, f.Loop().Time())
				for _, future := range futures {
					future.SilenceTraceback()
				}
				return nil
			})
		})
	}
}

// A timer that is set before the sleeps, for the same time, comes first: nothing is done then, although
// all is in the same iteration.
func TestWaitTiedWithSleepsThatStartLater(t *testing.T) {
	run(t, func(f *gather.Frame) error {
		futures := futuresOf(f, after(time.Second, 1), after(time.Second, 2))
		result, err := gather.Await[*gather.WaitResult](f, gather.Wait(f.Loop(), futures, time.Second, gather.AllCompleted))
		assert.Empty(t, result.Done)
		return err
	})
}

func TestWaitOfDuplicates(t *testing.T) {
	run(t, func(f *gather.Frame) error {
		futures := futuresOf(f, after(time.Second, 1))
		result, err := gather.Await[*gather.WaitResult](f,
			gather.Wait(f.Loop(), append(futures, futures...), gather.Forever, gather.AllCompleted))
		assert.Equal(t, futures, result.Done)
		return err
	})
}

func TestWaitOfNothing(t *testing.T) {
	run(t, func(f *gather.Frame) error {
		_, err := f.Await(gather.Wait(f.Loop(), nil, gather.Forever, gather.AllCompleted))
		requireKind(t, err, gather.ValueError, "Set of Tasks/Futures is empty.")
		return nil
	})
}

func TestWaitOfWhatIsDoneSuspends(t *testing.T) {
	run(t, func(f *gather.Frame) error {
		done := f.Loop().CreateFuture()
		require.NoError(t, done.SetResult(1))
		before := f.Loop().Iteration()
		_, err := f.Await(gather.Wait(f.Loop(), []*gather.Future{done}, gather.Forever, gather.AllCompleted))
		assert.Equal(t, before+2, f.Loop().Iteration())
		return err
	})
}

func TestCancelWaitLeavesTasksAlone(t *testing.T) {
	run(t, func(f *gather.Frame) error {
		futures := futuresOf(f, after(2*time.Second, "fine"))
		waiter := f.CreateTask(gather.Wait(f.Loop(), futures, gather.Forever, gather.AllCompleted))
		f.Sleep(time.Second)
		waiter.Cancel(nil)
		_, err := f.Await(waiter)
		assert.ErrorIs(t, err, gather.ErrCancelled)
		assert.Empty(t, futures[0].Callbacks())
		result, err := f.Await(futures[0])
		assert.Equal(t, "fine", result)
		return err
	})
}

// Only the exception that ends a wait for the first one counts as seen; and not even that if it was the
// last to end, since then it was not asked how it did.
func TestWhatWaitRetrieves(t *testing.T) {
	for _, test := range []struct {
		when   gather.ReturnWhen
		others []gather.Coroutine
		unseen int
	}{
		{gather.AllCompleted, nil, 1},
		{gather.FirstCompleted, nil, 1},
		{gather.FirstException, nil, 1},
		{gather.FirstException, []gather.Coroutine{after(2*time.Second, 1)}, 0},
	} {
		run(t, func(f *gather.Frame) error {
			futures := futuresOf(f, append(test.others, failing(time.Second, errOne))...)
			_, err := f.Await(gather.Wait(f.Loop(), futures, gather.Forever, test.when))
			assert.Len(t, f.Loop().Unretrieved(), test.unseen)
			futures[len(futures)-1].SilenceTraceback()
			return err
		})
	}
}

// collect iterates as a plain for does.
func collect(f *gather.Frame, a *gather.AsCompleted) (results []any) {
	for next := a.Next(); next != nil; next = a.Next() {
		result, err := f.Await(next)
		if err != nil {
			results = append(results, err)
		} else {
			results = append(results, result)
		}
	}
	return results
}

func mustComplete(t *testing.T, f *gather.Frame, timeout time.Duration, aws ...any) *gather.AsCompleted {
	t.Helper()
	a, err := gather.NewAsCompleted(f.Loop(), aws, timeout)
	require.NoError(t, err)
	return a
}

func TestAsCompleted(t *testing.T) {
	run(t, func(f *gather.Frame) error {
		c := after(2*time.Second, "b")
		a := mustComplete(t, f, gather.Forever, after(3*time.Second, "c"), c, failing(time.Second, errOne), c)
		assert.Equal(t, 3, a.Left())
		assert.Equal(t, []any{errOne, "b", "c"}, collect(f, a))
		assert.Nil(t, a.Next())
		assert.Empty(t, collect(f, mustComplete(t, f, gather.Forever)))
		return nil
	})
}

func TestAsCompletedYieldsTheFutures(t *testing.T) {
	run(t, func(f *gather.Frame) error {
		slow, fast := f.CreateTask(after(2*time.Second, 1)), f.CreateTask(after(time.Second, 2))
		a := mustComplete(t, f, gather.Forever, slow, fast)
		first, err := gather.Await[*gather.Future](f, a.NextFuture())
		require.NoError(t, err)
		assert.Same(t, fast, first.Task())
		assert.True(t, first.Done())
		result, err := f.Await(a.Next())
		assert.Equal(t, 1, result)
		assert.Nil(t, a.NextFuture())
		return err
	})
}

func TestAsCompletedWithTimeout(t *testing.T) {
	run(t, func(f *gather.Frame) error {
		late := f.CreateTask(after(3*time.Second, "late"))
		results := collect(f, mustComplete(t, f, 2*time.Second, after(time.Second, "a"), late))
		require.Len(t, results, 2)
		assert.Equal(t, "a", results[0])
		requireKind(t, results[1].(error), gather.TimeoutError, "")
		assert.Equal(t, 2*time.Second, f.Loop().Time())
		result, err := f.Await(late)
		assert.Equal(t, "late", result, "it is not cancelled")
		return err
	})
}

// Which Future a coroutine is for is decided when it is awaited.
func TestAsCompletedInReverse(t *testing.T) {
	run(t, func(f *gather.Frame) error {
		a := mustComplete(t, f, gather.Forever, after(2*time.Second, "slow"), after(time.Second, "fast"))
		first, second := a.Next(), a.Next()
		result, err := f.Await(second)
		require.NoError(t, err)
		assert.Equal(t, "fast", result)
		result, err = f.Await(first)
		assert.Equal(t, "slow", result)
		return err
	})
}

func TestAsCompletedLeftEarly(t *testing.T) {
	r := silently(t, func(f *gather.Frame) error {
		_, err := f.Await(mustComplete(t, f, gather.Forever, after(time.Second, 1), failing(2*time.Second, errOne)).Next())
		f.Sleep(5 * time.Second)
		return err
	})
	assert.Equal(t, []string{"Task exception was never retrieved"}, r.messages)
}

func TestAsCompletedOfWhatCannotBeAwaited(t *testing.T) {
	_, err := gather.NewAsCompleted(gather.NewLoop(gather.LoopOptions{}), []any{1}, gather.Forever)
	requireKind(t, err, gather.TypeError, "")
}
