package timeline

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"gatherplay/gather/trace"
)

// outline writes an arrangement down: indented names, brackets as (from–to).
func outline(a *Arrangement) (lines []string) {
	for i := range a.lanes {
		for _, b := range a.blocks {
			if int(b.first) == i {
				lines = append(lines, a.trace.Groups[b.group].Kind.String()+" (")
			}
		}
		lines = append(lines, a.taskTitle(a.lanes[i].task))
		for j := len(a.blocks) - 1; j >= 0; j-- {
			if int(a.blocks[j].last) == i {
				lines = append(lines, ")")
			}
		}
	}
	return lines
}

func TestLanesStandInTheOrderOfArguments(t *testing.T) {
	assert.Equal(t, []string{
		"main",
		"gather (",
		"gather (", "inner_x [0]", "inner_y [1]", ")",
		"team [1]",
		"gather (", "player [0]", "player [1]", ")",
		")",
	}, outline(Arrange(nesting())))
}

func TestATaskThatWasMadeBeforeItIsGatheredStandsInItsBracket(t *testing.T) {
	b := build("")
	main := b.task("main", trace.None)
	first, second, third := b.task("first", main), b.task("second", main), b.task("third", main)
	b.group(trace.Gather, main, trace.Span{}, third, first)
	assert.Equal(t, []string{"main", "second", "gather (", "third [0]", "first [1]", ")"}, outline(Arrange(b.done())))
	_ = second
}

func TestALaneBelongsToTheFirstGroupOfItsTask(t *testing.T) {
	b := build("")
	main := b.task("main", trace.None)
	one, two := b.task("one", main), b.task("two", main)
	b.group(trace.WaitSet, main, trace.Span{}, one, two)
	b.group(trace.Gather, main, trace.Span{}, two, one)
	a := Arrange(b.done())
	assert.Equal(t, []string{"main", "wait (", "one [0]", "two [1]", ")"}, outline(a))
	assert.Len(t, a.blocks, 1, "a group without lanes of its own has no bracket")
}

func TestTheLoopsOwnTasksHaveNoLane(t *testing.T) {
	b := build("")
	main := b.task("main", trace.None)
	shutdown := b.task("shutdown_asyncgens", main)
	b.Tasks[shutdown].Role = trace.Shutdown
	a := Arrange(b.done())
	assert.Equal(t, 1, a.Len())
	assert.Equal(t, trace.None, a.Lane(shutdown))
}

func TestTasksThatWaitInACircleKeepTheirLanes(t *testing.T) {
	b := build("")
	main := b.task("main", trace.None)
	child := b.task("child", main)
	b.group(trace.Gather, child, trace.Span{}, child)
	outer := b.group(trace.Gather, child, trace.Span{}, ^int32(0))
	b.Groups[outer].Slots[0].Group, b.Groups[0].Parent = 0, outer
	a := Arrange(b.done())
	assert.Equal(t, 2, a.Len())
	assert.GreaterOrEqual(t, a.Lane(child), 0)
}

func TestALongChainOfTasksIsWalkedWithoutRecursion(t *testing.T) {
	b := build("")
	last := b.task("main", trace.None)
	for range 20_000 {
		task := b.task("next", last)
		b.group(trace.Gather, last, trace.Span{}, task)
		last = task
	}
	a := Arrange(b.done())
	assert.Equal(t, 20_001, a.Len())
	assert.Equal(t, 20_000, a.Lane(last))
	d := a.Layout(Fit(800))
	assert.Len(t, d.Lanes, MaxLanes)
	assert.Less(t, d.Plot.Left, d.Plot.Right)
}

func TestPositionsCountAsJavaScriptDoes(t *testing.T) {
	source := "x = 'ä'\ny = '🙂' + z\n\nlast"
	p := positions{files: []trace.File{{Source: source}}}
	span := func(text string) trace.Span {
		b := build(source)
		return b.span(text, 0)
	}
	start, end := p.utf16(span("z"))
	assert.Equal(t, [2]int32{19, 20}, [2]int32{start, end})
	assert.Equal(t, 1, p.line(span("'ä'")))
	assert.Equal(t, 2, p.line(span("z")))
	assert.Equal(t, 4, p.line(span("last")))
	assert.Zero(t, p.line(trace.Span{}))
	assert.False(t, p.known(trace.Span{Start: 3, End: 1000}))
	assert.False(t, p.known(trace.Span{File: 7, Start: 0, End: 1}))
}
