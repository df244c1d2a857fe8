package syntax

// A scopeKind is what a scope belongs to.
type scopeKind uint8

const (
	moduleScope scopeKind = iota
	classScope
	functionScope
	annotationScope
	typeParamsScope
	typeAliasScope
	typeVarScope // a bound, constraint or default of a type parameter
)

// A usage is a set of ways in which a scope uses a name.
type usage uint16

const (
	usedAsLocal usage = 1 << iota
	usedAsParameter
	usedAsGlobal   // declared so
	usedAsNonlocal // declared so
	usedAsAnnotated
	usedAsTypeParam
	usedAsImport
	usedAsIteration // variable of a comprehension
	usedAsValue

	binding = usedAsLocal | usedAsParameter | usedAsTypeParam | usedAsImport
)

// A scope is a block of the program that has names of its own.
type scope struct {
	kind          scopeKind
	parent        *scope
	children      []*scope
	info          string // of a typeVarScope: what it is
	comprehension string // what kind of comprehension it is, if it is one

	names      []string // in order of their first use
	usages     map[string]usage
	directives map[string]Span // the first global or nonlocal statement for a name

	isAsync     bool // await is allowed in it
	isGenerator bool

	inTarget   bool // the target of a comprehension is being visited
	inIterable int  // nesting of iterables of comprehensions that are being visited
}

// isFunctionLike reports whether CPython runs the block as a function.
func (s *scope) isFunctionLike() bool { return s.kind >= functionScope }

// A resolver goes through a program and notes what each scope does with each name.
type resolver struct {
	reporter
	scope  *scope
	scopes map[Node]*scope // of functions and lambdas
}

// resolveScopes returns the scopes of functions and lambdas, having checked what can be known from names.
func resolveScopes(m *Module) map[Node]*scope {
	r := &resolver{reporter: reporter{m.File}, scopes: make(map[Node]*scope)}
	root := r.enter(moduleScope)
	r.stmts(m.Body)
	r.leave()
	r.analyze(root, nil, nil)
	return r.scopes
}

func (r *resolver) enter(kind scopeKind) *scope {
	s := &scope{kind: kind, parent: r.scope, usages: make(map[string]usage), directives: make(map[string]Span)}
	if r.scope != nil {
		r.scope.children = append(r.scope.children, s)
	}
	r.scope = s
	return s
}

func (r *resolver) leave() { r.scope = r.scope.parent }

// add notes that the scope uses a name.
func (r *resolver) add(name string, how usage, at Span) {
	if how != usedAsValue {
		r.checkName(name, "assign to", at)
	}
	r.addTo(r.scope, name, how, at)
}

func (r *resolver) addTo(s *scope, name string, how usage, at Span) {
	old, known := s.usages[name]
	if !known {
		s.names = append(s.names, name)
	}
	if how&old&usedAsParameter != 0 {
		r.raise(at, "duplicate argument '", name, "' in function definition")
	}
	if how&old&usedAsTypeParam != 0 {
		r.raise(at, "duplicate type parameter '", name, "'")
	}
	if s.inTarget {
		if (old|how)&(usedAsGlobal|usedAsNonlocal) != 0 {
			r.raise(at, "comprehension inner loop cannot rebind assignment expression target '", name, "'")
		}
		how |= usedAsIteration
	}
	s.usages[name] = old | how
}

// checkName refuses the one name that nobody may set.
func (r *resolver) checkName(name, verb string, at Span) {
	if name == "__debug__" {
		r.raise(at, "cannot ", verb, " __debug__")
	}
}

func (r *resolver) stmts(list []Stmt) {
	for _, s := range list {
		r.stmt(s)
	}
}

func (r *resolver) stmt(s Stmt) {
	switch s := s.(type) {
	case *FunctionDef:
		r.function(s, s, false)
	case *AsyncFunctionDef:
		r.function(s, (*FunctionDef)(s), true)
	case *ClassDef:
		r.class(s)
	case *TypeAlias:
		r.typeAlias(s)
	case *Assign:
		r.exprs(s.Targets...)
		r.exprs(s.Value)
	case *AnnAssign:
		r.annAssign(s)
	case *Global:
		r.declare(s, usedAsGlobal, "global")
	case *Nonlocal:
		r.declare((*Global)(s), usedAsNonlocal, "nonlocal")
	case *Import:
		r.imports(s.Names)
	case *ImportFrom:
		r.imports(s.Names)
	case *AsyncFor:
		r.requireAsync(s, "'async for'")
		Children(s, r.node)
	case *AsyncWith:
		r.requireAsync(s, "'async with'")
		Children(s, r.node)
	default:
		Children(s, r.node)
	}
}

func (r *resolver) requireAsync(s Stmt, what string) {
	if r.scope.kind != functionScope || !r.scope.isAsync {
		r.raise(s.Span(), what, " outside async function")
	}
}

