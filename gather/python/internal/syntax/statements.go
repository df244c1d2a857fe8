package syntax

// statements reads statements as long as there are any; there must be one.
func (p *parser) statements() []Stmt {
	list := p.statement(nil)
	for !p.failed() && !p.atAny(tokEnd, tokDedent) {
		mark := p.mark()
		more := p.statement(list)
		if p.failed() && p.second {
			p.reset(mark)
			break
		}
		list = more
	}
	return list
}

// statement reads a compound statement, or a line of simple ones.
func (p *parser) statement(list []Stmt) []Stmt {
	p.enter()
	defer p.leave()
	switch p.peek() {
	case kwDef, tokAt, kwClass, kwAsync, kwIf, kwWith, kwFor, kwTry, kwWhile:
		return p.addCompound(list, p.compound())
	}
	if p.atSoft("match") {
		if s, ok := try(p, p.matchStmt); ok {
			return p.addCompound(list, s)
		}
	}
	return p.simpleStmts(list)
}

func (p *parser) addCompound(list []Stmt, s Stmt) []Stmt {
	if !p.failed() {
		p.lastCompound = max(p.lastCompound, p.file.Line(s.Span().Start))
	}
	return append(list, s)
}

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

// simpleStmts reads a line of statements, separated by semicolons.
func (p *parser) simpleStmts(list []Stmt) []Stmt {
	list = append(list, p.simpleStmt())
	for p.accept(tokSemicolon) && !p.at(tokNewline) {
		list = append(list, p.simpleStmt())
	}
	p.expect(tokNewline)
	return list
}

func (p *parser) simpleStmt() Stmt {
	return remember(p, memoSimpleStmt, p.readSimpleStmt)
}

func (p *parser) readSimpleStmt() Stmt {
	if p.second {
		// Even what begins with a keyword may first be tried as an expression.
		if s, ok := try(p, p.assignment); ok {
			return s
		}
	}
	first := p.here()
	switch p.peek() {
	case kwImport, kwFrom:
		return p.importStmt()
	case kwReturn:
		p.next()
		s := &Return{}
		if p.startsStarExpression() {
			s.Value = p.optional(p.starExpressions)
		}
		s.span = p.since(first)
		return s
	case kwRaise:
		return p.raiseStmt()
	case kwPass:
		p.next()
		return &Pass{stmtAt(first.span)}
	case kwBreak:
		p.next()
		return &Break{stmtAt(first.span)}
	case kwContinue:
		p.next()
		return &Continue{stmtAt(first.span)}
	case kwDel:
		return p.delStmt()
	case kwYield:
		e := p.yieldExpr()
		if !p.second && p.at(tokEqual) {
			p.fail()
		}
		return &ExprStmt{stmtAt(p.since(first)), e}
	case kwAssert:
		return p.assertStmt()
	case kwGlobal:
		return p.globalStmt()
	case kwNonlocal:
		return (*Nonlocal)(p.globalStmt())
	}
	if p.atSoft("type") && p.token(p.pos+1).kind == tokName {
		if s, ok := try(p, p.typeAlias); ok {
			return s
		}
	}
	if p.second {
		e := p.starExpressions()
		return &ExprStmt{stmtAt(p.since(first)), e}
	}
	return p.expressionStmt()
}

// optional reads an expression that may be missing.
func (p *parser) optional(rule func() Expr) Expr {
	if !p.second {
		return rule()
	}
	if e, ok := try(p, rule); ok {
		return e
	}
	return nil
}

// expressionStmt reads an expression statement or an assignment in the first pass, which
// does not look ahead for the signs of an assignment, but makes targets of expressions.
func (p *parser) expressionStmt() Stmt {
	first := p.here()
	e := p.starExpressions()
	switch {
	case p.at(tokColon):
		if !isSingleTarget(e) {
			p.fail()
			break
		}
		return p.annotated(first, e)
	case p.at(tokEqual):
		s := &Assign{}
		for {
			if !isTarget(e) {
				p.fail()
				break
			}
			setContext(e, Store)
			s.Targets = append(s.Targets, e)
			p.next()
			if p.at(kwYield) {
				e = p.yieldExpr()
				if p.at(tokEqual) {
					p.fail()
				}
			} else {
				e = p.starExpressions()
			}
			if !p.at(tokEqual) {
				break
			}
		}
		s.Value = e
		s.span = p.since(first)
		return s
	}
	if op, ok := augmented[p.peek()]; ok {
		if !isSingleTarget(e) {
			p.fail()
			return &Pass{}
		}
		return p.augAssign(first, e, op)
	}
	return &ExprStmt{stmtAt(p.since(first)), e}
}

