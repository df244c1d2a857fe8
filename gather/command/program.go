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

// execute runs a program.
func execute(program python.Program, seed int64) *trace.Trace {
	debug.SetGCPercent(garbage)
	return python.Run(program, python.Options{Seed: seed})
}

// neighbours returns the modules that a program may import from its own folder, where CPython looks first. Only files whose names
// occur in the program, or in one of those, can be imported; so the others are not read.
func neighbours(path, source string) []trace.File {
	var modules []trace.File
	mentioned := words(source)
	for len(mentioned) > 0 {
		word := mentioned[0]
		mentioned = mentioned[1:]
		file := word + ".py"
		if file == filepath.Base(path) || slices.ContainsFunc(modules, func(m trace.File) bool { return m.Name == file }) {
			continue
		}
		text, err := os.ReadFile(filepath.Join(filepath.Dir(path), file))
		if err != nil {
			continue // no such module there: the word means something else
		}
		modules = append(modules, trace.File{Name: file, Source: string(text)})
		mentioned = append(mentioned, words(string(text))...)
	}
	return modules
}

// words returns the different words of a text that could be names, in alphabetical order.
func words(source string) []string {
	all := strings.FieldsFunc(source, func(r rune) bool { return r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	slices.Sort(all)
	return slices.Compact(all)
}
