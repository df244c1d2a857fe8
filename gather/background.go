package gather

import "time"

// Background is work that goes on beside a loop, on the same clock: what other threads of a program do.
type Background interface {
	// Busy reports whether there is any such work now.
	Busy() bool
	// Wait has the work go on until the clock shows a time; or until something has been scheduled in the loop from there, which
	// [Background] implementations know of. Work that is due at the same time is done first. With [Forever] it may return with
	// nothing scheduled: then nothing can ever happen any more.
	Wait(until time.Duration)
}

// busyIterations is after how many iterations without a pause the work beside a loop gets its turn. CPython lets another thread run
// when one has not paused for 5 ms.
const busyIterations = 1000

// waitBeside is the wait of an iteration while there is work beside the loop.
func (l *Loop) waitBeside(next *TimerHandle) error {
	if l.ready.n > 0 || l.stopping {
		if l.busy++; l.busy > busyIterations {
			l.busy = 0
			l.background.Wait(l.clock.Now())
		}
		return nil
	}
	l.busy = 0
	until := Forever
	if next != nil {
		until = next.when
	}
	for l.ready.n == 0 && !l.stopping && l.clock.Now() < until {
		l.background.Wait(until)
		if l.ready.n == 0 && until == Forever && !l.background.Busy() {
			return l.deadlock()
		}
	}
	return nil
}
