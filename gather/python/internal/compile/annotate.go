package compile

import (
	"slices"

	"gatherplay/gather/python/internal/syntax"
)

// Annotations are not evaluated where they stand. A function computes the dict of them when somebody asks for it: one for
// each annotated function (FUNCTION takes it), class (its namespace has it as __annotate_func__) and module (__annotate__).
// Those of local variables are forgotten. With from __future__ import annotations they are strings.

// An annotated variable of a module or class.
type annotated struct {
	stmt *syntax.AnnAssign
	// conditional is the number under which the body notes that it has come by, or -1 if it always does.
	conditional int
}

const annotationsVariable = "__annotations__"

// annotatedParameters returns the parameters with annotations in the order in which CPython evaluates these, in which those
// that may only be given by position come after the ordinary ones.
func annotatedParameters(args *syntax.Arguments) []*syntax.Arg {
	var list []*syntax.Arg
	add := func(ps ...*syntax.Arg) {
		for _, p := range ps {
			if p != nil && p.Annotation != nil {
				list = append(list, p)
			}
		}
	}
	add(args.Args...)
	add(args.PosOnlyArgs...)
	add(args.Vararg)
	add(args.KwOnlyArgs...)
	add(args.Kwarg)
	return list
}

func isAnnotated(s *syntax.FunctionDef) bool {
	return s.Returns != nil || len(annotatedParameters(s.Args)) > 0
}

// annotate pushes the function that computes a function's annotations, if it has any.
func (u *unit) annotate(s *syntax.FunctionDef) bool {
	if !isAnnotated(s) {
		return false
	}
	home := u.scopes[scopeKey{s, annotationRole}]
	span := s.Span()
	a := u.lazyUnit(home, "__annotate__", "format", span)
	n := 0
	add := func(name string, annotation syntax.Expr) {
		a.noteSource(u.scope.mangle(name), annotation)
		a.constant(span, u.scope.mangle(name))
		a.annotation(span, annotation)
		n++
	}
	for _, p := range annotatedParameters(s.Args) {
		add(p.Arg, p.Annotation)
	}
	if s.Returns != nil {
		add("return", s.Returns)
	}
	a.emit(span, DICT, n)
	a.emit(span, RETURN, 0)
	u.function(span, a.finishUnit(), home, 0)
	return true
}

// An Annotation is one of those that a function computes, as it stands in the source.
type Annotation struct {
	Name string
	Expr syntax.Expr
}

// Source returns the annotation as Python would write it; one that is a string, as what that says.
func (a Annotation) Source(file *syntax.File) string {
	if literal, ok := a.Expr.(*syntax.Constant); ok {
		if text, ok := literal.Value.(string); ok {
			return text
		}
	}
	return unparse(file, a.Expr)
}

func (u *unit) noteSource(name string, annotation syntax.Expr) {
	u.code.Annotations = append(u.code.Annotations, Annotation{name, annotation})
}

// annotation pushes the value of an annotation.
func (u *unit) annotation(span syntax.Span, e syntax.Expr) {
	if u.futureAnnotations {
		u.constant(e.Span(), unparse(u.file, e))
		return
	}
	u.annotationValue(span, e)
}

// annotationValue pushes the value of an expression, which for *args and *Ts may be the only element of a starred one.
func (u *unit) annotationValue(span syntax.Span, e syntax.Expr) {
	if starred, ok := e.(*syntax.Starred); ok {
		u.expr(starred.Value)
		u.emit(span, UNPACK, 1)
		return
	}
	u.expr(e)
}

// lazyUnit begins the code of a function that computes something when asked for it in a format, a number of which only the
// first two stand for values.
func (u *unit) lazyUnit(home *scope, name, parameter string, span syntax.Span) *unit {
	a := u.unit(u, home, name, span, formatParameter)
	a.code.Locals[0] = parameter
	a.code.ArgCount = 1
	a.code.PosOnlyArgCount = 1
	known := new(label)
	a.emit(span, LOCAL, 0)
	a.constant(span, int64(2))
	a.emit(span, COMPARE, int(syntax.Gt))
	a.jump(span, JUMPFALSE, known)
	a.emit(span, NOTIMPLEMENTED, 0)
	a.emit(span, RAISE, 1)
	a.place(known)
	return a
}

