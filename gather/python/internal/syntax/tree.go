package syntax

// A Span is a stretch of the source: the half-open range of UTF-8 byte offsets [Start, End).
type Span struct{ Start, End uint32 }

// To returns the span from the start of s to the end of t.
func (s Span) To(t Span) Span { return Span{s.Start, t.End} }

// A Node is a part of the syntax tree. The nodes and their fields are named as in CPython's ast module,
// and cover the same source as there; a field called …Span has no counterpart there and keeps the place
// of a word or sign that an error message, a traceback or an edit points at.
type Node interface {
	Span() Span
}

// A Stmt is a statement.
type Stmt interface {
	Node
	stmt()
}

// An Expr is an expression.
type Expr interface {
	Node
	expr()
}

// A Pattern is what follows case, or a part of it.
type Pattern interface {
	Node
	pattern()
}

// A TypeParam is a type parameter of a function, a class or a type alias:
// *TypeVar, *ParamSpec or *TypeVarTuple.
type TypeParam interface {
	Node
	typeParam()
}

type (
	node          struct{ span Span }
	stmtNode      struct{ node }
	exprNode      struct{ node }
	patternNode   struct{ node }
	typeParamNode struct{ node }
)

// Span returns the source that the node covers. As in CPython, parentheses around an expression do not
// belong to it, and a decorated definition begins at its def, async or class.
func (n *node) Span() Span         { return n.span }
func (*stmtNode) stmt()            {}
func (*exprNode) expr()            {}
func (*patternNode) pattern()      {}
func (*typeParamNode) typeParam()  {}
func at(s Span) node               { return node{s} }
func stmtAt(s Span) stmtNode       { return stmtNode{node{s}} }
func exprAt(s Span) exprNode       { return exprNode{node{s}} }
func patternAt(s Span) patternNode { return patternNode{node{s}} }
func paramAt(s Span) typeParamNode { return typeParamNode{node{s}} }

// A Module is a whole source file.
type Module struct {
	node
	File *File
	Body []Stmt

	escapes []Warning
}

