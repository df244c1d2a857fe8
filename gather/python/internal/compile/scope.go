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
	implicit []string // of a class: the cells that functions within it use without their being variables (isImplicitCell)

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

// frame returns the scope in whose frame s runs.
func (s *scope) frame() *scope {
	for s.kind == comprehensionScope {
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

// unbound returns the names that functions and comprehensions within s mention but don't bind.
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

// Variables that the compiler makes; no program can name them.
const (
	formatParameter     = ".format"
	defaultsParameter   = ".defaults"
	kwDefaultsParameter = ".kwdefaults"
	typeParamsVariable  = ".type_params"
	genericBaseVariable = ".generic_base"
	firstIterable       = ".0"
)
