package hint

import (
	"strings"

	"gatherplay/gather/python/edit"
	"gatherplay/gather/python/internal/syntax"
	"gatherplay/gather/story"
	"gatherplay/gather/trace"
)

// coroutines looks for coroutines that Python says were never awaited: they are called like functions, and nothing happens.
func (f *finder) coroutines() {
	for i := range f.trace.Output {
		o := &f.trace.Output[i]
		if o.Stream != trace.Stderr {
			continue
		}
		_, warning, ok := strings.Cut(o.Text, "RuntimeWarning: coroutine '")
		if !ok {
			continue
		}
		name, _, ok := strings.Cut(warning, "' was never awaited")
		name = name[strings.LastIndexByte(name, '.')+1:]
		if !ok {
			continue
		}
		call := f.forgottenCall(name)
		if call == nil {
			continue
		}
		var changes []edit.Change
		if f.awaitable(call) {
			changes = []edit.Change{insert(int(call.Span().Start), "await ")}
		}
		f.found(NeverAwaited, o.At, spanOf(call), changes, "Calling `"+name+"` only makes a coroutine", story.At(spanOf(call)), ": none of its code runs until it is awaited.")
	}
}

// forgottenCall returns the first call of a coroutine function whose coroutine is thrown away, or nil.
func (f *finder) forgottenCall(name string) (found *syntax.Call) {
	library, imported := f.asyncio(name)
	syntax.Inspect(f.module, func(n syntax.Node) bool {
		call, ok := n.(*syntax.Call)
		if !ok || found != nil {
			return found == nil
		}
		if _, discarded := f.discarded(call); discarded && syntax.LastName(call.Func) == name {
			if f.async[name] != nil || imported && f.source(call.Func) == library {
				found = call
			}
		}
		return true
	})
	return found
}

// background looks for tasks that nobody waits for: those that die with main, and those whose exception nobody sees.
func (f *finder) background() {
	for i := range f.trace.Cancels {
		c := &f.trace.Cancels[i]
		t := &f.trace.Tasks[c.Task]
		if c.Cause != trace.ByShutdown || t.Role != trace.Ordinary || t.Group != trace.None || f.awaits[c.Task] || f.enough(DiesWithMain, t.Where) || f.serves(t) {
			continue
		}
		main := f.mainOf(c.Requested)
		if main == nil || main.End.Kind != trace.Returned {
			continue
		}
		f.found(DiesWithMain, c.Requested, t.Where, f.awaitAtTheEnd(t), story.Task(c.Task), " is cut off when `main` ends: asyncio.run cancels what is left. `main` must await it to let it finish.")
	}
	for i := range f.trace.Failures {
		failure := &f.trace.Failures[i]
		n := len(failure.Path)
		if n == 0 || failure.Path[n-1].Kind != trace.Reported || failure.Task == trace.None || exits(failure.Type) {
			continue
		}
		t := &f.trace.Tasks[failure.Task]
		if t.Group != trace.None || t.Role != trace.Ordinary || f.enough(NeverRetrieved, t.Where) {
			continue // its gather was not awaited
		}
		f.found(NeverRetrieved, failure.Raised, t.Where, f.awaitAtTheEnd(t), "Nobody awaits ", story.Task(failure.Task), story.At(t.Where), ", so nobody gets its ", story.Quote(failure.Type),
			": it only shows on standard error, when the task is thrown away.")
	}
}

// exits reports whether a class of exception ends more than the task that it is raised in.
func exits(class string) bool {
	return class == "CancelledError" || class == "SystemExit" || class == "KeyboardInterrupt"
}

// mainOf returns the main task of the run that was going on at a moment, or nil.
func (f *finder) mainOf(at trace.Moment) *trace.Task {
	for i := range f.trace.Runs {
		if r := &f.trace.Runs[i]; !at.Before(r.Began) && (r.Ended.Never() || at.Before(r.Ended)) {
			return &f.trace.Tasks[r.Main]
		}
	}
	return nil
}

// serves reports whether a task runs a loop without an end: it is meant to be cut off.
func (f *finder) serves(t *trace.Task) bool {
	name := t.Coroutine[strings.LastIndexByte(t.Coroutine, '.')+1:]
	if len(f.async[name]) == 0 {
		return true // whatever it is, the program does not say how long it takes
	}
	serves := false
	for _, function := range f.async[name] {
		syntax.Inspect(function, func(n syntax.Node) bool {
			switch n := n.(type) {
			case *syntax.While:
				c, ok := n.Test.(*syntax.Constant)
				if ok && c.Value != false && c.Value != int64(0) {
					serves = true
				}
			case *syntax.AsyncFor:
				serves = true // as long as there is anything to come
			}
			return !serves
		})
	}
	return serves
}

