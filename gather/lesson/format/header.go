package format

import (
	"slices"
	"strconv"
	"strings"

	"gatherplay/gather/lesson"
	"gatherplay/gather/lesson/internal/toml"
)

// header reads the front matter.
func (p *parser) header(root *toml.Table) {
	f, l := p.fields(root, ""), p.Lesson
	if e := f.get("format"); e == nil {
		f.problem(1, "format is missing; add format = %d", lesson.Format)
	} else if e.Value.Any != int64(lesson.Format) {
		f.problem(e.Line, "only format = %d is known here", lesson.Format)
	}
	if l.ID = f.text("id", `"a-name-for-it"`); l.ID != "" && !isID(l.ID) {
		f.problem(root.Get("id").Line, "the id %q is to be small letters, digits and hyphens, such as \"who-is-first\"", l.ID)
	}
	if e := root.Get("id"); e != nil {
		p.lines[" "] = e.Line
	}
	l.Title = f.text("title", `"Who is first?"`)
	l.Minutes = int(f.number("minutes", 1))
	l.Seed = f.number("seed", 0)
	l.Reveal = f.reveal()

	l.Predictions, l.Checks, l.Mistakes = []lesson.Prediction{}, []lesson.Check{}, []lesson.Mistake{}
	for _, t := range f.tables("predict") {
		l.Predictions = append(l.Predictions, p.prediction(t))
	}
	for _, t := range f.tables("check") {
		l.Checks = append(l.Checks, p.check(t))
	}
	for _, t := range f.tables("mistake") {
		l.Mistakes = append(l.Mistakes, p.mistake(t))
	}
	f.finish()
	if len(l.Checks) == 0 && root.Get("check") == nil {
		f.problem(1, "there is no check, so nobody can pass; add a [[check]]")
	}
	for i := range p.Blocks {
		b := &p.Blocks[i]
		if b.Role == Mistake && p.lines["mistake "+b.Name] == 0 {
			p.problem(b.Line-1, "there is no mistake %q; add a [[mistake]] with this id", b.Name)
		}
	}
	for i := range l.Variants {
		name := l.Variants[i].Name
		if !slices.ContainsFunc(l.Checks, func(c lesson.Check) bool { return c.With == name }) {
			p.problem(p.lines["variant "+name], "no check uses variant %q; add with = %q to one, or take the file out", name, name)
		}
	}
}

// reveal reads when the solution may be seen.
func (f *fields) reveal() lesson.Reveal {
	text := f.text("reveal", "")
	if text == "" {
		return lesson.Reveal{When: lesson.AfterPass}
	}
	when, attempts, given := strings.Cut(text, ":")
	r := lesson.Reveal{When: lesson.RevealTime(when)}
	switch r.When {
	case lesson.Always, lesson.AfterPass, lesson.Never:
		if !given {
			return r
		}
	case lesson.AfterAttempts:
		if n, err := strconv.Atoi(attempts); err == nil && n > 0 {
			r.Attempts = n
			return r
		}
	}
	f.problem(f.table.Get("reveal").Line, "reveal is always, after-attempts:3 (or another number), after-pass or never, not %q", text)
	return lesson.Reveal{When: lesson.AfterPass}
}

// check reads a [[check]].
func (p *parser) check(t *toml.Table) lesson.Check {
	f := p.fields(t, "check: ")
	c := lesson.Check{ID: f.id("check"), Message: f.markdown("message", ""), With: f.text("with", "")}
	if c.With != "" && !slices.ContainsFunc(p.Lesson.Variants, func(v lesson.Variant) bool { return v.Name == c.With }) {
		f.problem(t.Get("with").Line, "there is no variant %q; add a block that begins with ```python file=NAME.py variant=%s", c.With, c.With)
	}
	conditions := f.conditions()
	complete := f.finish()
	switch len(conditions) {
	case 0:
		if !complete {
			break // it is a key that is misspelled
		}
		f.problem(t.Line, "it checks nothing; add one of %s", kindNames())
	case 1:
		c.Condition = conditions[0]
		if c.Message == "" {
			c.Message = sentence(&c)
		}
	default:
		f.problem(t.Get(string(conditions[1].Kind)).Line, "it checks %s and %s; make a [[check]] for each", conditions[0].Kind, conditions[1].Kind)
	}
	return c
}

