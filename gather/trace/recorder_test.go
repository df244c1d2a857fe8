package trace

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"gatherplay/gather"
)

// A told trace is compared with a whole text, so that nothing is recorded which no test has seen.
func assertTold(t *testing.T, want string, got *Trace) {
	t.Helper()
	assert.Equal(t, want[1:], tell(got))
}

func TestGatherOutOfOrder(t *testing.T) {
	p := newProgram(t, "return gather(fetch(1), fetch(2)) sleep(2) sleep(1) main()")
	got := p.trace("main()", func(f *gather.Frame) (any, error) {
		p.at("gather(fetch(1), fetch(2))")
		results, err := f.Gather(p.fetch("fetch(1)", "sleep(2)", "a"), p.fetch("fetch(2)", "sleep(1)", "b"))
		p.at("return")
		p.Print(Stdout, "done\n")
		return results, err
	})
	assertTold(t, `
Task-1 main 'main()' by nobody: created 0, running 0, waiting group gather#0 0-2, ready 2, running 2, returned [a b]
Task-2 'fetch(1)' by Task-1: created 0, running 0, waiting sleep 2s 0-2, ready 2, running 2, returned a
Task-3 'fetch(2)' by Task-1: created 0, running 0, waiting sleep 1s 0-1, ready 1, running 1, returned b
gather#0 'gather(fetch(1), fetch(2))' by Task-1 at 0: Task-2 returned a 2nd 2 slot a, Task-3 returned b 1st 1 slot b, returned [a b] 2 awaited by Task-1
stdout "done\n" by Task-1 2 'return'
run of Task-1 from 0, main ended 2, ended 2
`, got)
}

func TestGatherFails(t *testing.T) {
	p := newProgram(t, "return raise except gather(fetch(1), fetch(2), fetch(3)) sleep(1) sleep(2) sleep(3) sleep(4) main()")
	got := p.trace("main()", func(f *gather.Frame) (any, error) {
		p.at("gather(fetch(1), fetch(2), fetch(3))")
		_, err := f.Gather(
			p.fetch("fetch(1)", "sleep(1)", 1),
			p.fetch("fetch(2)", "sleep(2)", failure("APIError: no")),
			p.fetch("fetch(3)", "sleep(3)", 3),
		)
		p.Caught(err, p.find("except"))
		err = p.sleep(f, "sleep(4)")
		p.at("return")
		return nil, err
	})
	assertTold(t, `
Task-1 main 'main()' by nobody: created 0, running 0, waiting group gather#0 0-2, ready 2, running 2, waiting sleep 4s 2-6, ready 6, running 6, returned <nil>
Task-2 'fetch(1)' by Task-1: created 0, running 0, waiting sleep 1s 0-1, ready 1, running 1, returned 1
Task-3 'fetch(2)' by Task-1: created 0, running 0, waiting sleep 2s 0-2, ready 2, running 2, raised failure#0
Task-4 'fetch(3)' by Task-1: created 0, running 0, waiting sleep 3s 0-3, ready 3, running 3, returned 3
gather#0 'gather(fetch(1), fetch(2), fetch(3))' by Task-1 at 0: Task-2 returned 1 1st 1 slot 1, Task-3 raised failure#0 2nd 2, Task-4 returned 3 3rd 3 slot 3, raised failure#0 2 awaited by Task-1 abandoned
failure#0 APIError: no 'raise': task Task-3 2 'raise', group gather#0 2, task Task-1 2 'gather(fetch(1), fetch(2), fetch(3))', caught Task-1 2 'except',
orphan Task-4 of gather#0 2-3
run of Task-1 from 0, main ended 6, ended 6
`, got)
}

func TestGatherFailsUncaught(t *testing.T) {
	p := newProgram(t, "raise except gather(fetch(1), fetch(2)) sleep(1) sleep(2) main()")
	_, err := p.run("main()", func(f *gather.Frame) (any, error) {
		p.at("gather(fetch(1), fetch(2))")
		return f.Await(must(gather.Gather(f.Loop(), false,
			p.fetch("fetch(1)", "sleep(1)", failure("APIError: no")),
			p.fetch("fetch(2)", "sleep(2)", 2),
		)))
	})
	p.Caught(err, p.find("except"))
	got := p.Finish(Exit{})
	requireSound(t, got)
	assertTold(t, `
Task-1 main 'main()' by nobody: created 0, running 0, waiting group gather#0 0-1, ready 1, running 1, raised failure#0
Task-2 'fetch(1)' by Task-1: created 0, running 0, waiting sleep 1s 0-1, ready 1, running 1, raised failure#0
Task-3 'fetch(2)' by Task-1: created 0, running 0, waiting sleep 2s 0-1, ready 1, running 1, cancelled
gather#0 'gather(fetch(1), fetch(2))' by Task-1 at 0: Task-2 raised failure#0 1st 1, Task-3 cancelled 2nd 1, raised failure#0 1 awaited by Task-1
failure#0 APIError: no 'raise': task Task-2 1 'raise', group gather#0 1, task Task-1 1 'gather(fetch(1), fetch(2))', out of run Task-1 1, caught nobody 1 'except',
cancel Task-3 by shutdown 1 delivered 1
orphan Task-3 of gather#0 1
run of Task-1 from 0, main ended 1, ended 1
`, got)
}

