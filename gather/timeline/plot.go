package timeline

import (
	"cmp"
	"slices"
	"sort"

	"gatherplay/gather/internal/sorting"
	"gatherplay/gather/trace"
)

// A Plot is the part of a drawing in which time runs, from Left to Right. It runs evenly, but for breaks, in which it runs faster
// because nothing happens, and lenses, in which it stands still and what happens at one time is drawn side by side.
//
// Left of a time are as many pixels as the even time before it takes, and the widths of the breaks and lenses before it. All of that
// follows from the fields: whoever draws over a drawing, as a page does with its playhead, can compute it too.
type Plot struct {
	Left, Right, Top, Bottom float64
	From, To                 trace.Time
	Breaks                   []Break // in order
	Opened                   []Break // in order: what would be drawn short, had the view not opened it
	Lenses                   []Lens  // in order

	perNano float64 // how many pixels even time takes
}

// A Break is a stretch of time in which nothing happens, drawn no wider than its label.
type Break struct {
	From, To trace.Time
	X, W     float64
	Label    Text // how long it is
	Toggle   Rect // of an opened one: what draws it short again; no width if there is no room
	Words    string
}

// A Lens is an instant that is opened into its steps.
type Lens struct {
	At    trace.Time
	Box   Rect
	Label Text
	Close Rect // what closes it
	Words string

	moments []int32 // the Seq of what happens then on the lanes drawn, in order
}

const (
	breakWidth    = 36 // at least
	breakPadding  = 10
	lensPitch     = 15 // how far moments stand apart in a lens, if there is room
	lensNarrowest = 96
	closeWidth    = 18
	openedWidth   = 28  // of what draws an opened stretch short again
	lensesWidest  = 0.4 // of the width of the drawing, all together
	mostWarped    = 0.7 // of the plot that breaks and lenses may take
)

// X returns where a time is: with a lens there, its left edge. It may lie outside the plot.
func (p *Plot) X(t trace.Time) float64 { return p.XAt(trace.Moment{At: t}) }

// XAt returns where a moment is. Moments of the same time stand at the same place, unless there is a lens over them.
func (p *Plot) XAt(m trace.Moment) float64 {
	even, fixed := p.before(m)
	return p.Left + float64(even)*p.perNano + fixed
}

// before returns what is left of a moment: how much time runs evenly, and how many pixels breaks and lenses take.
func (p *Plot) before(m trace.Moment) (even trace.Time, fixed float64) {
	even = m.At - p.From
	for i := range p.Breaks {
		b := &p.Breaks[i]
		if m.At <= b.From {
			break
		}
		in := min(m.At, b.To) - b.From
		even -= in
		fixed += b.W * (float64(in) / float64(b.To-b.From))
	}
	for i := range p.Lenses {
		l := &p.Lenses[i]
		if m.At == l.At && m.Seq > 0 {
			fixed += l.Box.W * l.place(m.Seq)
		} else if m.At > l.At {
			fixed += l.Box.W
		}
	}
	return even, fixed
}

// place returns how far in a lens what happens with a sequence number stands, from 0 to 1.
func (l *Lens) place(seq int32) float64 {
	before := sort.Search(len(l.moments), func(i int) bool { return l.moments[i] >= seq })
	return (float64(before) + 0.5) / float64(len(l.moments)+1)
}

// Time returns which time is at x.
func (p *Plot) Time(x float64) trace.Time {
	from, left := p.From, p.Left // up to where it is known
	breaks, lenses := p.Breaks, p.Lenses
	for len(breaks) > 0 || len(lenses) > 0 {
		if len(lenses) > 0 && (len(breaks) == 0 || lenses[0].At <= breaks[0].From) {
			l := &lenses[0]
			lenses = lenses[1:]
			edge := left + float64(l.At-from)*p.perNano
			if x < edge {
				break
			}
			if x <= edge+l.Box.W {
				return l.At
			}
			from, left = l.At, edge+l.Box.W
			continue
		}
		b := &breaks[0]
		breaks = breaks[1:]
		edge := left + float64(b.From-from)*p.perNano
		if x < edge {
			break
		}
		if x < edge+b.W {
			return b.From + trace.Time((x-edge)/b.W*float64(b.To-b.From))
		}
		from, left = b.To, edge+b.W
	}
	return from + trace.Time((x-left)/p.perNano)
}

// SecondsPerPixel returns how many seconds a pixel is where time runs evenly.
func (p *Plot) SecondsPerPixel() float64 { return 1 / p.perNano / float64(second) }

func (p *Plot) shows(t trace.Time) bool { return p.From <= t && t <= p.To }

// warped returns how much of the plot runs evenly, and how many pixels the rest takes.
func (p *Plot) warped() (even trace.Time, fixed float64) {
	even = p.To - p.From
	for i := range p.Breaks {
		even -= p.Breaks[i].To - p.Breaks[i].From
		fixed += p.Breaks[i].W
	}
	for i := range p.Lenses {
		fixed += p.Lenses[i].Box.W
	}
	return even, fixed
}

