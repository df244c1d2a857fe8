package format_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gatherplay/gather/lesson"
	"gatherplay/gather/lesson/format"
)

// What a check says that has no message: a sentence for each kind of condition.
func TestChecksSayWhatTheyWant(t *testing.T) {
	kinds := map[lesson.Kind]bool{}
	for _, sample := range []struct{ condition, said string }{
		{`output = "4 < 15"`, "The program should print `4 &lt; 15`."},
		{`output = "a\nb\n"`, "The program should print `a`, then `b`."},
		{`output = "a\nb\nc\nd\ne"`, "The program should print 5 lines, from `a` to `e`."},
		{`output_contains = ["packed", "Oslo"]`, "The output should contain `packed` and `Oslo`."},
		{`raises = "ValueError"`, "The program should end with `ValueError`."},
		{`raises = "nothing"`, "The program should end without an exception."},
		{`elapsed = { max = "2s" }`, "The program should take at most 2 s."},
		{`elapsed = { min = "1s", max = "2.5s" }`, "The program should take from 1 s to 2.5 s."},
		{`elapsed = { min = "1s" }`, "The program should take at least 1 s."},
		{`elapsed = { eq = "200ms" }`, "The program should take exactly 0.2 s."},
		{`task = { name = "ask#1", start = "0s", state = "cancelled", end = { max = "2s" } }`, "`ask#1` should start at 0 s, be cancelled and end by 2 s."},
		{`task = { name = "ask", state = "unended" }`, "`ask` should never end."},
		{`task = { name = "ask", start = { min = "1s" }, end = { min = "2s", max = "3s" } }`, "`ask` should start not before 1 s and end between 2 s and 3 s."},
		{`order = ["b", "a"]`, "The tasks should end in the order `b`, `a`."},
		{`results = [1, "sun"]`, "A `gather` should return `[1, sun]`."},
		{`overlap = "ask"`, "All `ask` tasks should be under way at the same time."},
		{`overlap = ["ask(Oslo)", "ask(Rome)"]`, "`ask(Oslo)` and `ask(Rome)` should be under way at the same time."},
		{`no_overlap = ["ask"]`, "All `ask` tasks should run one after the other."},
		{`max_concurrency = { of = "ask", max = 1 }`, "At most 1 task should be in `ask` at the same time."},
		{`max_concurrency = { of = "ask", eq = 2 }`, "Exactly 2 tasks should be in `ask` at the same time."},
		{`cancelled = []`, "No task should be cancelled."},
		{`orphaned = []`, "No task should run on with nobody waiting."},
		{`never_surfaced = "ask"`, "`ask` should fail with an exception that nobody sees."},
		{`uses = "gather"`, "The program should use `gather`."},
		{`uses = { construct = "gather", min = 2 }`, "The program should use `gather` at least twice."},
		{`forbids = "time.sleep"`, "The program should do without `time.sleep`."},
		{`forbids = { construct = "await", max = 1 }`, "The program should use `await` at most once."},
		{"with = \"slow\"\nsame_as_solution = [\"output\", \"elapsed\", \"raises\"]", "With other files (slow), the program should print the same, take as long and end in the same way as the solution."},
	} {
		text := "+++\nformat = 1\nid = \"a\"\ntitle = \"A\"\n[[check]]\nid = \"b\"\n" + sample.condition + "\n+++\nText.\n" +
			"```python starter\n```\n```python solution\n```\n```python file=f.py\n```\n```python file=f.py variant=slow\n```\n"
		d, _ := format.Parse("a.md", []byte(text))
		require.Len(t, d.Lesson.Checks, 1, sample.condition)
		check := d.Lesson.Checks[0]
		kinds[check.Condition.Kind] = true
		assert.Equal(t, sample.said, strings.NewReplacer("<code>", "`", "</code>", "`").Replace(check.Message), sample.condition)
	}
	assert.Len(t, kinds, len(lesson.Kinds), "a sample for every kind")
}
