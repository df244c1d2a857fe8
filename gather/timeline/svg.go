package timeline

import (
	"strconv"
	"unicode/utf8"

	"gatherplay/gather/trace"
)

// SVG says how a drawing is written. The zero value is the embedded form.
type SVG struct {
	// Standalone makes a picture that brings its own styles and background, in Theme. Otherwise it is for a page that has
	// [DrawingCSS]: without any style of its own, with handles to take hold of, and with names for those who hear it.
	Standalone bool
	Theme      Theme
	// Prefix begins every id, so that several drawings fit into one document: letters and digits, beginning with a letter. The empty
	// one stands for "gather".
	Prefix string
	// Title replaces the drawing's own, if it isn't empty.
	Title string
}

// SVG returns the drawing as an SVG document.
func (d *Drawing) SVG(form SVG) string {
	return string(d.AppendSVG(nil, form))
}

// AppendSVG appends the drawing as an SVG element. Whatever comes from the program, such as names, values and messages, is text in
// it, never markup.
func (d *Drawing) AppendSVG(dst []byte, form SVG) []byte {
	if form.Prefix == "" {
		form.Prefix = "gather"
	}
	if form.Title == "" {
		form.Title = d.Title
	}
	if dst == nil {
		dst = make([]byte, 0, 8192+len(d.Lanes)*2048)
	}
	w := &writer{dst: dst, d: d, form: form}
	w.root()
	w.ground()
	for i := range d.Freezes {
		w.freeze(&d.Freezes[i])
	}
	for i := range d.Brackets {
		w.bracket(&d.Brackets[i])
	}
	for i := range d.Requests {
		w.request(&d.Requests[i])
	}
	for i := range d.Lanes {
		w.bars(&d.Lanes[i])
	}
	for i := range d.Rules {
		w.rule(&d.Rules[i])
	}
	w.bin()
	for i := range d.Brackets {
		w.leaders(&d.Brackets[i])
	}
	for i := range d.Paths {
		w.path(&d.Paths[i])
	}
	for i := range d.Lanes {
		w.words(&d.Lanes[i])
	}
	for i := range d.Brackets {
		w.slots(&d.Brackets[i])
	}
	w.fold()
	w.playhead()
	w.raw("</svg>\n")
	return w.dst
}

// A writer appends elements. An element is begun with open, then its attributes, then end or more.
type writer struct {
	dst  []byte
	d    *Drawing
	form SVG
}

func (w *writer) raw(s string) { w.dst = append(w.dst, s...) }

func (w *writer) open(tag, class string) {
	w.dst = append(append(w.dst, '<'), tag...)
	if class != "" {
		w.dst = append(append(append(w.dst, ` class="`...), class...), '"')
	}
}

func (w *writer) end()  { w.dst = append(w.dst, "/>"...) }
func (w *writer) more() { w.dst = append(w.dst, '>') }

func (w *writer) num(name string, value float64) {
	w.dst = append(append(append(w.dst, ' '), name...), '=', '"')
	w.dst = append(appendPixels(w.dst, value), '"')
}

func (w *writer) integer(name string, value int64) {
	w.dst = append(append(append(w.dst, ' '), name...), '=', '"')
	w.dst = append(strconv.AppendInt(w.dst, value, 10), '"')
}

// reference writes an index, unless it refers to nothing.
func (w *writer) reference(name string, id int32) {
	if id >= 0 {
		w.integer(name, int64(id))
	}
}

func (w *writer) text(name, value string) {
	w.dst = append(append(append(w.dst, ' '), name...), '=', '"')
	w.dst = append(appendEscaped(w.dst, value), '"')
}

// label says what an element is to those who hear the page. A picture that stands alone is described as a whole.
func (w *writer) label(role, words string) {
	if !w.form.Standalone {
		w.text("role", role)
		w.text("aria-label", words)
	}
}

// focusable lets an element be focused, in the order of the page or only by script.
func (w *writer) focusable(inOrder bool) {
	switch {
	case w.form.Standalone:
	case inOrder:
		w.raw(` tabindex="0"`)
	default:
		w.raw(` tabindex="-1"`)
	}
}

