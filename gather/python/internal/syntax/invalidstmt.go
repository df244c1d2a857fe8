package syntax

// The rules for mistakes that people make in statements; see invalid.go.

func (p *parser) invalidAssignment() {
	p.note(func() {
		first := p.here()
		if !p.atAny(tokLParen, tokLBracket) {
			p.fail()
			return
		}
		a := p.atom()
		p.expect(tokColon)
		p.expression()
		if !p.failed() && isDisplay(first, a) || isNestedDisplay(a) && !p.failed() {
			if _, generator := a.(*GeneratorExp); !generator {
				p.raise(a.Span(), "only single target (not ", describe(a), ") can be annotated")
			}
		}
	})
	p.note(func() {
		a := p.starNamedExpression()
		p.expect(tokComma)
		for !p.failed() && !p.at(tokColon) {
			if !p.match(func() {
				p.moreElements([]Expr{p.starNamedExpression()}, p.starNamedExpression, p.startsStarExpression)
			}) {
				break
			}
		}
		p.expect(tokColon)
		p.expression()
		if !p.failed() {
			p.raise(a.Span(), "only single target (not tuple) can be annotated")
		}
	})
	p.note(func() {
		a := p.expression()
		p.expect(tokColon)
		p.expression()
		if !p.failed() {
			p.raise(a.Span(), "illegal target for annotation")
		}
	})
	p.note(func() {
		for p.match(func() { p.targetAndEqual() }) {
		}
		if e, ok := try(p, func() Expr {
			e := p.starExpressions()
			p.expect(tokEqual)
			return e
		}); ok {
			p.raiseInvalidTarget(starTargets, e)
		}
		if !p.at(kwYield) {
			p.fail()
			return
		}
		e := p.yieldExpr()
		p.expect(tokEqual)
		if !p.failed() {
			p.raise(e.Span(), "assignment to yield expression not possible")
		}
	})
	p.note(func() {
		a := p.starExpressions()
		if _, ok := augmented[p.peek()]; !ok {
			p.fail()
			return
		}
		p.next()
		p.annotatedRHS()
		if !p.failed() {
			p.raise(a.Span(), "'", describe(a), "' is an illegal expression for augmented assignment")
		}
	})
}

// isNestedDisplay reports whether an expression in parentheses is a list or a tuple.
func isNestedDisplay(e Expr) bool {
	switch e.(type) {
	case *List, *Tuple:
		return true
	}
	return false
}

func (p *parser) invalidDel() {
	p.note(func() {
		a := p.starExpressions()
		if !p.failed() {
			p.raiseInvalidTarget(delTargets, a)
		}
	})
}

func (p *parser) invalidImport() {
	p.note(func() {
		first := p.expect(kwImport)
		if p.at(tokNewline) {
			p.raiseFrom(p.here().span, "Expected one or more names after 'import'")
		}
		p.dottedName()
		for p.accept(tokComma) {
			p.dottedName()
		}
		p.expect(kwFrom)
		p.dottedName()
		if !p.failed() {
			p.raiseFrom(first.span, "Did you mean to use 'from ... import ...' instead?")
		}
	})
}

// invalidImportAlias knows an alias that is no name.
func (p *parser) invalidImportAlias(name func()) {
	p.note(func() {
		name()
		p.expect(kwAs)
		if p.failed() || p.at(tokName) && p.ahead(func() {
			p.next()
			if !p.atAny(tokComma, tokRParen, tokSemicolon, tokNewline) {
				p.fail()
			}
		}) {
			return
		}
		a := p.expression()
		if !p.failed() {
			p.raise(a.Span(), "cannot use ", describe(a), " as import target")
		}
	})
}

func (p *parser) invalidImportTargets() {
	if p.at(tokNewline) {
		p.raiseFrom(p.here().span, "Expected one or more names after 'import'")
	}
	p.note(func() {
		p.importNames(tokNewline)
		p.expect(tokComma)
		p.expect(tokNewline)
		if !p.failed() {
			p.raiseLast(SyntaxError, "trailing comma not allowed without surrounding parentheses")
		}
	})
}

// raiseColon raises the error that the colon is missing where a line ends.
func (p *parser) raiseColon() {
	if p.at(tokNewline) {
		p.raiseLast(SyntaxError, "expected ':'")
	}
}

