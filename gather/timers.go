package gather

import "time"

// timers holds what is to run later, in order of deadline and, for equal deadlines, of creation: a
// heap with four children per node, whose entries carry their keys.
//
// A cancelled timer stays where it is and is dropped when it comes to the top; when there are many,
// all are dropped at once.
type timers struct {
	heap      []timer
	created   uint64
	cancelled int
}

type timer struct {
	when   time.Duration
	number uint64
	handle *TimerHandle
}

func (a timer) before(b timer) bool {
	return a.when < b.when || a.when == b.when && a.number < b.number
}

func (t *timers) push(h *TimerHandle) {
	t.created++
	h.queued = true
	t.heap = append(t.heap, timer{h.when, t.created, h})
	t.up(len(t.heap) - 1)
}

// next returns the earliest timer that is not cancelled, without removing it; nil if there is none.
func (t *timers) next() *TimerHandle {
	for len(t.heap) > 0 && t.heap[0].handle.cancelled {
		t.pop()
		t.cancelled--
	}
	if len(t.heap) == 0 {
		return nil
	}
	return t.heap[0].handle
}

func (t *timers) pop() *TimerHandle {
	h := t.heap[0].handle
	h.queued = false
	last := len(t.heap) - 1
	t.heap[0] = t.heap[last]
	t.heap[last] = timer{}
	t.heap = t.heap[:last]
	if last > 0 {
		t.down(0)
	}
	return h
}

// sweep drops the cancelled timers if they are more than 100 and more than half, asyncio's measure.
func (t *timers) sweep() {
	if t.cancelled <= 100 || 2*t.cancelled <= len(t.heap) {
		return
	}
	kept := t.heap[:0]
	for _, e := range t.heap {
		if e.handle.cancelled {
			e.handle.queued = false
		} else {
			kept = append(kept, e)
		}
	}
	clear(t.heap[len(kept):])
	t.heap, t.cancelled = kept, 0
	for i := (len(kept) - 2) / 4; i >= 0; i-- {
		t.down(i)
	}
}

func (t *timers) up(i int) {
	e := t.heap[i]
	for i > 0 {
		parent := (i - 1) / 4
		if !e.before(t.heap[parent]) {
			break
		}
		t.heap[i] = t.heap[parent]
		i = parent
	}
	t.heap[i] = e
}

func (t *timers) down(i int) {
	if i >= len(t.heap) {
		return
	}
	e := t.heap[i]
	for {
		first := 4*i + 1
		if first >= len(t.heap) {
			break
		}
		least := first
		for child := first + 1; child < min(first+4, len(t.heap)); child++ {
			if t.heap[child].before(t.heap[least]) {
				least = child
			}
		}
		if !t.heap[least].before(e) {
			break
		}
		t.heap[i] = t.heap[least]
		i = least
	}
	t.heap[i] = e
}