// span writes where in the source something stands: file, line, and offsets in UTF-16 code units.
func (w *writer) span(s trace.Span) {
	if !w.d.positions.known(s) {
		return
	}
	start, end := w.d.positions.utf16(s)
	w.dst = strconv.AppendInt(append(w.dst, ` data-span="`...), int64(start), 10)
	w.dst = append(strconv.AppendInt(append(w.dst, ' '), int64(end), 10), '"')
	w.integer("data-line", int64(w.d.positions.line(s)))
	if s.File > 0 {
		w.integer("data-file", int64(s.File))
	}
}

func (w *writer) rect(class string, box Rect, radius float64) {
	w.open("rect", class)
	w.box(box)
	if radius > 0 {
		w.num("rx", radius)
	}
	w.end()
}

func (w *writer) box(box Rect) {
	w.num("x", box.X)
	w.num("y", box.Y)
	w.num("width", box.W)
	w.num("height", box.H)
}

func (w *writer) line(class string, x1, y1, x2, y2 float64) {
	w.open("line", class)
	w.num("x1", x1)
	w.num("y1", y1)
	w.num("x2", x2)
	w.num("y2", y2)
	w.end()
}

func (w *writer) circle(class string, x, y, r float64) {
	w.open("circle", class)
	w.num("cx", x)
	w.num("cy", y)
	w.num("r", r)
	w.end()
}

// d begins a path at a point; to adds commands to it, and the caller ends it.
func (w *writer) begin(class string, x, y float64) {
	w.open("path", class)
	w.raw(` d="`)
	w.command('M', x, y)
}

func (w *writer) command(letter byte, numbers ...float64) {
	w.dst = append(w.dst, letter)
	for i, n := range numbers {
		if i > 0 {
			w.dst = append(w.dst, ' ')
		}
		w.dst = appendPixels(w.dst, n)
	}
}

// write writes a text, with what is bold first. A halo keeps it legible over lines.
func (w *writer) write(t *Text, class string, halo bool) {
	if t.empty() {
		return
	}
	w.dst = append(append(w.dst, `<text class="`...), typeface[t.Style].class...)
	for _, c := range [2]string{class, t.Class} {
		if c != "" {
			w.dst = append(append(w.dst, ' '), c...)
		}
	}
	if halo {
		w.raw(" halo")
	}
	w.raw(`"`)
	w.num("x", t.X)
	w.num("y", t.Y)
	switch t.Anchor {
	case AnchorMiddle:
		w.raw(` text-anchor="middle"`)
	case AnchorEnd:
		w.raw(` text-anchor="end"`)
	}
	w.more()
	if t.Lead != "" {
		w.raw(`<tspan class="t-lead">`)
		w.dst = appendEscaped(w.dst, t.Lead)
		w.raw(`</tspan>`)
		if t.String != "" {
			w.raw(` `)
		}
	}
	w.dst = appendEscaped(w.dst, t.String)
	w.raw("</text>")
}

// appendEscaped appends a text as it stands in an element or an attribute. What XML can't hold at all becomes the replacement
// character.
func appendEscaped(dst []byte, s string) []byte {
	for _, r := range s {
		switch {
		case r == '&':
			dst = append(dst, "&amp;"...)
		case r == '<':
			dst = append(dst, "&lt;"...)
		case r == '>':
			dst = append(dst, "&gt;"...)
		case r == '"':
			dst = append(dst, "&quot;"...)
		case r == '\'':
			dst = append(dst, "&#39;"...)
		case r == '\n' || r == '\t':
			dst = append(dst, ' ')
		case r < ' ', r == 0x7F, r == 0xFFFE, r == 0xFFFF:
			dst = utf8.AppendRune(dst, utf8.RuneError)
		default:
			dst = utf8.AppendRune(dst, r)
		}
	}
	return dst
}

