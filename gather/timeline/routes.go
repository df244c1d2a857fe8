package timeline

import (
	"slices"

	"gatherplay/gather/trace"
)

// routes draws what goes from lane to lane: the ways of exceptions, and the ends of the main tasks. It comes before the labels of
// bars, which keep clear of it.
func (l *layout) routes() {
	l.rules()
	for _, id := range l.failures() {
		l.path(id)
	}
	for i := range l.d.Paths { // none of them goes through what another one says
		l.sayFate(&l.d.Paths[i])
	}
}

// place returns the point at which a stop of an exception's way lies, if it is drawn.
func (l *layout) place(p *trace.Place) (point Point, half float64, ok bool) {
	x := l.d.Plot.XAt(p.At)
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

// path draws the way of an exception from the task that raised it to where it ended. A slot shows itself what it
// holds: the way there ends at the task whose slot it is, if there is any before.
func (l *layout) path(id int32) {
	f := &l.trace.Failures[id]
	if len(f.Path) == 0 {
		return
	}
	last := &f.Path[len(f.Path)-1]
	kept := last.Kind == trace.InSlot
	if last.Kind == trace.Unsurfaced || last.Kind == trace.Reported || kept && !passes(f) {
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
			} else if before.Y == point.Y {
				continue // it has arrived there already
			}
		} else {
			fromLane = p.Kind != trace.InGroup
		}
		path.Points = append(path.Points, point)
		half = reach
	}
	if len(path.Points) == 0 || kept && len(path.Points) < 2 {
		return
	}
	tip := &path.Points[len(path.Points)-1]
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
	l.besideEnd(&path)
	l.clear(&path)
	path.lane = i
	l.d.Paths = append(l.d.Paths, path)
}

// besideEnd leads a way that goes to a later time around what stands beside the end at which it begins: up, then on between the lanes.
func (l *layout) besideEnd(path *Path) {
	p := path.Points
	if len(p) < 3 || p[0].Y != p[1].Y || p[1].X != p[2].X || p[1].X <= p[0].X {
		return
	}
	i := slices.IndexFunc(l.d.Lanes, func(lane Lane) bool { return lane.Center == p[0].Y })
	if i < 0 || p[1].X < l.d.Lanes[i].End.X-markOffset {
		return
	}
	up := p[2].Y < p[0].Y
	between, edge := l.d.Lanes[i].Box.Y, -l.size.bar/2
	if !up {
		between, edge = l.d.Lanes[i].Box.Bottom(), l.size.bar/2
	}
	path.Points = slices.Insert(p, 1, Point{p[0].X, between})
	path.Points[0].Y += edge
	path.Points[2].Y = between
}

// sayFate writes beside the tip of a way what became of the exception.
func (l *layout) sayFate(path *Path) {
	if path.lane < 0 {
		return
	}
	tip, box := path.Arrow, l.d.Lanes[path.lane].Box
	over, under := &l.zones[path.lane].over, &l.zones[path.lane].under
	last := &path.Hops[len(path.Hops)-1]
	switch last.Kind {
	case trace.OutOfRun:
		if l.size.label > 0 {
			path.Label = over.placeBeside(WaitStyle, box.Y+l.size.label, tip.X, 9, l.d.Plot.Left, l.right, "left the program")
		}
	case trace.Caught, trace.Retrieved:
		words := "caught"
		if last.Kind == trace.Retrieved {
			words = "looked at"
		}
		if l.size.note > 0 {
			path.Label = under.placeBeside(WaitStyle, box.Y+l.size.note, tip.X, 9, l.d.Plot.Left, l.right, l.withLine(words, last.Span), words)
		}
	}
	path.Label.Class = "error"
}

// passes tells whether an exception has gone through a group, and not just from a task to its place in a list.
func passes(f *trace.Failure) bool {
	return slices.ContainsFunc(f.Path, func(p trace.Place) bool { return p.Kind == trace.InGroup })
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
	for i := range l.d.Lanes {
		for _, id := range l.cancelsOf.of(l.d.Lanes[i].Task) {
			l.request(id)
		}
	}
}

func (l *layout) request(id int32) {
	c := &l.trace.Cancels[id]
	if c.Cause != trace.ByProgram && c.Cause != trace.ByAwaiter || c.Refused || c.By == c.Task || !l.d.Plot.shows(c.Requested.At) {
		return
	}
	from, to := l.drawn(c.By), l.drawn(c.Task)
	if from < 0 || to < 0 {
		return
	}
	request := Request{Cancel: id, From: c.By, To: c.Task, At: c.Requested.At, X: l.cancelX(to, c.Requested),
		Y1: l.d.Lanes[from].Center, Y2: l.d.Lanes[to].Center - l.size.bar/2 - 8}
	if n := len(l.d.Requests); n > 0 && l.d.Requests[n-1].From == c.By && l.d.Requests[n-1].To == c.Task && request.X-l.d.Requests[n-1].X < 1 {
		return // it would lie upon the one before
	}
	if from > to {
		request.Y2 = l.d.Lanes[to].Center + l.size.bar/2
	}
	l.d.Requests = append(l.d.Requests, request)
}
