package timeline

import (
	"slices"
	"strconv"

	"gatherplay/gather/trace"
)

// Siblings are lanes that follow each other and run the same coroutine function for the same group or task, without lanes of others
// between them. From foldedFrom on they are drawn as one row, but for those that failed.
const (
	foldedFrom   = 20
	smallestFold = 3 // of what lies between lanes that are drawn by themselves
)

// A fold is a range of lanes that is drawn as one row.
type fold struct {
	id          int32 // the task of the first of the siblings, by which a view unfolds them
	first, last int32
}

// A row is one lane, or a fold.
type row struct {
	first, last int32
	id          int32 // of a fold; else None
}

func (r row) folded() bool { return r.first < r.last }

// A life is what is known of a lane without a look at its task: when it begins and ends, and how.
type life struct {
	from, to trace.Time
	ending   trace.Ending
}

func (l *life) failed() bool { return l.ending == trace.Raised || l.ending == trace.TimedOut }

// fold decides which lanes are drawn as one row, if the view doesn't say otherwise.
func (a *Arrangement) fold() {
	a.lives = make([]life, len(a.lanes))
	for i := range a.lanes {
		task := &a.trace.Tasks[a.lanes[i].task]
		a.lives[i] = life{task.Created.At, a.endOf(task).At, task.End.Kind}
		if a.lives[i].failed() {
			a.failed++
		}
	}
	for first := 0; first < len(a.lanes); {
		last := first
		for last+1 < len(a.lanes) && a.alike(first, last+1) {
			last++
		}
		if last-first+1 >= foldedFrom {
			a.foldSiblings(int32(first), int32(last))
		}
		first = last + 1
	}
}

func (a *Arrangement) foldSiblings(first, last int32) {
	id := a.lanes[first].task
	for from := first; from <= last; {
		to := from
		for to <= last && !a.lives[to].failed() {
			to++
		}
		if to-from >= smallestFold {
			a.folds = append(a.folds, fold{id, from, to - 1})
		}
		from = to + 1
	}
}

// alike tells whether two lanes are siblings.
func (a *Arrangement) alike(i, j int) bool {
	one, other := &a.lanes[i], &a.lanes[j]
	if one.depth != other.depth || one.level != other.level {
		return false
	}
	s, t := &a.trace.Tasks[one.task], &a.trace.Tasks[other.task]
	if s.Coroutine != t.Coroutine || s.Role != t.Role || s.Creator != t.Creator {
		return false
	}
	inBlock := a.inBlock(one.task)
	return inBlock == a.inBlock(other.task) && (!inBlock || s.Group == t.Group)
}

// foldsIn returns the folds of a view: none that it has unfolded, and none with the lane that is selected.
func (a *Arrangement) foldsIn(view *View) []fold {
	selected := int32(a.Lane(view.Selected))
	if view.AllLanes {
		return nil
	}
	if len(view.Unfolded) == 0 && selected < 0 {
		return a.folds
	}
	folds := make([]fold, 0, len(a.folds)+1)
	for _, f := range a.folds {
		switch {
		case slices.Contains(view.Unfolded, f.id):
		case f.first <= selected && selected <= f.last:
			if selected-f.first >= smallestFold {
				folds = append(folds, fold{f.id, f.first, selected - 1})
			}
			if f.last-selected >= smallestFold {
				folds = append(folds, fold{f.id, selected + 1, f.last})
			}
		default:
			folds = append(folds, f)
		}
	}
	return folds
}