// mistake reads a [[mistake]].
func (p *parser) mistake(t *toml.Table) lesson.Mistake {
	f := p.fields(t, "mistake: ")
	m := lesson.Mistake{ID: f.id("mistake"), Message: f.markdown("message", `"What happens, and why."`)}
	m.When = f.conditionsIn("when")
	m.Unless = f.conditionsIn("unless")
	f.finish()
	if len(m.When) == 0 && t.Get("when") == nil {
		f.problem(t.Line, "when is missing; add what it is recognised by, such as when = { no_overlap = [\"fetch\"] }")
	}
	if b := p.block(Mistake, m.ID, ""); b != nil {
		m.Sample = b.Text
	} else if m.ID != "" {
		f.problem(t.Line, "there is no program that makes it; add a block that begins with ```python mistake=%s", m.ID)
	}
	return m
}

// prediction reads a [[predict]].
func (p *parser) prediction(t *toml.Table) lesson.Prediction {
	f := p.fields(t, "predict: ")
	q := lesson.Prediction{ID: f.id("predict")}
	kind := f.text("type", `"time"`)
	q.Type = lesson.PredictionType(kind)
	if kind != "" && !slices.Contains(lesson.PredictionTypes, q.Type) {
		f.problem(t.Get("type").Line, "a type is one of %s, not %q", joined(lesson.PredictionTypes), kind)
		kind = ""
	}
	q.Prompt, q.After = f.markdown("prompt", `"When does gather return?"`), f.markdown("after", "")
	chosen := q.Type == lesson.ChoicePrediction || q.Type == lesson.MultiPrediction
	if chosen {
		q.Choices = f.choices()
	}
	conditional := len(q.Choices) > 0 && len(q.Choices[0].When)+len(q.Choices[0].Unless) > 0
	if !conditional && kind != "" && q.Type != lesson.MultiPrediction {
		q.Question = f.question(q.Type)
	}
	if q.Type == lesson.OrderPrediction {
		q.Items = f.selectors("items", false)
		if q.Question.Kind == lesson.AskOutput && len(q.Items) > 0 {
			f.problem(t.Get("items").Line, "items are tasks, but it is lines of the output that are put in order; take them out")
		}
	}
	q.Feedback = f.feedback(&q)
	if kind != "" {
		f.finish()
	}
	return q
}

// question reads what the answer is read from.
func (f *fields) question(kind lesson.PredictionType) lesson.Question {
	text := f.text("answer", questions[kind][0])
	if text == "" {
		return lesson.Question{}
	}
	q, ok := lesson.ParseQuestion(text)
	if !ok || !q.Fits(kind) {
		f.problem(f.table.Get("answer").Line, "%q is no answer to a question of type %s; it is computed, from %s", text, kind, strings.Join(questions[kind], " or "))
	}
	return q
}

// questions are what the answers to each type can be read from.
var questions = map[lesson.PredictionType][]string{
	lesson.TimePrediction:    {`"elapsed"`, `"start:fetch#1"`, `"end:fetch#1"`, `"gather"`, `"gather:2"`, `"printed:1"`},
	lesson.OrderPrediction:   {`"completion"`, `"start"`, `"output"`},
	lesson.OutcomePrediction: {`"outcome:fetch#1"`, `"program"`},
	lesson.OutputPrediction:  {`"output"`, `"output:1"`},
	lesson.ChoicePrediction:  {`"elapsed"`, `"end:fetch#1"`, `"output:1"`, `"outcome:fetch#1"`, `"program"`, `"tasks:fetch"`},
}

