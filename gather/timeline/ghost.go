package timeline

import (
	"cmp"
	"slices"
	"strconv"

	"gatherplay/gather/internal/sorting"
	"gatherplay/gather/trace"
)

// A Ghost is another run, drawn behind the one of a view: what that was before it was changed, or the same work done in another way.
// The axis is long enough for both.
type Ghost struct {
	Run *Arrangement
	Of  []int32 // by task of the run in front: the task of the ghost that is the same, or trace.None
}

// A GhostTask is a task of the ghost: outlines of what it did, without what it did it for.
type GhostTask struct {
	Task    int32 // of the ghost
	Bars    []Rect
	From    trace.Time
	Ending  trace.Ending
	At      trace.Time // when it ended
	EndX    float64    // where its end is marked
	EndY    float64
	HasMark bool // its end is marked: it is another than that of the task in front, and in view
	Words   string
}

// A GhostLane is the lane of a task that only the ghost has.
type GhostLane struct {
	GhostTask
	Box  Rect
	Name Text
}

// A GhostEnd is the line at which the ghost ended.
type GhostEnd struct {
	X, Top, Bottom float64
	At             trace.Time
	Label          Text
	Words          string
}

const (
	ghostMargin    = 1  // by how much outlines are higher than bars, above and below
	narrowestGhost = 4  // what is narrower is drawn together with what follows
	mostGhostLanes = 12 // of more, the number is drawn
	ghostPitch     = 22
	ghostBar       = 12
)

// clock returns the other run that is on the clock of the view, or nil.
func (v *View) clock() *Arrangement {
	if v.Ghost != nil {
		return v.Ghost.Run
	}
	return v.Clock
}

// idleWith returns the stretches in which nothing happens in either of two runs, the longest first, and when the later of them ends.
// One that has ended is idle from then on.
func (a *Arrangement) idleWith(other *Arrangement) (idle []interval, end trace.Time) {
	if other == nil {
		return a.idle, a.end
	}
	end = max(a.end, other.end)
	for _, x := range a.idleUntil(end) {
		for _, y := range other.idleUntil(end) {
			both := interval{later(x.from, y.from), earlier(x.to, y.to)}
			if both.from.At < both.to.At {
				idle = append(idle, both)
			}
		}
	}
	sorting.Stable(idle, func(a, b interval) int {
		return cmp.Or(cmp.Compare(b.length(), a.length()), cmp.Compare(a.from.At, b.from.At))
	})
	return idle[:min(len(idle), mostBreaks)], end
}

func (a *Arrangement) idleUntil(end trace.Time) []interval {
	return append(slices.Clip(a.idle), interval{trace.Moment{At: a.end}, trace.Moment{At: end}})
}

// ghosts draws the tasks of the ghost behind those that are the same, and where it ended.
func (l *layout) ghosts() {
	ghost := l.view.Ghost
	if ghost == nil {
		return
	}
	for i := range l.d.Lanes {
		lane := &l.d.Lanes[i]
		if int(lane.Task) < len(ghost.Of) && ghost.Of[lane.Task] >= 0 {
			lane.Ghost = l.ghostTask(ghost.Of[lane.Task], lane.Center, l.size.bar+2*ghostMargin, l.task(i))
			if lane.Ghost.HasMark {
				l.zones[i].under.take(lane.Ghost.EndX-5, lane.Ghost.EndX+5)
			}
		}
	}
	for i := range l.d.Folds {
		l.ghostFold(&l.d.Folds[i])
	}
	for i := range l.d.GhostLanes {
		lane := &l.d.GhostLanes[i]
		name, box := lane.Name, lane.Box
		center := box.Y + box.H - ghostPitch/2
		lane.GhostTask = *l.ghostTask(lane.Task, center, ghostBar, nil)
		lane.Name, lane.Box = name, box
	}
	plot, at := &l.d.Plot, ghost.Run.trace.End.At
	if !plot.shows(at) {
		return
	}
	end := &GhostEnd{X: plot.X(at), Top: plot.Top, Bottom: plot.Bottom, At: at}
	ended := trace.FormatTime(at)
	end.Words = "the run before ended at " + ended
	for i := range l.zones {
		l.zones[i].over.take(end.X-2, end.X+2)
		l.zones[i].under.take(end.X-2, end.X+2)
	}
	end.Label = l.foot.placeBeside(NoteStyle, l.footY, end.X, 5, l.margin, l.right, "before: "+ended, ended)
	l.d.GhostEnd = end
}

