package lesson

import (
	"errors"
	"fmt"
	"strings"
)

// A Choice is one of several answers. It is right if every condition of When holds and none of Unless; or, if it has neither, if its
// text is the answer to the question.
type Choice struct {
	Text     string      `json:"text"` // plain, but for `code`
	When     []Condition `json:"when,omitempty"`
	Unless   []Condition `json:"unless,omitempty"`
	Feedback string      `json:"feedback,omitempty"` // for those who were wrong about it
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
