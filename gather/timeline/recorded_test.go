package timeline

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gatherplay/gather"
	"gatherplay/gather/trace"
)

// A recording is a front end that runs Go functions as coroutines and records what they do. What stands where in the source it is
// told by the texts of expressions.
type recording struct {
	*trace.Recorder
	source string
	at     trace.Span
	names  map[gather.Coroutine]string
}

// record runs a main coroutine and returns the record of it.
func record(t *testing.T, source string, main func(r *recording, f *gather.Frame) (any, error)) *trace.Trace {
	t.Helper()
	r := &recording{source: source, names: map[gather.Coroutine]string{}}
	r.Recorder = trace.NewRecorder(r, []trace.File{{Name: "program.py", Source: source}}, 0)
	co := r.coroutine("main", func(f *gather.Frame) (any, error) { return main(r, f) })
	_, err := gather.Run(co, gather.LoopOptions{Clock: new(gather.VirtualClock), Observer: r, Host: silent{}})
	exit := trace.Exit{}
	if err != nil {
		exit = trace.Exit{Status: 1, Kind: trace.Uncaught, Message: err.Error()}
	}
	return r.Finish(exit)
}

// silent is a host that keeps reports to itself.
type silent struct{ gather.GoHost }

func (silent) Report(*gather.Loop, *gather.ExceptionContext) {}

func (r *recording) span(text string) trace.Span {
	start := strings.Index(r.source, text)
	return trace.Span{Start: int32(start), End: int32(start + len(text))}
}

func (r *recording) coroutine(name string, f func(*gather.Frame) (any, error)) gather.Coroutine {
	co := gather.Async(f)
	r.names[co] = name
	return co
}

// fetch returns a coroutine that sleeps for as many seconds as a text in the source says, and then returns a value or raises it.
func (r *recording) fetch(name, seconds string, result any) gather.Coroutine {
	return r.coroutine(name, func(f *gather.Frame) (any, error) {
		r.at = r.span(seconds)
		number, _ := strconv.ParseFloat(seconds, 64)
		if err := f.Sleep(gather.Seconds(number)); err != nil {
			return nil, err
		}
		if err, ok := result.(error); ok {
			return nil, err
		}
		return result, nil
	})
}

func (r *recording) Position() trace.Span      { return r.at }
func (r *recording) Keyword(string) trace.Span { return trace.Span{} }
func (r *recording) Item(list any, i int) any  { return list.([]any)[i] }
func (r *recording) Value(v any) trace.Value {
	return trace.Value{Repr: fmt.Sprint(v), Type: fmt.Sprintf("%T", v), Literal: trace.None}
}
func (r *recording) Describe(co gather.Coroutine) (string, []trace.Argument, trace.Span) {
	return r.names[co], nil, trace.Span{}
}
func (r *recording) Failure(err error) (string, string, trace.Span) {
	class, message, _ := strings.Cut(err.Error(), ": ")
	return class, message, trace.Span{}
}
func (r *recording) Sleep(*gather.Future) (trace.Span, int32) { return r.at, r.Literal(r.at) }

const recordedSource = "gather(a(1), b(2.5), c(1.5))\nexcept\nsleep(0.5)\n"

func TestARealRunIsDrawnAsItWent(t *testing.T) {
	made := record(t, recordedSource, func(r *recording, f *gather.Frame) (any, error) {
		r.at = r.span("gather(a(1), b(2.5), c(1.5))")
		_, err := f.Gather(r.fetch("a", "1", 100), r.fetch("b", "2.5", 200), r.fetch("c", "1.5", errors.New("APIError: API failed")))
		r.Caught(err, r.span("except"))
		r.at = r.span("0.5")
		return nil, f.Sleep(time.Second / 2)
	})
	a := Arrange(made)
	for _, width := range widths {
		d := a.Layout(Fit(width))
		checkGeometry(t, d)
		checkMeaning(t, a, d)
	}
	_, svg := at1280(t, made)
	assert.Contains(t, svg.text, "line 1 · 2 of 3 ended · raised at 1.5 s")
	assert.Contains(t, svg.find("path")[0].text, "caught, line 2")
	orphan := svg.find("segment", "data-state", "orphaned")
	require.Len(t, orphan, 1)
	assert.Equal(t, []string{"1500000000", "2000000000"}, []string{orphan[0].attributes["data-from"], orphan[0].attributes["data-to"]})
	assert.Contains(t, svg.text, "at shutdown")
	slots := svg.find("slot")
	assert.Equal(t, []string{"abandoned", "empty", "empty"}, []string{slots[0].attributes["data-state"], slots[1].attributes["data-state"], slots[2].attributes["data-state"]})
	handles := svg.find("handle")
	require.Len(t, handles, 3)
	assert.Equal(t, "9 10", svg.find("handle", "data-task", 1)[0].attributes["data-span"])
}

