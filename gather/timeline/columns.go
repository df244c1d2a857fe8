package timeline

import (
	"math"
	"strconv"

	"gatherplay/gather/trace"
)

// wordEnds decides what will stand beside the ends, which the columns make room for.
func (l *layout) wordEnds() {
	for i := range l.ends {
		task, end := l.task(i), &l.ends[i]
		end.text = endText(&task.End)
		if task.Role == trace.Main && task.End.Kind == trace.Returned && task.End.Value.Repr == "None" {
			end.text = ""
		}
		if l.inBlock(l.d.Lanes[i].Task) {
			end.order = l.trace.Groups[task.Group].Slots[task.Position].Order
		}
		if end.order > 0 {
			end.place = string(appendOrdinal(nil, int(end.order)))
		}
		cause := ""
		if task.End.Kind == trace.Cancelled {
			for _, id := range l.cancelsOf.of(l.d.Lanes[i].Task) {
				if c := &l.trace.Cancels[id]; !c.Refused {
					cause = l.cancelWords(c)
				}
			}
		}
		end.note = joined(end.place, cause)
		end.width = measure(EndStyle, end.text)
		switch note := measure(NoteStyle, end.note); {
		case l.size.note > 0:
			end.width = max(end.width, note) // it stands below
		case note > 0:
			end.width += between + note
		}
	}
}

// squeezes are how much of the width long texts may take, tried in order until enough is left for the plot.
var squeezes = [...]struct {
	names, ends, results float64
	ranks                bool // whether the order of completion may have a column
}{
	{0.28, 0.22, 0.16, true},
	{0.20, 0.15, 0.14, true},
	{0.16, 0.12, 0.12, false},
}

// enoughPlot is the part of the width that is enough for the plot.
const enoughPlot = 0.28

// columns decides where names, brackets, the plot and the results stand.
func (l *layout) columns() {
	for l.squeeze = range squeezes {
		l.divide()
		if plot := &l.d.Plot; plot.Right-plot.Left >= enoughPlot*l.width {
			break
		}
	}
	l.d.Plot.spread()
}

// divide decides it with one squeeze.
func (l *layout) divide() {
	width := l.width
	levels := 0
	for _, b := range l.blocks {
		if l.blockInView(&b) {
			levels = max(levels, int(b.level)+1)
		}
	}
	levels = min(levels, mostLevels)
	plot := &l.d.Plot
	brackets := float64(levels)*l.bracketStep() + 8 // the room that they take left of the plot
	if l.namesAbove {
		l.spines = l.margin
	} else {
		l.indent = 14
		l.spines = l.margin + l.namesWidth() + 8
	}
	plot.Left = l.spines + brackets
	if l.held() {
		plot.Left = l.view.Left
		l.spines = max(plot.Left-brackets, l.margin)
	}
	l.right = width - l.margin
	l.choosePanel()
	if l.panel.shown {
		l.right = l.panel.turn
	}

	// As far right as the labels of the ends allow: those of late ends need room after the plot, those of early ones find it inside.
	most := min(max(squeezes[l.squeeze].ends*width, 76), 200)
	// In a part of the run any of them can come to stand there; the plot doesn't change its edges while that part moves.
	plot.Right = l.right - 10
	evenly, warped := plot.warped()
	part := plot.From > 0 || plot.To < l.d.End
	reserve := func(end trace.Moment, label float64) {
		room := min(label, most) + labelOffset + 2
		if part {
			plot.Right = min(plot.Right, l.right-room)
			return
		}
		even, fixed := plot.before(end)
		if !plot.shows(end.At) || even <= 0 {
			return
		}
		plot.Right = min(plot.Right, plot.Left+warped+(l.right-room-plot.Left-fixed)*float64(evenly)/float64(even))
	}
	for i := range l.ends {
		reserve(l.endOf(l.task(i)), l.ends[i].width)
	}
	for i := range l.d.Folds {
		f := &l.d.Folds[i]
		reserve(trace.Moment{At: f.At, Seq: math.MaxInt32}, measure(NoteStyle, f.outcome))
	}
	if l.held() {
		plot.Right = l.view.Right
	}
	plot.Right = max(plot.Right, plot.Left+40)
}

// blockInView tells whether a block has lanes that are drawn.
func (l *layout) blockInView(b *block) bool { return int(b.first) < l.last && int(b.last) >= l.first }

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
	for i := range l.d.Folds {
		f := &l.d.Folds[i]
		left := l.nameIndent(&l.lanes[f.row.first]) + toggleWidth
		names = max(names, left+measure(NameStyle, f.name), left+min(measure(DetailStyle, f.places), arguments))
	}
	return min(names, max(squeezes[l.squeeze].names*l.width, 130), 320)
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
