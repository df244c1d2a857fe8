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

// TestAsCPythonOnARealClock runs the programs with threads and compares what they print with what CPython printed. The CPython that
// the rest of the corpus asks has no threads; web/oracle/realtime.py tells how these were recorded.
func TestAsCPythonOnARealClock(t *testing.T) {
	programs, err := filepath.Glob(filepath.Join(corpus, "realtime", "*", "*.py"))
	require.NoError(t, err)
	require.NotEmpty(t, programs)
	for _, path := range programs {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".py"), func(t *testing.T) {
			source, err := os.ReadFile(path)
			require.NoError(t, err)
			expected, err := os.ReadFile(strings.TrimSuffix(path, ".py") + ".out")
			require.NoError(t, err, "web/oracle/realtime.py writes it")
			recorded := python.Run(python.Program{Name: "main.py", Source: string(source)}, python.Options{})
			require.Equal(t, string(expected), printed(recorded, trace.Stdout), recorded.Exit.Message)
			require.Equal(t, trace.Finished, recorded.Exit.Kind, recorded.Exit.Message)
		})
	}
}
