package python_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"gatherplay/gather/python"
	"gatherplay/gather/trace"
)

// TestMessageOfUncaught holds what a run is said to have ended with: the line that says what was raised, wherever it stands in the
// traceback.
func TestMessageOfUncaught(t *testing.T) {
	for name, test := range map[string]struct{ source, message string }{
		"an exception":    {`raise ValueError("no")`, "ValueError: no"},
		"without text":    {`raise ValueError`, "ValueError"},
		"with more lines": {`raise ValueError("no\nand no")`, "ValueError: no"},
		"with a note":     {"try:\n    1 / 0\nexcept Exception as e:\n    e.add_note('so')\n    raise", "ZeroDivisionError: division by zero"},
		"a group": {
			`raise ExceptionGroup("several", [ValueError(1), ExceptionGroup("more", [KeyError(2)])])`,
			"ExceptionGroup: several (2 sub-exceptions)",
		},
		"after a group": {
			"try:\n    raise ExceptionGroup('first', [ValueError(1)])\nexcept* ValueError:\n    raise KeyError(2)",
			"KeyError: 2",
		},
		"while another is handled": {"try:\n    1 / 0\nexcept Exception:\n    raise KeyError(2)", "KeyError: 2"},
	} {
		t.Run(name, func(t *testing.T) {
			run := python.Run(python.Program{Name: "main.py", Source: test.source}, python.Options{})
			assert.Equal(t, trace.Uncaught, run.Exit.Kind)
			assert.Equal(t, test.message, run.Exit.Message)
			assert.Contains(t, printed(run, trace.Stderr), test.message, "it is a line of the traceback")
		})
	}
}
