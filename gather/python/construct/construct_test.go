package construct

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gatherplay/gather/trace"
)

const program = `import asyncio, time as clock
from asyncio import gather as together, sleep
from time import sleep as nap

async def fetch(name, sleep=1):
    try:
        await asyncio.sleep(1)
    except ValueError:
        raise
    finally:
        nap(1)

async def main(names):
    clock.sleep(1)
    async with asyncio.timeout(2):
        await together(*(fetch(n) for n in names), return_exceptions=True)
    async for x in names: x.cancel()
    for y in names: await sleep(1)

asyncio.run(main([]))
`

func TestFind(t *testing.T) {
	s, err := Parse(0, trace.File{Name: "main.py", Source: program})
	require.NoError(t, err)
	for name, want := range map[string][]string{
		"gather":                  {"together"},
		"asyncio.gather":          {"together"},
		"sleep":                   {"asyncio.sleep", "nap", "clock.sleep", "sleep"},
		"time.sleep":              {"nap", "clock.sleep"},
		"asyncio.sleep":           {"asyncio.sleep", "sleep"},
		"cancel":                  {"x.cancel"},
		"create_task":             nil,
		"await":                   {"await asyncio.sleep(1)", "await together(*(fetch(n) for n in names), return_exceptions=True)", "await sleep(1)"},
		"for":                     {"for y in names: await sleep(1)"},
		"async for":               {"async for x in names: x.cancel()"},
		"comprehension":           {"(fetch(n) for n in names)"},
		"*":                       {"*(fetch(n) for n in names)"},
		"raise":                   {"raise"},
		"while":                   nil,
		"return_exceptions=":      {"return_exceptions=True"},
		"return_exceptions=True":  {"return_exceptions=True"},
		"return_exceptions=False": nil,
	} {
		var found []string
		for _, span := range s.Find(name) {
			found = append(found, program[span.Start:span.End])
		}
		assert.Equal(t, want, found, name)
		assert.True(t, Valid(name), name)
	}
	assert.Len(t, s.Find("try"), 1)
	assert.Len(t, s.Find("finally"), 1)
	assert.Len(t, s.Find("async def"), 2)
	assert.Len(t, s.Functions("fetch"), 1)
	for _, name := range []string{"", "for each", "asyncio.", "a-b", "=True", "1a"} {
		assert.False(t, Valid(name), name)
	}
}

func TestParseRefusesWhatIsNoPython(t *testing.T) {
	_, err := Parse(0, trace.File{Name: "main.py", Source: "pass\nx = (\n"})
	assert.Equal(t, &Error{2, "SyntaxError: '(' was never closed"}, err)
}

func TestNames(t *testing.T) {
	s, err := Parse(0, trace.File{Name: "main.py", Source: "from asyncio import gather as together\nx = together(f(1), return_exceptions=True, **more)\nx.a.b().c = [d]\n"})
	require.NoError(t, err)
	assert.Equal(t, []string{"a", "asyncio.gather", "b", "c", "d", "f", "gather", "more", "return_exceptions=", "return_exceptions=True", "x", "x.a", "x.a.b"}, s.Names())
}
