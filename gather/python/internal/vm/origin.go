package vm

import "strings"

// loopFrames is how many frames of Python code CPython's event loop has between the call of asyncio.run and a callback.
const loopFrames = 6

// rememberOrigin notes the innermost OriginDepth frames, in which a coroutine is being made, for the warning that it was never awaited.
// Those of the library count, but are not shown.
func (vm *VM) rememberOrigin(coroutine Value) {
	if vm.OriginDepth == 0 {
		return
	}
	text := vm.Stack(vm.OriginDepth)
	d := &vm.diagnosis
	if d.origins == nil {
		d.origins = map[any]string{}
	}
	d.origins[coroutine] = "\nCoroutine created at (most recent call last)\n" + text
}

// Stack returns the innermost frames, so many, as a traceback shows them. Those of the library count, but are not shown.
func (vm *VM) Stack(depth int) string {
	text, left := "", depth
	for f := vm.frame; f != nil && left > 0; f = f.back {
		if f == vm.below {
			if left -= loopFrames; left <= 0 {
				break
			}
		}
		left--
		if f.code.Library {
			continue
		}
		line := f.code.File.Line(f.place().Span.Start)
		text = "  File \"" + f.code.File.Name + "\", line " + itoa(line) + ", in " + f.code.Name + "\n    " +
			strings.TrimSpace(f.code.File.LineText(line)) + "\n" + text
	}
	vm.Charge(len(text) + 64)
	return strings.TrimSuffix(text, "\n")
}
