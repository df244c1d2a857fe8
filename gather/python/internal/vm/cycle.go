package vm

// remembered is how many objects are remembered because they may have become part of a cycle. CPython, too, doesn't keep cycles that
// nobody can reach for ever: it looks for them from time to time.
const remembered = 512

// Remember remembers an object that may become part of a cycle. When nobody can reach such a cycle any more it keeps alive what it refers
// to; that it is there would not be noticed, as long as nothing in it is at risk.
func (vm *VM) Remember(x any) { vm.diagnosis.remember(x) }

func (d *diagnosis) remember(x any) {
	d.last = (d.last + 1) % remembered
	d.suspects[d.last] = x
}

// rememberRaised remembers an exception that was raised in a coroutine. By its traceback it refers to frames, whose variables often refer
// to futures that have ended with it.
func (d *diagnosis) rememberRaised(err *Error) {
	if !err.remembered {
		err.remembered = true
		d.remember(err)
	}
}

// keepCycles keeps those of the objects remembered that nobody can reach and that are part of a cycle, and reports whether there are
// any.
func (vm *VM) keepCycles() bool {
	d := &vm.diagnosis
	found := false
	for i, x := range d.suspects {
		if x == nil || d.known.has(x) {
			continue
		}
		d.suspects[i] = nil
		if vm.refersToItself(x) {
			d.keep(x)
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
