package course_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gatherplay/gather/lesson"
	"gatherplay/gather/lesson/course"
	"gatherplay/gather/python"
	"gatherplay/gather/trace"
)

// run runs programs as they are run everywhere.
func run(program python.Program, seed int64) *trace.Trace {
	return python.Run(program, python.Options{Seed: seed})
}

// good holds a lesson for every condition and every type of prediction.
const good = "../testdata/good"

func load(t *testing.T, folder string) *course.Course {
	t.Helper()
	c, problems := course.Load(os.DirFS(folder), run)
	for _, p := range problems {
		t.Error(p)
	}
	return c
}

var update = flag.Bool("update", false, "write down anew what checks say of the starters")

// What each check says of its lesson's starter, and what the starter answers to the predictions, is written down.
func TestVerdicts(t *testing.T) {
	var said strings.Builder
	kinds, types := map[lesson.Kind]bool{}, map[lesson.PredictionType]bool{}
	for _, d := range load(t, good).Lessons {
		l := d.Lesson
		fmt.Fprintf(&said, "%s\n", l.ID)
		for _, p := range l.Predictions {
			types[p.Type] = true
			fmt.Fprintf(&said, "  predict %s: %q of %q\n", p.ID, p.Answer.Text, p.Answer.Offered)
		}
		v := lesson.Judge(&l.Exercise, run(l.Program(l.Starter, ""), l.Seed), run)
		for _, r := range v.Results {
			kinds[r.Check.Condition.Kind] = true
			if r.Holds {
				fmt.Fprintf(&said, "  check %s: passed\n", r.Check.ID)
				continue
			}
			var lines []string
			for _, place := range r.Places {
				lines = append(lines, strconv.Itoa(r.Trace.Files[place.File].Index().Line(place.Start)))
			}
			fmt.Fprintf(&said, "  check %s: expected: %s; happened: %s; tasks %v, from %s to %s, lines %s\n", r.Check.ID,
				r.Expected, r.Happened, r.Tasks, trace.FormatTime(r.From), trace.FormatTime(r.To), strings.Join(lines, " "))
		}
		for _, i := range v.Mistakes {
			fmt.Fprintf(&said, "  mistake %s\n", l.Mistakes[i].ID)
		}
	}
	assert.Len(t, kinds, len(lesson.Kinds), "a sample for every condition")
	assert.Len(t, types, len(lesson.PredictionTypes), "a sample for every type of prediction")
	file := filepath.Join(good, "verdicts.txt")
	if *update {
		require.NoError(t, os.WriteFile(file, []byte(said.String()), 0o644))
	}
	want, err := os.ReadFile(file)
	require.NoError(t, err)
	assert.Equal(t, string(want), said.String())
}
