package lib

import (
	"slices"

	"gatherplay/gather/python/internal/syntax"
	"gatherplay/gather/python/internal/vm"
)

// sortByKeys sorts items by their keys, which are items itself or a slice of the same length that is sorted along. Equal ones keep
// their order, also when descending. Like CPython, it asks nothing but whether a later key is less than an earlier one.
func sortByKeys(m *vm.VM, items, keys []vm.Value, descending bool) *vm.Error {
	n := len(items)
	if n < 2 {
		return nil
	}
	work := n
	for k := n; k > 1; k /= 2 {
		work += n / 2
	}
	m.Spend(work)
	m.Charge(40 * n)
	if sortPlain(items, keys, descending) {
		return nil
	}
	s := &sorter{m: m, order: make([]int32, n), spare: make([]int32, n), keys: slices.Clone(keys)}
	for i := range s.order {
		s.order[i] = int32(i)
	}
	if descending {
		slices.Reverse(s.order) // so that, reversed again, equal ones are in their first order
	}
	s.sort(0, n)
	if descending {
		slices.Reverse(s.order)
	}
	sorted := make([]vm.Value, n)
	for i, from := range s.order {
		sorted[i] = items[from]
	}
	copy(items, sorted)
	return s.err
}

// sortPlain sorts where all keys are int of 64 bits, or all float, or all str, without going through the machine for each comparison.
func sortPlain(items, keys []vm.Value, descending bool) bool {
	switch keys[0].(type) {
	case *vm.Int:
		return sortAs(items, keys, descending, func(v vm.Value) (int64, bool) {
			i, ok := v.(*vm.Int)
			if !ok {
				return 0, false
			}
			return i.V, true
		})
	case *vm.Str:
		return sortAs(items, keys, descending, func(v vm.Value) (string, bool) {
			s, ok := v.(*vm.Str)
			if !ok {
				return "", false
			}
			return s.V, true
		})
	case *vm.Float:
		return sortAs(items, keys, descending, func(v vm.Value) (float64, bool) {
			f, ok := v.(*vm.Float)
			if !ok {
				return 0, false
			}
			return f.V, f.V == f.V
		})
	}
	return false
}

// sortAs sorts by keys that are all of one Go type; false, with nothing done, if one is not.
func sortAs[K int64 | float64 | string](items, keys []vm.Value, descending bool, as func(v vm.Value) (K, bool)) bool {
	type pair struct {
		key K
		at  int32
	}
	pairs := make([]pair, len(items))
	for i, key := range keys {
		k, ok := as(key)
		if !ok {
			return false
		}
		pairs[i] = pair{k, int32(i)}
	}
	slices.SortFunc(pairs, func(a, b pair) int {
		switch {
		case a.key == b.key:
			return int(a.at - b.at)
		case (a.key < b.key) != descending:
			return -1
		}
		return 1
	})
	unsorted := slices.Clone(items)
	for i := range pairs {
		items[i] = unsorted[pairs[i].at]
	}
	return true
}

// A sorter is a binary insertion and merge sort of indices that stops at the first error.
type sorter struct {
	m            *vm.VM
	keys         []vm.Value
	order, spare []int32
	err          *vm.Error
}

// less reports whether the key of i is less than that of j.
func (s *sorter) less(i, j int32) bool {
	if s.err != nil {
		return false
	}
	s.m.Spend(1)
	result, err := s.m.Compare(syntax.Lt, s.keys[i], s.keys[j])
	if err == nil {
		var less bool
		if less, err = s.m.Truth(result); err == nil {
			return less
		}
	}
	s.err = err
	return false
}

// sort sorts order[low:high].
func (s *sorter) sort(low, high int) {
	if high-low <= shortRun {
		s.insert(low, high)
		return
	}
	middle := low + (high-low)/2
	s.sort(low, middle)
	s.sort(middle, high)
	if s.err == nil && s.less(s.order[middle], s.order[middle-1]) {
		s.merge(low, middle, high)
	}
}

// shortRun is how many items are sorted by insertion.
const shortRun = 64

// insert sorts a short run as CPython does: an ordered beginning is taken over, and what follows is inserted where a binary search
// finds its place.
func (s *sorter) insert(low, high int) {
	for start := low + s.ordered(s.order[low:high]); start < high; start++ {
		pivot := s.order[start]
		left, right := low, start
		for left < right {
			middle := left + (right-left)/2
			if s.less(pivot, s.order[middle]) {
				right = middle
			} else {
				left = middle + 1
			}
		}
		if s.err != nil {
			return
		}
		copy(s.order[left+1:start+1], s.order[left:start])
		s.order[left] = pivot
	}
}

// ordered returns how many items at the beginning are in order. A descending beginning is reversed, in which equal items keep their
// order. The comparisons are those that CPython's count_run makes.
func (s *sorter) ordered(run []int32) int {
	n := s.ascending(run, 1)
	if s.err != nil || n == len(run) || n > 1 && (s.less(run[0], run[n-1]) || s.err != nil) {
		return n
	}
	// Everything before n is equal, and what stands at n is less: a descending run, in which equal items are reversed beforehand.
	slices.Reverse(run[:n])
	equal := n // where the equal items at the end of the run begin
	for n++; n < len(run); n++ {
		last := run[n-1]
		if s.less(run[n], last) {
			slices.Reverse(run[equal:n])
			equal = n
		} else if s.err != nil || s.less(last, run[n]) {
			break
		}
	}
	if s.err != nil {
		return n
	}
	slices.Reverse(run[equal:n])
	slices.Reverse(run[:n])
	return s.ascending(run, n)
}

// ascending returns where the ascending beginning of run, of which n items are known, ends.
func (s *sorter) ascending(run []int32, n int) int {
	for n < len(run) && !s.less(run[n], run[n-1]) && s.err == nil {
		n++
	}
	return n
}

func (s *sorter) merge(low, middle, high int) {
	left := s.spare[:copy(s.spare, s.order[low:middle])]
	right, to := middle, low
	for len(left) > 0 {
		if right < high && s.less(s.order[right], left[0]) {
			s.order[to] = s.order[right]
			right++
		} else {
			s.order[to] = left[0]
			left = left[1:]
		}
		to++
	}
}