func TestSecondFailureIsNeverSeen(t *testing.T) {
	p := newProgram(t, "return raise except gather(fetch(1), fetch(2)) sleep(1) sleep(2) sleep(3) main()")
	got := p.trace("main()", func(f *gather.Frame) (any, error) {
		p.at("gather(fetch(1), fetch(2))")
		_, err := f.Gather(
			p.fetch("fetch(1)", "sleep(1)", failure("APIError: first")),
			p.fetch("fetch(2)", "sleep(2)", failure("APIError: second")),
		)
		p.Caught(err, p.find("except"))
		return nil, p.sleep(f, "sleep(3)")
	})
	assertTold(t, `
Task-1 main 'main()' by nobody: created 0, running 0, waiting group gather#0 0-1, ready 1, running 1, waiting sleep 3s 1-4, ready 4, running 4, returned <nil>
Task-2 'fetch(1)' by Task-1: created 0, running 0, waiting sleep 1s 0-1, ready 1, running 1, raised failure#0
Task-3 'fetch(2)' by Task-1: created 0, running 0, waiting sleep 2s 0-2, ready 2, running 2, raised failure#1
gather#0 'gather(fetch(1), fetch(2))' by Task-1 at 0: Task-2 raised failure#0 1st 1, Task-3 raised failure#1 2nd 2, raised failure#0 1 awaited by Task-1
failure#0 APIError: first 'raise': task Task-2 1 'raise', group gather#0 1, task Task-1 1 'gather(fetch(1), fetch(2))', caught Task-1 1 'except',
failure#1 APIError: second 'raise': task Task-3 2 'raise', unsurfaced gather#0 2,
orphan Task-3 of gather#0 1-2
run of Task-1 from 0, main ended 4, ended 4
`, got)
}

func TestReturnExceptions(t *testing.T) {
	p := newProgram(t, "return raise gather(fetch(1), fetch(2), fetch(3), return_exceptions=True) cancel() sleep(1) sleep(2) sleep(3) main()")
	got := p.trace("main()", func(f *gather.Frame) (any, error) {
		cancelled := f.CreateTask(p.fetch("fetch(3)", "sleep(3)", 3))
		p.at("cancel()")
		cancelled.Cancel("enough")
		p.at("gather(fetch(1), fetch(2), fetch(3), return_exceptions=True)")
		results, err := f.Await(must(gather.Gather(f.Loop(), true,
			p.fetch("fetch(1)", "sleep(1)", failure("APIError: no")),
			p.fetch("fetch(2)", "sleep(2)", 2),
			cancelled,
		)))
		p.at("return")
		return results, err
	})
	assertTold(t, `
Task-1 main 'main()' by nobody: created 0, running 0, waiting group gather#0 0-2, ready 2, running 2, returned [APIError: no 2 CancelledError]
Task-2 'fetch(3)' by Task-1: created 0, running 0, cancelled enough
Task-3 'fetch(1)' by Task-1: created 0, running 0, waiting sleep 1s 0-1, ready 1, running 1, raised failure#0
Task-4 'fetch(2)' by Task-1: created 0, running 0, waiting sleep 2s 0-2, ready 2, running 2, returned 2
gather#0 'gather(fetch(1), fetch(2), fetch(3), return_exceptions=True)' by Task-1 at 0 returning exceptions 'return_exceptions=True': Task-3 raised failure#0 2nd 1 slot APIError("no"), Task-4 returned 2 3rd 2 slot 2, Task-2 cancelled enough 1st 0 slot CancelledError(""), returned [APIError: no 2 CancelledError] 2 awaited by Task-1
failure#0 APIError: no 'raise': task Task-3 1 'raise', slot gather#0 1,
cancel Task-2 by program 0 'cancel()' of Task-1 message enough delivered 0
run of Task-1 from 0, main ended 2, ended 2
`, got)
}

func TestNestedGather(t *testing.T) {
	p := newProgram(t, "raise gather(fetch(1), gather(fetch(2), fetch(3))) sleep(1) sleep(2) sleep(3) main()")
	got := p.trace("main()", func(f *gather.Frame) (any, error) {
		one := p.fetch("fetch(1)", "sleep(2)", 1)
		p.at("gather(fetch(2), fetch(3))")
		inner := must(gather.Gather(f.Loop(), false,
			p.fetch("fetch(2)", "sleep(1)", failure("APIError: no")),
			p.fetch("fetch(3)", "sleep(3)", 3),
		))
		p.at("gather(fetch(1), gather(fetch(2), fetch(3)))")
		return f.Gather(one, inner)
	})
	assertTold(t, `
Task-1 main 'main()' by nobody: created 0, running 0, waiting group gather#1 0-1, ready 1, running 1, raised failure#0
Task-2 'fetch(2)' by Task-1: created 0, running 0, waiting sleep 1s 0-1, ready 1, running 1, raised failure#0
Task-3 'fetch(3)' by Task-1: created 0, running 0, waiting sleep 3s 0-1, ready 1, running 1, cancelled
Task-4 'fetch(1)' by Task-1: created 0, running 0, waiting sleep 2s 0-1, ready 1, running 1, cancelled
gather#0 'gather(fetch(2), fetch(3))' by Task-1 at 0 in gather#1[1]: Task-2 raised failure#0 1st 1, Task-3 cancelled 2nd 1, raised failure#0 1
gather#1 'gather(fetch(1), gather(fetch(2), fetch(3)))' by Task-1 at 0: Task-4 cancelled 2nd 1, gather#0 raised failure#0 1st 1, raised failure#0 1 awaited by Task-1
failure#0 APIError: no 'raise': task Task-2 1 'raise', group gather#0 1, group gather#1 1, task Task-1 1 'gather(fetch(1), gather(fetch(2), fetch(3)))', out of run Task-1 1,
cancel Task-3 by shutdown 1 delivered 1
cancel Task-4 by shutdown 1 delivered 1
orphan Task-3 of gather#0 1
orphan Task-4 of gather#1 1
run of Task-1 from 0, main ended 1, ended 1
`, got)
}

