// Package python runs Python programs on a virtual clock, as CPython 3.14 would, and returns the record of what they did.
//
// The way of a program: package syntax parses its text, package compile turns the tree into code, package vm executes the code,
// package lib is the library that the code calls. Its asyncio runs on the event loop of package gather, which tells a
// [trace.Recorder] what happens; this package adds what only the front end knows: where in the source things happen, what values look
// like, which literal a number came from.
package python

import (
	"slices"
	"strconv"
	"strings"

	"gatherplay/gather"
	"gatherplay/gather/python/internal/compile"
	"gatherplay/gather/python/internal/lib"
	"gatherplay/gather/python/internal/lib/asyncio"
	"gatherplay/gather/python/internal/syntax"
	"gatherplay/gather/python/internal/vm"
	"gatherplay/gather/trace"
)

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
	// Checkpoint, if not nil, is called now and then while the program runs, at the latest when it has taken much more memory, and a
	// last time when it has ended: then most of what it has taken is garbage.
	Checkpoint func(ended bool)
	// Alive, if not nil, is called now and then while the program runs, if since the last time something has happened in it that the
	// record takes note of, and when it has ended.
	Alive func()
}

// Limits bound what a run may take. A run that reaches one ends there, whatever the program does about it.
type Limits struct {
	Instructions int64
	Bytes        int64 // in use in this process
	BytesBeside  int64 // of these, what isn't the program's and doesn't count
	Output       int64 // bytes of text printed
	Tasks        int64 // alive at the same time
	Rounds       int64 // of the event loop
	Events       int64 // steps of tasks, timers and the like that the record takes note of
	VirtualTime  trace.Time
}

// The default limits. They let a hundred thousand tasks sleep at the same time, and end a program that goes on for ever before anybody
// has waited for two seconds, in a browser too; the page itself, whose memory can't grow as far, gives programs less of it.
var defaults = Limits{
	Instructions: 60_000_000,
	Bytes:        176 << 20,
	Output:       1 << 20,
	Tasks:        120_000,
	Rounds:       30_000,
	Events:       1_000_000,
	VirtualTime:  366 * 24 * 3600 * 1e9,
}

func (l Limits) orDefaults() Limits {
	for _, field := range []struct {
		value *int64
		or    int64
	}{
		{&l.Instructions, defaults.Instructions}, {&l.Bytes, defaults.Bytes}, {&l.Output, defaults.Output},
		{&l.Tasks, defaults.Tasks}, {&l.Rounds, defaults.Rounds}, {&l.Events, defaults.Events}, {(*int64)(&l.VirtualTime), int64(defaults.VirtualTime)},
	} {
		if *field.value == 0 {
			*field.value = field.or
		}
	}
	return l
}

// The exit statuses of programs that do not end by themselves.
const (
	statusUncaught    = 1
	statusRefused     = 3
	statusInternal    = 70 // EX_SOFTWARE of sysexits.h
	statusInterrupted = 130
)

// Run runs a program from beginning to end and returns what happened. It never fails: that a program is no Python, is not supported,
// exceeds a limit or raises is in the trace's Exit, beside all that happened until then.
func Run(program Program, options Options) *trace.Trace {
	r := &run{program: program, limits: options.Limits.orDefaults(), clock: new(gather.VirtualClock)}
	files := append([]trace.File{{Name: program.Name, Source: program.Source}}, program.Modules...)
	r.recorder = trace.NewRecorder(r, files, options.Seed)
	r.recorder.MaxEvents = int(r.limits.Events)
	exit := r.execute(options)
	r.machine = nil
	if options.Checkpoint != nil {
		options.Checkpoint(true)
	}
	if options.Alive != nil {
		options.Alive()
	}
	return r.recorder.Finish(exit)
}

// A run is one run of a program.
type run struct {
	program  Program
	limits   Limits
	clock    *gather.VirtualClock
	recorder *trace.Recorder
	machine  *vm.VM
	files    []*syntax.File // parallel to the trace's
	modules  []*tree        // their trees
	printed  int64
	step     stepPosition
	last     trace.Span // where the program was when the loop last told something, or an exception ended it
}

