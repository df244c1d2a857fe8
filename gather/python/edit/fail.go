package edit

import (
	"strings"

	"gatherplay/gather/python/internal/syntax"
)

// Fails is the name of the coroutine function that Fail adds to a program: it awaits something and then raises.
const Fails = "fails"

// Failing reports whether a task has been made to fail by Fail.
func (e *Editor) Failing(task int32) bool {
	l, err := e.layersOf(task)
	return err == nil && l.fails != nil
}

// Failure returns what a task that has been made to fail raises, and after how many seconds at the latest, as they are written.
func (e *Editor) Failure(task int32) (exception, after string) {
	l, err := e.layersOf(task)
	if err != nil || l.fails == nil {
		return "", ""
	}
	if given := afterOf(l.fails); given != nil {
		after = e.of(given)
	}
	return e.of(l.fails.Args[1]), after
}

// afterOf returns the time after which a call of fails raises, or nil.
func afterOf(fails *syntax.Call) syntax.Expr {
	if len(fails.Args) == 3 {
		return fails.Args[2]
	}
	return nil
}

// Fail makes a task fail when it would have returned, by wrapping the call that made its coroutine; off takes that back. The error is
// a RuntimeError that names the coroutine function.
func (e *Editor) Fail(task int32, on bool) ([]Change, error) {
	l, err := e.layersOf(task)
	switch {
	case err != nil:
		return nil, err
	case l.fails != nil && on:
		return nil, nil
	case on:
		return e.FailWith(task, "", "")
	case l.fails == nil:
		return nil, refuse("the task fails in its own code: change it there")
	}
	change, err := e.without(l.fails, l.fails.Args[0])
	if err != nil {
		return nil, err
	}
	return e.sound(append(e.defining(l.fails, gone), change), l.fails)
}

// FailWith makes a task fail with an exception, or changes what it fails with; an empty text is a RuntimeError that names the
// coroutine function. It fails when it would have returned, or after so many seconds if that is earlier.
func (e *Editor) FailWith(task int32, exception, after string) ([]Change, error) {
	l, err := e.wrappable(task)
	if err != nil {
		return nil, err
	}
	if l.fails == nil {
		if err := e.CanFail(task); err != nil {
			return nil, err
		}
	}
	message := e.trace.Tasks[task].Coroutine + " failed"
	if exception = strings.TrimSpace(exception); exception == "" {
		exception = `RuntimeError("` + message + `")`
	} else if exception, err = e.raisable(exception, message); err != nil {
		return nil, err
	}
	rest := ", " + exception
	if after = strings.TrimSpace(after); after != "" {
		if err := checkExpression(after); err != nil {
			return nil, err
		}
		if e.binds("TimeoutError") {
			return nil, refuse("the program has a TimeoutError of its own: a task can't be made to fail after a time")
		}
		if _, err := e.asyncioName(waitFor); err != nil {
			return nil, err
		}
		rest += ", " + after
	}
	becomes := plain
	if after != "" {
		becomes = timed
	}
	var changes []Change
	if l.fails == nil {
		changes = append(e.defining(nil, becomes), around(l.inner, Fails+"(", rest+")")...)
	} else {
		given := l.fails.Args[1]
		last := l.fails.Args[len(l.fails.Args)-1]
		if e.text[given.Span().Start:last.Span().End] == rest[2:] {
			return nil, nil
		}
		change := Change{int(given.Span().Start), int(last.Span().End), rest[2:]}
		changes = append(e.defining(l.fails, becomes), change)
	}
	return e.sound(changes, l.outer)
}

// CanFail says why Fail can't make a task fail; nil if it can.
func (e *Editor) CanFail(task int32) error {
	if _, err := e.wrappable(task); err != nil {
		return err
	}
	if e.definition() == nil && e.defined(Fails) {
		return refuse("the program uses the name ", Fails, " for something else")
	}
	return nil
}
