package python_test

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gatherplay/gather/python"
	"gatherplay/gather/trace"
)

// TestThousandsLost runs programs with thousands of objects at risk of being destroyed unseen. What it costs to find out which are is
// charged to the program: where that grew with the square of their number, a limit would end the run.
func TestThousandsLost(t *testing.T) {
	const begin = "import asyncio\n\nasync def fail(n):\n    await asyncio.sleep(n % 7)\n    raise ValueError(n)\n"
	for name, test := range map[string]struct {
		source string
		told   int
	}{
		"nobody keeps the tasks": {begin + `
async def main():
    for n in range(15_000):
        asyncio.create_task(fail(n))
    await asyncio.sleep(10)

asyncio.run(main())
`, 15_000},
		"the tasks are kept until the end": {begin + `
async def main():
    tasks = [asyncio.create_task(fail(n)) for n in range(15_000)]
    await asyncio.sleep(10)

asyncio.run(main())
`, 15_000},
		"somebody looks": {begin + `
async def main():
    tasks = [asyncio.create_task(fail(n)) for n in range(15_000)]
    await asyncio.wait(tasks)
    for task in tasks:
        assert task.exception()

asyncio.run(main())
`, 0},
		"each awaits the one before": {begin + `
async def link(before):
    await before

async def main():
    task = asyncio.create_task(fail(1))
    for n in range(15_000):
        task = asyncio.create_task(link(task))
    await asyncio.wait([task])

asyncio.run(main())
`, 1},
		"generators left open": {`
def numbers():
    try:
        yield 1
    finally:
        assert True

opened = []
for _ in range(15_000):
    generator = numbers()
    next(generator)
    opened.append(generator)
`, 0},
	} {
		t.Run(name, func(t *testing.T) {
			run := python.Run(python.Program{Name: "main.py", Source: test.source}, python.Options{Limits: python.Limits{Output: 1 << 26}})
			assert.Equal(t, trace.Exit{}, run.Exit)
			assert.Equal(t, test.told, strings.Count(printed(run, trace.Stderr), "exception was never retrieved\n"))
		})
	}
}

// TestSleepersAreSmall bounds how much memory a task takes that sleeps, with the record of it, and how much of that is the record when
// all is over.
func TestSleepersAreSmall(t *testing.T) {
	const tasks = 20_000
	const source = `import asyncio

async def nap(i):
    await asyncio.sleep(1)
    return i

async def main():
    await asyncio.gather(*(nap(i) for i in range(20_000)))

asyncio.run(main())
`
	live := func() uint64 {
		runtime.GC()
		var stats runtime.MemStats
		runtime.ReadMemStats(&stats)
		return stats.HeapAlloc
	}
	python.Run(python.Program{Name: "main.py", Source: source}, python.Options{}) // what stays, such as compiled library modules
	before, most := live(), uint64(0)
	run := python.Run(python.Program{Name: "main.py", Source: source}, python.Options{Checkpoint: func(bool) { most = max(most, live()) }})
	require.Equal(t, trace.Exit{}, run.Exit)
	assert.Less(t, (most-before)/tasks, uint64(1250), "bytes for each task, at most")
	assert.Less(t, (live()-before)/tasks, uint64(850), "bytes of each task's record")
	runtime.KeepAlive(run)
}

// TestAHundredThousandSleepers holds that so many tasks can sleep at the same time within the default limits.
func TestAHundredThousandSleepers(t *testing.T) {
	path := filepath.Join(t.TempDir(), "main.py")
	require.NoError(t, os.WriteFile(path, []byte(`import asyncio

async def nap(i):
    await asyncio.sleep(1)
    return i

async def main():
    results = await asyncio.gather(*(nap(i) for i in range(100_000)))
    assert sum(results) == sum(range(100_000))

asyncio.run(main())
`), 0o644))
	end, _, memory := runHostile(t, path)
	assert.Equal(t, "finished", end.Kind, end.Message)
	assert.Less(t, memory, int64(hostileMemory))
}
