package timeline

import (
	"strconv"

	"gatherplay/gather/trace"
)

func (w *writer) freeze(f *Freeze) {
	w.raw("<g")
	w.kind("freeze")
	w.integer("data-block", int64(f.Block))
	w.reference("data-task", f.Task)
	w.times(f.From, f.To)
	w.span(f.Span)
	w.label("img", f.Words)
	w.more()
	if f.Share < 1 {
		w.open("g", "faint")
		w.raw(` opacity="`)
		w.dst = append(appendPixels(w.dst, f.Share), '"')
		w.more()
		w.rect("frozen", f.Box, 0)
		w.raw("</g>")
	} else {
		w.rect("frozen", f.Box, 0)
	}
	w.line("frozen-edge", f.Box.X, f.Box.Y, f.Box.X, f.Box.Bottom())
	w.line("frozen-edge", f.Box.Right(), f.Box.Y, f.Box.Right(), f.Box.Bottom())
	if f.Lock.W > 0 {
		x, y := f.Lock.X, f.Lock.Y
		w.rect("lock-body", Rect{x, y + 4.5, f.Lock.W, f.Lock.H - 4.5}, 1)
		w.begin("lock", x+2, y+4.5)
		w.command('V', y+3)
		w.command('a', 2.5, 2.5, 0, 0, 1, 5, 0)
		w.command('V', y+4.5)
		w.raw(`"/>`)
	}
	w.write(&f.Label, "", true)
	w.raw("</g>")
}

// timeBreak draws a gap over the lanes where time is drawn short.
func (w *writer) timeBreak(b *Break) {
	top, bottom := w.d.Plot.Top, w.d.Plot.Bottom
	w.open("g", "idle")
	w.kind("break")
	w.times(b.From, b.To)
	w.focusable(true)
	w.button(b.Words, false)
	w.more()
	w.rect("break", Rect{b.X + tickWidth/2, top, b.W - tickWidth, bottom - top}, 0) // the ticks at its edges stay whole
	for _, x := range [2]float64{b.X, b.X + b.W} {
		w.line("break-edge", x, top, x, bottom)
		w.line("break-slash", x-2.5, top+4, x+2.5, top-4)
	}
	w.write(&b.Label, "", false)
	w.raw("</g>")
}

// opened draws what makes a stretch short again that the view has opened: two arrows towards each other.
func (w *writer) opened(b *Break) {
	if b.Toggle.W == 0 || w.form.still() {
		return
	}
	w.open("g", "idle")
	w.kind("break")
	w.times(b.From, b.To)
	w.focusable(true)
	w.button(b.Words, true)
	w.more()
	box := &b.Toggle
	w.rect("hit", *box, 4)
	x, y := box.X+box.W/2, box.Y+box.H/2
	for _, side := range [2]float64{-1, 1} {
		w.begin("squeeze", x+side*11, y)
		w.command('H', x+side*2)
		w.command('m', side*4, -3.5)
		w.command('l', -side*4, 3.5)
		w.command('l', side*4, 3.5)
		w.raw(`"/>`)
	}
	w.raw("</g>")
}

// lens draws the ground of an instant that is opened into its steps, and what closes it.
func (w *writer) lens(l *Lens) {
	w.open("g", "opened")
	w.kind("lens")
	w.integer("data-at", int64(l.At))
	w.focusable(true)
	w.button(l.Words, true)
	w.more()
	w.rect("lens", l.Box, 0)
	w.line("lens-edge", l.Box.X, l.Box.Y, l.Box.X, l.Box.Bottom())
	w.line("lens-edge", l.Box.Right(), l.Box.Y, l.Box.Right(), l.Box.Bottom())
	if !w.form.still() {
		w.rect("hit", Rect{l.Box.X, l.Close.Y, l.Box.W, l.Close.H}, 0)
		x, y := l.Close.X+l.Close.W/2, l.Close.Y+l.Close.H/2
		w.begin("squeeze", x-3.5, y-3.5)
		w.command('l', 7, 7)
		w.command('m', 0, -7)
		w.command('l', -7, 7)
		w.raw(`"/>`)
	}
	w.write(&l.Label, "", true)
	w.raw("</g>")
}

