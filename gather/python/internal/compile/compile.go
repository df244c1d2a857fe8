package compile

import (
	"gatherplay/gather/python/internal/syntax"
)

// Compile turns a module that the syntax package has parsed and checked into code. An error is always a *syntax.Error of kind
// LimitError: the code would be too large, or the program uses a part of the language that the machine lacks.
func Compile(module *syntax.Module) (code *Code, err error) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case *syntax.Error:
			code, err = nil, r
		default:
			panic(r)
		}
	}()
	p := &program{file: module.File, futureAnnotations: importsAnnotations(module)}
	p.scopes = analyze(module, p.futureAnnotations)
	return p.module(module), nil
}

// importsAnnotations reports whether a module begins with from __future__ import annotations.
func importsAnnotations(module *syntax.Module) bool {
	for _, s := range module.Body {
		switch s := s.(type) {
		case *syntax.ImportFrom:
			if s.Module != "__future__" || s.Level != 0 {
				return false
			}
			for _, alias := range s.Names {
				if alias.Name == "annotations" {
					return true
				}
			}
		case *syntax.ExprStmt:
			if _, ok := docstring([]syntax.Stmt{s}); !ok {
				return false
			}
		default:
			return false
		}
	}
	return false
}

// failure returns an error about a part of the program.
func failure(file *syntax.File, kind syntax.Kind, span syntax.Span, msg string) *syntax.Error {
	start, end := file.Position(span.Start), file.Position(span.End)
	return &syntax.Error{
		Kind: kind, Msg: msg, File: file.Name, Span: span, Text: file.LineText(start.Line),
		Line: start.Line, Col: start.Column + 1, EndLine: end.Line, EndCol: end.Column + 1,
	}
}

// A program is what the units of one module share.
type program struct {
	file              *syntax.File
	scopes            scopes
	futureAnnotations bool
	instrs            int // emitted so far
}

// A unit is a code in the making.
type unit struct {
	emitter
	*program
	parent *unit
	home   *scope // whose frame the code runs in
	scope  *scope // home or a comprehension within it

	names     map[string]int
	constants map[any]int // by madeConstant, or by the node of a literal
	slots     map[ownVariable]int
	spare     map[string][]int // slots of comprehensions' variables that have ended, by name
	temps     []int            // slots of intermediate results that are free again
	cells     map[ownVariable]int
	free      map[string]int
	blocks    []*block

	staticAttributes map[string]bool // of a class: the attributes of self that its methods set
}

// An ownVariable is a variable of a frame's scope or of a comprehension in it.
type ownVariable struct {
	scope *scope
	name  string
}

// A madeConstant is the value of a constant that stands for no literal.
type madeConstant struct{ value any }

// unit begins the code that runs in the frame of a scope. The parameters are its first locals.
func (p *program) unit(parent *unit, home *scope, name string, span syntax.Span, parameters ...string) *unit {
	u := &unit{
		program:   p,
		parent:    parent,
		home:      home,
		scope:     home,
		names:     map[string]int{},
		constants: map[any]int{},
		slots:     map[ownVariable]int{},
		spare:     map[string][]int{},
		cells:     map[ownVariable]int{},
		free:      map[string]int{},
	}
	u.code = &Code{
		Name: name, Qualname: name, File: p.file, Span: span, FirstLine: p.file.Line(span.Start), Free: home.free,
	}
	u.count = &p.instrs
	if parent != nil {
		u.code.Qualname = parent.qualified(name)
		if parent.scope.kind != moduleScope && parent.scope.kind != classScope || parent.code.Flags&Nested != 0 {
			u.code.Flags |= Nested
		}
	}
	if home.isGenerator {
		u.code.Flags |= Generator
	}
	if home.isCoroutine {
		u.code.Flags |= Coroutine
	}
	for _, parameter := range parameters {
		u.slot(ownVariable{home, parameter})
	}
	u.code.DefaultSpans = make([]syntax.Span, len(parameters))
	u.addCells(home)
	for i, name := range u.code.Free {
		u.free[name] = len(u.code.Cells) + i
	}
	return u
}

// addCells gives the frame's captured variables their cells, in alphabetical order as in CPython's co_cellvars, and then those
// of its comprehensions.
func (u *unit) addCells(home *scope) {
	for _, name := range sortedCells(home) {
		u.addCell(ownVariable{home, name})
	}
	for _, comprehension := range home.comprehensions {
		for _, name := range sortedCells(comprehension) {
			u.addCell(ownVariable{comprehension, name})
		}
	}
}

func (u *unit) addCell(v ownVariable) {
	u.cells[v] = len(u.code.Cells)
	cell := Cell{Name: v.name, Parameter: -1}
	if slot, ok := u.slots[v]; ok {
		cell.Parameter = slot
	}
	u.code.Cells = append(u.code.Cells, cell)
}

// qualified returns the qualified name of something that the unit's code defines.
func (u *unit) qualified(name string) string {
	for u.home.kind == typeParamScope {
		u = u.parent
	}
	if y := u.home.symbols[u.home.mangle(name)]; y != nil && y.flags&declaredGlobal != 0 {
		return name
	}
	switch u.home.kind {
	case moduleScope:
		return name
	case classScope, generatorScope:
		return u.code.Qualname + "." + name
	}
	return u.code.Qualname + ".<locals>." + name
}

// finishUnit ends the code, which returns None if it comes to its end, and returns it.
func (u *unit) finishUnit() *Code {
	if !u.dead {
		u.constant(u.last, nil)
		u.emit(u.last, RETURN, 0)
	}
	u.finish()
	return u.code
}

func (p *program) module(m *syntax.Module) *Code {
	home := p.scopes[scopeKey{m, bodyRole}]
	u := p.unit(nil, home, "<module>", m.Span())
	u.code.Flags |= Module
	u.code.FirstLine = 1
	start := m.Span()
	if len(m.Body) > 0 {
		start = m.Body[0].Span()
	}
	u.last = start
	u.beginAnnotations(start)
	body := m.Body
	if doc, ok := docstring(body); ok {
		u.code.Doc, u.code.Flags = cleanDoc(doc), u.code.Flags|HasDoc
		u.constant(body[0].Span(), u.code.Doc)
		u.setName(body[0].Span(), "__doc__")
		body = body[1:]
	}
	u.stmts(body)
	return u.finishUnit()
}
