package syntax

func (p *parser) awaitPrimary() Expr {
	if !p.at(kwAwait) {
		return p.primary()
	}
	first := p.next()
	e := &Await{Value: p.primary()}
	e.span = p.since(first)
	return e
}

// primary reads an atom with the attributes, calls and subscriptions behind it.
func (p *parser) primary() Expr {
	return remember(p, memoPrimary, p.readPrimary)
}

func (p *parser) readPrimary() Expr {
	first := p.here()
	e := p.atom()
	for {
		mark := p.mark()
		if p.invalid && p.atAny(tokLBracket, tokLBrace) {
			// CPython looks for a generator expression after every primary, whatever the bracket.
			p.invalidComprehension()
		}
		var longer Expr
		switch p.peek() {
		case tokDot:
			p.next()
			name := p.expect(tokName)
			longer = &Attribute{exprAt(p.since(first)), e, p.text(name), Load, name.span}
		case tokLParen:
			longer = p.call(first, e)
		case tokLBracket:
			open := p.next()
			s := &Subscript{Value: e, Slice: p.slices()}
			p.expect(tokRBracket)
			s.BracketsSpan = p.since(open)
			s.span = p.since(first)
			longer = s
		default:
			return e
		}
		if p.failed() && p.second {
			p.reset(mark)
			return e
		}
		e = longer
	}
}

// call reads a call's arguments. A generator expression that is the only one needs no parentheses of its own.
func (p *parser) call(first token, f Expr) Expr {
	mark := p.mark()
	if p.second {
		if e, ok := try(p, p.generatorExpr); ok {
			return p.callOfGenerator(first, f, e)
		}
		if p.invalid {
			p.invalidComprehension()
		}
	}
	open := p.next()
	c := &Call{Func: f}
	c.Args, c.Keywords = p.arguments()
	if !p.second && p.atAny(kwFor, kwAsync) && len(c.Args) == 1 && len(c.Keywords) == 0 {
		p.reset(mark)
		return p.callOfGenerator(first, f, p.generatorExpr())
	}
	p.expect(tokRParen)
	c.ParensSpan = p.since(open)
	c.span = p.since(first)
	return c
}

func (p *parser) callOfGenerator(first token, f, e Expr) Expr {
	return &Call{exprAt(p.since(first)), f, []Expr{e}, nil, e.Span()}
}

// generatorExpr reads a generator expression with its parentheses.
func (p *parser) generatorExpr() Expr {
	open := p.expect(tokLParen)
	var e Expr
	if p.follows(tokName, tokColonEqual) {
		e = p.assignmentExpr()
	} else {
		e = p.expression()
	}
	if !p.atAny(kwFor, kwAsync) {
		p.fail()
	}
	g := &GeneratorExp{Elt: e, Generators: p.comprehensions()}
	p.expect(tokRParen)
	g.span = p.since(open)
	return g
}

// arguments reads the arguments of a call or a class statement, up to the closing parenthesis.
func (p *parser) arguments() (args []Expr, keywords []*Keyword) {
	if p.failed() || p.at(tokRParen) {
		return nil, nil
	}
	mark := p.mark()
	args, keywords = p.argumentList()
	p.accept(tokComma)
	if p.second && !p.at(tokRParen) {
		p.reset(mark)
		if p.invalid {
			p.invalidArguments()
		}
	}
	return args, keywords
}

// argumentList reads arguments separated by commas: positional ones, then keywords, among which
// there may be starred ones until the first double star.
func (p *parser) argumentList() (args []Expr, keywords []*Keyword) {
	start, unpacked := p.mark(), false
	for !p.failed() {
		mark, counted := p.mark(), len(args)
		first := p.here()
		switch {
		case p.at(tokStar) && !unpacked:
			args = append(args, p.starredExpression())
		case p.at(tokDoubleStar):
			if p.invalid {
				p.invalidKwarg()
			}
			p.next()
			k := &Keyword{Value: p.expression()}
			k.span = p.since(first)
			keywords = append(keywords, k)
			unpacked = true
		case p.follows(tokName, tokEqual):
			if p.invalid {
				p.invalidKwarg()
			}
			p.next()
			p.next()
			k := &Keyword{Arg: p.text(first), ArgSpan: first.span, Value: p.expression()}
			k.span = p.since(first)
			keywords = append(keywords, k)
		case len(keywords) == 0:
			args = append(args, p.positionalArgument())
		default:
			if p.invalid {
				p.invalidKwarg()
			}
			p.fail()
		}
		if p.failed() && p.second {
			p.reset(mark)
			if mark == start {
				p.fail()
				return nil, nil
			}
			p.reset(mark - 1)
			return args[:counted], keywords
		}
		if !p.at(tokComma) || p.token(p.pos+1).kind == tokRParen {
			return args, keywords
		}
		p.next()
	}
	return nil, nil
}