// Statements.
type (
	// FunctionDef is a def statement. DefSpan is the word def (for AsyncFunctionDef, async to def),
	// HeaderSpan reaches from there to the colon, which it includes.
	FunctionDef struct {
		stmtNode
		Name          string
		Args          *Arguments
		Body          []Stmt
		DecoratorList []Expr
		Returns       Expr // or nil
		TypeParams    []TypeParam

		DefSpan, NameSpan, HeaderSpan Span
	}

	// AsyncFunctionDef is an async def statement; it converts to *FunctionDef and back.
	AsyncFunctionDef FunctionDef

	// ClassDef is a class statement.
	ClassDef struct {
		stmtNode
		Name          string
		Bases         []Expr
		Keywords      []*Keyword
		Body          []Stmt
		DecoratorList []Expr
		TypeParams    []TypeParam

		NameSpan, HeaderSpan Span
	}

	// Return is a return statement; Value may be nil.
	Return struct {
		stmtNode
		Value Expr
	}

	// Delete is a del statement.
	Delete struct {
		stmtNode
		Targets []Expr
	}

	// Assign is an assignment, with a target for each equals sign.
	Assign struct {
		stmtNode
		Targets []Expr
		Value   Expr
	}

	// TypeAlias is a type statement; Name is always a *Name.
	TypeAlias struct {
		stmtNode
		Name       Expr
		TypeParams []TypeParam
		Value      Expr
	}

	// AugAssign is an augmented assignment; OpSpan is its sign, such as +=.
	AugAssign struct {
		stmtNode
		Target Expr
		Op     Operator
		Value  Expr

		OpSpan Span
	}

	// AnnAssign is an annotated name, attribute or subscription; Value may be nil.
	// Simple is true of a plain name that stands without parentheses.
	AnnAssign struct {
		stmtNode
		Target     Expr
		Annotation Expr
		Value      Expr
		Simple     bool
	}

	// For is a for statement. HeaderSpan reaches from its first word to the colon, which it includes.
	For struct {
		stmtNode
		Target Expr
		Iter   Expr
		Body   []Stmt
		Orelse []Stmt

		HeaderSpan Span
	}

	// AsyncFor is an async for statement; it converts to *For and back.
	AsyncFor For

	// While is a while statement.
	While struct {
		stmtNode
		Test   Expr
		Body   []Stmt
		Orelse []Stmt

		HeaderSpan Span
	}

	// If is an if statement, or an elif clause as the one statement of another's Orelse.
	If struct {
		stmtNode
		Test   Expr
		Body   []Stmt
		Orelse []Stmt

		HeaderSpan Span
	}

	// With is a with statement.
	With struct {
		stmtNode
		Items []*WithItem
		Body  []Stmt

		HeaderSpan Span
	}

	// AsyncWith is an async with statement; it converts to *With and back.
	AsyncWith With

	// Match is a match statement.
	Match struct {
		stmtNode
		Subject Expr
		Cases   []*MatchCase

		HeaderSpan Span
	}

	// Raise is a raise statement; Exc and Cause may be nil.
	Raise struct {
		stmtNode
		Exc   Expr
		Cause Expr
	}

	// Try is a try statement; the spans are those of the words, empty where there is no such clause.
	Try struct {
		stmtNode
		Body      []Stmt
		Handlers  []*ExceptHandler
		Orelse    []Stmt
		Finalbody []Stmt

		ElseSpan, FinallySpan Span
	}

	// TryStar is a try statement with except* clauses; it converts to *Try and back.
	TryStar Try

	// Assert is an assert statement; Msg may be nil.
	Assert struct {
		stmtNode
		Test Expr
		Msg  Expr
	}

	// Import is an import statement.
	Import struct {
		stmtNode
		Names []*Alias
	}

	// ImportFrom is a from … import statement. Level counts the leading dots, Module is empty
	// when only dots are given. A star import has the single name "*".
	ImportFrom struct {
		stmtNode
		Module string
		Names  []*Alias
		Level  int

		ModuleSpan Span
	}

	// Global is a global statement.
	Global struct {
		stmtNode
		Names []string

		NameSpans []Span
	}

	// Nonlocal is a nonlocal statement; it converts to *Global and back.
	Nonlocal Global

	// ExprStmt is an expression as a statement: ast.Expr.
	ExprStmt struct {
		stmtNode
		Value Expr
	}

	// Pass is a pass statement.
	Pass struct{ stmtNode }

	// Break is a break statement.
	Break struct{ stmtNode }

	// Continue is a continue statement.
	Continue struct{ stmtNode }
)

