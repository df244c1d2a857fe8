package python_test

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gatherplay/gather/python"
	"gatherplay/gather/trace"
)

// Where the programs are that CPython has run, and where it was written down what they did. web/oracle/generate.mjs does both.
const (
	corpus   = "testdata"
	examples = "../../web/examples"
)

// TestAsCPython runs every program of the corpus and every example, and compares exit status, output and each step of each task
// with what CPython did.
func TestAsCPython(t *testing.T) {
	expectations := 0
	err := filepath.WalkDir(corpus, func(path string, entry os.DirEntry, err error) error {
		if name, ok := strings.CutSuffix(path, ".expect"); ok && err == nil {
			expectations++
			t.Run(strings.TrimPrefix(filepath.ToSlash(name), corpus+"/"), func(t *testing.T) {
				defer func() {
					if p := recover(); p != nil {
						t.Fatalf("panic: %v\n%s", p, debug.Stack())
					}
				}()
				compare(t, readExpectation(t, path), python.Run(programOf(t, name), python.Options{}))
			})
		}
		return err
	})
	require.NoError(t, err)
	require.NotZero(t, expectations)
}

// TestEveryProgramHasAnExpectation finds programs that were added without asking CPython.
func TestEveryProgramHasAnExpectation(t *testing.T) {
	programs, err := filepath.Glob(filepath.Join(corpus, "*", "*.py"))
	require.NoError(t, err)
	for _, path := range programs {
		if filepath.Dir(path) == filepath.FromSlash(hostile) {
			continue // CPython would not survive them
		}
		require.FileExists(t, strings.TrimSuffix(path, ".py")+".expect", "make expectations writes it")
	}
	shown, err := filepath.Glob(filepath.Join(examples, "*.py"))
	require.NoError(t, err)
	for _, path := range shown {
		name := strings.TrimSuffix(filepath.Base(path), ".py")
		if _, err := os.Stat(filepath.Join(recordedExamples, name+".out")); err == nil {
			continue // it needs threads
		}
		require.FileExists(t, filepath.Join(corpus, "examples", name+".expect"), "make expectations writes it")
	}
}

// programOf reads the program that an expectation belongs to, given the expectation's path without its extension: the file of that
// name, the folder with a main.py and its neighbours, or the example.
func programOf(t *testing.T, name string) python.Program {
	t.Helper()
	if filepath.Dir(name) == filepath.Join(corpus, "examples") {
		name = filepath.Join(examples, filepath.Base(name))
	}
	program := python.Program{Name: "main.py"}
	if _, err := os.Stat(name); err != nil {
		program.Source = read(t, name+".py")
		return program
	}
	require.NoError(t, filepath.WalkDir(name, func(path string, _ os.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".py" {
			return err
		}
		file, err := filepath.Rel(name, path)
		if file == program.Name {
			program.Source = read(t, path)
		} else {
			program.Modules = append(program.Modules, trace.File{Name: filepath.ToSlash(file), Source: read(t, path)})
		}
		return err
	}))
	return program
}

func read(t testing.TB, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	require.NoError(t, err)
	return string(text)
}

// sections are the parts of an expectation, in order. Each begins with a line "-- NAME --".
var sections = []string{"status", "stdout", "stderr", "steps"}

// readExpectation reads the sections of a file that web/oracle/expectation.mjs describes.
func readExpectation(t *testing.T, path string) map[string]string {
	t.Helper()
	return sectionsOf(t, read(t, path))
}

// sectionsOf reads the sections of an expectation.
func sectionsOf(t *testing.T, text string) map[string]string {
	t.Helper()
	found := map[string]string{}
	begun := 0
	for line := range strings.Lines(text) {
		if begun < len(sections) && line == "-- "+sections[begun]+" --\n" {
			begun++
			continue
		}
		require.NotZero(t, begun, "the expectation begins with no section")
		found[sections[begun-1]] += line
	}
	require.Len(t, sections, begun, "the expectation lacks sections")
	return found
}

// compare reports where a run differs from what is expected of it.
func compare(t *testing.T, want map[string]string, got *trace.Trace) {
	t.Helper()
	has := map[string]string{
		"status": statusOf(got) + "\n",
		"stdout": printed(got, trace.Stdout),
		"stderr": printed(got, trace.Stderr),
		"steps":  string(got.AppendSteps(nil)),
	}
	for _, name := range sections {
		if want[name] != has[name] {
			t.Errorf("%s: CPython (-), Gatherplay (+)\n%s", name, difference(want[name], has[name]))
		}
	}
	if t.Failed() && got.Exit.Message != "" {
		t.Logf("the run was %v: %s", got.Exit.Kind, got.Exit.Message)
	}
}

// statusOf names how a run ended as expectations do: by its exit status, or by why CPython would never end.
func statusOf(t *trace.Trace) string {
	switch t.Exit.Kind {
	case trace.Deadlocked:
		return "deadlock"
	case trace.LimitReached:
		return "endless"
	case trace.Unsupported:
		return "refused"
	}
	return strconv.Itoa(t.Exit.Status)
}

// printed returns what was printed to a stream, with a last line that says so if the output does not end with a newline.
func printed(t *trace.Trace, stream trace.Stream) string {
	var b strings.Builder
	for _, o := range t.Output {
		if o.Stream == stream {
			b.WriteString(o.Text)
		}
	}
	if text := b.String(); text == "" || strings.HasSuffix(text, "\n") {
		return text
	}
	return b.String() + "\n\\ No newline at end of output\n"
}

// difference returns the lines that must be taken from one text and added to it to make another, each change with its
// surroundings.
func difference(before, after string) string {
	const around = 3
	a, b := strings.SplitAfter(before, "\n"), strings.SplitAfter(after, "\n")
	// common[i][j] is the length of the longest common subsequence of a[i:] and b[j:].
	common := make([][]int, len(a)+1)
	for i := range common {
		common[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				common[i][j] = common[i+1][j+1] + 1
			} else {
				common[i][j] = max(common[i+1][j], common[i][j+1])
			}
		}
	}
	var lines []string
	show := map[int]bool{}
	add := func(mark, line string) {
		if mark != " " {
			for k := len(lines) - around; k <= len(lines)+around; k++ {
				show[k] = true
			}
		}
		lines = append(lines, fmt.Sprintf("%s %s", mark, strings.TrimSuffix(line, "\n")))
	}
	for i, j := 0, 0; i < len(a) || j < len(b); {
		switch {
		case i < len(a) && j < len(b) && a[i] == b[j]:
			add(" ", a[i])
			i, j = i+1, j+1
		case j == len(b) || i < len(a) && common[i+1][j] >= common[i][j+1]:
			add("-", a[i])
			i++
		default:
			add("+", b[j])
			j++
		}
	}
	var shown []string
	for k, line := range lines {
		switch {
		case show[k]:
			shown = append(shown, line)
		case show[k-1]:
			shown = append(shown, "  …")
		}
	}
	return strings.Join(shown, "\n")
}
