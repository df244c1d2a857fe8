package compile

import (
	"slices"

	"gatherplay/gather/python/internal/syntax"
)

func (u *unit) match(s *syntax.Match) {
	u.expr(s.Subject)
	end := new(label)
	for i, c := range s.Cases {
		last := i == len(s.Cases)-1
		m := &matcher{unit: u, base: u.depth, slots: map[string]int{}}
		if !last {
			u.emit(c.Pattern.Span(), DUP, 0)
		} else {
			m.base--
		}
		m.match(c.Pattern)
		for _, name := range m.names {
			u.emit(c.Pattern.Span(), LOCAL, m.slots[name])
			u.store(c.Pattern.Span(), name)
			u.release(m.slots[name])
		}
		if c.Guard != nil {
			u.jumpIf(c.Guard, false, m.failAt(m.base))
		}
		if !last {
			u.emit(c.Pattern.Span(), POP, 0) // the subject
		}
		u.stmts(c.Body)
		if !last || len(m.fails) > 0 {
			u.jump(s.Span(), JUMP, end)
		}
		m.failed(c.Pattern.Span())
	}
	u.place(end)
}

// A matcher emits the pattern of one case. Names are bound only when all of the pattern has matched, so until then the
// values captured for them lie in temporary slots.
type matcher struct {
	*unit
	base  int      // the depth of the operand stack when the pattern has failed
	fails []*label // where to go on when it fails with so many values on the operand stack above that depth
	names []string // captured
	slots map[string]int
}

// failAt returns the label to jump to when the pattern fails at a depth of the operand stack.
func (m *matcher) failAt(depth int) *label {
	for n := depth - m.base; len(m.fails) <= n; {
		m.fails = append(m.fails, new(label))
	}
	return m.fails[depth-m.base]
}

// failIf emits a jump that fails the pattern.
func (m *matcher) failIf(span syntax.Span, op Opcode) {
	m.jump(span, op, m.failAt(m.depth+jumpEffect(op)))
}

// failed emits the place where matching goes on when the pattern has failed: all that it left on the operand stack is popped.
func (m *matcher) failed(span syntax.Span) {
	for i := len(m.fails) - 1; i >= 0; i-- {
		m.place(m.fails[i])
		if i > 0 {
			m.emit(span, POP, 0)
		}
	}
}

// capture pops a value and keeps it for a name.
func (m *matcher) capture(span syntax.Span, name string) {
	if name == "" {
		m.emit(span, POP, 0)
		return
	}
	slot, ok := m.slots[name]
	if !ok {
		slot = m.temporary()
		m.slots[name] = slot
		m.names = append(m.names, name)
	}
	m.emit(span, SETLOCAL, slot)
}

// match pops a subject and goes on if it matches the pattern.
func (m *matcher) match(p syntax.Pattern) {
	span := p.Span()
	switch p := p.(type) {
	case *syntax.MatchValue:
		m.expr(p.Value)
		m.emit(span, COMPARE, int(syntax.Eq))
		m.failIf(span, JUMPFALSE)
	case *syntax.MatchSingleton:
		m.constant(span, p.Value)
		m.emit(span, IS, 0)
		m.failIf(span, JUMPFALSE)
	case *syntax.MatchAs:
		if p.Pattern != nil {
			m.emit(span, DUP, 0)
			m.match(p.Pattern)
		}
		m.capture(span, p.Name)
	case *syntax.MatchStar:
		m.capture(span, p.Name)
	case *syntax.MatchOr:
		m.or(p)
	case *syntax.MatchSequence:
		m.sequence(p)
	case *syntax.MatchMapping:
		m.mapping(p)
	case *syntax.MatchClass:
		m.class(p)
	}
}

// or tries its alternatives one after the other. Each captures the same names.
func (m *matcher) or(p *syntax.MatchOr) {
	end := new(label)
	last := len(p.Patterns) - 1
	for _, alternative := range p.Patterns[:last] {
		m.emit(alternative.Span(), DUP, 0)
		inner := &matcher{unit: m.unit, base: m.depth - 1, names: m.names, slots: m.slots}
		inner.match(alternative)
		m.names = inner.names
		m.emit(alternative.Span(), POP, 0)
		m.jump(p.Span(), JUMP, end)
		inner.failed(alternative.Span())
	}
	m.match(p.Patterns[last])
	m.place(end)
}

