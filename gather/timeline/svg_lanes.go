package timeline

import (
	"strconv"

	"gatherplay/gather/trace"
)

// bars draws a lane without the words on it.
func (w *writer) bars(lane *Lane) {
	w.open("g", "lane")
	w.kind("lane")
	w.integer("data-task", int64(lane.Task))
	w.focusable(true)
	w.label("group", lane.Words)
	w.more()
	if lane.Selected {
		w.rect("mark-selected", Rect{lane.Box.X - 8, lane.Box.Y + 4, 3, lane.Box.H - 8}, 1.5)
	}
	if !w.form.still() {
		w.rect("hit", lane.Box, 0)
	}
	w.timed()
	w.ghost(lane.Ghost)
	for i := range lane.Segments {
		w.segment(&lane.Segments[i])
	}
	for i := range lane.Limits {
		w.limit(&lane.Limits[i])
	}
	for i := range lane.Marks {
		w.mark(&lane.Marks[i])
	}
	if !w.form.still() {
		for i := range lane.Handles {
			w.handle(&lane.Handles[i])
		}
	}
	w.untimed()
	w.raw("</g>")
}

func (w *writer) segment(s *Segment) {
	w.open("g", "segment")
	w.kind("segment")
	w.state(shapeNames[s.Shape])
	w.integer("data-task", int64(s.Task))
	w.integer("data-segment", int64(s.Index))
	w.times(s.From, s.To)
	if s.Cleaning {
		w.raw(` data-cleaning=""`)
	}
	w.reference("data-literal", s.Literal)
	w.span(s.Span)
	w.focusable(false)
	w.label("img", s.Words)
	w.more()
	middle := s.Box.Y + s.Box.H/2
	switch s.Shape {
	case CreatedShape:
		w.line("created-line shape", s.Box.X+6, middle, s.Box.Right(), middle)
		w.circle("created-dot", s.Box.X+3, middle, 3)
	case RunningShape:
		w.rect("running shape", s.Box, 1)
	case ReadyShape:
		w.rect("ready shape", Rect{s.Box.X + 0.75, s.Box.Y + 0.75, max(s.Box.W-1.5, 0.5), s.Box.H - 1.5}, 1)
	case WaitingShape, OrphanedShape:
		class, hatch := "hatch shape", "hatch"
		switch {
		case s.Shape == OrphanedShape:
			class, hatch = "hatch orphaned shape", "orphan"
		case s.Cleaning:
			hatch = "cleaning"
		}
		w.open("rect", class)
		w.box(s.Box)
		w.fill(hatch)
		w.end()
	case ShortStepsShape:
		w.shortSteps(s)
	}
	w.raw("</g>")
}

// shortSteps draws what a task does in steps that are too short to be seen: it waits, and in as much of the height as it runs of the
// time, it runs.
func (w *writer) shortSteps(s *Segment) {
	middle := s.Box.Y + s.Box.H/2
	class, hatch := "hatch shape", "hatch"
	if s.Orphaned {
		class, hatch = "hatch orphaned shape", "orphan"
	}
	w.open("rect", class)
	w.box(Rect{s.Box.X, middle - s.Wait/2, s.Box.W, s.Wait})
	w.fill(hatch)
	w.end()
	w.open("rect", "comb")
	w.box(s.Box)
	w.fill("comb")
	w.end()
	if height := s.Share * s.Box.H; height >= 0.5 {
		w.rect("running", Rect{s.Box.X, middle - height/2, s.Box.W, height}, 0)
	}
}

func (w *writer) limit(limit *Limit) {
	w.raw("<g")
	w.kind("limit")
	w.integer("data-group", int64(limit.Group))
	w.integer("data-at", int64(limit.Deadline))
	if limit.Fired {
		w.state("timed-out")
	} else {
		w.state("open")
	}
	w.label("img", limit.Words)
	w.more()
	class := "limit"
	if !limit.Fired {
		class = "limit open"
	}
	w.line(class, limit.From, limit.Y, limit.To, limit.Y)
	if limit.Reached {
		w.line("limit", limit.To, limit.Y-4, limit.To, limit.Y+4)
	}
	w.raw("</g>")
}

func (w *writer) mark(m *Mark) {
	w.raw("<g")
	w.kind(markNames[m.Kind])
	w.reference("data-cancel", m.ID)
	w.integer("data-at", int64(m.At))
	w.label("img", m.Words)
	w.more()
	switch m.Kind {
	case CancelRequested, CancelDelivered:
		class, half, height := "off", 5.0, 8.0
		if m.Kind == CancelDelivered {
			class, half, height = "off-full", 2.5, 4
		}
		w.begin(class, m.X-half, m.Y-height)
		w.command('h', 2*half)
		w.command('L', m.X, m.Y)
		w.raw(`z"/>`)
	case TimerDue:
		w.circle("due", m.X, m.Y, 3.2)
	case TimerFired:
		w.circle("late", m.X, m.Y, 3.2)
	}
	w.raw("</g>")
}

