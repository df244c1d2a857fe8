//go:build js && wasm

package main

import (
	"errors"
	"sort"
	"strconv"
	"strings"
	"syscall/js"

	"gatherplay/gather/lesson"
	"gatherplay/gather/python"
	"gatherplay/gather/python/edit"
	"gatherplay/gather/python/hint"
	"gatherplay/gather/table"
	"gatherplay/gather/timeline"
	"gatherplay/gather/trace"
	"gatherplay/wasm/collector"
)

// fileName is what tracebacks call the program.
const fileName = "main.py"

// A view is how the timeline is to be drawn.
type view struct {
	Width    float64 `js:"width"`
	Selected int     `js:"selected"` // the task, or -1
	// From and To are the stretch of time to show; the whole run if To isn't after From.
	From float64 `js:"from"`
	To   float64 `js:"to"`
	// Left and Right hold the edges of the plot where they are, unless both are 0.
	Left  float64 `js:"left"`
	Right float64 `js:"right"`
	// Breaks, if there are any, are those of the drawing with which a drag began.
	Breaks []stretch `js:"breaks"`
	// Idle says what becomes of stretches in which nothing happens: "short", "full", or "" for what is best. Those in Opened are drawn
	// in full even so.
	Idle   string    `js:"idle"`
	Opened []stretch `js:"opened"`
	// Lenses are the times that are opened into their steps, with their widths if a drag holds them.
	Lenses []lens `js:"lenses"`
	// Rows from FirstRow up to LastRow are drawn; as many as there is room for if LastRow isn't greater.
	FirstRow int `js:"firstRow"`
	LastRow  int `js:"lastRow"`
	// Rows above Top or below Bottom are left out, if Bottom is below Top.
	Top    float64 `js:"top"`
	Bottom float64 `js:"bottom"`
	// Unfolded are the folds whose lanes are drawn one by one.
	Unfolded []int `js:"unfolded"`
	// Kept is the run that this one is compared with, or 0. It is drawn behind it, or Under.
	Kept  int  `js:"kept"`
	Under bool `js:"under"`
}

// A stretch of time is drawn as wide as it says.
type stretch struct {
	From  float64 `js:"from"`
	To    float64 `js:"to"`
	Width float64 `js:"width"`
}

// A lens is an instant that is drawn as wide as it says.
type lens struct {
	At    float64 `js:"at"`
	Width float64 `js:"width"`
}

type runRequest struct {
	Program string        `js:"program"`
	Files   []lesson.File `js:"files"` // what the program can import
	Seed    float64       `js:"seed"`
	View    view          `js:"view"`
}

// mostRows is how many rows of the table are shown: about as many as the timeline has lanes.
const mostRows = timeline.MaxLanes

// mostMemory is what a program may take, in bytes: the whole instance has 256 MB, of which some are always waiting for the collector.
const mostMemory = 160 << 20

// A plot says where in a drawing time runs, so that the page can tell which time is under the pointer.
type plot struct {
	Left   float64 `js:"left"`
	Right  float64 `js:"right"`
	Top    float64 `js:"top"`
	Bottom float64 `js:"bottom"`
	From   float64 `js:"from"`
	To     float64 `js:"to"`
	// Time runs evenly but for these.
	Breaks []stretch `js:"breaks"`
	Lenses []lens    `js:"lenses"`
	// End is the end of the whole run, and Idle says whether there are stretches that are drawn short, or could be.
	End  float64 `js:"end"`
	Idle bool    `js:"idle"`
}

type exit struct {
	Kind    string `js:"kind"`
	Status  int    `js:"status"`
	Message string `js:"message"`
	From    int    `js:"from"` // -1: nowhere
	To      int    `js:"to"`
	Line    int    `js:"line"` // 0: nowhere
}

type runReply struct {
	Run      int     `js:"run"`
	Drawn    bool    `js:"drawn"` // whether anything ran: there is something to draw
	Exit     exit    `js:"exit"`
	End      float64 `js:"end"`
	Duration string  `js:"duration"`
	Drawing  string  `js:"drawing"` // SVG
	Under    string  `js:"under"`   // SVG of the kept run, if the view has it under this one
	Plot     plot    `js:"plot"`
	Tasks    int     `js:"tasks"`    // how many there are
	Table    string  `js:"table"`    // JSON, see package table: the first mostRows of its rows
	Output   string  `js:"output"`   // JSON
	Literals string  `js:"literals"` // JSON: [from, to] of each
}