// node visits whatever stands within a statement or an expression.
func (r *resolver) node(n Node) {
	switch n := n.(type) {
	case Stmt:
		r.stmt(n)
	case Expr:
		r.expr(n)
	case Pattern:
		r.pattern(n)
	case *ExceptHandler:
		r.exprs(n.Type)
		if n.Name != "" {
			r.add(n.Name, usedAsLocal, n.span)
		}
		r.stmts(n.Body)
	case *Keyword:
		r.checkName(n.Arg, "assign to", n.span)
		r.expr(n.Value)
	default:
		Children(n, r.node)
	}
}

func (r *resolver) exprs(list ...Expr) {
	for _, e := range list {
		if e != nil {
			r.expr(e)
		}
	}
}

func (r *resolver) function(key Node, f *FunctionDef, isAsync bool) {
	r.add(f.Name, usedAsLocal, f.span)
	r.exprs(f.Args.Defaults...)
	r.exprs(f.Args.KwDefaults...)
	r.exprs(f.DecoratorList...)
	r.generic(f.TypeParams, func() {
		r.enter(annotationScope)
		r.annotations(f.Args)
		r.exprs(f.Returns)
		r.leave()
		s := r.enter(functionScope)
		s.isAsync = isAsync
		r.scopes[key] = s
		r.parameters(f.Args)
		r.stmts(f.Body)
		r.leave()
	})
}

// generic visits what type parameters, if there are any, are for.
func (r *resolver) generic(params []TypeParam, visit func()) {
	if len(params) == 0 {
		visit()
		return
	}
	r.enter(typeParamsScope)
	for _, p := range params {
		r.typeParam(p)
	}
	visit()
	r.leave()
}

func (r *resolver) typeParam(p TypeParam) {
	add := func(name string) {
		if name == "__classdict__" {
			r.raise(p.Span(), "reserved name '", name, "' cannot be used for type parameter")
		}
		r.add(name, usedAsTypeParam|usedAsLocal, p.Span())
	}
	part := func(e Expr, info string) {
		if e != nil {
			r.enter(typeVarScope).info = info
			r.expr(e)
			r.leave()
		}
	}
	switch p := p.(type) {
	case *TypeVar:
		add(p.Name)
		bound := "a TypeVar bound"
		if _, ok := p.Bound.(*Tuple); ok {
			bound = "a TypeVar constraint"
		}
		part(p.Bound, bound)
		part(p.DefaultValue, "a TypeVar default")
	case *TypeVarTuple:
		add(p.Name)
		part(p.DefaultValue, "a TypeVarTuple default")
	case *ParamSpec:
		add(p.Name)
		part(p.DefaultValue, "a ParamSpec default")
	}
}

func (r *resolver) annotations(a *Arguments) {
	for _, list := range [][]*Arg{a.PosOnlyArgs, a.Args, {a.Vararg, a.Kwarg}, a.KwOnlyArgs} {
		for _, arg := range list {
			if arg != nil {
				r.exprs(arg.Annotation)
			}
		}
	}
}

func (r *resolver) parameters(a *Arguments) {
	for _, list := range [][]*Arg{a.PosOnlyArgs, a.Args, a.KwOnlyArgs, {a.Vararg, a.Kwarg}} {
		for _, arg := range list {
			if arg != nil {
				r.add(arg.Arg, usedAsParameter, arg.span)
			}
		}
	}
}

func (r *resolver) class(c *ClassDef) {
	r.add(c.Name, usedAsLocal, c.span)
	r.exprs(c.DecoratorList...)
	r.generic(c.TypeParams, func() {
		r.exprs(c.Bases...)
		for _, k := range c.Keywords {
			r.node(k)
		}
		r.enter(classScope)
		r.stmts(c.Body)
		r.leave()
	})
}

func (r *resolver) typeAlias(s *TypeAlias) {
	r.expr(s.Name)
	r.generic(s.TypeParams, func() {
		r.enter(typeAliasScope)
		r.expr(s.Value)
		r.leave()
	})
}

func (r *resolver) annAssign(s *AnnAssign) {
	if name, ok := s.Target.(*Name); ok {
		declared := r.scope.usages[name.ID] & (usedAsGlobal | usedAsNonlocal)
		if declared != 0 && s.Simple && r.scope.kind != moduleScope {
			word := "global"
			if declared&usedAsGlobal == 0 {
				word = "nonlocal"
			}
			r.raise(s.span, "annotated name '", name.ID, "' can't be ", word)
		}
		if s.Simple {
			r.add(name.ID, usedAsAnnotated|usedAsLocal, name.span)
		} else if s.Value != nil {
			r.add(name.ID, usedAsLocal, name.span)
		}
	} else {
		r.expr(s.Target)
	}
	r.enter(annotationScope)
	r.expr(s.Annotation)
	r.leave()
	r.exprs(s.Value)
}

