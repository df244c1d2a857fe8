package vm

import (
	"strings"

	"gatherplay/gather/python/internal/compile"
)

// Variables are those of a frame that a traceback refers to. While the call is in progress they are the frame's, and it is not the
// traceback that keeps them alive. When the call has ended they are as it has left them, for as long as there is such a traceback, and
// with them are those of the frames that it was called by: CPython's frame objects refer to each other.
type Variables struct {
	left   []Value
	held   []any // those of a frame of the library's
	caller *Variables
	age    uint32 // when the call ended, see VM.Number
}

// kept returns the frame's variables for a traceback to refer to.
func (f *Frame) kept() *Variables {
	if f.variables == nil {
		f.variables = new(Variables)
	}
	return f.variables
}

// outlive has the variables of a frame whose call has ended, which are to be found in left, outlive it.
func (vm *VM) outlive(f *Frame, left []Value) {
	f.variables.left, f.variables.age = left, vm.Number()
	switch {
	case f.back == nil:
	case f.goCaller && f.back == vm.libraryCaller:
		f.variables.caller = vm.library
	default:
		f.variables.caller = f.back.kept()
	}
	f.variables = nil
}

// caller returns the variables of the frame that a function written in Go is called by, which may be another such function, for a traceback
// to refer to; nil if there are none.
func (vm *VM) caller() *Variables {
	if vm.frame != vm.libraryCaller {
		return vm.frame.kept()
	}
	return vm.library
}

// argumentsHeld returns the arguments of the function of asyncio's that has just failed. In CPython it is written in Python, and the
// traceback has its frame.
func argumentsHeld(f *Frame) []any {
	if f.pc < 0 {
		return nil
	}
	var callee int
	switch in, top := f.code.Instrs[f.pc], f.slots[:f.sp]; in.Op {
	case compile.CALL:
		callee = len(top) - int(in.Arg) - 2
	case compile.CALLKW:
		for callee = len(top) - 1; callee >= f.code.slots && !ofAsyncio(top[callee]); callee-- {
		}
	default:
		return nil
	}
	if callee < f.code.slots || !ofAsyncio(f.slots[callee]) {
		return nil
	}
	held := []any{}
	for _, v := range f.slots[callee+1 : f.sp] {
		held = append(held, v)
	}
	return held
}

func ofAsyncio(callee Value) bool {
	b, ok := callee.(*Builtin)
	return ok && strings.HasPrefix(b.Module, "asyncio")
}
