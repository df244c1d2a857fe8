package lesson

import (
	"gatherplay/gather/python/construct"
	"gatherplay/gather/story"
	"gatherplay/gather/trace"
)

// sources are the files of a run, parsed when they are first needed; nil where one is no Python.
type sources []*construct.Source

func (t *test) parsed() sources {
	if t.sources == nil {
		t.sources = make(sources, len(t.trace.Files))
		for i, f := range t.trace.Files {
			if s, err := construct.Parse(int32(i), f); err == nil {
				t.sources[i] = s
			}
		}
	}
	return t.sources
}

// functions returns what the definitions of a function cover, in all files.
func (t *test) functions(name string) []trace.Span {
	var bodies []trace.Span
	for _, s := range t.parsed() {
		if s != nil {
			bodies = append(bodies, s.Functions(name)...)
		}
	}
	return bodies
}

// places returns where the learner's own file uses a construct.
func (t *test) places(name string) []trace.Span {
	if s := t.parsed()[0]; s != nil {
		return s.Find(name)
	}
	return nil
}

func (t *test) uses(c *Condition) Finding { return t.used(c, " uses ") }

func (t *test) forbids(c *Condition) Finding {
	if c.Range.Max == 0 {
		return t.used(c, " does without ")
	}
	return t.used(c, " uses ")
}

// used tests how often the program is written with a construct.
func (t *test) used(c *Condition, verb string) Finding {
	places := t.places(c.Text)
	n := len(places)
	if c.Range.Contains(int64(n)) {
		return holds
	}
	expected := []any{"the program" + verb, story.Quote(c.Text)}
	switch {
	case c.Range.Max > 0 && c.Range.Max == c.Range.Min:
		expected = append(expected, " "+Times(c.Range.Max))
	case c.Range.Max > 0:
		expected = append(expected, " at most "+Times(c.Range.Max))
	case c.Range.Min > 1:
		expected = append(expected, " at least "+Times(c.Range.Min))
	}
	happened := t.Say("it does not")
	if n > 0 {
		happened = t.Say("it uses it "+Times(int64(n)), story.At(places[0]))
	}
	f := t.fails(t.Say(expected...), happened)
	f.Places = places
	return f
}
