package vm

import (
	"strings"

	"gatherplay/gather/python/internal/syntax"
)

// A FrameObject is a frame as the program sees it: what sys._getframe and the entries of a traceback give. Frames of the library are
// left out.
type FrameObject struct {
	frame   *Frame // nil, or one that may have ended
	code    *Code
	pc      int
	globals *Namespace

	variables *Variables // of a frame in a traceback
}

// FrameObjectType is the type of frames.
var FrameObjectType = newFinalType("frame")

// Type implements [Value].
func (*FrameObject) Type() *Type { return FrameObjectType }

// CallerFrame returns the frame of the program that is running, or the one that called it that many frames up; nil if there are not so
// many.
func (vm *VM) CallerFrame(up int) *FrameObject { return vm.outwards(vm.frame, up) }

func (vm *VM) outwards(f *Frame, up int) *FrameObject {
	for ; f != nil; f = f.back {
		if f.code.Library {
			continue
		}
		if up == 0 {
			vm.Charge(64)
			return &FrameObject{frame: f, code: f.code, pc: f.pc, globals: f.globals}
		}
		vm.Spend(1)
		up--
	}
	return nil
}

// running returns the frame while it runs.
func (o *FrameObject) running(vm *VM) *Frame {
	for f := vm.frame; f != nil; f = f.back {
		vm.Spend(1)
		if f == o.frame && f.code == o.code {
			return f
		}
	}
	return nil
}

// Line returns the number of the line that the frame executes, or has executed last.
func (o *FrameObject) Line(vm *VM) int {
	if f := o.running(vm); f != nil {
		o.pc = f.pc
	}
	return (&Traceback{Code: o.code, PC: o.pc}).line()
}

// Entry returns the entry that a traceback would have for the frame.
func (o *FrameObject) Entry(vm *VM) *Traceback {
	o.Line(vm)
	return &Traceback{Code: o.code, PC: o.pc}
}

// References implements [Referrer].
func (o *FrameObject) References(visit func(any)) {
	if o.frame != nil && o.frame.code == o.code {
		visit(o.frame)
	}
	if o.variables != nil {
		visit(o.variables)
	}
}

func describeFrames() {
	add := func(name string, get func(vm *VM, o *FrameObject) Value) {
		FrameObjectType.AddGetter(name, func(vm *VM, self Value) (Value, *Error) { return get(vm, self.(*FrameObject)), nil })
	}
	add("f_code", func(_ *VM, o *FrameObject) Value { return o.code })
	add("f_lineno", func(vm *VM, o *FrameObject) Value { return NewInt(int64(o.Line(vm))) })
	add("f_trace", func(*VM, *FrameObject) Value { return None })
	add("f_back", func(vm *VM, o *FrameObject) Value {
		if f := o.running(vm); f != nil {
			if back := vm.outwards(f.back, 0); back != nil {
				return back
			}
		}
		return None
	})
	FrameObjectType.AddGetter("f_globals", func(vm *VM, self Value) (Value, *Error) {
		if globals := self.(*FrameObject).globals; globals != nil {
			return globals.AsDict(), nil
		}
		return nil, vm.Unsupported("frame.f_globals can't be used here of a frame in a traceback")
	})
	FrameObjectType.AddGetter("f_locals", func(vm *VM, self Value) (Value, *Error) {
		if f := self.(*FrameObject).running(vm); f != nil {
			return f.locals(), nil
		}
		return nil, vm.Unsupported("frame.f_locals can't be used here of a frame that runs no longer")
	})
	FrameObjectType.AddMethod("clear", "self, /", func(vm *VM, args []Value) (Value, *Error) {
		o := args[0].(*FrameObject)
		if o.running(vm) != nil || o.variables == nil || o.variables.age == 0 {
			return nil, vm.Raise(RuntimeError, "cannot clear an executing frame")
		}
		vm.Released(&Variables{left: o.variables.left})
		o.variables.left = nil
		return None, nil
	})
	TracebackType.AddGetter("tb_frame", func(_ *VM, self Value) (Value, *Error) {
		entry := self.(*TracebackObject).Entry
		return &FrameObject{code: entry.Code, pc: entry.PC, variables: entry.variables}, nil
	})
	TracebackType.AddGetter("tb_lineno", func(_ *VM, self Value) (Value, *Error) {
		return NewInt(int64(self.(*TracebackObject).Entry.line())), nil
	})
	TracebackType.AddGetter("tb_next", func(_ *VM, self Value) (Value, *Error) {
		if next := self.(*TracebackObject).Entry.Next.shown(); next != nil {
			return &TracebackObject{next}, nil
		}
		return None, nil
	})
}

// shown returns the first entry that is of the program's own code, from t on.
func (t *Traceback) shown() *Traceback {
	for t != nil && t.Code.Library {
		t = t.Next
	}
	return t
}

// Handled returns the exception that is being handled, or nil.
func (vm *VM) Handled() *Error { return vm.frame.handledError() }

// Depth returns how many frames run.
func (vm *VM) Depth() int { return vm.depth }

// SourceLine returns a line of one of the program's own files, with its end; "" if there is none.
func (vm *VM) SourceLine(file string, line int) string {
	source := vm.sources[file]
	if source == nil || line < 1 || line > strings.Count(strings.TrimSuffix(source.Text, "\n"), "\n")+1 {
		return ""
	}
	return strings.TrimSuffix(source.LineText(line), "\n") + "\n"
}

// Range returns where what the entry points at begins and ends.
func (t *Traceback) Range() (start, end syntax.Position) {
	place := t.Code.place(t.PC)
	return place.File.Position(place.Span.Start), place.File.Position(place.Span.End)
}

// Guarded reports whether what the running code of the program does now lies within a try or with statement.
func (vm *VM) Guarded() bool {
	for f := vm.frame; f != nil; f = f.back {
		if f.code.Library {
			continue
		}
		for _, h := range f.code.Handlers {
			if int(h.Start) <= f.pc && f.pc < int(h.End) {
				return true
			}
		}
		return false
	}
	return false
}