func (p *parser) positionalArgument() Expr {
	mark := p.mark()
	e, ok := try(p, func() Expr {
		var e Expr
		if p.follows(tokName, tokColonEqual) {
			e = p.assignmentExpr()
		} else {
			e = p.expression()
		}
		if p.atAny(tokColonEqual, tokEqual) {
			p.fail()
		}
		return e
	})
	if !ok {
		if p.invalid {
			p.reset(mark)
			p.invalidKwarg()
		}
		p.fail()
	}
	return e
}

// slices reads what stands between the brackets of a subscription.
func (p *parser) slices() Expr {
	first := p.here()
	var e Expr
	starred := p.at(tokStar)
	if starred {
		e = p.starredExpression()
	} else {
		e = p.slice()
	}
	if !starred && !p.at(tokComma) {
		return e
	}
	return p.tupleFrom(first, e, func() Expr {
		if p.at(tokStar) {
			return p.starredExpression()
		}
		return p.slice()
	}, func() bool { return p.at(tokColon) || p.startsStarExpression() })
}

func (p *parser) slice() Expr {
	mark, first := p.mark(), p.here()
	s := &Slice{}
	if !p.at(tokColon) {
		if p.second {
			lower, ok := try(p, p.expression)
			if !ok || !p.at(tokColon) {
				if !p.failed() {
					p.reset(mark)
				}
				return p.namedExpr()
			}
			s.Lower = lower
		} else {
			e := p.namedExpr()
			if !p.at(tokColon) {
				return e
			}
			if _, named := e.(*NamedExpr); named && first.kind == tokName {
				p.fail()
			}
			s.Lower = e
		}
	}
	p.expect(tokColon)
	if p.startsExpression() {
		s.Upper = p.optional(p.expression)
	}
	if p.accept(tokColon) && p.startsExpression() {
		s.Step = p.optional(p.expression)
	}
	s.span = p.since(first)
	return s
}

func (p *parser) name(t token) *Name { return &Name{exprAt(t.span), p.text(t), Load} }

func (p *parser) constant(value any) Expr {
	return &Constant{exprNode: exprAt(p.next().span), Value: value}
}

func (p *parser) atom() Expr {
	switch p.peek() {
	case tokName:
		return p.name(p.next())
	case kwTrue:
		return p.constant(true)
	case kwFalse:
		return p.constant(false)
	case kwNone:
		return p.constant(nil)
	case tokEllipsis:
		return p.constant(EllipsisValue{})
	case tokNumber:
		return p.number()
	case tokString, tokFStart, tokTStart:
		return p.strings()
	case tokLParen:
		return p.display(p.parenthesized, p.invalidParenthesized)
	case tokLBracket:
		return p.display(p.list, p.invalidComprehension)
	case tokLBrace:
		return p.braces()
	}
	e := &Name{exprNode: exprAt(p.here().span)}
	p.fail()
	return e
}

// display reads what begins with a bracket.
func (p *parser) display(rule func() Expr, mistakes func()) Expr {
	if !p.invalid {
		return rule()
	}
	e, ok := try(p, rule)
	if !ok {
		mistakes()
		p.fail()
	}
	return e
}

// braces reads what begins with a brace. That a pair of a dict is not right shows even before the rules
// for other mistakes are tried.
func (p *parser) braces() Expr {
	if !p.second {
		return p.dictOrSet()
	}
	e, ok := try(p, p.dictOrSet)
	if !ok {
		p.invalidPairs()
		if p.invalid {
			p.invalidBraces()
		}
		p.fail()
	}
	return e
}

func (p *parser) number() Expr {
	t := p.next()
	value, msg := numberValue(p.text(t))
	if msg != "" {
		p.raise(t.span, msg)
	}
	return &Constant{exprNode: exprAt(t.span), Value: value}
}

