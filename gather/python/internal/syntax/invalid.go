package syntax

import "strconv"

// The rules for mistakes that people make in expressions. Each is tried where CPython's grammar tries
// the rule of about the same name. It either panics with an error or leaves the parser where it was.

// note tries a rule that describes a mistake, and stays.
func (p *parser) note(rule func()) { p.ahead(rule) }

func (p *parser) invalidExpression() {
	p.note(func() { // a string that was closed too early, and opened again
		p.expect(tokString)
		var between []Expr
		p.without(func() {
			for !p.at(tokString) && !p.failed() {
				e, ok := try(p, p.readExpression)
				if !ok {
					break
				}
				between = append(between, e)
			}
		})
		p.expect(tokString)
		if !p.failed() && len(between) > 0 {
			p.raise(between[0].Span().To(between[len(between)-1].Span()), "invalid syntax. Is this intended to be part of the string?")
		}
	})
	if !p.follows(tokName, tokString) && !p.atSoftKeyword() {
		p.note(func() {
			a := p.disjunction()
			var b Expr
			p.without(func() { b = p.readExpression() })
			if !p.failed() && !p.isLegacy(a) && p.token(p.pos-1).level > 0 {
				p.raise(a.Span().To(b.Span()), "invalid syntax. Perhaps you forgot a comma?")
			}
		})
	}
	p.note(func() {
		a := p.disjunction()
		p.expect(kwIf)
		b := p.disjunction()
		if p.failed() {
			return
		}
		if !p.atAny(kwElse, tokColon) {
			p.raise(a.Span().To(b.Span()), "expected 'else' after 'if' expression")
		}
		if p.accept(kwElse) && !p.ahead(func() { p.expression() }) {
			p.raiseToken(p.here(), "expected expression after 'else', but statement is given")
		}
	})
	if p.atAny(kwPass, kwBreak, kwContinue) {
		p.note(func() {
			word := p.next()
			p.expect(kwIf)
			p.disjunction()
			p.expect(kwElse)
			p.simpleStmt()
			if !p.failed() {
				p.raiseToken(word, "expected expression before 'if', but statement is given")
			}
		})
	}
	if p.at(kwLambda) {
		p.note(func() {
			word := p.next()
			p.parameters(lambdaParameters)
			colon := p.expect(tokColon)
			for _, style := range []fieldStyle{fStyle, tStyle} {
				if p.at(style.middle) {
					p.raise(word.span.To(colon.span), style.letter, "-string: lambda expressions are not allowed without parentheses")
				}
			}
		})
	}
}

// atSoftKeyword reports whether the name at hand is a keyword somewhere.
func (p *parser) atSoftKeyword() bool {
	if p.at(tokName) {
		switch p.text(p.here()) {
		case "_", "case", "match", "type":
			return true
		}
	}
	return false
}

// isLegacy reports whether an expression is the name of a statement of Python 2 that is a function now.
func (p *parser) isLegacy(e Expr) bool {
	name, ok := e.(*Name)
	return ok && (name.ID == "print" || name.ID == "exec")
}

func (p *parser) invalidLegacyExpression() {
	if !p.at(tokName) {
		return
	}
	p.note(func() {
		name := p.name(p.next())
		if p.at(tokLParen) {
			return
		}
		b := p.starExpressions()
		if !p.failed() && p.isLegacy(name) {
			p.raise(name.span.To(b.Span()), "Missing parentheses in call to '", name.ID, "'. Did you mean ", name.ID, "(...)?")
		}
	})
}

const maybeComparison = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?"

func (p *parser) invalidNamedExpr() {
	p.note(func() {
		a := p.expression()
		p.expect(tokColonEqual)
		p.expression()
		if !p.failed() {
			p.raise(a.Span(), "cannot use assignment expressions with ", describe(a))
		}
	})
	if p.follows(tokName, tokEqual) {
		p.note(func() {
			a := p.next()
			p.next()
			b := p.bitwiseOr()
			if !p.failed() && !p.atAny(tokEqual, tokColonEqual) {
				p.raise(a.span.To(b.Span()), maybeComparison)
			}
		})
	}
	if p.atAny(kwTrue, kwFalse, kwNone) {
		return
	}
	p.note(func() {
		first := p.here()
		a := p.bitwiseOr()
		if isDisplay(first, a) {
			return
		}
		p.expect(tokEqual)
		p.bitwiseOr()
		if !p.failed() && !p.atAny(tokEqual, tokColonEqual) {
			p.raise(a.Span(), "cannot assign to ", describe(a), " here. Maybe you meant '==' instead of '='?")
		}
	})
}

