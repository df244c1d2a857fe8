package trace

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gatherplay/gather"
)

// seconds of virtual time.
const second = Time(time.Second)

// failing is a run in which a gather of three fails at 2 s, with one result by then; the third child is cancelled at 2.5 s.
func failing(t *testing.T) *Trace {
	p := newProgram(t, "return raise except gather(fetch(1), fetch(2), fetch(3)) sleep(1) sleep(2) sleep(3) sleep(0.5) main()")
	return p.trace("main()", func(f *gather.Frame) (any, error) {
		p.at("gather(fetch(1), fetch(2), fetch(3))")
		_, err := f.Gather(
			p.fetch("fetch(1)", "sleep(1)", 1),
			p.fetch("fetch(2)", "sleep(2)", failure("APIError: no")),
			p.fetch("fetch(3)", "sleep(3)", 3),
		)
		p.Caught(err, p.find("except"))
		p.Print(Stdout, "caught\n")
		err = p.sleep(f, "sleep(0.5)")
		p.at("return")
		return nil, err
	})
}

// last returns the last moment of a time.
func last(at Time) Moment { return Moment{at, 1 << 30} }

// timers writes down which timers are set: of which task or group, for when.
func timers(t *Trace, s *Snapshot) string {
	var texts []string
	for _, timer := range s.Timers {
		whose := strconv.Itoa(int(timer.Task))
		if timer.Task == None {
			whose = t.Groups[t.Timers[timer.Timer].Group].Kind.String()
		}
		texts = append(texts, whose+" at "+time.Duration(timer.Due).String())
	}
	return strings.Join(texts, ", ")
}

func TestAt(t *testing.T) {
	trace := failing(t)
	began := func(task int32) Moment {
		for e := range trace.Events.All() {
			if e.Kind == StepBegan && e.Task == task {
				return e.At
			}
		}
		require.FailNow(t, "no step")
		return Moment{}
	}

	beginning := trace.At(began(0))
	assert.Equal(t, &Snapshot{At: began(0), Tasks: []int32{1}, Running: 0}, beginning)

	first := trace.At(began(1))
	assert.Equal(t, []int32{2, 1, 0, 0}, first.Tasks)
	assert.Equal(t, int32(1), first.Running)
	assert.Equal(t, []int32{2, 3}, first.Ready)
	assert.Empty(t, first.Timers)

	waiting := trace.At(last(0))
	assert.Equal(t, []int32{2, 2, 2, 2}, waiting.Tasks)
	assert.Equal(t, int32(None), waiting.Running)
	assert.Empty(t, waiting.Ready)
	assert.Equal(t, "1 at 1s, 2 at 2s, 3 at 3s", timers(trace, waiting))
	assert.Zero(t, waiting.Printed)

	caught := trace.At(last(2 * second))
	assert.Equal(t, "0 at 2.5s, 3 at 3s", timers(trace, caught))
	assert.Equal(t, 1, caught.Printed)

	end := trace.At(trace.End)
	for task, segment := range end.Tasks {
		assert.Equal(t, int32(None), segment, "task %d has ended", task)
	}
	assert.Equal(t, &Snapshot{At: Moment{}, Tasks: []int32{}, Running: None}, trace.At(Moment{}))
}

