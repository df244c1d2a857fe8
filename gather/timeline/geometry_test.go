package timeline

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gatherplay/gather/trace"
)

var widths = []float64{320, 360, 390, 480, 559, 560, 640, 719, 720, 879, 880, 1024, 1280, 1920, 3840}

// A box is something that is drawn at a place, with what it is for the messages of failed tests.
type box struct {
	Rect
	what string
}

// labels returns all texts of a drawing with the rectangles that they take.
func labels(d *Drawing) (boxes []box) {
	add := func(what string, texts ...Text) {
		for i := range texts {
			if !texts[i].empty() {
				boxes = append(boxes, box{texts[i].Box(), fmt.Sprintf("%s %q", what, texts[i].Lead+" "+texts[i].String)})
			}
		}
	}
	for i := range d.Ticks {
		add("tick", d.Ticks[i].Label)
	}
	add("strip", d.Strip.Caption)
	for _, step := range d.Strip.Steps {
		add("step", step.Label)
	}
	for _, lane := range d.Lanes {
		add("name", lane.Name, lane.Detail, lane.Aside)
		add("end", lane.End.Label, lane.End.Note)
		for _, s := range lane.Segments {
			add("segment", s.Label)
		}
		for _, c := range lane.Chips {
			boxes = append(boxes, box{c.Box, "chip " + c.Label.String})
		}
		for _, m := range lane.Marks {
			add("mark", m.Label)
		}
		for _, limit := range lane.Limits {
			add("limit", limit.Label)
		}
		for _, o := range ordinals(&lane) {
			boxes = append(boxes, box{Rect{o.X - 5, o.Y - 5, 10, 10}, "ordinal " + o.text()})
		}
	}
	for _, b := range d.Brackets {
		add("head", b.Head, b.HeadNote, b.ResultTitle, b.RankTitle)
		add("note", b.ResultNotes...)
		for _, c := range b.Chips {
			boxes = append(boxes, box{c.Box, "bracket's chip " + c.Label.String})
		}
		for _, s := range b.Slots {
			boxes = append(boxes, box{s.Box, "slot " + s.Index.String})
			add("rank", s.Leader.Rank)
		}
	}
	for _, f := range d.Freezes {
		add("freeze", f.Label)
	}
	for _, p := range d.Paths {
		add("path", p.Label)
	}
	for _, r := range d.Rules {
		add("rule", r.Label)
	}
	if d.Bin != nil {
		add("bin", d.Bin.Caption)
		for _, e := range d.Bin.Entries {
			boxes = append(boxes, box{e.Box, "entry " + e.Label.String})
		}
		add("bin", d.Bin.More)
	}
	for _, f := range d.Folds {
		add("fold", f.Name, f.Detail, f.End, f.Result)
		boxes = append(boxes, box{f.Toggle.Box, "toggle"})
	}
	if d.Overview != nil {
		add("overview", d.Overview.Label)
		boxes = append(boxes, box{d.Overview.Box, "overview"})
	}
	add("ghost", d.GhostTitle, d.GhostMore)
	for _, g := range d.GhostLanes {
		add("ghost's name", g.Name)
	}
	if d.GhostEnd != nil {
		add("ghost's end", d.GhostEnd.Label)
	}
	for _, b := range d.Plot.Breaks {
		add("break", b.Label)
	}
	for _, l := range d.Plot.Lenses {
		add("lens", l.Label)
	}
	return boxes
}

func overlap(a, b Rect) bool {
	const slack = 0.01
	return a.X+slack < b.Right() && b.X+slack < a.Right() && a.Y+slack < b.Bottom() && b.Y+slack < a.Bottom()
}