// A run is what is kept of one. A large record is forgotten when the next run needs its room, and made again if it is asked for after
// that: the same program with the same seed does the same.
type run struct {
	program string
	files   []trace.File // what the program can import
	seed    int64

	trace       *trace.Trace
	arrangement *timeline.Arrangement
	events      *timeline.Events // listed when they are first needed
	lines       []int32          // of the output: the first thing printed in each
	source      *trace.SourceIndex
	editor      *edit.Editor // made when it is first needed
	hints       *[]hint.Hint // given when they are first needed
	match       *match       // with the run that it was compared with last
}

// A keeper holds the runs that have not been released.
type keeper struct {
	runs   map[int]*run
	next   int
	memory *collector.Collector
}

func newKeeper() *keeper {
	return &keeper{runs: make(map[int]*run), next: 1, memory: collector.New()}
}

var errReleased = errors.New("this run is no longer kept")

// find returns a run that is kept.
func (k *keeper) find(id int) (*run, error) {
	r := k.runs[id]
	if r == nil {
		return nil, errReleased
	}
	k.memory.Checkpoint(false)
	if r.trace == nil {
		k.execute(r)
	}
	return r, nil
}

// execute runs the program of a run.
func (k *keeper) execute(r *run) {
	r.show(k.record(python.Program{Name: fileName, Source: r.program, Modules: r.files}, r.seed))
}

// record runs a program.
func (k *keeper) record(program python.Program, seed int64) *trace.Trace {
	k.makeRoom()
	defer alive()
	return python.Run(program, python.Options{
		Seed: seed, Limits: python.Limits{Bytes: mostMemory}, Checkpoint: k.memory.Checkpoint, Alive: alive})
}

// alive tells whoever waits for the reply that it will come: a call that takes long is not stopped as long as it gets on.
func alive() {
	if told := js.Global().Get("alive"); told.Truthy() {
		told.Invoke()
	}
}

// show gives a run its record.
func (r *run) show(t *trace.Trace) {
	r.trace = t
	r.arrangement = timeline.Arrange(t)
	alive()
	r.source = trace.NewSourceIndex(r.program)
}

// keep gives a run a name by which it can be asked for.
func (k *keeper) keep(r *run) int {
	id := k.next
	k.next++
	k.runs[id] = r
	return id
}

// makeRoom forgets the records that are kept, unless much room is left.
func (k *keeper) makeRoom() {
	if !k.memory.Scarce() {
		return
	}
	for _, r := range k.runs {
		*r = run{program: r.program, files: r.files, seed: r.seed}
	}
	k.memory.Checkpoint(true)
}

// run runs a program and draws it.
func (k *keeper) run(request runRequest) (runReply, error) {
	r := &run{program: request.Program, seed: int64(request.Seed)}
	for _, f := range request.Files {
		r.files = append(r.files, trace.File{Name: f.Name, Source: f.Text})
	}
	return k.show(r, request.View), nil
}

// show keeps a run, runs its program and draws it.
func (k *keeper) show(r *run, v view) runReply {
	k.execute(r)
	t := r.trace
	reply := runReply{
		Run:   k.keep(r),
		Exit:  r.exit(),
		Drawn: ran(t),
	}
	if !reply.Drawn {
		return reply
	}
	reply.End = float64(t.End.At)
	reply.Duration = trace.FormatTime(t.End.At)
	drawn := r.draw(v, k.beside(v.Kept))
	reply.Drawing, reply.Under, reply.Plot = drawn.Drawing, drawn.Under, drawn.Plot
	var switches table.Switches
	if editor, err := r.edits(); err == nil {
		switches = editor
	}
	rows := table.Of(t, r.arrangement, switches, mostRows)
	reply.Tasks = r.arrangement.Len()
	reply.Table = string(rows.AppendJSON(nil))
	reply.Output = string(r.appendOutput(nil))
	reply.Literals = string(r.appendLiterals(nil))
	return reply
}

