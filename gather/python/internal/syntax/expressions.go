package syntax

// startsExpression reports whether an expression may begin with the token at hand. The second pass is to find
// out by trying, for that may show a mistake.
func (p *parser) startsExpression() bool {
	if p.second {
		return !p.failed()
	}
	switch p.peek() {
	case tokName, tokNumber, tokString, tokFStart, tokTStart, tokLParen, tokLBracket, tokLBrace, tokEllipsis,
		tokMinus, tokPlus, tokTilde, kwNot, kwLambda, kwAwait, kwTrue, kwFalse, kwNone:
		return true
	}
	return false
}

func (p *parser) startsStarExpression() bool { return p.at(tokStar) || p.startsExpression() }

// starExpressions reads an expression list in which elements may be starred; more than one, or a comma after it,
// make a tuple.
func (p *parser) starExpressions() Expr {
	first := p.here()
	e := p.starExpression()
	if p.at(tokComma) {
		return p.tupleFrom(first, e, p.starExpression, p.startsStarExpression)
	}
	return e
}

// tupleFrom reads the rest of a tuple without parentheses, of which the first element has been read.
func (p *parser) tupleFrom(first token, e Expr, element func() Expr, starts func() bool) Expr {
	t := &Tuple{Elts: p.moreElements([]Expr{e}, element, starts)}
	t.span = p.since(first)
	return t
}

// moreElements reads elements as long as there are commas, the last of which may have none behind it.
func (p *parser) moreElements(list []Expr, element func() Expr, starts func() bool) []Expr {
	for p.accept(tokComma) && starts() {
		if !p.second {
			list = append(list, element())
			continue
		}
		e, ok := try(p, element)
		if !ok {
			break
		}
		list = append(list, e)
	}
	return list
}

func (p *parser) starExpression() Expr {
	if p.at(tokStar) {
		return p.starred(p.bitwiseOr)
	}
	return p.expression()
}

// starred reads a star and what is starred.
func (p *parser) starred(rule func() Expr) Expr {
	first := p.next()
	s := &Starred{Value: rule()}
	s.span = p.since(first)
	return s
}

// starNamedExpression reads an element of a display.
func (p *parser) starNamedExpression() Expr {
	if p.at(tokStar) {
		return p.starred(p.bitwiseOr)
	}
	return p.namedExpr()
}

// starredExpression reads a starred argument.
func (p *parser) starredExpression() Expr {
	if !p.at(tokStar) {
		p.fail()
		return &Starred{Value: &Name{}}
	}
	if p.invalid {
		p.invalidUnpacking(tokStar, "iterable")
	}
	mark := p.mark()
	e := p.starred(p.expression)
	if p.failed() && p.invalid {
		p.reset(mark)
		p.next()
		p.raiseLast(SyntaxError, "Invalid star expression")
	}
	return e
}

func (p *parser) namedExpr() Expr {
	return remember(p, memoNamed, p.readNamedExpr)
}

func (p *parser) readNamedExpr() Expr {
	if p.follows(tokName, tokColonEqual) {
		if !p.second {
			return p.assignmentExpr()
		}
		if e, ok := try(p, p.assignmentExpr); ok {
			return e
		}
	}
	if p.invalid {
		p.invalidNamedExpr()
	}
	e := p.expression()
	if p.at(tokColonEqual) {
		p.fail()
	}
	return e
}

func (p *parser) assignmentExpr() Expr {
	first := p.next()
	name := p.name(first)
	setContext(name, Store)
	p.expect(tokColonEqual)
	e := &NamedExpr{Target: name, Value: p.expression()}
	e.span = p.since(first)
	return e
}

func (p *parser) yieldExpr() Expr {
	first := p.expect(kwYield)
	if p.at(kwFrom) {
		p.next()
		e := &YieldFrom{Value: p.expression()}
		e.span = p.since(first)
		return e
	}
	e := &Yield{}
	if p.startsStarExpression() {
		e.Value = p.optional(p.starExpressions)
	}
	e.span = p.since(first)
	return e
}

func (p *parser) expression() Expr {
	return remember(p, memoExpression, p.readExpression)
}

func (p *parser) readExpression() Expr {
	p.enter()
	defer p.leave()
	if p.invalid {
		p.invalidExpression()
		p.invalidLegacyExpression()
	}
	if p.at(kwLambda) {
		return p.lambda()
	}
	first := p.here()
	e := p.disjunction()
	if !p.at(kwIf) {
		return e
	}
	mark := p.mark()
	p.next()
	c := &IfExp{Body: e, Test: p.disjunction()}
	p.expect(kwElse)
	c.Orelse = p.expression()
	if p.failed() && p.second {
		p.reset(mark)
		return e
	}
	c.span = p.since(first)
	return c
}

func (p *parser) lambda() Expr {
	first := p.next()
	e := &Lambda{Args: p.parameters(lambdaParameters)}
	p.expect(tokColon)
	e.Body = p.expression()
	e.span = p.since(first)
	return e
}

