package web

import (
	"bytes"
	"flag"
	"html"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gatherplay/gather/command"
	"gatherplay/gather/lesson"
	"gatherplay/gather/lesson/course"
	"gatherplay/gather/lesson/format"
)

// guide is the page for those who write lessons.
func guide(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile("src/learn/guide.html")
	require.NoError(t, err)
	return string(text)
}

// A sample is something to copy in the guide: a "lesson" or a "course"; what belongs into the "front" or the "body" of the lesson;
// what belongs into the front of one in which things take "turns"; or "html" for other pages.
type sample struct{ kind, text string }

var (
	sampleElement = regexp.MustCompile(`(?s)<pre data-sample="(\w+)"[^>]*>\n?(.*?)</pre\s*>`)
	keysTable     = regexp.MustCompile(`(?s)<table data-keys="(\w+)">(.*?)</table>`)
	row           = regexp.MustCompile(`(?s)<tr>\s*<th>(.*?)</th>\s*<td>(.*?)</td>\s*</tr>`)
	codeElement   = regexp.MustCompile(`<code>(.*?)</code>`)
)

func samplesOf(t *testing.T) []sample {
	t.Helper()
	var samples []sample
	for _, found := range sampleElement.FindAllStringSubmatch(guide(t), -1) {
		samples = append(samples, sample{found[1], html.UnescapeString(found[2])})
	}
	require.Greater(t, len(samples), 8)
	return samples
}

// turns is a lesson whose starter gathers, and whose solution does not.
const turns = `+++
format = 1
id = "lesson-1"
title = "Turns"
SAMPLE
+++
Take turns.

` + "```python starter" + `
import asyncio

from kitchen import boil, toast


async def main():
    await asyncio.gather(boil(), toast())


asyncio.run(main())
` + "```" + `
` + "```python solution" + `
import asyncio

from kitchen import boil, toast


async def main():
    await boil()
    await toast()


asyncio.run(main())
` + "```" + `
` + "```python file=kitchen.py" + `
import asyncio


async def boil():
    await asyncio.sleep(3)


async def toast():
    await asyncio.sleep(2)
` + "```\n"

// Whoever copies the samples of the guide has a course without problems: the lesson as it stands, the lesson with any of the other
// samples, and the lesson with all of them.
func TestSamplesOfTheGuideAreWell(t *testing.T) {
	samples := samplesOf(t)
	text := func(kind string) string {
		var all strings.Builder
		for _, s := range samples {
			if s.kind == kind {
				all.WriteString(s.text + "\n")
			}
		}
		return all.String()
	}
	whole := text("lesson")
	with := func(front, body string) string {
		at := strings.LastIndex(whole, "+++\n")
		return whole[:at] + "\n" + front + "\n" + whole[at:] + "\n" + body
	}
	check := func(name, lesson string) {
		t.Helper()
		_, problems := course.Load(fstest.MapFS{
			"course.toml": {Data: []byte(text("course"))},
			"teacher.md":  {Data: []byte("# For the teacher\n")},
			"kitchen.svg": {Data: []byte("<svg/>")},
			"lesson-1.md": {Data: []byte(lesson)},
		}, runLesson)
		assert.Empty(t, problems, name)
	}
	check("the whole lesson", whole)
	check("all samples", with(text("front"), text("body")))
	check("turns", strings.Replace(turns, "SAMPLE", text("turns"), 1))
	for _, s := range samples {
		if s.kind == "front" && !strings.Contains(s.text, "[[mistake]]") { // which needs its program
			check(s.text, with(s.text, ""))
		}
	}
}

// documented returns what a table of the guide explains, each with what is said of it.
func documented(t *testing.T, table string) map[string]string {
	t.Helper()
	rows := map[string]string{}
	for _, found := range keysTable.FindAllStringSubmatch(guide(t), -1) {
		if found[1] != table {
			continue
		}
		for _, r := range row.FindAllStringSubmatch(found[2], -1) {
			for _, code := range codeElement.FindAllStringSubmatch(r[1], -1) {
				rows[html.UnescapeString(code[1])] = html.UnescapeString(r[2])
			}
		}
	}
	require.NotEmpty(t, rows, table)
	return rows
}

func keysOf(rows map[string]string) []string { return slices.Sorted(maps.Keys(rows)) }

// said returns the problems of a lesson with a front matter, each the whole message.
func said(front string) string {
	_, problems := format.Parse("lesson.md", []byte("+++\n"+front+"\n+++\n"))
	return toldOf(problems)
}

func toldOf(problems []format.Problem) string {
	var told strings.Builder
	for _, p := range problems {
		told.WriteString(p.Message + "\n")
	}
	return told.String()
}

// accepted returns the keys that the parser knows in a table, as it says itself when it is given one that it does not know.
func accepted(t *testing.T, told string) []string {
	t.Helper()
	found := regexp.MustCompile(`there is no "qqqqqqqq" here; there is (.*)`).FindStringSubmatch(told)
	require.NotNil(t, found, told)
	return strings.Split(found[1], ", ")
}

