package syntax

// A kind is what a token is: a class such as a name, one operator, or one keyword.
type kind uint8

const (
	// tokFail is the token at hand after a rule of the grammar has failed: nothing accepts it.
	tokFail kind = iota
	tokEnd
	tokNewline
	tokIndent
	tokDedent
	tokName
	tokNumber
	tokString
	tokFStart // f-string: prefix and opening quotes
	tokFMiddle
	tokFEnd
	tokTStart // the same for a t-string
	tokTMiddle
	tokTEnd
	tokOther // a character that means nothing to Python

	tokLParen
	tokRParen
	tokLBracket
	tokRBracket
	tokLBrace
	tokRBrace
	tokColon
	tokComma
	tokSemicolon
	tokPlus
	tokMinus
	tokStar
	tokSlash
	tokVBar
	tokAmper
	tokLess
	tokGreater
	tokEqual
	tokDot
	tokPercent
	tokEqEqual
	tokNotEqual
	tokLessGreater
	tokLessEqual
	tokGreaterEqual
	tokTilde
	tokCaret
	tokLeftShift
	tokRightShift
	tokDoubleStar
	tokPlusEqual
	tokMinusEqual
	tokStarEqual
	tokSlashEqual
	tokPercentEqual
	tokAmperEqual
	tokVBarEqual
	tokCaretEqual
	tokLeftShiftEqual
	tokRightShiftEqual
	tokDoubleStarEqual
	tokDoubleSlash
	tokDoubleSlashEqual
	tokAt
	tokAtEqual
	tokArrow
	tokEllipsis
	tokColonEqual
	tokExclamation

	kwFalse
	kwNone
	kwTrue
	kwAnd
	kwAs
	kwAssert
	kwAsync
	kwAwait
	kwBreak
	kwClass
	kwContinue
	kwDef
	kwDel
	kwElif
	kwElse
	kwExcept
	kwFinally
	kwFor
	kwFrom
	kwGlobal
	kwIf
	kwImport
	kwIn
	kwIs
	kwLambda
	kwNonlocal
	kwNot
	kwOr
	kwPass
	kwRaise
	kwReturn
	kwTry
	kwWhile
	kwWith
	kwYield

	firstFixed   = tokLParen
	firstKeyword = kwFalse
)

// spellings are the tokens that are always written the same way.
var spellings = [...]string{
	tokLParen: "(", tokRParen: ")", tokLBracket: "[", tokRBracket: "]", tokLBrace: "{", tokRBrace: "}",
	tokColon: ":", tokComma: ",", tokSemicolon: ";", tokPlus: "+", tokMinus: "-", tokStar: "*",
	tokSlash: "/", tokVBar: "|", tokAmper: "&", tokLess: "<", tokGreater: ">", tokEqual: "=",
	tokDot: ".", tokPercent: "%", tokEqEqual: "==", tokNotEqual: "!=", tokLessGreater: "<>",
	tokLessEqual: "<=", tokGreaterEqual: ">=", tokTilde: "~", tokCaret: "^", tokLeftShift: "<<",
	tokRightShift: ">>", tokDoubleStar: "**", tokPlusEqual: "+=", tokMinusEqual: "-=",
	tokStarEqual: "*=", tokSlashEqual: "/=", tokPercentEqual: "%=", tokAmperEqual: "&=",
	tokVBarEqual: "|=", tokCaretEqual: "^=", tokLeftShiftEqual: "<<=", tokRightShiftEqual: ">>=",
	tokDoubleStarEqual: "**=", tokDoubleSlash: "//", tokDoubleSlashEqual: "//=", tokAt: "@",
	tokAtEqual: "@=", tokArrow: "->", tokEllipsis: "...", tokColonEqual: ":=", tokExclamation: "!",

	kwFalse: "False", kwNone: "None", kwTrue: "True", kwAnd: "and", kwAs: "as", kwAssert: "assert",
	kwAsync: "async", kwAwait: "await", kwBreak: "break", kwClass: "class", kwContinue: "continue",
	kwDef: "def", kwDel: "del", kwElif: "elif", kwElse: "else", kwExcept: "except",
	kwFinally: "finally", kwFor: "for", kwFrom: "from", kwGlobal: "global", kwIf: "if",
	kwImport: "import", kwIn: "in", kwIs: "is", kwLambda: "lambda", kwNonlocal: "nonlocal",
	kwNot: "not", kwOr: "or", kwPass: "pass", kwRaise: "raise", kwReturn: "return", kwTry: "try",
	kwWhile: "while", kwWith: "with", kwYield: "yield",
}

// fixed finds a token by its spelling.
var fixed = func() map[string]kind {
	m := make(map[string]kind, len(spellings))
	for k := firstFixed; int(k) < len(spellings); k++ {
		m[spellings[k]] = k
	}
	return m
}()

// A token is a word of the source.
type token struct {
	kind  kind
	level uint8 // number of brackets that are open after it
	span  Span
}

// hasColumn reports whether CPython gives tokens of this kind a column; the others stand where the
// scanner happened to be.
func (k kind) hasColumn() bool { return k != tokEnd && k != tokIndent && k != tokDedent }
