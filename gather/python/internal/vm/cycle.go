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

// keepCycles keeps the cycles that nobody can reach and to which the objects remembered lead, and reports whether there are any.
func (vm *VM) keepCycles() bool {
	d := &vm.diagnosis
	var g tally
	for i, x := range d.suspects {
		if x != nil && !d.known.has(x) {
			d.suspects[i] = nil
			g.include(x)
		}
	}
	vm.count(&g)
	vm.dropUnheld(&g)
	found := false
	var kept reach
	for i, x := range g.objects {
		if g.counts[i] == 0 || kept.has(x) {
			continue
		}
		d.keep(x)
		found = true
		for at, _ := kept.add(x); at < len(kept.objects); at++ {
			d.references(kept.objects[at], func(y any) {
				if g.held(y) {
					kept.add(y)
				}
			})
		}
	}
	d.effort += 2 * len(g.objects)
	return found
}

// dropUnheld lets go of what no other object of the tally refers to, and so on, until only cycles are left, and what they refer to.
func (vm *VM) dropUnheld(g *tally) {
	var unheld []any
	for i, x := range g.objects {
		if g.counts[i] == 0 {
			unheld = append(unheld, x)
		}
	}
	for len(unheld) > 0 {
		x := unheld[len(unheld)-1]
		unheld = unheld[:len(unheld)-1]
		vm.diagnosis.references(x, func(y any) {
			if at, _ := g.place(y); at >= 0 {
				if g.counts[at]--; g.counts[at] == 0 {
					unheld = append(unheld, y)
				}
			}
		})
	}
}

// held reports whether a reference to x is left.
func (g *tally) held(x any) bool {
	at, _ := g.place(x)
	return at >= 0 && g.counts[at] > 0
}
