package timeline

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"gatherplay/gather/trace"
)

// A builder makes traces by hand: the tests say what happened, in the order in which it did.
type builder struct {
	*trace.Trace
	now     trace.Time
	seq     int32
	counted map[int32]int32 // by group: how many of its members
}

func build(source string) *builder {
	return &builder{Trace: &trace.Trace{Files: []trace.File{{Name: "program.py", Source: source}}}, counted: map[int32]int32{}}
}

// at moves the clock on.
func (b *builder) at(seconds float64) *builder {
	b.now = trace.Time(seconds*1e9 + 0.5)
	return b
}

func (b *builder) moment() trace.Moment {
	b.seq++
	return trace.Moment{At: b.now, Seq: b.seq}
}

// span returns where a piece of the source stands, for the n-th time.
func (b *builder) span(text string, n int) trace.Span {
	at := 0
	for {
		i := strings.Index(b.Files[0].Source[at:], text)
		if i < 0 {
			return trace.Span{}
		}
		if at += i; n == 0 {
			return trace.Span{Start: int32(at), End: int32(at + len(text))}
		}
		at, n = at+len(text), n-1
	}
}

func (b *builder) literal(text string, span trace.Span) int32 {
	b.Literals = append(b.Literals, trace.Literal{Span: span, Text: text})
	return int32(len(b.Literals) - 1)
}

// task makes a task whose first step is yet to come.
func (b *builder) task(coroutine string, creator int32, arguments ...string) int32 {
	id := int32(len(b.Tasks))
	t := trace.Task{Name: "Task-" + strconv.Itoa(int(id)+1), Coroutine: coroutine, Creator: creator, Created: b.moment(), Group: trace.None}
	if creator < 0 {
		t.Role = trace.Main
	}
	for _, argument := range arguments {
		t.Arguments = append(t.Arguments, trace.Argument{Value: trace.Value{Repr: argument, Literal: trace.None}})
	}
	t.Segments = []trace.Segment{{State: trace.Created, From: t.Created, Wait: new(trace.Wait)}}
	t.End.Failure, t.End.Value.Literal = trace.None, trace.None
	b.Tasks = append(b.Tasks, t)
	if creator < 0 {
		b.Runs = append(b.Runs, trace.Run{Main: id, Began: t.Created})
	}
	return id
}

// enter ends what a task does and begins something else.
func (b *builder) enter(id int32, s trace.Segment) {
	t := &b.Tasks[id]
	m := b.moment()
	t.Segments[len(t.Segments)-1].To = m
	s.From, s.To = m, m
	t.Segments = append(t.Segments, s)
}

// step lets a task run, without taking time.
func (b *builder) step(ids ...int32) {
	for _, id := range ids {
		b.enter(id, trace.Segment{State: trace.Running, Wait: new(trace.Wait)})
	}
}

func (b *builder) ready(id int32) {
	b.enter(id, trace.Segment{State: trace.Ready, Wait: new(trace.Wait)})
}

func (b *builder) wait(id int32, w trace.Wait) {
	if w.Kind == trace.WaitSleep && w.Literal == 0 && len(b.Literals) == 0 {
		w.Literal = trace.None
	}
	b.enter(id, trace.Segment{State: trace.Waiting, Wait: &w})
}

func (b *builder) sleep(id int32, seconds float64, literal int32) {
	b.wait(id, trace.Wait{Kind: trace.WaitSleep, Target: trace.None, Delay: trace.Time(seconds * 1e9), Literal: literal, Timeout: trace.None})
}

func (b *builder) waitFor(id, group int32) {
	b.wait(id, trace.Wait{Kind: trace.WaitGroup, Target: group, Literal: trace.None, Timeout: trace.None})
	b.Groups[group].Awaiters = append(b.Groups[group].Awaiters, id)
}

