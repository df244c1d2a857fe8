package timeline

// ghost draws a task of the ghost behind one in front.
func (w *writer) ghost(g *GhostTask) {
	if g == nil || len(g.Bars) == 0 {
		return
	}
	w.open("g", "ghost")
	w.kind("ghost")
	w.integer("data-ghost", int64(g.Task))
	w.state(endingNames[g.Ending])
	w.times(g.From, g.At)
	w.label("img", g.Words)
	w.more()
	for _, bar := range g.Bars {
		w.rect("ghost-bar", bar, 1)
	}
	w.raw("</g>")
}

// ghostMark draws where a task of the ghost ended, over the bars in front, if it ended otherwise.
func (w *writer) ghostMark(g *GhostTask) {
	if g == nil || !g.HasMark {
		return
	}
	w.open("g", "ghost-mark")
	w.kind("ghost-mark")
	w.integer("data-ghost", int64(g.Task))
	w.state(endingNames[g.Ending])
	w.label("img", g.Words)
	w.raw(` transform="translate(`)
	w.dst = append(appendPixels(w.dst, g.EndX), ' ')
	w.dst = append(appendPixels(w.dst, g.EndY), `) scale(.6)"`...)
	w.more()
	w.endShape(g.Ending, 0, 0)
	w.raw("</g>")
}

// ghostLanes draws the tasks that only the ghost has, and where it ended.
func (w *writer) ghostLanes() {
	d := w.d
	w.write(&d.GhostTitle, "", true)
	for i := range d.GhostLanes {
		lane := &d.GhostLanes[i]
		w.timed()
		w.ghost(&lane.GhostTask)
		w.ghostMark(&lane.GhostTask)
		w.untimed()
		w.write(&lane.Name, "", true)
	}
	w.write(&d.GhostMore, "", true)
	if end := d.GhostEnd; end != nil {
		w.timed()
		w.raw("<g")
		w.kind("ghost-end")
		w.integer("data-at", int64(end.At))
		w.label("img", end.Words)
		w.more()
		w.line("ghost-end", end.X, end.Top, end.X, end.Bottom)
		w.write(&end.Label, "", true)
		w.raw("</g>")
		w.untimed()
	}
}
