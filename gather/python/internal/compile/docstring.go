package compile

import (
	"strings"
	"unicode/utf8"

	"gatherplay/gather/python/internal/syntax"
)

// docstring returns the text of the string that a body begins with.
func docstring(body []syntax.Stmt) (string, bool) {
	if len(body) == 0 {
		return "", false
	}
	s, ok := body[0].(*syntax.ExprStmt)
	if !ok {
		return "", false
	}
	c, ok := s.Value.(*syntax.Constant)
	if !ok {
		return "", false
	}
	text, ok := c.Value.(string)
	return text, ok
}

// tabWidth is how far apart tab stops are.
const tabWidth = 8

// cleanDoc returns a docstring as __doc__ has it: without the indentation that its lines after the first have in common.
func cleanDoc(text string) string {
	lines := strings.Split(expandTabs(text), "\n")
	lines[0] = strings.TrimLeft(lines[0], " ")
	margin := -1
	for _, line := range lines[1:] {
		if n := indentation(line); n < len(line) && (margin < 0 || n < margin) {
			margin = n
		}
	}
	if margin > 0 {
		for i, line := range lines[1:] {
			lines[i+1] = line[min(margin, indentation(line)):]
		}
	}
	return strings.Join(lines, "\n")
}

func indentation(line string) int { return len(line) - len(strings.TrimLeft(line, " ")) }

// expandTabs replaces tabs by spaces up to the next tab stop.
func expandTabs(text string) string {
	var b strings.Builder
	column := 0
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch r {
		case '\t':
			n := tabWidth - column%tabWidth
			b.WriteString(strings.Repeat(" ", n))
			column += n
		case '\n', '\r':
			b.WriteByte(text[i])
			column = 0
		default:
			b.WriteString(text[i : i+size]) // not r, which is no surrogate
			column++
		}
		i += size
	}
	return b.String()
}
