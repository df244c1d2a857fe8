package syntax

// matchStmt reads a match statement. As match is a name elsewhere, failing means that it is one here.
func (p *parser) matchStmt() Stmt {
	mark, first := p.mark(), p.here()
	s := &Match{}
	if p.atSoft("match") {
		p.next()
		s.Subject = p.subject()
		s.HeaderSpan = p.header(first)
		p.expect(tokNewline)
		p.expect(tokIndent)
		for {
			caseMark := p.mark()
			c := p.matchCase()
			if p.failed() && p.second && len(s.Cases) > 0 {
				p.reset(caseMark)
				break
			}
			s.Cases = append(s.Cases, c)
			if p.failed() || p.at(tokDedent) {
				break
			}
		}
		p.expect(tokDedent)
	} else {
		p.fail()
	}
	if p.failed() {
		if p.invalid {
			p.reset(mark)
			p.invalidMatch()
		}
		p.fail()
		return s
	}
	s.span = p.blockSpan(first)
	return s
}

// subject reads what a match statement looks at.
func (p *parser) subject() Expr {
	first := p.here()
	if p.second {
		if e, ok := try(p, func() Expr {
			e := p.starNamedExpression()
			if !p.at(tokComma) {
				p.fail()
			}
			return p.tupleFrom(first, e, p.starNamedExpression, p.startsStarExpression)
		}); ok {
			return e
		}
		return p.namedExpr()
	}
	e := p.starNamedExpression()
	if p.at(tokComma) {
		return p.tupleFrom(first, e, p.starNamedExpression, p.startsStarExpression)
	}
	if first.kind == tokStar {
		p.fail()
	}
	return e
}

func (p *parser) matchCase() *MatchCase {
	if p.invalid {
		p.invalidCase()
	}
	first := p.here()
	c := &MatchCase{}
	p.expectSoft("case")
	c.Pattern = p.patterns()
	c.Guard = p.guard()
	c.HeaderSpan = p.header(first)
	c.Body = p.block()
	c.span = p.blockSpan(first)
	return c
}

func (p *parser) expectSoft(word string) {
	if !p.atSoft(word) {
		p.fail()
	}
	p.next()
}

func (p *parser) guard() Expr {
	if !p.accept(kwIf) {
		return nil
	}
	return p.namedExpr()
}

// patterns reads what stands between case and its guard or colon: a pattern, or a sequence without brackets.
func (p *parser) patterns() Pattern {
	first := p.here()
	e := p.starPattern()
	if p.at(tokComma) {
		s := &MatchSequence{Patterns: p.morePatterns(e)}
		s.span = p.since(first)
		return s
	}
	if first.kind == tokStar {
		p.fail()
	}
	return e
}

func (p *parser) startsPattern() bool {
	switch p.peek() {
	case tokName, tokNumber, tokString, tokFStart, tokTStart, tokMinus, tokLParen, tokLBracket, tokLBrace,
		tokStar, kwNone, kwTrue, kwFalse:
		return true
	}
	return false
}

// morePatterns reads the rest of a sequence of which the first element has been read.
func (p *parser) morePatterns(first Pattern) []Pattern {
	list := []Pattern{first}
	for p.accept(tokComma) && p.startsPattern() {
		list = append(list, p.starPattern())
	}
	return list
}

func (p *parser) starPattern() Pattern {
	if !p.at(tokStar) {
		return p.pattern()
	}
	first := p.next()
	name := p.expect(tokName)
	if p.atAny(tokDot, tokLParen, tokEqual) {
		p.fail()
	}
	s := &MatchStar{patternAt(p.since(first)), p.text(name), name.span}
	if s.Name == "_" {
		s.Name = ""
	}
	return s
}

// pattern reads a pattern with its alternatives and its name.
func (p *parser) pattern() Pattern {
	p.enter()
	defer p.leave()
	mark, first := p.mark(), p.here()
	e := p.orPattern()
	if !p.at(kwAs) {
		return e
	}
	p.next()
	name := p.expect(tokName)
	if p.text(name) == "_" || p.atAny(tokDot, tokLParen, tokEqual) {
		p.fail()
	}
	if p.failed() && p.invalid {
		p.reset(mark)
		p.invalidAsPattern()
		p.fail()
	}
	return &MatchAs{patternAt(p.since(first)), e, p.text(name), name.span}
}

func (p *parser) orPattern() Pattern {
	first := p.here()
	e := p.closedPattern()
	if !p.at(tokVBar) {
		return e
	}
	or := &MatchOr{Patterns: []Pattern{e}}
	for p.accept(tokVBar) {
		or.Patterns = append(or.Patterns, p.closedPattern())
	}
	or.span = p.since(first)
	return or
}

func (p *parser) closedPattern() Pattern {
	switch p.peek() {
	case tokNumber, tokMinus, tokString, tokFStart, tokTStart:
		e := p.literal()
		return &MatchValue{patternAt(e.Span()), e}
	case kwNone, kwTrue, kwFalse:
		c := p.literal().(*Constant)
		return &MatchSingleton{patternAt(c.Span()), c.Value}
	case tokName:
		return p.namePattern()
	case tokLParen, tokLBracket:
		return p.groupPattern()
	case tokLBrace:
		return p.mappingPattern()
	}
	p.fail()
	return &MatchAs{}
}

