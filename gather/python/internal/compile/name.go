package compile

import (
	"slices"

	"gatherplay/gather/python/internal/syntax"
)

// sortedCells returns the names of a scope's variables that frames within it use.
func sortedCells(s *scope) []string {
	names := slices.Clone(s.implicit)
	for _, name := range s.names {
		if s.symbols[name].captured {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// name returns the index of a name of an attribute, a global or a module.
func (u *unit) name(name string) int {
	i, ok := u.names[name]
	if !ok {
		i = len(u.code.Names)
		u.names[name] = i
		u.code.Names = append(u.code.Names, name)
	}
	return i
}

// attribute returns the index of an attribute's name, mangled if it is private.
func (u *unit) attribute(name string) int { return u.name(u.scope.mangle(name)) }

// slot returns the local slot of a variable. Slots are given out in the order in which the code comes to their variables, as
// in CPython, where locals() shows it.
func (u *unit) slot(v ownVariable) int {
	i, ok := u.slots[v]
	if !ok {
		i = len(u.code.Locals)
		u.slots[v] = i
		u.code.Locals = append(u.code.Locals, v.name)
	}
	return i
}

// temporary returns a local slot for an intermediate result; release gives it back. Its name begins with a dot, which tells it
// from variables.
func (u *unit) temporary() int {
	if n := len(u.temps); n > 0 {
		slot := u.temps[n-1]
		u.temps = u.temps[:n-1]
		return slot
	}
	u.code.Locals = append(u.code.Locals, ".temporary")
	return len(u.code.Locals) - 1
}

func (u *unit) release(slot int) { u.temps = append(u.temps, slot) }

// A location says how code reaches a name: by which kind of instructions, with which operand.
type location struct {
	place place
	cell  bool // a variable lives in a cell
	index int
}

// locate finds a name, mangled if it is private, as the current scope sees it.
func (u *unit) locate(name string) location {
	name = u.scope.mangle(name)
	y := u.scope.symbols[name]
	switch y.place {
	case globalName, className, annotationName:
		return location{y.place, false, u.name(name)}
	}
	index, cell := u.variable(name, y.provider)
	return location{y.place, cell, index}
}

// variable returns the slot or cell, whichever it has, of the variable that the provider binds.
func (u *unit) variable(name string, provider *scope) (index int, cell bool) {
	v := ownVariable{provider, name}
	if provider.frame() != u.home {
		return u.free[name], true
	}
	if i, ok := u.cells[v]; ok {
		return i, true
	}
	return u.slot(v), false
}

// load pushes the value of a name.
func (u *unit) load(span syntax.Span, name string) {
	at := u.locate(name)
	switch at.place {
	case globalName:
		u.emit(span, GLOBAL, at.index)
	case className:
		u.emit(span, NAME, at.index)
	case classVariable:
		u.emit(span, CLASSCELL, at.index)
	case annotationName:
		u.load(span, classDictCell)
		u.emit(span, NAMEIN, at.index)
	case annotationCell:
		u.load(span, classDictCell)
		u.emit(span, CELLIN, at.index)
	default:
		u.emit(span, either(at.cell, CELL, LOCAL), at.index)
	}
}

// store pops a value and gives it to a name.
func (u *unit) store(span syntax.Span, name string) {
	u.change(span, name, SETLOCAL, SETCELL, SETGLOBAL, SETNAME)
}

// unbind deletes a name.
func (u *unit) unbind(span syntax.Span, name string) {
	u.change(span, name, DELLOCAL, DELCELL, DELGLOBAL, DELNAME)
}

func (u *unit) change(span syntax.Span, name string, local, cell, global, namespace Opcode) {
	at := u.locate(name)
	switch at.place {
	case globalName, annotationName:
		u.emit(span, global, at.index)
	case className:
		u.emit(span, namespace, at.index)
	default:
		u.emit(span, either(at.cell, cell, local), at.index)
	}
}

// setName pops a value into the namespace of a module or class, under a name that the program need not mention.
func (u *unit) setName(span syntax.Span, name string) {
	u.emit(span, either(u.home.kind == moduleScope, SETGLOBAL, SETNAME), u.name(name))
}

// getName pushes a value of the namespace of a module or class.
func (u *unit) getName(span syntax.Span, name string) {
	u.emit(span, either(u.home.kind == moduleScope, GLOBAL, NAME), u.name(name))
}

// implicitCell returns the index of one of a class's own cells, if functions within it use it.
func (u *unit) implicitCell(name string) (int, bool) {
	i, ok := u.cells[ownVariable{u.home, name}]
	return i, ok
}

func either[T any](first bool, a, b T) T {
	if first {
		return a
	}
	return b
}
