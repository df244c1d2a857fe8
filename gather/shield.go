package gather

// Shield returns a Future that ends as aw does, but whose cancellation does not reach aw: who waits
// for it can be cancelled, or time out, while the task inside goes on. It is no protection from the
// end of the program, which cancels the task itself.
//
// A coroutine becomes a task; what is done already is returned itself. If the outer Future was
// cancelled and the task then fails, the exception handler is told "… exception in shielded future".
func Shield(l *Loop, aw any) (*Future, error) {
	inner, err := EnsureFuture(l, aw)
	if err != nil || inner.state != StatePending {
		return inner, err
	}
	s := &shielding{inner: inner, task: l.current, made: l.count()}
	outer := l.CreateFutureFor(KindShield, s)
	s.outer = outer
	if l.observer != nil {
		s.group = l.newGroup(ShieldGroup, []*Future{inner}, outer)
		l.observe(&Event{Kind: GroupFormed, Group: s.group, Future: outer})
	}
	if s.task != nil {
		inner.AddDoneCallback((*shieldAwaited)(s))
	}
	inner.AddDoneCallback((*shieldInner)(s))
	outer.AddDoneCallback((*shieldOuter)(s))
	return outer, nil
}

type shielding struct {
	inner, outer *Future
	task         *Task  // that has called
	made         uint32 // see Future.Number
	group        *Group
}

// shieldAwaited is told of the end of an inner Future that the task which has called shield does not await any longer. Until then it keeps
// that task alive, also when the outer Future is done.
type shieldAwaited shielding

func (*shieldAwaited) Run(*Future) error { return nil }

func (*shieldAwaited) String() string { return "shield.<locals>._clear_awaited_by_callback()" }

// shieldInner copies the end of the inner Future to the outer one.
type shieldInner shielding

func (s *shieldInner) Run(inner *Future) error {
	if s.group != nil {
		s.group.counted(inner, 1)
	}
	switch {
	case s.outer.state == StateCancelled:
		return nil
	case inner.state == StateCancelled:
		s.outer.cancel(cancellation{cause: CauseShield, group: s.group})
	case inner.exception() != nil:
		inner.retrieve(s.group)
		if s.group != nil {
			inner.loop.observe(&Event{Kind: ExceptionMoved, Future: inner, Group: s.group, Err: inner.exception()})
		}
		return s.outer.SetException(inner.exception())
	default:
		return s.outer.SetResult(inner.result)
	}
	return nil
}

func (*shieldInner) String() string { return "shield.<locals>._inner_done_callback()" }

// shieldOuter lets go of an inner Future that goes on alone.
type shieldOuter shielding

func (s *shieldOuter) Run(outer *Future) error {
	if s.group != nil {
		s.group.settled(outer.outcome(), outer.result, outer.exception())
	}
	if s.inner.state != StatePending {
		return nil
	}
	s.inner.RemoveDoneCallback((*shieldInner)(s))
	// However many shields of it were cancelled, its exception is told once.
	s.inner.RemoveDoneCallback(shieldedLog{})
	s.inner.AddDoneCallback(shieldedLog{})
	return nil
}

func (*shieldOuter) String() string { return "shield.<locals>._outer_done_callback()" }

// shieldedLog reports the exception of a Future that was shielded from a cancellation.
type shieldedLog struct{}

func (shieldedLog) Run(inner *Future) error {
	if inner.state == StateCancelled || inner.exception() == nil {
		return nil
	}
	inner.retrieve(nil)
	l := inner.loop
	l.CallExceptionHandler(&ExceptionContext{
		Message: l.host.ErrorName(inner.exception()) + " exception in shielded future",
		Err:     inner.exception(),
		Future:  inner,
	})
	return nil
}

func (shieldedLog) String() string { return "_log_on_exception()" }