// ran reports whether there is anything to be shown of a run. What was refused, or stopped before it came to anything, leaves the
// picture of the run before it in place.
func ran(t *trace.Trace) bool {
	switch t.Exit.Kind {
	case trace.SyntaxError:
		return false
	case trace.Unsupported, trace.LimitReached:
		return len(t.Tasks) > 0
	}
	return true
}

func (r *run) exit() exit {
	e := &r.trace.Exit
	from, to, line := r.place(e.Span)
	return exit{Kind: e.Kind.String(), Status: e.Status, Message: e.Message, From: from, To: to, Line: line}
}

// place returns a span of the program as UTF-16 offsets and the number of its line; -1, -1, 0 if it is nowhere, or not in the
// program.
func (r *run) place(s trace.Span) (from, to, line int) {
	if s.Zero() || s.File != 0 {
		return -1, -1, 0
	}
	return int(r.source.UTF16(s.Start)), int(r.source.UTF16(s.End)), r.source.Line(s.Start)
}

// appendOutput appends what was printed: a list of {at, time, text, error?, task?, from?, to?}, in order. Each is a line, or what
// was printed at once if that was more; a line that was printed bit by bit belongs to its beginning.
func (r *run) appendOutput(b []byte) []byte {
	b = append(b, '[')
	for first := 0; first < len(r.trace.Output); {
		o := &r.trace.Output[first]
		text, next := o.Text, first+1
		for !strings.HasSuffix(text, "\n") && next < len(r.trace.Output) && r.trace.Output[next].Stream == o.Stream {
			text += r.trace.Output[next].Text
			next++
		}
		if first > 0 {
			b = append(b, ',')
		}
		r.lines = append(r.lines, int32(first))
		b = append(b, `{"at":`...)
		b = strconv.AppendInt(b, int64(o.At.At), 10)
		b = append(b, `,"time":"`...)
		b = append(trace.AppendTime(b, o.At.At), `","text":`...)
		b = trace.AppendQuoted(b, strings.TrimSuffix(text, "\n"))
		if o.Stream == trace.Stderr {
			b = append(b, `,"error":true`...)
		}
		if o.Task != trace.None {
			b = append(b, `,"task":`...)
			b = strconv.AppendInt(b, int64(o.Task), 10)
		}
		if from, to, line := r.place(o.Span); line > 0 {
			b = append(b, `,"from":`...)
			b = strconv.AppendInt(b, int64(from), 10)
			b = append(b, `,"to":`...)
			b = strconv.AppendInt(b, int64(to), 10)
		}
		b = append(b, '}')
		first = next
	}
	return append(b, ']')
}

// printedLines returns how many lines of the output had begun when so many things had been printed.
func (r *run) printedLines(printed int) int {
	return sort.Search(len(r.lines), func(i int) bool { return int(r.lines[i]) >= printed })
}

// appendLiterals appends where the literals of the record stand.
func (r *run) appendLiterals(b []byte) []byte {
	b = append(b, '[')
	for i := range r.trace.Literals {
		if i > 0 {
			b = append(b, ',')
		}
		from, to, _ := r.place(r.trace.Literals[i].Span)
		b = append(b, '[')
		b = strconv.AppendInt(b, int64(from), 10)
		b = append(b, ',')
		b = strconv.AppendInt(b, int64(to), 10)
		b = append(b, ']')
	}
	return append(b, ']')
}

type runName struct {
	Run int `js:"run"`
}

type traceReply struct {
	Trace string `js:"trace"` // JSON, see package trace; empty if it would be too long
}

// mostEvents is how many events a record may have that is handed over. An event and what belongs to it take some 250 bytes of JSON, so
// the longest record is a few megabytes.
const mostEvents = 20_000

// trace returns the record of a run.
func (k *keeper) trace(request runName) (traceReply, error) {
	r, err := k.find(request.Run)
	if err != nil || r.trace.Events.Len() > mostEvents {
		return traceReply{}, err
	}
	return traceReply{string(r.trace.AppendJSON(nil))}, nil
}

// release forgets a run, also where others were compared with it.
func (k *keeper) release(request runName) (runName, error) {
	gone := k.runs[request.Run]
	delete(k.runs, request.Run)
	for _, r := range k.runs {
		if r.match != nil && r.match.with == gone {
			r.match = nil
		}
	}
	return request, nil
}