// execute compiles and runs the program and says how it ended.
func (r *run) execute(options Options) (exit trace.Exit) {
	defer func() {
		if p := recover(); p != nil {
			exit = r.stopped(p)
		}
		if r.machine != nil {
			r.machine.EndThreads()
		}
	}()
	code, err := r.compile(0, r.program.Name, r.program.Source)
	if err != nil {
		return r.syntaxError(err)
	}
	machine := vm.New(r.limits.Instructions, r.limits.Bytes)
	machine.Beside = r.limits.BytesBeside
	r.machine = machine
	machine.Builtins = lib.Builtins()
	machine.Output = r.print
	seen := 0
	machine.Checkpoint = func() {
		if options.Checkpoint != nil {
			options.Checkpoint(false)
		}
		if events := r.recorder.Events(); options.Alive != nil && events > seen {
			seen = events
			options.Alive()
		}
	}
	machine.Import = r.importModule
	machine.InLibrary = lib.Has
	machine.Internal = lib.Internal
	machine.OnCaught = r.caught
	machine.OnSplit = r.split
	lib.Seed(machine, options.Seed)
	asyncio.New(machine, asyncio.Options{
		Clock: r.clock, Observer: observer{r},
		Limits: gather.Limits{Iterations: int(r.limits.Rounds), Tasks: int(r.limits.Tasks), Timers: int(r.limits.Tasks) * 2, Time: gather.Seconds(float64(r.limits.VirtualTime) / 1e9)},
	})
	main, failed := machine.NewProgram(r.program.Name)
	if failed != nil {
		return r.uncaught(failed)
	}
	machine.Modules["__main__"] = main
	uncaught := machine.Run(machine.Load(code, false), main)
	if uncaught != nil {
		exit = r.uncaught(uncaught)
	}
	r.atExit()
	machine.Finish(uncaught)
	return exit
}

// atExit calls the functions that are to be called when the program has come to its end.
func (r *run) atExit() {
	for len(r.machine.AtExit) > 0 {
		last := len(r.machine.AtExit) - 1
		function := r.machine.AtExit[last]
		r.machine.AtExit = r.machine.AtExit[:last]
		if _, err := r.machine.Call(function); err != nil {
			r.complain(r.machine.TracebackText(err))
		}
	}
}

// compile turns source text into code; file is its place among the trace's files.
func (r *run) compile(file int, name, source string) (*compile.Code, error) {
	module, err := syntax.Parse(name, source)
	if err != nil {
		return nil, err
	}
	if err := syntax.Check(module); err != nil {
		return nil, err
	}
	for len(r.files) <= file {
		r.files, r.modules = append(r.files, nil), append(r.modules, nil)
	}
	r.files[file], r.modules[file] = module.File, &tree{Module: module}
	code, err := compile.Compile(module)
	if err == nil {
		for _, w := range syntax.Warnings(module) {
			r.complain(vm.WarningText(name, w.Line, "SyntaxWarning", w.Msg, module.File.LineText(w.Line)))
		}
	}
	return code, err
}

// print is what the program prints, in at most as many bytes as it may.
func (r *run) print(stream vm.Stream, text string) {
	if text == "" {
		return
	}
	if r.printed += int64(len(text)); r.printed > r.limits.Output {
		r.machine.StopRun("the program prints more than " + vm.GroupDigits(r.limits.Output>>10) + " kB")
	}
	r.recorder.Print(trace.Stream(stream), text)
}

// complain adds to standard error what the program has not printed itself.
func (r *run) complain(text string) {
	if r.machine != nil {
		r.machine.PrintError(text)
	} else {
		r.recorder.Print(trace.Stderr, text)
	}
}

// syntaxError prints a syntax error as CPython does.
func (r *run) syntaxError(err error) trace.Exit {
	e, ok := err.(*syntax.Error)
	if !ok {
		r.complain("SyntaxError: " + err.Error() + "\n")
		return trace.Exit{Status: statusUncaught, Kind: trace.SyntaxError, Message: err.Error()}
	}
	if e.Kind == syntax.LimitError {
		return trace.Exit{Status: statusRefused, Kind: trace.LimitReached, Message: e.Msg, Span: span(0, e.Span)}
	}
	e = e.Suggest(r.program.Source)
	text := vm.SyntaxReport(e)
	r.complain(text)
	return trace.Exit{Status: statusUncaught, Kind: trace.SyntaxError, Message: lastLine(text), Span: span(0, e.Span)}
}

