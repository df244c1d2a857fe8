package hint

import (
	"strings"

	"gatherplay/gather/python/edit"
	"gatherplay/gather/python/internal/syntax"
	"gatherplay/gather/story"
	"gatherplay/gather/trace"
)

// blocks looks for calls that stop the whole loop while other tasks could run.
func (f *finder) blocks() {
	for i := range f.trace.Blocks {
		b := &f.trace.Blocks[i]
		if b.Task == trace.None || f.enough(Blocking, b.Span) || !f.othersIn(b) {
			continue
		}
		call := f.call(b.Span)
		var changes []edit.Change
		advice := f.Say(" Run it in a thread, with `asyncio.to_thread`.")
		if call != nil && syntax.LastName(call.Func) == "sleep" {
			if sleep, ok := f.asyncio("sleep"); ok && f.awaitable(call) {
				advice = f.Say(" `asyncio.sleep` lets the others run meanwhile.")
				changes = []edit.Change{replace(call.Func, "await "+sleep)}
				if f.awaited(call) != nil {
					changes = []edit.Change{replace(call.Func, sleep)}
				}
			} else if change, ok := f.toThread(call); ok {
				changes = []edit.Change{change}
			}
		}
		f.found(Blocking, b.From, b.Span, changes, story.Task(b.Task), " blocks the loop for ", b.To.At-b.From.At, story.At(b.Span), ": no other task can run.", advice)
	}
}

// othersIn reports whether another task is there during a block.
func (f *finder) othersIn(b *trace.Block) bool {
	for i := range f.trace.Tasks {
		t := &f.trace.Tasks[i]
		if b.From.Before(t.Created) {
			break
		}
		if int32(i) != b.Task && t.Role == trace.Ordinary && !t.End.By(b.From) {
			return true
		}
	}
	return false
}

// toThread has the function that blocks called in a thread, if one coroutine calls it, at one place.
func (f *finder) toThread(blocking *syntax.Call) (edit.Change, bool) {
	function, ok := f.function(blocking).(*syntax.FunctionDef)
	thread, imported := f.asyncio("to_thread")
	if !ok || !imported {
		return edit.Change{}, false
	}
	var calls []*syntax.Call
	syntax.Inspect(f.module, func(n syntax.Node) bool {
		if call, ok := n.(*syntax.Call); ok {
			if name, ok := call.Func.(*syntax.Name); ok && name.ID == function.Name {
				calls = append(calls, call)
			}
		}
		return true
	})
	if len(calls) != 1 || !f.awaitable(calls[0]) {
		return edit.Change{}, false
	}
	call := calls[0]
	separator := ""
	if len(call.Args)+len(call.Keywords) > 0 {
		separator = ", "
	}
	return edit.Change{Start: int(call.Func.Span().Start), End: int(call.ParensSpan.Start) + 1, Text: "await " + thread + "(" + function.Name + separator}, true
}

// sequences looks for awaits one after the other of calls that do not need each other's results.
func (f *finder) sequences() {
	if _, ok := f.asyncio("gather"); !ok {
		return
	}
	syntax.Inspect(f.module, func(n syntax.Node) bool {
		var bodies [][]syntax.Stmt
		switch n := n.(type) {
		case *syntax.AsyncFunctionDef:
			bodies = [][]syntax.Stmt{n.Body}
		case *syntax.With:
			bodies = [][]syntax.Stmt{n.Body}
		case *syntax.Try:
			bodies = [][]syntax.Stmt{n.Body}
		case *syntax.If:
			bodies = [][]syntax.Stmt{n.Body, n.Orelse}
		}
		for _, body := range bodies {
			for first := 0; first < len(body); {
				run := f.sequence(body[first:])
				if len(run) > 1 {
					f.sequential(run)
				}
				first += max(1, len(run))
			}
		}
		return true
	})
	f.collected()
}

// A step is a statement that awaits a call, and perhaps gives its value a name.
type step struct {
	statement syntax.Stmt
	name      string
	await     *syntax.Await
	call      *syntax.Call
	function  *syntax.AsyncFunctionDef
}

// stepOf takes a statement for a step; ok is false if it is none.
func (f *finder) stepOf(statement syntax.Stmt) (s step, ok bool) {
	var value syntax.Expr
	switch statement := statement.(type) {
	case *syntax.ExprStmt:
		value = statement.Value
	case *syntax.Assign:
		name, isName := statement.Targets[0].(*syntax.Name)
		if len(statement.Targets) != 1 || !isName {
			return s, false
		}
		value, s.name = statement.Value, name.ID
	}
	s.statement = statement
	if s.await, ok = value.(*syntax.Await); !ok {
		return s, false
	}
	if s.call, ok = s.await.Value.(*syntax.Call); !ok {
		return s, false
	}
	functions := f.async[syntax.LastName(s.call.Func)]
	if len(functions) != 1 {
		return s, false
	}
	s.function = functions[0]
	return s, true
}

