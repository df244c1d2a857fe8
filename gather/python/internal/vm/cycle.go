package vm

// remembered is how many exceptions are remembered because they may have become part of a cycle. CPython, too, doesn't keep cycles that
// nobody can reach for ever: it looks for them from time to time.
const remembered = 512

// remember remembers an exception that was raised in a coroutine. By its traceback it refers to frames, whose variables often refer to
// futures that have ended with it. When nobody can reach such a cycle any more it keeps alive what it refers to; that it is there
// would not be noticed, as long as nothing in it is at risk.
func (d *diagnosis) remember(err *Error) {
	if !err.remembered {
		err.remembered = true
		d.last = (d.last + 1) % remembered
		d.raised[d.last] = err
	}
}

// keepCycles keeps those of the exceptions remembered that nobody can reach and that are part of a cycle, and reports whether there are
// any.
func (vm *VM) keepCycles() bool {
	d := &vm.diagnosis
	found := false
	for i, err := range d.raised {
		if err == nil || d.known.has(err) {
			continue
		}
		d.raised[i] = nil
		if vm.refersToItself(err) {
			d.keep(err)
			found = true
		}
	}
	return found
}

// refersToItself reports whether x, which nobody can reach, is part of a cycle.
func (vm *VM) refersToItself(x any) bool {
	d := &vm.diagnosis
	var seen reach
	cycle := false
	w := newWalk(func(y any, _ int) {
		if y == x {
			cycle = true
		} else if !d.known.has(y) {
			seen.add(y)
		}
	})
	w.references(x)
	for i := 0; i < len(seen.objects) && !cycle; i++ {
		w.references(seen.objects[i])
	}
	d.effort += len(seen.objects) + w.looked/itemsPerEffort
	return cycle
}
