package gather

import "time"

// Sleep returns a coroutine that suspends for delay and results in result. If delay is not positive,
// it suspends for one trip through the ready queue. Otherwise the clock starts when the coroutine
// does; its timer fires in one iteration, and whoever sleeps goes on in the next.
func Sleep(l *Loop, delay time.Duration, result any) Coroutine {
	if delay <= 0 {
		return &yielding{loop: l, result: result}
	}
	return &sleeping{Future: Future{loop: l, result: result}, delay: delay}
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

// sleeping is a sleep: the coroutine, the Future that it waits for and the timer in one object. The
// Future has its result from the beginning.
type sleeping struct {
	Future
	timer TimerHandle
	delay time.Duration
	steps int
}

// wakeSleeper is the timer's callback.
type wakeSleeper sleeping

func (s *wakeSleeper) Run(*Future) error {
	if s.state == StatePending {
		s.finish(s.result)
	}
	return nil
}

func (*wakeSleeper) String() string { return "_set_result_unless_cancelled()" }

func (s *sleeping) Resume(_ any, err error) (*Future, any, bool, error) {
	s.steps++
	switch {
	case s.steps > 2:
		return nil, nil, true, s.loop.reused()
	case s.steps == 1 && err == nil:
		l := s.loop
		when := after(l.clock.Now(), s.delay)
		s.kind, s.subject, s.timer.when = KindSleep, s, when
		l.futureCreated(&s.Future)
		l.setTimer(&s.timer, when, (*wakeSleeper)(s))
		return &s.Future, nil, false, nil
	case s.steps == 1:
		s.steps = 2
		return nil, nil, true, err
	}
	s.timer.Cancel()
	return nil, s.result, true, err
}
