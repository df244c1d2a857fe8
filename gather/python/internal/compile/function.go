package compile

import (
	"gatherplay/gather/python/internal/syntax"
)

// orderedParameters returns the parameters in the order of their slots.
func orderedParameters(args *syntax.Arguments) []*syntax.Arg {
	var list []*syntax.Arg
	list = append(list, args.PosOnlyArgs...)
	list = append(list, args.Args...)
	list = append(list, args.KwOnlyArgs...)
	for _, p := range []*syntax.Arg{args.Vararg, args.Kwarg} {
		if p != nil {
			list = append(list, p)
		}
	}
	return list
}

func hasKwDefaults(args *syntax.Arguments) bool {
	for _, value := range args.KwDefaults {
		if value != nil {
			return true
		}
	}
	return false
}

func (u *unit) functionDef(s *syntax.FunctionDef) {
	span := s.Span()
	u.decorators(s.DecoratorList)
	if s.TypeParams == nil {
		u.plainFunction(s)
	} else {
		u.genericFunction(s)
	}
	u.decorate(s.DecoratorList)
	u.store(span, s.Name)
}

// decorators pushes decorators; decorate calls them with what has been pushed then, the last one first.
func (u *unit) decorators(list []syntax.Expr) {
	for _, decorator := range list {
		u.expr(decorator)
	}
}

func (u *unit) decorate(list []syntax.Expr) {
	for i := len(list) - 1; i >= 0; i-- {
		u.emit(list[i].Span(), CALL, 0) // with the one argument that lies where self would
	}
}

// plainFunction pushes the function of a def statement without type parameters.
func (u *unit) plainFunction(s *syntax.FunctionDef) {
	span := s.Span()
	home := u.scopes[scopeKey{s, bodyRole}]
	code := u.functionBody(s)
	u.closure(span, code, home)
	annotated := u.annotate(s)
	parts := u.defaults(span, s.Args)
	if annotated {
		parts |= WithAnnotate
	}
	u.makeFunction(span, code, parts)
}

// function pushes a function whose defaults and annotations, as parts says, have been pushed.
func (u *unit) function(span syntax.Span, code *Code, home *scope, parts uint8) {
	u.closure(span, code, home)
	u.makeFunction(span, code, parts)
}

func (u *unit) makeFunction(span syntax.Span, code *Code, parts uint8) {
	if len(code.Free) > 0 {
		parts |= WithClosure
	}
	u.emitB(span, FUNCTION, u.addConstant(Constant{Value: code}), parts)
}

// closure pushes the tuple of the cells that code takes from here, if it takes any.
func (u *unit) closure(span syntax.Span, code *Code, home *scope) {
	if len(code.Free) == 0 {
		return
	}
	for _, name := range code.Free {
		index, _ := u.variable(name, home.enclosing(name))
		u.emit(span, CLOSURE, index)
	}
	u.emit(span, TUPLE, len(code.Free))
}

// defaults pushes the defaults of parameters, and returns which kinds there are.
func (u *unit) defaults(span syntax.Span, args *syntax.Arguments) (parts uint8) {
	if len(args.Defaults) > 0 {
		for _, value := range args.Defaults {
			u.expr(value)
		}
		u.emit(span, TUPLE, len(args.Defaults))
		parts |= WithDefaults
	}
	if hasKwDefaults(args) {
		n := 0
		for i, value := range args.KwDefaults {
			if value != nil {
				u.constant(span, u.scope.mangle(args.KwOnlyArgs[i].Arg))
				u.expr(value)
				n++
			}
		}
		u.emit(span, DICT, n)
		if parts != 0 {
			u.emit(span, SWAP, 0)
		}
		parts |= WithKwDefaults
	}
	return parts
}

// functionUnit begins the code of a function with parameters.
func (u *unit) functionUnit(home *scope, name string, span syntax.Span, args *syntax.Arguments) *unit {
	parameters := orderedParameters(args)
	names := make([]string, len(parameters))
	for i, p := range parameters {
		names[i] = u.scope.mangle(p.Arg)
	}
	f := u.unit(u, home, name, span, names...)
	f.code.PosOnlyArgCount = len(args.PosOnlyArgs)
	f.code.ArgCount = len(args.PosOnlyArgs) + len(args.Args)
	f.code.KwOnlyArgCount = len(args.KwOnlyArgs)
	if args.Vararg != nil {
		f.code.Flags |= VarArgs
	}
	if args.Kwarg != nil {
		f.code.Flags |= VarKw
	}
	first := f.code.ArgCount - len(args.Defaults)
	for i, value := range args.Defaults {
		f.code.DefaultSpans[first+i] = value.Span()
	}
	for i, value := range args.KwDefaults {
		if value != nil {
			f.code.DefaultSpans[f.code.ArgCount+i] = value.Span()
		}
	}
	return f
}

func (u *unit) functionBody(s *syntax.FunctionDef) *Code {
	f := u.functionUnit(u.scopes[scopeKey{s, bodyRole}], s.Name, s.Span(), s.Args)
	f.code.FirstLine = u.firstLine(s.Span(), s.DecoratorList)
	f.last = s.DefSpan
	body := s.Body
	if doc, ok := docstring(body); ok {
		f.code.Doc = cleanDoc(doc)
		f.code.Flags |= HasDoc
		f.last = body[0].Span()
		body = body[1:]
	}
	f.stmts(body)
	return f.finishUnit()
}

// firstLine returns the line of a definition or its first decorator.
func (u *unit) firstLine(span syntax.Span, decorators []syntax.Expr) int {
	if len(decorators) > 0 {
		span = decorators[0].Span()
	}
	return u.file.Line(span.Start)
}

func (u *unit) lambda(e *syntax.Lambda) {
	home := u.scopes[scopeKey{e, bodyRole}]
	f := u.functionUnit(home, "<lambda>", e.Span(), e.Args)
	f.expr(e.Body)
	f.emit(e.Body.Span(), RETURN, 0)
	code := f.finishUnit()
	u.closure(e.Span(), code, home)
	u.makeFunction(e.Span(), code, u.defaults(e.Span(), e.Args))
}
