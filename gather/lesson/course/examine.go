package course

import (
	"errors"
	"slices"
	"strings"

	"gatherplay/gather/lesson"
	"gatherplay/gather/lesson/format"
	"gatherplay/gather/python/construct"
	"gatherplay/gather/trace"
)

// examine runs the programs of a lesson.
func (l *loader) examine(d *format.Document) {
	if !l.runnable(d) {
		return
	}
	l.predictions(d)
	l.starter(d)
	l.solution(d)
	l.names(d)
	for i := range d.Lesson.Mistakes {
		l.mistake(d, i)
	}
}

// runnable reports whether everything is Python that runs here.
func (l *loader) runnable(d *format.Document) bool {
	good := true
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if _, err := construct.Parse(0, trace.File{Name: d.Name, Source: b.Text}); err != nil {
			line := b.Line
			if e := (*construct.Error)(nil); errors.As(err, &e) {
				line += e.Line - 1
			}
			l.problem(d.Name, line, "this is not Python: %s", err)
			good = false
			continue
		}
		if b.Role == format.Shown || b.Role == format.File {
			continue
		}
		good = l.runs(d, b, "") && good
		if b.Role == format.Solution {
			for _, v := range d.Lesson.Variants {
				good = l.runs(d, b, v.Name) && good
			}
		}
	}
	return good
}

// runs reports whether a program runs as far as its own end.
func (l *loader) runs(d *format.Document, b *format.Block, variant string) bool {
	t := l.run(d.Lesson.Program(b.Text, variant), d.Lesson.Seed)
	if lesson.Ran(t) {
		return true
	}
	line := b.Line
	if span := t.Exit.Span; !span.Zero() {
		file := &t.Files[span.File]
		at := b
		for i := range d.Blocks {
			other := &d.Blocks[i]
			if span.File > 0 && other.Role == format.File && other.Name == file.Name && (other.Variant == "" || other.Variant == variant) {
				at = other
			}
		}
		line = at.Line + file.Index().Line(span.Start) - 1
	}
	l.problem(d.Name, line, "the %s does not run here: %s", b.Role, t.Exit.Message)
	return false
}

// predictions looks whether the starter answers them, and whether somebody could be wrong.
func (l *loader) predictions(d *format.Document) {
	err := lesson.AnswerAll(d.Lesson, l.run)
	if e := (*lesson.UnanswerableError)(nil); errors.As(err, &e) {
		l.problem(d.Name, d.Line("predict", e.Prediction), "predict %q: %s", e.Prediction, e.Reason)
		return
	}
	if err != nil {
		return
	}
	for i := range d.Lesson.Predictions {
		p := &d.Lesson.Predictions[i]
		a := p.Answer
		line := d.Line("predict", p.ID)
		for _, f := range p.Feedback {
			if f.Answer == a.Text {
				l.problem(d.Name, line, "predict %q: the feedback for %q is never given, for that is the answer; put it into after", p.ID, f.Answer)
			}
			if p.Type == lesson.OrderPrediction && f.Answer != lesson.NotSure && !sameItems(f.Answer, a.Text) {
				l.problem(d.Name, line, "predict %q: the feedback for %q is never given, for these are not the things to put in order: %s", p.ID, f.Answer, a.Text)
			}
		}
		for _, c := range p.Choices {
			if p.Type == lesson.ChoicePrediction && c.Feedback != "" && c.Text == a.Text {
				l.problem(d.Name, line, "predict %q: the feedback for %q is never given, for that is the answer; put it into after", p.ID, c.Text)
			}
		}
		if p.Type == lesson.MultiPrediction && len(a.Items) == len(p.Choices) {
			l.problem(d.Name, line, "predict %q: every choice is right; add one that is not", p.ID)
		}
	}
}

// sameItems reports whether an answer names what the right one does, in any order.
func sameItems(answer, right string) bool {
	sorted := func(text string) []string { return slices.Sorted(slices.Values(strings.Split(text, ", "))) }
	return slices.Equal(sorted(answer), sorted(right))
}

// starter looks whether there is anything left to do.
func (l *loader) starter(d *format.Document) {
	t := l.run(d.Lesson.Program(d.Lesson.Starter, ""), d.Lesson.Seed)
	if lesson.Judge(&d.Lesson.Exercise, t, l.run).Passed {
		l.problem(d.Name, line(d, format.Starter, ""), "the starter passes already; add a check that it fails, or give it something to mend")
	}
}

// solution looks whether the solution is one.
func (l *loader) solution(d *format.Document) {
	t := l.run(d.Lesson.Program(d.Lesson.Solution, ""), d.Lesson.Seed)
	for _, r := range lesson.Judge(&d.Lesson.Exercise, t, l.run).Results {
		if !r.Holds {
			l.problem(d.Name, d.Line("check", r.Check.ID), "check %q: the solution fails it; expected: %s; happened: %s; mend the check or the solution", r.Check.ID, r.Expected, r.Happened)
		}
	}
	for _, i := range d.Lesson.Recognise(t) {
		id := d.Lesson.Mistakes[i].ID
		l.problem(d.Name, d.Line("mistake", id), "mistake %q: the solution is taken for it; make its when narrower", id)
	}
}

// mistake looks whether the sample of a mistake is recognised.
func (l *loader) mistake(d *format.Document, i int) {
	m := &d.Lesson.Mistakes[i]
	t := l.run(d.Lesson.Program(m.Sample, ""), d.Lesson.Seed)
	v := lesson.Judge(&d.Lesson.Exercise, t, l.run)
	at := d.Line("mistake", m.ID)
	switch {
	case v.Passed:
		l.problem(d.Name, line(d, format.Mistake, m.ID), "mistake %q: its program passes; add a check that it fails", m.ID)
	case !slices.Contains(v.Mistakes, i):
		l.problem(d.Name, at, "mistake %q: its program is not recognised; make its when fit, or change the program", m.ID)
	case v.Mistakes[0] != i:
		first := d.Lesson.Mistakes[v.Mistakes[0]].ID
		l.problem(d.Name, at, "mistake %q: its program is taken for %q, which comes first; put it before, or make the other's when narrower", m.ID, first)
	}
}

// line returns where the fence of a block stands.
func line(d *format.Document, role format.Role, name string) int {
	for i := range d.Blocks {
		if b := &d.Blocks[i]; b.Role == role && b.Name == name {
			return b.Line - 1
		}
	}
	return 1
}