// checkGeometry asserts what is true of every drawing.
func checkGeometry(t *testing.T, d *Drawing) {
	t.Helper()
	plot := d.Plot
	require.Less(t, plot.Left, plot.Right)
	boxes := labels(d)
	for i, a := range boxes {
		assert.True(t, a.X >= -0.01 && a.Right() <= d.Width+0.01 && a.Y >= -1 && a.Bottom() <= d.Height+0.01, "%s is outside: %+v of %g × %g", a.what, a.Rect, d.Width, d.Height)
		for _, b := range boxes[i+1:] {
			if overlap(a.Rect, b.Rect) {
				assert.Fail(t, "labels overlap", "%s %+v\n%s %+v", a.what, a.Rect, b.what, b.Rect)
			}
		}
	}
	inside := func(what string, r Rect) {
		const tick = tickWidth/2.0 + 0.01
		assert.True(t, r.W >= 0 && r.H >= 0 && r.X >= plot.Left-tick && r.Right() <= plot.Right+tick && r.Y >= plot.Top-stripHeight-20 && r.Bottom() <= plot.Bottom+0.01,
			"%s is outside of the plot: %+v of %+v", what, r, plot)
	}
	for _, step := range d.Strip.Steps {
		inside("step", step.Box)
	}
	for i, lane := range d.Lanes {
		if i > 0 {
			assert.GreaterOrEqual(t, lane.Box.Y, d.Lanes[i-1].Box.Bottom(), "lanes overlap")
		}
		assert.LessOrEqual(t, lane.Box.Bottom(), plot.Bottom)
		if lane.Toggle != nil {
			assert.Greater(t, lane.Toggle.Box.X, -1.0)
		}
		for j, s := range lane.Segments {
			inside("segment", s.Box)
			assert.True(t, s.Box.Y >= lane.Box.Y && s.Box.Bottom() <= lane.Box.Bottom(), "a bar leaves its lane")
			if j > 0 && s.Shape != RunningShape && lane.Segments[j-1].Shape != RunningShape {
				assert.GreaterOrEqual(t, s.Box.X, lane.Segments[j-1].Box.Right()-0.01, "bars overlap")
			}
		}
		for _, h := range lane.Handles {
			assert.InDelta(t, plot.X(h.Start+h.Length), h.Box.X+h.Box.W/2, 0.01)
		}
		if lane.End.Shown {
			assert.True(t, lane.End.X > plot.Left && lane.End.X+7 <= d.Width, "an end is outside")
		}
	}
	for _, f := range d.Folds {
		for _, boxes := range [][]Rect{f.Alive, f.Steps} {
			for _, r := range boxes {
				inside("fold", r)
			}
		}
	}
	for _, b := range d.Brackets {
		assert.True(t, b.Spine.X >= 0 && b.Spine.X < plot.Left && b.Spine.H > 0, "spine %+v", b.Spine)
		assert.True(t, b.Extent.X1 >= plot.Left-0.01 && b.Extent.X2 <= plot.Right+0.01 && b.Extent.X1 <= b.Extent.X2, "extent %+v", b.Extent)
		assert.LessOrEqual(t, b.Spine.Bottom(), plot.Bottom)
		for _, s := range b.Slots {
			if s.Leader.Shown {
				assert.True(t, s.Leader.X1 <= s.Leader.Turn && s.Leader.Turn <= s.Leader.X2, "leader %+v", s.Leader)
			}
		}
	}
	for _, p := range d.Paths {
		for _, point := range p.Points {
			assert.True(t, point.X >= plot.Left-0.01 && point.X <= plot.Right+0.01 && point.Y >= 0 && point.Y <= d.Height, "a way leaves the plot")
		}
	}
	for _, x := range []float64{plot.Left, (plot.Left + plot.Right) / 2, plot.Right} {
		if lens := plot.lens(plot.Time(x)); lens != nil {
			assert.True(t, x >= lens.Box.X-0.01 && x <= lens.Box.Right()+0.01, "%g lies under the lens %+v", x, lens.Box)
			continue
		}
		assert.InDelta(t, x, plot.X(plot.Time(x)), max(0.01, (plot.Right-plot.Left)/float64(plot.To-plot.From)), "to the nanosecond")
	}
	for i := 1; i < len(d.Ticks); i++ {
		assert.Less(t, d.Ticks[i-1].X, d.Ticks[i].X, "time runs to the right")
	}
}

func TestEveryWidthIsReadable(t *testing.T) {
	for _, scene := range scenes {
		for _, width := range widths {
			t.Run(fmt.Sprint(scene.name, " ", width), func(t *testing.T) {
				checkGeometry(t, Layout(scene.trace, Fit(width)))
			})
		}
	}
}

func TestEveryPartOfARunCanBeSeenAlone(t *testing.T) {
	for _, scene := range scenes {
		a := Arrange(scene.trace)
		end := scene.trace.End.At
		for _, width := range []float64{320, 640, 1280} {
			for _, view := range []View{
				{From: end / 3, To: end / 2},
				{From: 0, To: end * 3},
				{From: end - 1, To: end + 1},
				{From: end * 2, To: end * 3},
				{Rows: Range{1, 3}},
				{Rows: Range{2, 100}},
				{Rows: Range{50, 51}},
				{AllLanes: true},
				{Unfolded: []int32{1, 2, 3}},
				{Idle: IdleShort},
				{Idle: IdleInFull},
				{Lenses: []Lens{{At: 0}, {At: end / 2}, {At: end}, {At: second}}},
				{From: end / 3, To: end / 2, Lenses: []Lens{{At: end / 2}}, Idle: IdleShort},
				{Playhead: end / 2, Selected: 1},
				{From: 0, To: end, Left: 150, Right: 260},
			} {
				view.Width = width
				t.Run(fmt.Sprintf("%s %+v", scene.name, view), func(t *testing.T) {
					checkGeometry(t, a.Layout(view))
				})
			}
		}
	}
}

func TestAnyRunCanBeDrawn(t *testing.T) {
	runs := 150
	if testing.Short() {
		runs = 20
	}
	for seed := range runs {
		made := anyRun(rand.New(rand.NewPCG(uint64(seed), 1)))
		a := Arrange(made)
		width := widths[seed%len(widths)]
		ok := t.Run(fmt.Sprintf("seed %d at %g", seed, width), func(t *testing.T) {
			d := a.Layout(Fit(width))
			checkGeometry(t, d)
			checkMeaning(t, a, d)
			view := Fit(width)
			view.From, view.To = made.End.At/4, made.End.At/2
			checkGeometry(t, a.Layout(view))
		})
		if !ok {
			return
		}
	}
}

