package lib

import (
	"path/filepath"
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
	assert.Len(t, sources, len(files)+1, "all but concurrent, which holds nothing but a module")
}
