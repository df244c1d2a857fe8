package format_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gatherplay/gather/lesson/format"
)

// FuzzLesson reads anything as a lesson. Whatever is wrong with it is said of one of its lines; where nothing is wrong, everything that
// a lesson needs is there.
func FuzzLesson(f *testing.F) {
	for _, pattern := range []string{"../testdata/good/*.md", "../testdata/bad/*.md"} {
		files, err := filepath.Glob(pattern)
		require.NoError(f, err)
		for _, file := range files {
			text, err := os.ReadFile(file)
			require.NoError(f, err)
			f.Add(text)
		}
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		d, problems := format.Parse("lesson.md", text)
		last := 1 + bytes.Count(text, []byte("\n"))
		for _, p := range problems {
			assert.NotEmpty(t, p.Message)
			assert.True(t, 1 <= p.Line && p.Line <= last, "line %d of %d: %s", p.Line, last, p.Message)
		}
		if len(problems) > 0 {
			return
		}
		assert.NotEmpty(t, d.Lesson.ID)
		assert.NotEmpty(t, d.Lesson.Checks)
		assert.NotEmpty(t, d.Lesson.Text)
		for _, c := range d.Lesson.Checks {
			assert.NotEmpty(t, c.Condition.Kind, c.ID)
		}
		for _, m := range d.Lesson.Mistakes {
			assert.NotEmpty(t, m.When, m.ID)
		}
	})
}
