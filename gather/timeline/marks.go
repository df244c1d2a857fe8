package timeline

import (
	"cmp"
	"math"
	"strconv"

	"gatherplay/gather/internal/sorting"
	"gatherplay/gather/trace"
)

// sleepEnd gives the end of a sleep its handle, and shows it if the loop was late for it.
func (l *layout) sleepEnd(i int, index int32, s *trace.Segment) {
	due := s.From.At + s.Wait.Delay
	if s.Wait.Kind != trace.WaitSleep || s.Wait.Delay <= 0 || due > s.To.At {
		return // cut short: its end is not where the delay puts it
	}
	lane, plot := &l.d.Lanes[i], &l.d.Plot
	if plot.shows(due) && (s.Wait.Literal >= 0 || l.positions.known(s.Wait.Asked)) {
		x, grip := plot.X(due), min(l.size.bar-4, 18)
		words := l.withLine(l.taskTitle(lane.Task)+": sleep "+trace.FormatTime(s.Wait.Delay), s.Span)
		if s.Wait.Literal < 0 {
			words += ", computed: change it in the program"
		} else {
			words += ": drag this end to change it"
		}
		lane.Handles = append(lane.Handles, Handle{
			Task: lane.Task, Segment: index, Literal: s.Wait.Literal, Asked: s.Wait.Asked, Start: s.From.At, Length: s.Wait.Delay,
			Box:  Rect{x - handleWidth/2, lane.Center - l.size.bar/2 - 1, handleWidth, l.size.bar + 2},
			Grip: Rect{x - 3, lane.Center - grip/2, 6, grip}, Words: words,
		})
	}
	end := s.To
	if tail := int(index) + 1; tail < len(l.task(i).Segments) && l.task(i).Segments[tail].State == trace.Ready {
		end = l.task(i).Segments[tail].To
	}
	fired := end.At
	if fired <= due || plot.XAt(end)-plot.X(due) < 3 {
		return
	}
	late := "late +" + trace.FormatTime(fired-due)
	words := l.taskTitle(lane.Task) + ": timer due at " + trace.FormatTime(due) + ", fired at " + trace.FormatTime(fired)
	if plot.shows(due) {
		lane.Marks = append(lane.Marks, Mark{Kind: TimerDue, ID: trace.None, At: due, X: plot.X(due), Y: lane.Center, Words: words})
	}
	if plot.shows(fired) {
		x := plot.XAt(end)
		mark := Mark{Kind: TimerFired, ID: trace.None, At: fired, X: x, Y: lane.Center, Words: words}
		if l.size.note > 0 {
			mark.Label = l.zones[i].under.placeBeside(NoteStyle, lane.Center+l.size.bar/2+10, x, 5, plot.Left, l.right, late)
		}
		lane.Marks = append(lane.Marks, mark)
	}
}

// cancelMarks shows on each lane when its cancellation was asked for, and when it came.
func (l *layout) cancelMarks() {
	for i := range l.d.Lanes {
		for _, id := range l.cancelsOf.of(l.d.Lanes[i].Task) {
			if !l.trace.Cancels[id].Refused {
				l.cancelMark(i, id)
			}
		}
	}
}

func (l *layout) cancelMark(i int, id int32) {
	plot, lane, c := &l.d.Plot, &l.d.Lanes[i], &l.trace.Cancels[id]
	words := l.taskTitle(c.Task) + ": cancellation asked for " + l.cancelWords(c) + " at " + trace.FormatTime(c.Requested.At)
	if plot.shows(c.Requested.At) {
		x := l.cancelX(i, c.Requested)
		if lane.marked(CancelRequested, x, words) {
			return
		}
		mark := Mark{Kind: CancelRequested, ID: id, At: c.Requested.At, X: x, Y: lane.Center - l.size.bar/2 - 2, Words: words}
		l.zones[i].over.take(x-6, x+6)
		if l.size.label > 0 && l.task(i).End.Kind != trace.Cancelled && l.task(i).End.At.At > c.Requested.At {
			mark.Label = l.zones[i].over.placeBeside(WaitStyle, lane.Box.Y+l.size.label, x, 12, plot.Left, l.right,
				"cancel "+l.cancelWords(c), "cancel")
		}
		lane.Marks = append(lane.Marks, mark)
	}
	if !c.Delivered.Never() && plot.shows(c.Delivered.At) {
		x, words := l.cancelX(i, c.Delivered), l.taskTitle(c.Task)+": cancelled at "+trace.FormatTime(c.Delivered.At)
		if !lane.marked(CancelDelivered, x, "") {
			lane.Marks = append(lane.Marks, Mark{Kind: CancelDelivered, ID: id, At: c.Delivered.At, X: x, Y: lane.Center - l.size.bar/2 - 2, Words: words})
		}
	}
}

