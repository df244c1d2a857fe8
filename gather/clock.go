package gather

import (
	"math"
	"time"
)

// Forever is the deadline that is never reached, and the timeout that never expires: Python's None
// where a timeout is expected.
const Forever time.Duration = math.MaxInt64

// Clock is what a loop reads the time from and waits with. Times count from the clock's own start, in
// whole nanoseconds.
type Clock interface {
	// Now returns the time.
	Now() time.Duration
	// WaitUntil returns when Now has reached t.
	WaitUntil(t time.Duration)
}

// VirtualClock is a clock that stands still while code runs and jumps when something waits. Its zero
// value shows 0.
type VirtualClock struct {
	now time.Duration
}

// Now returns the time.
func (c *VirtualClock) Now() time.Duration { return c.now }

// WaitUntil sets the clock to t, if it has not passed it.
func (c *VirtualClock) WaitUntil(t time.Duration) { c.now = max(c.now, t) }

// WallClock is a clock that goes with real time and really waits.
type WallClock struct {
	start time.Time
}

// NewWallClock returns a wall clock that shows 0 now.
func NewWallClock() *WallClock { return &WallClock{start: time.Now()} }

// Now returns the time since the clock was made.
func (c *WallClock) Now() time.Duration { return time.Since(c.start) }

// WaitUntil sleeps until the clock shows t.
func (c *WallClock) WaitUntil(t time.Duration) { time.Sleep(t - c.Now()) }

// Seconds returns a number of seconds as a duration, rounded to whole nanoseconds, so that 0.1+0.2
// and 0.3 are the same delay. What is too large for a duration becomes [Forever] or its negative.
func Seconds(s float64) time.Duration {
	ns := math.RoundToEven(s * 1e9)
	switch {
	case ns >= math.MaxInt64:
		return Forever
	case ns <= -math.MaxInt64:
		return -Forever
	}
	return time.Duration(ns)
}

// after returns the time d after now, at most Forever.
func after(now, d time.Duration) time.Duration {
	if d > 0 && now > Forever-d {
		return Forever
	}
	return now + d
}
