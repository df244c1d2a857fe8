package edit

import (
	"strings"

	"gatherplay/gather/python/internal/syntax"
)

// failsPlainly is the definition of fails.
const failsPlainly = `async def ` + Fails + `(awaitable, error):
    await awaitable
    raise error
`

// failsInTime returns the definition for a program in which a task is not to take longer than a given time before it fails; waitFor is
// how the program writes asyncio's function.
func failsInTime(waitFor string) string {
	return `async def ` + Fails + `(awaitable, error, after=None):
    try:
        await ` + waitFor + `(awaitable, after)
    except TimeoutError:
        pass
    raise error
`
}

// definition returns the definition of fails that a gesture has added, or nil.
func (e *Editor) definition() *syntax.AsyncFunctionDef {
	for _, statement := range e.module.Body {
		d, ok := statement.(*syntax.AsyncFunctionDef)
		if !ok || d.Name != Fails {
			continue
		}
		text := e.of(d) + "\n"
		if text == failsPlainly {
			return d
		}
		if name, err := e.asyncioName(waitFor); err == nil && text == failsInTime(name) {
			return d
		}
	}
	return nil
}

// A use is what a call of fails needs of its definition.
type use uint8

const (
	gone  use = iota // nothing: the call goes
	plain            // that there is one
	timed            // that it takes a time
)

// defining returns the changes after which the program has the definition of fails that all its calls need, or none if there are
// no calls. One of them is being changed, or is new if it is nil.
func (e *Editor) defining(changed *syntax.Call, becomes use) []Change {
	needed := becomes
	syntax.Inspect(e.module, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.Call:
			if n != changed && syntax.LastName(n.Func) == Fails && afterOf(n) != nil {
				needed = timed
			}
		case *syntax.Name:
			if n.ID == Fails && (changed == nil || syntax.Expr(n) != changed.Func) {
				needed = max(needed, plain)
			}
		}
		return true
	})
	text := failsPlainly
	if needed == timed {
		name, err := e.asyncioName(waitFor)
		if err != nil {
			return nil
		}
		text = failsInTime(name)
	}
	d := e.definition()
	switch {
	case needed == gone && d == nil:
		return nil
	case needed == gone:
		start, end := int(d.Span().Start), int(d.Span().End)
		for end < len(e.text) && e.text[end] == '\n' {
			end++
		}
		return []Change{{start, end, ""}}
	case d == nil:
		at := e.definitionsStart()
		if at == len(e.text) {
			return []Change{{at, at, "\n\n" + text}}
		}
		return []Change{{at, at, text + "\n\n"}}
	case e.of(d)+"\n" != text:
		return []Change{replace(d, strings.TrimSuffix(text, "\n"))}
	}
	return nil
}

// defined reports whether the program uses a name.
func (e *Editor) defined(name string) bool {
	found := e.binds(name)
	syntax.Inspect(e.module, func(n syntax.Node) bool {
		if n, ok := n.(*syntax.Name); ok {
			found = found || n.ID == name
		}
		return true
	})
	return found
}

// binds reports whether the program gives a name a meaning of its own, anywhere.
func (e *Editor) binds(name string) bool {
	found := false
	syntax.Inspect(e.module, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.Name:
			found = found || n.ID == name && n.Ctx != syntax.Load
		case *syntax.FunctionDef:
			found = found || n.Name == name
		case *syntax.AsyncFunctionDef:
			found = found || n.Name == name
		case *syntax.ClassDef:
			found = found || n.Name == name
		case *syntax.Arg:
			found = found || n.Arg == name
		case *syntax.Alias:
			found = found || n.AsName == name || n.AsName == "" && n.Name == name
		case *syntax.ExceptHandler:
			found = found || n.Name == name
		}
		return !found
	})
	return found
}

// definitionsStart returns where the first definition or other statement after the imports begins.
func (e *Editor) definitionsStart() int {
	for i, statement := range e.module.Body {
		switch s := statement.(type) {
		case *syntax.Import, *syntax.ImportFrom:
			continue
		case *syntax.ExprStmt:
			if _, ok := s.Value.(*syntax.Constant); ok && i == 0 {
				continue // the module's docstring
			}
		}
		return e.startOf(statement)
	}
	return len(e.text)
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
