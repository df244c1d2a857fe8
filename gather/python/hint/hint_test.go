package hint_test

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gatherplay/gather/python"
	"gatherplay/gather/python/edit"
	"gatherplay/gather/python/hint"
	"gatherplay/gather/trace"
)

const (
	corpus   = "../testdata"
	programs = corpus + "/hints"
	threads  = corpus + "/realtime/hints" // what needs threads, about which another CPython is asked
	examples = "../../../web/examples"
)

// With -update the programs as the offers change them are written anew; CPython is then to be asked about them.
var update = flag.Bool("update", false, "write the changed programs")

// path returns where a program of mistakes lies.
func path(name string) string {
	if path := filepath.Join(threads, name+".py"); exists(path) {
		return path
	}
	return filepath.Join(programs, name+".py")
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

func run(source string) *trace.Trace {
	return python.Run(python.Program{Name: "main.py", Source: source}, python.Options{})
}

func read(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	require.NoError(t, err)
	return string(text)
}

// said returns what was printed to a stream.
func said(t *trace.Trace, stream trace.Stream) string {
	var b strings.Builder
	for _, o := range t.Output {
		if o.Stream == stream {
			b.WriteString(o.Text)
		}
	}
	return b.String()
}

// Of each program: what hints there are, in which line, and what the changed program does that the program itself does not. What both do is
// what CPython does: it is asked about all of them (testdata/hints).
var mistakes = []struct {
	program string
	kind    hint.Kind
	line    int
	promise func(t *testing.T, before, after *trace.Trace) // nil: there is no offer
}{
	{"running_on", hint.RunningOn, 14, prints("['a', ConnectionError('b'), 'c']")},
	{"lost_results", hint.LostResults, 16, prints("['A', 'B', ValueError('no answer')]")},
	{"second_exception", hint.SecondException, 12, prints("[RuntimeError('first'), RuntimeError('second')]")},
	{"finished_gather", hint.FinishedGather, 20, printsNot("finished")},
	{"finished_gather_of_tasks", hint.FinishedGather, 17, printsNot("finished")},
	{"sequential", hint.Sequential, 11, endsAt(2)},
	{"sequential_without_values", hint.Sequential, 10, endsAt(2)},
	{"sequential_loop", hint.Sequential, 11, endsAt(1)},
	{"blocking_sleep", hint.Blocking, 12, prints("a 1.5\ncomputed")},
	{"blocking_function", hint.Blocking, 6, prints("\n0.7\n")},
	{"unchecked", hint.Unchecked, 12, prints("failed: PermissionError('b')")},
	{"unchecked_name", hint.Unchecked, 10, prints("failed: PermissionError('a')\nfailed: PermissionError('b')")},
	{"timeout_of_all", hint.TimeoutOfAll, 11, prints("['a', 'b', TimeoutError()]")},
	{"timeout_of_a_generator", hint.TimeoutOfAll, 11, prints("[1, 2, TimeoutError()]")},
	{"timeout_block", hint.TimeoutOfAll, 11, nil},
	{"never_awaited", hint.NeverAwaited, 10, prints("saved a\ndone")},
	{"never_awaited_sleep", hint.NeverAwaited, 6, endsAt(2)},
	{"gather_not_awaited", hint.GatherNotAwaited, 10, prints("saved b")},
	{"forgotten_star", hint.ForgottenStar, 11, prints("[1, 2]")},
	{"forgotten_star_of_a_generator", hint.ForgottenStar, 10, prints("[0, 1, 2]")},
	{"dies_with_main", hint.DiesWithMain, 10, prints("logged start")},
	{"dies_with_main_named", hint.DiesWithMain, 10, prints("logged start\ndone")},
	{"never_retrieved", hint.NeverRetrieved, 10, func(t *testing.T, before, after *trace.Trace) {
		assert.Equal(t, trace.Finished, before.Exit.Kind)
		assert.Equal(t, "ConnectionError: refused", after.Exit.Message, "main gets it")
	}},
	{"swallowed_cancellation", hint.SwallowedCancel, 9, prints("it was cancelled")},
	{"swallowed_cancellation_passed_over", hint.SwallowedCancel, 8, prints("it was cancelled\n0.5")},
}

func prints(text string) func(*testing.T, *trace.Trace, *trace.Trace) {
	return func(t *testing.T, before, after *trace.Trace) {
		assert.NotContains(t, said(before, trace.Stdout), text)
		assert.Contains(t, said(after, trace.Stdout), text)
	}
}

func printsNot(text string) func(*testing.T, *trace.Trace, *trace.Trace) {
	return func(t *testing.T, before, after *trace.Trace) {
		assert.Contains(t, said(before, trace.Stdout), text)
		assert.NotContains(t, said(after, trace.Stdout), text)
	}
}

// endsAt expects another end, in seconds.
func endsAt(seconds trace.Time) func(*testing.T, *trace.Trace, *trace.Trace) {
	return func(t *testing.T, before, after *trace.Trace) {
		assert.NotEqual(t, seconds*trace.Second, before.End.At)
		assert.Equal(t, seconds*trace.Second, after.End.At)
	}
}

func TestMistakesAreRecognisedAndMended(t *testing.T) {
	for _, mistake := range mistakes {
		t.Run(mistake.program, func(t *testing.T) {
			file := path(mistake.program)
			source := read(t, file)
			before := run(source)
			hints := hint.Of(before)
			require.Len(t, hints, 1)
			h := hints[0]
			assert.Equal(t, mistake.kind, h.Kind)
			assert.Equal(t, mistake.line, h.Line, h.Text.String())
			t.Log(h.Text.String())
			if mistake.promise == nil {
				require.Nil(t, h.Offer)
				return
			}
			require.NotNil(t, h.Offer)
			changed := edit.Apply(source, h.Offer.Changes)
			file = strings.TrimSuffix(file, ".py") + "_changed.py"
			if *update {
				require.NoError(t, os.WriteFile(file, []byte(changed), 0o644))
			}
			require.Equal(t, read(t, file), changed)
			after := run(changed)
			mistake.promise(t, before, after)
			for _, left := range hint.Of(after) {
				assert.NotEqual(t, mistake.kind, left.Kind, left.Text.String())
			}
			assert.NotContains(t, said(after, trace.Stderr), "RuntimeWarning")
		})
	}
}

// TestEveryProgramOfMistakesIsInTheTable finds programs that were added without saying what is wrong with them.
func TestEveryProgramOfMistakesIsInTheTable(t *testing.T) {
	listed := make(map[string]bool)
	for _, mistake := range mistakes {
		listed[mistake.program] = true
	}
	paths, err := filepath.Glob(filepath.Join(programs, "*.py"))
	require.NoError(t, err)
	withThreads, err := filepath.Glob(filepath.Join(threads, "*.py"))
	require.NoError(t, err)
	for _, path := range append(paths, withThreads...) {
		name := strings.TrimSuffix(filepath.Base(path), ".py")
		assert.True(t, strings.HasPrefix(name, "right_") || listed[strings.TrimSuffix(name, "_changed")], name)
	}
}

// TestCorrectProgramsGetNoHints runs programs that do what they mean: those that come close to a mistake, and longer ones.
func TestCorrectProgramsGetNoHints(t *testing.T) {
	var paths []string
	for _, pattern := range []string{programs + "/right_*.py", threads + "/right_*.py", corpus + "/tutorials/*.py", corpus + "/programs/*.py", corpus + "/locks/*.py", corpus + "/queues/*.py"} {
		found, err := filepath.Glob(pattern)
		require.NoError(t, err)
		paths = append(paths, found...)
	}
	require.Greater(t, len(paths), 40)
	for _, path := range paths {
		if filepath.Base(path) == "chat.py" {
			continue // it is about replies that come too late: the hint is right
		}
		for _, h := range hint.Of(run(read(t, path))) {
			t.Errorf("%s:%d: %s: %s", filepath.ToSlash(path), h.Line, h.Kind, h.Text)
		}
	}
}

// TestExamples says which examples are about a mistake. The others get no hint.
func TestExamples(t *testing.T) {
	wrong := map[string][]hint.Kind{
		"blocked_loop":          {hint.Blocking},
		"cancel_too_late":       {hint.FinishedGather},
		"dies_with_main":        {hint.DiesWithMain},
		"enough_waiting":        {hint.SecondException},
		"forgotten_await":       {hint.GatherNotAwaited, hint.NeverAwaited},
		"forgotten_star":        {hint.ForgottenStar},
		"never_retrieved":       {hint.NeverRetrieved},
		"one_after_another":     {hint.Sequential},
		"one_call_fails":        {hint.LostResults},
		"others_go_on":          {hint.RunningOn},
		"second_error":          {hint.SecondException},
		"swallowed_cancel":      {hint.SwallowedCancel},
		"timeout_loses_results": {hint.TimeoutOfAll},
		"unchecked_results":     {hint.Unchecked},
	}
	paths, err := filepath.Glob(filepath.Join(examples, "*.py"))
	require.NoError(t, err)
	require.NotEmpty(t, paths)
	for _, path := range paths {
		var kinds []hint.Kind
		for _, h := range hint.Of(run(read(t, path))) {
			t.Logf("%s:%d %s: %s", filepath.Base(path), h.Line, h.Kind, h.Text)
			kinds = append(kinds, h.Kind)
		}
		assert.Equal(t, wrong[strings.TrimSuffix(filepath.Base(path), ".py")], kinds, path)
	}
}

// TestEveryHintIsSound gives the hints for every program that there is, and makes what they offer.
func TestEveryHintIsSound(t *testing.T) {
	given, offered := 0, 0
	require.NoError(t, filepath.WalkDir(corpus, func(path string, _ os.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".py" || strings.Contains(path, "hostile") {
			return err
		}
		source := read(t, path)
		record := run(source)
		for _, h := range hint.Of(record) {
			given++
			t.Logf("%s:%d %s: %s", path, h.Line, h.Kind, h.Text)
			require.NotEmpty(t, h.Text, path)
			require.Greater(t, h.Line, 0, "%s: %s", path, h.Text)
			require.False(t, record.End.Before(h.At), "%s: %s", path, h.Text)
			if h.Offer == nil {
				continue
			}
			offered++
			require.Greater(t, h.Offer.Line, 0, path)
			at := 0
			for _, c := range h.Offer.Changes {
				require.LessOrEqual(t, at, c.Start, "%s: the changes overlap", path)
				require.LessOrEqual(t, c.Start, c.End, path)
				at = c.End
			}
			changed := edit.Apply(source, h.Offer.Changes)
			require.NotEqual(t, source, changed)
			require.NotEqual(t, trace.SyntaxError, run(changed).Exit.Kind, "%s: %s\n%s", path, h.Text, changed)
		}
		return nil
	}))
	require.Greater(t, given, 80)
	require.Greater(t, offered, 50)
}

// TestJSON reads what the page is given.
func TestJSON(t *testing.T) {
	record := run(read(t, filepath.Join(programs, "running_on.py")))
	var hints []struct {
		Kind, Time  string
		At          int64
		Text        []any
		Line, Offer int
		From, To    int
	}
	require.NoError(t, json.Unmarshal(hint.AppendJSON(nil, hint.Of(record), record.Files[0].Index()), &hints))
	require.Len(t, hints, 1)
	assert.Equal(t, "1.5 s", hints[0].Time)
	assert.Equal(t, string(hint.RunningOn), hints[0].Kind)
	assert.Equal(t, 14, hints[0].Line)
	assert.Equal(t, 17, hints[0].Offer, "the argument is added after the last one")
	assert.Less(t, hints[0].From, hints[0].To)
}