func TestDuplicateChild(t *testing.T) {
	p := newProgram(t, "return gather(task, fetch(2), task) fetch(1) sleep(1) sleep(2) main()")
	got := p.trace("main()", func(f *gather.Frame) (any, error) {
		p.at("fetch(1)")
		task := f.CreateTask(p.fetch("fetch(1)", "sleep(1)", 1))
		p.at("gather(task, fetch(2), task)")
		results, err := f.Gather(task, p.fetch("fetch(2)", "sleep(2)", 2), task)
		p.at("return")
		return results, err
	})
	assert.Equal(t, []int32{1, 2}, got.Children(0))
	assertTold(t, `
Task-1 main 'main()' by nobody: created 0, running 0, waiting group gather#0 0-2, ready 2, running 2, returned [1 2 1]
Task-2 'fetch(1)' by Task-1: created 0, running 0, waiting sleep 1s 0-1, ready 1, running 1, returned 1
Task-3 'fetch(2)' by Task-1: created 0, running 0, waiting sleep 2s 0-2, ready 2, running 2, returned 2
gather#0 'gather(task, fetch(2), task)' by Task-1 at 0: Task-2 returned 1 1st 1 slot 1, Task-3 returned 2 2nd 2 slot 2, Task-2 returned 1 1st 1 slot 1, returned [1 2 1] 2 awaited by Task-1
run of Task-1 from 0, main ended 2, ended 2
`, got)
}

func TestAwaiterIsCancelled(t *testing.T) {
	p := newProgram(t, "except work() gather(fetch(1), fetch(2)) cancel() sleep(1) sleep(2) sleep(3) main()")
	got := p.trace("main()", func(f *gather.Frame) (any, error) {
		p.at("work()")
		work := f.CreateTask(p.coroutine("work()", func(f *gather.Frame) (any, error) {
			p.at("gather(fetch(1), fetch(2))")
			return f.Gather(p.fetch("fetch(1)", "sleep(2)", 1), p.fetch("fetch(2)", "sleep(3)", 2))
		}))
		if err := p.sleep(f, "sleep(1)"); err != nil {
			return nil, err
		}
		p.at("cancel()")
		work.Cancel("enough")
		p.at("work()")
		_, err := f.Await(work)
		p.Caught(err, p.find("except"))
		return nil, nil
	})
	assertTold(t, `
Task-1 main 'main()' by nobody: created 0, running 0, waiting sleep 1s 0-1, ready 1, running 1, waiting task Task-2 1, ready 1, running 1, returned <nil>
Task-2 'work()' by Task-1: created 0, running 0, waiting group gather#0 0-1, ready 1, running 1, cancelled failure#0
Task-3 'fetch(1)' by Task-2: created 0, running 0, waiting sleep 2s 0-1, ready 1, running 1, cancelled enough
Task-4 'fetch(2)' by Task-2: created 0, running 0, waiting sleep 3s 0-1, ready 1, running 1, cancelled enough
gather#0 'gather(fetch(1), fetch(2))' by Task-2 at 0: Task-3 cancelled enough 1st 1, Task-4 cancelled enough 2nd 1, cancelled enough 1 awaited by Task-2
failure#0 CancelledError: enough: task Task-2 1, task Task-1 1 'work()', caught Task-1 1 'except',
cancel Task-2 by program 1 'cancel()' of Task-1 message enough delivered 1
cancel Task-3 by group 1 'cancel()' of gather#0 message enough delivered 1
cancel Task-4 by group 1 'cancel()' of gather#0 message enough delivered 1
run of Task-1 from 0, main ended 1, ended 1
`, got)
}

func TestAwaiterOfTaskIsCancelled(t *testing.T) {
	p := newProgram(t, "work() fetch(1) cancel() sleep(1) sleep(2) main()")
	got := p.trace("main()", func(f *gather.Frame) (any, error) {
		p.at("work()")
		work := f.CreateTask(p.coroutine("work()", func(f *gather.Frame) (any, error) {
			p.at("fetch(1)")
			return f.Await(f.CreateTask(p.fetch("fetch(1)", "sleep(2)", 1)))
		}))
		if err := p.sleep(f, "sleep(1)"); err != nil {
			return nil, err
		}
		p.at("cancel()")
		work.Cancel(nil)
		err := p.sleep(f, "sleep(1)")
		p.at("cancel()")
		work.Cancel(nil)
		return nil, err
	})
	assertTold(t, `
Task-1 main 'main()' by nobody: created 0, running 0, waiting sleep 1s 0-1, ready 1, running 1, waiting sleep 1s 1-2, ready 2, running 2, returned <nil>
Task-2 'work()' by Task-1: created 0, running 0, waiting task Task-3 0-1, ready 1, running 1, cancelled
Task-3 'fetch(1)' by Task-2: created 0, running 0, waiting sleep 2s 0-1, ready 1, running 1, cancelled
cancel Task-2 by program 1 'cancel()' of Task-1 delivered 1
cancel Task-3 by awaiter 1 'cancel()' of Task-2 delivered 1
cancel Task-2 by program 2 'cancel()' of Task-1 refused
run of Task-1 from 0, main ended 2, ended 2
`, got)
}

func TestWaitForTimesOut(t *testing.T) {
	p := newProgram(t, "return except wait_for(fetch(1), 2) sleep(3) main()")
	got := p.trace("main()", func(f *gather.Frame) (any, error) {
		p.at("wait_for(fetch(1), 2)")
		_, err := f.WaitFor(p.fetch("fetch(1)", "sleep(3)", 1), 2*time.Second)
		p.Caught(err, p.find("except"))
		p.at("return")
		return nil, nil
	})
	assertTold(t, `
Task-1 main 'main()' by nobody: created 0, running 0, waiting sleep 3s within wait_for#0 0-2, ready 2, running 2, returned <nil>
wait_for#0 'wait_for(fetch(1), 2)' by Task-1 at 0 until 2: timed out failure#0 2
failure#0 TimeoutError: : task Task-1 2, caught Task-1 2 'except',
cancel Task-1 by timeout 2 of wait_for#0 delivered 2
run of Task-1 from 0, main ended 2, ended 2
`, got)
}

