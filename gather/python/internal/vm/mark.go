package vm

import "unsafe"

// A reach is what was found to be reachable: a graph of objects, each with those that refer to it. Later it answers whether an object
// still is, by the ways in which it was, as far as they are there still: mostly one is, and nothing has to be searched.
type reach struct {
	objects []any   // in the order in which they were found, those nearest to the roots first
	table   []int32 // the place in objects plus one, searched by address; its length is a power of two
	edges   []edge  // grouped by the object referred to, in the order of objects
	first   []int32 // where those of each object begin, and where the last end
	moved   map[any]any
	asked   []int32 // in which question an object was last looked at
	asking  int32
	effort  int // that it was to find all this
}

// An edge is a reference by the object at a place among all, which holds it at a place of its own, or -1; a root's is from -1.
type edge struct{ from, at int32 }

// address returns where an object is in memory. Go never moves it.
func address(x any) uint64 { return uint64(uintptr((*[2]unsafe.Pointer)(unsafe.Pointer(&x))[1])) }

// place returns where x is among the objects, or the free slot of the table that it belongs in.
func (r *reach) place(x any) (at int, slot int) {
	if len(r.table) == 0 {
		for at, y := range r.objects {
			if x == y {
				return at, -1
			}
		}
		return -1, -1
	}
	mask := len(r.table) - 1
	for slot = int(address(x)*0x9E3779B97F4A7C15>>20) & mask; r.table[slot] != 0; slot = (slot + 1) & mask {
		if at := int(r.table[slot] - 1); r.objects[at] == x {
			return at, slot
		}
	}
	return -1, slot
}

// cost returns the effort that finding it was.
func (r *reach) cost() int {
	if r == nil {
		return 0
	}
	return r.effort
}

// has reports whether x was reachable.
func (r *reach) has(x any) bool {
	at, _ := r.place(x)
	return at >= 0
}

// add notes x and returns its place.
func (r *reach) add(x any) (at int, isNew bool) {
	at, slot := r.place(x)
	if at >= 0 {
		return at, false
	}
	r.objects = append(r.objects, x)
	at = len(r.objects) - 1
	switch {
	case at >= len(r.table)/2 && at >= objectsToScan:
		r.grow()
	case slot >= 0:
		r.table[slot] = int32(at + 1)
	}
	return at, true
}

// objectsToScan is how many objects are searched without a table.
const objectsToScan = 8

func (r *reach) grow() {
	r.table = make([]int32, max(8*objectsToScan, 2*len(r.table)))
	for i, x := range r.objects {
		_, slot := r.place(x)
		r.table[slot] = int32(i + 1)
	}
}

// mark follows all references from the roots.
func (vm *VM) mark() *reach {
	d := &vm.diagnosis
	r := new(reach)
	if d.known != nil {
		r.table = make([]int32, len(d.known.table))
		r.objects = make([]any, 0, len(d.known.objects))
	}
	type reference struct {
		to int32
		edge
	}
	references := make([]reference, 0, cap(r.objects)*2)
	from := int32(-1)
	w := newWalk(func(x any, at int) {
		to, _ := r.add(x)
		references = append(references, reference{int32(to), edge{from, int32(at)}})
	})
	vm.roots(func(x any) {
		if x = identity(x); !leaf(x) {
			w.visit(x, -1)
		}
	})
	for i := 0; i < len(r.objects); i++ {
		from = int32(i)
		w.references(r.objects[i])
	}
	r.first = make([]int32, len(r.objects)+1)
	for _, reference := range references {
		r.first[reference.to+1]++
	}
	for i := range r.objects {
		r.first[i+1] += r.first[i]
	}
	next := make([]int32, len(r.objects))
	copy(next, r.first)
	r.edges = make([]edge, len(references))
	for _, reference := range references {
		r.edges[next[reference.to]] = reference.edge
		next[reference.to]++
	}
	r.asked = next // used up
	clear(r.asked)
	r.effort = len(references) + w.looked/itemsPerEffort
	d.effort += r.effort
	return r
}

// mostSteps bounds how many objects are looked at on the way back to a root.
const mostSteps = 300

// reaches reports whether an object is still reached in a way in which it was before, or in one that is looked for first: by a
// variable of the frames that run, or what is there was added to last.
func (vm *VM) reaches(x any) bool {
	d := &vm.diagnosis
	d.known.ask()
	steps := mostSteps
	return vm.stillReached(x, &steps) || vm.isNear(x)
}

func (r *reach) ask() {
	if r != nil {
		r.asking++
	}
}

