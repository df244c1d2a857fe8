// Package construct finds in a program what it is written with: statements, expressions, and the functions of modules that it uses.
//
// It is given source text and the name of a construct, and tells where in the text that stands. Whether any of it is ever executed
// it does not know: that is what a trace is for.
package construct

import (
	"slices"
	"strings"

	"gatherplay/gather/python/internal/syntax"
	"gatherplay/gather/trace"
)

// A Source is one file of a program, parsed.
type Source struct {
	module *syntax.Module
	file   int32
	// imported tells for what the program has imported under which name: "sleep" is "asyncio.sleep" after from asyncio import sleep.
	imported map[string]string
}

// An Error says why a text is no Python.
type Error struct {
	Line    int
	Message string
}

func (e *Error) Error() string { return e.Message }

// Parse parses a file, the one of this number in the trace of its program. The error is always an [Error].
func Parse(file int32, f trace.File) (*Source, error) {
	module, err := syntax.Parse(f.Name, f.Source)
	if err != nil {
		if e, ok := err.(*syntax.Error); ok {
			return nil, &Error{e.Line, string(e.Kind) + ": " + e.Msg}
		}
		return nil, &Error{1, err.Error()}
	}
	s := &Source{module: module, file: file, imported: make(map[string]string)}
	syntax.Inspect(module, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.Import:
			for _, alias := range n.Names {
				if alias.AsName != "" {
					s.imported[alias.AsName] = alias.Name
				}
			}
		case *syntax.ImportFrom:
			for _, alias := range n.Names {
				name := alias.AsName
				if name == "" {
					name = alias.Name
				}
				s.imported[name] = n.Module + "." + alias.Name
			}
		}
		return true
	})
	return s, nil
}

// statements tells what the constructs are that have a word of their own in Python.
var statements = map[string]func(n syntax.Node) bool{
	"assert":        is[*syntax.Assert],
	"async def":     is[*syntax.AsyncFunctionDef],
	"async for":     is[*syntax.AsyncFor],
	"async with":    is[*syntax.AsyncWith],
	"await":         is[*syntax.Await],
	"break":         is[*syntax.Break],
	"class":         is[*syntax.ClassDef],
	"comprehension": comprehension,
	"continue":      is[*syntax.Continue],
	"def":           is[*syntax.FunctionDef],
	"except":        is[*syntax.ExceptHandler],
	"except*":       is[*syntax.TryStar],
	"finally":       finally,
	"for":           is[*syntax.For],
	"global":        is[*syntax.Global],
	"if":            is[*syntax.If],
	"lambda":        is[*syntax.Lambda],
	"match":         is[*syntax.Match],
	"nonlocal":      is[*syntax.Nonlocal],
	"raise":         is[*syntax.Raise],
	"return":        is[*syntax.Return],
	"try":           try,
	"while":         is[*syntax.While],
	"with":          is[*syntax.With],
	"yield":         is[*syntax.Yield],
	"*":             is[*syntax.Starred],
}

func is[T syntax.Node](n syntax.Node) bool { _, ok := n.(T); return ok }

func try(n syntax.Node) bool { return is[*syntax.Try](n) || is[*syntax.TryStar](n) }

func finally(n syntax.Node) bool {
	switch n := n.(type) {
	case *syntax.Try:
		return len(n.Finalbody) > 0
	case *syntax.TryStar:
		return len(n.Finalbody) > 0
	}
	return false
}

func comprehension(n syntax.Node) bool {
	switch n.(type) {
	case *syntax.ListComp, *syntax.SetComp, *syntax.DictComp, *syntax.GeneratorExp:
		return true
	}
	return false
}

// Valid reports whether a text is the name of a construct: a word that begins a statement or an expression ("async for", "await",
// "comprehension", "*"), a name, perhaps with those of its modules ("gather", "time.sleep"), or a keyword argument, perhaps with its
// value ("return_exceptions=", "return_exceptions=True").
func Valid(name string) bool {
	if statements[name] != nil {
		return true
	}
	name, _, _ = strings.Cut(name, "=")
	return !slices.ContainsFunc(strings.Split(name, "."), func(part string) bool { return !isName(part) })
}

func isName(s string) bool {
	for i, r := range s {
		if r != '_' && (r < 'a' || 'z' < r) && (r < 'A' || 'Z' < r) && (i == 0 || r < '0' || '9' < r) {
			return false
		}
	}
	return s != ""
}

// Find returns where a construct stands, in the order of the text.
func (s *Source) Find(name string) []trace.Span {
	test := statements[name]
	if test == nil {
		if argument, value, ok := strings.Cut(name, "="); ok {
			test = s.keyword(argument, value)
		} else {
			test = s.path(name)
		}
	}
	var spans []trace.Span
	syntax.Inspect(s.module, func(n syntax.Node) bool {
		if test(n) {
			spans = append(spans, s.span(n))
		}
		return true
	})
	slices.SortFunc(spans, func(a, b trace.Span) int { return int(a.Start - b.Start) })
	return spans
}

// keyword returns what recognises a keyword argument, of any value if none is given.
func (s *Source) keyword(name, value string) func(syntax.Node) bool {
	return func(n syntax.Node) bool {
		k, ok := n.(*syntax.Keyword)
		return ok && k.Arg == name && (value == "" || s.module.File.Slice(k.Value.Span()) == value)
	}
}

// path returns what recognises the use of a name, whatever the program has imported it as.
func (s *Source) path(name string) func(syntax.Node) bool {
	return func(n syntax.Node) bool {
		switch e := n.(type) {
		case *syntax.Name:
			if e.Ctx != syntax.Load {
				return false
			}
		case *syntax.Attribute:
			if e.Ctx != syntax.Load {
				return false
			}
		default:
			return false
		}
		path := s.resolve(n.(syntax.Expr))
		return path == name || strings.HasSuffix(path, "."+name)
	}
}

// resolve returns the dotted name of an expression, as it would be written after import module; empty if it has none.
func (s *Source) resolve(e syntax.Expr) string {
	after := ""
	for {
		switch n := e.(type) {
		case *syntax.Attribute:
			after = "." + n.Attr + after
			e = n.Value
			continue
		case *syntax.Name:
			if path, ok := s.imported[n.ID]; ok {
				return path + after
			}
			return n.ID + after
		}
		return after // a method of what some other expression gives
	}
}

// Functions returns what the definitions of functions of a name cover.
func (s *Source) Functions(name string) []trace.Span {
	var spans []trace.Span
	syntax.Inspect(s.module, func(n syntax.Node) bool {
		switch f := n.(type) {
		case *syntax.FunctionDef:
			if f.Name == name {
				spans = append(spans, s.span(n))
			}
		case *syntax.AsyncFunctionDef:
			if f.Name == name {
				spans = append(spans, s.span(n))
			}
		}
		return true
	})
	return spans
}

func (s *Source) span(n syntax.Node) trace.Span {
	return trace.Span{File: s.file, Start: int32(n.Span().Start), End: int32(n.Span().End)}
}