func TestWaitForTaskTimesOutInGather(t *testing.T) {
	p := newProgram(t, "return gather(limited()) limited() wait_for(fetch(1), 2) sleep(3) main()")
	got := p.trace("main()", func(f *gather.Frame) (any, error) {
		p.at("gather(limited())")
		return f.Gather(p.coroutine("limited()", func(f *gather.Frame) (any, error) {
			p.at("wait_for(fetch(1), 2)")
			return f.WaitFor(f.CreateTask(p.fetch("fetch(1)", "sleep(3)", 1)), 2*time.Second)
		}))
	})
	assertTold(t, `
Task-1 main 'main()' by nobody: created 0, running 0, waiting group gather#0 0-2, ready 2, running 2, timed out failure#0
Task-2 'limited()' by Task-1: created 0, running 0, waiting task Task-3 within wait_for#1 0-2, ready 2, running 2, timed out failure#0
Task-3 'fetch(1)' by Task-2: created 0, running 0, waiting sleep 3s 0-2, ready 2, running 2, cancelled
gather#0 'gather(limited())' by Task-1 at 0: Task-2 timed out failure#0 1st 2, timed out failure#0 2 awaited by Task-1
wait_for#1 'wait_for(fetch(1), 2)' by Task-2 at 0 until 2: Task-3 cancelled 1st 2, timed out failure#0 2
failure#0 TimeoutError: : task Task-2 2, group gather#0 2, task Task-1 2 'gather(limited())', out of run Task-1 2,
cancel Task-2 by timeout 2 of wait_for#1 delivered 2
cancel Task-3 by awaiter 2 of Task-2 delivered 2
run of Task-1 from 0, main ended 2, ended 2
`, got)
}

func TestWaitForWithoutTime(t *testing.T) {
	p := newProgram(t, "return except wait_for(fetch(1), 0) sleep(3) main()")
	got := p.trace("main()", func(f *gather.Frame) (any, error) {
		p.at("wait_for(fetch(1), 0)")
		_, err := f.WaitFor(p.fetch("fetch(1)", "sleep(3)", 1), 0)
		p.Caught(err, p.find("except"))
		p.at("return")
		return nil, nil
	})
	assertTold(t, `
Task-1 main 'main()' by nobody: created 0, running 0, waiting group wait_for#0 within wait_for#0 0, ready 0, running 0, returned <nil>
Task-2 'fetch(1)' by Task-1: created 0, running 0, cancelled
wait_for#0 'wait_for(fetch(1), 0)' by Task-1 at 0 until 0: Task-2 cancelled 1st 0, timed out failure#0 0 awaited by Task-1
failure#0 TimeoutError: : task Task-1 0, caught Task-1 0 'except',
cancel Task-2 by timeout 0 'wait_for(fetch(1), 0)' of wait_for#0 delivered 0
run of Task-1 from 0, main ended 0, ended 0
`, got)
}

func TestShield(t *testing.T) {
	p := newProgram(t, "return except wait_for(shield(fetch(1)), 1) sleep(3) sleep(4) main()")
	got := p.trace("main()", func(f *gather.Frame) (any, error) {
		p.at("wait_for(shield(fetch(1)), 1)")
		_, err := f.WaitFor(must(gather.Shield(f.Loop(), p.fetch("fetch(1)", "sleep(3)", 1))), time.Second)
		p.Caught(err, p.find("except"))
		err = p.sleep(f, "sleep(4)")
		p.at("return")
		return nil, err
	})
	assertTold(t, `
Task-1 main 'main()' by nobody: created 0, running 0, waiting group shield#0 within wait_for#1 0-1, ready 1, running 1, waiting sleep 4s 1-5, ready 5, running 5, returned <nil>
Task-2 'fetch(1)' by Task-1: created 0, running 0, waiting sleep 3s 0-3, ready 3, running 3, returned 1
shield#0 'wait_for(shield(fetch(1)), 1)' by Task-1 at 0 in wait_for#1[0]: Task-2 unended, cancelled 1 awaited by Task-1
wait_for#1 'wait_for(shield(fetch(1)), 1)' by Task-1 at 0 until 1: shield#0 cancelled 1st 1, timed out failure#0 1
failure#0 TimeoutError: : task Task-1 1, caught Task-1 1 'except',
cancel Task-1 by timeout 1 of wait_for#1 delivered 1
orphan Task-2 of shield#0 1-3
run of Task-1 from 0, main ended 5, ended 5
`, got)
}

func TestWaitFirstCompleted(t *testing.T) {
	p := newProgram(t, "return raise wait((fetch(1), fetch(2))) sleep(1) sleep(2) sleep(3) main()")
	got := p.trace("main()", func(f *gather.Frame) (any, error) {
		futures := []*gather.Future{
			&f.CreateTask(p.fetch("fetch(1)", "sleep(1)", failure("APIError: no"))).Future,
			&f.CreateTask(p.fetch("fetch(2)", "sleep(2)", 2)).Future,
		}
		p.at("wait((fetch(1), fetch(2)))")
		_, err := f.Await(gather.Wait(f.Loop(), futures, 5*time.Second, gather.FirstCompleted))
		if err != nil {
			return nil, err
		}
		p.at("raise")
		_, _ = futures[0].Exception()
		err = p.sleep(f, "sleep(3)")
		p.at("return")
		return nil, err
	})
	assertTold(t, `
Task-1 main 'main()' by nobody: created 0, running 0, waiting group wait#0 0-1, ready 1, running 1, waiting sleep 3s 1-4, ready 4, running 4, returned <nil>
Task-2 'fetch(1)' by Task-1: created 0, running 0, waiting sleep 1s 0-1, ready 1, running 1, raised failure#0
Task-3 'fetch(2)' by Task-1: created 0, running 0, waiting sleep 2s 0-2, ready 2, running 2, returned 2
wait#0 'wait((fetch(1), fetch(2)))' by Task-1 at 0 until 5: Task-2 raised failure#0 1st 1, Task-3 unended, returned 1 awaited by Task-1
failure#0 APIError: no 'raise': task Task-2 1 'raise', retrieved Task-1 1 'raise',
run of Task-1 from 0, main ended 4, ended 4
`, got)
}

