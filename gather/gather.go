package gather

import "reflect"

// Gather runs awaitables concurrently. It returns a Future, the outer one, of the list of their
// results in the order of the arguments.
//
// It acts when it is called, not when the outer Future is awaited: each argument that is a coroutine
// becomes a task, from left to right. An argument that occurs twice is run once and contributes its
// result at each of its places. Without arguments the outer Future is done, with an empty list.
//
// If a child fails, the outer Future fails with the same exception at once – unless returnExceptions
// is set: then exceptions take their places in the list. Either way the other children run on. What
// they raise after the outer Future has failed is never seen by anybody. A child that is cancelled
// counts as one that raises CancelledError.
//
// Cancelling the outer Future cancels all children; it then raises CancelledError when the first of
// them is cancelled, or, with returnExceptions, when all of them are done. It never is cancelled
// itself, in the sense of [Future.Cancelled].
//
// Children that are done when Gather is called are counted on the spot; if all are, so is the outer
// Future.
//
// An argument that can't be awaited is an error, see [EnsureFuture]. Tasks that were made of the
// arguments before it run on.
func Gather(l *Loop, returnExceptions bool, awaitables ...any) (*Future, error) {
	g := NewGathering(l, returnExceptions, len(awaitables))
	made := madeFutures{mark: g.mark, n: len(awaitables)}
	for _, aw := range awaitables {
		child := made.of(aw)
		if child == nil {
			var err error
			if child, err = EnsureFuture(l, aw); err != nil {
				return nil, err
			}
			made.remember(aw, child)
		}
		g.Add(child)
	}
	return g.Future(), nil
}

// madeFutures knows the Futures that a gather has made of its arguments, to recognise an argument that
// occurs twice.
type madeFutures struct {
	mark    uint32
	n       int             // how many arguments there are
	futures map[any]*Future // but those of Go functions, which know it themselves
}

// of returns the Future that was made of aw before; nil if there is none.
func (m *madeFutures) of(aw any) *Future {
	switch aw := aw.(type) {
	case nil, *Future, *Task:
	case *Frame:
		if aw.mark == m.mark {
			return aw.child
		}
	default:
		if m.futures != nil && reflect.TypeOf(aw).Comparable() {
			return m.futures[aw]
		}
	}
	return nil
}

// remember takes note that child is the Future of aw.
func (m *madeFutures) remember(aw any, child *Future) {
	switch aw := aw.(type) {
	case *Future, *Task:
		return
	case *Frame:
		aw.mark, aw.child = m.mark, child
	default:
		if reflect.TypeOf(aw).Comparable() {
			if m.futures == nil {
				m.futures = make(map[any]*Future, m.n)
			}
			m.futures[aw] = child
		}
	}
	child.silent = true
}

// Gathering is a gather that is being called: it takes the children one after the other, for front
// ends that tell duplicates and make Futures of the arguments themselves. If that fails for one of
// them, the Gathering is simply dropped.
type Gathering struct {
	outer            Future // it has no loop until it is made
	loop             *Loop
	mark             uint32
	made             uint32    // see Future.Number
	task             *Task     // that has called
	children         []*Future // by position
	done             []*Future // those that were done when they were added
	distinct         int       // how many different ones there are
	finished         int       // how many of those have been counted
	returnExceptions bool
	cancelRequested  bool
	group            *Group
}

// NewGathering begins a gather of about n children.
func NewGathering(l *Loop, returnExceptions bool, n int) *Gathering {
	l.mark++
	return &Gathering{loop: l, task: l.current, mark: l.mark, returnExceptions: returnExceptions, children: make([]*Future, 0, n)}
}

// Add adds the next child.
func (g *Gathering) Add(child *Future) {
	g.children = append(g.children, child)
	if child.mark == g.mark {
		return
	}
	child.mark = g.mark
	g.distinct++
	if child.state == StatePending {
		child.AddDoneCallback((*gatherChild)(g))
	} else {
		g.done = append(g.done, child)
	}
}

// Future returns the outer Future, to be called once when all children have been added.
func (g *Gathering) Future() *Future {
	l := g.loop
	if len(g.children) == 0 {
		outer := l.CreateFuture()
		outer.finish(l.host.List([]any{}))
		return outer
	}
	g.outer.loop, g.outer.kind, g.outer.subject, g.made = l, KindGather, g, l.count()
	l.futureCreated(&g.outer)
	if g.group = l.newGroup(GatherGroup, g.children, &g.outer); g.group != nil {
		g.group.ReturnExceptions = g.returnExceptions
		l.observe(&Event{Kind: GroupFormed, Group: g.group, Future: &g.outer})
	}
	for _, child := range g.done {
		g.childDone(child)
	}
	g.done = nil
	return &g.outer
}

// gatherChild is the done-callback of the children.
type gatherChild Gathering

func (g *gatherChild) Run(child *Future) error {
	(*Gathering)(g).childDone(child)
	return nil
}

func (*gatherChild) String() string { return "gather.<locals>._done_callback()" }

// childDone counts a child and finishes the outer Future if that decides it.
func (g *Gathering) childDone(child *Future) {
	g.finished++
	if g.group != nil {
		g.group.counted(child, g.finished)
	}
	if g.outer.loop == nil || g.outer.state != StatePending {
		// The outer Future has failed; or there is none, since a later argument was an error.
		// Nobody will see this exception: it counts as retrieved.
		child.retrieve(g.group)
		return
	}
	if !g.returnExceptions {
		if child.state == StateCancelled {
			g.settleByChild(child, child.cancelledError())
			return
		}
		if exception := child.exception(); exception != nil {
			child.retrieve(g.group)
			g.settleByChild(child, exception)
			return
		}
	}
	if g.finished == g.distinct {
		g.settle()
	}
}

// settleByChild fails the outer Future with what child raised.
func (g *Gathering) settleByChild(child *Future, exception error) {
	if g.group != nil {
		g.loop.observe(&Event{Kind: ExceptionMoved, Future: child, Group: g.group, Err: exception})
	}
	g.outer.fail(exception)
	if g.group != nil {
		g.group.settled(Raises, nil, exception)
	}
}

// settle finishes the outer Future when all children are done and none has decided it.
func (g *Gathering) settle() {
	l := g.loop
	results := make([]any, len(g.children))
	for i, child := range g.children {
		switch {
		case child.state == StateCancelled:
			// A new CancelledError, with the message that the child was cancelled with. For a
			// task that is usually forgotten by now, and then it is the empty string, not none.
			message := child.cancelMessage()
			if message == nil {
				message = ""
			}
			results[i] = l.newError(CancelledError, message)
		case child.exception() != nil:
			child.retrieve(g.group)
			results[i] = child.exception()
		default:
			results[i] = child.result
		}
	}
	if g.cancelRequested {
		exception := g.children[len(g.children)-1].cancelledError()
		g.outer.fail(exception)
		if g.group != nil {
			g.group.settled(Cancelled, nil, exception)
		}
		return
	}
	list := l.host.List(results)
	g.outer.finish(list)
	if g.group != nil {
		g.group.settled(Returns, list, nil)
	}
}