// ghostTask draws a task of the ghost around a line. The task in front that is the same, if there is one, says whether its end needs a
// mark.
func (l *layout) ghostTask(id int32, center, height float64, front *trace.Task) *GhostTask {
	run, plot := l.view.Ghost.Run, &l.d.Plot
	task := &run.trace.Tasks[id]
	end := run.endOf(task)
	g := &GhostTask{Task: id, From: task.Created.At, Ending: task.End.Kind, At: end.At,
		Words: "before: " + run.taskTitle(id) + " " + endSentence(&task.End)}
	bar := Rect{X: -1}
	for i := range task.Segments {
		s := &task.Segments[i]
		if s.State == trace.Created || s.From.At > plot.To || s.To.At < plot.From {
			continue
		}
		x1, x2 := max(plot.X(s.From.At), plot.Left), min(plot.X(s.To.At), plot.Right)
		if bar.X < 0 {
			bar = Rect{x1, center - height/2, 0, height}
		}
		if bar.W = x2 - bar.X; bar.W >= narrowestGhost {
			g.Bars = append(g.Bars, bar)
			bar.X = -1
		}
	}
	switch n := len(g.Bars); {
	case bar.X < 0 || bar.W <= 0 && n > 0:
	case n > 0 && g.Bars[n-1].Right() >= bar.X:
		g.Bars[n-1].W = bar.Right() - g.Bars[n-1].X
	default: // all that it did took next to no time
		bar.X = min(bar.X, plot.Right-tickWidth/2)
		bar.W = max(bar.W, tickWidth/2)
		g.Bars = append(g.Bars, bar)
	}
	g.HasMark = task.End.Kind != trace.Unended && plot.shows(end.At) && (front == nil || front.End.Kind != task.End.Kind || front.End.At.At != end.At)
	g.EndX, g.EndY = plot.X(end.At), center+height/2
	if front == nil {
		g.EndY = center
	}
	return g
}

// ghostFold outlines from when to when the tasks were there that are the same as those of a fold.
func (l *layout) ghostFold(f *Fold) {
	ghost, plot := l.view.Ghost, &l.d.Plot
	from, to, many := trace.Time(0), trace.Time(0), 0
	for i := f.row.first; i <= f.row.last; i++ {
		id := l.lanes[i].task
		if int(id) >= len(ghost.Of) || ghost.Of[id] < 0 {
			continue
		}
		task := &ghost.Run.trace.Tasks[ghost.Of[id]]
		made, end := task.Created.At, ghost.Run.endOf(task).At
		if many == 0 {
			from, to = made, end
		}
		from, to = min(from, made), max(to, end)
		many++
	}
	x1, x2 := max(plot.X(from), plot.Left), min(plot.X(to), plot.Right)
	if many == 0 || x2 <= x1 {
		return
	}
	height := l.size.bar + 2*ghostMargin
	f.Ghost = &GhostTask{Task: ghost.Of[f.First], Bars: []Rect{{x1, f.Center - height/2, x2 - x1, height}}, From: from, At: to,
		Words: "before: " + strconv.Itoa(many) + " of them, from " + trace.FormatTime(from) + " to " + trace.FormatTime(to)}
}

