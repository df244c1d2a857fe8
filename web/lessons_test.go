package web

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gatherplay/gather/lesson"
	"gatherplay/gather/lesson/course"
	"gatherplay/gather/lesson/format"
	"gatherplay/gather/python"
	"gatherplay/gather/trace"
)

func runLesson(program python.Program, seed int64) *trace.Trace {
	return python.Run(program, python.Options{Seed: seed})
}

// shipped loads the course that belongs to the page.
func shipped(t *testing.T) *course.Course {
	t.Helper()
	c, problems := course.Load(os.DirFS("lessons"), runLesson)
	for _, p := range problems {
		t.Error(p)
	}
	return c
}

// What a lesson of the course has beside what every lesson has.
func TestShippedCourse(t *testing.T) {
	c := shipped(t)
	assert.GreaterOrEqual(t, len(c.Lessons), 12)
	assert.NotEmpty(t, c.TeacherPage)
	minutes := 0
	for _, d := range c.Lessons {
		l := d.Lesson
		assert.NotEmpty(t, l.Predictions, l.ID)
		assert.GreaterOrEqual(t, len(l.Hints), 2, l.ID)
		assert.NotEmpty(t, l.Mistakes, l.ID)
		assert.NotEmpty(t, l.Afterword, l.ID)
		varied := false
		for _, check := range l.Checks {
			varied = varied || check.With != ""
		}
		assert.True(t, varied, "%s: a check with other files", l.ID)
		minutes += l.Minutes
	}
	assert.LessOrEqual(t, minutes, 120, "a workshop takes two hours")
}

// numbers are the words for how many lessons there may be, from one on.
var numbers = strings.Fields("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty")

// Wherever it is said how many lessons there are, there are so many.
func TestTheNumberOfLessonsIsRight(t *testing.T) {
	want := numbers[len(shipped(t).Lessons)-1]
	counted := regexp.MustCompile(`(?i)\b(` + strings.Join(numbers, "|") + `|[0-9]+)\s+lessons\b`)
	said := map[string]bool{}
	for _, pattern := range []string{"../README.md", "npm/README.md", "lessons/*", "src/*/*.html", "src/*/parts/*"} {
		files, err := filepath.Glob(pattern)
		require.NoError(t, err)
		require.NotEmpty(t, files, pattern)
		for _, file := range files {
			text, err := os.ReadFile(file)
			require.NoError(t, err)
			for _, found := range counted.FindAllSubmatch(text, -1) {
				assert.Equal(t, want, strings.ToLower(string(found[1])), "%s: %s", file, found[0])
				said[file] = true
			}
		}
	}
	assert.Equal(t, map[string]bool{"../README.md": true, "lessons/course.toml": true, "lessons/teacher.md": true}, said)
}

// The teacher's plan has each lesson in its place, as long as it says itself, and each row begins when the one before it ends.
func TestThePlanOfTheWorkshop(t *testing.T) {
	text, err := os.ReadFile("lessons/teacher.md")
	require.NoError(t, err)
	rows := regexp.MustCompile(`(?m)^\| (\d):(\d\d) \| (?:\[(.+?)\]\((.+?)\)|.+?) \| (\d+) \|`).FindAllStringSubmatch(string(text), -1)
	number := func(text string) int {
		n, err := strconv.Atoi(text)
		require.NoError(t, err)
		return n
	}
	at := 0
	var planned []string
	for _, row := range rows {
		assert.Equal(t, at, 60*number(row[1])+number(row[2]), row[0])
		at += number(row[5])
		if row[3] != "" {
			planned = append(planned, row[3]+" "+row[4]+" "+row[5])
		}
	}
	assert.Equal(t, 120, at, "two hours")
	var want []string
	for _, d := range shipped(t).Lessons {
		want = append(want, fmt.Sprint(d.Lesson.Title, " ", d.Name, " ", d.Lesson.Minutes))
	}
	assert.Equal(t, want, planned)
}

// Every check of the course is there for a reason: some program of its lesson fails it.
func TestEveryCheckFailsForSomebody(t *testing.T) {
	for _, d := range shipped(t).Lessons {
		l := d.Lesson
		failed := map[string]bool{}
		for _, source := range append(samples(l), l.Starter) {
			for _, r := range lesson.Judge(&l.Exercise, runLesson(l.Program(source, ""), l.Seed), runLesson).Results {
				failed[r.Check.ID] = failed[r.Check.ID] || !r.Holds
			}
		}
		for _, check := range l.Checks {
			assert.True(t, failed[check.ID], "%s: neither the starter nor a mistake fails the check %s", l.ID, check.ID)
		}
	}
}

