package gather

import "time"

// AsCompleted gives out Futures in the order in which they are done. Python's asyncio.as_completed
// returns such an object; both its kinds of iteration are here: Next for the plain one, which yields
// coroutines of results, NextFuture for the asynchronous one, which yields the Futures.
type AsCompleted struct {
	loop    *Loop
	done    *Queue
	futures []*Future
	todo    map[*Future]bool // those not yet noted as done; nil when the time is over
	left    int              // how many have not been asked for
	timer   *TimerHandle
	group   *Group
}

// NewAsCompleted starts what are coroutines among awaitables, from left to right, and takes note of
// each as it finishes. Duplicates count once. When timeout is over, what is not done is given up, but
// not cancelled: TimeoutError is raised in its stead. [Forever] is no limit.
func NewAsCompleted(l *Loop, awaitables []any, timeout time.Duration) (*AsCompleted, error) {
	futures := make([]*Future, 0, len(awaitables))
	started := make(map[any]bool, len(awaitables))
	for _, aw := range awaitables {
		if started[aw] {
			continue
		}
		started[aw] = true
		f, err := EnsureFuture(l, aw)
		if err != nil {
			return nil, err
		}
		futures = append(futures, f)
	}
	return AsCompletedFutures(l, futures, timeout), nil
}

// AsCompletedFutures is [NewAsCompleted] for what has been made Futures already.
func AsCompletedFutures(l *Loop, futures []*Future, timeout time.Duration) *AsCompleted {
	a := &AsCompleted{loop: l, done: NewQueue(l.host, 0)}
	a.futures = distinct(l, futures)
	a.left = len(a.futures)
	a.todo = make(map[*Future]bool, a.left)
	if l.observer != nil {
		a.group = l.newGroup(AsCompletedGroup, a.futures, nil)
		a.group.Deadline, a.group.Object = after(l.clock.Now(), timeout), a
		l.observe(&Event{Kind: GroupFormed, Group: a.group})
	}
	for _, f := range a.futures {
		a.todo[f] = true
		f.AddDoneCallback((*asCompletedChild)(a))
	}
	if len(a.todo) > 0 && timeout != Forever {
		a.timer = l.CallLater(timeout, (*asCompletedTimer)(a))
	}
	return a
}

// Left returns how many have not been asked for yet.
func (a *AsCompleted) Left() int { return a.left }

// Next returns a coroutine of the result of the next Future to be done, or of its exception; nil if
// all have been asked for. Which Future it is, is decided when the coroutine runs.
func (a *AsCompleted) Next() Coroutine { return a.next(true) }

// NextFuture returns a coroutine of the next Future to be done, as a *Future; nil if all have been
// asked for.
func (a *AsCompleted) NextFuture() Coroutine { return a.next(false) }

func (a *AsCompleted) next(resolve bool) Coroutine {
	if a.left == 0 {
		return nil
	}
	a.left--
	return &asCompletedNext{
		get:     queueGet{queue: a.done, loop: a.loop, kind: KindAsCompleted, subject: a},
		resolve: resolve,
		of:      a,
	}
}

// asCompletedNext gets the next Future from the queue.
type asCompletedNext struct {
	get     queueGet
	resolve bool
	of      *AsCompleted
	got     *Future
}

// Variables implements [Framed].
func (n *asCompletedNext) Variables(visit func(any)) {
	visit(n.of)
	if n.got != nil {
		visit(n.got)
	}
}

func (n *asCompletedNext) Resume(value any, err error) (*Future, any, bool, error) {
	wait, item, done, failure := n.get.Resume(value, err)
	if !done || failure != nil {
		return wait, nil, done, failure
	}
	f := item.(*Future)
	n.got = f
	if f == nil {
		return nil, nil, true, n.get.loop.newError(TimeoutError)
	}
	if !n.resolve {
		return nil, f, true, nil
	}
	result, _, err := f.Await()
	return nil, result, true, err
}

// asCompletedChild is the done-callback of the Futures.
type asCompletedChild AsCompleted

func (a *asCompletedChild) Run(f *Future) error {
	if len(a.todo) == 0 {
		return nil // the time was over before
	}
	delete(a.todo, f)
	if a.group != nil {
		a.group.counted(f, len(a.futures)-len(a.todo))
	}
	if len(a.todo) == 0 {
		if a.timer != nil {
			a.timer.Cancel()
		}
		if a.group != nil {
			a.group.settled(Returns, nil, nil)
		}
	}
	return a.done.PutNowait(f)
}

func (*asCompletedChild) String() string { return "_AsCompletedIterator._handle_completion()" }

// asCompletedTimer is the timer's callback.
type asCompletedTimer AsCompleted

func (a *asCompletedTimer) Run(*Future) error {
	if a.group != nil {
		a.group.settled(Expired, nil, nil)
	}
	todo := a.todo
	a.todo = nil
	for _, f := range a.futures {
		if !todo[f] {
			continue
		}
		f.RemoveDoneCallback((*asCompletedChild)(a))
		if err := a.done.PutNowait((*Future)(nil)); err != nil {
			return err
		}
	}
	return nil
}

func (a *asCompletedTimer) timedGroup() *Group { return a.group }

func (*asCompletedTimer) String() string { return "_AsCompletedIterator._handle_timeout()" }
