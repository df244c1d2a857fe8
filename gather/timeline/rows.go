package timeline

import (
	"strconv"

	"gatherplay/gather/trace"
)

// rows decides how high everything stands, from the top down.
func (l *layout) rows() {
	d, s := l.d, &l.size
	y := 8.0
	if len(l.levels) > 0 {
		y += stripHeight + 2
		if l.namesAbove {
			y += 15
		}
	}
	y += 15
	d.Plot.Top = y + 4
	y = d.Plot.Top
	if l.anyFreeze() || len(d.Plot.Lenses) > 0 {
		l.bandY = y + 13
		y += 18
	}
	if l.first > 0 {
		y += 22
	}
	l.bracketOf = map[int32]int{}
	open := []int{}
	next := 0
	for next < len(l.blocks) && int(l.blocks[next].first) < l.first {
		if int(l.blocks[next].last) >= l.first {
			open = append(open, l.openBracket(&l.blocks[next], y))
			d.Brackets[open[len(open)-1]].OpenTop = true
			y += s.head
		}
		next++
	}
	for i := range d.Lanes {
		at := l.first + i
		for next < len(l.blocks) && int(l.blocks[next].first) == at {
			open = append(open, l.openBracket(&l.blocks[next], y))
			y += s.head
			next++
		}
		lane := &d.Lanes[i]
		lane.Box = Rect{l.margin, y, l.right - l.margin, s.pitch}
		lane.Center = y + s.center
		y += s.pitch
		for len(open) > 0 && int(l.blocks[l.blockOf[d.Brackets[open[len(open)-1]].Group]].last) == at {
			y = l.closeBracket(open[len(open)-1], y)
			open = open[:len(open)-1]
		}
	}
	for len(open) > 0 {
		b := &d.Brackets[open[len(open)-1]]
		b.OpenBottom = true
		b.Spine.H = y - b.Spine.Y
		open = open[:len(open)-1]
	}
	y = l.placeBin(y)
	d.Plot.Bottom = y + 4
	l.footY = y + 17
	d.Height = y + 24
	if l.first > 0 || l.last < len(l.lanes) {
		l.fold()
	}
	if l.view.Playhead >= 0 {
		d.Height += 10
	}
}

// fold says how many lanes are not drawn.
func (l *layout) fold() {
	d := l.d
	above, below := l.first, len(l.lanes)-l.last
	failed := 0
	for i := range l.lanes {
		if i >= l.first && i < l.last {
			continue
		}
		if kind := l.trace.Tasks[l.lanes[i].task].End.Kind; kind == trace.Raised || kind == trace.TimedOut {
			failed++
		}
	}
	words := strconv.Itoa(above+below) + " more tasks not drawn"
	if above+below == 1 {
		words = "1 more task not drawn"
	}
	if failed > 0 {
		words += ", " + strconv.Itoa(failed) + " of them failed"
	}
	words, width := ellipsize(NoteStyle, words, d.Width-2*l.margin)
	y := d.Height
	d.Height += 20
	d.Fold = &Fold{Above: above, Below: below, Box: Rect{l.margin, y - 4, d.Width - 2*l.margin, 20},
		Label: Text{X: l.margin, Y: y + 8, Width: width, Style: NoteStyle, String: words}}
}
