package compile

import (
	"gatherplay/gather/python/internal/syntax"
)

// with emits a with statement as its items nested in one another. While the body runs, the bound exit method lies on the
// operand stack.
func (u *unit) with(items []*syntax.WithItem, body []syntax.Stmt, async bool) {
	if len(items) == 0 {
		u.stmts(body)
		return
	}
	item := items[0]
	span := item.ContextExpr.Span()
	u.expr(item.ContextExpr)
	if async {
		u.emit(span, ASYNCENTER, 0)
		u.await(span, ofEnter)
	} else {
		u.emit(span, ENTER, 0)
	}
	r := u.protect()
	r.depth--
	entered := &block{regions: []*region{r}, leave: func(_ syntax.Span, withValue bool) {
		if withValue {
			u.emit(span, SWAP, 0)
		}
		u.exit(span, async)
	}}
	u.push(entered)
	if item.OptionalVars != nil {
		u.assignTo(item.OptionalVars)
	} else {
		u.emit(span, POP, 0)
	}
	u.with(items[1:], body, async)
	u.pop()
	u.end(r)
	u.exit(span, async)
	end := new(label)
	u.jump(span, JUMP, end)

	u.handle(r)
	u.emit(span, PUSHEXC, 0)
	failed := u.protect()
	failed.depth--
	u.emit(span, EXITEXC, 0)
	if async {
		u.await(span, ofExit)
	}
	suppress := new(label)
	u.jump(span, JUMPTRUE, suppress)
	u.reraise(span, failed)
	u.place(suppress)
	u.emit(item.Span(), CAUGHT, 0)
	u.emit(span, POP, 0)
	u.emit(span, POPEXC, 0)
	u.emit(span, POP, 0)
	u.place(end)
}

// exit calls the exit method on the operand stack without an exception.
func (u *unit) exit(span syntax.Span, async bool) {
	u.emit(span, NULL, 0)
	for range 3 {
		u.constant(span, nil)
	}
	u.emit(span, CALL, 3)
	if async {
		u.await(span, ofExit)
	}
	u.emit(span, POP, 0)
}
