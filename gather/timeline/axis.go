package timeline

import (
	"sort"
	"strconv"

	"gatherplay/gather/trace"
)

// steps are the distances that ticks may have, from the smallest that is wide enough: 1, 2 or 5 of a unit, and the divisions of
// minutes and hours.
var steps = func() []trace.Time {
	var steps []trace.Time
	for unit := trace.Time(1); unit <= 10*second; unit *= 10 {
		for _, n := range [...]trace.Time{1, 2, 5} {
			if n*unit < 30*second {
				steps = append(steps, n*unit)
			}
		}
	}
	steps = append(steps, 30*second)
	for _, n := range [...]trace.Time{1, 2, 5, 10, 30} {
		steps = append(steps, n*minute)
	}
	for _, n := range [...]trace.Time{1, 2, 6, 12} {
		steps = append(steps, n*hour)
	}
	for n := trace.Time(24); n < 1<<20; n *= 10 {
		steps = append(steps, n*hour, 2*n*hour, 5*n*hour)
	}
	return steps
}()

// axis places the ticks.
func (l *layout) axis() {
	plot := &l.d.Plot
	const apart = 14 // between labels
	y := plot.Top - 7
	var taken zone
	l.labelWarps(&taken, y)
	for _, step := range steps {
		distance := float64(step) * plot.perNano
		if distance < max(72, (plot.Right-plot.Left)/12) {
			continue
		}
		widest := max(measure(AxisStyle, axisLabel(plot.To, step, plot.To)), measure(AxisStyle, axisLabel(plot.From/step*step, step, plot.To)))
		if distance < widest+apart {
			continue
		}
		for at := (plot.From + step - 1) / step * step; at <= plot.To; at += step {
			if b := plot.inBreak(at); b != nil {
				at = (b.To - 1) / step * step // on with the first tick after it
				continue
			}
			l.d.Ticks = append(l.d.Ticks, l.tick(at, y, axisLabel(at, step, plot.To), &taken))
		}
		return
	}
}

// tick makes a tick, with its label if there is room.
func (l *layout) tick(at trace.Time, y float64, label string, taken *zone) Tick {
	x := l.d.Plot.X(at)
	tick := Tick{X: x, At: at, Label: Text{X: x, Y: y, Width: measure(AxisStyle, label), Style: AxisStyle, Anchor: AnchorMiddle, String: label}}
	if tick.Label.Box().X < 2 {
		tick.Label.X, tick.Label.Anchor = max(x-4, 2), AnchorStart
	}
	box := tick.Label.Box()
	if box.Right() > l.width-2 || !taken.free(box.X, box.Right()) {
		tick.Label = Text{}
		return tick
	}
	taken.take(box.X, box.Right())
	return tick
}

// axisLabel returns a time as a multiple of a step, in the unit of the whole axis, with as many digits as the step has. Whole hours
// and minutes are told apart from the seconds that follow them.
func axisLabel(at, step, last trace.Time) string {
	var label []byte
	switch {
	case step >= minute || last >= 2*minute && step >= second:
		return trace.FormatTime(at)
	case at == 0 && last >= second:
		return "0 s"
	case last >= 2*minute && at >= minute:
		label = trace.AppendTime(label, at/minute*minute)
		if at %= minute; at == 0 {
			return string(label)
		}
		label = append(label, ' ')
	}
	unit, name := trace.Time(second), " s"
	switch {
	case last < microsecond:
		unit, name = nanosecond, " ns"
	case last < millisecond:
		unit, name = microsecond, " µs"
	case last < second && step%(100*millisecond) != 0:
		unit, name = millisecond, " ms"
	}
	digits := 0
	for smallest := unit; smallest > 1 && step%smallest != 0; smallest /= 10 {
		digits++
	}
	return string(append(trace.AppendDecimal(label, at, unit, digits), name...))
}

const (
	stripHeight = 22
	stripBar    = 20 // the height of the highest step
	mostCounts  = 12 // of more steps only the highest is given its number

	levelsPerPixel = 2  // of more, the highest of each pixel is drawn
	levelsAtOnce   = 64 // how many levels are known by the highest of them
)

// strip draws how many tasks are in flight.
func (l *layout) strip() {
	levels := l.levels
	if len(levels) == 0 {
		return
	}
	plot, strip := &l.d.Plot, &l.d.Strip
	base := plot.Top - 4 - 15 - 2
	caption := Text{X: l.margin, Y: base - 6, Style: CaptionStyle, String: "in flight", Width: measure(CaptionStyle, "in flight")}
	if l.namesAbove {
		caption.X, caption.Y = plot.Left, base-stripBar-5
	}
	strip.Caption = caption
	most := 1
	for _, highest := range l.highest {
		most = max(most, highest)
	}
	add := func(from, to trace.Time, tasks int) {
		x1, x2 := max(plot.X(from), plot.Left), min(plot.X(to), plot.Right)
		if tasks == 0 || x2 <= x1 {
			return
		}
		height := max(float64(stripBar*tasks)/float64(most), 2)
		if n := len(strip.Steps); n > 0 && x2-x1 < 1 && x1-strip.Steps[n-1].Box.X < 1 {
			last := &strip.Steps[n-1] // too narrow to be seen by itself: the highest of what shares a pixel is shown
			last.Box.W, last.To = x2-last.Box.X, to
			if height > last.Box.H {
				last.Box.Y, last.Box.H, last.Count = base-height, height, tasks
			}
			return
		}
		strip.Steps = append(strip.Steps, Step{Box: Rect{x1, base - height, x2 - x1, height}, From: from, To: to, Count: tasks})
	}
	first := max(sort.Search(len(levels), func(i int) bool { return levels[i].From > plot.From })-1, 0)
	last := sort.Search(len(levels), func(i int) bool { return levels[i].From > plot.To })
	if float64(last-first) <= levelsPerPixel*(plot.Right-plot.Left) {
		for i := first; i < last; i++ {
			add(levels[i].From, l.levelEnd(i), levels[i].Tasks)
		}
	} else {
		for i, x := first, plot.Left; i < last && x < plot.Right; x++ {
			until := plot.Time(x + 1)
			next := i + sort.Search(last-i, func(n int) bool { return levels[i+n].From >= until })
			if next > i {
				add(levels[i].From, l.levelEnd(next-1), l.highestOf(i, next))
				i = next
			}
		}
	}
	for i := range strip.Steps {
		step := &strip.Steps[i]
		label := strconv.Itoa(step.Count)
		width := measure(NoteStyle, label)
		if width+8 > step.Box.W || i > 0 && strip.Steps[i-1].Count == step.Count || len(strip.Steps) > mostCounts && step.Count < most {
			continue
		}
		y := step.Box.Y + 10
		if step.Box.H < 12 {
			y = step.Box.Y - 2
		}
		step.Label = Text{X: step.Box.X + 4, Y: y, Width: width, Style: NoteStyle, String: label}
	}
}

// levelEnd returns until when a level lasts.
func (a *Arrangement) levelEnd(i int) trace.Time {
	if i+1 < len(a.levels) {
		return a.levels[i+1].From
	}
	return a.trace.End.At
}

// highestOf returns how many tasks are in flight at most in the levels from i up to j.
func (a *Arrangement) highestOf(i, j int) (most int) {
	for i < j {
		if i%levelsAtOnce == 0 && i+levelsAtOnce <= j {
			most = max(most, a.highest[i/levelsAtOnce])
			i += levelsAtOnce
			continue
		}
		most = max(most, a.levels[i].Tasks)
		i++
	}
	return most
}
