package gather

import (
	"strconv"
	"time"
)

// Limits bound what a program may do to the machine it runs on. Zero is no bound.
type Limits struct {
	Tasks      int           // that are not done, at the same time
	Timers     int           // that are set, at the same time, cancelled ones included
	Iterations int           // of the loop
	Time       time.Duration // on the loop's clock
}

// LimitError ends a run that exceeds a limit.
type LimitError struct {
	Limit string // what there is too much of: "tasks", "timers", "iterations", "time", or a depth
	Max   int    // the limit; of time, in nanoseconds
}

// Error names the limit.
func (e *LimitError) Error() string {
	if e.Limit == "time" {
		return "limit exceeded: " + formatSeconds(time.Duration(e.Max)) + " seconds on the clock"
	}
	return "limit exceeded: " + strconv.Itoa(e.Max) + " " + e.Limit
}

// aborted is what Abort panics with.
type aborted struct{ err error }

// Abort ends the run from outside: it does not return, no coroutine is resumed any more and nothing in
// the program can catch it. The RunForever or RunUntilComplete that is running returns err. Outside of
// those it panics with err.
func (l *Loop) Abort(err error) {
	if !l.running {
		panic(err)
	}
	panic(aborted{err})
}

func (l *Loop) checkLimit(name string, n, limit int) {
	if limit > 0 && n > limit {
		l.Abort(&LimitError{Limit: name, Max: limit})
	}
}

// checkTime aborts the run if the clock is about to go beyond its limit.
func (l *Loop) checkTime(t time.Duration) {
	if l.limits.Time > 0 && t > l.limits.Time {
		l.Abort(&LimitError{Limit: "time", Max: int(l.limits.Time)})
	}
}
