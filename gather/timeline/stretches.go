package timeline

import (
	"strconv"

	"gatherplay/gather/trace"
)

// The steps of a task that follow each other more closely than shortStep pixels would run into one another: drawn one by one, a task
// that wakes up every second would look as if it ran for hours. Over at least shortStretch pixels they are drawn as one: waiting,
// with a comb of short steps, and the part of the time in which the task did run as a part of the height.
const (
	shortStep    = tickWidth + 2
	shortStretch = 6 * shortStep
	shareWidth   = 8 // over how many pixels the part of the time in which a task ran is told, at least
	shareLevels  = 4 // how finely it must change to be told anew
)

// stretch returns the last of the steps that follow a running segment, and each other, too closely to be told apart, and whether they
// take enough room to be drawn as a stretch.
func (l *layout) stretch(segments []trace.Segment, first int) (last int, ok bool) {
	plot := &l.d.Plot
	begin := plot.XAt(segments[first].From)
	x := begin
	last = first
	for index := first + 1; index < len(segments) && x <= plot.Right; index++ {
		if segments[index].State != trace.Running {
			continue
		}
		next := plot.XAt(segments[index].From)
		if next-x >= shortStep || plot.lens(segments[index].From.At) != nil {
			break
		}
		x, last = next, index
	}
	return last, x-begin >= shortStretch
}

// short draws what lies between two running segments as a stretch of short steps, or as several where another part of the time is
// spent running, or nobody waits for the task any more.
func (l *layout) short(i, first, last int) {
	segments := l.task(i).Segments
	from, to := segments[first].To.At, segments[last].From.At
	for _, orphaned := range l.arranged(i).orphaned {
		if orphaned.from.At < to && orphaned.to.At > from {
			l.shares(i, first, last, from, orphaned.from.At, false)
			l.shares(i, first, last, max(from, orphaned.from.At), min(to, orphaned.to.At), true)
			from = min(to, orphaned.to.At)
		}
	}
	l.shares(i, first, last, from, to, false)
}

// A share is a part of a stretch: how long the task ran in it, how often it waited, and what for.
type share struct {
	ran         trace.Time
	waits       int
	first, last int // the segments that begin in it; first is negative if none does
}

// shares draws the part of a stretch between two times.
func (l *layout) shares(i, first, last int, from, to trace.Time, orphaned bool) {
	plot, lane, segments := &l.d.Plot, &l.d.Lanes[i], l.task(i).Segments
	from, to = max(from, plot.From), min(to, plot.To)
	if from >= to {
		return
	}
	shares := make([]share, max(int((plot.X(to)-plot.X(from))/shareWidth), 1))
	edge := func(n int) trace.Time {
		return from + trace.Time(float64(to-from)*float64(n)/float64(len(shares)))
	}
	of := func(at trace.Time) int {
		return min(int(float64(at-from)/float64(to-from)*float64(len(shares))), len(shares)-1)
	}
	for n := range shares {
		shares[n].first = trace.None
	}
	for index := first + 1; index < last; index++ {
		s := &segments[index]
		if s.To.At < from || s.From.At >= to {
			continue
		}
		n := of(max(s.From.At, from))
		if shares[n].first < 0 {
			shares[n].first = index
		}
		shares[n].last = index
		switch s.State {
		case trace.Waiting:
			shares[n].waits++
		case trace.Running:
			for ; n < len(shares) && edge(n) < s.To.At; n++ {
				shares[n].ran += max(min(s.To.At, edge(n+1))-max(s.From.At, edge(n)), 0)
			}
		}
	}
	level := func(n int) int {
		return int(float64(shares[n].ran)/float64(edge(n+1)-edge(n))*shareLevels + 0.5)
	}
	for n := 0; n < len(shares); {
		all, end := shares[n], n+1
		for ; end < len(shares) && level(end) == level(n); end++ {
			next := &shares[end]
			all.ran += next.ran
			all.waits += next.waits
			if next.first >= 0 {
				if all.first < 0 {
					all.first = next.first
				}
				all.last = next.last
			}
		}
		if all.first >= 0 {
			l.shortSteps(lane, &all, edge(n), edge(end), orphaned)
		}
		n = end
	}
}

// shortSteps draws a part of a stretch in which the share of the time spent running stays about the same.
func (l *layout) shortSteps(lane *Lane, all *share, from, to trace.Time, orphaned bool) {
	segments := l.trace.Tasks[lane.Task].Segments
	x1, x2 := l.d.Plot.X(from), l.d.Plot.X(to)
	drawn := Segment{Task: lane.Task, Index: int32(all.first), Last: int32(all.last), Shape: ShortStepsShape, Orphaned: orphaned, From: from, To: to,
		Literal: trace.None, Box: Rect{x1, lane.Center - l.size.bar/2, x2 - x1, l.size.bar}, Wait: l.size.wait,
		Share: float64(all.ran) / float64(to-from)}

	steps := strconv.Itoa(all.waits) + " short steps"
	drawn.Says = [3]string{steps, strconv.Itoa(all.waits) + " ×"}
	if wait := onlyWait(segments[all.first : all.last+1]); wait != nil {
		what := l.waitLabels(wait)[0]
		drawn.Span = wait.Span
		if wait.Wait.Kind == trace.WaitSleep {
			drawn.Literal = wait.Wait.Literal
		}
		drawn.Says = [3]string{strconv.Itoa(all.waits) + " × " + what, steps, drawn.Says[1]}
	}
	words := l.taskTitle(lane.Task) + ": " + drawn.Says[0]
	if all.ran > 0 {
		words += ", runs for " + trace.FormatTime(all.ran) + " of " + trace.FormatTime(to-from)
	}
	if orphaned {
		words += ", nobody is waiting for it"
	}
	drawn.Words = l.withLine(words+", "+trace.FormatTime(from)+" to "+trace.FormatTime(to), drawn.Span)
	lane.Segments = append(lane.Segments, drawn)
}

// onlyWait returns the first of the waiting segments if all of them wait for the same, else nil.
func onlyWait(segments []trace.Segment) *trace.Segment {
	var only *trace.Segment
	for i := range segments {
		s := &segments[i]
		switch {
		case s.State != trace.Waiting:
		case only == nil:
			only = s
		case *s.Wait != *only.Wait || s.Span != only.Span:
			return nil
		}
	}
	return only
}
