package asyncio

import (
	"slices"

	"gatherplay/gather"
	"gatherplay/gather/python/internal/vm"
)

// watchObjects has the machine know what the event loops keep alive, and when they no longer do.
func (s *state) watchObjects() {
	s.vm.Roots = s.References
	s.vm.Leftovers = s.leftovers
	s.vm.HasHandler = s.hasHandler
	s.vm.OnAsyncGeneratorLost = s.closeLost
}

// References calls visit with everything that the loops keep alive. That a generator is one to be closed at the end keeps nothing
// alive; nor, at the end of the program, that a task is not done.
func (s *state) References(visit func(any)) {
	searching := s.vm.Collecting() || s.vm.Ending()
	for _, l := range s.inOrder {
		if !searching || l.IsRunning() || l == s.set {
			visit(l)
		}
		if !searching {
			for _, t := range l.AllTasks() {
				if !t.Stranded() {
					visit(&t.Future)
				}
			}
		}
	}
}

// hasHandler reports whether the program has given a loop an exception handler.
func (s *state) hasHandler() bool {
	return slices.ContainsFunc(s.inOrder, func(l *Loop) bool { return l.handler != nil })
}

// released is told of a callback that has run: the loop no longer refers to it, nor to the future that it ran for, nor, if it was a step of
// a task, to what that was given to raise. It did until the next callback of the iteration, or until that came to its end.
func (s *state) released(callback gather.Callback, future *gather.Future, thrown error, last bool) {
	if *s.vm.Risks() == 0 {
		s.vm.Released()
		return
	}
	var objects []any
	if thrown != nil {
		objects = append(objects, thrown)
	}
	if future != nil {
		objects = append(objects, future)
	}
	gather.CallbackReferences(callback, func(x any) { objects = append(objects, x) })
	s.vm.ReleasedByLoop(last, objects...)
}

// leftovers visits, after the end of the program, the futures with exceptions that nobody has looked at and the tasks that are not
// done.
func (s *state) leftovers(visit func(*gather.Future)) {
	for _, l := range s.inOrder {
		for _, f := range l.Unretrieved() {
			visit(f)
		}
		for _, t := range l.AllTasks() {
			visit(&t.Future)
		}
	}
}

// closeLost closes an asynchronous generator that nothing refers to any more, in a task of its own: as
// BaseEventLoop._asyncgen_finalizer_hook does, which has the loop call its own create_task, and so its task factory, soon. If the loop
// does not run, that is when it next does; if it is closed, it does nothing. One that was first iterated without a loop is nobody's.
func (s *state) closeLost(g *vm.Generator) bool {
	at := slices.IndexFunc(s.inOrder, func(l *Loop) bool { return slices.Contains(l.asyncGenerators, g) })
	if at < 0 {
		return false
	}
	l := s.inOrder[at]
	l.asyncGenerators = slices.DeleteFunc(l.asyncGenerators, func(known *vm.Generator) bool { return known == g })
	if l.IsClosed() {
		return true
	}
	createTask, err := s.vm.GetAttr(l, "create_task")
	if err != nil {
		return true
	}
	c, err := l.callback(s.vm, "call_soon_threadsafe", createTask, vm.NewTuple(coroutineObject(g.Aclose(s.vm))), nil)
	if err != nil {
		return true
	}
	c.madeHere(l)
	l.CallSoon(c)
	return true
}
