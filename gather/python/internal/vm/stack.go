package vm

// Calls from Python to Python don't recurse in Go, but those that go through Go code in between do: a __repr__ that asks for the repr of
// what is inside, a key function that sorts. CPython lets them nest as deep as any call, a thousand deep; Go's stack in the browser
// holds a few hundred of them. So every so many of them go on with a stack of their own.

// stackShare is how many nested calls into Python one stack holds.
const stackShare = 100

// runNested is run for Go code: with a new stack if the one at hand has its share.
func (vm *VM) runNested(f *Frame, thrown *Error) (Value, *Error) {
	if vm.nested < stackShare {
		return vm.run(f, thrown)
	}
	var result Value
	var err *Error
	vm.onNewStack(func() { result, err = vm.run(f, thrown) })
	return result, err
}

// onNewStack calls a function while the caller waits. If it panics, so does the caller.
func (vm *VM) onNewStack(call func()) {
	nested := vm.nested
	vm.nested = 0
	var panicked any
	done := make(chan struct{})
	go func() {
		defer close(done)
		defer func() { panicked = recover() }()
		call()
	}()
	<-done
	vm.nested = nested
	if panicked != nil {
		panic(panicked)
	}
}