func TestAsCompleted(t *testing.T) {
	p := newProgram(t, "return as_completed((fetch(1), fetch(2))) next() sleep(1) sleep(2) main()")
	got := p.trace("main()", func(f *gather.Frame) (any, error) {
		p.at("as_completed((fetch(1), fetch(2)))")
		completed, err := gather.NewAsCompleted(f.Loop(), []any{
			p.fetch("fetch(1)", "sleep(2)", 1), p.fetch("fetch(2)", "sleep(1)", 2),
		}, gather.Forever)
		if err != nil {
			return nil, err
		}
		for range 2 {
			p.at("next()")
			if _, err := f.Await(completed.Next()); err != nil {
				return nil, err
			}
		}
		p.at("return")
		return nil, nil
	})
	assertTold(t, `
Task-1 main 'main()' by nobody: created 0, running 0, waiting group as_completed#0 0-1, ready 1, running 1, waiting group as_completed#0 1-2, ready 2, running 2, returned <nil>
Task-2 'fetch(1)' by Task-1: created 0, running 0, waiting sleep 2s 0-2, ready 2, running 2, returned 1
Task-3 'fetch(2)' by Task-1: created 0, running 0, waiting sleep 1s 0-1, ready 1, running 1, returned 2
as_completed#0 'as_completed((fetch(1), fetch(2)))' by Task-1 at 0: Task-2 returned 1 2nd 2 slot 1, Task-3 returned 2 1st 1 slot 2, returned 2 awaited by Task-1
run of Task-1 from 0, main ended 2, ended 2
`, got)
}

func TestAsCompletedIsLeftEarly(t *testing.T) {
	p := newProgram(t, "return as_completed((fetch(1), fetch(2))) next() sleep(1) sleep(2) main()")
	got := p.trace("main()", func(f *gather.Frame) (any, error) {
		p.at("as_completed((fetch(1), fetch(2)))")
		completed, err := gather.NewAsCompleted(f.Loop(), []any{
			p.fetch("fetch(1)", "sleep(2)", 1), p.fetch("fetch(2)", "sleep(1)", 2),
		}, gather.Forever)
		if err != nil {
			return nil, err
		}
		p.at("next()")
		_, err = f.Await(completed.Next())
		p.at("return")
		return nil, err
	})
	assertTold(t, `
Task-1 main 'main()' by nobody: created 0, running 0, waiting group as_completed#0 0-1, ready 1, running 1, returned <nil>
Task-2 'fetch(1)' by Task-1: created 0, running 0, waiting sleep 2s 0-1, ready 1, running 1, cancelled
Task-3 'fetch(2)' by Task-1: created 0, running 0, waiting sleep 1s 0-1, ready 1, running 1, returned 2
as_completed#0 'as_completed((fetch(1), fetch(2)))' by Task-1 at 0: Task-2 unended, Task-3 returned 2 1st 1 slot 2, unended awaited by Task-1
cancel Task-2 by shutdown 1 delivered 1
run of Task-1 from 0, main ended 1, ended 1
`, got)
}

func TestMainEndsFirst(t *testing.T) {
	p := newProgram(t, "return fetch(1) fetch(2) sleep(1) sleep(2) sleep(3) main()")
	got := p.trace("main()", func(f *gather.Frame) (any, error) {
		p.at("fetch(1)")
		f.CreateTask(p.fetch("fetch(1)", "sleep(2)", 1))
		f.CreateTask(p.coroutine("fetch(2)", func(f *gather.Frame) (any, error) {
			if err := p.sleep(f, "sleep(3)"); err != nil {
				_ = p.sleep(f, "sleep(1)")
				return nil, err
			}
			return nil, nil
		}))
		err := p.sleep(f, "sleep(1)")
		p.at("return")
		return "main", err
	})
	assertTold(t, `
Task-1 main 'main()' by nobody: created 0, running 0, waiting sleep 1s 0-1, ready 1, running 1, returned main
Task-2 'fetch(1)' by Task-1: created 0, running 0, waiting sleep 2s 0-1, ready 1, running 1, cancelled
Task-3 'fetch(2)' by Task-1: created 0, running 0, waiting sleep 3s 0-1, ready 1, running 1, waiting sleep 1s 1-2, ready 2, running 2, cancelled
cancel Task-2 by shutdown 1 delivered 1
cancel Task-3 by shutdown 1 delivered 1
run of Task-1 from 0, main ended 1, ended 2
`, got)
}

func TestForgottenGatherIsReported(t *testing.T) {
	p := newProgram(t, "return gather(fetch(1), fetch(2)) sleep(1) sleep(2) main()")
	got := p.trace("main()", func(f *gather.Frame) (any, error) {
		p.at("gather(fetch(1), fetch(2))")
		outer := must(gather.Gather(f.Loop(), false, p.fetch("fetch(1)", "sleep(2)", 1), p.fetch("fetch(2)", "sleep(2)", 2)))
		err := p.sleep(f, "sleep(1)")
		p.at("return")
		p.after = outer.NeverRetrieved
		return nil, err
	})
	assertTold(t, `
Task-1 main 'main()' by nobody: created 0, running 0, waiting sleep 1s 0-1, ready 1, running 1, returned <nil>
Task-2 'fetch(1)' by Task-1: created 0, running 0, waiting sleep 2s 0-1, ready 1, running 1, cancelled failure#0
Task-3 'fetch(2)' by Task-1: created 0, running 0, waiting sleep 2s 0-1, ready 1, running 1, cancelled
gather#0 'gather(fetch(1), fetch(2))' by Task-1 at 0: Task-2 cancelled 1st 1, Task-3 cancelled 2nd 1, cancelled failure#0 1
failure#0 CancelledError: : task Task-2 1, group gather#0 1, reported nobody 1,
cancel Task-2 by shutdown 1 delivered 1
cancel Task-3 by shutdown 1 delivered 1
run of Task-1 from 0, main ended 1, ended 1
`, got)
}