// bracket draws what holds the lanes of a group together.
func (w *writer) bracket(b *Bracket) {
	w.open("g", "bracket-group")
	w.kind("bracket")
	w.integer("data-group", int64(b.Group))
	w.raw(` data-group-kind="`)
	w.raw(b.Kind.String())
	w.raw(`"`)
	w.state(endingNames[b.Ending])
	w.times(b.From, b.To)
	w.focusable(true)
	w.label("group", b.Words)
	w.more()
	s := &b.Spine
	w.begin("bracket", s.Right(), s.Y)
	if b.OpenTop {
		w.command('M', s.X, s.Y)
	} else {
		w.command('H', s.X)
	}
	w.command('V', s.Bottom())
	if !b.OpenBottom {
		w.command('H', s.Right())
	}
	w.raw(`"/>`)
	w.timed()
	e := &b.Extent
	class := "extent"
	if b.Ending == trace.Unended {
		class = "extent open"
	}
	if e.X2 > e.X1 {
		w.begin(class, e.X1, e.Y)
		w.command('H', e.X2)
		w.raw(`"/>`)
	}
	if b.FromShown {
		w.line("extent", e.X1, e.Y-0.75, e.X1, e.Y+4)
	}
	if b.ToShown {
		w.line("extent", e.X2, e.Y-0.75, e.X2, e.Y+4)
	}
	w.untimed()
	for i := range b.Chips {
		w.chip(&b.Chips[i])
	}
	w.write(&b.Head, "", true)
	w.write(&b.HeadNote, "", true)
	w.raw("</g>")
}

func (w *writer) request(r *Request) {
	w.open("line", "off-line")
	w.kind("request")
	w.integer("data-cancel", int64(r.Cancel))
	w.integer("data-from-task", int64(r.From))
	w.integer("data-task", int64(r.To))
	w.integer("data-at", int64(r.At))
	w.num("x1", r.X)
	w.num("y1", r.Y1)
	w.num("x2", r.X)
	w.num("y2", r.Y2)
	w.end()
}

func (w *writer) rule(r *Rule) {
	class := "rule"
	if r.Quiet {
		class = "rule quiet"
	}
	w.raw("<g")
	w.kind("main-ended")
	w.integer("data-at", int64(r.At))
	w.hidden()
	w.more()
	w.line(class, r.X-ruleGap/2.0, r.Top, r.X-ruleGap/2.0, r.Bottom)
	w.line(class, r.X+ruleGap/2.0, r.Top, r.X+ruleGap/2.0, r.Bottom)
	w.write(&r.Label, "", true)
	w.raw("</g>")
}

func (w *writer) bin() {
	bin := w.d.Bin
	if bin == nil {
		return
	}
	w.raw("<g")
	w.kind("bin")
	w.more()
	w.write(&bin.Caption, "", false)
	for i := range bin.Entries { // first all lines, so that none lies over an entry
		e := &bin.Entries[i]
		w.begin("error-thin", e.X, e.From)
		w.command('V', e.Box.Y-5)
		w.command('H', min(max(e.X, e.Box.X+8), e.Box.Right()-8))
		w.command('V', e.Box.Y)
		w.raw(`"/>`)
	}
	for i := range bin.Entries {
		e := &bin.Entries[i]
		w.raw("<g")
		w.kind("unsurfaced")
		w.integer("data-failure", int64(e.Failure))
		w.integer("data-at", int64(e.At))
		if e.Reported {
			w.state("reported")
		} else {
			w.state("unseen")
		}
		w.label("img", e.Words)
		w.more()
		w.rect("slot empty", e.Box, 4)
		w.write(&e.Label, "", true)
		w.raw("</g>")
	}
	w.write(&bin.More, "", false)
	w.raw("</g>")
}