// augmented are the operators of augmented assignments.
var augmented = map[kind]Operator{
	tokPlusEqual: Add, tokMinusEqual: Sub, tokStarEqual: Mult, tokAtEqual: MatMult, tokSlashEqual: Div,
	tokPercentEqual: Mod, tokAmperEqual: BitAnd, tokVBarEqual: BitOr, tokCaretEqual: BitXor,
	tokLeftShiftEqual: LShift, tokRightShiftEqual: RShift, tokDoubleStarEqual: Pow, tokDoubleSlashEqual: FloorDiv,
}

func (p *parser) annotated(first token, target Expr) Stmt {
	setContext(target, Store)
	s := &AnnAssign{Target: target, Simple: first.kind == tokName && isName(target)}
	p.expect(tokColon)
	s.Annotation = p.expression()
	if p.at(tokEqual) {
		mark := p.mark()
		p.next()
		s.Value = p.annotatedRHS()
		if p.second && p.failed() {
			p.reset(mark)
		}
	}
	s.span = p.since(first)
	return s
}

func (p *parser) augAssign(first token, target Expr, op Operator) Stmt {
	setContext(target, Store)
	sign := p.next()
	s := &AugAssign{Target: target, Op: op, OpSpan: sign.span, Value: p.annotatedRHS()}
	s.span = p.since(first)
	return s
}

// assignment reads an assignment of any kind in the second pass: an annotated target, one or more targets
// with equals signs, or a target with an augmented assignment.
func (p *parser) assignment() Stmt {
	mark, first := p.mark(), p.here()
	if p.at(tokName) {
		if s, ok := try(p, func() Stmt {
			name := p.next()
			if !p.at(tokColon) {
				p.fail()
			}
			return p.annotated(first, p.name(name))
		}); ok {
			return s
		}
	}
	if s, ok := try(p, func() Stmt {
		e := p.singleTarget()
		if !p.at(tokColon) || first.kind == tokName && isName(e) {
			p.fail()
		}
		return p.annotated(first, e)
	}); ok {
		return s
	}
	if s, ok := try(p, func() Stmt {
		s := &Assign{}
		for {
			e, ok := try(p, p.targetAndEqual)
			if !ok {
				break
			}
			s.Targets = append(s.Targets, e)
		}
		if len(s.Targets) == 0 {
			p.fail()
		}
		s.Value = p.annotatedRHS()
		if p.at(tokEqual) {
			p.fail()
		}
		s.span = p.since(first)
		return s
	}); ok {
		return s
	}
	target, ok := try(p, p.singleTarget)
	if op, isAug := augmented[p.peek()]; ok && isAug {
		return p.augAssign(first, target, op)
	}
	p.reset(mark)
	if p.invalid {
		p.invalidAssignment()
	}
	p.fail()
	return &Pass{}
}

func (p *parser) targetAndEqual() Expr {
	e := p.starTargets()
	p.expect(tokEqual)
	return e
}

func (p *parser) annotatedRHS() Expr {
	if p.at(kwYield) {
		return p.yieldExpr()
	}
	return p.starExpressions()
}

func (p *parser) raiseStmt() Stmt {
	first := p.next()
	s := &Raise{}
	if p.startsExpression() {
		s.Exc = p.optional(p.expression)
		if s.Exc != nil && p.at(kwFrom) {
			mark := p.mark()
			p.next()
			s.Cause = p.expression()
			if p.second && p.failed() {
				p.reset(mark)
			}
		}
	}
	s.span = p.since(first)
	return s
}

