package asyncio

import (
	"gatherplay/gather"
	"gatherplay/gather/python/internal/syntax"
	"gatherplay/gather/python/internal/vm"
)

// A Handle is what call_soon returns.
type Handle struct{ handle *gather.Handle }

// A TimerHandle is what call_later and call_at return.
type TimerHandle struct {
	timer *gather.TimerHandle
	at    vm.Value // the time that call_at was given, or nil
}

// The types of handles.
var (
	handleType      = vm.NewType("asyncio.events", "Handle")
	timerHandleType = vm.NewType("asyncio.events", "TimerHandle", handleType)
)

// Type implements [vm.Value].
func (*Handle) Type() *vm.Type { return handleType }

// Type implements [vm.Value].
func (*TimerHandle) Type() *vm.Type { return timerHandleType }

// Repr implements [vm.Represented].
func (h *Handle) Repr(*vm.VM) (string, *vm.Error) { return h.handle.String(), nil }

// Repr implements [vm.Represented].
func (h *TimerHandle) Repr(*vm.VM) (string, *vm.Error) { return h.timer.String(), nil }

// References visits what it keeps alive: nothing any more once it was cancelled.
func (h *Handle) References(visit func(any)) { handleReferences(h.handle, visit) }

// References visits what it keeps alive: nothing any more once it was cancelled.
func (h *TimerHandle) References(visit func(any)) { handleReferences(&h.timer.Handle, visit) }

func handleReferences(h *gather.Handle, visit func(any)) {
	if c, ok := h.Callback().(*callback); ok && !h.Cancelled() {
		c.References(visit)
	}
}

// handleObject returns the object by which the program knows a handle, which may be a timer's: that which it was given when it scheduled
// the callback.
func handleObject(h *gather.Handle, timer *gather.TimerHandle) vm.Value {
	c, ok := h.Callback().(*callback)
	switch {
	case ok && c.handle != nil:
		return c.handle
	case timer != nil:
		return &TimerHandle{timer: timer}
	}
	object := &Handle{h}
	if ok {
		c.handle = object
	}
	return object
}

// handles gives handles their methods.
func handles() {
	method(handleType, "cancel", "", func(_ *vm.VM, h vm.Value, _ []vm.Value) (vm.Value, *vm.Error) {
		switch h := h.(type) {
		case *Handle:
			h.handle.Cancel()
		case *TimerHandle:
			h.timer.Cancel()
		}
		return vm.None, nil
	})
	method(handleType, "cancelled", "", func(_ *vm.VM, h vm.Value, _ []vm.Value) (vm.Value, *vm.Error) {
		if t, ok := h.(*TimerHandle); ok {
			return vm.NewBool(t.timer.Cancelled()), nil
		}
		return vm.NewBool(h.(*Handle).handle.Cancelled()), nil
	})
	method(handleType, "get_context", "", func(machine *vm.VM, h vm.Value, _ []vm.Value) (vm.Value, *vm.Error) {
		var c *callback
		switch h := h.(type) {
		case *Handle:
			c, _ = h.handle.Callback().(*callback)
		case *TimerHandle:
			c, _ = h.timer.Callback().(*callback)
		}
		if c == nil {
			return new(vm.Context), nil
		}
		if c.context == nil {
			c.context = new(vm.Context)
		}
		return c.context, nil
	})
	method(timerHandleType, "when", "", func(_ *vm.VM, h *TimerHandle, _ []vm.Value) (vm.Value, *vm.Error) {
		if h.at != nil {
			return h.at, nil
		}
		return seconds(h.timer.When()), nil
	})
}

// Compare implements [vm.Comparable]: timers are ordered by when they are due.
func (h *TimerHandle) Compare(_ *vm.VM, op vm.Comparison, other vm.Value) (vm.Value, *vm.Error) {
	o, ok := other.(*TimerHandle)
	if !ok {
		return nil, nil
	}
	a, b := h.timer.When(), o.timer.When()
	switch op {
	case syntax.Lt:
		return vm.NewBool(a < b), nil
	case syntax.LtE:
		return vm.NewBool(a <= b), nil
	case syntax.Gt:
		return vm.NewBool(a > b), nil
	case syntax.GtE:
		return vm.NewBool(a >= b), nil
	}
	return nil, nil
}
