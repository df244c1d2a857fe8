package gather_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"testing"
	"time"

	"gatherplay/gather"
	"gatherplay/gather/trace"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestMomentsAgreeWithTheLoop asks the records of random programs what was ready and which timers were set when each step began and
// each timer fired, and compares that with what the loop itself had then.
func TestMomentsAgreeWithTheLoop(t *testing.T) {
	file, err := os.Open("testdata/agreement/programs.jsonl")
	require.NoError(t, err)
	defer file.Close()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	compared := 0
	for lines.Scan() {
		var line struct {
			Seed    int
			Program []any
		}
		require.NoError(t, json.Unmarshal(lines.Bytes(), &line))
		w := &witness{seen: map[trace.EventKind][]string{}}
		w.Recorder = trace.NewRecorder(sourceless{}, []trace.File{{}}, 0)
		runObserved(line.Program, w)
		record := w.Finish(trace.Exit{})
		for e := range record.Events.All() {
			seen := w.seen[e.Kind]
			if len(seen) == 0 {
				continue
			}
			w.seen[e.Kind] = seen[1:]
			if !assert.Equal(t, seen[0], told(record, e.At), "seed %d, %v at %v", line.Seed, e.Kind, e.At) {
				break
			}
			compared++
		}
	}
	require.NoError(t, lines.Err())
	assert.Greater(t, compared, 1000)
}

// A witness records a run, and beside the record what the loop has when a step begins or a timer has fired.
type witness struct {
	*trace.Recorder
	seen map[trace.EventKind][]string
}

func (w *witness) Observe(e *gather.Event) {
	w.Recorder.Observe(e)
	switch e.Kind {
	case gather.StepBegins:
		w.see(trace.StepBegan, e.Task.Loop())
	case gather.TimerFired:
		w.see(trace.TimerFired, e.Timer.Loop())
	}
}

func (w *witness) see(kind trace.EventKind, l *gather.Loop) {
	text := "ready:"
	for _, task := range l.Turns() {
		text += fmt.Sprint(" ", task.Tag-1)
	}
	text += ", timers:"
	for _, d := range l.Deadlines() {
		switch {
		case d.Task != nil:
			text += fmt.Sprintf(" task %d at %v", d.Task.Tag-1, d.Due)
		case d.Group != nil:
			text += fmt.Sprintf(" group %d at %v", d.Group.Tag-1, d.Due)
		default:
			text += fmt.Sprintf(" call at %v", d.Due)
		}
	}
	w.seen[kind] = append(w.seen[kind], text)
}

// told is what a record says that the loop has at a moment, in the same words.
func told(record *trace.Trace, at trace.Moment) string {
	s := record.At(at)
	text := "ready:"
	for _, task := range s.Ready {
		text += fmt.Sprint(" ", task)
	}
	text += ", timers:"
	for _, timer := range s.Timers {
		due := time.Duration(timer.Due)
		switch {
		case timer.Task != trace.None:
			text += fmt.Sprintf(" task %d at %v", timer.Task, due)
		case record.Timers[timer.Timer].Group != trace.None:
			text += fmt.Sprintf(" group %d at %v", record.Timers[timer.Timer].Group, due)
		default:
			text += fmt.Sprintf(" call at %v", due)
		}
	}
	return text
}

// sourceless is the source of programs that have none.
type sourceless struct{}

func (sourceless) Position() trace.Span      { return trace.Span{} }
func (sourceless) Keyword(string) trace.Span { return trace.Span{} }
func (sourceless) Describe(gather.Coroutine) (string, []trace.Argument, trace.Span) {
	return "", nil, trace.Span{}
}
func (sourceless) Value(any) trace.Value                      { return trace.Value{Literal: trace.None} }
func (sourceless) Item(list any, i int) any                   { return list.([]any)[i] }
func (sourceless) Failure(error) (string, string, trace.Span) { return "", "", trace.Span{} }
func (sourceless) Sleep(*gather.Future) (asked trace.Span, literal int32) {
	return trace.Span{}, trace.None
}
