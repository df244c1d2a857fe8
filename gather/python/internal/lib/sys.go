package lib

import (
	"slices"
	"strings"

	"gatherplay/gather/python/internal/vm"
)

// newSys makes the module _sys: what of the sys module needs the machine.
func newSys(m *vm.VM) *vm.Module {
	module := vm.NewModule("_sys")
	for _, s := range []vm.Stream{vm.Stdin, vm.Stdout, vm.Stderr} {
		stream := &vm.StreamObject{Stream: s}
		module.Dict.Set(s.Name(), stream)
		module.Dict.Set("__"+s.Name()+"__", stream)
	}
	// Those that other modules take from sys say so.
	add := func(name, signature string, run func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error)) {
		module.Dict.Set(name, vm.Func("sys", name, signature, run))
	}
	add("exit", "status=, /", exitProgram)
	add("exception", "", func(m *vm.VM, _ []vm.Value) (vm.Value, *vm.Error) {
		if e := m.Handled(); e != nil {
			return e, nil
		}
		return vm.None, nil
	})
	add("exc_info", "", func(m *vm.VM, _ []vm.Value) (vm.Value, *vm.Error) {
		e := m.Handled()
		if e == nil {
			return vm.NewTuple(vm.None, vm.None, vm.None), nil
		}
		traceback, err := m.GetAttr(e, "__traceback__")
		return vm.NewTuple(e.Class, e, traceback), err
	})
	add("getrecursionlimit", "", func(m *vm.VM, _ []vm.Value) (vm.Value, *vm.Error) { return integer(m.RecursionLimit), nil })
	add("setrecursionlimit", "limit, /", setRecursionLimit)
	add("intern", "string, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		if _, ok := args[0].(*vm.Str); !ok {
			return nil, m.Raise(vm.TypeError, "intern() argument must be str, not ", args[0].Type().Label())
		}
		return args[0], nil
	})
	add("_getframe", "depth=, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		depth, err := m.AsIndex(or(args[0], integer(0)))
		if err != nil {
			return nil, err
		}
		if frame := m.CallerFrame(max(depth, 0)); frame != nil {
			return frame, nil
		}
		return nil, m.Raise(vm.ValueError, "call stack is not deep enough")
	})
	add("modules", "", func(m *vm.VM, _ []vm.Value) (vm.Value, *vm.Error) { return importedModules(m), nil })
	add("static", "cls, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		m.MakeStatic(args[0].(*vm.Type))
		return args[0], nil
	})
	add("alias", "name, module, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		name, _ := vm.AsStr(args[0])
		m.Modules[name], _ = args[1].(*vm.Module)
		return vm.None, nil
	})
	add("source_line", "filename, lineno, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		name, _ := vm.AsStr(args[0])
		line, err := m.AsIndex(args[1])
		return str(m.SourceLine(name, line)), err
	})
	add("at_exit", "function, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		m.AtExit = append(m.AtExit, args[0])
		return vm.None, nil
	})
	add("loaded", "name, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		name, _ := vm.AsStr(args[0])
		if module := m.Modules[name]; module != nil {
			return module, nil
		}
		return vm.None, nil
	})
	add("refuse", "text, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		what, _ := vm.AsStr(args[0])
		return nil, m.Unsupported(what)
	})
	add("traceback_pieces", "exception, chained, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		e, ok := args[0].(*vm.Error)
		if !ok {
			return nil, m.Raise(vm.TypeError, "expected an exception, not ", args[0].Type().Name)
		}
		return pieceList(m.TracebackPieces(e, args[1] == vm.True)), nil
	})
	add("exception_only", "exception, /", func(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
		e, ok := args[0].(*vm.Error)
		if !ok {
			return nil, m.Raise(vm.TypeError, "expected an exception, not ", args[0].Type().Name)
		}
		return pieceList(m.SummaryPieces(e)), nil
	})
	add("frame_entry", "place, /", frameEntry)
	return module
}

// frameEntry returns what the traceback module keeps of a frame or of an entry of a traceback.
func frameEntry(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
	var entry *vm.Traceback
	plain := false
	switch place := args[0].(type) {
	case *vm.TracebackObject:
		entry = place.Entry
	case *vm.FrameObject:
		entry, plain = place.Entry(m), true
	default:
		return nil, m.Raise(vm.TypeError, "expected a frame or a traceback, not ", args[0].Type().Name)
	}
	shown := m.EntryText(entry, plain)
	start, end := entry.Range()
	if plain {
		return vm.NewTuple(str(entry.Code.File.Name), integer(start.Line), str(entry.Code.Name), integer(start.Line), vm.None, vm.None, str(shown)), nil
	}
	return vm.NewTuple(str(entry.Code.File.Name), integer(start.Line), str(entry.Code.Name), integer(end.Line), integer(start.Column),
		integer(end.Column), str(shown)), nil
}

// pieceList makes a list of strings.
func pieceList(parts []string) *vm.List {
	list := vm.NewList()
	for _, part := range parts {
		list.Items = append(list.Items, str(part))
	}
	return list
}

// exitProgram is sys.exit, whose argument is the exception's only if there is one, and its arguments if it is a tuple.
func exitProgram(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
	var given []vm.Value
	switch status := or(args[0], vm.None).(type) {
	case *vm.Tuple:
		given = status.Items
	default:
		if status != vm.None {
			given = []vm.Value{status}
		}
	}
	raised, err := m.Call(vm.SystemExit, given...)
	if err != nil {
		return nil, err
	}
	return nil, raised.(*vm.Error)
}

