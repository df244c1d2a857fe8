package syntax

import (
	"math/big"
	"unicode/utf8"
)

// A Warning is a SyntaxWarning: what CPython says of a program that it runs all the same.
type Warning struct {
	Line int // from 1
	Msg  string
}

// Warnings returns what CPython warns of when it compiles a module, in its order: escape sequences, which it comes upon as it reads;
// then statements that leave a finally clause; then expressions that can hardly be meant.
func Warnings(m *Module) []Warning {
	w := &warner{file: m.File, warnings: m.escapes}
	w.stmts(m.Body, inOther)
	Inspect(m, func(n Node) bool {
		w.expression(n)
		return true
	})
	return w.warnings
}

type warner struct {
	file     *File
	warnings []Warning
}

func (w *warner) warn(n Node, msg string) {
	w.warnings = append(w.warnings, Warning{w.file.Line(n.Span().Start), msg})
}

// What a statement is in, innermost first, as far as it matters to a jump: a finally clause, or a function or loop in which the jump
// stays.
type surroundings uint8

const (
	inOther surroundings = iota
	inFinally
	inFunction
	inLoop
)

// stmts warns of jumps out of finally clauses.
func (w *warner) stmts(body []Stmt, in surroundings) {
	for _, s := range body {
		w.stmt(s, in)
	}
}

func (w *warner) stmt(s Stmt, in surroundings) {
	jump := ""
	switch s := s.(type) {
	case *Return:
		jump = "return"
	case *Break:
		jump = "break"
	case *Continue:
		jump = "continue"
	case *FunctionDef:
		w.stmts(s.Body, inFunction)
		return
	case *AsyncFunctionDef:
		w.stmts(s.Body, inFunction)
		return
	case *For:
		w.loop(s.Body, s.Orelse, in)
		return
	case *AsyncFor:
		w.loop(s.Body, s.Orelse, in)
		return
	case *While:
		w.loop(s.Body, s.Orelse, in)
		return
	case *Try:
		w.try(s, in)
		return
	case *TryStar:
		w.try((*Try)(s), in)
		return
	}
	if jump != "" && in == inFinally {
		w.warn(s, "'"+jump+"' in a 'finally' block")
	}
	Children(s, func(child Node) {
		switch child := child.(type) {
		case Stmt:
			w.stmt(child, in)
		case *MatchCase:
			w.stmts(child.Body, in)
		}
	})
}

func (w *warner) loop(body, orelse []Stmt, in surroundings) {
	w.stmts(body, inLoop)
	w.stmts(orelse, in)
}

func (w *warner) try(s *Try, in surroundings) {
	w.stmts(s.Body, in)
	for _, h := range s.Handlers {
		w.stmts(h.Body, in)
	}
	w.stmts(s.Orelse, in)
	w.stmts(s.Finalbody, inFinally)
}

const templateClass = "string.templatelib.Template"

const missedComma = "; perhaps you missed a comma?"

func (w *warner) expression(n Node) {
	switch n := n.(type) {
	case *Assert:
		if t, ok := n.Test.(*Tuple); ok && len(t.Elts) > 0 {
			w.warn(n, "assertion is always true, perhaps remove parentheses?")
		}
	case *Compare:
		w.identity(n)
	case *Call:
		switch n.Func.(type) {
		case *Lambda:
		default:
			if class := literalClass(n.Func); class != "" {
				w.warn(n.Func, "'"+class+"' object is not callable"+missedComma)
			}
		}
	case *Subscript:
		if n.Ctx == Load {
			w.subscript(n)
		}
	}
}

// identity warns of a literal beside is: once for a chain of comparisons.
func (w *warner) identity(n *Compare) {
	left := n.Left
	for i, right := range n.Comparators {
		if op := n.Ops[i]; op == Is || op == IsNot {
			literal := left
			if !comparedByValue(left) {
				literal = right
			}
			if comparedByValue(literal) {
				is, equals := "is", "=="
				if op == IsNot {
					is, equals = "is not", "!="
				}
				w.warn(n, `"`+is+`" with '`+literalClass(literal)+`' literal. Did you mean "`+equals+`"?`)
				return
			}
		}
		left = right
	}
}