func TestAtWhileBlocked(t *testing.T) {
	p := newProgram(t, "return gather(block(), fetch(1), fetch(2)) wait_for() sleep(1) sleep(2) sleep(9) time.sleep(3) main()")
	trace := p.trace("main()", func(f *gather.Frame) (any, error) {
		p.at("gather(block(), fetch(1), fetch(2))")
		limited := p.coroutine("wait_for()", func(f *gather.Frame) (any, error) {
			p.at("sleep(9)")
			return f.WaitFor(gather.Sleep(f.Loop(), 9*time.Second, nil), 5*time.Second)
		})
		return f.Gather(p.coroutine("block()", func(f *gather.Frame) (any, error) {
			if err := p.sleep(f, "sleep(1)"); err != nil {
				return nil, err
			}
			p.at("time.sleep(3)")
			f.Loop().Advance(3 * time.Second)
			return nil, nil
		}), p.fetch("fetch(1)", "sleep(1)", 1), p.fetch("fetch(2)", "sleep(2)", 2), limited)
	})
	require.Len(t, trace.Blocks, 1)

	// While task 1 blocks, task 2 is ready; the timer of task 3 is due, but nobody looks.
	during := trace.At(Moment{3 * second, trace.Blocks[0].From.Seq})
	assert.Equal(t, int32(1), during.Running)
	assert.Equal(t, []int32{2}, during.Ready)
	assert.Equal(t, "3 at 2s, wait_for at 5s, 4 at 9s", timers(trace, during))

	// When it has fired, its task is ready behind who was before it.
	for e := range trace.Events.All() {
		if e.Kind == TimerFired && e.Task == 3 {
			fired := trace.At(e.At)
			assert.Equal(t, 4*second, fired.At.At)
			assert.Equal(t, int32(3), fired.Ready[len(fired.Ready)-1])
		}
	}
}

func TestSegmentAt(t *testing.T) {
	trace := failing(t)
	task := &trace.Tasks[1]
	assert.Equal(t, int32(None), trace.SegmentAt(1, Moment{}))
	for i, s := range task.Segments {
		assert.Equal(t, int32(i), trace.SegmentAt(1, s.From))
	}
	assert.Equal(t, int32(2), trace.SegmentAt(1, Moment{second / 2, 0}))
	assert.Equal(t, int32(None), trace.SegmentAt(1, task.End.At))
}

func TestConcurrency(t *testing.T) {
	assert.Equal(t, []Level{{0, 3}, {second, 2}, {2 * second, 1}, {5 * second / 2, 0}}, failing(t).Concurrency())
	assert.Empty(t, new(Trace).Concurrency())
}

func TestChildren(t *testing.T) {
	assert.Equal(t, []int32{1, 2, 3}, failing(t).Children(0))
}

func TestOrphans(t *testing.T) {
	at := func(t Time) Moment { return Moment{t, int32(t)} }
	ended := func(kind Ending, t Time) Outcome { return Outcome{Kind: kind, At: at(t), Failure: None} }
	slots := func(tasks ...int32) []Slot {
		var slots []Slot
		for _, task := range tasks {
			slots = append(slots, Slot{Task: task, Group: None, Outcome: &unended, Value: &absent})
		}
		return slots
	}
	lane := func(end Outcome, waits ...Segment) Task { return Task{Created: at(1), Segments: waits, End: end} }
	waitFor := func(task int32, from, to Time) Segment {
		return Segment{State: Waiting, From: at(from), To: at(to), Wait: &Wait{Kind: WaitTask, Target: task}}
	}
	tests := map[string]struct {
		trace Trace
		want  []Orphan
	}{
		"nobody fails": {Trace{
			Tasks:  []Task{lane(ended(Returned, 5))},
			Groups: []Group{{Kind: Gather, Formed: at(1), Slots: slots(0), End: ended(Returned, 6), Parent: None}},
		}, nil},
		"the child that failed is none": {Trace{
			Tasks:  []Task{lane(ended(Raised, 5)), lane(ended(Returned, 9))},
			Groups: []Group{{Kind: Gather, Formed: at(1), Slots: slots(0, 1), End: ended(Raised, 6), Parent: None}},
		}, []Orphan{{1, 0, at(6), at(9)}}},
		"until the end of the run": {Trace{
			Tasks:  []Task{lane(unended)},
			Groups: []Group{{Kind: Gather, Formed: at(1), Slots: slots(0), End: ended(Raised, 6), Parent: None}},
			End:    at(10),
		}, []Orphan{{0, 0, at(6), at(10)}}},
		"lost with the gather around its gather": {Trace{
			Tasks: []Task{lane(ended(Returned, 9))},
			Groups: []Group{
				{Kind: Gather, Formed: at(1), Slots: slots(0), End: ended(Returned, 9), Parent: 1},
				{Kind: Gather, Formed: at(2), Slots: []Slot{{Task: None, Group: 0}}, End: ended(Raised, 6), Parent: None},
			},
		}, []Orphan{{0, 0, at(6), at(9)}}},
		"another task waits for it": {Trace{
			Tasks:  []Task{lane(ended(Returned, 9)), lane(ended(Returned, 9), waitFor(0, 3, 4), waitFor(0, 7, 8))},
			Groups: []Group{{Kind: Gather, Formed: at(1), Slots: slots(0), End: ended(Raised, 6), Parent: None}},
		}, []Orphan{{0, 0, at(6), at(7)}, {0, 0, at(8), at(9)}}},
		"another gather has it": {Trace{
			Tasks: []Task{lane(ended(Returned, 9))},
			Groups: []Group{
				{Kind: Gather, Formed: at(1), Slots: slots(0), End: ended(Raised, 6), Parent: None},
				{Kind: Gather, Formed: at(2), Slots: slots(0), End: ended(Raised, 7), Parent: None},
			},
		}, []Orphan{{0, 1, at(7), at(9)}}},
		"wait gives it up without a word": {Trace{
			Tasks:  []Task{lane(ended(Returned, 9))},
			Groups: []Group{{Kind: WaitSet, Formed: at(1), Slots: slots(0), End: ended(Returned, 6), Parent: None}},
		}, nil},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) { assert.Equal(t, test.want, test.trace.Orphans()) })
	}
}

