package timeline

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gatherplay/gather/trace"
)

// beating returns a run in which one task, started by main, sleeps some times for a second, after keeping the loop for as many
// seconds as busy says.
func beating(rounds int, busy float64) *builder {
	b := build("time.sleep()\nsleep(1)")
	literal := b.literal("1", b.span("1", 0))
	main := b.task("main", trace.None)
	b.step(main)
	beat := b.task("beat", main)
	b.wait(main, trace.Wait{Kind: trace.WaitTask, Target: beat, Literal: trace.None, Timeout: trace.None})
	now := 0.0
	for range rounds {
		b.at(now).step(beat)
		if busy > 0 {
			from := b.moment()
			now += busy
			b.at(now)
			b.Blocks = append(b.Blocks, trace.Block{Task: beat, From: from, To: b.moment(), Span: b.span("time.sleep()", 0)})
		}
		b.wait(beat, trace.Wait{Kind: trace.WaitSleep, Delay: second, Literal: literal, Asked: b.span("1", 0), Target: trace.None, Timeout: trace.None})
		now++
	}
	b.at(now).returns(beat, "None")
	b.returns(main, "None")
	return b
}

// elements returns how many elements a document has.
func (e *element) elements() int {
	n := 1
	for _, child := range e.children {
		n += child.elements()
	}
	return n
}

func TestStepsTooShortToBeSeenAreDrawnAsOneStretchOfWaiting(t *testing.T) {
	made := beating(10_000, 0).done()
	a := Arrange(made)
	for _, width := range widths {
		d := a.Layout(Fit(width))
		checkGeometry(t, d)
		checkMeaning(t, a, d)
		svg := parse(t, d.SVG(SVG{}))
		assert.Less(t, svg.elements(), 100, "at width %v", width)

		short := svg.find("segment", "data-state", "short-steps")
		require.Len(t, short, 1)
		assert.Equal(t, []string{"0", "10000000000000", "0"},
			[]string{short[0].attributes["data-from"], short[0].attributes["data-to"], short[0].attributes["data-literal"]})
		assert.Equal(t, "beat: 10000 × sleep 1 s, 0 s to 2 h 46 min 40 s", short[0].attributes["aria-label"])
		for _, bar := range short[0].children {
			assert.NotContains(t, bar.attributes["class"], "running", "it has not run for any time")
		}
		assert.Len(t, svg.find("segment", "data-task", 1, "data-state", "running"), 2, "the first step and the last")
		assert.Len(t, svg.find("handle"), 1)
	}
	_, svg := at1280(t, made)
	assert.Contains(t, svg.text, "10000 × sleep 1 s")
}

func TestShortStepsShowWhichPartOfTheTimeTheyTook(t *testing.T) {
	d, svg := at1280(t, beating(10_000, 1).done())
	checkGeometry(t, d)
	assert.Less(t, svg.elements(), 120)
	short := svg.find("segment", "data-state", "short-steps")
	require.Len(t, short, 1)
	assert.Contains(t, short[0].attributes["aria-label"], "runs for 2 h 46 min")
	var height float64
	fmt.Sscan(short[0].children[2].attributes["height"], &height)
	assert.Equal(t, "running", short[0].children[2].attributes["class"])
	assert.InDelta(t, roomyBeside.bar/2, height, 0.1, "half of the time, half of the height")

	require.Len(t, d.Freezes, 1)
	assert.InDelta(t, 0.5, d.Freezes[0].Share, 0.001)
	assert.Equal(t, "loop frozen 10000 times, 2 h 46 min 40 s in all, by beat, line 1", d.Freezes[0].Label.String)
}

func TestStepsThatCanBeToldApartAreDrawnOneByOne(t *testing.T) {
	_, svg := at1280(t, beating(50, 0).done())
	assert.Empty(t, svg.find("segment", "data-state", "short-steps"))
	assert.Len(t, svg.find("segment", "data-task", 1, "data-state", "running"), 51)
}

func TestShortStepsThatAreLookedAtCloselyAreSeen(t *testing.T) {
	view := Fit(1280)
	view.From, view.To = 5000*second, 5010*second
	d := Layout(beating(10_000, 0).done(), view)
	checkGeometry(t, d)
	svg := parse(t, d.SVG(SVG{}))
	assert.Empty(t, svg.find("segment", "data-state", "short-steps"))
	assert.Len(t, svg.find("segment", "data-task", 1, "data-state", "running"), 11)
}

func TestManyStepsOfOneInstantAreOneTick(t *testing.T) {
	b := build("")
	main := b.task("main", trace.None)
	for range 1000 {
		b.step(main)
		b.wait(main, trace.Wait{Kind: trace.WaitYield, Target: trace.None, Literal: trace.None, Timeout: trace.None})
	}
	b.step(main)
	b.sleep(main, 1, trace.None)
	b.at(1).returns(main, "None")
	_, svg := at1280(t, b.done())
	assert.Len(t, svg.find("segment", "data-state", "running"), 2)
}

// BenchmarkShortSteps draws a task of 50 000 segments.
func BenchmarkShortSteps(b *testing.B) {
	a := Arrange(beating(25_000, 0).done())
	for b.Loop() {
		a.Layout(Fit(1280)).SVG(SVG{})
	}
}
