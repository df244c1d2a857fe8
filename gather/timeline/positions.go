package timeline

import (
	"sort"

	"gatherplay/gather/trace"
)

// positions turns the byte offsets of spans into what a page needs: lines from 1, and offsets in UTF-16 code units.
type positions struct {
	files []trace.File
	index []fileIndex
}

// A fileIndex holds, for each line of a file, where it begins in both ways of counting.
type fileIndex struct {
	bytes, units []int32
}

// line returns the number of the line in which a span begins, or 0 for a span that is nowhere.
func (p *positions) line(s trace.Span) int {
	if !p.known(s) {
		return 0
	}
	return p.lineOf(s.File, s.Start) + 1
}

// utf16 returns a span in UTF-16 code units.
func (p *positions) utf16(s trace.Span) (start, end int32) {
	return p.unit(s.File, s.Start), p.unit(s.File, s.End)
}

// known tells whether a span lies within its file and holds something.
func (p *positions) known(s trace.Span) bool {
	return s.File >= 0 && int(s.File) < len(p.files) && s.Start >= 0 && s.Start < s.End && int(s.End) <= len(p.files[s.File].Source)
}

func (p *positions) lineOf(file, offset int32) int {
	bytes := p.lines(file).bytes
	return sort.Search(len(bytes), func(i int) bool { return bytes[i] > offset }) - 1
}

func (p *positions) unit(file, offset int32) int32 {
	lines, line := p.lines(file), p.lineOf(file, offset)
	return lines.units[line] + units(p.files[file].Source[lines.bytes[line]:offset])
}

func (p *positions) lines(file int32) *fileIndex {
	if p.index == nil {
		p.index = make([]fileIndex, len(p.files))
	}
	index := &p.index[file]
	if index.bytes == nil {
		source := p.files[file].Source
		start, unit := 0, int32(0)
		for i := 0; i <= len(source); i++ {
			if i == len(source) || source[i] == '\n' {
				index.bytes, index.units = append(index.bytes, int32(start)), append(index.units, unit)
				end := min(i+1, len(source))
				unit += units(source[start:end])
				start = end
			}
		}
	}
	return index
}

// units returns the length of a text in UTF-16 code units.
func units(s string) int32 {
	n := int32(0)
	for _, r := range s {
		n++
		if r > 0xFFFF {
			n++
		}
	}
	return n
}
