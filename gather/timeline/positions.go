package timeline

import "gatherplay/gather/trace"

// positions turns spans into what a page needs: numbers of lines, and offsets in UTF-16 code units. The files are indexed when
// they are first asked about.
type positions struct {
	files []trace.File
	index []*trace.SourceIndex
}

// line returns the number of the line in which a span begins, or 0 for a span that is nowhere.
func (p *positions) line(s trace.Span) int {
	if !p.known(s) {
		return 0
	}
	return p.of(s.File).Line(s.Start)
}

// utf16 returns a span in UTF-16 code units.
func (p *positions) utf16(s trace.Span) (start, end int32) {
	return p.of(s.File).UTF16(s.Start), p.of(s.File).UTF16(s.End)
}

// known tells whether a span lies within its file and holds something.
func (p *positions) known(s trace.Span) bool {
	return s.File >= 0 && int(s.File) < len(p.files) && s.Start >= 0 && s.Start < s.End && int(s.End) <= len(p.files[s.File].Source)
}

func (p *positions) of(file int32) *trace.SourceIndex {
	if p.index == nil {
		p.index = make([]*trace.SourceIndex, len(p.files))
	}
	if p.index[file] == nil {
		p.index[file] = p.files[file].Index()
	}
	return p.index[file]
}
