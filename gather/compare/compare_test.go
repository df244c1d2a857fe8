package compare_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gatherplay/gather/compare"
	"gatherplay/gather/python"
	"gatherplay/gather/story"
	"gatherplay/gather/trace"
)

// With -update the comparisons that are expected are written anew, to be read word by word before they are committed.
var update = flag.Bool("update", false, "write the comparisons of testdata")

func example(t *testing.T, name string) string {
	t.Helper()
	source, err := os.ReadFile(filepath.Join("../../web/examples", name+".py"))
	require.NoError(t, err)
	return string(source)
}

func run(source string) *trace.Trace {
	return python.Run(python.Program{Name: "main.py", Source: source}, python.Options{})
}

func of(before, after *trace.Trace) *compare.Comparison {
	return compare.Of(before, after, compare.Match(before, after))
}

// read writes a comparison as text: names of tasks stand in angle brackets, code in backquotes.
func read(c *compare.Comparison) string {
	var b strings.Builder
	text := func(text story.Text) {
		for _, part := range text {
			switch part.Kind {
			case story.Code:
				b.WriteString("`" + part.Text + "`")
			case story.TaskName:
				b.WriteString("<" + part.Text + ">")
			default:
				b.WriteString(part.Text)
			}
		}
	}
	text(c.Summary)
	b.WriteByte('\n')
	for _, s := range c.Differences {
		b.WriteString(trace.FormatTime(s.At.At) + ": ")
		text(s.Text)
		if s.Line > 0 {
			fmt.Fprintf(&b, " @%d", s.Line)
		}
		if s.Tone != story.Even {
			b.WriteString(" !" + s.Tone.String())
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// TestExamplesAreCompared compares what is said of examples that do the same work in two ways.
func TestExamplesAreCompared(t *testing.T) {
	for _, pair := range [][2]string{
		{"one_after_another", "side_by_side"}, {"side_by_side", "one_after_another"},
		{"others_go_on", "task_group"}, {"task_group", "others_go_on"},
		{"one_call_fails", "keep_every_result"}, {"whole_race", "as_they_arrive"},
		{"timeout_loses_results", "keep_what_is_done"}, {"batches", "workers"},
		{"blocked_loop", "in_a_thread"}, {"lost_update", "lock"}, {"never_retrieved", "dies_with_main"},
	} {
		check(t, pair[0]+"-"+pair[1], example(t, pair[0]), example(t, pair[1]))
	}
}

// TestEditsAreCompared compares what is said of an example before and after edits as one makes them.
func TestEditsAreCompared(t *testing.T) {
	for _, edit := range []struct {
		name, example string
		replace       []string // old, new, old, new …
	}{
		{"nothing", "side_by_side", nil},
		{"a_comment", "side_by_side", []string{"async def main", "# waters the plants\nasync def main"}},
		{"longer", "side_by_side", []string{`"cactus", 0.5`, `"cactus", 2`}},
		{"shorter", "one_after_another", []string{`"fern", 1`, `"fern", 0.25`}},
		{"same_delay_as_another", "side_by_side", []string{`"fern", 1`, `"fern", 0.5`}},
		{"removed", "side_by_side", []string{"        water(\"cactus\", 0.5),\n", ""}},
		{"added", "side_by_side", []string{"        water(\"cactus\", 0.5),\n", "        water(\"palm\", 3),\n        water(\"cactus\", 0.5),\n"}},
		{"moved", "side_by_side", []string{"        water(\"fern\", 1),\n", "", "        water(\"orchid\", 1.5),\n", "        water(\"orchid\", 1.5),\n        water(\"fern\", 1),\n"}},
		{"results_moved", "others_go_on", []string{"jam(1.5),\n            print_sheet(2, 2.5),", "print_sheet(2, 2.5),\n            print_sheet(1, 1),", "print_sheet(1, 1),\n            ", ""}},
		{"another_kind_of_wait", "as_they_arrive", []string{"for finish in asyncio.as_completed(race):", "for name in await asyncio.gather(*race):", "await finish", "name"}},
		{"fails", "others_go_on", []string{"return number", "raise ValueError(number)"}},
		{"another_except", "others_go_on", []string{"except RuntimeError as error:\n        print(\"caught:\", error)", "except ValueError:\n        pass"}},
		{"return_exceptions", "others_go_on", []string{"            print_sheet(2, 2.5),\n", "            print_sheet(2, 2.5),\n            return_exceptions=True,\n"}},
		{"another_value", "others_go_on", []string{"return number", "return -number"}},
		{"lines_move", "others_go_on", []string{"jam(1.5)", "jam(0.5)", "print_sheet(2, 2.5)", "print_sheet(2, 4)"}},
		{"made_to_fail", "side_by_side", []string{"async def main", "async def fails(call):\n    await call\n    raise RuntimeError\n\n\nasync def main", `water("cactus", 0.5)`, `fails(water("cactus", 0.5))`}},
		{"in_a_task", "side_by_side", []string{`water("cactus", 0.5)`, `asyncio.create_task(water("cactus", 0.5))`}},
		{"no_longer_waits", "dies_with_main", []string{"await asyncio.sleep", "asyncio.sleep"}},
		{"swapped", "progress", []string{"scan(1, 1.5), scan(2, 0.5)", "scan(2, 0.5), scan(1, 1.5)"}},
	} {
		before := example(t, edit.example)
		check(t, "edit-"+edit.name, before, strings.NewReplacer(edit.replace...).Replace(before))
	}
}

func check(t *testing.T, name, before, after string) {
	t.Helper()
	t.Run(name, func(t *testing.T) {
		was, is := run(before), run(after)
		c := of(was, is)
		requireSound(t, is, c)
		said := read(c)
		golden := filepath.Join("testdata", name+".txt")
		if *update {
			require.NoError(t, os.WriteFile(golden, []byte(said), 0o644))
		}
		expected, err := os.ReadFile(golden)
		require.NoError(t, err)
		assert.Equal(t, string(expected), said)
	})
}

func requireSound(t *testing.T, now *trace.Trace, c *compare.Comparison) {
	t.Helper()
	require.NotEmpty(t, c.Summary)
	require.LessOrEqual(t, len(c.Differences), compare.Most)
	sentences := append([]story.Sentence{{Text: c.Summary}}, c.Differences...)
	for _, s := range sentences {
		text := s.Text.String()
		require.NotEmpty(t, text)
		require.LessOrEqual(t, len([]rune(text)), 700, text)
		for _, part := range s.Text {
			require.NotEmpty(t, part.Text, text)
			for _, wrong := range []string{"  ", " .", " ,", "..", "%!", "\n", "{", "` "} {
				require.False(t, part.Kind == story.Plain && strings.Contains(part.Text, wrong), "%q in %q", wrong, text)
			}
			if part.Kind == story.TaskName {
				require.Less(t, int(part.Task), len(now.Tasks))
			}
		}
	}
}

// TestARunIsWhatItIs compares every program with itself, and with the next one.
func TestARunIsWhatItIs(t *testing.T) {
	const corpus = "../python/testdata"
	var last *trace.Trace
	programs := 0
	require.NoError(t, filepath.WalkDir(corpus, func(path string, _ os.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".py" || strings.Contains(path, "hostile") {
			return err
		}
		programs++
		source, err := os.ReadFile(path)
		require.NoError(t, err)
		now := run(string(source))
		same := of(now, run(string(source)))
		require.Empty(t, same.Differences, path)
		require.Contains(t, same.Summary.String(), "Nothing differs", path)
		m := compare.Match(now, now)
		for i := range now.Tasks {
			if now.Tasks[i].Role != trace.Shutdown {
				require.Equal(t, int32(i), m.Before[i], path)
				require.False(t, m.Moved[i], path)
			}
		}
		if last != nil {
			requireMatched(t, compare.Match(last, now))
			requireSound(t, now, of(last, now))
		}
		last = now
		return nil
	}))
	require.Greater(t, programs, 500)
}

// requireMatched holds that a task is matched with one that is matched with it.
func requireMatched(t *testing.T, m *compare.Matching) {
	t.Helper()
	for after, before := range m.Before {
		if before != trace.None {
			require.Equal(t, int32(after), m.After[before])
		}
	}
	for before, after := range m.After {
		if after != trace.None {
			require.Equal(t, int32(before), m.Before[after])
		}
	}
}

const gathered = `import asyncio

async def work(name, seconds):
    await asyncio.sleep(seconds)
    return name

async def main():
    await asyncio.gather(%s)

asyncio.run(main())
`

// TestTasksAreFoundAgain matches a gather with others: which of its arguments are those before, from 0; -1: none.
func TestTasksAreFoundAgain(t *testing.T) {
	for _, test := range []struct {
		before, after string // the names, and the delays where they aren't 1
		want          []int
		moved         []int
	}{
		{"a b c", "a b c", []int{0, 1, 2}, nil},
		{"a b c", "a c", []int{0, 2}, nil},
		{"a b c", "b c", []int{1, 2}, nil},
		{"a b c", "a x b c", []int{0, -1, 1, 2}, nil},
		{"a b c", "a2 b3 c4", []int{0, 1, 2}, nil},
		{"a b c", "c a b", []int{2, 0, 1}, []int{0}},
		{"a b c", "b a2 c", []int{1, 0, 2}, []int{0}},
		{"a b c d", "d c b a", []int{3, 2, 1, 0}, []int{0, 1, 2}},
		{"a a a b a", "a a a a", []int{0, 1, 2, 4}, nil},
		{"a b c", "c5", []int{2}, nil},
		{"a b", "x y", []int{0, 1}, nil},
	} {
		t.Run(test.before+" to "+test.after, func(t *testing.T) {
			was, is := run(calls(test.before)), run(calls(test.after))
			m := compare.Match(was, is)
			requireMatched(t, m)
			var got, moved []int
			for i := range strings.Fields(test.after) {
				if before := m.Before[i+1]; before == trace.None {
					got = append(got, -1)
				} else {
					got = append(got, int(before)-1)
				}
				if m.Moved[i+1] {
					moved = append(moved, i)
				}
			}
			assert.Equal(t, test.want, got)
			assert.Equal(t, test.moved, moved)
		})
	}
}

func calls(names string) string {
	var calls []string
	for _, name := range strings.Fields(names) {
		seconds := "1"
		if len(name) > 1 {
			seconds = name[1:]
		}
		calls = append(calls, fmt.Sprintf("work(%q, %s)", name[:1], seconds))
	}
	return fmt.Sprintf(gathered, strings.Join(calls, ", "))
}

// TestOutputIsCompared compares programs that print.
func TestOutputIsCompared(t *testing.T) {
	const dots = "for i in range(100_000):\n    print('.', end='')\n"
	for _, test := range []struct{ before, after, want string }{
		{"print('a')", "print('a')\nprint()", "An empty line is new in the output."},
		{"print('a')\nprint()", "print('a')", "An empty line is not printed any more."},
		{"", "print()", "An empty line is new in the output."},
		{"print('a')\nprint('b')", "print('b')\nprint('a')", "Line 1 of the output is b instead of a."},
		{"print('a', end='')\nprint('b')", "print('abc')", "Line 1 of the output is abc instead of ab."},
		{dots + "print('!')", dots + "print('!')\nprint('more')", "more is new in the output."},
	} {
		is := run(test.after)
		c := of(run(test.before), is)
		requireSound(t, is, c)
		var said []string
		for _, s := range c.Differences {
			said = append(said, s.Text.String())
		}
		assert.Equal(t, []string{test.want}, said, test.after)
	}
}

// TestManyDifferencesAreToldShortly compares runs of very many tasks.
func TestManyDifferencesAreToldShortly(t *testing.T) {
	const tasks = 20_000
	was := run(fmt.Sprintf(gathered, fmt.Sprintf("*(work(n, 1 + n %% 5) for n in range(%d))", tasks)))
	for what, call := range map[string]string{
		"all other arguments": "*(work(-n - 1, 5 - n %% 5) for n in range(%d))",
		"one less":            "*(work(n + 1, 1 + n %% 5) for n in range(%d - 1))",
		"backwards":           "*(work(n, 1 + n %% 5) for n in reversed(range(%d)))",
	} {
		is := run(fmt.Sprintf(gathered, fmt.Sprintf(call, tasks)))
		require.Equal(t, trace.Finished, is.Exit.Kind)
		m := compare.Match(was, is)
		requireMatched(t, m)
		c := compare.Of(was, is, m)
		requireSound(t, is, c)
		assert.LessOrEqual(t, len(c.Differences), compare.Most, what)
	}
}

func TestJSON(t *testing.T) {
	now := run(example(t, "task_group"))
	c := of(run(example(t, "others_go_on")), now)
	var told struct {
		Summary     []any
		Differences []struct {
			At   int64
			Time string
			Text []any
			Line int
		}
	}
	require.NoError(t, json.Unmarshal(c.AppendJSON(nil, now.Files[0].Index()), &told))
	assert.Len(t, told.Summary, len(c.Summary))
	require.Len(t, told.Differences, len(c.Differences))
	for i, s := range c.Differences {
		assert.Equal(t, int64(s.At.At), told.Differences[i].At)
		assert.Equal(t, s.Line, told.Differences[i].Line)
	}
}
