package syntax

// compound reads a compound statement: one with a block.
func (p *parser) compound() Stmt {
	switch p.peek() {
	case kwDef:
		return p.functionDef(nil)
	case kwClass:
		return p.classDef(nil)
	case tokAt:
		decorators := p.decorators()
		if p.at(kwClass) {
			return p.classDef(decorators)
		}
		return p.functionDef(decorators)
	case kwAsync:
		switch p.token(p.pos + 1).kind {
		case kwWith:
			return p.withStmt()
		case kwFor:
			return p.forStmt()
		}
		return p.functionDef(nil)
	case kwIf:
		return p.ifStmt()
	case kwWith:
		return p.withStmt()
	case kwFor:
		return p.forStmt()
	case kwTry:
		return p.tryStmt()
	case kwWhile:
		return p.whileStmt()
	}
	p.fail()
	return &Pass{}
}

// block reads what follows the colon of a compound statement.
func (p *parser) block() []Stmt {
	return remember(p, memoBlock, p.readBlock)
}

func (p *parser) readBlock() []Stmt {
	if !p.at(tokNewline) {
		return p.simpleStmts(nil)
	}
	mark := p.mark()
	p.next()
	p.expect(tokIndent)
	list := p.statements()
	p.expect(tokDedent)
	if p.failed() && p.invalid {
		p.reset(mark)
		p.next()
		if !p.at(tokIndent) {
			p.raiseLast(IndentationError, "expected an indented block")
		}
		p.fail()
	}
	return list
}

// header reads the colon at the end of a compound statement's first line and returns the span of that line.
func (p *parser) header(first token) Span {
	p.expect(tokColon)
	return p.since(first)
}

func (p *parser) decorators() []Expr {
	var list []Expr
	for p.accept(tokAt) {
		list = append(list, p.namedExpr())
		p.expect(tokNewline)
	}
	return list
}

func (p *parser) classDef(decorators []Expr) Stmt {
	if p.invalid {
		p.invalidClass()
	}
	first := p.expect(kwClass)
	name := p.expect(tokName)
	s := &ClassDef{Name: p.text(name), NameSpan: name.span, DecoratorList: decorators}
	s.TypeParams = p.typeParams()
	if p.accept(tokLParen) {
		s.Bases, s.Keywords = p.arguments()
		p.expect(tokRParen)
	}
	s.HeaderSpan = p.header(first)
	s.Body = p.block()
	s.span = p.blockSpan(first)
	return s
}

// blockSpan returns the span of a compound statement that has been read. Line ends and indentation behind
// its last word do not belong to it.
func (p *parser) blockSpan(first token) Span {
	for i := p.pos - 1; i >= 0; i-- {
		switch p.tokens[i].kind {
		case tokNewline, tokIndent, tokDedent:
		default:
			return first.span.To(p.tokens[i].span)
		}
	}
	return first.span
}

func (p *parser) functionDef(decorators []Expr) Stmt {
	if p.invalid {
		p.invalidDef()
	}
	first := p.here()
	isAsync := p.accept(kwAsync)
	p.expect(kwDef)
	s := &FunctionDef{DefSpan: p.since(first), DecoratorList: decorators}
	name := p.expect(tokName)
	s.Name, s.NameSpan = p.text(name), name.span
	s.TypeParams = p.typeParams()
	p.expect(tokLParen)
	s.Args = p.parameters(defParameters)
	p.expect(tokRParen)
	if p.accept(tokArrow) {
		s.Returns = p.expression()
	}
	s.HeaderSpan = p.header(first)
	s.Body = p.block()
	s.span = p.blockSpan(first)
	if isAsync {
		return (*AsyncFunctionDef)(s)
	}
	return s
}

func (p *parser) ifStmt() Stmt {
	if p.invalid {
		p.invalidHeader("if", kwIf)
	}
	var chain []*If
	var orelse []Stmt
	for {
		first := p.next()
		s := &If{Test: p.namedExpr()}
		s.HeaderSpan = p.header(first)
		s.Body = p.block()
		s.span = first.span
		chain = append(chain, s)
		if !p.at(kwElif) {
			orelse = p.elseBlock()
			break
		}
		if p.invalid {
			p.invalidHeader("elif", kwElif)
		}
	}
	for i := len(chain) - 1; i >= 0; i-- {
		chain[i].Orelse = orelse
		chain[i].span = p.blockSpan(token{span: chain[i].span})
		orelse = []Stmt{chain[i]}
	}
	return chain[0]
}

// elseBlock reads an else clause, if there is one.
func (p *parser) elseBlock() []Stmt {
	if !p.at(kwElse) {
		return nil
	}
	if p.invalid {
		p.invalidElse()
	}
	p.next()
	p.force(tokColon)
	return p.block()
}

