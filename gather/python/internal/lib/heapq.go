package lib

import (
	"gatherplay/gather/python/internal/syntax"
	"gatherplay/gather/python/internal/vm"
)

// The functions of heapq that work on a list in place, which is where the time goes. They make the same comparisons in the same order
// as CPython's, which what __lt__ prints shows, and so does the order of equal items. The rest of the module is written in Python.

// A heap is a list whose items are each not greater (in a heap with most set: not less) than those at twice its position plus one and
// plus two.
type heap struct {
	m    *vm.VM
	list *vm.List
	most bool
}

// before reports whether an item belongs above another.
func (h *heap) before(a, b vm.Value) (bool, *vm.Error) {
	if h.most {
		a, b = b, a
	}
	h.m.Spend(1)
	n := len(h.list.Items)
	less, err := h.m.Compare(syntax.Lt, a, b)
	if err != nil {
		return false, err
	}
	holds, err := h.m.Truth(less)
	if err == nil && len(h.list.Items) != n {
		err = h.m.Raise(vm.RuntimeError, "list changed size during iteration")
	}
	return holds, err
}

// rise moves the item at position at up, at most to start.
func (h *heap) rise(start, at int) *vm.Error {
	for at > start {
		parent := (at - 1) / 2
		above, err := h.before(h.list.Items[at], h.list.Items[parent])
		if !above || err != nil {
			return err
		}
		items := h.list.Items
		items[at], items[parent] = items[parent], items[at]
		at = parent
	}
	return nil
}

// sink moves the item at position at down to a leaf, along the smaller children, and from there up to where it belongs.
func (h *heap) sink(at int) *vm.Error {
	start, end := at, len(h.list.Items)
	for at < end/2 {
		child := 2*at + 1
		if child+1 < end {
			left, err := h.before(h.list.Items[child], h.list.Items[child+1])
			if err != nil {
				return err
			}
			if !left {
				child++
			}
		}
		items := h.list.Items
		items[at], items[child] = items[child], items[at]
		at = child
	}
	return h.rise(start, at)
}

// heapify puts the list in order.
func (h *heap) heapify() *vm.Error {
	for i := len(h.list.Items)/2 - 1; i >= 0; i-- {
		if err := h.sink(i); err != nil {
			return err
		}
	}
	return nil
}

func (h *heap) push(v vm.Value) *vm.Error {
	h.list.Append(h.m, v)
	return h.rise(0, len(h.list.Items)-1)
}

func (h *heap) pop() (vm.Value, *vm.Error) {
	n := len(h.list.Items) - 1
	if n < 0 {
		return nil, h.m.Raise(vm.IndexError, "index out of range")
	}
	last := h.list.Items[n]
	h.list.Items[n] = nil
	h.list.Items = h.list.Items[:n]
	if n == 0 {
		return last, nil
	}
	top := h.list.Items[0]
	h.list.Items[0] = last
	return top, h.sink(0)
}

// replace pops and then pushes.
func (h *heap) replace(v vm.Value) (vm.Value, *vm.Error) {
	if len(h.list.Items) == 0 {
		return nil, h.m.Raise(vm.IndexError, "index out of range")
	}
	top := h.list.Items[0]
	h.list.Items[0] = v
	return top, h.sink(0)
}

// pushPop pushes and then pops.
func (h *heap) pushPop(v vm.Value) (vm.Value, *vm.Error) {
	if len(h.list.Items) == 0 {
		return v, nil
	}
	above, err := h.before(h.list.Items[0], v)
	if err != nil {
		return nil, err
	}
	if !above {
		return v, nil
	}
	if len(h.list.Items) == 0 {
		return nil, h.m.Raise(vm.IndexError, "index out of range")
	}
	return h.replace(v)
}

// heapFunctions are the functions by name; each has a counterpart, whose name ends in _max, for heaps with the greatest item on top.
var heapFunctions = []struct {
	name, signature string
	run             func(h *heap, args []vm.Value) (vm.Value, *vm.Error)
}{
	{"heapify", "heap, /", func(h *heap, _ []vm.Value) (vm.Value, *vm.Error) { return vm.None, h.heapify() }},
	{"heappush", "heap, item, /", func(h *heap, args []vm.Value) (vm.Value, *vm.Error) { return vm.None, h.push(args[1]) }},
	{"heappop", "heap, /", func(h *heap, _ []vm.Value) (vm.Value, *vm.Error) { return h.pop() }},
	{"heapreplace", "heap, item, /", func(h *heap, args []vm.Value) (vm.Value, *vm.Error) { return h.replace(args[1]) }},
	{"heappushpop", "heap, item, /", func(h *heap, args []vm.Value) (vm.Value, *vm.Error) { return h.pushPop(args[1]) }},
}

func newHeapq(*vm.VM) *vm.Module {
	module := vm.NewModule("_heapq")
	for _, f := range heapFunctions {
		for _, most := range []bool{false, true} {
			name := f.name
			if most {
				name += "_max"
			}
			module.Add(name, f.signature, func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
				list, ok := vm.Underlying(args[0]).(*vm.List)
				if !ok {
					which := ""
					if len(args) > 1 {
						which = " 1"
					}
					return nil, m.Raise(vm.TypeError, name, "() argument", which, " must be list, not ", args[0].Type().Label())
				}
				return f.run(&heap{m, list, most}, args)
			})
		}
	}
	return module
}
