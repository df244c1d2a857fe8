package lesson

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"gatherplay/gather/trace"
)

// A Question is what the answer to a prediction is read from. In a lesson's file it is written as its kind and, after a colon, what
// it is about.
type Question struct {
	Kind QuestionKind `json:"kind"`
	Of   string       `json:"of,omitempty"` // the task that it is about
	N    int          `json:"n,omitempty"`  // the gather, or the line of the output, that it is about, from 1; 0: the first, or all lines
}

// A QuestionKind is what a question asks for.
type QuestionKind string

// The kinds.
const (
	AskElapsed    QuestionKind = "elapsed"    // when the program ends
	AskStart      QuestionKind = "start"      // when a task starts; of none: in which order tasks start
	AskEnd        QuestionKind = "end"        // when a task ends
	AskGather     QuestionKind = "gather"     // when a gather returns or raises
	AskPrinted    QuestionKind = "printed"    // when a line is printed
	AskCompletion QuestionKind = "completion" // in which order tasks end
	AskOutput     QuestionKind = "output"     // what is printed: all of it or a line; or in which order lines are
	AskOutcome    QuestionKind = "outcome"    // how a task ends
	AskProgram    QuestionKind = "program"    // how the program ends
	AskTasks      QuestionKind = "tasks"      // how many tasks there are of a name
)

// Outcomes are how a program can end; for tasks see [States].
var Outcomes = []string{"finished", "raised"}

// asksTime reports whether the answer is a time.
func (q *Question) asksTime() bool {
	switch q.Kind {
	case AskElapsed, AskStart, AskEnd, AskGather, AskPrinted:
		return true
	}
	return false
}

// Fits reports whether a question can be asked in a prediction of a type.
func (q *Question) Fits(p PredictionType) bool {
	switch p {
	case TimePrediction:
		return q.asksTime() && (q.Kind != AskStart || q.Of != "")
	case OrderPrediction:
		return q.Kind == AskStart && q.Of == "" || q.Kind == AskCompletion || q.Kind == AskOutput && q.N == 0
	case OutcomePrediction:
		return q.Kind == AskOutcome || q.Kind == AskProgram
	case OutputPrediction:
		return q.Kind == AskOutput
	case ChoicePrediction:
		return q.Kind != AskCompletion && (q.Kind != AskStart || q.Of != "")
	}
	return false
}

// ParseQuestion reads a question; ok is false if it is none.
func ParseQuestion(text string) (q Question, ok bool) {
	kind, about, given := strings.Cut(text, ":")
	q.Kind = QuestionKind(kind)
	switch q.Kind {
	case AskElapsed, AskCompletion, AskProgram:
		return q, !given
	case AskStart:
		if !given {
			return q, true
		}
		fallthrough
	case AskEnd, AskOutcome, AskTasks:
		q.Of = strings.TrimSpace(about)
		_, ok = ParseSelector(q.Of)
		return q, ok
	case AskGather, AskPrinted, AskOutput:
		if !given {
			return q, q.Kind != AskPrinted
		}
		n, err := strconv.Atoi(strings.TrimSpace(about))
		q.N = n
		return q, err == nil && n > 0
	}
	return q, false
}

// ask reads the answer to a question from the run.
func (t *test) ask(q *Question, a *Answer) (string, error) {
	switch q.Kind {
	case AskElapsed:
		return a.when(t.trace.End.At), nil
	case AskGather:
		return t.askGather(max(q.N, 1), a)
	case AskPrinted:
		o := outputAt(t.trace, max(q.N, 1)-1)
		if o == nil {
			return "", fmt.Errorf("there is no line %d of the output", max(q.N, 1))
		}
		return a.when(o.At.At), nil
	case AskOutput:
		return t.askOutput(q.N, a)
	case AskProgram:
		if t.trace.Exit.Kind == trace.Uncaught {
			return Outcomes[1], nil
		}
		return Outcomes[0], nil
	case AskTasks:
		a.Tasks = choose(t.trace, q.Of)
		return strconv.Itoa(len(a.Tasks)), nil
	}
	return t.askTask(q, a)
}

// when answers with a time, at which it shows, too.
func (a *Answer) when(at trace.Time) string {
	a.At, a.To = at, at
	return trace.FormatTime(at)
}

// askGather answers when the nth gather is over.
func (t *test) askGather(n int, a *Answer) (string, error) {
	for i := range t.trace.Groups {
		g := &t.trace.Groups[i]
		if g.Kind != trace.Gather {
			continue
		}
		if n--; n == 0 && g.End.Kind != trace.Unended {
			a.Tasks, a.From = t.trace.Children(int32(i)), g.Formed.At
			return a.when(g.End.At.At), nil
		}
	}
	return "", errors.New("there is no such gather, or it never ends")
}

// askOutput answers what is printed, all of it or in the nth line.
func (t *test) askOutput(n int, a *Answer) (string, error) {
	all := lines(printed(t.trace))
	if n == 0 {
		return strings.Join(all, "\n"), nil
	}
	if n > len(all) {
		return "", fmt.Errorf("there is no line %d of the output", n)
	}
	if o := outputAt(t.trace, n-1); o != nil {
		a.From, a.To = o.At.At, o.At.At
	}
	return all[n-1], nil
}

// askTask answers when or how one task starts or ends.
func (t *test) askTask(q *Question, a *Answer) (string, error) {
	task, err := t.one(q.Of)
	if err != nil {
		return "", err
	}
	began, ended := t.life(task)
	a.Tasks, a.From, a.To = []int32{task}, began.At, ended.At
	switch q.Kind {
	case AskStart:
		a.At = began.At
	case AskEnd:
		if t.trace.Tasks[task].End.Kind == trace.Unended {
			return "", errors.New("this task never ends")
		}
		a.At = ended.At
	case AskOutcome:
		return stateOf(&t.trace.Tasks[task]), nil
	default:
		return "", fmt.Errorf("there is no question %q", q.Kind)
	}
	return trace.FormatTime(a.At), nil
}

// one returns the one task that a selector names.
func (t *test) one(selector string) (int32, error) {
	chosen, missing := t.choose([]string{selector})
	if missing != nil {
		return trace.None, errors.New(missing.said.String())
	}
	if len(chosen) > 1 {
		return trace.None, fmt.Errorf("%d tasks are made of %q; say which one, such as %q", len(chosen), selector, selector+"#1")
	}
	return chosen[0], nil
}
