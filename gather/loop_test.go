package gather_test

import (
	"testing"
	"time"

	"gatherplay/gather"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func note(name string, list *[]string) gather.Callback {
	return gather.Func(func(*gather.Future) error {
		*list = append(*list, name)
		return nil
	})
}

// finish runs the loop until a timer set for later than everything else stops it.
func finish(t *testing.T, l *gather.Loop) {
	t.Helper()
	l.CallLater(1000*time.Hour, gather.Func(func(*gather.Future) error { l.Stop(); return nil }))
	require.NoError(t, l.RunForever())
}

func TestTimersRunByDeadlineThenAge(t *testing.T) {
	l := gather.NewLoop(gather.LoopOptions{})
	var list []string
	l.CallLater(2*time.Second, note("c", &list))
	l.CallLater(time.Second, note("a", &list))
	l.CallLater(gather.Seconds(0.1)+gather.Seconds(0.9), note("b", &list))
	l.CallLater(-time.Second, note("past", &list))
	l.CallSoon(note("soon", &list))
	l.CallAt(gather.Seconds(0.1+0.2), note("first of equals", &list))
	l.CallAt(gather.Seconds(0.3), note("second of equals", &list))
	finish(t, l)
	assert.Equal(t, []string{"soon", "past", "first of equals", "second of equals", "a", "b", "c"}, list)
}

func TestManyTimersRunInOrder(t *testing.T) {
	l := gather.NewLoop(gather.LoopOptions{})
	var fired []int
	const n = 1000
	for i := range n {
		// A fixed permutation, with each deadline twice.
		when := time.Duration(i*389%n/2) * time.Millisecond
		l.CallAt(when, gather.Func(func(*gather.Future) error {
			assert.Equal(t, when, l.Time())
			fired = append(fired, i)
			return nil
		}))
	}
	finish(t, l)
	require.Len(t, fired, n)
	for k := 1; k < n; k++ {
		a, b := fired[k-1], fired[k]
		whenA, whenB := a*389%n/2, b*389%n/2
		assert.True(t, whenA < whenB || whenA == whenB && a < b)
	}
}

// Timers that come due are put behind what is ready already.
func TestDueTimersGoBehindWhatIsReady(t *testing.T) {
	l := gather.NewLoop(gather.LoopOptions{})
	var list []string
	l.CallSoon(gather.Func(func(*gather.Future) error {
		l.CallLater(time.Second, note("timer", &list))
		l.Advance(time.Second)
		l.CallSoon(note("ready", &list))
		return nil
	}))
	finish(t, l)
	assert.Equal(t, []string{"ready", "timer"}, list)
}

func TestWhatIsScheduledMeanwhileWaitsForTheNextIteration(t *testing.T) {
	l := gather.NewLoop(gather.LoopOptions{})
	var iterations []int
	var again gather.Callback
	again = gather.Func(func(*gather.Future) error {
		iterations = append(iterations, l.Iteration())
		if len(iterations) < 3 {
			l.CallSoon(again)
		}
		return nil
	})
	l.CallSoon(again)
	finish(t, l)
	assert.Equal(t, []int{1, 2, 3}, iterations)
}

func TestStopFinishesTheIteration(t *testing.T) {
	l := gather.NewLoop(gather.LoopOptions{})
	var list []string
	l.CallSoon(gather.Func(func(*gather.Future) error {
		l.Stop()
		l.CallSoon(note("next", &list))
		return nil
	}))
	l.CallSoon(note("same", &list))
	require.NoError(t, l.RunForever())
	assert.Equal(t, []string{"same"}, list)
	turn(t, l)
	assert.Equal(t, []string{"same", "next"}, list)
}

func TestCancelledHandlesDoNotRun(t *testing.T) {
	l := gather.NewLoop(gather.LoopOptions{})
	var list []string
	soon := l.CallSoon(note("soon", &list))
	later := l.CallLater(time.Second, note("later", &list))
	soon.Cancel()
	later.Cancel()
	assert.True(t, soon.Cancelled())
	assert.True(t, later.Cancelled())
	// A cancelled timer does not make the loop wait.
	_, err := l.RunUntilComplete(l.CreateTask(gather.Async(func(f *gather.Frame) (any, error) {
		_, err := f.Await(f.Loop().CreateFuture())
		return nil, err
	}), gather.TaskOptions{}))
	var deadlock *gather.Deadlock
	require.ErrorAs(t, err, &deadlock)
	assert.Len(t, deadlock.Tasks, 1)
	assert.Empty(t, list)
	assert.Zero(t, l.Time())
	require.NoError(t, l.Close())
}

func TestManyCancelledTimers(t *testing.T) {
	l := gather.NewLoop(gather.LoopOptions{Limits: gather.Limits{Timers: 500}})
	kept := 0
	_, err := l.RunUntilComplete(gather.Async(func(f *gather.Frame) (any, error) {
		for range 20 {
			for i := range 100 {
				h := l.CallLater(time.Hour, gather.Func(func(*gather.Future) error { kept++; return nil }))
				if i > 0 {
					h.Cancel()
				}
			}
			if err := f.Sleep(0); err != nil {
				return nil, err
			}
		}
		return nil, f.Sleep(2 * time.Hour)
	}))
	require.NoError(t, err, "cancelled timers are dropped, or the limit would be exceeded")
	assert.Equal(t, 20, kept)
}

func TestSleepCancelsItsTimer(t *testing.T) {
	o := new(recorder)
	_, err := gather.Run(gather.Async(func(f *gather.Frame) (any, error) {
		task := f.CreateTask(after(time.Hour, 1))
		f.Sleep(time.Second)
		task.Cancel(nil)
		return nil, f.Sleep(time.Second)
	}), gather.LoopOptions{Observer: o})
	require.NoError(t, err)
	assert.Equal(t, 1, o.count(gather.TimerCancelled))
}

func TestErrorsOfCallbacks(t *testing.T) {
	l := gather.NewLoop(gather.LoopOptions{})
	r := new(reports)
	r.attach(l)
	ran := 0
	l.CallSoon(gather.Func(func(*gather.Future) error { return errOne }))
	l.CallSoon(gather.Func(func(*gather.Future) error { ran++; return nil }))
	turn(t, l)
	assert.Equal(t, 1, ran)
	assert.Equal(t, []string{"Exception in callback func()"}, r.messages)
	assert.Equal(t, []error{errOne}, r.errors)

	l.CallSoon(gather.Func(func(*gather.Future) error { return gather.ErrExit }))
	l.CallSoon(gather.Func(func(*gather.Future) error { ran++; return nil }))
	assert.ErrorIs(t, l.RunForever(), gather.ErrExit)
	assert.Equal(t, 1, ran, "it leaves the loop at once")
}

func TestSleepLetsOthersRunFirst(t *testing.T) {
	run(t, func(f *gather.Frame) error {
		ran := false
		f.Loop().CallSoon(gather.Func(func(*gather.Future) error { ran = true; return nil }))
		result, err := f.Await(gather.Sleep(f.Loop(), 0, 10))
		assert.True(t, ran)
		assert.Equal(t, 10, result)
		return err
	})
}

func TestEqualSleepsWakeInOrder(t *testing.T) {
	run(t, func(f *gather.Frame) error {
		var list []int
		var aws []any
		for i := range 8 {
			aws = append(aws, gather.Async(func(f *gather.Frame) (any, error) {
				err := f.Sleep(time.Second)
				list = append(list, i)
				return nil, err
			}))
		}
		_, err := f.Gather(aws...)
		assert.Equal(t, []int{0, 1, 2, 3, 4, 5, 6, 7}, list)
		return err
	})
}

func TestBlockingBlocksEveryone(t *testing.T) {
	run(t, func(f *gather.Frame) error {
		var woken time.Duration
		sleeper := f.CreateTask(gather.Async(func(f *gather.Frame) (any, error) {
			err := f.Sleep(time.Second)
			woken = f.Loop().Time()
			return nil, err
		}))
		f.Sleep(0)
		f.Loop().Advance(5 * time.Second)
		_, err := f.Await(sleeper)
		assert.Equal(t, 5*time.Second, woken)
		return err
	})
}

func TestSleepForever(t *testing.T) {
	for _, d := range []time.Duration{gather.Forever, gather.Forever - 1} {
		_, err := gather.Run(after(d, nil), gather.LoopOptions{Clock: startingAt(time.Second)})
		var deadlock *gather.Deadlock
		assert.ErrorAs(t, err, &deadlock)
	}
}

// startingAt returns a clock that shows something else than 0.
func startingAt(d time.Duration) gather.Clock {
	c := new(gather.VirtualClock)
	c.WaitUntil(d)
	return c
}

func TestSeconds(t *testing.T) {
	assert.Equal(t, gather.Seconds(0.1+0.2), gather.Seconds(0.3))
	assert.Equal(t, 1500*time.Millisecond, gather.Seconds(1.5))
	assert.Equal(t, gather.Forever, gather.Seconds(1e300))
	assert.Equal(t, -gather.Forever, gather.Seconds(-1e300))
}

func TestWallClock(t *testing.T) {
	c := gather.NewWallClock()
	result, err := gather.Run(after(20*time.Millisecond, 1), gather.LoopOptions{Clock: c})
	require.NoError(t, err)
	assert.Equal(t, 1, result)
	assert.GreaterOrEqual(t, c.Now(), 20*time.Millisecond)
}

func TestLimits(t *testing.T) {
	endless := func(step func(f *gather.Frame) error) gather.Coroutine {
		return gather.Async(func(f *gather.Frame) (any, error) {
			for {
				// Whatever it does about errors, it does not get away.
				_ = step(f)
			}
		})
	}
	for name, test := range map[string]struct {
		limits gather.Limits
		main   gather.Coroutine
		text   string
	}{
		"tasks": {gather.Limits{Tasks: 100}, endless(func(f *gather.Frame) error {
			f.CreateTask(after(time.Second, nil))
			return nil
		}), "limit exceeded: 100 tasks"},
		"timers": {gather.Limits{Timers: 100}, endless(func(f *gather.Frame) error {
			f.Loop().CallLater(time.Second, gather.Func(nil))
			return nil
		}), "limit exceeded: 100 timers"},
		"iterations": {gather.Limits{Iterations: 100}, endless(func(f *gather.Frame) error {
			return f.Sleep(0)
		}), "limit exceeded: 100 iterations"},
		"time": {gather.Limits{Time: time.Hour}, endless(func(f *gather.Frame) error {
			return f.Sleep(time.Minute)
		}), "limit exceeded: 3600 seconds on the clock"},
		"time, blocking": {gather.Limits{Time: time.Hour}, endless(func(f *gather.Frame) error {
			f.Loop().Advance(time.Minute)
			return nil
		}), "limit exceeded: 3600 seconds on the clock"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := gather.Run(test.main, gather.LoopOptions{Limits: test.limits})
			var limit *gather.LimitError
			require.ErrorAs(t, err, &limit)
			assert.Equal(t, test.text, err.Error())
		})
	}
}

func TestAbort(t *testing.T) {
	later := false
	_, err := gather.Run(gather.Async(func(f *gather.Frame) (any, error) {
		f.CreateTask(gather.Async(func(f *gather.Frame) (any, error) {
			later = true
			return nil, nil
		}))
		f.Loop().Abort(errOne)
		return nil, nil
	}), gather.LoopOptions{})
	assert.Same(t, errOne, err)
	assert.False(t, later)

	idle := gather.NewLoop(gather.LoopOptions{})
	assert.PanicsWithValue(t, errOne, func() { idle.Abort(errOne) }, "nothing runs that could return it")
}