func TestBlockedLoop(t *testing.T) {
	p := newProgram(t, "return gather(fetch(1), fetch(2), block()) time.sleep(2) sleep(0.5) sleep(1) sleep(2) main()")
	got := p.trace("main()", func(f *gather.Frame) (any, error) {
		p.at("gather(fetch(1), fetch(2), block())")
		results, err := f.Gather(
			p.fetch("fetch(1)", "sleep(0.5)", 1),
			p.fetch("fetch(2)", "sleep(1)", 2),
			p.coroutine("block()", func(f *gather.Frame) (any, error) {
				if err := p.sleep(f, "sleep(0.5)"); err != nil {
					return nil, err
				}
				p.at("time.sleep(2)")
				f.Loop().Advance(2 * time.Second)
				p.at("return")
				return 3, nil
			}),
		)
		p.at("return")
		return results, err
	})
	assertTold(t, `
Task-1 main 'main()' by nobody: created 0, running 0, waiting group gather#0 0-2.5, ready 2.5, running 2.5, returned [1 2 3]
Task-2 'fetch(1)' by Task-1: created 0, running 0, waiting sleep 500ms 0-0.5, ready 0.5, running 0.5, returned 1
Task-3 'fetch(2)' by Task-1: created 0, running 0, waiting sleep 1s 0-1, ready 1-2.5, running 2.5, returned 2
Task-4 'block()' by Task-1: created 0, running 0, waiting sleep 500ms 0-0.5, ready 0.5, running 0.5-2.5, returned 3
gather#0 'gather(fetch(1), fetch(2), block())' by Task-1 at 0: Task-2 returned 1 1st 2.5 slot 1, Task-3 returned 2 3rd 2.5 slot 2, Task-4 returned 3 2nd 2.5 slot 3, returned [1 2 3] 2.5 awaited by Task-1
blocked by Task-4 0.5-2.5 'time.sleep(2)'
run of Task-1 from 0, main ended 2.5, ended 2.5
`, got)
}

func TestYield(t *testing.T) {
	p := newProgram(t, "return gather(turn(), block()) sleep(0) time.sleep(2) main()")
	got := p.trace("main()", func(f *gather.Frame) (any, error) {
		p.at("gather(turn(), block())")
		results, err := f.Gather(
			p.coroutine("turn()", func(f *gather.Frame) (any, error) {
				err := p.sleep(f, "sleep(0)")
				p.at("return")
				return 1, err
			}),
			p.coroutine("block()", func(f *gather.Frame) (any, error) {
				p.at("time.sleep(2)")
				f.Loop().Advance(2 * time.Second)
				return 2, nil
			}),
		)
		p.at("return")
		return results, err
	})
	assertTold(t, `
Task-1 main 'main()' by nobody: created 0, running 0, waiting group gather#0 0-2, ready 2, running 2, returned [1 2]
Task-2 'turn()' by Task-1: created 0, running 0, waiting yield 0, ready 0-2, running 2, returned 1
Task-3 'block()' by Task-1: created 0, running 0-2, returned 2
gather#0 'gather(turn(), block())' by Task-1 at 0: Task-2 returned 1 2nd 2 slot 1, Task-3 returned 2 1st 2 slot 2, returned [1 2] 2 awaited by Task-1
blocked by Task-3 0-2 'time.sleep(2)'
run of Task-1 from 0, main ended 2, ended 2
`, got)
}

func TestNeverRetrieved(t *testing.T) {
	p := newProgram(t, "return raise fetch(1) sleep(1) sleep(2) main()")
	got := p.trace("main()", func(f *gather.Frame) (any, error) {
		p.at("fetch(1)")
		task := f.CreateTask(p.fetch("fetch(1)", "sleep(1)", failure("APIError: no")))
		err := p.sleep(f, "sleep(2)")
		task.NeverRetrieved()
		p.at("return")
		return nil, err
	})
	assertTold(t, `
Task-1 main 'main()' by nobody: created 0, running 0, waiting sleep 2s 0-2, ready 2, running 2, returned <nil>
Task-2 'fetch(1)' by Task-1: created 0, running 0, waiting sleep 1s 0-1, ready 1, running 1, raised failure#0
failure#0 APIError: no 'raise': task Task-2 1 'raise', reported Task-2 2,
run of Task-1 from 0, main ended 2, ended 2
`, got)
}

func TestExceptionIsAskedForInACallback(t *testing.T) {
	p := newProgram(t, "return raise exception() fetch(1) sleep(1) sleep(2) main()")
	got := p.trace("main()", func(f *gather.Frame) (any, error) {
		task := f.CreateTask(p.fetch("fetch(1)", "sleep(1)", failure("APIError: no")))
		task.AddDoneCallback(gather.Func(func(done *gather.Future) error {
			p.at("exception()")
			_, _ = done.Exception()
			return nil
		}))
		err := p.sleep(f, "sleep(2)")
		p.at("return")
		return nil, err
	})
	assert.Equal(t, []Place{
		{InTask, 1, got.Failures[0].Raised, p.find("raise")},
		{Retrieved, None, got.Failures[0].Path[1].At, p.find("exception()")},
	}, got.Failures[0].Path)
}

func TestEndlessSleep(t *testing.T) {
	p := newProgram(t, "return fetch(1) sleep(1) sleep(1e99) main()")
	got := p.trace("main()", func(f *gather.Frame) (any, error) {
		f.CreateTask(p.fetch("fetch(1)", "sleep(1e99)", 1))
		err := p.sleep(f, "sleep(1)")
		p.at("return")
		return nil, err
	})
	assert.Equal(t, "0 at 1s, 1 at "+gather.Forever.String(), timers(got, got.At(last(0))))
}

