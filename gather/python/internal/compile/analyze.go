package compile

import (
	"slices"
	"strings"

	"gatherplay/gather/python/internal/syntax"
)

// An analyzer walks a module and records in each scope what it does with which names.
type analyzer struct {
	scopes            scopes
	all               []*scope // outer ones before inner ones
	current           *scope
	futureAnnotations bool
	conditional       int // how many compound statements of the current module or class body stand around
}

// analyze finds the scopes of a module and resolves their names.
func analyze(module *syntax.Module, futureAnnotations bool) scopes {
	a := &analyzer{scopes: scopes{}, futureAnnotations: futureAnnotations}
	a.enter(moduleScope, module, bodyRole)
	a.stmts(module.Body)
	for _, s := range slices.Backward(a.all) {
		s.adopt()
	}
	for _, s := range a.all {
		for _, name := range s.names {
			s.resolve(name, s.symbols[name])
		}
	}
	for _, s := range a.all {
		slices.Sort(s.free)
		slices.Sort(s.implicit)
	}
	return a.scopes
}

// enter begins a scope; leave ends it.
func (a *analyzer) enter(kind scopeKind, n syntax.Node, role scopeRole) *scope {
	s := &scope{kind: kind, parent: a.current, symbols: map[string]*symbol{}}
	if s.parent != nil {
		s.class = s.parent.class
	}
	if kind == comprehensionScope {
		frame := s.frame()
		frame.comprehensions = append(frame.comprehensions, s)
	}
	if s.parent != nil {
		s.parent.children = append(s.parent.children, s)
	}
	a.scopes[scopeKey{n, role}] = s
	a.all = append(a.all, s)
	a.current = s
	return s
}

func (a *analyzer) leave() { a.current = a.current.parent }

// see lets the current scope look into the class body that it stands in.
func (a *analyzer) see() {
	a.current.seesClass = true
	a.current.use(classDictCell)
}

// inClass reports whether annotations and type parameters here see a class's namespace.
func (a *analyzer) inClass() bool { return a.current.kind == classScope || a.current.seesClass }

func (a *analyzer) bind(name string) { a.current.bind(a.current.mangle(name)) }
func (a *analyzer) use(name string)  { a.current.use(a.current.mangle(name)) }

func (a *analyzer) stmts(body []syntax.Stmt) {
	for _, s := range body {
		a.visit(s)
	}
}

func (a *analyzer) exprs(list ...syntax.Expr) {
	for _, e := range list {
		if e != nil {
			a.visit(e)
		}
	}
}

// visit records what a node and all below it do with names.
func (a *analyzer) visit(n syntax.Node) {
	switch n := n.(type) {
	case *syntax.FunctionDef:
		a.function(n, false)
	case *syntax.AsyncFunctionDef:
		a.function((*syntax.FunctionDef)(n), true)
	case *syntax.ClassDef:
		a.classDef(n)
	case *syntax.TypeAlias:
		a.typeAlias(n)
	case *syntax.AnnAssign:
		a.annAssign(n)
	case *syntax.Global:
		for _, name := range n.Names {
			a.current.symbol(a.current.mangle(name)).flags |= declaredGlobal
		}
	case *syntax.Nonlocal:
		for _, name := range n.Names {
			a.current.symbol(a.current.mangle(name)).flags |= declaredNonlocal
		}
	case *syntax.Import:
		for _, alias := range n.Names {
			a.bind(importedName(alias))
		}
	case *syntax.ImportFrom:
		for _, alias := range n.Names {
			if alias.Name != "*" {
				a.bind(importedName(alias))
			}
		}
	case *syntax.If:
		a.ifChain(n)
	case *syntax.For, *syntax.AsyncFor, *syntax.While, *syntax.With, *syntax.AsyncWith,
		*syntax.Try, *syntax.TryStar, *syntax.Match:
		a.conditional++
		syntax.Children(n, a.visit)
		a.conditional--
	case *syntax.ExceptHandler:
		if n.Name != "" {
			a.bind(n.Name)
		}
		syntax.Children(n, a.visit)

	case *syntax.Name:
		a.name(n)
	case *syntax.NamedExpr:
		a.visit(n.Value)
		a.namedTarget(n.Target.(*syntax.Name).ID)
	case *syntax.BinOp:
		operations, first := leftSpine(n)
		a.visit(first)
		for _, operation := range operations {
			a.visit(operation.Right)
		}
	case *syntax.Lambda:
		a.lambda(n)
	case *syntax.ListComp:
		a.comprehension(n, comprehensionScope, n.Generators, n.Elt)
	case *syntax.SetComp:
		a.comprehension(n, comprehensionScope, n.Generators, n.Elt)
	case *syntax.DictComp:
		a.comprehension(n, comprehensionScope, n.Generators, n.Key, n.Value)
	case *syntax.GeneratorExp:
		a.comprehension(n, generatorScope, n.Generators, n.Elt)
	case *syntax.Await:
		a.awaits()
		a.visit(n.Value)
	case *syntax.Yield:
		a.current.frame().isGenerator = true
		a.exprs(n.Value)
	case *syntax.YieldFrom:
		a.current.frame().isGenerator = true
		a.visit(n.Value)

	case *syntax.MatchStar:
		a.capturePattern(n.Name)
	case *syntax.MatchAs:
		if n.Pattern != nil {
			a.visit(n.Pattern)
		}
		a.capturePattern(n.Name)
	case *syntax.MatchMapping:
		syntax.Children(n, a.visit)
		a.capturePattern(n.Rest)

	default:
		syntax.Children(n, a.visit)
	}
}

