package story

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"gatherplay/gather/trace"
)

// A PartKind is the sort of a part of a text.
type PartKind uint8

// The kinds of parts.
const (
	Plain    PartKind = iota
	Code              // a name or an expression of the program
	TaskName          // the name of a task, which can be shown
)

// A Part is a stretch of a text.
type Part struct {
	Kind PartKind
	Text string
	Task int32 // of a TaskName
}

// A Text is what is said, in parts.
type Text []Part

// String returns the text without what its parts are.
func (t Text) String() string {
	var b strings.Builder
	for _, part := range t {
		b.WriteString(part.Text)
	}
	return b.String()
}

// What is handed to [Teller.Say] beside strings, numbers and times.
type (
	Task  int32      // a task, by its name
	Quote string     // a value, a name or a message of the program
	At    trace.Span // the line of a place: " (line 17)", or nothing if it has none
)

// A Teller puts what stands in a trace into words. It names a task as the timeline does: by the name that the program gave it or its
// coroutine's, with its place in its group where others are called the same.
type Teller struct {
	trace *trace.Trace
	index *trace.SourceIndex
	named map[string]int // how many tasks are called so
}

// NewTeller returns a teller of a trace.
func NewTeller(t *trace.Trace) *Teller {
	teller := &Teller{trace: t, named: make(map[string]int)}
	if len(t.Files) > 0 {
		teller.index = t.Files[0].Index()
	}
	for i := range t.Tasks {
		if t.Tasks[i].Role != trace.Shutdown {
			teller.named[t.Tasks[i].Called()]++
		}
	}
	return teller
}

// Name returns what a task is called.
func (t *Teller) Name(task int32) string {
	if task < 0 || int(task) >= len(t.trace.Tasks) {
		return "the program"
	}
	one := &t.trace.Tasks[task]
	name := one.Called()
	if t.named[name] > 1 {
		if one.Group != trace.None {
			name += " [" + strconv.Itoa(int(one.Position)) + "]"
		} else if one.Name != name {
			name += " (" + one.Name + ")"
		}
	}
	return cut(name, mostName)
}

// Line returns the line of the program in which a span begins; 0 if it is nowhere, or in another file.
func (t *Teller) Line(s trace.Span) int {
	if s.Zero() || s.File != 0 || t.index == nil {
		return 0
	}
	return t.index.Line(s.Start)
}

// The longest name, value and message that a text quotes, in characters.
const (
	mostName  = 40
	mostQuote = 60
)

// Say puts a text together: strings, in which `…` is code; numbers, which are words up to twelve; times; and [Task], [Quote], [At]
// and other texts.
func (t *Teller) Say(parts ...any) Text {
	var text Text
	plain := func(s string) {
		if n := len(text); n > 0 && text[n-1].Kind == Plain {
			text[n-1].Text += s
		} else if s != "" {
			text = append(text, Part{Kind: Plain, Text: s, Task: trace.None})
		}
	}
	for _, part := range parts {
		switch p := part.(type) {
		case string:
			for i, s := range strings.Split(p, "`") {
				if i%2 == 0 {
					plain(s)
				} else {
					text = append(text, Part{Code, s, trace.None})
				}
			}
		case int:
			plain(number(p))
		case trace.Time:
			plain(trace.FormatTime(p))
		case Quote:
			text = append(text, Part{Code, cut(string(p), mostQuote), trace.None})
		case Task:
			if p < 0 {
				plain("the program")
			} else {
				text = append(text, Part{TaskName, t.Name(int32(p)), int32(p)})
			}
		case At:
			if line := t.Line(trace.Span(p)); line > 0 {
				plain(" (line " + strconv.Itoa(line) + ")")
			}
		case Text:
			for _, q := range p {
				if q.Kind == Plain {
					plain(q.Text)
				} else {
					text = append(text, q)
				}
			}
		}
	}
	return text
}

// cut shortens a text to a number of characters, of one line.
func cut(s string, most int) string {
	if line, _, more := strings.Cut(s, "\n"); more {
		s = line + " …"
	}
	s = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return ' '
		}
		return r
	}, s)
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	n := 0
	for i := range s {
		if n++; n == most {
			return s[:i] + "…"
		}
	}
	return s
}

var words = [...]string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}

// number returns a number of things.
func number(n int) string {
	if 0 <= n && n < len(words) {
		return words[n]
	}
	digits := strconv.Itoa(n)
	for i := len(digits) - 3; i > 0 && len(digits) > 4; i -= 3 {
		digits = digits[:i] + " " + digits[i:]
	}
	return digits
}

// Capital makes the first letter of a text a capital, unless it begins with a name.
func Capital(text Text) Text {
	if len(text) > 0 && text[0].Kind == Plain && text[0].Text != "" {
		text = append(Text(nil), text...)
		r, size := utf8.DecodeRuneInString(text[0].Text)
		text[0].Text = strings.ToUpper(string(r)) + text[0].Text[size:]
	}
	return text
}

// mostListed is how many tasks are named one by one.
const mostListed = 4

// Tasks lists tasks: by name if they are few, else by how many they are.
func (t *Teller) Tasks(tasks []int32) Text {
	if len(tasks) > mostListed {
		return t.crowd(tasks)
	}
	items := make([]Text, len(tasks))
	for i, task := range tasks {
		items[i] = t.Say(Task(task))
	}
	return t.List(items)
}

// crowd says how many tasks there are, and what they are called if that is the same.
func (t *Teller) crowd(tasks []int32) Text {
	name := t.trace.Tasks[tasks[0]].Coroutine
	for _, task := range tasks[1:] {
		if t.trace.Tasks[task].Coroutine != name {
			return t.Say(len(tasks), " tasks")
		}
	}
	if len(tasks) == 1 {
		return t.Say("one `" + codeName(name) + "` task")
	}
	return t.Say(len(tasks), " `"+codeName(name)+"` tasks")
}

// codeName makes a name safe to stand between backquotes.
func codeName(name string) string { return strings.ReplaceAll(cut(name, mostName), "`", "'") }

// List joins items: "a, b and c".
func (t *Teller) List(items []Text) Text {
	var text []any
	for i, item := range items {
		switch {
		case i == 0:
		case i == len(items)-1:
			text = append(text, " and ")
		default:
			text = append(text, ", ")
		}
		text = append(text, item)
	}
	return t.Say(text...)
}

// is chooses the form of a verb for a number of subjects.
func is(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}
