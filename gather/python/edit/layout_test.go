package edit_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gatherplay/gather/python/edit"
	"gatherplay/gather/trace"
)

// program is a program whose main does what is given, with a coroutine function work(name, delay=1).
func program(lines string) string {
	return "import asyncio\n\n\nasync def work(name, delay=1):\n    await asyncio.sleep(delay)\n    return name\n\n\nasync def main():\n    " +
		strings.ReplaceAll(strings.TrimSpace(lines), "\n", "\n    ") + "\n\n\nasyncio.run(main())\n"
}

func TestTasksAreArrangedAsTheirAuthorWouldHaveWrittenThem(t *testing.T) {
	add := func(e *edit.Editor, _ *trace.Trace) ([]edit.Change, error) { return e.Add(0) }
	duplicate := func(n int) gesture {
		return func(e *edit.Editor, run *trace.Trace) ([]edit.Change, error) { return e.Duplicate(nth(run, n)) }
	}
	remove := func(n int) gesture {
		return func(e *edit.Editor, run *trace.Trace) ([]edit.Change, error) { return e.Remove(nth(run, n)) }
	}
	move := func(n, to int) gesture {
		return func(e *edit.Editor, run *trace.Trace) ([]edit.Change, error) { return e.Move(nth(run, n), to) }
	}
	for _, c := range []struct {
		name, before string
		make         gesture
		after        string
	}{
		{"a name's letter goes on", `await asyncio.gather(work("A"), work("B"))`, add,
			`await asyncio.gather(work("A"), work("B"), work("C"))`},
		{"a number at its end goes on", `await asyncio.gather(work("call 9", 2))`, add,
			`await asyncio.gather(work("call 9", 2), work("call 10", 2))`},
		{"numbers go on in their step", `await asyncio.gather(work(10), work(20))`, add,
			`await asyncio.gather(work(10), work(20), work(30))`},
		{"in one line with a trailing comma", `await asyncio.gather(work("A"), work("B"),)`, add,
			`await asyncio.gather(work("A"), work("B"), work("C"),)`},
		{"before return_exceptions", `await asyncio.gather(work("A"), return_exceptions=True)`, add,
			`await asyncio.gather(work("A"), work("B"), return_exceptions=True)`},
		{"a line each, with comments", `
await asyncio.gather(
    work("A"),  # quick, of course
    # this one is slow
    work("B"),  # slow
)`, add, `
await asyncio.gather(
    work("A"),  # quick, of course
    # this one is slow
    work("B"),  # slow
    work("C"),
)`},
		{"a line each, no trailing comma", `
await asyncio.gather(
    work("A"),
    work("B")  # slow
)`, add, `
await asyncio.gather(
    work("A"),
    work("B"),  # slow
    work("C")
)`},
		{"under the first argument", `
await asyncio.gather(work("A"),
                     work("B"))`, duplicate(0), `
await asyncio.gather(work("A"),
                     work("A"),
                     work("B"))`},
		{"names take one more result", `first, second = await asyncio.gather(work("A"), work("B"))`, add,
			`first, second, second_2 = await asyncio.gather(work("A"), work("B"), work("C"))`},
		{"numbered names, too", `r1, r2 = await asyncio.gather(work("A"), work("B"))`, add,
			`r1, r2, r3 = await asyncio.gather(work("A"), work("B"), work("C"))`},
		{"in parentheses", `await asyncio.gather((work("A")), (  # why?
    work("B")
))`, duplicate(1), `await asyncio.gather((work("A")), (  # why?
    work("B")
), (  # why?
    work("B")
))`},
		{"removed with its comments", `
await asyncio.gather(
    work("A"),  # quick
    # this one is slow
    work("B"),  # slow
    work("C"),
)`, remove(1), `
await asyncio.gather(
    work("A"),  # quick
    work("C"),
)`},
		{"the last one removed takes the comma before it", `
await asyncio.gather(
    work("A"),  # quick
    work("B")
)`, remove(1), `
await asyncio.gather(
    work("A")  # quick
)`},
		{"the first one removed from one line", `await asyncio.gather(work("A"), work("B"))`, remove(0), `await asyncio.gather(work("B"))`},
		{"moved with its comments", `
await asyncio.gather(
    work("A"),  # quick
    # this one is slow
    work("B"),  # slow
    work("C")
)`, move(1, 2), `
await asyncio.gather(
    work("A"),  # quick
    work("C"),
    # this one is slow
    work("B")  # slow
)`},
		{"moved in one line", `await asyncio.gather(work("A"), work("B"), work("C"))`, move(2, 0),
			`await asyncio.gather(work("C"), work("A"), work("B"))`},
		{"an element of a list", `await asyncio.gather(*[work("A"), work("B")])`, add,
			`await asyncio.gather(*[work("A"), work("B"), work("C")])`},
		{"an element of a list with a name", "calls = [work(\"A\"), work(\"B\")]\nawait asyncio.gather(*calls)", move(1, 0),
			"calls = [work(\"B\"), work(\"A\")]\nawait asyncio.gather(*calls)"},
		{"what a comprehension goes through", "names = [\"A\", \"B\"]\nawait asyncio.gather(*(work(name) for name in names))", add,
			"names = [\"A\", \"B\", \"C\"]\nawait asyncio.gather(*(work(name) for name in names))"},
		{"pairs that a comprehension goes through", "await asyncio.gather(*[work(n, d) for n, d in ((\"A\", 1), (\"B\", 2))])", duplicate(0),
			"await asyncio.gather(*[work(n, d) for n, d in ((\"A\", 1), (\"A\", 1), (\"B\", 2))])"},
		{"a number of turns", "await asyncio.gather(*(work(n) for n in range(3)))", add,
			"await asyncio.gather(*(work(n) for n in range(4)))"},
		{"one turn less", "await asyncio.gather(*(work(n) for n in range(3)))", remove(2),
			"await asyncio.gather(*(work(n) for n in range(2)))"},
		{"a loop that appends", `
tasks = []
for name in "A", "B":
    tasks.append(asyncio.create_task(work(name)))
await asyncio.gather(*tasks)`, remove(0), `
tasks = []
for name in "B",:
    tasks.append(asyncio.create_task(work(name)))
await asyncio.gather(*tasks)`},
		{"statements of a task group", `
async with asyncio.TaskGroup() as group:
    group.create_task(work("A"))  # quick
    # slow
    b = group.create_task(work("B"))
print(b.result())`, add, `
async with asyncio.TaskGroup() as group:
    group.create_task(work("A"))  # quick
    # slow
    b = group.create_task(work("B"))
    b_2 = group.create_task(work("C"))
print(b.result())`},
		{"statements change places", `
async with asyncio.TaskGroup() as group:
    group.create_task(work("A"))  # quick
    # slow
    group.create_task(work("B"))`, move(0, 1), `
async with asyncio.TaskGroup() as group:
    # slow
    group.create_task(work("B"))
    group.create_task(work("A"))  # quick`},
		{"tasks with names change places where they are gathered", `
a = asyncio.create_task(work("A"))
b = asyncio.create_task(work("B"))
await asyncio.gather(a, b)`, move(0, 1), `
a = asyncio.create_task(work("A"))
b = asyncio.create_task(work("B"))
await asyncio.gather(b, a)`},
	} {
		t.Run(c.name, func(t *testing.T) {
			e, run := editor(t, program(c.before))
			changes, err := c.make(e, run)
			require.Equal(t, program(c.after), apply(t, program(c.before), changes, err))
		})
	}
}

