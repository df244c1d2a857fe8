package gather_test

import (
	"testing"
	"time"

	"gatherplay/gather"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestLatency pins down after how many iterations of the loop something goes on that waits. Each case
// is given two marks to make: at what triggers, and at what goes on because of it.
func TestLatency(t *testing.T) {
	type mark func()
	await := func(f *gather.Frame, aw any, then mark) gather.Coroutine {
		return gather.Async(func(f *gather.Frame) (any, error) {
			_, err := f.Await(aw)
			then()
			return nil, err
		})
	}
	// chain is a task that waits for a task that waits … for a Future, depth tasks in all.
	chain := func(f *gather.Frame, depth int) *gather.Task {
		var inner any = f.Loop().CreateFuture()
		for range depth {
			inner = f.CreateTask(awaiting(inner))
		}
		return inner.(*gather.Task)
	}
	finishing := func(trigger mark) gather.Coroutine {
		return gather.Async(func(f *gather.Frame) (any, error) {
			err := f.Sleep(time.Second)
			trigger()
			return nil, err
		})
	}

	cases := []struct {
		what       string
		iterations int
		run        func(f *gather.Frame, trigger, resume mark) error
	}{
		{"create_task to its first step", 1, func(f *gather.Frame, trigger, resume mark) error {
			trigger()
			f.CreateTask(gather.Async(func(*gather.Frame) (any, error) { resume(); return nil, nil }))
			return f.Sleep(0)
		}},
		{"call_soon", 1, func(f *gather.Frame, trigger, resume mark) error {
			trigger()
			f.Loop().CallSoon(gather.Func(func(*gather.Future) error { resume(); return nil }))
			return f.Sleep(0)
		}},
		{"sleep(0)", 1, func(f *gather.Frame, trigger, resume mark) error {
			trigger()
			err := f.Sleep(0)
			resume()
			return err
		}},
		{"await a coroutine", 0, func(f *gather.Frame, trigger, resume mark) error {
			trigger()
			_, err := f.Await(returns(1))
			resume()
			return err
		}},
		{"await a done task", 0, func(f *gather.Frame, trigger, resume mark) error {
			task := f.CreateTask(returns(1))
			if err := f.Sleep(0); err != nil {
				return err
			}
			trigger()
			_, err := f.Await(task)
			resume()
			return err
		}},
		{"a lock that is free", 0, func(f *gather.Frame, trigger, resume mark) error {
			trigger()
			_, err := f.Await(gather.NewLock(nil).Acquire(f.Loop()))
			resume()
			return err
		}},
		{"a queue with an item", 0, func(f *gather.Frame, trigger, resume mark) error {
			q := gather.NewQueue(nil, 0)
			if err := q.PutNowait(1); err != nil {
				return err
			}
			trigger()
			_, err := f.Await(q.Get(f.Loop()))
			resume()
			return err
		}},
		{"an event that is set", 0, func(f *gather.Frame, trigger, resume mark) error {
			e := gather.NewEventFlag(nil)
			e.Set()
			trigger()
			_, err := f.Await(e.Wait(f.Loop()))
			resume()
			return err
		}},
		{"a task group without tasks", 0, func(f *gather.Frame, trigger, resume mark) error {
			g := gather.NewTaskGroup(nil)
			trigger()
			if err := g.Enter(f.Loop()); err != nil {
				return err
			}
			_, err := f.Await(g.Exit(nil))
			resume()
			return err
		}},
		{"enter and exit a timeout", 0, func(f *gather.Frame, trigger, resume mark) error {
			timeout := gather.NewTimeout(f.Loop(), time.Second)
			trigger()
			if err := timeout.Enter(); err != nil {
				return err
			}
			err := timeout.Exit(nil)
			resume()
			return err
		}},
		{"a task that is waited for ends", 1, func(f *gather.Frame, trigger, resume mark) error {
			_, err := f.Await(f.CreateTask(finishing(trigger)))
			resume()
			return err
		}},
		{"Event.set", 1, func(f *gather.Frame, trigger, resume mark) error {
			e := gather.NewEventFlag(nil)
			waiter := f.CreateTask(await(f, e.Wait(f.Loop()), resume))
			err := f.Sleep(time.Second)
			trigger()
			e.Set()
			f.Await(waiter)
			return err
		}},
		{"Lock.release", 1, func(f *gather.Frame, trigger, resume mark) error {
			lock := gather.NewLock(nil)
			f.Await(lock.Acquire(f.Loop()))
			waiter := f.CreateTask(await(f, lock.Acquire(f.Loop()), resume))
			f.Sleep(time.Second)
			trigger()
			err := lock.Release()
			f.Await(waiter)
			return err
		}},
		{"Semaphore.release", 1, func(f *gather.Frame, trigger, resume mark) error {
			s, err := gather.NewSemaphore(nil, 0)
			if err != nil {
				return err
			}
			waiter := f.CreateTask(await(f, s.Acquire(f.Loop()), resume))
			f.Sleep(time.Second)
			trigger()
			err = s.Release()
			f.Await(waiter)
			return err
		}},
		{"Queue.put", 1, func(f *gather.Frame, trigger, resume mark) error {
			q := gather.NewQueue(nil, 0)
			waiter := f.CreateTask(await(f, q.Get(f.Loop()), resume))
			f.Sleep(time.Second)
			trigger()
			err := q.PutNowait(1)
			f.Await(waiter)
			return err
		}},
		{"the timer of a sleep", 1, func(f *gather.Frame, trigger, resume mark) error {
			f.Loop().CallLater(time.Second, gather.Func(func(*gather.Future) error { trigger(); return nil }))
			err := f.Sleep(time.Second)
			resume()
			return err
		}},
		{"the last child of a gather ends", 2, func(f *gather.Frame, trigger, resume mark) error {
			_, err := f.Gather(returns(1), finishing(trigger))
			resume()
			return err
		}},
		{"the last child of a gather in a gather ends", 3, func(f *gather.Frame, trigger, resume mark) error {
			inner, err := gather.Gather(f.Loop(), false, finishing(trigger))
			if err != nil {
				return err
			}
			_, err = f.Gather(inner)
			resume()
			return err
		}},
		{"what is shielded ends", 2, func(f *gather.Frame, trigger, resume mark) error {
			outer, err := gather.Shield(f.Loop(), finishing(trigger))
			if err != nil {
				return err
			}
			_, err = f.Await(outer)
			resume()
			return err
		}},
		{"the last of a wait ends", 2, func(f *gather.Frame, trigger, resume mark) error {
			task := f.CreateTask(finishing(trigger))
			_, err := f.Await(gather.Wait(f.Loop(), []*gather.Future{&task.Future}, gather.Forever, gather.AllCompleted))
			resume()
			return err
		}},
		{"the next of as_completed ends", 2, func(f *gather.Frame, trigger, resume mark) error {
			a, err := gather.NewAsCompleted(f.Loop(), []any{finishing(trigger)}, gather.Forever)
			if err != nil {
				return err
			}
			_, err = f.Await(a.Next())
			resume()
			return err
		}},
		{"the last task of a task group ends", 2, func(f *gather.Frame, trigger, resume mark) error {
			g := gather.NewTaskGroup(nil)
			if err := g.Enter(f.Loop()); err != nil {
				return err
			}
			if _, err := g.CreateTask(finishing(trigger), gather.TaskOptions{}); err != nil {
				return err
			}
			_, err := f.Await(g.Exit(nil))
			resume()
			return err
		}},
		{"a task is cancelled that waits for a Future", 1, func(f *gather.Frame, trigger, resume mark) error {
			task := f.CreateTask(await(f, f.Loop().CreateFuture(), resume))
			f.Sleep(0)
			trigger()
			task.Cancel(nil)
			return f.Sleep(time.Second)
		}},
		{"a task is cancelled that waits for a chain of three tasks", 4, func(f *gather.Frame, trigger, resume mark) error {
			inner := chain(f, 3)
			task := f.CreateTask(await(f, inner, resume))
			f.Sleep(0)
			f.Sleep(0)
			trigger()
			task.Cancel(nil)
			return f.Sleep(time.Second)
		}},
		{"a task is cancelled that waits for a gather", 3, func(f *gather.Frame, trigger, resume mark) error {
			outer, err := gather.Gather(f.Loop(), false, after(time.Hour, 1), after(time.Hour, 2))
			if err != nil {
				return err
			}
			task := f.CreateTask(await(f, outer, resume))
			f.Sleep(0)
			trigger()
			task.Cancel(nil)
			return f.Sleep(time.Second)
		}},
		{"a timeout fires around a wait for a Future", 1, func(f *gather.Frame, trigger, resume mark) error {
			f.Loop().CallLater(time.Second, gather.Func(func(*gather.Future) error { trigger(); return nil }))
			_, err := f.WaitFor(f.Loop().CreateFuture(), time.Second)
			resume()
			requireKind(t, err, gather.TimeoutError, "")
			return nil
		}},
		{"wait_for without time over a coroutine that has not started", 3, func(f *gather.Frame, trigger, resume mark) error {
			trigger()
			_, err := f.WaitFor(after(time.Second, 1), 0)
			resume()
			requireKind(t, err, gather.TimeoutError, "")
			return nil
		}},
	}
	for _, test := range cases {
		t.Run(test.what, func(t *testing.T) {
			triggered, resumed := -1, -1
			run(t, func(f *gather.Frame) error {
				at := func(iteration *int) mark {
					return func() { *iteration = f.Loop().Iteration() }
				}
				return test.run(f, at(&triggered), at(&resumed))
			})
			require.Positive(t, triggered, "not triggered")
			require.Positive(t, resumed, "not resumed")
			assert.Equal(t, test.iterations, resumed-triggered)
		})
	}
}

// Main ends in iteration k; what was made ready then still runs in k+1, behind which the loop stops.
func TestLoopStopsOneIterationAfterMain(t *testing.T) {
	l := gather.NewLoop(gather.LoopOptions{})
	spins := 0
	spinner := l.CreateTask(gather.Async(func(f *gather.Frame) (any, error) {
		for {
			spins++
			if err := f.Sleep(0); err != nil {
				return nil, err
			}
		}
	}), gather.TaskOptions{})
	ended, started := 0, 0
	_, err := l.RunUntilComplete(gather.Async(func(f *gather.Frame) (any, error) {
		f.Sleep(0)
		f.CreateTask(gather.Async(func(f *gather.Frame) (any, error) {
			started = f.Loop().Iteration()
			return nil, nil
		}))
		ended = l.Iteration()
		return nil, nil
	}))
	require.NoError(t, err)
	assert.Equal(t, ended+1, started, "a task created in main's last step gets its first step")
	assert.Equal(t, ended+1, l.Iteration())
	assert.Equal(t, ended+1, spins, "a task that yields gets one more turn")
	assert.True(t, spinner.Cancel(nil))
	turn(t, l)
	require.NoError(t, l.Close())
}
