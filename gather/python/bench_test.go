package python_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gatherplay/gather/python"
	"gatherplay/gather/trace"
)

// BenchmarkExamples runs each example from its text to its record.
func BenchmarkExamples(b *testing.B) {
	paths, err := filepath.Glob(filepath.Join(examples, "*.py"))
	require.NoError(b, err)
	for _, path := range paths {
		b.Run(strings.TrimSuffix(filepath.Base(path), ".py"), func(b *testing.B) {
			benchmark(b, read(b, path))
		})
	}
}

// BenchmarkTasks gathers 10 000 tasks that sleep 10 times each, and reports the time of one sleep.
func BenchmarkTasks(b *testing.B) {
	benchmark(b, `
import asyncio

async def work(n):
    for _ in range(10):
        await asyncio.sleep(n % 7)

async def main():
    await asyncio.gather(*[work(n) for n in range(10_000)])

asyncio.run(main())
`)
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/100_000, "ns/sleep")
}

// BenchmarkLoop runs a plain loop, and reports the time of one turn.
func BenchmarkLoop(b *testing.B) {
	benchmark(b, `
def count():
    total = 0
    for i in range(1_000_000):
        total += i & 7
    return total

count()
`)
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/1_000_000, "ns/turn")
}

func benchmark(b *testing.B, source string) {
	b.ReportAllocs()
	for b.Loop() {
		t := python.Run(python.Program{Name: "main.py", Source: source}, python.Options{})
		if t.Exit.Kind != trace.Finished && t.Exit.Kind != trace.Uncaught {
			b.Fatal(t.Exit.Message)
		}
	}
}
