package timeline

import (
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gatherplay/gather/trace"
)

// An element is an element of an SVG document, as a browser test would find it.
type element struct {
	name       string
	attributes map[string]string
	text       string
	children   []*element
}

// parse reads an SVG document. It fails the test if the document isn't well-formed.
func parse(t *testing.T, svg string) *element {
	t.Helper()
	decoder := xml.NewDecoder(strings.NewReader(svg))
	decoder.Strict = true
	root := &element{}
	stack := []*element{root}
	for {
		token, err := decoder.Token()
		if err == io.EOF {
			break
		}
		require.NoError(t, err)
		top := stack[len(stack)-1]
		switch token := token.(type) {
		case xml.StartElement:
			e := &element{name: token.Name.Local, attributes: map[string]string{}}
			for _, a := range token.Attr {
				_, double := e.attributes[a.Name.Local]
				require.False(t, double, "attribute %s stands twice", a.Name.Local)
				e.attributes[a.Name.Local] = a.Value
			}
			top.children = append(top.children, e)
			stack = append(stack, e)
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		case xml.CharData:
			for _, e := range stack {
				e.text += string(token)
			}
		}
	}
	require.Len(t, root.children, 1)
	return root.children[0]
}

// find returns the elements with a data-kind, and whatever other attributes are asked for as name, value.
func (e *element) find(kind string, pairs ...any) (found []*element) {
	ok := e.attributes["data-kind"] == kind
	for i := 0; i < len(pairs); i += 2 {
		ok = ok && e.attributes[pairs[i].(string)] == fmt.Sprint(pairs[i+1])
	}
	if ok {
		found = append(found, e)
	}
	for _, child := range e.children {
		found = append(found, child.find(kind, pairs...)...)
	}
	return found
}

// checkMeaning asserts that a drawing of a whole run says what the trace says.
func checkMeaning(t *testing.T, a *Arrangement, d *Drawing) {
	t.Helper()
	made := a.trace
	svg := parse(t, d.SVG(SVG{}))

	drawn := checkLanes(t, a, d, svg)
	for i := range made.Tasks {
		task := &made.Tasks[i]
		if !drawn[int32(i)] {
			continue
		}
		ends := svg.find("end", "data-task", i)
		require.Len(t, ends, 1, "a task has one end")
		assert.Equal(t, endingNames[task.End.Kind], ends[0].attributes["data-state"])
		if task.End.Kind != trace.Unended {
			assert.Equal(t, fmt.Sprint(int64(task.End.At.At)), ends[0].attributes["data-at"])
		}
		if a.inBlock(int32(i)) {
			if order := made.Groups[task.Group].Slots[task.Position].Order; order > 0 {
				assert.Equal(t, fmt.Sprint(order), ends[0].attributes["data-order"])
			}
		}
		for _, s := range svg.find("segment", "data-task", i) {
			var index int
			fmt.Sscan(s.attributes["data-segment"], &index)
			state := task.Segments[index].State
			want := [...]string{trace.Created: "created", trace.Running: "running", trace.Waiting: "waiting", trace.Ready: "ready"}[state]
			switch s.attributes["data-state"] {
			case "orphaned":
				assert.Equal(t, trace.Waiting, state)
			case "short-steps":
			default:
				assert.Equal(t, want, s.attributes["data-state"])
			}
		}
	}
	checkStates(t, a, d)
	checkMarks(t, a, d, svg)
	checkLoop(t, a, d, svg)
	for _, b := range d.Brackets {
		g := &made.Groups[b.Group]
		bracket := svg.find("bracket", "data-group", b.Group)
		require.Len(t, bracket, 1)
		assert.Equal(t, endingNames[g.End.Kind], bracket[0].attributes["data-state"])
		assert.Equal(t, g.Kind.String(), bracket[0].attributes["data-group-kind"])
		slots := svg.find("slot", "data-group", b.Group)
		if g.Kind != trace.Gather {
			assert.Empty(t, slots, "only gather has a list of results")
			continue
		}
		seen := map[string]bool{}
		for _, s := range slots {
			position := s.attributes["data-position"]
			assert.False(t, seen[position], "slot %s stands twice", position)
			seen[position] = true
			var i int
			fmt.Sscan(position, &i)
			content, _ := slotContent(g, i)
			assert.Equal(t, contentNames[content], s.attributes["data-state"])
			if g.Slots[i].Task >= 0 {
				assert.Equal(t, fmt.Sprint(g.Slots[i].Task), s.attributes["data-task"])
			}
		}
		if len(g.Slots) <= manyLanes && len(made.Tasks) <= manyLanes && b.isWhole() {
			assert.Len(t, slots, len(g.Slots))
		}
	}
	for i := range made.Failures {
		f := &made.Failures[i]
		paths, unseen := svg.find("path", "data-failure", i), svg.find("unsurfaced", "data-failure", i)
		switch f.Path[len(f.Path)-1].Kind {
		case trace.InSlot:
			if !passes(f) {
				assert.Empty(t, paths)
			}
		case trace.Unsurfaced, trace.Reported:
			assert.Empty(t, paths)
			if drawn[f.Task] && (d.Bin == nil || d.Bin.More.empty()) {
				assert.Len(t, unseen, 1)
			}
		default:
			assert.Empty(t, unseen)
			for _, hop := range f.Path {
				if hop.Kind == trace.InTask && drawn[hop.ID] && d.Plot.shows(hop.At.At) {
					assert.Len(t, paths, 1, "an exception that goes through a task in view has a way")
				}
			}
			for _, p := range paths {
				var hops []string
				for _, hop := range f.Path {
					name := placeNames[hop.Kind]
					if hop.ID >= 0 {
						name += fmt.Sprint(":", hop.ID)
					}
					hops = append(hops, name)
				}
				assert.Equal(t, strings.Join(hops, " "), p.attributes["data-hops"])
			}
		}
	}
}

