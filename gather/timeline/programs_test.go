package timeline

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gatherplay/gather/python"
	"gatherplay/gather/trace"
)

// examples is where those of the page are.
const examples = "../../web/examples"

// programs returns the Python programs that the tests of the interpreter compare with CPython, by name, without those that are meant to
// do harm, and the examples.
func programs(t *testing.T) map[string]string {
	t.Helper()
	found := map[string]string{}
	for _, root := range []string{"../python/testdata", "testdata", examples} {
		err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case entry.IsDir() && entry.Name() == "hostile":
				return fs.SkipDir
			case strings.HasSuffix(path, ".py"):
				source, err := os.ReadFile(path)
				found[strings.TrimPrefix(path, "../python/testdata/")] = string(source)
				return err
			}
			return nil
		})
		require.NoError(t, err)
	}
	return found
}

func run(source string) *trace.Trace {
	return python.Run(python.Program{Name: "main.py", Source: source}, python.Options{})
}

func TestWhatProgramsDoIsDrawnAsTheyDoIt(t *testing.T) {
	all := programs(t)
	assert.Greater(t, len(all), 500)
	assert.Contains(t, all, examples+"/one_call_fails.py")
	for name, source := range all {
		made := run(source)
		if len(made.Tasks) == 0 {
			continue
		}
		t.Run(name, func(t *testing.T) {
			a := Arrange(made)
			checkGeometry(t, a.Layout(Fit(340)))
			d := a.Layout(Fit(1000))
			checkGeometry(t, d)
			checkMeaning(t, a, d)
			view := Fit(1400)
			view.AllLanes, view.Idle, view.Lenses = true, IdleShort, []Lens{{At: made.End.At}}
			d = a.Layout(view)
			checkGeometry(t, d)
			checkMeaning(t, a, d)
			assert.Equal(t, d.SVG(SVG{}), Arrange(made).Layout(view).SVG(SVG{}), "drawing is deterministic")
			parse(t, d.SVG(SVG{Standalone: true}))
		})
	}
}

// program runs one of the programs that show what is drawn.
func program(t *testing.T, name string) *trace.Trace {
	t.Helper()
	source, ok := programs(t)[name]
	require.True(t, ok, name)
	return run(source)
}

func TestAStretchInWhichNothingHappensIsDrawnShort(t *testing.T) {
	made := program(t, "drawing/long_wait.py")
	d := Layout(made, Fit(1000))
	require.Len(t, d.Plot.Breaks, 1)
	b := d.Plot.Breaks[0]
	assert.Equal(t, []trace.Time{second, 3600 * second}, []trace.Time{b.From, b.To})
	assert.Equal(t, "59 min 59 s", b.Label.String)
	assert.InDelta(t, b.W, d.Plot.X(b.To)-d.Plot.X(b.From), 0.01)
	assert.InDelta(t, d.Plot.X(400*millisecond)-d.Plot.X(0), (d.Plot.X(3600500*millisecond)-d.Plot.X(b.To))*0.8, 0.01, "the rest has one scale")
	assert.Len(t, d.Lanes[1].Segments, 5, "what happens in the first second can be seen")

	view := Fit(1000)
	view.Idle = IdleInFull
	assert.Empty(t, Layout(made, view).Plot.Breaks)

	assert.Empty(t, Layout(orphaning(), Fit(1000)).Plot.Breaks, "a sleep as long as others is no idle stretch")
	view.Idle = IdleShort
	assert.NotEmpty(t, Layout(program(t, "drawing/shutdown.py"), view).Plot.Breaks, "unless one asks for it")

	view = Fit(1000)
	view.Left, view.Right = 100, 900
	assert.Empty(t, Layout(made, view).Plot.Breaks, "under a finger that drags, none comes up by itself")
	view.Breaks = d.Plot.Breaks
	assert.Equal(t, b.W, Layout(made, view).Plot.Breaks[0].W)

	view = Fit(1000)
	view.Opened = []Break{{From: b.From, To: b.To}}
	d = Layout(made, view)
	assert.Empty(t, d.Plot.Breaks, "what the view has opened is drawn in full")
	require.Len(t, d.Plot.Opened, 1)
	assert.Equal(t, b.From, d.Plot.Opened[0].From)
	assert.Positive(t, d.Plot.Opened[0].Toggle.W, "and can be drawn short again")
	assert.True(t, d.Idle)

	view.Opened, view.Lenses = nil, []Lens{{At: b.From}}
	plot := Layout(made, view).Plot
	require.Len(t, plot.Lenses, 1)
	assert.InDelta(t, plot.Lenses[0].Box.Right(), plot.Breaks[0].X, 0.01, "the steps of an instant come before what follows it")
}

