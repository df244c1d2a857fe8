package gather

import (
	"slices"
	"time"
)

// ReturnWhen says when a [Wait] is over.
type ReturnWhen uint8

// When a Wait is over.
const (
	AllCompleted   ReturnWhen = iota // all are done
	FirstCompleted                   // one is done
	FirstException                   // one has failed, or all are done
)

// WaitResult is what [Wait] results in: the Futures that are done when the waiter goes on, which may
// be more than it waited for, and the others. Both keep the order of the arguments.
type WaitResult struct {
	Done, Pending []*Future
}

// Wait returns a coroutine that waits for Futures until returnWhen says so, but no longer than
// timeout; [Forever] is no limit. It results in a [*WaitResult]. It never raises their exceptions and
// never cancels them, neither when the time is over nor when it is itself cancelled. It always
// suspends, and needs at least one Future.
func Wait(l *Loop, futures []*Future, timeout time.Duration, returnWhen ReturnWhen) Coroutine {
	return &waiting{loop: l, futures: futures, timeout: timeout, returnWhen: returnWhen}
}

type waiting struct {
	loop       *Loop
	futures    []*Future
	timeout    time.Duration
	returnWhen ReturnWhen
	state      coroutineState
	waiter     *Future
	waits      *Task // who waits
	timer      *TimerHandle
	left       int // how many are not yet known to be done
	group      *Group
}

func (w *waiting) Resume(_ any, err error) (*Future, any, bool, error) {
	switch {
	case w.state == closed:
		return nil, nil, true, w.loop.reused()
	case w.state == created && err == nil && len(w.futures) == 0:
		err = w.loop.newError(ValueError, "Set of Tasks/Futures is empty.")
	case w.state == created && err == nil:
		return w.start(), nil, false, nil
	}
	if w.state == suspended {
		w.release()
	}
	w.state = closed
	if err != nil {
		return nil, nil, true, err
	}
	return nil, w.result(), true, nil
}

// Variables implements [Framed]. They are let go of from the last to the first, but the set of Futures that is one of them in order.
func (w *waiting) Variables(visit func(any)) {
	for _, f := range slices.Backward(w.futures) {
		visit(f)
	}
	if w.waits != nil {
		visit(w.waits)
	}
}

func (w *waiting) start() *Future {
	w.state = suspended
	l := w.loop
	w.futures = distinct(l, w.futures)
	w.left = len(w.futures)
	w.waiter, w.waits = l.CreateFutureFor(KindWait, nil), l.current
	if l.observer != nil {
		w.group = l.newGroup(WaitGroup, w.futures, w.waiter)
		w.group.Deadline = after(l.clock.Now(), w.timeout)
		l.observe(&Event{Kind: GroupFormed, Group: w.group})
	}
	if w.timeout != Forever {
		w.timer = l.CallLater(w.timeout, (*waitTimer)(w))
	}
	for _, f := range w.futures {
		f.AddDoneCallback((*waitChild)(w))
	}
	return w.waiter
}

// waitTimer is the timer's callback.
type waitTimer waiting

func (w *waitTimer) Run(*Future) error {
	return (*releaseWaiter)(w.waiter).Run(nil)
}

func (w *waitTimer) timedGroup() *Group { return w.group }

func (*waitTimer) String() string { return "_release_waiter()" }

// waitChild is the done-callback of what is waited for.
type waitChild waiting

func (w *waitChild) Run(f *Future) error {
	w.left--
	if w.group != nil {
		w.group.counted(f, len(w.futures)-w.left)
	}
	over := w.left <= 0 || w.returnWhen == FirstCompleted
	if !over && w.returnWhen == FirstException && f.state == StateFinished {
		unseen := f.logTraceback
		f.retrieve(w.group)
		if over = f.exception() != nil; over && unseen {
			f.trouble.peeked = true
		}
	}
	if over {
		if w.timer != nil {
			w.timer.Cancel()
		}
		return (*releaseWaiter)(w.waiter).Run(nil)
	}
	return nil
}

func (*waitChild) String() string { return "_wait.<locals>._on_completion()" }

// release lets go of everything, when the waiter goes on for whatever reason.
func (w *waiting) release() {
	if w.timer != nil {
		w.timer.Cancel()
	}
	for _, f := range w.futures {
		f.RemoveDoneCallback((*waitChild)(w))
		if f.state == StatePending && w.waits != nil {
			f.keepsAwaiter(w.waits)
		}
	}
	if w.group != nil {
		w.group.settled(Returns, nil, nil)
	}
}

func (w *waiting) result() *WaitResult {
	result := new(WaitResult)
	for _, f := range w.futures {
		if f.state == StatePending {
			result.Pending = append(result.Pending, f)
		} else {
			result.Done = append(result.Done, f)
		}
	}
	return result
}

// distinct returns futures without duplicates, each where it occurs first.
func distinct(l *Loop, futures []*Future) []*Future {
	l.mark++
	kept := make([]*Future, 0, len(futures))
	for _, f := range futures {
		if f.mark != l.mark {
			f.mark = l.mark
			kept = append(kept, f)
		}
	}
	return kept
}
