package gather_test

import (
	"errors"
	"fmt"
	"time"

	"gatherplay/gather"
)

// fetch is a coroutine that takes its time for a result.
func fetch(name string, delay time.Duration) gather.Coroutine {
	return gather.Async(func(f *gather.Frame) (any, error) {
		if err := f.Sleep(delay); err != nil {
			return nil, err
		}
		fmt.Println(f.Loop().Time(), name, "is there")
		return name, nil
	})
}

// breaks is a coroutine that takes its time to fail.
func breaks(message string, delay time.Duration) gather.Coroutine {
	return gather.Async(func(f *gather.Frame) (any, error) {
		if err := f.Sleep(delay); err != nil {
			return nil, err
		}
		return nil, errors.New(message)
	})
}

// program runs main on a virtual clock.
func program(main func(f *gather.Frame) error) {
	_, err := gather.Run(gather.Async(func(f *gather.Frame) (any, error) {
		return nil, main(f)
	}), gather.LoopOptions{})
	if err != nil {
		fmt.Println("error:", err)
	}
}

// Results come in the order of the arguments, whatever the order in which they are ready. Virtual
// time makes it a matter of microseconds.
func ExampleGather() {
	program(func(f *gather.Frame) error {
		results, err := f.Gather(
			fetch("slow", 3*time.Hour),
			fetch("fast", time.Hour),
		)
		fmt.Println(f.Loop().Time(), results)
		return err
	})
	// Output:
	// 1h0m0s fast is there
	// 3h0m0s slow is there
	// 3h0m0s [slow fast]
}

// When a child fails, so does the gather, at once. The other children run on.
func ExampleGather_failure() {
	program(func(f *gather.Frame) error {
		_, err := f.Gather(
			breaks("out of luck", time.Second),
			fetch("sibling", 2*time.Second),
		)
		fmt.Println(f.Loop().Time(), "gather raised:", err)
		return f.Sleep(5 * time.Second)
	})
	// Output:
	// 1s gather raised: out of luck
	// 2s sibling is there
}

// With returnExceptions, exceptions take their places among the results.
func ExampleGather_returnExceptions() {
	program(func(f *gather.Frame) error {
		outer, err := gather.Gather(f.Loop(), true,
			breaks("out of luck", time.Second),
			fetch("sibling", 2*time.Second),
		)
		if err != nil {
			return err
		}
		results, err := f.Await(outer)
		fmt.Println(results)
		return err
	})
	// Output:
	// 2s sibling is there
	// [out of luck sibling]
}

// What is not done in time is cancelled.
func ExampleWaitFor() {
	program(func(f *gather.Frame) error {
		_, err := f.WaitFor(fetch("late", time.Minute), time.Second)
		fmt.Println(f.Loop().Time(), err, errors.Is(err, gather.ErrTimeout))
		return nil
	})
	// Output:
	// 1s TimeoutError true
}

// A timeout limits several waits together.
func ExampleTimeout() {
	program(func(f *gather.Frame) error {
		timeout := gather.NewTimeout(f.Loop(), 5*time.Second)
		if err := timeout.Enter(); err != nil {
			return err
		}
		_, err := f.Await(fetch("first", 3*time.Second))
		if err == nil {
			_, err = f.Await(fetch("second", 3*time.Second))
		}
		err = timeout.Exit(err)
		fmt.Println(f.Loop().Time(), err)
		return nil
	})
	// Output:
	// 3s first is there
	// 5s TimeoutError
}

// What is shielded goes on when the one who waits for it is cancelled.
func ExampleShield() {
	program(func(f *gather.Frame) error {
		task := f.CreateTask(fetch("work", 2*time.Second))
		outer, err := gather.Shield(f.Loop(), task)
		if err != nil {
			return err
		}
		_, err = f.WaitFor(outer, time.Second)
		fmt.Println(f.Loop().Time(), err)
		_, err = f.Await(task)
		return err
	})
	// Output:
	// 1s TimeoutError
	// 2s work is there
}