// raiseIndent raises the error that no indented block follows a colon.
func (p *parser) raiseIndent(what string, first token) {
	if p.accept(tokColon) && p.accept(tokNewline) && !p.at(tokIndent) {
		p.raiseLast(IndentationError, "expected an indented block after ", what, " on line ", p.lineOf(first))
	}
}

// invalidHeader knows what can be wrong with the first line of an if, elif or while.
func (p *parser) invalidHeader(word string, k kind) {
	p.note(func() {
		first := p.expect(k)
		p.namedExpr()
		p.raiseColon()
		p.raiseIndent("'"+word+"' statement", first)
	})
}

func (p *parser) invalidElse() {
	p.note(func() {
		p.raiseIndentAfter(p.next())
		p.expect(tokColon)
		p.block()
		if p.at(kwElif) {
			p.raiseLast(SyntaxError, "'elif' block follows an 'else' block")
		}
	})
}

// raiseIndentAfter raises the error that no indented block follows a word with a colon.
func (p *parser) raiseIndentAfter(word token) {
	p.note(func() { p.raiseIndent("'"+p.text(word)+"' statement", word) })
}

func (p *parser) invalidFor() {
	p.note(func() {
		p.accept(kwAsync)
		first := p.expect(kwFor)
		p.starTargets()
		p.expect(kwIn)
		p.starExpressions()
		p.raiseColon()
		p.raiseIndent("'for' statement", first)
	})
}

func (p *parser) invalidWithIndent() {
	p.note(func() {
		p.accept(kwAsync)
		first := p.expect(kwWith)
		p.looseWithItems(p.expression)
		p.raiseIndent("'with' statement", first)
	})
	p.note(func() {
		p.accept(kwAsync)
		first := p.expect(kwWith)
		p.parenthesizedWithItems()
		p.raiseIndent("'with' statement", first)
	})
}

func (p *parser) invalidWith() {
	p.note(func() {
		p.looseWithItems(p.expression)
		p.raiseColon()
	})
	p.note(func() {
		p.parenthesizedWithItems()
		p.raiseColon()
	})
}

func (p *parser) looseWithItems(rule func() Expr) {
	item := func() {
		rule()
		p.match(func() {
			p.expect(kwAs)
			p.starTarget()
		})
	}
	item()
	for p.at(tokComma) {
		if !p.match(func() {
			p.next()
			item()
		}) {
			break
		}
	}
}

func (p *parser) parenthesizedWithItems() {
	p.expect(tokLParen)
	p.looseWithItems(func() Expr {
		first := p.here()
		e := p.expression()
		if p.at(tokComma) && !p.failed() {
			return p.tupleFrom(first, e, p.expression, p.startsExpression)
		}
		return e
	})
	p.accept(tokComma)
	p.expect(tokRParen)
}

func (p *parser) invalidWithItem() {
	p.note(func() {
		p.expression()
		p.expect(kwAs)
		a := p.expression()
		if p.atAny(tokComma, tokRParen, tokColon) {
			p.raiseInvalidTarget(starTargets, a)
		}
	})
}

func (p *parser) invalidTry() {
	first := p.here()
	p.note(func() {
		p.next()
		p.raiseIndentAfter(first)
		p.expect(tokColon)
		p.block()
		if !p.failed() && !p.atAny(kwExcept, kwFinally) {
			p.raiseLast(SyntaxError, "expected 'except' or 'finally' block")
		}
	})
	p.note(func() {
		p.next()
		p.expect(tokColon)
		p.match(func() { p.block() })
		star := p.token(p.pos+1).kind == tokStar
		for p.at(kwExcept) && (p.token(p.pos+1).kind == tokStar) == star {
			if !p.match(func() { p.exceptHandler() }) {
				p.fail()
			}
		}
		word := p.expect(kwExcept)
		other := p.here()
		if !star {
			p.expect(tokStar)
			p.expression()
		} else if !p.at(tokColon) {
			p.expression()
		}
		p.match(func() {
			p.expect(kwAs)
			p.expect(tokName)
		})
		p.expect(tokColon)
		if p.failed() {
			return
		}
		const both = "cannot have both 'except' and 'except*' on the same 'try'"
		if star {
			p.raiseToken(word, both)
		}
		p.raise(word.span.To(other.span), both)
	})
}

func (p *parser) exceptWord(star bool) (word token, name string) {
	word, name = p.expect(kwExcept), "'except'"
	if star {
		p.expect(tokStar)
		name = "'except*'"
	}
	return word, name
}

func (p *parser) asName() {
	p.match(func() {
		p.expect(kwAs)
		p.expect(tokName)
	})
}

