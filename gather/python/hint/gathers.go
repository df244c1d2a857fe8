package hint

import (
	"slices"

	"gatherplay/gather/python/edit"
	"gatherplay/gather/python/internal/syntax"
	"gatherplay/gather/story"
	"gatherplay/gather/trace"
)

// gathers looks at what became of each gather.
func (f *finder) gathers() {
	for i := range f.trace.Groups {
		g := &f.trace.Groups[i]
		if g.Kind != trace.Gather || f.enough(LostResults, g.Span) {
			continue
		}
		switch {
		case len(g.Awaiters) == 0 && g.Parent == trace.None && f.forgotten(g):
		case (g.End.Kind == trace.Raised || g.End.Kind == trace.TimedOut) && len(g.Awaiters) > 0:
			f.raised(int32(i), g)
		case g.ReturnExceptions && g.End.Kind == trace.Returned:
			f.unchecked(int32(i), g)
		}
	}
}

// raised looks at what a gather that raised has left behind.
func (f *finder) raised(group int32, g *trace.Group) {
	if f.takenCareOf(g) || f.cancelled[g.Span] {
		return
	}
	var lost []story.Text
	results := 0
	for _, slot := range g.Slots {
		if o := slot.Outcome; o.Kind == trace.Returned && o.At.Before(g.End.At) && o.Value.Type != "NoneType" {
			if results++; results <= 3 {
				lost = append(lost, f.Say(story.Quote(o.Value.Repr)))
			}
		}
	}
	var orphans []int32
	var until trace.Time
	for _, o := range f.orphans {
		if o.Group == group && o.To.At > o.From.At && !f.awaitedLater(o.Task, o.To) {
			orphans = append(orphans, o.Task)
			until = max(until, o.To.At)
		}
	}
	// Without a use of the results, return_exceptions would only hide the exceptions.
	var changes []edit.Change
	advice := f.Say(" A TaskGroup would cancel the others and raise.")
	if call := f.call(g.Span); call != nil {
		if a := f.awaited(call); a == nil {
			changes, _ = f.editor.ReturnExceptions(group, true)
		} else if _, discarded := f.discarded(a); !discarded {
			changes, _ = f.editor.ReturnExceptions(group, true)
		}
	}
	if changes != nil {
		advice = f.Say(" With `return_exceptions=True` gather waits for all and keeps every result, exceptions among them.")
	}
	for _, failure := range f.trace.Failures {
		if n := len(failure.Path); n > 0 && failure.Path[n-1].Kind == trace.Unsurfaced && failure.Path[n-1].ID == group && failure.Task >= 0 &&
			failure.Type != "CancelledError" {
			f.found(SecondException, failure.Raised, g.Span, changes, "Nobody will ever see the ", story.Quote(failure.Type), " of ", story.Task(failure.Task),
				": gather passes on only the first exception, that of ", f.first(g), ".", advice)
			return
		}
	}
	switch {
	case len(orphans) > 0:
		verb := " runs on"
		if len(orphans) > 1 {
			verb = " run on"
		}
		f.found(RunningOn, g.End.At, g.Span, changes, "gather does not stop its other tasks when one fails: ", f.Tasks(orphans), verb, " until ", until,
			", with nobody waiting.", advice)
	case results > 3:
		f.found(LostResults, g.End.At, g.Span, changes, "The ", results, " results that were there are lost because ", f.first(g), " failed.", advice)
	case results > 0:
		what := "The result "
		verb := " is lost because "
		if results > 1 {
			what, verb = "The results ", " are lost because "
		}
		f.found(LostResults, g.End.At, g.Span, changes, what, joined(f, lost), verb, f.first(g), " failed.", advice)
	}
}

// joined lists texts: "a, b and c".
func joined(f *finder, items []story.Text) story.Text {
	text := items[0]
	for i, item := range items[1:] {
		between := ", "
		if i == len(items)-2 {
			between = " and "
		}
		text = f.Say(text, between, item)
	}
	return text
}

// first names the task whose exception a gather passed on.
func (f *finder) first(g *trace.Group) story.Text {
	if g.End.Failure != trace.None {
		if task := f.trace.Failures[g.End.Failure].Task; task != trace.None {
			return f.Say(story.Task(task))
		}
	}
	return f.Say("one of its members")
}

