//go:build js && wasm

package main

import (
	"math"
	"strconv"

	"gatherplay/gather/timeline"
	"gatherplay/gather/trace"
)

type momentRequest struct {
	Run   int     `js:"run"`
	At    float64 `js:"at"`    // when all that happens at that time has happened
	Event int     `js:"event"` // or, if not 0, when so many events have happened
}

// A mark is a task at a line of the program.
type mark struct {
	Task  int    `js:"task"`
	Line  int    `js:"line"`
	State string `js:"state"`
	Label string `js:"label"`
}

// A turn is something that the loop is at, or will come to: a task, or with -1 something else.
type turn struct {
	Task int    `js:"task"`
	Who  string `js:"who"`
	Time string `js:"time"` // of a timer: when
}

type momentReply struct {
	At      float64 `js:"at"`
	Label   string  `js:"label"`  // the time
	Event   int     `js:"event"`  // how many events have happened
	Events  int     `js:"events"` // how many there are in all
	Nth     int     `js:"nth"`    // the last of them is so manieth of those at its time
	Of      int     `js:"of"`     // how many those are
	Since   float64 `js:"since"`  // when that was
	Next    float64 `js:"next"`   // when the next event is that comes later; -1: none does
	Who     string  `js:"who"`    // what it is, in words
	What    string  `js:"what"`
	Task    int     `js:"task"` // -1: none
	From    int     `js:"from"` // -1: nowhere
	To      int     `js:"to"`
	Printed int     `js:"printed"` // how many lines of the output
	Marks   []mark  `js:"marks"`
	Running string  `js:"running"` // the task; empty if none is
	Ready   []turn  `js:"ready"`   // the first of those whose turn will come, in order
	Timers  []turn  `js:"timers"`  // the first that are set, by time
	Waiting int     `js:"waiting"` // how many tasks are ready in all
	Set     int     `js:"set"`     // how many timers are set in all
}

// mostMarks is how many tasks are marked in the program at once, and mostTurns how many are named that are ready, or whose timers
// are set.
const (
	mostMarks = 500
	mostTurns = 12
)

// moment tells where every task is at a time, or after an event, and what the loop has before it.
func (k *keeper) moment(request momentRequest) (momentReply, error) {
	r, err := k.find(request.Run)
	if err != nil {
		return momentReply{}, err
	}
	m := trace.Moment{At: trace.Time(request.At), Seq: math.MaxInt32}
	events := r.happened()
	happened := min(request.Event, events.Len())
	if happened > 0 {
		m = events.Moment(happened - 1)
	} else {
		happened = events.By(m)
	}
	s := r.trace.At(m)
	reply := momentReply{
		At: float64(m.At), Label: trace.FormatTime(m.At), Event: happened, Events: events.Len(), Task: trace.None, From: -1, To: -1, Next: -1,
		Printed: r.printedLines(s.Printed), Marks: r.marks(s), Waiting: len(s.Ready), Set: len(s.Timers), Ready: []turn{}, Timers: []turn{},
	}
	if happened > 0 {
		e := events.Event(happened - 1)
		reply.Who, reply.What, reply.Task = e.Who, e.What, int(e.Task)
		reply.From, reply.To, _ = r.place(e.Span)
		from, to := events.Instant(happened - 1)
		reply.Nth, reply.Of, reply.Since = happened-from, to-from, float64(e.At.At)
	}
	if later := events.By(trace.Moment{At: m.At, Seq: math.MaxInt32}); later < events.Len() {
		reply.Next = float64(events.Event(later).At.At)
	}
	if s.Running != trace.None {
		reply.Running = r.arrangement.Title(s.Running)
	}
	for _, task := range s.Ready[:min(len(s.Ready), mostTurns)] {
		reply.Ready = append(reply.Ready, turn{Task: int(task), Who: r.arrangement.Title(task)})
	}
	for _, timer := range s.Timers[:min(len(s.Timers), mostTurns)] {
		reply.Timers = append(reply.Timers, turn{int(timer.Task), r.arrangement.TimerTitle(timer), trace.FormatTime(timer.Due)})
	}
	return reply, nil
}

// marks returns where in the program the tasks are.
func (r *run) marks(s *trace.Snapshot) []mark {
	marks := []mark{}
	ready := map[int32]bool{}
	for _, task := range s.Ready {
		ready[task] = true
	}
	for task, segment := range s.Tasks {
		if segment == trace.None {
			continue
		}
		if len(marks) == mostMarks {
			break
		}
		t := &r.trace.Tasks[task]
		state, where := t.Segments[segment].State, t.Segments[segment].Span
		if state == trace.Waiting && ready[int32(task)] {
			state = trace.Ready
		}
		if where.Zero() {
			where = t.Call
		}
		if _, _, line := r.place(where); line > 0 && t.Role != trace.Shutdown {
			label := r.arrangement.Title(int32(task)) + " is " + state.String() + " in line " + strconv.Itoa(line)
			marks = append(marks, mark{task, line, state.String(), label})
		}
	}
	return marks
}

// happened returns what happened, which is listed when it is first needed.
func (r *run) happened() *timeline.Events {
	if r.events == nil {
		r.events = r.arrangement.Events()
	}
	return r.events
}

type eventsRequest struct {
	Run   int `js:"run"`
	From  int `js:"from"` // the first, from 0
	Count int `js:"count"`
}

type eventsReply struct {
	Events string `js:"events"` // JSON
}

// mostListed is how many events are listed at once.
const mostListed = 500

// events returns some of what happened: a list of {at, time, who, what, task?, from?, to?, line?, ending?}, in order.
func (k *keeper) events(request eventsRequest) (eventsReply, error) {
	r, err := k.find(request.Run)
	if err != nil {
		return eventsReply{}, err
	}
	events, first := r.happened(), max(request.From, 0)
	b := []byte{'['}
	for i := first; i < min(first+min(request.Count, mostListed), r.events.Len()); i++ {
		if i > first {
			b = append(b, ',')
		}
		b = r.appendEvent(b, events.Event(i))
	}
	return eventsReply{string(append(b, ']'))}, nil
}

func (r *run) appendEvent(b []byte, e timeline.Event) []byte {
	b = append(b, `{"at":`...)
	b = strconv.AppendInt(b, int64(e.At.At), 10)
	b = append(b, `,"time":"`...)
	b = append(trace.AppendTime(b, e.At.At), `","who":`...)
	b = append(trace.AppendQuoted(b, e.Who), `,"what":`...)
	b = trace.AppendQuoted(b, e.What)
	if e.Task != trace.None {
		b = append(b, `,"task":`...)
		b = strconv.AppendInt(b, int64(e.Task), 10)
	}
	if from, to, line := r.place(e.Span); line > 0 {
		b = append(b, `,"from":`...)
		b = strconv.AppendInt(b, int64(from), 10)
		b = append(b, `,"to":`...)
		b = strconv.AppendInt(b, int64(to), 10)
		b = append(b, `,"line":`...)
		b = strconv.AppendInt(b, int64(line), 10)
	}
	if e.Ending != trace.Unended {
		b = append(b, `,"ending":"`...)
		b = append(append(b, e.Ending.String()...), '"')
	}
	return append(b, '}')
}