// anyRun makes up a run: tasks of all sorts at any time, gathered in any way, with long and strange names.
func anyRun(r *rand.Rand) *trace.Trace {
	names := []string{"f", "call_api", "fetch_everything_from_the_very_slow_server", "Klasse.größe", "漢字の名前", "🙂", "<b>&\"'", "a\nb"}
	b := build(apiSource)
	tasks := []int32{b.task("main", trace.None)}
	b.step(0)
	var groups []int32
	total := 1 + r.IntN(5)
	if r.IntN(6) == 0 {
		total = 20 + r.IntN(60)
	}
	// Times come in few values, so that much happens at once.
	at := func(from float64) float64 { return from + float64(r.IntN(5))*0.25 }
	for len(tasks) <= total {
		creator := tasks[r.IntN(len(tasks))]
		b.at(float64(b.now)/1e9 + 0.25*float64(r.IntN(2)*r.IntN(2)))
		var members []int32
		for range 1 + r.IntN(4) {
			id := b.task(names[r.IntN(len(names))], creator, names[r.IntN(len(names))], "12")
			tasks = append(tasks, id)
			members = append(members, id)
		}
		if r.IntN(3) == 0 {
			members = append(members, members[0])
		}
		if r.IntN(4) == 0 && len(groups) > 0 && b.Groups[groups[len(groups)-1]].Parent < 0 {
			members = append(members, ^groups[len(groups)-1])
		}
		if r.IntN(5) > 0 {
			groups = append(groups, b.group(trace.GroupKind(r.IntN(7)), creator, b.span("asyncio.gather(", 0), members...))
			g := &b.Groups[groups[len(groups)-1]]
			g.ReturnExceptions = r.IntN(2) == 0
			if g.Kind == trace.WaitFor || g.Kind == trace.Timeout {
				g.Deadline = b.now + second*trace.Time(r.IntN(4))/2
			}
		}
	}
	for _, id := range tasks {
		now := at(float64(b.Tasks[id].Created.At) / 1e9)
		b.at(now).step(id)
		for range r.IntN(4) {
			switch kind := trace.WaitKind(r.IntN(int(trace.WaitThread) + 1)); kind {
			case trace.WaitSleep:
				b.sleep(id, float64(r.IntN(5))*0.25, int32(r.IntN(2)-1))
			case trace.WaitGroup:
				if len(groups) > 0 {
					b.waitFor(id, groups[r.IntN(len(groups))])
				}
			case trace.WaitTask:
				b.wait(id, trace.Wait{Kind: kind, Target: tasks[r.IntN(len(tasks))], Literal: trace.None})
			default:
				b.wait(id, trace.Wait{Kind: kind, Target: trace.None, Literal: trace.None})
			}
			now = at(now)
			b.at(now)
			if r.IntN(4) == 0 {
				b.ready(id)
				now = at(now)
				b.at(now)
			}
			b.step(id)
		}
		switch r.IntN(6) {
		case 0:
		case 1:
			b.cancelled(id, trace.CancelCause(r.IntN(5)), tasks[r.IntN(len(tasks))]%max(int32(len(groups)), 1))
		case 2:
			failure := b.raises(id, names[r.IntN(len(names))], "message")
			for range r.IntN(4) {
				if len(groups) > 0 {
					b.moves(failure, trace.InGroup, groups[r.IntN(len(groups))], trace.Span{})
				}
				b.moves(failure, trace.InTask, tasks[r.IntN(len(tasks))], trace.Span{})
			}
			kinds := []trace.PlaceKind{trace.InSlot, trace.Caught, trace.OutOfRun, trace.Unsurfaced, trace.Reported, trace.Retrieved}
			b.moves(failure, kinds[r.IntN(len(kinds))], 0, b.span("except", 0))
		default:
			b.returns(id, names[r.IntN(len(names))])
		}
	}
	for _, g := range groups {
		b.at(at(float64(b.Groups[g].Formed.At) / 1e9))
		for i, slot := range b.Groups[g].Slots {
			if slot.Task >= 0 && b.Tasks[slot.Task].End.Kind != trace.Unended && r.IntN(4) > 0 {
				b.counts(g, int32(i))
			}
		}
		if kind := trace.Ending(r.IntN(5)); kind != trace.Unended {
			b.settles(g, kind, "list", "[1, 2]")
		}
	}
	if r.IntN(3) == 0 {
		from := trace.Time(r.IntN(4)) * second / 4
		b.Blocks = append(b.Blocks, trace.Block{Task: tasks[0], From: trace.Moment{At: from, Seq: 1}, To: trace.Moment{At: from + second/4, Seq: 2}})
	}
	for i := range b.Tasks {
		b.now = max(b.now, b.Tasks[i].Segments[len(b.Tasks[i].Segments)-1].To.At)
	}
	return b.done()
}

// ordinals returns the numbers on a lane, of all instants.
func ordinals(lane *Lane) (all []Ordinal) {
	for i := range lane.Instants {
		all = append(all, lane.Instants[i].Ordinals...)
	}
	return all
}