type gesture func(*edit.Editor, *trace.Trace) ([]edit.Change, error)

// nth returns the n-th task that main has made.
func nth(run *trace.Trace, n int) int32 { return int32(n + 1) }

func TestWhatCannotBeArrangedSaysWhy(t *testing.T) {
	for _, c := range []struct {
		name, text string
		make       gesture
		reason     string
	}{
		{"main itself", `await asyncio.gather(work("A"))`, func(e *edit.Editor, _ *trace.Trace) ([]edit.Change, error) { return e.Remove(0) },
			"asyncio.run makes this task: only those that the program makes itself can be changed."},
		{"the only one", `await asyncio.gather(work("A"))`, func(e *edit.Editor, _ *trace.Trace) ([]edit.Change, error) { return e.Remove(1) },
			"It is the only one there: without it line 10 would do nothing."},
		{"a result that is used", "a, b = await asyncio.gather(work(\"A\"), work(\"B\"))\nprint(a)",
			func(e *edit.Editor, _ *trace.Trace) ([]edit.Change, error) { return e.Remove(1) },
			"Line 11 uses its result, a."},
		{"a middle turn of a counted loop", "await asyncio.gather(*(work(n) for n in range(3)))",
			func(e *edit.Editor, _ *trace.Trace) ([]edit.Change, error) { return e.Remove(1) },
			"Line 10 counts the tasks, up to 3: only the last can be taken away, or another one added after it."},
		{"what is computed", "names = \"A B\".split()\nawait asyncio.gather(*(work(name) for name in names))",
			func(e *edit.Editor, _ *trace.Trace) ([]edit.Change, error) { return e.Duplicate(1) },
			"Line 11 makes a task for each of names: change that in line 11."},
		{"beyond the end", `await asyncio.gather(work("A"), work("B"))`, func(e *edit.Editor, _ *trace.Trace) ([]edit.Change, error) { return e.Move(2, 2) },
			"It is the last one already."},
		{"a task group as a whole", "async with asyncio.TaskGroup() as group:\n    group.create_task(work(\"A\"))",
			func(e *edit.Editor, _ *trace.Trace) ([]edit.Change, error) { return e.GatherTimeout(0, "1") }, "There is no such gather."},
	} {
		t.Run(c.name, func(t *testing.T) {
			e, run := editor(t, program(c.text))
			changes, err := c.make(e, run)
			require.EqualError(t, err, c.reason)
			require.Empty(t, changes)
		})
	}
}

