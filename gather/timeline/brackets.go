package timeline

import (
	"strings"

	"gatherplay/gather/trace"
)

// bracketStep is how far nested brackets stand apart.
func (l *layout) bracketStep() float64 {
	if l.namesAbove {
		return 8
	}
	return 10
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

// bracketHeads places what stands over the brackets, and their extent in time.
func (l *layout) bracketHeads() {
	plot := &l.d.Plot
	for i := range l.d.Brackets {
		b := &l.d.Brackets[i]
		g := &l.trace.Groups[b.Group]
		b.FromShown, b.ToShown = plot.shows(b.From), plot.shows(b.To) && b.Ending != trace.Unended
		end := l.trace.End
		if g.End.Kind != trace.Unended {
			end = g.End.At
		}
		b.Extent.X1 = min(max(plot.XAt(g.Formed), plot.Left), plot.Right)
		b.Extent.X2 = min(max(plot.XAt(end), b.Extent.X1), plot.Right)
		l.bracketHead(i, g)
	}
}

// bracketHead places what a bracket is called and what became of it. Where the way of an exception leaves no room beside the name,
// the rest goes behind it.
func (l *layout) bracketHead(i int, g *trace.Group) {
	b, zone := &l.d.Brackets[i], &l.heads[i]
	name, labels := g.Kind.String(), l.headLabels(b.Group)
	b.Words = strings.ReplaceAll(joined(name, labels[0]), " · ", ", ")
	x, y := b.HeadBox.X, b.HeadBox.Y+l.size.head-12
	if l.nested(b.Group) {
		width := l.chipWidth(g.Parent)
		chip := Chip{Box: Rect{l.margin + float64(min(l.blocks[l.blockOf[b.Group]].depth, 6))*l.indent, y - 12, width, 16}, Position: g.Position}
		if l.namesAbove {
			chip.Box.X = x
			x += width + 6
		}
		chip.Label = Text{X: chip.Box.X + chipPadding, Y: y, Width: width - 2*chipPadding, Style: ChipStyle, String: chipText(g.Position)}
		b.Chips = append(b.Chips, chip)
	}
	b.Head = Text{X: x, Y: y, Width: measure(EndStyle, name), Style: HeadStyle, Lead: name}
	lead := b.Head.Width + measure(HeadStyle, " ")
	for _, way := range labels[:3] {
		if width := lead + measure(HeadStyle, way); zone.room(x, l.right) >= width {
			b.Head.Width, b.Head.String = width, way
			zone.take(x, x+width)
			return
		}
	}
	zone.take(x, x+b.Head.Width)
	b.HeadNote = zone.place(HeadStyle, y, x+b.Head.Width+2, l.right, labels[:]...)
}
