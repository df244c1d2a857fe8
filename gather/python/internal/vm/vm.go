package vm

import (
	"runtime"

	"gatherplay/gather"
	"gatherplay/gather/python/internal/compile"
	"gatherplay/gather/python/internal/syntax"
)

// A VM runs one program. It is used by one goroutine at a time and is thrown away after the run.
type VM struct {
	// Builtins are the names that every module sees.
	Builtins *Namespace
	// Modules are the modules imported so far, by name; Import makes those that are not there yet.
	Modules map[string]*Module
	Import  func(vm *VM, name string) (*Module, *Error)
	// InLibrary reports whether the standard library has a module of that name.
	InLibrary func(name string) bool
	// Internal, if set, says what comes of the program's importing a module that is there for the library itself; nil of any other.
	Internal func(vm *VM, name string) *Error
	// Output receives what the program prints.
	Output func(stream Stream, text string)
	// Sleep is time.sleep: it moves the virtual clock on while everything stands still.
	Sleep func(nanoseconds int64)
	// Now is the virtual time in nanoseconds.
	Now func() int64
	// PassTime moves the virtual clock on while all threads wait; blocking says that the main program stands still meanwhile.
	PassTime func(until int64, blocking bool)
	// Checkpoint, if set, is called now and then while the program runs, and whenever it may have taken much more memory.
	Checkpoint func()
	// Beside is how much of the memory in use is not the program's.
	Beside int64
	// AtExit are functions that are called when the main program has come to its end, the last one first.
	AtExit []Value
	// OnThread are told that another thread runs from now on.
	OnThread []func(from, to *Thread)
	// FutureRepr is the repr of a future.
	FutureRepr func(f *gather.Future) (string, *Error)
	// OnAsyncGenerator is told of an asynchronous generator whose first step is about to be taken.
	OnAsyncGenerator func(g *Generator)
	// OnAsyncGeneratorLost is told of an asynchronous generator that nothing refers to any more before it has ended. It reports whether
	// somebody takes care of it.
	OnAsyncGeneratorLost func(g *Generator) bool
	// Roots visits what the event loops keep alive. Leftovers visits, after the program's end, what they have left behind.
	Roots     func(visit func(any))
	Leftovers func(visit func(*gather.Future))
	// HasHandler reports whether the program is told itself of exceptions that nobody looks at.
	HasHandler func() bool
	// OnCaught, if set, is told that an except clause (or a with statement) at the current position stops an exception.
	OnCaught func(err *Error)
	// OnSplit, if set, is told of an exception group that was made of a part of another one, or of an exception that except* has
	// wrapped.
	OnSplit func(whole, part *Error)
	// Context is the context in which the program runs; nil for an empty one, see CurrentContext.
	Context *Context
	// OriginDepth is how many frames coroutines remember of where they were made; 0 if none.
	OriginDepth int
	// State is what modules keep for the run, each under its name.
	State map[string]any
	// RecursionLimit is the depth of nested Python calls at which RecursionError is raised.
	RecursionLimit int

	// Literals are the places of the numbers and strings in the source that values remember to come from; the first is unused.
	Literals []Place

	sources map[string]*syntax.File // the program's own files, by name
	cited   map[*syntax.File]bool   // those of which a line has been shown

	frame *Frame // the innermost running frame
	below *Frame // the frame that has called for the event loop to run, or nil

	library       *Variables // of the last one of the library's functions that call Python code, as CPython has them, or nil
	libraryCaller *Frame     // who has called that function, or nil
	calling       nativeCall // the last one of the library's coroutines that run

	depth  int     // how many frames run
	nested int     // how many times Go code has called into Python and waits
	stack  []Value // the last of its chunks
	top    int
	under  [][]Value // the chunks before
	free   *Frame    // frames to be used again

	threads threads

	ended Ended // the return that ended a coroutine last

	// propagated is the exception that has just left Python code for the Go code that called it. Where that passes it on it is not
	// raised anew: it keeps its context.
	propagated *Error

	meter   meter
	objects uint64           // identities given out
	numbers map[Value]uint64 // the identity of what has shown one (hash.go)
	shown   []Value          // the containers whose repr is being made (repr.go)

	sum growing // the string that was made of two last

	classVersion int // changes whenever a class does, which empties all caches of attributes of classes

	forwarding *forwarding // the innermost computation of annotations with names that may not be defined yet

	// blocking is the future that was last yielded in order to be awaited. A task that is given another takes that for a mistake.
	blocking  *Future
	numbered  uint32
	risks     int // how many objects there are whose destruction can be seen (destroy.go)
	diagnosis diagnosis

	collecting bool // see Collecting
}

