package compile

import (
	"gatherplay/gather/python/internal/syntax"
)

// Every handler begins alike: the exception becomes the one being handled (PUSHEXC), with the one handled before it below on
// the operand stack. However it is left, that one must be handled again (POPEXC): by return, break and continue through the
// block that the handler is, by an exception through a region of its own.

func (u *unit) try(s *syntax.Try) {
	if len(s.Finalbody) == 0 {
		u.tryExcept(s)
		return
	}
	u.finally(s, func() {
		if len(s.Handlers) > 0 {
			u.tryExcept(s)
		} else {
			u.stmts(s.Body)
			u.stmts(s.Orelse)
		}
	})
}

// finally emits body with the finally clause after it: once for the end of body, once for each return, break or continue that
// leaves it, and once for exceptions.
func (u *unit) finally(s *syntax.Try, body func()) {
	span := s.FinallySpan
	end := new(label)
	r := u.protect()
	u.push(&block{
		regions: []*region{r},
		leave: func(_ syntax.Span, withValue bool) {
			if !withValue {
				u.stmts(s.Finalbody)
				return
			}
			// A return within the clause forgets the value that is being returned.
			u.push(&block{leave: u.popUnder})
			u.stmts(s.Finalbody)
			u.pop()
		},
	})
	body()
	u.pop()
	u.end(r)
	u.stmts(s.Finalbody)
	u.jump(span, JUMP, end)

	u.handle(r)
	u.handling(span, func() { u.stmts(s.Finalbody) })
	u.place(end)
}

// handling emits a handler that raises the exception again after body. While body runs, what lies on the operand stack is the
// exception handled before and the exception.
func (u *unit) handling(span syntax.Span, body func()) {
	u.emit(span, PUSHEXC, 0)
	r := u.protect()
	r.depth--
	u.push(&block{regions: []*region{r}, leave: func(span syntax.Span, withValue bool) {
		u.popUnder(span, withValue)
		u.popExc(span, withValue)
	}})
	body()
	u.pop()
	u.reraise(span, r)
}

// reraise ends a handler: what was raised in the region, or the exception that lies on the operand stack, is raised again.
func (u *unit) reraise(span syntax.Span, r *region) {
	reached := !u.dead
	u.end(r)
	if reached {
		r.target.used, r.target.depth = true, u.depth
	}
	u.handle(r)
	u.emit(span, SWAP, 0)
	u.emit(span, POPEXC, 0)
	u.emit(span, RERAISE, 0)
}

// popExc ends the handling of an exception, whose predecessor lies on the operand stack, or below a value to be returned.
func (u *unit) popExc(span syntax.Span, withValue bool) {
	if withValue {
		u.emit(span, SWAP, 0)
	}
	u.emit(span, POPEXC, 0)
}

// guarded emits the body of a try statement and its else clause, from which it goes to end, and begins the region of its except
// clauses, with the exception on the operand stack.
func (u *unit) guarded(s *syntax.Try, end *label) (clauses *region) {
	r := u.protect()
	u.push(&block{regions: []*region{r}})
	u.stmts(s.Body)
	u.pop()
	u.end(r)
	u.stmts(s.Orelse)
	u.jump(s.Span(), JUMP, end)

	u.handle(r)
	u.emit(s.Span(), PUSHEXC, 0)
	clauses = u.protect()
	clauses.depth--
	return clauses
}

func (u *unit) tryExcept(s *syntax.Try) {
	end := new(label)
	clauses := u.guarded(s, end)
	for _, clause := range s.Handlers {
		next := new(label)
		if clause.Type != nil {
			u.expr(clause.Type)
			u.emit(clause.Span(), CHECKEXC, 0)
			u.jump(clause.Span(), JUMPFALSE, next)
		}
		u.emit(clause.HeaderSpan, CAUGHT, 0)
		u.exceptClause(clause, clauses, end)
		u.place(next)
	}
	u.reraise(s.Span(), clauses)
	u.place(end)
}

