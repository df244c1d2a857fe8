package syntax

import "strings"

// strings reads adjacent string literals, which are one expression: a constant, or an f-string if one of
// them is, or a t-string if all are.
func (p *parser) strings() Expr {
	first := p.here()
	var parts []Expr
	template := p.at(tokTStart)
	formatted := false
	for p.atAny(tokString, tokFStart, tokTStart) && template == p.at(tokTStart) {
		if p.at(tokString) {
			parts = append(parts, p.plainString())
			continue
		}
		formatted = true
		parts = append(parts, p.formatString()...)
	}
	if p.failed() {
		return &Constant{}
	}
	if p.invalid && p.atAny(tokString, tokFStart, tokTStart) {
		last := p.token(p.pos - 1)
		p.invalidConcatenation(p.stringStart(last))
	}
	p.checkBytes(parts)
	span := p.since(first)
	values := joinConstants(parts)
	switch {
	case template:
		return &TemplateStr{exprAt(span), values}
	case formatted:
		return &JoinedStr{exprAt(span), values}
	}
	whole := parts[0].(*Constant)
	if len(parts) > 1 {
		kind := whole.Kind
		whole = &Constant{Value: concatenated(parts), Kind: kind}
		whole.span = span
	}
	return whole
}

// stringStart returns the place of the string literal that ends with a token.
func (p *parser) stringStart(last token) Span {
	i := p.pos - 1
	for depth := 0; ; i-- {
		switch p.tokens[i].kind {
		case tokFEnd, tokTEnd:
			depth++
		case tokFStart, tokTStart:
			depth--
		}
		if depth == 0 {
			return Span{p.tokens[i].span.Start, last.span.End}
		}
	}
}

// checkBytes raises an error if some but not all of the parts are bytes.
func (p *parser) checkBytes(parts []Expr) {
	count := 0
	for _, part := range parts {
		if c, ok := part.(*Constant); ok {
			if _, ok := c.Value.(Bytes); ok {
				count++
			}
		}
	}
	if count > 0 && count < len(parts) {
		p.raiseLast(SyntaxError, "cannot mix bytes and nonbytes literals")
	}
}

// concatenated returns the value of adjacent constants.
func concatenated(parts []Expr) any {
	var b strings.Builder
	isBytes := false
	for _, part := range parts {
		switch v := part.(*Constant).Value.(type) {
		case string:
			b.WriteString(v)
		case Bytes:
			isBytes = true
			b.WriteString(string(v))
		}
	}
	if isBytes {
		return Bytes(b.String())
	}
	return b.String()
}

// joinConstants makes one constant of each run of them and leaves out the empty ones.
func joinConstants(parts []Expr) []Expr {
	var joined []Expr
	for i := 0; i < len(parts); {
		n := 0
		for i+n < len(parts) {
			if _, ok := parts[i+n].(*Constant); !ok {
				break
			}
			n++
		}
		if n == 0 {
			joined = append(joined, parts[i])
			i++
			continue
		}
		run := parts[i : i+n]
		i += n
		value := concatenated(run)
		if value == "" {
			continue
		}
		first, last := run[0].(*Constant), run[n-1].(*Constant)
		joined = append(joined, &Constant{exprAt(first.span.To(last.span)), value, first.Kind})
	}
	return joined
}

func (p *parser) plainString() Expr {
	t := p.next()
	prefix, text := literalText(p.text(t))
	isBytes := strings.IndexByte(prefix, 'b') >= 0
	c := &Constant{exprNode: exprAt(t.span)}
	if isBytes {
		for i := range len(text) {
			if text[i] >= 0x80 {
				p.raise(t.span, "bytes can only contain ASCII literal characters")
			}
		}
	}
	if strings.IndexByte(prefix, 'r') < 0 {
		p.warnOfEscape(text, isBytes, t.span.Start, p.file.Line(t.span.Start))
		text = p.unescape(text, isBytes)
	}
	c.Value = text
	if isBytes {
		c.Value = Bytes(text)
	}
	if prefix == "u" && p.text(t)[0] == 'u' {
		c.Kind = "u"
	}
	return c
}

// unescape replaces the escape sequences of a literal. That one is wrong is, for CPython, an error about the last
// token it has read.
func (p *parser) unescape(text string, isBytes bool) string {
	text, err := unescape(text, isBytes)
	if err != nil {
		p.raiseLast(err.kind, err.msg)
	}
	return text
}

// A fieldStyle is what replacement fields of f-strings and of t-strings differ in.
type fieldStyle struct {
	middle, end kind
	letter      string
}

var (
	fStyle = fieldStyle{tokFMiddle, tokFEnd, "f"}
	tStyle = fieldStyle{tokTMiddle, tokTEnd, "t"}
)

