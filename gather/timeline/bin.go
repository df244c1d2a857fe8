package timeline

import (
	"strconv"

	"gatherplay/gather/trace"
)

// mostBinRows is how many rows of exceptions are shown; of more, the number is.
const mostBinRows = 4

// placeBin makes room under the lanes, from y on, for the exceptions that nobody ever sees, and returns where it ends.
func (l *layout) placeBin(y float64) float64 {
	plot := &l.d.Plot
	bin := &Bin{}
	const height, rowHeight = 20, 25
	caption := Text{X: l.margin, Y: y + 20, Style: CaptionStyle, String: "never surfaced"}
	caption.Width = measure(caption.Style, caption.String)
	left, right, row := caption.Box().Right()+8, l.right, 0
	if l.namesAbove {
		left, row = l.margin, 1 // the caption has a line for itself
	}
	x := left
	more := 0
	for _, id := range l.failures() {
		f := &l.trace.Failures[id]
		if len(f.Path) == 0 {
			continue
		}
		last := &f.Path[len(f.Path)-1]
		lane := l.drawn(f.Task)
		if last.Kind != trace.Unsurfaced && last.Kind != trace.Reported || lane < 0 || !plot.shows(last.At.At) {
			continue
		}
		text := clean(f.Type)
		if last.Kind == trace.Reported {
			text += ", reported"
		}
		text, width := ellipsize(NoteStyle, text, 160)
		ends := plot.XAt(l.trace.Tasks[f.Task].End.At)
		at := max(x, min(ends-8, right-width-12))
		if more > 0 || at+width+12 > right && row == mostBinRows-1 {
			more++
			continue
		}
		if at+width+12 > right {
			row++
			at = max(left, min(ends-8, right-width-12))
		}
		x = at + width + 12 + 8
		top := y + 6 + float64(row)*rowHeight
		bin.Entries = append(bin.Entries, BinEntry{Failure: id, Box: Rect{at, top, width + 12, height}, X: ends, From: l.d.Lanes[lane].Center,
			Label:    Text{X: at + 6, Y: top + 14, Width: width, Style: NoteStyle, String: text, Class: "error"},
			Reported: last.Kind == trace.Reported, At: last.At.At, Words: clean(f.Type) + " from " + l.taskTitle(f.Task) + " " + l.fate(f)})
	}
	if len(bin.Entries) == 0 {
		return y
	}
	bin.Caption = caption
	bottom := y + 6 + float64(row+1)*rowHeight
	if more > 0 {
		words, width := ellipsize(NoteStyle, "and "+strconv.Itoa(more)+" more", right-left)
		bin.More = Text{X: left, Y: bottom + 10, Width: width, Style: NoteStyle, String: words}
		bottom += 18
	}
	bin.Box = Rect{l.margin, y + 3, right - l.margin, bottom - y}
	l.d.Bin = bin
	return bottom
}