func (m *matcher) sequence(p *syntax.MatchSequence) {
	span := p.Span()
	n := len(p.Patterns)
	star := slices.IndexFunc(p.Patterns, func(p syntax.Pattern) bool {
		_, ok := p.(*syntax.MatchStar)
		return ok
	})
	m.emit(span, MATCHSEQUENCE, 0)
	m.failIf(span, JUMPFALSE)
	switch {
	case star < 0:
		m.lengthMustBe(span, n, syntax.Eq)
	case n > 1:
		m.lengthMustBe(span, n-1, syntax.GtE)
	}
	switch {
	case !slices.ContainsFunc(p.Patterns, func(p syntax.Pattern) bool { return !isWildcard(p) }):
		m.emit(span, POP, 0)
	case star >= 0 && isWildcard(p.Patterns[star]):
		m.items(span, p.Patterns, star)
	default:
		if star < 0 {
			m.emit(span, UNPACK, n)
		} else {
			m.unpackStarred(span, star, n)
		}
		for _, element := range p.Patterns {
			m.match(element)
		}
	}
}

func (m *matcher) lengthMustBe(span syntax.Span, n int, operator syntax.CmpOperator) {
	m.emit(span, LENGTH, 0)
	m.constant(span, int64(n))
	m.emit(span, COMPARE, int(operator))
	m.failIf(span, JUMPFALSE)
}

// isWildcard reports whether a pattern matches anything and captures nothing.
func isWildcard(p syntax.Pattern) bool {
	switch p := p.(type) {
	case *syntax.MatchAs:
		return p.Pattern == nil && p.Name == ""
	case *syntax.MatchStar:
		return p.Name == ""
	}
	return false
}

// items matches a sequence pattern with *_ in it: only the elements that matter are fetched, by their indices.
func (m *matcher) items(span syntax.Span, patterns []syntax.Pattern, star int) {
	n := len(patterns)
	for i, element := range patterns {
		if isWildcard(element) {
			continue
		}
		m.emit(span, DUP, 0)
		if i < star {
			m.constant(span, int64(i))
		} else {
			m.emit(span, LENGTH, 0)
			m.constant(span, int64(n-i))
			m.emit(span, BINARY, int(syntax.Sub))
		}
		m.emit(span, INDEX, 0)
		m.match(element)
	}
	m.emit(span, POP, 0)
}

func (m *matcher) mapping(p *syntax.MatchMapping) {
	span := p.Span()
	n := len(p.Keys)
	m.emit(span, MATCHMAPPING, 0)
	m.failIf(span, JUMPFALSE)
	if n > 0 {
		m.lengthMustBe(span, n, syntax.GtE)
	}
	if n == 0 && p.Rest == "" {
		m.emit(span, POP, 0)
		return
	}
	for _, key := range p.Keys {
		m.expr(key)
	}
	m.emit(span, TUPLE, n)
	m.emit(span, MATCHKEYS, 0)
	m.emit(span, DUP, 0)
	m.failIf(span, JUMPNONE)
	// Stack: subject keys values.
	if p.Rest != "" {
		m.rest(span, n, p.Rest)
	} else {
		m.emit(span, ROT3, 0)
		m.emit(span, POP, 0)
		m.emit(span, POP, 0)
	}
	m.emit(span, UNPACK, n)
	for _, value := range p.Patterns {
		m.match(value)
	}
	if i := slices.Index(m.names, p.Rest); i >= 0 {
		m.names = append(slices.Delete(m.names, i, i+1), p.Rest) // it is bound last
	}
}

// rest keeps what the n keys leave over of a mapping. The operand stack, subject keys values, becomes values.
func (m *matcher) rest(span syntax.Span, n int, name string) {
	m.emit(span, ROT3, 0)
	m.emit(span, SWAP, 0)
	m.emit(span, DICT, 0)
	m.emit(span, SWAP, 0)
	m.emit(span, DICTUPDATE, 1)
	m.emit(span, SWAP, 0)
	m.emit(span, UNPACK, n)
	for i := range n {
		// Stack: values rest k[n] … k[i+1].
		m.emit(span, COPY, n-i+1)
		m.emit(span, SWAP, 0)
		m.emit(span, DELINDEX, 0)
	}
	m.capture(span, name)
}

func (m *matcher) class(p *syntax.MatchClass) {
	span := p.Span()
	m.expr(p.Cls)
	m.emit(span, CONST, m.stringTuple(p.KwdAttrs))
	m.emit(span, MATCHCLASS, len(p.Patterns))
	m.emit(span, DUP, 0)
	m.failIf(span, JUMPNONE)
	patterns := slices.Concat(p.Patterns, p.KwdPatterns)
	m.emit(span, UNPACK, len(patterns))
	for _, attribute := range patterns {
		m.match(attribute)
	}
}