func TestALensOpensAnInstantIntoItsSteps(t *testing.T) {
	made := program(t, "drawing/one_instant.py")
	view := Fit(1000)
	view.Lenses = []Lens{{At: 500 * millisecond}, {At: 7 * second}}
	d := Layout(made, view)
	require.Len(t, d.Plot.Lenses, 1, "where nothing happens, there is nothing to open")
	assert.Equal(t, "0.5 s, step by step", d.Plot.Lenses[0].Label.String)
	numbers := [][]int{}
	for _, lane := range d.Lanes {
		of := []int{}
		for _, o := range ordinals(&lane) {
			of = append(of, o.Number)
		}
		numbers = append(numbers, of)
	}
	assert.Equal(t, [][]int{{9}, {1, 5}, {2, 6}, {3, 7}, {4, 8}}, numbers, "in the loop's order")
	last := 0.0
	for e := range made.Events.All() {
		if e.At.At == 500*millisecond && e.Kind == trace.StepBegan && int(e.Task) < len(d.Lanes) {
			x := d.Plot.XAt(e.At)
			assert.Greater(t, x, last, "one step stands right of the one before")
			last = x
		}
	}
	assert.Less(t, last, d.Plot.Lenses[0].Box.Right())
	view.Left, view.Right, view.Lenses = d.Plot.Left, d.Plot.Right, []Lens{{At: 400 * millisecond, Box: Rect{W: 120}}}
	held := Layout(made, view)
	require.Len(t, held.Plot.Lenses, 1, "under a finger that drags, a lens stays, even if what happens moves out of it")
	assert.Equal(t, 120.0, held.Plot.Lenses[0].Box.W)
	ready := 0
	for _, s := range d.Lanes[4].Segments {
		if s.Shape == ReadyShape {
			ready++
		}
	}
	assert.Equal(t, 2, ready, "the last of them waits for its turn twice")
}

func TestAWaitNamesWhatIsWaitedFor(t *testing.T) {
	said := func(d *Drawing) (labels []string) {
		for _, lane := range d.Lanes {
			for _, s := range lane.Segments {
				if !s.Label.empty() && s.Shape == WaitingShape {
					labels = append(labels, s.Label.String)
					break
				}
			}
		}
		return labels
	}
	assert.Equal(t, []string{"waiting for gather · 3 of 3", "waiting for crunch in a thread", "waiting for time.sleep in a thread", "sleep 0.5 s"},
		said(Layout(program(t, "testdata/threads.py"), Fit(1000))))
	assert.Equal(t, []string{
		"sleep 0.9 s", "waiting for child [0]", "waiting for shield", "sleep 1 s", "sleep 0.5 s", "waiting for lock", "sleep 0.5 s",
		"waiting for semaphore", "waiting for event", "waiting for condition", "waiting for barrier", "waiting for an item of the queue",
		"waiting for room in the queue", "waiting for the queue's work", "waiting for future", "sleep 2 s · timeout 0.8 s",
	}, said(Layout(program(t, "drawing/every_wait.py"), Fit(1400))))
}

