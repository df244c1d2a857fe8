package syntax

import "strconv"

// A Kind says which class of exception an Error is.
type Kind string

// The kinds of error. A program that is a LimitError may be right, but is larger or more deeply nested
// than this package accepts.
const (
	SyntaxError      Kind = "SyntaxError"
	IndentationError Kind = "IndentationError"
	TabError         Kind = "TabError"
	LimitError       Kind = "LimitError"
)

// An Error is the reason why a text is no Python program, with the text and the place that CPython 3.14 gives:
// Line, Col, EndLine and EndCol are the exception's lineno, offset, end_lineno and end_offset, where columns
// count code points from 1 (for errors that Check finds, bytes), and an EndCol of 0 or -1 means that there is none.
// Text is the line, without its end.
type Error struct {
	Kind Kind
	Msg  string
	File string
	Span Span
	Text string

	Line, Col, EndLine, EndCol int // Line is -1 if CPython does not know the place

	// Checked says that it was found by Check, in a program that obeys the grammar.
	Checked bool

	lastCompound int // line of the last compound statement that was read before, or 0
}

// Error returns the message with its place, as in "main.py:3: SyntaxError: invalid syntax".
func (e *Error) Error() string {
	return e.File + ":" + strconv.Itoa(e.Line) + ": " + string(e.Kind) + ": " + e.Msg
}