func TestSteps(t *testing.T) {
	p := newProgram(t, "return raise gather(fetch(1), turn(), fetch(2), fetch(3)) sleep(0) sleep(1) sleep(2) main()")
	trace := p.trace("main()", func(f *gather.Frame) (any, error) {
		p.at("gather(fetch(1), turn(), fetch(2), fetch(3))")
		return f.Gather(
			p.fetch("fetch(1)", "sleep(1)", failure("APIError: no")),
			p.coroutine("turn()", func(f *gather.Frame) (any, error) {
				f.Task().SetName("renamed")
				err := p.sleep(f, "sleep(0)")
				f.Loop().Advance(time.Second / 2)
				f.Task().SetName("again")
				return nil, err
			}),
			p.fetch("fetch(2)", "sleep(2)", 2),
		)
	})
	assert.Equal(t, `0	Task-1	wait
0	Task-2	wait
0	renamed	yield
0	Task-4	wait
500000000	again	return
1000000000	Task-2	raise APIError
1000000000	Task-1	raise APIError
1000000000	Task-4	cancelled
1000000000	Task-5	return
1000000000	Task-6	return
`, string(trace.AppendSteps(nil)))
}

func TestSourceIndex(t *testing.T) {
	const source = "a = 1\r\nb = 'é😀'\rc\n\nd"
	x := NewSourceIndex(source)
	for _, test := range []struct {
		text string
		line int
		unit int32
	}{
		{"a", 1, 0},
		{"1", 1, 4},
		{"b", 2, 7},
		{"é", 2, 12},
		{"😀", 2, 13},
		{"'\r", 2, 15},
		{"c", 3, 17},
		{"d", 5, 20},
	} {
		offset := int32(strings.Index(source, test.text))
		assert.Equal(t, test.line, x.Line(offset), "line of %q", test.text)
		assert.Equal(t, test.unit, x.UTF16(offset), "UTF-16 offset of %q", test.text)
	}
	assert.Equal(t, int32(21), x.UTF16(int32(len(source))))
	assert.Equal(t, int32(21), x.UTF16(99))

	ascii := NewSourceIndex("x\ny")
	assert.Equal(t, int32(2), ascii.UTF16(2))
	assert.Equal(t, 2, ascii.Line(3))
	assert.Equal(t, 2, ascii.Line(9))
}