// chooseRows decides which rows are drawn.
func (l *layout) chooseRows() {
	l.folds = l.foldsIn(&l.view)
	l.total = len(l.lanes)
	for _, f := range l.folds {
		l.total -= int(f.last - f.first)
	}
	from := min(max(l.view.Rows.First, 0), l.total)
	to := from + MaxLanes
	if l.view.Rows.Last > l.view.Rows.First {
		to = l.view.Rows.Last
	}
	l.window = Range{from, min(max(to, from), l.total)}
	l.visible = make([]row, 0, l.window.Last-l.window.First)
	l.walkRows(func(at int, r row) bool {
		if at >= l.window.Last {
			return false
		}
		l.visible = append(l.visible, r)
		return true
	}, l.window.First)
	for _, r := range l.visible {
		if !r.folded() {
			l.shown = append(l.shown, r.first)
		}
	}
	l.first, l.last = len(l.lanes), len(l.lanes)
	if n := len(l.visible); n > 0 {
		l.first, l.last = int(l.visible[0].first), int(l.visible[n-1].last)+1
	}
}

// walkRows calls f with the rows from one on, and their places, until it returns false. What lies before is passed over fold by fold.
func (l *layout) walkRows(f func(at int, r row) bool, from int) {
	lane, at := int32(0), 0
	folds := l.folds
	for int(lane) < len(l.lanes) {
		if len(folds) > 0 && folds[0].first == lane {
			if at >= from && !f(at, row{lane, folds[0].last, folds[0].id}) {
				return
			}
			lane, folds, at = folds[0].last+1, folds[1:], at+1
			continue
		}
		if at < from {
			next := int32(len(l.lanes))
			if len(folds) > 0 {
				next = folds[0].first
			}
			skip := min(from-at, int(next-lane))
			lane, at = lane+int32(skip), at+skip
			continue
		}
		if !f(at, row{lane, lane, trace.None}) {
			return
		}
		lane, at = lane+1, at+1
	}
}

// A census counts how the tasks of a fold ended.
type census struct {
	returned, cancelled, unended int
	last                         trace.Time // when the last of them did
}

func (l *layout) census(r row) (c census) {
	for i := r.first; i <= r.last; i++ {
		life := &l.lives[i]
		c.last = max(c.last, life.to)
		switch life.ending {
		case trace.Returned:
			c.returned++
		case trace.Cancelled:
			c.cancelled++
		default:
			c.unended++
		}
	}
	return c
}

// words says it: "31 returned · 2 cancelled".
func (c census) words() string {
	var parts [3]string
	for i, n := range [...]int{c.returned, c.cancelled, c.unended} {
		if n > 0 {
			parts[i] = strconv.Itoa(n) + [...]string{" returned", " cancelled", " never end"}[i]
		}
	}
	return joined(parts[:]...)
}

// newFold begins to draw a fold.
func (l *layout) newFold(r row) Fold {
	t := &l.trace.Tasks[l.lanes[r.first].task]
	c := l.census(r)
	f := Fold{ID: r.id, First: l.lanes[r.first].task, Count: int(r.last-r.first) + 1, At: c.last, Ending: trace.Returned, row: r}
	if c.returned == 0 {
		f.Ending = trace.Cancelled
		if c.cancelled == 0 {
			f.Ending = trace.Unended
		}
	}
	f.name = clean(t.Coroutine) + " ×" + strconv.Itoa(f.Count)
	if positions := l.lanes[r.first].positions; len(positions) > 0 {
		f.places = chipText(positions[0])
		if last := l.lanes[r.last].positions; len(last) > 0 {
			f.places += "–" + chipText(last[0])
		}
	}
	f.outcome = c.words()
	f.Words = f.name
	if f.places != "" {
		f.Words += ", " + f.places
	}
	f.Words += ": " + f.outcome
	return f
}

