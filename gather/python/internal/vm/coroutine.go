package vm

import "gatherplay/gather"

// An AbstractCoroutine is an object that the event loop runs like a coroutine because it has the methods of one, as
// collections.abc.Coroutine asks for them: what anext(generator) returns, or an object of a class of the program.
type AbstractCoroutine struct {
	Object Value
	vm     *VM
}

// AbstractCoroutine returns an object as the event loop runs it; ok is false if it has not the methods of a coroutine.
func (vm *VM) AbstractCoroutine(v Value) (co *AbstractCoroutine, ok bool) {
	class := v.Type()
	if !IsAwaitable(v) || class.Lookup("send") == nil || class.Lookup("throw") == nil || class.Lookup("close") == nil {
		return nil, false
	}
	return &AbstractCoroutine{v, vm}, true
}

// Resume implements [gather.Coroutine].
func (c *AbstractCoroutine) Resume(_ any, thrown error) (*gather.Future, any, bool, error) {
	return c.vm.Drive(c.Object, thrown)
}

// References implements [Referrer].
func (c *AbstractCoroutine) References(visit func(any)) { visit(c.Object) }