func TestTwoRuns(t *testing.T) {
	p := newProgram(t, "return fetch(1) sleep(1) sleep(2) time.sleep(3) first() second()")
	_, err := p.run("first()", func(f *gather.Frame) (any, error) {
		p.at("fetch(1)")
		f.CreateTask(p.fetch("fetch(1)", "sleep(2)", 1))
		err := p.sleep(f, "sleep(1)")
		p.at("return")
		return 1, err
	})
	assert.NoError(t, err)
	p.at("time.sleep(3)")
	p.Block(3 * time.Second)
	p.clock.WaitUntil(4 * time.Second)
	p.Print(Stderr, "between\n")
	got := p.trace("second()", func(f *gather.Frame) (any, error) {
		err := p.sleep(f, "sleep(2)")
		p.at("return")
		return 2, err
	})
	assertTold(t, `
Task-1 main 'first()' by nobody: created 0, running 0, waiting sleep 1s 0-1, ready 1, running 1, returned 1
Task-2 'fetch(1)' by Task-1: created 0, running 0, waiting sleep 2s 0-1, ready 1, running 1, cancelled
Task-5 main 'second()' by nobody: created 4, running 4, waiting sleep 2s 4-6, ready 6, running 6, returned 2
cancel Task-2 by shutdown 1 delivered 1
blocked by nobody 1-4 'time.sleep(3)'
stderr "between\n" by nobody 4 'time.sleep(3)'
run of Task-1 from 0, main ended 1, ended 1
run of Task-5 from 4, main ended 6, ended 6
`, got)
}

func TestExitLeavesTheLoop(t *testing.T) {
	p := newProgram(t, "raise gather(quit(), fetch(1)) sleep(1) sleep(2) main()")
	got := p.trace("main()", func(f *gather.Frame) (any, error) {
		p.at("gather(quit(), fetch(1))")
		return f.Gather(
			p.fetch("quit()", "sleep(1)", &gather.Error{Kind: gather.SystemExit, Args: []any{"3"}}),
			p.fetch("fetch(1)", "sleep(2)", 1),
		)
	})
	assertTold(t, `
Task-1 main 'main()' by nobody: created 0, running 0, waiting group gather#0 0-1, ready 1, running 1, raised failure#0
Task-2 'quit()' by Task-1: created 0, running 0, waiting sleep 1s 0-1, ready 1, running 1, raised failure#0
Task-3 'fetch(1)' by Task-1: created 0, running 0, waiting sleep 2s 0-1, ready 1, running 1, cancelled
gather#0 'gather(quit(), fetch(1))' by Task-1 at 0: Task-2 raised failure#0 1st 1, Task-3 unended, raised failure#0 1 awaited by Task-1
failure#0 SystemExit: 3 'raise': task Task-2 1 'raise', group gather#0 1, task Task-1 1 'gather(quit(), fetch(1))', out of run Task-1 1, reported Task-1 1,
cancel Task-1 by shutdown 1
cancel Task-3 by group 1 of gather#0 delivered 1
cancel Task-3 by shutdown 1 delivered 1
orphan Task-3 of gather#0 1
run of Task-1 from 0, main ended 1, ended 1
`, got)
}

func TestDeadlock(t *testing.T) {
	p := newProgram(t, "future main()")
	got := p.trace("main()", func(f *gather.Frame) (any, error) {
		p.at("future")
		return f.Await(f.Loop().CreateFuture())
	})
	assert.True(t, got.MainEnded.Never())
	assertTold(t, `
Task-1 main 'main()' by nobody: created 0, running 0, waiting future 0, unended
run of Task-1 from 0, ended 0
`, got)
}

func TestChildIsCancelled(t *testing.T) {
	p := newProgram(t, "gather(task, fetch(2)) fetch(1) cancel() sleep(1) sleep(2) sleep(3) main()")
	got := p.trace("main()", func(f *gather.Frame) (any, error) {
		p.at("fetch(1)")
		task := f.CreateTask(p.fetch("fetch(1)", "sleep(3)", 1))
		f.CreateTask(p.coroutine("cancel()", func(f *gather.Frame) (any, error) {
			err := p.sleep(f, "sleep(1)")
			p.at("cancel()")
			task.Cancel("enough")
			return nil, err
		}))
		p.at("gather(task, fetch(2))")
		return f.Gather(task, p.fetch("fetch(2)", "sleep(2)", 2))
	})
	assertTold(t, `
Task-1 main 'main()' by nobody: created 0, running 0, waiting group gather#0 0-1, ready 1, running 1, cancelled failure#0
Task-2 'fetch(1)' by Task-1: created 0, running 0, waiting sleep 3s 0-1, ready 1, running 1, cancelled failure#0
Task-3 'cancel()' by Task-1: created 0, running 0, waiting sleep 1s 0-1, ready 1, running 1, returned <nil>
Task-4 'fetch(2)' by Task-1: created 0, running 0, waiting sleep 2s 0-1, ready 1, running 1, cancelled
gather#0 'gather(task, fetch(2))' by Task-1 at 0: Task-2 cancelled enough 1st 1, Task-4 cancelled 2nd 1, cancelled failure#0 1 awaited by Task-1
failure#0 CancelledError: enough: task Task-2 1, group gather#0 1, task Task-1 1 'gather(task, fetch(2))', out of run Task-1 1,
cancel Task-2 by program 1 'cancel()' of Task-3 message enough delivered 1
cancel Task-4 by shutdown 1 delivered 1
orphan Task-4 of gather#0 1
run of Task-1 from 0, main ended 1, ended 1
`, got)
}

func TestTaskGroup(t *testing.T) {
	p := newProgram(t, "except raise TaskGroup() fetch(1) fetch(2) sleep(1) sleep(2) main()")
	got := p.trace("main()", func(f *gather.Frame) (any, error) {
		group := gather.NewTaskGroup(nil)
		p.at("TaskGroup()")
		if err := group.Enter(f.Loop()); err != nil {
			return nil, err
		}
		for _, co := range []gather.Coroutine{
			p.fetch("fetch(1)", "sleep(1)", failure("APIError: no")),
			p.fetch("fetch(2)", "sleep(2)", 2),
		} {
			if _, err := group.CreateTask(co, gather.TaskOptions{}); err != nil {
				return nil, err
			}
		}
		p.at("TaskGroup()")
		_, err := f.Await(group.Exit(nil))
		p.Caught(err, p.find("except"))
		return nil, nil
	})
	assertTold(t, `
Task-1 main 'main()' by nobody: created 0, running 0, waiting group TaskGroup#0 0-1, ready 1, running 1, waiting group TaskGroup#0 1, ready 1, running 1, returned <nil>
Task-2 'fetch(1)' by Task-1: created 0, running 0, waiting sleep 1s 0-1, ready 1, running 1, raised failure#0
Task-3 'fetch(2)' by Task-1: created 0, running 0, waiting sleep 2s 0-1, ready 1, running 1, cancelled
TaskGroup#0 'TaskGroup()' by Task-1 at 0: Task-2 raised failure#0 1st 1, Task-3 cancelled 2nd 1, raised failure#1 1 awaited by Task-1
failure#0 APIError: no 'raise': task Task-2 1 'raise', group TaskGroup#0 1,
failure#1 ExceptionGroup: unhandled errors in a TaskGroup (APIError: no) 'raise': group TaskGroup#0 1, task Task-1 1 'raise', caught Task-1 1 'except',
cancel Task-3 by group 1 of TaskGroup#0 delivered 1
cancel Task-1 by group 1 of TaskGroup#0 delivered 1
run of Task-1 from 0, main ended 1, ended 1
`, got)
}

