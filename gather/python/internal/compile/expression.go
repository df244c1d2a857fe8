package compile

import (
	"gatherplay/gather/python/internal/syntax"
)

// maxTogether is how many elements of a display or f-string lie on the operand stack together before they are put into place.
// Longer displays are filled one by one, as in CPython, where the limit is the same.
const maxTogether = 30

// expr pushes the value of an expression.
func (u *unit) expr(e syntax.Expr) {
	span := e.Span()
	switch e := e.(type) {
	case *syntax.Constant:
		u.literal(e)
	case *syntax.Name:
		if e.ID == "__debug__" {
			u.constant(span, true)
			return
		}
		u.load(span, e.ID)
	case *syntax.Attribute:
		at := u.attributeSpan(span, e)
		if u.superAttribute(e) {
			u.emit(at, SUPERATTR, u.attribute(e.Attr))
			return
		}
		u.expr(e.Value)
		u.emit(at, ATTR, u.attribute(e.Attr))
	case *syntax.Subscript:
		u.expr(e.Value)
		u.expr(e.Slice)
		u.emit(span, INDEX, 0)
	case *syntax.Slice:
		u.slice(e)
	case *syntax.Call:
		u.call(e)
	case *syntax.BinOp:
		operations, first := leftSpine(e)
		u.expr(first)
		for _, operation := range operations {
			u.expr(operation.Right)
			u.emit(operation.Span(), BINARY, int(operation.Op))
		}
	case *syntax.UnaryOp:
		u.unary(e)
	case *syntax.BoolOp:
		u.boolOp(e)
	case *syntax.Compare:
		u.compare(e)
	case *syntax.IfExp:
		orelse, end := new(label), new(label)
		u.jumpIf(e.Test, false, orelse)
		u.expr(e.Body)
		u.jump(span, JUMP, end)
		u.place(orelse)
		u.expr(e.Orelse)
		u.place(end)
	case *syntax.NamedExpr:
		u.expr(e.Value)
		u.emit(span, DUP, 0)
		u.store(e.Target.Span(), e.Target.(*syntax.Name).ID)
	case *syntax.Lambda:
		u.lambda(e)
	case *syntax.List:
		u.display(span, e.Elts, LIST)
	case *syntax.Tuple:
		u.display(span, e.Elts, TUPLE)
	case *syntax.Set:
		u.display(span, e.Elts, SET)
	case *syntax.Dict:
		u.dict(e)
	case *syntax.ListComp:
		u.comprehension(e, LIST, e.Generators, e.Elt)
	case *syntax.SetComp:
		u.comprehension(e, SET, e.Generators, e.Elt)
	case *syntax.DictComp:
		u.comprehension(e, DICT, e.Generators, e.Key, e.Value)
	case *syntax.GeneratorExp:
		u.generatorExp(e)
	case *syntax.Await:
		u.expr(e.Value)
		u.await(span, ofAwait)
	case *syntax.Yield:
		if e.Value != nil {
			u.expr(e.Value)
		} else {
			u.constant(span, nil)
		}
		u.emit(span, YIELD, 0)
	case *syntax.YieldFrom:
		u.expr(e.Value)
		u.emit(span, YIELDITER, 0)
		u.constant(span, nil)
		u.emit(span, DELEGATE, 0)
	case *syntax.JoinedStr:
		u.joinedStr(e)
	case *syntax.FormattedValue:
		u.formattedValue(e)
	case *syntax.TemplateStr:
		panic(failure(u.file, syntax.LimitError, span, "t-strings are not supported: use an f-string"))
	default:
		panic(failure(u.file, syntax.LimitError, span, "this expression is not supported"))
	}
}

// attributeSpan returns the span of what is done with an attribute, given that of the expression it stands in: if the value
// began on an earlier line, only what is on the attribute's own line counts.
func (u *unit) attributeSpan(span syntax.Span, e *syntax.Attribute) syntax.Span {
	if u.file.Line(span.Start) != u.file.Line(e.AttrSpan.Start) {
		span.Start = e.AttrSpan.Start
	}
	return span
}

