package timeline

import (
	"gatherplay/gather/trace"
)

// routes draws what goes from lane to lane: the ways of exceptions, and the ends of the main tasks. It comes before the labels of
// bars, which keep clear of it.
func (l *layout) routes() {
	l.rules()
	for id := range l.trace.Failures {
		l.path(int32(id))
	}
}

// rules draws the double lines at which main tasks ended.
func (l *layout) rules() {
	plot := &l.d.Plot
	for _, run := range l.trace.Runs {
		if run.MainEnded.Never() || !plot.shows(run.MainEnded.At) {
			continue
		}
		rule := Rule{X: plot.X(run.MainEnded.At), Top: plot.Top, Bottom: plot.Bottom, At: run.MainEnded.At, Quiet: true}
		if i := l.drawn(run.Main); i >= 0 {
			rule.Top = l.d.Lanes[i].Box.Bottom()
			if i == len(l.d.Lanes)-1 {
				rule.Top = l.d.Lanes[i].Center
			}
		}
		for i := range l.trace.Tasks {
			task := &l.trace.Tasks[i]
			if task.Role == trace.Ordinary && task.Created.Before(run.MainEnded) && (task.End.Kind == trace.Unended || run.MainEnded.Before(task.End.At)) {
				rule.Quiet = false
				break
			}
		}
		for i := range l.d.Lanes {
			l.zones[i].over.take(rule.X-2, rule.X+2)
			l.zones[i].under.take(rule.X-2, rule.X+2)
		}
		rule.Label = l.foot.placeBeside(NoteStyle, l.footY, rule.X, 7, l.margin, l.d.Width-l.margin, "main ended")
		l.d.Rules = append(l.d.Rules, rule)
	}
}

// place returns the point at which a stop of an exception's way lies, if it is drawn.
func (l *layout) place(p *trace.Place) (point Point, half float64, ok bool) {
	x := l.d.Plot.X(p.At.At)
	if !l.d.Plot.shows(p.At.At) {
		return point, 0, false
	}
	switch p.Kind {
	case trace.InTask, trace.Caught, trace.Retrieved:
		if i := l.drawn(p.ID); i >= 0 {
			return Point{x, l.d.Lanes[i].Center}, l.size.bar / 2, true
		}
	case trace.InGroup:
		if i, ok := l.bracketOf[p.ID]; ok {
			return Point{x, l.d.Brackets[i].Extent.Y}, 0, true
		}
	}
	return point, 0, false
}

// path draws the way of an exception from the task that raised it to where it ended, unless that is a slot, which shows it itself.
func (l *layout) path(id int32) {
	f := &l.trace.Failures[id]
	if len(f.Path) == 0 {
		return
	}
	last := &f.Path[len(f.Path)-1]
	switch last.Kind {
	case trace.InSlot, trace.Unsurfaced, trace.Reported:
		return
	}
	path := Path{Failure: id, Hops: f.Path, Span: last.Span, Words: clean(f.Type) + " from " + l.taskTitle(f.Task) + " " + l.fate(f)}
	var half float64 // of the bar at which the way has arrived
	var lane int32 = trace.None
	for i := range f.Path {
		p := &f.Path[i]
		point, reach, ok := l.place(p)
		if !ok {
			continue
		}
		if p.Kind == trace.InGroup {
			path.Stops = append(path.Stops, point)
		} else {
			lane = p.ID
		}
		if n := len(path.Points); n > 0 {
			if before := path.Points[n-1]; before.Y != point.Y && before.X != point.X {
				path.Points = append(path.Points, Point{point.X, before.Y})
			} else if before == point {
				continue
			}
		}
		path.Points = append(path.Points, point)
		half = reach
	}
	if len(path.Points) == 0 {
		return
	}
	tip := &path.Points[len(path.Points)-1]
	label := ""
	switch last.Kind {
	case trace.Caught:
		label = l.withLine("caught", last.Span)
	case trace.Retrieved:
		label = l.withLine("looked at", last.Span)
	case trace.OutOfRun:
		label = "left the program"
	}
	i := trace.None
	if lane >= 0 {
		i = l.drawn(lane)
	}
	switch {
	case last.Kind == trace.OutOfRun && i >= 0:
		// Out of the program: up from the bar of the task that asyncio.run ran, and over the edge of its lane.
		edge := l.d.Lanes[i].Box.Y + 3
		path.Points = append(path.Points, Point{tip.X, edge})
		path.Arrow = Point{tip.X, edge - 2}
	case len(path.Points) > 1:
		before := path.Points[len(path.Points)-2]
		path.Down = before.Y < tip.Y
		if path.Down {
			tip.Y -= half + 1
		} else {
			tip.Y += half + 1
		}
		path.Arrow = *tip
	default:
		path.Arrow = *tip
	}
	if n := len(path.Points); n > 1 && path.Points[0].X == path.Points[1].X {
		// It begins at the edge of the bar, so that the bar's end can still be seen.
		if path.Points[1].Y < path.Points[0].Y {
			path.Points[0].Y -= l.size.bar / 2
		} else {
			path.Points[0].Y += l.size.bar / 2
		}
	}
	l.clear(&path)
	if i >= 0 {
		over, under := &l.zones[i].over, &l.zones[i].under
		box := l.d.Lanes[i].Box
		switch {
		case last.Kind == trace.OutOfRun && l.size.label > 0:
			path.Label = over.placeBeside(WaitStyle, box.Y+l.size.label, tip.X, 9, l.d.Plot.Left, l.right, label)
		case l.size.note > 0:
			path.Label = under.placeBeside(WaitStyle, box.Y+l.size.note, tip.X, 9, l.d.Plot.Left, l.right, label, "caught")
		}
		path.Label.Class = "error"
	}
	l.d.Paths = append(l.d.Paths, path)
}

