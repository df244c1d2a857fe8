package lib

import (
	"slices"
	"strings"

	"gatherplay/gather/python/internal/vm"
)

// Modules are the constructors of the modules of the standard library that are written in Go, by name.
var Modules = map[string]func(m *vm.VM) *vm.Module{
	"_abc":           newABC,
	"_collections":   newCollections,
	"_functools":     newFunctools,
	"_heapq":         newHeapq,
	"_queue":         newQueue,
	"_types":         newTypes,
	"bisect":         newBisect,
	"itertools":      newItertools,
	"operator":       newOperator,
	"__future__":     newFuture,
	"_introspection": newIntrospection,
	"_hashing":       newHashing,
	"builtins":       func(m *vm.VM) *vm.Module { return &vm.Module{Name: "builtins", Dict: m.Builtins} },
	"_sys":           newSys,
	"_calendar":      newCalendar,
	"_sre":           newSre,
	"_json":          newJSON,
	"math":           newMath,
	"random":         newRandom,
	"time":           newTime,
	"_typing":        newInternalTyping,

	"_thread":     newThread,
	"contextvars": newContextvars,
}

// standardLibrary are the modules that Python brings along but which can't be imported here.
var standardLibrary = strings.Fields(`abc argparse array ast atexit base64 binascii bisect bz2 calendar cmath cmd code codecs collections
	colorsys concurrent concurrent.futures configparser contextvars copy csv ctypes curses dataclasses datetime dbm decimal
	difflib dis email enum errno fcntl filecmp fileinput fnmatch fractions ftplib functools gc getopt getpass gettext glob graphlib gzip
	hashlib heapq hmac html http imaplib importlib inspect io ipaddress itertools json keyword linecache locale logging logging.config lzma mailbox
	marshal mimetypes mmap multiprocessing netrc numbers operator optparse os pathlib pdb pickle pkgutil platform plistlib poplib posix
	pprint profile pstats pty pwd queue quopri re readline reprlib resource runpy sched secrets select selectors shelve shlex shutil
	signal site smtplib socket socketserver sqlite3 ssl stat statistics string stringprep struct subprocess sys sysconfig syslog tarfile
	tempfile termios textwrap threading timeit tkinter token tokenize tomllib trace traceback tracemalloc tty turtle types typing
	unicodedata unittest urllib urllib.parse urllib.request uuid venv warnings wave weakref webbrowser wsgiref xml xmlrpc zipfile
	zipimport zlib zoneinfo`)

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

// packages are the modules of the library that have modules in them.
var packages = strings.Fields("asyncio collections concurrent concurrent.futures email html http importlib json logging unittest urllib xml")

func construct(m *vm.VM, name string) (*vm.Module, *vm.Error) {
	if construct := Modules[name]; construct != nil {
		module := construct(m)
		m.Modules[name] = module
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

// available returns the names of the modules that can be imported, in order.
func available() []string {
	names := []string{"asyncio"}
	for name := range Modules {
		if !strings.HasPrefix(name, "_") {
			names = append(names, name)
		}
	}
	for name := range sources {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

func newFuture(*vm.VM) *vm.Module {
	m := vm.NewModule("__future__")
	for _, name := range []string{"annotations", "absolute_import", "division", "generators", "generator_stop", "nested_scopes",
		"print_function", "unicode_literals", "with_statement", "barry_as_FLUFL"} {
		m.Dict.Set(name, vm.None)
	}
	return m
}
