package compile

import (
	"math/big"
	"strconv"
	"strings"

	"gatherplay/gather/python/internal/syntax"
)

// Precedences, from what binds weakest.
const (
	precTuple = iota
	precTest  // conditional expressions, lambda
	precOr
	precAnd
	precNot
	precCompare
	precBitOr
	precBitXor
	precBitAnd
	precShift
	precArithmetic
	precTerm
	precFactor
	precPower
	precAwait
	precAtom

	precExpr = precBitOr
)

var operatorPrecedences = [...]int{
	syntax.Add: precArithmetic, syntax.Sub: precArithmetic, syntax.Mult: precTerm, syntax.MatMult: precTerm,
	syntax.Div: precTerm, syntax.Mod: precTerm, syntax.Pow: precPower, syntax.LShift: precShift, syntax.RShift: precShift,
	syntax.BitOr: precBitOr, syntax.BitXor: precBitXor, syntax.BitAnd: precBitAnd, syntax.FloorDiv: precTerm,
}

// unparse returns an expression as text, in the form that CPython gives to annotations that are strings: with its own spaces
// and quotes, and parentheses only where they are needed.
func unparse(file *syntax.File, e syntax.Expr) string {
	w := &unparser{file: file}
	w.expr(e, precTest)
	return w.String()
}

type unparser struct {
	strings.Builder
	file *syntax.File
}

// enclosed writes what write does, in parentheses if it binds weaker than the place that it stands in.
func (w *unparser) enclosed(precedence, place int, write func()) {
	if place > precedence {
		w.WriteByte('(')
		defer w.WriteByte(')')
	}
	write()
}

func (w *unparser) list(list []syntax.Expr) {
	for i, e := range list {
		if i > 0 {
			w.WriteString(", ")
		}
		w.expr(e, precTest)
	}
}

// expr writes an expression into a place whose precedence is given.
func (w *unparser) expr(e syntax.Expr, place int) {
	switch e := e.(type) {
	case *syntax.Name:
		w.WriteString(e.ID)
	case *syntax.Constant:
		w.constant(e)
	case *syntax.Attribute:
		w.expr(e.Value, precAtom)
		if c, ok := e.Value.(*syntax.Constant); ok && isInteger(c) {
			w.WriteByte(' ')
		}
		w.WriteString("." + e.Attr)
	case *syntax.Subscript:
		w.expr(e.Value, precAtom)
		w.WriteByte('[')
		w.expr(e.Slice, precTuple)
		w.WriteByte(']')
	case *syntax.Slice:
		w.slice(e)
	case *syntax.Call:
		w.call(e)
	case *syntax.Starred:
		w.WriteByte('*')
		w.expr(e.Value, precExpr)
	case *syntax.List:
		w.WriteByte('[')
		w.list(e.Elts)
		w.WriteByte(']')
	case *syntax.Set:
		w.WriteByte('{')
		w.list(e.Elts)
		w.WriteByte('}')
	case *syntax.Tuple:
		if len(e.Elts) == 0 {
			w.WriteString("()")
			return
		}
		w.enclosed(precTuple, place, func() {
			w.list(e.Elts)
			if len(e.Elts) == 1 {
				w.WriteByte(',')
			}
		})
	case *syntax.Dict:
		w.dict(e)
	case *syntax.BinOp:
		precedence := operatorPrecedences[e.Op]
		left, right := precedence, precedence+1
		if e.Op == syntax.Pow {
			left, right = right, left
		}
		w.enclosed(precedence, place, func() {
			w.expr(e.Left, left)
			w.WriteString(" " + e.Op.String() + " ")
			w.expr(e.Right, right)
		})
	case *syntax.UnaryOp:
		precedence, sign := precFactor, e.Op.String()
		if e.Op == syntax.Not {
			precedence, sign = precNot, "not "
		}
		w.enclosed(precedence, place, func() {
			w.WriteString(sign)
			w.expr(e.Operand, precedence)
		})
	case *syntax.BoolOp:
		precedence := either(e.Op == syntax.And, precAnd, precOr)
		w.enclosed(precedence, place, func() {
			for i, value := range e.Values {
				if i > 0 {
					w.WriteString(" " + e.Op.String() + " ")
				}
				w.expr(value, precedence+1)
			}
		})
	case *syntax.Compare:
		w.enclosed(precCompare, place, func() {
			w.expr(e.Left, precCompare+1)
			for i, operator := range e.Ops {
				w.WriteString(" " + operator.String() + " ")
				w.expr(e.Comparators[i], precCompare+1)
			}
		})
	case *syntax.IfExp:
		w.enclosed(precTest, place, func() {
			w.expr(e.Body, precTest+1)
			w.WriteString(" if ")
			w.expr(e.Test, precTest+1)
			w.WriteString(" else ")
			w.expr(e.Orelse, precTest)
		})
	case *syntax.ListComp:
		w.comprehension("[]", e.Generators, e.Elt)
	case *syntax.SetComp:
		w.comprehension("{}", e.Generators, e.Elt)
	case *syntax.GeneratorExp:
		w.comprehension("()", e.Generators, e.Elt)
	case *syntax.DictComp:
		w.comprehension("{}", e.Generators, e.Key, e.Value)
	default:
		w.WriteString(w.file.Slice(e.Span())) // no annotation has a meaning that contains these
	}
}

