// Package story tells a run of an asyncio program in short plain sentences: who starts whom, who waits for what, where exceptions and
// cancellations go and where they stop, what is lost, how the program ended. Whoever can't see the timeline understands the program from
// them; whoever can finds in them what to look for.
//
// A story is made from the trace alone and says nothing that is not in it. It is at most [Most] sentences long: what happens often is
// told once, with how often, how long and until when. Of a hundred thousand tasks it takes the time to look at each a few times.
//
// The package does not know what language the program is written in, nor how its sentences are shown: names and code in them are parts
// of their own.
package story

import (
	"cmp"
	"slices"

	"gatherplay/gather/internal/sorting"
	"gatherplay/gather/trace"
)

// Most is how many sentences a story has at most.
const Most = 40

// A Tone tells sentences that matter from the others.
type Tone uint8

// The tones.
const (
	Even         Tone = iota
	Failure           // an exception
	Cancellation      // a task is cancelled
	Loss              // something is lost, or the loop stands still
)

var toneNames = [...]string{Even: "even", Failure: "failure", Cancellation: "cancellation", Loss: "loss"}

// String returns the tone's name in the JSON form.
func (t Tone) String() string { return toneNames[t] }

// A Sentence is something that happened: one or two sentences of text, and what they are about.
type Sentence struct {
	At    trace.Moment
	Text  Text
	Tasks []int32    // that it names
	Span  trace.Span // the place in the source that it is about; perhaps nowhere
	Line  int        // the same as a number, in the program itself; 0 if it is nowhere or in another file
	Tone  Tone
}

// Of tells the story of a run.
func Of(t *trace.Trace) []Sentence {
	s := &story{Teller: NewTeller(t)}
	s.prepare()
	for _, few := range []int{6, 4, 2, 1} {
		s.few, s.beats = few, s.beats[:0]
		s.tell()
		if s.join(); len(s.beats) <= Most {
			break
		}
	}
	s.shorten()
	sentences := make([]Sentence, len(s.beats))
	for i := range s.beats {
		sentences[i] = s.beats[i].Sentence
	}
	return sentences
}

// A weight says how much of a story would be missing without a sentence.
type weight uint8

const (
	detail   weight = iota // a lock waited for, a turn given to others
	activity               // sleeping, starting, ending
	relation               // gathers and what they give back
	turn                   // exceptions, cancellations, a frozen loop
	frame                  // how main and the program end
)

// A beat is a sentence that may become part of the story.
type beat struct {
	Sentence
	weight weight
	// follows: of the same breath as the sentence before, if that is of the same time and about one of the same tasks or of this group.
	follows bool
	about   []int32
}

// A story is one that is being told.
type story struct {
	*Teller
	beats []beat
	few   int // how many of the same kind are told one by one

	classes  map[class][]int32      // the tasks of each class
	lost     map[int32]trace.Moment // since when nobody waits for a task any more
	orphaned []trace.Orphan         // to the end of the task
	limited  map[int32]*trace.Group // by failure: the timeout that raised it
}

// A class is what is common to tasks that do the same: the coroutine function, and where they were made.
type class struct {
	coroutine string
	where     trace.Span
}

func classOf(t *trace.Task) class { return class{t.Coroutine, t.Where} }

// prepare looks at everything once.
func (s *story) prepare() {
	s.classes = make(map[class][]int32)
	s.prepareLost()
	for i := range s.trace.Tasks {
		if t := &s.trace.Tasks[i]; t.Role == trace.Ordinary {
			c := classOf(t)
			s.classes[c] = append(s.classes[c], int32(i))
		}
	}
}

func (s *story) tell() {
	if s.trace.Exit.Kind == trace.SyntaxError {
		s.end()
		return
	}
	s.runs()
	s.groups()
	s.starts()
	s.waits()
	s.ends()
	s.failures()
	s.cancels()
	s.orphans()
	s.blocks()
	s.warnings()
	s.end()
	sorting.Stable(s.beats, func(a, b beat) int { return a.At.Compare(b.At) })
}

// add adds a sentence to the story.
func (s *story) add(at trace.Moment, weight weight, tone Tone, span trace.Span, text Text) *beat {
	b := beat{Sentence: Sentence{At: at, Text: text, Tone: tone, Span: span, Line: s.Line(span)}, weight: weight}
	for _, part := range text {
		if part.Kind == TaskName && !slices.Contains(b.Tasks, part.Task) {
			b.Tasks = append(b.Tasks, part.Task)
		}
	}
	s.beats = append(s.beats, b)
	return &s.beats[len(s.beats)-1]
}

// join puts what is of the same breath into one sentence.
func (s *story) join() {
	joined := s.beats[:0]
	for i := range s.beats {
		b := s.beats[i]
		if n := len(joined); n > 0 && b.follows && joined[n-1].At.At == b.At.At && related(&joined[n-1], &b) {
			last := &joined[n-1]
			last.Text = append(append(slices.Clip(last.Text), Part{Kind: Plain, Text: " "}), b.Text...)
			for _, task := range b.Tasks {
				if !slices.Contains(last.Tasks, task) {
					last.Tasks = append(last.Tasks, task)
				}
			}
			last.weight, last.Tone = max(last.weight, b.weight), max(last.Tone, b.Tone)
			continue
		}
		joined = append(joined, b)
	}
	clear(s.beats[len(joined):])
	s.beats = joined
}

func related(before, b *beat) bool {
	return slices.ContainsFunc(before.Tasks, func(task int32) bool {
		return slices.Contains(b.Tasks, task) || slices.Contains(b.about, task)
	})
}

// shorten leaves out what matters least, and says so, if the story is still too long.
func (s *story) shorten() {
	if len(s.beats) <= Most {
		return
	}
	order := make([]int, len(s.beats))
	for i := range order {
		order[i] = i
	}
	// Of what matters the same the beginning stays, from which the rest can be guessed.
	sorting.Stable(order, func(a, b int) int { return cmp.Compare(s.beats[b].weight, s.beats[a].weight) })
	kept := order[:Most-1]
	left := len(s.beats) - len(kept)
	slices.Sort(kept)
	shorter := make([]beat, 0, Most)
	for _, i := range kept {
		shorter = append(shorter, s.beats[i])
	}
	last := len(shorter) - 1
	rest := s.Say("(", left, " more things happened that are left out here; the list of events has them all.)")
	s.beats = append(shorter, beat{Sentence: Sentence{At: shorter[last].At, Text: rest}})
}
