package vm

import (
	"slices"
	"strings"
)

// suggestion returns the end of an error message that proposes the name most like the one that was not found: ". Did you mean 'x'?",
// or nothing. What counts as like is CPython's measure: an edit distance in which a change of case costs little.
func suggestion(name string, candidates []string) string {
	if similar := mostSimilar(name, candidates); similar != "" {
		return ". Did you mean '" + similar + "'?"
	}
	return ""
}

const (
	moveCost       = 2
	caseCost       = 1
	longestName    = 40
	mostCandidates = 750
)

// mostSimilar returns the candidate that is most like name, or nothing if none is like it.
func mostSimilar(name string, candidates []string) string {
	if len(candidates) > mostCandidates || len(name) > longestName {
		return ""
	}
	best, nearest := "", 0
	for _, candidate := range candidates {
		if candidate == name || len(candidate) > longestName {
			continue
		}
		// No more than a third of the letters may have to change.
		limit := (len(name) + len(candidate) + 3) * moveCost / 6
		if best != "" {
			limit = min(limit, nearest-1)
		}
		if distance := editDistance(name, candidate, limit); distance <= limit && (best == "" || distance < nearest) {
			best, nearest = candidate, distance
		}
	}
	return best
}

func substitutionCost(a, b byte) int {
	switch {
	case a == b:
		return 0
	case lower(a) == lower(b):
		return caseCost
	}
	return moveCost
}

func lower(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

// editDistance counts what it costs to turn a into b; more than limit if it costs more.
func editDistance(a, b string, limit int) int {
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	if len(a) == 0 || len(b) == 0 {
		return (len(a) + len(b)) * moveCost
	}
	row := make([]int, len(a))
	for i := range row {
		row[i] = (i + 1) * moveCost
	}
	result := 0
	for j := range len(b) {
		diagonal := j * moveCost
		result = diagonal
		least := limit + 1
		for i := range len(a) {
			substitute := diagonal + substitutionCost(b[j], a[i])
			diagonal = row[i]
			result = min(substitute, min(result, diagonal)+moveCost)
			row[i] = result
			least = min(least, result)
		}
		if least > limit {
			return limit + 1
		}
	}
	return result
}

// suggest returns what a traceback adds to the last line of a NameError, AttributeError or ImportError.
func (vm *VM) suggest(e *Error) string {
	name, ok := e.Attrs.Get("name").(*Str)
	if !ok {
		return ""
	}
	switch {
	case e.self != nil && slices.Contains(vm.AttributeNames(e.self), name.V):
		return ". Did you mean: 'self." + name.V + "'?"
	case e.Class.IsSubclass(NameError):
		if similar := mostSimilar(name.V, sortedNames(e.known)); similar != "" {
			return ". Did you mean: '" + similar + "'?"
		}
		if slices.Contains(forgottenModules, name.V) {
			return ". Did you forget to import '" + name.V + "'?"
		}
	case e.Class.IsSubclass(ImportError):
		from, ok := e.Attrs.Get("name_from").(*Str)
		if !ok {
			return ""
		}
		if similar := mostSimilar(from.V, sortedNames(e.known)); similar != "" {
			return ". Did you mean: '" + similar + "'?"
		}
	case e.Class.IsSubclass(AttributeError):
		object := e.Attrs.Get("obj")
		if object == nil {
			return ""
		}
		names := vm.AttributeNames(object)
		if !strings.HasPrefix(name.V, "_") {
			names = slices.DeleteFunc(names, func(n string) bool { return strings.HasPrefix(n, "_") })
		}
		if similar := mostSimilar(name.V, sortedNames(names)); similar != "" {
			return ". Did you mean: '" + similar + "'?"
		}
	}
	return ""
}

// forgottenModules are modules of the standard library that a program may have meant by a name that it did not define.
var forgottenModules = []string{
	"abc", "array", "ast", "asyncio", "base64", "bisect", "calendar", "collections", "concurrent", "contextlib", "contextvars", "copy",
	"csv", "dataclasses", "datetime", "decimal", "enum", "fractions", "functools", "gc", "hashlib", "heapq", "html", "http", "inspect",
	"io", "itertools", "json", "logging", "math", "multiprocessing", "operator", "os", "pathlib", "pickle", "platform", "pprint",
	"queue", "random", "re", "secrets", "select", "selectors", "shutil", "signal", "socket", "sqlite3", "ssl", "statistics", "string",
	"struct", "subprocess", "sys", "tempfile", "textwrap", "threading", "time", "timeit", "traceback", "types", "typing", "unittest",
	"urllib", "uuid", "warnings", "weakref", "xml", "zipfile", "zoneinfo",
}

func sortedNames(names []string) []string {
	sorted := slices.Clone(names)
	slices.Sort(sorted)
	return slices.Compact(sorted)
}

// AttributeNames returns the names of an object's attributes, as dir() lists them: sorted.
func (vm *VM) AttributeNames(v Value) []string {
	var names []string
	add := func(n *Namespace) { names = append(names, n.Names()...) }
	switch v := v.(type) {
	case *Module:
		add(v.Dict)
		return sortedNames(names)
	case *Type:
		for _, class := range v.MRO {
			add(class.Dict)
		}
		return sortedNames(names)
	}
	if own := attributesOf(v); own != nil {
		add(own)
	}
	for _, class := range v.Type().MRO {
		add(class.Dict)
	}
	return sortedNames(names)
}
