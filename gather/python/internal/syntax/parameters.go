package syntax

// A parameterStyle is what parameters of functions and of lambdas differ in.
type parameterStyle struct {
	end         kind
	annotations bool
}

var (
	defParameters    = parameterStyle{end: tokRParen, annotations: true}
	lambdaParameters = parameterStyle{end: tokColon}
)

// parameters reads the parameters of a function, up to the token that ends them.
func (p *parser) parameters(style parameterStyle) *Arguments {
	a := &Arguments{}
	first := p.here()
	a.span = Span{first.span.Start, first.span.Start}
	if p.at(style.end) {
		return a
	}
	if p.invalid {
		p.invalidParameters(style)
	}
	slash, defaults := false, false
	for p.at(tokName) || p.at(tokSlash) {
		if p.at(tokSlash) {
			if slash || len(a.Args) == 0 {
				p.fail()
				return a
			}
			slash = true
			p.next()
			a.PosOnlyArgs, a.Args = a.Args, nil
		} else {
			arg := p.parameter(style.annotations, p.expression)
			a.Args = append(a.Args, arg)
			if p.at(tokEqual) {
				defaults = true
				a.Defaults = append(a.Defaults, p.defaultValue(style))
			} else if defaults {
				p.fail()
			}
		}
		if !p.endParameter(style) {
			a.span = p.since(first)
			return a
		}
	}
	if p.atAny(tokStar, tokDoubleStar) {
		p.starParameters(style, a)
	}
	if !p.at(style.end) {
		p.fail()
	}
	a.span = p.since(first)
	return a
}

// endParameter passes over the comma after a parameter and reports whether there are more.
func (p *parser) endParameter(style parameterStyle) bool {
	if p.accept(tokComma) {
		return !p.at(style.end) && !p.failed()
	}
	if !p.at(style.end) {
		p.fail()
	}
	return false
}

// starParameters reads parameters from the star on.
func (p *parser) starParameters(style parameterStyle, a *Arguments) {
	if p.invalid {
		p.invalidStarParameters(style)
	}
	if p.accept(tokStar) {
		if p.at(tokComma) {
			p.next()
			if !p.at(tokName) {
				p.fail()
			}
		} else {
			a.Vararg = p.parameter(style.annotations, p.starExpression)
			if !p.endParameter(style) {
				return
			}
		}
		for p.at(tokName) {
			a.KwOnlyArgs = append(a.KwOnlyArgs, p.parameter(style.annotations, p.expression))
			var value Expr
			if p.at(tokEqual) {
				value = p.defaultValue(style)
			}
			a.KwDefaults = append(a.KwDefaults, value)
			if !p.endParameter(style) {
				return
			}
		}
	}
	if !p.at(tokDoubleStar) {
		return
	}
	if p.invalid {
		p.invalidDoubleStarParameter(style)
	}
	p.next()
	a.Kwarg = p.parameter(style.annotations, p.expression)
	p.endParameter(style)
}

func (p *parser) parameter(annotations bool, annotation func() Expr) *Arg {
	name := p.expect(tokName)
	a := &Arg{Arg: p.text(name), NameSpan: name.span}
	if annotations && p.accept(tokColon) {
		a.Annotation = annotation()
	}
	a.span = p.since(name)
	return a
}

func (p *parser) defaultValue(style parameterStyle) Expr {
	sign := p.next()
	if p.invalid && p.atAny(tokComma, style.end) {
		p.raiseToken(sign, "expected default value expression")
	}
	return p.expression()
}

// typeParams reads the type parameters in brackets of a definition, if it has any.
func (p *parser) typeParams() []TypeParam {
	if !p.at(tokLBracket) {
		return nil
	}
	if !p.second {
		return p.readTypeParams()
	}
	list, _ := try(p, p.readTypeParams)
	return list
}

func (p *parser) readTypeParams() []TypeParam {
	p.next()
	if p.invalid && p.at(tokRBracket) {
		p.raiseFrom(p.here().span, "Type parameter list cannot be empty")
	}
	list := []TypeParam{p.typeParam()}
	for p.accept(tokComma) && !p.at(tokRBracket) && !p.failed() {
		list = append(list, p.typeParam())
	}
	p.expect(tokRBracket)
	return list
}

func (p *parser) typeParam() TypeParam {
	first := p.here()
	star := p.acceptAny(tokStar, tokDoubleStar)
	name := p.expect(tokName)
	var bound, value Expr
	if p.at(tokColon) {
		colon := p.next()
		bound = p.expression()
		if star {
			if p.invalid && !p.failed() {
				p.invalidBound(first, colon, bound)
			}
			p.fail()
		}
	}
	if p.accept(tokEqual) {
		if first.kind == tokStar {
			value = p.starExpression()
		} else {
			value = p.expression()
		}
	}
	span := p.since(first)
	switch first.kind {
	case tokStar:
		return &TypeVarTuple{paramAt(span), p.text(name), value, name.span}
	case tokDoubleStar:
		return &ParamSpec{paramAt(span), p.text(name), value, name.span}
	}
	return &TypeVar{paramAt(span), p.text(name), bound, value, name.span}
}
