package format

import (
	"fmt"
	"html"
	"strings"
	"unicode"
	"unicode/utf8"

	"gatherplay/gather/lesson"
	"gatherplay/gather/trace"
)

// sentence says what a check wants that says nothing itself, as HTML.
func sentence(c *lesson.Check) string {
	s := demand(&c.Condition) + "."
	if c.With != "" {
		return "With other files (" + html.EscapeString(c.With) + "), " + withFirst(unicode.ToLower, s)
	}
	return withFirst(unicode.ToUpper, s)
}

// withFirst changes the first letter of a text.
func withFirst(change func(rune) rune, s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(change(first)) + s[size:]
}

// fewLines is how many lines of an output are quoted in a sentence.
const fewLines = 4

// demand says what a condition wants of a program.
func demand(c *lesson.Condition) string {
	switch c.Kind {
	case lesson.Output:
		lines := strings.Split(strings.Trim(c.Text, "\n"), "\n")
		if n := len(lines); n > fewLines {
			return fmt.Sprintf("the program should print %d lines, from %s to %s", n, code(lines[0]), code(lines[n-1]))
		}
		return "the program should print " + strings.Join(codes(lines), ", then ")
	case lesson.OutputContains:
		return "the output should contain " + listed(codes(c.List))
	case lesson.Raises:
		if c.Text == lesson.Nothing {
			return "the program should end without an exception"
		}
		return "the program should end with " + code(c.Text)
	case lesson.Elapsed:
		return "the program should take " + amount(c.Range, duration)
	case lesson.Task:
		return subject([]string{c.Text}) + " should " + listed(course(c))
	case lesson.Order:
		return "the tasks should end in the order " + strings.Join(codes(c.List), ", ")
	case lesson.Results:
		return "a " + code("gather") + " should return " + code("["+strings.Join(c.List, ", ")+"]")
	case lesson.Overlap:
		return together(c.List) + " should be under way at the same time"
	case lesson.NoOverlap:
		return together(c.List) + " should run one after the other"
	case lesson.MaxConcurrency:
		return amount(c.Range, tasks) + " should be in " + code(c.Text) + " at the same time"
	case lesson.Cancelled:
		return subject(c.List) + " should be cancelled"
	case lesson.Orphaned:
		return subject(c.List) + " should run on with nobody waiting"
	case lesson.NeverSurfaced:
		return subject(c.List) + " should fail with an exception that nobody sees"
	case lesson.Uses, lesson.Forbids:
		return "the program should " + usage(c)
	}
	return "the program should " + listed(likeness(c.List)) + " as the solution"
}

// subject names the tasks that a condition is about; with none, it says that there should be none.
func subject(selectors []string) string {
	if len(selectors) == 0 {
		return "no task"
	}
	return listed(codes(selectors))
}

// together names tasks that are two at least, so that one name is that of several.
func together(selectors []string) string {
	if len(selectors) == 1 {
		return "all " + code(selectors[0]) + " tasks"
	}
	return subject(selectors)
}

// course says how and when a task is to start and end.
func course(c *lesson.Condition) []string {
	var clauses []string
	if c.Start != nil {
		clauses = append(clauses, "start "+when(*c.Start))
	}
	if c.State != "" {
		clauses = append(clauses, map[string]string{"returned": "return", "raised": "raise an exception", "cancelled": "be cancelled", "unended": "never end"}[c.State])
	}
	if c.End != nil {
		clauses = append(clauses, "end "+when(*c.End))
	}
	return clauses
}

// usage says whether and how often a construct is to be used.
func usage(c *lesson.Condition) string {
	switch {
	case c.Range.Max == 0:
		return "do without " + code(c.Text)
	case c.Range.Min <= 1 && c.Range.Max < 0:
		return "use " + code(c.Text)
	}
	return "use " + code(c.Text) + " " + amount(c.Range, lesson.Times)
}

// likeness says in what a program is to be like the solution.
func likeness(aspects []string) []string {
	clauses := make([]string, len(aspects))
	for i, aspect := range aspects {
		clauses[i] = map[string]string{
			"output": "print the same", "elapsed": "take as long", "results": "gather the same results", "raises": "end in the same way",
		}[aspect]
	}
	return clauses
}

// A phrasing is how a range is said, depending on which of its bounds there are.
type phrasing struct{ least, exactly, most, from, to string }

var (
	amounts = phrasing{"at least ", "exactly ", "at most ", "from ", " to "}
	times   = phrasing{"not before ", "at ", "by ", "between ", " and "}
)

func (p phrasing) of(r lesson.Range, say func(int64) string) string {
	switch {
	case r.Max < 0:
		return p.least + say(r.Min)
	case r.Min == r.Max:
		return p.exactly + say(r.Min)
	case r.Min == 0:
		return p.most + say(r.Max)
	}
	return p.from + say(r.Min) + p.to + say(r.Max)
}

// amount says how much there is to be of something.
func amount(r lesson.Range, of func(int64) string) string { return amounts.of(r, of) }

// when says at which time something is to happen.
func when(r lesson.Range) string { return times.of(r, duration) }

func duration(n int64) string { return trace.FormatTime(trace.Time(n)) }

func tasks(n int64) string {
	if n == 1 {
		return "1 task"
	}
	return fmt.Sprint(n, " tasks")
}

func code(text string) string { return "<code>" + html.EscapeString(text) + "</code>" }

func codes(texts []string) []string {
	all := make([]string, len(texts))
	for i, text := range texts {
		all[i] = code(text)
	}
	return all
}

// listed joins what is said of several things.
func listed(parts []string) string {
	last := len(parts) - 1
	if last < 1 {
		return strings.Join(parts, "")
	}
	return strings.Join(parts[:last], ", ") + " and " + parts[last]
}