// seen is how many pixels wide something is that must be drawn: less may be drawn together with what stands beside it.
const seen = shortStretch + shortStep

// checkStates asserts that every stretch of a task's life that can be seen is drawn as what it was, and nothing else there.
func checkStates(t *testing.T, a *Arrangement, d *Drawing) {
	t.Helper()
	plot := &d.Plot
	shapes := map[trace.State][]Shape{
		trace.Created: {CreatedShape}, trace.Running: {RunningShape}, trace.Ready: {ReadyShape}, trace.Waiting: {WaitingShape, OrphanedShape},
	}
	for i := range d.Lanes {
		lane := &d.Lanes[i]
		task := &a.trace.Tasks[lane.Task]
		for j := range task.Segments {
			s := &task.Segments[j]
			if s.From.At < plot.From || s.To.At > plot.To || plot.XAt(s.To)-plot.XAt(s.From) < seen {
				continue
			}
			drawn := 0.0
			for k := range lane.Segments {
				if part := &lane.Segments[k]; int(part.Index) == j && part.Shape != ShortStepsShape {
					assert.Contains(t, shapes[s.State], part.Shape, "%s, segment %d", lane.Words, j)
					drawn += part.Box.W
				}
			}
			assert.InDelta(t, plot.XAt(s.To)-plot.XAt(s.From), drawn, 1, "%s, segment %d is drawn whole", lane.Words, j)
		}
		for _, part := range lane.Segments {
			if part.Shape == ShortStepsShape || part.Shape == RunningShape {
				continue
			}
			s := &task.Segments[part.Index]
			assert.True(t, s.From.At <= part.From && part.To <= s.To.At, "a bar is no longer than what it stands for")
			if s.State != trace.Waiting {
				continue
			}
			orphan := 0.0
			for _, interval := range a.lanes[a.Lane(lane.Task)].orphaned {
				orphan += max(0, plot.XAt(earlier(interval.to, s.To))-plot.XAt(later(interval.from, s.From)))
			}
			if part.Shape == OrphanedShape {
				assert.InDelta(t, orphan, part.Box.W, orphan+1)
				assert.Positive(t, orphan, "only an orphan is drawn as one")
			} else if !part.Label.empty() {
				words := strings.TrimPrefix(part.Label.String, "cleaning up: ")
				ways := a.waitLabels(s)
				assert.True(t, words == ways[0] || words == ways[1] || words == ways[2] || strings.HasPrefix(words, ways[0]+" · timeout "),
					"%q says what is waited for, %q", words, ways[0])
			}
		}
	}
}