// root opens the document: what it is, where its plot is, the hatches.
func (w *writer) root() {
	d, form := w.d, &w.form
	w.open("svg", "gather-timeline")
	w.raw(` xmlns="http://www.w3.org/2000/svg"`)
	w.text("id", form.Prefix)
	w.raw(` viewBox="0 0 `)
	w.dst = append(appendPixels(w.dst, d.Width), ' ')
	w.dst = append(appendPixels(w.dst, d.Height), '"')
	w.num("width", d.Width)
	w.num("height", d.Height)
	if form.Standalone {
		w.raw(` role="img"`)
		w.text("aria-labelledby", form.Prefix+"-title")
	} else {
		w.raw(` role="group"`)
		w.text("aria-label", form.Title)
	}
	w.text("aria-describedby", form.Prefix+"-desc")
	plot := &d.Plot
	w.integer("data-from", int64(plot.From))
	w.integer("data-to", int64(plot.To))
	w.num("data-plot-left", plot.Left)
	w.num("data-plot-right", plot.Right)
	w.num("data-plot-top", plot.Top)
	w.num("data-plot-bottom", plot.Bottom)
	w.more()
	if form.Standalone {
		w.raw("<title")
		w.text("id", form.Prefix+"-title")
		w.more()
		w.dst = appendEscaped(w.dst, form.Title)
		w.raw("</title>")
	}
	w.raw("<desc")
	w.text("id", form.Prefix+"-desc")
	w.more()
	w.dst = appendEscaped(w.dst, d.Description)
	w.raw("</desc>")
	if form.Standalone {
		w.raw("<style>\n")
		w.dst = appendStandaloneStyle(w.dst, "#"+form.Prefix, form.Theme)
		w.raw("</style>")
	}
	w.raw("<defs>")
	for _, hatch := range [2]string{"hatch", "orphan"} {
		w.raw("<pattern")
		w.text("id", form.Prefix+"-"+hatch)
		w.raw(` width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="`)
		w.raw(hatch)
		w.raw(`-ground" width="6" height="6"/><line class="`)
		w.raw(hatch)
		w.raw(`-line" x1="3" y1="0" x2="3" y2="6"/></pattern>`)
	}
	w.raw("</defs>")
	if form.Standalone {
		w.rect("surface", Rect{0, 0, d.Width, d.Height}, 0)
	}
}

// fill refers to a hatch.
func (w *writer) fill(hatch string) {
	w.raw(` fill="url(#`)
	w.dst = appendEscaped(w.dst, w.form.Prefix)
	w.raw("-")
	w.raw(hatch)
	w.raw(`)"`)
}

// ground draws the grid, the axis and the strip.
func (w *writer) ground() {
	d := w.d
	w.raw(`<g data-kind="axis"`)
	w.hidden()
	w.more()
	for i := range d.Ticks {
		tick := &d.Ticks[i]
		w.line("grid", tick.X, d.Plot.Top, tick.X, d.Plot.Bottom)
		w.write(&tick.Label, "", false)
	}
	for i := range d.Lanes {
		box := &d.Lanes[i].Box
		w.line("rowline", box.X, box.Bottom(), box.Right(), box.Bottom())
	}
	w.raw("</g>")
	if len(d.Strip.Steps) == 0 {
		return
	}
	w.raw(`<g data-kind="strip"`)
	w.hidden()
	w.more()
	w.write(&d.Strip.Caption, "", false)
	for i := range d.Strip.Steps {
		step := &d.Strip.Steps[i]
		w.open("rect", "flight")
		w.box(step.Box)
		w.raw(` data-kind="step"`)
		w.integer("data-count", int64(step.Count))
		w.times(step.From, step.To)
		w.end()
		w.write(&step.Label, "", false)
	}
	w.raw("</g>")
}

// hidden keeps from those who hear the page what is said elsewhere.
func (w *writer) hidden() {
	if !w.form.Standalone {
		w.raw(` aria-hidden="true"`)
	}
}

func (w *writer) times(from, to trace.Time) {
	w.integer("data-from", int64(from))
	w.integer("data-to", int64(to))
}

// kind writes what an element stands for.
func (w *writer) kind(kind string) {
	w.raw(` data-kind="`)
	w.raw(kind)
	w.raw(`"`)
}

func (w *writer) state(state string) {
	w.raw(` data-state="`)
	w.raw(state)
	w.raw(`"`)
}