// beginAnnotations prepares a module or class for the annotated variables among its statements.
func (u *unit) beginAnnotations(span syntax.Span) {
	switch {
	case len(u.home.annotated) == 0:
		return
	case u.futureAnnotations:
		u.emit(span, DICT, 0)
		u.setName(span, annotationsVariable)
		return
	case u.home.kind == moduleScope:
		u.annotateVariables(span)
		u.setName(span, "__annotate__")
	}
	if u.home.conditionalAnnotations == 0 {
		return
	}
	u.emit(span, SET, 0)
	if cell, ok := u.implicitCell(conditionalCell); ok {
		u.emit(span, SETCELL, cell)
	} else {
		u.setName(span, conditionalCell)
	}
}

// endAnnotations gives a class the function that computes the annotations of its variables.
func (u *unit) endAnnotations(span syntax.Span) {
	if len(u.home.annotated) > 0 && !u.futureAnnotations {
		u.annotateVariables(span)
		u.setName(span, "__annotate_func__")
	}
}

// annotateVariables pushes the function that computes the annotations of a module's or class's variables.
func (u *unit) annotateVariables(span syntax.Span) {
	home := u.home.annotations
	a := u.lazyUnit(home, "__annotate__", "format", span)
	a.emit(span, DICT, 0)
	for _, v := range u.home.annotated {
		at, skip := v.stmt.Span(), new(label)
		if v.conditional >= 0 {
			a.constant(at, int64(v.conditional))
			a.load(at, conditionalCell)
			a.emit(at, IN, 0)
			a.jump(at, JUMPFALSE, skip)
		}
		a.noteSource(u.annotatedName(v.stmt), v.stmt.Annotation)
		a.annotation(at, v.stmt.Annotation)
		a.emit(at, COPY, 2)
		a.constant(at, u.annotatedName(v.stmt))
		a.emit(span, SETINDEX, 0)
		a.place(skip)
	}
	a.emit(span, RETURN, 0)
	u.function(span, a.finishUnit(), home, 0)
}

func (u *unit) annotatedName(s *syntax.AnnAssign) string {
	return u.scope.mangle(s.Target.(*syntax.Name).ID)
}

// annAssign emits an annotated assignment. Without a value, only the parts of the target are evaluated.
func (u *unit) annAssign(s *syntax.AnnAssign) {
	if s.Value != nil {
		u.expr(s.Value)
		u.assignTo(s.Target)
	}
	switch target := s.Target.(type) {
	case *syntax.Name:
		u.noteAnnotation(s)
	case *syntax.Attribute:
		if s.Value == nil {
			u.evaluate(target.Value)
		}
	case *syntax.Subscript:
		if s.Value == nil {
			u.evaluate(target.Value)
			u.evaluateIndex(target.Slice)
		}
	}
}

// noteAnnotation emits what remembers that a module or class has come by the annotation of a variable.
func (u *unit) noteAnnotation(s *syntax.AnnAssign) {
	i := slices.IndexFunc(u.home.annotated, func(v annotated) bool { return v.stmt == s })
	if i < 0 {
		return
	}
	span := s.Span()
	if u.futureAnnotations {
		u.annotation(span, s.Annotation)
		u.getName(span, annotationsVariable)
		u.constant(span, u.annotatedName(s))
		u.emit(span, SETINDEX, 0)
		return
	}
	number := u.home.annotated[i].conditional
	if number < 0 {
		return
	}
	if cell, ok := u.implicitCell(conditionalCell); ok {
		u.emit(span, CELL, cell)
	} else {
		u.getName(span, conditionalCell)
	}
	u.constant(span, int64(number))
	u.emit(span, SETADD, 1)
	u.emit(span, POP, 0)
}

// evaluate evaluates an expression for nothing but its effects.
func (u *unit) evaluate(e syntax.Expr) {
	if e != nil {
		u.expr(e)
		u.emit(e.Span(), POP, 0)
	}
}

func (u *unit) evaluateIndex(e syntax.Expr) {
	switch e := e.(type) {
	case *syntax.Slice:
		u.evaluate(e.Lower)
		u.evaluate(e.Upper)
		u.evaluate(e.Step)
	case *syntax.Tuple:
		for _, element := range e.Elts {
			u.evaluateIndex(element)
		}
	default:
		u.evaluate(e)
	}
}
