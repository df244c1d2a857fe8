package syntax

import (
	"math/big"
	"slices"
	"strconv"
)

// A block is a part of a function that a jump may have to leave.
type block uint8

const (
	loopBlock  block = iota
	groupBlock       // an except* clause
	endedBlock       // a with statement, or what a finally clause ends
	otherBlock
)

// maxBlocks is how deeply CPython nests blocks.
const maxBlocks = 40

// A flow checks a program in the order in which CPython makes code of it.
type flow struct {
	reporter
	scopes     map[Node]*scope
	lastFuture Stmt

	function *scope // nil outside of any
	isAsync  bool   // it is an async def
	blocks   []block
}

func checkFlow(m *Module, scopes map[Node]*scope, lastFuture Stmt) {
	f := &flow{reporter: reporter{m.File}, scopes: scopes, lastFuture: lastFuture}
	f.stmts(m.Body)
}

func (f *flow) stmts(list []Stmt) {
	for _, s := range list {
		f.stmt(s)
	}
}

// within checks a body inside of a block.
func (f *flow) within(b block, n Node, body []Stmt) {
	if len(f.blocks) >= maxBlocks {
		f.raise(n.Span(), "too many statically nested blocks")
	}
	f.blocks = append(f.blocks, b)
	f.stmts(body)
	f.blocks = f.blocks[:len(f.blocks)-1]
}

func (f *flow) stmt(s Stmt) {
	switch s := s.(type) {
	case *FunctionDef:
		f.def(s, s, false)
	case *AsyncFunctionDef:
		f.def(s, (*FunctionDef)(s), true)
	case *ClassDef:
		f.exprs(s.DecoratorList...)
		f.typeParams(s.TypeParams)
		f.unit(nil, false, func() { f.stmts(s.Body) })
		f.call(s.Bases, s.Keywords)
	case *TypeAlias:
		f.typeParams(s.TypeParams)
		f.expr(s.Value)
	case *Assign:
		f.expr(s.Value)
		f.exprs(s.Targets...)
	case *AnnAssign:
		f.exprs(s.Value, s.Target)
	case *For:
		f.loop(s)
	case *AsyncFor:
		f.loop((*For)(s))
	case *While:
		f.expr(s.Test)
		f.within(loopBlock, s, s.Body)
		f.stmts(s.Orelse)
	case *With:
		f.with(s)
	case *AsyncWith:
		f.with((*With)(s))
	case *Try:
		f.try(s, otherBlock)
	case *TryStar:
		f.try((*Try)(s), groupBlock)
	case *Match:
		f.expr(s.Subject)
		f.cases(s.Cases)
	case *Return:
		f.returnStmt(s)
	case *Break:
		f.jump(s, "'break' outside loop")
	case *Continue:
		f.jump(s, "'continue' not properly in loop")
	case *ImportFrom:
		if s.Module == "__future__" && s.Level == 0 && (f.lastFuture == nil || s.span.Start > f.lastFuture.Span().Start) {
			f.raise(s.span, "from __future__ imports must occur at the beginning of the file")
		}
	default:
		Children(s, f.node)
	}
}

func (f *flow) node(n Node) {
	switch n := n.(type) {
	case Stmt:
		f.stmt(n)
	case Expr:
		f.expr(n)
	default:
		Children(n, f.node)
	}
}

func (f *flow) exprs(list ...Expr) {
	for _, e := range list {
		if e != nil {
			f.expr(e)
		}
	}
}

// unit checks what becomes a code object of its own.
func (f *flow) unit(function *scope, isAsync bool, body func()) {
	outer := *f
	f.function, f.isAsync, f.blocks = function, isAsync, nil
	body()
	*f = outer
}

func (f *flow) def(key Node, s *FunctionDef, isAsync bool) {
	f.exprs(s.DecoratorList...)
	f.exprs(s.Args.Defaults...)
	f.exprs(s.Args.KwDefaults...)
	f.typeParams(s.TypeParams)
	f.unit(f.scopes[key], isAsync, func() { f.stmts(s.Body) })
}