// awaitAtTheEnd has the function that makes a task await it as the last thing it does.
func (f *finder) awaitAtTheEnd(t *trace.Task) []edit.Change {
	call := f.call(t.Where)
	if call == nil || t.Creator == trace.None {
		return nil
	}
	switch syntax.LastName(call.Func) {
	case "create_task", "ensure_future":
	default:
		return nil
	}
	function, ok := f.function(call).(*syntax.AsyncFunctionDef)
	if !ok || f.trace.Tasks[t.Creator].Coroutine != function.Name || f.trace.Tasks[t.Creator].Role != trace.Main {
		return nil
	}
	statement := f.statement(call)
	if f.parents[statement] != syntax.Node(function) {
		return nil // in a loop, or under a condition
	}
	last := function.Body[len(function.Body)-1]
	indent, first := f.indent(last)
	end, alone := f.alone(last)
	if !first || !alone {
		return nil
	}
	var changes []edit.Change
	name := ""
	if _, ok := f.discarded(call); ok {
		name = f.fresh("task")
		changes = append(changes, insert(int(call.Span().Start), name+" = "))
	} else if _, name = f.assigned(call); name == "" || f.assignments(function, name) > 1 {
		return nil
	}
	if _, ok := last.(*syntax.Return); ok {
		return append(changes, insert(int(last.Span().Start), "await "+name+"\n"+indent))
	}
	return append(changes, insert(end, lines(indent, "await "+name)))
}

// assignments returns how often a name is bound in a function.
func (f *finder) assignments(function syntax.Node, name string) int {
	n := 0
	syntax.Inspect(function, func(node syntax.Node) bool {
		if node, ok := node.(*syntax.Name); ok && node.ID == name && node.Ctx != syntax.Load {
			n++
		}
		return true
	})
	return n
}

// swallowed looks for tasks that catch their cancellation and go on.
func (f *finder) swallowed() {
	for i := range f.trace.Cancels {
		c := &f.trace.Cancels[i]
		t := &f.trace.Tasks[c.Task]
		if c.Delivered.Never() || c.Refused || t.Role == trace.Shutdown || t.End.Kind == trace.Cancelled || t.End.Kind == trace.Raised || c.Cause == trace.ByTimeout ||
			f.enough(SwallowedCancel, c.Span) {
			continue
		}
		if t.End.Kind != trace.Unended && t.End.At.At <= c.Delivered.At {
			continue // it has ended at once, if not as it should
		}
		at := t.Segments[max(0, f.trace.SegmentAt(c.Task, c.Delivered))].Span
		if before := f.trace.SegmentAt(c.Task, trace.Moment{At: c.Delivered.At, Seq: c.Delivered.Seq - 1}); before >= 0 {
			at = t.Segments[before].Span
		}
		handler := f.catching(at)
		if handler == nil {
			continue
		}
		var changes []edit.Change
		last := handler.Body[len(handler.Body)-1]
		indent, first := f.indent(last)
		if end, ok := f.alone(last); ok && first {
			switch last.(type) {
			case *syntax.Pass, *syntax.Continue, *syntax.Break, *syntax.Return:
				changes = []edit.Change{replace(last, "raise")}
			default:
				changes = []edit.Change{insert(end, lines(indent, "raise"))}
			}
		}
		span := trace.Span{Start: int32(handler.HeaderSpan.Start), End: int32(handler.HeaderSpan.End)}
		f.found(SwallowedCancel, c.Delivered, span, changes, story.Task(c.Task), " is cancelled, catches the `CancelledError`", story.At(span),
			" and goes on. To end as it was asked to, it must raise it again after cleaning up.")
	}
}

// catching returns the except clause that stops a CancelledError raised at a place, and does not raise anything; nil if there is none.
func (f *finder) catching(at trace.Span) (found *syntax.ExceptHandler) {
	if at.Zero() || at.File != 0 {
		return nil
	}
	syntax.Inspect(f.module, func(n syntax.Node) bool {
		try, ok := n.(*syntax.Try)
		if !ok || len(try.Body) == 0 {
			return true
		}
		body := syntax.Span{Start: try.Body[0].Span().Start, End: try.Body[len(try.Body)-1].Span().End}
		if int32(body.Start) > at.Start || at.End > int32(body.End) {
			return true
		}
		for _, handler := range try.Handlers {
			if catchesCancel(handler.Type) {
				found = handler // the innermost is the last that is found
				break
			}
		}
		return true
	})
	if found == nil {
		return nil
	}
	raises := false
	for _, statement := range found.Body {
		syntax.Inspect(statement, func(n syntax.Node) bool {
			if _, ok := n.(*syntax.Raise); ok {
				raises = true
			}
			return !raises
		})
	}
	if raises {
		return nil
	}
	return found
}

// catchesCancel reports whether an except clause for a class, or for none, catches CancelledError.
func catchesCancel(class syntax.Expr) bool {
	switch class := class.(type) {
	case nil:
		return true
	case *syntax.Tuple:
		for _, one := range class.Elts {
			if catchesCancel(one) {
				return true
			}
		}
	case *syntax.Name, *syntax.Attribute:
		name := syntax.LastName(class)
		return name == "CancelledError" || name == "BaseException"
	}
	return false
}