// A Stream is where the program prints to, or would read from.
type Stream uint8

// The streams.
const (
	Stdout Stream = iota
	Stderr
	Stdin
)

// A Place is a stretch of the program's source.
type Place struct {
	File *syntax.File
	Span syntax.Span
}

const (
	// recursionLimit is CPython's: how many calls of Python may be nested, until the program sets another limit.
	recursionLimit = 1000
	// nestingLimit bounds how deep Go code may recurse into values, or call into Python, on one stack (see stack.go). In the browser that
	// can't grow beyond a few thousand Go frames, of which every nested call takes about a dozen.
	nestingLimit = 220
)

// New returns a machine without modules or builtins, with limits on the instructions it executes and the bytes that it allocates.
func New(instructions, bytes int64) *VM {
	return &VM{
		Modules:        map[string]*Module{},
		State:          map[string]any{},
		sources:        map[string]*syntax.File{},
		RecursionLimit: recursionLimit,
		Literals:       make([]Place, 1),
		stack:          make([]Value, stackChunk),
		meter:          meter{reserve: instructions, limit: instructions, bytesLimit: bytes, bytesLeft: bytes / 8},
	}
}

// A Stop ends a run from outside: nothing in the program can catch it. It is thrown as a panic and recovered by who runs the machine.
type Stop struct {
	Unsupported bool // else a limit was reached
	Message     string
	Place       Place
}

// meter counts what the program uses up.
type meter struct {
	instructions          int64 // left until the next look at the memory
	reserve, limit        int64 // left after that, and at the start
	bytesLeft, bytesLimit int64
}

const (
	// checkpoint is after how many instructions the memory in use is looked at, also if nothing has been charged for it.
	checkpoint = 1 << 16
	// garbage is how many bytes beyond the limit may be waiting for the collector before it is called: it costs time, and memory.
	garbage = 32 << 20
)

// Spend charges for work, counted in instructions.
func (vm *VM) Spend(n int) {
	vm.meter.instructions -= int64(n)
	if vm.meter.instructions < 0 {
		vm.checkpoint()
	}
}

// checkpoint is where the instructions at hand are used up: it takes more of the reserve, or ends the run.
func (vm *VM) checkpoint() {
	m := &vm.meter
	if m.instructions+m.reserve < 0 {
		vm.stop("the program ran for more than " + GroupDigits(m.limit) + " steps without coming to an end")
	}
	more := min(m.reserve, checkpoint-m.instructions)
	m.instructions += more
	m.reserve -= more
	vm.weigh(0)
}

// Charge charges for memory about to be taken. The bytes are counted as if none were ever freed; when the count runs out, what is
// really in use decides.
func (vm *VM) Charge(bytes int) {
	vm.meter.bytesLeft -= int64(bytes)
	vm.meter.instructions -= int64(bytes) >> 5 // filling it takes time, too
	if vm.meter.bytesLeft < 0 {
		vm.weigh(int64(bytes))
		vm.meter.bytesLeft = vm.meter.bytesLimit / 8
	}
}

