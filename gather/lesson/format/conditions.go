package format

import (
	"slices"
	"strings"

	"gatherplay/gather/lesson"
	"gatherplay/gather/lesson/internal/toml"
	"gatherplay/gather/python/construct"
)

func kindNames() string { return joined(lesson.Kinds) }

// conditionsIn reads the conditions in the table of a key.
func (f *fields) conditionsIn(key string) []lesson.Condition {
	e := f.get(key)
	if e == nil {
		return nil
	}
	t, ok := e.Value.Any.(*toml.Table)
	if !ok {
		f.problem(e.Line, "%s is to be a table, such as { overlap = [\"a\", \"b\"] }", key)
		return nil
	}
	in := f.p.fields(t, f.what)
	conditions := in.conditions()
	if in.finish() && len(conditions) == 0 {
		in.problem(e.Line, "%s holds no condition; add one of %s", key, kindNames())
	}
	if slices.ContainsFunc(conditions, func(c lesson.Condition) bool { return c.Kind == lesson.SameAsSolution }) {
		in.problem(e.Line, "only a check can be the same as the solution; take same_as_solution out of %s", key)
		return nil
	}
	return conditions
}

// conditions reads what a table says that a run is to be like, in the order of the text.
func (f *fields) conditions() []lesson.Condition {
	var conditions []lesson.Condition
	for _, kind := range lesson.Kinds {
		if e := f.get(string(kind)); e != nil {
			conditions = append(conditions, f.condition(kind, e))
		}
	}
	return conditions
}

func (f *fields) condition(kind lesson.Kind, e *toml.Entry) lesson.Condition {
	c := lesson.Condition{Kind: kind, Range: lesson.AtLeast(0)}
	switch kind {
	case lesson.Output, lesson.Raises:
		text, ok := e.Value.Any.(string)
		if c.Text = text; !ok || strings.TrimSpace(text) == "" {
			example := `what the program prints`
			if kind == lesson.Raises {
				example = `the name of an exception, or "nothing"`
			}
			f.problem(e.Line, "%s is to be %s", kind, example)
		}
	case lesson.OutputContains:
		c.List = f.texts(e)
		if len(c.List) == 0 || slices.Contains(c.List, "") {
			f.problem(e.Line, "output_contains is to be a text, or a list of texts, that are not empty")
		}
	case lesson.Results:
		if c.List = f.texts(e); c.List == nil {
			c.List = []string{}
		}
	case lesson.Elapsed:
		if in := f.tableOf(e, `{ max = "2s" }`); in != nil {
			c.Range = in.boundsOrProblem(in.duration, e, `max = "2s"`)
		}
	case lesson.MaxConcurrency:
		if in := f.tableOf(e, `{ of = "fetch", max = 2 }`); in != nil {
			c.Text = in.text("of", `"fetch"`)
			c.Range = in.boundsOrProblem(in.count, e, `max = 2`)
		}
	case lesson.Task:
		f.task(&c, e)
	case lesson.Order, lesson.Overlap, lesson.NoOverlap, lesson.Cancelled, lesson.Orphaned, lesson.NeverSurfaced:
		c.List = f.selectors(string(kind), true)
		least := map[lesson.Kind]int{lesson.Order: 2, lesson.Overlap: 1, lesson.NoOverlap: 1}[kind]
		if list, _ := f.table.Get(string(kind)).Value.Any.([]toml.Value); len(c.List) < least && len(list) < least {
			f.problem(e.Line, "%s needs the names of tasks, such as [\"fetch#1\", \"fetch#2\"]", kind)
		}
	case lesson.Uses, lesson.Forbids:
		f.construct(&c, e)
	case lesson.SameAsSolution:
		c.List = f.texts(e)
		for _, aspect := range c.List {
			if !slices.Contains(lesson.Aspects, aspect) {
				f.problem(e.Line, "same_as_solution compares %s, not %q", strings.Join(lesson.Aspects, ", "), aspect)
			}
		}
		if len(c.List) == 0 {
			f.problem(e.Line, "same_as_solution is to say in what, such as [\"output\"]")
		}
	}
	return c
}

