package gather

import "time"

// Sleep returns a coroutine that suspends for delay and results in result. If delay is not positive,
// it suspends for one trip through the ready queue. Otherwise the clock starts when the coroutine
// does; its timer fires in one iteration, and whoever sleeps goes on in the next.
func Sleep(l *Loop, delay time.Duration, result any) Coroutine {
	if delay <= 0 {
		return &yielding{loop: l, result: result}
	}
	s := new(Sleeping)
	s.Init(l, delay, result)
	return s
}

// yielding is a sleep without duration.
type yielding struct {
	loop   *Loop
	result any
	steps  int
}

func (y *yielding) Resume(_ any, err error) (*Future, any, bool, error) {
	y.steps++
	switch {
	case y.steps > 2:
		return nil, nil, true, y.loop.reused()
	case err != nil:
		y.steps = 2
		return nil, nil, true, err
	case y.steps == 1:
		return nil, nil, false, nil
	}
	return nil, y.result, true, nil
}

// Sleeping is a sleep that takes time: the coroutine, the Future that it waits for and the timer in one
// object. The Future has its result from the beginning. [Sleep] makes one; a front end may keep it in an
// object of its own.
type Sleeping struct {
	Future
	timer TimerHandle
	delay time.Duration
}

// Init makes s, which is zero, what Sleep returns for a delay that is positive.
func (s *Sleeping) Init(l *Loop, delay time.Duration, result any) {
	s.loop, s.result, s.delay = l, result, delay
}

// wakeSleeper is the timer's callback.
type wakeSleeper Sleeping

func (s *wakeSleeper) Run(*Future) error {
	if s.state == StatePending {
		s.finish(s.result)
	}
	return nil
}

func (*wakeSleeper) String() string { return "_set_result_unless_cancelled()" }

// Resume implements [Coroutine]. A sleep that has begun has set its timer; one that is over, however
// it came to that, has cancelled it.
func (s *Sleeping) Resume(_ any, err error) (*Future, any, bool, error) {
	if s.timer.cancelled {
		return nil, nil, true, s.loop.reused()
	}
	if s.timer.callback == nil && err == nil {
		l := s.loop
		when := after(l.clock.Now(), s.delay)
		s.kind, s.subject, s.timer.when = KindSleep, s, when
		l.futureCreated(&s.Future)
		l.setTimer(&s.timer, when, (*wakeSleeper)(s))
		return &s.Future, nil, false, nil
	}
	s.timer.Cancel()
	return nil, s.result, true, err
}
