package timeline

import "slices"

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
	// Inert makes the embedded form one that takes no gestures and is heard as a whole, as a picture that stands alone is.
	Inert bool
}

// still reports whether the drawing takes no gestures.
func (f *SVG) still() bool { return f.Standalone || f.Inert }

// SVG returns the drawing as an SVG document.
func (d *Drawing) SVG(form SVG) string {
	return string(d.AppendSVG(nil, form))
}

// AppendSVG appends the drawing as an SVG element. Whatever comes from the program, such as names, values and messages, is text in
// it, never markup.
//
// Elements say with attributes what they stand for, in indices of the trace and nanoseconds. The root has data-from, data-to,
// data-plot-left, -right, -top and -bottom. The others have a data-kind:
//
//	axis
//	strip               with step: data-count, -from, -to
//	break               data-from, -to: a stretch in which nothing happens, drawn short unless it is expanded
//	lens                data-at: an instant that is opened into its steps
//	freeze              data-block, -task, -from, -to, span
//	bracket             data-group, -group-kind, -state (returned raised cancelled timed-out unended), -from, -to
//	request             data-cancel, -from-task, -task, -at
//	lane                data-task
//	segment             data-task, -segment, -state (created running waiting ready orphaned short-steps), -from, -to, -literal, span,
//	                    -cleaning (there if CancelledError has been thrown into the task)
//	limit               data-group, -at (the deadline), -state (timed-out open)
//	cancel-requested, cancel-delivered, timer-due, timer-fired
//	                    data-at, -cancel
//	handle              data-task, -segment, -literal, -start, -length, -seconds-per-pixel, span (what was given as the delay)
//	main-ended          data-at
//	bin                 with unsurfaced: data-failure, -at, -state (unseen reported)
//	leader              data-group, -position, -task
//	path                data-failure, -hops (task:1 group:0 task:0 caught:0; left, retrieved), span
//	words               data-task; the names and labels of a lane, over what crosses it, with its end
//	instant             data-at: the numbers of steps at that time, which open it into a lens
//	end                 data-task, -state (as of brackets), -at, -order, -literal, span
//	results             data-group, with slot: data-group, -position, -task, -state (empty value exception dropped abandoned), -literal
//	fold                data-fold, -first-task, -count, -state (how the last of them ended), -at: siblings drawn as one row
//	toggle              data-fold, -state (folded unfolded): in a fold, and at the first of siblings that a view has unfolded
//	overview            data-first, -last, -rows: where in all rows those in view are
//	ghost, ghost-mark   data-ghost (a task of the run before), -state (as of ends); of ghost also data-from, -to
//	ghost-end           data-at: when the run before ended
//	playhead            data-at; it is moved by its transform
//
// What stands where its time does, and moves with it, is in groups with data-timed, where gestures are taken: a page can move them
// at once, before it has a drawing of another stretch of time.
//
// A span is data-span (two offsets in UTF-16 code units), data-line and, unless it is in the program itself, data-file. What
// refers to nothing is left out: a handle without data-literal can't be dragged, because its length is computed.
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
	w.timed()
	for i := range d.Plot.Lenses {
		w.lens(&d.Plot.Lenses[i])
	}
	for i := range d.Freezes {
		w.freeze(&d.Freezes[i])
	}
	w.untimed()
	for i := range d.Brackets {
		w.bracket(&d.Brackets[i])
	}
	w.timed()
	for i := range d.Requests {
		w.request(&d.Requests[i])
	}
	w.untimed()
	for i := range d.Lanes {
		w.bars(&d.Lanes[i])
	}
	w.ghostLanes()
	w.timed()
	for i := range d.Plot.Breaks {
		w.timeBreak(&d.Plot.Breaks[i])
	}
	for i := range d.Plot.Opened {
		w.opened(&d.Plot.Opened[i])
	}
	w.untimed()
	for i := range d.Folds {
		w.fold(&d.Folds[i])
	}
	w.timed()
	for i := range d.Rules {
		w.rule(&d.Rules[i])
	}
	w.untimed()
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
	w.overview()
	w.playhead()
	w.raw("</svg>\n")
	return w.dst
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
		role := ` role="group"`
		if form.Inert {
			role = ` role="img"`
		}
		w.raw(role)
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
		w.dst = appendStandaloneStyle(w.dst, "#"+form.Prefix, form.Theme, d.hasGhost())
		w.raw("</style>")
	}
	w.raw("<defs>")
	for _, hatch := range [3]string{"hatch", "orphan", "cleaning"} {
		w.raw("<pattern")
		w.text("id", form.Prefix+"-"+hatch)
		w.raw(` width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="`)
		w.raw(hatch)
		w.raw(`-ground" width="6" height="6"/><line class="`)
		w.raw(hatch)
		w.raw(`-line" x1="3" y1="0" x2="3" y2="6"/></pattern>`)
	}
	if d.hasShortSteps() {
		w.raw("<pattern")
		w.text("id", form.Prefix+"-comb")
		w.raw(` width="5" height="5" patternUnits="userSpaceOnUse"><line class="hatch-line" x1="2.5" y1="0" x2="2.5" y2="5"/></pattern>`)
	}
	w.raw("</defs>")
	if form.Standalone {
		w.rect("surface", Rect{0, 0, d.Width, d.Height}, 0)
	}
}

func (d *Drawing) hasGhost() bool {
	return d.GhostEnd != nil || len(d.GhostLanes) > 0 || d.ghostBehind()
}

// ghostBehind reports whether there is a ghost behind a lane.
func (d *Drawing) ghostBehind() bool {
	return slices.ContainsFunc(d.Lanes, func(lane Lane) bool { return lane.Ghost != nil }) ||
		slices.ContainsFunc(d.Folds, func(f Fold) bool { return f.Ghost != nil })
}

func (d *Drawing) hasShortSteps() bool {
	for i := range d.Lanes {
		for j := range d.Lanes[i].Segments {
			if d.Lanes[i].Segments[j].Shape == ShortStepsShape {
				return true
			}
		}
	}
	return false
}

// ground draws the grid, the axis and the strip.
func (w *writer) ground() {
	d := w.d
	w.raw(`<g data-kind="axis"`)
	w.hidden()
	w.more()
	w.timed()
	for i := range d.Ticks {
		tick := &d.Ticks[i]
		w.line("grid", tick.X, d.Plot.Top, tick.X, d.Plot.Bottom)
		w.write(&tick.Label, "", false)
	}
	w.untimed()
	for i := range d.Lanes {
		w.rowLine(&d.Lanes[i].Box)
	}
	for i := range d.Folds {
		w.rowLine(&d.Folds[i].Box)
	}
	w.raw("</g>")
	if len(d.Strip.Steps) == 0 {
		return
	}
	w.raw(`<g data-kind="strip"`)
	w.hidden()
	w.more()
	w.write(&d.Strip.Caption, "", false)
	w.timed()
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
	w.untimed()
	w.raw("</g>")
}

func (w *writer) rowLine(box *Rect) {
	w.line("rowline", box.X, box.Bottom(), box.Right(), box.Bottom())
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
