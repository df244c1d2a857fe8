package timeline

import (
	"cmp"
	"slices"
	"sort"

	"gatherplay/gather/trace"
)

// An Idle says what becomes of stretches of time in which nothing happens.
type Idle uint8

// What can become of them.
const (
	IdleAuto   Idle = iota // drawn short where they would leave next to no room for all the rest
	IdleShort              // drawn short wherever they are longer than what happens around them
	IdleInFull             // drawn as long as they are
)

const (
	mostBreaks   = 6  // of more, none helps to see the rest
	overwhelming = 20 // so many times as long as all the rest is a stretch that is drawn short by itself
	idleParts    = 4096
)

// findIdle finds the longest stretches in which nothing happens, the longest first. It looks at each moment once, and tells those
// apart that lie in different parts of the run.
func (a *Arrangement) findIdle() {
	total := a.end
	if total <= 0 {
		return
	}
	type part struct{ first, last trace.Time }
	parts := make([]part, idleParts)
	for i := range parts {
		parts[i].first = trace.None
	}
	add := func(at trace.Time) {
		p := &parts[min(int(float64(at)/float64(total)*idleParts), idleParts-1)]
		if p.first < 0 {
			*p = part{at, at}
		}
		p.first, p.last = min(p.first, at), max(p.last, at)
	}
	add(0)
	add(total)
	for i := range a.trace.Tasks {
		task := &a.trace.Tasks[i]
		for j := range task.Segments {
			add(task.Segments[j].From.At)
		}
		add(a.endOf(task).At)
	}
	last := trace.Time(0)
	for _, p := range parts {
		if p.first < 0 {
			continue
		}
		if p.first > last && !a.frozen(last, p.first) {
			a.idle = append(a.idle, interval{trace.Moment{At: last}, trace.Moment{At: p.first}})
		}
		last = p.last
	}
	slices.SortStableFunc(a.idle, func(a, b interval) int { return cmp.Compare(b.length(), a.length()) })
	a.idle = slices.Clip(a.idle[:min(len(a.idle), mostBreaks)])
}

// frozen tells whether a task keeps the loop for itself between two times.
func (a *Arrangement) frozen(from, to trace.Time) bool {
	blocks := a.trace.Blocks
	i := sort.Search(len(blocks), func(i int) bool { return blocks[i].To.At > from })
	return i < len(blocks) && blocks[i].From.At < to && blocks[i].To.At > blocks[i].From.At
}

// breaks decides which idle stretches of the view are drawn short.
func (l *layout) breaks() {
	var short []interval
	plot := &l.d.Plot
	switch {
	case l.view.Breaks != nil:
		for _, b := range l.view.Breaks {
			short = append(short, interval{trace.Moment{At: b.From}, trace.Moment{At: b.To}})
		}
	case l.view.Idle == IdleAuto:
		short = l.worthBreaking(overwhelming)
	case l.view.Idle == IdleShort:
		short = l.worthBreaking(1)
	}
	slices.SortFunc(short, func(a, b interval) int { return a.from.Compare(b.from) })
	before, rest := plot.From, plot.To-plot.From
	for _, stretch := range short {
		from, to := max(stretch.from.At, before), min(stretch.to.At, plot.To)
		whole := plot.To - plot.From
		label := measure(AxisStyle, trace.FormatTime(to-from)) + breakPadding
		width := max(breakWidth, label)
		// What is drawn short must be shorter so, and may not be all there is.
		if to <= from || to-from >= rest || l.view.Breaks == nil && float64(to-from)/float64(whole)*l.view.Width < 3*width {
			continue
		}
		plot.Breaks = append(plot.Breaks, Break{From: from, To: to, W: width})
		before, rest = to, rest-(to-from)
	}
}

// worthBreaking returns the fewest of the longest stretches each of which is so many times as long as all the rest of the run without
// them.
func (a *Arrangement) worthBreaking(times trace.Time) []interval {
	rest := a.end
	for n := range a.idle {
		rest -= a.idle[n].length()
		if rest > 0 && a.idle[n].length()/times >= rest {
			return slices.Clone(a.idle[:n+1])
		}
	}
	return nil
}
