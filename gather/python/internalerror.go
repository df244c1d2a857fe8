package python

import (
	"runtime"
	"strconv"
	"strings"
)

// internalError is the message about a panic that is nobody's doing but ours. The page and the command line live on and show it.
func internalError(reason any, origin string) string {
	text := "unknown"
	switch reason := reason.(type) {
	case error:
		text = strings.TrimPrefix(reason.Error(), "runtime error: ")
	case string:
		text = reason
	}
	return "internal error: " + text + origin + "; this is a defect of Gatherplay, not of the program: please report it"
}

// panicOrigin returns where the panic that is under way began, as the end of a sentence; empty if that can't be told, as in the page,
// whose build leaves the names of functions out. It may have been recovered and raised again on its way.
func panicOrigin() string {
	var callers [512]uintptr
	frames := runtime.CallersFrames(callers[:runtime.Callers(1, callers[:])])
	origin, panicking := "", false
	for {
		frame, more := frames.Next()
		switch {
		case frame.Function == "runtime.gopanic":
			panicking = true
		case panicking && !strings.HasPrefix(frame.Function, "runtime."):
			origin, panicking = " in "+baseName(frame.Function)+", line "+strconv.Itoa(frame.Line), false
		}
		if !more {
			return origin
		}
	}
}

func baseName(function string) string { return function[strings.LastIndexByte(function, '/')+1:] }
