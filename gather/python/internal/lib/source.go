package lib

import (
	_ "embed"
	"sync"

	"gatherplay/gather/python/internal/compile"
	"gatherplay/gather/python/internal/syntax"
	"gatherplay/gather/python/internal/vm"
)

// Much of the library is written in Python, in the folder source, and runs like the program itself: so its coroutines take the same
// steps, its functions nest as deep and its classes can be inherited from as CPython's can. Its frames are left out of tracebacks and
// timelines. What needs the machine's insides comes from a module of native functions whose name begins with an underscore, as in
// CPython.
//
// A file has the module's full name. They are listed here one by one because an embed.FS, which would list them by itself, makes the
// WebAssembly file 20 kB larger to transfer.

//go:embed source/_seeded.py
var internalSeededSource string

//go:embed source/_strptime.py
var internalStrptimeSource string

//go:embed source/_structseq.py
var internalStructseqSource string

//go:embed source/_timestruct.py
var internalTimestructSource string

//go:embed source/abc.py
var abcSource string

//go:embed source/annotationlib.py
var annotationlibSource string

//go:embed source/atexit.py
var atexitSource string

//go:embed source/base64.py
var base64Source string

//go:embed source/collections.py
var collectionsSource string

//go:embed source/collections._ordereddict.py
var collectionsOrderedDictSource string

//go:embed source/collections._wrappers.py
var collectionsWrappersSource string

//go:embed source/collections.abc.py
var collectionsABCSource string

//go:embed source/concurrent.py
var concurrentSource string

//go:embed source/concurrent.futures.py
var futuresSource string

//go:embed source/concurrent.futures._base.py
var futuresBaseSource string

//go:embed source/concurrent.futures.process.py
var futuresProcessSource string

//go:embed source/concurrent.futures.thread.py
var futuresThreadSource string

//go:embed source/contextlib.py
var contextlibSource string

//go:embed source/copy.py
var copySource string

//go:embed source/copyreg.py
var copyregSource string

//go:embed source/dataclasses.py
var dataclassesSource string

//go:embed source/datetime.py
var datetimeSource string

//go:embed source/enum.py
var enumSource string

//go:embed source/errno.py
var errnoSource string

//go:embed source/fractions.py
var fractionsSource string

//go:embed source/functools.py
var functoolsSource string

//go:embed source/gc.py
var gcSource string

//go:embed source/graphlib.py
var graphlibSource string

//go:embed source/hashlib.py
var hashlibSource string

//go:embed source/heapq.py
var heapqSource string

//go:embed source/inspect.py
var inspectSource string

//go:embed source/io.py
var ioSource string

//go:embed source/json.py
var jsonSource string

//go:embed source/keyword.py
var keywordSource string

//go:embed source/linecache.py
var linecacheSource string

//go:embed source/logging.py
var loggingSource string

//go:embed source/logging.handlers.py
var loggingHandlersSource string

//go:embed source/numbers.py
var numbersSource string

//go:embed source/os.py
var osSource string

//go:embed source/platform.py
var platformSource string

//go:embed source/posixpath.py
var posixpathSource string

//go:embed source/pprint.py
var pprintSource string

//go:embed source/queue.py
var queueSource string

//go:embed source/re.py
var reSource string

//go:embed source/secrets.py
var secretsSource string

//go:embed source/statistics.py
var statisticsSource string

//go:embed source/string.py
var stringSource string

//go:embed source/sys.py
var sysSource string

//go:embed source/textwrap.py
var textwrapSource string

//go:embed source/threading.py
var threadingSource string

//go:embed source/traceback.py
var tracebackSource string

//go:embed source/types.py
var typesSource string

//go:embed source/typing.py
var typingSource string

//go:embed source/uuid.py
var uuidSource string

//go:embed source/warnings.py
var warningsSource string

// sources are the texts of the modules that are written in Python, by the modules' names.
var sources = map[string]string{
	"_seeded":                    internalSeededSource,
	"_strptime":                  internalStrptimeSource,
	"_structseq":                 internalStructseqSource,
	"_timestruct":                internalTimestructSource,
	"abc":                        abcSource,
	"annotationlib":              annotationlibSource,
	"atexit":                     atexitSource,
	"base64":                     base64Source,
	"collections":                collectionsSource,
	"collections._ordereddict":   collectionsOrderedDictSource,
	"collections._wrappers":      collectionsWrappersSource,
	"collections.abc":            collectionsABCSource,
	"concurrent":                 concurrentSource,
	"concurrent.futures":         futuresSource,
	"concurrent.futures._base":   futuresBaseSource,
	"concurrent.futures.process": futuresProcessSource,
	"concurrent.futures.thread":  futuresThreadSource,
	"contextlib":                 contextlibSource,
	"copy":                       copySource,
	"copyreg":                    copyregSource,
	"dataclasses":                dataclassesSource,
	"datetime":                   datetimeSource,
	"enum":                       enumSource,
	"errno":                      errnoSource,
	"fractions":                  fractionsSource,
	"functools":                  functoolsSource,
	"gc":                         gcSource,
	"graphlib":                   graphlibSource,
	"hashlib":                    hashlibSource,
	"heapq":                      heapqSource,
	"inspect":                    inspectSource,
	"io":                         ioSource,
	"json":                       jsonSource,
	"keyword":                    keywordSource,
	"linecache":                  linecacheSource,
	"logging":                    loggingSource,
	"logging.handlers":           loggingHandlersSource,
	"numbers":                    numbersSource,
	"os":                         osSource,
	"platform":                   platformSource,
	"posixpath":                  posixpathSource,
	"pprint":                     pprintSource,
	"queue":                      queueSource,
	"re":                         reSource,
	"secrets":                    secretsSource,
	"statistics":                 statisticsSource,
	"string":                     stringSource,
	"sys":                        sysSource,
	"textwrap":                   textwrapSource,
	"threading":                  threadingSource,
	"traceback":                  tracebackSource,
	"types":                      typesSource,
	"typing":                     typingSource,
	"uuid":                       uuidSource,
	"warnings":                   warningsSource,
}

// compiled keeps the code of the modules that some run has imported, by name: it is the same for all runs.
var compiled sync.Map

// importSource makes a module that is written in Python.
func importSource(m *vm.VM, name, source string) (*vm.Module, *vm.Error) {
	module := vm.NewModule(name)
	module.Origin = originOf(name)
	module.Dict.Set("__builtins__", m.Modules["builtins"])
	markPackage(module)
	m.Modules[name] = module
	if err := m.Run(m.Load(compileSource(name, source), true), module); err != nil {
		delete(m.Modules, name)
		return nil, err
	}
	return module, nil
}

// compileSource returns the code of a module of the library. The library has no errors: one panics.
func compileSource(name, source string) *compile.Code {
	if code, ok := compiled.Load(name); ok {
		return code.(*compile.Code)
	}
	tree, err := syntax.Parse("/lib/python3.14/"+name+".py", source)
	if err == nil {
		err = syntax.Check(tree)
	}
	if err != nil {
		panic(err)
	}
	code, err := compile.Compile(tree)
	if err != nil {
		panic(err)
	}
	compiled.Store(name, code)
	return code
}
