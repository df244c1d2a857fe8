// Package vm is the machine: Python's values, what can be done with them, and the execution of code.
//
// A [VM] runs one program. It is given code that package compile has made ([VM.Load], [VM.Run]) and functions for all that lies outside:
// where output goes, what time it is, how a module is imported. It knows neither the modules of the library, which package lib makes of
// what is exported here, nor in which order tasks run, which is package gather's: to the event loop a coroutine is something to resume.
//
// # Values
//
// Every Python object is a [Value], a Go pointer. A builtin type is a Go type with a [Type] beside it, in a file of its own (int.go, dict.go,
// generator.go …); what it can do is told by optional interfaces ([Sized], [Iterable], [Operand] …), one for each group of special methods.
// An object of a class that the program defines is an [Instance], whose special methods are looked up in its class; where that extends a
// builtin type, [Underlying] is the object as this type has it. The operations look at both, and a file holds those of a kind: operate.go has
// arithmetic, attribute.go attributes, iterate.go iteration, and so on.
//
// Numbers and strings remember the literal that they came from unchanged ([VM.Literals]): a gesture on the timeline changes that.
//
// # Execution
//
// One function (eval.go) executes instructions on a [Frame], whose slots are what package compile describes. Calls from Python to Python, and
// what resumes generators and coroutines, don't recurse in Go, so Python's own limit bounds them. Calls that go through Go code do recurse, and
// so does the walk through nested values: they are counted ([VM.Enter]), and carried on with further stacks (stack.go). What often follows
// each other is executed as one instruction (fuse.go), and a look-up remembers what it has found (lookup.go).
//
// # Exceptions
//
// An [Error] is an exception. Go code returns it as its last result, and makes one with [VM.Raise]; each frame that it leaves adds an entry to
// its traceback. What nobody may catch, a limit that is reached or something that can't be run here, is a [Stop] and ends the run by a panic.
//
// # Limits
//
// Whatever takes memory asks for it first ([VM.Charge]), and work in Go that may grow with a value counts as instructions ([VM.Spend]).
//
// # The end of objects
//
// Go collects garbage when it likes, but when CPython destroys an object can be seen: exceptions are reported that nobody has looked at,
// coroutines that nobody has awaited, and finally clauses run. For the few objects of which that is true the machine follows references
// itself, from the moment that one is let go of: destroy.go says how.
package vm
