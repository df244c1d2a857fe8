package timeline

import (
	"strconv"

	"gatherplay/gather/trace"
)

// endMarks places the ends and their labels, before all other labels: they are what a lane is about.
func (l *layout) endMarks() {
	plot := &l.d.Plot
	for i := range l.d.Lanes {
		lane, task := &l.d.Lanes[i], l.task(i)
		end := &lane.End
		*end = EndMark{Kind: task.End.Kind, At: l.endOf(task).At, Literal: trace.None, Span: task.End.Span, Order: l.ends[i].order}
		if end.Kind == trace.Returned {
			end.Literal = task.End.Value.Literal
		}
		end.Words = l.taskTitle(lane.Task) + " " + endSentence(&task.End)
		lane.Words = end.Words
		if end.Order > 0 {
			end.Words += ", the " + l.ends[i].place + " to end of " + strconv.Itoa(len(l.trace.Groups[task.Group].Slots))
		}
		if !plot.shows(end.At) {
			l.aside(i)
			continue
		}
		x := plot.XAt(l.endOf(task))
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

// aside says of a task that isn't there in the time in view when it was or will be.
func (l *layout) aside(i int) {
	lane, plot, made := &l.d.Lanes[i], &l.d.Plot, l.task(i).Created.At
	switch {
	case lane.End.At < plot.From:
		lane.Aside = l.zones[i].beside.placeAt(NoteStyle, lane.Center+4, plot.Left+6, l.right, "ended at "+trace.FormatTime(lane.End.At))
	case made > plot.To:
		text, width := ellipsize(NoteStyle, "made at "+trace.FormatTime(made), plot.Right-plot.Left-12)
		lane.Aside = Text{X: plot.Right - 6, Y: lane.Center + 4, Width: width, Style: NoteStyle, Anchor: AnchorEnd, String: text}
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
		if !l.outside(&l.d.Lanes[i].Box) {
			l.name(i)
		}
	}
	l.lensOrdinals()
	l.cancelMarks()
	for i := range l.d.Lanes {
		if !l.outside(&l.d.Lanes[i].Box) {
			l.segments(i)
		}
	}
	l.limits()
	l.ordinals()
	l.foremost()
	for i := range l.d.Folds {
		l.foldRow(&l.d.Folds[i])
	}
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
			Label: Text{X: x + width/2, Y: middle + 4, Width: measure(ChipStyle, text), Style: ChipStyle, Anchor: AnchorMiddle, String: text}})
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
	chained := 0 // up to here it is known how closely steps follow each other
	for index := 0; index < len(task.Segments); index++ {
		s := &task.Segments[index]
		if s.From.At > l.d.Plot.To || s.To.At < l.d.Plot.From {
			continue
		}
		switch s.State {
		case trace.Created:
			l.segment(lane, int32(index), s, CreatedShape, s.From, s.To)
		case trace.Running:
			if x := l.d.Plot.XAt(s.From); l.d.Plot.XAt(s.To)-x < 1 {
				if x-lastTick < 1 && lastTick >= 0 {
					continue // it would lie upon the one before
				}
				lastTick = x
			}
			l.segment(lane, int32(index), s, RunningShape, s.From, s.To)
			if index < chained {
				continue
			}
			last, ok := l.stretch(task.Segments, index)
			chained = last
			if ok {
				l.short(i, index, last)
				if next := &task.Segments[index+1]; next.State == trace.Waiting {
					l.sleepEnd(i, int32(index+1), next) // one handle is enough to take hold of
				}
				index = last - 1
			}
		case trace.Ready:
			l.segment(lane, int32(index), s, ReadyShape, s.From, s.To)
		case trace.Waiting:
			from, to := s.From, s.To
			for _, orphaned := range arranged.orphaned {
				if orphaned.from.Before(to) && from.Before(orphaned.to) {
					l.segment(lane, int32(index), s, WaitingShape, from, orphaned.from)
					l.segment(lane, int32(index), s, OrphanedShape, later(from, orphaned.from), earlier(to, orphaned.to))
					from = earlier(to, orphaned.to)
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
func (l *layout) segment(lane *Lane, index int32, s *trace.Segment, shape Shape, from, to trace.Moment) {
	plot := &l.d.Plot
	if to.Before(from) || from.At > plot.To || to.At < plot.From {
		return
	}
	x1, x2 := max(plot.XAt(from), plot.Left), min(plot.XAt(to), plot.Right)
	if x1 >= x2 && shape != RunningShape {
		return // it is over within an instant
	}
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
	drawn := Segment{Task: lane.Task, Index: index, Shape: shape, From: from.At, To: to.At, Span: s.Span, Literal: trace.None,
		Box: Rect{x1, lane.Center - height/2, x2 - x1, height}}
	if shape == WaitingShape && s.Wait.Kind == trace.WaitSleep {
		drawn.Literal = s.Wait.Literal
	}
	drawn.Words = l.segmentWords(lane.Task, s, shape, from.At, to.At)
	if drawn.Cleaning = s.State == trace.Waiting && l.cleaning(lane.Task, s); drawn.Cleaning {
		drawn.Words += ", after it was cancelled"
	}
	lane.Segments = append(lane.Segments, drawn)
}

// cleaning tells whether a task was cancelled before it came to wait, and has ended with that.
func (l *layout) cleaning(task int32, s *trace.Segment) bool {
	if l.trace.Tasks[task].End.Kind != trace.Cancelled {
		return false
	}
	for _, id := range l.cancelsOf.of(task) {
		if c := &l.trace.Cancels[id]; !c.Refused && !c.Delivered.Never() && !s.From.Before(c.Delivered) {
			return true
		}
	}
	return false
}

// limitOf names the timeout that was set for just what a segment waits for.
func (l *layout) limitOf(s *trace.Segment) string {
	if s.Wait.Timeout < 0 || int(s.Wait.Timeout) >= len(l.trace.Groups) {
		return ""
	}
	if g := &l.trace.Groups[s.Wait.Timeout]; g.Deadline > g.Formed.At && g.Formed.At == s.From.At {
		return "timeout " + trace.FormatTime(g.Deadline-g.Formed.At)
	}
	return ""
}

func earlier(a, b trace.Moment) trace.Moment {
	if b.Before(a) {
		return b
	}
	return a
}

func later(a, b trace.Moment) trace.Moment {
	if a.Before(b) {
		return b
	}
	return a
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
		if s.Cleaning {
			ways = [3]string{"cleaning up: " + ways[0], ways[0], ways[1]}
		} else if limit := l.limitOf(&l.task(i).Segments[s.Index]); limit != "" && l.size.note == 0 {
			ways = [3]string{ways[0] + " · " + limit, ways[0], ways[1]} // there is no room for it at the line under the bar
		}
	case OrphanedShape:
		ways = [3]string{"still running – nobody is waiting", "nobody is waiting", "orphaned"}
	case ReadyShape:
		ways = [3]string{"ready, loop busy", "ready"}
		if s.From == s.To {
			ways = [3]string{"ready"} // it is others' turn
		}
	case CreatedShape:
		ways = [3]string{"not started"}
	case ShortStepsShape:
		ways = s.Says
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
