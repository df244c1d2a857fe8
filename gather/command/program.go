package command

import (
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"unicode"

	"gatherplay/gather/python"
	"gatherplay/gather/trace"
)

// readProgram reads the program that a command was given: the file of that name, or standard input for "-".
func readProgram(streams Streams, operands []string) (python.Program, error) {
	if len(operands) != 1 {
		return python.Program{}, Misused("one program is needed, FILE.py or - for standard input, and there are %d", len(operands))
	}
	path := operands[0]
	if path == "-" {
		source, err := io.ReadAll(streams.In)
		return python.Program{Name: "<stdin>", Source: string(source)}, err
	}
	source, err := os.ReadFile(path)
	if err != nil {
		return python.Program{}, Misused("%v", err)
	}
	return python.Program{Name: path, Source: string(source), Modules: neighbours(path, string(source))}, nil
}

// garbage is by how many per cent memory in use may grow before garbage is collected: as in the page, more than Go's 100, for the
// process does nothing but run one program.
const garbage = 400

// memory is how much the process may take before garbage is collected more often.
const memory = 256 << 20

// execute runs a program.
func execute(program python.Program, seed int64) *trace.Trace {
	debug.SetGCPercent(garbage)
	debug.SetMemoryLimit(memory)
	return python.Run(program, python.Options{Seed: seed})
}

// neighbours returns the modules that a program may import from its own folder, where CPython looks first, and from the folders in it.
// Only files and folders whose names occur in the program, or in a file that was found, can be imported; so the others are not read.
func neighbours(path, source string) []trace.File {
	folder, program := filepath.Split(path)
	var modules []trace.File
	folders := []string{""}
	mentioned := append(words(source), "__init__")
	tried := map[string]bool{program: true}
	for found := true; found; {
		found = false
		for _, within := range folders {
			for _, word := range mentioned {
				name := within + word
				if tried[name+".py"] {
					continue
				}
				tried[name+".py"] = true
				if info, err := os.Stat(filepath.Join(folder, name)); err == nil && info.IsDir() {
					folders, found = append(folders, name+"/"), true
				}
				text, err := os.ReadFile(filepath.Join(folder, name+".py"))
				if err != nil {
					continue // no such module there: the word means something else
				}
				modules, found = append(modules, trace.File{Name: name + ".py", Source: string(text)}), true
				mentioned = append(mentioned, words(string(text))...)
			}
		}
	}
	slices.SortFunc(modules, func(a, b trace.File) int { return strings.Compare(a.Name, b.Name) })
	return modules
}

// words returns the different words of a text that could be names, in alphabetical order.
func words(source string) []string {
	all := strings.FieldsFunc(source, func(r rune) bool { return r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	slices.Sort(all)
	return slices.Compact(all)
}