func TestWhatACancelledTaskDoesToCleanUpIsTold(t *testing.T) {
	d := Layout(program(t, "drawing/cleaning_up.py"), Fit(1400))
	cleaning := map[string]bool{}
	for _, lane := range d.Lanes {
		for _, s := range lane.Segments {
			if s.Cleaning {
				cleaning[lane.Name.String] = true
				assert.Equal(t, trace.Cancelled, lane.End.Kind)
				assert.Contains(t, s.Words, "after it was cancelled")
			}
		}
	}
	assert.Equal(t, map[string]bool{"first": true, "second": true}, cleaning, "but not the one that goes on as if nothing had been")
}

func TestAWayLeadsAroundWhatIsWrittenBesideItsBeginning(t *testing.T) {
	d := Layout(run(`
import asyncio
async def fails():
    await asyncio.sleep(0.2)
    raise ValueError
async def main():
    task = asyncio.create_task(fails())
    await asyncio.sleep(1)
    try:
        await task
    except ValueError:
        pass
asyncio.run(main())
`), Fit(1000))
	require.Len(t, d.Paths, 1)
	lane := d.Lanes[1]
	box := lane.End.Label.Box()
	for n := 1; n < len(d.Paths[0].Points); n++ {
		a, b := d.Paths[0].Points[n-1], d.Paths[0].Points[n]
		assert.True(t, a.Y != b.Y || a.Y <= lane.Box.Y || max(a.X, b.X) < box.X, "%v to %v does not strike out the label", a, b)
	}
}

func TestAnExceptionThatIsKeptHasAWayToTheTaskThatIsKeptWithIt(t *testing.T) {
	d := Layout(run(`
import asyncio
async def leaf():
    await asyncio.sleep(0.3)
    raise ValueError
async def middle():
    await asyncio.gather(leaf(), asyncio.sleep(1))
async def main():
    await asyncio.gather(middle(), asyncio.sleep(0.5), return_exceptions=True)
asyncio.run(main())
`), Fit(1000))
	require.Len(t, d.Paths, 1)
	p := &d.Paths[0]
	assert.Len(t, p.Stops, 1)
	assert.Equal(t, d.Lanes[2].Center-roomyBeside.bar/2, p.Points[0].Y, "from the leaf")
	assert.InDelta(t, d.Lanes[1].Center+roomyBeside.bar/2, p.Arrow.Y, 2, "to the task that awaits its gather, and whose slot holds it")
}

func TestAWindowOfTimeEndsWithTheRunAtTheLatest(t *testing.T) {
	made := program(t, "drawing/one_instant.py")
	view := Fit(1000)
	view.From, view.To = 400*millisecond, 700*millisecond
	plot := Layout(made, view).Plot
	assert.Equal(t, [2]trace.Time{200 * millisecond, 500 * millisecond}, [2]trace.Time{plot.From, plot.To})
	view.From, view.To = 400*millisecond, 2*second
	plot = Layout(made, view).Plot
	assert.Equal(t, [2]trace.Time{0, 500 * millisecond}, [2]trace.Time{plot.From, plot.To})
}

func TestWhatNobodySeesIsLeftOutWhileTheViewMoves(t *testing.T) {
	made := program(t, "drawing/one_instant.py")
	whole := Layout(made, Fit(1000))
	view := Fit(1000)
	view.Top, view.Bottom = whole.Lanes[1].Box.Y+1, whole.Lanes[2].Box.Bottom()-1
	d := Layout(made, view)
	require.Len(t, d.Lanes, 2)
	for i := range d.Lanes {
		assert.Equal(t, whole.Lanes[i+1], d.Lanes[i], "and the rest is as it is")
	}
	assert.Equal(t, whole.Height, d.Height)
}

func TestThePlotOfAPartOfARunKeepsItsEdges(t *testing.T) {
	made := program(t, "drawing/shutdown.py")
	end := Layout(made, Fit(1000)).End
	view := Fit(1000)
	view.To = end / 3
	first := Layout(made, view).Plot
	for from := end / 10; from < end; from += end / 10 {
		view.From, view.To = from, from+end/5
		plot := Layout(made, view).Plot
		assert.Equal(t, [2]float64{first.Left, first.Right}, [2]float64{plot.Left, plot.Right})
	}
}