// group forms a group. Tasks are its members, and groups, given as the complement of their index.
func (b *builder) group(kind trace.GroupKind, creator int32, span trace.Span, members ...int32) int32 {
	id := int32(len(b.Groups))
	g := trace.Group{Kind: kind, Formed: b.moment(), Creator: creator, Span: span, Deadline: -1, Parent: trace.None}
	g.End.Failure, g.End.Value.Literal = trace.None, trace.None
	for i, member := range members {
		slot := trace.Slot{Task: trace.None, Group: trace.None, Outcome: new(trace.Outcome), Value: new(trace.Value)}
		slot.Value.Literal, slot.Outcome.Failure, slot.Outcome.Value.Literal = trace.None, trace.None, trace.None
		if member < 0 {
			slot.Group = ^member
			b.Groups[slot.Group].Parent, b.Groups[slot.Group].Position = id, int32(i)
		} else {
			slot.Task = member
			if t := &b.Tasks[member]; t.Group < 0 {
				t.Group, t.Position = id, int32(i)
			}
		}
		g.Slots = append(g.Slots, slot)
	}
	b.Groups = append(b.Groups, g)
	return id
}

// end ends a task.
func (b *builder) end(id int32, kind trace.Ending, class, repr string) {
	t := &b.Tasks[id]
	m := b.moment()
	t.Segments[len(t.Segments)-1].To = m
	t.End.Kind, t.End.At, t.End.Value.Type, t.End.Value.Repr = kind, m, class, repr
	for i := range b.Runs {
		if b.Runs[i].Main == id {
			b.Runs[i].MainEnded, b.MainEnded = m, m
		}
	}
}

func (b *builder) returns(id int32, repr string) {
	b.step(id)
	b.end(id, trace.Returned, "int", repr)
}

// raises ends a task with an exception, and returns the failure, whose way begins in the task.
func (b *builder) raises(id int32, class, message string) int32 {
	b.step(id)
	b.end(id, trace.Raised, class, message)
	b.Failures = append(b.Failures, trace.Failure{Type: class, Message: message, Raised: b.Tasks[id].End.At, Task: id,
		Path: []trace.Place{{Kind: trace.InTask, ID: id, At: b.Tasks[id].End.At}}})
	failure := int32(len(b.Failures) - 1)
	b.Tasks[id].End.Failure = failure
	return failure
}

func (b *builder) moves(failure int32, kind trace.PlaceKind, id int32, span trace.Span) {
	f := &b.Failures[failure]
	f.Path = append(f.Path, trace.Place{Kind: kind, ID: id, At: b.moment(), Span: span})
}

// cancelled delivers a cancellation that ends a task.
func (b *builder) cancelled(id int32, cause trace.CancelCause, by int32) {
	b.Cancels = append(b.Cancels, trace.Cancel{Task: id, Cause: cause, By: by, Requested: b.moment(), Delivered: b.moment()})
	b.step(id)
	b.end(id, trace.Cancelled, "CancelledError", "")
}

// counts lets a group count one of its members, a task that has ended or a group that is done.
func (b *builder) counts(group, position int32) {
	g := &b.Groups[group]
	slot := &g.Slots[position]
	b.counted[group]++
	slot.Order = b.counted[group]
	var end *trace.Outcome
	if slot.Task >= 0 {
		end = &b.Tasks[slot.Task].End
	} else {
		end = &b.Groups[slot.Group].End
	}
	outcome := *end
	slot.Outcome = &outcome
	slot.Outcome.At = b.moment()
	if end.Kind != trace.Raised || g.ReturnExceptions {
		slot.Value = &end.Value
	}
}

func (b *builder) settles(group int32, kind trace.Ending, class, repr string) {
	g := &b.Groups[group]
	g.End.Kind, g.End.At, g.End.Value = kind, b.moment(), trace.Value{Type: class, Repr: repr, Literal: trace.None}
}

func (b *builder) done() *trace.Trace {
	b.End = b.moment()
	for i := range b.Tasks {
		if t := &b.Tasks[i]; t.End.Kind == trace.Unended {
			t.Segments[len(t.Segments)-1].To = b.End
		}
	}
	return b.Trace
}

// A call is one argument of the gather that [gathered] makes.
type call struct {
	coroutine string
	arguments []string
	seconds   float64
	returns   string
	raises    string
}

// A scene is a program that gathers some calls in main, and perhaps catches what gather raises and sleeps on.
type scene struct {
	source           string
	calls            []call
	returnExceptions bool
	catches          bool
	sleeps           float64
}

