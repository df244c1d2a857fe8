package compile

import (
	"slices"

	"gatherplay/gather/python/internal/syntax"
)

func (u *unit) classDef(s *syntax.ClassDef) {
	u.decorators(s.DecoratorList)
	if s.TypeParams == nil {
		u.buildClass(s)
	} else {
		u.genericClass(s)
	}
	u.decorate(s.DecoratorList)
	u.store(s.Span(), s.Name)
}

// buildClass pushes the class. The bases of one with type parameters are followed by Generic of them.
func (u *unit) buildClass(s *syntax.ClassDef) {
	span := s.Span()
	home := u.scopes[scopeKey{s, bodyRole}]
	u.emit(span, BUILDCLASS, 0)
	u.emit(span, NULL, 0)
	u.function(span, u.classBody(s, home), home, 0)
	u.constant(span, s.Name)
	const n = 2 // arguments so far
	switch {
	case s.TypeParams == nil:
		u.arguments(span, n, s.Bases, s.Keywords)
	case isPlain(s.Bases, s.Keywords):
		for _, base := range s.Bases {
			u.expr(base)
		}
		u.load(span, genericBaseVariable)
		u.arguments(span, n+len(s.Bases)+1, nil, s.Keywords)
	default:
		u.collect(span, n, s.Bases, LIST)
		u.load(span, genericBaseVariable)
		u.emit(span, LISTAPPEND, 1)
		u.callUnpacked(span, s.Keywords)
	}
}

func (u *unit) classBody(s *syntax.ClassDef, home *scope) *Code {
	c := u.unit(u, home, s.Name, s.Span())
	c.code.Flags |= Class
	c.code.FirstLine = u.firstLine(s.Span(), s.DecoratorList)
	c.staticAttributes = map[string]bool{}
	// What the machine needs to do before and after the statements stands for the beginning of the class statement.
	start := startOf(u.file.LineSpan(c.code.FirstLine))

	c.getName(start, "__name__")
	c.setName(start, "__module__")
	c.constant(start, c.code.Qualname)
	c.setName(start, "__qualname__")
	c.constant(start, int64(c.code.FirstLine))
	c.setName(start, "__firstlineno__")
	if s.TypeParams != nil {
		c.load(start, typeParamsVariable)
		c.setName(start, "__type_params__")
	}
	if cell, ok := c.implicitCell(classDictCell); ok {
		c.emit(start, NAMESPACE, 0)
		c.emit(start, SETCELL, cell)
	}
	c.beginAnnotations(start)
	body := s.Body
	if doc, ok := docstring(body); ok {
		c.code.Doc, c.code.Flags = cleanDoc(doc), c.code.Flags|HasDoc
		c.constant(body[0].Span(), c.code.Doc)
		c.setName(body[0].Span(), "__doc__")
		body = body[1:]
	}
	c.stmts(body)

	c.endAnnotations(start)
	c.emit(start, CONST, c.stringTuple(c.sortedStaticAttributes()))
	c.setName(start, "__static_attributes__")
	if cell, ok := c.implicitCell(classDictCell); ok {
		c.emit(start, CLOSURE, cell)
		c.setName(start, "__classdictcell__")
	}
	if cell, ok := c.implicitCell(classCell); ok {
		c.emit(start, CLOSURE, cell)
		c.emit(start, DUP, 0)
		c.setName(start, "__classcell__")
		c.emit(start, RETURN, 0)
	}
	return c.finishUnit()
}

// noteStaticAttribute notes for the class around that its code sets an attribute of self.
func (u *unit) noteStaticAttribute(name string) {
	for ; u != nil; u = u.parent {
		if u.staticAttributes != nil {
			u.staticAttributes[name] = true
			return
		}
	}
}

func (u *unit) sortedStaticAttributes() []string {
	names := make([]string, 0, len(u.staticAttributes))
	for name := range u.staticAttributes {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}
