package timeline

import (
	"gatherplay/gather/trace"
)

// rules draws the double lines at which main tasks ended.
func (l *layout) rules() {
	plot := &l.d.Plot
	for _, run := range l.trace.Runs {
		if run.MainEnded.Never() || !plot.shows(run.MainEnded.At) {
			continue
		}
		rule := Rule{X: plot.X(run.MainEnded.At), Top: plot.Top, Bottom: plot.Bottom, At: run.MainEnded.At, Quiet: true}
		if i := l.drawn(run.Main); i >= 0 {
			rule.Top = l.d.Lanes[i].Box.Bottom()
			if i == len(l.d.Lanes)-1 {
				rule.Top = l.d.Lanes[i].Center
			}
		}
		for i := range l.trace.Tasks {
			task := &l.trace.Tasks[i]
			if task.Role == trace.Ordinary && task.Created.Before(run.MainEnded) && (task.End.Kind == trace.Unended || run.MainEnded.Before(task.End.At)) {
				rule.Quiet = false
				break
			}
		}
		for i := range l.d.Lanes {
			l.zones[i].over.take(rule.X-2, rule.X+2)
			l.zones[i].under.take(rule.X-2, rule.X+2)
		}
		rule.Label = l.foot.placeBeside(NoteStyle, l.footY, rule.X, 7, l.margin, l.d.Width-l.margin, "main ended")
		l.d.Rules = append(l.d.Rules, rule)
	}
}

// anyFreeze tells whether a stretch in which the loop stood still is in view.
func (l *layout) anyFreeze() bool {
	for i := range l.trace.Blocks {
		if b := &l.trace.Blocks[i]; b.From.At <= l.d.Plot.To && b.To.At >= l.d.Plot.From && b.To.At > b.From.At {
			return true
		}
	}
	return false
}

// freezes draws the stretches in which a task kept the loop for itself.
func (l *layout) freezes() {
	plot := &l.d.Plot
	const lockWidth = 12
	for id := range l.trace.Blocks {
		b := &l.trace.Blocks[id]
		if b.From.At > plot.To || b.To.At < plot.From || b.To.At <= b.From.At {
			continue
		}
		x1, x2 := max(plot.X(b.From.At), plot.Left), min(plot.X(b.To.At), plot.Right)
		length, who := FormatTime(b.To.At-b.From.At), l.taskTitle(b.Task)
		freeze := Freeze{Block: int32(id), Task: b.Task, From: b.From.At, To: b.To.At, Span: b.Span,
			Box: Rect{x1, plot.Top, max(x2-x1, 1), plot.Bottom - plot.Top}}
		long := l.withLine("loop frozen "+length+" by "+who, b.Span)
		freeze.Words = long + ", " + FormatTime(b.From.At) + " to " + FormatTime(b.To.At)
		label := l.freezeRow.place(WaitStyle, l.freezeY, x1+lockWidth+5, l.right, long, "frozen "+length+" by "+who, "frozen "+length, length)
		if !label.empty() && label.X <= x2+lockWidth+2*between {
			freeze.Label = label
			freeze.Lock = Rect{label.X - lockWidth - 1, l.freezeY - 9.5, 9, 10}
		}
		l.d.Freezes = append(l.d.Freezes, freeze)
	}
}
