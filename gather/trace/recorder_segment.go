package trace

// A loggedSegment is a segment as it is kept while the run goes on. Where it ends is known from the one that follows.
type loggedSegment struct {
	from  Moment
	span  Span
	task  int32
	wait  int32 // Waiting: index into Recorder.waits
	state State
}

// enter begins a segment of a task, in which it does not wait, and ends the one before.
func (r *Recorder) enter(task int32, state State, at Moment, span Span) {
	r.tasks[task].segments++
	r.tasks[task].segment = r.segments.push(loggedSegment{at, span, task, None, state})
}

// wait begins a segment in which a task waits.
func (r *Recorder) wait(task int32, at Moment, span Span, w Wait) {
	r.tasks[task].segments++
	r.tasks[task].segment = r.segments.push(loggedSegment{at, span, task, r.waits.push(w), Waiting})
}

// stands returns the await at which a task stands that is not running.
func (r *Recorder) stands(task int32) Span { return r.segments.at(r.tasks[task].segment).span }

// finishSegments hands the segments to their tasks, cut out of one array.
func (r *Recorder) finishSegments() {
	all := make([]Segment, r.segments.len())
	for i := range r.tasks {
		n := r.tasks[i].segments
		r.trace.Tasks[i].Segments, all = all[:0:n], all[n:]
	}
	for i := range int32(r.segments.len()) {
		s := r.segments.at(i)
		t := &r.trace.Tasks[s.task]
		if n := len(t.Segments); n > 0 {
			t.Segments[n-1].To = s.from
		}
		wait := nothing
		if s.wait != None {
			wait = *r.waits.at(s.wait)
		}
		t.Segments = append(t.Segments, Segment{State: s.state, From: s.from, To: r.trace.End, Span: s.span, Wait: wait})
		r.segments.release(i)
	}
	for i := range r.trace.Tasks {
		if t := &r.trace.Tasks[i]; t.End.Kind != Unended {
			t.Segments[len(t.Segments)-1].To = t.End.At
		}
	}
	r.segments, r.waits = log[loggedSegment]{}, log[Wait]{}
}
