package python_test

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gatherplay/gather/python"
	"gatherplay/gather/python/edit"
	"gatherplay/gather/trace"
)

var update = flag.Bool("update", false, "write which programs gestures make of the examples; web/oracle/gestured.mjs then asks CPython")

// A gestured is an example as a gesture has changed it.
type gestured struct {
	Example string        `json:"example"`
	Gesture string        `json:"gesture"`
	Changes []edit.Change `json:"changes"`
	// Expected is the beginning of the SHA-256 of what CPython does with the program, as an expectation.
	Expected string `json:"expected"`
}

// TestGesturedAsCPython makes each gesture once on each example, and compares what the program that comes of it does with what CPython
// has done with that program.
func TestGesturedAsCPython(t *testing.T) {
	known := readGestured(t)
	var made []gestured
	paths, err := filepath.Glob(filepath.Join(examples, "*.py"))
	require.NoError(t, err)
	for _, path := range paths {
		name := strings.TrimSuffix(filepath.Base(path), ".py")
		if _, err := os.Stat(filepath.Join(recordedExamples, name+".out")); err == nil {
			continue // it needs threads
		}
		source := read(t, path)
		made = append(made, gesturesOn(t, name, source)...)
	}
	if *update {
		writeGestured(t, made)
		return
	}
	require.Greater(t, len(made), 250)
	require.Equal(t, len(known), len(made), "make expectations writes them anew")
	for i, g := range made {
		g.Expected = known[i].Expected
		require.Equal(t, known[i], g, "make expectations writes them anew")
		t.Run(g.Example+"/"+g.Gesture, func(t *testing.T) {
			program := edit.Apply(read(t, filepath.Join(examples, g.Example+".py")), g.Changes)
			has := expectationOf(python.Run(python.Program{Name: "main.py", Source: program}, python.Options{}))
			if digest(has) != g.Expected {
				t.Errorf("CPython does otherwise (generate.mjs --print says what) with\n%s\nwhich does here\n%s", program, has)
			}
		})
	}
}

// gesturesOn makes each gesture on the first task or group of an example, from one that its name chooses, on which it can be made.
func gesturesOn(t *testing.T, example, source string) (made []gestured) {
	run := python.Run(python.Program{Name: "main.py", Source: source}, python.Options{})
	editor, err := edit.New(run)
	require.NoError(t, err)
	try := func(gesture string, count int, make func(i int) ([]edit.Change, error)) {
		for i := range count {
			if changes, err := make((len(example) + i) % count); err == nil && len(changes) > 0 {
				made = append(made, gestured{Example: example, Gesture: gesture, Changes: changes})
				return
			}
		}
	}
	ofTask := func(gesture string, make func(task int32) ([]edit.Change, error)) {
		try(gesture, len(run.Tasks), func(i int) ([]edit.Change, error) { return make(int32(i)) })
	}
	ofGroup := func(gesture string, make func(group int32) ([]edit.Change, error)) {
		try(gesture, len(run.Groups), func(i int) ([]edit.Change, error) { return make(int32(i)) })
	}
	ofTask("delay", func(task int32) ([]edit.Change, error) {
		for _, s := range run.Tasks[task].Segments {
			if s.State == trace.Waiting && s.Wait.Kind == trace.WaitSleep && s.Wait.Literal != trace.None {
				return editor.SetLiteral(s.Wait.Literal, "0.7")
			}
		}
		return nil, nil
	})
	ofTask("result", func(task int32) ([]edit.Change, error) {
		if end := run.Tasks[task].End; end.Kind == trace.Returned && end.Value.Literal != trace.None {
			return editor.SetLiteral(end.Value.Literal, "7")
		}
		return nil, nil
	})
	ofTask("fail", func(task int32) ([]edit.Change, error) { return editor.Fail(task, true) })
	ofTask("fail sooner", func(task int32) ([]edit.Change, error) {
		return editor.FailWith(task, editor.Exceptions(task)[0], "0.1")
	})
	ofTask("timeout", func(task int32) ([]edit.Change, error) { return editor.Timeout(task, "0.4") })
	ofTask("duplicate", editor.Duplicate)
	ofTask("remove", editor.Remove)
	ofTask("move", func(task int32) ([]edit.Change, error) {
		siblings, place, err := editor.Siblings(task)
		if err != nil {
			return nil, err
		}
		return editor.Move(task, (place+1)%len(siblings))
	})
	ofGroup("add", editor.Add)
	ofGroup("gather timeout", func(group int32) ([]edit.Change, error) { return editor.GatherTimeout(group, "0.4") })
	ofGroup("return_exceptions", func(group int32) ([]edit.Change, error) {
		return editor.ReturnExceptions(group, !run.Groups[group].ReturnExceptions)
	})
	return made
}

func digest(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:8])
}

var gesturedFile = filepath.Join(corpus, "gestured.jsonl")

func readGestured(t *testing.T) (known []gestured) {
	file, err := os.Open(gesturedFile)
	if *update && os.IsNotExist(err) {
		return nil
	}
	require.NoError(t, err)
	defer file.Close()
	for lines := bufio.NewScanner(file); lines.Scan(); {
		var g gestured
		require.NoError(t, json.Unmarshal(lines.Bytes(), &g))
		known = append(known, g)
	}
	return known
}

// writeGestured writes what gestures have made. What is expected is up to CPython.
func writeGestured(t *testing.T, made []gestured) {
	var b strings.Builder
	for _, g := range made {
		line, err := json.Marshal(g)
		require.NoError(t, err)
		b.Write(append(line, '\n'))
	}
	require.NoError(t, os.WriteFile(gesturedFile, []byte(b.String()), 0o644))
}

// expectationOf is what a run has done, as an expectation.
func expectationOf(run *trace.Trace) string {
	return "-- status --\n" + statusOf(run) + "\n-- stdout --\n" + printed(run, trace.Stdout) +
		"-- stderr --\n" + printed(run, trace.Stderr) + "-- steps --\n" + string(run.AppendSteps(nil))
}
