package python

import (
	"strconv"
	"strings"

	"gatherplay/gather/python/internal/syntax"
)

// syntaxReport returns what CPython prints of a source text that is no Python program: the place, the line with carets under what is
// wrong, the message.
func syntaxReport(e *syntax.Error) string {
	text := `  File "` + e.File + `", line ` + strconv.Itoa(e.Line) + "\n"
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