// checkMarks asserts that cancellations, timeouts and sleeps that can be changed are where the trace has them.
func checkMarks(t *testing.T, a *Arrangement, d *Drawing, svg *element) {
	t.Helper()
	made := a.trace
	type mark struct {
		kind MarkKind
		task int32
	}
	marks := map[mark][]*Mark{}
	for i := range d.Lanes {
		for j := range d.Lanes[i].Marks {
			m := &d.Lanes[i].Marks[j]
			marks[mark{m.Kind, d.Lanes[i].Task}] = append(marks[mark{m.Kind, d.Lanes[i].Task}], m)
		}
	}
	assert.Len(t, svg.find("cancel-requested"), countMarks(d, CancelRequested))
	assert.Len(t, svg.find("cancel-delivered"), countMarks(d, CancelDelivered))
	for i := range made.Cancels {
		c := &made.Cancels[i]
		if a.drawnIn(d, c.Task) && !c.Refused {
			for _, moment := range []struct {
				kind MarkKind
				at   trace.Moment
			}{{CancelRequested, c.Requested}, {CancelDelivered, c.Delivered}} {
				if moment.at.Never() || !d.Plot.shows(moment.at.At) {
					continue
				}
				there := slices.IndexFunc(marks[mark{moment.kind, c.Task}], func(m *Mark) bool {
					x := d.Plot.XAt(moment.at)
					return x-besidePath-1 <= m.X && m.X <= x+1
				})
				if assert.GreaterOrEqual(t, there, 0, "%s at %d of %d", markNames[moment.kind], moment.at.At, c.Task) && moment.kind == CancelRequested {
					words := marks[mark{moment.kind, c.Task}][there].Words
					assert.True(t, strings.Contains(words, a.cancelWords(c)) || len(words) > 200, "it says who asked: %s", words)
				}
			}
		}
	}
	for _, limit := range svg.find("limit") {
		var id int
		fmt.Sscan(limit.attributes["data-group"], &id)
		g := &made.Groups[id]
		assert.Equal(t, fmt.Sprint(int64(g.Deadline)), limit.attributes["data-at"])
		assert.Equal(t, g.End.Kind == trace.TimedOut, limit.attributes["data-state"] == "timed-out")
	}
	for _, lane := range d.Lanes {
		for _, h := range lane.Handles {
			s := &made.Tasks[h.Task].Segments[h.Segment]
			assert.Equal(t, trace.WaitSleep, s.Wait.Kind)
			assert.Equal(t, []any{s.Wait.Literal, s.From.At, s.Wait.Delay}, []any{h.Literal, h.Start, h.Length})
		}
	}
}

func countMarks(d *Drawing, kind MarkKind) (n int) {
	for i := range d.Lanes {
		for _, m := range d.Lanes[i].Marks {
			if m.Kind == kind {
				n++
			}
		}
	}
	return n
}

// drawnIn tells whether a task has a lane in a drawing.
func (a *Arrangement) drawnIn(d *Drawing, task int32) bool {
	return slices.ContainsFunc(d.Lanes, func(lane Lane) bool { return lane.Task == task })
}

