package edit

import (
	"strings"

	"gatherplay/gather/python/internal/syntax"
	"gatherplay/gather/trace"
)

// Fails is the name of the coroutine function that Fail adds to a program: it awaits something and then raises.
const Fails = "fails"

const failsDefinition = `async def ` + Fails + `(awaitable, error):
    await awaitable
    raise error
`

// Failing reports whether a task has been made to fail by Fail.
func (e *Editor) Failing(task int32) bool {
	_, err := e.wrapped(task)
	return err == nil
}

// Fail makes a task fail when it would have returned, by wrapping the call that made its coroutine; off takes that back. The error is
// a RuntimeError that names the coroutine function.
func (e *Editor) Fail(task int32, on bool) ([]Change, error) {
	if task < 0 || int(task) >= len(e.trace.Tasks) {
		return nil, refuse("there is no such task")
	}
	call, err := e.wrapped(task)
	switch {
	case err == nil && on:
		return nil, nil
	case err == nil:
		return e.unwrap(call), nil
	case !on:
		return nil, refuse("the task fails in its own code: change it there")
	}
	t := &e.trace.Tasks[task]
	if err := e.CanFail(task); err != nil {
		return nil, err
	}
	text := e.text[t.Call.Start:t.Call.End]
	changes := []Change{{int(t.Call.Start), int(t.Call.End), Fails + "(" + text + `, RuntimeError("` + t.Coroutine + ` failed"))`}}
	if e.definition() == nil {
		changes = append(changes, e.define())
	}
	return inOrder(changes), nil
}

// CanFail says why Fail can't make a task fail; nil if it can.
func (e *Editor) CanFail(task int32) error {
	t := &e.trace.Tasks[task]
	if t.Role != trace.Ordinary {
		return refuse("only tasks that the program makes itself can be made to fail")
	}
	if err := e.own(t.Call); err != nil {
		return err
	}
	if _, ok := node[*syntax.Call](e, t.Call); !ok {
		return refuse("line ", e.line(t.Call.Start), " makes the coroutine in a way that can't be wrapped")
	}
	for i := range e.trace.Tasks {
		if int32(i) != task && e.trace.Tasks[i].Call == t.Call {
			return refuse("line ", e.line(t.Call.Start), " makes several tasks: give this one a call of its own to make it alone fail")
		}
	}
	if t.Coroutine == Fails || strings.Contains(t.Coroutine, "<") {
		return refuse("this task has no call of its own that could be wrapped")
	}
	if d := e.definition(); d == nil && e.defined(Fails) {
		return refuse("the program uses the name ", Fails, " for something else")
	}
	return nil
}

// wrapped returns the call of fails(…) that made a task's coroutine.
func (e *Editor) wrapped(task int32) (*syntax.Call, error) {
	span := e.trace.Tasks[task].Call
	if err := e.own(span); err != nil {
		return nil, err
	}
	call, ok := node[*syntax.Call](e, span)
	if !ok || lastName(call.Func) != Fails || len(call.Args) != 2 || e.definition() == nil {
		return nil, refuse("the task was not made to fail")
	}
	return call, nil
}

// unwrap undoes what Fail has done: the last one takes the definition with it.
func (e *Editor) unwrap(call *syntax.Call) []Change {
	inner := call.Args[0].Span()
	changes := []Change{{int(call.Span().Start), int(call.Span().End), e.text[inner.Start:inner.End]}}
	uses := 0
	syntax.Inspect(e.module, func(n syntax.Node) bool {
		if name, ok := n.(*syntax.Name); ok && name.ID == Fails {
			uses++
		}
		return true
	})
	if d := e.definition(); uses == 1 && d != nil {
		start, end := int(d.Span().Start), int(d.Span().End)
		for end < len(e.text) && e.text[end] == '\n' {
			end++
		}
		changes = append(changes, Change{start, end, ""})
	}
	return inOrder(changes)
}

// definition returns the definition of fails that Fail has added, or nil.
func (e *Editor) definition() *syntax.AsyncFunctionDef {
	for _, statement := range e.module.Body {
		d, ok := statement.(*syntax.AsyncFunctionDef)
		if ok && d.Name == Fails && e.text[d.Span().Start:d.Span().End]+"\n" == failsDefinition {
			return d
		}
	}
	return nil
}

// defined reports whether the program uses a name.
func (e *Editor) defined(name string) bool {
	found := false
	syntax.Inspect(e.module, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.Name:
			found = found || n.ID == name
		case *syntax.FunctionDef:
			found = found || n.Name == name
		case *syntax.AsyncFunctionDef:
			found = found || n.Name == name
		case *syntax.ClassDef:
			found = found || n.Name == name
		}
		return true
	})
	return found
}

// define adds the definition of fails before the first definition or other statement after the imports.
func (e *Editor) define() Change {
	for i, statement := range e.module.Body {
		switch s := statement.(type) {
		case *syntax.Import, *syntax.ImportFrom:
			continue
		case *syntax.ExprStmt:
			if _, ok := s.Value.(*syntax.Constant); ok && i == 0 {
				continue // the module's docstring
			}
		}
		at := e.startOf(statement)
		return Change{at, at, failsDefinition + "\n\n"}
	}
	return Change{len(e.text), len(e.text), "\n\n" + failsDefinition}
}

// startOf returns where a statement begins, with its decorators and the comments right above it.
func (e *Editor) startOf(statement syntax.Stmt) int {
	start := int(statement.Span().Start)
	var decorators []syntax.Expr
	switch d := statement.(type) {
	case *syntax.FunctionDef:
		decorators = d.DecoratorList
	case *syntax.AsyncFunctionDef:
		decorators = d.DecoratorList
	case *syntax.ClassDef:
		decorators = d.DecoratorList
	}
	if len(decorators) > 0 {
		start = strings.LastIndexByte(e.text[:decorators[0].Span().Start], '\n') + 1
	}
	for start > 0 {
		before := strings.LastIndexByte(e.text[:start-1], '\n') + 1
		if !strings.HasPrefix(e.text[before:start], "#") {
			break
		}
		start = before
	}
	return start
}
