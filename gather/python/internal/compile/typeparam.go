package compile

import (
	"gatherplay/gather/python/internal/syntax"
)

// Type parameters live in a scope of their own around the function, class or alias that has them. It is the frame of a
// function that is called at once, and returns what was defined.

// typeParamUnit begins the code of that function, and leaves the tuple of the parameters on its operand stack.
func (u *unit) typeParamUnit(n syntax.Node, name string, params []syntax.TypeParam, parameters ...string) *unit {
	home := u.scopes[scopeKey{n, typeParamRole}]
	t := u.unit(u, home, "<generic parameters of "+name+">", n.Span(), parameters...)
	t.code.ArgCount = len(parameters)
	for _, p := range params {
		t.typeParam(p)
	}
	t.emit(params[0].Span().To(params[len(params)-1].Span()), TUPLE, len(params))
	return t
}

// callGeneric returns what is on the operand stack from the code of type parameters, and calls that from here, with n arguments
// that are on the operand stack already.
func (u *unit) callGeneric(t *unit, n int) {
	span := t.code.Span
	t.emit(span, RETURN, 0)
	u.function(span, t.finishUnit(), t.home, 0)
	switch n {
	case 0:
		u.emit(span, NULL, 0)
	case 1:
		u.emit(span, SWAP, 0) // the argument lies where self would
	case 2:
		u.emit(span, ROT3, 0)
	}
	u.emit(span, CALL, max(n-1, 0))
}

// typeParam pushes a type parameter and binds it.
func (u *unit) typeParam(p syntax.TypeParam) {
	var name string
	var kind uint8
	var bound, value syntax.Expr
	switch p := p.(type) {
	case *syntax.TypeVar:
		name, kind, bound, value = p.Name, TypeVar, p.Bound, p.DefaultValue
	case *syntax.ParamSpec:
		name, kind, value = p.Name, ParamSpec, p.DefaultValue
	case *syntax.TypeVarTuple:
		name, kind, value = p.Name, TypeVarTuple, p.DefaultValue
	}
	span := p.Span()
	u.constant(span, name)
	if bound != nil {
		kind |= TypeParamBound
		if _, ok := bound.(*syntax.Tuple); ok {
			kind |= TypeParamConstraints
		}
		u.lazyValue(p, bodyRole, name, bound)
	}
	if value != nil {
		kind |= TypeParamDefault
		u.lazyValue(p, defaultRole, name, value)
	}
	u.emitB(span, TYPEPARAM, 0, kind)
	u.emit(span, DUP, 0)
	u.store(span, name)
}

// lazyValue pushes a function that computes an expression when it is asked for.
func (u *unit) lazyValue(n syntax.Node, role scopeRole, name string, e syntax.Expr) {
	span := e.Span()
	if _, ok := n.(*syntax.TypeAlias); ok {
		span = n.Span()
	}
	home := u.scopes[scopeKey{n, role}]
	v := u.lazyUnit(home, name, formatParameter, span)
	v.annotationValue(span, e)
	v.emit(span, RETURN, 0)
	code := v.finishUnit()
	u.closure(span, code, home)
	u.constant(span, int64(1)) // the format, when it is called without one: the value
	u.emit(span, TUPLE, 1)
	u.makeFunction(span, code, WithDefaults)
}

// startOf is the span of instructions that no part of the source stands for, in a statement with that span.
func startOf(span syntax.Span) syntax.Span { return syntax.Span{Start: span.Start, End: span.Start} }

// genericFunction pushes the function of a def statement with type parameters. Its defaults are evaluated outside of them.
func (u *unit) genericFunction(s *syntax.FunctionDef) {
	span := s.Span()
	parts := u.defaults(span, s.Args)
	var parameters []string
	if parts&WithKwDefaults != 0 {
		parameters = append(parameters, kwDefaultsParameter)
	}
	if parts&WithDefaults != 0 {
		parameters = append(parameters, defaultsParameter)
	}
	t := u.typeParamUnit(s, s.Name, s.TypeParams, parameters...)
	home := t.scopes[scopeKey{s, bodyRole}]
	code := t.functionBody(s)
	t.closure(span, code, home)
	made := parts
	if t.annotate(s) {
		made |= WithAnnotate
	}
	for i := range parameters {
		t.emit(span, LOCAL, i)
	}
	t.makeFunction(span, code, made)
	// Stack: parameters function.
	start := startOf(span)
	t.emit(start, SWAP, 0)
	t.emit(start, COPY, 2)
	t.emit(start, SETATTR, t.name("__type_params__"))
	u.callGeneric(t, len(parameters))
}

// genericClass pushes a class with type parameters. Its last base is Generic of them.
func (u *unit) genericClass(s *syntax.ClassDef) {
	t := u.typeParamUnit(s, s.Name, s.TypeParams)
	start := startOf(s.Span())
	t.store(start, typeParamsVariable)
	t.constant(start, nil)
	t.emit(start, IMPORT, t.name("typing"))
	t.emit(start, ATTR, t.name("Generic"))
	t.load(start, typeParamsVariable)
	t.emit(start, INDEX, 0)
	t.store(start, genericBaseVariable)
	t.buildClass(s)
	u.callGeneric(t, 0)
}

// typeAlias emits a type statement.
func (u *unit) typeAlias(s *syntax.TypeAlias) {
	name := s.Name.(*syntax.Name)
	t := u
	if s.TypeParams != nil {
		t = u.typeParamUnit(s, name.ID, s.TypeParams)
		t.constant(s.Span(), name.ID)
		t.emit(s.Span(), SWAP, 0)
	} else {
		t.constant(s.Span(), name.ID)
		t.constant(s.Span(), nil)
	}
	t.lazyValue(s, bodyRole, name.ID, s.Value)
	t.emit(s.Span(), TYPEALIAS, 0)
	if s.TypeParams != nil {
		u.callGeneric(t, 0)
	}
	u.store(name.Span(), name.ID)
}