// placeGhosts makes room under the lanes, from y on, for the tasks that only the ghost has, and returns where it ends.
func (l *layout) placeGhosts(y float64) float64 {
	ghost := l.view.Ghost
	if ghost == nil || l.window.Last < l.total {
		return y
	}
	here := make([]bool, len(ghost.Run.trace.Tasks))
	for _, id := range ghost.Of {
		if id >= 0 {
			here[id] = true
		}
	}
	more := 0
	for i := range ghost.Run.lanes {
		lane := &ghost.Run.lanes[i]
		if here[lane.task] {
			continue
		}
		if len(l.d.GhostLanes) == mostGhostLanes {
			more++
			continue
		}
		if len(l.d.GhostLanes) == 0 {
			y += 18
			l.d.GhostTitle = Text{X: l.margin, Y: y - 4, Width: measure(CaptionStyle, "only before"), Style: CaptionStyle, String: "only before"}
		}
		height, x, limit, base := float64(ghostPitch), l.margin, l.spines-6, y+ghostPitch/2+4
		if l.namesAbove {
			height, x, limit, base = ghostPitch+11, l.d.Plot.Left, l.right, y+11
		}
		name, width := ellipsize(DetailStyle, ghost.Run.taskTitle(lane.task), limit-x)
		l.d.GhostLanes = append(l.d.GhostLanes, GhostLane{GhostTask: GhostTask{Task: lane.task}, Box: Rect{l.margin, y, l.right - l.margin, height},
			Name: Text{X: x, Y: base, Width: width, Style: DetailStyle, String: name}})
		y += height
	}
	if more > 0 {
		words, width := ellipsize(NoteStyle, "and "+strconv.Itoa(more)+" more tasks only before", l.right-l.margin)
		l.d.GhostMore = Text{X: l.margin, Y: y + 12, Width: width, Style: NoteStyle, String: words}
		y += 18
	}
	return y
}

// describeGhost adds to the description of a run what is behind it.
func (l *layout) describeGhost() string {
	if l.view.Ghost == nil {
		return ""
	}
	return " Behind it, in outlines, is the run before, of " + trace.FormatTime(l.view.Ghost.Run.trace.End.At) + "."
}

// Together draws two runs on one clock, for two pictures one above the other: a time is at the same place in both. The view is that of
// the run above; the one below is drawn whole. An instant that is opened in one of them is in both, however much happens then in the
// other.
func Together(above, below *Arrangement, view View) (a, b *Drawing) {
	view.Clock = below
	other := Fit(view.Width)
	other.Lenses = view.Lenses
	other.Clock, other.From, other.To, other.Idle, other.Opened = above, view.From, view.To, view.Idle, view.Opened
	other.Left, other.Right, other.Breaks = view.Left, view.Right, view.Breaks
	a, b = above.Layout(view), below.Layout(other)
	lenses := commonLenses(a.Plot.Lenses, b.Plot.Lenses)
	if a.Plot.Left == b.Plot.Left && a.Plot.Right == b.Plot.Right && len(lenses) == 0 {
		return a, b
	}
	view.From, view.To = a.Plot.From, a.Plot.To
	other.From, other.To = view.From, view.To
	view.Left, view.Right, view.Breaks = max(a.Plot.Left, b.Plot.Left), min(a.Plot.Right, b.Plot.Right), a.Plot.Breaks
	other.Left, other.Right, other.Breaks = view.Left, view.Right, view.Breaks
	view.Lenses, other.Lenses = lenses, lenses
	return above.Layout(view), below.Layout(other)
}

// commonLenses returns the lenses of two drawings, each as wide as the drawing needs it that has more to show there.
func commonLenses(a, b []Lens) []Lens {
	common := slices.Clone(a)
	for _, lens := range b {
		i := slices.IndexFunc(common, func(other Lens) bool { return other.At == lens.At })
		if i < 0 {
			common = append(common, lens)
		} else {
			common[i].Box.W = max(common[i].Box.W, lens.Box.W)
		}
	}
	return common
}
