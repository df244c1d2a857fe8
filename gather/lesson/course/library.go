package course

import (
	"slices"
	"strings"

	"gatherplay/gather/python"
	"gatherplay/gather/python/construct"
	"gatherplay/gather/trace"
)

// listing prints the modules that lessons are about, what is in them, and what is in that.
const listing = `
import asyncio, builtins, collections, concurrent.futures, contextlib, contextvars, dataclasses, datetime, functools, heapq
import itertools, json, logging, math, operator, queue, random, re, statistics, string, threading, time, traceback, typing

for module in (
    asyncio, builtins, collections, concurrent.futures, contextlib, contextvars, dataclasses, datetime, functools, heapq,
    itertools, json, logging, math, operator, queue, random, re, statistics, string, threading, time, traceback, typing,
):
    print(*module.__name__.split("."))
    for name in dir(module):
        print(name, *dir(getattr(module, name)))
`

// arguments are the keyword arguments that asyncio's functions are often given.
var arguments = []string{"context", "debug", "eager_start", "loop_factory", "maxsize", "name", "return_exceptions", "return_when", "timeout"}

// library returns the names that Python's modules and classes have, as they say themselves.
func (l *loader) library() []string {
	if l.listed == nil {
		run := l.run(python.Program{Name: "listing.py", Source: listing}, 0)
		if run.Exit.Kind != trace.Finished {
			panic("the library can't be listed: " + run.Exit.Message)
		}
		var printed strings.Builder
		for _, o := range run.Output {
			if o.Stream == trace.Stdout {
				printed.WriteString(o.Text)
			}
		}
		l.listed = strings.Fields(printed.String())
	}
	return l.listed
}

// exists reports whether a construct is one that there is, whether a program uses it or not.
func (l *loader) exists(name string) bool {
	if argument, value, ok := strings.Cut(name, "="); ok {
		return slices.Contains(arguments, argument) && (value == "" || slices.Contains(l.library(), value))
	}
	if slices.Contains(construct.Words, name) {
		return true
	}
	return !slices.ContainsFunc(strings.Split(name, "."), func(part string) bool { return !slices.Contains(l.library(), part) })
}
