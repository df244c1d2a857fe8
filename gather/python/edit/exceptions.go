package edit

import (
	"slices"
	"strings"

	"gatherplay/gather/python/internal/syntax"
)

// commonExceptions are those that are offered after the program's own.
var commonExceptions = []string{
	"RuntimeError", "ValueError", "ConnectionError", "TimeoutError", "KeyError", "OSError", "TypeError", "PermissionError",
}

// builtinExceptions are the names of the other classes that Python has for exceptions.
var builtinExceptions = strings.Fields(`ArithmeticError AssertionError AttributeError BaseException BlockingIOError
BrokenPipeError BufferError ChildProcessError ConnectionAbortedError ConnectionRefusedError ConnectionResetError EOFError
Exception FileExistsError FileNotFoundError FloatingPointError IOError ImportError IndexError IndentationError InterruptedError
IsADirectoryError KeyboardInterrupt LookupError MemoryError ModuleNotFoundError NameError NotADirectoryError NotImplementedError
OverflowError ProcessLookupError RecursionError ReferenceError StopAsyncIteration SyntaxError SystemError SystemExit
UnboundLocalError UserWarning Warning ZeroDivisionError`)

// ownExceptions returns the exception classes that the program defines at its top level, in their order.
func (e *Editor) ownExceptions() []*syntax.ClassDef {
	var own []*syntax.ClassDef
	for _, statement := range e.module.Body {
		class, ok := statement.(*syntax.ClassDef)
		if !ok || len(class.Bases) == 0 {
			continue
		}
		base := syntax.LastName(class.Bases[0])
		if slices.Contains(commonExceptions, base) || slices.Contains(builtinExceptions, base) || find(own, base) != nil {
			own = append(own, class)
		}
	}
	return own
}

func find(classes []*syntax.ClassDef, name string) *syntax.ClassDef {
	for _, class := range classes {
		if class.Name == name {
			return class
		}
	}
	return nil
}

// Exceptions returns what a task can be made to fail with, as it would be written: the program's own exceptions first.
func (e *Editor) Exceptions(task int32) []string {
	message := ""
	if task >= 0 && int(task) < len(e.trace.Tasks) {
		message = e.trace.Tasks[task].Coroutine + " failed"
	}
	var texts []string
	own := e.ownExceptions()
	for _, class := range own {
		texts = append(texts, instance(own, class, message))
	}
	for _, name := range commonExceptions {
		if find(own, name) == nil {
			texts = append(texts, name+`("`+message+`")`)
		}
	}
	return texts
}

// instance returns a call that makes an exception of a class of the program: with a message, or with a text for each argument that its
// __init__ asks for.
func instance(own []*syntax.ClassDef, class *syntax.ClassDef, message string) string {
	for c := class; c != nil; c = find(own, syntax.LastName(c.Bases[0])) {
		for _, statement := range c.Body {
			d, ok := statement.(*syntax.FunctionDef)
			if !ok || d.Name != "__init__" {
				continue
			}
			positional := append(slices.Clone(d.Args.PosOnlyArgs), d.Args.Args...)
			var arguments []string
			for _, parameter := range positional[min(1, len(positional)):max(min(1, len(positional)), len(positional)-len(d.Args.Defaults))] {
				arguments = append(arguments, `"`+parameter.Arg+`"`)
			}
			for i, parameter := range d.Args.KwOnlyArgs {
				if d.Args.KwDefaults[i] == nil {
					arguments = append(arguments, parameter.Arg+`="`+parameter.Arg+`"`)
				}
			}
			return class.Name + "(" + strings.Join(arguments, ", ") + ")"
		}
	}
	return class.Name + `("` + message + `")`
}

// raisable returns an expression for an exception that somebody has typed: a class that stands alone gets its message.
func (e *Editor) raisable(text, message string) (string, error) {
	if err := checkExpression(text); err != nil {
		return "", err
	}
	module, err := syntax.Parse("", "("+text+")")
	if err != nil {
		return "", refuse("`", text, "` is no exception")
	}
	expression := module.Body[0].(*syntax.ExprStmt).Value
	own := e.ownExceptions()
	switch x := expression.(type) {
	case *syntax.Name:
		if class := find(own, x.ID); class != nil {
			return instance(own, class, message), nil
		}
		if isException(x.ID) {
			return x.ID + `("` + message + `")`, nil
		}
		if e.binds(x.ID) {
			return text, nil
		}
		return "", refuse("`", text, "` is no exception that the program knows")
	case *syntax.Call:
		if name, ok := x.Func.(*syntax.Name); ok && !isException(name.ID) && !e.binds(name.ID) {
			return "", refuse("`", name.ID, "` is no exception that the program knows")
		}
		return text, nil
	case *syntax.Attribute, *syntax.Subscript:
		return text, nil
	}
	return "", refuse("`", text, "` is no exception: write one such as `ValueError(\"", message, "\")`")
}

// isException reports whether a name is that of one of Python's exceptions.
func isException(name string) bool {
	return slices.Contains(commonExceptions, name) || slices.Contains(builtinExceptions, name)
}