// Expressions.
type (
	// BoolOp is a chain of one of the operators and, or.
	BoolOp struct {
		exprNode
		Op     BoolOperator
		Values []Expr
	}

	// NamedExpr is an assignment expression; Target is always a *Name.
	NamedExpr struct {
		exprNode
		Target Expr
		Value  Expr
	}

	// BinOp is an operation on two values; OpSpan is its sign.
	BinOp struct {
		exprNode
		Left  Expr
		Op    Operator
		Right Expr

		OpSpan Span
	}

	// UnaryOp is an operation on one value.
	UnaryOp struct {
		exprNode
		Op      UnaryOperator
		Operand Expr
	}

	// Lambda is a lambda expression.
	Lambda struct {
		exprNode
		Args *Arguments
		Body Expr
	}

	// IfExp is a conditional expression.
	IfExp struct {
		exprNode
		Test   Expr
		Body   Expr
		Orelse Expr
	}

	// Dict is a dict display; a nil key stands before a value that is unpacked with **.
	Dict struct {
		exprNode
		Keys   []Expr
		Values []Expr
	}

	// Set is a set display.
	Set struct {
		exprNode
		Elts []Expr
	}

	// ListComp is a list comprehension.
	ListComp struct {
		exprNode
		Elt        Expr
		Generators []*Comprehension
	}

	// SetComp is a set comprehension; it converts to *ListComp and back.
	SetComp ListComp

	// GeneratorExp is a generator expression; it converts to *ListComp and back.
	GeneratorExp ListComp

	// DictComp is a dict comprehension.
	DictComp struct {
		exprNode
		Key        Expr
		Value      Expr
		Generators []*Comprehension
	}

	// Await is an await expression.
	Await struct {
		exprNode
		Value Expr
	}

	// Yield is a yield expression; Value may be nil.
	Yield struct {
		exprNode
		Value Expr
	}

	// YieldFrom is a yield from expression.
	YieldFrom struct {
		exprNode
		Value Expr
	}

	// Compare is a chain of comparisons.
	Compare struct {
		exprNode
		Left        Expr
		Ops         []CmpOperator
		Comparators []Expr
	}

	// Call is a call. ParensSpan reaches from the opening parenthesis to the closing one, both included;
	// for a call whose only argument is a generator expression it is that expression's span too.
	Call struct {
		exprNode
		Func     Expr
		Args     []Expr
		Keywords []*Keyword

		ParensSpan Span
	}

	// FormattedValue is a replacement field of an f-string. Conversion is -1, 's', 'r' or 'a';
	// FormatSpec is nil or a *JoinedStr. The text that = adds is a Constant before it.
	FormattedValue struct {
		exprNode
		Value      Expr
		Conversion int
		FormatSpec Expr
	}

	// Interpolation is a replacement field of a t-string: a FormattedValue that remembers its text.
	Interpolation struct {
		exprNode
		Value      Expr
		Str        string
		Conversion int
		FormatSpec Expr
	}

	// JoinedStr is an f-string: *Constant strings and *FormattedValue.
	JoinedStr struct {
		exprNode
		Values []Expr
	}

	// TemplateStr is a t-string: *Constant strings and *Interpolation.
	TemplateStr struct {
		exprNode
		Values []Expr
	}

	// Constant is a literal. Value is one of
	//
	//	nil         None
	//	bool        True, False
	//	EllipsisValue
	//	int64       an integer that fits
	//	*big.Int    any other
	//	float64
	//	Imaginary   an imaginary number such as 2j
	//	string      in UTF-8, with the surrogates that escapes may give as three bytes each
	//	Bytes
	//
	// A Constant is one literal of the source (adjacent strings are one), and its address is that
	// literal's identity.
	Constant struct {
		exprNode
		Value any
		Kind  string // "u" for a string with that prefix
	}

	// Attribute is value.attr.
	Attribute struct {
		exprNode
		Value Expr
		Attr  string
		Ctx   ExprContext

		AttrSpan Span
	}

	// Subscript is value[slice]; BracketsSpan includes both brackets.
	Subscript struct {
		exprNode
		Value Expr
		Slice Expr
		Ctx   ExprContext

		BracketsSpan Span
	}

	// Starred is *value in a call, a display, an assignment or a subscription.
	Starred struct {
		exprNode
		Value Expr
		Ctx   ExprContext
	}

	// Name is a name.
	Name struct {
		exprNode
		ID  string
		Ctx ExprContext
	}

	// List is a list display or target.
	List struct {
		exprNode
		Elts []Expr
		Ctx  ExprContext
	}

	// Tuple is a tuple display or target.
	Tuple struct {
		exprNode
		Elts []Expr
		Ctx  ExprContext
	}

	// Slice is lower:upper:step within brackets; each may be nil.
	Slice struct {
		exprNode
		Lower, Upper, Step Expr
	}
)

// EllipsisValue is the value of the literal … written as three dots.
type EllipsisValue struct{}

// Imaginary is the value of an imaginary literal.
type Imaginary float64

// Bytes is the value of a bytes literal.
type Bytes string

