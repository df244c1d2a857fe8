package timeline

import (
	"cmp"
	"slices"
	"strconv"

	"gatherplay/gather/trace"
)

// endMarks places the ends and their labels, before all other labels: they are what a lane is about.
func (l *layout) endMarks() {
	plot := &l.d.Plot
	for i := range l.d.Lanes {
		lane, task := &l.d.Lanes[i], l.task(i)
		end := &lane.End
		*end = EndMark{Kind: task.End.Kind, At: l.endOf(task), Literal: trace.None, Span: task.End.Span, Order: l.ends[i].order}
		if end.Kind == trace.Returned {
			end.Literal = task.End.Value.Literal
		}
		end.Words = l.taskTitle(lane.Task) + " " + endSentence(&task.End)
		lane.Words = end.Words
		if !plot.shows(end.At) {
			continue
		}
		x := plot.X(end.At)
		end.Shown, end.X, end.Y = true, x+markOffset, lane.Center
		zones := &l.zones[i]
		zones.beside.take(x-2, x+labelOffset-between)
		end.Label = zones.beside.placeAt(EndStyle, lane.Center+4.5, x+labelOffset, l.right, l.ends[i].text)
		end.Label.Class = endClasses[end.Kind]
		if l.size.note > 0 {
			end.Note = zones.under.placeAt(NoteStyle, lane.Box.Y+l.size.note, x+labelOffset, l.right, l.ends[i].note)
		} else if !end.Label.empty() {
			end.Note = zones.beside.place(NoteStyle, lane.Center+4, end.Label.Box().Right()+between, l.right, l.ends[i].note)
			if end.Note.X > end.Label.Box().Right()+2*between {
				end.Note = Text{}
			}
		}
	}
}

// endClasses give the labels of ends their colour.
var endClasses = [...]string{
	trace.Unended:   "plain",
	trace.Returned:  "value",
	trace.Raised:    "error",
	trace.Cancelled: "cancelled",
	trace.TimedOut:  "cancelled",
}

// lanesContent fills the lanes: names, marks, bars and what they say.
func (l *layout) lanesContent() {
	for i := range l.d.Lanes {
		l.name(i)
	}
	l.cancelMarks()
	for i := range l.d.Lanes {
		l.segments(i)
	}
	l.limits()
	l.ordinals()
}

// name places the chips, the name and the arguments of a lane.
func (l *layout) name(i int) {
	lane, task, arranged := &l.d.Lanes[i], l.task(i), l.arranged(i)
	x, limit, y := l.margin+l.nameIndent(arranged), l.spines-6, lane.Center
	detailY, middle := y+13, y
	detail := ""
	if l.size.note > 0 {
		detail = argumentsOf(task)
	}
	if l.namesAbove {
		x, limit, middle = l.d.Plot.Left, l.right, lane.Box.Y+l.size.name-4
	} else if detail != "" {
		middle -= 5
	}
	for _, position := range arranged.positions[:min(len(arranged.positions), mostChips)] {
		width := l.chipWidth(task.Group)
		if x+width > limit-20 {
			break
		}
		text := chipText(position)
		lane.Chips = append(lane.Chips, Chip{Box: Rect{x, middle - 8, width, 16}, Position: position,
			Label: Text{X: x + chipPadding, Y: middle + 4, Width: width - 2*chipPadding, Style: ChipStyle, String: text}})
		x += width + 4
	}
	if len(lane.Chips) > 0 {
		x += 4
	}
	name, width := ellipsize(NameStyle, taskName(task), limit-x)
	lane.Name = Text{X: x, Y: middle + 4, Width: width, Style: NameStyle, String: name}
	if l.namesAbove {
		x, detailY = x+width+8, middle+4
	}
	if detail, width = ellipsize(DetailStyle, detail, l.zones[i].name.room(x, limit)); detail != "" {
		lane.Detail = Text{X: x, Y: detailY, Width: width, Style: DetailStyle, String: detail}
	}
}

