package compile

import (
	"gatherplay/gather/python/internal/syntax"
)

// A block is a statement around the place at hand that return, break and continue have to leave in order.
type block struct {
	loop            bool
	onBreak, onNext *label // of a loop

	regions []*region // protect the statement; what leaves it is not protected any more
	// leave emits what is to be done to leave the block. If withValue, a value that is being returned lies on the operand
	// stack, above all that belongs to the block.
	leave func(span syntax.Span, withValue bool)
}

func (u *unit) push(b *block) { u.blocks = append(u.blocks, b) }
func (u *unit) pop()          { u.blocks = u.blocks[:len(u.blocks)-1] }

// unwind leaves the blocks above the first n, from the innermost outwards, and then calls jump, which is to leave this place.
// For whatever comes next, the blocks are there again.
func (u *unit) unwind(span syntax.Span, n int, withValue bool, jump func()) {
	blocks, depth := u.blocks, u.depth
	for i := len(blocks) - 1; i >= n; i-- {
		b := blocks[i]
		u.blocks = blocks[:i:i]
		for _, r := range b.regions {
			u.suspend(r)
		}
		if b.leave != nil {
			b.leave(span, withValue)
		}
	}
	jump()
	u.blocks, u.depth = blocks, depth
	for _, b := range blocks[n:] {
		for _, r := range b.regions {
			u.resume(r)
		}
	}
}

// popUnder removes the topmost value of the operand stack, or the one below it if that is being returned.
func (u *unit) popUnder(span syntax.Span, withValue bool) {
	if withValue {
		u.emit(span, SWAP, 0)
	}
	u.emit(span, POP, 0)
}

func (u *unit) returnStmt(s *syntax.Return) {
	if s.Value != nil {
		u.expr(s.Value)
	} else {
		u.constant(s.Span(), nil)
	}
	u.unwind(s.Span(), 0, true, func() { u.emit(s.Span(), RETURN, 0) })
}

func (u *unit) breakStmt(span syntax.Span) {
	if i, ok := u.innermostLoop(); ok {
		loop := u.blocks[i]
		u.unwind(span, i, false, func() { u.jump(span, JUMP, loop.onBreak) })
	}
}

func (u *unit) continueStmt(span syntax.Span) {
	if i, ok := u.innermostLoop(); ok {
		loop := u.blocks[i]
		u.unwind(span, i+1, false, func() { u.jump(span, JUMP, loop.onNext) })
	}
}

// innermostLoop returns the index of the innermost loop among the blocks. That there is one has been checked.
func (u *unit) innermostLoop() (int, bool) {
	for i := len(u.blocks) - 1; i >= 0; i-- {
		if u.blocks[i].loop {
			return i, true
		}
	}
	return 0, false
}

func (u *unit) while(s *syntax.While) {
	end, orelse := new(label), new(label)
	head := u.here()
	u.jumpIf(s.Test, false, orelse)
	u.push(&block{loop: true, onBreak: end, onNext: head})
	u.stmts(s.Body)
	u.jump(s.Span(), JUMP, head)
	u.pop()
	u.place(orelse)
	u.stmts(s.Orelse)
	u.place(end)
}

func (u *unit) forStmt(s *syntax.For) {
	end, exhausted := new(label), new(label)
	u.expr(s.Iter)
	u.emit(s.Iter.Span(), ITER, 0)
	head := u.here()
	u.push(&block{loop: true, onBreak: end, onNext: head, leave: u.popUnder})
	u.jump(s.Iter.Span(), FORITER, exhausted)
	u.assignTo(s.Target)
	u.stmts(s.Body)
	u.jump(s.Span(), JUMP, head)
	u.pop()
	u.place(exhausted)
	u.stmts(s.Orelse)
	u.place(end)
}

func (u *unit) asyncFor(s *syntax.For) {
	end := new(label)
	u.expr(s.Iter)
	u.emit(s.Iter.Span(), AITER, 0)
	head := u.here()
	u.push(&block{loop: true, onBreak: end, onNext: head, leave: u.popUnder})
	next := u.next(s.Span())
	u.assignTo(s.Target)
	u.stmts(s.Body)
	u.jump(s.Span(), JUMP, head)
	u.pop()
	u.handle(next)
	u.emit(s.Iter.Span(), ENDASYNCFOR, 0)
	u.stmts(s.Orelse)
	u.place(end)
}

// next pushes the next value of the asynchronous iterator on top of the operand stack. The handler of the region that it
// returns is entered at its end, or when that fails.
func (u *unit) next(span syntax.Span) *region {
	r := u.protect()
	u.emit(span, ANEXT, 0)
	u.await(span, ofNext)
	u.end(r)
	return r
}

// What AWAITABLE is told of its operand.
const (
	ofAwait = iota
	ofEnter
	ofExit
	ofNext
)

// await awaits what is on top of the operand stack and pushes the result.
func (u *unit) await(span syntax.Span, what uint8) {
	u.emitB(span, AWAITABLE, 0, what)
	u.constant(span, nil)
	u.emit(span, DELEGATE, 0)
}
