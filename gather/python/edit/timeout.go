package edit

import (
	"gatherplay/gather/python/internal/syntax"
	"gatherplay/gather/trace"
)

const waitFor = "wait_for"

// isLimit reports whether a call is one of asyncio.wait_for whose timeout can be told.
func (e *Editor) isLimit(call *syntax.Call) bool {
	if syntax.LastName(call.Func) != waitFor || len(call.Args) == 0 || !e.isAsyncio(call.Func, waitFor) {
		return false
	}
	_, starred := call.Args[0].(*syntax.Starred)
	return !starred && limitOf(call) != nil
}

// limitOf returns the timeout that a call of wait_for is given, or nil.
func limitOf(call *syntax.Call) syntax.Expr {
	switch {
	case len(call.Args) == 2 && len(call.Keywords) == 0:
		return call.Args[1]
	case len(call.Args) == 1 && len(call.Keywords) == 1 && call.Keywords[0].Arg == "timeout":
		return call.Keywords[0].Value
	}
	return nil
}

// Timeout gives a task a timeout, in seconds, by wrapping what it runs in wait_for, or changes the one it has; an empty text takes it
// away.
func (e *Editor) Timeout(task int32, seconds string) ([]Change, error) {
	l, err := e.wrappable(task)
	if err != nil {
		return nil, err
	}
	return e.limit(l.outer, l.limited, seconds)
}

// TimeoutOf returns where the timeout stands that a task was given by wait_for; zero if it has none.
func (e *Editor) TimeoutOf(task int32) trace.Span {
	if l, err := e.layersOf(task); err == nil && l.limited != nil {
		return spanOf(limitOf(l.limited))
	}
	return trace.Span{}
}

// GatherTimeout gives a gather as a whole a timeout, where it is awaited, or changes the one it has; an empty text takes it away.
func (e *Editor) GatherTimeout(group int32, seconds string) ([]Change, error) {
	call, err := e.gatherCall(group)
	if err != nil {
		return nil, err
	}
	if limited, ok := e.parent(call).(*syntax.Call); ok && e.isLimit(limited) && limited.Args[0] == syntax.Expr(call) {
		return e.limit(limited, limited, seconds)
	}
	switch around := e.parent(call).(type) {
	case *syntax.Await:
		return e.limit(call, nil, seconds)
	case *syntax.Call:
		if syntax.LastName(around.Func) == "gather" {
			return e.limit(call, nil, seconds)
		}
	}
	return nil, refuse(e.lineOf(call), " calls gather without awaiting it there: put wait_for around it where it is awaited")
}

// GatherTimeoutOf returns where the timeout stands that a gather as a whole was given; zero if it has none.
func (e *Editor) GatherTimeoutOf(group int32) trace.Span {
	call, err := e.gatherCall(group)
	if err != nil {
		return trace.Span{}
	}
	if limited, ok := e.parent(call).(*syntax.Call); ok && e.isLimit(limited) && limited.Args[0] == syntax.Expr(call) {
		return spanOf(limitOf(limited))
	}
	return trace.Span{}
}

// gatherCall returns the call that has formed a gather.
func (e *Editor) gatherCall(group int32) (*syntax.Call, error) {
	if group < 0 || int(group) >= len(e.trace.Groups) || e.trace.Groups[group].Kind != trace.Gather {
		return nil, refuse("there is no such gather")
	}
	span := e.trace.Groups[group].Span
	if err := e.own(span); err != nil {
		return nil, err
	}
	call := e.call(span)
	if call == nil || syntax.LastName(call.Func) != "gather" {
		return nil, refuse("line ", e.line(span.Start), " does not call gather itself: change it where gather is called")
	}
	return call, nil
}

// limit gives what an expression stands for a timeout.
func (e *Editor) limit(expression syntax.Expr, limited *syntax.Call, seconds string) ([]Change, error) {
	if seconds == "" {
		if limited == nil {
			return nil, nil
		}
		change, err := e.without(limited, limited.Args[0])
		if err != nil {
			return nil, err
		}
		return e.sound([]Change{change}, limited)
	}
	if err := checkExpression(seconds); err != nil {
		return nil, err
	}
	if limited != nil {
		given := limitOf(limited)
		if !isNumber(given) {
			return nil, refuse("the timeout is computed in ", e.lineOf(given), ": ", e.of(given))
		}
		if e.of(given) == seconds {
			return nil, nil
		}
		return e.sound([]Change{replace(given, seconds)}, given)
	}
	function, err := e.asyncioName(waitFor)
	if err != nil {
		return nil, err
	}
	return e.sound(around(expression, function+"(", ", "+seconds+")"), expression)
}

// isNumber reports whether an expression is a number as it stands.
func isNumber(expression syntax.Expr) bool {
	constant, ok := expression.(*syntax.Constant)
	if !ok {
		return false
	}
	switch constant.Value.(type) {
	case int64, float64:
		return true
	}
	return false
}
