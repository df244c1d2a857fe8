package timeline

import (
	"cmp"
	"strconv"
	"strings"

	"gatherplay/gather/internal/sorting"
	"gatherplay/gather/trace"
)

// Measures of a list of results, in pixels.
const (
	slotPitch   = 26
	slotHeight  = 21
	slotPadding = 7
	titleHeight = 16
	noteHeight  = 14
	rankColumn  = 112 // between the plot and the slots, if the order of completion is shown there
	bareColumn  = 34  // if not
)

// listed tells whether a group has a list of results.
func (l *layout) listed(g *trace.Group) bool {
	return g.Kind == trace.Gather && len(g.Slots) > 0
}

// ranked tells whether the order of completion is worth showing beside the list.
func ranked(g *trace.Group) bool {
	return g.End.Kind == trace.Returned && len(g.Slots) > 1
}

// choosePanel decides how wide the column of results is, and how it is filled.
func (l *layout) choosePanel() {
	if l.slotsBelow {
		return
	}
	l.panel = panel{}
	p := &l.panel
	widest, total, ranks := 0.0, 0, false
	for _, b := range l.blocks {
		g := &l.trace.Groups[b.group]
		if !l.blockInView(&b) || !l.listed(g) {
			continue
		}
		p.shown = true
		total += len(g.Slots)
		p.aligned = p.aligned || len(g.Slots) > manyLanes
		ranks = ranks || ranked(g)
		for i := range min(len(g.Slots), MaxLanes) {
			content, text := slotContent(g, i)
			width := measure(SlotStyle, chipText(int32(i))) + measure(SlotStyle, text)
			if content == Boxed || content == Dropped {
				width += 12
			}
			widest = max(widest, width)
		}
	}
	for i := range l.d.Folds {
		widest = max(widest, measure(ChipStyle, l.d.Folds[i].places))
	}
	if !p.shown {
		return
	}
	p.aligned = p.aligned || total > 2*manyLanes
	p.ranked = !p.aligned && ranks && l.width >= ranksBeside && squeezes[l.squeeze].ranks
	p.width = min(max(widest+2*slotPadding+6, 76), max(squeezes[l.squeeze].results*l.width, 100), 240)
	p.left = l.width - l.margin - p.width
	p.turn = p.left - bareColumn
	if p.ranked {
		p.turn = p.left - rankColumn
		p.rankX, p.rankEdge = p.turn+40, p.turn+74
	}
}

// slotContent returns what a position of a gather's list of results holds.
func slotContent(g *trace.Group, i int) (Content, string) {
	s := &g.Slots[i]
	value := s.Value
	if value.Absent() {
		value = &s.Outcome.Value
	}
	if g.End.Kind != trace.Returned {
		if s.Outcome.Kind == trace.Returned {
			return Abandoned, clean(value.Repr)
		}
		return Empty, ""
	}
	switch s.Outcome.Kind {
	case trace.Returned:
		return Filled, clean(value.Repr)
	case trace.Raised, trace.TimedOut:
		return Boxed, clean(value.Type)
	case trace.Cancelled:
		return Dropped, clean(cmp.Or(value.Type, "CancelledError"))
	}
	return Empty, ""
}

// slot makes a slot whose upper left corner is x, y.
func (l *layout) slot(group int32, i int, x, y, width, height float64) Slot {
	g := &l.trace.Groups[group]
	content, text := slotContent(g, i)
	s := Slot{Group: group, Position: int32(i), Task: g.Slots[i].Task, Content: content, Box: Rect{x, y, width, height}, Literal: trace.None}
	if content == Filled || content == Abandoned {
		s.Literal = g.Slots[i].Value.Literal
	}
	index := chipText(s.Position)
	base := y + height/2 + 4
	indexText, indexWidth := ellipsize(ChipStyle, index, width-2*slotPadding)
	s.Index = Text{X: x + slotPadding, Y: base, Width: indexWidth, Style: ChipStyle, String: indexText}
	left := s.Index.X + indexWidth + 6
	s.Words = "result " + index + ": " + contentWords[content]
	if text != "" {
		s.Words += " " + text
	}
	text, textWidth := ellipsize(SlotStyle, text, x+width-slotPadding-left)
	s.Label = Text{X: left, Y: base, Width: textWidth, Style: SlotStyle, String: text, Class: slotClasses[content]}
	return s
}

var contentWords = [...]string{Empty: "empty", Filled: "the value", Boxed: "the exception", Dropped: "the exception", Abandoned: "thrown away, the value"}

var slotClasses = [...]string{Boxed: "error", Dropped: "cancelled", Abandoned: "strike"}