// gathered makes the trace of a scene.
func gathered(s scene) *trace.Trace {
	b := build(s.source)
	main := b.task("main", trace.None)
	b.step(main)
	var children []int32
	for _, c := range s.calls {
		children = append(children, b.task(c.coroutine, main, c.arguments...))
	}
	g := b.group(trace.Gather, main, b.span("asyncio.gather(", 0), children...)
	b.Groups[g].ReturnExceptions = s.returnExceptions
	b.waitFor(main, g)
	for i, id := range children {
		b.step(id)
		span := b.span(strconv.FormatFloat(s.calls[i].seconds, 'g', -1, 64), 0)
		b.sleep(id, s.calls[i].seconds, b.literal("x", span))
	}
	order := make([]int, len(children))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(s.calls[i].seconds, s.calls[j].seconds) })
	mainEnds, mainDone := -1.0, false
	finish := func() {
		b.returns(main, "None")
		mainDone = true
		for _, id := range children {
			if b.Tasks[id].End.Kind == trace.Unended {
				b.cancelled(id, trace.ByShutdown, trace.None)
			}
		}
	}
	for _, i := range order {
		if mainDone {
			break
		}
		if mainEnds >= 0 && s.calls[i].seconds > mainEnds {
			b.at(mainEnds)
			finish()
			break
		}
		b.at(s.calls[i].seconds)
		id := children[i]
		over := b.Groups[g].End.Kind != trace.Unended
		if s.calls[i].raises != "" {
			failure := b.raises(id, s.calls[i].raises, "it failed")
			b.counts(g, int32(i))
			switch {
			case s.returnExceptions:
				b.moves(failure, trace.InSlot, g, trace.Span{})
			case over:
				b.moves(failure, trace.Unsurfaced, g, trace.Span{})
			default:
				b.settles(g, trace.Raised, s.calls[i].raises, "it failed")
				b.moves(failure, trace.InGroup, g, trace.Span{})
				b.step(main)
				b.moves(failure, trace.InTask, main, trace.Span{})
				if s.catches {
					b.moves(failure, trace.Caught, main, b.span("except", 0))
					mainEnds = s.calls[i].seconds + s.sleeps
					b.sleep(main, s.sleeps, b.literal("x", trace.Span{}))
				} else {
					b.end(main, trace.Raised, s.calls[i].raises, "it failed")
					b.moves(failure, trace.OutOfRun, trace.None, trace.Span{})
					mainDone = true
					for _, id := range children {
						if b.Tasks[id].End.Kind == trace.Unended {
							b.cancelled(id, trace.ByShutdown, trace.None)
						}
					}
				}
			}
		} else {
			b.returns(id, s.calls[i].returns)
			b.counts(g, int32(i))
		}
	}
	if b.Groups[g].End.Kind == trace.Unended {
		b.settles(g, trace.Returned, "list", "[…]")
	}
	if !mainDone {
		if mainEnds >= 0 {
			b.at(mainEnds)
		}
		finish()
	}
	return b.done()
}

const apiSource = `import asyncio

class APIError(Exception):
    pass

async def call_api(name, result, delay):
    print("calling", name)
    await asyncio.sleep(delay)
    return result

async def call_api_failed(delay):
    await asyncio.sleep(delay)
    raise APIError("API failed")

async def main():
    try:
        a, b, c = await asyncio.gather(
            call_api("API 1", 100, 1),
            call_api("API 2", 200, 2.5),
            call_api_failed(1.5),
        )
        print(a, b, c)
    except APIError as error:
        print("caught:", error)
    await asyncio.sleep(0.5)
    print("main is done")

asyncio.run(main())
`

// orphaning is the sketch: one call fails, the other goes on until main ends.
func orphaning() *trace.Trace {
	return gathered(scene{source: apiSource, catches: true, sleeps: 0.5, calls: []call{
		{"call_api", []string{`"API 1"`, "100", "1"}, 1, "100", ""},
		{"call_api", []string{`"API 2"`, "200", "2.5"}, 2.5, "200", ""},
		{"call_api_failed", []string{"1.5"}, 1.5, "", "APIError"},
	}})
}

// keeping has return_exceptions=True and ends in another order than it began.
func keeping() *trace.Trace {
	return gathered(scene{source: apiSource, returnExceptions: true, calls: []call{
		{"call_api", []string{`"API 1"`, "100", "2"}, 2, "100", ""},
		{"call_api", []string{`"API 2"`, "200", "1.5"}, 1.5, "200", ""},
		{"call_api_failed", []string{"1"}, 1, "", "APIError"},
	}})
}