func (f *flow) typeParams(params []TypeParam) {
	seenDefault := false
	for _, p := range params {
		name, value := "", Expr(nil)
		switch p := p.(type) {
		case *TypeVar:
			name, value = p.Name, p.DefaultValue
		case *TypeVarTuple:
			name, value = p.Name, p.DefaultValue
		case *ParamSpec:
			name, value = p.Name, p.DefaultValue
		}
		if seenDefault && value == nil {
			f.raise(p.Span(), "non-default type parameter '", name, "' follows default type parameter")
		}
		seenDefault = seenDefault || value != nil
	}
}

func (f *flow) loop(s *For) {
	f.expr(s.Iter)
	if len(f.blocks) < maxBlocks {
		f.expr(s.Target)
	}
	f.within(loopBlock, s, s.Body)
	f.stmts(s.Orelse)
}

func (f *flow) with(s *With) {
	for i, item := range s.Items {
		f.expr(item.ContextExpr)
		if len(f.blocks) >= maxBlocks {
			f.raise(item.ContextExpr.Span(), "too many statically nested blocks")
		}
		f.blocks = append(f.blocks, endedBlock)
		f.exprs(item.OptionalVars)
		if i == len(s.Items)-1 {
			f.stmts(s.Body)
		}
	}
	f.blocks = f.blocks[:len(f.blocks)-len(s.Items)]
}

// try checks a try statement; handler is the kind of block that its except clauses are.
func (f *flow) try(s *Try, handler block) {
	protected := func() {
		f.within(otherBlock, s, s.Body)
		f.stmts(s.Orelse)
		for i, h := range s.Handlers {
			if h.Type == nil && i < len(s.Handlers)-1 {
				f.raise(h.span, "default 'except:' must be last")
			}
			f.exprs(h.Type)
			f.within(handler, h, h.Body)
		}
	}
	if len(s.Finalbody) == 0 {
		protected()
		return
	}
	f.blocks = append(f.blocks, endedBlock)
	protected()
	f.blocks = f.blocks[:len(f.blocks)-1]
	f.stmts(s.Finalbody)
}

func (f *flow) returnStmt(s *Return) {
	if f.function == nil {
		f.raise(s.span, "'return' outside function")
	}
	if s.Value != nil && f.isAsync && f.function.isGenerator {
		f.raise(s.span, "'return' with value in async generator")
	}
	f.exprs(s.Value)
	var leaving Node = s
	if c, ok := s.Value.(*Constant); ok && f.file.Line(c.span.Start) == f.file.Line(s.span.Start) {
		leaving = c
	}
	f.leave(leaving, false)
}

func (f *flow) jump(s Stmt, outside string) {
	if !f.leave(s, true) {
		f.raise(s.Span(), outside)
	}
}

// leave checks the blocks that a statement leaves: up to the innermost loop, and reports whether there is one, or all. What has to be
// done at the end of one of them stands nowhere, and so does in CPython all that follows.
func (f *flow) leave(n Node, loop bool) bool {
	const refused = "'break', 'continue' and 'return' cannot appear in an except* block"
	ended := false
	for _, b := range slices.Backward(f.blocks) {
		switch {
		case b == endedBlock:
			ended = true
		case b == groupBlock && ended:
			f.raiseNowhere(n.Span(), refused)
		case b == groupBlock:
			f.raise(n.Span(), refused)
		case b == loopBlock && loop:
			return true
		}
	}
	return false
}

