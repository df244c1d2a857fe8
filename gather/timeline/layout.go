package timeline

import (
	"strconv"

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
	first, last int // the lanes drawn
	margin      float64
	right       float64 // where labels of the plot end at the latest
	indent      float64
	spines      float64 // where the outermost bracket stands
	panel       panel
	ends        []endLabel
	zones       []zones // by lane drawn
	heads       []zone  // by bracket drawn
	bracketOf   map[int32]int
	freezeRow   zone
	freezeY     float64
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
	l.wordEnds()
	l.columns()
	l.rows()
	l.axis()
	l.strip()
	l.freezes()
	l.endMarks()
	l.routes()
	l.lanesContent()
	l.bracketHeads()
	l.results()
	l.requests()
	l.finish()
	return l.d
}

func newLayout(a *Arrangement, view View) *layout {
	view.Width = max(view.Width, narrowest)
	if view.To <= view.From {
		view.From, view.To = 0, a.trace.End.At
		for i := range a.trace.Tasks {
			view.To = max(view.To, a.trace.Tasks[i].End.At.At)
		}
		if view.To <= 0 {
			view.To = second
		}
	}
	if view.Lanes.Last <= view.Lanes.First {
		view.Lanes = Range{0, MaxLanes}
	}
	l := &layout{Arrangement: a, view: view, namesAbove: view.Width < namesBeside, slotsBelow: view.Width < slotsBeside, margin: 16}
	l.first = min(max(view.Lanes.First, 0), len(a.lanes))
	l.last = min(max(view.Lanes.Last, l.first), len(a.lanes))
	count := l.last - l.first
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
	l.d = &Drawing{Width: view.Width, positions: &a.positions, Plot: Plot{From: view.From, To: view.To}}
	l.d.Lanes = make([]Lane, count)
	l.zones = make([]zones, count)
	l.ends = make([]endLabel, count)
	for i := range l.d.Lanes {
		l.d.Lanes[i].Task = a.lanes[l.first+i].task
	}
	return l
}

func (l *layout) task(i int) *trace.Task   { return &l.trace.Tasks[l.d.Lanes[i].Task] }
func (l *layout) arranged(i int) *arranged { return &l.lanes[l.first+i] }

// drawn returns the place among the lanes drawn of a task's lane, or None.
func (l *layout) drawn(task int32) int {
	if lane := l.Lane(task); l.first <= lane && lane < l.last {
		return lane - l.first
	}
	return trace.None
}

// wordEnds decides what will stand beside the ends, which the columns make room for.
func (l *layout) wordEnds() {
	causes := map[int32]string{}
	for i := range l.trace.Cancels {
		if c := &l.trace.Cancels[i]; !c.Refused && l.drawn(c.Task) >= 0 {
			causes[c.Task] = l.cancelWords(c)
		}
	}
	for i := range l.ends {
		task, end := l.task(i), &l.ends[i]
		end.text = endText(&task.End)
		if task.Role == trace.Main && task.End.Kind == trace.Returned && task.End.Value.Repr == "None" {
			end.text = ""
		}
		if l.inBlock(l.d.Lanes[i].Task) {
			end.order = l.trace.Groups[task.Group].Slots[task.Position].Order
		}
		place := ""
		if end.order > 0 {
			place = string(appendOrdinal(nil, int(end.order)))
		}
		cause := ""
		if task.End.Kind == trace.Cancelled {
			cause = causes[l.d.Lanes[i].Task]
		}
		end.note = joined(place, cause)
		end.width = measure(EndStyle, end.text)
		if l.size.note > 0 {
			end.width = max(end.width, measure(NoteStyle, end.note))
		}
	}
}

// columns decides where names, brackets, the plot and the results stand.
func (l *layout) columns() {
	width := l.view.Width
	levels := 0
	for _, b := range l.blocks {
		if int(b.first) < l.last && int(b.last) >= l.first {
			levels = max(levels, int(b.level)+1)
		}
	}

	levels = min(levels, mostLevels)

	held := l.view.Left != 0 || l.view.Right != 0
	plot := &l.d.Plot
	brackets := float64(levels)*l.bracketStep() + 8 // the room that they take left of the plot
	if l.namesAbove {
		l.spines = l.margin
	} else {
		l.indent = 14
		l.spines = l.margin + l.namesWidth() + 8
	}
	plot.Left = l.spines + brackets
	if held {
		plot.Left = l.view.Left
		l.spines = max(plot.Left-brackets, l.margin)
	}
	l.right = width - l.margin
	l.choosePanel()
	if l.panel.shown {
		l.right = l.panel.turn
	}

	// As far right as the labels of the ends allow: those of late ends need room after the plot, those of early ones find it inside.
	most := min(max(0.22*width, 76), 200)
	plot.Right = l.right - 10
	span := float64(plot.To - plot.From)
	for i := range l.ends {
		at := float64(l.endOf(l.task(i))-plot.From) / span
		if at <= 0 || at > 1 {
			continue
		}
		room := min(l.ends[i].width, most) + labelOffset + 2
		plot.Right = min(plot.Right, plot.Left+(l.right-room-plot.Left)/at)
	}
	if held {
		plot.Right = l.view.Right
	}
	plot.Right = max(plot.Right, plot.Left+40)
}

// bracketStep is how far nested brackets stand apart.
func (l *layout) bracketStep() float64 {
	if l.namesAbove {
		return 8
	}
	return 10
}