// segments draws what a task does from moment to moment.
func (l *layout) segments(i int) {
	lane, task, arranged := &l.d.Lanes[i], l.task(i), l.arranged(i)
	if n := len(task.Segments); n > 0 {
		lane.Segments = make([]Segment, 0, min(n, 8))
	}
	lastTick := -1.0
	for index := range task.Segments {
		s := &task.Segments[index]
		if s.From.At > l.d.Plot.To || s.To.At < l.d.Plot.From {
			continue
		}
		switch s.State {
		case trace.Created:
			l.segment(lane, int32(index), s, CreatedShape, s.From.At, s.To.At)
		case trace.Running:
			if s.From.At == s.To.At {
				x := l.d.Plot.X(s.From.At)
				if x-lastTick < 1 && lastTick >= 0 {
					continue // it would lie upon the one before
				}
				lastTick = x
			}
			l.segment(lane, int32(index), s, RunningShape, s.From.At, s.To.At)
		case trace.Ready:
			l.segment(lane, int32(index), s, ReadyShape, s.From.At, s.To.At)
		case trace.Waiting:
			from, to := s.From.At, s.To.At
			for _, orphaned := range arranged.orphaned {
				if orphaned.from < to && orphaned.to > from {
					l.segment(lane, int32(index), s, WaitingShape, from, orphaned.from)
					l.segment(lane, int32(index), s, OrphanedShape, max(from, orphaned.from), min(to, orphaned.to))
					from = min(to, orphaned.to)
				}
			}
			l.segment(lane, int32(index), s, WaitingShape, from, to)
			l.sleepEnd(i, int32(index), s)
		}
	}
	for j := range lane.Segments {
		l.say(i, &lane.Segments[j])
	}
}

// segment draws a part of a segment, if it can be seen.
func (l *layout) segment(lane *Lane, index int32, s *trace.Segment, shape Shape, from, to trace.Time) {
	plot := &l.d.Plot
	if from > to || from == to && shape != RunningShape || from > plot.To || to < plot.From {
		return
	}
	x1, x2 := max(plot.X(from), plot.Left), min(plot.X(to), plot.Right)
	height := l.size.bar
	switch shape {
	case RunningShape:
		if x2-x1 < tickWidth {
			x1, x2 = (x1+x2-tickWidth)/2, (x1+x2+tickWidth)/2
		}
	case WaitingShape, OrphanedShape:
		height = l.size.wait
		if x2-x1 < 0.5 {
			return
		}
	case ReadyShape:
		if x2-x1 < 2 {
			return
		}
	}
	drawn := Segment{Task: lane.Task, Index: index, Shape: shape, From: from, To: to, Span: s.Span, Literal: trace.None,
		Box: Rect{x1, lane.Center - height/2, x2 - x1, height}}
	if shape == WaitingShape && s.Wait.Kind == trace.WaitSleep {
		drawn.Literal = s.Wait.Literal
	}
	drawn.Words = l.segmentWords(lane.Task, s, shape, from, to)
	lane.Segments = append(lane.Segments, drawn)
}

// say puts over a bar what it waits for.
func (l *layout) say(i int, s *Segment) {
	if l.size.label == 0 {
		return
	}
	lane := &l.d.Lanes[i]
	over := &l.zones[i].over
	y := lane.Box.Y + l.size.label
	from, to := s.Box.X+6, s.Box.Right()-1
	if to-from < 8 {
		return
	}
	var ways [3]string
	switch s.Shape {
	case WaitingShape:
		ways = l.waitLabels(&l.task(i).Segments[s.Index])
	case OrphanedShape:
		ways = [3]string{"still running – nobody is waiting", "nobody is waiting", "orphaned"}
	case ReadyShape:
		ways = [3]string{"ready, loop busy", "ready"}
	case CreatedShape:
		ways = [3]string{"not started"}
	}
	task := l.task(i)
	if task.End.Kind != trace.Unended && s.To >= task.End.At.At {
		// Nothing follows, so what begins over the last bar may go on behind it.
		for _, way := range ways {
			if width := measure(WaitStyle, way); way != "" && over.free(from, from+width) && from+width <= l.right {
				s.Label = over.place(WaitStyle, y, from, l.right, way)
				return
			}
		}
	}
	s.Label = over.place(WaitStyle, y, from, to, ways[:]...)
}