// takenCareOf reports whether the program itself cancels the other members of a gather that has raised.
func (f *finder) takenCareOf(g *trace.Group) bool {
	for i := range f.trace.Cancels {
		c := &f.trace.Cancels[i]
		if c.Cause != trace.ByProgram || c.Requested.Before(g.End.At) || c.Refused {
			continue
		}
		for _, slot := range g.Slots {
			if slot.Task == c.Task {
				return true
			}
		}
	}
	return false
}

// awaitedLater reports whether somebody waits for a task again after a stretch in which nobody did.
func (f *finder) awaitedLater(task int32, to trace.Moment) bool {
	end := &f.trace.Tasks[task].End
	return end.Kind != trace.Unended && to.Before(end.At)
}

// forgotten looks at a gather that nobody has waited for, and reports whether that was forgotten.
func (f *finder) forgotten(g *trace.Group) bool {
	call := f.call(g.Span)
	if call == nil || syntax.LastName(call.Func) != "gather" {
		return false
	}
	if _, ok := f.discarded(call); ok {
		var changes []edit.Change
		if f.awaitable(call) {
			changes = []edit.Change{insert(int(call.Span().Start), "await ")}
		}
		f.found(GatherNotAwaited, g.Formed, g.Span, changes, "Nobody awaits this gather", story.At(g.Span), ": its tasks are on their own, and are cancelled when `main` ends before them.")
		return true
	}
	return false
}

// unchecked looks at a gather with return_exceptions whose list holds exceptions.
func (f *finder) unchecked(group int32, g *trace.Group) {
	failed := int32(trace.None)
	failures := 0
	for i := range f.trace.Failures {
		failure := &f.trace.Failures[i]
		n := len(failure.Path)
		if n > 0 && failure.Path[n-1].Kind == trace.InSlot && failure.Path[n-1].ID == group && failure.Type != "CancelledError" && failure.Task != trace.None && !caught(failure) {
			if failures++; failures == 1 {
				failed = int32(i)
			}
		}
	}
	call := f.call(g.Span)
	if failures == 0 || call == nil || f.awaited(call) == nil {
		return
	}
	await := f.awaited(call)
	failure := &f.trace.Failures[failed]
	who := f.Say("The ", story.Quote(failure.Type), " of ", story.Task(failure.Task))
	if failures > 1 {
		who = f.Say("The ", failures, " exceptions of this gather")
	}
	verb := " is"
	if failures > 1 {
		verb = " are"
	}
	var changes []edit.Change
	if statement, ok := f.discarded(await); ok {
		indent, first := f.indent(statement)
		if end, ok := f.alone(statement); ok && first {
			results, result := f.fresh("results"), f.fresh("result")
			changes = []edit.Change{
				insert(int(statement.Span().Start), results+" = "),
				insert(end, lines(indent, "for "+result+" in "+results+":", "    if isinstance("+result+", Exception):", `        print("failed:", repr(`+result+"))")),
			}
		}
	} else if statement, name := f.assigned(await); statement != nil && !f.uses(f.function(statement), name) {
		indent, first := f.indent(statement)
		if end, ok := f.alone(statement); ok && first {
			result := f.fresh("result")
			changes = []edit.Change{
				insert(end, lines(indent, "for "+result+" in "+name+":", "    if isinstance("+result+", Exception):", `        print("failed:", repr(`+result+"))")),
			}
		}
	} else {
		return
	}
	f.found(Unchecked, g.End.At, g.Span, changes, who, verb, " kept among the results by `return_exceptions=True`, and nobody looks at them: that something failed goes unnoticed.")
}

// caught reports whether an exception was caught before it came to the end of its way.
func caught(f *trace.Failure) bool {
	return slices.ContainsFunc(f.Path, func(p trace.Place) bool { return p.Kind == trace.Caught })
}

// lines returns lines to be added after a line.
func lines(indent string, text ...string) string {
	all := ""
	for _, line := range text {
		all += "\n" + indent + line
	}
	return all
}

// finishedGathers looks for gathers that are cancelled where their exception is caught: too late.
func (f *finder) finishedGathers() {
	for i := range f.trace.Groups {
		g := &f.trace.Groups[i]
		call := f.call(g.Span)
		if g.Kind != trace.Gather || g.End.Failure == trace.None || call == nil || f.enough(FinishedGather, g.Span) {
			continue
		}
		assign, name := f.assigned(call)
		if assign == nil {
			continue
		}
		for _, place := range f.trace.Failures[g.End.Failure].Path {
			if place.Kind != trace.Caught || place.At.Before(g.End.At) {
				continue
			}
			if cancel := f.cancelIn(place.Span, name); cancel != nil {
				f.cancelled[g.Span] = true
				f.found(FinishedGather, place.At, spanOf(cancel), f.cancelMembers(assign, call, cancel), "Cancelling `"+name+"` has no effect here: it ended when it raised, and its other tasks run on. Cancel the tasks themselves.")
			}
		}
	}
}

