package syntax

// Inspect calls f for n and everything below it, in the order of the fields, as long as f returns true;
// where it returns false, it goes on beside the node instead of below it.
// The depth of a tree that Parse returned is bounded by MaxDepth, and so is this recursion.
func Inspect(n Node, f func(Node) bool) {
	if f(n) {
		Children(n, func(child Node) { Inspect(child, f) })
	}
}

// Children calls f for each node that is a field of n or an element of one. A missing part, such as the
// value of a bare return or the key of an unpacked dict, is passed over.
func Children(n Node, f func(Node)) {
	c := children(f)
	switch n := n.(type) {
	case *Module:
		c.stmts(n.Body)

	case *FunctionDef:
		c.function(n)
	case *AsyncFunctionDef:
		c.function((*FunctionDef)(n))
	case *ClassDef:
		c.exprs(n.DecoratorList...)
		c.typeParams(n.TypeParams)
		c.exprs(n.Bases...)
		each(c, n.Keywords)
		c.stmts(n.Body)
	case *Return:
		c.exprs(n.Value)
	case *Delete:
		c.exprs(n.Targets...)
	case *Assign:
		c.exprs(n.Targets...)
		c.exprs(n.Value)
	case *TypeAlias:
		c.exprs(n.Name)
		c.typeParams(n.TypeParams)
		c.exprs(n.Value)
	case *AugAssign:
		c.exprs(n.Target, n.Value)
	case *AnnAssign:
		c.exprs(n.Target, n.Annotation, n.Value)
	case *For:
		c.loop(n)
	case *AsyncFor:
		c.loop((*For)(n))
	case *While:
		c.exprs(n.Test)
		c.stmts(n.Body)
		c.stmts(n.Orelse)
	case *If:
		c.exprs(n.Test)
		c.stmts(n.Body)
		c.stmts(n.Orelse)
	case *With:
		each(c, n.Items)
		c.stmts(n.Body)
	case *AsyncWith:
		each(c, n.Items)
		c.stmts(n.Body)
	case *Match:
		c.exprs(n.Subject)
		each(c, n.Cases)
	case *Raise:
		c.exprs(n.Exc, n.Cause)
	case *Try:
		c.try(n)
	case *TryStar:
		c.try((*Try)(n))
	case *Assert:
		c.exprs(n.Test, n.Msg)
	case *Import:
		each(c, n.Names)
	case *ImportFrom:
		each(c, n.Names)
	case *ExprStmt:
		c.exprs(n.Value)

	case *BoolOp:
		c.exprs(n.Values...)
	case *NamedExpr:
		c.exprs(n.Target, n.Value)
	case *BinOp:
		c.exprs(n.Left, n.Right)
	case *UnaryOp:
		c.exprs(n.Operand)
	case *Lambda:
		c(n.Args)
		c.exprs(n.Body)
	case *IfExp:
		c.exprs(n.Test, n.Body, n.Orelse)
	case *Dict:
		for i, value := range n.Values {
			c.exprs(n.Keys[i], value)
		}
	case *Set:
		c.exprs(n.Elts...)
	case *ListComp:
		c.comprehension(n)
	case *SetComp:
		c.comprehension((*ListComp)(n))
	case *GeneratorExp:
		c.comprehension((*ListComp)(n))
	case *DictComp:
		c.exprs(n.Key, n.Value)
		each(c, n.Generators)
	case *Await:
		c.exprs(n.Value)
	case *Yield:
		c.exprs(n.Value)
	case *YieldFrom:
		c.exprs(n.Value)
	case *Compare:
		c.exprs(n.Left)
		c.exprs(n.Comparators...)
	case *Call:
		c.exprs(n.Func)
		c.exprs(n.Args...)
		each(c, n.Keywords)
	case *FormattedValue:
		c.exprs(n.Value, n.FormatSpec)
	case *Interpolation:
		c.exprs(n.Value, n.FormatSpec)
	case *JoinedStr:
		c.exprs(n.Values...)
	case *TemplateStr:
		c.exprs(n.Values...)
	case *Attribute:
		c.exprs(n.Value)
	case *Subscript:
		c.exprs(n.Value, n.Slice)
	case *Starred:
		c.exprs(n.Value)
	case *List:
		c.exprs(n.Elts...)
	case *Tuple:
		c.exprs(n.Elts...)
	case *Slice:
		c.exprs(n.Lower, n.Upper, n.Step)

	case *MatchValue:
		c.exprs(n.Value)
	case *MatchSequence:
		c.patterns(n.Patterns)
	case *MatchMapping:
		c.exprs(n.Keys...)
		c.patterns(n.Patterns)
	case *MatchClass:
		c.exprs(n.Cls)
		c.patterns(n.Patterns)
		c.patterns(n.KwdPatterns)
	case *MatchAs:
		if n.Pattern != nil {
			c(n.Pattern)
		}
	case *MatchOr:
		c.patterns(n.Patterns)

	case *TypeVar:
		c.exprs(n.Bound, n.DefaultValue)
	case *ParamSpec:
		c.exprs(n.DefaultValue)
	case *TypeVarTuple:
		c.exprs(n.DefaultValue)

	case *Arguments:
		c.arguments(n)
	case *Arg:
		c.exprs(n.Annotation)
	case *Keyword:
		c.exprs(n.Value)
	case *WithItem:
		c.exprs(n.ContextExpr, n.OptionalVars)
	case *ExceptHandler:
		c.exprs(n.Type)
		c.stmts(n.Body)
	case *MatchCase:
		c(n.Pattern)
		c.exprs(n.Guard)
		c.stmts(n.Body)
	case *Comprehension:
		c.exprs(n.Target, n.Iter)
		c.exprs(n.Ifs...)
	}
}

// children is what Children calls for each child.
type children func(Node)

func each[T Node](c children, nodes []T) {
	for _, n := range nodes {
		c(n)
	}
}

func (c children) exprs(exprs ...Expr) {
	for _, e := range exprs {
		if e != nil {
			c(e)
		}
	}
}

func (c children) stmts(stmts []Stmt)          { each(c, stmts) }
func (c children) patterns(patterns []Pattern) { each(c, patterns) }
func (c children) typeParams(ps []TypeParam)   { each(c, ps) }

func (c children) function(n *FunctionDef) {
	c.exprs(n.DecoratorList...)
	c.typeParams(n.TypeParams)
	c(n.Args)
	c.exprs(n.Returns)
	c.stmts(n.Body)
}

func (c children) loop(n *For) {
	c.exprs(n.Target, n.Iter)
	c.stmts(n.Body)
	c.stmts(n.Orelse)
}

func (c children) try(n *Try) {
	c.stmts(n.Body)
	each(c, n.Handlers)
	c.stmts(n.Orelse)
	c.stmts(n.Finalbody)
}

func (c children) comprehension(n *ListComp) {
	c.exprs(n.Elt)
	each(c, n.Generators)
}

func (c children) arguments(n *Arguments) {
	each(c, n.PosOnlyArgs)
	each(c, n.Args)
	if n.Vararg != nil {
		c(n.Vararg)
	}
	each(c, n.KwOnlyArgs)
	if n.Kwarg != nil {
		c(n.Kwarg)
	}
	c.exprs(n.Defaults...)
	c.exprs(n.KwDefaults...)
}

// LastName returns the last name of what is called: "fetch" of fetch(…) and of client.fetch(…), none of what has no name.
func LastName(function Expr) string {
	switch f := function.(type) {
	case *Name:
		return f.ID
	case *Attribute:
		return f.Attr
	}
	return ""
}