func (f *flow) expr(e Expr) {
	switch e := e.(type) {
	case *Starred:
		if e.Ctx == Store {
			f.raise(e.span, "starred assignment target must be in a list or tuple")
		}
		f.raise(e.span, "can't use starred expression here")
	case *List:
		f.elements(e, e.Elts, e.Ctx)
	case *Tuple:
		f.elements(e, e.Elts, e.Ctx)
	case *Set:
		f.elements(e, e.Elts, Load)
	case *Call:
		f.checkKeywords(e.Keywords)
		f.expr(e.Func)
		f.call(e.Args, e.Keywords)
	case *Lambda:
		f.exprs(e.Args.Defaults...)
		f.exprs(e.Args.KwDefaults...)
		f.unit(f.scopes[e], false, func() { f.expr(e.Body) })
	case *Yield:
		if f.function == nil {
			f.raise(e.span, "'yield' outside function")
		}
		f.exprs(e.Value)
	case *YieldFrom:
		if f.function == nil {
			f.raise(e.span, "'yield from' outside function")
		}
		if f.isAsync {
			f.raise(e.span, "'yield from' inside async function")
		}
		f.expr(e.Value)
	default:
		Children(e, f.node)
	}
}

// elements checks the elements of a display or a target, which may be starred.
func (f *flow) elements(e Expr, elts []Expr, ctx ExprContext) {
	starred := -1
	for i, elt := range elts {
		if _, ok := elt.(*Starred); !ok || ctx != Store {
			continue
		}
		if starred >= 0 {
			f.raise(e.Span(), "multiple starred expressions in assignment")
		}
		if starred = i; starred >= 1<<8 {
			f.raise(e.Span(), "too many expressions in star-unpacking assignment")
		}
	}
	f.values(elts)
}

// values checks expressions that may be starred.
func (f *flow) values(list []Expr) {
	for _, e := range list {
		if s, ok := e.(*Starred); ok {
			e = s.Value
		}
		f.expr(e)
	}
}

func (f *flow) call(args []Expr, keywords []*Keyword) {
	f.checkKeywords(keywords)
	f.values(args)
	for _, k := range keywords {
		f.expr(k.Value)
	}
}

func (f *flow) checkKeywords(keywords []*Keyword) {
	for i, k := range keywords {
		for _, other := range keywords[i+1:] {
			if k.Arg != "" && k.Arg == other.Arg {
				f.raise(other.span, "keyword argument repeated: ", k.Arg)
			}
		}
	}
}

// cases checks the cases of a match statement. Only the last one, or one with a guard, may match everything.
func (f *flow) cases(cases []*MatchCase) {
	for i, c := range cases {
		p := patternCheck{flow: f, irrefutable: c.Guard != nil || i == len(cases)-1}
		p.pattern(c.Pattern)
		f.exprs(c.Guard)
		f.stmts(c.Body)
	}
}

// A patternCheck checks the patterns of one case.
type patternCheck struct {
	*flow
	irrefutable bool // a pattern that always matches is allowed
	names       []string
}

func (c *patternCheck) pattern(p Pattern) {
	switch p := p.(type) {
	case *MatchValue:
		switch p.Value.(type) {
		case *JoinedStr, *TemplateStr:
			c.raise(p.span, "patterns may only match literals and attribute lookups")
		}
	case *MatchSequence:
		c.sequence(p)
	case *MatchMapping:
		c.mapping(p)
	case *MatchClass:
		c.class(p)
	case *MatchStar:
		c.store(p.Name, p.span)
	case *MatchAs:
		if p.Pattern == nil && !c.irrefutable {
			if p.Name == "" {
				c.raise(p.span, "wildcard makes remaining patterns unreachable")
			}
			c.raise(p.span, "name capture '", p.Name, "' makes remaining patterns unreachable")
		}
		if p.Pattern != nil {
			c.pattern(p.Pattern)
		}
		c.store(p.Name, p.span)
	case *MatchOr:
		c.or(p)
	}
}

func (c *patternCheck) store(name string, at Span) {
	if name == "" {
		return
	}
	for _, other := range c.names {
		if other == name {
			c.raise(at, "multiple assignments to name '", name, "' in pattern")
		}
	}
	c.names = append(c.names, name)
}