// foldRow fills a fold: its name, how many of its tasks are there from time to time, and how they ended.
func (l *layout) foldRow(f *Fold) {
	plot := &l.d.Plot
	var zones zones
	first := &l.lanes[f.row.first]
	x, limit, y := l.margin+l.nameIndent(first), l.spines-6, f.Center
	detailY := y + 13
	if l.namesAbove {
		x, limit, y = plot.Left, l.right, f.Box.Y+l.size.name-4
	} else if l.size.note > 0 {
		y -= 5
	}
	f.Toggle = Toggle{Fold: f.ID, Box: Rect{x - 2, y - 8, toggleWidth, 16}, Folded: true, Words: "Show each of " + f.name}
	x += toggleWidth
	name, width := ellipsize(NameStyle, f.name, limit-x)
	f.Name = Text{X: x, Y: y + 4, Width: width, Style: NameStyle, String: name}
	switch {
	case l.namesAbove:
		f.Detail = zones.name.placeAt(DetailStyle, y+4, x+width+8, limit, f.places)
	case l.size.note > 0:
		f.Detail = zones.name.placeAt(DetailStyle, detailY, x, limit, f.places)
	}
	l.density(f)
	if !plot.shows(f.At) {
		return
	}
	f.Shown, f.EndX = true, plot.X(f.At)+markOffset
	f.End = zones.beside.placeAt(NoteStyle, f.Center+4, f.EndX+labelOffset-markOffset, l.right, f.outcome)
}

const (
	toggleWidth  = 12
	densityWidth = 4 // of a part of the strip
)

// density draws how many tasks of a fold are there, and how many of them begin or end, over time.
func (l *layout) density(f *Fold) {
	plot := &l.d.Plot
	parts := make([]struct{ alive, steps int32 }, int((plot.Right-plot.Left)/densityWidth)+2)
	of := func(t trace.Time) int {
		return min(max(int((plot.X(t)-plot.Left)/densityWidth+0.5), 0), len(parts)-1)
	}
	for i := f.row.first; i <= f.row.last; i++ {
		life := &l.lives[i]
		if life.from > plot.To || life.to < plot.From {
			continue
		}
		from, to := of(life.from), of(life.to)
		parts[from].alive++
		parts[to].alive--
		if plot.shows(life.from) {
			parts[from].steps++
		}
		if plot.shows(life.to) && life.ending != trace.Unended {
			parts[to].steps++
		}
	}
	height := func(n int32) float64 { return max(float64(n)/float64(f.Count)*l.size.bar, 2) }
	bottom := f.Center + l.size.bar/2
	alive := int32(0)
	for i := range parts {
		p := &parts[i]
		alive += p.alive
		x := plot.Left + float64(i)*densityWidth
		if alive > 0 && x < plot.Right {
			h, w := height(alive), min(densityWidth, plot.Right-x)
			if n := len(f.Alive); n > 0 && f.Alive[n-1].H == h && f.Alive[n-1].Right() == x {
				f.Alive[n-1].W += w
			} else {
				f.Alive = append(f.Alive, Rect{x, bottom - h, w, h})
			}
		}
		if p.steps > 0 {
			h := height(min(p.steps, int32(f.Count)))
			f.Steps = append(f.Steps, Rect{min(x, plot.Right) - 1, bottom - h, 2, h})
		}
	}
}

// toggles lets siblings that are drawn one by one be folded again, at the first of them.
func (l *layout) toggles() {
	folds := l.Arrangement.folds
	for i := range l.d.Lanes {
		lane := &l.d.Lanes[i]
		for len(folds) > 0 && folds[0].last < l.shown[i] {
			folds = folds[1:]
		}
		if len(folds) == 0 || folds[0].first > l.shown[i] || !slices.Contains(l.view.Unfolded, folds[0].id) || lane.Task != folds[0].id && i > 0 {
			continue
		}
		lane.Toggle = &Toggle{Fold: folds[0].id, Words: "Draw " + clean(l.task(i).Coroutine) + " and those like it as one"}
		lane.Toggle.Box = Rect{lane.Name.X, lane.Name.Y - 12, toggleWidth, 16}
		if len(lane.Chips) > 0 {
			lane.Toggle.Box.X = lane.Chips[0].Box.X
		}
		lane.Toggle.Box.X -= toggleWidth + 2
	}
}
