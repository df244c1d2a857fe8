package edit_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gatherplay/gather/python"
	"gatherplay/gather/python/edit"
	"gatherplay/gather/trace"
)

const twoCalls = `import asyncio


# asks a server
async def ask(server, delay=3):
    await asyncio.sleep(delay)
    return server


async def main():
    print(await asyncio.gather(
        ask("A", 1),
        ask("B"),  # the slow one
    ))


asyncio.run(main())
`

// editor runs a program and returns an editor for it.
func editor(t *testing.T, source string) (*edit.Editor, *trace.Trace) {
	t.Helper()
	run := python.Run(python.Program{Name: "main.py", Source: source}, python.Options{})
	e, err := edit.New(run)
	require.NoError(t, err)
	return e, run
}

// task returns the task that runs a coroutine function, the n-th of those.
func task(t *testing.T, run *trace.Trace, coroutine string, n int) int32 {
	t.Helper()
	for i := range run.Tasks {
		if run.Tasks[i].Coroutine == coroutine {
			if n == 0 {
				return int32(i)
			}
			n--
		}
	}
	require.FailNow(t, "no such task", coroutine)
	return trace.None
}

func apply(t *testing.T, source string, changes []edit.Change, err error) string {
	t.Helper()
	require.NoError(t, err)
	return edit.Apply(source, changes)
}

func output(source string) string {
	var text strings.Builder
	for _, o := range python.Run(python.Program{Name: "main.py", Source: source}, python.Options{}).Output {
		text.WriteString(o.Text)
	}
	return text.String()
}

func TestALiteralIsRewrittenWhereItStands(t *testing.T) {
	e, run := editor(t, twoCalls)
	delay := run.Tasks[task(t, run, "ask", 0)].Arguments[1].Value.Literal
	changes, err := e.SetLiteral(delay, " 0.5 ")
	require.Equal(t, strings.Replace(twoCalls, `"A", 1`, `"A", 0.5`, 1), apply(t, twoCalls, changes, err))

	byDefault := run.Tasks[task(t, run, "ask", 1)].Arguments[1].Value.Literal
	changes, err = e.SetLiteral(byDefault, "4")
	require.Equal(t, strings.Replace(twoCalls, "delay=3", "delay=4", 1), apply(t, twoCalls, changes, err))
}

func TestWhatIsNoValueIsRefused(t *testing.T) {
	e, run := editor(t, twoCalls)
	delay := run.Tasks[task(t, run, "ask", 0)].Arguments[1].Value.Literal
	for text, reason := range map[string]string{
		"":       "This is empty: type a number, a string or an expression.",
		"2,5":    "`2,5` is two values: write `2.5` for a number.",
		"1 s":    "`1 s` is no Python value.",
		"1)(":    "`1)(` is no Python value.",
		"a = 1":  "`a = 1` is no Python value.",
		"1)#":    "`1)#` is no Python value.",
		"1 # x":  "`1 # x` is no Python value.",
		"1 # x)": "`1 # x)` is no Python value.",
	} {
		changes, err := e.SetLiteral(delay, text)
		require.EqualError(t, err, reason)
		require.Empty(t, changes)
	}
}

func TestATaskIsMadeToFailAndBack(t *testing.T) {
	e, run := editor(t, twoCalls)
	second := task(t, run, "ask", 1)
	require.False(t, e.Failing(second))
	changes, err := e.Fail(second, true)
	failing := apply(t, twoCalls, changes, err)
	require.Contains(t, failing, `        fails(ask("B"), RuntimeError("ask failed")),  # the slow one`)
	require.Contains(t, output(failing), "RuntimeError: ask failed")

	e, run = editor(t, failing)
	second = task(t, run, "ask", 1) // it keeps its name
	require.True(t, e.Failing(second))
	require.Equal(t, trace.Raised, run.Tasks[second].End.Kind)
	changes, err = e.Fail(second, false)
	require.Equal(t, twoCalls, apply(t, failing, changes, err))
}

func TestOneOfSeveralTasksOfOneCallCannotFailAlone(t *testing.T) {
	source := `import asyncio

async def work(n):
    await asyncio.sleep(n)

async def main():
    await asyncio.gather(*(work(n) for n in range(3)))

asyncio.run(main())
`
	e, run := editor(t, source)
	_, err := e.Fail(task(t, run, "work", 1), true)
	require.EqualError(t, err, "Line 7 makes several tasks: give this one a call of its own to change it alone.")
}

func TestReturnExceptionsIsSwitched(t *testing.T) {
	for name, c := range map[string]struct{ off, on string }{
		"in one line":            {"gather(a(1), a(2))", "gather(a(1), a(2), return_exceptions=True)"},
		"with a trailing comma":  {"gather(\n        a(1),\n        a(2),\n    )", "gather(\n        a(1),\n        a(2),\n        return_exceptions=True,\n    )"},
		"without one":            {"gather(\n        a(1),\n        a(2)\n    )", "gather(\n        a(1),\n        a(2),\n        return_exceptions=True\n    )"},
		"after a starred one":    {"gather(*[a(1)])", "gather(*[a(1)], return_exceptions=True)"},
		"with a comment between": {"gather(\n        a(1),  # one, two\n        a(2),  # three\n    )", "gather(\n        a(1),  # one, two\n        a(2),  # three\n        return_exceptions=True,\n    )"},
	} {
		t.Run(name, func(t *testing.T) {
			program := func(call string) string {
				return "import asyncio\n\nasync def a(n):\n    await asyncio.sleep(n)\n\nasync def main():\n    await asyncio." + call + "\n\nasyncio.run(main())\n"
			}
			e, run := editor(t, program(c.off))
			require.Len(t, run.Groups, 1)
			changes, err := e.ReturnExceptions(0, true)
			require.Equal(t, program(c.on), apply(t, program(c.off), changes, err))

			e, run = editor(t, program(c.on))
			require.True(t, run.Groups[0].ReturnExceptions)
			changes, err = e.ReturnExceptions(0, false)
			off := apply(t, program(c.on), changes, err)
			_, run = editor(t, off)
			require.False(t, run.Groups[0].ReturnExceptions)
			require.Equal(t, trace.Finished, run.Exit.Kind)
			require.Equal(t, program(c.off), off)
		})
	}
}