// marked tells whether a mark of a kind stands where another one would lie upon it. Then that says the words too, unless it says much
// already.
func (lane *Lane) marked(kind MarkKind, x float64, words string) bool {
	const enough = 300
	for i := len(lane.Marks) - 1; i >= 0 && i >= len(lane.Marks)-2; i-- {
		if m := &lane.Marks[i]; m.Kind == kind && math.Abs(m.X-x) < 1 {
			if words != "" && len(m.Words) < enough {
				m.Words += "; " + words
			}
			return true
		}
	}
	return false
}

// cancelX returns where the mark of a cancellation stands on a lane: at its time, or just before the way of an exception that crosses
// the lane then.
func (l *layout) cancelX(i int, at trace.Moment) float64 {
	x, y := l.d.Plot.XAt(at), l.d.Lanes[i].Center-l.size.bar/2-2
	for p := range l.d.Paths {
		if l.d.Paths[p].crosses(x, y) {
			return max(x-besidePath, l.d.Plot.Left)
		}
	}
	return x
}

// limits draws the timeouts under the bars of the tasks that set them.
func (l *layout) limits() {
	for i := range l.d.Lanes {
		for _, id := range l.limitsOf.of(l.d.Lanes[i].Task) {
			l.limit(i, id)
		}
	}
}

func (l *layout) limit(i int, id int32) {
	plot, lane, g := &l.d.Plot, &l.d.Lanes[i], &l.trace.Groups[id]
	if g.Formed.At > plot.To || g.Deadline < plot.From {
		return
	}
	limit := Limit{Group: id, Deadline: g.Deadline, Y: lane.Center + l.size.wait/2 + 2.5, Reached: plot.shows(g.Deadline),
		Fired: g.End.Kind == trace.TimedOut,
		From:  max(plot.XAt(g.Formed), plot.Left), To: min(plot.X(g.Deadline), plot.Right)}
	if g.End.Kind != trace.Unended && g.End.At.At < g.Deadline {
		limit.To, limit.Reached = min(plot.XAt(g.End.At), plot.Right), false // it was lifted in time
		if limit.To <= limit.From {
			return
		}
	}
	if n := len(lane.Limits); n > 0 && !limit.Fired && limit.To-limit.From < shortStep && limit.To-lane.Limits[n-1].From < shortStep {
		return // it would lie upon the one before
	}
	length := trace.FormatTime(g.Deadline - g.Formed.At)
	limit.Words = l.taskTitle(g.Creator) + ": " + g.Kind.String() + " of " + length + ", deadline at " + trace.FormatTime(g.Deadline)
	if l.size.note > 0 {
		limit.Label = l.zones[i].under.place(NoteStyle, lane.Box.Y+l.size.note, limit.From+4, limit.To-2, "timeout "+length, length)
	}
	lane.Limits = append(lane.Limits, limit)
}

// A numbered step is one of several at the same time.
type numbered struct {
	at   trace.Moment
	lane int
}

// steps returns the steps at the times that are asked for, in the loop's order.
func (l *layout) steps(wanted func(trace.Time) bool) (steps []numbered) {
	for i := range l.d.Lanes {
		for j := range l.task(i).Segments {
			if s := &l.task(i).Segments[j]; s.State == trace.Running && wanted(s.From.At) {
				steps = append(steps, numbered{s.From, i})
			}
		}
	}
	sorting.Stable(steps, func(a, b numbered) int { return cmp.Compare(a.at.Seq, b.at.Seq) })
	return steps
}

// instants calls f with the steps of each time.
func instants(steps []numbered, f func([]numbered)) {
	for len(steps) > 0 {
		n := 1
		for n < len(steps) && steps[n].at.At == steps[0].at.At {
			n++
		}
		f(steps[:n])
		steps = steps[n:]
	}
}

