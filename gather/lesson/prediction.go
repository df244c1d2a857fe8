package lesson

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gatherplay/gather/trace"
)

// A Prediction is a question about what the starter will do.
type Prediction struct {
	ID       string         `json:"id"`
	Type     PredictionType `json:"type"`
	Prompt   string         `json:"prompt"`
	After    string         `json:"after,omitempty"` // what there is to say when the answer is known
	Question Question       `json:"question"`
	// Choices are what a Choice or Multi chooses from.
	Choices []Choice `json:"choices,omitempty"`
	// Items are the tasks that an Order puts in order; if there are none, all that the question is about.
	Items []string `json:"items,omitempty"`
	// Feedback is for those who gave a wrong answer.
	Feedback []Feedback `json:"feedback,omitempty"`
	// Answer is what a run of the starter says, once it has been asked.
	Answer *Answer `json:"answer,omitempty"`
}

// A PredictionType says what the answer to a question is like.
type PredictionType string

// The types.
const (
	ChoicePrediction  PredictionType = "choice"  // one of the choices
	MultiPrediction   PredictionType = "multi"   // any number of them, but not none
	OrderPrediction   PredictionType = "order"   // tasks, or lines of the output, in an order
	TimePrediction    PredictionType = "time"    // a time
	OutcomePrediction PredictionType = "outcome" // how a task, or the program, ends
	OutputPrediction  PredictionType = "output"  // what is printed
)

// PredictionTypes are all types.
var PredictionTypes = []PredictionType{ChoicePrediction, MultiPrediction, OrderPrediction, TimePrediction, OutcomePrediction, OutputPrediction}

// A Choice is one of several answers. It is right if every condition of When holds and none of Unless; or, if it has neither, if its
// text is the answer to the question.
type Choice struct {
	Text     string      `json:"text"` // plain, but for `code`
	When     []Condition `json:"when,omitempty"`
	Unless   []Condition `json:"unless,omitempty"`
	Feedback string      `json:"feedback,omitempty"` // for those who were wrong about it
}

// Feedback is what is said to those who gave an answer, as [Normal] writes it.
type Feedback struct {
	Answer string `json:"answer"`
	At     int64  `json:"at,omitempty"` // of a TimePrediction: the answer in nanoseconds
	Text   string `json:"text"`
}

// NotSure is the answer of those who don't want to guess.
const NotSure = "not sure"

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

// An Answer is what the run of the starter says to a prediction.
type Answer struct {
	Text string `json:"text"` // as [Normal] writes it
	// Items are the choices, tasks or lines that are right, in their order.
	Items []string `json:"items,omitempty"`
	// Offered are the choices, the tasks or lines in an order that gives nothing away, or the outcomes that there are.
	Offered []string `json:"offered,omitempty"`
	// Tasks, From and To say where it shows on the timeline, and At, unless it is negative, the time that was asked for.
	Tasks []int32    `json:"tasks,omitempty"`
	At    trace.Time `json:"at"`
	From  trace.Time `json:"from"`
	To    trace.Time `json:"to"`
}

// AnswerAll runs the starter and answers the predictions. The error, an [UnanswerableError], names the one that has no answer.
func AnswerAll(l *Lesson, run Runner) error {
	if len(l.Predictions) == 0 {
		return nil
	}
	t := newTest(run(l.Program(l.Starter, ""), l.Seed), nil)
	for i := range l.Predictions {
		p := &l.Predictions[i]
		a, err := t.answer(p)
		if err != nil {
			return &UnanswerableError{p.ID, err.Error()}
		}
		p.Answer = a
	}
	return nil
}

// An UnanswerableError says why a prediction has no answer.
type UnanswerableError struct{ Prediction, Reason string }

func (e *UnanswerableError) Error() string {
	return fmt.Sprintf("prediction %q: %s", e.Prediction, e.Reason)
}