func (u *unit) slice(e *syntax.Slice) {
	parts := []syntax.Expr{e.Lower, e.Upper}
	if e.Step != nil {
		parts = append(parts, e.Step)
	}
	for _, part := range parts {
		if part != nil {
			u.expr(part)
		} else {
			u.constant(e.Span(), nil)
		}
	}
	u.emit(e.Span(), SLICE, len(parts))
}

func (u *unit) unary(e *syntax.UnaryOp) {
	if value, ok := negative(e); ok {
		u.constantAs(e.Span(), e, Constant{value, e.Span()})
		return
	}
	u.expr(e.Operand)
	if e.Op == syntax.Not {
		u.emit(e.Span(), NOT, 0)
	} else {
		u.emit(e.Span(), UNARY, int(e.Op))
	}
}

func (u *unit) boolOp(e *syntax.BoolOp) {
	end := new(label)
	op := either(e.Op == syntax.And, JUMPFALSEKEEP, JUMPTRUEKEEP)
	last := len(e.Values) - 1
	for _, value := range e.Values[:last] {
		u.expr(value)
		u.jump(e.Span(), op, end)
	}
	u.expr(e.Values[last])
	u.place(end)
}

// compare pushes the result of a chain of comparisons: the first that isn't true, or the last.
func (u *unit) compare(e *syntax.Compare) {
	last := len(e.Ops) - 1
	u.expr(e.Left)
	if last == 0 {
		u.expr(e.Comparators[0])
		u.comparison(e.Span(), e.Ops[0])
		return
	}
	end, cut := new(label), new(label)
	u.comparisons(e, JUMPFALSEKEEP, cut)
	u.jump(e.Span(), JUMP, end)
	u.place(cut)
	u.emit(e.Span(), SWAP, 0)
	u.emit(e.Span(), POP, 0)
	u.place(end)
}

// comparisons emits a chain whose first operand has been pushed, and jumps from each comparison but the last if it is not
// true; there the next operand lies on the operand stack.
func (u *unit) comparisons(e *syntax.Compare, jump Opcode, cut *label) {
	last := len(e.Ops) - 1
	for i, operator := range e.Ops {
		u.expr(e.Comparators[i])
		if i < last {
			u.emit(e.Span(), DUP, 0)
			u.emit(e.Span(), ROT3, 0)
		}
		u.comparison(e.Span(), operator)
		if i < last {
			u.jump(e.Span(), jump, cut)
		}
	}
}

func (u *unit) comparison(span syntax.Span, operator syntax.CmpOperator) {
	switch operator {
	case syntax.Is:
		u.emit(span, IS, 0)
	case syntax.IsNot:
		u.emitB(span, IS, 0, 1)
	case syntax.In:
		u.emit(span, IN, 0)
	case syntax.NotIn:
		u.emitB(span, IN, 0, 1)
	default:
		u.emit(span, COMPARE, int(operator))
	}
}

// jumpIf evaluates a condition and jumps if its truth is when.
func (u *unit) jumpIf(e syntax.Expr, when bool, to *label) {
	if value, known := truth(e); known {
		if value == when {
			u.jump(e.Span(), JUMP, to)
		}
		return
	}
	op := either(when, JUMPTRUE, JUMPFALSE)
	switch e := e.(type) {
	case *syntax.UnaryOp:
		if e.Op == syntax.Not {
			u.jumpIf(e.Operand, !when, to)
			return
		}
	case *syntax.BoolOp:
		// The value that decides the whole, such as a false one for and, either jumps to the target or past the last test.
		decided, past := to, new(label)
		if decides := e.Op == syntax.Or; decides != when {
			decided = past
		}
		last := len(e.Values) - 1
		for _, value := range e.Values[:last] {
			u.jumpIf(value, e.Op == syntax.Or, decided)
		}
		u.jumpIf(e.Values[last], when, to)
		u.place(past)
		return
	case *syntax.IfExp:
		orelse, end := new(label), new(label)
		u.jumpIf(e.Test, false, orelse)
		u.jumpIf(e.Body, when, to)
		u.jump(e.Span(), JUMP, end)
		u.place(orelse)
		u.jumpIf(e.Orelse, when, to)
		u.place(end)
		return
	case *syntax.Compare:
		if len(e.Ops) > 1 {
			end, cut := new(label), new(label)
			u.expr(e.Left)
			u.comparisons(e, JUMPFALSE, cut)
			u.jump(e.Span(), op, to)
			u.jump(e.Span(), JUMP, end)
			u.place(cut)
			u.emit(e.Span(), POP, 0)
			if !when {
				u.jump(e.Span(), JUMP, to)
			}
			u.place(end)
			return
		}
		if isNone(e.Comparators[0]) && (e.Ops[0] == syntax.Is || e.Ops[0] == syntax.IsNot) {
			u.expr(e.Left)
			u.jump(e.Span(), either((e.Ops[0] == syntax.Is) == when, JUMPNONE, JUMPNOTNONE), to)
			return
		}
	}
	u.expr(e)
	u.jump(e.Span(), op, to)
}

