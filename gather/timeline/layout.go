package timeline

import (
	"slices"

	"gatherplay/gather/trace"
)

// Widths at which the arrangement of columns changes, in pixels.
const (
	narrowest    = 320
	namesBeside  = 560 // from here on names stand left of the plot, below it above the bars
	slotsBeside  = 720 // from here on results stand right of the plot, below it under their lanes
	ranksBeside  = 880 // from here on the order of completion has a column of its own
	manyLanes    = 12  // more are drawn closer together
	crowdOfLanes = 40  // more without words over the bars
)

// Distances that are the same at every size, in pixels.
const (
	tickWidth   = 4  // of what ran without taking time
	markOffset  = 14 // from an end to its mark
	labelOffset = 24 // from an end to its result
	chipPadding = 5
	bracketFoot = 7
	handleWidth = 16
	ruleGap     = 3
	ruleOffset  = 4.5 // from the end of a main task to its rule, which stands between the last tick and the mark of the end
	besidePath  = 9   // from the way of an exception to the marks of cancellations that it would strike out
)

// mostLevels is how many brackets stand side by side; deeper ones share the innermost's place.
const mostLevels = 6

// sizes are the measures of a lane, from its upper edge.
type sizes struct {
	pitch     float64
	center    float64 // of its bars
	bar, wait float64 // heights
	name      float64 // base line of the name, if names stand above the bars
	label     float64 // base line of what is waited for; 0 if it isn't said
	note      float64 // base line of what stands under the bar; 0 if nothing does
	head      float64 // height of a bracket's head row
}

var (
	roomyBeside = sizes{pitch: 56, center: 31, bar: 24, wait: 10, label: 15, note: 49, head: 28}
	closeBeside = sizes{pitch: 34, center: 22, bar: 16, wait: 7, label: 10, head: 25}
	denseBeside = sizes{pitch: 22, center: 11, bar: 13, wait: 6, head: 24}
	roomyAbove  = sizes{pitch: 74, center: 48, bar: 22, wait: 9, name: 16, label: 33, note: 66, head: 28}
	closeAbove  = sizes{pitch: 38, center: 26, bar: 14, wait: 6, name: 13, head: 26}
)

// layout is the work on one drawing.
type layout struct {
	*Arrangement
	view        View
	d           *Drawing
	size        sizes
	namesAbove  bool
	slotsBelow  bool
	folds       []fold  // of the view
	total       int     // how many rows there are
	window      Range   // the rows drawn
	visible     []row   // these rows
	shown       []int32 // by lane drawn: its place in the arrangement
	first, last int     // the lanes between which those drawn are
	width       float64 // without the overview
	margin      float64
	right       float64 // where labels of the plot end at the latest
	indent      float64
	spines      float64 // where the outermost bracket stands
	panel       panel
	squeeze     int // how much long texts are shortened, an index of squeezes
	ends        []endLabel
	zones       []zones // by lane drawn
	heads       []zone  // by bracket drawn
	bracketOf   map[int32]int
	bandRow     zone // the row over the lanes for what is said of freezes and lenses
	bandY       float64
	footY       float64 // base line of the row under the plot
	foot        zone
}

// zones are the lines of a lane: over, beside and under its bars, and over all that its name, if it stands there.
type zones struct{ over, beside, under, name zone }

// A panel is the column of results.
type panel struct {
	shown           bool
	aligned         bool // each slot at its lane, because there are too many for a list
	ranked          bool
	left, width     float64
	turn            float64 // where leaders leave their lanes
	rankX, rankEdge float64
}

// An endLabel is what stands beside the end of a lane, before it is cut.
type endLabel struct {
	text, note string
	place      string // in the order in which the tasks of the group ended: "1st"
	width      float64
	order      int32
}

// Layout makes a drawing of a run. It is Arrange(t).Layout(view), for whoever draws a run once.
func Layout(t *trace.Trace, view View) *Drawing {
	return Arrange(t).Layout(view)
}

// Layout makes a drawing of one view.
func (a *Arrangement) Layout(view View) *Drawing {
	l := newLayout(a, view)
	l.breaks()
	l.openLenses()
	l.wordEnds()
	l.columns()
	l.rows()
	l.axis()
	l.strip()
	l.freezes()
	l.ghosts()
	l.endMarks()
	l.routes()
	l.lanesContent()
	l.bracketHeads()
	l.results()
	l.requests()
	l.toggles()
	l.overview()
	l.finish()
	l.leaveOut()
	return l.d
}