// leaving has an exception that nothing stops.
func leaving() *trace.Trace {
	return gathered(scene{source: apiSource, calls: []call{
		{"call_api", []string{`"API 1"`, "100", "1"}, 1, "100", ""},
		{"call_api", []string{`"API 2"`, "200", "3"}, 3, "200", ""},
		{"call_api_failed", []string{"2"}, 2, "", "APIError"},
	}})
}

// simultaneous ends three tasks in one instant.
func simultaneous() *trace.Trace {
	return gathered(scene{source: apiSource, calls: []call{
		{"process_data", []string{`"A"`, `"data1"`}, 1, `{'id': 'A', 'result': 'Processed data1'}`, ""},
		{"process_data", []string{`"B"`, `"data2"`}, 1, `{'id': 'B', 'result': 'Processed data2'}`, ""},
		{"process_data", []string{`"C"`, `"data3"`}, 1, `{'id': 'C', 'result': 'Processed data3'}`, ""},
	}})
}

// unseen has a second failure after the first, and a third.
func unseen() *trace.Trace {
	return gathered(scene{source: apiSource, catches: true, sleeps: 2, calls: []call{
		{"fetch", []string{`"one"`}, 0.4, "", "ValueError"},
		{"fetch", []string{`"two"`}, 1.2, "", "ConnectionResetError"},
		{"fetch", []string{`"three"`}, 1.25, "", "KeyError"},
	}})
}

// nesting gathers a gather and a task that gathers.
func nesting() *trace.Trace {
	b := build(apiSource)
	main := b.task("main", trace.None)
	b.step(main)
	x, y := b.task("inner_x", main), b.task("inner_y", main)
	inner := b.group(trace.Gather, main, b.span("asyncio.sleep", 0), x, y)
	team := b.task("team", main, `"red"`)
	outer := b.group(trace.Gather, main, b.span("asyncio.gather(", 0), ^inner, team)
	b.waitFor(main, outer)
	b.step(x)
	b.sleep(x, 1.5, trace.None)
	b.step(y)
	b.sleep(y, 0.7, trace.None)
	b.at(0.2).step(team)
	p, q := b.task("player", team, "1"), b.task("player", team, "2")
	players := b.group(trace.Gather, team, b.span("asyncio.sleep", 1), p, q, p)
	b.waitFor(team, players)
	b.step(p)
	b.sleep(p, 1.1, trace.None)
	b.step(q)
	b.sleep(q, 0.3, trace.None)
	b.at(0.5).returns(q, "2")
	b.counts(players, 1)
	b.at(0.7).returns(y, "'y'")
	b.counts(inner, 1)
	b.at(1.3).returns(p, "1")
	b.counts(players, 0)
	b.counts(players, 2)
	b.settles(players, trace.Returned, "list", "[1, 2, 1]")
	b.returns(team, "[1, 2, 1]")
	b.counts(outer, 1)
	b.at(1.5).returns(x, "'x'")
	b.counts(inner, 0)
	b.settles(inner, trace.Returned, "list", "['x', 'y']")
	b.counts(outer, 0)
	b.settles(outer, trace.Returned, "list", "[['x', 'y'], [1, 2, 1]]")
	b.returns(main, "None")
	return b.done()
}

