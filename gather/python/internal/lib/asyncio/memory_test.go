package asyncio_test

import (
	"runtime"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gatherplay/gather"
	"gatherplay/gather/python/internal/compile"
	"gatherplay/gather/python/internal/lib"
	"gatherplay/gather/python/internal/lib/asyncio"
	"gatherplay/gather/python/internal/syntax"
	"gatherplay/gather/python/internal/vm"
)

// measure runs a program, without anybody who takes a record of it, and returns what is in use and what has been allocated whenever it
// prints.
func measure(t *testing.T, source string) []runtime.MemStats {
	t.Helper()
	module, err := syntax.Parse("main.py", source)
	require.NoError(t, err)
	require.NoError(t, syntax.Check(module))
	code, err := compile.Compile(module)
	require.NoError(t, err)
	machine := vm.New(60_000_000, 160<<20)
	machine.Builtins = lib.Builtins()
	machine.Import = lib.Import
	stats := make([]runtime.MemStats, 0, 8)
	machine.Output = func(vm.Stream, string) {
		runtime.GC()
		stats = stats[:len(stats)+1]
		runtime.ReadMemStats(&stats[len(stats)-1])
	}
	asyncio.New(machine, asyncio.Options{Clock: new(gather.VirtualClock)})
	main := vm.NewModule("__main__")
	machine.Modules["__main__"] = main
	if err := machine.Run(machine.Load(code, false), main); err != nil {
		t.Fatal(machine.TracebackText(err))
	}
	return stats
}

func TestResumingAllocatesNothing(t *testing.T) {
	const steps = 1000
	stats := measure(t, `
import asyncio

class Steps:
    def __await__(self):
        for _ in range(1000):
            yield

async def inner():
    await Steps()

async def main():
    print("begin")
    await inner()
    print("end")

asyncio.run(main())
`)
	require.Len(t, stats, 2)
	assert.Less(t, stats[1].Mallocs-stats[0].Mallocs, uint64(steps/10), "in all the steps together")
}

func TestSleepingTasksAreSmall(t *testing.T) {
	const tasks = 10_000
	stats := measure(t, `
import asyncio

async def sleeper(number):
    await asyncio.sleep(10)

async def main():
    print("before")
    sleepers = asyncio.gather(*(sleeper(number) for number in range(10_000)))
    await asyncio.sleep(1)
    print("asleep")
    await sleepers

asyncio.run(main())
`)
	require.Len(t, stats, 2)
	assert.LessOrEqual(t, (stats[1].HeapAlloc-stats[0].HeapAlloc)/tasks, uint64(900), "bytes for each task")
}