// tableOf returns the fields of an entry that is to be a table, or nil.
func (f *fields) tableOf(e *toml.Entry, example string) *fields {
	t, ok := e.Value.Any.(*toml.Table)
	if !ok {
		f.problem(e.Line, "%s is to be a table, such as %s = %s", e.Key, e.Key, example)
		return nil
	}
	return f.p.fields(t, f.what+e.Key+": ")
}

// boundsOrProblem reads eq, min and max, of which there has to be one.
func (f *fields) boundsOrProblem(read func(*toml.Entry) (int64, bool), e *toml.Entry, example string) lesson.Range {
	r, given := f.bounds(read)
	if !given {
		f.problem(e.Line, "there is neither eq nor min nor max; add %s", example)
	}
	f.finish()
	return r
}

func (f *fields) task(c *lesson.Condition, e *toml.Entry) {
	in := f.tableOf(e, `{ name = "fetch#1", state = "cancelled" }`)
	if in == nil {
		return
	}
	c.Text = in.text("name", `"fetch#1"`)
	in.selector(c.Text, in.table.Line)
	if c.State = in.text("state", ""); c.State != "" && !slices.Contains(lesson.States, c.State) {
		in.problem(in.table.Get("state").Line, "a state is one of %s, not %q", strings.Join(lesson.States, ", "), c.State)
	}
	c.Start, c.End = in.time("start"), in.time("end")
	in.finish()
	if c.State == "" && c.Start == nil && c.End == nil {
		in.problem(e.Line, "it says nothing about the task; add state, start or end")
	}
}

// time reads a time, or a table with the range of one.
func (f *fields) time(key string) *lesson.Range {
	e := f.get(key)
	if e == nil {
		return nil
	}
	if t, ok := e.Value.Any.(*toml.Table); ok {
		in := f.p.fields(t, f.what+key+": ")
		r := in.boundsOrProblem(in.duration, e, `max = "2s"`)
		return &r
	}
	at, _ := f.duration(e)
	return &lesson.Range{Min: at, Max: at}
}

// construct reads what the program is to be written with, or without.
func (f *fields) construct(c *lesson.Condition, e *toml.Entry) {
	least := int64(0)
	if c.Kind == lesson.Uses {
		least = 1
	}
	c.Range = lesson.Range{Min: least, Max: -1}
	if c.Kind == lesson.Forbids {
		c.Range.Max = 0
	}
	switch v := e.Value.Any.(type) {
	case string:
		c.Text = v
	case *toml.Table:
		in := f.p.fields(v, f.what+e.Key+": ")
		c.Text = in.text("construct", `"gather"`)
		if c.Kind == lesson.Uses {
			if r, given := in.bounds(in.count); given {
				c.Range = lesson.Range{Min: max(r.Min, least), Max: r.Max}
			}
		} else if most := in.get("max"); most != nil {
			c.Range.Max, _ = in.count(most)
		}
		in.finish()
	}
	if !construct.Valid(c.Text) {
		f.problem(e.Line, "%s is to name a construct of Python, such as \"gather\", \"time.sleep\", \"async with\" or \"return_exceptions=\"", e.Key)
	}
}

// texts returns the texts of a list, or the one that stands alone.
func (f *fields) texts(e *toml.Entry) []string {
	list, ok := e.Value.Any.([]toml.Value)
	if !ok {
		list = []toml.Value{e.Value}
	}
	var texts []string
	for _, v := range list {
		text, ok := scalar(v.Any)
		if !ok {
			f.problem(v.Line, "%s holds texts and numbers only", e.Key)
			continue
		}
		texts = append(texts, text)
	}
	return texts
}

// selectors returns the names of tasks of a key; known tells whether it has been asked for already.
func (f *fields) selectors(key string, known bool) []string {
	e := f.table.Get(key)
	if !known {
		e = f.get(key)
	}
	if e == nil {
		return nil
	}
	names := f.texts(e)
	for _, name := range names {
		f.selector(name, e.Line)
	}
	return names
}

// selector complains about what is no name of a task.
func (f *fields) selector(name string, line int) {
	if _, ok := lesson.ParseSelector(name); !ok && name != "" {
		f.problem(line, "%q names no task; write \"fetch\" for all of them, \"fetch#1\" for the first, \"fetch(Oslo)\" for the one with this argument", name)
	}
}