// checkLoop asserts that what concerns the whole loop is drawn: when it stood still, when main ended, how many tasks were in flight.
func checkLoop(t *testing.T, a *Arrangement, d *Drawing, svg *element) {
	t.Helper()
	made := a.trace
	for i := range made.Blocks {
		b := &made.Blocks[i]
		if b.From.At < d.Plot.From || b.To.At > d.Plot.To || b.To.At == b.From.At {
			continue
		}
		covered := false
		for _, f := range d.Freezes {
			covered = covered || f.From <= b.From.At && b.To.At <= f.To
		}
		assert.True(t, covered, "the loop stood still from %d to %d", b.From.At, b.To.At)
	}
	for _, run := range made.Runs {
		if at := run.MainEnded.At; !run.MainEnded.Never() && d.Plot.From <= at && at <= d.Plot.To {
			assert.NotEmpty(t, svg.find("main-ended", "data-at", int64(at)))
		}
	}
	most, highest := 0, 0
	for i, level := range a.levels {
		if d.Plot.X(a.levelEnd(i))-d.Plot.X(level.From) >= 1 && d.Plot.From <= level.From && level.From < d.Plot.To {
			most = max(most, level.Tasks)
		}
	}
	for _, step := range d.Strip.Steps {
		highest = max(highest, step.Count)
	}
	assert.GreaterOrEqual(t, highest, most)
	for _, b := range d.Plot.Breaks {
		for i := range made.Tasks {
			for _, s := range made.Tasks[i].Segments {
				assert.False(t, b.From < s.From.At && s.From.At < b.To, "nothing happens where time is drawn short")
			}
		}
	}
	for _, lens := range d.Plot.Lenses {
		for i := 1; i < len(lens.moments); i++ {
			assert.Less(t, lens.moments[i-1], lens.moments[i])
		}
	}
}

// isWhole tells whether all of a bracket is in view.
func (b *Bracket) isWhole() bool { return !b.OpenTop && !b.OpenBottom }

// checkLanes asserts that lanes and folds stand in the arrangement's order and hold each task once, and that what failed has a lane of
// its own. It returns the tasks with lanes.
func checkLanes(t *testing.T, a *Arrangement, d *Drawing, svg *element) map[int32]bool {
	t.Helper()
	drawn := map[int32]bool{}
	before, folded := -1, 0
	for _, lane := range svg.find("lane") {
		assert.NotEmpty(t, lane.attributes["aria-label"])
		var task int32
		fmt.Sscan(lane.attributes["data-task"], &task)
		assert.Greater(t, a.Lane(task), before, "lanes stand in the arrangement's order")
		before = a.Lane(task)
		drawn[task] = true
	}
	for _, fold := range svg.find("fold") {
		var first int32
		var count int
		fmt.Sscan(fold.attributes["data-first-task"], &first)
		fmt.Sscan(fold.attributes["data-count"], &count)
		for i := a.Lane(first); i < a.Lane(first)+count; i++ {
			kind := a.trace.Tasks[a.Task(i)].End.Kind
			assert.False(t, kind == trace.Raised || kind == trace.TimedOut, "a task that failed is not hidden")
			assert.False(t, drawn[a.Task(i)], "a task is drawn once")
			assert.Equal(t, a.trace.Tasks[first].Coroutine, a.trace.Tasks[a.Task(i)].Coroutine)
		}
		assert.Contains(t, fold.text, fmt.Sprint("×", count))
		folded += count
	}
	if d.Overview == nil {
		assert.Equal(t, a.Len(), len(drawn)+folded, "each task is drawn")
	} else {
		assert.Equal(t, d.Overview.Last-d.Overview.First, len(d.Lanes)+len(d.Folds))
	}
	return drawn
}

func TestTheDrawingSaysWhatTheTraceSays(t *testing.T) {
	for _, scene := range scenes {
		for _, width := range widths {
			t.Run(fmt.Sprint(scene.name, " ", width), func(t *testing.T) {
				a := Arrange(scene.trace)
				checkMeaning(t, a, a.Layout(Fit(width)))
			})
		}
	}
}

// at draws a scene 1280 pixels wide.
func at1280(t *testing.T, made *trace.Trace) (*Drawing, *element) {
	d := Layout(made, Fit(1280))
	return d, parse(t, d.SVG(SVG{}))
}

