package compile

import (
	"gatherplay/gather/python/internal/syntax"
)

// comprehension pushes the list, set or dict (op) that a comprehension makes. It runs in the frame around it, but its
// variables are its own.
func (u *unit) comprehension(e syntax.Expr, op Opcode, clauses []*syntax.Comprehension, result ...syntax.Expr) {
	span := e.Span()
	depth := u.depth
	u.iterator(span, clauses[0])
	outer := u.scope
	u.scope = u.scopes[scopeKey{e, bodyRole}]
	variables := u.beginVariables()
	r := u.protect()
	r.depth = depth
	u.emit(span, op, 0)
	u.emit(span, SWAP, 0)
	u.clauses(span, clauses, 0, func() {
		for _, value := range result {
			u.expr(value)
		}
		at := result[0].Span().To(result[len(result)-1].Span())
		u.emit(at, addingTo(op), len(clauses)+1)
	})
	u.end(r)
	u.clear(span, variables)
	end := new(label)
	u.jump(span, JUMP, end)
	u.handle(r)
	u.clear(span, variables)
	u.emit(span, RERAISE, 0)
	u.place(end)
	u.endVariables(variables)
	u.scope = outer
}

// addingTo returns the instruction that adds to what is made by another.
func addingTo(op Opcode) Opcode {
	switch op {
	case LIST:
		return LISTAPPEND
	case SET:
		return SETADD
	}
	return DICTADD
}

// beginVariables gives the variables of the comprehension that begins their slots, and returns their names.
func (u *unit) beginVariables() []string {
	var names []string
	for _, name := range u.scope.names {
		if y := u.scope.symbols[name]; !y.isBound() {
			continue
		} else if spare := u.spare[name]; !y.captured && len(spare) > 0 {
			u.slots[ownVariable{u.scope, name}] = spare[len(spare)-1]
			u.spare[name] = spare[:len(spare)-1]
		}
		names = append(names, name)
		u.variable(name, u.scope)
	}
	return names
}

// endVariables lets later comprehensions have the slots.
func (u *unit) endVariables(names []string) {
	for _, name := range names {
		v := ownVariable{u.scope, name}
		if slot, ok := u.slots[v]; ok {
			u.spare[name] = append(u.spare[name], slot)
			delete(u.slots, v)
		}
	}
}

// clear emits what makes variables of a comprehension unset again. Functions that captured one keep its cell.
func (u *unit) clear(span syntax.Span, names []string) {
	for _, name := range names {
		index, cell := u.variable(name, u.scope)
		u.emit(span, either(cell, NEWCELL, UNSET), index)
	}
}

// iterator pushes the iterator of a comprehension's clause.
func (u *unit) iterator(span syntax.Span, clause *syntax.Comprehension) {
	u.expr(clause.Iter)
	u.emit(clause.Iter.Span(), either(clause.IsAsync, AITER, ITER), 0)
}

// clauses emits the loops of the clauses from the i-th on, and in the innermost what result emits. The first one's iterator
// is on the operand stack already.
func (u *unit) clauses(span syntax.Span, clauses []*syntax.Comprehension, i int, result func()) {
	if i == len(clauses) {
		result()
		return
	}
	clause := clauses[i]
	if i > 0 {
		u.iterator(span, clause)
	}
	head, exhausted := u.here(), new(label)
	var next *region
	if clause.IsAsync {
		next = u.next(span)
	} else {
		u.jump(clause.Iter.Span(), FORITER, exhausted)
	}
	u.assignTo(clause.Target)
	for _, condition := range clause.Ifs {
		u.jumpIf(condition, false, head)
	}
	u.clauses(span, clauses, i+1, result)
	u.jump(clause.Span(), JUMP, head)
	if clause.IsAsync {
		u.handle(next)
		u.emit(span, ENDASYNCFOR, 0)
	} else {
		u.place(exhausted)
	}
}

// generatorExp pushes the generator of a generator expression. Its first iterator is made here and handed to it.
func (u *unit) generatorExp(e *syntax.GeneratorExp) {
	span := e.Span()
	home := u.scopes[scopeKey{e, bodyRole}]
	g := u.unit(u, home, "<genexpr>", span, firstIterable)
	g.code.ArgCount = 1
	g.emit(span, LOCAL, 0)
	g.clauses(span, e.Generators, 0, func() {
		g.expr(e.Elt)
		g.emit(e.Elt.Span(), YIELD, 0)
		g.emit(e.Elt.Span(), POP, 0)
	})
	u.function(span, g.finishUnit(), home, 0)
	u.emit(span, NULL, 0)
	u.iterator(span, e.Generators[0])
	u.emit(span, CALL, 1)
}
