// Package sorting sorts lists of anything.
//
// The standard library's slices.SortFunc is compiled anew, with two dozen functions, for each type that is sorted: half a kilobyte after
// compression each time, and more than forty all together. Here one function that knows nothing of the type does the work, on positions,
// and what is compiled anew only puts things in their places.
package sorting

// Stable sorts a list by a comparison, which is negative if a comes before b, and zero if it doesn't matter; then they stay in their order.
func Stable[E any](list []E, compare func(a, b E) int) {
	order := sorted(len(list), func(a, b int32) bool { return compare(list[a], list[b]) > 0 })
	if order == nil {
		return
	}
	before := make([]E, len(list))
	copy(before, list)
	for i, from := range order {
		list[i] = before[from]
	}
}

// short is how many positions are sorted without merging.
const short = 8

// sorted returns the positions of a list in the order in which what is there is sorted; nil if it is already. after reports whether what
// is at a position has to come after what is at another.
func sorted(count int, after func(a, b int32) bool) []int32 {
	in := 1
	for in < count && !after(int32(in-1), int32(in)) {
		in++
	}
	if in >= count {
		return nil
	}
	order, merged := make([]int32, count), make([]int32, count)
	for i := range order {
		at := i
		for ; at%short > 0 && after(order[at-1], int32(i)); at-- {
			order[at] = order[at-1]
		}
		order[at] = int32(i)
	}
	for size := short; size < count; size *= 2 {
		for from := 0; from < count; from += 2 * size {
			middle, end := min(from+size, count), min(from+2*size, count)
			merge(merged[from:end], order[from:middle], order[middle:end], after)
		}
		order, merged = merged, order
	}
	return order
}

// merge puts the positions of two sorted parts in one order. Of what is equal, the first part's come first.
func merge(into, first, second []int32, after func(a, b int32) bool) {
	for i := range into {
		if len(second) == 0 || len(first) > 0 && !after(first[0], second[0]) {
			into[i], first = first[0], first[1:]
		} else {
			into[i], second = second[0], second[1:]
		}
	}
}
