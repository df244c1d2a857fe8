// Package edit turns gestures into changes of a program's text.
//
// A gesture is made on the picture of a run: take hold of a number, make a task fail, let gather return exceptions. What it points at
// is a part of the run's record, which knows the places in the source; the syntax tree of the source says what stands there. The
// result is a list of changes that an editor can make and undo as one; the author's formatting stays. Where a gesture can't be an edit
// the error says why, in words for the person who made it.
package edit

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"gatherplay/gather/internal/sorting"
	"gatherplay/gather/python/internal/syntax"
	"gatherplay/gather/trace"
)

// A Change replaces the bytes [Start, End) of the program's text. Changes of one edit don't overlap; they are in the order of the
// text, and their offsets are all those of the text before the edit.
type Change struct {
	Start, End int
	Text       string
}

// A Refusal says why a gesture can't be made an edit, in a sentence.
type Refusal struct{ Reason string }

// Error returns the reason.
func (r *Refusal) Error() string { return r.Reason }

// refuse makes a sentence of a reason. What it begins with keeps its small letter if that is code.
func refuse(reason ...string) error {
	text := strings.Join(reason, "")
	first, _, _ := strings.Cut(text, " ")
	if isCode := strings.IndexFunc(first, func(r rune) bool { return r < 'a' || 'z' < r }) >= 0; !isCode {
		text = strings.ToUpper(text[:1]) + text[1:]
	}
	return &Refusal{text + "."}
}

// Apply makes the changes.
func Apply(text string, changes []Change) string {
	var b strings.Builder
	at := 0
	for _, c := range changes {
		b.WriteString(text[at:c.Start])
		b.WriteString(c.Text)
		at = c.End
	}
	b.WriteString(text[at:])
	return b.String()
}

// An Editor makes edits of the program whose run a trace records.
type Editor struct {
	trace  *trace.Trace
	module *syntax.Module
	text   string
	calls  map[syntax.Span]*syntax.Call
	above  map[syntax.Node]syntax.Node // what each node is a part of; made when it is first needed
}

// New returns an editor for the program of a trace. It fails if the program is no Python.
func New(t *trace.Trace) (*Editor, error) {
	module, err := syntax.Parse(t.Files[0].Name, t.Files[0].Source)
	if err != nil {
		return nil, err
	}
	e := &Editor{trace: t, module: module, text: t.Files[0].Source, calls: make(map[syntax.Span]*syntax.Call)}
	syntax.Inspect(module, func(n syntax.Node) bool {
		if call, ok := n.(*syntax.Call); ok {
			e.calls[call.Span()] = call
		}
		return true
	})
	return e, nil
}

// call returns the call that covers exactly a span of the program, or nil.
func (e *Editor) call(s trace.Span) *syntax.Call {
	if s.File != 0 {
		return nil
	}
	return e.calls[syntax.Span{Start: uint32(s.Start), End: uint32(s.End)}]
}

// parent returns what a node is a part of.
func (e *Editor) parent(n syntax.Node) syntax.Node {
	if e.above == nil {
		e.above = make(map[syntax.Node]syntax.Node)
		syntax.Inspect(e.module, func(n syntax.Node) bool {
			syntax.Children(n, func(child syntax.Node) { e.above[child] = n })
			return true
		})
	}
	return e.above[n]
}

// task returns a task, if there is one of this number that the program has made itself.
func (e *Editor) task(id int32) (*trace.Task, error) {
	if id < 0 || int(id) >= len(e.trace.Tasks) {
		return nil, refuse("there is no such task")
	}
	t := &e.trace.Tasks[id]
	if t.Role != trace.Ordinary {
		return nil, refuse("asyncio.run makes this task: only those that the program makes itself can be changed")
	}
	return t, e.own(t.Call)
}

// of returns the text of a node.
func (e *Editor) of(n syntax.Node) string { return e.text[n.Span().Start:n.Span().End] }

