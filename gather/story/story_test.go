package story_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gatherplay/gather/python"
	"gatherplay/gather/story"
	"gatherplay/gather/trace"
)

const (
	corpus   = "../python/testdata"
	examples = "../../web/examples"
)

// With -update the stories that are expected are written anew, to be read word by word before they are committed.
var update = flag.Bool("update", false, "write the stories of testdata")

func run(t *testing.T, path string) *trace.Trace {
	t.Helper()
	source, err := os.ReadFile(path)
	require.NoError(t, err)
	return python.Run(python.Program{Name: "main.py", Source: string(source)}, python.Options{})
}

// read tells a story as text: time, sentence, line and, if it isn't even, tone; names of tasks stand in angle brackets, code in
// backquotes.
func read(sentences []story.Sentence) string {
	var b strings.Builder
	for _, s := range sentences {
		fmt.Fprintf(&b, "%s: ", trace.FormatTime(s.At.At))
		for _, part := range s.Text {
			switch part.Kind {
			case story.Code:
				b.WriteString("`" + part.Text + "`")
			case story.TaskName:
				b.WriteString("<" + part.Text + ">")
			default:
				b.WriteString(part.Text)
			}
		}
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

// TestStories compares the stories of the examples, and of programs that show what else a story can tell, with those in testdata.
func TestStories(t *testing.T) {
	paths, err := filepath.Glob(filepath.Join(examples, "*.py"))
	require.NoError(t, err)
	for _, name := range []string{
		"gather/cancel_the_gather", "gather/failed_and_not_awaited", "gather/first_error", "gather/many_tasks", "gather/nested",
		"gather/orphans_cancelled_at_shutdown", "gather/one_child_cancelled", "gather/forgotten_await", "gather/repeated_argument",
		"cancel/awaits_during_cleanup", "cancel/before_it_starts", "cancel/chain_of_tasks", "cancel/swallowed",
		"async/blocking_sleep", "async/never_retrieved", "async/never_awaited", "async/run_twice", "taskgroup/nested", "taskgroup/one_fails",
		"timeouts/wait_for_gather", "timeouts/timeout_context", "locks/semaphore", "programs/producer_and_consumers",
		"tutorials/dining_philosophers", "tutorials/pipeline_stages",
	} {
		paths = append(paths, filepath.Join(corpus, name+".py"))
	}
	for _, path := range paths {
		name := filepath.Base(filepath.Dir(path)) + "_" + strings.TrimSuffix(filepath.Base(path), ".py")
		t.Run(name, func(t *testing.T) {
			told := read(story.Of(run(t, path)))
			golden := filepath.Join("testdata", name+".txt")
			if *update {
				require.NoError(t, os.WriteFile(golden, []byte(told), 0o644))
			}
			expected, err := os.ReadFile(golden)
			require.NoError(t, err)
			assert.Equal(t, string(expected), told)
		})
	}
}

// TestEveryStoryIsSound tells the story of every program that there is, and checks what holds for all of them.
func TestEveryStoryIsSound(t *testing.T) {
	programs := 0
	require.NoError(t, filepath.WalkDir(corpus, func(path string, _ os.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".py" || strings.Contains(path, "hostile") {
			return err
		}
		programs++
		record := run(t, path)
		requireSound(t, path, record, story.Of(record))
		return nil
	}))
	require.Greater(t, programs, 500)
}

func requireSound(t *testing.T, path string, record *trace.Trace, sentences []story.Sentence) {
	t.Helper()
	require.NotEmpty(t, sentences, path)
	require.LessOrEqual(t, len(sentences), story.Most, path)
	lines := len(strings.Split(record.Files[0].Source, "\n"))
	for i, s := range sentences {
		text := s.Text.String()
		require.NotEmpty(t, strings.TrimSpace(text), path)
		require.LessOrEqual(t, len([]rune(text)), 700, "%s: %s", path, text)
		for _, wrong := range []string{"  ", " .", " ,", "..", "%!", "\n", "{", " a an "} {
			for _, part := range s.Text {
				require.False(t, part.Kind == story.Plain && strings.Contains(part.Text, wrong), "%s: %q in %q", path, wrong, text)
			}
		}
		require.LessOrEqual(t, s.Line, lines, path)
		if i > 0 {
			require.False(t, s.At.Before(sentences[i-1].At), "%s: %q is told too late", path, text)
		}
		require.False(t, record.End.Before(s.At), "%s: %q is told of after the end", path, text)
		for _, part := range s.Text {
			require.NotEmpty(t, part.Text, "%s: %q", path, text)
			if part.Kind == story.TaskName {
				require.Less(t, int(part.Task), len(record.Tasks), path)
				require.Contains(t, s.Tasks, part.Task, path)
			}
		}
	}
}

// TestJSON reads what the page is given.
func TestJSON(t *testing.T) {
	record := run(t, filepath.Join(examples, "one_call_fails.py"))
	sentences := story.Of(record)
	var told []struct {
		At         int64
		Time, Tone string
		Text       []any
		Tasks      []int32
		Line       int
		From, To   int
	}
	require.NoError(t, json.Unmarshal(story.AppendJSON(nil, sentences, record.Files[0].Index()), &told))
	require.Len(t, told, len(sentences))
	for i, s := range sentences {
		assert.Equal(t, int64(s.At.At), told[i].At)
		assert.Equal(t, s.Line, told[i].Line)
		assert.Equal(t, s.Line == 0, told[i].To == 0)
		assert.Len(t, told[i].Text, len(s.Text))
		assert.Equal(t, len(s.Tasks), len(told[i].Tasks))
	}
}

// TestAHundredThousandTasksAreToldShortly holds that the work grows with the trace and not with its square.
func TestAHundredThousandTasksAreToldShortly(t *testing.T) {
	const source = `import asyncio

async def worker(n):
    await asyncio.sleep(n % 7 + 1)
    if n % 1000 == 0:
        raise ValueError(n)
    return n

async def main():
    await asyncio.gather(*(worker(n) for n in range(%d)), return_exceptions=True)

asyncio.run(main())
`
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	tell := func(tasks int) time.Duration {
		text := strings.Replace(source, "%d", fmt.Sprint(tasks), 1)
		record := python.Run(python.Program{Name: "main.py", Source: text}, python.Options{Limits: python.Limits{Bytes: 1 << 30}})
		require.Equal(t, trace.Finished, record.Exit.Kind)
		best := time.Hour
		for range 3 {
			began := processorTime(t)
			sentences := story.Of(record)
			best = min(best, processorTime(t)-began)
			requireSound(t, "many", record, sentences)
			require.Less(t, len(sentences), 12)
		}
		return best
	}
	few, many := tell(10_000), tell(100_000)
	assert.Less(t, many, 60*max(few, time.Millisecond), "of ten times as many tasks; with their square it would be a hundred times")
}

// processorTime returns how long the process has computed, whatever else the machine does.
func processorTime(t *testing.T) time.Duration {
	t.Helper()
	var usage syscall.Rusage
	require.NoError(t, syscall.Getrusage(syscall.RUSAGE_SELF, &usage))
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}
