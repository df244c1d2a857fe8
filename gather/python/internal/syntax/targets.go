package syntax

// starTargets reads what a for clause assigns to, or what stands before an equals sign.
func (p *parser) starTargets() Expr {
	first := p.here()
	e := p.starTarget()
	if !p.at(tokComma) {
		return e
	}
	t := &Tuple{Elts: p.moreElements([]Expr{e}, p.starTarget, p.startsStarExpression), Ctx: Store}
	t.span = p.since(first)
	return t
}

// starTarget reads one target, which may be starred.
func (p *parser) starTarget() Expr {
	if !p.at(tokStar) {
		return p.target(isTarget, Store)
	}
	first := p.next()
	if p.at(tokStar) {
		p.fail()
	}
	s := &Starred{Value: p.target(isTarget, Store), Ctx: Store}
	s.span = p.since(first)
	return s
}

// singleTarget reads the target of an annotation or an augmented assignment.
func (p *parser) singleTarget() Expr { return p.target(isSingleTarget, Store) }

// delTarget reads a target of a del statement.
func (p *parser) delTarget() Expr { return p.target(isDelTarget, Del) }

// targetList reads targets separated by commas.
func (p *parser) targetList(rule func() Expr) []Expr {
	return p.moreElements([]Expr{rule()}, rule, p.startsStarExpression)
}

// target reads a target: an expression without operators that is fit.
func (p *parser) target(fit func(Expr) bool, ctx ExprContext) Expr {
	e := p.primary()
	if p.failed() || !fit(e) {
		p.fail()
		return e
	}
	setContext(e, ctx)
	return e
}

func isName(e Expr) bool {
	_, ok := e.(*Name)
	return ok
}

// isSingleTarget reports whether an expression is a name, an attribute or a subscription.
func isSingleTarget(e Expr) bool {
	switch e.(type) {
	case *Name, *Attribute, *Subscript:
		return true
	}
	return false
}

// isTarget reports whether an expression can be assigned to.
func isTarget(e Expr) bool {
	switch e := e.(type) {
	case *Starred:
		_, twice := e.Value.(*Starred)
		return !twice && isTarget(e.Value)
	case *Tuple:
		return all(e.Elts, isTarget)
	case *List:
		return all(e.Elts, isTarget)
	}
	return isSingleTarget(e)
}

// isDelTarget reports whether an expression can be deleted.
func isDelTarget(e Expr) bool {
	switch e := e.(type) {
	case *Tuple:
		return all(e.Elts, isDelTarget)
	case *List:
		return all(e.Elts, isDelTarget)
	}
	return isSingleTarget(e)
}

func all(list []Expr, fit func(Expr) bool) bool {
	for _, e := range list {
		if !fit(e) {
			return false
		}
	}
	return true
}

// setContext says of a target what is done with it.
func setContext(e Expr, ctx ExprContext) {
	switch e := e.(type) {
	case *Name:
		e.Ctx = ctx
	case *Attribute:
		e.Ctx = ctx
	case *Subscript:
		e.Ctx = ctx
	case *Starred:
		e.Ctx = ctx
		setContext(e.Value, ctx)
	case *Tuple:
		e.Ctx = ctx
		for _, elt := range e.Elts {
			setContext(elt, ctx)
		}
	case *List:
		e.Ctx = ctx
		for _, elt := range e.Elts {
			setContext(elt, ctx)
		}
	}
}
