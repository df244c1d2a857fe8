package timeline

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gatherplay/gather/compare"
	"gatherplay/gather/trace"
)

// behind returns a view of a run with another one behind it.
func behind(now, before *trace.Trace, width float64) View {
	view := Fit(width)
	view.Ghost = &Ghost{Run: Arrange(before), Of: compare.Match(before, now).Before}
	return view
}

// checkGhost asserts that a drawing of a whole run shows of the ghost what its trace says.
func checkGhost(t *testing.T, d *Drawing, view View) {
	t.Helper()
	before := view.Ghost.Run.trace
	svg := parse(t, d.SVG(SVG{}))
	assert.GreaterOrEqual(t, d.Plot.To, before.End.At, "the axis covers both")
	ends := svg.find("ghost-end")
	require.Len(t, ends, 1)
	assert.Equal(t, fmt.Sprint(int64(before.End.At)), ends[0].attributes["data-at"])
	drawn := map[int32]bool{}
	check := func(g *GhostTask) {
		require.NotNil(t, g)
		require.False(t, drawn[g.Task], "a task of the ghost is drawn once")
		drawn[g.Task] = true
		task := &before.Tasks[g.Task]
		assert.Equal(t, task.End.Kind, g.Ending)
		assert.Contains(t, g.Words, view.Ghost.Run.taskTitle(g.Task))
		found := svg.find("ghost", "data-ghost", g.Task)
		first := slices.IndexFunc(task.Segments, func(s trace.Segment) bool { return s.State != trace.Created })
		if first < 0 {
			assert.Empty(t, found, "what never ran leaves no outline")
			return
		}
		require.Len(t, found, 1)
		assert.Equal(t, endingNames[task.End.Kind], found[0].attributes["data-state"])
		last := g.Bars[len(g.Bars)-1]
		assert.InDelta(t, d.Plot.X(task.Segments[first].From.At), g.Bars[0].X, tickWidth, "outlines begin where it ran first")
		assert.InDelta(t, d.Plot.X(task.Segments[len(task.Segments)-1].To.At), last.Right(), tickWidth+narrowestGhost, "and go on to its end")
		for i, bar := range g.Bars {
			assert.True(t, bar.X >= d.Plot.Left-0.01 && bar.Right() <= d.Plot.Right+tickWidth && bar.W > 0, "outline %+v of %+v", bar, d.Plot)
			if i > 0 {
				assert.InDelta(t, g.Bars[i-1].Right(), bar.X, 0.01, "without a gap")
			}
		}
	}
	for i := range d.Lanes {
		lane := &d.Lanes[i]
		if was := view.Ghost.Of[lane.Task]; was >= 0 {
			check(lane.Ghost)
			assert.Equal(t, was, lane.Ghost.Task)
			bar := lane.Ghost.Bars
			assert.True(t, len(bar) == 0 || bar[0].Y >= lane.Box.Y && bar[0].Bottom() <= lane.Box.Bottom(), "an outline stays in its lane")
			same := before.Tasks[was].End.Kind == lane.End.Kind && lane.Ghost.At == lane.End.At
			assert.Equal(t, !same && before.Tasks[was].End.Kind != trace.Unended, lane.Ghost.HasMark, "another end is marked")
		} else {
			assert.Nil(t, lane.Ghost)
		}
	}
	for i := range d.GhostLanes {
		check(&d.GhostLanes[i].GhostTask)
	}
	if len(d.Folds) == 0 && d.GhostMore.empty() && d.Overview == nil {
		assert.Len(t, drawn, view.Ghost.Run.Len(), "every task of the ghost is drawn")
	}
}

func TestTheRunBeforeIsDrawnBehind(t *testing.T) {
	all := programs(t)
	names := make([]string, 0, len(all))
	for name := range all {
		names = append(names, name)
	}
	slices.Sort(names)
	var before *trace.Trace
	for i, name := range names {
		now := run(all[name])
		if len(now.Tasks) == 0 {
			continue
		}
		if before != nil {
			t.Run(name, func(t *testing.T) {
				view := behind(now, before, []float64{340, 1000}[i%2])
				d := Arrange(now).Layout(view)
				checkGeometry(t, d)
				checkGhost(t, d, view)
				checkMeaning(t, Arrange(now), d)
			})
		}
		before = now
	}
}

