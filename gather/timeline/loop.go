package timeline

import (
	"sort"
	"strconv"

	"gatherplay/gather/trace"
)

// rules draws the double lines at which main tasks ended.
func (l *layout) rules() {
	plot := &l.d.Plot
	for n, run := range l.trace.Runs {
		if run.MainEnded.Never() || !plot.shows(run.MainEnded.At) {
			continue
		}
		rule := Rule{X: plot.XAt(run.MainEnded) + ruleOffset, Top: plot.Top, Bottom: plot.Bottom, At: run.MainEnded.At, Quiet: l.quiet[n]}
		if i := l.drawn(run.Main); i >= 0 {
			rule.Top = l.d.Lanes[i].Box.Bottom()
			if i == len(l.d.Lanes)-1 {
				rule.Top = l.d.Lanes[i].Center
			}
		}
		for i := range l.d.Lanes {
			if l.d.Lanes[i].Center < rule.Top {
				continue
			}
			l.zones[i].over.take(rule.X-2, rule.X+2)
			l.zones[i].under.take(rule.X-2, rule.X+2)
		}
		rule.Label = l.foot.placeBeside(NoteStyle, l.footY, rule.X, 7, l.margin, l.width-l.margin, "main ended")
		l.d.Rules = append(l.d.Rules, rule)
	}
}

// anyFreeze tells whether a stretch in which the loop stood still is in view.
func (l *layout) anyFreeze() bool {
	return l.frozen(l.d.Plot.From-1, l.d.Plot.To+1)
}

// freezes draws the stretches in which a task kept the loop for itself.
func (l *layout) freezes() {
	plot := &l.d.Plot
	first := sort.Search(len(l.trace.Blocks), func(i int) bool { return l.trace.Blocks[i].To.At >= plot.From })
	for id := first; id < len(l.trace.Blocks) && l.trace.Blocks[id].From.At <= plot.To; id++ {
		b := &l.trace.Blocks[id]
		if b.To.At <= b.From.At {
			continue
		}
		if last := l.frozenOften(id); last > id {
			l.freezeOften(id, last)
			id = last
			continue
		}
		x1, x2 := max(plot.XAt(b.From), plot.Left), min(plot.XAt(b.To), plot.Right)
		length, who := trace.FormatTime(b.To.At-b.From.At), l.taskTitle(b.Task)
		freeze := Freeze{Block: int32(id), Task: b.Task, From: b.From.At, To: b.To.At, Span: b.Span, Share: 1,
			Box: Rect{x1, plot.Top, max(x2-x1, 1), plot.Bottom - plot.Top}}
		long := l.withLine("loop frozen "+length+" by "+who, b.Span)
		freeze.Words = long + ", " + trace.FormatTime(b.From.At) + " to " + trace.FormatTime(b.To.At)
		l.sayFrozen(&freeze, long, "frozen "+length+" by "+who, "frozen "+length, length)
		l.d.Freezes = append(l.d.Freezes, freeze)
	}
}

// frozenOften returns the last of the freezes in view that follow one, and each other, too closely to be told apart.
func (l *layout) frozenOften(first int) (last int) {
	blocks, plot := l.trace.Blocks, &l.d.Plot
	last = first
	for next := first + 1; next < len(blocks) && blocks[next].From.At <= plot.To; next++ {
		if plot.XAt(blocks[next].To)-plot.XAt(blocks[last].From) >= shortStep {
			break
		}
		last = next
	}
	return last
}

// freezeOften draws freezes that can't be told apart as one band, as much fainter as they leave the loop its time.
func (l *layout) freezeOften(first, last int) {
	blocks, plot := l.trace.Blocks[first:last+1], &l.d.Plot
	from, to := blocks[0].From.At, blocks[len(blocks)-1].To.At
	x1, x2 := max(plot.X(from), plot.Left), min(plot.X(to), plot.Right)
	frozen, one := trace.Time(0), true
	for i := range blocks {
		frozen += blocks[i].To.At - blocks[i].From.At
		one = one && blocks[i].Task == blocks[0].Task && blocks[i].Span == blocks[0].Span
	}
	freeze := Freeze{Block: int32(first), Task: trace.None, From: from, To: to, Share: float64(frozen) / float64(max(to-from, 1)),
		Box: Rect{x1, plot.Top, max(x2-x1, 1), plot.Bottom - plot.Top}}
	times := "loop frozen " + strconv.Itoa(len(blocks)) + " times, " + trace.FormatTime(frozen) + " in all"
	long := times
	if one {
		freeze.Task, freeze.Span = blocks[0].Task, blocks[0].Span
		long = l.withLine(times+", by "+l.taskTitle(freeze.Task), freeze.Span)
	}
	freeze.Words = long + ", " + trace.FormatTime(from) + " to " + trace.FormatTime(to)
	l.sayFrozen(&freeze, long, times, trace.FormatTime(frozen))
	l.d.Freezes = append(l.d.Freezes, freeze)
}

// sayFrozen puts a padlock and a label at the beginning of a freeze, if there is room.
func (l *layout) sayFrozen(freeze *Freeze, ways ...string) {
	const lockWidth = 12
	label := l.bandRow.place(WaitStyle, l.bandY, freeze.Box.X+lockWidth+5, l.right, ways...)
	if !label.empty() && label.X <= freeze.Box.Right()+lockWidth+2*between {
		freeze.Label = label
		freeze.Lock = Rect{label.X - lockWidth - 1, l.bandY - 9.5, 9, 10}
	}
}