// highestRecursionLimit is how deep calls may nest however high the program sets the limit.
const highestRecursionLimit = 20_000

func setRecursionLimit(m *vm.VM, args []vm.Value) (vm.Value, *vm.Error) {
	limit, err := m.AsIndex(args[0])
	switch {
	case err != nil:
		return nil, err
	case limit < 1:
		return nil, m.Raise(vm.ValueError, "recursion limit must be greater or equal than 1")
	case limit <= m.Depth():
		return nil, m.Raise(vm.RecursionError, "cannot set the recursion limit to ", decimal(limit), " at the recursion depth ",
			decimal(m.Depth()), ": the limit is too low")
	}
	m.RecursionLimit = min(limit, highestRecursionLimit)
	return vm.None, nil
}

// importedModules returns the modules that are imported as a dict, in the order of their names.
func importedModules(m *vm.VM) *vm.Dict {
	var names []string
	for name := range m.Modules {
		if name == "__main__" || !strings.HasPrefix(name, "_") {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	modules := vm.NewDict()
	for _, name := range names {
		modules.SetString(name, m.Modules[name])
	}
	return modules
}

// installStreams gives the standard streams their methods and attributes.
func installStreams() {
	t := vm.StreamObjectType
	on := func(name, signature string, run func(m *vm.VM, s vm.Stream, args []vm.Value) (vm.Value, *vm.Error)) {
		method(t, name, signature, func(m *vm.VM, self *vm.StreamObject, args []vm.Value) (vm.Value, *vm.Error) {
			return run(m, self.Stream, args)
		})
	}
	write := func(m *vm.VM, s vm.Stream, v vm.Value) (vm.Value, *vm.Error) {
		text, ok := vm.Underlying(v).(*vm.Str)
		switch {
		case !ok:
			return nil, m.Raise(vm.TypeError, "write() argument must be str, not ", v.Type().Label())
		case s == vm.Stdin:
			return nil, notThisWay(m, "not writable")
		}
		m.Write(s, text.V)
		return integer(text.Len()), nil
	}
	on("write", "self, s, /", func(m *vm.VM, s vm.Stream, args []vm.Value) (vm.Value, *vm.Error) { return write(m, s, args[1]) })
	on("writelines", "self, lines, /", func(m *vm.VM, s vm.Stream, args []vm.Value) (vm.Value, *vm.Error) {
		return vm.None, m.Each(args[1], func(line vm.Value) *vm.Error {
			_, err := write(m, s, line)
			return err
		})
	})
	for _, name := range []string{"read", "readline", "readlines", "__iter__"} {
		on(name, "self, size=, /", func(m *vm.VM, s vm.Stream, _ []vm.Value) (vm.Value, *vm.Error) {
			if s != vm.Stdin {
				return nil, notThisWay(m, "not readable")
			}
			return nil, m.Unsupported("sys.stdin." + name + "(): " + nobodyAnswers)
		})
	}
	constant := func(name string, value func(s vm.Stream) vm.Value) {
		on(name, "self, /", func(_ *vm.VM, s vm.Stream, _ []vm.Value) (vm.Value, *vm.Error) { return value(s), nil })
	}
	constant("flush", func(vm.Stream) vm.Value { return vm.None })
	constant("close", func(vm.Stream) vm.Value { return vm.None })
	constant("isatty", func(vm.Stream) vm.Value { return vm.False })
	constant("seekable", func(vm.Stream) vm.Value { return vm.False })
	constant("readable", func(s vm.Stream) vm.Value { return vm.NewBool(s == vm.Stdin) })
	constant("writable", func(s vm.Stream) vm.Value { return vm.NewBool(s != vm.Stdin) })
	constant("fileno", func(s vm.Stream) vm.Value { return integer(int(s+1) % 3) })
	on("reconfigure", "self, /, *, encoding=, errors=, newline=, line_buffering=, write_through=",
		func(*vm.VM, vm.Stream, []vm.Value) (vm.Value, *vm.Error) { return vm.None, nil })
	t.AddSlots("repr")
	get := func(name string, value func(s vm.Stream) vm.Value) {
		t.AddGetter(name, func(_ *vm.VM, self vm.Value) (vm.Value, *vm.Error) { return value(self.(*vm.StreamObject).Stream), nil })
	}
	get("name", func(s vm.Stream) vm.Value { return str("<" + s.Name() + ">") })
	get("mode", func(s vm.Stream) vm.Value { return str(s.Mode()) })
	get("encoding", func(vm.Stream) vm.Value { return str("utf-8") })
	get("errors", func(s vm.Stream) vm.Value {
		if s == vm.Stderr {
			return str("backslashreplace")
		}
		return str("strict")
	})
	get("newlines", func(vm.Stream) vm.Value { return vm.None })
	get("closed", func(vm.Stream) vm.Value { return vm.False })
	get("line_buffering", func(s vm.Stream) vm.Value { return vm.NewBool(s == vm.Stderr) })
}

// nobodyAnswers is why nothing can be read, and what to do instead.
const nobodyAnswers = "nobody can answer while the program runs; assign the answer to a variable instead, and " +
	"await asyncio.sleep(…) for the time that it takes"

// notThisWay is the error of reading from a stream that is written to, or the other way round.
func notThisWay(m *vm.VM, what string) *vm.Error {
	io, err := m.Import(m, "io")
	if err != nil {
		return err
	}
	raised, err := m.Call(io.Dict.Get("UnsupportedOperation"), str(what))
	if err != nil {
		return err
	}
	return raised.(*vm.Error)
}
