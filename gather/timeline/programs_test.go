package timeline

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gatherplay/gather/python"
	"gatherplay/gather/trace"
)

// programs returns the Python programs that the tests of the interpreter compare with CPython, by name, without those that are meant to
// do harm.
func programs(t *testing.T) map[string]string {
	t.Helper()
	found := map[string]string{}
	for _, root := range []string{"../python/testdata", "testdata"} {
		err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case entry.IsDir() && entry.Name() == "hostile":
				return fs.SkipDir
			case strings.HasSuffix(path, ".py"):
				source, err := os.ReadFile(path)
				found[strings.TrimPrefix(path, "../python/testdata/")] = string(source)
				return err
			}
			return nil
		})
		require.NoError(t, err)
	}
	return found
}

func run(source string) *trace.Trace {
	return python.Run(python.Program{Name: "main.py", Source: source}, python.Options{})
}

func TestWhatProgramsDoIsDrawnAsTheyDoIt(t *testing.T) {
	all := programs(t)
	assert.Greater(t, len(all), 500)
	for name, source := range all {
		made := run(source)
		if len(made.Tasks) == 0 {
			continue
		}
		t.Run(name, func(t *testing.T) {
			a := Arrange(made)
			checkGeometry(t, a.Layout(Fit(340)))
			d := a.Layout(Fit(1000))
			checkGeometry(t, d)
			checkMeaning(t, a, d)
			view := Fit(1400)
			view.AllLanes, view.Idle, view.Lenses = true, IdleShort, []trace.Time{made.End.At}
			d = a.Layout(view)
			checkGeometry(t, d)
			checkMeaning(t, a, d)
			assert.Equal(t, d.SVG(SVG{}), Arrange(made).Layout(view).SVG(SVG{}), "drawing is deterministic")
			parse(t, d.SVG(SVG{Standalone: true}))
		})
	}
}
