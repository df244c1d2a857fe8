package vm

import (
	"cmp"
	"container/heap"
	"slices"

	"gatherplay/gather"
)

// Number returns the next number of what can be at risk, and what keeps such alive: objects are numbered in the order in which they are
// made.
func (vm *VM) Number() uint32 {
	vm.numbered++
	return vm.numbered
}

// Numbers is the counter of what can be at risk, for the event loop to number futures.
func (vm *VM) Numbers() *uint32 { return &vm.numbered }

// Ending reports whether the program has come to its end.
func (vm *VM) Ending() bool { return vm.diagnosis.ending }

func (d *diagnosis) numberOf(x any) uint32 {
	switch x := x.(type) {
	case *Generator:
		return x.number
	case *NativeCoroutine:
		return x.number
	case *asyncStep:
		return x.g.number
	case *Future:
		return x.Number()
	case *Instance:
		return d.instances[x]
	}
	return 0
}

// Finish tells what is destroyed when the program has come to its end, as Py_FinalizeEx does. CPython looks for cycles, while what the
// program's names stand for and the exception that has ended it are still there. Then it drops the exception, then the names; and looks
// for cycles again, which the names are part of if one of them is a function, since a function refers to all of them.
func (vm *VM) Finish(uncaught *Error) {
	d := &vm.diagnosis
	d.ending, d.level, d.held, d.known, d.inFlight = true, 0, nil, nil, nil
	main := vm.Modules["__main__"]
	if main == nil {
		return
	}
	var names []any
	inCycle := false
	main.Dict.Each(func(_ string, v Value) bool {
		if v != nil && !leaf(v) {
			names = append(names, v)
		}
		switch v := v.(type) {
		case *Function:
			inCycle = inCycle || v.Globals == main.Dict
		case *Type:
			inCycle = inCycle || v.user
		}
		return true
	})
	exits := uncaught != nil && uncaught.Class.IsSubclass(SystemExit)
	d.inFlight = names
	if uncaught != nil {
		if exits { // whose exception is dropped when it has been obeyed
			vm.Released(uncaught)
		} else {
			d.inFlight = append(slices.Clip(names), uncaught)
		}
	}
	vm.settle()
	vm.collect(Place{})

	d.cleared, d.inFlight = true, names
	var left []any
	if uncaught != nil && !exits {
		left = vm.survivors(append(slices.Clip(names), uncaught))
		d.dropping = true
		vm.Released(uncaught)
		vm.settle()
		d.dropping = false
	} else {
		left = vm.survivors(names)
	}
	d.inFlight = nil
	if !inCycle {
		vm.Released(names...)
		vm.settle()
	}
	d.kept = nil // cycles are looked for
	vm.finalizeAll(left, Place{})
	vm.collect(Place{})
}

// survivors returns what is at risk of what can be reached from some objects, in the order in which it is after a search for cycles that
// has found it to be reachable. CPython's gc.move_unreachable goes through all objects from the oldest to the newest: those which an
// older one refers to keep their places, the others follow in the order in which it comes by them. Only of what can be at risk, of
// exceptions and their tracebacks, of lists and of sets the age is known; the rest is taken for as old as what refers to it.
func (vm *VM) survivors(from []any) []any {
	d := &vm.diagnosis
	var found reach
	var now, late, risks []any // now: whose turn has come
	var waiting byAge
	passed := uint64(0) // up to which age all have had their turn
	inTurn := true      // until all have
	w := newWalk(func(x any, _ int) {
		if _, isNew := found.add(x); !isNew {
			return
		}
		switch age := d.age(x); {
		case !inTurn || age > 0 && age <= passed:
			late = append(late, x)
		case age == 0:
			now = append(now, x)
		default:
			heap.Push(&waiting, aged{x, age, len(found.objects)})
		}
	})
	w.search = true
	turn := func(x any) {
		if atRisk(x) || unfinished(x) {
			risks = append(risks, x)
		}
		now = append(now[:0], x)
		for i := 0; i < len(now); i++ {
			w.references(now[i])
		}
	}
	for _, x := range from {
		w.each(x)
	}
	for i := 0; i < len(now); i++ {
		w.references(now[i])
	}
	for len(waiting) > 0 {
		next := heap.Pop(&waiting).(aged)
		passed = next.age
		turn(next.object)
	}
	inTurn = false
	for i := 0; i < len(late); i++ {
		turn(late[i])
	}
	d.effort += len(found.objects) + w.looked/itemsPerEffort
	return risks
}

