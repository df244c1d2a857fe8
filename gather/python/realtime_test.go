package python_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gatherplay/gather/python"
	"gatherplay/gather/trace"
)

// recordedExamples holds what those of the page's examples print that need threads.
var recordedExamples = filepath.Join(corpus, "realtime", "examples")

// TestAsCPythonOnARealClock runs the programs with threads and compares what they print, and the exception that they end with, with what
// CPython printed. The CPython that the rest of the corpus asks has no threads; web/oracle/realtime.py tells how these were recorded.
func TestAsCPythonOnARealClock(t *testing.T) {
	recordings, err := filepath.Glob(filepath.Join(corpus, "realtime", "*", "*.out"))
	require.NoError(t, err)
	lessons, err := filepath.Glob(filepath.Join(corpus, "realtime", "lessons", "*", "*.out"))
	require.NoError(t, err)
	require.NotEmpty(t, lessons)
	for _, path := range append(recordings, lessons...) {
		name := strings.TrimSuffix(path, ".out")
		t.Run(filepath.Base(name), func(t *testing.T) {
			expected, err := os.ReadFile(path)
			require.NoError(t, err)
			if filepath.Dir(name) == recordedExamples {
				name = filepath.Join(examples, filepath.Base(name))
			}
			recorded := python.Run(programOf(t, name), python.Options{})
			got := printed(recorded, trace.Stdout)
			if recorded.Exit.Kind == trace.Uncaught {
				got += recorded.Exit.Message + "\n"
			} else {
				require.Equal(t, trace.Finished, recorded.Exit.Kind, recorded.Exit.Message)
			}
			require.Equal(t, string(expected), got)
		})
	}
}

// TestEveryProgramOnARealClockIsRecorded finds programs that were added without asking CPython.
func TestEveryProgramOnARealClockIsRecorded(t *testing.T) {
	programs, err := filepath.Glob(filepath.Join(corpus, "realtime", "*", "*.py"))
	require.NoError(t, err)
	for _, path := range programs {
		require.FileExists(t, strings.TrimSuffix(path, ".py")+".out", "web/oracle/realtime.py writes it")
	}
	folders, err := filepath.Glob(filepath.Join(corpus, "realtime", "lessons", "*", "*", "main.py"))
	require.NoError(t, err)
	for _, path := range folders {
		require.FileExists(t, filepath.Dir(path)+".out", "web/oracle/realtime.py writes it")
	}
}
