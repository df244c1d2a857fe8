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

// waitBeside is the wait of an iteration while there is work beside the loop. That gets its turn also if the loop has something to do
// itself, as threads do while CPython's loop asks what is ready.
func (l *Loop) waitBeside(next *TimerHandle) error {
	for {
		until := l.clock.Now()
		if l.ready.n == 0 && !l.stopping {
			if until = Forever; next != nil {
				until = next.when
			}
		}
		l.background.Wait(until)
		switch {
		case l.ready.n > 0 || l.stopping || l.clock.Now() >= until:
			return nil
		case !l.background.Busy() && until == Forever:
			return l.deadlock()
		}
	}
}
