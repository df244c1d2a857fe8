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
	fromLane := false
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
				corner := Point{point.X, before.Y}
				if p.Kind == trace.InGroup {
					corner = Point{before.X, point.Y} // along the bracket, so that what stands beside the task's end is left free
				}
				path.Points = append(path.Points, corner)
			} else if before == point {
				continue
			}
		} else {
			fromLane = p.Kind != trace.InGroup
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
	case last.Kind == trace.InGroup:
		path.Joins = true
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
	if fromLane && len(path.Points) > 1 && path.Points[0].X == path.Points[1].X {
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
		case last.Kind == trace.Caught && l.size.note > 0:
			path.Label = under.placeBeside(WaitStyle, box.Y+l.size.note, tip.X, 9, l.d.Plot.Left, l.right, label, "caught")
		case l.size.note > 0:
			path.Label = under.placeBeside(WaitStyle, box.Y+l.size.note, tip.X, 9, l.d.Plot.Left, l.right, label)
		}
		path.Label.Class = "error"
	}
	l.d.Paths = append(l.d.Paths, path)
}

// crosses tells whether a way goes up or down past a point, near enough to strike out a mark there.
func (p *Path) crosses(x, y float64) bool {
	for n := 1; n < len(p.Points); n++ {
		a, b := p.Points[n-1], p.Points[n]
		if a.X == b.X && a.X-besidePath/2 < x && x < a.X+besidePath/2 && min(a.Y, b.Y) < y && y < max(a.Y, b.Y) {
			return true
		}
	}
	return false
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
		request := Request{Cancel: int32(id), From: c.By, To: c.Task, At: c.Requested.At, X: l.cancelX(to, c.Requested.At),
			Y1: l.d.Lanes[from].Center, Y2: l.d.Lanes[to].Center - l.size.bar/2 - 8}
		if from > to {
			request.Y2 = l.d.Lanes[to].Center + l.size.bar/2
		}
		l.d.Requests = append(l.d.Requests, request)
	}
}