// weigh looks at how much memory is in use, and stops the program if it is too much with what is wanted.
func (vm *VM) weigh(wanted int64) {
	if vm.Checkpoint != nil {
		vm.Checkpoint()
	}
	limit := vm.meter.bytesLimit
	if wanted < limit {
		var stats runtime.MemStats
		used := func() int64 {
			runtime.ReadMemStats(&stats)
			return int64(stats.HeapAlloc) - vm.Beside
		}
		// What is wanted all at once may have to be found room for beside what it takes the place of: then there is none for garbage.
		if used()+wanted <= limit+max(0, garbage-wanted) {
			return
		}
		clear(vm.diagnosis.suspects[:])
		runtime.GC()
		if used()+wanted <= limit {
			return
		}
	}
	vm.stop("the program uses more than " + GroupDigits(limit>>20) + " MB of memory")
}

func (vm *VM) stop(message string) {
	panic(&Stop{Message: message, Place: vm.StoppingPlace()})
}

// StopRun ends the run because of a limit that somebody else watches over.
func (vm *VM) StopRun(message string) { vm.stop(message) }

// Unsupported ends the run because the program uses something that can't be run here. The text names it and what to use instead.
// It does not return; its result lets callers write "return nil, vm.Unsupported(…)".
func (vm *VM) Unsupported(text string) *Error {
	panic(&Stop{Unsupported: true, Message: text, Place: vm.Position()})
}

// Write writes to one of the program's streams.
func (vm *VM) Write(stream Stream, text string) {
	vm.Settle()
	vm.Output(stream, text)
}

// PrintError writes to the program's standard error, or to what the program has put in its place.
func (vm *VM) PrintError(text string) {
	switch file := vm.Redirected(Stderr); file {
	case nil:
		vm.Write(Stderr, text)
	case None:
	default:
		_, _ = vm.CallMethod(file, "write", NewStr(text)) // what goes wrong there has nowhere to be told
	}
}

// Enter is called by native code before it recurses into values or calls into Python, and bounds how deep that may go. Leave ends it.
func (vm *VM) Enter() *Error {
	if vm.nested >= nestingLimit {
		return vm.Raise(RecursionError, "maximum recursion depth exceeded")
	}
	vm.nested++
	return nil
}

// Leave ends what Enter began.
func (vm *VM) Leave() { vm.nested-- }

// EnterLoop says that an event loop runs from now on: what is below it, which called asyncio.run, is not where the program is. frames
// is how many frames of Python code CPython would have there; they count towards the limit on recursion. The result ends it.
func (vm *VM) EnterLoop(frames int) (leave func()) {
	ended := vm.Holds()
	before := vm.below
	vm.below = vm.frame
	vm.depth += frames
	level := vm.diagnosis.level
	vm.diagnosis.level = 0
	return func() {
		vm.diagnosis.level = level
		ended()
		vm.below = before
		vm.depth -= frames
	}
}

// Holds says that a function of the library's which is about to call Python code has in CPython a frame, with variables that refer to some
// objects. The result ends it.
func (vm *VM) Holds(objects ...any) (end func()) {
	libraryCaller, library := vm.libraryCaller, vm.library
	frame := &Variables{held: objects, caller: vm.caller()}
	vm.libraryCaller, vm.library = vm.frame, frame
	return func() {
		frame.age = vm.Number()
		vm.libraryCaller, vm.library = libraryCaller, library
	}
}

// Keep says that Go code holds a value which the program might have no other way to reach. The result ends it.
func (vm *VM) Keep(v any) (end func()) {
	d := &vm.diagnosis
	n := len(d.inFlight)
	d.inFlight = append(d.inFlight, v)
	return func() { d.inFlight = d.inFlight[:n] }
}

// Handling says that Go code does what CPython's library does in a finally clause, while err, which may be nil, is on its way: what is
// raised meanwhile has it as its context. The result ends it.
func (vm *VM) Handling(err *Error) (end func()) {
	f := vm.frame
	if err == nil || f == nil {
		return func() {}
	}
	before := f.handled
	f.handled = err
	return func() { f.handled = before }
}