// choices reads the choices: texts, or tables that say when each is right.
func (f *fields) choices() []lesson.Choice {
	list, e := f.list("choices")
	if e == nil {
		f.problem(f.table.Line, "choices are missing; add choices = [\"1 s\", \"3 s\"]")
		return nil
	}
	var choices []lesson.Choice
	conditional := 0
	for _, v := range list {
		var c lesson.Choice
		switch v := v.Any.(type) {
		case *toml.Table:
			in := f.p.fields(v, f.what)
			c.Text, c.Feedback = in.text("text", `"what it says"`), in.markdown("feedback", "")
			c.When, c.Unless = in.conditionsIn("when"), in.conditionsIn("unless")
			in.finish()
			if len(c.When)+len(c.Unless) > 0 {
				conditional++
			}
		default:
			text, ok := scalar(v)
			if !ok || text == "" {
				f.problem(e.Line, "a choice is a text, or a table such as { text = \"both\", when = { overlap = [\"a\", \"b\"] } }")
			}
			c.Text = text
		}
		if slices.ContainsFunc(choices, func(other lesson.Choice) bool { return other.Text == c.Text }) {
			f.problem(v.Line, "the choice %q is there twice; take one out", c.Text)
		}
		choices = append(choices, c)
	}
	switch {
	case len(choices) < 2:
		f.problem(e.Line, "one choice is none; add another")
	case conditional > 0 && conditional < len(choices):
		f.problem(e.Line, "some choices say when they are right and others don't; give each a when or an unless, or none")
	case conditional == 0 && f.table.Get("type").Value.Any == string(lesson.MultiPrediction):
		f.problem(e.Line, "each choice of a multi says when it is right; write { text = \"…\", when = { cancelled = [\"a\"] } }")
	}
	return choices
}

// feedback reads what is said to those who gave a wrong answer.
func (f *fields) feedback(q *lesson.Prediction) []lesson.Feedback {
	e := f.get("feedback")
	if e == nil {
		return nil
	}
	t, ok := e.Value.Any.(*toml.Table)
	if !ok {
		f.problem(e.Line, "feedback is to be a table from answers to what is said, such as { \"3s\" = \"They overlap.\" }")
		return nil
	}
	var all []lesson.Feedback
	for _, e := range t.Entries {
		text, ok := e.Value.Any.(string)
		if !ok || strings.TrimSpace(text) == "" {
			f.problem(e.Line, "the feedback for %q is to be a text that is not empty", e.Key)
			continue
		}
		one := lesson.Feedback{Answer: lesson.Normal(q, e.Key), Text: f.p.inline(text, e.Line)}
		if complaint := f.unanswerable(q, e.Key, &one); complaint != "" {
			f.problem(e.Line, "the feedback for %q is never given: %s", e.Key, complaint)
		}
		if slices.ContainsFunc(all, func(other lesson.Feedback) bool { return other.Answer == one.Answer }) {
			f.problem(e.Line, "there is feedback for %q already; keep one of them", e.Key)
		}
		all = append(all, one)
	}
	return all
}

// unanswerable says why an answer that there is feedback for can't be given; empty if it can.
func (f *fields) unanswerable(q *lesson.Prediction, key string, one *lesson.Feedback) string {
	if one.Answer == lesson.NotSure {
		return ""
	}
	switch q.Type {
	case lesson.TimePrediction:
		at, ok := lesson.ParseDuration(key)
		if !ok {
			return "it is no time; write it as \"3s\""
		}
		one.At = int64(at)
	case lesson.ChoicePrediction, lesson.MultiPrediction:
		for i := range q.Choices {
			if lesson.Normal(q, q.Choices[i].Text) == one.Answer {
				one.Answer = q.Choices[i].Text
				return ""
			}
		}
		return "it is not among the choices"
	case lesson.OutcomePrediction:
		words := lesson.States
		if q.Question.Kind == lesson.AskProgram {
			words = lesson.Outcomes
		}
		if !slices.Contains(words, one.Answer) {
			return "the answers are " + strings.Join(words, ", ")
		}
	}
	return ""
}

func joined[T ~string](list []T) string {
	words := make([]string, len(list))
	for i, w := range list {
		words[i] = string(w)
	}
	return strings.Join(words, ", ")
}