func (w *unparser) slice(e *syntax.Slice) {
	if e.Lower != nil {
		w.expr(e.Lower, precTest)
	}
	w.WriteByte(':')
	if e.Upper != nil {
		w.expr(e.Upper, precTest)
	}
	if e.Step != nil {
		w.WriteByte(':')
		w.expr(e.Step, precTest)
	}
}

func (w *unparser) call(e *syntax.Call) {
	w.expr(e.Func, precAtom)
	if len(e.Args) == 1 && len(e.Keywords) == 0 {
		if generator, ok := e.Args[0].(*syntax.GeneratorExp); ok {
			w.expr(generator, precAtom)
			return
		}
	}
	w.WriteByte('(')
	w.list(e.Args)
	for i, k := range e.Keywords {
		if len(e.Args)+i > 0 {
			w.WriteString(", ")
		}
		if k.Arg == "" {
			w.WriteString("**")
		} else {
			w.WriteString(k.Arg + "=")
		}
		w.expr(k.Value, precTest)
	}
	w.WriteByte(')')
}

func (w *unparser) dict(e *syntax.Dict) {
	w.WriteByte('{')
	for i, key := range e.Keys {
		if i > 0 {
			w.WriteString(", ")
		}
		if key == nil {
			w.WriteString("**")
			w.expr(e.Values[i], precExpr)
			continue
		}
		w.expr(key, precTest)
		w.WriteString(": ")
		w.expr(e.Values[i], precTest)
	}
	w.WriteByte('}')
}

func (w *unparser) comprehension(brackets string, clauses []*syntax.Comprehension, results ...syntax.Expr) {
	w.WriteByte(brackets[0])
	for i, result := range results {
		if i > 0 {
			w.WriteString(": ")
		}
		w.expr(result, precTest)
	}
	for _, clause := range clauses {
		w.WriteString(either(clause.IsAsync, " async for ", " for "))
		w.expr(clause.Target, precTuple)
		w.WriteString(" in ")
		w.expr(clause.Iter, precTest+1)
		for _, condition := range clause.Ifs {
			w.WriteString(" if ")
			w.expr(condition, precTest+1)
		}
	}
	w.WriteByte(brackets[1])
}

func isInteger(c *syntax.Constant) bool {
	switch c.Value.(type) {
	case int64, *big.Int:
		return true
	}
	return false
}

func (w *unparser) constant(c *syntax.Constant) {
	switch value := c.Value.(type) {
	case nil:
		w.WriteString("None")
	case bool:
		w.WriteString(either(value, "True", "False"))
	case syntax.EllipsisValue:
		w.WriteString("...")
	case int64:
		w.WriteString(strconv.FormatInt(value, 10))
	case *big.Int:
		w.WriteString(value.String())
	case string:
		w.WriteString(c.Kind)
		w.quote(value)
	case syntax.Bytes:
		w.WriteByte('b')
		w.quote(string(value))
	default:
		w.WriteString(w.file.Slice(c.Span()))
	}
}

// quote writes a string as repr does.
func (w *unparser) quote(text string) {
	quote := byte('\'')
	if strings.ContainsRune(text, '\'') && !strings.ContainsRune(text, '"') {
		quote = '"'
	}
	w.WriteByte(quote)
	for i := range len(text) {
		switch b := text[i]; {
		case b == quote || b == '\\':
			w.WriteByte('\\')
			w.WriteByte(b)
		case b == '\n':
			w.WriteString(`\n`)
		case b == '\r':
			w.WriteString(`\r`)
		case b == '\t':
			w.WriteString(`\t`)
		case b < ' ' || b == 0x7f:
			w.WriteString(`\x`)
			w.WriteByte("0123456789abcdef"[b>>4])
			w.WriteByte("0123456789abcdef"[b&0xf])
		default:
			w.WriteByte(b)
		}
	}
	w.WriteByte(quote)
}