// importedName returns the name that an import binds.
func importedName(alias *syntax.Alias) string {
	if alias.AsName != "" {
		return alias.AsName
	}
	first, _, _ := strings.Cut(alias.Name, ".")
	return first
}

// ifChain goes along the elif clauses without recursion: there may be thousands.
func (a *analyzer) ifChain(n *syntax.If) {
	a.conditional++
	defer func() { a.conditional-- }()
	for {
		a.visit(n.Test)
		a.stmts(n.Body)
		elif, ok := elifOf(n)
		if !ok {
			a.stmts(n.Orelse)
			return
		}
		n = elif
	}
}

// elifOf returns the elif clause that follows n, if one does.
func elifOf(n *syntax.If) (*syntax.If, bool) {
	if len(n.Orelse) != 1 {
		return nil, false
	}
	elif, ok := n.Orelse[0].(*syntax.If)
	return elif, ok
}

// leftSpine returns the operations of a chain such as a + b - c, from left to right, and its first operand.
func leftSpine(n *syntax.BinOp) (operations []*syntax.BinOp, first syntax.Expr) {
	for {
		operations = append(operations, n)
		left, ok := n.Left.(*syntax.BinOp)
		if !ok {
			slices.Reverse(operations)
			return operations, n.Left
		}
		n = left
	}
}

func (a *analyzer) name(n *syntax.Name) {
	if n.Ctx != syntax.Load {
		a.bind(n.ID)
		return
	}
	a.use(n.ID)
	if n.ID == "super" && a.current.kind != moduleScope && a.current.kind != classScope {
		a.current.use(classCell) // which super() without arguments needs
	}
}

// namedTarget binds the target of an assignment expression: outside of the comprehensions that it stands in.
func (a *analyzer) namedTarget(name string) {
	s := a.current
	for s.isComprehension() {
		s.use(s.mangle(name))
		s = s.parent
	}
	s.bind(s.mangle(name))
}

func (a *analyzer) capturePattern(name string) {
	if name != "" {
		a.bind(name)
	}
}

// awaits notes that the current scope awaits, which makes generator expressions asynchronous.
func (a *analyzer) awaits() {
	if frame := a.current.frame(); frame.kind == generatorScope {
		frame.isCoroutine = true
	}
}

func (a *analyzer) function(n *syntax.FunctionDef, async bool) {
	a.exprs(n.DecoratorList...)
	a.defaults(n.Args)
	a.bind(n.Name)
	if n.TypeParams != nil {
		a.typeParams(n, n.TypeParams)
		if len(n.Args.Defaults) > 0 {
			a.current.bind(defaultsParameter)
		}
		if hasKwDefaults(n.Args) {
			a.current.bind(kwDefaultsParameter)
		}
	}
	a.annotations(n)
	a.enter(functionScope, n, bodyRole).isCoroutine = async
	a.parameters(n.Args)
	a.body(n.Body)
	a.leave()
	if n.TypeParams != nil {
		a.leave()
	}
}

// annotations visits the annotations of a function. In a class, CPython counts it among those that look into the namespace
// even if it has none, and one can see that there.
func (a *analyzer) annotations(n *syntax.FunctionDef) {
	inClass := a.inClass() && !a.futureAnnotations
	if !inClass && !isAnnotated(n) {
		return
	}
	a.enter(functionScope, n, annotationRole)
	a.current.bind(formatParameter)
	if inClass {
		a.see()
	}
	if !a.futureAnnotations {
		for _, p := range annotatedParameters(n.Args) {
			a.visit(p.Annotation)
		}
		a.exprs(n.Returns)
	}
	a.leave()
}

// body visits the statements of a scope that has just been entered.
func (a *analyzer) body(body []syntax.Stmt) {
	conditional := a.conditional
	a.conditional = 0
	a.stmts(body)
	a.conditional = conditional
}

func (a *analyzer) defaults(args *syntax.Arguments) {
	a.exprs(args.Defaults...)
	a.exprs(args.KwDefaults...)
}

