package asyncio

import (
	"strconv"
	"strings"
	"time"

	"gatherplay/gather"
	"gatherplay/gather/python/internal/syntax"
	"gatherplay/gather/python/internal/vm"
)

// A timeout is an asyncio.Timeout. Until it is entered it has no loop, and when it expires is not looked at.
type timeout struct {
	*gather.Timeout
	when    vm.Value // as it was given
	due     time.Duration
	entered bool
}

var timeoutType = vm.NewType("asyncio.timeouts", "Timeout")

// Type implements [vm.Value].
func (*timeout) Type() *vm.Type { return timeoutType }

// Repr implements [vm.Represented].
func (t *timeout) Repr(*vm.VM) (string, *vm.Error) {
	text := t.String()
	if n, ok := vm.AsInt(t.when); ok && strings.Contains(text, " when=") {
		text = "<Timeout [active] when=" + strconv.FormatInt(n, 10) + ">"
	}
	return text, nil
}

func newTimeout(when vm.Value, due time.Duration) *timeout {
	return &timeout{Timeout: gather.NewTimeoutAt(nil, due), when: when, due: due}
}

func (s *state) timeout(machine *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
	if s.running == nil {
		return nil, s.noRunningLoop()
	}
	if args[0] == vm.None {
		return newTimeout(vm.None, gather.Forever), nil
	}
	now := s.running.Time()
	when, err := machine.Binary(syntax.Add, seconds(now), args[0])
	if err != nil {
		return nil, err
	}
	d, err := delay(machine, args[0])
	if err != nil {
		return nil, err
	}
	due := gather.Forever
	if d < gather.Forever-now {
		due = now + d
	}
	return newTimeout(when, due), nil
}

func timeoutAt(_ *vm.VM, args []vm.Value) (vm.Value, *vm.Error) { return newTimeout(args[0], 0), nil }

// at is the time that a timeout is to expire at, which is compared with the loop's.
func (l *Loop) at(when vm.Value) (time.Duration, *vm.Error) {
	machine := l.state.vm
	if when != vm.None {
		if _, err := machine.Compare(syntax.LtE, when, seconds(l.Time())); err != nil {
			return 0, err
		}
	}
	return delay(machine, when)
}

// enter is __aenter__.
func (t *timeout) enter(l *Loop) (vm.Value, error) {
	if !t.entered {
		due := t.due
		if due == 0 {
			var err *vm.Error
			if due, err = l.at(t.when); err != nil {
				return nil, err
			}
		}
		t.Timeout = gather.NewTimeoutAt(l.Loop, due)
		t.entered = true
	}
	return t, t.Enter()
}

// reschedule has it expire at another time. It no longer expires at the one before if the new one is no time.
func (t *timeout) reschedule(machine *vm.VM, when vm.Value) *vm.Error {
	l := of(machine).running
	switch {
	case !t.entered:
		return machine.Raise(vm.RuntimeError, "Timeout has not been entered")
	case l == nil:
		return of(machine).noRunningLoop()
	}
	due, wrong := l.at(when)
	if wrong != nil {
		due = gather.Forever
	}
	if err := t.Reschedule(due); err != nil {
		return raised(err)
	}
	t.when = when
	return wrong
}

// failing is the error with which an asynchronous with statement is left, from the arguments of __aexit__; nil if there is none.
func failing(args []vm.Value) error {
	if e, ok := args[1].(*vm.Error); ok {
		return e
	}
	return nil
}

// exiting turns what an __aexit__ makes of the error of the body into its outcome: the same error, or none, is left to the with
// statement; another is raised.
func exiting(body, after error) (vm.Value, error) {
	if after == nil || after == body {
		return vm.None, nil
	}
	return nil, after
}

func timeoutMethods() {
	constructor(timeoutType, "when", timeoutAt)
	method(timeoutType, "when", "", func(_ *vm.VM, t *timeout, _ []vm.Value) (vm.Value, *vm.Error) { return t.when, nil })
	method(timeoutType, "expired", "", func(_ *vm.VM, t *timeout, _ []vm.Value) (vm.Value, *vm.Error) { return vm.NewBool(t.Expired()), nil })
	method(timeoutType, "reschedule", "when", func(machine *vm.VM, t *timeout, args []vm.Value) (vm.Value, *vm.Error) {
		return vm.None, t.reschedule(machine, args[0])
	})
	method(timeoutType, "__aenter__", "", func(machine *vm.VM, t *timeout, _ []vm.Value) (vm.Value, *vm.Error) {
		return instantly(machine, "Timeout.__aenter__", t.enter)
	})
	method(timeoutType, "__aexit__", "exc_type, exc_val, exc_tb", func(machine *vm.VM, t *timeout, args []vm.Value) (vm.Value, *vm.Error) {
		body := failing(args)
		return leaving(machine, "Timeout.__aexit__", func() (vm.Value, error) { return exiting(body, t.Exit(body)) })
	})
}

// immediately is a coroutine that ends in its first step with what a function returns.
type immediately func() (vm.Value, error)

// Resume implements [gather.Coroutine].
func (f immediately) Resume(_ any, thrown error) (*gather.Future, any, bool, error) {
	if thrown != nil {
		return nil, nil, true, thrown
	}
	v, err := f.run()
	if err != nil {
		return nil, nil, true, err
	}
	return nil, v, true, nil
}

// run calls the function, which raises an error if it needs a loop that is closed.
func (f immediately) run() (v vm.Value, err error) {
	var closed *vm.Error
	defer func() {
		if closed != nil {
			err = closed
		}
	}()
	defer raiseClosed(&closed)
	return f()
}