func (p *parser) delStmt() Stmt {
	first := p.next()
	s := &Delete{}
	if p.match(func() {
		s.Targets = p.targetList(p.delTarget)
		if !p.atAny(tokSemicolon, tokNewline) {
			p.fail()
		}
	}) {
		s.span = p.since(first)
		return s
	}
	if p.invalid {
		p.invalidDel()
	}
	p.fail()
	return s
}

func (p *parser) assertStmt() Stmt {
	first := p.next()
	s := &Assert{Test: p.expression()}
	mark := p.mark()
	if p.accept(tokComma) {
		s.Msg = p.expression()
		if p.second && p.failed() {
			p.reset(mark)
		}
	}
	s.span = p.since(first)
	return s
}

func (p *parser) globalStmt() *Global {
	first := p.next()
	s := &Global{}
	for {
		name := p.expect(tokName)
		s.Names = append(s.Names, p.text(name))
		s.NameSpans = append(s.NameSpans, name.span)
		if !p.accept(tokComma) {
			break
		}
	}
	s.span = p.since(first)
	return s
}

func (p *parser) typeAlias() Stmt {
	first := p.next()
	name := p.name(p.expect(tokName))
	setContext(name, Store)
	s := &TypeAlias{Name: name, TypeParams: p.typeParams()}
	p.expect(tokEqual)
	s.Value = p.expression()
	s.span = p.since(first)
	return s
}

func (p *parser) importStmt() Stmt {
	if p.invalid {
		p.invalidImport()
	}
	first := p.next()
	if first.kind == kwImport {
		s := &Import{}
		for {
			s.Names = append(s.Names, p.dottedAlias())
			if !p.accept(tokComma) {
				break
			}
		}
		s.span = p.since(first)
		return s
	}
	s := &ImportFrom{}
	for p.atAny(tokDot, tokEllipsis) {
		s.Level += len(p.text(p.next()))
	}
	if s.Level == 0 || !p.at(kwImport) {
		s.Module, s.ModuleSpan = p.dottedName()
	}
	p.expect(kwImport)
	s.Names = p.importTargets()
	s.span = p.since(first)
	return s
}

func (p *parser) importTargets() []*Alias {
	switch p.peek() {
	case tokStar:
		star := p.next()
		return []*Alias{{node: at(star.span), Name: "*", NameSpan: star.span}}
	case tokLParen:
		p.next()
		list := p.importNames(tokRParen)
		p.accept(tokComma)
		p.expect(tokRParen)
		return list
	case tokName:
		mark := p.mark()
		list := p.importNames(tokNewline)
		if !p.at(tokComma) {
			return list
		}
		p.reset(mark)
	}
	if p.invalid {
		p.invalidImportTargets()
	}
	p.fail()
	return nil
}

// importNames reads names with aliases, separated by commas; a comma before last is left alone.
func (p *parser) importNames(last kind) []*Alias {
	list := []*Alias{p.importAlias()}
	for p.at(tokComma) && p.token(p.pos+1).kind != last {
		p.next()
		list = append(list, p.importAlias())
	}
	return list
}

func (p *parser) importAlias() *Alias {
	if p.invalid {
		p.invalidImportAlias(func() { p.expect(tokName) })
	}
	name := p.expect(tokName)
	return p.alias(p.text(name), name.span)
}

func (p *parser) dottedAlias() *Alias {
	if p.invalid {
		p.invalidImportAlias(func() { p.dottedName() })
	}
	name, span := p.dottedName()
	return p.alias(name, span)
}

func (p *parser) alias(name string, span Span) *Alias {
	a := &Alias{Name: name, NameSpan: span}
	if p.accept(kwAs) {
		as := p.expect(tokName)
		a.AsName, a.AsNameSpan = p.text(as), as.span
	}
	a.span = p.sinceStart(span.Start)
	return a
}

func (p *parser) dottedName() (string, Span) {
	first := p.expect(tokName)
	name := p.text(first)
	for p.at(tokDot) && !p.failed() {
		p.next()
		name += "." + p.text(p.expect(tokName))
	}
	return name, p.since(first)
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
