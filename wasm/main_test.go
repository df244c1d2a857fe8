//go:build js && wasm

package main

import (
	"encoding/json"
	"runtime"
	"strings"
	"syscall/js"
	"testing"
	"weak"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// call calls a function as JavaScript does.
func call(t *testing.T, api js.Value, name string, request map[string]any) (value js.Value, message string) {
	t.Helper()
	reply := api.Call(name, request)
	if e := reply.Get("error"); e.Type() == js.TypeString {
		return js.Undefined(), e.String()
	}
	return reply.Get("value"), ""
}

const program = `import asyncio


async def ask(name, delay):
    print("é🐍", name)
    await asyncio.sleep(delay)
    return name


async def main():
    await asyncio.gather(ask("a", 1), ask("b", 2))


asyncio.run(main())
`

func api() js.Value {
	kept := newKeeper()
	object := js.Global().Get("Object").New()
	define(object, "run", kept.run)
	define(object, "draw", kept.draw)
	define(object, "moment", kept.moment)
	define(object, "events", kept.events)
	define(object, "story", kept.story)
	define(object, "compare", kept.compare)
	define(object, "trace", kept.trace)
	define(object, "edit", kept.edit)
	define(object, "try", kept.try)
	define(object, "options", kept.options)
	define(object, "judge", kept.judge)
	define(object, "release", kept.release)
	define(object, "break", func(runName) (runName, error) { panic("broken") })
	return object
}

func request(source string) map[string]any {
	return map[string]any{
		"program": source,
		"seed":    0,
		"view":    map[string]any{"width": 800, "selected": -1, "from": 0, "to": 0, "left": 0, "right": 0},
	}
}

func TestRunReturnsEverythingThatIsShown(t *testing.T) {
	value, message := call(t, api(), "run", request(program))
	require.Empty(t, message)
	assert.True(t, value.Get("drawn").Bool())
	assert.Equal(t, "finished", value.Get("exit").Get("kind").String())
	assert.Equal(t, 2e9, value.Get("end").Float())
	assert.Equal(t, "2 s", value.Get("duration").String())
	assert.Contains(t, value.Get("drawing").String(), "<svg")

	var output []struct {
		At   int64
		Text string
	}
	require.NoError(t, json.Unmarshal([]byte(value.Get("output").String()), &output))
	assert.Equal(t, "é🐍 a", output[0].Text)

	var rows []map[string]any
	require.NoError(t, json.Unmarshal([]byte(value.Get("table").String()), &rows))
	assert.Len(t, rows, 4, "main, the heading of the gather, and its two tasks")
}

func TestPositionsAreUTF16(t *testing.T) {
	value, message := call(t, api(), "run", request("print('é🐍')\nx = (\n"))
	require.Empty(t, message)
	exit := value.Get("exit")
	assert.Equal(t, "syntax error", exit.Get("kind").String())
	assert.False(t, value.Get("drawn").Bool())
	assert.Equal(t, len("print('éXX')\nx = ")-1, exit.Get("from").Int())
	assert.Equal(t, 2, exit.Get("line").Int())
}

func TestDraggingChangesTheLiteral(t *testing.T) {
	api := api()
	value, message := call(t, api, "run", request(program))
	require.Empty(t, message)
	run := value.Get("run").Int()
	reply, message := call(t, api, "edit", map[string]any{"run": run, "gesture": "drag", "task": 2, "segment": 2, "at": 0.5e9})
	require.Empty(t, message)
	require.Empty(t, reply.Get("refused").String())
	require.Equal(t, 1, reply.Get("changes").Length())
	assert.Equal(t, "0.5", reply.Get("changes").Index(0).Get("insert").String())
}

func TestTryingAGestureRunsWhatBecomesOfTheProgram(t *testing.T) {
	api := api()
	value, message := call(t, api, "run", request(program))
	require.Empty(t, message)
	run := value.Get("run").Int()
	view := request(program)["view"]
	drag := map[string]any{"run": run, "gesture": "drag", "task": 2, "segment": 2, "at": 0.5e9}
	tried, message := call(t, api, "try", map[string]any{"edit": drag, "view": view})
	require.Empty(t, message)
	assert.Equal(t, "0.5", tried.Get("edit").Get("changes").Index(0).Get("insert").String())

	changed, message := call(t, api, "run", request(strings.Replace(program, `"b", 2`, `"b", 0.5`, 1)))
	require.Empty(t, message)
	assert.True(t, changed.Get("drawing").String() == tried.Get("run").Get("drawing").String(), "it is drawn as if it had been typed")
	assert.Greater(t, tried.Get("run").Get("run").Int(), run, "it is kept, too")

	refused, message := call(t, api, "try", map[string]any{"edit": map[string]any{"run": run, "gesture": "drag", "task": 0, "segment": 2}, "view": view})
	require.Empty(t, message)
	assert.NotEmpty(t, refused.Get("edit").Get("refused").String())
	assert.Zero(t, refused.Get("run").Get("run").Int())
}

func TestAReleasedRunIsGone(t *testing.T) {
	api := api()
	value, message := call(t, api, "run", request(program))
	require.Empty(t, message)
	name := map[string]any{"run": value.Get("run").Int()}
	_, message = call(t, api, "trace", name)
	require.Empty(t, message)
	_, message = call(t, api, "release", name)
	require.Empty(t, message)
	_, message = call(t, api, "trace", name)
	assert.Equal(t, errReleased.Error(), message)
}

func TestAPanicIsAnErrorReply(t *testing.T) {
	api := api()
	_, message := call(t, api, "break", map[string]any{"run": 1})
	assert.Equal(t, "broken", message)
	_, message = call(t, api, "run", request(program))
	assert.Empty(t, message, "the instance lives on")
}

func TestMomentsTellWhereTasksAre(t *testing.T) {
	api := api()
	value, message := call(t, api, "run", request(program))
	require.Empty(t, message)
	moment, message := call(t, api, "moment", map[string]any{"run": value.Get("run").Int(), "at": 1.5e9})
	require.Empty(t, message)
	assert.Equal(t, "1.5 s", moment.Get("label").String())
	lines := map[int]string{}
	for i := range moment.Get("marks").Length() {
		mark := moment.Get("marks").Index(i)
		lines[mark.Get("line").Int()] = mark.Get("state").String()
	}
	assert.Equal(t, map[int]string{11: "waiting", 6: "waiting"}, lines)
}

func TestMomentsAreThoseOfEvents(t *testing.T) {
	api := api()
	value, message := call(t, api, "run", request(program))
	require.Empty(t, message)
	run := value.Get("run").Int()
	end, message := call(t, api, "moment", map[string]any{"run": run, "at": value.Get("end")})
	require.Empty(t, message)
	count := end.Get("events").Int()
	assert.Equal(t, count, end.Get("event").Int())
	reply, message := call(t, api, "events", map[string]any{"run": run, "from": 0, "count": count})
	require.Empty(t, message)
	var events []struct {
		At        float64
		Who, What string
	}
	require.NoError(t, json.Unmarshal([]byte(reply.Get("events").String()), &events))
	require.Len(t, events, count)
	for i, e := range events {
		moment, message := call(t, api, "moment", map[string]any{"run": run, "at": 0, "event": i + 1})
		require.Empty(t, message)
		assert.Equal(t, e.At, moment.Get("at").Float())
		assert.Equal(t, e.Who+" "+e.What, moment.Get("who").String()+" "+moment.Get("what").String())
		assert.Equal(t, i+1, moment.Get("event").Int())
	}
	page, message := call(t, api, "events", map[string]any{"run": run, "from": count - 2, "count": 10})
	require.Empty(t, message)
	var last []struct{ What string }
	require.NoError(t, json.Unmarshal([]byte(page.Get("events").String()), &last))
	require.Len(t, last, 2)
	assert.Equal(t, events[count-2].What, last[0].What)
}

func TestTheStoryIsToldAndAHintIsTaken(t *testing.T) {
	api := api()
	value, message := call(t, api, "run", request(`import asyncio


async def ask(name, delay):
    await asyncio.sleep(delay)
    return name


async def main():
    "é🐍"; first = await ask("a", 1)
    second = await ask("b", 2)


async def again():
    asyncio.gather(ask("c", 1))
    await asyncio.sleep(0)


asyncio.run(main())
asyncio.run(again())
`))
	require.Empty(t, message)
	run := value.Get("run").Int()
	told, message := call(t, api, "story", map[string]any{"run": run})
	require.Empty(t, message)

	var sentences []struct {
		Time string
		Text []any
	}
	require.NoError(t, json.Unmarshal([]byte(told.Get("story").String()), &sentences))
	assert.Equal(t, "0 s", sentences[0].Time)
	assert.Contains(t, sentences[0].Text, map[string]any{"name": "main", "task": 0.0})

	var hints []struct{ Line, From, To, Offer int }
	require.NoError(t, json.Unmarshal([]byte(told.Get("hints").String()), &hints))
	require.Len(t, hints, 1)
	assert.Equal(t, 15, hints[0].Line)
	assert.Equal(t, 15, hints[0].Offer)

	reply, message := call(t, api, "edit", map[string]any{"run": run, "gesture": "hint", "hint": 0})
	require.Empty(t, message)
	require.Equal(t, 1, reply.Get("changes").Length())
	assert.Equal(t, "await ", reply.Get("changes").Index(0).Get("insert").String())
	assert.Equal(t, hints[0].From, reply.Get("changes").Index(0).Get("from").Int())

	reply, message = call(t, api, "edit", map[string]any{"run": run, "gesture": "hint", "hint": 1})
	require.Empty(t, message)
	assert.NotEmpty(t, reply.Get("refused").String())
}

func TestTwoRunsAreCompared(t *testing.T) {
	api := api()
	before, message := call(t, api, "run", request(program))
	require.Empty(t, message)
	asked := request(strings.Replace(program, `ask("a", 1)`, `ask("a", 3)`, 1))
	view := asked["view"].(map[string]any)
	view["kept"] = before.Get("run").Int()
	now, message := call(t, api, "run", asked)
	require.Empty(t, message)
	assert.Contains(t, now.Get("drawing").String(), `data-kind="ghost"`)
	assert.Empty(t, now.Get("under").String())

	compared := map[string]any{"run": now.Get("run").Int(), "kept": before.Get("run").Int()}
	said, message := call(t, api, "compare", compared)
	require.Empty(t, message)
	var comparison struct{ Summary []any }
	require.NoError(t, json.Unmarshal([]byte(said.Get("comparison").String()), &comparison))
	assert.Equal(t, "It takes 3 s instead of 2 s, 1 s more, and prints the same.", comparison.Summary[0])

	view["under"] = true
	drawn, message := call(t, api, "draw", map[string]any{"run": now.Get("run").Int(), "view": view})
	require.Empty(t, message)
	assert.NotContains(t, drawn.Get("drawing").String(), `data-kind="ghost"`)
	assert.Contains(t, drawn.Get("under").String(), `id="kept"`)

	_, message = call(t, api, "release", map[string]any{"run": before.Get("run").Int()})
	require.Empty(t, message)
	drawn, message = call(t, api, "draw", map[string]any{"run": now.Get("run").Int(), "view": view})
	require.Empty(t, message)
	assert.Empty(t, drawn.Get("under").String(), "it is kept no longer")
	said, message = call(t, api, "compare", compared)
	require.Empty(t, message)
	assert.Empty(t, said.Get("comparison").String())
}

func TestWhatIsReleasedIsNotKeptByWhatWasComparedWithIt(t *testing.T) {
	kept := newKeeper()
	before, err := kept.run(runRequest{Program: program})
	require.NoError(t, err)
	now, err := kept.run(runRequest{Program: program, View: view{Kept: before.Run}})
	require.NoError(t, err)
	_, err = kept.compare(compareRequest{Run: now.Run, Kept: before.Run})
	require.NoError(t, err)
	record := weak.Make(kept.runs[before.Run].trace)
	_, err = kept.release(runName{Run: before.Run})
	require.NoError(t, err)
	runtime.GC()
	assert.True(t, record.Value() == nil, "its record is gone")
	runtime.KeepAlive(kept)
}