func (p *parser) whileStmt() Stmt {
	if p.invalid {
		p.invalidHeader("while", kwWhile)
	}
	first := p.next()
	s := &While{Test: p.namedExpr()}
	s.HeaderSpan = p.header(first)
	s.Body = p.block()
	s.Orelse = p.elseBlock()
	s.span = p.blockSpan(first)
	return s
}

func (p *parser) forStmt() Stmt {
	if p.invalid {
		p.invalidFor()
	}
	first := p.here()
	isAsync := p.accept(kwAsync)
	p.expect(kwFor)
	mark := p.mark()
	s := &For{Target: p.starTargets()}
	p.expect(kwIn)
	if p.failed() {
		if p.invalid {
			p.reset(mark)
			p.invalidForTarget()
		}
		p.fail()
		return s
	}
	s.Iter = p.starExpressions()
	s.HeaderSpan = p.header(first)
	s.Body = p.block()
	s.Orelse = p.elseBlock()
	s.span = p.blockSpan(first)
	if isAsync {
		return (*AsyncFor)(s)
	}
	return s
}

func (p *parser) withStmt() Stmt {
	if p.invalid {
		p.invalidWithIndent()
	}
	first := p.here()
	isAsync := p.accept(kwAsync)
	p.expect(kwWith)
	mark := p.mark()
	s := &With{}
	if !p.at(tokLParen) || !p.match(func() {
		p.next()
		s.Items = p.withItems(tokRParen)
		p.accept(tokComma)
		p.expect(tokRParen)
		s.HeaderSpan = p.header(first)
	}) {
		s.Items = p.withItems(tokFail)
		s.HeaderSpan = p.header(first)
	}
	s.Body = p.block()
	if p.failed() && p.invalid {
		p.reset(mark)
		p.invalidWith()
		p.fail()
	}
	s.span = p.blockSpan(first)
	if isAsync {
		return (*AsyncWith)(s)
	}
	return s
}

// withItems reads context managers separated by commas; a comma before last is left alone.
func (p *parser) withItems(last kind) []*WithItem {
	items := []*WithItem{p.withItem()}
	for p.at(tokComma) && p.token(p.pos+1).kind != last {
		mark := p.mark()
		p.next()
		item := p.withItem()
		if p.second && p.failed() {
			p.reset(mark)
			break
		}
		items = append(items, item)
	}
	return items
}

func (p *parser) withItem() *WithItem {
	first := p.here()
	mark := p.mark()
	item := &WithItem{ContextExpr: p.expression()}
	if p.at(kwAs) {
		afterExpr := p.mark()
		p.next()
		item.OptionalVars = p.starTarget()
		if !p.atAny(tokComma, tokRParen, tokColon) {
			p.fail()
		}
		if p.failed() && p.second {
			item.OptionalVars = nil
			if p.invalid {
				p.reset(mark)
				p.invalidWithItem()
			}
			p.reset(afterExpr)
		}
	}
	item.span = p.since(first)
	return item
}

func (p *parser) tryStmt() Stmt {
	if p.invalid {
		p.invalidTry()
	}
	first := p.next()
	s := &Try{}
	p.force(tokColon)
	s.Body = p.block()
	star := false
	for p.at(kwExcept) {
		isStar := p.token(p.pos+1).kind == tokStar
		if len(s.Handlers) > 0 && isStar != star {
			break
		}
		star = isStar
		mark := p.mark()
		h := p.exceptHandler()
		if p.failed() && p.second {
			p.reset(mark)
			break
		}
		s.Handlers = append(s.Handlers, h)
	}
	if len(s.Handlers) > 0 && p.at(kwElse) {
		s.ElseSpan = p.here().span
		s.Orelse = p.elseBlock()
	}
	if p.at(kwFinally) {
		if p.invalid {
			p.invalidFinally()
		}
		s.FinallySpan = p.next().span
		p.force(tokColon)
		s.Finalbody = p.block()
	} else if len(s.Handlers) == 0 {
		p.fail()
	}
	s.span = p.blockSpan(first)
	if star {
		return (*TryStar)(s)
	}
	return s
}

func (p *parser) exceptHandler() *ExceptHandler {
	mark := p.mark()
	star := p.token(p.pos+1).kind == tokStar
	if p.invalid {
		p.invalidExceptIndent(star)
	}
	first := p.next()
	h := &ExceptHandler{}
	if star {
		p.next()
	}
	if star || !p.at(tokColon) {
		start := p.here()
		h.Type = p.expression()
		if p.accept(kwAs) {
			name := p.expect(tokName)
			h.Name, h.NameSpan = p.text(name), name.span
		} else if p.at(tokComma) {
			h.Type = p.tupleFrom(start, h.Type, p.expression, p.startsExpression)
		}
	}
	h.HeaderSpan = p.header(first)
	h.Body = p.block()
	h.span = p.blockSpan(first)
	if p.failed() && p.invalid {
		p.reset(mark)
		p.invalidExcept(star)
		p.fail()
	}
	return h
}
