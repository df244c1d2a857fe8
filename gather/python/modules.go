package python

import (
	"slices"
	"strings"

	"gatherplay/gather/python/internal/lib"
	"gatherplay/gather/python/internal/syntax"
	"gatherplay/gather/python/internal/vm"
	"gatherplay/gather/trace"
)

// importModule makes a module: one that the program was given, or one of the library's. Files of the program come first, as those in
// its folder do in CPython.
func (r *run) importModule(machine *vm.VM, name string) (*vm.Module, *vm.Error) {
	path := strings.ReplaceAll(name, ".", "/")
	for _, file := range []string{path + "/__init__.py", path + ".py"} {
		switch i := slices.IndexFunc(r.program.Modules, func(f trace.File) bool { return f.Name == file }); {
		case i >= 0:
			return r.importFile(machine, name, i+1, r.program.Modules[i])
		case file == r.program.Name:
			return r.importFile(machine, name, 0, trace.File{Name: file, Source: r.program.Source}) // once more, under its own name
		}
	}
	inFolder := func(f trace.File) bool { return strings.HasPrefix(f.Name, path+"/") }
	if !slices.ContainsFunc(r.program.Modules, inFolder) || lib.Has(name) {
		return lib.Import(machine, name)
	}
	m := r.newModule(machine, name, name) // a folder without __init__.py
	m.Dict.Set("__path__", vm.NewList(vm.NewStr(path)))
	return m, nil
}

// importFile runs a file of the program as a module; file is its place among the trace's files.
func (r *run) importFile(machine *vm.VM, name string, file int, source trace.File) (*vm.Module, *vm.Error) {
	code, err := r.compile(file, source.Name, source.Source)
	if err != nil {
		return nil, r.raiseSyntaxError(err, source)
	}
	folder, isPackage := strings.CutSuffix(source.Name, "/__init__.py")
	inside := name
	if !isPackage {
		inside = name[:max(0, strings.LastIndexByte(name, '.'))]
	}
	m := r.newModule(machine, name, inside)
	m.Describe(source.Name)
	m.Initializing = true
	defer func() { m.Initializing = false }()
	if isPackage {
		m.Dict.Set("__path__", vm.NewList(vm.NewStr(folder)))
	}
	m.Dict.Set("__builtins__", machine.Modules["builtins"])
	if err := machine.Run(machine.Load(code, false), m); err != nil {
		delete(machine.Modules, name)
		return nil, err
	}
	return m, nil
}

// newModule returns a new module with the names that modules begin with; inside is the package from which it imports.
func (r *run) newModule(machine *vm.VM, name, inside string) *vm.Module {
	m := vm.NewModule(name)
	m.Dict.Set("__doc__", vm.None)
	m.Dict.Set("__package__", vm.NewStr(inside))
	machine.Modules[name] = m
	return m
}

// raiseSyntaxError returns the exception that importing a file raises which is no Python.
func (r *run) raiseSyntaxError(err error, source trace.File) *vm.Error {
	e, ok := err.(*syntax.Error)
	if !ok {
		return r.machine.Raise(vm.SyntaxError, err.Error())
	}
	if e.Kind == syntax.LimitError {
		r.machine.StopRun(e.Msg)
	}
	return r.machine.RaiseSyntaxError(e.Suggest(source.Source), source.Source)
}