// isDisplay reports whether an expression is a list, a tuple or a generator expression in brackets.
func isDisplay(first token, e Expr) bool {
	switch e.(type) {
	case *List, *Tuple, *GeneratorExp:
		return e.Span().Start == first.span.Start
	}
	return false
}

// invalidNot knows a not behind an operator.
func (p *parser) invalidNot(rule func() Expr) {
	p.note(func() {
		not := p.here()
		operand := rule()
		if !p.failed() {
			p.raise(not.span.To(operand.Span()), "'not' after an operator must be parenthesized")
		}
	})
}

func (p *parser) factorAfterNot() Expr {
	p.next()
	return p.factor()
}

// invalidUnpacking knows an argument that is unpacked, by * or **, and has a value as a keyword argument has.
func (p *parser) invalidUnpacking(sign kind, what string) {
	p.note(func() {
		stars := p.expect(sign)
		p.expression()
		p.expect(tokEqual)
		b := p.expression()
		if !p.failed() {
			p.raise(stars.span.To(b.Span()), "cannot assign to ", what, " argument unpacking")
		}
	})
}

func (p *parser) invalidKwarg() {
	first := p.here()
	if p.atAny(kwTrue, kwFalse, kwNone) && p.token(p.pos+1).kind == tokEqual {
		p.raise(first.span.To(p.token(p.pos+1).span), "cannot assign to ", p.text(first))
	}
	if p.follows(tokName, tokEqual) {
		p.note(p.keywordGenerator)
	} else {
		p.note(func() {
			a := p.expression()
			sign := p.expect(tokEqual)
			if !p.failed() {
				p.raise(a.Span().To(sign.span), `expression cannot contain assignment, perhaps you meant "=="?`)
			}
		})
	}
	p.invalidUnpacking(tokDoubleStar, "keyword")
}

// keywordGenerator knows a keyword argument whose value is a generator expression without parentheses.
func (p *parser) keywordGenerator() {
	a := p.expect(tokName)
	sign := p.expect(tokEqual)
	p.expression()
	p.comprehensions()
	if !p.failed() {
		p.raise(a.span.To(sign.span), maybeComparison)
	}
}

const generatorNeedsParentheses = "Generator expression must be parenthesized"

func (p *parser) invalidArguments() {
	p.note(func() {
		p.argumentList()
		comma := p.expect(tokComma)
		if p.at(tokStar) {
			p.starredExpression()
			if p.at(tokEqual) {
				p.fail()
			}
			for p.accept(tokComma) {
				if !p.match(func() { p.starredExpression() }) {
					break
				}
			}
			if !p.failed() {
				p.raiseFrom(comma.span, "iterable argument unpacking follows keyword argument unpacking")
			}
		}
	})
	p.note(func() {
		a := p.expression()
		clauses := p.comprehensions()
		p.expect(tokComma)
		if !p.failed() {
			if !p.match(func() { p.argumentList() }) {
				p.match(func() { p.expression(); p.comprehensions() })
			}
			p.raise(a.Span().To(lastItem(clauses).Span()), generatorNeedsParentheses)
		}
	})
	p.note(p.keywordGenerator)
	p.note(func() {
		p.match(func() { p.argumentList(); p.expect(tokComma) })
		a := p.expect(tokName)
		sign := p.expect(tokEqual)
		if p.atAny(tokComma, tokRParen) {
			p.raise(a.span.To(sign.span), "expected argument value expression")
		}
	})
	p.note(func() {
		args, _ := p.argumentList()
		clauses := p.comprehensions()
		if !p.failed() && len(args) > 1 {
			p.raise(args[len(args)-1].Span().To(lastItem(clauses).Span()), generatorNeedsParentheses)
		}
	})
	p.note(func() {
		p.argumentList()
		p.expect(tokComma)
		a := p.expression()
		clauses := p.comprehensions()
		if !p.failed() {
			p.raise(a.Span().To(lastItem(clauses).Span()), generatorNeedsParentheses)
		}
	})
	p.note(func() {
		_, keywords := p.argumentList()
		p.expect(tokComma)
		p.argumentList()
		if p.failed() {
			return
		}
		for _, k := range keywords {
			if k.Arg == "" {
				p.raiseLast(SyntaxError, "positional argument follows keyword argument unpacking")
			}
		}
		p.raiseLast(SyntaxError, "positional argument follows keyword argument")
	})
}

// lastItem returns the last expression of the last clause.
func lastItem(clauses []*Comprehension) Expr {
	last := clauses[len(clauses)-1]
	if n := len(last.Ifs); n > 0 {
		return last.Ifs[n-1]
	}
	return last.Iter
}

