package compile

import (
	"gatherplay/gather/python/internal/syntax"
)

func (u *unit) call(e *syntax.Call) {
	plain := isPlain(e.Args, e.Keywords)
	if attribute, ok := e.Func.(*syntax.Attribute); ok && plain {
		span := u.attributeSpan(attribute.Span(), attribute)
		if u.superAttribute(attribute) {
			u.emitB(span, SUPERATTR, u.attribute(attribute.Attr), 1)
		} else {
			u.expr(attribute.Value)
			u.emit(span, METHOD, u.attribute(attribute.Attr))
		}
		u.arguments(u.attributeSpan(e.Span(), attribute), 0, e.Args, e.Keywords)
		return
	}
	u.expr(e.Func)
	u.emit(e.Func.Span(), NULL, 0)
	span := e.Span()
	if u.consumesGenerator(e) {
		span = e.Func.Span()
	}
	u.arguments(span, 0, e.Args, e.Keywords)
}

// consumesGenerator reports whether a call is one of those for which CPython runs a loop over a generator expression in place;
// what is raised by the generator then comes from the function's name, not from the call.
func (u *unit) consumesGenerator(e *syntax.Call) bool {
	name, ok := e.Func.(*syntax.Name)
	if !ok || len(e.Args) != 1 || len(e.Keywords) > 0 {
		return false
	}
	switch name.ID {
	case "all", "any", "tuple":
		_, ok := e.Args[0].(*syntax.GeneratorExp)
		return ok && !u.isShadowed(name.ID)
	}
	return false
}

// isPlain reports whether none of the arguments is unpacked.
func isPlain(args []syntax.Expr, keywords []*syntax.Keyword) bool {
	for _, arg := range args {
		if _, ok := arg.(*syntax.Starred); ok {
			return false
		}
	}
	for _, k := range keywords {
		if k.Arg == "" {
			return false
		}
	}
	return true
}

// superAttribute pushes what SUPERATTR needs for an attribute of super(), if it is one.
func (u *unit) superAttribute(e *syntax.Attribute) bool {
	call, ok := e.Value.(*syntax.Call)
	if !ok || len(call.Args)+len(call.Keywords) > 0 || u.code.ArgCount == 0 || u.scope != u.home {
		return false
	}
	name, ok := call.Func.(*syntax.Name)
	if !ok || name.ID != "super" || u.home.kind != functionScope || u.isShadowed("super") {
		return false
	}
	if class := u.home.symbols[classCell]; class == nil || class.place != variable || class.provider.kind != classScope {
		return false
	}
	u.load(name.Span(), name.ID)
	u.load(call.Span(), classCell)
	u.loadSelf(call.Span())
	return true
}

// loadSelf pushes the first argument.
func (u *unit) loadSelf(span syntax.Span) {
	name := u.code.Locals[0]
	index, cell := u.variable(name, u.home)
	u.emit(span, either(cell, CELL, LOCAL), index)
}

// isShadowed reports whether a builtin's name means something else here.
func (u *unit) isShadowed(name string) bool {
	y := u.scope.symbols[name]
	if y == nil || y.place != globalName || y.flags&declaredGlobal != 0 {
		return true
	}
	module := u.home
	for module.parent != nil {
		module = module.parent
	}
	y = module.symbols[name]
	return y != nil && y.flags&bound != 0
}

// arguments pushes arguments and calls what lies below them: a function and its first argument or NULL. n arguments are on
// the operand stack already.
func (u *unit) arguments(span syntax.Span, n int, args []syntax.Expr, keywords []*syntax.Keyword) {
	if !isPlain(args, keywords) {
		u.unpackedArguments(span, n, args, keywords)
		return
	}
	for _, arg := range args {
		u.expr(arg)
	}
	n += len(args) + len(keywords)
	if len(keywords) == 0 {
		u.emit(span, CALL, n)
		return
	}
	names := make([]string, len(keywords))
	for i, k := range keywords {
		u.expr(k.Value)
		names[i] = k.Arg
	}
	u.emit(span, CONST, u.stringTuple(names))
	u.emit(span, CALLKW, n)
}

// unpackedArguments is for arguments some of which are unpacked.
func (u *unit) unpackedArguments(span syntax.Span, n int, args []syntax.Expr, keywords []*syntax.Keyword) {
	if n == 0 && len(args) == 1 {
		if only, ok := args[0].(*syntax.Starred); ok {
			u.onlyStarred(span, only, keywords)
			return
		}
	}
	u.collect(span, n, args, LIST)
	u.callUnpacked(span, keywords)
}

// callUnpacked pushes the keyword arguments and calls a function that is followed by the list of the others.
func (u *unit) callUnpacked(span syntax.Span, keywords []*syntax.Keyword) {
	u.emitB(span, CALLEX, 0, u.keywordDict(span, keywords))
}

// onlyStarred is for calls such as f(*args, key=value). The iterable is looked at last, when the keyword arguments have been
// evaluated.
func (u *unit) onlyStarred(span syntax.Span, only *syntax.Starred, keywords []*syntax.Keyword) {
	u.expr(only.Value)
	withKeywords := u.keywordDict(span, keywords)
	if withKeywords > 0 {
		u.emit(span, SWAP, 0)
	}
	u.emit(span, LIST, 0)
	u.emit(span, SWAP, 0)
	u.emitB(span, LISTEXTEND, 1, 1+withKeywords)
	if withKeywords > 0 {
		u.emit(span, SWAP, 0)
	}
	u.emitB(span, CALLEX, 0, withKeywords)
}

// keywordDict pushes the dict of the keyword arguments, if there are any, and returns how many values it has pushed.
func (u *unit) keywordDict(span syntax.Span, keywords []*syntax.Keyword) uint8 {
	if len(keywords) == 0 {
		return 0
	}
	made := false
	begin := 0
	flush := func(end int) {
		if begin == end {
			return
		}
		for _, k := range keywords[begin:end] {
			u.constant(span, k.Arg)
			u.expr(k.Value)
		}
		u.emit(span, DICT, end-begin)
		if made {
			u.emit(span, DICTMERGE, 0)
		}
		made = true
	}
	for i, k := range keywords {
		if k.Arg != "" {
			continue
		}
		flush(i)
		begin = i + 1
		if !made {
			u.emit(span, DICT, 0)
			made = true
		}
		u.expr(k.Value)
		u.emit(span, DICTMERGE, 0)
	}
	flush(len(keywords))
	return 1
}
