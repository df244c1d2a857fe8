package compile

import (
	"slices"

	"gatherplay/gather/python/internal/syntax"
)

func (u *unit) assign(s *syntax.Assign) {
	if u.assignInPlace(s) {
		return
	}
	u.expr(s.Value)
	last := len(s.Targets) - 1
	for _, target := range s.Targets[:last] {
		u.emit(s.Span(), DUP, 0)
		u.assignTo(target)
	}
	u.assignTo(s.Targets[last])
}

// assignInPlace emits an assignment such as a, b = b, a without making a tuple, as CPython does.
func (u *unit) assignInPlace(s *syntax.Assign) bool {
	values, ok := elements(s.Value)
	targets, ok2 := elements(s.Targets[0])
	n := len(values)
	if !ok || !ok2 || len(s.Targets) > 1 || n != len(targets) || n < 2 || n > 3 {
		return false
	}
	for _, e := range slices.Concat(values, targets) {
		if _, starred := e.(*syntax.Starred); starred {
			return false
		}
	}
	for _, value := range values {
		u.expr(value)
	}
	u.emit(s.Targets[0].Span(), EXCHANGE, n)
	for _, target := range targets {
		u.assignTo(target)
	}
	return true
}

// elements returns the elements of a tuple or list.
func elements(e syntax.Expr) ([]syntax.Expr, bool) {
	switch e := e.(type) {
	case *syntax.Tuple:
		return e.Elts, true
	case *syntax.List:
		return e.Elts, true
	}
	return nil, false
}

// assignTo pops a value and assigns it to a target.
func (u *unit) assignTo(target syntax.Expr) {
	span := target.Span()
	switch target := target.(type) {
	case *syntax.Name:
		u.store(span, target.ID)
	case *syntax.Attribute:
		u.expr(target.Value)
		u.storeAttribute(target)
	case *syntax.Subscript:
		u.expr(target.Value)
		u.expr(target.Slice)
		u.emit(span, SETINDEX, 0)
	case *syntax.Starred:
		u.assignTo(target.Value)
	default:
		targets, _ := elements(target)
		u.unpack(span, targets)
	}
}

// storeAttribute pops an object and the value of its attribute.
func (u *unit) storeAttribute(target *syntax.Attribute) {
	if self, ok := target.Value.(*syntax.Name); ok && self.ID == "self" {
		u.noteStaticAttribute(target.Attr)
	}
	u.emit(u.attributeSpan(target.Span(), target), SETATTR, u.attribute(target.Attr))
}

func (u *unit) unpack(span syntax.Span, targets []syntax.Expr) {
	star := slices.IndexFunc(targets, func(e syntax.Expr) bool {
		_, ok := e.(*syntax.Starred)
		return ok
	})
	if star < 0 {
		u.emit(span, UNPACK, len(targets))
	} else {
		u.unpackStarred(span, star, len(targets))
	}
	for _, target := range targets {
		u.assignTo(target)
	}
}

// unpackStarred unpacks into n places, all that is left over into the one at index star.
func (u *unit) unpackStarred(span syntax.Span, star, n int) {
	after := n - star - 1
	if after > 0xff {
		panic(tooLarge(u.file, span))
	}
	u.emitB(span, UNPACKEX, star, uint8(after))
}

// augAssign evaluates its target once.
func (u *unit) augAssign(s *syntax.AugAssign) {
	span := s.Target.Span()
	switch target := s.Target.(type) {
	case *syntax.Name:
		u.load(span, target.ID)
		u.inplace(s)
		u.store(span, target.ID)
	case *syntax.Attribute:
		at := u.attributeSpan(span, target)
		u.expr(target.Value)
		u.emit(at, DUP, 0)
		u.emit(at, ATTR, u.attribute(target.Attr))
		u.inplace(s)
		u.emit(at, SWAP, 0)
		u.emit(at, SETATTR, u.attribute(target.Attr))
	case *syntax.Subscript:
		u.expr(target.Value)
		u.expr(target.Slice)
		u.emit(span, DUP2, 0)
		u.emit(span, INDEX, 0)
		u.inplace(s)
		u.emit(span, ROT3, 0)
		u.emit(span, SETINDEX, 0)
	}
}

func (u *unit) inplace(s *syntax.AugAssign) {
	u.expr(s.Value)
	u.emit(s.Span(), INPLACE, int(s.Op))
}

// remove emits the deletion of a target of a del statement.
func (u *unit) remove(target syntax.Expr) {
	span := target.Span()
	switch target := target.(type) {
	case *syntax.Name:
		u.unbind(span, target.ID)
	case *syntax.Attribute:
		u.expr(target.Value)
		u.emit(u.attributeSpan(span, target), DELATTR, u.attribute(target.Attr))
	case *syntax.Subscript:
		u.expr(target.Value)
		u.expr(target.Slice)
		u.emit(span, DELINDEX, 0)
	default:
		targets, _ := elements(target)
		for _, e := range targets {
			u.remove(e)
		}
	}
}