func TestARealTimeoutIsDrawn(t *testing.T) {
	made := record(t, "gather(wait_for(5, 3), 2)", func(r *recording, f *gather.Frame) (any, error) {
		r.at = r.span("gather(wait_for(5, 3), 2)")
		_, err := f.Gather(r.coroutine("limited", func(f *gather.Frame) (any, error) {
			return f.WaitFor(r.fetch("slow", "5", "late"), 3*time.Second)
		}), r.fetch("fast", "2", "early"))
		return nil, err
	})
	_, svg := at1280(t, made)
	limits := svg.find("limit")
	require.Len(t, limits, 1)
	assert.Equal(t, "timed-out", limits[0].attributes["data-state"])
	assert.Equal(t, "3000000000", limits[0].attributes["data-at"])
	assert.Equal(t, "timed-out", svg.find("end", "data-task", 1)[0].attributes["data-state"])
	assert.Contains(t, svg.find("path")[0].text, "left the program")
}

func TestAKeptRunEndsInItsList(t *testing.T) {
	made := record(t, "gather(2, 1)", func(r *recording, f *gather.Frame) (any, error) {
		r.at = r.span("gather(2, 1)")
		return f.Gather(r.fetch("slow", "2", "a"), r.fetch("fast", "1", "b"))
	})
	d, svg := at1280(t, made)
	assert.Equal(t, "2", svg.find("end", "data-task", 1)[0].attributes["data-order"])
	assert.Equal(t, "1", svg.find("end", "data-task", 2)[0].attributes["data-order"])
	assert.Equal(t, []string{"a", "b"}, []string{d.Brackets[0].Slots[0].Label.String, d.Brackets[0].Slots[1].Label.String})
	assert.Len(t, svg.find("leader"), 2)
}

func TestTheExceptionOfATaskGroupIsFollowedToWhereItIsCaught(t *testing.T) {
	made := record(t, "TaskGroup() 1 3\nexcept*", func(r *recording, f *gather.Frame) (any, error) {
		r.at = r.span("TaskGroup()")
		group := gather.NewTaskGroup(nil)
		if err := group.Enter(f.Loop()); err != nil {
			return nil, err
		}
		_, err := group.CreateTask(r.fetch("bad", "1", errors.New("RuntimeError: boom")), gather.TaskOptions{})
		require.NoError(t, err)
		_, err = group.CreateTask(r.coroutine("slow", func(f *gather.Frame) (any, error) {
			err := f.Sleep(3 * time.Second)
			_ = f.Sleep(time.Second / 4) // it cleans up
			return nil, err
		}), gather.TaskOptions{})
		require.NoError(t, err)
		_, err = f.Await(group.Exit(nil))
		r.Caught(err, r.span("except*"))
		return nil, nil
	})
	d, svg := at1280(t, made)
	checkGeometry(t, d)
	checkMeaning(t, Arrange(made), d)
	assert.Empty(t, svg.find("bin"))
	require.Len(t, d.Paths, 2)
	member, whole := d.Paths[0], d.Paths[1]

	assert.True(t, member.Joins)
	assert.Empty(t, member.Label.String)
	top := d.Brackets[0].Extent
	last := len(member.Points) - 1
	assert.Equal(t, []Point{{d.Plot.X(second), top.Y}, {top.X2, top.Y}}, member.Points[last-1:], "along the bracket, not over what stands beside the end")

	assert.Equal(t, Point{top.X2, top.Y}, whole.Points[0], "it goes on where that of the member ended")
	assert.Equal(t, top.X2, whole.Arrow.X)
	assert.Equal(t, d.Lanes[0].Center+12+1, whole.Arrow.Y, "up to the bar of the task that awaits the group")
	assert.Equal(t, "caught, line 2", whole.Label.String)
	assert.False(t, whole.Joins)
}