// lensOrdinals numbers the steps under lenses.
func (l *layout) lensOrdinals() {
	plot := &l.d.Plot
	if l.size.label == 0 || len(plot.Lenses) == 0 {
		return
	}
	instants(l.steps(func(at trace.Time) bool { return plot.lens(at) != nil }), func(steps []numbered) {
		for n, s := range steps {
			center := (plot.XAt(s.at) + plot.XAt(trace.Moment{At: s.at.At, Seq: s.at.Seq + 1})) / 2
			if l.zones[s.lane].over.free(center-ordinalRadius, center+ordinalRadius) {
				l.ordinal(s.lane, s.at.At, n+1, center)
			}
		}
	})
}

// ordinals numbers the steps of different tasks that share an instant in which a task ended, where there is room to.
func (l *layout) ordinals() {
	if l.size.label == 0 || l.size.note == 0 {
		return
	}
	ended := map[trace.Time]bool{}
	for i := range l.d.Lanes {
		task := l.task(i)
		if at := task.End.At.At; task.End.Kind != trace.Unended && at > 0 && l.d.Plot.shows(at) && l.d.Plot.lens(at) == nil {
			ended[at] = true
		}
	}
	const most, mostOfOne = 9, 2 // numbers of an instant, and of a lane in it; what is more takes a lens to see
	instants(l.steps(func(at trace.Time) bool { return ended[at] }), func(steps []numbered) {
		of, centers := map[int][]int{}, map[int]float64{}
		for n, s := range steps {
			of[s.lane] = append(of[s.lane], n+1)
		}
		for lane, numbers := range of {
			if center, ok := l.ordinalPlace(lane, steps[0].at, len(numbers)); ok && len(numbers) <= mostOfOne {
				centers[lane] = center
			}
		}
		if len(steps) > most || len(of) < 2 || len(centers) < len(of) { // some of the numbers alone would say nothing
			return
		}
		for i := range l.d.Lanes {
			for n, number := range of[i] {
				l.ordinal(i, steps[0].at.At, number, centers[i]+float64(n)*ordinalStep)
			}
		}
	})
}

const (
	ordinalRadius = 5.5
	ordinalStep   = 2 * ordinalRadius // from one number to the next
)

// ordinalPlace finds room for some numbers beside the tick of a step. It returns the centre of the first.
func (l *layout) ordinalPlace(i int, at trace.Moment, count int) (center float64, ok bool) {
	x, rest := l.d.Plot.XAt(at), float64(count-1)*ordinalStep
	for _, offset := range [4]float64{-11 - rest, 11, -15 - rest, 15} {
		left := x + offset - ordinalRadius
		if left > l.d.Plot.Left-4 && l.zones[i].over.free(left, left+2*ordinalRadius+rest) {
			return x + offset, true
		}
	}
	return 0, false
}

func (l *layout) ordinal(i int, at trace.Time, number int, center float64) {
	lane := &l.d.Lanes[i]
	l.zones[i].over.take(center-ordinalRadius, center+ordinalRadius)
	n := len(lane.Instants)
	if n == 0 || lane.Instants[n-1].At != at {
		lane.Instants = append(lane.Instants, Instant{At: at, Open: l.d.Plot.lens(at) != nil})
		n++
	}
	instant := &lane.Instants[n-1]
	instant.Ordinals = append(instant.Ordinals, Ordinal{X: center, Y: lane.Box.Y + l.size.label - 4, Number: number, Task: lane.Task, At: at})
}

// foremost finds for each instant the first lane from above that numbers steps of it.
func (l *layout) foremost() {
	found := map[trace.Time]bool{}
	for i := range l.d.Lanes {
		for j := range l.d.Lanes[i].Instants {
			instant := &l.d.Lanes[i].Instants[j]
			instant.Words = instant.words()
			instant.Foremost = !found[instant.At]
			found[instant.At] = true
		}
	}
}

// words names an instant by its numbers, as they are seen: "steps 1 2 of what happens at 1 s".
func (n *Instant) words() string {
	words := "step"
	if len(n.Ordinals) > 1 {
		words += "s"
	}
	for _, o := range n.Ordinals {
		words += " " + o.text()
	}
	return words + " of what happens at " + trace.FormatTime(n.At)
}

func (o Ordinal) text() string { return strconv.Itoa(o.Number) }