func TestAnOrphanIsShownFromTheMomentItsGatherRaised(t *testing.T) {
	_, svg := at1280(t, orphaning())
	orphans := svg.find("segment", "data-state", "orphaned")
	require.Len(t, orphans, 1)
	assert.Equal(t, "2", orphans[0].attributes["data-task"])
	assert.Equal(t, "1500000000", orphans[0].attributes["data-from"])
	assert.Equal(t, "2000000000", orphans[0].attributes["data-to"])
	assert.Contains(t, svg.text, "still running – nobody is waiting")
	assert.Len(t, svg.find("cancel-requested"), 1)
	assert.Len(t, svg.find("cancel-delivered"), 1)
	assert.Len(t, svg.find("main-ended"), 1)
	assert.Contains(t, svg.text, "main ended")
}

func TestACaughtExceptionLeadsUpToWhereItIsCaught(t *testing.T) {
	d, svg := at1280(t, orphaning())
	require.Len(t, d.Paths, 1)
	p := &d.Paths[0]
	assert.Equal(t, d.Lanes[3].Center-roomyBeside.bar/2, p.Points[0].Y, "it begins at the bar of the task that raised it")
	require.Len(t, p.Stops, 1)
	assert.Equal(t, d.Brackets[0].Extent.Y, p.Stops[0].Y, "passes the bracket")
	assert.InDelta(t, d.Lanes[0].Center+roomyBeside.bar/2, p.Arrow.Y, 2, "and ends at main's bar")
	for _, point := range p.Points {
		assert.InDelta(t, d.Plot.X(1500*millisecond), point.X, 0.01)
	}
	path := svg.find("path")[0]
	assert.Contains(t, path.text, "caught, line 23")
	assert.Equal(t, "task:3 group:0 task:0 caught:0", path.attributes["data-hops"])
	assert.Equal(t, "23", path.attributes["data-line"])
}

func TestAnUncaughtExceptionLeavesTheProgram(t *testing.T) {
	d, svg := at1280(t, leaving())
	assert.Contains(t, svg.find("path")[0].text, "left the program")
	assert.Less(t, d.Paths[0].Arrow.Y, d.Lanes[0].Box.Y+10)
}

func TestAKeptExceptionIsABoxInTheListAndHasNoPath(t *testing.T) {
	_, svg := at1280(t, keeping())
	assert.Empty(t, svg.find("path"))
	slots := svg.find("slot")
	require.Len(t, slots, 3)
	assert.Equal(t, "exception", slots[2].attributes["data-state"])
	assert.Contains(t, slots[2].text, "APIError")
	assert.Contains(t, slots[0].text, "100")
	assert.Len(t, svg.find("leader"), 3)
}

func TestLeadersPassTheOrderOfCompletionAndEndAtTheirSlots(t *testing.T) {
	d, _ := at1280(t, keeping())
	slots := d.Brackets[0].Slots
	for i, s := range slots {
		assert.Equal(t, d.Lanes[i+1].End.Y, s.Leader.Y1)
		assert.Equal(t, s.Box.Y+s.Box.H/2, s.Leader.Y2)
	}
	assert.Equal(t, []string{"3rd", "2nd", "1st"}, []string{slots[0].Leader.Rank.String, slots[1].Leader.Rank.String, slots[2].Leader.Rank.String})
	assert.Greater(t, slots[0].Leader.RankY, slots[1].Leader.RankY)
	assert.Greater(t, slots[1].Leader.RankY, slots[2].Leader.RankY)
}

func TestWhatGatherThrewAwayIsStruckOut(t *testing.T) {
	d, svg := at1280(t, orphaning())
	states := []string{}
	for _, s := range svg.find("slot") {
		states = append(states, s.attributes["data-state"])
	}
	assert.Equal(t, []string{"abandoned", "empty", "empty"}, states)
	assert.Equal(t, "strike", d.Brackets[0].Slots[0].Label.Class)
}

func TestFailuresThatNobodySeesLieInTheBin(t *testing.T) {
	_, svg := at1280(t, unseen())
	bin := svg.find("bin")
	require.Len(t, bin, 1)
	assert.Contains(t, bin[0].text, "never surfaced")
	assert.Contains(t, bin[0].text, "ConnectionResetError")
	assert.Contains(t, bin[0].text, "KeyError")
	assert.NotContains(t, bin[0].text, "ValueError")
}

