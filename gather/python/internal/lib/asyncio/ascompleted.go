package asyncio

import (
	"gatherplay/gather"
	"gatherplay/gather/python/internal/vm"
)

// completed is what as_completed returns: an iterator, plain and asynchronous.
type completed struct {
	*gather.AsCompleted
	state *state
}

var asCompletedType = vm.NewType("asyncio.tasks", "_AsCompletedIterator")

// Type implements [vm.Value].
func (*completed) Type() *vm.Type { return asCompletedType }

func (s *state) asCompleted(machine *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
	if _, ok := coroutine(machine, args[0]); ok || isFutureValue(args[0]) {
		return nil, machine.Raise(vm.TypeError, "expects an iterable of awaitables, not ", args[0].Type().Name)
	}
	l, err := s.loop()
	if err != nil {
		return nil, err
	}
	items, err := s.distinct(args[0])
	if err != nil {
		return nil, err
	}
	futures := make([]*gather.Future, len(items))
	var c *gather.AsCompleted
	if l.factory != nil && len(items) > 0 { // what ends eagerly is kept by nothing else, and has been called by the iterator's initialiser
		defer machine.Keep(&futures)()
		defer machine.Holds(args[0], &c, &futures[len(futures)-1])()
	}
	for i, item := range items {
		f, err := s.future(l, item)
		if err != nil {
			return nil, err
		}
		futures[i] = f.Future
	}
	limit, err := delay(machine, args[1])
	if err != nil {
		return nil, err
	}
	c = gather.AsCompletedFutures(l.Loop, futures, limit)
	if limit != gather.Forever {
		machine.Remember(c) // it and the handle of its timer refer to each other
	}
	return &completed{c, s}, nil
}

// Iter implements [vm.Iterable].
func (c *completed) Iter(*vm.VM) (vm.Value, *vm.Error) { return c, nil }

// Next implements [vm.Iterator].
func (c *completed) Next(machine *vm.VM) (vm.Value, *vm.Error) {
	co := c.AsCompleted.Next()
	if co == nil {
		return nil, nil
	}
	return machine.NewCoroutine("_AsCompletedIterator._wait_for_one", co), nil
}

// AsyncIter is its __aiter__.
func (c *completed) AsyncIter(*vm.VM) (vm.Value, *vm.Error) { return c, nil }

// AsyncNext is its __anext__.
func (c *completed) AsyncNext(machine *vm.VM) (vm.Value, *vm.Error) {
	co := c.NextFuture()
	if co == nil {
		return machine.NewCoroutine("_AsCompletedIterator.__anext__", immediately(func() (vm.Value, error) {
			return nil, machine.RaiseWith(vm.StopAsyncIteration)
		})), nil
	}
	next := &lazily{
		begin: func() (gather.Coroutine, *vm.Error) { return co, nil },
		end:   func(result any) (vm.Value, *vm.Error) { return value(result), nil },
	}
	return machine.NewCoroutine("_AsCompletedIterator.__anext__", next), nil
}