// timing has timeouts, one of which passes, and the gather around them raises.
func timing() *trace.Trace {
	b := build(apiSource)
	main := b.task("main", trace.None)
	b.step(main)
	slow, fast := b.task("slow_operation", main), b.task("slow_operation", main)
	g := b.group(trace.Gather, main, b.span("asyncio.gather(", 0), slow, fast)
	b.waitFor(main, g)
	for i, id := range []int32{slow, fast} {
		b.step(id)
		limit := b.group(trace.WaitFor, id, b.span("asyncio.sleep", 0))
		b.Groups[limit].Deadline = b.now + 3*second
		b.wait(id, trace.Wait{Kind: trace.WaitSleep, Delay: trace.Time(5-3*i) * second, Literal: trace.None, Timeout: limit, Target: trace.None})
	}
	b.at(2).returns(fast, "'Slow operation completed'")
	b.settles(2, trace.Returned, "str", "'Slow operation completed'")
	b.counts(g, 1)
	b.at(3)
	b.Cancels = append(b.Cancels, trace.Cancel{Task: slow, Cause: trace.ByTimeout, By: 1, Requested: b.moment(), Delivered: b.moment()})
	failure := b.raises(slow, "TimeoutError", "")
	b.Tasks[slow].End.Kind = trace.TimedOut
	b.settles(1, trace.TimedOut, "TimeoutError", "")
	b.counts(g, 0)
	b.settles(g, trace.Raised, "TimeoutError", "")
	b.moves(failure, trace.InGroup, g, trace.Span{})
	b.step(main)
	b.moves(failure, trace.Caught, main, b.span("except", 0))
	b.end(main, trace.Returned, "NoneType", "None")
	return b.done()
}

// freezing blocks the loop while others should run.
func freezing() *trace.Trace {
	b := build(apiSource)
	main := b.task("main", trace.None)
	b.step(main)
	blocker, one, two := b.task("blocker", main), b.task("worker", main, "1"), b.task("worker", main, "2")
	g := b.group(trace.Gather, main, b.span("asyncio.gather(", 0), blocker, one, two)
	b.waitFor(main, g)
	b.step(blocker)
	b.sleep(blocker, 0.3, trace.None)
	b.step(one)
	b.sleep(one, 0.4, trace.None)
	b.step(two)
	b.sleep(two, 0.9, trace.None)
	b.at(0.3).step(blocker)
	b.Blocks = append(b.Blocks, trace.Block{Task: blocker, From: b.moment(), Span: b.span("print", 0)})
	b.at(0.4).ready(one)
	b.at(0.7)
	b.Blocks[0].To = b.moment()
	b.end(blocker, trace.Returned, "NoneType", "None")
	b.counts(g, 0)
	b.returns(one, "'one'")
	b.counts(g, 1)
	b.at(0.9).returns(two, "'two'")
	b.counts(g, 2)
	b.settles(g, trace.Returned, "list", "[None, 'one', 'two']")
	b.returns(main, "None")
	return b.done()
}

// cancelling has a request by the program, a task that cleans up, and a task not yet started.
func cancelling() *trace.Trace {
	b := build(apiSource)
	main := b.task("main", trace.None)
	b.step(main)
	worker := b.task("worker", main)
	b.Tasks[worker].Name = "the worker"
	b.sleep(main, 1, trace.None)
	b.step(worker)
	b.wait(worker, trace.Wait{Kind: trace.WaitLock, Target: trace.None, Literal: trace.None, Timeout: trace.None})
	b.at(1).step(main)
	b.Cancels = append(b.Cancels, trace.Cancel{Task: worker, Cause: trace.ByProgram, By: main, Requested: b.moment(), Span: b.span("asyncio.sleep", 0)})
	b.wait(main, trace.Wait{Kind: trace.WaitTask, Target: worker, Literal: trace.None, Timeout: trace.None})
	b.Cancels[0].Delivered = b.moment()
	b.step(worker)
	b.sleep(worker, 0.5, trace.None)
	b.at(1.5).step(worker)
	b.end(worker, trace.Cancelled, "CancelledError", "")
	b.returns(main, "None")
	return b.done()
}

// many gathers n workers.
func many(n int) *trace.Trace {
	var calls []call
	for i := range n {
		calls = append(calls, call{"worker", []string{strconv.Itoa(i)}, 0.3 + float64(i*7919%97)/50, strconv.Itoa(i * i), ""})
	}
	calls[n/3].raises = "ValueError"
	return gathered(scene{source: apiSource, calls: calls, returnExceptions: true})
}

// scenes are all of them by name.
var scenes = []struct {
	name  string
	trace *trace.Trace
}{
	{"orphaning", orphaning()},
	{"keeping", keeping()},
	{"leaving", leaving()},
	{"simultaneous", simultaneous()},
	{"unseen", unseen()},
	{"nesting", nesting()},
	{"timing", timing()},
	{"freezing", freezing()},
	{"cancelling", cancelling()},
	{"many16", many(16)},
	{"many60", many(60)},
}
