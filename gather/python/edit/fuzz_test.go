package edit_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"gatherplay/gather/python"
	"gatherplay/gather/python/edit"
	"gatherplay/gather/python/internal/syntax"
)

// FuzzEdit makes every edit of any program that can be run: what comes out is a program again, or the edit is refused.
func FuzzEdit(f *testing.F) {
	paths, err := filepath.Glob("../testdata/*/*.py")
	require.NoError(f, err)
	for _, path := range paths {
		source, err := os.ReadFile(path)
		require.NoError(f, err)
		if len(source) < 2<<10 {
			f.Add(string(source), "2.5")
		}
	}
	limits := python.Limits{Instructions: 100_000, Bytes: 64 << 20, Output: 16 << 10, Tasks: 100, Rounds: 500, Events: 5000}
	f.Fuzz(func(t *testing.T, source, literal string) {
		run := python.Run(python.Program{Name: "main.py", Source: source}, python.Options{Limits: limits})
		editor, err := edit.New(run)
		if err != nil {
			return
		}
		check := func(changes []edit.Change, err error) {
			t.Helper()
			if err != nil {
				var refusal *edit.Refusal
				require.True(t, errors.As(err, &refusal), "%T: %v", err, err)
				return
			}
			edited := edit.Apply(source, changes)
			_, err = syntax.Parse("main.py", edited)
			require.NoError(t, err, edited)
		}
		const most = 20
		for i := range min(most, len(run.Literals)) {
			check(editor.SetLiteral(int32(i), literal))
		}
		for i := range min(most, len(run.Tasks)) {
			task := int32(i)
			check(editor.Fail(task, !editor.Failing(task)))
			check(editor.FailWith(task, literal, literal))
			check(editor.Timeout(task, literal))
			check(editor.Timeout(task, ""))
			check(editor.Duplicate(task))
			check(editor.Remove(task))
			if siblings, place, err := editor.Siblings(task); err == nil {
				check(editor.Move(task, place+1))
				check(editor.Move(task, len(siblings)-1-place))
			}
			editor.TaskOptions(task)
		}
		for i := range min(most, len(run.Groups)) {
			check(editor.ReturnExceptions(int32(i), true))
			check(editor.ReturnExceptions(int32(i), false))
			check(editor.GatherTimeout(int32(i), literal))
			check(editor.GatherTimeout(int32(i), ""))
			check(editor.Add(int32(i)))
			editor.GroupOptions(int32(i))
		}
	})
}