// formatString reads an f-string or a t-string.
func (p *parser) formatString() []Expr {
	p.enter()
	defer p.leave()
	start := p.next()
	style := fStyle
	if start.kind == tokTStart {
		style = tStyle
	}
	raw := strings.ContainsAny(p.text(start), "rR")
	var parts []Expr
	var texts []*Constant
	for p.atAny(style.middle, tokLBrace) {
		if p.at(tokLBrace) {
			parts = append(parts, p.field(style, style.letter == "t", raw)...)
			continue
		}
		c := p.middle()
		parts = append(parts, c)
		texts = append(texts, c)
	}
	end := p.here().span
	p.expect(style.end)
	if !raw && !p.failed() {
		for _, c := range texts {
			p.warnOfEscape(c.Value.(string), false, c.span.Start, p.file.Line(end.Start))
			c.Value = p.unescape(c.Value.(string), false)
		}
	}
	return parts
}

// middle reads a piece of text. It ends with a doubled brace, if it has any.
func (p *parser) middle() *Constant {
	t := p.next()
	text := unifyLineEnds(p.text(t))
	if strings.HasSuffix(text, "{{") || strings.HasSuffix(text, "}}") {
		text = text[:len(text)-1]
	}
	return &Constant{exprNode: exprAt(t.span), Value: text}
}

// field reads a replacement field. If it ends with an equals sign, its text comes first.
func (p *parser) field(style fieldStyle, interpolation, raw bool) []Expr {
	mark := p.mark()
	open := p.next()
	value := p.annotatedRHS()
	textEnd := p.here().span.Start
	debug := p.accept(tokEqual)
	debugEnd := p.here().span.Start
	conversion := -1
	if p.at(tokExclamation) {
		conversion = p.conversion(style)
	}
	var spec Expr
	if p.at(tokColon) {
		spec = p.formatSpec(style, raw)
	}
	if debug && conversion < 0 && spec == nil {
		conversion = 'r'
	}
	p.expect(tokRBrace)
	if p.failed() {
		if p.invalid {
			p.reset(mark)
			p.invalidField(style, raw)
		}
		p.fail()
		return nil
	}
	span := p.since(open)
	var parts []Expr
	if debug {
		shown := Span{open.span.End, debugEnd}
		parts = append(parts, &Constant{exprNode: exprAt(shown), Value: withoutComments(p.file.Slice(shown))})
	}
	if !interpolation {
		return append(parts, &FormattedValue{exprAt(span), value, conversion, spec})
	}
	text := withoutComments(p.file.Slice(Span{open.span.End, textEnd}))
	return append(parts, &Interpolation{exprAt(span), value, strings.TrimRight(text, " \t\n\f"), conversion, spec})
}

// withoutComments returns the text of a replacement field as f-strings with an equals sign, and t-strings, show it.
func withoutComments(text string) string {
	text = unifyLineEnds(text)
	if strings.IndexByte(text, '#') < 0 {
		return text
	}
	var b strings.Builder
	quote := byte(0)
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch {
		case quote != 0 && c == quote:
			quote = 0
		case quote != 0:
		case c == '"' || c == '\'':
			quote = c
		case c == '#':
			for i < len(text) && text[i] != '\n' {
				i++
			}
			if i == len(text) {
				return b.String()
			}
			c = '\n'
		}
		b.WriteByte(c)
	}
	return b.String()
}

// conversion reads an exclamation mark with its letter.
func (p *parser) conversion(style fieldStyle) int {
	sign := p.next()
	name := p.expect(tokName)
	if p.failed() {
		return -1
	}
	if name.span.Start != sign.span.End {
		p.raise(sign.span.To(name.span), style.letter, "-string: conversion type must come right after the exclamation mark")
	}
	letter := p.text(name)
	if letter != "s" && letter != "r" && letter != "a" {
		p.raise(name.span, style.letter, "-string: invalid conversion character '", letter, "': expected 's', 'r', or 'a'")
	}
	return int(letter[0])
}

// formatSpec reads a colon and what follows up to the closing brace.
func (p *parser) formatSpec(style fieldStyle, raw bool) Expr {
	p.enter()
	defer p.leave()
	colon := p.next()
	var parts []Expr
	for p.atAny(style.middle, tokLBrace) {
		if p.at(tokLBrace) {
			mark := p.mark()
			field := p.field(style, false, raw)
			if p.failed() && p.second {
				p.reset(mark)
				break
			}
			parts = append(parts, field...)
		} else {
			c := p.middle()
			if !raw {
				p.warnOfEscape(c.Value.(string), false, c.span.Start, p.file.Line(p.here().span.Start))
				c.Value = p.unescape(c.Value.(string), false)
			}
			parts = append(parts, c)
		}
	}
	return &JoinedStr{exprAt(p.since(colon)), joinConstants(parts)}
}