// spread settles how time runs between the edges.
func (p *Plot) spread() {
	even, fixed := p.warped()
	if most := mostWarped * (p.Right - p.Left); fixed > most {
		for i := range p.Breaks {
			p.Breaks[i].W *= most / fixed
		}
		for i := range p.Lenses {
			p.Lenses[i].Box.W *= most / fixed
		}
		fixed = most
	}
	p.perNano = (p.Right - p.Left - fixed) / float64(even)
	for i := range p.Breaks {
		b := &p.Breaks[i]
		b.X = p.X(b.From)
		if lens := p.lens(b.From); lens != nil {
			b.X += lens.Box.W // its steps come first
		}
	}
	for i := range p.Lenses {
		p.Lenses[i].Box.X = p.X(p.Lenses[i].At)
	}
}

// inBreak returns the break that a time is in, or nil.
func (p *Plot) inBreak(t trace.Time) *Break {
	for i := range p.Breaks {
		if b := &p.Breaks[i]; b.From < t && t < b.To {
			return b
		}
	}
	return nil
}

// lens returns the lens over a time, or nil.
func (p *Plot) lens(t trace.Time) *Lens {
	for i := range p.Lenses {
		if p.Lenses[i].At == t {
			return &p.Lenses[i]
		}
	}
	return nil
}

// openLenses opens the instants that the view asks for, if something happens in them.
func (l *layout) openLenses() {
	plot := &l.d.Plot
	wanted := slices.Clone(l.view.Lenses)
	sorting.Stable(wanted, func(a, b Lens) int { return cmp.Compare(a.At, b.At) })
	for i, lens := range wanted {
		if !plot.shows(lens.At) || plot.inBreak(lens.At) != nil || i > 0 && lens.At == wanted[i-1].At {
			continue
		}
		lens.moments = l.momentsAt(lens.At)
		if len(lens.moments) == 0 && !l.held() {
			continue
		}
		if !l.held() || lens.Box.W == 0 {
			lens.Box.W = max(lensNarrowest, float64(len(lens.moments)+1)*lensPitch)
		}
		plot.Lenses = append(plot.Lenses, lens)
	}
	if l.held() {
		return
	}
	for i := range plot.Lenses {
		lens := &plot.Lenses[i]
		lens.Box.W = min(lens.Box.W, lensesWidest*l.view.Width/float64(len(plot.Lenses)))
	}
}

// momentsAt returns the sequence numbers of what happens at a time on the lanes drawn, in order.
func (l *layout) momentsAt(at trace.Time) (seqs []int32) {
	add := func(m trace.Moment) {
		if m.At == at && m.Seq > 0 {
			seqs = append(seqs, m.Seq)
		}
	}
	for i := range l.d.Lanes {
		task := l.task(i)
		first := sort.Search(len(task.Segments), func(i int) bool { return task.Segments[i].To.At >= at })
		for j := first; j < len(task.Segments) && task.Segments[j].From.At <= at; j++ {
			add(task.Segments[j].From)
			add(task.Segments[j].To)
		}
		for _, id := range l.cancelsOf.of(l.d.Lanes[i].Task) {
			add(l.trace.Cancels[id].Requested)
			add(l.trace.Cancels[id].Delivered)
		}
	}
	for i := range l.blocks {
		if b := &l.blocks[i]; l.blockInView(b) {
			add(l.trace.Groups[b.group].Formed)
			add(l.trace.Groups[b.group].End.At)
		}
	}
	slices.Sort(seqs)
	return slices.Compact(seqs)
}

// labelWarps writes beside breaks how long they are, and over lenses what they are. The axis keeps clear of the former.
func (l *layout) labelWarps(axis *zone, y float64) {
	plot := &l.d.Plot
	for i := range plot.Breaks {
		b := &plot.Breaks[i]
		length := trace.FormatTime(b.To - b.From)
		text, width := ellipsize(AxisStyle, length, b.W-2)
		b.Label = Text{X: b.X + b.W/2, Y: y, Width: width, Style: AxisStyle, Anchor: AnchorMiddle, String: text}
		b.Words = "nothing happens for " + length + ", from " + trace.FormatTime(b.From) + " to " + trace.FormatTime(b.To)
		axis.take(b.X, b.X+b.W)
	}
	for i := range plot.Lenses {
		lens := &plot.Lenses[i]
		lens.Box = Rect{lens.Box.X, plot.Top, lens.Box.W, plot.Bottom - plot.Top}
		at := trace.FormatTime(lens.At)
		lens.Words = at + ", step by step from left to right"
		lens.Close = Rect{lens.Box.Right() - closeWidth, l.bandY - 13, closeWidth, 18}
		lens.Label = l.bandRow.place(WaitStyle, l.bandY, lens.Box.X+4, lens.Close.X, at+", step by step", "step by step", "steps")
	}
	for i := range plot.Opened {
		b := &plot.Opened[i]
		length := trace.FormatTime(b.To - b.From)
		b.Words = "nothing happens for " + length + ", from " + trace.FormatTime(b.From) + " to " + trace.FormatTime(b.To)
		left, right := max(plot.X(b.From), plot.Left), min(plot.X(b.To), plot.Right)
		b.X, b.W = left, right-left
		if toggle := (Rect{(left + right - openedWidth) / 2, y - 11, openedWidth, 15}); toggle.W < b.W {
			b.Toggle = toggle
			axis.take(toggle.X, toggle.Right())
		}
	}
}