// cancelIn returns the call of cancel of a name in the except clause at a place, or nil.
func (f *finder) cancelIn(caught trace.Span, name string) (found *syntax.Call) {
	syntax.Inspect(f.module, func(n syntax.Node) bool {
		handler, ok := n.(*syntax.ExceptHandler)
		if !ok || !within(caught, handler) || caught.Start != int32(handler.Span().Start) {
			return true
		}
		syntax.Inspect(handler, func(n syntax.Node) bool {
			call, ok := n.(*syntax.Call)
			if !ok || found != nil {
				return found == nil
			}
			attribute, ok := call.Func.(*syntax.Attribute)
			if !ok || attribute.Attr != "cancel" {
				return true
			}
			if object, ok := attribute.Value.(*syntax.Name); ok && object.ID == name {
				found = call
			}
			return true
		})
		return true
	})
	return found
}

// cancelMembers makes the members of a gather tasks that are cancelled one by one.
func (f *finder) cancelMembers(assign *syntax.Assign, gather, cancel *syntax.Call) []edit.Change {
	statement, discarded := f.discarded(cancel)
	if !discarded {
		return nil
	}
	indent, ok := f.indent(statement)
	before, first := f.indent(assign)
	create, imported := f.asyncio("create_task")
	if _, alone := f.alone(statement); !ok || !first || !alone || !imported {
		return nil
	}
	task := f.fresh("task")
	loop := func(tasks string) edit.Change {
		return replace(statement, "for "+task+" in "+tasks+":\n"+indent+"    "+task+".cancel()")
	}
	if len(gather.Args) == 1 {
		star, ok := gather.Args[0].(*syntax.Starred)
		if !ok {
			return nil
		}
		if tasks, ok := star.Value.(*syntax.Name); ok && f.holdsTasks(tasks.ID) {
			return []edit.Change{loop(tasks.ID)}
		}
		return nil
	}
	tasks := f.fresh("tasks")
	var changes []edit.Change
	for _, arg := range gather.Args {
		call, ok := arg.(*syntax.Call)
		if !ok || f.async[syntax.LastName(call.Func)] == nil {
			return nil
		}
	}
	if len(gather.Args) == 0 {
		return nil
	}
	start, end := int(gather.Args[0].Span().Start), int(gather.Args[len(gather.Args)-1].Span().End)
	list := ""
	for i, arg := range gather.Args {
		if i > 0 {
			list += ", "
		}
		list += create + "(" + f.source(arg) + ")"
	}
	changes = append(changes, insert(int(assign.Span().Start), tasks+" = ["+list+"]\n"+before), edit.Change{Start: start, End: end, Text: "*" + tasks}, loop(tasks))
	return changes
}

// holdsTasks reports whether a name is given a list that is made with create_task.
func (f *finder) holdsTasks(name string) bool {
	holds := false
	syntax.Inspect(f.module, func(n syntax.Node) bool {
		if a, ok := n.(*syntax.Assign); ok && len(a.Targets) == 1 {
			if target, ok := a.Targets[0].(*syntax.Name); ok && target.ID == name {
				syntax.Inspect(a.Value, func(n syntax.Node) bool {
					if call, ok := n.(*syntax.Call); ok && syntax.LastName(call.Func) == "create_task" {
						holds = true
					}
					return !holds
				})
			}
		}
		return !holds
	})
	return holds
}