// results fills the column of results.
func (l *layout) results() {
	if !l.panel.shown {
		return
	}
	if l.panel.aligned {
		l.alignedResults()
		return
	}
	type list struct {
		bracket     int
		top, height float64
		notes       []string
	}
	var lists []list
	for i := range l.d.Brackets {
		b := &l.d.Brackets[i]
		g := &l.trace.Groups[b.Group]
		if !l.listed(g) {
			continue
		}
		notes := l.resultNotes(g)
		height := titleHeight + float64(len(g.Slots)*slotPitch+len(notes)*noteHeight)
		center := (b.HeadBox.Bottom() + b.Spine.Bottom()) / 2
		lists = append(lists, list{i, max(center-height/2, l.d.Plot.Top), height, notes})
	}
	sorting.Stable(lists, func(a, b list) int { return cmp.Compare(a.top, b.top) })
	const gap = 12
	for i := 1; i < len(lists); i++ {
		lists[i].top = max(lists[i].top, lists[i-1].top+lists[i-1].height+gap)
	}
	bottom := l.d.Plot.Bottom
	for i := len(lists) - 1; i >= 0; i-- {
		lists[i].top = min(lists[i].top, bottom-lists[i].height)
		bottom = lists[i].top - gap
	}
	bottom = l.d.Plot.Top
	for i := range lists {
		lists[i].top = max(lists[i].top, bottom)
		bottom = lists[i].top + lists[i].height + gap
		l.list(lists[i].bracket, lists[i].top, lists[i].notes)
	}
	l.d.Height = max(l.d.Height, bottom)
}

// list places one list of results from y on.
func (l *layout) list(bracket int, y float64, notes []string) {
	p, b := &l.panel, &l.d.Brackets[bracket]
	g := &l.trace.Groups[b.Group]
	title, width := ellipsize(CaptionStyle, "result list", p.width)
	b.ResultTitle = Text{X: p.left, Y: y + 8, Width: width, Style: CaptionStyle, String: title}
	y += titleHeight
	first, ranks := y+slotHeight/2, map[int32]bool{}
	for i := range g.Slots {
		s := l.slot(b.Group, i, p.left, y, p.width, slotHeight)
		s.Leader = l.leader(g, i, &s)
		if order := g.Slots[i].Order; s.Leader.Shown && p.ranked && ranked(g) {
			s.Leader.RankX1, s.Leader.RankX2, s.Leader.RankY = p.rankX, p.rankEdge, first+float64(order-1)*slotPitch
			if ranks[order] {
				b.Slots = append(b.Slots, s) // the same task stands at an earlier position: what it says is there
				y += slotPitch
				continue
			}
			ranks[order] = true
			rank := string(appendOrdinal(nil, int(order)))
			s.Leader.Rank = Text{X: (p.rankX + p.rankEdge) / 2, Y: s.Leader.RankY + 3.5, Width: measure(NoteStyle, rank), Style: NoteStyle,
				Anchor: AnchorMiddle, String: rank}
			finished := "finished"
			b.RankTitle = Text{X: (p.rankX + p.rankEdge) / 2, Y: b.ResultTitle.Y, Width: measure(CaptionStyle, finished), Style: CaptionStyle,
				Anchor: AnchorMiddle, String: finished}
		}
		b.Slots = append(b.Slots, s)
		y += slotPitch
	}
	for _, note := range notes {
		note, width := ellipsize(NoteStyle, note, p.width)
		y += noteHeight
		b.ResultNotes = append(b.ResultNotes, Text{X: p.left, Y: y - 4, Width: width, Style: NoteStyle, String: note})
	}
}

// leader makes the line to a slot from the end whose result it holds.
func (l *layout) leader(g *trace.Group, i int, s *Slot) (leader Leader) {
	child := &g.Slots[i]
	if child.Order == 0 || s.Content == Empty {
		return leader
	}
	leader = Leader{Turn: l.panel.turn + 4, X2: s.Box.X, Y2: s.Box.Y + s.Box.H/2}
	if lane := l.drawn(child.Task); lane >= 0 && l.d.Lanes[lane].End.Shown {
		end := &l.d.Lanes[lane].End
		leader.Shown, leader.X1, leader.Y1 = true, end.X+10, end.Y
		if !end.Label.empty() {
			leader.X1 = end.Label.Box().Right() + 5
		}
		if !end.Note.empty() && l.size.note == 0 {
			leader.X1 = end.Note.Box().Right() + 5
		}
	} else if bracket, ok := l.bracketOf[child.Group]; child.Group >= 0 && ok && l.d.Brackets[bracket].ToShown {
		b := &l.d.Brackets[bracket]
		leader.Shown, leader.X1, leader.Y1 = true, b.Extent.X2+4, b.Extent.Y
	}
	leader.X1 = min(leader.X1, leader.Turn)
	return leader
}

// resultNotes says why a list is not what the program gets, in lines that fit the column.
func (l *layout) resultNotes(g *trace.Group) []string {
	var words string
	switch g.End.Kind {
	case trace.Raised, trace.TimedOut:
		words = "not handed out: gather raised instead"
	case trace.Cancelled:
		words = "not handed out: gather was cancelled"
	case trace.Unended:
		words = "never handed out"
	default:
		return nil
	}
	var lines []string
	line := ""
	for word := range strings.SplitSeq(words, " ") {
		longer := word
		if line != "" {
			longer = line + " " + word
		}
		if line != "" && measure(NoteStyle, longer) > l.panel.width {
			lines, longer = append(lines, line), word
		}
		line = longer
	}
	return append(lines, line)
}

