package lesson

import (
	"strconv"

	"gatherplay/gather/story"
	"gatherplay/gather/trace"
)

// A Verdict is what comes of a run of the learner's program.
type Verdict struct {
	// Ran tells whether the program ran at all; if not, no check was made.
	Ran      bool
	Passed   bool
	Results  []Result // in the order of the exercise's checks
	Mistakes []int    // those that were recognised, by their places in the exercise; none if it passed
}

// A Result is what comes of one check.
type Result struct {
	Check *Check
	Finding
	// Trace is the run that was tested: of the variant that the check asks for.
	Trace *trace.Trace
}

// Judge makes the checks of an exercise on a run of the learner's program, with the exercise's own files. Programs that have to be run for
// that beside it, with other files or the solution, are run once each.
func Judge(x *Exercise, t *trace.Trace, run Runner) *Verdict {
	j := &judge{exercise: x, run: run, traces: map[string]*trace.Trace{"": t}, solutions: map[string]*trace.Trace{}, tests: map[string]*test{}}
	v := &Verdict{Ran: Ran(t), Passed: true}
	if !v.Ran {
		v.Passed = false
		return v
	}
	for i := range x.Checks {
		c := &x.Checks[i]
		test := j.test(c.With)
		f := test.stopped()
		if f.Holds {
			f = test.find(&c.Condition)
		}
		v.Passed = v.Passed && f.Holds
		v.Results = append(v.Results, Result{c, f, test.trace})
	}
	if v.Passed {
		return v
	}
	v.Mistakes = x.recognised(j.test(""))
	return v
}

// Recognise returns the mistakes that show in a run, by their places in the exercise, whether the program passes or not.
func (x *Exercise) Recognise(t *trace.Trace) []int {
	if !Ran(t) {
		return nil
	}
	return x.recognised(newTest(t, nil))
}

func (x *Exercise) recognised(t *test) []int {
	var mistakes []int
	for i := range x.Mistakes {
		if t.all(x.Mistakes[i].When) && !t.any(x.Mistakes[i].Unless) {
			mistakes = append(mistakes, i)
		}
	}
	return mistakes
}

// Ran reports whether a program has come to anything.
func Ran(t *trace.Trace) bool {
	switch t.Exit.Kind {
	case trace.SyntaxError, trace.Unsupported, trace.LimitReached, trace.InternalError:
		return false
	}
	return true
}

// stopped returns that a run did not come to its end by itself, if that is so. What is read from such a run would be half the truth.
func (t *test) stopped() Finding {
	exit := &t.trace.Exit
	switch {
	case exit.Kind == trace.Deadlocked || !Ran(t.trace):
		f := t.fails(t.Say("the program comes to its end"), t.Say("it does not: "+exit.Message, story.At(exit.Span)))
		f.To = t.trace.End.At
		if !exit.Span.Zero() {
			f.Places = []trace.Span{exit.Span}
		}
		return f
	}
	return holds
}

func (t *test) all(conditions []Condition) bool {
	for i := range conditions {
		if !t.find(&conditions[i]).Holds {
			return false
		}
	}
	return true
}

func (t *test) any(conditions []Condition) bool {
	for i := range conditions {
		if t.find(&conditions[i]).Holds {
			return true
		}
	}
	return false
}

// A judge runs what has to be run, once.
type judge struct {
	exercise  *Exercise
	run       Runner
	traces    map[string]*trace.Trace // of the learner's program, by variant
	solutions map[string]*trace.Trace
	tests     map[string]*test
}

// test returns the test of the learner's program with the files of a variant.
func (j *judge) test(variant string) *test {
	if j.tests[variant] == nil {
		t := j.traces[variant]
		if t == nil {
			t = j.run(j.exercise.Program(j.traces[""].Files[0].Source, variant), j.exercise.Seed)
			j.traces[variant] = t
		}
		j.tests[variant] = newTest(t, func() *trace.Trace { return j.solution(variant) })
	}
	return j.tests[variant]
}

// solution returns the run of the solution with the files of a variant.
func (j *judge) solution(variant string) *trace.Trace {
	if j.solutions[variant] == nil {
		j.solutions[variant] = j.run(j.exercise.Program(j.exercise.Solution, variant), j.exercise.Seed)
	}
	return j.solutions[variant]
}

// AppendJSON appends the JSON form of a verdict:
//
//	Verdict {ran: bool, passed: bool, results: [Result], mistakes: [number]}
//	Result  {check: string, passed: bool, with?: string, expected?: [Part], happened?: [Part], tasks: [task],
//	         shown?: {from: nanoseconds, to: nanoseconds}, places: [{line: number, from: number, to: number}]}
//
// Texts are as in a story. Places are those in the learner's own file, from and to as UTF-16 offsets; tasks and times are those of
// the run with the files of the variant that the check is made with.
func (v *Verdict) AppendJSON(b []byte) []byte {
	b = append(b, `{"ran":`...)
	b = strconv.AppendBool(b, v.Ran)
	b = append(b, `,"passed":`...)
	b = strconv.AppendBool(b, v.Passed)
	b = append(b, `,"results":[`...)
	for i := range v.Results {
		if i > 0 {
			b = append(b, ',')
		}
		b = v.Results[i].appendJSON(b)
	}
	b = append(b, `],"mistakes":[`...)
	for i, mistake := range v.Mistakes {
		if i > 0 {
			b = append(b, ',')
		}
		b = strconv.AppendInt(b, int64(mistake), 10)
	}
	return append(b, `]}`...)
}

func (r *Result) appendJSON(b []byte) []byte {
	b = trace.AppendQuoted(append(b, `{"check":`...), r.Check.ID)
	b = append(b, `,"passed":`...)
	b = strconv.AppendBool(b, r.Holds)
	if r.Check.With != "" {
		b = trace.AppendQuoted(append(b, `,"with":`...), r.Check.With)
	}
	if !r.Holds {
		b = r.Expected.AppendJSON(append(b, `,"expected":`...))
		b = r.Happened.AppendJSON(append(b, `,"happened":`...))
	}
	return append(appendShown(b, r.Trace, r.Tasks, r.From, r.To, r.Places), '}')
}

// appendShown appends the members tasks, shown and places.
func appendShown(b []byte, t *trace.Trace, tasks []int32, from, to trace.Time, places []trace.Span) []byte {
	b = append(b, `,"tasks":[`...)
	for i, task := range tasks {
		if i > 0 {
			b = append(b, ',')
		}
		b = strconv.AppendInt(b, int64(task), 10)
	}
	b = append(b, ']')
	if len(tasks) > 0 || to > from {
		b = append(b, `,"shown":{"from":`...)
		b = strconv.AppendInt(b, int64(from), 10)
		b = append(b, `,"to":`...)
		b = strconv.AppendInt(b, int64(to), 10)
		b = append(b, '}')
	}
	b = append(b, `,"places":[`...)
	index, n := t.Files[0].Index(), 0
	for _, place := range places {
		if place.Zero() || place.File != 0 {
			continue
		}
		if n++; n > 1 {
			b = append(b, ',')
		}
		place := story.AppendPlace(nil, place, index.Line(place.Start), index)
		b = append(append(b, '{'), place[1:]...) // without its comma
		b = append(b, '}')
	}
	return append(b, ']')
}