func (w *writer) freeze(f *Freeze) {
	w.raw("<g")
	w.kind("freeze")
	w.integer("data-block", int64(f.Block))
	w.reference("data-task", f.Task)
	w.times(f.From, f.To)
	w.span(f.Span)
	w.label("img", f.Words)
	w.more()
	w.rect("frozen", f.Box, 0)
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
	if !w.form.Standalone {
		w.rect("hit", lane.Box, 0)
	}
	for i := range lane.Segments {
		w.segment(&lane.Segments[i])
	}
	for i := range lane.Limits {
		w.limit(&lane.Limits[i])
	}
	for i := range lane.Marks {
		w.mark(&lane.Marks[i])
	}
	if !w.form.Standalone {
		for i := range lane.Handles {
			w.handle(&lane.Handles[i])
		}
	}
	w.raw("</g>")
}

func (w *writer) segment(s *Segment) {
	w.open("g", "segment")
	w.kind("segment")
	w.state(shapeNames[s.Shape])
	w.integer("data-task", int64(s.Task))
	w.integer("data-segment", int64(s.Index))
	w.times(s.From, s.To)
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
		if s.Shape == OrphanedShape {
			class, hatch = "hatch orphaned shape", "orphan"
		}
		w.open("rect", class)
		w.box(s.Box)
		w.fill(hatch)
		w.end()
	}
	w.raw("</g>")
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
	w.dst = appendDecimal(w.dst, h.Length, second, 6, false)
	w.raw(`" aria-valuetext="`)
	w.dst = AppendTime(w.dst, h.Length)
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
	w.raw("<g") // what it says, the lane's label and those of its segments say to those who hear them
	w.hidden()
	w.more()
	for i := range lane.Chips {
		w.chip(&lane.Chips[i])
	}
	w.write(&lane.Name, "name", true)
	w.write(&lane.Detail, "", true)
	for i := range lane.Segments {
		w.write(&lane.Segments[i].Label, "", true)
	}
	for i := range lane.Marks {
		w.write(&lane.Marks[i].Label, "", true)
	}
	for i := range lane.Limits {
		w.write(&lane.Limits[i].Label, "", true)
	}
	for i := range lane.Ordinals {
		o := &lane.Ordinals[i]
		w.circle("ordinal", o.X, o.Y, 5.2)
		number := Text{X: o.X, Y: o.Y + 2.9, Style: OrdinalStyle, Anchor: AnchorMiddle, String: o.text()}
		w.write(&number, "", false)
	}
	w.raw("</g>")
	w.endMark(lane)
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
	x, y := e.X, e.Y
	switch e.Kind {
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
	w.write(&e.Label, "", true)
	w.write(&e.Note, "", true)
	w.raw("</g>")
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

// curve goes from one point to another, leaving and arriving level.
func (w *writer) curve(x1, y1, x2, y2 float64) {
	middle := (x1 + x2) / 2
	w.command('C', middle, y1, middle, y2, x2, y2)
}

// slots draws a list of results.
func (w *writer) slots(b *Bracket) {
	if len(b.Slots) == 0 {
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
			if i == n-2 {
				if p.Down {
					point.Y = p.Arrow.Y - head + 1
				} else {
					point.Y = p.Arrow.Y + head - 1
				}
			}
			w.command('L', point.X, point.Y)
		}
		w.raw(`"/>`)
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

func (w *writer) fold() {
	if f := w.d.Fold; f != nil {
		w.raw("<g")
		w.kind("fold")
		w.integer("data-above", int64(f.Above))
		w.integer("data-below", int64(f.Below))
		w.more()
		w.write(&f.Label, "", false)
		w.raw("</g>")
	}
}

// playhead draws the playhead. A page moves it by its transform.
func (w *writer) playhead() {
	p := w.d.Playhead
	if p == nil {
		return
	}
	w.open("g", "playhead")
	w.kind("playhead")
	w.integer("data-at", int64(p.At))
	w.raw(` transform="translate(`)
	w.dst = appendPixels(w.dst, p.X)
	w.raw(` 0)"`)
	w.more()
	w.line("playhead-line", 0, p.Top, 0, p.Bottom)
	w.begin("playhead-grip", -5.5, p.Bottom)
	w.command('h', 11)
	w.command('v', 8)
	w.command('l', -5.5, 6)
	w.command('l', -5.5, -6)
	w.raw(`z"/>`)
	w.raw("</g>")
}
