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
