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

// Words are the constructs that have a word of their own in Python.
var Words = []string{
	"assert", "async def", "async for", "async with", "await", "break", "class", "comprehension", "continue", "def", "except", "except*",
	"finally", "for", "global", "if", "lambda", "match", "nonlocal", "raise", "return", "try", "while", "with", "yield", "*",
}

// wordOf returns the word of a node; empty if it has none, or more than one.
func wordOf(n syntax.Node) string {
	switch n.(type) {
	case *syntax.Assert:
		return "assert"
	case *syntax.AsyncFunctionDef:
		return "async def"
	case *syntax.AsyncFor:
		return "async for"
	case *syntax.AsyncWith:
		return "async with"
	case *syntax.Await:
		return "await"
	case *syntax.Break:
		return "break"
	case *syntax.ClassDef:
		return "class"
	case *syntax.ListComp, *syntax.SetComp, *syntax.DictComp, *syntax.GeneratorExp:
		return "comprehension"
	case *syntax.Continue:
		return "continue"
	case *syntax.FunctionDef:
		return "def"
	case *syntax.ExceptHandler:
		return "except"
	case *syntax.For:
		return "for"
	case *syntax.Global:
		return "global"
	case *syntax.If:
		return "if"
	case *syntax.Lambda:
		return "lambda"
	case *syntax.Match:
		return "match"
	case *syntax.Nonlocal:
		return "nonlocal"
	case *syntax.Raise:
		return "raise"
	case *syntax.Return:
		return "return"
	case *syntax.While:
		return "while"
	case *syntax.With:
		return "with"
	case *syntax.Yield:
		return "yield"
	case *syntax.Starred:
		return "*"
	}
	return ""
}

// isTry reports whether a node is a try statement, with except* clauses or others, and a finally clause.
func isTry(n syntax.Node) (try, star, finally bool) {
	switch n := n.(type) {
	case *syntax.Try:
		return true, false, len(n.Finalbody) > 0
	case *syntax.TryStar:
		return true, true, len(n.Finalbody) > 0
	}
	return false, false, false
}

// has reports whether a node is written with a word.
func has(n syntax.Node, word string) bool {
	try, star, finally := isTry(n)
	switch word {
	case "try":
		return try
	case "except*":
		return star
	case "finally":
		return finally
	}
	return wordOf(n) == word
}

// Valid reports whether a text is the name of a construct: a word that begins a statement or an expression ("async for", "await",
// "comprehension", "*"), a name, perhaps with those of its modules ("gather", "time.sleep"), or a keyword argument, perhaps with its
// value ("return_exceptions=", "return_exceptions=True").
func Valid(name string) bool {
	if slices.Contains(Words, name) {
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
	test := func(n syntax.Node) bool { return has(n, name) }
	if !slices.Contains(Words, name) {
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
			// The fields of a node are almost in the order of the text.
			for i := len(spans) - 1; i > 0 && spans[i].Start < spans[i-1].Start; i-- {
				spans[i-1], spans[i] = spans[i], spans[i-1]
			}
		}
		return true
	})
	return spans
}

// Names returns the names and the keyword arguments that a program uses, each as Find knows it, with and without its modules.
func (s *Source) Names() []string {
	var names []string
	syntax.Inspect(s.module, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.Name, *syntax.Attribute:
			path := s.resolve(n.(syntax.Expr))
			names = append(names, path[strings.LastIndexByte(path, '.')+1:], strings.TrimPrefix(path, "."))
		case *syntax.Keyword:
			if n.Arg != "" {
				names = append(names, n.Arg+"=", n.Arg+"="+s.module.File.Slice(n.Value.Span()))
			}
		}
		return true
	})
	slices.Sort(names)
	return slices.Compact(names)
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