// sub checks patterns within another one, which may match everything.
func (c *patternCheck) sub(list []Pattern) {
	irrefutable := c.irrefutable
	c.irrefutable = true
	for _, p := range list {
		c.pattern(p)
	}
	c.irrefutable = irrefutable
}

func (c *patternCheck) sequence(p *MatchSequence) {
	stars := 0
	for _, sub := range p.Patterns {
		if _, ok := sub.(*MatchStar); ok {
			stars++
		}
	}
	if stars > 1 {
		c.raise(p.span, "multiple starred names in sequence pattern")
	}
	c.sub(p.Patterns)
}

func (c *patternCheck) mapping(p *MatchMapping) {
	seen := make(map[any]bool)
	for _, key := range p.Keys {
		switch key.(type) {
		case *Attribute:
			continue
		case *JoinedStr, *TemplateStr:
			c.raise(p.span, "mapping pattern keys may only match literals and attribute lookups")
		}
		value, text := literalKey(key)
		if seen[value] {
			c.raise(p.span, "mapping pattern checks duplicate key (", text, ")")
		}
		seen[value] = true
	}
	c.sub(p.Patterns)
	c.store(p.Rest, p.span)
}

func (c *patternCheck) class(p *MatchClass) {
	for i, attr := range p.KwdAttrs {
		for j, other := range p.KwdAttrs[i+1:] {
			if attr == other {
				c.raise(p.KwdPatterns[i+1+j].Span(), "attribute name repeated in class pattern: ", attr)
			}
		}
	}
	c.sub(p.Patterns)
	c.sub(p.KwdPatterns)
}

func (c *patternCheck) or(p *MatchOr) {
	var first []string
	for i, sub := range p.Patterns {
		alternative := patternCheck{flow: c.flow, irrefutable: c.irrefutable && i == len(p.Patterns)-1}
		alternative.pattern(sub)
		if i == 0 {
			first = alternative.names
		} else if !sameNames(first, alternative.names) {
			c.raise(p.span, "alternative patterns bind different names")
		}
	}
	for _, name := range first {
		c.store(name, p.span)
	}
}

func sameNames(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	for _, name := range a {
		found := false
		for _, other := range b {
			found = found || name == other
		}
		if !found {
			return false
		}
	}
	return true
}

// literalKey returns the value of a key of a mapping pattern, in a form that is equal for what Python takes for equal,
// and as Python writes it.
func literalKey(e Expr) (value any, text string) {
	switch e := e.(type) {
	case *Constant:
		return constantKey(e.Value, 1)
	case *UnaryOp:
		if c, ok := e.Operand.(*Constant); ok {
			return constantKey(c.Value, -1)
		}
	case *BinOp:
		left, leftText := literalKey(e.Left)
		right, rightText := literalKey(e.Right)
		return [3]any{left, e.Op, right}, "(" + leftText + e.Op.String() + rightText + ")"
	}
	return nil, ""
}

func constantKey(value any, sign int64) (any, string) {
	switch v := value.(type) {
	case bool:
		if v {
			return float64(1), "True"
		}
		return float64(0), "False"
	case int64:
		if f := float64(v); int64(f) == v {
			return f * float64(sign), strconv.FormatInt(v*sign, 10)
		}
		return v * sign, strconv.FormatInt(v*sign, 10)
	case float64:
		return v * float64(sign), reprFloat(v * float64(sign))
	case Imaginary:
		return Imaginary(float64(v) * float64(sign)), reprImaginary(float64(v) * float64(sign))
	case string:
		return v, reprString(v)
	case Bytes:
		return v, reprBytes(v)
	case nil:
		return nil, "None"
	case *big.Int:
		text := new(big.Int).Mul(v, big.NewInt(sign)).String()
		return struct{ int string }{text}, text
	}
	return value, ""
}