// parenthesized reads a tuple, a generator expression or an expression in parentheses.
func (p *parser) parenthesized() Expr {
	open := p.next()
	if p.accept(tokRParen) {
		return &Tuple{exprNode: exprAt(p.since(open))}
	}
	if p.at(kwYield) {
		e := p.yieldExpr()
		p.expect(tokRParen)
		return e
	}
	e := p.starNamedExpression()
	_, starred := e.(*Starred)
	switch {
	case p.at(tokComma):
		t := &Tuple{Elts: p.moreElements([]Expr{e}, p.starNamedExpression, p.startsStarExpression)}
		p.expect(tokRParen)
		t.span = p.since(open)
		return t
	case starred:
		p.fail()
	case p.atAny(kwFor, kwAsync):
		g := &GeneratorExp{Elt: e, Generators: p.comprehensions()}
		p.expect(tokRParen)
		g.span = p.since(open)
		return g
	}
	p.expect(tokRParen)
	return e
}

func (p *parser) list() Expr {
	open := p.next()
	if p.accept(tokRBracket) {
		return &List{exprNode: exprAt(p.since(open))}
	}
	e := p.starNamedExpression()
	if _, starred := e.(*Starred); !starred && p.atAny(kwFor, kwAsync) {
		c := &ListComp{Elt: e, Generators: p.comprehensions()}
		p.expect(tokRBracket)
		c.span = p.since(open)
		return c
	}
	l := &List{Elts: p.moreElements([]Expr{e}, p.starNamedExpression, p.startsStarExpression)}
	p.expect(tokRBracket)
	l.span = p.since(open)
	return l
}

func (p *parser) dictOrSet() Expr {
	open := p.next()
	if p.accept(tokRBrace) {
		return &Dict{exprNode: exprAt(p.since(open))}
	}
	if p.at(tokDoubleStar) {
		return p.dict(open, nil, nil)
	}
	first := p.here()
	e := p.starNamedExpression()
	_, starred := e.(*Starred)
	_, named := e.(*NamedExpr)
	switch {
	case p.at(tokColon) && !starred && !(named && first.kind == tokName):
		p.next()
		return p.dict(open, e, p.expression())
	case !starred && p.atAny(kwFor, kwAsync):
		c := &SetComp{Elt: e, Generators: p.comprehensions()}
		p.expect(tokRBrace)
		c.span = p.since(open)
		return c
	}
	s := &Set{Elts: p.moreElements([]Expr{e}, p.starNamedExpression, p.startsStarExpression)}
	p.expect(tokRBrace)
	s.span = p.since(open)
	return s
}

// dict reads the rest of a dict display or comprehension. Its first value, if given, has been read.
func (p *parser) dict(open token, key, value Expr) Expr {
	if value != nil && p.atAny(kwFor, kwAsync) {
		c := &DictComp{Key: key, Value: value, Generators: p.comprehensions()}
		p.expect(tokRBrace)
		c.span = p.since(open)
		return c
	}
	d := &Dict{}
	if value != nil {
		d.Keys, d.Values = []Expr{key}, []Expr{value}
	}
	for value == nil || p.accept(tokComma) && !p.at(tokRBrace) && !p.failed() {
		if p.accept(tokDoubleStar) {
			key, value = nil, p.bitwiseOr()
		} else {
			key = p.expression()
			p.expect(tokColon)
			value = p.expression()
		}
		d.Keys = append(d.Keys, key)
		d.Values = append(d.Values, value)
	}
	p.expect(tokRBrace)
	d.span = p.since(open)
	return d
}

// comprehensions reads the for clauses of a comprehension, of which there must be one.
func (p *parser) comprehensions() []*Comprehension {
	if !p.atAny(kwFor, kwAsync) {
		p.fail()
		return nil
	}
	list := []*Comprehension{p.comprehension()}
	for p.atAny(kwFor, kwAsync) {
		mark := p.mark()
		c := p.comprehension()
		if p.failed() && p.second {
			p.reset(mark)
			break
		}
		list = append(list, c)
	}
	return list
}

func (p *parser) comprehension() *Comprehension {
	mark, first := p.mark(), p.here()
	c := &Comprehension{IsAsync: p.accept(kwAsync)}
	p.expect(kwFor)
	c.Target = p.starTargets()
	p.expect(kwIn)
	if p.failed() {
		if p.invalid {
			p.reset(mark)
			p.invalidForIf()
		}
		p.fail()
		return c
	}
	c.Iter = p.disjunction()
	for p.at(kwIf) {
		ifMark := p.mark()
		p.next()
		e := p.disjunction()
		if p.failed() && p.second {
			p.reset(ifMark)
			break
		}
		c.Ifs = append(c.Ifs, e)
	}
	c.span = p.since(first)
	return c
}