// sleepEnd gives the end of a sleep its handle, and shows it if the loop was late for it.
func (l *layout) sleepEnd(i int, index int32, s *trace.Segment) {
	due := s.From.At + s.Wait.Delay
	if s.Wait.Kind != trace.WaitSleep || s.Wait.Delay <= 0 || due > s.To.At {
		return // cut short: its end is not where the delay puts it
	}
	lane, plot := &l.d.Lanes[i], &l.d.Plot
	if plot.shows(due) && (s.Wait.Literal >= 0 || l.positions.known(s.Wait.Asked)) {
		x, grip := plot.X(due), min(l.size.bar-4, 18)
		words := l.withLine(l.taskTitle(lane.Task)+": sleep "+FormatTime(s.Wait.Delay), s.Span)
		if s.Wait.Literal < 0 {
			words += ", computed"
		}
		lane.Handles = append(lane.Handles, Handle{
			Task: lane.Task, Segment: index, Literal: s.Wait.Literal, Asked: s.Wait.Asked, Start: s.From.At, Length: s.Wait.Delay,
			Box:  Rect{x - handleWidth/2, lane.Center - l.size.bar/2 - 1, handleWidth, l.size.bar + 2},
			Grip: Rect{x - 3, lane.Center - grip/2, 6, grip}, Words: words,
		})
	}
	fired := s.To.At
	if tail := int(index) + 1; tail < len(l.task(i).Segments) && l.task(i).Segments[tail].State == trace.Ready {
		fired = l.task(i).Segments[tail].To.At
	}
	if fired <= due || plot.X(fired)-plot.X(due) < 3 {
		return
	}
	late := "late +" + FormatTime(fired-due)
	words := l.taskTitle(lane.Task) + ": timer due at " + FormatTime(due) + ", fired at " + FormatTime(fired)
	if plot.shows(due) {
		lane.Marks = append(lane.Marks, Mark{Kind: TimerDue, ID: trace.None, At: due, X: plot.X(due), Y: lane.Center, Words: words})
	}
	if plot.shows(fired) {
		x := plot.X(fired)
		mark := Mark{Kind: TimerFired, ID: trace.None, At: fired, X: x, Y: lane.Center, Words: words}
		if l.size.note > 0 {
			mark.Label = l.zones[i].under.placeBeside(NoteStyle, lane.Center+l.size.bar/2+10, x, 5, plot.Left, l.right, late)
		}
		lane.Marks = append(lane.Marks, mark)
	}
}

// cancelMarks shows on each lane when its cancellation was asked for, and when it came.
func (l *layout) cancelMarks() {
	plot := &l.d.Plot
	for id := range l.trace.Cancels {
		c := &l.trace.Cancels[id]
		i := l.drawn(c.Task)
		if i < 0 || c.Refused {
			continue
		}
		lane := &l.d.Lanes[i]
		words := l.taskTitle(c.Task) + ": cancellation asked for " + l.cancelWords(c) + " at " + FormatTime(c.Requested.At)
		if plot.shows(c.Requested.At) {
			x := plot.X(c.Requested.At)
			mark := Mark{Kind: CancelRequested, ID: int32(id), At: c.Requested.At, X: x, Y: lane.Center - l.size.bar/2 - 2, Words: words}
			l.zones[i].over.take(x-6, x+6)
			if l.size.label > 0 && l.task(i).End.Kind != trace.Cancelled && l.task(i).End.At.At > c.Requested.At {
				mark.Label = l.zones[i].over.placeBeside(WaitStyle, lane.Box.Y+l.size.label, x, 8, plot.Left, l.right,
					"cancel "+l.cancelWords(c), "cancel")
			}
			lane.Marks = append(lane.Marks, mark)
		}
		if c.Delivered.Seq > 0 && plot.shows(c.Delivered.At) {
			lane.Marks = append(lane.Marks, Mark{Kind: CancelDelivered, ID: int32(id), At: c.Delivered.At, X: plot.X(c.Delivered.At),
				Y: lane.Center - l.size.bar/2 - 2, Words: l.taskTitle(c.Task) + ": cancelled at " + FormatTime(c.Delivered.At)})
		}
	}
}