// stars looks for a gather that was given a list instead of its elements.
func (f *finder) stars() {
	for i := range f.trace.Failures {
		failure := &f.trace.Failures[i]
		if failure.Type != "TypeError" {
			continue
		}
		call := f.call(failure.Span)
		if call == nil {
			continue
		}
		if syntax.LastName(call.Func) != "gather" || len(call.Args) == 0 {
			continue
		}
		arg := call.Args[0]
		var changes []edit.Change
		what := "a list"
		switch arg := arg.(type) {
		case *syntax.GeneratorExp:
			what = "a generator"
			if arg.Span() == call.ParensSpan {
				changes = []edit.Change{insert(int(arg.Span().Start), "(*"), insert(int(arg.Span().End), ")")}
			} else {
				changes = []edit.Change{insert(int(arg.Span().Start), "*")}
			}
		case *syntax.List, *syntax.ListComp, *syntax.Name, *syntax.Tuple, *syntax.SetComp, *syntax.Set, *syntax.Call:
			if name, ok := arg.(*syntax.Name); ok {
				what = "`" + name.ID + "` itself"
			}
			start := int(arg.Span().Start)
			changes = []edit.Change{insert(start, "*")}
		default:
			continue
		}
		if _, isCall := arg.(*syntax.Call); isCall && f.async[syntax.LastName(arg.(*syntax.Call).Func)] != nil {
			continue
		}
		f.found(ForgottenStar, failure.Raised, failure.Span, changes, "gather takes its awaitables one by one, and was given "+what+". A star before it passes on the elements.")
	}
}

// timeouts looks for timeouts around a whole gather that had results.
func (f *finder) timeouts() {
	for i := range f.trace.Groups {
		g := &f.trace.Groups[i]
		if g.Kind != trace.Gather || g.End.Kind != trace.Cancelled || !g.Abandoned || f.enough(TimeoutOfAll, g.Span) {
			continue
		}
		limit := f.limitOf(g)
		if limit == nil {
			continue
		}
		n := 0
		for _, slot := range g.Slots {
			if slot.Outcome.Kind == trace.Returned && slot.Outcome.Value.Type != "NoneType" {
				n++
			}
		}
		if n == 0 {
			continue
		}
		results := f.Say("the result that was there is lost")
		if n > 1 {
			results = f.Say("the ", n, " results that were there are lost")
		}
		var changes []edit.Change
		if call := f.call(limit.Span); call != nil {
			changes = f.limitEach(call)
		}
		span := limit.Span
		if span.Zero() {
			span = g.Span
		}
		f.found(TimeoutOfAll, limit.End.At, span, changes, "The timeout is for the whole gather: when it is over, ", results, ". With a `wait_for` for each, what has finished is kept.")
	}
}

// limitOf returns the timeout that has cancelled a gather, or nil.
func (f *finder) limitOf(g *trace.Group) *trace.Group {
	for i := range f.trace.Groups {
		limit := &f.trace.Groups[i]
		if (limit.Kind == trace.WaitFor || limit.Kind == trace.Timeout) && limit.End.Kind == trace.TimedOut && limit.Deadline <= g.End.At.At &&
			limit.End.At.At == g.End.At.At {
			for _, awaiter := range g.Awaiters {
				if awaiter == limit.Creator {
					return limit
				}
			}
		}
	}
	return nil
}

// limitEach turns wait_for(gather(a(), b()), 1) into gather(wait_for(a(), 1), wait_for(b(), 1), return_exceptions=True).
func (f *finder) limitEach(call *syntax.Call) []edit.Change {
	if syntax.LastName(call.Func) != "wait_for" || len(call.Args) == 0 || len(call.Args)+len(call.Keywords) != 2 {
		return nil
	}
	gather, ok := call.Args[0].(*syntax.Call)
	if !ok || syntax.LastName(gather.Func) != "gather" || len(gather.Args) == 0 {
		return nil
	}
	var limit syntax.Node
	if len(call.Args) == 2 {
		limit = call.Args[1]
	} else {
		limit = call.Keywords[0]
	}
	open, end := f.source(call.Func)+"(", ", "+f.source(limit)+")"
	changes := []edit.Change{{Start: int(call.Span().Start), End: int(gather.Span().Start)}, {Start: int(gather.Span().End), End: int(call.Span().End)}}
	for _, arg := range gather.Args {
		var each syntax.Expr = arg
		if star, ok := arg.(*syntax.Starred); ok {
			switch list := star.Value.(type) {
			case *syntax.GeneratorExp:
				each = list.Elt
			case *syntax.ListComp:
				each = list.Elt
			default:
				return nil
			}
		}
		changes = append(changes, insert(int(each.Span().Start), open), insert(int(each.Span().End), end))
	}
	for _, keyword := range gather.Keywords {
		if keyword.Arg == "return_exceptions" || keyword.Arg == "" {
			return changes
		}
	}
	last := int(gather.Args[len(gather.Args)-1].Span().End)
	return append(changes, insert(last, ", return_exceptions=True"))
}
