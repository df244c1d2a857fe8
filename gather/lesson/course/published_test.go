package course_test

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gatherplay/gather/lesson"
	"gatherplay/gather/lesson/course"
	"gatherplay/gather/lesson/format"
)

func TestPublished(t *testing.T) {
	files := load(t, good).Published(nil)
	assert.Contains(t, files, "every-condition/line.svg")
	assert.Contains(t, files, "every-condition/output.json")

	var contents struct {
		ID, Title, Teacher string
		Lessons            []struct{ ID, Title, Hash, File string }
	}
	require.NoError(t, json.Unmarshal(files["every-condition/course.json"], &contents))
	assert.Equal(t, "every-condition", contents.ID)
	assert.Equal(t, "output", contents.Lessons[0].ID)
	assert.Equal(t, "output.md", contents.Lessons[0].File)
	assert.Contains(t, contents.Teacher, "<h1>")

	var one lesson.Lesson
	require.NoError(t, json.Unmarshal(files["every-condition/overlap.json"], &one))
	assert.Equal(t, load(t, good).Lessons[7].Lesson, &one, "what the page reads is the lesson")
	assert.Equal(t, contents.Lessons[7].Hash, one.Hash)
}

func TestTheListOfCourses(t *testing.T) {
	already := []byte(`{"format": 1, "courses": [{"id": "gather", "title": "G", "language": "en", "lessons": 13}, {"id": "every-condition", "title": "old"}]}`)
	var list struct {
		Courses []struct {
			ID      string
			Lessons int
		}
	}
	require.NoError(t, json.Unmarshal(load(t, good).Published(already)[course.IndexName], &list))
	require.Len(t, list.Courses, 2)
	assert.Equal(t, "every-condition", list.Courses[0].ID)
	assert.Equal(t, 16, list.Courses[0].Lessons)
	assert.Equal(t, "gather", list.Courses[1].ID)
}

// What "lesson new" writes has no problems; nor has the course with a second lesson, once that is in the order.
func TestSkeleton(t *testing.T) {
	folder := t.TempDir()
	begin := func() (names []string) {
		files, next := course.Skeleton(os.DirFS(folder))
		assert.NotEmpty(t, next)
		for _, f := range files {
			require.NoError(t, os.WriteFile(filepath.Join(folder, f.Name), []byte(f.Text), 0o644))
			names = append(names, f.Name)
		}
		return names
	}
	assert.Equal(t, []string{"lesson-1.md", "course.toml"}, begin())
	load(t, folder)
	assert.Equal(t, []string{"lesson-2.md"}, begin())
	_, problems := course.Load(os.DirFS(folder), run)
	require.Len(t, problems, 1)
	assert.Contains(t, problems[0].Message, `order does not name "lesson-2"`)
}

// Whoever watches is told of every change; a lesson that is broken is shown as it was before.
func TestWatch(t *testing.T) {
	folder := t.TempDir()
	files, _ := course.Skeleton(os.DirFS(folder))
	for _, f := range files {
		require.NoError(t, os.WriteFile(filepath.Join(folder, f.Name), []byte(f.Text), 0o644))
	}
	text := files[0].Text
	versions := []string{"+++\n", strings.Replace(text, `prompt = "`, `promt = "`, 1), strings.Replace(text, "Two at a time", "Mended", 1)}
	ctx, cancel := context.WithCancel(t.Context())
	var titles []string
	var found []int
	course.Watch(ctx, folder, run, func(c *course.Course, problems []format.Problem) {
		require.Len(t, c.Lessons, 1)
		titles, found = append(titles, c.Lessons[0].Lesson.Title), append(found, min(1, len(problems)))
		if len(found) > len(versions) {
			cancel()
			return
		}
		require.NoError(t, os.WriteFile(filepath.Join(folder, "lesson-1.md"), []byte(versions[len(found)-1]), 0o644))
	})
	assert.Equal(t, []string{"Two at a time", "Two at a time", "Two at a time", "Mended"}, titles)
	assert.Equal(t, []int{0, 1, 1, 0}, found)
}

func TestNothingIsShownOfWhatWasNeverWell(t *testing.T) {
	folder := t.TempDir()
	ctx, cancel := context.WithCancel(t.Context())
	course.Watch(ctx, folder, run, func(c *course.Course, problems []format.Problem) {
		assert.Nil(t, c)
		assert.Len(t, problems, 1)
		cancel()
	})
}

func TestPrintSheet(t *testing.T) {
	c := load(t, good)
	sheet, err := c.PrintSheet("lessons/sample/")
	require.NoError(t, err)
	for _, d := range c.Lessons {
		assert.Contains(t, string(sheet), "<h2>"+d.Lesson.Title+"</h2>")
		assert.Contains(t, string(sheet), d.Lesson.Text)
	}
	assert.Contains(t, string(sheet), `<base href="lessons/sample/">`)
	assert.NotContains(t, string(sheet), "ZgotmplZ", "what html/template puts where it does not trust a text")
	assert.NotContains(t, string(sheet), "<script")
}