// limits draws the timeouts under the bars of the tasks that set them.
func (l *layout) limits() {
	plot := &l.d.Plot
	for id := range l.trace.Groups {
		g := &l.trace.Groups[id]
		if bracketed(g) || g.Deadline < 0 || g.Creator < 0 {
			continue
		}
		i := l.drawn(g.Creator)
		if i < 0 || g.Formed.At > plot.To || g.Deadline < plot.From || g.Deadline <= g.Formed.At {
			continue
		}
		lane := &l.d.Lanes[i]
		limit := Limit{Group: int32(id), Deadline: g.Deadline, Y: lane.Center + l.size.wait/2 + 2.5, Reached: plot.shows(g.Deadline),
			Fired: g.End.Kind == trace.TimedOut,
			From:  max(plot.X(g.Formed.At), plot.Left), To: min(plot.X(g.Deadline), plot.Right)}
		if g.End.Kind != trace.Unended && g.End.At.At < g.Deadline {
			limit.To, limit.Reached = min(plot.X(g.End.At.At), plot.Right), false // it was lifted in time
			if limit.To <= limit.From {
				continue
			}
		}
		length := FormatTime(g.Deadline - g.Formed.At)
		limit.Words = l.taskTitle(g.Creator) + ": " + g.Kind.String() + " of " + length + ", deadline at " + FormatTime(g.Deadline)
		if l.size.note > 0 {
			limit.Label = l.zones[i].under.place(NoteStyle, lane.Box.Y+l.size.note, limit.From+4, limit.To-2, "timeout "+length, length)
		}
		lane.Limits = append(lane.Limits, limit)
	}
}

// ordinals numbers the steps of different tasks that share an instant in which a task ended, where there is room to.
func (l *layout) ordinals() {
	if l.size.label == 0 || l.size.note == 0 {
		return
	}
	type step struct {
		at   trace.Moment
		lane int
	}
	var steps []step
	ended := map[trace.Time]bool{}
	for i := range l.d.Lanes {
		task := l.task(i)
		if task.End.Kind != trace.Unended && task.End.At.At > 0 && l.d.Plot.shows(task.End.At.At) {
			ended[task.End.At.At] = true
		}
	}
	for i := range l.d.Lanes {
		for j := range l.task(i).Segments {
			if s := &l.task(i).Segments[j]; s.State == trace.Running && ended[s.From.At] {
				steps = append(steps, step{s.From, i})
			}
		}
	}

	slices.SortFunc(steps, func(a, b step) int { return cmp.Compare(a.at.Seq, b.at.Seq) })
	for from := 0; from < len(steps); {
		to := from + 1
		stepped := map[int]bool{steps[from].lane: true}
		for to < len(steps) && steps[to].at.At == steps[from].at.At {
			stepped[steps[to].lane] = true
			to++
		}
		// Two steps of one task in one instant lie upon each other: numbers there would be no help.
		if count := to - from; count > 1 && count <= 9 && len(stepped) == count {
			centers := make([]float64, 0, to-from)
			for _, s := range steps[from:to] {
				if center, ok := l.ordinalPlace(s.lane, s.at.At); ok {
					centers = append(centers, center)
				}
			}
			if len(centers) == to-from { // some of the numbers alone would say nothing
				for n, s := range steps[from:to] {
					l.ordinal(s.lane, s.at.At, n+1, centers[n])
				}
			}
		}
		from = to
	}
}

const ordinalRadius = 5.5

// ordinalPlace finds room for a number beside the tick of a step.
func (l *layout) ordinalPlace(i int, at trace.Time) (center float64, ok bool) {
	x := l.d.Plot.X(at)
	for _, offset := range [4]float64{-11, 11, -15, 15} {
		left := x + offset - ordinalRadius
		if l.zones[i].over.free(left, left+2*ordinalRadius) {
			return x + offset, true
		}
	}
	return 0, false
}

func (l *layout) ordinal(i int, at trace.Time, number int, center float64) {
	lane := &l.d.Lanes[i]
	l.zones[i].over.take(center-ordinalRadius, center+ordinalRadius)
	lane.Ordinals = append(lane.Ordinals, Ordinal{X: center, Y: lane.Box.Y + l.size.label - 4, Number: number, At: at})
}

func (o Ordinal) text() string { return strconv.Itoa(o.Number) }