// answer answers one prediction.
func (t *test) answer(p *Prediction) (*Answer, error) {
	a := &Answer{At: -1}
	switch p.Type {
	case ChoicePrediction, MultiPrediction:
		return a, t.choices(p, a)
	case OrderPrediction:
		return a, t.ordered(p, a)
	}
	var err error
	a.Text, err = t.ask(&p.Question, a)
	switch p.Question.Kind {
	case AskOutcome:
		a.Offered = States
	case AskProgram:
		a.Offered = Outcomes
	}
	return a, err
}

// choices finds out which choices are right.
func (t *test) choices(p *Prediction, a *Answer) error {
	text := ""
	if p.Question.Kind != "" {
		var err error
		if text, err = t.ask(&p.Question, a); err != nil {
			return err
		}
	}
	for i := range p.Choices {
		c := &p.Choices[i]
		a.Offered = append(a.Offered, c.Text)
		right := Normal(p, c.Text) == text
		if len(c.When)+len(c.Unless) > 0 {
			right = t.all(c.When) && !t.any(c.Unless)
		}
		if right {
			a.Items = append(a.Items, c.Text)
		}
	}
	switch {
	case len(a.Items) == 0 && text != "":
		return fmt.Errorf("the answer is %q, which is not among the choices", text)
	case len(a.Items) == 0:
		return errors.New("none of its choices is right")
	case p.Type == ChoicePrediction && len(a.Items) > 1:
		return fmt.Errorf("%q and %q are both right; let one be, or make it a multi", a.Items[0], a.Items[1])
	}
	a.Text = strings.Join(a.Items, "\n")
	return nil
}

// ordered puts tasks or lines in their order.
func (t *test) ordered(p *Prediction, a *Answer) error {
	if p.Question.Kind == AskOutput {
		a.Items = lines(printed(t.trace))
	} else if err := t.orderedTasks(p, a); err != nil {
		return err
	}
	if len(a.Items) < 2 {
		return errors.New("there is nothing to put in order")
	}
	a.Text = strings.Join(a.Items, ", ")
	a.Offered = slices.Clone(a.Items)
	slices.Sort(a.Offered)
	for i := 1; i < len(a.Offered); i++ {
		if a.Offered[i] == a.Offered[i-1] {
			return fmt.Errorf("%q occurs twice, so it has no one order", a.Offered[i])
		}
	}
	if slices.Equal(a.Offered, a.Items) {
		slices.Reverse(a.Offered)
	}
	return nil
}

func (t *test) orderedTasks(p *Prediction, a *Answer) error {
	type item struct {
		label string
		task  int32
		at    trace.Moment
	}
	var items []item
	add := func(label string, task int32) {
		began, ended := t.life(task)
		if p.Question.Kind == AskStart {
			ended = began
		}
		items = append(items, item{label, task, ended})
	}
	if len(p.Items) > 0 {
		for _, s := range p.Items {
			chosen, missing := t.choose([]string{s})
			if missing != nil {
				return errors.New(missing.said.String())
			}
			if len(chosen) > 1 {
				return fmt.Errorf("%d tasks are made of %q; say which one, such as %q", len(chosen), s, s+"#1")
			}
			add(s, chosen[0])
		}
	} else {
		for i := range t.trace.Tasks {
			if t.trace.Tasks[i].Role == trace.Ordinary {
				add(t.Name(int32(i)), int32(i))
			}
		}
	}
	slices.SortFunc(items, func(a, b item) int { return a.at.Compare(b.at) })
	for _, item := range items {
		a.Items, a.Tasks = append(a.Items, item.label), append(a.Tasks, item.task)
	}
	a.To = t.trace.End.At
	return nil
}