// comparedByValue reports whether x is a constant other than None, True, False and the ellipsis.
func comparedByValue(x Expr) bool {
	switch x := x.(type) {
	case *Constant:
		switch x.Value.(type) {
		case nil, bool, EllipsisValue:
			return false
		}
		return true
	case *Tuple:
		for _, item := range x.Elts {
			if _, isConstant := item.(*Constant); !isConstant && !comparedByValue(item) {
				return false
			}
		}
		return true
	}
	return false
}

// subscript warns of a literal that has no items, or none under such a key.
func (w *warner) subscript(n *Subscript) {
	class := literalClass(n.Value)
	switch class {
	case "":
	case "NoneType", "ellipsis", "int", "bool", "float", "complex", "set", "generator", "function", templateClass:
		w.warn(n.Value, "'"+class+"' object is not subscriptable"+missedComma)
	case "str", "bytes", "tuple", "list":
		switch key := literalClass(n.Slice); key {
		case "", "int", "bool":
		default:
			w.warn(n.Value, class+" indices must be integers or slices, not "+key+missedComma)
		}
	}
}

// literalClass returns the class of the object that a literal or display makes; nothing for any other expression.
func literalClass(x Expr) string {
	switch x := x.(type) {
	case *Tuple:
		return "tuple"
	case *List, *ListComp:
		return "list"
	case *Dict, *DictComp:
		return "dict"
	case *Set, *SetComp:
		return "set"
	case *GeneratorExp:
		return "generator"
	case *Lambda:
		return "function"
	case *JoinedStr, *FormattedValue:
		return "str"
	case *TemplateStr:
		return templateClass
	case *Constant:
		switch x.Value.(type) {
		case nil:
			return "NoneType"
		case bool:
			return "bool"
		case EllipsisValue:
			return "ellipsis"
		case int64, *big.Int:
			return "int"
		case float64:
			return "float"
		case Imaginary:
			return "complex"
		case string:
			return "str"
		case Bytes:
			return "bytes"
		}
	}
	return ""
}

// warnOfEscape notes the first escape sequence of a literal's text that does not exist, or is an octal number too large for a byte. Line
// is where the text begins; of an f-string all lines count as its last.
func (p *parser) warnOfEscape(text string, isBytes bool, at uint32, line int) {
	if p.second || p.warned[at] {
		return
	}
	for i := 0; i+1 < len(text); i++ {
		switch c := text[i]; {
		case c == '\n':
			line++
		case c == '\\':
			if sequence, kind := wrongEscape(text[i:], isBytes); sequence != "" {
				if p.warned == nil {
					p.warned = map[uint32]bool{}
				}
				p.warned[at] = true
				p.escapes = append(p.escapes, Warning{line, `"` + sequence + `" is an invalid ` + kind + `escape sequence. ` +
					`Such sequences will not work in the future. Did you mean "\` + sequence + `"? A raw string is also an option.`})
				return
			}
			if i++; text[i] == '\n' {
				line++
			}
		}
	}
}

// wrongEscape returns the escape sequence at the start of text if it is wrong.
func wrongEscape(text string, isBytes bool) (sequence, kind string) {
	c := text[1]
	switch {
	case '4' <= c && c <= '7' && len(text) > 3 && isOctal(text[2]) && isOctal(text[3]):
		return text[:4], "octal "
	case isOctal(c), c == 'x', !isBytes && (c == 'u' || c == 'U' || c == 'N'):
		return "", ""
	}
	if _, known := simpleEscapes[c]; known {
		return "", ""
	}
	r, _ := utf8.DecodeRuneInString(text[1:])
	return `\` + string(r), ""
}

func isOctal(c byte) bool { return '0' <= c && c <= '7' }
