package python_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"gatherplay/gather/python"
	"gatherplay/gather/trace"
)

// TestUnavailable asks for what CPython has and Gatherplay lacks. An AttributeError would be a lie that the program can act upon.
func TestUnavailable(t *testing.T) {
	for source, message := range map[string]string{
		"import asyncio\nasyncio.open_connection": "asyncio.open_connection can't be used here; " +
			"use asyncio.sleep for the time that the network or the other program takes",
		"from asyncio import start_server": "asyncio.start_server can't be used here; " +
			"use asyncio.sleep for the time that the network or the other program takes",
		"b'x'.center(9)":                           "bytes.center can't be used here; use a str, which decode() makes",
		"bytes.title(b'x')":                        "bytes.title can't be used here; use a str, which decode() makes",
		"class A(bytes): pass\nA().title":          "bytes.title can't be used here; use a str, which decode() makes",
		"hasattr((lambda: 0), '__closure__')":      "function.__closure__ can't be used here",
		"getattr((x for x in ()), 'gi_frame', 0)":  "generator.gi_frame can't be used here",
		"try: object().__reduce__()\nexcept: pass": "object.__reduce__ can't be used here",
		"import gc\ngc.callbacks.append(print)":    "gc.callbacks can't be used here; use print, beside gc.collect()",
		"import asyncio\nclass T(asyncio.Task):\n    def cancel(self): pass\nasync def main():\n" +
			"    T(asyncio.sleep(1))\nasyncio.run(main())": "asyncio would call T.cancel, which can't be done here; call it yourself, or leave it out",
		"help(print)":                            "builtins.help can't be used here",
		"import asyncio\nasyncio.Queue()._queue": "asyncio.queues.Queue._queue can't be used here; use qsize, empty and full",
		"import asyncio\nasyncio.Event().name = 1": "an object of the library's class asyncio.locks.Event can't be given attributes here (name): " +
			"write a class that inherits from it",
	} {
		exit := python.Run(python.Program{Name: "main.py", Source: source}, python.Options{}).Exit
		assert.Equal(t, trace.Unsupported, exit.Kind, source)
		assert.Equal(t, message, exit.Message, source)
	}
	for body, name := range map[string]string{
		"Semaphore):\n async def acquire(self): pass":     "acquire",
		"PriorityQueue):\n def _put(self, item): pass":    "_put",
		"Queue): pass\nA.empty = lambda self: True":       "empty",
		"Future):\n def done(self): return True":          "done",
		"Task):\n result = property(lambda self: 'mine')": "result",
	} {
		exit := python.Run(python.Program{Name: "main.py", Source: "import asyncio\nclass A(asyncio." + body}, python.Options{}).Exit
		assert.Equal(t, trace.Unsupported, exit.Kind, body)
		assert.Contains(t, exit.Message, "asyncio would call "+name+" of a class that inherits from asyncio.", body)
	}
	for _, source := range []string{
		"assert not hasattr(5, 'nothing')",
		"class bytes:\n    pass\nassert not hasattr(bytes(), 'title')",
	} {
		assert.Equal(t, trace.Exit{}, python.Run(python.Program{Name: "main.py", Source: source}, python.Options{}).Exit, source)
	}
}
