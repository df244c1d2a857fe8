package asyncio

import (
	"math"
	"strconv"
	"time"

	"gatherplay/gather"
	"gatherplay/gather/python/internal/vm"
)

// slowDuration is how long a step or callback may take in debug mode before it is told of.
const slowDuration = 100 * time.Millisecond

// setDebug turns debug mode on or off.
func (l *Loop) setDebug(debug bool) {
	l.debug = debug
	l.watchSlow()
	if l.IsRunning() {
		l.trackOrigins()
	}
	l.OnCreated(nil)
	if debug {
		l.OnCreated(func(f *gather.Future) {
			switch f.Kind() {
			case gather.KindTask, gather.KindFuture, gather.KindGather:
				s := l.state
				if s.origins == nil {
					s.origins = map[*gather.Future]*origin{}
				}
				s.origins[f] = &origin{stack: s.vm.Stack(math.MaxInt)}
			}
		})
	}
}

// originOf returns the stack when what an exception context is about was made, if it was made in debug mode.
func (s *state) originOf(c *gather.ExceptionContext) string {
	if c.Handle != nil {
		if own, ok := c.Handle.Callback().(*callback); ok {
			return own.origin
		}
	}
	if known := s.origins[c.Future]; known != nil {
		return known.stack
	}
	return ""
}

// An origin is where a future was made in debug mode: the stack, and the place, if that is in the program and not in asyncio.
type origin struct{ stack, place string }

// madeHere has a future remember, in debug mode, that the program has made it itself.
func (s *state) madeHere(f *vm.Future) {
	if known := s.origins[f.Future]; known != nil {
		known.place = " created at " + lineOf(s.vm.Position())
	}
}

// A sourceTraceback is what an exception handler is given under that name: a traceback.StackSummary, of which it can do nothing here but
// hand it on to the default handler.
type sourceTraceback struct{ text string }

var sourceTracebackType = vm.NewType("traceback", "StackSummary")

// Type implements [vm.Value].
func (*sourceTraceback) Type() *vm.Type { return sourceTracebackType }

// Repr implements [vm.Represented].
func (*sourceTraceback) Repr(machine *vm.VM) (string, *vm.Error) {
	return "", machine.Unsupported("source_traceback can't be looked into here; hand it on to loop.default_exception_handler")
}

// Iter implements [vm.Iterable].
func (t *sourceTraceback) Iter(machine *vm.VM) (vm.Value, *vm.Error) {
	_, err := t.Repr(machine)
	return nil, err
}

// watchSlow has the loop tell of what takes long, in debug mode.
func (l *Loop) watchSlow() {
	if !l.debug {
		l.OnSlow(0, nil)
		return
	}
	l.OnSlow(l.slow, func(callback gather.Callback, future *gather.Future, took time.Duration) {
		shown, err := l.state.executed(callback, future)
		if err != nil {
			shown = "<repr failed>"
		}
		l.state.log("warning", "Executing "+shown+" took "+strconv.FormatFloat(took.Seconds(), 'f', 3, 64)+" seconds", nil)
	})
}

// trackOrigins has coroutines remember where they were made while the loop runs in debug mode.
func (l *Loop) trackOrigins() (end func()) {
	machine := l.state.vm
	before := machine.OriginDepth
	if machine.OriginDepth = 0; l.debug {
		machine.OriginDepth = originDepth
	}
	return func() { machine.OriginDepth = before }
}

// originDepth is how many frames are remembered (asyncio.constants.DEBUG_STACK_DEPTH).
const originDepth = 10

// executed shows what was executed: a task, or a handle.
func (s *state) executed(callback gather.Callback, future *gather.Future) (string, *vm.Error) {
	var task *gather.Task
	gather.CallbackReferences(callback, func(x any) {
		if t, ok := x.(*gather.Task); ok {
			task = t
		}
	})
	if task != nil {
		return s.futureRepr(&task.Future)
	}
	h, timer := gather.HandleOf(callback, future)
	if timer != nil {
		return timer.String(), nil
	}
	return h.String(), nil
}

// log tells the logger "asyncio" something: that of the module logging, if the program has imported it. What that does by default is
// to print it.
func (s *state) log(level, text string, exception *vm.Error) {
	machine := s.vm
	if logging := machine.Modules["logging"]; logging != nil {
		if err := s.logWith(logging, level, text, exception); err != nil {
			machine.PrintError(machine.TracebackText(err))
		}
		return
	}
	text += "\n"
	if exception != nil {
		text += machine.TracebackText(exception)
	}
	machine.PrintError(text)
}

// note logs what is of interest only to who has asked for it, by a level of the module logging.
func (s *state) note(text string) {
	if s.vm.Modules["logging"] != nil {
		s.log("debug", text, nil)
	}
}

func (s *state) logWith(logging *vm.Module, level, text string, exception *vm.Error) *vm.Error {
	logger, err := s.vm.CallMethod(logging, "getLogger", vm.NewStr("asyncio"))
	if err != nil {
		return err
	}
	write, err := s.vm.GetAttr(logger, level)
	if err != nil {
		return err
	}
	info := vm.Value(vm.None)
	if exception != nil {
		info = exception
	}
	_, err = s.vm.CallWith(write, []vm.Value{vm.NewStr(text), info}, []string{"exc_info"})
	return err
}
