package compile

import (
	"maps"
	"slices"
	"strings"

	"gatherplay/gather/python/internal/syntax"
)

// A scope is a part of the program in which names are bound: the module, a class body, a function, a lambda, a comprehension,
// or the place of annotations and type parameters.
//
// A frame belongs to every scope except to a list, set or dict comprehension's, which runs in the frame of the scope around it
// (as since CPython 3.12): its variables have slots there that nothing else of the frame can name.
type scope struct {
	kind   scopeKind
	parent *scope
	class  string // the innermost class's name, for mangling private names

	symbols map[string]*symbol
	names   []string // of the symbols, in order of appearance

	isGenerator bool // contains yield
	isCoroutine bool // async def; or a generator expression that awaits

	// Names that a scope for annotations or type parameters directly in a class body doesn't bind are looked up in the class's
	// namespace first.
	seesClass bool

	children       []*scope
	comprehensions []*scope        // that run in this frame
	adopted        map[string]bool // names of comprehensions (adopt), and whether they are bound there

	free     []string // names of enclosing frames' variables that this frame or frames within it use; sorted in the end
	implicit []string // of a class: the cells that functions within it use without their being variables (implicitCells)

	// Of a module or class: its annotated variables, how many of them are reached conditionally, and the scope of the
	// annotations, which is nil if they are strings.
	annotated              []annotated
	conditionalAnnotations int
	annotations            *scope
}

type scopeKind uint8

const (
	moduleScope scopeKind = iota
	classScope
	functionScope // def, lambda, and the functions that compute annotations, bounds and aliases
	generatorScope
	comprehensionScope
	typeParamScope
)

// The cells that a class body has for the functions within: the class itself, its namespace, and the annotations reached.
const (
	classCell       = "__class__"
	classDictCell   = "__classdict__"
	conditionalCell = "__conditional_annotations__"
)

// A symbol is what a scope does with a name, and then where it was found to live.
type symbol struct {
	flags    symbolFlags
	captured bool // a frame within uses the variable: it lives in a cell

	place    place
	provider *scope // of a variable: the scope that binds it
}

type symbolFlags uint8

const (
	bound symbolFlags = 1 << iota
	parameter
	declaredGlobal
	declaredNonlocal
)

// A place is where a name lives, as its scope sees it.
type place uint8

const (
	globalName     place = iota // the module's globals, then builtins
	variable                    // of a function: a slot or a cell
	className                   // a class body's namespace, then globals, then builtins
	classVariable               // a class body's namespace, then an enclosing function's variable
	annotationName              // the namespace of the class around an annotation, then globals, then builtins
	annotationCell              // the namespace of the class around an annotation, then an enclosing function's variable
)

// isBound reports whether the scope itself gives the name its value.
func (y *symbol) isBound() bool {
	return y.flags&bound != 0 && y.flags&(declaredGlobal|declaredNonlocal) == 0
}

// hasFrame reports whether the scope's code runs in a frame of its own.
func (s *scope) hasFrame() bool { return s.kind != comprehensionScope }

// frame returns the scope in whose frame s runs.
func (s *scope) frame() *scope {
	for !s.hasFrame() {
		s = s.parent
	}
	return s
}

// isComprehension reports whether assignment expressions in s bind outside it.
func (s *scope) isComprehension() bool {
	return s.kind == comprehensionScope || s.kind == generatorScope
}

// symbol returns what s does with a name.
func (s *scope) symbol(name string) *symbol {
	y := s.symbols[name]
	if y == nil {
		y = new(symbol)
		s.symbols[name] = y
		s.names = append(s.names, name)
	}
	return y
}

func (s *scope) bind(name string) { s.symbol(name).flags |= bound }
func (s *scope) use(name string)  { s.symbol(name) }

func (s *scope) addParameter(name string) { s.symbol(name).flags |= bound | parameter }

// resolve finds where a name that s uses lives, and tells the frames that it is reached through.
func (s *scope) resolve(name string, y *symbol) {
	switch {
	case y.flags&declaredGlobal != 0:
		y.place = globalName
		return
	case y.isBound():
		y.place, y.provider = variable, s
		switch s.kind {
		case moduleScope:
			y.place = globalName
		case classScope:
			y.place = className
		}
		return
	}
	throughClass := s.seesClass && name != classDictCell && name != conditionalCell
	if throughClass {
		switch c := s.enclosingClass().symbols[name]; {
		case c == nil:
		case c.flags&declaredGlobal != 0:
			y.place = globalName
			return
		case c.isBound():
			// Bound by the class and perhaps by a function around it too: only the former counts.
			y.place = annotationName
			return
		}
	}
	y.provider = s.enclosing(name)
	if y.provider == nil {
		switch {
		case s.kind == classScope:
			y.place = className
		case throughClass:
			y.place = annotationName
		default:
			y.place = globalName
		}
		return
	}
	switch {
	case s.kind == classScope:
		y.place = classVariable
	case throughClass:
		y.place = annotationCell
	default:
		y.place = variable
	}
	s.capture(name, y.provider)
}

