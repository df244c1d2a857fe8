package lib

import (
	"math"

	"gatherplay/gather/python/internal/syntax"
	"gatherplay/gather/python/internal/vm"
)

// bisect finds where x belongs in a sorted sequence: to the right of items equal to it, or to their left. With a key, x is what the
// keys of the items are compared with.
func bisect(m *vm.VM, a, x vm.Value, lo, hi int, key vm.Value, right bool) (int, *vm.Error) {
	for lo < hi {
		m.Spend(2)
		middle := lo + (hi-lo)/2
		item, err := m.Index(a, integer(middle))
		if err != nil {
			return 0, err
		}
		if key != vm.None {
			if item, err = m.Call(key, item); err != nil {
				return 0, err
			}
		}
		small, great := item, x
		if right {
			small, great = x, item
		}
		answer, err := m.Compare(syntax.Lt, small, great)
		if err != nil {
			return 0, err
		}
		less, err := m.Truth(answer)
		if err != nil {
			return 0, err
		}
		if less == right {
			hi = middle
		} else {
			lo = middle + 1
		}
	}
	return lo, nil
}

// bisectIn is bisect with the arguments of the module's functions. With asItem, x is an item, of which the key has yet to be taken.
func bisectIn(m *vm.VM, args []vm.Value, right, asItem bool) (int, *vm.Error) {
	lo, err := m.AsIndex(or(args[2], integer(0)))
	if err != nil {
		return 0, err
	}
	hi := math.MaxInt
	if given(args[3]) {
		if !vm.HasIndex(args[3]) {
			return 0, m.Raise(vm.TypeError, "argument should be integer or None, not '", args[3].Type().Label(), "'")
		}
		if hi, err = m.AsIndex(args[3]); err != nil {
			return 0, err
		}
	}
	x, key := args[1], or(args[4], vm.None)
	if asItem && key != vm.None {
		if x, err = m.Call(key, x); err != nil {
			return 0, err
		}
	}
	if lo < 0 {
		return 0, m.Raise(vm.ValueError, "lo must be non-negative")
	}
	if hi == math.MaxInt {
		if hi, err = m.Len(args[0]); err != nil {
			return 0, err
		}
	}
	return bisect(m, args[0], x, lo, hi, key, right)
}

func newBisect(*vm.VM) *vm.Module {
	module := vm.NewModule("bisect")
	add := func(name string, run func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error)) {
		module.Dict.Set(name, vm.Func("_bisect", name, "a, x, lo=, hi=, *, key=", run))
	}
	for _, right := range []bool{false, true} {
		side := "left"
		if right {
			side = "right"
		}
		add("bisect_"+side, func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
			i, err := bisectIn(m, args, right, false)
			return integer(i), err
		})
		add("insort_"+side, func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
			i, err := bisectIn(m, args, right, true)
			if err != nil {
				return nil, err
			}
			_, err = m.CallMethod(args[0], "insert", integer(i), args[1])
			return vm.None, err
		})
	}
	module.Dict.Set("bisect", module.Dict.Get("bisect_right"))
	module.Dict.Set("insort", module.Dict.Get("insort_right"))
	return module
}