// Position returns where the program is: the expression that its innermost running frame executes; nowhere if the event loop runs and
// none of the program's code does.
func (vm *VM) Position() Place { return position(vm.frame, vm.below) }

// position returns where the innermost frame of the program's own stands, of those from one to another.
func position(f, below *Frame) Place {
	for ; f != nil && f != below; f = f.back {
		if !f.code.Library {
			return f.place()
		}
	}
	return Place{}
}

// OuterPosition returns where the program is or, if the event loop runs, where it called for it to run.
func (vm *VM) OuterPosition() Place {
	if place := vm.Position(); place.File != nil || vm.below == nil {
		return place
	}
	return vm.below.place()
}

// CallerModule returns the name of the module whose code, rather than that of the library, is running.
func (vm *VM) CallerModule() Value {
	for f := vm.frame; f != nil; f = f.back {
		if !f.code.Library {
			return orNoneValue(f.globals.Get("__name__"))
		}
	}
	return NewStr("__main__")
}

// Globals returns the globals of the code that is running.
func (vm *VM) Globals() *Namespace { return vm.frame.globals }

// Locals returns the names that the running code sees as its own, with their values now: the parameters and variables of a function,
// the names of a class body or a module.
func (vm *VM) Locals() *Dict { return vm.frame.locals() }

func (f *Frame) locals() *Dict {
	if f.names != nil {
		return f.names.AsDict()
	}
	d := NewDict()
	for i, name := range f.code.Locals {
		if v := f.slots[i]; v != nil && name[0] != '.' { // else the compiler's own
			d.SetString(name, v)
		}
	}
	for i := range len(f.code.Cells) + len(f.code.Free) {
		if v := f.slots[len(f.code.Locals)+i].(*Cell).Value; v != nil {
			d.SetString(cellName(f.code, i), v)
		}
	}
	return d
}

// Attributes returns the attributes of an object itself as a dict, nil if it can have none. It is not for classes.
func (vm *VM) Attributes(v Value) *Dict {
	if hidesAttributes(v) {
		return nil
	}
	return ownAttributes(v).AsDict()
}

// ClassDict is __dict__ of a class. Builtin classes are not the machine's alone, but do not change either.
func ClassDict(t *Type) *MappingProxy {
	if t.user {
		return &MappingProxy{t.Dict.AsDict()}
	}
	return &MappingProxy{t.Dict.Snapshot()}
}

// Snapshot returns the names of a namespace as a dict. Changes of the dict change nothing else.
func (n *Namespace) Snapshot() *Dict {
	d := NewDict()
	n.Each(func(name string, v Value) bool {
		d.SetString(name, v)
		return true
	})
	return d
}

// Ended is an instruction that ended a coroutine.
type Ended struct {
	code *Code
	pc   int
}

// Ended returns the return statement with which a coroutine last gave its result to the event loop.
func (vm *VM) Ended() Place {
	if vm.ended.code == nil {
		return Place{}
	}
	return vm.ended.code.place(vm.ended.pc)
}

// newIdentity returns a number for an object that shows one: in its repr, its hash or its id.
func (vm *VM) newIdentity() uint64 {
	vm.objects++
	return vm.objects
}

// A Module is an imported module, or the program itself.
type Module struct {
	Name string
	Dict *Namespace
	// File is the program's own file that it comes from, seen from the folder of the program: "shop/cart.py"; "" for others.
	File string
	// Origin is the file of a module of the library that CPython has in Python; "" for others.
	Origin string
	// Initializing says that its code is still running.
	Initializing bool
}

// ModuleType is the type of modules.
var ModuleType = newFinalType("module")

// Type implements [Value].
func (*Module) Type() *Type { return ModuleType }

// NewModule returns a module without names but its own.
func NewModule(name string) *Module {
	m := &Module{Name: name, Dict: &Namespace{}}
	m.Dict.Set("__name__", NewStr(name))
	return m
}