func TestEagerTask(t *testing.T) {
	p := newProgram(t, "return fetch(1) quick() sleep(1) main()")
	got := p.trace("main()", func(f *gather.Frame) (any, error) {
		p.at("quick()")
		f.Loop().CreateTask(p.coroutine("quick()", func(f *gather.Frame) (any, error) {
			p.at("fetch(1)")
			p.Print(Stdout, "quick")
			return f.Loop().CreateTask(p.fetch("fetch(1)", "sleep(1)", 1), gather.TaskOptions{EagerStart: true}).Name(), nil
		}), gather.TaskOptions{EagerStart: true})
		p.Print(Stdout, "main")
		err := p.sleep(f, "sleep(1)")
		p.at("return")
		return nil, err
	})
	assertTold(t, `
Task-1 main 'main()' by nobody: created 0, running 0, waiting sleep 1s 0-1, ready 1, running 1, returned <nil>
Task-2 'quick()' by Task-1: created 0, running 0, returned Task-3
Task-3 'fetch(1)' by Task-2: created 0, running 0, waiting sleep 1s 0-1, ready 1, running 1, returned 1
stdout "quick" by Task-2 0 'fetch(1)'
stdout "main" by Task-1 0 'sleep(1)'
run of Task-1 from 0, main ended 1, ended 1
`, got)
}

func TestSynchronization(t *testing.T) {
	p := newProgram(t, "return get() put() wait() set() sleep(1) main()")
	got := p.trace("main()", func(f *gather.Frame) (any, error) {
		queue, event := gather.NewQueue(nil, 0), gather.NewEventFlag(nil)
		f.CreateTask(p.coroutine("get()", func(f *gather.Frame) (any, error) {
			p.at("get()")
			return f.Await(queue.Get(f.Loop()))
		}))
		for range 2 {
			f.CreateTask(p.coroutine("wait()", func(f *gather.Frame) (any, error) {
				p.at("wait()")
				return f.Await(event.Wait(f.Loop()))
			}))
		}
		err := p.sleep(f, "sleep(1)")
		p.at("put()")
		event.Set()
		_ = queue.PutNowait("item")
		p.at("get()")
		_, _ = f.Await(gather.Sleep(f.Loop(), 0, nil))
		p.at("return")
		return nil, err
	})
	assertTold(t, `
Task-1 main 'main()' by nobody: created 0, running 0, waiting sleep 1s 0-1, ready 1, running 1, waiting yield 1, ready 1, running 1, returned <nil>
Task-2 'get()' by Task-1: created 0, running 0, waiting queue.get 0-1, ready 1, running 1, returned item
Task-3 'wait()' by Task-1: created 0, running 0, waiting event 0-1, ready 1, running 1, returned true
Task-4 'wait()' by Task-1: created 0, running 0, waiting event 0-1, ready 1, running 1, returned true
run of Task-1 from 0, main ended 1, ended 1
`, got)
}

func TestSharedWait(t *testing.T) {
	p := newProgram(t, "return fetch(1) join() sleep(1) main()")
	got := p.trace("main()", func(f *gather.Frame) (any, error) {
		task := f.CreateTask(p.fetch("fetch(1)", "sleep(1)", 1))
		for range 2 {
			f.CreateTask(p.coroutine("join()", func(f *gather.Frame) (any, error) {
				p.at("join()")
				return f.Await(task)
			}))
		}
		p.at("join()")
		result, err := f.Await(task)
		p.at("return")
		return result, err
	})
	woken := got.Tasks[1].End.At
	assert.Equal(t, []int32{0, 2, 3}, got.At(Moment{woken.At, woken.Seq + 3}).Ready, "in the order in which they began to wait")
	assertTold(t, `
Task-1 main 'main()' by nobody: created 0, running 0, waiting task Task-2 0-1, ready 1, running 1, returned 1
Task-2 'fetch(1)' by Task-1: created 0, running 0, waiting sleep 1s 0-1, ready 1, running 1, returned 1
Task-3 'join()' by Task-1: created 0, running 0, waiting task Task-2 0-1, ready 1, running 1, returned 1
Task-4 'join()' by Task-1: created 0, running 0, waiting task Task-2 0-1, ready 1, running 1, returned 1
run of Task-1 from 0, main ended 1, ended 1
`, got)
}

func TestTooManyEvents(t *testing.T) {
	p := newProgram(t, "main()")
	p.MaxEvents = 100
	_, err := p.run("main()", func(f *gather.Frame) (any, error) {
		for {
			if _, err := f.Await(gather.Sleep(f.Loop(), 0, nil)); err != nil {
				return nil, err
			}
		}
	})
	var limit *gather.LimitError
	assert.ErrorAs(t, err, &limit)
	got := p.Finish(Exit{Kind: LimitReached})
	requireSound(t, got)
	assert.Equal(t, 101, got.Events.Len())
	assert.Equal(t, Unended, got.Tasks[0].End.Kind)
}

func must(f *gather.Future, err error) *gather.Future {
	if err != nil {
		panic(err)
	}
	return f
}