func TestATimeoutIsPutAroundACall(t *testing.T) {
	before := program(`await asyncio.gather(work("A", 3), work("B"))`)
	e, _ := editor(t, before)
	changes, err := e.Timeout(1, "1")
	after := apply(t, before, changes, err)
	require.Equal(t, program(`await asyncio.gather(asyncio.wait_for(work("A", 3), 1), work("B"))`), after)

	e, run := editor(t, after)
	require.Equal(t, "work", run.Tasks[1].Coroutine, "it keeps its name")
	require.Equal(t, trace.TimedOut, run.Tasks[1].End.Kind)
	require.NotEqual(t, int32(trace.None), run.Tasks[1].Segments[2].Wait.Literal, "its bar can still be dragged")
	changes, err = e.Timeout(1, "4")
	longer := apply(t, after, changes, err)
	require.Equal(t, program(`await asyncio.gather(asyncio.wait_for(work("A", 3), 4), work("B"))`), longer)

	changes, err = e.FailWith(1, "LookupError", "")
	both := apply(t, after, changes, err)
	require.Contains(t, both, `asyncio.wait_for(fails(work("A", 3), LookupError("work failed")), 1)`)
	e, run = editor(t, both)
	require.Equal(t, "work", run.Tasks[1].Coroutine)
	changes, err = e.Timeout(1, "")
	require.Contains(t, apply(t, both, changes, err), `gather(fails(work("A", 3), LookupError("work failed")), work("B"))`)
}

func TestATimeoutIsPutAroundAGather(t *testing.T) {
	before := program("results = await asyncio.gather(\n    work(\"A\", 3),\n    work(\"B\"),\n)")
	e, _ := editor(t, before)
	changes, err := e.GatherTimeout(0, "2")
	after := apply(t, before, changes, err)
	require.Equal(t, program("results = await asyncio.wait_for(asyncio.gather(\n    work(\"A\", 3),\n    work(\"B\"),\n), 2)"), after)
	require.Contains(t, output(after), "TimeoutError")
}

func TestATaskFailsWithTheExceptionThatIsChosen(t *testing.T) {
	source := `import asyncio


class Down(Exception):
    def __init__(self, server, port=80):
        self.server = server


class Refused(Down):
    pass


class Simple(ValueError):
    pass


async def ask(delay):
    await asyncio.sleep(delay)


async def main():
    await asyncio.gather(ask(3), ask(1))


asyncio.run(main())
`
	e, _ := editor(t, source)
	require.Equal(t, []string{`Down("server")`, `Refused("server")`, `Simple("ask failed")`, `RuntimeError("ask failed")`}, e.Exceptions(1)[:4])

	changes, err := e.FailWith(1, "Refused", "0.5")
	failing := apply(t, source, changes, err)
	require.Contains(t, failing, `gather(fails(ask(3), Refused("server"), 0.5), ask(1))`)
	e, run := editor(t, failing)
	require.Equal(t, "Refused", run.Tasks[1].End.Value.Type)
	require.EqualValues(t, 5e8, run.Tasks[1].End.At.At)
	changes, err = e.Fail(1, false)
	require.Equal(t, source, apply(t, failing, changes, err))

	for text, reason := range map[string]string{
		"Unheard":   "`Unheard` is no exception that the program knows.",
		"Nope(1)":   "`Nope` is no exception that the program knows.",
		"5":         "`5` is no exception: write one such as `ValueError(\"ask failed\")`.",
		"Down(":     "`Down(` is no Python value.",
		"1, 2":      "`1, 2` is more than one value.",
		"Down() if": "`Down() if` is no Python value.",
	} {
		_, err := e.FailWith(1, text, "")
		require.EqualError(t, err, reason)
	}
}
