package asyncio

import (
	"strconv"
	"strings"

	"gatherplay/gather"
	"gatherplay/gather/python/internal/vm"
)

// A callback is a Python function that the loop calls.
type callback struct {
	state    *state
	function vm.Value
	args     []vm.Value
	handle   vm.Value // what call_soon and its kin returned, or nil
	context  *vm.Context
	debug    bool     // whether it was made in debug mode
	made     vm.Place // in debug mode
	origin   string   // in debug mode: the stack when it was made
}

// Run implements [gather.Callback].
func (c *callback) Run(done *gather.Future) error {
	machine := c.state.vm
	before, err := machine.EnterContext(c.context)
	if err != nil {
		return err
	}
	defer machine.LeaveContext(before)
	var result vm.Value
	if done != nil {
		result, err = machine.Call(c.function, vm.FutureObject(done))
	} else {
		result, err = machine.Call(c.function, c.args...)
	}
	if err != nil {
		if err.Traceback == nil {
			machine.Chain(err) // it comes from a function of the library's
		}
		machine.Pass(err)
		return err
	}
	machine.Released(result)
	return nil
}

// madeHere has the callback remember, in debug mode, where it was made.
func (c *callback) madeHere(l *Loop) {
	if c.debug = l.debug; c.debug {
		c.made = l.state.vm.Position()
	}
}

// scheduledHere has the callback remember, in debug mode, by which calls the loop's method was called that schedules it, which makes the
// handle by so many calls of its own.
func (c *callback) scheduledHere(l *Loop, calls int) {
	if l.debug {
		c.origin = l.state.vm.Stack(originDepth - calls)
	}
}

// References visits what it keeps alive.
func (c *callback) References(visit func(any)) {
	visit(c.function)
	for _, v := range c.args {
		visit(v)
	}
	if c.context != nil {
		visit(c.context)
	}
}

// Equal says that callbacks of equal functions are the same.
func (c *callback) Equal(other gather.Callback) bool {
	o, ok := other.(*callback)
	if !ok {
		return false
	}
	same, err := c.state.vm.Equal(o.function, c.function)
	return err == nil && same
}

// For returns the callback with a future as its argument.
func (c *callback) For(done *gather.Future) gather.Callback {
	with := *c
	with.args = []vm.Value{vm.FutureObject(done)}
	return &with
}

// String shows the call for reports: the function, in debug mode the arguments and, if it is the program's own, where it is defined.
// A partial is shown as a call of its function, with the partial's arguments, that is called.
func (c *callback) String() string {
	machine := c.state.vm
	function := c.function
	calls, err := c.arguments(c.args, nil)
	for {
		p, ok := vm.Underlying(function).(interface {
			Partial() (function vm.Value, args []vm.Value, keywords *vm.Dict)
		})
		if !ok || err != nil {
			break
		}
		var args []vm.Value
		var keywords *vm.Dict
		var inner string
		function, args, keywords = p.Partial()
		inner, err = c.arguments(args, keywords)
		calls = inner + calls
	}
	if err != nil {
		return "callback()"
	}
	var text string
	name, err := machine.GetAttr(function, "__qualname__")
	if s, ok := name.(*vm.Str); ok && err == nil {
		text = s.V
	} else if text, err = machine.Repr(function); err != nil {
		return "callback()"
	}
	text += calls
	if fn, ok := unwrapped(machine, function).(*vm.Function); ok && !fn.Code.Library {
		text += " at " + fn.Code.File.Name + ":" + strconv.Itoa(fn.Code.FirstLine)
	}
	return text
}

// unwrapped returns the function that a decorator such as functools.wraps says to stand for, as inspect.unwrap does.
func unwrapped(machine *vm.VM, function vm.Value) vm.Value {
	const deepest = 1000
	for range deepest {
		inner, err := machine.GetAttr(function, "__wrapped__")
		if err != nil {
			break
		}
		function = inner
	}
	return function
}

// arguments shows arguments in parentheses, which are empty but in debug mode.
func (c *callback) arguments(args []vm.Value, keywords *vm.Dict) (string, *vm.Error) {
	if !c.debug {
		return "()", nil
	}
	shown := make([]string, 0, len(args))
	for _, v := range args {
		text, err := c.state.briefly(v, 0)
		if err != nil {
			return "", err
		}
		shown = append(shown, text)
	}
	for at := 0; keywords != nil; {
		key, v, more := keywords.Next(&at)
		if !more {
			break
		}
		text, err := c.state.briefly(v, 0)
		if err != nil {
			return "", err
		}
		name, _ := vm.AsStr(key)
		shown = append(shown, name+"="+text)
	}
	return "(" + strings.Join(shown, ", ") + ")", nil
}

// Created says where the handle was made, if that is known: in debug mode.
func (c *callback) Created() string {
	if c.made.File == nil {
		return ""
	}
	return lineOf(c.made)
}

// lineOf names the file and the line of a place.
func lineOf(p vm.Place) string { return p.File.Name + ":" + strconv.Itoa(p.File.Line(p.Span.Start)) }

// callback makes the callback of a function with arguments, which the loop's method of that name was given.
func (l *Loop) callback(machine *vm.VM, name string, function, args, context vm.Value) (*callback, *vm.Error) {
	if l.debug {
		if err := checkCallback(machine, name, function); err != nil {
			return nil, err
		}
	}
	if l.IsClosed() {
		return nil, machine.Raise(vm.RuntimeError, "Event loop is closed")
	}
	c, err := contextOf(machine, context)
	if err != nil {
		return nil, err
	}
	machine.Charge(192)
	return &callback{state: l.state, debug: l.debug, function: function, args: args.(*vm.Tuple).Items, context: c}, nil
}

// checkCallback refuses, in debug mode, what can't be called and what would have to be awaited.
func checkCallback(machine *vm.VM, name string, function vm.Value) *vm.Error {
	if _, isCo := coroutine(machine, function); isCo || vm.IsCoroutineFunction(function) {
		return machine.Raise(vm.TypeError, "coroutines cannot be used with ", name, "()")
	}
	if vm.IsCallable(function) {
		return nil
	}
	text, err := machine.Repr(function)
	if err != nil {
		return err
	}
	return machine.Raise(vm.TypeError, "a callable object was expected by ", name, "(), got ", text)
}
