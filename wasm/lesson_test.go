//go:build js && wasm

package main

import (
	"encoding/json"
	"syscall/js"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gatherplay/gather/lesson"
)

// exercise has conditions of every shape that crosses the border.
var exercise = lesson.Exercise{
	Starter:  "import asyncio\nfrom station import ask\nasyncio.run(ask(1))\n",
	Solution: "import asyncio\nfrom station import ask\nasync def main():\n    await asyncio.gather(ask(1), ask(2))\nasyncio.run(main())\n",
	Files:    []lesson.File{{Name: "station.py", Text: "import asyncio\nasync def ask(n):\n    await asyncio.sleep(n)\n    print(n)\n"}},
	Variants: []lesson.Variant{{Name: "slow", Files: []lesson.File{{Name: "station.py", Text: "import asyncio\nasync def ask(n):\n    await asyncio.sleep(5 * n)\n    print(n)\n"}}}},
	Checks: []lesson.Check{
		{ID: "both", Condition: lesson.Condition{Kind: lesson.Overlap, List: []string{"ask(1)", "ask(2)"}}},
		{ID: "late", Condition: lesson.Condition{Kind: lesson.Task, Text: "ask(2)", State: "returned", Start: &lesson.Range{}, End: &lesson.Range{Min: 2e9, Max: 2e9}}},
		{ID: "slow", With: "slow", Condition: lesson.Condition{Kind: lesson.SameAsSolution, List: []string{"output", "elapsed"}}},
	},
	Mistakes: []lesson.Mistake{{ID: "one", When: []lesson.Condition{{Kind: lesson.Output, Text: "1"}}}},
}

// asObject is what JavaScript has of an exercise: the JSON of a file, parsed.
func asObject(t *testing.T, x *lesson.Exercise) js.Value {
	t.Helper()
	text, err := json.Marshal(x)
	require.NoError(t, err)
	return js.Global().Get("JSON").Call("parse", string(text))
}

// runWithFiles runs a program beside the exercise's files and returns the run's name.
func runWithFiles(t *testing.T, api js.Value, source string) int {
	t.Helper()
	asked := request(source)
	asked["files"] = asObject(t, &exercise).Get("files")
	value, message := call(t, api, "run", asked)
	require.Empty(t, message)
	return value.Get("run").Int()
}

type verdict struct {
	Ran, Passed bool
	Mistakes    []int
	Results     []struct {
		Check, With string
		Passed      bool
		Expected    []any
	}
}

func judged(t *testing.T, api js.Value, source string) (v verdict, runs js.Value) {
	t.Helper()
	value, message := call(t, api, "judge", map[string]any{"run": runWithFiles(t, api, source), "exercise": asObject(t, &exercise)})
	require.Empty(t, message)
	require.NoError(t, json.Unmarshal([]byte(value.Get("verdict").String()), &v))
	return v, value.Get("runs")
}

func TestLessonsAreJudged(t *testing.T) {
	api := api()
	passed, runs := judged(t, api, exercise.Solution)
	assert.True(t, passed.Passed)
	assert.Zero(t, runs.Length())

	failed, runs := judged(t, api, exercise.Starter)
	assert.True(t, failed.Ran)
	assert.False(t, failed.Passed)
	assert.Equal(t, []int{0}, failed.Mistakes)
	require.Len(t, failed.Results, 3)
	for _, r := range failed.Results {
		assert.False(t, r.Passed, r.Check)
		assert.NotEmpty(t, r.Expected, r.Check)
	}
	require.Equal(t, 1, runs.Length(), "the run with other files can be shown")
	assert.Equal(t, "slow", runs.Index(0).Get("with").String())
	drawing, message := call(t, api, "moment", map[string]any{"run": runs.Index(0).Get("run"), "at": 5e9})
	require.Empty(t, message)
	assert.Equal(t, "5 s", drawing.Get("label").String())

	broken, _ := judged(t, api, "print(")
	assert.False(t, broken.Ran)
	assert.False(t, broken.Passed)
}

// What stands in a file beside the program is shown, but it is not the program that would change.
func TestWhatStandsInAnotherFileIsNotEdited(t *testing.T) {
	api := api()
	asked := request("import asyncio\nfrom station import ask\nasync def main():\n    await asyncio.gather(ask(), ask())\nasyncio.run(main())\n")
	asked["files"] = []any{map[string]any{"name": "station.py", "text": "import asyncio\nasync def ask():\n    await asyncio.sleep(2)\n"}}
	value, message := call(t, api, "run", asked)
	require.Empty(t, message)
	assert.Equal(t, "[[-1,-1]]", value.Get("literals").String())
	for _, gesture := range []map[string]any{
		{"gesture": "drag", "task": 1, "segment": 2, "at": 0.5e9},
		{"gesture": "literal", "literal": 0, "text": "3"},
	} {
		gesture["run"] = value.Get("run")
		reply, message := call(t, api, "edit", gesture)
		require.Empty(t, message)
		assert.NotEmpty(t, reply.Get("refused").String())
		assert.Zero(t, reply.Get("changes").Length())
	}
}