// NewProgram returns the module that a program runs as, with the names that such a module begins with.
func (vm *VM) NewProgram(file string) (*Module, *Error) {
	builtins, err := vm.module("builtins")
	if err != nil {
		return nil, err
	}
	m := NewModule("__main__")
	for _, begins := range []struct {
		name  string
		value Value
	}{
		{"__doc__", None}, {"__package__", None}, {"__loader__", new(loader)}, {"__spec__", None}, {"__builtins__", builtins},
		{"__file__", NewStr(file)}, {"__cached__", None},
	} {
		m.Dict.Set(begins.name, begins.value)
	}
	return m, nil
}

// Describe gives a module that is imported from a file the names that say where it is from.
func (m *Module) Describe(file string) {
	m.File = file
	m.Dict.Set("__loader__", new(loader))
	m.Dict.Set("__spec__", new(loader))
	m.Dict.Set("__file__", NewStr(file))
	m.Dict.Set("__cached__", None)
}

// A loader is what the __loader__ and __spec__ of modules are. Nothing can be done with it.
type loader struct{ _ byte }

var loaderType = NewType("_frozen_importlib_external", "SourceFileLoader")

// Type implements [Value].
func (*loader) Type() *Type { return loaderType }

// Add gives the module a function.
func (m *Module) Add(name, signature string, run func(vm *VM, args []Value) (Value, *Error)) {
	m.Dict.Set(name, Func(m.Name, name, signature, run))
}

// A Code is compiled code made ready to run: a code object.
type Code struct {
	*compile.Code
	// Library says that it is not the program's own: it doesn't appear in tracebacks or timelines.
	Library bool

	constants []Value
	fused     []compile.Instr // what is executed unless objects are at risk
	lookups   []*lookup       // what instructions that look a name up remember
	names     Names           // of the functions made of it
	slots     int             // locals and cells, before the operand stack
	ready     bool            // whether all of these are there, or nothing but slots
}

// CodeType is the type of code objects.
var CodeType = newFinalType("code")

// Type implements [Value].
func (*Code) Type() *Type { return CodeType }

// Load makes compiled code ready to run. The library's is made ready when it first runs: a program that imports a module calls few of its
// functions. The program's own is made ready at once, so that its literals are numbered in the order in which they are written.
func (vm *VM) Load(code *compile.Code, library bool) *Code {
	c := &Code{Code: code, Library: library, names: Names{code.Name, code.Qualname}, slots: len(code.Locals) + len(code.Cells) + len(code.Free)}
	if !library {
		if vm.sources[code.File.Name] == nil {
			vm.sources[code.File.Name] = code.File
		}
		vm.makeReady(c)
	}
	return c
}

func (vm *VM) makeReady(c *Code) {
	c.ready = true
	c.constants = make([]Value, len(c.Constants))
	c.lookups = make([]*lookup, len(c.Instrs))
	c.fused = fuse(c.Instrs)
	for i, constant := range c.Constants {
		c.constants[i] = vm.constant(c, constant)
	}
}

func (vm *VM) constant(c *Code, constant compile.Constant) Value {
	var literal int32
	if constant.Literal.End > 0 && !c.Library {
		literal = int32(len(vm.Literals))
		vm.Literals = append(vm.Literals, Place{File: c.File, Span: constant.Literal})
	}
	return vm.constantValue(c, constant.Value, literal)
}

// Run executes a module's code with the module's names as its globals.
func (vm *VM) Run(code *Code, module *Module) *Error {
	f := vm.newFrame(code)
	f.globals = module.Dict
	f.names = module.Dict
	for i := range code.Cells { // of comprehensions
		f.slots[len(code.Locals)+i] = new(Cell)
	}
	_, err := vm.enter(f)
	return err
}

// GroupDigits writes a number with its digits in groups of three: "60 000 000".
func GroupDigits(n int64) string {
	digits := itoa(int(n))
	for at := len(digits) - 3; at > 0; at -= 3 {
		digits = digits[:at] + " " + digits[at:]
	}
	return digits
}