// Each key that the parser accepts is explained in the guide, and no other.
func TestTheGuideExplainsEveryKey(t *testing.T) {
	const unknown = "\nqqqqqqqq = 1\n"
	all := func(fronts ...string) []string {
		var keys []string
		for _, front := range fronts {
			keys = append(keys, accepted(t, said(front+unknown))...)
		}
		slices.Sort(keys)
		return slices.Compact(keys)
	}
	kinds := make([]string, len(lesson.Kinds))
	for i, kind := range lesson.Kinds {
		kinds[i] = string(kind)
	}
	slices.Sort(kinds)
	without := func(keys, others []string) []string {
		return slices.DeleteFunc(keys, func(key string) bool { return slices.Contains(others, key) })
	}

	assert.Equal(t, all(""), keysOf(documented(t, "lesson")))
	var predictions []string
	for _, kind := range lesson.PredictionTypes {
		predictions = append(predictions, "[[predict]]\ntype = \""+string(kind)+"\"")
	}
	assert.Equal(t, all(predictions...), keysOf(documented(t, "predict")))
	assert.Equal(t, all("[[mistake]]"), keysOf(documented(t, "mistake")))
	assert.Equal(t, without(all("[[check]]"), kinds), keysOf(documented(t, "check")))
	assert.Equal(t, kinds, keysOf(documented(t, "kinds")))
	choice := accepted(t, said(`predict = [{ type = "choice", choices = [{ qqqqqqqq = 1 }] }]`))
	assert.ElementsMatch(t, choice, keysOf(documented(t, "choices")))
	_, problems := format.ParseContents("course.toml", []byte(unknown))
	assert.ElementsMatch(t, accepted(t, toldOf(problems)), keysOf(documented(t, "course")))

	for _, table := range []struct{ kind, value string }{
		{"elapsed", `{ qqqqqqqq = 1 }`},
		{"max_concurrency", `{ qqqqqqqq = 1 }`},
		{"task", `{ qqqqqqqq = 1 }`},
		{"task", `{ start = { qqqqqqqq = 1 } }`},
		{"uses", `{ qqqqqqqq = 1 }`},
		{"forbids", `{ qqqqqqqq = 1 }`},
	} {
		for _, key := range accepted(t, said("[[check]]\n"+table.kind+" = "+table.value)) {
			assert.Regexp(t, `\b`+key+`\b`, documented(t, "kinds")[table.kind], table.kind)
		}
	}
}

// So is every word that a value may be.
func TestTheGuideExplainsEveryWord(t *testing.T) {
	types := keysOf(documented(t, "types"))
	assert.Len(t, types, len(lesson.PredictionTypes))
	answers := map[lesson.QuestionKind]bool{}
	for _, answer := range keysOf(documented(t, "answers")) {
		q, ok := lesson.ParseQuestion(answer)
		assert.True(t, ok, answer)
		assert.True(t, slices.ContainsFunc(lesson.PredictionTypes, q.Fits), answer)
		answers[q.Kind] = true
	}
	for _, kind := range lesson.PredictionTypes {
		assert.Contains(t, types, string(kind))
		told := said("[[predict]]\ntype = \"" + string(kind) + "\"\nanswer = \"qqqqqqqq\"")
		for _, word := range regexp.MustCompile(`"([^"]+)"`).FindAllStringSubmatch(told[strings.Index(told, "; it is computed")+1:], -1) {
			if q, ok := lesson.ParseQuestion(word[1]); ok {
				assert.True(t, answers[q.Kind], "%s", word[1])
			}
		}
	}
	kinds := documented(t, "kinds")
	for _, aspect := range lesson.Aspects {
		assert.Contains(t, kinds["same_as_solution"], "<code>"+aspect+"</code>")
	}
	for _, state := range lesson.States {
		assert.Contains(t, kinds["task"], "<code>"+state+"</code>")
		assert.Contains(t, documented(t, "types")["outcome"], "<code>"+state+"</code>")
	}
	for _, outcome := range lesson.Outcomes {
		assert.Contains(t, documented(t, "types")["outcome"], "<code>"+outcome+"</code>")
	}

	told := said("reveal = \"qqqqqqqq\"")
	for reveal := range documented(t, "reveal") {
		assert.Contains(t, told, reveal)
	}
	assert.Len(t, documented(t, "reveal"), 4)
	_, problems := format.Parse("lesson.md", []byte("+++\n+++\n```python qqqqqqqq\n```\n"))
	for program := range documented(t, "programs") {
		assert.Contains(t, toldOf(problems), program)
	}
	assert.Len(t, documented(t, "programs"), 5)
}

// The commands of the guide are those that there are.
func TestTheGuideExplainsEveryCommand(t *testing.T) {
	var help bytes.Buffer
	status := command.Main([]command.Command{command.Lesson(func(*flag.FlagSet) (preview, bundle command.CourseTask) { return nil, nil })}, []string{"lesson", "-h"}, command.Streams{Out: &help, Err: &help})
	require.Zero(t, status)
	commands := documented(t, "commands")
	for line := range strings.Lines(help.String()) {
		if words := strings.Fields(line); len(words) > 2 && words[1] == "DIR" {
			name := "gatherplay lesson " + words[0] + " DIR"
			if words[2] == "OUT" {
				name += " OUT"
			}
			assert.Contains(t, commands, name)
		}
	}
	assert.Len(t, commands, 5)
	assert.Contains(t, guide(t), "Solutions are part of the page")
}
