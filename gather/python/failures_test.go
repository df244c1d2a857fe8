package python_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gatherplay/gather/python"
	"gatherplay/gather/trace"
)

// TestWayOfExceptionGroup follows the exception of a task group, named with the lines of the except clauses that stop it: from the
// group to the task that awaits it and on, whole or in parts.
func TestWayOfExceptionGroup(t *testing.T) {
	const program = `import asyncio

async def fails(error):
    await asyncio.sleep(1)
    raise error

async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fails(ValueError("a")))
            group.create_task(fails(TypeError("b")))
`
	const members = "ValueError: task Task-2, group TaskGroup\nTypeError: task Task-3, group TaskGroup\n"
	for _, test := range []struct{ name, rest, way string }{
		{"except", `
    except ExceptionGroup:
        pass
`, "group TaskGroup, task Task-1, caught Task-1 line 13"},
		{"except* of all", `
    except* Exception:
        pass
`, "group TaskGroup, task Task-1, caught Task-1 line 13"},
		{"except* of each part", `
    except* ValueError:
        pass
    except* TypeError:
        pass
`, "group TaskGroup, task Task-1, caught Task-1 line 13, caught Task-1 line 15"},
		{"what no except* stops goes on", `
    except* ValueError:
        pass
`, "group TaskGroup, task Task-1, out of run Task-1"},
		{"parts raised again go on", `
    except* ValueError:
        raise
    except* TypeError:
        raise
`, "group TaskGroup, task Task-1, out of run Task-1"},
		{"the rest is caught outside", `
    except* ValueError:
        pass

inner = main

async def main():
    try:
        await inner()
    except ExceptionGroup:
        pass
`, "group TaskGroup, task Task-1, caught Task-1 line 13, caught Task-1 line 21"},
	} {
		t.Run(test.name, func(t *testing.T) {
			source := program + test.rest + "\nasyncio.run(main())\n"
			run := python.Run(python.Program{Name: "main.py", Source: source}, python.Options{})
			assert.Equal(t, members+"ExceptionGroup: "+test.way+"\n", ways(run))
		})
	}
}

// TestWayOfExceptionWrapped follows an exception that except* has made a group of to catch it.
func TestWayOfExceptionWrapped(t *testing.T) {
	run := python.Run(python.Program{Name: "main.py", Source: `import asyncio

async def fails():
    raise ValueError("a")

async def main():
    try:
        await asyncio.gather(fails())
    except* ValueError:
        pass

asyncio.run(main())
`}, python.Options{})
	require.Equal(t, trace.Finished, run.Exit.Kind)
	assert.Equal(t, "ValueError: task Task-2, group gather, task Task-1, caught Task-1 line 9\n", ways(run))
}

// ways returns the ways of all exceptions of a run, a line for each.
func ways(run *trace.Trace) string {
	lines := run.Files[0].Index()
	var b strings.Builder
	for _, failure := range run.Failures {
		separator := ": "
		b.WriteString(failure.Type)
		for _, place := range failure.Path {
			b.WriteString(separator + place.Kind.String() + " ")
			separator = ", "
			if place.Kind == trace.InGroup {
				b.WriteString(run.Groups[place.ID].Kind.String())
			} else if place.ID >= 0 {
				b.WriteString(run.Tasks[place.ID].Name)
			}
			if place.Kind == trace.Caught {
				b.WriteString(" line " + strconv.Itoa(lines.Line(place.Span.Start)))
			}
		}
		b.WriteString("\n")
	}
	return b.String()
}
