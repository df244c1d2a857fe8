package edit

import "gatherplay/gather/python/internal/syntax"

const asyncio = "asyncio"

// AsyncioName returns how a program writes a function of asyncio, as in asyncio.gather or gather, by what it imports; empty if it
// imports neither.
func AsyncioName(module *syntax.Module, function string) string {
	name := ""
	for _, statement := range module.Body {
		switch s := statement.(type) {
		case *syntax.Import:
			for _, alias := range s.Names {
				switch {
				case alias.Name == asyncio && alias.AsName != "":
					name = alias.AsName + "." + function
				case alias.Name == asyncio || len(alias.Name) > len(asyncio) && alias.Name[:len(asyncio)+1] == asyncio+".":
					name = asyncio + "." + function
				}
			}
		case *syntax.ImportFrom:
			if s.Module != asyncio || s.Level > 0 {
				continue
			}
			for _, alias := range s.Names {
				switch {
				case alias.Name == function && alias.AsName != "":
					return alias.AsName
				case alias.Name == function || alias.Name == "*":
					return function
				}
			}
		}
	}
	return name
}

// asyncioName returns how the program writes a function of asyncio.
func (e *Editor) asyncioName(function string) (string, error) {
	name := AsyncioName(e.module, function)
	if name == "" {
		return "", refuse("the program has no name for asyncio.", function, ": write import asyncio at its top")
	}
	return name, nil
}

// isAsyncio reports whether an expression is a function of asyncio.
func (e *Editor) isAsyncio(expression syntax.Expr, function string) bool {
	name, err := e.asyncioName(function)
	return err == nil && e.of(expression) == name
}
