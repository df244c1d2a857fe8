package python_test

import (
	"encoding/json"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"gatherplay/gather/python"
	"gatherplay/gather/trace"
)

// fuzzLimits let a run take a few milliseconds.
var fuzzLimits = python.Limits{
	Instructions: 300_000, Bytes: 64 << 20, Output: 64 << 10, Tasks: 1000, Rounds: 2000, Events: 20_000,
}

// FuzzRun runs any text as a program: it ends in one of the ways in which programs end, and its record can be written down.
func FuzzRun(f *testing.F) {
	paths, err := filepath.Glob(filepath.Join(corpus, "*", "*.py"))
	require.NoError(f, err)
	for _, path := range paths {
		if source := read(f, path); len(source) < 4<<10 {
			f.Add(source)
		}
	}
	f.Fuzz(func(t *testing.T, source string) {
		run := python.Run(python.Program{Name: "main.py", Source: source}, python.Options{Limits: fuzzLimits})
		require.NotEqual(t, trace.InternalError, run.Exit.Kind, run.Exit.Message)
		require.True(t, json.Valid(run.AppendJSON(nil)))
		run.AppendSteps(nil)
	})
}
