package gather

import "time"

// Timeout limits how long the running task may take for a part of its work: Python's
// asyncio.timeout, whose __aenter__ and __aexit__ are Enter and Exit.
//
//	timeout := gather.NewTimeout(loop, 2*time.Second)
//	if err := timeout.Enter(); err != nil {
//		return nil, err
//	}
//	result, err := f.Await(slow)
//	err = timeout.Exit(err)
//
// When the time is over, the task is cancelled. If the CancelledError that this raises in it arrives
// at Exit, and nobody else has asked for the task's cancellation, Exit makes it a TimeoutError.
type Timeout struct {
	loop       *Loop
	state      timeoutState
	when       time.Duration
	soon       *Handle      // what fires it, if it is due already
	timer      *TimerHandle // what fires it
	task       *Task
	cancelling int // the task's count of cancellations when it entered
	group      *Group
}

type timeoutState uint8

const (
	timeoutCreated timeoutState = iota
	timeoutActive
	timeoutExpiring // the task has been cancelled and has not yet arrived at Exit
	timeoutExpired
	timeoutFinished
)

var timeoutStates = [...]string{"created", "active", "expiring", "expired", "finished"}

// NewTimeout makes a timeout that expires delay from now; [Forever] is never.
func NewTimeout(l *Loop, delay time.Duration) *Timeout {
	return NewTimeoutAt(l, after(l.clock.Now(), delay))
}

// NewTimeoutAt makes a timeout that expires at a time of the loop's clock; [Forever] is never.
func NewTimeoutAt(l *Loop, when time.Duration) *Timeout { return &Timeout{loop: l, when: when} }

// When returns the time at which it expires.
func (t *Timeout) When() time.Duration { return t.when }

// Expired reports whether it has expired.
func (t *Timeout) Expired() bool { return t.state == timeoutExpiring || t.state == timeoutExpired }

// Enter begins the part of the running task that is limited. It fails outside of tasks, and the second
// time.
func (t *Timeout) Enter() error { return t.enter(TimeoutGroup) }

func (t *Timeout) enter(kind GroupKind) error {
	if t.state != timeoutCreated {
		return t.loop.newError(RuntimeError, "Timeout has already been entered")
	}
	if t.loop.current == nil {
		return t.loop.newError(RuntimeError, "Timeout should be used inside a task")
	}
	t.state = timeoutActive
	t.task = t.loop.current
	t.cancelling = t.task.Cancelling()
	if t.loop.observer != nil {
		t.group = t.loop.newGroup(kind, nil, nil)
		t.group.Object, t.group.Deadline = t, t.when
		t.loop.observe(&Event{Kind: GroupFormed, Group: t.group})
	}
	return t.Reschedule(t.when)
}

// Reschedule changes the time at which it expires. It fails unless the timeout is active: entered, not
// yet left and not yet expired.
func (t *Timeout) Reschedule(when time.Duration) error {
	switch t.state {
	case timeoutCreated:
		return t.loop.newError(RuntimeError, "Timeout has not been entered")
	case timeoutActive:
	default:
		return t.loop.newError(RuntimeError, "Cannot change state of "+timeoutStates[t.state]+" Timeout")
	}
	t.when = when
	t.disarm()
	switch {
	case when == Forever:
	case when <= t.loop.clock.Now():
		t.soon = t.loop.CallSoon((*timeoutFires)(t))
	default:
		t.timer = t.loop.CallAt(when, (*timeoutFires)(t))
	}
	return nil
}

func (t *Timeout) disarm() {
	if t.soon != nil {
		t.soon.Cancel()
		t.soon = nil
	}
	if t.timer != nil {
		t.timer.Cancel()
		t.timer = nil
	}
}

// timeoutFires is what happens when the time is over.
type timeoutFires Timeout

func (t *timeoutFires) Run(*Future) error {
	if _, err := t.task.tryCancel(cancellation{cause: CauseTimeout, group: t.group}); err != nil {
		return err
	}
	t.state, t.soon, t.timer = timeoutExpiring, nil, nil
	return nil
}

func (t *timeoutFires) timedGroup() *Group { return t.group }

func (*timeoutFires) String() string { return "Timeout._on_timeout()" }

// Exit ends the part of the task that is limited, which has raised err or, if that is nil, has run to
// its end. It returns what is raised instead: a TimeoutError with the CancelledError as its cause, if
// the timeout is why the part was cancelled, else err.
func (t *Timeout) Exit(err error) error {
	t.disarm()
	switch t.state {
	case timeoutActive:
		t.state = timeoutFinished
		t.exited(err)
		return err
	case timeoutExpiring:
		t.state = timeoutExpired
	default:
		return err
	}
	if t.task.Uncancel() <= t.cancelling && err != nil {
		if KindOf(err) == CancelledError {
			err = t.loop.host.NewError(TimeoutError, err)
			t.loop.host.Passed(err, t.task)
		} else {
			t.loop.host.InsertTimeout(err)
		}
	}
	t.exited(err)
	return err
}

// exited tells the observer how it ended.
func (t *Timeout) exited(err error) {
	if t.group == nil {
		return
	}
	outcome := Returns
	switch {
	case t.state == timeoutExpired:
		outcome = Expired
	case err != nil && KindOf(err) == CancelledError:
		outcome = Cancelled
	case err != nil:
		outcome = Raises
	}
	t.group.settled(outcome, nil, err)
}

// String returns the timeout in Python's notation.
func (t *Timeout) String() string {
	text := "<Timeout [" + timeoutStates[t.state] + "]"
	if t.state == timeoutActive {
		if t.when == Forever {
			text += " when=None"
		} else {
			text += " when=" + formatFloat(t.when.Round(time.Millisecond))
		}
	}
	return text + ">"
}
