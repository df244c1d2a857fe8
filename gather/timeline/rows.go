package timeline

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
	l.bracketOf = map[int32]int{}
	open := []int{}
	next := 0
	var around []*block // of what is above the first lane drawn, the innermost that hold it
	for next < len(l.blocks) && int(l.blocks[next].first) < l.first {
		if int(l.blocks[next].last) >= l.first {
			around = append(around, &l.blocks[next])
		}
		next++
	}
	for _, b := range around[max(len(around)-mostLevels, 0):] {
		open = append(open, l.openBracket(b, y))
		d.Brackets[open[len(open)-1]].OpenTop = true
		y += s.head
	}
	lane, fold := 0, 0
	for _, r := range l.visible {
		for next < len(l.blocks) && l.blocks[next].first == r.first {
			open = append(open, l.openBracket(&l.blocks[next], y))
			y += s.head
			next++
		}
		box, center := Rect{l.margin, y, l.right - l.margin, s.pitch}, y+s.center
		if r.folded() {
			d.Folds[fold].Box, d.Folds[fold].Center = box, center
			fold++
		} else {
			d.Lanes[lane].Box, d.Lanes[lane].Center = box, center
			lane++
		}
		y += s.pitch
		for len(open) > 0 && l.blocks[l.blockOf[d.Brackets[open[len(open)-1]].Group]].last == r.last {
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
	y = l.placeBin(l.placeGhosts(y))
	d.Plot.Bottom = y + 4
	l.footY = y + 17
	d.Height = y + 24
	if l.view.Playhead >= 0 {
		d.Height += 10
	}
}