// adopt notes the names of the comprehensions directly in s that it doesn't mention itself, after these have noted those within
// them, and which are bound there first. It is what CPython does when it puts their code in place. Such a name is a variable of s
// too then, which nothing sets, and who means a variable further out finds this one instead:
//
//	def outer(row):
//	    def inner(rows):
//	        return [row for row in rows], [row for _ in rows]  # UnboundLocalError
func (s *scope) adopt() {
	if s.kind == moduleScope || s.kind == classScope || s.seesClass {
		return
	}
	for _, c := range s.frame().comprehensions {
		if c.parent != s {
			continue
		}
		for _, name := range c.names {
			s.adoptName(name, c.symbols[name].isBound())
		}
		for name, isBound := range c.adopted {
			s.adoptName(name, isBound)
		}
		for name := range c.unbound() {
			s.adoptName(name, false)
		}
	}
}

// unbound returns the names that functions within s mention but neither they nor s bind.
func (s *scope) unbound() map[string]bool {
	names := map[string]bool{}
	for _, child := range s.children {
		for _, name := range child.names {
			names[name] = true
		}
		maps.Copy(names, child.unbound())
		for _, name := range child.names {
			if child.symbols[name].isBound() {
				delete(names, name)
			}
		}
	}
	return names
}

func (s *scope) adoptName(name string, isBound bool) {
	if _, known := s.adopted[name]; known || s.symbols[name] != nil {
		return
	}
	if s.adopted == nil {
		s.adopted = map[string]bool{}
	}
	s.adopted[name] = isBound
}

// enclosing returns the scope around s that binds name for it, or nil if that is the module.
func (s *scope) enclosing(name string) *scope {
	var adopting *scope
	for p := s.parent; p != nil; p = p.parent {
		switch p.kind {
		case moduleScope:
			return nil
		case classScope:
			if isImplicitCell(name) && p != s.frame() {
				return p
			}
			continue
		}
		y := p.symbols[name]
		switch {
		case y == nil:
			if adopting == nil && p.adopted[name] {
				adopting = p
			}
		case y.flags&declaredGlobal != 0:
			return nil
		case y.isBound():
			if adopting != nil {
				adopting.bind(name)
				return adopting
			}
			return p
		}
	}
	return nil
}

func isImplicitCell(name string) bool {
	return name == classCell || name == classDictCell || name == conditionalCell
}

// enclosingClass returns the class body around a scope that sees it.
func (s *scope) enclosingClass() *scope {
	for s.kind != classScope {
		s = s.parent
	}
	return s
}

// capture makes the variable of the provider reach s: as a cell, if there is another frame between the two.
func (s *scope) capture(name string, provider *scope) {
	home := provider.frame()
	for f := s.frame(); f != home; f = f.parent.frame() {
		if slices.Contains(f.free, name) {
			return
		}
		f.free = append(f.free, name)
		if provider.kind == classScope {
			if !slices.Contains(provider.implicit, name) {
				provider.implicit = append(provider.implicit, name)
			}
		} else {
			provider.symbols[name].captured = true
		}
	}
}

// mangle returns a name as it is known in the scope: in a class, names that begin but don't end with two underscores are made
// its own by its name.
func (s *scope) mangle(name string) string {
	if s.class == "" || !strings.HasPrefix(name, "__") || strings.HasSuffix(name, "__") || strings.Contains(name, ".") {
		return name
	}
	class := strings.TrimLeft(s.class, "_")
	if class == "" {
		return name
	}
	return "_" + class + name
}

// scopes are the scopes of a program by the part of the tree that they belong to.
type scopes map[scopeKey]*scope

type scopeKey struct {
	node syntax.Node
	role scopeRole
}

// A scopeRole tells apart the scopes of one node.
type scopeRole uint8

const (
	bodyRole       scopeRole = iota // of a module, class, function, lambda, comprehension, alias; a type parameter's bound
	annotationRole                  // of a function's annotations
	typeParamRole                   // of the type parameters of a function, class or alias
	defaultRole                     // of a type parameter's default
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
			a.current.addParameter(defaultsParameter)
		}
		if hasKwDefaults(n.Args) {
			a.current.addParameter(kwDefaultsParameter)
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
	a.current.addParameter(formatParameter)
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
		a.current.addParameter(a.current.mangle(p.Arg))
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
	a.current.addParameter(formatParameter)
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
		s.annotations.addParameter(formatParameter)
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
		a.current.addParameter(firstIterable)
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

// Variables that the compiler makes; no program can name them.
const (
	formatParameter     = ".format"
	defaultsParameter   = ".defaults"
	kwDefaultsParameter = ".kwdefaults"
	typeParamsVariable  = ".type_params"
	genericBaseVariable = ".generic_base"
	firstIterable       = ".0"
)