// leaders draws the lines from ends to their places in the list of results.
func (w *writer) leaders(b *Bracket) {
	for i := range b.Slots {
		s := &b.Slots[i]
		l := &s.Leader
		if !l.Shown {
			continue
		}
		class := "leader"
		if s.Content != Filled {
			class = leaderClasses[s.Content]
		}
		w.begin(class, l.X1, l.Y1)
		w.command('H', l.Turn)
		if l.RankX2 > 0 {
			w.curve(l.Turn, l.Y1, l.RankX1, l.RankY)
			w.command('H', l.RankX2)
			w.curve(l.RankX2, l.RankY, l.X2, l.Y2)
		} else {
			w.curve(l.Turn, l.Y1, l.X2, l.Y2)
		}
		w.raw(`"`)
		w.kind("leader")
		w.integer("data-group", int64(s.Group))
		w.integer("data-position", int64(s.Position))
		w.reference("data-task", s.Task)
		w.hidden()
		w.end()
	}
	for i := range b.Slots {
		if l := &b.Slots[i].Leader; !l.Rank.empty() {
			w.rect("rank", Rect{l.RankX1 + 2, l.RankY - 8, l.RankX2 - l.RankX1 - 4, 16}, 8)
			w.write(&l.Rank, "", false)
		}
	}
}

var leaderClasses = [...]string{Empty: "leader abandoned", Boxed: "leader exception", Dropped: "leader dropped", Abandoned: "leader abandoned"}

// slots draws a list of results.
func (w *writer) slots(b *Bracket) {
	if len(b.Slots) == 0 && b.ResultTitle.empty() {
		return
	}
	w.raw("<g")
	w.kind("results")
	w.integer("data-group", int64(b.Group))
	w.more()
	w.write(&b.ResultTitle, "", false)
	w.write(&b.RankTitle, "", false)
	for i := range b.Slots {
		s := &b.Slots[i]
		w.open("g", "slot-group")
		w.kind("slot")
		w.integer("data-group", int64(s.Group))
		w.integer("data-position", int64(s.Position))
		w.reference("data-task", s.Task)
		w.state(contentNames[s.Content])
		w.reference("data-literal", s.Literal)
		w.focusable(false)
		w.label("img", s.Words)
		w.more()
		class := slotBoxes[s.Content]
		w.rect(class, Rect{s.Box.X + 0.5, s.Box.Y + 0.5, s.Box.W - 1, s.Box.H - 1}, 4)
		w.write(&s.Index, "", false)
		w.write(&s.Label, "", false)
		w.raw("</g>")
	}
	for i := range b.ResultNotes {
		w.write(&b.ResultNotes[i], "", false)
	}
	w.raw("</g>")
}

var slotBoxes = [...]string{Empty: "slot empty", Filled: "slot", Boxed: "slot exception", Dropped: "slot dropped", Abandoned: "slot abandoned"}

// path draws the way of an exception.
func (w *writer) path(p *Path) {
	w.raw("<g")
	w.kind("path")
	w.integer("data-failure", int64(p.Failure))
	w.raw(` data-hops="`)
	for i := range p.Hops {
		if i > 0 {
			w.raw(" ")
		}
		w.raw(placeNames[p.Hops[i].Kind])
		if p.Hops[i].ID >= 0 {
			w.dst = strconv.AppendInt(append(w.dst, ':'), int64(p.Hops[i].ID), 10)
		}
	}
	w.raw(`"`)
	w.span(p.Span)
	w.focusable(false)
	w.label("img", p.Words)
	w.more()
	const head = 8
	if n := len(p.Points); n > 1 {
		w.begin("error-line", p.Points[0].X, p.Points[0].Y)
		for i, point := range p.Points[1:] {
			if i == n-2 && !p.Joins {
				if p.Down {
					point.Y = p.Arrow.Y - head + 1
				} else {
					point.Y = p.Arrow.Y + head - 1
				}
			}
			w.command('L', point.X, point.Y)
		}
		w.raw(`"/>`)
	}
	if len(p.Points) > 1 && !p.Joins {
		w.begin("error", p.Arrow.X, p.Arrow.Y)
		if p.Down {
			w.command('l', -4.5, -head)
		} else {
			w.command('l', -4.5, head)
		}
		w.command('h', 9)
		w.raw(`z"/>`)
	}
	for _, stop := range p.Stops {
		w.circle("error", stop.X, stop.Y, 3.5)
	}
	w.write(&p.Label, "", true)
	w.raw("</g>")
}

var placeNames = [...]string{
	trace.InTask:     "task",
	trace.InGroup:    "group",
	trace.InSlot:     "slot",
	trace.Caught:     "caught",
	trace.OutOfRun:   "left",
	trace.Unsurfaced: "unseen",
	trace.Reported:   "reported",
	trace.Retrieved:  "retrieved",
}
