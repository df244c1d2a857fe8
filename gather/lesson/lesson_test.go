package lesson

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gatherplay/gather/python"
	"gatherplay/gather/trace"
)

func run(program python.Program, seed int64) *trace.Trace {
	return python.Run(program, python.Options{Seed: seed})
}

func TestParseSelector(t *testing.T) {
	for text, want := range map[string]Selector{
		"fetch":           {Name: "fetch"},
		"fetch#2":         {Name: "fetch", Number: 2},
		"fetch(Oslo)":     {Name: "fetch", Argument: "Oslo"},
		`fetch("Oslo")`:   {Name: "fetch", Argument: "Oslo"},
		"worker-1":        {Name: "worker-1"},
		"Shop.buy( 3.5 )": {Name: "Shop.buy", Argument: "3.5"},
	} {
		got, ok := ParseSelector(text)
		assert.True(t, ok, text)
		assert.Equal(t, want, got, text)
	}
	for _, text := range []string{"", "#1", "fetch#", "fetch#0", "fetch#x", "fetch()", "fetch(", "a, b", "'a'"} {
		_, ok := ParseSelector(text)
		assert.False(t, ok, text)
	}
}

func TestParseDuration(t *testing.T) {
	for text, want := range map[string]trace.Time{
		"2s": 2 * trace.Second, "1.5 s": 1500 * trace.Millisecond, "250ms": 250 * trace.Millisecond, "1 min": trace.Minute, "3": 3 * trace.Second, "0s": 0,
	} {
		got, ok := ParseDuration(text)
		assert.True(t, ok, text)
		assert.Equal(t, want, got, text)
	}
	for _, text := range []string{"", "s", "soon", "-1s", "1h", "1e30s", "NaN", "Inf"} {
		_, ok := ParseDuration(text)
		assert.False(t, ok, text)
	}
}

func TestAnswersInTheirNormalForm(t *testing.T) {
	for _, test := range []struct {
		kind         PredictionType
		given, wants string
	}{
		{TimePrediction, " 1500ms", "1.5 s"},
		{TimePrediction, "not sure", "not sure"},
		{OrderPrediction, "b,a ,  c", "b, a, c"},
		{OutputPrediction, "a  \nb\n\n", "a\nb"},
		{OutcomePrediction, " raised ", "raised"},
	} {
		assert.Equal(t, test.wants, Normal(&Prediction{Type: test.kind}, test.given), test.given)
	}
}

// small is a lesson that the tests below take as it is.
func small() *Lesson {
	return &Lesson{
		Exercise: Exercise{
			Starter:  "from words import WORD\nprint('é', WORD)\n",
			Solution: "from words import WORD\nprint(WORD)\n",
			Files:    []File{{"words.py", "WORD = 'yes'\n"}},
			Variants: []Variant{{"other", []File{{"words.py", "WORD = 'no'\n"}}}},
			Checks: []Check{
				{ID: "prints", Condition: Condition{Kind: Output, Text: "yes"}},
				{ID: "any-word", With: "other", Condition: Condition{Kind: SameAsSolution, List: []string{"output"}}},
			},
			Mistakes: []Mistake{{ID: "accent", When: []Condition{{Kind: OutputContains, List: []string{"é"}}}}},
		},
		Predictions: []Prediction{
			{ID: "word", Type: OutputPrediction, Question: Question{Kind: AskOutput, N: 1}},
		},
	}
}

func verdictOn(l *Lesson, source string) *Verdict {
	return Judge(&l.Exercise, run(l.Program(source, ""), 0), run)
}

func TestJudge(t *testing.T) {
	l := small()
	v := verdictOn(l, l.Starter)
	assert.True(t, v.Ran)
	assert.False(t, v.Passed)
	assert.Equal(t, []int{0}, v.Mistakes)
	assert.Equal(t, "it is é no", v.Results[1].Happened.String(), "with the other file")

	assert.True(t, verdictOn(l, l.Solution).Passed)

	hardCoded := verdictOn(l, "print('yes')\n")
	assert.True(t, hardCoded.Results[0].Holds)
	assert.False(t, hardCoded.Results[1].Holds)
	assert.Empty(t, hardCoded.Mistakes)
}

