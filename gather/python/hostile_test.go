package python_test

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gatherplay/gather/python"
	"gatherplay/gather/trace"
)

// Programs that try to exhaust something. The first line of each says how it ends; "# here" marks the lines where it may be said to be
// when it is ended from outside.
const (
	hostile      = "testdata/hostile"
	hostileEnds  = "# ends: "
	hostilePlace = "# here"
)

// What a hostile program may take: two seconds, on a machine that executes a plain endless loop until the limit on instructions in a
// twentieth of a second or less and has nothing else to do. Where that takes longer, the others may take longer in proportion.
const (
	hostileTime   = 2 * time.Second
	hostileLoops  = 40
	hostileMemory = (256 + 64) << 20 // 256 MiB, what the test itself needs, and what waits for the collector, which comes late on a busy machine
)

// theProgram names the variable with the path of the hostile program that a process of its own is to run.
const theProgram = "GATHERPLAY_HOSTILE"

// hostileEnd is how a hostile program has ended, as its process tells it.
type hostileEnd struct {
	Kind    string
	Message string
	Line    int
}

// TestHostile runs every hostile program in a process of its own, whose time and memory can be measured, as the page runs it: on one
// processor and with as few collections of garbage.
func TestHostile(t *testing.T) {
	if path := os.Getenv(theProgram); path != "" {
		tellHostileEnd(t, path)
		return
	}
	paths, err := filepath.Glob(filepath.Join(hostile, "*.py"))
	require.NoError(t, err)
	require.Greater(t, len(paths), 60)
	_, loop, _ := runHostile(t, filepath.Join(hostile, "loop.py"))
	most := max(hostileTime, hostileLoops*loop)
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".py"), func(t *testing.T) {
			t.Parallel()
			end, taken, memory := runHostile(t, path)
			lines := strings.Split(read(t, path), "\n")
			kind, ok := strings.CutPrefix(lines[0], hostileEnds)
			require.True(t, ok, "the first line says how the program ends")
			assert.Equal(t, kind, end.Kind, end.Message)
			assert.Less(t, taken, most, end.Message)
			assert.Less(t, memory, int64(hostileMemory), end.Message)
			switch end.Kind {
			case "limit", "deadlock", "refused":
				require.NotZero(t, end.Line, "no line is told: %s", end.Message)
				assert.Contains(t, lines[end.Line-1], hostilePlace, "line %d: %s", end.Line, end.Message)
			}
			if end.Kind == "limit" {
				assert.Regexp(t, limitNames, end.Message)
			}
		})
	}
}

// limitNames are the words by which a message says which limit was reached.
var limitNames = regexp.MustCompile(strings.Join([]string{
	`for more than 60 000 000 steps`,
	`more than 176 MB of memory`,
	`prints more than 1 024 kB`,
	`more tasks at the same time`,
	`more timers at the same time`,
	`the event loop has gone round more often`,
	`more happens in the program than can be shown`,
	`run for more than a year`,
	`more tasks wait for each other in a row`,
	`more eager tasks start each other in a row`,
	`nested too deeply`,
}, "|"))

// runHostile runs a program in a process of its own and returns how it has ended, the processor time that it has taken and the most
// memory that it has had.
func runHostile(t *testing.T, path string) (end hostileEnd, taken time.Duration, memory int64) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	process := exec.CommandContext(ctx, os.Args[0], "-test.run=^TestHostile$")
	process.Env = append(os.Environ(), theProgram+"="+path, "GOMAXPROCS=1", "GOGC=400", "GOMEMLIMIT=256MiB")
	told, err := process.Output()
	require.NoError(t, err, "%s does not end, or breaks:\n%s", path, told)
	text, _, _ := strings.Cut(string(told), "\n")
	require.NoError(t, json.Unmarshal([]byte(text), &end), text)
	state := process.ProcessState
	memory = state.SysUsage().(*syscall.Rusage).Maxrss
	if runtime.GOOS == "linux" {
		memory <<= 10
	}
	return end, state.UserTime() + state.SystemTime(), memory
}

// tellHostileEnd runs a program and prints how it has ended.
func tellHostileEnd(t *testing.T, path string) {
	run := python.Run(python.Program{Name: "main.py", Source: read(t, path)}, python.Options{})
	end := hostileEnd{Kind: hostileKinds[run.Exit.Kind], Message: run.Exit.Message}
	if run.Exit.Span != (trace.Span{}) {
		end.Line = run.Files[run.Exit.Span.File].Index().Line(run.Exit.Span.Start)
	}
	text, err := json.Marshal(end)
	require.NoError(t, err)
	fmt.Println(string(text))
}

// hostileKinds are the ways of ending, as the programs' first lines name them.
var hostileKinds = map[trace.ExitKind]string{
	trace.Finished:      "finished",
	trace.Uncaught:      "uncaught",
	trace.SyntaxError:   "syntax error",
	trace.Unsupported:   "refused",
	trace.LimitReached:  "limit",
	trace.Deadlocked:    "deadlock",
	trace.InternalError: "internal error",
}
