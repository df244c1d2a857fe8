package syntax

import (
	"slices"
	"strings"
)

// Check returns the first error that CPython finds in a program although its grammar is right, as an *Error: a return
// outside of a function, an await outside of an async one, a name declared in contradictory ways and the like.
//
// Like CPython it looks through the whole program three times: at what it imports from __future__, at its
// names and scopes, and at its statements in the order in which code is made for them.
func Check(m *Module) error {
	if err := catch(func() {
		lastFuture := checkFuture(m)
		scopes := resolveScopes(m)
		checkFlow(m, scopes, lastFuture)
	}); err != nil {
		return err
	}
	return nil
}

// A reporter gives errors about places of a file.
type reporter struct{ file *File }

// raise panics with an error about a span. The columns of such errors count bytes, in CPython as well.
func (r reporter) raise(s Span, msg ...string) {
	err := newError(r.file, SyntaxError, s, strings.Join(msg, ""))
	err.Checked = true
	err.Col = int(s.Start-r.file.LineSpan(err.Line).Start) + 1
	err.EndCol = int(s.End-r.file.LineSpan(err.EndLine).Start) + 1
	panic(err)
}

// raiseNowhere is raise for an error of which CPython does not know where it is.
func (r reporter) raiseNowhere(s Span, msg string) {
	err := newError(r.file, SyntaxError, s, msg)
	err.Checked = true
	err.Line, err.Col, err.EndLine, err.EndCol, err.Text = -1, 0, -1, 0, ""
	panic(err)
}

// futureFeatures are the names that can be imported from __future__.
var futureFeatures = []string{
	"nested_scopes", "generators", "division", "absolute_import", "with_statement", "print_function",
	"unicode_literals", "barry_as_FLUFL", "generator_stop", "annotations",
}

// checkFuture checks the imports from __future__ at the beginning of a program and returns the last of them: others
// are in the wrong place.
func checkFuture(m *Module) (last Stmt) {
	for i, s := range m.Body {
		from, ok := s.(*ImportFrom)
		if !ok && i == 0 && isDocstring(s) {
			continue
		}
		if !ok || from.Module != "__future__" || from.Level > 0 {
			break
		}
		for _, name := range from.Names {
			switch {
			case slices.Contains(futureFeatures, name.Name):
			case name.Name == "braces":
				reporter{m.File}.raise(name.span, "not a chance")
			default:
				reporter{m.File}.raise(name.span, "future feature ", name.Name, " is not defined")
			}
		}
		last = s
	}
	return last
}

func isDocstring(s Stmt) bool {
	e, ok := s.(*ExprStmt)
	if !ok {
		return false
	}
	c, ok := e.Value.(*Constant)
	if ok {
		_, ok = c.Value.(string)
	}
	return ok
}
