package vm

import (
	"path"
	"strings"

	"gatherplay/gather/python/internal/syntax"
)

// RaiseSyntaxError returns the exception for a source text that is no Python. Only the parser gives it its place among its arguments.
func (vm *VM) RaiseSyntaxError(e *syntax.Error, source string) *Error {
	class := map[syntax.Kind]*Type{syntax.IndentationError: IndentationError, syntax.TabError: TabError}[e.Kind]
	if class == nil {
		class = SyntaxError
	}
	err := vm.Raise(class, e.Msg)
	line := e.Text
	if strings.Count(source, "\n") >= e.Line {
		line += "\n"
	}
	text := Value(NewStr(line))
	if e.Line < 0 {
		text = None
	}
	place := []Value{NewStr(e.File), NewInt(int64(e.Line)), NewInt(int64(e.Col)), text, NewInt(int64(e.EndLine)), NewInt(int64(e.EndCol))}
	if !e.Checked {
		err.Args = NewTuple(NewStr(e.Msg), NewTuple(place...))
	}
	err.syntax = e
	err.Attrs.Set("msg", NewStr(e.Msg))
	for i, name := range []string{"filename", "lineno", "offset", "text", "end_lineno", "end_offset"} {
		err.Attrs.Set(name, place[i])
	}
	return err
}

// syntaxErrorText is the str of such an exception.
func syntaxErrorText(e *syntax.Error) string {
	return e.Msg + " (" + path.Base(e.File) + ", line " + itoa(e.Line) + ")"
}

// SyntaxReport returns what CPython prints of a source text that is no Python program: the place, the line with carets under what is
// wrong, the message.
func SyntaxReport(e *syntax.Error) string {
	text := `  File "` + e.File + `", line ` + itoa(e.Line) + "\n"
	line := strings.TrimRight(e.Text, "\n")
	stripped := strings.TrimLeft(line, " \n\f")
	if stripped != "" {
		text += "    " + stripped + "\n" + carets(e, []rune(line), len([]rune(line))-len([]rune(stripped)))
	}
	return text + string(e.Kind) + ": " + e.Msg + "\n"
}

// carets returns the line that points at the part of line that is wrong; indent characters of it are not shown.
func carets(e *syntax.Error, line []rune, indent int) string {
	from, to := e.Col, e.EndCol
	if e.EndLine != e.Line {
		to = len(line) + 1
	} else if to == 0 {
		to = from
	}
	if from > len(line)+1 {
		from = len(line) + 1
	}
	if from >= to || to < 0 {
		to = from + 1
	}
	first := from - 1 - indent
	if first < 0 {
		return ""
	}
	row := []rune("    ")
	for i := range first {
		c := ' '
		if at := indent + i; at < len(line) && line[at] == '\t' {
			c = '\t'
		}
		row = append(row, c)
	}
	return string(row) + strings.Repeat("^", to-from) + "\n"
}
