package timeline

import "gatherplay/gather/trace"

// fold draws siblings as one row.
func (w *writer) fold(f *Fold) {
	w.open("g", "fold")
	w.kind("fold")
	w.integer("data-fold", int64(f.ID))
	w.integer("data-first-task", int64(f.First))
	w.integer("data-count", int64(f.Count))
	w.state(endingNames[f.Ending])
	w.integer("data-at", int64(f.At))
	w.label("group", f.Words)
	w.more()
	if !w.form.still() {
		w.rect("hit", f.Box, 0)
	}
	w.timed()
	w.ghost(f.Ghost)
	for _, box := range f.Alive {
		w.rect("flight", box, 0)
	}
	for _, box := range f.Steps {
		w.rect("running", box, 0)
	}
	w.untimed()
	w.toggle(&f.Toggle)
	w.write(&f.Name, "name", true)
	w.write(&f.Detail, "", true)
	if f.Shown {
		w.timed()
		w.endShape(f.Ending, f.EndX, f.Center)
		w.write(&f.End, "", true)
		w.untimed()
	}
	if f.Slot.W > 0 {
		w.rect("slot", Rect{f.Slot.X + 0.5, f.Slot.Y + 0.5, f.Slot.W - 1, f.Slot.H - 1}, 4)
		w.write(&f.Result, "", false)
	}
	w.raw("</g>")
}

// toggle draws what folds siblings or unfolds them: a triangle that points to what it would do.
func (w *writer) toggle(t *Toggle) {
	w.open("g", "toggle")
	w.kind("toggle")
	w.integer("data-fold", int64(t.Fold))
	if t.Folded {
		w.state("folded")
	} else {
		w.state("unfolded")
	}
	w.focusable(true)
	w.button(t.Words, !t.Folded)
	w.more()
	if !w.form.still() {
		w.rect("hit", t.Box, 0)
	}
	x, y := t.Box.X+t.Box.W/2-1, t.Box.Y+t.Box.H/2
	if t.Folded {
		w.begin("triangle", x-2.5, y-4)
		w.command('l', 6, 4)
		w.command('l', -6, 4)
	} else {
		w.begin("triangle", x-4, y-2.5)
		w.command('h', 8)
		w.command('l', -4, 6)
	}
	w.raw(`z"/>`)
	w.raw("</g>")
}

// overview draws where in all rows those in view are.
func (w *writer) overview() {
	o := w.d.Overview
	if o == nil {
		return
	}
	w.open("g", "overview")
	w.kind("overview")
	w.integer("data-first", int64(o.First))
	w.integer("data-last", int64(o.Last))
	w.integer("data-rows", int64(o.Rows))
	w.focusable(true)
	w.label("scrollbar", "rows in view")
	if !w.form.still() {
		w.text("aria-controls", w.form.Prefix)
		w.text("aria-orientation", "vertical")
		w.integer("aria-valuemin", 1)
		w.integer("aria-valuemax", int64(o.Rows-(o.Last-o.First)+1))
		w.integer("aria-valuenow", int64(o.First+1))
		w.text("aria-valuetext", o.Words)
	}
	w.more()
	w.rect("overview-ground", o.Box, 3)
	w.rect("overview-window", o.Window, 2)
	for _, y := range o.Failed {
		w.line("overview-failed", o.Box.X, y, o.Box.Right(), y)
	}
	w.write(&o.Label, "", false)
	w.raw("</g>")
}

// endShape draws the mark of an end.
func (w *writer) endShape(kind trace.Ending, x, y float64) {
	switch kind {
	case trace.Returned:
		w.circle("value", x, y, 5)
	case trace.Raised:
		w.begin("cross", x-4.2, y-4.2)
		w.command('l', 8.4, 8.4)
		w.command('m', 0, -8.4)
		w.command('l', -8.4, 8.4)
		w.raw(`"/>`)
	case trace.Cancelled:
		w.circle("off", x, y, 5.6)
		w.line("off", x-3.9, y+3.9, x+3.9, y-3.9)
	case trace.TimedOut:
		w.circle("off", x, y+0.6, 5.2)
		w.begin("off", x, y-2.4)
		w.command('V', y+0.8)
		w.command('h', 2.4)
		w.command('M', x-1.8, y-7)
		w.command('h', 3.6)
		w.raw(`"/>`)
	case trace.Unended:
		w.begin("unended", x-4.5, y)
		w.command('h', 9.2)
		w.raw(`"/>`)
	}
}