// age returns what is the greater the newer an object is, as far as that is known, else 0. What is only known to be made between two
// others that are numbered is between the two.
func (d *diagnosis) age(x any) uint64 {
	between := func(number uint32) uint64 {
		if number == 0 {
			return 0
		}
		return 2*uint64(number) + 1
	}
	switch x := x.(type) {
	case *List:
		return between(x.age)
	case *Set:
		return between(x.age)
	case *Error:
		return 2 * uint64(x.age)
	case *Traceback:
		return between(x.age)
	case *Variables:
		return 2 * uint64(x.age)
	case *gather.Future:
		return 2 * uint64(x.Number())
	case interface{ Before() uint32 }:
		return between(x.Before() - 1)
	}
	return 2 * uint64(d.numberOf(x))
}

// aged is an object that waits for its turn.
type aged struct {
	object any
	age    uint64
	order  int // in which it was found
}

// byAge is a heap of objects, the oldest first.
type byAge []aged

func (h byAge) Len() int      { return len(h) }
func (h byAge) Swap(i, j int) { h[i], h[j] = h[j], h[i] }
func (h byAge) Less(i, j int) bool {
	return h[i].age < h[j].age || h[i].age == h[j].age && h[i].order < h[j].order
}

// Push implements [heap.Interface].
func (h *byAge) Push(x any) { *h = append(*h, x.(aged)) }

// Pop implements [heap.Interface].
func (h *byAge) Pop() any {
	last := (*h)[len(*h)-1]
	*h = (*h)[:len(*h)-1]
	return last
}

// searched returns what is at risk of what can be reached from some objects, in the order in which CPython's search for cycles comes by it:
// nearest first.
func (vm *VM) searched(from ...any) []any {
	d := &vm.diagnosis
	var found reach
	var risks []any
	w := newWalk(func(x any, _ int) {
		if _, isNew := found.add(x); isNew && atRisk(x) {
			risks = append(risks, x)
		}
	})
	w.search = true
	for _, x := range from {
		w.each(x)
	}
	for i := 0; i < len(found.objects); i++ {
		w.references(found.objects[i])
	}
	d.effort += len(found.objects) + w.looked/itemsPerEffort
	return risks
}

// collect finalizes what is at risk and can't be reached, as when CPython looks for cycles: in the order in which it was made.
func (vm *VM) collect(place Place) {
	d := &vm.diagnosis
	var garbage []any
	if d.ending {
		for _, x := range d.atRisk {
			if *x.atRisk() {
				garbage = append(garbage, x)
			}
		}
		for x := range d.instances { // in any order: their numbers tell
			garbage = append(garbage, x)
		}
	} else { // Go code may be holding objects that can't be reached otherwise
		garbage = vm.searched(d.kept...)
	}
	if vm.Leftovers != nil {
		vm.Leftovers(func(f *gather.Future) {
			own := FutureObject(f)
			if own.pendingTask() {
				if co := own.coroutine(); unfinished(co) {
					garbage = append(garbage, co)
				}
			}
			garbage = append(garbage, own)
		})
	}
	d.kept, d.known = nil, nil
	reached := vm.mark()
	garbage = slices.DeleteFunc(garbage, func(x any) bool { return reached.has(x) })
	slices.SortStableFunc(garbage, func(x, y any) int { return cmp.Compare(d.numberOf(x), d.numberOf(y)) })
	vm.finalizeAll(garbage, place)
}

// finalizeAll finalizes objects that can't be reached. A coroutine that is closed lets go of its variables at once.
func (vm *VM) finalizeAll(objects []any, place Place) {
	if len(objects) == 0 {
		vm.settle()
		return
	}
	d := &vm.diagnosis
	d.known = vm.mark()
	objects = slices.DeleteFunc(objects, d.known.has) // what asyncio keeps
	var g tally
	for _, x := range objects {
		g.include(x)
	}
	vm.count(&g)
	n := len(d.inFlight)
	d.inFlight = append(slices.Clip(d.inFlight), objects...)
	for _, x := range objects {
		if !suspended(x) {
			vm.finalize(x, place)
			continue
		}
		for _, y := range vm.end(x, &g, place) {
			vm.unravel(y, &g, place)
		}
	}
	d.inFlight = d.inFlight[:n]
	vm.settle()
}