func (p *parser) invalidExceptIndent(star bool) {
	p.note(func() {
		word, name := p.exceptWord(star)
		if star || !p.at(tokColon) {
			p.expression()
			p.asName()
		}
		p.raiseIndent(name+" statement", word)
	})
}

func (p *parser) invalidExcept(star bool) {
	p.note(func() {
		p.exceptWord(star)
		a := p.expression()
		p.expect(tokComma)
		first := p.here()
		p.tupleFrom(first, p.expression(), p.expression, p.startsExpression)
		p.expect(kwAs)
		p.expect(tokName)
		p.expect(tokColon)
		if !p.failed() {
			p.raiseFrom(a.Span(), "multiple exception types must be parenthesized when using 'as'")
		}
	})
	p.note(func() {
		p.exceptWord(star)
		p.expression()
		p.asName()
		p.raiseColon()
	})
	p.note(func() {
		p.exceptWord(star)
		if star && p.atAny(tokNewline, tokColon) {
			p.raiseLast(SyntaxError, "expected one or more exception types")
		}
		p.raiseColon()
	})
	p.note(func() {
		_, name := p.exceptWord(star)
		p.expression()
		p.expect(kwAs)
		a := p.expression()
		p.expect(tokColon)
		p.block()
		if !p.failed() {
			p.raise(a.Span(), "cannot use ", name[1:len(name)-1], " statement with ", describe(a))
		}
	})
}

func (p *parser) invalidFinally() {
	p.note(func() { p.raiseIndentAfter(p.next()) })
}

func (p *parser) invalidClass() {
	p.note(func() {
		first := p.expect(kwClass)
		p.expect(tokName)
		p.typeParams()
		p.match(func() {
			p.expect(tokLParen)
			p.arguments()
			p.expect(tokRParen)
		})
		p.raiseColon()
		p.raiseIndent("class definition", first)
	})
}

func (p *parser) invalidDef() {
	p.note(func() {
		p.accept(kwAsync)
		first := p.expect(kwDef)
		p.expect(tokName)
		p.typeParams()
		p.force(tokLParen)
		p.match(func() { p.parameters(defParameters) })
		p.expect(tokRParen)
		p.match(func() {
			p.expect(tokArrow)
			p.expression()
		})
		p.force(tokColon)
		if p.accept(tokNewline) && !p.at(tokIndent) {
			p.raiseLast(IndentationError, "expected an indented block after function definition on line ", p.lineOf(first))
		}
	})
}

// invalidParameters knows what can be wrong with the order of parameters before the star.
func (p *parser) invalidParameters(style parameterStyle) {
	if p.at(tokSlash) && p.token(p.pos+1).kind == tokComma {
		p.raiseToken(p.here(), "at least one argument must precede /")
	}
	type scan struct {
		slash, slashDefault, defaults, star bool
		count                               int
	}
	p.note(func() {
		var seen scan
		for afterSlash := false; !p.failed() && !p.at(style.end); {
			switch p.peek() {
			case tokSlash:
				if seen.slash {
					p.raiseToken(p.here(), "/ may appear only once")
				}
				if seen.star {
					p.raiseToken(p.here(), "/ must be ahead of *")
				}
				slash := p.next()
				if p.at(tokStar) && seen.count > 0 {
					p.raiseToken(p.here(), "expected comma between / and *")
				}
				seen.slash = slash.kind == tokSlash
				seen.slashDefault, afterSlash = seen.defaults, true
			case tokStar:
				if seen.star {
					return
				}
				seen.star = true
				p.next()
				if p.at(tokName) {
					p.parameter(style.annotations, p.starExpression)
				}
			case tokName:
				arg := p.parameter(style.annotations, p.expression)
				seen.count++
				isDefault := p.at(tokEqual)
				if isDefault {
					p.defaultValue(style)
				}
				if p.failed() || !p.atAny(tokComma, style.end) {
					return
				}
				if !isDefault && seen.defaults && !seen.star && (!seen.slashDefault || afterSlash) {
					p.raise(arg.span, "parameter without a default follows parameter with a default")
				}
				seen.defaults = seen.defaults || isDefault
				afterSlash = false
			case tokLParen:
				if !seen.defaults && !seen.star && !seen.slash {
					p.invalidParenthesizedParameters(style)
				}
				return
			default:
				return
			}
			if !p.accept(tokComma) {
				return
			}
		}
	})
}