func TestTheSameRunLeavesNoMarkBehind(t *testing.T) {
	now := program(t, "gather/first_error.py")
	d := Arrange(now).Layout(behind(now, now, 1000))
	assert.Empty(t, d.GhostLanes)
	for _, lane := range d.Lanes {
		require.NotNil(t, lane.Ghost)
		assert.False(t, lane.Ghost.HasMark)
	}
	require.NotNil(t, d.GhostEnd)
	assert.Contains(t, d.GhostEnd.Label.String, trace.FormatTime(now.End.At))
	assert.Contains(t, d.Description, "the run before")
	alone := Layout(now, Fit(1000))
	assert.Equal(t, alone.Plot.To, d.Plot.To)
	assert.NotContains(t, alone.SVG(SVG{Standalone: true}), "ghost", "a picture without a ghost knows nothing of it")
	assert.Contains(t, d.SVG(SVG{Standalone: true}), ".ghost-bar{")
}

func TestTwoRunsShareOneClock(t *testing.T) {
	above, below := program(t, "gather/first_error.py"), program(t, "drawing/shutdown.py")
	for _, width := range widths {
		a, b := Together(Arrange(above), Arrange(below), Fit(width))
		checkGeometry(t, a)
		checkGeometry(t, b)
		assert.Equal(t, a.Plot.To, max(above.End.At, below.End.At))
		for at := trace.Time(0); at <= a.Plot.To; at += a.Plot.To / 7 {
			assert.InDelta(t, a.Plot.X(at), b.Plot.X(at), 0.01, "%d at %g", at, width)
		}
	}
}

func TestAnInstantThatIsOpenedIsOpenInBothOfTwoPictures(t *testing.T) {
	above, below := program(t, "gather/first_error.py"), program(t, "gather/nested.py")
	for _, width := range []float64{320, 1200} {
		view := Fit(width)
		view.Lenses = []Lens{{At: 0}, {At: above.End.At}}
		a, b := Together(Arrange(above), Arrange(below), view)
		require.Len(t, a.Plot.Lenses, 2)
		require.Len(t, b.Plot.Lenses, 2)
		for i := range a.Plot.Lenses {
			assert.InDelta(t, a.Plot.Lenses[i].Box.X, b.Plot.Lenses[i].Box.X, 0.01, "lens %d at %g", i, width)
			assert.InDelta(t, a.Plot.Lenses[i].Box.W, b.Plot.Lenses[i].Box.W, 0.01, "lens %d at %g", i, width)
		}
		for at := trace.Time(0); at <= a.Plot.To; at += a.Plot.To / 7 {
			assert.InDelta(t, a.Plot.X(at), b.Plot.X(at), 0.01, "%d at %g", at, width)
		}
	}
}

func TestOnlyWhatIsIdleInBothIsDrawnShort(t *testing.T) {
	long := program(t, "drawing/long_wait.py")
	require.NotEmpty(t, Layout(long, Fit(1000)).Plot.Breaks)
	assert.NotEmpty(t, Arrange(long).Layout(behind(long, long, 1000)).Plot.Breaks)
	busy := strings.Replace(programs(t)["drawing/long_wait.py"], "import asyncio", "import asyncio\n\n\nasync def tick():\n    for _ in range(360):\n        await asyncio.sleep(10)\n\n", 1)
	busy = strings.Replace(busy, "asyncio.run(main())", "async def both():\n    await asyncio.gather(main(), tick())\n\n\nasyncio.run(both())", 1)
	other := run(busy)
	require.Greater(t, len(other.Tasks), 2)
	assert.Empty(t, Arrange(long).Layout(behind(long, other, 1000)).Plot.Breaks)
	a, b := Together(Arrange(long), Arrange(long), Fit(1000))
	assert.NotEmpty(t, a.Plot.Breaks)
	assert.Equal(t, a.Plot.Breaks[0].X, b.Plot.Breaks[0].X)
}

func TestAPictureThatTakesNoGesturesHasNothingToTakeHoldOf(t *testing.T) {
	d := Layout(program(t, "gather/first_error.py"), Fit(800))
	root := parse(t, d.SVG(SVG{Inert: true, Prefix: "kept"}))
	assert.Equal(t, "img", root.attributes["role"])
	assert.Equal(t, "kept", root.attributes["id"])
	root.every(func(e *element) {
		assert.NotContains(t, e.attributes, "tabindex")
		assert.NotEqual(t, "handle", e.attributes["data-kind"])
		assert.NotEqual(t, "style", e.name)
	})
}