func (vm *VM) stillReached(x any, steps *int) bool {
	if f, ok := x.(*Future); ok && (f.Scheduled() || f.pendingTask() && !f.stranded()) || vm.isRoot(x) {
		return true
	}
	d := &vm.diagnosis
	r := d.known
	if *steps--; r == nil || *steps < 0 {
		return false
	}
	d.effort++
	if into, moved := r.moved[x]; moved && d.refersTo(into, x, -1) && vm.stillReached(into, steps) {
		return true
	}
	at, _ := r.place(x)
	if at < 0 || r.asked[at] == r.asking {
		return false
	}
	r.asked[at] = r.asking
	for _, e := range r.edges[r.first[at]:r.first[at+1]] {
		if e.from < 0 {
			continue // no longer a root
		}
		from := r.objects[e.from]
		if _, loop := from.(interface{ Iteration() int }); loop {
			continue // with thousands of timers, perhaps; what it will run has said so
		}
		if d.refersTo(from, x, int(e.at)) && vm.stillReached(from, steps) {
			return true
		}
	}
	return false
}

// isNear looks for a new object where such mostly are.
func (vm *VM) isNear(x any) bool {
	const frames, nodes, few, last = 3, 64, 32, 2
	d := &vm.diagnosis
	v, ok := x.(Value)
	if !ok {
		return false
	}
	left := nodes
	var within func(y Value, deeper int) bool
	among := func(values []Value, deeper int) bool {
		d.effort += len(values) / 8
		for i := len(values) - 1; i >= 0; i-- {
			if values[i] == v {
				return true
			}
		}
		for i := len(values) - 1; i >= 0 && deeper > 0; i-- {
			if values[i] != nil && within(values[i], deeper-1) {
				return true
			}
		}
		return false
	}
	within = func(y Value, deeper int) bool {
		if left--; left < 0 {
			return false
		}
		d.effort++
		switch y := y.(type) {
		case *List:
			if n := len(y.Items); n > few {
				return among(y.Items[n-last:], 0)
			}
			return among(y.Items, deeper)
		case *Tuple:
			if len(y.Items) <= few {
				return among(y.Items, deeper)
			}
		case *Dict:
			entries := y.entries
			if n := len(entries); n > few {
				entries = entries[n-last:]
			}
			for i := range entries {
				if entries[i].value == v {
					return true
				}
			}
		case *Cell:
			return y.Value == v || y.Value != nil && deeper > 0 && within(y.Value, deeper-1)
		case *Instance:
			return among(y.Attrs.values, deeper)
		}
		return false
	}
	f := vm.frame
	for i := 0; f != nil && i < frames; f, i = f.back, i+1 {
		if among(f.slots, 2) || f.names != nil && f.names.dict == nil && among(f.names.values, 1) {
			return true
		}
	}
	return false
}

// refersTo reports whether one object refers to another, likely at a place.
func (d *diagnosis) refersTo(from, x any, at int) bool {
	d.effort++
	if at >= 0 && isAt(from, at, x) {
		return true
	}
	switch from := from.(type) {
	case *List:
		return d.among(from.Items, x)
	case *Tuple:
		return d.among(from.Items, x)
	case *Frame:
		if d.among(from.slots, x) {
			return true
		}
	case *Generator:
		if from.frame != nil && d.among(from.frame.slots, x) {
			return true
		}
	}
	refers, n := false, 0
	d.references(from, func(y any) {
		refers = refers || y == x
		n++
	})
	d.effort += n
	return refers
}

func (d *diagnosis) among(values []Value, x any) bool {
	v, ok := x.(Value)
	if !ok {
		return false
	}
	for i := len(values) - 1; i >= 0; i-- {
		if values[i] == v {
			d.effort += (len(values) - i) / 8
			return true
		}
	}
	d.effort += len(values) / 8
	return false
}

func (vm *VM) isRoot(x any) bool {
	switch x := x.(type) {
	case *Module:
		return !vm.diagnosis.ending
	case *Frame:
		for f := vm.frame; f != nil; f = f.back {
			if f == x {
				return true
			}
		}
	case *Generator:
		return x.running
	}
	return false
}

// leadsToRisk reports whether something at risk can be reached from x other than by way of what is known to be reachable anyway. It
// gives up, and says yes, when there is much to look at.
func (vm *VM) leadsToRisk(x any) bool {
	const (
		much = 5000
		each = 16
	)
	d := &vm.diagnosis
	most := d.effort + much
	d.effort += each
	if vm.reaches(x) {
		return false
	}
	if atRisk(x) {
		return true
	}
	seen := reach{objects: d.seen[:0]}
	seen.add(x)
	found := false
	for at := 0; at < len(seen.objects) && !found; at++ {
		d.references(seen.objects[at], func(y any) {
			if d.effort++; found || seen.has(y) {
				return
			}
			d.effort += each
			if !vm.reaches(y) {
				found = atRisk(y) || d.effort > most
				seen.add(y)
			}
		})
	}
	d.seen = seen.objects[:0]
	clear(seen.objects)
	return found
}
