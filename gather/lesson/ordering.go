package lesson

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"gatherplay/gather/internal/sorting"
	"gatherplay/gather/trace"
)

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
			task, err := t.one(s)
			if err != nil {
				return err
			}
			add(s, task)
		}
	} else {
		for i := range t.trace.Tasks {
			if t.trace.Tasks[i].Role == trace.Ordinary {
				add(t.Name(int32(i)), int32(i))
			}
		}
	}
	sorting.Stable(items, func(a, b item) int { return a.at.Compare(b.at) })
	for _, item := range items {
		a.Items, a.Tasks = append(a.Items, item.label), append(a.Tasks, item.task)
	}
	a.To = t.trace.End.At
	return nil
}