func TestAFrozenLoopIsABandOverAllLanes(t *testing.T) {
	d, svg := at1280(t, freezing())
	require.Len(t, d.Freezes, 1)
	assert.Equal(t, "loop frozen 0.4 s by blocker [0], line 7", d.Freezes[0].Label.String)
	assert.LessOrEqual(t, d.Freezes[0].Box.Y, d.Lanes[0].Box.Y)
	assert.GreaterOrEqual(t, d.Freezes[0].Box.Bottom(), d.Lanes[3].Box.Bottom())
	due, fired := svg.find("timer-due"), svg.find("timer-fired")
	require.Len(t, due, 1)
	require.Len(t, fired, 1)
	assert.Equal(t, "400000000", due[0].attributes["data-at"])
	assert.Equal(t, "700000000", fired[0].attributes["data-at"])
	assert.Contains(t, svg.text, "late +0.3 s")
	ready := svg.find("segment", "data-state", "ready")
	require.Len(t, ready, 1)
}

func TestTimeoutsLieUnderTheBarsTheyLimit(t *testing.T) {
	_, svg := at1280(t, timing())
	limits := svg.find("limit")
	require.Len(t, limits, 2)
	assert.Equal(t, "timed-out", limits[0].attributes["data-state"])
	assert.Equal(t, "open", limits[1].attributes["data-state"])
	assert.Equal(t, "timed-out", svg.find("end", "data-task", 1)[0].attributes["data-state"])
}

func TestARequestedCancellationIsNotItsDelivery(t *testing.T) {
	_, svg := at1280(t, cancelling())
	request := svg.find("request")
	require.Len(t, request, 1)
	assert.Equal(t, "0", request[0].attributes["data-from-task"])
	assert.Equal(t, "1", request[0].attributes["data-task"])
	assert.Len(t, svg.find("cancel-requested"), 1)
	assert.Contains(t, svg.text, "by main, line 8")
	assert.Contains(t, svg.text, "the worker", "a name that the program gave")
}

func TestStepsOfOneInstantAreNumberedInTheLoopsOrder(t *testing.T) {
	d, _ := at1280(t, simultaneous())
	numbers := []int{}
	for _, lane := range d.Lanes {
		require.Len(t, ordinals(&lane), 1)
		numbers = append(numbers, ordinals(&lane)[0].Number)
	}
	assert.Equal(t, []int{4, 1, 2, 3}, numbers)
}

func TestTheStripCountsTasksInFlight(t *testing.T) {
	d, _ := at1280(t, orphaning())
	counts := []int{}
	for _, step := range d.Strip.Steps {
		counts = append(counts, step.Count)
	}
	assert.Equal(t, []int{3, 2, 1}, counts)
	assert.Equal(t, trace.Time(second), d.Strip.Steps[1].From)
}

func TestHandlesKnowTheNumberThatTheyChange(t *testing.T) {
	_, svg := at1280(t, orphaning())
	handles := svg.find("handle")
	require.Len(t, handles, 3, "the sleep of call 2 was cut short")
	h := svg.find("handle", "data-task", 1)[0].attributes
	assert.Equal(t, []string{"0", "0", "1000000000", "1", "1 s"}, []string{h["data-literal"], h["data-start"], h["data-length"], h["aria-valuenow"], h["aria-valuetext"]})
	var perPixel float64
	fmt.Sscan(h["data-seconds-per-pixel"], &perPixel)
	d := Layout(orphaning(), Fit(1280))
	assert.InDelta(t, 2/(d.Plot.Right-d.Plot.Left), perPixel, 1e-9)
}

func TestABarWhoseLengthIsComputedHasALockedHandle(t *testing.T) {
	b := build("delay = 1 + 1\nawait sleep(delay)\n")
	main := b.task("main", trace.None)
	b.step(main)
	b.wait(main, trace.Wait{Kind: trace.WaitSleep, Delay: 2 * second, Literal: trace.None, Asked: b.span("delay", 1), Target: trace.None})
	b.at(2).returns(main, "None")
	_, svg := at1280(t, b.done())
	handles := svg.find("handle")
	require.Len(t, handles, 1)
	assert.Contains(t, handles[0].attributes["class"], "locked")
	assert.NotContains(t, handles[0].attributes, "data-literal")
	assert.Equal(t, "2", handles[0].attributes["data-line"])
	assert.Equal(t, "26 31", handles[0].attributes["data-span"])
}

