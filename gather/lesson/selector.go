package lesson

import (
	"slices"
	"strconv"
	"strings"

	"gatherplay/gather/story"
	"gatherplay/gather/trace"
)

// A Selector names tasks of a run, see [Condition].
type Selector struct {
	Name     string
	Argument string // empty: any
	Number   int    // 0: all
}

// ParseSelector reads a selector; ok is false if it is none.
func ParseSelector(text string) (s Selector, ok bool) {
	s.Name = strings.TrimSpace(text)
	if name, argument, found := strings.Cut(s.Name, "("); found {
		argument, closed := strings.CutSuffix(argument, ")")
		if argument = unquoted(strings.TrimSpace(argument)); !closed || argument == "" {
			return s, false
		}
		s.Name, s.Argument = name, argument
	} else if name, number, found := strings.Cut(s.Name, "#"); found {
		n, err := strconv.Atoi(number)
		if err != nil || n < 1 {
			return s, false
		}
		s.Name, s.Number = name, n
	}
	return s, s.Name != "" && !strings.ContainsAny(s.Name, "()#,\"'`")
}

// unquoted returns what stands between quotes, or the text itself.
func unquoted(text string) string {
	if n := len(text); n >= 2 && (text[0] == '"' || text[0] == '\'') && text[n-1] == text[0] {
		return text[1 : n-1]
	}
	return text
}

// choose returns the tasks of a selector, in the order in which they were made.
func choose(t *trace.Trace, text string) []int32 {
	s, _ := ParseSelector(text)
	var tasks []int32
	for i := range t.Tasks {
		if task := &t.Tasks[i]; task.Role != trace.Shutdown && s.matches(task) {
			tasks = append(tasks, int32(i))
		}
	}
	return s.numbered(tasks)
}

// numbered returns the task of the selector's number, or all.
func (s *Selector) numbered(tasks []int32) []int32 {
	switch {
	case s.Number == 0:
		return tasks
	case s.Number > len(tasks):
		return nil
	}
	return tasks[s.Number-1 : s.Number]
}

func (s *Selector) matches(task *trace.Task) bool {
	named := s.Name == task.Name || isCalled(task.Coroutine, s.Name) ||
		slices.ContainsFunc(task.Earlier, func(n trace.Naming) bool { return n.Name == s.Name })
	return named && s.isGiven(task)
}

// isGiven reports whether a task was called with the selector's argument, if there is one.
func (s *Selector) isGiven(task *trace.Task) bool {
	return s.Argument == "" || slices.ContainsFunc(task.Arguments, func(a trace.Argument) bool {
		return a.Value.Repr == s.Argument || unquoted(a.Value.Repr) == s.Argument
	})
}

// isCalled reports whether a qualified name, such as Shop.fetch, is that of a function called so.
func isCalled(qualified, name string) bool {
	return qualified == name || strings.HasSuffix(qualified, "."+name)
}

// choose returns the tasks of several selectors, each once; or, if there are none for one of them, why not.
func (t *test) choose(selectors []string) (tasks []int32, missing *absence) {
	var all once
	for _, s := range selectors {
		chosen := t.tasksOf(s)
		if len(chosen) == 0 {
			return nil, t.missing(s)
		}
		for _, task := range chosen {
			all.add(task)
		}
	}
	return all.list, nil
}

// A once is a list of tasks, each of which is in it once.
type once struct {
	list []int32
	has  map[int32]bool
}

func (o *once) add(task int32) {
	if o.has[task] {
		return
	}
	if o.has == nil {
		o.has = make(map[int32]bool)
	}
	o.has[task] = true
	o.list = append(o.list, task)
}

// An absence says why there is no task of a selector, and shows another one, if not None, that has to do with it.
type absence struct {
	said story.Text
	host int32
}

// absent returns that a condition doesn't hold because there is no such task.
func (t *test) absent(expected story.Text, missing *absence) Finding {
	f := t.fails(expected, missing.said)
	if missing.host != trace.None {
		f = t.at(f, missing.host)
	}
	return f
}

func (t *test) missing(text string) *absence {
	s, _ := ParseSelector(text)
	if hosts := t.hosts(s.Name); len(hosts) > 0 {
		return &absence{t.Say(story.Quote(s.Name), " ran as a part of ", story.Task(hosts[0]), ", not as a task of its own"), hosts[0]}
	}
	return &absence{t.tooFew(s), trace.None}
}

// tooFew says how many tasks there are that a selector could mean.
func (t *test) tooFew(s Selector) story.Text {
	others := choose(t.trace, s.Name)
	switch {
	case len(others) > 0 && s.Argument != "":
		return t.Say("no task was made of ", story.Quote(s.Name), " with ", story.Quote(s.Argument))
	case len(others) == 1:
		return t.Say("only one task was made of ", story.Quote(s.Name))
	case len(others) > 0:
		return t.Say("only ", len(others), " tasks were made of ", story.Quote(s.Name))
	}
	return t.Say("no task was made of ", story.Quote(s.Name))
}

// tasksOf returns the tasks of a selector. If none is made of its function, they are those that run it as a part of what they are
// made of, as a wrapper around it does; but not the main task alone, for then the function has no task.
func (t *test) tasksOf(text string) []int32 {
	if tasks := choose(t.trace, text); len(tasks) > 0 {
		return tasks
	}
	s, _ := ParseSelector(text)
	hosts := t.hosts(s.Name)
	if len(hosts) == 1 && t.trace.Tasks[hosts[0]].Role == trace.Main {
		return nil
	}
	var given []int32
	for _, host := range hosts {
		if s.isGiven(&t.trace.Tasks[host]) {
			given = append(given, host)
		}
	}
	return s.numbered(given)
}

// hosts returns the tasks that were in a function without having been made of it, unless there are tasks of that function.
func (t *test) hosts(function string) []int32 {
	if len(choose(t.trace, function)) > 0 {
		return nil
	}
	bodies := t.functions(function)
	if len(bodies) == 0 {
		return nil
	}
	var hosts []int32
	for i := range t.trace.Tasks {
		for j := range t.trace.Tasks[i].Segments {
			if within(t.trace.Tasks[i].Segments[j].Span, bodies) {
				hosts = append(hosts, int32(i))
				break
			}
		}
	}
	return hosts
}

// within reports whether a place lies in one of several stretches of source.
func within(s trace.Span, bodies []trace.Span) bool {
	return !s.Zero() && slices.ContainsFunc(bodies, func(body trace.Span) bool {
		return body.File == s.File && body.Start <= s.Start && s.End <= body.End
	})
}

// subject lists selectors as they are written, and says something of them, in the words for one task or for several.
func (t *test) subject(selectors []string, one, many string) story.Text {
	if s, _ := ParseSelector(selectors[0]); len(selectors) == 1 && s.Argument == "" && s.Number == 0 && len(choose(t.trace, s.Name)) != 1 {
		return t.Say("all ", story.Quote(s.Name), " tasks"+many)
	}
	var parts []any
	for i, s := range selectors {
		switch {
		case i > 0 && i == len(selectors)-1:
			parts = append(parts, " and ")
		case i > 0:
			parts = append(parts, ", ")
		}
		parts = append(parts, story.Quote(s))
	}
	return t.Say(append(parts, plural(len(selectors), one, many))...)
}
