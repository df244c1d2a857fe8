package course_test

import (
	"encoding/json"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gatherplay/gather/lesson/course"
	"gatherplay/gather/lesson/format"
)

// bad holds a sample for every rule: a lesson, or a folder if the rule is one for courses. Each breaks that rule and no other.
const bad = "../testdata/bad"

// around makes a course of one lesson.
func around(t *testing.T, name string) fs.FS {
	t.Helper()
	folder := fstest.MapFS{"course.toml": {Data: []byte("format = 1\nid = \"bad\"\ntitle = \"Bad\"\nlanguage = \"en\"\norder = [\"sample\"]\n")}}
	for _, file := range []string{name, "line.svg"} {
		text, err := os.ReadFile(filepath.Join(bad, file))
		require.NoError(t, err)
		folder[file] = &fstest.MapFile{Data: text}
	}
	return folder
}

func TestEveryRuleIsEnforced(t *testing.T) {
	entries, err := os.ReadDir(bad)
	require.NoError(t, err)
	var said strings.Builder
	for _, entry := range entries {
		var problems []format.Problem
		switch {
		case entry.IsDir():
			_, problems = course.Load(os.DirFS(filepath.Join(bad, entry.Name())), run)
		case path.Ext(entry.Name()) == ".md":
			_, problems = course.Load(around(t, entry.Name()), run)
			// What the course has to say about a lesson whose id can't be read says nothing about the lesson.
			problems = without(problems, "course.toml")
		default:
			continue
		}
		assert.Len(t, problems, 1, "%s breaks one rule: %v", entry.Name(), problems)
		for _, p := range problems {
			if entry.IsDir() {
				p.File = entry.Name() + "/" + p.File
			}
			said.WriteString(p.String() + "\n")
		}
	}
	file := filepath.Join(bad, "problems.txt")
	if *update {
		require.NoError(t, os.WriteFile(file, []byte(said.String()), 0o644))
	}
	want, err := os.ReadFile(file)
	require.NoError(t, err)
	assert.Equal(t, string(want), said.String())
}

func without(problems []format.Problem, file string) []format.Problem {
	var rest []format.Problem
	for _, p := range problems {
		if p.File != file {
			rest = append(rest, p)
		}
	}
	return rest
}

func TestProblemsAsJSON(t *testing.T) {
	b, err := json.Marshal(format.Problem{File: "a.md", Line: 3, Message: "m"})
	require.NoError(t, err)
	assert.JSONEq(t, `{"file": "a.md", "line": 3, "message": "m"}`, string(b))
}
