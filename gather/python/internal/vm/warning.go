package vm

import (
	"strings"

	"gatherplay/gather/python/internal/syntax"
)

// A warning is what is told once: a text of a category at a place.
type warning struct {
	text     string
	category *Type
	file     string
	line     int
}

// Warn prints a warning as the warnings module does by default: once for each text, category and line; it reports whether it did.
// Where none of the program's code runs that is the line of asyncio that runs callbacks and, after the end, no line at all. If the
// program has imported the warnings module, that decides about it.
func (vm *VM) Warn(category *Type, text string, place Place) bool {
	return vm.warnAbout(category, text, place, None)
}

// warnAbout is Warn, with the object that the warning is about.
func (vm *VM) warnAbout(category *Type, text string, place Place, about Value) bool {
	w := warning{text: text, category: category, file: "asyncio/events.py", line: 94}
	source := ""
	switch {
	case place.File != nil:
		w.file, w.line = place.File.Name, place.File.Line(place.Span.Start)
		source = vm.cite(place.File).LineText(w.line)
	case place.Span.Start > 0:
		w.file, w.line = callingLines[place.Span.Start].file, callingLines[place.Span.Start].line
	case vm.diagnosis.ending:
		w.file, w.line = "<sys>", 0
	case vm.diagnosis.between != 0:
		w.file, w.line = "asyncio/base_events.py", vm.diagnosis.between
	}
	if module := vm.Modules["warnings"]; module != nil && !vm.diagnosis.ending {
		args := []Value{NewStr(text), category, NewStr(w.file), NewInt(int64(w.line)), about}
		if _, err := vm.CallWith(module.Dict.Get("warn_explicit"), args, []string{"source"}); err != nil {
			vm.PrintError("Exception ignored while warning:\n" + vm.TracebackText(err))
		}
		return false
	}
	if vm.diagnosis.warned[w] {
		return false
	}
	if vm.diagnosis.warned == nil {
		vm.diagnosis.warned = map[warning]bool{}
	}
	vm.diagnosis.warned[w] = true
	vm.PrintError(WarningText(w.file, w.line, category.Name, text, source))
	return true
}

// callingLines are the lines of the library's, as they are in CPython, on which its coroutines call code of the program's.
var callingLines = [...]struct {
	coroutine, file string
	line            int
}{
	{},
	{"wait_for", "asyncio/tasks.py", 488},
	{"ensure_future.<locals>._wrap_awaitable", "asyncio/tasks.py", 721},
	{"Condition.wait_for", "asyncio/locks.py", 311},
}

// A nativeCall is of a coroutine of the library's, by a frame or, if that is nil, by the event loop.
type nativeCall struct {
	coroutine *NativeCoroutine
	by        *Frame
}

// calledFrom returns where code of the program's is called that has just ended and was called by code written in Go. One of callingLines
// it returns as a place without a file, whose span starts with the line's index.
func (vm *VM) calledFrom() Place {
	if c := vm.calling.coroutine; c != nil && vm.calling.by == vm.frame {
		for i, line := range callingLines {
			if line.coroutine == c.Name {
				return Place{Span: syntax.Span{Start: uint32(i)}}
			}
		}
	}
	return vm.Position()
}

// WarningText is how a warning is printed: where it is, what it says, and the line of the source, if there is one.
func WarningText(file string, line int, category, text, source string) string {
	printed := file + ":" + itoa(line) + ": " + category + ": " + text + "\n"
	if source = strings.TrimSpace(source); source != "" {
		printed += "  " + source + "\n"
	}
	return printed
}
