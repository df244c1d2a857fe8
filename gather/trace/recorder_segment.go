package trace

// A loggedSegment is a segment as it is kept while the run goes on. Where it ends is known from the one that follows.
type loggedSegment struct {
	from  Moment
	span  Span
	task  int32
	wait  *Wait
	state State
}

// enter begins a segment of a task, in which it does not wait, and ends the one before.
func (r *Recorder) enter(task int32, state State, at Moment, span Span) {
	r.tasks[task].segments++
	r.tasks[task].segment = r.segments.push(loggedSegment{at, span, task, &nothing, state})
}

// wait begins a segment in which a task waits.
func (r *Recorder) wait(task int32, at Moment, span Span, w Wait) {
	r.tasks[task].segments++
	// Many a wait is like the one before: so a task that sleeps takes less room.
	last := int32(r.waits.len()) - 1
	if last < 0 || *r.waits.at(last) != w {
		last = r.waits.push(w)
	}
	r.tasks[task].segment = r.segments.push(loggedSegment{at, span, task, r.waits.at(last), Waiting})
}

// stands returns the await at which a task stands that is not running.
func (r *Recorder) stands(task int32) Span { return r.segments.at(r.tasks[task].segment).span }

// finishSegments hands the segments to their tasks, cut out of one array.
func (r *Recorder) finishSegments() {
	all := make([]Segment, r.segments.len())
	tasks := r.trace.Tasks
	for i := range r.tasks {
		n := r.tasks[i].segments
		tasks[i].Segments, all = all[:0:n], all[n:]
	}
	for i := range int32(r.segments.len()) {
		s := r.segments.at(i)
		t := &tasks[s.task]
		if n := len(t.Segments); n > 0 {
			t.Segments[n-1].To = s.from
		}
		t.Segments = append(t.Segments, Segment{State: s.state, From: s.from, To: r.trace.End, Span: s.span, Wait: s.wait})
		r.segments.release(i)
	}
	for i := range tasks {
		if t := &tasks[i]; t.End.Kind != Unended {
			t.Segments[len(t.Segments)-1].To = t.End.At
		}
	}
	r.segments = log[loggedSegment]{}
}