func TestWhatDoesNotRunIsNotJudged(t *testing.T) {
	for _, source := range []string{"print(", "import socket\n"} {
		v := verdictOn(small(), source)
		assert.False(t, v.Ran)
		assert.False(t, v.Passed)
		assert.Empty(t, v.Results)
		assert.Empty(t, v.Mistakes)
	}
}

func TestWhatNeverEndsFailsItsChecks(t *testing.T) {
	v := verdictOn(small(), "import asyncio\nprint('yes')\nasync def main():\n    await asyncio.Event().wait()\nasyncio.run(main())\n")
	assert.True(t, v.Ran)
	for _, r := range v.Results {
		assert.False(t, r.Holds)
		assert.Contains(t, r.Happened.String(), "CPython would hang here")
	}
}

func TestVerdictAsJSON(t *testing.T) {
	l := small()
	assert.JSONEq(t, `{
		"ran": true, "passed": false, "mistakes": [0],
		"results": [
			{"check": "prints", "passed": false, "expected": [{"code": "yes"}, " in line 1 of the output"], "happened": ["it is ", {"code": "é yes"}],
			 "tasks": [], "places": [{"line": 2, "from": 23, "to": 39}]},
			{"check": "any-word", "passed": false, "with": "other", "expected": [{"code": "no"}, " in line 1 of the output"],
			 "happened": ["it is ", {"code": "é no"}], "tasks": [], "places": [{"line": 2, "from": 23, "to": 39}]}
		]}`, string(verdictOn(l, l.Starter).AppendJSON(nil)))
}

func TestAnswerAll(t *testing.T) {
	l := small()
	require.NoError(t, AnswerAll(l, run))
	assert.Equal(t, "é yes", l.Predictions[0].Answer.Text)

	l.Predictions[0].Question.N = 2
	assert.Equal(t, &UnanswerableError{"word", "there is no line 2 of the output"}, AnswerAll(l, run))
}

func TestALessonSurvivesJSON(t *testing.T) {
	l := small()
	text, err := json.Marshal(l)
	require.NoError(t, err)
	var back Lesson
	require.NoError(t, json.Unmarshal(text, &back))
	assert.Equal(t, l, &back)
}

// Learners put calls into coroutines of their own. What is said of tasks is then true of those.
func TestWrappersStandForWhatTheyWrap(t *testing.T) {
	const ask = "import asyncio\n\nasync def ask(city):\n    await asyncio.sleep(1)\n\n"
	overlaps := Condition{Kind: Overlap, List: []string{"ask(Oslo)", "ask(Rome)"}}
	apart := Condition{Kind: NoOverlap, List: []string{"ask"}}
	for name, sample := range map[string]struct {
		program         string
		overlaps, apart bool
	}{
		"tasks":        {"async def main():\n    await asyncio.gather(ask('Oslo'), ask('Rome'))\n", true, false},
		"wrappers":     {"async def get(city):\n    return await ask(city)\n\nasync def main():\n    await asyncio.gather(get('Oslo'), get('Rome'))\n", true, false},
		"one wrapper":  {"async def all():\n    await ask('Oslo')\n    await ask('Rome')\n\nasync def main():\n    await asyncio.gather(all())\n", false, true},
		"one by one":   {"async def main():\n    await ask('Oslo')\n    await ask('Rome')\n", false, true},
		"two unnamed":  {"async def oslo():\n    await ask('Oslo')\n\nasync def rome():\n    await ask('Rome')\n\nasync def main():\n    await asyncio.gather(oslo(), rome())\n", false, false},
		"nobody asked": {"async def main():\n    pass\n", false, false},
	} {
		tested := newTest(run(python.Program{Name: "main.py", Source: ask + sample.program + "\nasyncio.run(main())\n"}, 0), nil)
		assert.Equal(t, sample.overlaps, tested.find(&overlaps).Holds, "%s overlap", name)
		assert.Equal(t, sample.apart, tested.find(&apart).Holds, "%s are apart", name)
	}
}
