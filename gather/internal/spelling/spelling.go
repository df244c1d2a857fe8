// Package spelling tells what a word may have been meant to be.
package spelling

// Similar reports whether one word is likely to be the other, mistyped: at most two letters were missed, added, replaced or
// swapped with their neighbours, and not all of them.
func Similar(a, b string) bool {
	// row[j] is the distance between the part of a that was read and b[:j]; above is the row before it, and so on.
	var above, row []int
	next := make([]int, len(b)+1)
	for j := range next {
		next[j] = j
	}
	for i := range len(a) {
		above, row, next = row, next, make([]int, len(b)+1)
		next[0] = i + 1
		for j := range len(b) {
			replaced := row[j]
			if a[i] != b[j] {
				replaced++
			}
			next[j+1] = min(replaced, row[j+1]+1, next[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				next[j+1] = min(next[j+1], above[j-1]+1)
			}
		}
	}
	return next[len(b)] <= min(2, len(a)-1)
}

// Nearest returns the first of several words that is similar to one; empty if none is.
func Nearest(word string, words []string) string {
	for _, w := range words {
		if Similar(w, word) {
			return w
		}
	}
	return ""
}