// literal reads a constant as it may stand in a pattern.
func (p *parser) literal() Expr {
	switch p.peek() {
	case kwNone:
		return p.constant(nil)
	case kwTrue:
		return p.constant(true)
	case kwFalse:
		return p.constant(false)
	case tokString, tokFStart, tokTStart:
		return p.strings()
	}
	first := p.here()
	e := p.signedNumber()
	op, ok := binaryOperators[p.peek()]
	if !ok || op.precedence != precSum {
		return e
	}
	if isImaginary(e) {
		p.raise(e.Span(), "real number required in complex literal")
	}
	sign := p.next()
	if !p.at(tokNumber) {
		p.fail()
		return e
	}
	imaginary := p.number()
	if !isImaginary(imaginary) {
		p.raise(imaginary.Span(), "imaginary number required in complex literal")
	}
	return &BinOp{exprAt(p.since(first)), e, op.op, imaginary, sign.span}
}

func (p *parser) signedNumber() Expr {
	first := p.here()
	minus := p.accept(tokMinus)
	if !p.at(tokNumber) {
		p.fail()
		return &Constant{}
	}
	e := p.number()
	if minus {
		return &UnaryOp{exprAt(p.since(first)), USub, e}
	}
	return e
}

func isImaginary(e Expr) bool {
	if minus, ok := e.(*UnaryOp); ok {
		e = minus.Operand
	}
	c, ok := e.(*Constant)
	if ok {
		_, ok = c.Value.(Imaginary)
	}
	return ok
}

// namePattern reads a pattern that begins with a name: a capture, the wildcard, a value or a class.
func (p *parser) namePattern() Pattern {
	first := p.here()
	e := p.nameOrAttr()
	switch {
	case p.at(tokLParen):
		return p.classPattern(first, e)
	case p.at(tokEqual):
		p.fail()
	}
	name, ok := e.(*Name)
	if !ok {
		return &MatchValue{patternAt(e.Span()), e}
	}
	if name.ID == "_" {
		return &MatchAs{patternNode: patternAt(name.span)}
	}
	return &MatchAs{patternNode: patternAt(name.span), Name: name.ID, NameSpan: name.span}
}

func (p *parser) nameOrAttr() Expr {
	first := p.expect(tokName)
	var e Expr = p.name(first)
	for p.accept(tokDot) {
		attr := p.expect(tokName)
		e = &Attribute{exprAt(p.since(first)), e, p.text(attr), Load, attr.span}
	}
	return e
}

// groupPattern reads a pattern in parentheses, or a sequence in parentheses or brackets.
func (p *parser) groupPattern() Pattern {
	open := p.next()
	end := tokRParen
	if open.kind == tokLBracket {
		end = tokRBracket
	}
	s := &MatchSequence{}
	if !p.at(end) {
		first := p.here()
		e := p.starPattern()
		if open.kind == tokLParen && !p.at(tokComma) {
			if first.kind == tokStar {
				p.fail()
			}
			p.expect(end)
			return e
		}
		s.Patterns = p.morePatterns(e)
	}
	p.expect(end)
	s.span = p.since(open)
	return s
}

func (p *parser) mappingPattern() Pattern {
	open := p.next()
	m := &MatchMapping{}
	for !p.at(tokRBrace) && !p.failed() {
		if p.accept(tokDoubleStar) {
			rest := p.expect(tokName)
			m.Rest, m.RestSpan = p.text(rest), rest.span
			if m.Rest == "_" {
				p.fail()
			}
			p.accept(tokComma)
			break
		}
		if p.at(tokName) {
			key := p.nameOrAttr()
			if isName(key) {
				p.fail()
			}
			m.Keys = append(m.Keys, key)
		} else {
			m.Keys = append(m.Keys, p.literal())
		}
		p.expect(tokColon)
		m.Patterns = append(m.Patterns, p.pattern())
		if !p.accept(tokComma) {
			break
		}
	}
	p.expect(tokRBrace)
	m.span = p.since(open)
	return m
}

func (p *parser) classPattern(first token, class Expr) Pattern {
	p.next()
	mark := p.mark()
	m := &MatchClass{Cls: class}
	for !p.at(tokRParen) && !p.failed() {
		if p.follows(tokName, tokEqual) {
			name := p.next()
			p.next()
			m.KwdAttrs = append(m.KwdAttrs, p.text(name))
			m.KwdSpans = append(m.KwdSpans, name.span)
			m.KwdPatterns = append(m.KwdPatterns, p.pattern())
		} else if len(m.KwdAttrs) == 0 {
			m.Patterns = append(m.Patterns, p.pattern())
		} else {
			p.expect(tokName)
			p.expect(tokEqual)
		}
		if !p.accept(tokComma) {
			break
		}
	}
	p.expect(tokRParen)
	if p.failed() && p.invalid {
		p.reset(mark)
		p.invalidClassPattern()
		p.fail()
	}
	m.span = p.since(first)
	return m
}
