package lesson

import (
	"strconv"
	"strings"

	"gatherplay/gather/story"
	"gatherplay/gather/trace"
)

// printed returns what a program printed to standard output.
func printed(t *trace.Trace) string {
	var b strings.Builder
	for i := range t.Output {
		if t.Output[i].Stream == trace.Stdout {
			b.WriteString(t.Output[i].Text)
		}
	}
	return b.String()
}

// lines splits a text into its lines, without white space at their ends and without empty lines at its own.
func lines(text string) []string {
	text = strings.TrimRight(text, " \t\r\n")
	if text == "" {
		return nil
	}
	all := strings.Split(text, "\n")
	for i := range all {
		all[i] = strings.TrimRight(all[i], " \t\r")
	}
	return all
}

// outputAt returns what was printed at the beginning of a line of standard output, counted from 0; nil if there is no such line.
func outputAt(t *trace.Trace, line int) *trace.Output {
	begun, atStart := 0, true
	for i := range t.Output {
		o := &t.Output[i]
		if o.Stream != trace.Stdout {
			continue
		}
		if atStart && begun == line {
			return o
		}
		n := strings.Count(o.Text, "\n")
		if atStart = strings.HasSuffix(o.Text, "\n"); atStart && begun+n <= line || !atStart && begun+n < line {
			begun += n
			continue
		}
		return o
	}
	return nil
}

// atLine adds a line of the output to where a finding shows.
func (t *test) atLine(f Finding, line int) Finding {
	if o := outputAt(t.trace, line); o != nil {
		f.From, f.To = o.At.At, o.At.At
		if o.Task != trace.None {
			f.Tasks = append(f.Tasks, o.Task)
		}
		if !o.Span.Zero() {
			f.Places = append(f.Places, o.Span)
		}
	}
	return f
}

func (t *test) output(c *Condition) Finding {
	return t.sameLines(lines(c.Text), lines(printed(t.trace)))
}

// sameLines compares lines that were expected with those that were printed.
func (t *test) sameLines(want, got []string) Finding {
	for i := range max(len(want), len(got)) {
		switch {
		case i >= len(got):
			return t.fails(t.Say(story.Quote(want[i]), " in line "+strconv.Itoa(i+1)+" of the output"), t.Say("the output ends before"))
		case i >= len(want):
			return t.atLine(t.fails(t.Say("no more output after ", len(want), plural(len(want), " line", " lines")), t.Say("it goes on with ", story.Quote(got[i]))), i)
		case want[i] != got[i]:
			return t.atLine(t.fails(t.Say(story.Quote(want[i]), " in line "+strconv.Itoa(i+1)+" of the output"), t.Say("it is ", story.Quote(got[i]))), i)
		}
	}
	return holds
}

func (t *test) outputContains(c *Condition) Finding {
	got := printed(t.trace)
	for _, want := range c.List {
		if !strings.Contains(got, want) {
			happened := t.Say("it is not there")
			if strings.TrimSpace(got) == "" {
				happened = t.Say("nothing was printed")
			}
			return t.fails(t.Say(story.Quote(want), " in the output"), happened)
		}
	}
	return holds
}

// Nothing is what [Raises] calls it when a program ends without an exception.
const Nothing = "nothing"

func (t *test) raises(c *Condition) Finding {
	exit := &t.trace.Exit
	message := ""
	if exit.Kind == trace.Uncaught || exit.Kind == trace.SyntaxError {
		message = exit.Message
	}
	class, _, _ := strings.Cut(message, ":")
	if c.Text == Nothing && message == "" || c.Text != Nothing && (message == c.Text || class == c.Text) {
		return holds
	}
	expected := t.Say("the program ends with ", story.Quote(c.Text))
	if c.Text == Nothing {
		expected = t.Say("the program ends without an exception")
	}
	happened := t.Say("it ends without an exception")
	if message != "" {
		happened = t.Say("it ends with ", story.Quote(message), story.At(exit.Span))
	}
	f := t.fails(expected, happened)
	f.From, f.To = t.trace.End.At, t.trace.End.At
	if !exit.Span.Zero() {
		f.Places = append(f.Places, exit.Span)
	}
	return f
}
