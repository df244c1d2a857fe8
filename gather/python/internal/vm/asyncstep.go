package vm

// asyncStep is what asend, athrow, aclose and __anext__ of an asynchronous generator return: awaiting it runs the generator to its
// next yield. It does as PyAsyncGenASend and PyAsyncGenAThrow, of Objects/genobject.c, do.
type asyncStep struct {
	g       *Generator
	name    string
	sent    Value
	thrown  *Error // by athrow and aclose
	closing bool   // it is aclose's
	risk           // whether it can be seen when it is destroyed
	state   stepState
}

type stepState uint8

const (
	stepNew stepState = iota
	stepUnderWay
	stepOver
)

// The types of what asynchronous generators' methods return.
var (
	asyncSendType  = newFinalType("async_generator_asend")
	asyncThrowType = newFinalType("async_generator_athrow")
)

// Aclose returns the coroutine that closes an asynchronous generator.
func (g *Generator) Aclose(vm *VM) *AbstractCoroutine {
	s := &asyncStep{g: g, name: "aclose", sent: None, thrown: vm.RaiseWith(GeneratorExit), closing: true}
	s.risky()
	return &AbstractCoroutine{s, vm}
}

// Type implements [Value].
func (s *asyncStep) Type() *Type {
	if s.thrown != nil {
		return asyncThrowType
	}
	return asyncSendType
}

// risky counts it among the objects whose destruction can be seen: if it is never awaited, that is warned of.
func (s *asyncStep) risky() {
	s.g.vm.risky(s)
}

// safe says that it is not forgotten.
func (s *asyncStep) safe() {
	s.g.vm.safe(s)
}

// Await implements [Awaitable].
func (s *asyncStep) Await(*VM) (Value, *Error) { return s, nil }

// Iter implements [Iterable].
func (s *asyncStep) Iter(*VM) (Value, *Error) { return s, nil }

// Next implements [Iterator].
func (s *asyncStep) Next(vm *VM) (Value, *Error) {
	v, done, err := s.Send(vm, None)
	return vm.cameBack(v, done, err)
}

// Send implements [Delegate].
func (s *asyncStep) Send(vm *VM, value Value) (Value, bool, *Error) {
	s.safe()
	g := s.g
	switch {
	case s.state == stepOver:
		return nil, true, s.reused(vm)
	case s.thrown != nil && g.frame == nil:
		s.state = stepOver
		return None, true, nil
	case s.state == stepNew:
		if err := s.begin(vm); err != nil {
			return nil, true, err
		}
		if s.thrown != nil {
			return s.first(vm, value)
		}
		if value == None {
			value = s.sent
		}
	}
	g.busy, g.delivered = true, false
	v, done, err := s.arrived(vm, vm.once(g.Send(vm, value)))
	if s.thrown != nil && !s.closing {
		s.state = stepUnderWay // CPython only ends it with the generator
	}
	return v, done, err
}

// first is the first step of athrow and aclose.
func (s *asyncStep) first(vm *VM, value Value) (Value, bool, *Error) {
	g := s.g
	switch {
	case g.closed:
		s.state = stepOver
		return nil, true, vm.RaiseWith(StopAsyncIteration)
	case value != None:
		s.state = stepNew
		return nil, true, vm.Raise(RuntimeError, "can't send non-None value to a just-started coroutine")
	}
	g.closed = s.closing
	if s.closing && !g.started {
		s.state = stepOver
		return None, true, g.Close(vm)
	}
	g.busy, g.delivered = true, false
	return s.arrived(vm, vm.once(g.Throw(vm, s.thrown)))
}

// Throw implements [Delegate].
func (s *asyncStep) Throw(vm *VM, thrown *Error) (Value, bool, *Error) {
	s.safe()
	switch s.state {
	case stepOver:
		return nil, true, s.reused(vm)
	case stepNew:
		if err := s.begin(vm); err != nil {
			return nil, true, err
		}
	}
	s.g.busy, s.g.delivered = true, false
	return s.arrived(vm, vm.once(s.g.Throw(vm, thrown)))
}

// Close throws GeneratorExit.
func (s *asyncStep) Close(vm *VM) *Error {
	if s.state == stepOver {
		return nil
	}
	_, done, err := s.Throw(vm, vm.RaiseWith(GeneratorExit))
	switch {
	case !done:
		return vm.Raise(RuntimeError, "coroutine ignored GeneratorExit")
	case err != nil && (err.Class.IsSubclass(GeneratorExit) || err.Class.IsSubclass(StopAsyncIteration)):
		return nil
	}
	return err
}

// begin says that it is under way, unless another step of the generator is.
func (s *asyncStep) begin(vm *VM) *Error {
	if s.g.busy {
		s.state = stepOver
		name := s.name
		if s.thrown == nil {
			name = "anext"
		}
		return vm.Raise(RuntimeError, name, "(): asynchronous generator is already running")
	}
	s.state = stepUnderWay
	return nil
}

func (s *asyncStep) reused(vm *VM) *Error {
	methods := "__anext__()/asend()"
	if s.thrown != nil {
		methods = "aclose()/athrow()"
	}
	return vm.Raise(RuntimeError, "cannot reuse already awaited ", methods)
}

// outcome is how a generator came back.
type outcome struct {
	value Value
	done  bool
	err   *Error
}

func (*VM) once(value Value, done bool, err *Error) outcome { return outcome{value, done, err} }

// arrived says what the generator's coming back means for who awaits the step.
func (s *asyncStep) arrived(vm *VM, o outcome) (Value, bool, *Error) {
	g := s.g
	if o.err == nil && !o.done && !g.delivered { // a future to wait for
		return o.value, false, nil
	}
	g.busy, s.state = false, stepOver
	switch {
	case o.err != nil && s.closing && (o.err.Class.IsSubclass(StopAsyncIteration) || o.err.Class.IsSubclass(GeneratorExit)):
		return None, true, nil
	case o.err != nil:
		return nil, true, o.err
	case o.done && s.closing:
		return None, true, nil
	case o.done:
		return nil, true, vm.RaiseWith(StopAsyncIteration)
	case s.closing:
		return nil, true, vm.Raise(RuntimeError, "async generator ignored GeneratorExit")
	}
	return o.value, true, nil
}
