package trace

// A loggedSegment is a segment as it is kept while the run goes on. Where it ends is known from the one that follows.
type loggedSegment struct {
	from  Moment
	span  Span
	task  int32
	wait  int32 // in Recorder.waits, plus one; 0 if it doesn't wait
	state State
}

// enter begins a segment of a task, in which it does not wait, and ends the one before.
func (r *Recorder) enter(task int32, state State, at Moment, span Span) {
	t := r.tasks.at(task)
	t.segments++
	t.segment = r.segments.push(loggedSegment{at, span, task, 0, state})
}

// wait begins a segment in which a task waits.
func (r *Recorder) wait(task int32, at Moment, span Span, w Wait) {
	// Many a wait is like the one before: so a task that sleeps takes less room.
	last := int32(r.waits.len()) - 1
	if last < 0 || *r.waits.at(last) != w {
		last = r.waits.push(w)
	}
	t := r.tasks.at(task)
	t.segments++
	t.segment = r.segments.push(loggedSegment{at, span, task, last + 1, Waiting})
}

// stands returns the await at which a task stands that is not running.
func (r *Recorder) stands(task int32) Span { return r.segments.at(r.tasks.at(task).segment).span }

// segmentsTogether is how many segments are in an array out of which those of several tasks are cut. A single array for all of them
// would be hard to find room for.
const segmentsTogether = 4096

// finishSegments hands the segments to their tasks.
func (r *Recorder) finishSegments() {
	tasks := r.trace.Tasks
	var room []Segment
	for i := range tasks {
		n := int(r.tasks.at(int32(i)).segments)
		if n > len(room) {
			room = make([]Segment, max(n, min(segmentsTogether, r.segments.len())))
		}
		tasks[i].Segments, room = room[:0:n], room[n:]
	}
	r.tasks = log[taskRecord]{}
	for i := range int32(r.segments.len()) {
		s := r.segments.at(i)
		t := &tasks[s.task]
		if n := len(t.Segments); n > 0 {
			t.Segments[n-1].To = s.from
		}
		wait := &nothing
		if s.wait != 0 {
			wait = r.waits.at(s.wait - 1)
		}
		t.Segments = append(t.Segments, Segment{State: s.state, From: s.from, To: r.trace.End, Span: s.span, Wait: wait})
		r.segments.release(i)
	}
	for i := range tasks {
		t := &tasks[i]
		t.Created = t.Segments[0].From
		if t.End.Kind != Unended {
			t.Segments[len(t.Segments)-1].To = t.End.At
		}
	}
	r.segments = log[loggedSegment]{}
}
