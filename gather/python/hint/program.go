package hint

import (
	"strconv"
	"strings"

	"gatherplay/gather/python/edit"
	"gatherplay/gather/python/internal/syntax"
	"gatherplay/gather/trace"
)

// A program is the text of a program with its tree, in which one can go up as well as down.
type program struct {
	module  *syntax.Module
	text    string
	editor  *edit.Editor
	parents map[syntax.Node]syntax.Node
	calls   map[syntax.Span]*syntax.Call          // also by the await around each
	async   map[string][]*syntax.AsyncFunctionDef // by name
	names   map[string]bool                       // that stand anywhere in the program
}

func read(t *trace.Trace) (*program, error) {
	editor, err := edit.New(t)
	if err != nil {
		return nil, err
	}
	module, err := syntax.Parse(t.Files[0].Name, t.Files[0].Source)
	if err != nil {
		return nil, err
	}
	p := &program{
		module: module, text: t.Files[0].Source, editor: editor, parents: make(map[syntax.Node]syntax.Node),
		calls: make(map[syntax.Span]*syntax.Call), async: make(map[string][]*syntax.AsyncFunctionDef), names: make(map[string]bool),
	}
	syntax.Inspect(module, func(n syntax.Node) bool {
		syntax.Children(n, func(child syntax.Node) { p.parents[child] = n })
		switch n := n.(type) {
		case *syntax.Call:
			p.calls[n.Span()] = n
		case *syntax.Await:
			if call, ok := n.Value.(*syntax.Call); ok {
				p.calls[n.Span()] = call // what is done in a coroutine of the library is done at its await
			}
		case *syntax.AsyncFunctionDef:
			p.async[n.Name] = append(p.async[n.Name], n)
			p.names[n.Name] = true
		case *syntax.FunctionDef:
			p.names[n.Name] = true
		case *syntax.ClassDef:
			p.names[n.Name] = true
		case *syntax.Name:
			p.names[n.ID] = true
		case *syntax.Arg:
			p.names[n.Arg] = true
		}
		return true
	})
	return p, nil
}

// call returns the call, or the one that is awaited, at a place of the trace; or nil.
func (p *program) call(s trace.Span) *syntax.Call {
	if s.Zero() || s.File != 0 {
		return nil
	}
	return p.calls[syntax.Span{Start: uint32(s.Start), End: uint32(s.End)}]
}

func spanOf(n syntax.Node) trace.Span {
	return trace.Span{Start: int32(n.Span().Start), End: int32(n.Span().End)}
}

// within reports whether a place of the trace lies in a node.
func within(s trace.Span, n syntax.Node) bool {
	return !s.Zero() && s.File == 0 && int32(n.Span().Start) <= s.Start && s.End <= int32(n.Span().End)
}

func (p *program) source(n syntax.Node) string { return p.module.File.Slice(n.Span()) }

// statement returns the statement that a node stands in, perhaps itself.
func (p *program) statement(n syntax.Node) syntax.Stmt {
	for ; n != nil; n = p.parents[n] {
		if s, ok := n.(syntax.Stmt); ok {
			return s
		}
	}
	return nil
}

// function returns the innermost function around a node, other than itself: a *FunctionDef, *AsyncFunctionDef, *Lambda; or nil.
func (p *program) function(n syntax.Node) syntax.Node {
	for n = p.parents[n]; n != nil; n = p.parents[n] {
		switch n.(type) {
		case *syntax.FunctionDef, *syntax.AsyncFunctionDef, *syntax.Lambda:
			return n
		}
	}
	return nil
}

// awaitable reports whether await may be written at a node.
func (p *program) awaitable(n syntax.Node) bool {
	_, ok := p.function(n).(*syntax.AsyncFunctionDef)
	for ; ok && n != nil; n = p.parents[n] {
		switch n.(type) {
		case *syntax.GeneratorExp, *syntax.ClassDef:
			return false
		case *syntax.AsyncFunctionDef:
			return true
		}
	}
	return ok
}

// discarded reports whether the value of an expression is thrown away, and returns its statement then.
func (p *program) discarded(n syntax.Expr) (*syntax.ExprStmt, bool) {
	s, ok := p.parents[n].(*syntax.ExprStmt)
	return s, ok
}

// assigned returns the name that a statement, no more than that, gives to the value of an expression.
func (p *program) assigned(n syntax.Expr) (*syntax.Assign, string) {
	a, ok := p.parents[n].(*syntax.Assign)
	if !ok || len(a.Targets) != 1 || a.Value != n {
		return nil, ""
	}
	if name, ok := a.Targets[0].(*syntax.Name); ok {
		return a, name.ID
	}
	return nil, ""
}

// awaited returns the await around an expression, or nil.
func (p *program) awaited(n syntax.Expr) *syntax.Await {
	a, _ := p.parents[n].(*syntax.Await)
	return a
}

// uses reports whether a name is used, other than to be assigned, in a function or, with nil, anywhere.
func (p *program) uses(in syntax.Node, name string) bool {
	if in == nil {
		in = p.module
	}
	used := false
	syntax.Inspect(in, func(n syntax.Node) bool {
		if n, ok := n.(*syntax.Name); ok && n.ID == name && n.Ctx == syntax.Load {
			used = true
		}
		return !used
	})
	return used
}

// asyncio returns how the program writes a function of asyncio; ok is false if it has not imported it.
func (p *program) asyncio(name string) (written string, ok bool) {
	written = edit.AsyncioName(p.module, name)
	return written, written != ""
}

// fresh returns a name that the program does not use yet.
func (p *program) fresh(name string) string {
	for i, free := 2, name; ; i++ {
		if !p.names[free] {
			return free
		}
		free = name + "_" + strconv.Itoa(i)
	}
}

// indent returns the white space before a statement, if nothing else stands before it in its line.
func (p *program) indent(n syntax.Node) (string, bool) {
	start := int(n.Span().Start)
	line := strings.LastIndexByte(p.text[:start], '\n') + 1
	before := p.text[line:start]
	return before, strings.TrimSpace(before) == ""
}

// alone reports whether a statement has its lines to itself, and returns where the last of them ends.
func (p *program) alone(n syntax.Node) (lineEnd int, ok bool) {
	_, ok = p.indent(n)
	end := int(n.Span().End)
	lineEnd = strings.IndexByte(p.text[end:], '\n')
	if lineEnd < 0 {
		lineEnd = len(p.text) - end
	}
	rest := strings.TrimSpace(p.text[end : end+lineEnd])
	return end + lineEnd, ok && (rest == "" || rest[0] == '#')
}

func insert(at int, text string) edit.Change { return edit.Change{Start: at, End: at, Text: text} }

func replace(n syntax.Node, text string) edit.Change {
	return edit.Change{Start: int(n.Span().Start), End: int(n.Span().End), Text: text}
}
