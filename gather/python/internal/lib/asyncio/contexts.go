package asyncio

import "gatherplay/gather/python/internal/vm"

// contexts has tasks run in contexts of their own. It implements [gather.Contexts].
type contexts struct{ machine *vm.VM }

// Copy implements [gather.Contexts].
func (c contexts) Copy() any {
	if made := c.machine.CopyContext(); made != nil {
		return made
	}
	return nil
}

// Enter implements [gather.Contexts].
func (c contexts) Enter(context any) (before any, err error) {
	entered, _ := context.(*vm.Context)
	previous, refused := c.machine.EnterContext(entered)
	if refused != nil {
		return nil, refused
	}
	return previous, nil
}

// Leave implements [gather.Contexts].
func (c contexts) Leave(before any) (context any) {
	if left := c.machine.LeaveContext(before.(*vm.Context)); left != nil {
		return left
	}
	return nil
}

// contextOf returns the context for a callback: the one given, or a copy of the current one; nil for an empty one.
func contextOf(machine *vm.VM, given vm.Value) (*vm.Context, *vm.Error) {
	switch c := given.(type) {
	case nil:
		return machine.CopyContext(), nil
	case *vm.Context:
		return c, nil
	}
	if given == vm.None {
		return machine.CopyContext(), nil
	}
	return nil, machine.Unsupported("a context of type " + given.Type().Name + " can't be used here, where CPython would fail once it runs something in it; pass a contextvars.Context")
}