func (r *resolver) declare(s *Global, how usage, word string) {
	for _, name := range s.Names {
		old := r.scope.usages[name]
		switch {
		case old&usedAsParameter != 0:
			r.raise(s.span, "name '", name, "' is parameter and ", word)
		case old&usedAsValue != 0:
			r.raise(s.span, "name '", name, "' is used prior to ", word, " declaration")
		case old&usedAsAnnotated != 0:
			r.raise(s.span, "annotated name '", name, "' can't be ", word)
		case old&usedAsLocal != 0:
			r.raise(s.span, "name '", name, "' is assigned to before ", word, " declaration")
		}
		r.addTo(r.scope, name, how, s.span)
		r.direct(name, s.span)
	}
}

// direct notes where a name was declared first.
func (r *resolver) direct(name string, at Span) {
	if _, ok := r.scope.directives[name]; !ok {
		r.scope.directives[name] = at
	}
}

func (r *resolver) imports(names []*Alias) {
	for _, alias := range names {
		name := alias.AsName
		if name == "" {
			name = alias.Name
			for i := range name {
				if name[i] == '.' {
					name = name[:i]
					break
				}
			}
		}
		if name != "*" {
			r.add(name, usedAsImport, alias.span)
		} else if r.scope.kind != moduleScope {
			r.raise(alias.span, "import * only allowed at module level")
		}
	}
}

func (r *resolver) expr(e Expr) {
	switch e := e.(type) {
	case *Name:
		r.name(e)
	case *Attribute:
		switch e.Ctx {
		case Store:
			r.checkName(e.Attr, "assign to", e.span)
		case Del:
			r.checkName(e.Attr, "delete", e.span)
		}
		r.expr(e.Value)
	case *NamedExpr:
		r.refuseIn("named expression", e)
		if r.scope.inIterable > 0 {
			r.raise(e.span, "assignment expression cannot be used in a comprehension iterable expression")
		}
		if r.scope.comprehension != "" {
			r.nameInComprehension(e.Target.(*Name))
		}
		r.exprs(e.Value, e.Target)
	case *Lambda:
		r.exprs(e.Args.Defaults...)
		r.exprs(e.Args.KwDefaults...)
		r.scopes[e] = r.enter(functionScope)
		r.parameters(e.Args)
		r.expr(e.Body)
		r.leave()
	case *Yield:
		r.yield(e, e.Value)
	case *YieldFrom:
		r.yield(e, e.Value)
	case *Await:
		r.await(e)
	case *ListComp:
		r.comprehension(e, "list comprehension", e.Generators, e.Elt)
	case *SetComp:
		r.comprehension(e, "set comprehension", e.Generators, e.Elt)
	case *DictComp:
		r.comprehension(e, "dict comprehension", e.Generators, e.Key, e.Value)
	case *GeneratorExp:
		r.comprehension(e, "generator expression", e.Generators, e.Elt)
	default:
		Children(e, r.node)
	}
}

func (r *resolver) name(e *Name) {
	switch e.Ctx {
	case Load:
		r.add(e.ID, usedAsValue, e.span)
	case Del:
		r.checkName(e.ID, "delete", e.span)
		r.add(e.ID, usedAsLocal, e.span)
	default:
		r.add(e.ID, usedAsLocal, e.span)
	}
}

// refuseIn refuses an expression where CPython would evaluate it at another time than it seems.
func (r *resolver) refuseIn(what string, e Expr) {
	switch r.scope.kind {
	case annotationScope:
		r.raise(e.Span(), what, " cannot be used within an annotation")
	case typeVarScope:
		r.raise(e.Span(), what, " cannot be used within ", r.scope.info)
	case typeAliasScope:
		r.raise(e.Span(), what, " cannot be used within a type alias")
	case typeParamsScope:
		r.raise(e.Span(), what, " cannot be used within the definition of a generic")
	}
}

// nameInComprehension finds the scope to which the target of an assignment expression in a comprehension belongs.
func (r *resolver) nameInComprehension(target *Name) {
	name, at := target.ID, target.span
	for s := r.scope; s != nil; s = s.parent {
		if s.comprehension != "" {
			if s.usages[name]&usedAsIteration != 0 {
				r.raise(at, "assignment expression cannot rebind comprehension iteration variable '", name, "'")
			}
			continue
		}
		const within = "assignment expression within a comprehension cannot be used "
		switch s.kind {
		case classScope:
			r.raise(at, within, "in a class body")
		case typeParamsScope:
			r.raise(at, within, "within the definition of a generic")
		case typeAliasScope:
			r.raise(at, within, "in a type alias")
		case typeVarScope:
			r.raise(at, within, "in a TypeVar bound")
		case functionScope:
			if s.usages[name]&usedAsGlobal == 0 {
				r.addTo(r.scope, name, usedAsNonlocal, at)
			} else {
				r.addTo(r.scope, name, usedAsGlobal, at)
			}
			r.direct(name, at)
			r.addTo(s, name, usedAsLocal, at)
		case moduleScope:
			r.addTo(r.scope, name, usedAsGlobal, at)
			r.direct(name, at)
			r.addTo(s, name, usedAsGlobal, at)
		}
		return
	}
}