// ask reads the answer to a question from the run.
func (t *test) ask(q *Question, a *Answer) (string, error) {
	at := func(time trace.Time) (string, error) {
		a.At, a.To = time, time
		return trace.FormatTime(time), nil
	}
	switch q.Kind {
	case AskElapsed:
		return at(t.trace.End.At)
	case AskGather:
		for i, n := 0, max(q.N, 1); i < len(t.trace.Groups); i++ {
			if g := &t.trace.Groups[i]; g.Kind == trace.Gather {
				if n--; n == 0 && g.End.Kind != trace.Unended {
					a.Tasks, a.From = t.trace.Children(int32(i)), g.Formed.At
					return at(g.End.At.At)
				}
			}
		}
		return "", errors.New("there is no such gather, or it never ends")
	case AskPrinted:
		o := outputAt(t.trace, max(q.N, 1)-1)
		if o == nil {
			return "", fmt.Errorf("there is no line %d of the output", max(q.N, 1))
		}
		return at(o.At.At)
	case AskOutput:
		all := lines(printed(t.trace))
		if q.N == 0 {
			return strings.Join(all, "\n"), nil
		}
		if q.N > len(all) {
			return "", fmt.Errorf("there is no line %d of the output", q.N)
		}
		if o := outputAt(t.trace, q.N-1); o != nil {
			a.From, a.To = o.At.At, o.At.At
		}
		return all[q.N-1], nil
	case AskProgram:
		if t.trace.Exit.Kind == trace.Uncaught {
			return Outcomes[1], nil
		}
		return Outcomes[0], nil
	case AskTasks:
		a.Tasks = choose(t.trace, q.Of)
		return strconv.Itoa(len(a.Tasks)), nil
	}
	chosen, missing := t.choose([]string{q.Of})
	if missing != nil {
		return "", errors.New(missing.said.String())
	}
	if len(chosen) > 1 {
		return "", fmt.Errorf("%d tasks are made of %q; say which one, such as %q", len(chosen), q.Of, q.Of+"#1")
	}
	task := chosen[0]
	began, ended := t.life(task)
	a.Tasks, a.From, a.To = chosen, began.At, ended.At
	switch q.Kind {
	case AskStart:
		a.At = began.At
		return trace.FormatTime(began.At), nil
	case AskEnd:
		if t.trace.Tasks[task].End.Kind == trace.Unended {
			return "", errors.New("this task never ends")
		}
		a.At = ended.At
		return trace.FormatTime(ended.At), nil
	case AskOutcome:
		return stateOf(&t.trace.Tasks[task]), nil
	}
	return "", fmt.Errorf("there is no question %q", q.Kind)
}

// Normal writes an answer to a prediction in the one form in which it can be compared: a time as "1.5 s", the items of an order with
// commas between them, the lines of an output without white space at their ends.
func Normal(p *Prediction, answer string) string {
	answer = strings.TrimSpace(answer)
	switch {
	case answer == NotSure:
	case p.Type == TimePrediction, p.Type == ChoicePrediction && p.Question.asksTime():
		if d, ok := ParseDuration(answer); ok {
			return trace.FormatTime(d)
		}
	case p.Type == OrderPrediction:
		items := strings.Split(answer, ",")
		for i := range items {
			items[i] = strings.TrimSpace(items[i])
		}
		return strings.Join(items, ", ")
	case p.Type == OutputPrediction:
		return strings.Join(lines(answer), "\n")
	}
	return answer
}

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

// ParseDuration reads a duration such as "2s", "1.5 s", "250 ms", "1 min"; a number alone is seconds.
func ParseDuration(text string) (d trace.Time, ok bool) {
	number := strings.TrimSpace(text)
	unit := trace.Second
	for _, u := range []struct {
		name string
		unit trace.Time
	}{{"ms", trace.Millisecond}, {"min", trace.Minute}, {"s", trace.Second}} {
		if rest, found := strings.CutSuffix(number, u.name); found {
			number, unit = strings.TrimSpace(rest), u.unit
			break
		}
	}
	seconds, err := strconv.ParseFloat(number, 64)
	if err != nil || !(seconds >= 0) || seconds*float64(unit) > 1e18 {
		return 0, false
	}
	return trace.Time(seconds*float64(unit) + 0.5), true
}
