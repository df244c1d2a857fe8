package lib

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestEverySourceIsListed finds modules that were written and can't be imported, and those listed under another name than their file's.
func TestEverySourceIsListed(t *testing.T) {
	files, err := filepath.Glob("source/*.py")
	require.NoError(t, err)
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".py")
		assert.NotEmpty(t, sources[name], name)
	}
	assert.Len(t, sources, len(files))
}

// TestReadmeNamesTheModules compares what the README says that can be imported with what can, but for what stands within a package or goes
// without saying.
func TestReadmeNamesTheModules(t *testing.T) {
	text, err := os.ReadFile("../../../../README.md")
	require.NoError(t, err)
	_, after, _ := strings.Cut(string(text), "in the parts that such programs use: ")
	list, _, _ := strings.Cut(after, ".\n")
	unsaid := []string{"builtins", "concurrent", "posixpath"}
	var there []string
	for _, names := range [][]string{slices.Collect(maps.Keys(Modules)), slices.Collect(maps.Keys(sources))} {
		for _, name := range names {
			within, _, _ := strings.Cut(name, ".")
			named := name == "concurrent.futures" || within == name
			if named && !strings.HasPrefix(name, "_") && !slices.Contains(unsaid, name) {
				there = append(there, name)
			}
		}
	}
	assert.ElementsMatch(t, there, strings.Split(strings.Join(strings.Fields(list), " "), ", "))
}
