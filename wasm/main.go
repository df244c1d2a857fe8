//go:build js && wasm

// Command wasm is what JavaScript can call: it runs programs, draws their timelines, tells their stories, compares runs, turns gestures
// into changes of the text, and judges what learners have made of lessons.
//
// It is made for a worker. Starting it defines the global object gatherplay, each of whose functions takes one object and returns
// {value} or {error}. Requests and replies cross the border as structs (see the files of the calls, and web/src/runtime/protocol.js
// for the other side); what may be long, such as drawings and records, crosses as one string, because making an object of every
// part of them costs several microseconds each. Positions in a program are UTF-16 offsets, times are virtual nanoseconds.
//
// The instance keeps the runs that it was asked for until they are released, so that a drawing can be made for another width, or
// a gesture be understood, without running the program again. Each run starts fresh; nothing goes from one to the next.
//
// A panic becomes an error reply. What can't be recovered from, such as the exhaustion of the stack, ends the instance; the page
// then starts another and loses only what was kept.
package main

import (
	"fmt"
	"syscall/js"

	"github.com/norunners/vert"
)

func main() {
	kept := newKeeper()
	api := js.Global().Get("Object").New()
	define(api, "run", kept.run)
	define(api, "draw", kept.draw)
	define(api, "picture", kept.picture)
	define(api, "moment", kept.moment)
	define(api, "events", kept.events)
	define(api, "story", kept.story)
	define(api, "compare", kept.compare)
	define(api, "trace", kept.trace)
	define(api, "edit", kept.edit)
	define(api, "try", kept.try)
	define(api, "options", kept.options)
	define(api, "judge", kept.judge)
	define(api, "release", kept.release)
	define(api, "styles", styles)
	js.Global().Set("gatherplay", api)
	select {}
}

// define makes a function callable from JavaScript.
func define[Request, Reply any](api js.Value, name string, call func(Request) (Reply, error)) {
	api.Set(name, js.FuncOf(func(_ js.Value, arguments []js.Value) (result any) {
		defer func() {
			if r := recover(); r != nil {
				result = failure(fmt.Sprint(r))
			}
		}()
		var request Request
		if err := vert.ValueOf(arguments[0]).AssignTo(&request); err != nil {
			return failure(err.Error())
		}
		reply, err := call(request)
		if err != nil {
			return failure(err.Error())
		}
		return map[string]any{"value": vert.ValueOf(reply).JSValue()}
	}))
}

func failure(message string) any {
	return map[string]any{"error": message}
}
