package asyncio

import (
	"strings"

	"gatherplay/gather"
	"gatherplay/gather/python/internal/syntax"
	"gatherplay/gather/python/internal/vm"
)

// A timeout is an asyncio.Timeout. The loop is that which runs when it is entered.
type timeout struct {
	*gather.Timeout
	when vm.Value // as the program has given or may calculate it: in binary fractions of a second
}

var timeoutType = vm.NewType("asyncio.timeouts", "Timeout")

// Type implements [vm.Value].
func (*timeout) Type() *vm.Type { return timeoutType }

// Repr implements [vm.Represented].
func (t *timeout) Repr(machine *vm.VM) (string, *vm.Error) {
	text := t.String()
	if _, whole := t.when.(*vm.Int); !whole {
		return text, nil
	}
	before, _, active := strings.Cut(text, "when=")
	if !active {
		return text, nil
	}
	when, err := machine.Repr(t.when)
	return before + "when=" + when + ">", err
}

func (s *state) timeout(machine *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
	if s.running == nil {
		return nil, s.noRunningLoop()
	}
	d, err := fromNow(machine, args[0])
	if err != nil {
		return nil, err
	}
	when := args[0]
	if when != vm.None {
		if when, err = machine.Binary(syntax.Add, seconds(s.running.Time()), when); err != nil {
			return nil, err
		}
	}
	return &timeout{gather.NewTimeout(s.running.Loop, d), when}, nil
}

func (s *state) timeoutAt(machine *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
	if s.running == nil {
		return nil, s.noRunningLoop()
	}
	d, err := delay(machine, args[0])
	if err != nil {
		return nil, err
	}
	return &timeout{gather.NewTimeoutAt(s.running.Loop, d), args[0]}, nil
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
	constructor(timeoutType, "when", func(machine *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		return of(machine).timeoutAt(machine, args)
	})
	method(timeoutType, "when", "", func(_ *vm.VM, t *timeout, _ []vm.Value) (vm.Value, *vm.Error) { return t.when, nil })
	method(timeoutType, "expired", "", func(_ *vm.VM, t *timeout, _ []vm.Value) (vm.Value, *vm.Error) { return vm.NewBool(t.Expired()), nil })
	method(timeoutType, "reschedule", "when", func(machine *vm.VM, t *timeout, args []vm.Value) (vm.Value, *vm.Error) {
		d, err := delay(machine, args[0])
		if err != nil {
			return nil, err
		}
		if err := raised(t.Reschedule(d)); err != nil {
			return nil, err
		}
		t.when = args[0]
		return vm.None, nil
	})
	method(timeoutType, "__aenter__", "", func(machine *vm.VM, t *timeout, _ []vm.Value) (vm.Value, *vm.Error) {
		return instantly(machine, "Timeout.__aenter__", func(*Loop) (vm.Value, error) { return t, t.Enter() })
	})
	method(timeoutType, "__aexit__", "exc_type, exc_val, exc_tb", func(machine *vm.VM, t *timeout, args []vm.Value) (vm.Value, *vm.Error) {
		body := failing(args)
		return instantly(machine, "Timeout.__aexit__", func(*Loop) (vm.Value, error) { return exiting(body, t.Exit(body)) })
	})
}

// immediately is a coroutine that ends in its first step with what a function returns.
type immediately func() (vm.Value, error)

// Resume implements [gather.Coroutine].
func (f immediately) Resume(_ any, thrown error) (*gather.Future, any, bool, error) {
	if thrown != nil {
		return nil, nil, true, thrown
	}
	v, err := f()
	if err != nil {
		return nil, nil, true, err
	}
	return nil, v, true, nil
}
