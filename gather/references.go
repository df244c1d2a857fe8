package gather

// References calls visit with everything that the loop keeps alive: what is ready to run, is running or has a timer, what is run
// until it is complete, and the tasks that are not done. A front end whose language tells of objects when they are destroyed finds out
// by it what can still be reached. Of a closed loop only the tasks are left.
func (l *Loop) References(visit func(any)) {
	for i := range l.ready.n {
		e := l.ready.ring[(l.ready.head+i)&(len(l.ready.ring)-1)]
		e.references(visit)
	}
	l.executing.references(visit)
	for _, t := range l.timers.heap {
		if !t.handle.cancelled {
			CallbackReferences(t.handle.callback, visit)
		}
	}
	if l.main != nil {
		visit(l.main)
	}
	// A task that is not done and what it waits for refer to each other. CPython finds such a pair only when it
	// looks for cycles.
	for t := l.first; t != nil; t = t.next {
		visit(&t.Future)
	}
}

func (e entry) references(visit func(any)) {
	if e.future != nil {
		visit(e.future)
	}
	if e.callback != nil {
		CallbackReferences(e.callback, visit)
	}
}

// CallbackReferences calls visit with what the loop keeps alive by a callback: the task of which it is a step; or the callback, as it
// is.
func CallbackReferences(c Callback, visit func(any)) {
	switch c := c.(type) {
	case *firstStep:
		visit((*Task)(c))
	case *nextStep:
		visit((*Task)(c))
	case *wakeup:
		visit((*Task)(c))
	case *stopLoop:
	default:
		visit(c)
	}
}

// References calls visit with everything that the Future keeps alive: its outcome and its callbacks; a task's coroutine, what it waits
// for and its context; the children of a gather.
func (f *Future) References(visit func(any)) {
	switch of := f.subject.(type) {
	case *Task:
		visit(of.coroutine)
		if of.waiter != nil {
			visit(of.waiter)
		}
		visit(of.Context)
	case *Gathering:
		for _, child := range of.children {
			visit(child)
		}
	}
	for _, c := range f.Callbacks() {
		CallbackReferences(c, visit)
	}
	visit(f.exception)
	visit(f.result)
	visit(f.cancelMessage)
}

// setUnseen notes whether f has an exception that nobody has looked at.
func (f *Future) setUnseen(unseen bool) {
	if f.logTraceback == unseen {
		return
	}
	f.logTraceback = unseen
	if count := f.loop.unseen; count != nil {
		if unseen {
			*count++
		} else {
			*count--
		}
	}
}
