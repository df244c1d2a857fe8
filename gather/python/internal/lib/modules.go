package lib

import (
	"slices"
	"strings"

	"gatherplay/gather/python/internal/vm"
)

// Modules are the constructors of the modules of the standard library that are written in Go, by name.
var Modules = map[string]func(m *vm.VM) *vm.Module{
	"__future__":     newFuture,
	"_abc":           newABC,
	"_calendar":      newCalendar,
	"_collections":   newCollections,
	"_functools":     newFunctools,
	"_hashing":       newHashing,
	"_heapq":         newHeapq,
	"_introspection": newIntrospection,
	"_json":          newJSON,
	"_queue":         newQueue,
	"_sre":           newSre,
	"_sys":           newSys,
	"_thread":        newThread,
	"_types":         newTypes,
	"_typing":        newInternalTyping,
	"bisect":         newBisect,
	"builtins":       func(m *vm.VM) *vm.Module { return &vm.Module{Name: "builtins", Dict: m.Builtins} },
	"contextvars":    newContextvars,
	"itertools":      newItertools,
	"math":           newMath,
	"operator":       newOperator,
	"random":         newRandom,
	"time":           newTime,
}

// standardLibrary are the modules that Python brings along but which can't be imported here.
var standardLibrary = strings.Fields(`argparse array ast binascii bz2 calendar cmath cmd code codecs colorsys configparser csv
	ctypes curses dbm decimal difflib dis email fcntl filecmp fileinput fnmatch ftplib getopt getpass gettext glob gzip
	hmac html http imaplib importlib ipaddress locale logging.config lzma mailbox marshal mimetypes mmap multiprocessing netrc
	optparse pathlib pdb pickle pkgutil plistlib poplib posix profile pstats pty pwd quopri readline reprlib resource runpy
	sched select selectors shelve shlex shutil signal site smtplib socket socketserver sqlite3 ssl stat stringprep struct
	subprocess sysconfig syslog tarfile tempfile termios timeit tkinter token tokenize tomllib trace tracemalloc tty turtle
	unicodedata unittest urllib urllib.parse urllib.request venv wave weakref webbrowser wsgiref xml xmlrpc zipfile zipimport
	zlib zoneinfo`)

// Import makes a module of the standard library. One that there is, but not here, ends the run with a way out; any other is not found.
func Import(m *vm.VM, name string) (*vm.Module, *vm.Error) {
	module, err := construct(m, name)
	if err == nil {
		markPackage(module)
	}
	return module, err
}

// markPackage lets there be modules in a module that is a package.
func markPackage(m *vm.Module) {
	if slices.Contains(packages, m.Name) {
		m.Dict.Set("__path__", vm.NewList(str("/lib/python3.14/"+strings.ReplaceAll(m.Name, ".", "/"))))
	}
}

// originOf is the file that CPython has a module in.
func originOf(name string) string {
	path := "/lib/python3.14/" + strings.ReplaceAll(name, ".", "/")
	if slices.Contains(packages, name) {
		path += "/__init__"
	}
	return path + ".py"
}

// packages are the modules of the library that have modules in them.
var packages = strings.Fields("asyncio collections concurrent concurrent.futures email html http importlib json logging unittest urllib xml")

// Internal refuses a program the modules that are there for the library itself: those that CPython has, too, since they are something
// else there, and the others as if there were none.
func Internal(m *vm.VM, name string) *vm.Error {
	part := name[strings.LastIndexByte(name, '.')+1:]
	switch {
	case !strings.HasPrefix(part, "_") || strings.HasPrefix(part, "__"):
		return nil
	case Modules[name] == nil && sources[name] == "":
		return nil
	case slices.Contains(inventions, name):
		return m.NotFound(name)
	}
	return m.Unsupported("the module " + name + " is CPython's own business and another one here; import the public module that uses it")
}

// inventions are the modules for the library itself that CPython has not.
var inventions = strings.Fields("_calendar _hashing _introspection _seeded _structseq _sys _timestruct collections._ordereddict collections._wrappers")

// pythonic are the modules written in Go that CPython has in Python.
var pythonic = strings.Fields("__future__ bisect contextvars operator random")

func construct(m *vm.VM, name string) (*vm.Module, *vm.Error) {
	if construct := Modules[name]; construct != nil {
		module := construct(m)
		m.Modules[name] = module
		if slices.Contains(pythonic, name) {
			module.Origin = originOf(name)
		}
		return module, nil
	}
	if source, ok := sources[name]; ok {
		return importSource(m, name, source)
	}
	if err := refuse(m, name); err != nil {
		return nil, err
	}
	return nil, m.NotFound(name)
}

// Has reports whether CPython's standard library has a module of that name.
func Has(name string) bool {
	return Modules[name] != nil || sources[name] != "" || slices.Contains(standardLibrary, name)
}

// available returns the names of the modules that can be imported, in order: not those that only the library itself imports.
func available() []string {
	names := []string{"asyncio"}
	for name := range Modules {
		names = append(names, name)
	}
	for name := range sources {
		names = append(names, name)
	}
	slices.Sort(names)
	return slices.DeleteFunc(names, func(name string) bool { return strings.HasPrefix(name, "_") || strings.Contains(name, "._") })
}

func newFuture(*vm.VM) *vm.Module {
	m := vm.NewModule("__future__")
	for _, name := range []string{"annotations", "absolute_import", "division", "generators", "generator_stop", "nested_scopes",
		"print_function", "unicode_literals", "with_statement", "barry_as_FLUFL"} {
		m.Dict.Set(name, vm.None)
	}
	return m
}
