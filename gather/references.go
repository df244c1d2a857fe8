package gather

import "slices"

// References calls visit with everything that the loop keeps alive: what is ready to run, is running or has a timer, and what is run
// until it is complete. A front end whose language tells of objects when they are destroyed finds out by it what can still be reached.
// A closed loop keeps nothing.
//
// The tasks that are not done are not among it. But a task and what it waits for refer to each other: CPython finds such a pair only when
// it looks for cycles.
func (l *Loop) References(visit func(any)) {
	for i := range l.ready.n {
		e := l.ready.ring[(l.ready.head+i)&(len(l.ready.ring)-1)]
		e.references(visit)
	}
	l.executing.references(visit)
	visit(l.thrown)
	for _, t := range l.timers.heap {
		if !t.handle.cancelled {
			CallbackReferences(t.handle.callback, visit)
		}
	}
	if l.main != nil {
		visit(l.main)
	}
	for _, t := range l.starting {
		visit(t)
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

// CallbackReferences calls visit with what the loop keeps alive by an entry of its ready queue: the task of which it is a step; what a
// [Handle] runs; or the callback, as it is.
func CallbackReferences(c Callback, visit func(any)) {
	switch c := c.(type) {
	case *firstStep:
		visit((*Task)(c))
	case *nextStep:
		visit((*Task)(c))
	case *wakeup:
		visit((*Task)(c))
	case *stopLoop:
	case *scheduled:
		if !c.cancelled {
			CallbackReferences(c.callback, visit)
		}
	case *due:
		CallbackReferences((*scheduled)(&c.Handle), visit)
	default:
		visit(c)
	}
}

// ranHandle is the handle of a callback that an error has left: the variables of asyncio's functions that have run it refer to it.
type ranHandle struct {
	arguments arguments
	callback  method
}

// References visits what it runs and for which Future.
func (h *ranHandle) References(visit func(any)) {
	visit(&h.arguments)
	visit(&h.callback)
}

// Before says that it is older than whatever could refer to it.
func (h *ranHandle) Before() uint32 { return 2 }

// arguments are those of a callback.
type arguments struct{ future *Future }

// References visits the Future, if there is one.
func (a *arguments) References(visit func(any)) {
	if a.future != nil {
		visit(a.future)
	}
}

// method is a callback as a handle refers to it: the method of a task.
type method struct{ callback Callback }

// References visits whose method it is.
func (m *method) References(visit func(any)) { CallbackReferences(m.callback, visit) }

// taskSet is a set of tasks.
type taskSet struct {
	tasks  []*Task
	before uint32
}

// References visits the tasks.
func (s *taskSet) References(visit func(any)) {
	for _, t := range s.tasks {
		visit(t)
	}
}

// Before is the number of what is the first to be newer.
func (s *taskSet) Before() uint32 { return s.before }

// References calls visit with everything that the Future keeps alive, in the order of CPython's FutureObj_clear and TaskObj_clear: its
// callbacks and its outcome; the children of a gather; a task's coroutine, its context and what it waits for.
func (f *Future) References(visit func(any)) {
	f.loopReferences(visit)
	for _, c := range f.Callbacks() {
		CallbackReferences(c, visit)
	}
	visit(f.exception())
	visit(f.result)
	if f.trouble != nil {
		visit(f.trouble.trace)
	}
	visit(f.cancelMessage())
	f.awaitedByReferences(visit)
	for _, child := range slices.Backward(f.Children()) { // a list
		visit(child)
	}
	if of := f.Task(); of != nil {
		visit(of.Context)
		visit(of.coroutine)
		if of.waiter != nil {
			visit(of.waiter)
		}
	}
}

// SearchReferences is References in the order of FutureObj_traverse and TaskObj_traverse, in which CPython's search for cycles comes by
// them. The children of a gather are visited as one object, the list of them.
func (f *Future) SearchReferences(visit func(any)) {
	if of := f.Task(); of != nil {
		visit(of.Context)
		visit(of.coroutine)
		if of.waiter != nil {
			visit(of.waiter)
		}
	}
	f.loopReferences(visit)
	for _, c := range f.Callbacks() {
		CallbackReferences(c, visit)
	}
	visit(f.result)
	visit(f.exception())
	if f.trouble != nil {
		visit(f.trouble.trace)
	}
	visit(f.cancelMessage())
	f.awaitedByReferences(visit)
	if g, ok := f.subject.(*Gathering); ok {
		visit((*gathered)(g))
	}
}

// loopReferences visits the loop, if it has one yet, unless that runs and so is kept alive anyway.
func (f *Future) loopReferences(visit func(any)) {
	if f.loop != nil && !f.loop.running {
		visit(f.loop)
	}
}

// gathered is the list of a gather's children.
type gathered Gathering

// References visits the children as a list does.
func (g *gathered) References(visit func(any)) {
	for _, child := range slices.Backward(g.children) {
		visit(child)
	}
}

// Before is the number of what is the first to be newer: gather makes the list before the outer Future.
func (g *gathered) Before() uint32 { return g.made }

func (f *Future) awaitedByReferences(visit func(any)) {
	if f.trouble == nil {
		return
	}
	for _, t := range f.trouble.awaitedBy {
		visit(t)
	}
}

// Scheduled reports whether callbacks of f are about to run: until then the loop keeps f alive.
func (f *Future) Scheduled() bool { return f.scheduled > 0 }

// Children returns the Futures that a gather waits for, if f is its outer Future. The slice is not the caller's.
func (f *Future) Children() []*Future {
	if g, ok := f.subject.(*Gathering); ok {
		return g.children
	}
	return nil
}

// keepsAwaiter has f keep a task alive that is told of its end no longer. CPython's futures know who awaits them: wait takes itself out only
// of those that end while it waits, and a task does so in its next step, to which it does not come if the loop is closed.
func (f *Future) keepsAwaiter(task *Task) {
	trouble := f.troubled()
	trouble.awaitedBy = append(trouble.awaitedBy, task)
}

// References visits what is told of the end of a child.
func (g *gatherChild) References(visit func(any)) { (*Gathering)(g).References(visit) }

// References visits the task that has called gather, and the outer Future, which keeps the children alive; before there is one, the
// children.
func (g *Gathering) References(visit func(any)) {
	if g.task != nil {
		visit(g.task)
	}
	if g.outer.loop != nil {
		visit(&g.outer)
		return
	}
	for _, child := range g.children {
		visit(child)
	}
}

// References visits what the wait waits for, and who waits: that a Future is one of those waited for keeps the others no longer alive.
func (w *waitChild) References(visit func(any)) {
	visit(w.waiter)
	if w.waits != nil {
		visit(w.waits)
	}
}

// References visits what the end of the wait's time ends.
func (w *waitTimer) References(visit func(any)) { visit(w.waiter) }

// References visits the task that has called shield.
func (s *shieldAwaited) References(visit func(any)) { visit(s.task) }

// References visits the outer Future, to which the end of the inner one is told.
func (s *shieldInner) References(visit func(any)) { visit(s.outer) }

// References visits the inner Future and what is told of its end.
func (s *shieldOuter) References(visit func(any)) {
	visit(s.inner)
	visit(s.outer)
}

// References visits what is done and has not been given out, and what is not done. The iterator also has the handle of its timer, which
// unless it was cancelled has a method of the iterator's.
func (a *AsCompleted) References(visit func(any)) {
	if a.timer != nil && !a.timer.Cancelled() {
		visit(a)
	}
	visit(a.done)
	for _, f := range a.futures {
		if a.todo[f] {
			visit(f)
		}
	}
}

// References visits whom it tells.
func (a *asCompletedChild) References(visit func(any)) { (*AsCompleted)(a).References(visit) }

// References visits whom it tells.
func (a *asCompletedTimer) References(visit func(any)) { (*AsCompleted)(a).References(visit) }

// References visits the tasks that are not done and, until the group is left, the errors and the task that has entered it.
func (g *TaskGroup) References(visit func(any)) {
	for _, t := range g.tasks {
		if t.state == StatePending {
			visit(t)
		}
	}
	if !g.left {
		for _, err := range g.errors {
			visit(err)
		}
		if g.parent != nil {
			visit(g.parent)
		}
	}
}

// References visits what it tells.
func (c *taskGroupChild) References(visit func(any)) { visit((*TaskGroup)(c)) }

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