// namesWidth returns how wide the column of names is.
func (l *layout) namesWidth() float64 {
	const arguments = 130 // at most this much for them
	names := 48.0
	for i := range l.d.Lanes {
		lane := l.arranged(i)
		left := l.nameIndent(lane) + l.chipsWidth(lane)
		names = max(names, left+measure(NameStyle, taskName(l.task(i))))
		if l.size.note > 0 {
			names = max(names, left+min(measure(DetailStyle, argumentsOf(l.task(i))), arguments))
		}
	}
	return min(names, max(0.28*l.view.Width, 130), 320)
}

func (l *layout) nameIndent(lane *arranged) float64 {
	return float64(min(lane.depth, 6)) * l.indent
}

// chipsWidth returns how much the places of a task take before its name.
func (l *layout) chipsWidth(lane *arranged) float64 {
	if len(lane.positions) == 0 {
		return 0
	}
	return float64(min(len(lane.positions), mostChips))*(l.chipWidth(l.trace.Tasks[lane.task].Group)+4) + 4
}

const mostChips = 3

func chipText(position int32) string { return "[" + strconv.Itoa(int(position)) + "]" }

// chipWidth returns the width of all chips of a group, so that the names of its members begin at one place.
func (l *layout) chipWidth(group int32) float64 {
	return measure(ChipStyle, chipText(int32(len(l.trace.Groups[group].Slots)-1))) + 2*chipPadding
}

// rows decides how high everything stands, from the top down.
func (l *layout) rows() {
	d, s := l.d, &l.size
	y := 8.0
	if len(l.levels) > 0 {
		y += stripHeight + 2
		if l.namesAbove {
			y += 15
		}
	}
	y += 15
	d.Plot.Top = y + 4
	y = d.Plot.Top
	if l.anyFreeze() {
		l.freezeY = y + 13
		y += 18
	}
	if l.first > 0 {
		y += 22
	}
	l.bracketOf = map[int32]int{}
	open := []int{}
	next := 0
	for next < len(l.blocks) && int(l.blocks[next].first) < l.first {
		if int(l.blocks[next].last) >= l.first {
			open = append(open, l.openBracket(&l.blocks[next], y))
			d.Brackets[open[len(open)-1]].OpenTop = true
			y += s.head
		}
		next++
	}
	for i := range d.Lanes {
		at := l.first + i
		for next < len(l.blocks) && int(l.blocks[next].first) == at {
			open = append(open, l.openBracket(&l.blocks[next], y))
			y += s.head
			next++
		}
		lane := &d.Lanes[i]
		lane.Box = Rect{l.margin, y, l.right - l.margin, s.pitch}
		lane.Center = y + s.center
		y += s.pitch
		for len(open) > 0 && int(l.blocks[l.blockOf[d.Brackets[open[len(open)-1]].Group]].last) == at {
			y = l.closeBracket(open[len(open)-1], y)
			open = open[:len(open)-1]
		}
	}
	for len(open) > 0 {
		b := &d.Brackets[open[len(open)-1]]
		b.OpenBottom = true
		b.Spine.H = y - b.Spine.Y
		open = open[:len(open)-1]
	}
	y = l.placeBin(y)
	d.Plot.Bottom = y + 4
	l.footY = y + 17
	d.Height = y + 24
	if l.first > 0 || l.last < len(l.lanes) {
		l.fold()
	}
	if l.view.Playhead >= 0 {
		d.Height += 10
	}
}

// openBracket begins the bracket of a block, with its head row at y.
func (l *layout) openBracket(b *block, y float64) int {
	g := &l.trace.Groups[b.group]

	level := float64(min(b.level, mostLevels-1))
	bracket := Bracket{Group: b.group, Kind: g.Kind, Ending: g.End.Kind, From: g.Formed.At, To: g.End.At.At}
	if g.End.Kind == trace.Unended {
		bracket.To = l.trace.End.At
	}
	x := l.spines + level*l.bracketStep()
	bracket.HeadBox = Rect{x, y, l.right - x, l.size.head}
	bracket.Spine = Rect{x, y + l.size.head - 6, bracketFoot, 0}
	bracket.Extent.Y = bracket.Spine.Y
	l.bracketOf[b.group] = len(l.d.Brackets)
	l.d.Brackets = append(l.d.Brackets, bracket)
	l.heads = append(l.heads, nil)
	return len(l.d.Brackets) - 1
}

// closeBracket ends a bracket whose last lane ends at y, and returns where the next row begins.
func (l *layout) closeBracket(i int, y float64) float64 {
	b := &l.d.Brackets[i]
	if l.slotsBelow {
		y = l.resultsBelow(b, y)
	}
	b.Spine.H = y - 5 - b.Spine.Y
	return y + 3
}

// fold says how many lanes are not drawn.
func (l *layout) fold() {
	d := l.d
	above, below := l.first, len(l.lanes)-l.last
	failed := 0
	for i := range l.lanes {
		if i >= l.first && i < l.last {
			continue
		}
		if kind := l.trace.Tasks[l.lanes[i].task].End.Kind; kind == trace.Raised || kind == trace.TimedOut {
			failed++
		}
	}
	words := strconv.Itoa(above+below) + " more tasks not drawn"
	if above+below == 1 {
		words = "1 more task not drawn"
	}
	if failed > 0 {
		words += ", " + strconv.Itoa(failed) + " of them failed"
	}
	words, width := ellipsize(NoteStyle, words, d.Width-2*l.margin)
	y := d.Height
	d.Height += 20
	d.Fold = &Fold{Above: above, Below: below, Box: Rect{l.margin, y - 4, d.Width - 2*l.margin, 20},
		Label: Text{X: l.margin, Y: y + 8, Width: width, Style: NoteStyle, String: words}}
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
	d.Description = l.describe()
}