func (r *resolver) yield(e, value Expr) {
	r.refuseIn("yield expression", e)
	r.exprs(value)
	r.scope.isGenerator = true
	if c := r.scope.comprehension; c != "" {
		r.raise(e.Span(), "'yield' inside ", c)
	}
}

func (r *resolver) await(e *Await) {
	r.refuseIn("await expression", e)
	if !r.scope.isFunctionLike() {
		r.raise(e.span, "'await' outside function")
	}
	if !r.scope.isAsync && r.scope.comprehension == "" {
		r.raise(e.span, "'await' outside async function")
	}
	r.expr(e.Value)
	r.scope.isAsync = true
}

// comprehension visits a comprehension. Its first iterable belongs to the scope around it.
func (r *resolver) comprehension(e Expr, kind string, clauses []*Comprehension, parts ...Expr) {
	r.iterable(clauses[0].Iter)
	s := r.enter(functionScope)
	s.comprehension = kind
	for i, c := range clauses {
		s.isAsync = s.isAsync || c.IsAsync
		s.inTarget = true
		r.expr(c.Target)
		s.inTarget = false
		if i > 0 {
			r.iterable(c.Iter)
		}
		r.exprs(c.Ifs...)
	}
	for i := range parts {
		r.expr(parts[len(parts)-1-i])
	}
	r.leave()
	if !s.isAsync || kind == "generator expression" {
		return
	}
	if outer := r.scope; outer.comprehension == "" && (outer.kind != functionScope || !outer.isAsync) {
		r.raise(e.Span(), "asynchronous comprehension outside of an asynchronous function")
	}
	r.scope.isAsync = true
}

func (r *resolver) iterable(e Expr) {
	s := r.scope
	s.inIterable++
	r.expr(e)
	s.inIterable--
}

func (r *resolver) pattern(p Pattern) {
	switch p := p.(type) {
	case *MatchAs:
		if p.Pattern != nil {
			r.pattern(p.Pattern)
		}
		r.capture(p.Name, p.span)
	case *MatchStar:
		r.capture(p.Name, p.span)
	case *MatchMapping:
		Children(p, r.node)
		r.capture(p.Rest, p.span)
	case *MatchClass:
		r.expr(p.Cls)
		for _, sub := range p.Patterns {
			r.pattern(sub)
		}
		for i, attr := range p.KwdAttrs {
			r.checkName(attr, "assign to", p.KwdPatterns[i].Span())
		}
		for _, sub := range p.KwdPatterns {
			r.pattern(sub)
		}
	default:
		Children(p, r.node)
	}
}

func (r *resolver) capture(name string, at Span) {
	if name != "" {
		r.add(name, usedAsLocal, at)
	}
}

// analyze checks the declarations of a scope and those within. Bound are the names of the functions around
// it, typeParams those of them that are type parameters; there are none around a module.
func (r *resolver) analyze(s *scope, bound, typeParams map[string]bool) {
	innerBound, innerParams := make(map[string]bool), make(map[string]bool)
	for name := range bound {
		innerBound[name] = true
	}
	for name := range typeParams {
		innerParams[name] = true
	}
	for _, name := range s.names {
		how := s.usages[name]
		at := s.directives[name]
		switch {
		case how&usedAsGlobal != 0:
			if how&usedAsNonlocal != 0 {
				r.raise(at, "name '", name, "' is nonlocal and global")
			}
			delete(innerBound, name)
		case how&usedAsNonlocal != 0:
			switch {
			case bound == nil:
				r.raise(at, "nonlocal declaration not allowed at module level")
			case !bound[name]:
				r.raise(at, "no binding for nonlocal '", name, "' found")
			case typeParams[name]:
				r.raise(at, "nonlocal binding not allowed for type parameter '", name, "'")
			}
		case how&binding != 0 && s.isFunctionLike():
			innerBound[name] = true
			delete(innerParams, name)
			if how&usedAsTypeParam != 0 {
				innerParams[name] = true
			}
		}
	}
	if s.kind == classScope {
		innerBound["__class__"] = true
		innerBound["__classdict__"] = true
	}
	for _, child := range s.children {
		r.analyze(child, innerBound, innerParams)
	}
}
