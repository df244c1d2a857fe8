package python_test

import (
	"cmp"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"strconv"
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

// BenchmarkPrograms runs the programs in benchmarks/, from their texts to their records, and then has CPython run them. The interpreter
// is python3, or what $PYTHON names; if there is none, its half is missing.
func BenchmarkPrograms(b *testing.B) {
	paths, err := filepath.Glob(filepath.Join("benchmarks", "*.py"))
	require.NoError(b, err)
	interpreter, none := exec.LookPath(cmp.Or(os.Getenv("PYTHON"), "python3"))
	for _, path := range paths {
		name := strings.TrimSuffix(filepath.Base(path), ".py")
		b.Run(name+"/Gatherplay", func(b *testing.B) {
			defer debug.SetGCPercent(debug.SetGCPercent(400)) // as gatherplay run does
			benchmark(b, read(b, path))
		})
		if none == nil {
			b.Run(name+"/CPython", func(b *testing.B) { benchmarkPeer(b, interpreter, path) })
		}
	}
}

func benchmarkPeer(b *testing.B, interpreter, path string) {
	script := filepath.Join("benchmarks", "peer", "cpython.py")
	output, err := exec.Command(interpreter, script, strconv.Itoa(b.N), path).Output()
	require.NoError(b, err)
	nanoseconds, err := strconv.ParseFloat(strings.TrimSpace(string(output)), 64)
	require.NoError(b, err)
	b.ReportMetric(nanoseconds/float64(b.N), "ns/op")
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