// uncaught prints the traceback of an exception that left the program, or does what SystemExit asks for.
func (r *run) uncaught(err *vm.Error) trace.Exit {
	if err.Class.IsSubclass(vm.SystemExit) {
		status := 0
		switch code := err.Value.(type) {
		case nil:
		case *vm.Int:
			status = int(uint8(code.V))
		case *vm.Bool:
			if code.V {
				status = 1
			}
		default:
			if code != vm.None {
				text, failed := r.machine.Str(code)
				if failed != nil {
					text = "<exception str() failed>"
				}
				r.complain(text + "\n")
				status = 1
			}
		}
		kind := trace.Finished
		if status != 0 {
			kind = trace.Uncaught
		}
		return trace.Exit{Status: status, Kind: kind, Message: "SystemExit"}
	}
	r.last = r.spanOf(err.Place())
	text, message := r.machine.UncaughtText(err)
	if !r.handled(err) {
		r.complain(text)
	}
	status := statusUncaught
	if err.Class.IsSubclass(vm.KeyboardInterrupt) {
		status = statusInterrupted
	}
	_, _, raised := r.Failure(err)
	return trace.Exit{Status: status, Kind: trace.Uncaught, Message: message, Span: raised}
}

// handled gives an exception that left the program to sys.excepthook, if the program has put something in its place.
func (r *run) handled(err *vm.Error) bool {
	sys := r.machine.Modules["sys"]
	if sys == nil {
		return false
	}
	hook := sys.Dict.Get("excepthook")
	if hook == nil || hook == sys.Dict.Get("__excepthook__") {
		return false
	}
	traceback, failed := r.machine.GetAttr(err, "__traceback__")
	if failed == nil {
		_, failed = r.machine.Call(hook, err.Class, err, traceback)
	}
	if failed != nil {
		r.complain("Error in sys.excepthook:\n" + r.machine.TracebackText(failed) + "\nOriginal exception was:\n")
		return false
	}
	return true
}

// stopped says why a run was ended from outside. It is called while the panic that ended it is under way.
func (r *run) stopped(reason any) trace.Exit {
	switch reason := reason.(type) {
	case *vm.Stop:
		exit := r.limited(reason.Message, reason.Place)
		if reason.Unsupported {
			exit.Kind = trace.Unsupported
		}
		return exit
	case *gather.LimitError: // of a loop that was not running
		return r.limited(asyncio.LimitMessage(reason), r.machine.StoppingPlace())
	case *gather.Deadlock:
		return r.deadlocked(reason)
	}
	return trace.Exit{Status: statusInternal, Kind: trace.InternalError, Message: internalError(reason, panicOrigin())}
}

// limited says which limit was reached, and where.
func (r *run) limited(message string, place vm.Place) trace.Exit {
	exit := trace.Exit{Status: statusRefused, Kind: trace.LimitReached, Message: message, Span: r.spanOf(place)}
	if exit.Span == (trace.Span{}) {
		exit.Span = r.last // none of the program's code was running
	}
	return exit
}

// deadlocked says who waits in vain, and where the first of them does.
func (r *run) deadlocked(d *gather.Deadlock) trace.Exit {
	exit := trace.Exit{Status: statusRefused, Kind: trace.Deadlocked, Span: r.last}
	if len(d.Tasks) == 0 {
		exit.Message = "the program waits for ever: nothing is left that could wake it"
		return exit
	}
	first, _, _ := r.Describe(d.Tasks[0].Coroutine())
	waits := first + " waits"
	switch others := len(d.Tasks) - 1; others {
	case 0:
	case 1:
		waits = first + " and another task wait"
	default:
		waits = first + " and " + strconv.Itoa(others) + " other tasks wait"
	}
	exit.Message = waits + " for something that can't happen any more; CPython would hang here"
	if g, ok := d.Tasks[0].Coroutine().(*vm.Generator); ok {
		if span := r.spanOf(g.Place()); span != (trace.Span{}) {
			exit.Span = span
		}
	}
	return exit
}

// lastLine returns the last line of a text.
func lastLine(text string) string {
	lines := strings.Split(strings.TrimRight(text, "\n"), "\n")
	return lines[len(lines)-1]
}

// fileIndex returns the place of a file among the trace's.
func (r *run) fileIndex(f *syntax.File) int { return slices.Index(r.files, f) }