func (p *parser) invalidParenthesizedParameters(style parameterStyle) {
	p.note(func() {
		open := p.next()
		p.expect(tokName)
		for p.accept(tokComma) && !p.at(tokRParen) {
			p.expect(tokName)
		}
		end := p.expect(tokRParen)
		if p.failed() {
			return
		}
		if style.annotations {
			p.raise(open.span.To(end.span), "Function parameters cannot be parenthesized")
		}
		p.raise(open.span.To(end.span), "Lambda expression parameters cannot be parenthesized")
	})
}

// invalidStarParameters knows what can be wrong behind a star.
func (p *parser) invalidStarParameters(style parameterStyle) {
	if !p.at(tokStar) {
		return
	}
	p.note(func() {
		star := p.next()
		bare := p.at(style.end) || p.at(tokComma) && func() bool {
			next := p.token(p.pos + 1).kind
			return next == style.end || next == tokDoubleStar
		}()
		if bare {
			if style.annotations {
				p.raiseToken(star, "named arguments must follow bare *")
			}
			p.raiseLast(SyntaxError, "named arguments must follow bare *")
		}
		if p.at(tokName) {
			p.parameter(style.annotations, p.starExpression)
			if p.at(tokEqual) {
				p.raiseToken(p.here(), "var-positional argument cannot have default value")
			}
		}
		for p.accept(tokComma) {
			if p.at(tokStar) {
				again := p.next()
				named := p.at(tokName)
				if named {
					p.parameter(style.annotations, p.expression)
				}
				if p.at(tokComma) || named && p.at(style.end) {
					p.raiseToken(again, "* argument may appear only once")
				}
				return
			}
			p.parameter(style.annotations, p.expression)
			if p.at(tokEqual) {
				p.defaultValue(style)
			}
		}
	})
}

// invalidDoubleStarParameter knows what can be wrong behind two stars.
func (p *parser) invalidDoubleStarParameter(style parameterStyle) {
	p.note(func() {
		p.next()
		p.parameter(style.annotations, p.expression)
		if p.at(tokEqual) {
			p.raiseToken(p.here(), "var-keyword argument cannot have default value")
		}
		p.expect(tokComma)
		const last = "arguments cannot follow var-keyword argument"
		switch {
		case p.atAny(tokStar, tokDoubleStar, tokSlash):
			p.raiseToken(p.here(), last)
		case p.at(tokName):
			a := p.parameter(style.annotations, p.expression)
			if !p.failed() {
				p.raise(a.span, last)
			}
		}
	})
}

func (p *parser) invalidBound(first, colon token, bound Expr) {
	what := "bound"
	if _, ok := bound.(*Tuple); ok {
		what = "constraints"
	}
	kind := "TypeVarTuple"
	if first.kind == tokDoubleStar {
		kind = "ParamSpec"
	}
	p.raiseFrom(colon.span, "cannot use ", what, " with ", kind)
}

func (p *parser) invalidMatch() {
	p.note(func() {
		first := p.here()
		p.expectSoft("match")
		p.subject()
		p.raiseColon()
		p.raiseIndent("'match' statement", first)
	})
}

func (p *parser) invalidCase() {
	p.note(func() {
		first := p.here()
		p.expectSoft("case")
		p.patterns()
		p.guard()
		p.raiseColon()
		p.raiseIndent("'case' statement", first)
	})
}

func (p *parser) invalidAsPattern() {
	p.note(func() {
		p.orPattern()
		p.expect(kwAs)
		if p.atSoft("_") {
			p.raiseToken(p.here(), "cannot use '_' as a target")
		}
		a := p.expression()
		if !p.failed() {
			p.raise(a.Span(), "cannot use ", describe(a), " as pattern target")
		}
	})
}

// invalidClassPattern knows positional patterns behind keyword patterns.
func (p *parser) invalidClassPattern() {
	p.note(func() {
		var late []Pattern
		keyword := false
		for {
			if p.follows(tokName, tokEqual) {
				if len(late) > 0 {
					break
				}
				keyword = true
				p.next()
				p.next()
				p.pattern()
			} else if e, ok := try(p, p.pattern); ok && keyword {
				late = append(late, e)
			} else if !ok {
				break
			}
			if !p.accept(tokComma) {
				break
			}
		}
		if len(late) > 0 {
			p.raise(late[0].Span().To(late[len(late)-1].Span()), "positional patterns follow keyword patterns")
		}
	})
}
