package course

import (
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"

	"gatherplay/gather/python"
	"gatherplay/gather/trace"
)

// What lies in the folder and belongs to no lesson is not looked at, however much it is.
func TestOnlyTheCourseIsWatched(t *testing.T) {
	folder := fstest.MapFS{"node_modules/a.md": {}, ".git/b.md": {}, "notes.txt": {}}
	files, _ := Skeleton(folder)
	for _, f := range files {
		folder[f.Name] = &fstest.MapFile{Data: []byte(f.Text)}
	}
	w := &witness{folder: folder, seen: map[string]stamp{}}
	_, problems := Load(w, func(p python.Program, seed int64) *trace.Trace { return python.Run(p, python.Options{Seed: seed}) })
	assert.Empty(t, problems)
	seen := []string{}
	for name := range w.seen {
		seen = append(seen, name)
	}
	assert.ElementsMatch(t, []string{".", "course.toml", "lesson-1.md"}, seen)

	folder["node_modules/c.md"] = &fstest.MapFile{}
	folder["more.txt"] = &fstest.MapFile{}
	assert.False(t, w.changed())
	folder["lesson-2.md"] = &fstest.MapFile{}
	assert.True(t, w.changed(), "another lesson")
	delete(folder, "lesson-2.md")
	assert.False(t, w.changed())
	folder["lesson-1.md"] = &fstest.MapFile{Data: []byte("+++")}
	assert.True(t, w.changed(), "another text")
}