// exceptClause emits the body of a clause that matches the exception on the operand stack, and then goes to end. The region
// protects the clause.
func (u *unit) exceptClause(clause *syntax.ExceptHandler, r *region, end *label) {
	span := clause.Span()
	leave := &block{regions: []*region{r}, leave: u.popExc}
	if clause.Name == "" {
		u.emit(span, POP, 0)
		u.push(leave)
		u.stmts(clause.Body)
		u.pop()
		u.suspend(r)
		u.emit(u.last, POPEXC, 0) // not written in the source, it counts as being where the body ends
		u.jump(span, JUMP, end)
		u.resume(r)
		return
	}
	u.store(span, clause.Name)
	u.push(leave)
	named := u.named(clause)
	u.pop()
	u.suspend(r)
	last := u.last // what is not written in the source counts as being where the body ends
	u.emit(last, POPEXC, 0)
	u.forget(clause, last)
	u.jump(span, JUMP, end)

	u.resume(r)
	u.handle(named)
	u.forget(clause, span)
	u.emit(span, RERAISE, 0)
}

// named emits the body of a clause that has given its exception a name. The region that it returns protects the body, so that
// the name is forgotten when it fails; the end of the body leaves that to be done.
func (u *unit) named(clause *syntax.ExceptHandler) *region {
	r := u.protect()
	u.push(&block{regions: []*region{r}, leave: func(span syntax.Span, _ bool) { u.forget(clause, span) }})
	u.stmts(clause.Body)
	u.pop()
	u.end(r)
	return r
}

// forget deletes the name of an except clause, whether the clause has deleted it itself or not.
func (u *unit) forget(clause *syntax.ExceptHandler, span syntax.Span) {
	u.constant(span, nil)
	u.store(span, clause.Name)
	u.unbind(span, clause.Name)
}

func (u *unit) tryStar(s *syntax.Try) {
	if len(s.Finalbody) == 0 {
		u.exceptStar(s)
		return
	}
	u.finally(s, func() { u.exceptStar(s) })
}

// exceptStar emits except* clauses. While they run, the operand stack holds the exception handled before, the exception, a
// list of what the clauses raise, and what of the exception no clause has matched yet.
func (u *unit) exceptStar(s *syntax.Try) {
	span := s.Span()
	end := new(label)
	clauses := u.guarded(s, end)
	u.emit(span, DUP, 0)
	u.emit(span, LIST, 0)
	u.emit(span, SWAP, 0)
	for _, clause := range s.Handlers {
		u.starClause(clause)
	}
	u.emit(span, LISTAPPEND, 1)
	u.emit(span, JOINEXCGROUP, 0)
	u.emit(span, DUP, 0)
	raise := new(label)
	u.jump(span, JUMPNOTNONE, raise)
	u.emit(span, POP, 0)
	u.suspend(clauses)
	u.emit(span, POPEXC, 0)
	u.jump(span, JUMP, end)
	u.place(raise)
	u.resume(clauses)
	u.reraise(span, clauses)
	u.place(end)
}

func (u *unit) starClause(clause *syntax.ExceptHandler) {
	span := clause.Span()
	done, none := new(label), new(label)
	u.expr(clause.Type)
	u.emit(span, CHECKEXCGROUP, 0)
	u.emit(span, DUP, 0)
	u.jump(span, JUMPNONE, none)
	u.emit(clause.HeaderSpan, CAUGHT, 0)
	var r *region
	if clause.Name == "" {
		u.emit(span, POP, 0)
		r = u.protect()
		u.stmts(clause.Body)
		u.end(r)
	} else {
		u.store(span, clause.Name)
		r = u.named(clause)
		u.forget(clause, u.last)
	}
	u.jump(span, JUMP, done)

	u.handle(r)
	if clause.Name != "" {
		u.forget(clause, span)
	}
	u.emit(span, LISTAPPEND, 2)
	u.jump(span, JUMP, done)

	u.place(none)
	u.emit(span, POP, 0)
	u.place(done)
}