// sound refuses changes after which the text is no Python any more: it is laid out in a way that was not foreseen.
func (e *Editor) sound(changes []Change, at syntax.Node) ([]Change, error) {
	if _, err := syntax.Parse(e.trace.Files[0].Name, Apply(e.text, inOrder(changes))); err != nil {
		return nil, refuse(e.lineOf(at), " is laid out in a way that can't be changed from here: change it in the program")
	}
	return changes, nil
}

// line returns the number of the line in which an offset lies, for messages.
func (e *Editor) line(offset int32) string { return strconv.Itoa(e.module.File.Line(uint32(offset))) }

// lineOf names the line in which a node begins, for messages.
func (e *Editor) lineOf(n syntax.Node) string { return "line " + e.line(int32(n.Span().Start)) }

// own checks that a span lies in the program itself, and not in a module beside it.
func (e *Editor) own(s trace.Span) error {
	switch {
	case s.Zero():
		return refuse("this has no place of its own in the program")
	case s.File != 0:
		return refuse("this stands in ", e.trace.Files[s.File].Name, ", not in the program itself")
	}
	return nil
}

// SetLiteral rewrites a literal with what somebody has typed: a number, a string, or any other expression.
func (e *Editor) SetLiteral(literal int32, text string) ([]Change, error) {
	if literal < 0 || int(literal) >= len(e.trace.Literals) {
		return nil, refuse("there is nothing to change")
	}
	span := e.trace.Literals[literal].Span
	if err := e.own(span); err != nil {
		return nil, err
	}
	text = strings.TrimSpace(text)
	if err := checkExpression(text); err != nil {
		return nil, err
	}
	if text == e.text[span.Start:span.End] {
		return nil, nil
	}
	// What stands beside a string, as in «return""», would run into a number or a name.
	if span.Start > 0 && inWord(e.text[span.Start-1]) && inWord(text[0]) {
		text = " " + text
	}
	if int(span.End) < len(e.text) && inWord(text[len(text)-1]) && inWord(e.text[span.End]) {
		text += " "
	}
	return []Change{{int(span.Start), int(span.End), text}}, nil
}

// inWord reports whether a byte can be part of a name or a number.
func inWord(b byte) bool {
	return b == '_' || '0' <= b && b <= '9' || 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z' || b >= utf8.RuneSelf
}

// checkExpression refuses what can't stand in the place of a literal.
func checkExpression(text string) error {
	if text == "" {
		return refuse("this is empty: type a number, a string or an expression")
	}
	// In the first place that it is tried, a comment in it would swallow the parenthesis; in the second, a parenthesis that it closes
	// could not hide behind a comment.
	module, err := syntax.Parse("", "("+text+")")
	if err == nil {
		_, err = syntax.Parse("", "("+text+"\n)")
	}
	if err != nil || strings.ContainsAny(text, "\r\n") {
		if number := strings.Replace(text, ",", ".", 1); number != text {
			if _, failed := strconv.ParseFloat(number, 64); failed == nil {
				return refuse("`", text, "` is no number in Python: write `", number, "`")
			}
		}
		return refuse("`", text, "` is no Python value")
	}
	statement, ok := module.Body[0].(*syntax.ExprStmt)
	if !ok || len(module.Body) != 1 {
		return refuse("`", text, "` is no Python value")
	}
	_, ok = statement.Value.(*syntax.Tuple)
	switch within := statement.Value.Span().Start > 0; {
	case ok && !within:
		number := strings.Replace(text, ",", ".", 1)
		if _, failed := strconv.ParseFloat(number, 64); failed == nil {
			return refuse("`", text, "` is two values: write `", number, "` for a number")
		}
		return refuse("`", text, "` is more than one value")
	case !within: // the text closes the parenthesis
		return refuse("`", text, "` is no Python value")
	}
	return nil
}

// inOrder sorts changes by their place.
func inOrder(changes []Change) []Change {
	sorting.Stable(changes, func(a, b Change) int { return a.Start - b.Start })
	return changes
}
