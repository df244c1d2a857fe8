// Package hint recognises in a run what people who use asyncio usually don't mean: a gather whose results are lost when one of its
// members fails, a call that blocks the loop, a coroutine that nobody awaits, and the like. A hint says in a sentence or two what happened,
// at which moment and which line, and offers a change of the program where there is one.
//
// What happened is taken from the trace; only what a trace can't tell, such as whether a result was ever looked at, from the syntax
// tree. A hint is given for what has shown itself in the run, and kept back where the program has taken care of it: a hint at a correct program
// is worse than none. It lies beside package edit, and not in package story, because it reads Python where the story reads traces only.
package hint

import (
	"strconv"

	"gatherplay/gather/internal/sorting"
	"gatherplay/gather/python/edit"
	"gatherplay/gather/story"
	"gatherplay/gather/trace"
)

// A Kind names a mistake.
type Kind string

// The mistakes.
const (
	LostResults      Kind = "lost results"         // gather raised, and results that were there are gone
	RunningOn        Kind = "running on"           // gather raised, and its other members run on with nobody waiting
	SecondException  Kind = "second exception"     // a member fails after gather has raised: nobody will ever know
	FinishedGather   Kind = "finished gather"      // cancel() of a gather that has raised already
	Sequential       Kind = "sequential"           // awaits one after the other that could be gathered
	Blocking         Kind = "blocking"             // a call that blocks the loop
	Unchecked        Kind = "unchecked exceptions" // return_exceptions=True, and nobody looks at the results
	TimeoutOfAll     Kind = "timeout of all"       // a timeout around a gather takes the finished results with it
	NeverAwaited     Kind = "never awaited"        // a coroutine
	GatherNotAwaited Kind = "gather not awaited"
	ForgottenStar    Kind = "forgotten star"  // gather(list)
	DiesWithMain     Kind = "dies with main"  // a background task
	NeverRetrieved   Kind = "never retrieved" // the exception of a task
	SwallowedCancel  Kind = "swallowed cancellation"
)

// A Hint is something that the program probably does not mean.
type Hint struct {
	Kind  Kind
	At    trace.Moment // when it showed
	Span  trace.Span   // the place in the program that it is about
	Line  int          // the same as a number; 0 if it is nowhere
	Text  story.Text
	Offer *Offer // or nil
}

// An Offer is a change of the program that mends what a hint is about.
type Offer struct {
	Line    int // where it changes the program first
	Changes []edit.Change
}

// most is how many hints are given of a run. Whoever gets more reads none.
const most = 8

// Of returns the hints for a run, by moment; for each place in the program and mistake the first. A program that is no Python gets none.
func Of(t *trace.Trace) []Hint {
	p, err := read(t)
	if err != nil || t.Exit.Kind == trace.SyntaxError {
		return nil
	}
	f := &finder{program: p, Teller: story.NewTeller(t), trace: t, orphans: t.Orphans(), looked: make(map[look]int), cancelled: make(map[trace.Span]bool), awaits: awaited(t)}
	f.finishedGathers()
	f.gathers()
	f.stars()
	f.timeouts()
	f.blocks()
	f.sequences()
	f.coroutines()
	f.background()
	f.swallowed()
	sorting.Stable(f.hints, func(a, b Hint) int { return a.At.Compare(b.At) })
	return f.hints[:min(len(f.hints), most)]
}

// A finder looks for mistakes in a run.
type finder struct {
	*program
	*story.Teller
	trace     *trace.Trace
	orphans   []trace.Orphan
	hints     []Hint
	looked    map[look]int
	awaits    map[int32]bool      // the tasks that others have waited for
	cancelled map[trace.Span]bool // the gathers that were cancelled when they had raised already
}

// A look is at a mistake at a place.
type look struct {
	kind Kind
	span trace.Span
}

// enough reports whether one has looked for a mistake at a place often enough: what happens there a thousand times is not looked at
// each time.
func (f *finder) enough(kind Kind, span trace.Span) bool {
	const often = 20
	f.looked[look{kind, span}]++
	return f.looked[look{kind, span}] > often
}

// awaited returns the tasks that others have waited for.
func awaited(t *trace.Trace) map[int32]bool {
	awaits := make(map[int32]bool)
	for i := range t.Tasks {
		for j := range t.Tasks[i].Segments {
			if w := t.Tasks[i].Segments[j].Wait; w != nil && w.Kind == trace.WaitTask {
				awaits[w.Target] = true
			}
		}
	}
	return awaits
}

// found adds a hint, unless there is one for the same mistake at the same place.
func (f *finder) found(kind Kind, at trace.Moment, span trace.Span, changes []edit.Change, parts ...any) {
	for i := range f.hints {
		if f.hints[i].Kind == kind && f.hints[i].Span == span {
			return
		}
	}
	h := Hint{Kind: kind, At: at, Span: span, Line: f.Line(span), Text: f.Say(parts...)}
	if len(changes) > 0 {
		sorting.Stable(changes, func(a, b edit.Change) int { return a.Start - b.Start })
		h.Offer = &Offer{Line: f.module.File.Line(uint32(changes[0].Start)), Changes: changes}
	}
	f.hints = append(f.hints, h)
}

// AppendJSON appends hints as JSON: a list of
//
//	{kind: kind, at: nanoseconds, time: string, text: [Part], line?: number, from?: number, to?: number, offer?: line}
//
// with the line that the offer changes, if there is one. Text and place are as in a story.
func AppendJSON(b []byte, hints []Hint, source *trace.SourceIndex) []byte {
	b = append(b, '[')
	for i := range hints {
		h := &hints[i]
		if i > 0 {
			b = append(b, ',')
		}
		b = append(append(append(b, `{"kind":"`...), h.Kind...), `","at":`...)
		b = strconv.AppendInt(b, int64(h.At.At), 10)
		b = append(b, `,"time":"`...)
		b = trace.AppendTime(b, h.At.At)
		b = append(b, `","text":`...)
		b = h.Text.AppendJSON(b)
		b = story.AppendPlace(b, h.Span, h.Line, source)
		if h.Offer != nil {
			b = append(b, `,"offer":`...)
			b = strconv.AppendInt(b, int64(h.Offer.Line), 10)
		}
		b = append(b, '}')
	}
	return append(b, ']')
}
