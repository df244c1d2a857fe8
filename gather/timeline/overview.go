package timeline

import (
	"strconv"
)

const (
	overviewWidth = 10
	overviewGap   = 6
)

// overview draws beside the lanes where in all of them those in view are, and where others failed.
func (l *layout) overview() {
	if l.window.Last-l.window.First >= l.total {
		return
	}
	d := l.d
	box := Rect{l.view.Width - overviewWidth - 3, d.Plot.Top, overviewWidth, d.Plot.Bottom - d.Plot.Top}
	y := func(row int) float64 { return box.Y + float64(row)/float64(l.total)*box.H }
	o := &Overview{Box: box, Rows: l.total, First: l.window.First, Last: l.window.Last}
	top, bottom := y(l.window.First), y(l.window.Last)
	if bottom-top < 4 { // it must be seen, and taken hold of
		middle := min(max((top+bottom)/2, box.Y+2), box.Bottom()-2)
		top, bottom = middle-2, middle+2
	}
	o.Window = Rect{box.X, top, box.W, bottom - top}
	elsewhere := 0
	last := -1.0
	if l.failed > 0 {
		l.walkRows(func(at int, r row) bool {
			if r.folded() || !l.lives[r.first].failed() {
				return true
			}
			if at < l.window.First || at >= l.window.Last {
				elsewhere++
			}
			if failed := y(at); failed-last >= 1 {
				o.Failed = append(o.Failed, failed)
				last = failed
			}
			return true
		}, 0)
	}
	rest := l.total - (l.window.Last - l.window.First)
	words := strconv.Itoa(rest) + " more rows"
	if rest == 1 {
		words = "1 more row"
	}
	if elsewhere > 0 {
		words += ", " + strconv.Itoa(elsewhere) + " of them failed"
	}
	o.Words = "rows " + strconv.Itoa(l.window.First+1) + " to " + strconv.Itoa(l.window.Last) + " of " + strconv.Itoa(l.total) + "; " + words
	words, width := ellipsize(NoteStyle, words, l.width-2*l.margin)
	o.Label = Text{X: l.margin, Y: d.Height + 8, Width: width, Style: NoteStyle, String: words}
	d.Height += 20
	d.Overview = o
}
