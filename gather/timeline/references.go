package timeline

// References are lists of indices, one for each of some things: a view of a large run looks only at what concerns the lanes in it.
type references struct {
	from []int32 // where in all the list of each begins, and where the last one ends
	all  []int32
}

// indexBy returns for each of n things which of count elements refer to it, in order.
func indexBy(n, count int, refers func(element int) (thing int32)) references {
	r := references{from: make([]int32, n+1)}
	for i := range count {
		if thing := refers(i); thing >= 0 && int(thing) < n {
			r.from[thing+1]++
		}
	}
	for i := range n {
		r.from[i+1] += r.from[i]
	}
	r.all = make([]int32, r.from[n])
	next := append([]int32(nil), r.from[:n]...)
	for i := range count {
		if thing := refers(i); thing >= 0 && int(thing) < n {
			r.all[next[thing]] = int32(i)
			next[thing]++
		}
	}
	return r
}

// of returns the elements that refer to a thing.
func (r *references) of(thing int32) []int32 {
	if thing < 0 || int(thing)+1 >= len(r.from) {
		return nil
	}
	return r.all[r.from[thing]:r.from[thing+1]]
}
