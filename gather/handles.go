package gather

import "time"

// Callback is something that the loop can run: soon, later, or when a Future is done.
//
// Two callbacks are the same, for [Future.RemoveDoneCallback], if they compare equal with == or if
// the one to remove has a method Equal(Callback) bool that says so. A callback may have a method
// String() string; it names it in representations and reports.
type Callback interface {
	// Run runs the callback. Done is the Future that it was added to, nil if it was scheduled with
	// CallSoon, CallLater or CallAt. An error is told to the loop's exception handler, except those
	// of which [ErrorKind.Exit] is true: they leave the loop.
	Run(done *Future) error
}

// Func makes a callback of a function. Each call makes a different callback.
func Func(f func(done *Future) error) Callback { return &funcCallback{f} }

type funcCallback struct {
	f func(*Future) error
}

func (c *funcCallback) Run(done *Future) error { return c.f(done) }
func (c *funcCallback) String() string         { return "func()" }

// Handle is a callback that is scheduled to run.
type Handle struct {
	loop      *Loop
	callback  Callback
	cancelled bool
	queued    bool // it is among the loop's timers
}

// handleOf returns the handle that stands in the ready queue as c, nil if c does not stand for one.
func handleOf(c Callback) *Handle {
	switch c := c.(type) {
	case *scheduled:
		return (*Handle)(c)
	case *due:
		return &c.Handle
	}
	return nil
}

// HandleOf returns the handle of what the loop has run: a callback, for a Future or nil. A done-callback may have a method
// For(*Future) Callback that makes it one with the Future as its argument, for reports. The timer is the handle's, if it is one of a
// timer, else nil.
func HandleOf(c Callback, done *Future) (*Handle, *TimerHandle) {
	switch c := c.(type) {
	case *scheduled:
		return (*Handle)(c), nil
	case *due:
		return &c.Handle, (*TimerHandle)(c)
	case interface{ For(*Future) Callback }:
		if done != nil {
			return &Handle{callback: c.For(done)}, nil
		}
	}
	return &Handle{callback: c}, nil
}

// Cancel prevents the callback from running, if it has not run yet.
func (h *Handle) Cancel() { h.cancelled = true }

// Cancelled reports whether Cancel has been called.
func (h *Handle) Cancelled() bool { return h.cancelled }

// Callback returns what is run.
func (h *Handle) Callback() Callback { return h.callback }

// String returns the handle in Python's notation.
func (h *Handle) String() string {
	if h.cancelled {
		return "<Handle cancelled>"
	}
	return "<Handle " + callbackName(h.callback) + createdAt(h.callback) + ">"
}

// createdAt says where a callback was made, if it knows.
func createdAt(c Callback) string {
	if c, ok := c.(interface{ Created() string }); ok {
		if at := c.Created(); at != "" {
			return " created at " + at
		}
	}
	return ""
}

// scheduled is a Handle in the ready queue.
type scheduled Handle

func (h *scheduled) Run(*Future) error { return h.callback.Run(nil) }

// due is a TimerHandle in the ready queue.
type due TimerHandle

func (t *due) Run(*Future) error { return (*scheduled)(&t.Handle).Run(nil) }

// callbackName returns the name of a callback for representations and reports.
func callbackName(c Callback) string {
	if s, ok := c.(interface{ String() string }); ok {
		return s.String()
	}
	return "callback()"
}

// TimerHandle is a callback that is scheduled to run at a time.
type TimerHandle struct {
	Handle
	when time.Duration
}

// When returns the loop time at which the callback is due.
func (t *TimerHandle) When() time.Duration { return t.when }

// Cancel prevents the callback from running, if it has not run yet.
func (t *TimerHandle) Cancel() {
	if t.cancelled {
		return
	}
	t.cancelled = true
	if t.queued {
		t.loop.timerCancelled(t)
	}
}

// String returns the handle in Python's notation.
func (t *TimerHandle) String() string {
	if t.cancelled {
		return "<TimerHandle cancelled when=" + formatFloat(t.when) + ">"
	}
	return "<TimerHandle when=" + formatFloat(t.when) + " " + callbackName(t.callback) + createdAt(t.callback) + ">"
}