func (p *parser) invalidComprehension() {
	open := p.here().kind
	p.note(func() {
		p.next()
		if !p.at(tokStar) {
			p.fail()
			return
		}
		a := p.starredExpression()
		p.comprehensions()
		if !p.failed() {
			p.raise(a.Span(), "iterable unpacking cannot be used in comprehension")
		}
	})
	if open == tokLParen {
		return
	}
	p.note(func() {
		p.next()
		a := p.starNamedExpression()
		comma := p.expect(tokComma)
		if p.failed() {
			return
		}
		last := comma.span
		if elements, ok := try(p, func() []Expr {
			return p.moreElements([]Expr{p.starNamedExpression()}, p.starNamedExpression, p.startsStarExpression)
		}); ok {
			last = elements[len(elements)-1].Span()
		}
		p.comprehensions()
		if !p.failed() {
			p.raise(a.Span().To(last), "did you forget parentheses around the comprehension target?")
		}
	})
}

func (p *parser) invalidParenthesized() {
	p.note(func() {
		p.next()
		if !p.at(tokStar) {
			p.fail()
			return
		}
		a := p.starredExpression()
		p.expect(tokRParen)
		if !p.failed() {
			p.raise(a.Span(), "cannot use starred expression here")
		}
	})
	p.note(func() {
		p.next()
		stars := p.expect(tokDoubleStar)
		p.expression()
		p.expect(tokRParen)
		if !p.failed() {
			p.raiseToken(stars, "cannot use double starred expression here")
		}
	})
	p.invalidComprehension()
}

// invalidPairs knows what can be wrong in a dict display.
func (p *parser) invalidPairs() {
	p.note(func() { // behind pairs that are right
		p.next()
		p.pair()
		p.expect(tokComma)
		for !p.failed() {
			if !p.match(func() { p.pair(); p.expect(tokComma) }) {
				break
			}
		}
		p.invalidPair()
		p.fail()
	})
	p.note(func() {
		p.next()
		p.expression()
		p.invalidValue()
	})
}

func (p *parser) invalidBraces() {
	p.note(func() {
		p.next()
		stars := p.expect(tokDoubleStar)
		p.bitwiseOr()
		p.comprehensions()
		if !p.failed() {
			p.raiseToken(stars, "dict unpacking cannot be used in dict comprehension")
		}
	})
	p.invalidComprehension()
}

func (p *parser) pair() {
	if p.accept(tokDoubleStar) {
		p.bitwiseOr()
		return
	}
	p.expression()
	p.expect(tokColon)
	p.expression()
}

func (p *parser) invalidPair() {
	if p.failed() {
		return
	}
	key, ok := try(p, p.expression)
	if !ok {
		return
	}
	if !p.at(tokColon) {
		span := key.Span()
		err := newError(p.file, SyntaxError, Span{span.End - 1, span.End}, "':' expected after dictionary key")
		err.EndCol = 0
		p.give(err)
	}
	p.invalidValue()
}

// invalidValue knows what can't follow a key of a dict display.
func (p *parser) invalidValue() {
	colon := p.expect(tokColon)
	switch {
	case p.at(tokStar):
		star := p.here()
		if p.ahead(func() { p.next(); p.bitwiseOr() }) {
			p.raiseFrom(star.span, "cannot use a starred expression in a dictionary value")
		}
	case p.atAny(tokRBrace, tokComma):
		p.raiseToken(colon, "expression expected after dictionary key and ':'")
	}
}

func (p *parser) invalidForIf() {
	p.note(func() {
		p.accept(kwAsync)
		p.expect(kwFor)
		p.bitwiseOr()
		for p.accept(tokComma) {
			if !p.match(func() { p.bitwiseOr() }) {
				break
			}
		}
		if !p.failed() && !p.at(kwIn) {
			p.raiseLast(SyntaxError, "'in' expected after for-loop variables")
		}
	})
	p.note(func() {
		p.accept(kwAsync)
		p.expect(kwFor)
		p.invalidForTarget()
	})
}

func (p *parser) invalidForTarget() {
	p.note(func() {
		a := p.starExpressions()
		if !p.failed() {
			p.raiseInvalidTarget(forTargets, a)
		}
	})
}

// A targetUse says what is done with a target.
type targetUse uint8

const (
	starTargets targetUse = iota
	forTargets
	delTargets
)