// alignedResults puts each slot beside the lane, or the head of the bracket, whose result it holds. What has no lane of its own in
// the group, as a task that was given twice, shares the slot's room.
func (l *layout) alignedResults() {
	p := &l.panel
	height := min(l.size.pitch-4, slotHeight)
	for i := range l.d.Brackets {
		b := &l.d.Brackets[i]
		g := &l.trace.Groups[b.Group]
		if !l.listed(g) {
			continue
		}
		if !l.nested(b.Group) || !l.listed(&l.trace.Groups[g.Parent]) {
			title, width := ellipsize(CaptionStyle, "result list", p.width)
			b.ResultTitle = Text{X: p.left, Y: b.Head.Y, Width: width, Style: CaptionStyle, String: title}
		}
		for lane := range l.d.Lanes {
			if l.trace.Tasks[l.d.Lanes[lane].Task].Group != b.Group {
				continue
			}
			positions := l.arranged(lane).positions
			n := min(len(positions), mostChips)
			width := (p.width - float64(n-1)*4) / float64(n)
			for column, position := range positions[:n] {
				l.alignedSlot(b, int(position), Rect{p.left + float64(column)*(width+4), l.d.Lanes[lane].Center - height/2, width, height})
			}
		}
		for j := range l.d.Brackets {
			inner := &l.d.Brackets[j]
			if position := l.trace.Groups[inner.Group].Position; l.nested(inner.Group) && l.trace.Groups[inner.Group].Parent == b.Group {
				l.alignedSlot(b, int(position), Rect{p.left, inner.HeadBox.Y + l.size.head/2 - height/2, p.width, height})
			}
		}
		sorting.Stable(b.Slots, func(a, b Slot) int { return int(a.Position - b.Position) })
	}
	for i := range l.d.Folds {
		l.foldedSlots(&l.d.Folds[i], height)
	}
}

func (l *layout) alignedSlot(b *Bracket, position int, box Rect) {
	s := l.slot(b.Group, position, box.X, box.Y, box.W, box.H)
	s.Leader = l.leader(&l.trace.Groups[b.Group], position, &s)
	b.Slots = append(b.Slots, s)
}

// foldedSlots draws the places of a fold in the list of results as one.
func (l *layout) foldedSlots(f *Fold, height float64) {
	task := &l.trace.Tasks[f.First]
	if !l.inBlock(f.First) || !l.listed(&l.trace.Groups[task.Group]) {
		return
	}
	f.Slot = Rect{l.panel.left, f.Center - height/2, l.panel.width, height}
	words := f.places
	if l.trace.Groups[task.Group].End.Kind != trace.Returned {
		words += " abandoned"
	}
	words, width := ellipsize(ChipStyle, words, f.Slot.W-2*slotPadding)
	f.Result = Text{X: f.Slot.X + slotPadding, Y: f.Center + 4, Width: width, Style: ChipStyle, String: words}
}

// resultsBelow puts the slots of a bracket in rows under its lanes, from y on, and returns where they end.
func (l *layout) resultsBelow(b *Bracket, y float64) float64 {
	g := &l.trace.Groups[b.Group]
	if !l.listed(g) {
		return y
	}
	const gap, widest, rows = 5, 150, 4
	left, right := b.Spine.X+bracketFoot+5, l.width-l.margin
	if !l.namesAbove {
		left = l.d.Plot.Left
	}
	title := "result list"
	switch g.End.Kind {
	case trace.Raised, trace.TimedOut:
		title = "result list: gather raised instead"
	case trace.Cancelled:
		title = "result list: gather was cancelled"
	case trace.Unended:
		title = "result list, never handed out"
	}
	title, width := ellipsize(CaptionStyle, title, right-left)
	b.ResultTitle = Text{X: left, Y: y + 11, Width: width, Style: CaptionStyle, String: title}
	y += titleHeight
	x, row := left, 0
	for i := range g.Slots {
		content, text := slotContent(g, i)
		width := measure(ChipStyle, chipText(int32(i))) + 2*slotPadding
		if text != "" {
			width += 6 + measure(SlotStyle, text)
		}
		if content == Empty {
			width += 10
		}
		width = min(width, widest, right-left)
		if x+width > right && x > left {
			x, y, row = left, y+slotHeight+4, row+1
		}
		if row == rows {
			rest, width := ellipsize(NoteStyle, "and "+strconv.Itoa(len(g.Slots)-i)+" more", right-left)
			b.ResultNotes = append(b.ResultNotes, Text{X: left, Y: y + 10, Width: width, Style: NoteStyle, String: rest})
			return y + noteHeight + 6
		}
		b.Slots = append(b.Slots, l.slot(b.Group, i, x, y, width, slotHeight))
		x += width + gap
	}
	return y + slotHeight + 8
}
