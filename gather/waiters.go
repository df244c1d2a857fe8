package gather

// waiters is a queue of the Futures that tasks wait for at a lock or queue, first come, first served.
type waiters struct {
	futures []*Future
}

func (w *waiters) add(f *Future) { w.futures = append(w.futures, f) }

// remove takes f out of the queue, wherever it stands.
func (w *waiters) remove(f *Future) {
	for i, waiting := range w.futures {
		if waiting != f {
			continue
		}
		if i == 0 {
			w.pop()
			return
		}
		last := len(w.futures) - 1
		copy(w.futures[i:], w.futures[i+1:])
		w.futures[last] = nil
		w.futures = w.futures[:last]
		return
	}
}

// pop takes the first out of the queue.
func (w *waiters) pop() *Future {
	f := w.futures[0]
	w.futures[0] = nil
	w.futures = w.futures[1:]
	return f
}

// wakeNext takes Futures out of the queue until it has found one that it can finish.
func (w *waiters) wakeNext() {
	for len(w.futures) > 0 {
		if f := w.pop(); f.state == StatePending {
			f.finish(nil)
			return
		}
	}
}

// wakeAll empties the queue and finishes all that are not done.
func (w *waiters) wakeAll() {
	for len(w.futures) > 0 {
		w.wakeNext()
	}
}

// allCancelled reports whether nobody in the queue waits any more.
func (w *waiters) allCancelled() bool {
	for _, f := range w.futures {
		if f.state != StateCancelled {
			return false
		}
	}
	return true
}

// bound is the loop that a lock or queue belongs to: none, until a task first has to wait at it.
type bound struct {
	host Host
	loop *Loop
}

// bindTo returns an error if the primitive, named by description, belongs to another loop than l.
func (b *bound) bindTo(l *Loop, primitive interface{ String() string }) error {
	if b.loop == nil {
		b.loop = l
	}
	if b.loop != l {
		return b.newError(RuntimeError, primitive.String()+" is bound to a different event loop")
	}
	return nil
}

func (b *bound) newError(kind ErrorKind, args ...any) error {
	if b.host == nil {
		b.host = GoHost{}
	}
	return b.host.NewError(kind, nil, args...)
}