// raiseInvalidTarget raises an error about the part of an expression that is no target, if there is any.
func (p *parser) raiseInvalidTarget(use targetUse, e Expr) {
	wrong := invalidTarget(use, e)
	if wrong == nil {
		return
	}
	verb := "assign to "
	if use == delTargets {
		verb = "delete "
	}
	p.raise(wrong.Span(), "cannot ", verb, describe(wrong))
}

func invalidTarget(use targetUse, e Expr) Expr {
	switch e := e.(type) {
	case *Name, *Attribute, *Subscript:
		return nil
	case *List:
		return firstInvalidTarget(use, e.Elts)
	case *Tuple:
		return firstInvalidTarget(use, e.Elts)
	case *Starred:
		if use != delTargets {
			return invalidTarget(use, e.Value)
		}
	case *Compare:
		// What is left of in was read as a comparison.
		if use == forTargets {
			if e.Ops[0] == In {
				return invalidTarget(use, e.Left)
			}
			return nil
		}
	}
	return e
}

func firstInvalidTarget(use targetUse, list []Expr) Expr {
	for _, e := range list {
		if wrong := invalidTarget(use, e); wrong != nil {
			return wrong
		}
	}
	return nil
}

// describe returns the words for a kind of expression.
func describe(e Expr) string {
	switch e := e.(type) {
	case *Attribute:
		return "attribute"
	case *Subscript:
		return "subscript"
	case *Starred:
		return "starred"
	case *Name:
		return "name"
	case *List:
		return "list"
	case *Tuple:
		return "tuple"
	case *Lambda:
		return "lambda"
	case *Call:
		return "function call"
	case *GeneratorExp:
		return "generator expression"
	case *Yield, *YieldFrom:
		return "yield expression"
	case *Await:
		return "await expression"
	case *ListComp:
		return "list comprehension"
	case *SetComp:
		return "set comprehension"
	case *DictComp:
		return "dict comprehension"
	case *Dict:
		return "dict literal"
	case *Set:
		return "set display"
	case *JoinedStr, *FormattedValue:
		return "f-string expression"
	case *TemplateStr, *Interpolation:
		return "t-string expression"
	case *Compare:
		return "comparison"
	case *IfExp:
		return "conditional expression"
	case *NamedExpr:
		return "named expression"
	case *Constant:
		switch value := e.Value.(type) {
		case nil:
			return "None"
		case bool:
			if value {
				return "True"
			}
			return "False"
		case EllipsisValue:
			return "ellipsis"
		}
		return "literal"
	}
	return "expression"
}

func (p *parser) invalidConcatenation(last Span) {
	p.note(func() {
		first := p.here()
		if p.at(tokString) {
			p.plainString()
		} else {
			p.formatString()
		}
		if !p.failed() {
			p.raise(last.To(p.since(first)), "cannot mix t-string literals with string or bytes literals")
		}
	})
}

// invalidField knows what can be wrong with a replacement field.
func (p *parser) invalidField(style fieldStyle, raw bool) {
	prefix := style.letter + "-string: "
	p.note(func() {
		p.next()
		if p.atAny(tokEqual, tokExclamation, tokColon, tokRBrace) {
			p.raiseToken(p.here(), prefix, "valid expression required before '", spellings[p.peek()], "'")
		}
		if !p.match(func() { p.annotatedRHS() }) {
			p.raiseToken(p.here(), prefix, "expecting a valid expression after '{'")
		}
		if !p.atAny(tokEqual, tokExclamation, tokColon, tokRBrace) {
			p.raiseToken(p.here(), prefix, "expecting '=', or '!', or ':', or '}'")
		}
		if p.accept(tokEqual) && !p.atAny(tokExclamation, tokColon, tokRBrace) {
			p.raiseToken(p.here(), prefix, "expecting '!', or ':', or '}'")
		}
		if p.accept(tokExclamation) {
			if p.atAny(tokColon, tokRBrace) {
				p.raiseToken(p.here(), prefix, "missing conversion character")
			}
			if !p.accept(tokName) {
				p.raiseToken(p.here(), prefix, "invalid conversion character")
			}
			if !p.atAny(tokColon, tokRBrace) {
				p.raiseToken(p.here(), prefix, "expecting ':' or '}'")
			}
		}
		if p.at(tokColon) {
			p.formatSpec(fStyle, raw) // for t-strings too, in CPython as well
			if !p.at(tokRBrace) && !p.failed() {
				p.raiseToken(p.here(), prefix, "expecting '}', or format specs")
			}
		}
		if !p.at(tokRBrace) && !p.failed() {
			p.raiseToken(p.here(), prefix, "expecting '}'")
		}
	})
}

func (p *parser) lineOf(t token) string { return strconv.Itoa(p.file.Line(t.span.Start)) }
