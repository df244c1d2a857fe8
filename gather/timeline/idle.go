package timeline

import (
	"cmp"
	"slices"
	"sort"

	"gatherplay/gather/internal/sorting"
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
	sorting.Stable(a.idle, func(a, b interval) int { return cmp.Compare(b.length(), a.length()) })
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
	plot := &l.d.Plot
	given := l.view.Breaks != nil || l.held()
	short := l.view.Breaks
	switch {
	case given:
	case l.view.Idle == IdleAuto:
		short = l.worthBreaking(overwhelming, l.view.clock())
	case l.view.Idle == IdleShort:
		short = l.worthBreaking(1, l.view.clock())
	}
	for _, b := range l.shorten(short) {
		if !given && slices.ContainsFunc(l.view.Opened, b.overlaps) {
			plot.Opened = append(plot.Opened, b)
		} else {
			plot.Breaks = append(plot.Breaks, b)
		}
	}
	l.d.Idle = len(plot.Breaks)+len(plot.Opened) > 0 || len(l.shorten(l.worthBreaking(1, l.view.clock()))) > 0
}

func (b *Break) overlaps(other Break) bool { return b.From < other.To && other.From < b.To }

// shorten returns what of some stretches can be drawn short in the view, in order, with their widths.
func (l *layout) shorten(stretches []Break) (short []Break) {
	stretches = slices.Clone(stretches)
	sorting.Stable(stretches, func(a, b Break) int { return cmp.Compare(a.From, b.From) })
	plot := &l.d.Plot
	whole := plot.To - plot.From
	before, rest := plot.From, whole
	for _, b := range stretches {
		b.From, b.To = max(b.From, before), min(b.To, plot.To)
		if b.To <= b.From || b.To-b.From >= rest {
			continue // not all can be drawn short
		}
		if b.W == 0 {
			b.W = max(breakWidth, measure(AxisStyle, trace.FormatTime(b.To-b.From))+breakPadding)
		}
		if !l.held() && float64(b.To-b.From)/float64(whole)*l.view.Width < 3*b.W {
			continue // it would hardly be shorter
		}
		short = append(short, b)
		before, rest = b.To, rest-(b.To-b.From)
	}
	return short
}

// worthBreaking returns the fewest of the longest stretches each of which is so many times as long as all the rest of the run without
// them.
func (a *Arrangement) worthBreaking(times trace.Time, other *Arrangement) (breaks []Break) {
	all, rest := a.idleWith(other)
	for n := range all {
		rest -= all[n].length()
		if rest > 0 && all[n].length()/times >= rest {
			for _, idle := range all[:n+1] {
				breaks = append(breaks, Break{From: idle.from.At, To: idle.to.At})
			}
			return breaks
		}
	}
	return nil
}
