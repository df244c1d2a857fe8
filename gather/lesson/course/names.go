package course

import (
	"slices"
	"strings"

	"gatherplay/gather/internal/spelling"
	"gatherplay/gather/lesson"
	"gatherplay/gather/lesson/format"
	"gatherplay/gather/python/construct"
	"gatherplay/gather/trace"
)

// names looks at the constructs that conditions name. One that is misspelled stands in no program: whoever is to do without it does, and
// whoever is to use it never will. Where a sample or the solution has to fulfil the condition, that shows by itself.
func (l *loader) names(d *format.Document) {
	for i := range d.Lesson.Checks {
		c := &d.Lesson.Checks[i]
		l.forbidden(d, "check", c.ID, c.Condition)
	}
	for i := range d.Lesson.Mistakes {
		m := &d.Lesson.Mistakes[i]
		l.forbidden(d, "mistake", m.ID, m.When...)
		l.known(d, "mistake", m.ID, m.Unless...)
	}
	for i := range d.Lesson.Predictions {
		p := &d.Lesson.Predictions[i]
		for _, choice := range p.Choices {
			l.known(d, "predict", p.ID, choice.When...)
			l.known(d, "predict", p.ID, choice.Unless...)
		}
	}
}

// forbidden looks whether a program of the lesson does what is forbidden.
func (l *loader) forbidden(d *format.Document, key, id string, conditions ...lesson.Condition) {
	for _, c := range conditions {
		if c.Kind != lesson.Forbids || isUsed(d, c.Text) {
			continue
		}
		if meant := l.meant(d, c.Text); meant != "" {
			l.problem(d.Name, d.Line(key, id), "%s %q: no program of the lesson uses what it forbids, %q; did you mean %s? If not, add a mistake that uses it", key, id, c.Text, meant)
		} else {
			l.problem(d.Name, d.Line(key, id), "%s %q: no program of the lesson uses what it forbids, %q; is that misspelled? If not, add a mistake that uses it", key, id, c.Text)
		}
	}
}

// known looks whether what conditions name stands in a program of the lesson, or else is a name that there is. What is not so may well
// be used by nobody.
func (l *loader) known(d *format.Document, key, id string, conditions ...lesson.Condition) {
	for _, c := range conditions {
		if c.Kind != lesson.Uses && c.Kind != lesson.Forbids || isUsed(d, c.Text) || l.exists(c.Text) {
			continue
		}
		if meant := l.meant(d, c.Text); meant != "" {
			l.problem(d.Name, d.Line(key, id), "%s %q: nothing is called %q, which %s names; did you mean %s?", key, id, c.Text, c.Kind, meant)
		} else {
			l.problem(d.Name, d.Line(key, id), "%s %q: nothing is called %q, which %s names; is it misspelled? If not, show a program that uses it", key, id, c.Text, c.Kind)
		}
	}
}

// programs returns the programs of a lesson, parsed: all but the files that they import, for conditions are about the learner's own.
func programs(d *format.Document) []*construct.Source {
	var all []*construct.Source
	for _, b := range d.Blocks {
		if b.Role == format.File {
			continue
		}
		if source, err := construct.Parse(0, trace.File{Name: d.Name, Source: b.Text}); err == nil {
			all = append(all, source)
		}
	}
	return all
}

// isUsed reports whether a construct stands in a program of a lesson.
func isUsed(d *format.Document, name string) bool {
	return slices.ContainsFunc(programs(d), func(s *construct.Source) bool { return len(s.Find(name)) > 0 })
}

// meant returns what a name may have been meant to be: what a program of the lesson uses, or what there is else; empty if there is what it
// names, or nothing like it.
func (l *loader) meant(d *format.Document, name string) string {
	if l.exists(name) {
		return ""
	}
	for _, source := range programs(d) {
		if meant := spelling.Nearest(name, source.Names()); meant != "" {
			return meant
		}
	}
	module, last := "", name
	if i := strings.LastIndexByte(name, '.'); i >= 0 {
		module, last = name[:i+1], name[i+1:]
	}
	if meant := spelling.Nearest(last, l.library()); meant != "" {
		return module + meant
	}
	return ""
}
