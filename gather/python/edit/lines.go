package edit

import (
	"strings"

	"gatherplay/gather/python/internal/syntax"
)

// A line is a statement with the lines that it has to itself, and the comments above it.
type line struct {
	start, end int // from the beginning of the first line to that of the line after the last
}

// linesOf returns the lines of a statement; it fails if others stand in them.
func (e *Editor) linesOf(s syntax.Stmt) (line, error) {
	start := strings.LastIndexByte(e.text[:s.Span().Start], '\n') + 1
	end := e.lineEnd(int(s.Span().End), len(e.text))
	after := strings.TrimSpace(e.text[s.Span().End:end])
	if strings.TrimSpace(e.text[start:s.Span().Start]) != "" || after != "" && after[0] != '#' {
		return line{}, refuse(e.lineOf(s), " holds more than this: change it in the program")
	}
	indent := e.text[start:s.Span().Start]
	for start > 0 {
		above := strings.LastIndexByte(e.text[:start-1], '\n') + 1
		if !strings.HasPrefix(e.text[above:start], indent+"#") {
			break
		}
		start = above
	}
	return line{start, min(end+1, len(e.text))}, nil
}

// whole returns lines of the text, with the end of the last one even if the text ends there.
func (e *Editor) whole(l line) string {
	text := e.text[l.start:l.end]
	if !strings.HasSuffix(text, "\n") {
		text += "\n"
	}
	return text
}

// insertLine puts a copy of a statement, with another text, after it.
func (e *Editor) insertLine(s syntax.Stmt, text string) ([]Change, error) {
	l, err := e.linesOf(s)
	if err != nil {
		return nil, err
	}
	start := strings.LastIndexByte(e.text[:s.Span().Start], '\n') + 1
	text = e.text[start:s.Span().Start] + text
	if strings.HasSuffix(e.text[:l.end], "\n") {
		return []Change{{l.end, l.end, text + "\n"}}, nil
	}
	return []Change{{l.end, l.end, "\n" + text}}, nil
}

// removeLine takes a statement away.
func (e *Editor) removeLine(s syntax.Stmt) ([]Change, error) {
	l, err := e.linesOf(s)
	if err != nil {
		return nil, err
	}
	return []Change{{l.start, l.end, ""}}, nil
}

// moveLine puts a statement in the place of another one that follows or precedes it.
func (e *Editor) moveLine(statements []syntax.Stmt, from, to int) ([]Change, error) {
	lines := make([]line, len(statements))
	for i, s := range statements {
		l, err := e.linesOf(s)
		if err != nil {
			return nil, err
		}
		lines[i] = l
	}
	order := make([]line, len(lines))
	copy(order, lines)
	order = append(order[:from], order[from+1:]...)
	order = append(order[:to], append([]line{lines[from]}, order[to:]...)...)
	first, last := min(from, to), max(from, to)
	var b strings.Builder
	at := lines[first].start
	for place := first; place <= last; place++ {
		b.WriteString(e.text[at:lines[place].start])
		b.WriteString(e.whole(order[place]))
		at = lines[place].end
	}
	text := b.String()
	if !strings.HasSuffix(e.text[:lines[last].end], "\n") {
		text = strings.TrimSuffix(text, "\n")
	}
	return []Change{{lines[first].start, lines[last].end, text}}, nil
}