func TestTasksThatAreNotThereInTheTimeInViewSayWhen(t *testing.T) {
	view := Fit(900)
	view.From, view.To = 1200*millisecond, 1700*millisecond
	d := Layout(orphaning(), view)
	assert.Equal(t, "ended at 1 s", d.Lanes[1].Aside.String)
	view.From, view.To = 10*millisecond, 100*millisecond
	assert.Equal(t, "made at 0.2 s", Layout(nesting(), view).Lanes[4].Aside.String)
}

func TestHoldingThePlotKeepsItInPlace(t *testing.T) {
	a := Arrange(orphaning())
	view := Fit(900)
	before := a.Layout(view)
	view.From, view.To, view.Left, view.Right = before.Plot.From, before.Plot.To, before.Plot.Left, before.Plot.Right
	other := Arrange(keeping()).Layout(view)
	assert.Equal(t, before.Plot.Left, other.Plot.Left)
	assert.Equal(t, before.Plot.SecondsPerPixel(), other.Plot.SecondsPerPixel())
}

func TestMoreLanesThanAreDrawnAreCounted(t *testing.T) {
	d := Layout(many(300), Fit(1000))
	assert.NotEmpty(t, d.Folds, "many like one another are one row")
	assert.Nil(t, d.Overview)
	view := Fit(1000)
	view.AllLanes = true
	d = Layout(many(300), view)
	assert.Len(t, d.Lanes, MaxLanes)
	require.NotNil(t, d.Overview)
	assert.Equal(t, []int{0, 200, 301}, []int{d.Overview.First, d.Overview.Last, d.Overview.Rows})
	assert.Contains(t, d.Overview.Label.String, "101 more rows")
	assert.True(t, d.Brackets[0].OpenBottom)
}

func TestWhatSharesAnInstantCanBeToldApart(t *testing.T) {
	b := build("")
	main := b.task("main", trace.None)
	b.step(main)
	slow, bad := b.task("slow", main), b.task("bad", main)
	group := b.group(trace.Gather, main, trace.Span{}, slow, bad)
	b.waitFor(main, group)
	b.step(slow)
	b.sleep(slow, 2, trace.None)
	b.step(bad)
	b.sleep(bad, 1, trace.None)
	b.at(1)
	failure := b.raises(bad, "ServerDown", "")
	b.counts(group, 1)
	b.settles(group, trace.Raised, "ServerDown", "")
	b.moves(failure, trace.InGroup, group, trace.Span{})
	b.step(main)
	b.end(main, trace.Raised, "ServerDown", "")
	b.moves(failure, trace.InTask, main, trace.Span{})
	b.moves(failure, trace.OutOfRun, main, trace.Span{})
	b.cancelled(slow, trace.ByShutdown, trace.None)

	made := b.done()
	for _, width := range widths {
		d := Layout(made, Fit(width))
		checkGeometry(t, d)
		x := d.Plot.X(second)
		const path, tick, mark = 2.5, tickWidth, 10.0 // how wide they are drawn
		require.Len(t, d.Paths, 1)
		for _, point := range d.Paths[0].Points {
			assert.InDelta(t, x, point.X, 0.01, "the way of the exception goes up at its time")
		}
		require.Len(t, d.Rules, 1)
		assert.Greater(t, d.Rules[0].X-ruleGap/2.0-0.6, x+tick/2.0, "the rule stands after the last ticks")
		assert.Less(t, d.Rules[0].X+ruleGap/2.0+0.6, x+markOffset-7, "and before the marks of the ends")
		require.Len(t, d.Lanes[1].Marks, 2)
		for _, m := range d.Lanes[1].Marks {
			assert.Less(t, m.X+mark/2, x-path/2, "the path does not strike out the cancellation")
			assert.Equal(t, trace.Time(second), m.At)
		}
	}
}