// Patterns.
type (
	// MatchValue matches what equals Value.
	MatchValue struct {
		patternNode
		Value Expr
	}

	// MatchSingleton matches None, True or False; Value is nil or a bool.
	MatchSingleton struct {
		patternNode
		Value any
	}

	// MatchSequence matches a sequence.
	MatchSequence struct {
		patternNode
		Patterns []Pattern
	}

	// MatchMapping matches a mapping; Rest, if not empty, is the name after **.
	MatchMapping struct {
		patternNode
		Keys     []Expr
		Patterns []Pattern
		Rest     string

		RestSpan Span
	}

	// MatchClass matches an instance of Cls.
	MatchClass struct {
		patternNode
		Cls         Expr
		Patterns    []Pattern
		KwdAttrs    []string
		KwdPatterns []Pattern

		KwdSpans []Span
	}

	// MatchStar is *name within a sequence pattern; Name is empty for *_.
	MatchStar struct {
		patternNode
		Name string

		NameSpan Span
	}

	// MatchAs is a capture (Pattern nil), the wildcard (Name empty too) or pattern as name.
	MatchAs struct {
		patternNode
		Pattern Pattern
		Name    string

		NameSpan Span
	}

	// MatchOr matches what one of its patterns matches.
	MatchOr struct {
		patternNode
		Patterns []Pattern
	}
)

// Type parameters.
type (
	// TypeVar is a plain type parameter; Bound and DefaultValue may be nil.
	TypeVar struct {
		typeParamNode
		Name         string
		Bound        Expr
		DefaultValue Expr

		NameSpan Span
	}

	// ParamSpec is a type parameter with two stars.
	ParamSpec struct {
		typeParamNode
		Name         string
		DefaultValue Expr

		NameSpan Span
	}

	// TypeVarTuple is a type parameter with one star.
	TypeVarTuple struct {
		typeParamNode
		Name         string
		DefaultValue Expr

		NameSpan Span
	}
)

// Parts of statements and expressions.
type (
	// Arguments are the parameters of a function. Defaults belong to the last of PosOnlyArgs and Args
	// taken together; KwDefaults has an entry, perhaps nil, for each of KwOnlyArgs.
	Arguments struct {
		node
		PosOnlyArgs []*Arg
		Args        []*Arg
		Vararg      *Arg // or nil
		KwOnlyArgs  []*Arg
		KwDefaults  []Expr
		Kwarg       *Arg // or nil
		Defaults    []Expr
	}

	// Arg is one parameter; Annotation may be nil.
	Arg struct {
		node
		Arg        string
		Annotation Expr

		NameSpan Span
	}

	// Keyword is arg=value in a call or class statement; Arg is empty for **value.
	Keyword struct {
		node
		Arg   string
		Value Expr

		ArgSpan Span
	}

	// Alias is one imported name; AsName may be empty.
	Alias struct {
		node
		Name   string
		AsName string

		NameSpan, AsNameSpan Span
	}

	// WithItem is one context manager of a with statement; OptionalVars may be nil.
	WithItem struct {
		node
		ContextExpr  Expr
		OptionalVars Expr
	}

	// ExceptHandler is an except clause; Type may be nil, Name empty. HeaderSpan reaches from except
	// to the colon, which it includes.
	ExceptHandler struct {
		node
		Type Expr
		Name string
		Body []Stmt

		NameSpan, HeaderSpan Span
	}

	// MatchCase is a case block; Guard may be nil.
	MatchCase struct {
		node
		Pattern Pattern
		Guard   Expr
		Body    []Stmt

		HeaderSpan Span
	}

	// Comprehension is one for clause of a comprehension, with its conditions.
	Comprehension struct {
		node
		Target  Expr
		Iter    Expr
		Ifs     []Expr
		IsAsync bool
	}
)

// An ExprContext says what is done with a name, attribute, subscription, list, tuple or starred expression.
type ExprContext uint8

// What an expression is for.
const (
	Load ExprContext = iota
	Store
	Del
)