// clear keeps the labels of the lanes that a way crosses from standing on it.
func (l *layout) clear(path *Path) {
	const reach = 3
	for n := 1; n < len(path.Points); n++ {
		a, b := path.Points[n-1], path.Points[n]
		if a.X != b.X {
			continue
		}
		top, bottom := min(a.Y, b.Y), max(a.Y, b.Y)
		for i := range l.d.Lanes {
			box := &l.d.Lanes[i].Box
			if name := box.Y + l.size.name; l.namesAbove && top <= name && name-9 <= bottom {
				l.zones[i].name.take(a.X-reach, a.X+reach)
			}
			if over := box.Y + l.size.label; top <= over && over-9 <= bottom {
				l.zones[i].over.take(a.X-reach, a.X+reach)
			}
			if under := box.Y + l.size.note; top <= under && under-9 <= bottom {
				l.zones[i].under.take(a.X-reach, a.X+reach)
			}
		}
		for i := range l.d.Brackets {
			if box := &l.d.Brackets[i].HeadBox; top <= box.Bottom() && box.Y <= bottom {
				l.heads[i].take(a.X-reach, a.X+reach)
			}
		}
	}
}

// requests draws lines from the tasks that asked for cancellations to those that are cancelled.
func (l *layout) requests() {
	for id := range l.trace.Cancels {
		c := &l.trace.Cancels[id]
		if c.Cause != trace.ByProgram && c.Cause != trace.ByAwaiter || c.Refused || c.By == c.Task || !l.d.Plot.shows(c.Requested.At) {
			continue
		}
		from, to := l.drawn(c.By), l.drawn(c.Task)
		if from < 0 || to < 0 {
			continue
		}
		request := Request{Cancel: int32(id), From: c.By, To: c.Task, At: c.Requested.At, X: l.d.Plot.X(c.Requested.At),
			Y1: l.d.Lanes[from].Center, Y2: l.d.Lanes[to].Center - l.size.bar/2 - 8}
		if from > to {
			request.Y2 = l.d.Lanes[to].Center + l.size.bar/2
		}
		l.d.Requests = append(l.d.Requests, request)
	}
}

// anyFreeze tells whether a stretch in which the loop stood still is in view.
func (l *layout) anyFreeze() bool {
	for i := range l.trace.Blocks {
		if b := &l.trace.Blocks[i]; b.From.At <= l.d.Plot.To && b.To.At >= l.d.Plot.From && b.To.At > b.From.At {
			return true
		}
	}
	return false
}

// freezes draws the stretches in which a task kept the loop for itself.
func (l *layout) freezes() {
	plot := &l.d.Plot
	const lockWidth = 12
	for id := range l.trace.Blocks {
		b := &l.trace.Blocks[id]
		if b.From.At > plot.To || b.To.At < plot.From || b.To.At <= b.From.At {
			continue
		}
		x1, x2 := max(plot.X(b.From.At), plot.Left), min(plot.X(b.To.At), plot.Right)
		length, who := FormatTime(b.To.At-b.From.At), l.taskTitle(b.Task)
		freeze := Freeze{Block: int32(id), Task: b.Task, From: b.From.At, To: b.To.At, Span: b.Span,
			Box: Rect{x1, plot.Top, max(x2-x1, 1), plot.Bottom - plot.Top}}
		long := l.withLine("loop frozen "+length+" by "+who, b.Span)
		freeze.Words = long + ", " + FormatTime(b.From.At) + " to " + FormatTime(b.To.At)
		label := l.freezeRow.place(WaitStyle, l.freezeY, x1+lockWidth+5, l.right, long, "frozen "+length+" by "+who, "frozen "+length, length)
		if !label.empty() && label.X <= x2+lockWidth+2*between {
			freeze.Label = label
			freeze.Lock = Rect{label.X - lockWidth - 1, l.freezeY - 9.5, 9, 10}
		}
		l.d.Freezes = append(l.d.Freezes, freeze)
	}
}

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
	for id := range l.trace.Failures {
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
		ends := plot.X(l.trace.Tasks[f.Task].End.At.At)
		at := max(x, min(ends-8, right-width-12))
		if at+width+12 > right {
			row++
			at = max(left, min(ends-8, right-width-12))
		}
		x = at + width + 12 + 8
		top := y + 6 + float64(row)*rowHeight
		bin.Entries = append(bin.Entries, BinEntry{Failure: int32(id), Box: Rect{at, top, width + 12, height}, X: ends, From: l.d.Lanes[lane].Center,
			Label:    Text{X: at + 6, Y: top + 14, Width: width, Style: NoteStyle, String: text, Class: "error"},
			Reported: last.Kind == trace.Reported, At: last.At.At, Words: clean(f.Type) + " from " + l.taskTitle(f.Task) + " " + l.fate(f)})
	}
	if len(bin.Entries) == 0 {
		return y
	}
	bin.Caption = caption
	bottom := y + 6 + float64(row+1)*rowHeight
	bin.Box = Rect{l.margin, y + 3, right - l.margin, bottom - y}
	l.d.Bin = bin
	return bottom
}
