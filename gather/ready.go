package gather

// ready is the queue of what the loop is to run, first in, first out: a ring that grows.
//
// An entry is a callback and the Future that it is called with. Steps and wake-ups of tasks are
// callbacks too, of types that are the Task itself under another name, so that nothing is allocated
// to schedule them.
type ready struct {
	ring []entry // its length is a power of two
	head int
	n    int
}

type entry struct {
	callback Callback
	future   *Future
}

func (q *ready) push(callback Callback, future *Future) {
	if q.n == len(q.ring) {
		q.grow()
	}
	q.ring[(q.head+q.n)&(len(q.ring)-1)] = entry{callback, future}
	q.n++
}

func (q *ready) pop() entry {
	slot := &q.ring[q.head]
	e := *slot
	*slot = entry{}
	q.head = (q.head + 1) & (len(q.ring) - 1)
	q.n--
	return e
}

func (q *ready) grow() {
	larger := make([]entry, max(16, 2*len(q.ring)))
	n := copy(larger, q.ring[q.head:])
	copy(larger[n:], q.ring[:q.head])
	q.ring, q.head = larger, 0
}