func isNone(e syntax.Expr) bool {
	c, ok := e.(*syntax.Constant)
	return ok && c.Value == nil
}

// display pushes a list, tuple or set of the elements, some of which may be starred.
func (u *unit) display(span syntax.Span, elements []syntax.Expr, op Opcode) {
	u.collect(span, 0, elements, op)
}

// collect pushes a list, tuple or set of n values that are on the operand stack already, and the elements.
func (u *unit) collect(span syntax.Span, n int, elements []syntax.Expr, op Opcode) {
	var made bool // the collection lies on the operand stack
	building, appending, extending := LIST, LISTAPPEND, LISTEXTEND
	if op == SET {
		building, appending, extending = SET, SETADD, SETUPDATE
	}
	begin := func(n int) {
		u.emit(span, building, n)
		made = true
	}
	if n+len(elements) > maxTogether {
		begin(n)
	}
	for i, e := range elements {
		starred, ok := e.(*syntax.Starred)
		if ok {
			if !made {
				begin(n + i)
			}
			u.expr(starred.Value)
			u.emit(span, extending, 1)
			continue
		}
		u.expr(e)
		if made {
			u.emit(span, appending, 1)
		}
	}
	switch {
	case !made:
		u.emit(span, op, n+len(elements))
	case op == TUPLE:
		u.emit(span, LISTTOTUPLE, 0)
	}
}

// dict pushes a dict. Keys and values are put into it in groups, as in CPython, after each of which an unhashable key shows.
func (u *unit) dict(e *syntax.Dict) {
	span := e.Span()
	made := false
	begin := 0
	flush := func(end int) {
		switch n := end - begin; {
		case n > maxTogether/2:
			u.emit(span, DICT, 0)
			for i := begin; i < end; i++ {
				u.expr(e.Keys[i])
				u.expr(e.Values[i])
				u.emit(span, DICTADD, 1)
			}
		case n > 0 || !made && end == len(e.Keys):
			for i := begin; i < end; i++ {
				u.expr(e.Keys[i])
				u.expr(e.Values[i])
			}
			u.emit(span, DICT, n)
		default:
			return
		}
		if made {
			u.emit(span, DICTUPDATE, 1)
		}
		made = true
	}
	for i, key := range e.Keys {
		if key != nil {
			continue
		}
		flush(i)
		begin = i + 1
		if !made {
			u.emit(span, DICT, 0)
			made = true
		}
		u.expr(e.Values[i])
		u.emit(span, DICTUPDATE, 1)
	}
	flush(len(e.Keys))
}

// joinedStr pushes the text of an f-string.
func (u *unit) joinedStr(e *syntax.JoinedStr) {
	span := e.Span()
	for _, value := range e.Values {
		if text, ok := value.(*syntax.Constant); ok {
			u.constant(text.Span(), text.Value)
			continue
		}
		u.expr(value)
	}
	if len(e.Values) != 1 {
		u.emit(span, STRING, len(e.Values))
	}
}

func (u *unit) formattedValue(e *syntax.FormattedValue) {
	var conversion uint8
	if e.Conversion > 0 {
		conversion = uint8(e.Conversion)
	}
	u.expr(e.Value)
	if e.FormatSpec == nil {
		u.emitB(e.Span(), FORMAT, 0, conversion)
		return
	}
	u.expr(e.FormatSpec)
	u.emitB(e.Span(), FORMATSPEC, 0, conversion)
}
