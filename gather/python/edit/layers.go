package edit

import (
	"strings"

	"gatherplay/gather/python/internal/syntax"
	"gatherplay/gather/trace"
)

// What a task runs can be wrapped: in fails(…, error), by which a gesture makes it fail, and in wait_for(…, timeout), which gives it a
// timeout. Layers are these wrappings, in whatever order they stand; what is in them is the call that the program is about.
type layers struct {
	outer   *syntax.Call // all of it
	inner   *syntax.Call // the call within
	fails   *syntax.Call // or nil
	limited *syntax.Call // the call of wait_for, or nil
}

// layersOf returns the layers around what a task runs.
func (e *Editor) layersOf(task int32) (l layers, err error) {
	t, err := e.task(task)
	if err != nil {
		return l, err
	}
	call := e.call(t.Call)
	if call == nil || t.Call == t.Where {
		return l, refuse("line ", e.line(t.Call.Start), " makes the coroutine in a way that can't be wrapped")
	}
	l = layers{outer: call, inner: call}
	for {
		var kind **syntax.Call
		switch {
		case l.fails == nil && syntax.LastName(call.Func) == Fails && len(call.Args) >= 2 && e.definition() != nil:
			kind = &l.fails
		case l.limited == nil && e.isLimit(call):
			kind = &l.limited
		default:
			return l, nil
		}
		within, ok := call.Args[0].(*syntax.Call)
		if !ok {
			return l, nil
		}
		*kind = call
		l.inner, call = within, within
	}
}

// wrappable returns the layers of a task of which it is certain that another one around them changes this task alone.
func (e *Editor) wrappable(task int32) (layers, error) {
	l, err := e.layersOf(task)
	if err != nil {
		return l, err
	}
	t := &e.trace.Tasks[task]
	for i := range e.trace.Tasks {
		if int32(i) != task && e.trace.Tasks[i].Call == t.Call {
			return l, refuse("line ", e.line(t.Call.Start), " makes several tasks: give this one a call of its own to change it alone")
		}
	}
	if t.Coroutine == Fails || strings.Contains(t.Coroutine, "<") && !strings.Contains(t.Coroutine, "<locals>") {
		return l, refuse("this task has no call of its own that could be wrapped")
	}
	return l, nil
}

// without replaces a wrapping by what is in it.
func (e *Editor) without(wrapping *syntax.Call, inner syntax.Expr) (Change, error) {
	outer, within := wrapping.Span(), inner.Span()
	if strings.Contains(e.text[outer.Start:within.Start], "#") || strings.Contains(e.text[within.End:outer.End], "#") {
		return Change{}, refuse(e.lineOf(wrapping), " has a comment in the call of ", syntax.LastName(wrapping.Func), ", which would be lost: move it first")
	}
	text := e.of(inner)
	switch inner.(type) {
	case *syntax.Call, *syntax.Name, *syntax.Attribute, *syntax.Subscript, *syntax.List, *syntax.Constant:
	default:
		text = "(" + text + ")"
	}
	return Change{int(outer.Start), int(outer.End), text}, nil
}

// around puts a text before and after a node.
func around(n syntax.Node, before, after string) []Change {
	at := n.Span()
	return []Change{{int(at.Start), int(at.Start), before}, {int(at.End), int(at.End), after}}
}

// replace puts a text in the place of a node.
func replace(n syntax.Node, text string) Change {
	at := n.Span()
	return Change{int(at.Start), int(at.End), text}
}

// spanOf is the place of a node of the program.
func spanOf(n syntax.Node) trace.Span {
	at := n.Span()
	return trace.Span{Start: int32(at.Start), End: int32(at.End)}
}
