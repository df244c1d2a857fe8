package lesson

import (
	"fmt"
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

// Feedback is what is said to those who gave an answer, as [Normal] writes it.
type Feedback struct {
	Answer string `json:"answer"`
	At     int64  `json:"at,omitempty"` // of a TimePrediction: the answer in nanoseconds
	Text   string `json:"text"`
}

// NotSure is the answer of those who don't want to guess.
const NotSure = "not sure"

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