// Wait tells what is done and what is not, and touches neither.
func ExampleWait() {
	program(func(f *gather.Frame) error {
		futures := []*gather.Future{
			&f.CreateTask(fetch("fast", time.Second)).Future,
			&f.CreateTask(fetch("slow", 2*time.Second)).Future,
		}
		result, err := gather.Await[*gather.WaitResult](f,
			gather.Wait(f.Loop(), futures, gather.Forever, gather.FirstCompleted))
		if err != nil {
			return err
		}
		fmt.Println(len(result.Done), "done,", len(result.Pending), "pending")
		result.Pending[0].Cancel(nil)
		return nil
	})
	// Output:
	// 1s fast is there
	// 1 done, 1 pending
}

// Results one by one, as they come.
func ExampleAsCompleted() {
	program(func(f *gather.Frame) error {
		completed, err := gather.NewAsCompleted(f.Loop(), []any{
			gather.Sleep(f.Loop(), 2*time.Second, "second"),
			gather.Sleep(f.Loop(), time.Second, "first"),
		}, gather.Forever)
		if err != nil {
			return err
		}
		for next := completed.Next(); next != nil; next = completed.Next() {
			result, err := f.Await(next)
			if err != nil {
				return err
			}
			fmt.Println(f.Loop().Time(), result)
		}
		return nil
	})
	// Output:
	// 1s first
	// 2s second
}

// A task group ends when all its tasks have; when one fails, the others are cancelled.
func ExampleTaskGroup() {
	program(func(f *gather.Frame) error {
		group := gather.NewTaskGroup(nil)
		if err := group.Enter(f.Loop()); err != nil {
			return err
		}
		for _, co := range []gather.Coroutine{
			breaks("out of luck", time.Second),
			fetch("sibling", 2*time.Second),
		} {
			if _, err := group.CreateTask(co, gather.TaskOptions{}); err != nil {
				return err
			}
		}
		_, err := f.Await(group.Exit(nil))
		fmt.Println(f.Loop().Time(), err)
		return nil
	})
	// Output:
	// 1s ExceptionGroup: unhandled errors in a TaskGroup (out of luck)
}

// At most two at a time.
func ExampleSemaphore() {
	program(func(f *gather.Frame) error {
		semaphore, err := gather.NewSemaphore(nil, 2)
		if err != nil {
			return err
		}
		limited := func(name string) gather.Coroutine {
			return gather.Async(func(f *gather.Frame) (any, error) {
				if _, err := f.Await(semaphore.Acquire(f.Loop())); err != nil {
					return nil, err
				}
				defer semaphore.Release()
				return f.Await(fetch(name, time.Second))
			})
		}
		_, err = f.Gather(limited("a"), limited("b"), limited("c"))
		return err
	})
	// Output:
	// 1s a is there
	// 1s b is there
	// 2s c is there
}

// When nothing can ever happen any more, the run ends, where CPython would hang.
func ExampleDeadlock() {
	program(func(f *gather.Frame) error {
		_, err := f.Await(f.Loop().CreateFuture())
		return err
	})
	// Output:
	// error: deadlock: nothing can ever wake the program; 1 task is waiting
}

// watch prints the steps of tasks.
type watch struct{}

func (watch) Observe(e *gather.Event) {
	if e.Kind != gather.StepEnds {
		return
	}
	text := map[gather.Outcome]string{
		gather.Waits: "waits for", gather.Yields: "yields", gather.Returns: "returns",
		gather.Raises: "raises", gather.Cancelled: "is cancelled",
	}[e.Outcome]
	if e.Outcome == gather.Waits {
		text += " a " + e.Future.Kind().String()
		if delay, _, ok := e.Future.SleepOf(); ok {
			text += " of " + delay.String()
		}
	}
	fmt.Println(e.Iteration, e.At, e.Task.Name(), text)
}

// An observer is told of everything that happens, as it happens.
func ExampleObserver() {
	_, err := gather.Run(gather.Async(func(f *gather.Frame) (any, error) {
		return f.Gather(
			gather.Sleep(f.Loop(), time.Second, "a"),
			gather.Sleep(f.Loop(), 0, "b"),
		)
	}), gather.LoopOptions{Observer: watch{}})
	fmt.Println(err)
	// Output:
	// 1 0s Task-1 waits for a gather
	// 2 0s Task-2 waits for a sleep of 1s
	// 2 0s Task-3 yields
	// 3 0s Task-3 returns
	// 6 1s Task-2 returns
	// 8 1s Task-1 returns
	// 10 1s Task-4 returns
	// 12 1s Task-5 returns
	// <nil>
}