// sequence returns the steps with which statements begin that could be taken at the same time: all of the same function, or all of
// their values kept, and none that uses the value of one before.
func (f *finder) sequence(statements []syntax.Stmt) []step {
	var steps []step
	for _, statement := range statements {
		s, ok := f.stepOf(statement)
		if !ok {
			break
		}
		if len(steps) > 0 {
			first := &steps[0]
			if (s.name == "") != (first.name == "") || s.name == "" && s.function != first.function {
				break
			}
		}
		dependent := false
		for i := range steps {
			dependent = dependent || steps[i].name != "" && (steps[i].name == s.name || f.uses(s.call, steps[i].name))
		}
		if dependent {
			break
		}
		steps = append(steps, s)
	}
	return steps
}

// sequential gives the hint for steps, if they were taken one after the other and each took time.
func (f *finder) sequential(steps []step) {
	for i := range steps {
		if _, ok := f.alone(steps[i].statement); !ok {
			return
		}
	}
	task, at, ok := f.tookTime(steps)
	if !ok {
		return
	}
	first := &steps[0]
	gather, _ := f.asyncio("gather")
	indent, _ := f.indent(first.statement)
	var changes []edit.Change
	names := ""
	for i := range steps {
		s := &steps[i]
		if i > 0 && s.name != "" {
			names += ", "
		}
		names += s.name
	}
	if names != "" {
		names += " = "
	}
	for i := range steps {
		s := &steps[i]
		begin := edit.Change{Start: int(s.statement.Span().Start), End: int(s.call.Span().Start), Text: "    "}
		if i == 0 {
			begin.Text = names + "await " + gather + "(\n" + indent + "    "
		}
		if strings.Contains(f.source(s.call), "\n") {
			return // its lines would have to be moved, too
		}
		changes = append(changes, begin, insert(int(s.call.Span().End), ","))
	}
	last := &steps[len(steps)-1]
	end, _ := f.alone(last.statement)
	changes = append(changes, insert(end, "\n"+indent+")"))
	f.found(Sequential, at, spanOf(first.statement), changes, story.Task(task), " awaits ", len(steps), " calls one after the other, each only when the one before has ended",
		story.At(spanOf(first.statement)), ". If they don't need each other, gather runs them at the same time.")
}

// tookTime reports whether a task has waited, for some time, in the function of each step, and when it began.
func (f *finder) tookTime(steps []step) (task int32, at trace.Moment, ok bool) {
	around, _ := f.function(steps[0].statement).(*syntax.AsyncFunctionDef)
	if around == nil {
		return 0, at, false
	}
	for i := range f.trace.Tasks {
		t := &f.trace.Tasks[i]
		if name := t.Coroutine[strings.LastIndexByte(t.Coroutine, '.')+1:]; name != around.Name {
			continue
		}
		next := 0
		var began trace.Moment
		for j := range t.Segments {
			segment := &t.Segments[j]
			if segment.State != trace.Waiting || segment.To.At == segment.From.At {
				continue
			}
			if next < len(steps) && within(segment.Span, steps[next].function) {
				if next == 0 {
					began = segment.From
				}
				next++
			}
		}
		if next == len(steps) {
			return int32(i), began, true
		}
	}
	return 0, at, false
}

// collected looks for loops that await a call for each element and collect the values.
func (f *finder) collected() {
	gather, _ := f.asyncio("gather")
	syntax.Inspect(f.module, func(n syntax.Node) bool {
		loop, ok := n.(*syntax.For)
		if !ok || len(loop.Body) != 1 || len(loop.Orelse) > 0 {
			return true
		}
		// results.append(await fetch(url))
		statement, ok := loop.Body[0].(*syntax.ExprStmt)
		if !ok {
			return true
		}
		appending, ok := statement.Value.(*syntax.Call)
		if !ok || syntax.LastName(appending.Func) != "append" || len(appending.Args) != 1 {
			return true
		}
		list, ok := appending.Func.(*syntax.Attribute)
		if !ok {
			return true
		}
		await, ok := appending.Args[0].(*syntax.Await)
		if !ok {
			return true
		}
		call, ok := await.Value.(*syntax.Call)
		target, named := loop.Target.(*syntax.Name)
		results, held := list.Value.(*syntax.Name)
		if !ok || !named || !held || len(f.async[syntax.LastName(call.Func)]) != 1 || !f.uses(call, target.ID) || f.uses(call, results.ID) {
			return true
		}
		s := step{statement: loop, await: await, call: call, function: f.async[syntax.LastName(call.Func)][0]}
		task, at, ok := f.tookTime([]step{s, s})
		if !ok {
			return true
		}
		var changes []edit.Change
		if !strings.Contains(f.source(loop), "#") && !strings.Contains(f.source(call), "\n") {
			changes = []edit.Change{replace(loop, f.source(results)+".extend(await "+gather+"(*("+f.source(call)+" for "+target.ID+" in "+f.source(loop.Iter)+")))")}
		}
		f.found(Sequential, at, spanOf(loop), changes, story.Task(task), " awaits one call after the other in this loop", story.At(spanOf(loop)),
			", each only when the one before has ended. If they don't need each other, gather runs them at the same time.")
		return true
	})
}