func (p *parser) disjunction() Expr {
	return remember(p, memoDisjunction, func() Expr { return p.boolOp(kwOr, Or, p.conjunction) })
}

func (p *parser) conjunction() Expr { return p.boolOp(kwAnd, And, p.inversion) }

func (p *parser) boolOp(k kind, op BoolOperator, operand func() Expr) Expr {
	first := p.here()
	e := operand()
	if !p.at(k) {
		return e
	}
	values := []Expr{e}
	for p.at(k) {
		mark := p.mark()
		p.next()
		value := operand()
		if p.failed() && p.second {
			p.reset(mark)
			break
		}
		values = append(values, value)
	}
	if len(values) == 1 {
		return e
	}
	return &BoolOp{exprAt(p.since(first)), op, values}
}

func (p *parser) inversion() Expr {
	if !p.at(kwNot) {
		return p.comparison()
	}
	p.enter()
	defer p.leave()
	first := p.next()
	e := &UnaryOp{Op: Not, Operand: p.inversion()}
	e.span = p.since(first)
	return e
}

// comparisons are the comparison operators of one word.
var comparisons = map[kind]CmpOperator{
	tokEqEqual: Eq, tokNotEqual: NotEq, tokLess: Lt, tokLessEqual: LtE, tokGreater: Gt, tokGreaterEqual: GtE,
	kwIn: In, kwIs: Is,
}

func (p *parser) comparison() Expr {
	first := p.here()
	left := p.bitwiseOr()
	c := &Compare{Left: left}
	for {
		mark := p.mark()
		op, ok := comparisons[p.peek()]
		if !ok && p.follows(kwNot, kwIn) {
			op, ok = NotIn, true
			p.next()
		}
		if !ok {
			break
		}
		p.next()
		if op == Is && p.at(kwNot) {
			op = IsNot
			p.next()
		}
		right := p.bitwiseOr()
		if p.failed() && p.second {
			p.reset(mark)
			break
		}
		c.Ops = append(c.Ops, op)
		c.Comparators = append(c.Comparators, right)
	}
	if len(c.Ops) == 0 {
		return left
	}
	c.span = p.since(first)
	return c
}

// A binaryOperator is an operator with its precedence: one with a higher precedence binds more tightly.
type binaryOperator struct {
	op         Operator
	precedence int
}

// The precedences of the operators between comparisons and unary operators.
const (
	precOr = iota + 1
	precXor
	precAnd
	precShift
	precSum
	precTerm
	precFactor
)

var binaryOperators = map[kind]binaryOperator{
	tokVBar: {BitOr, precOr}, tokCaret: {BitXor, precXor}, tokAmper: {BitAnd, precAnd},
	tokLeftShift: {LShift, precShift}, tokRightShift: {RShift, precShift},
	tokPlus: {Add, precSum}, tokMinus: {Sub, precSum},
	tokStar: {Mult, precTerm}, tokSlash: {Div, precTerm}, tokDoubleSlash: {FloorDiv, precTerm},
	tokPercent: {Mod, precTerm}, tokAt: {MatMult, precTerm},
}

func (p *parser) bitwiseOr() Expr {
	return remember(p, memoBinary, func() Expr { return p.binary(precOr) })
}

// binary reads operands with the operators between them that have at least a precedence.
func (p *parser) binary(precedence int) Expr {
	first := p.here()
	left := p.factor()
	for {
		op := binaryOperators[p.peek()]
		if op.precedence < precedence || op.precedence == 0 {
			return left
		}
		mark := p.mark()
		sign := p.next()
		if p.invalid && op.precedence >= precSum && p.at(kwNot) {
			p.invalidNot(p.inversion)
		}
		right := p.binary(op.precedence + 1)
		if p.failed() && p.second {
			p.reset(mark)
			return left
		}
		left = &BinOp{exprAt(p.since(first)), left, op.op, right, sign.span}
	}
}

// unaryOperators are the operators before a factor.
var unaryOperators = map[kind]UnaryOperator{tokPlus: UAdd, tokMinus: USub, tokTilde: Invert}

func (p *parser) factor() Expr {
	op, ok := unaryOperators[p.peek()]
	if !ok {
		return p.power()
	}
	p.enter()
	defer p.leave()
	first := p.next()
	if p.invalid && p.at(kwNot) {
		p.invalidNot(p.factorAfterNot)
	}
	e := &UnaryOp{Op: op, Operand: p.factor()}
	e.span = p.since(first)
	return e
}

func (p *parser) power() Expr {
	first := p.here()
	base := p.awaitPrimary()
	if !p.at(tokDoubleStar) {
		return base
	}
	p.enter()
	defer p.leave()
	mark := p.mark()
	sign := p.next()
	exponent := p.factor()
	if p.failed() && p.second {
		p.reset(mark)
		return base
	}
	return &BinOp{exprAt(p.since(first)), base, Pow, exponent, sign.span}
}
