package python_test

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"gatherplay/gather/python"
)

// TestGeneratedAsCPython runs random programs and compares what they do with what CPython has done with them. web/oracle/generated.mjs
// has written both down.
func TestGeneratedAsCPython(t *testing.T) {
	file, err := os.Open(filepath.Join(corpus, "generated.jsonl"))
	require.NoError(t, err)
	defer file.Close()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	count := 0
	for lines.Scan() {
		count++
		var line struct {
			Seed              int
			Program, Expected string
		}
		require.NoError(t, json.Unmarshal(lines.Bytes(), &line))
		t.Run(strconv.Itoa(line.Seed), func(t *testing.T) {
			run := python.Run(python.Program{Name: "main.py", Source: line.Program}, python.Options{})
			compare(t, sectionsOf(t, line.Expected), run)
		})
	}
	require.NoError(t, lines.Err())
	require.Greater(t, count, 300)
}