func (a *analyzer) parameters(args *syntax.Arguments) {
	for _, p := range orderedParameters(args) {
		a.bind(p.Arg)
	}
}

func (a *analyzer) lambda(n *syntax.Lambda) {
	a.defaults(n.Args)
	a.enter(functionScope, n, bodyRole)
	a.parameters(n.Args)
	a.visit(n.Body)
	a.leave()
}

func (a *analyzer) classDef(n *syntax.ClassDef) {
	a.exprs(n.DecoratorList...)
	a.bind(n.Name)
	if n.TypeParams != nil {
		a.typeParams(n, n.TypeParams)
		a.current.bind(typeParamsVariable)
		a.current.bind(genericBaseVariable)
	}
	a.exprs(n.Bases...)
	for _, k := range n.Keywords {
		a.visit(k.Value)
	}
	a.enter(classScope, n, bodyRole).class = n.Name
	if n.TypeParams != nil {
		a.current.use(typeParamsVariable)
	}
	a.body(n.Body)
	a.leave()
	if n.TypeParams != nil {
		a.leave()
	}
}

func (a *analyzer) typeAlias(n *syntax.TypeAlias) {
	a.visit(n.Name)
	if n.TypeParams != nil {
		a.typeParams(n, n.TypeParams)
	}
	a.lazyValue(n, bodyRole, n.Value)
	if n.TypeParams != nil {
		a.leave()
	}
}

// typeParams enters the scope of type parameters.
func (a *analyzer) typeParams(n syntax.Node, params []syntax.TypeParam) {
	inClass := a.inClass()
	a.enter(typeParamScope, n, typeParamRole)
	if inClass {
		a.see()
	}
	for _, p := range params {
		switch p := p.(type) {
		case *syntax.TypeVar:
			a.bind(p.Name)
			a.lazyValue(p, bodyRole, p.Bound)
			a.lazyValue(p, defaultRole, p.DefaultValue)
		case *syntax.ParamSpec:
			a.bind(p.Name)
			a.lazyValue(p, defaultRole, p.DefaultValue)
		case *syntax.TypeVarTuple:
			a.bind(p.Name)
			a.lazyValue(p, defaultRole, p.DefaultValue)
		}
	}
}

// lazyValue visits an expression that a function computes when it is asked for.
func (a *analyzer) lazyValue(n syntax.Node, role scopeRole, e syntax.Expr) {
	if e == nil {
		return
	}
	inClass := a.inClass()
	a.enter(functionScope, n, role)
	a.current.bind(formatParameter)
	if inClass {
		a.see()
	}
	a.visit(e)
	a.leave()
}

// annAssign visits an annotated target. The annotation of a plain name of a module or class is computed by a function of
// theirs when it is asked for, any other never.
func (a *analyzer) annAssign(n *syntax.AnnAssign) {
	if _, ok := n.Target.(*syntax.Name); !ok || n.Simple || n.Value != nil { // (x): int leaves x alone
		a.visit(n.Target)
	}
	a.exprs(n.Value)
	s := a.current
	if !n.Simple || s.kind != moduleScope && s.kind != classScope {
		return
	}
	v := annotated{n, -1}
	if s.kind == moduleScope || a.conditional > 0 {
		v.conditional = s.conditionalAnnotations
		s.conditionalAnnotations++
	}
	s.annotated = append(s.annotated, v)
	if a.futureAnnotations {
		return
	}
	if s.annotations == nil {
		s.annotations = &scope{kind: functionScope, parent: s, class: s.class, symbols: map[string]*symbol{}}
		a.all = append(a.all, s.annotations)
		s.annotations.bind(formatParameter)
		if s.kind == classScope {
			s.annotations.seesClass = true
			s.annotations.use(classDictCell)
		}
	}
	if s.conditionalAnnotations > 0 {
		s.annotations.use(conditionalCell)
	}
	a.current = s.annotations
	a.visit(n.Annotation)
	a.leave()
}

// comprehension visits a comprehension. Its first iterable belongs to the scope around it.
func (a *analyzer) comprehension(n syntax.Node, kind scopeKind, clauses []*syntax.Comprehension, results ...syntax.Expr) {
	a.visit(clauses[0].Iter)
	sees := a.current.seesClass
	a.enter(kind, n, bodyRole)
	if kind == generatorScope {
		a.current.bind(firstIterable)
		a.current.isGenerator = true
	}
	if sees {
		a.see()
	}
	for i, clause := range clauses {
		if clause.IsAsync {
			a.awaits()
		}
		a.visit(clause.Target)
		if i > 0 {
			a.visit(clause.Iter)
		}
		a.exprs(clause.Ifs...)
	}
	a.exprs(results...)
	a.leave()
}