func newLayout(a *Arrangement, view View) *layout {
	view.Width = max(view.Width, narrowest)
	_, end := a.idleWith(view.clock())
	if view.To <= view.From {
		view.From, view.To = 0, end
		if view.To <= 0 {
			view.To = second
		}
	}
	if view.To > end && end > 0 && !view.held() {
		view.From, view.To = max(view.From-(view.To-end), 0), end
	}
	l := &layout{Arrangement: a, view: view, namesAbove: view.Width < namesBeside, slotsBelow: view.Width < slotsBeside, margin: 16}
	l.chooseRows()
	l.width = view.Width
	if len(l.visible) < l.total {
		l.width -= overviewWidth + overviewGap
	}
	count := len(l.visible)
	switch {
	case l.namesAbove && count > manyLanes:
		l.size = closeAbove
	case l.namesAbove:
		l.size = roomyAbove
	case count > crowdOfLanes:
		l.size = denseBeside
	case count > manyLanes:
		l.size = closeBeside
	default:
		l.size = roomyBeside
	}
	if l.namesAbove {
		l.margin = 10
	}
	l.d = &Drawing{Width: view.Width, End: end, positions: &a.positions, Plot: Plot{From: view.From, To: view.To}}
	l.d.Lanes = make([]Lane, len(l.shown))
	l.zones = make([]zones, len(l.shown))
	l.ends = make([]endLabel, len(l.shown))
	for i := range l.d.Lanes {
		l.d.Lanes[i].Task = a.lanes[l.shown[i]].task
	}
	for _, r := range l.visible {
		if r.folded() {
			l.d.Folds = append(l.d.Folds, l.newFold(r))
		}
	}
	return l
}

// held tells whether the edges of the plot, and all between them, stay where they are.
func (v *View) held() bool { return v.Left != 0 || v.Right != 0 }

func (l *layout) held() bool { return l.view.held() }

// outside tells whether a row is left out, because nobody sees it now.
func (l *layout) outside(row *Rect) bool {
	return l.view.Bottom > l.view.Top && (row.Bottom() < l.view.Top || row.Y > l.view.Bottom)
}

// leaveOut leaves out the rows that nobody sees now.
func (l *layout) leaveOut() {
	if l.view.Bottom <= l.view.Top {
		return
	}
	d := l.d
	d.Lanes = slices.DeleteFunc(d.Lanes, func(lane Lane) bool { return l.outside(&lane.Box) })
	d.Folds = slices.DeleteFunc(d.Folds, func(fold Fold) bool { return l.outside(&fold.Box) })
	for i := range d.Brackets {
		b := &d.Brackets[i]
		b.Slots = slices.DeleteFunc(b.Slots, func(slot Slot) bool { return l.outside(&slot.Box) })
	}
}

// task returns the task of a lane drawn.
func (l *layout) task(i int) *trace.Task { return &l.trace.Tasks[l.d.Lanes[i].Task] }

func (l *layout) arranged(i int) *arranged { return &l.lanes[l.shown[i]] }

// drawn returns the place among the lanes drawn of a task's lane, or None.
func (l *layout) drawn(task int32) int {
	lane := l.Lane(task)
	if lane < l.first || lane >= l.last {
		return trace.None
	}
	if i, ok := slices.BinarySearch(l.shown, int32(lane)); ok {
		return i
	}
	return trace.None
}

// finish adds what needs to know where everything else is.
func (l *layout) finish() {
	d := l.d
	if l.view.Playhead >= 0 {
		at := min(max(l.view.Playhead, d.Plot.From), d.Plot.To)
		d.Playhead = &Playhead{At: at, X: d.Plot.X(at), Top: d.Plot.Top, Bottom: d.Plot.Bottom}
	}
	for i := range d.Lanes {
		d.Lanes[i].Selected = d.Lanes[i].Task == l.view.Selected
	}
	d.Title = "Timeline"
	if len(l.trace.Files) > 0 && l.trace.Files[0].Name != "" {
		d.Title += " of " + clean(l.trace.Files[0].Name)
	}
	d.Description = l.describe() + l.describeGhost()
}
