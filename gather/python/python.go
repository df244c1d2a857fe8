// Package python runs Python programs on a virtual clock, as CPython 3.14 would, and returns the record of what they did.
package python

import "gatherplay/gather/trace"

// A Program is the source of a program and of the modules that it may import beside the standard library's.
type Program struct {
	Name    string // the file name that tracebacks show
	Source  string
	Modules []trace.File
}

// Options say how a program is run. The zero value is ready to use.
type Options struct {
	// Seed is what random is seeded with before the first line.
	Seed int64
	// Limits end a run that takes too much. Zero fields stand for the defaults.
	Limits Limits
}

// Limits bound what a run may take. A run that reaches one ends there, whatever the program does about it.
type Limits struct {
	Instructions int64
	Bytes        int64
	Output       int64
	Tasks        int64
	VirtualTime  trace.Time
}