// Whoever writes the right output into the program, and waits as long as the solution takes, does not pass: the check with other files
// is in the way.
func TestAnswersThatAreWrittenDownDoNotPass(t *testing.T) {
	for _, d := range shipped(t).Lessons {
		l := d.Lesson
		solution := runLesson(l.Program(l.Solution, ""), l.Seed)
		var output strings.Builder
		for _, o := range solution.Output {
			output.WriteString(o.Text)
		}
		written := fmt.Sprintf("import asyncio\n\n\nasync def main():\n    await asyncio.sleep(%g)\n    print(%q, end=\"\")\n\n\nasyncio.run(main())\n",
			float64(solution.End.At)/float64(trace.Second), output.String())
		failed := false
		for _, r := range lesson.Judge(&l.Exercise, runLesson(l.Program(written, ""), l.Seed), runLesson).Results {
			failed = failed || r.Check.With != "" && !r.Holds
		}
		assert.True(t, failed, "%s: a program that only prints the answers passes the checks with other files", l.ID)
	}
}

func samples(l *lesson.Lesson) (sources []string) {
	for _, m := range l.Mistakes {
		sources = append(sources, m.Sample)
	}
	return sources
}

// Where CPython is asked what the programs of the course do, as it is asked about all others: on a virtual clock, or, as that CPython has
// no threads, on a real one.
const (
	corpus   = "../gather/python/testdata/lessons"
	realtime = "../gather/python/testdata/realtime/lessons"
)

var update = flag.Bool("update", false, "write the programs of the lessons to where CPython is asked about them")

// TestCPythonIsAskedAboutEveryLesson finds out whether the programs that CPython was asked about are those of the lessons: what is
// said of their behaviour, and checked, is then what CPython does.
func TestCPythonIsAskedAboutEveryLesson(t *testing.T) {
	want := map[string]files{}
	for _, d := range shipped(t).Lessons {
		l := d.Lesson
		add := func(name, source, variant string) {
			program := l.Program(source, variant)
			folder := filepath.Join(corpus, l.ID, name)
			if strings.Contains(source, "to_thread") {
				folder = filepath.Join(realtime, l.ID, name)
			}
			want[folder] = files{"main.py": program.Source}
			for _, f := range program.Modules {
				want[folder][filepath.FromSlash(f.Name)] = f.Source
			}
		}
		for _, b := range d.Blocks {
			switch b.Role {
			case format.Starter:
				add("starter", b.Text, "")
			case format.Mistake:
				add(b.Name, b.Text, "")
			case format.Solution:
				add("solution", b.Text, "")
				for _, v := range l.Variants {
					add("solution-"+v.Name, b.Text, v.Name)
				}
			}
		}
	}
	if *update {
		has := asked(t)
		for folder := range has {
			if !maps.Equal(want[folder], has[folder]) {
				require.NoError(t, os.RemoveAll(folder))
				for _, said := range []string{".expect", ".out"} {
					_ = os.Remove(folder + said) // of another program; there is one of them, or none yet
				}
			}
		}
		for folder, program := range want {
			for name, text := range program {
				path := filepath.Join(folder, name)
				require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
				require.NoError(t, os.WriteFile(path, []byte(text), 0o644))
			}
		}
	}
	assert.Equal(t, want, asked(t), "go test ./web -update, then make expectations and web/oracle/realtime.py, ask again")
}

// files are the texts of a program, by their names.
type files map[string]string

// asked returns the programs that CPython was asked about, by their folders.
func asked(t *testing.T) map[string]files {
	programs := map[string]files{}
	for _, all := range []string{corpus, realtime} {
		folders, err := filepath.Glob(filepath.Join(all, "*", "*", "main.py"))
		require.NoError(t, err)
		for _, main := range folders {
			folder := filepath.Dir(main)
			programs[folder] = files{}
			require.NoError(t, filepath.WalkDir(folder, func(path string, _ os.DirEntry, err error) error {
				if err != nil || filepath.Ext(path) != ".py" {
					return err
				}
				text, err := os.ReadFile(path)
				programs[folder][strings.TrimPrefix(path, folder+string(filepath.Separator))] = string(text)
				return err
			}))
		}
	}
	return programs
}
