package syntax

import (
	"sort"
	"strings"
	"unicode/utf8"
)

// A File is a named source text with a table of its lines. Lines end, as for CPython, with \n, \r\n or a
// lone \r; a byte order mark at the beginning belongs to no line.
type File struct {
	Name string
	Text string

	lines []uint32 // offset of each line's first byte
}

const byteOrderMark = "\ufeff"

// NewFile makes the line table of a source text.
func NewFile(name, text string) *File {
	f := &File{Name: name, Text: text}
	start := 0
	if strings.HasPrefix(text, byteOrderMark) {
		start = len(byteOrderMark)
	}
	f.lines = append(f.lines, uint32(start))
	for i := start; i < len(text); i++ {
		switch text[i] {
		case '\r':
			if i+1 < len(text) && text[i+1] == '\n' {
				continue
			}
		case '\n':
		default:
			continue
		}
		f.lines = append(f.lines, uint32(i+1))
	}
	return f
}

// A Position is a place in a file as people count: lines from 1, columns in code points from 0.
type Position struct{ Line, Column int }

// Line returns the number, from 1, of the line in which the byte at offset lies.
func (f *File) Line(offset uint32) int {
	n := sort.Search(len(f.lines), func(i int) bool { return f.lines[i] > offset })
	return max(n, 1)
}

// Position returns the line and column of an offset.
func (f *File) Position(offset uint32) Position {
	line := f.Line(offset)
	start := f.lines[line-1]
	if offset < start {
		return Position{line, 0}
	}
	return Position{line, utf8.RuneCountInString(f.Text[start:min(int(offset), len(f.Text))])}
}

// LineSpan returns the span of a line, counted from 1, without its line end.
func (f *File) LineSpan(line int) Span {
	if line < 1 || line > len(f.lines) {
		end := uint32(len(f.Text))
		return Span{end, end}
	}
	start, end := f.lines[line-1], uint32(len(f.Text))
	if line < len(f.lines) {
		end = f.lines[line] - 1
		if end > start && f.Text[end] == '\n' && f.Text[end-1] == '\r' {
			end--
		}
	}
	return Span{start, end}
}

// LineText returns the text of a line, counted from 1, without its line end; no text for a line that is not there.
func (f *File) LineText(line int) string { return f.Slice(f.LineSpan(line)) }

// Slice returns the text of a span.
func (f *File) Slice(s Span) string { return f.Text[s.Start:s.End] }