func (w *writer) handle(h *Handle) {
	class := "handle"
	if h.Literal < 0 {
		class = "handle locked"
	}
	w.open("g", class)
	w.kind("handle")
	w.integer("data-task", int64(h.Task))
	w.integer("data-segment", int64(h.Segment))
	w.reference("data-literal", h.Literal)
	w.span(h.Asked)
	w.integer("data-start", int64(h.Start))
	w.integer("data-length", int64(h.Length))
	w.raw(` data-seconds-per-pixel="`)
	w.dst = append(strconv.AppendFloat(w.dst, w.d.Plot.SecondsPerPixel(), 'g', 12, 64), '"')
	w.focusable(true)
	w.label("slider", h.Words)
	w.raw(` aria-valuemin="0" aria-valuenow="`)
	w.dst = trace.AppendDecimal(w.dst, h.Length, second, 6)
	w.raw(`" aria-valuetext="`)
	w.dst = trace.AppendTime(w.dst, h.Length)
	w.raw(`"`)
	if h.Literal < 0 {
		w.raw(` aria-disabled="true"`)
	}
	w.more()
	w.rect("hit", h.Box, 0)
	w.rect("grip", h.Grip, 3)
	w.raw("</g>")
}

// words draws what is written on a lane, and its end. They lie over lines that cross the lane.
func (w *writer) words(lane *Lane) {
	w.open("g", "lane-words")
	w.kind("words")
	w.integer("data-task", int64(lane.Task))
	w.more()
	if lane.Toggle != nil {
		w.toggle(lane.Toggle)
	}
	w.raw("<g") // what it says, the lane's label and those of its segments say to those who hear them
	w.hidden()
	w.more()
	for i := range lane.Chips {
		w.chip(&lane.Chips[i])
	}
	w.write(&lane.Name, "name", true)
	w.write(&lane.Detail, "", true)
	w.write(&lane.Aside, "", true)
	w.timed()
	for i := range lane.Segments {
		w.write(&lane.Segments[i].Label, "", true)
	}
	for i := range lane.Marks {
		w.write(&lane.Marks[i].Label, "", true)
	}
	for i := range lane.Limits {
		w.write(&lane.Limits[i].Label, "", true)
	}
	w.untimed()
	w.raw("</g>")
	w.timed()
	for i := range lane.Instants {
		w.instant(&lane.Instants[i])
	}
	w.ghostMark(lane.Ghost)
	w.endMark(lane)
	w.untimed()
	w.raw("</g>")
}

// instant draws the numbers of steps. Taken together, they open the instant, or close it.
func (w *writer) instant(n *Instant) {
	w.open("g", "instant")
	w.kind("instant")
	w.integer("data-at", int64(n.At))
	w.focusable(n.Foremost)
	w.button(n.Words, n.Open)
	w.more()
	if !w.form.still() {
		first, last := &n.Ordinals[0], &n.Ordinals[len(n.Ordinals)-1]
		w.rect("hit", Rect{first.X - 8, first.Y - 8, last.X - first.X + 16, 16}, 8)
	}
	for i := range n.Ordinals {
		o := &n.Ordinals[i]
		w.circle("ordinal", o.X, o.Y, 5.2)
		number := Text{X: o.X, Y: o.Y + 2.9, Style: OrdinalStyle, Anchor: AnchorMiddle, String: o.text()}
		w.write(&number, "", false)
	}
	w.raw("</g>")
}

func (w *writer) chip(c *Chip) {
	w.rect("chip", c.Box, 4)
	w.write(&c.Label, "", false)
}

func (w *writer) endMark(lane *Lane) {
	e := &lane.End
	if !e.Shown {
		return
	}
	w.open("g", "end")
	w.kind("end")
	w.integer("data-task", int64(lane.Task))
	w.state(endingNames[e.Kind])
	w.integer("data-at", int64(e.At))
	if e.Order > 0 {
		w.integer("data-order", int64(e.Order))
	}
	w.reference("data-literal", e.Literal)
	w.span(e.Span)
	w.focusable(false)
	w.label("img", e.Words)
	w.more()
	w.endShape(e.Kind, e.X, e.Y)
	w.write(&e.Label, "", true)
	w.write(&e.Note, "", true)
	w.raw("</g>")
}
