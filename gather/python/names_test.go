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

// TestNames asks for every public name of asyncio and its relatives in CPython. Each is there, or refused by its name.
func TestNames(t *testing.T) {
	names, err := os.ReadFile(filepath.Join(corpus, "names.txt"))
	require.NoError(t, err, "names.py prints it")
	for name := range strings.Lines(string(names)) {
		name = strings.TrimSpace(name)
		source := "import asyncio, concurrent.futures, contextvars\n" + name + "\n"
		exit := python.Run(python.Program{Name: "main.py", Source: source}, python.Options{}).Exit
		switch exit.Kind {
		case trace.Finished:
		case trace.Unsupported:
			_, attribute, _ := strings.Cut(name, ".")
			require.Contains(t, exit.Message, attribute[strings.LastIndexByte(attribute, '.')+1:], name)
			require.Contains(t, exit.Message, "can't be used here", name)
		default:
			t.Errorf("%s: %s", name, exit.Message)
		}
	}
}
