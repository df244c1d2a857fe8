package trace

import (
	"sort"
	"unicode/utf8"
)

// A SourceIndex answers where in a source text an offset is, as people and as JavaScript count. Lines end with \n, \r\n or a
// lone \r.
type SourceIndex struct {
	source string
	lines  []lineStart
	ascii  bool
}

// A lineStart is the offset of a line's first byte, in bytes and in UTF-16 units.
type lineStart struct{ bytes, units int32 }

// NewSourceIndex returns the index of a source text.
func NewSourceIndex(source string) *SourceIndex {
	x := &SourceIndex{source: source, lines: []lineStart{{}}, ascii: true}
	units := int32(0)
	for i, r := range source {
		units++
		switch {
		case r > 0xffff:
			units++
			x.ascii = false
		case r >= utf8.RuneSelf:
			x.ascii = false
		case r == '\n', r == '\r' && !(i+1 < len(source) && source[i+1] == '\n'):
			x.lines = append(x.lines, lineStart{int32(i + 1), units})
		}
	}
	return x
}

// Line returns the number, from 1, of the line in which an offset in bytes lies.
func (x *SourceIndex) Line(offset int32) int { return x.line(x.clamp(offset)) + 1 }

// line returns the index of the line in which an offset lies.
func (x *SourceIndex) line(offset int32) int {
	return sort.Search(len(x.lines)-1, func(i int) bool { return x.lines[i+1].bytes > offset })
}

// clamp keeps an offset within the text.
func (x *SourceIndex) clamp(offset int32) int32 { return min(max(offset, 0), int32(len(x.source))) }

// UTF16 turns an offset in bytes into one in UTF-16 units.
func (x *SourceIndex) UTF16(offset int32) int32 {
	offset = x.clamp(offset)
	if x.ascii {
		return offset
	}
	start := x.lines[x.line(offset)]
	units := start.units
	for _, r := range x.source[start.bytes:offset] {
		units += utf16Len(r)
	}
	return units
}

func utf16Len(r rune) int32 {
	if r > 0xffff {
		return 2
	}
	return 1
}

// Index returns the index of a file's source.
func (f *File) Index() *SourceIndex { return NewSourceIndex(f.Source) }

// Text returns the source text of a span; no text if it is nowhere.
func (t *Trace) Text(s Span) string {
	if s.Zero() || int(s.File) >= len(t.Files) {
		return ""
	}
	source := t.Files[s.File].Source
	if s.Start < 0 || s.Start > s.End || int(s.End) > len(source) {
		return ""
	}
	return source[s.Start:s.End]
}
